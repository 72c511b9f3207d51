# Footnote, from a fresh clone: `make demo` and `make test`. Nothing else to set up.

VENV := .venv
BIN := $(VENV)/bin
FOOTNOTE := $(BIN)/footnote
ARTICLES := examples/articles
QUESTION := How many people fell ill in Sandle?
# Without a restart: pytest-xdist waits forever for the files of a process that was killed.
TWO := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart=0
PIP := $(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt
OFFLINE := printf '\nerror: not everything could be installed.\nhint:  Check the network and any proxy, then type the same again: it continues where it stopped.\n' >&2

export PYTHONUTF8 := 1
# Tests start the command more than a hundred times: what is compiled is kept, wherever they run.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo chat test check attack attack-long bench models lint docs site pins clean

help:
	@echo 'make demo    install, fetch the models, index the example articles, answer a question'
	@echo 'make chat    the terminal application on the example articles'
	@echo 'make test    everything that is checked: style, types, imports, all tests, in two processes'
	@echo 'make check   the same without the slow tests, in about a minute'
	@echo 'make attack  the hostile suite, at most ten minutes: what was tried, and what did harm'
	@echo 'make attack-long  the long tests: kills, growth, a real browser, chat watched for 90 seconds'
	@echo 'make bench   the measurements in docs/measurements/speed.txt'
	@echo 'make docs    the pages that are written from the code'
	@echo 'make site    the documentation for a browser, in build/site'
	@echo 'make clean   remove the environment (the models and indexes stay)'

demo: $(VENV)/installed models
	@printf '\n$$ footnote ask --articles $(ARTICLES) "$(QUESTION)"\n\n'
	@$(FOOTNOTE) ask --articles $(ARTICLES) "$(QUESTION)"

chat: $(VENV)/installed models
	@$(FOOTNOTE) chat $(ARTICLES)

models: $(VENV)/installed
	@$(FOOTNOTE) models fetch

test: $(VENV)/installed-to-test models lint
	@$(FOOTNOTE) models fetch smollm2-135m-instruct
	FOOTNOTE_THREADS=1 $(TWO)

# In memory where there is such a folder: a hundred small indexes wait for the disk longer than for the processor.
check: export PYTEST_DEBUG_TEMPROOT := $(wildcard /dev/shm)
check: $(VENV)/installed-to-test lint
	$(TWO) --share=8 --hypothesis-profile=fast -m 'not slow and not models and not attack'

attack: $(VENV)/installed-to-test models
	@$(FOOTNOTE) models fetch smollm2-135m-instruct
	@$(BIN)/python -m tests.attack

attack-long: $(VENV)/installed-to-test models
	@$(FOOTNOTE) models fetch smollm2-135m-instruct
	$(BIN)/python -m pytest -m attack

lint: $(VENV)/installed-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-to-test models
	@$(BIN)/python -m benchmarks

docs: $(VENV)/installed
	@for page in library architecture; do $(BIN)/python docs/$${page}_page.py > docs/$$page.md.new && mv docs/$$page.md.new docs/$$page.md; done

site: $(VENV)/installed
	@$(BIN)/python -c 'import mkdocs' 2>/dev/null || $(PIP) -e '.[docs]'
	@$(BIN)/python docs/site_pages.py build/site
	@echo 'The pages are in build/site; begin with index.html.'

# What a person needs.
$(VENV)/installed: pyproject.toml constraints.txt
	@python=$$(.ci/preflight 4 $(VENV)) && { [ -x $(BIN)/python ] || $$python -m venv $(VENV); }
	@echo 'Installing Footnote into $(VENV). Building llama.cpp for this machine takes about five minutes on two cores, once.'
	@$(PIP) -e . || { $(OFFLINE); exit 1; }
	@touch $@

# And what the tests need beside: torch and sentence-transformers are the reference the fast embedder is held to.
$(VENV)/installed-to-test: $(VENV)/installed
	@.ci/preflight 7 $(VENV) >/dev/null
	@echo 'Installing what the tests need beside.'
	@$(PIP) -e '.[dev,docs,reference]' || { $(OFFLINE); exit 1; }
	@touch $@

pins: $(VENV)/installed-to-test
	@{ sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' | LC_ALL=C sort -f; } > $(VENV)/pins
	@mv $(VENV)/pins constraints.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

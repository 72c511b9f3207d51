"""The documentation: its links lead somewhere, and what is written from the code is as the code says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import house

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md"), ROOT / "examples" / "README.md"])
READ_BY_USERS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
_FENCED = re.compile(r"^```.*?^```|^<!--.*?-->", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_PATH = re.compile(r"`((?:rag|tui|tests|benchmarks|docs|examples)/[\w./-]*\w/?)`")
_ARCHAIC = re.compile(r"\banew\b|\bdares? more\b|\bthat which\b|\bin vain\b", re.IGNORECASE)
MOST_WORDS = 16_600
_COMMIT = re.compile(r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,10}\b")


def text_of(page: Path) -> str:
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The places in a page that a link may name, as hosts of repositories make them of headings."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(page: Path, text: str) -> Iterator[str]:
    """The links of a text, as if it stood in a page, that lead nowhere, and the paths it names that are not there."""
    for link in _LINK.findall(text):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, place = link.partition("#")
        aim = (page.parent / file).resolve() if file else page
        if not aim.exists() or (place and place not in anchors(aim)):
            yield link
    yield from (path for path in _PATH.findall(text) if not (ROOT / path).exists())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_path_leads_somewhere(page: Path) -> None:
    assert list(broken(page, text_of(page))) == []


def test_what_leads_nowhere_is_seen() -> None:
    text = "[a](nowhere.md) [b](README.md#a-session) [c](README.md#no-such-place) `rag/types.py` `rag/nothing.py`"
    assert list(broken(ROOT / "CHANGELOG.md", text)) == ["nowhere.md", "README.md#no-such-place", "rag/nothing.py"]


@pytest.mark.parametrize("page", READ_BY_USERS, ids=lambda page: page.name)
def test_what_users_read_names_no_commit(page: Path) -> None:
    assert _COMMIT.findall(re.sub(r'"[^"\n]*"', "", text_of(page))) == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "style.md"], ids=lambda page: str(page.relative_to(ROOT)))
def test_pages_are_in_the_english_of_today(page: Path) -> None:
    assert _ARCHAIC.findall(text_of(page)) == []


def test_what_is_told_stays_short() -> None:
    """What is added has to make something else shorter, or this number larger."""
    assert house.words(ROOT) <= MOST_WORDS


def test_extras_are_installed_from_the_checkout() -> None:
    """The name on the package index is somebody else's."""
    sources = [path for folder in ("rag", "tui", "examples") for path in (ROOT / folder).rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*PAGES, *sources])
    assert re.findall(r"pip install [^\n]*\bfootnote\b.*", text) == []
    extras = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"])
    assert {"serve", "mcp", "milvus"} <= set(re.findall(r"pip install -e '\.\[(\w+)\]'", text)) <= extras


@pytest.mark.parametrize("name", ["architecture", "library"])
def test_what_is_written_from_the_code_is_as_the_code_says(name: str) -> None:
    written = subprocess.run([sys.executable, f"docs/{name}_page.py"], cwd=ROOT, capture_output=True, check=True).stdout
    assert written == (ROOT / "docs" / f"{name}.md").read_bytes(), "type: make docs"


TASKS = (
    *("how a PDF is read", "a format", "how long a passage is", "a reranker", "a prompt", "a check of wording", "what a refusal says"),
    *("a key of the chat", "an option of a command", "another language model", "where an index is kept", "a tool for other programs"),
)
"""What a newcomer is most often after: each has a row of its own in CONTRIBUTING."""


def places() -> dict[str, list[str]]:
    """The table in CONTRIBUTING: what one wants to change, and everything in backquotes that it names for it."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Where to change what")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    return {what.strip(): re.findall(r"`([^`]+)`", where) for what, where in rows[1:]}


@pytest.mark.parametrize("what", TASKS)
def test_a_newcomer_is_told_where_to_change(what: str) -> None:
    named = places()[what]
    paths = [ROOT / name for name in named if "/" in name]
    assert paths
    assert all(path.exists() for path in paths)
    files = [file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path])]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [name for name in named if "/" not in name and name not in text] == []


def test_every_row_for_newcomers_leads_to_code() -> None:
    assert [what for what, named in places().items() if not any((ROOT / name).exists() for name in named if "/" in name)] == []


def test_every_decision_is_listed() -> None:
    listed = set(_LINK.findall((ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in (ROOT / "docs" / "adr").glob("0*.md")}


def test_every_page_can_be_found_from_the_readme() -> None:
    found, ahead = set(), {ROOT / "README.md"}
    while ahead:
        page = ahead.pop()
        found.add(page)
        links = (link.partition("#")[0] for link in _LINK.findall(text_of(page)))
        ahead |= {(page.parent / link).resolve() for link in links if link.endswith(".md") and "://" not in link} - found
    assert set((ROOT / "docs").rglob("*.md")) - found == set()

"""`import rag` in a program of one's own: the six lines of its page, everything it makes public, and the page itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import rag
import rag.engine.engine
import rag.engine.tasks
from tests.made_desk import QUESTION, SAID, made_models, make_desk

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[1]
PAGE = REPOSITORY / "docs" / "library.md"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    settings, articles = make_desk(tmp_path_factory.mktemp("desk"))
    models = made_models(settings)
    with pytest.MonkeyPatch.context() as patched:
        for module in (rag.engine.engine, rag.engine.tasks):
            patched.setattr(module, "Models", lambda _: models)
        patched.setenv("FOOTNOTE_INDEXES", str(settings.indexes))
        yield articles


def shown() -> str:
    """The program at the head of the page."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    first = lines.index("    import rag")
    return "\n".join(line[4:] for line in lines[first : lines.index("", first + 2)])


def test_the_program_at_the_head_of_the_page(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = shown().replace("~/stories", str(articles)).replace("Who signed the harbour contract?", QUESTION)
    assert len(program.splitlines()) <= 6
    exec(program, {})
    printed = capsys.readouterr().out
    assert printed.startswith(SAID)
    assert "(1, 'ferry.txt'" in printed


def test_an_open_index(articles: Path) -> None:
    with rag.open_index(articles) as index:
        events = list(index.events(QUESTION))
        answer = index.ask(QUESTION)
        assert isinstance(events[-1], rag.Finished)
        assert events[-1].answer.sentences == answer.sentences
        note = answer.citations[0]
        assert index.article(note.file).text[note.start : note.end] == note.quote
        assert [check.state for check in index.verify(answer)] == ["holds"] * len(answer.citations)
        (articles / note.file).rename(articles.parent / note.file)
        assert {check.state for check in index.verify(answer)} == {"vanished"}
        (articles.parent / note.file).rename(articles / note.file)
        assert index.search("fish market", 1)[0].article.file == "hostile.json"
        assert [info.file for info in index.articles(rag.Filters(file="f*"))] == ["ferry.txt"]
        assert (index.status().articles, index.skipped()) == (2, [])


def test_what_goes_wrong_while_it_answers_is_told_by_the_answer(articles: Path) -> None:
    stopped = threading.Event()
    stopped.set()
    with rag.open_index(articles) as index:
        assert index.ask(QUESTION, cancel=stopped).status == "stopped"
        assert index.ask(" ").status == "error"
        with pytest.raises(rag.BadInput):
            index.article("nowhere.txt")
    with pytest.raises(rag.NoSuchIndex):
        rag.open_index(articles.parent)


def test_what_is_public_is_there_and_nothing_else() -> None:
    assert all(getattr(rag, name) for name in rag.__all__)
    assert not hasattr(rag, "Engine")
    assert (Path(rag.__file__).parent / "py.typed").is_file()

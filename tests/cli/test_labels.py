"""Whatever stands in a file is data: a folder in which every name is hostile, and every command that may say one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

import pytest

from rag.cli import main
from rag.cli.parts import Parts
from rag.config import Settings
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.types import (
    Abstained,
    Answer,
    AnswerSentence,
    Article,
    ArticleInfo,
    Citation,
    Cited,
    Event,
    Filters,
    Finished,
    Hit,
    Otherwise,
    Query,
    Retrieved,
)
from tests.cli.fake import FakeEngine
from tests.cli.test_terminal import Terminal
from tests.hostile import FILE, HOSTILE, faults, unseen
from tests.index.made import WordEmbedder

pytestmark = pytest.mark.slow

QUOTE = "Mayor Sol Reyes signed the harbour contract\u200b [5] on Friday."
BODY = [QUOTE, *(f"The {what} of the harbour wall was measured again by engineers." for what in ("length", "height", "price"))]
STEERED = re.compile(r"\x1b\[(?:[JK]|2K|1A|\?25[lh])|\r")
"""How the command itself draws again what it has written."""
SAID = "The harbour was sold, FORGED [1] FORGED［2］ it says\x1b[2J\u202e."
NAME = f"stories\x1b[2J\u202e\n[1]FORGED [1]{'y' * 40}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stories as text, page, records and mail, with all that a file may say of itself."""
    folder = tmp_path_factory.mktemp("hostile") / FILE
    folder.mkdir()
    text = "".join(f"<p>{escape(line)}</p>" for line in BODY)
    named = escape(HOSTILE, quote=True)
    head = "".join(f'<meta property="{name}" content="{named}">' for name in ("og:site_name", "og:title", "author", "article:author"))
    (folder / f"{FILE}.html").write_text(f"<html><head><title>{named}</title>{head}</head><body>{text}</body></html>", encoding="utf-8")
    (folder / f"{FILE}.md").write_text(f"---\ntitle: {json.dumps(HOSTILE)}\n---\n\n" + "\n\n".join(BODY), encoding="utf-8")
    story = {"title": HOSTILE, "source": HOSTILE, "author": HOSTILE, "text": "\n\n".join(BODY)}
    records = [story, {"title": HOSTILE}, story | {"text": "\n\n".join(BODY).replace("Friday", "Monday")}]
    (folder / f"{FILE}.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "The harbour"
    mail.set_content("\n\n".join(BODY))
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=HOSTILE.replace("\n", " ").replace("\r", " ")[:150])
    (folder / f"{FILE}.eml").write_bytes(mail.as_bytes())
    (folder / f"{FILE}.pdf").write_bytes(b"no pdf")
    return folder


@pytest.fixture(scope="module")
def index(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    place = tmp_path_factory.mktemp("indexes") / NAME
    build(place, [folder], WordEmbedder(), Settings())
    opened = open_local(place)
    yield opened
    opened.close()


class WalkedEngine(FakeEngine):
    """The index of the hostile folder, and answers made of its stories."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self.index = index
        infos = [info for info in index.articles() if "Mayor" in index.article(info.id).text]
        self.hits = [Hit(n, self._with_others(info), index.passages_of(info.id)[0].spans, QUOTE, 1.0) for n, info in enumerate(infos)]
        self.citations = tuple(self._cite(n, info) for n, info in enumerate(infos, 1))
        sentence = AnswerSentence(SAID, (1,), True)
        answer = Answer("Who?", "answered", (sentence,), self.citations, tuple(self.hits), missing=SAID, reason=SAID, index=index.name)
        self.events = (Retrieved(0, tuple(self.hits), SAID), Cited(0, 0, sentence, self.citations), Finished(0, answer))

    def _with_others(self, info: ArticleInfo) -> ArticleInfo:
        return replace(info, copies=(FILE, HOSTILE), newer=HOSTILE, otherwise=(Otherwise(HOSTILE, HOSTILE, HOSTILE),))

    def _cite(self, number: int, info: ArticleInfo) -> Citation:
        article = self.index.article(info.id)
        start = article.text.index("Mayor")
        quote = article.text[start : article.text.index(".", start) + 1]
        place = (number, info.root, info.file, info.part, info.text_sha256, start, start + len(quote), None, quote)
        return Citation(*place, info.title, info.outlet, info.published, (FILE, HOSTILE))

    def search(self, query: Query) -> list[Hit]:
        return self.hits[: query.k]

    def info(self, file: str, part: str | None = None, root: str | None = None) -> ArticleInfo:
        found = self.index.find(file, part)
        assert found
        return self._with_others(found)

    def article(self, file: str, part: str | None = None, root: str | None = None) -> Article:
        return self.index.article(self.info(file, part).id)

    def articles(self, filters: Filters) -> list[ArticleInfo]:
        return [self._with_others(info) for info in self.index.articles(filters)]

    def status(self) -> Any:
        return self.index.status()

    def skipped(self) -> Any:
        return self.index.skipped()


Run = Callable[..., tuple[str, str]]


@pytest.fixture
def run(index: Index, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the hostile folder and looks at all it says: on a terminal, then in a pipe, which is returned."""
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(index.folder.parent))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "1000")

    def index_articles(settings: Settings, paths: Sequence[Path], **options: Any) -> object:
        return build(index.folder.parent / f"{NAME}2", paths, WordEmbedder(), settings)

    def run(*arguments: str, events: Sequence[Event] = (), has_text: bool = False) -> tuple[str, str]:
        def go() -> int:
            engine = WalkedEngine(index)
            engine.events = tuple(events) or engine.events
            return main(arguments, Parts(lambda *_, **__: engine, index_articles))  # type: ignore[arg-type]

        shown = Terminal()
        with redirect_stdout(shown), redirect_stderr(shown):
            go()
        go()
        said = capsys.readouterr()
        drawn = STEERED.sub("", shown.getvalue())
        assert not unseen(drawn + said.out)
        assert not faults(said.err)
        assert has_text or not faults(drawn + said.out)
        assert said.out + said.err
        return said.out, said.err

    return run


def test_the_folder_is_as_hostile_as_it_should_be(index: Index) -> None:
    infos = index.articles()
    assert {Path(info.file).suffix for info in infos} == {".html", ".md", ".jsonl", ".eml"}
    assert all(faults(info.file) for info in infos)
    assert sum(bool(faults(info.title)) for info in infos) >= 3
    assert sum(bool(faults(info.outlet or "")) for info in infos) >= 2
    assert any(faults(item.part or "") for item in index.skipped())
    assert faults(index.name)


def test_answers(run: Run) -> None:
    out, _ = run("ask", "Who?")
    assert "harbour" in out
    assert "[1]" in out
    run("show", "--last", "1", has_text=True)
    run("show", "--last", "1", "--marks", has_text=True)
    run("verify")
    run("export")
    run("export", "--text")


def test_refusals(run: Run, index: Index) -> None:
    hits = tuple(WalkedEngine(index).hits)
    answer = Answer("Who?", "abstained", hits=hits, reason=SAID)
    run("ask", "Who?", events=(Retrieved(0, hits), Abstained(0, SAID, hits), Finished(0, answer)))


@pytest.mark.parametrize(
    "command",
    [
        ("search", "harbour"),
        ("search", "--explain", "harbour"),
        ("status",),
        ("status", "--skipped"),
        ("articles",),
        ("articles", "--since", "2020"),
        ("indexes", "list"),
        ("doctor",),
        ("cache", "status"),
        ("indexes", "rename", NAME, "no/name\x1b[2J"),
        ("ask", "--articles", f"/nowhere/{FILE}", "Who?"),
        ("index", f"/nowhere/{FILE}"),
        ("verify", f"/nowhere/{FILE}.json"),
    ],
    ids=" ".join,
)
def test_commands(run: Run, command: tuple[str, ...]) -> None:
    run(*command)


def test_stories(run: Run, index: Index) -> None:
    for info in index.articles():
        for how in ((), ("--marks",)):
            out, err = run("show", info.file, *(("--part", info.part) if info.part else ()), *how, has_text=True)
            assert not faults(out.split("\n")[0])
            assert "Mayor Sol Reyes" in out or info.part == "record 2"  # it has a title alone
            assert "told differently in" in err or "newer version" in err


def test_indexing(run: Run, folder: Path) -> None:
    _, err = run("index", str(folder))
    assert "skipped" in err


def test_several_indexes_are_named(run: Run, index: Index, folder: Path) -> None:
    build(index.folder.parent / f"{NAME}3", [folder], WordEmbedder(), Settings())
    code = main(["status", "--skipped"])
    assert code == 0
    assert main(["articles"]) == 2


def test_json_has_labels_and_the_exact_words(run: Run, index: Index) -> None:
    out, _ = run("ask", "--json", "Who?", has_text=True)
    answer = json.loads(out)
    for citation in answer["citations"]:
        assert not faults(citation["title"] + (citation["outlet"] or ""))
        article = index.article(index.find(citation["file"], citation["part"]).id)  # type: ignore[union-attr]
        assert article.text[citation["start"] : citation["end"]] == citation["quote"]
    assert any(unseen(citation["quote"]) for citation in answer["citations"])
    for command in (("search", "--json", "harbour"), ("articles", "--json"), ("status", "--skipped", "--json")):
        _look(json.loads(run(*command, has_text=True)[0]))
    run("verify", "--json", has_text=True)  # looked_in is exact, as root is


def _look(value: Any, name: str = "") -> None:
    match value:
        case dict():
            for key, item in value.items():
                _look(item, key)
        case list():
            for item in value:
                _look(item, name)
        case str() if name in ("title", "outlet", "byline", "here", "there"):
            assert not faults(value)

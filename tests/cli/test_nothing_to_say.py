"""What is said when there is nothing: no story to search, no footnote to open or verify, a field that means nothing."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from rag.cli import main
from rag.cli.app import footnote
from rag.cli.moments import when
from rag.cli.parts import Parts
from rag.corpus import NOT_READ
from rag.engine import Engine
from rag.index.summary import Summary
from rag.search.nothing import nothing_to_search
from rag.types import ArticleInfo, Filters, Hit, Query, Skipped, Turn
from tests.cli.fake import ABSTAINS, QUOTE, FakeEngine, parts_with
from tests.evaluate.made import engine_over, settings_in
from tests.scripted import Scripted


class Silent(FakeEngine):
    """Holds no story that passes."""

    def search(self, query: Query) -> list[Hit]:
        super().search(query)
        return []

    def articles(self, filters: Filters) -> list[ArticleInfo]:
        return []


def holding(*dates: str | None, skipped: Iterable[Skipped] = ()) -> SimpleNamespace:
    """As much of an index as is looked at, with stories of these dates."""
    infos = [ArticleInfo(n, "/r", f"{n}.txt", None, "", "T", outlet="Courier", published=date) for n, date in enumerate(dates)]

    def passing(filters: Filters) -> list[ArticleInfo]:
        return [i for i in infos if not (filters.since or filters.source) or (filters.since and (i.published or "") >= filters.since)]

    status = lambda: SimpleNamespace(roots=("/r",))  # noqa: E731
    return SimpleNamespace(
        name="stories-1", count=lambda f: len(passing(f)), articles=passing, skipped=lambda: list(skipped), status=status
    )


PICTURES = [Skipped(name, NOT_READ) for name in ("a.jpg", "b.JPG", "c.mp3", "below/README_OLD")]
BROKEN = Skipped("a.pdf", "it is not a valid PDF")


@pytest.mark.parametrize(
    ("index", "filters", "said"),
    [
        (holding(), Filters(), ("0 articles in /r: no file was found there", "Markdown", "--articles DIR")),
        (holding(skipped=PICTURES), Filters(), ("4 files of a kind that is not read (.jpg, .mp3, without a suffix).", "--articles DIR")),
        (holding(skipped=[BROKEN]), Filters(), ("1 file that could not be read (“a.pdf”: it is not a valid PDF).", "--articles DIR")),
        (holding(skipped=[*PICTURES, BROKEN, BROKEN]), Filters(), ("4 files of", "and 2 files that could", "footnote status --skipped")),
        (holding("2024-01-01", "2024-01-02"), Filters(since="2030-01-01"), ("None of the 2 articles", "2030-01-01", "footnote articles")),
        (holding(None, None), Filters(since="2030-01-01"), ("None of the 2 articles", "2 have no date", "footnote articles")),
        (holding("2024-01-01"), Filters(source="Wire"), ("The one article does not pass", "outlet “Wire”", "footnote articles")),
    ],
)
def test_nothing_to_search_is_said_with_the_count_and_what_to_type(index: object, filters: Filters, said: tuple[str, ...]) -> None:
    told = nothing_to_search(index, filters)  # type: ignore[arg-type]
    assert told is not None
    assert all(part in told for part in said), told


def test_a_story_that_passes_is_something() -> None:
    assert nothing_to_search(holding("2024-01-01", None), Filters(since="2024-01-01")) is None


@pytest.mark.parametrize("command", [["search", "q"], ["articles"]])
def test_nothing_to_search_has_exit_code_3(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command, parts_with(Silent())) == 3
    said = capsys.readouterr()
    assert (said.out, "None of the 2 articles" in said.err) == ("", True)


def test_search_says_why_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "q"], parts_with(Silent())) == 3
    assert json.loads(capsys.readouterr().out) == {"query": "q", "hits": [], "reason": "None of the 2 articles passes the filter."}


@pytest.mark.parametrize(
    "command", [["timeline"], ["timeline", "bridge"], ["quotes"], ["quotes", "--speakers"], ["compare", "bridge"], ["check", "draft.md"]]
)
@pytest.mark.parametrize(("articles", "filters"), [("none", []), ("one", ["--since", "2030"])])
def test_views_of_nothing_say_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    articles: str,
    filters: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "none").mkdir()
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.txt").write_text("The bridge is shut\n\nCourier, 3 March 2025\n\nThe bridge is shut, the mayor said.\n")
    (tmp_path / "draft.md").write_text("The bridge is shut.\n")

    def open_engine(*_: object, **__: object) -> Engine:
        return engine_over(tmp_path / articles, settings_in(tmp_path / "indexes"), Scripted(""))

    with closing(open_engine()) as engine:
        why = engine.nothing_to_search(Filters(since="2030-01-01" if filters else None))
    assert why
    assert main([*command, *filters], Parts(open_engine, lambda *_, **__: Summary(tmp_path))) == 3
    assert " ".join(capsys.readouterr().out.split()) == why


def lines(monkeypatch: pytest.MonkeyPatch, *rows: object) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("\n".join(map(json.dumps, rows)).encode())))


def test_search_lines_take_what_lines_for_ask_take(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"id": 7, "query": "and then?", "history": [{"role": "user", "content": "The bridge?"}], "as_of": "2024-05-01"}
    lines(monkeypatch, row | {"filters": {"source": "Courier"}, "since": "2024-01-01"})
    engine = FakeEngine()
    assert main(["search", "--jsonl"], parts_with(engine)) == 0
    asked = engine.asked[0]["query"]
    assert asked.history == (Turn("user", "The bridge?"),)
    assert (asked.text, asked.k, asked.as_of) == ("and then?", 8, "2024-05-01")
    assert asked.filters == Filters(since="2024-01-01", source="Courier")
    said = capsys.readouterr()
    assert (json.loads(said.out)["id"], said.err) == (7, "")


@pytest.mark.parametrize(("command", "field"), [("ask", "question"), ("search", "query")])
def test_fields_that_mean_nothing_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, field: str
) -> None:
    lines(monkeypatch, {field: "q"}, {field: "q", "sinse": "2024", "\x1b[31mred": 1})
    assert main([command, "--jsonl"], parts_with()) == 0
    assert capsys.readouterr().err == 'Line 2: "sinse", "red" are not fields and were ignored.\n'


def test_after_a_refusal_show_opens_what_was_near_and_verify_says_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    parts = parts_with(FakeEngine(ABSTAINS))
    main(["ask", "Who won?"], parts)
    assert "\n~1 harbour.txt" in capsys.readouterr().out
    assert main(["show", "--last", "1"], parts) == 0
    said = capsys.readouterr()
    assert f"[[{QUOTE}]]" in said.out
    assert "“Who won?”, was not answered, so there are no footnotes. This is number 1 of the nearest passages." in said.err
    assert main(["show", "--last", "2"], parts) == 2
    assert "was not answered" in capsys.readouterr().err
    assert main(["verify"], parts) == 0
    assert capsys.readouterr().err == "The question “Who won?” was not answered, so there is nothing to verify.\n"


def test_articles_are_sorted_and_limited(capsys: pytest.CaptureFixture[str]) -> None:
    main(["articles", "--sort", "copies", "--limit", "1"], parts_with())
    said = capsys.readouterr()
    assert said.out.endswith("\t1\tundated.txt (+1)\n"), "what it is sorted by is shown"
    assert said.out.count("\n") == 1
    assert said.err == "1 of 2 articles.\n"
    for order in ([], ["--reverse"]):
        main(["articles", "--sort", "date", *order], parts_with())
        assert "undated.txt" in capsys.readouterr().out.splitlines()[-1], "what has no date stands last"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (None, "not yet"),
        ("2026-11-28T09:05:00", "today at 09:05"),
        ("2026-11-27T23:59:00", "yesterday at 23:59"),
        ("2026-11-25T01:00:00", "3 days ago (25 November 2026)"),
        ("2025-01-02T01:00:00", "2 January 2025"),
        ("2026-12-02T01:00:00", "2 December 2026"),
    ],
)
def test_moments_in_words(moment: str | None, said: str) -> None:
    assert when(moment, datetime(2026, 11, 28, 10, 0).astimezone()) == said


def groups(command: click.Command) -> Iterable[click.Group]:
    if isinstance(command, click.Group):
        yield command
        for child in command.commands.values():
            yield from groups(child)


@pytest.mark.parametrize("group", list(groups(footnote)), ids=lambda group: group.name)
def test_help_has_a_whole_line_for_every_command(group: click.Group) -> None:
    room = 80 - 2 - max(map(len, group.commands)) - 2
    cut = [name for name, command in group.commands.items() if command.get_short_help_str(1000) != command.get_short_help_str(room)]
    assert cut == []


@pytest.mark.parametrize(("command", "acts"), [("ask", True), ("warm", True), ("chat", True), ("index", False), ("search", False)])
def test_a_model_is_named_where_one_writes(command: str, acts: bool) -> None:
    assert ("--model" in [name for param in footnote.commands[command].params for name in param.opts]) is acts

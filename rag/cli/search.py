"""`footnote search`: the passages that would be read, without a model to write."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import click
from rich.text import Text

from rag.answer.record import hit_json
from rag.cli import strings
from rag.cli.batch import answer_lines, failure
from rag.cli.footnotes import OTHERWISE, marked_words, otherwise, place, source
from rag.cli.json_in import lines
from rag.cli.options import Day, command, folder_first, with_filters, with_place, with_settings
from rag.cli.parts import Parts, Place
from rag.cli.refresh import opened
from rag.cli.request import QUERY_FIELDS, Request, note_unknown, read_request
from rag.cli.screen import console, note, out_json, write
from rag.cli.undated import note_undated
from rag.config import Settings
from rag.engine import Engine
from rag.errors import BadInput, FootnoteError
from rag.text import label, one_line, plural
from rag.types import Filters, Hit, Query

NOTHING = 3


@command(strings.SEARCH)
@click.argument("query", nargs=-1, metavar="[DIR] QUERY")
@with_place
@click.option("-k", "count", type=click.IntRange(1, 1000), metavar="N", default=8, show_default=True, help=strings.SEARCH_COUNT)
@click.option("--explain", is_flag=True, help=strings.SEARCH_EXPLAIN)
@click.option("--as-of", type=Day(), metavar="DATE", help=strings.SEARCH_AS_OF)
@click.option("--json", "as_json", is_flag=True, help=strings.AS_JSON)
@click.option("--jsonl", "as_jsonl", is_flag=True, help=strings.SEARCH_JSONL)
@with_filters
@with_settings
@click.pass_obj
def search(
    parts: Parts,
    query: tuple[str, ...],
    place: Place,
    count: int,
    explain: bool,
    as_of: str | None,
    as_json: bool,
    as_jsonl: bool,
    filters: Filters,
    settings: Settings,
) -> int:
    """Show the passages nearest to QUERY."""
    query, place = folder_first(query, place)
    words = " ".join(query).strip()
    if not words and not as_jsonl:
        raise BadInput(strings.NO_QUERY, strings.NO_QUERY_HINT)
    with opened(parts, settings, place) as engine:
        if as_jsonl and not words:
            return _search_lines(engine, lines(sys.stdin.buffer), count, Request("", (), as_of, filters), explain)
        note_undated(engine, filters)
        hits = engine.search(Query(words, count, filters, as_of))
        nothing = None if hits else engine.nothing_to_search(filters)
    if as_json or as_jsonl:
        out_json(_record(words, hits, explain, nothing))
    elif hits:
        _write(hits, words, explain)
    else:
        note(nothing or strings.NO_PASSAGE)
    return 0 if hits else NOTHING


def _search_lines(engine: Engine, lines: Iterable[bytes], count: int, default: Request, explain: bool) -> int:
    def found(content: dict[str, Any], number: int) -> dict[str, Any]:
        note_unknown(content, QUERY_FIELDS, number)
        given = {"question": content.get("query"), "asked": content.get("as_of"), **content}
        request = read_request(given, default, "query")
        hits = engine.search(_query(engine, request, count))
        return _record(request.question, hits, explain, None if hits else engine.nothing_to_search(request.filters))

    def failed(content: dict[str, Any], error: FootnoteError) -> dict[str, Any]:
        words = content.get("query")
        return _record(words if isinstance(words, str) else "", [], explain) | failure(error)

    return answer_lines(lines, found, failed, threading.Event())


def _query(engine: Engine, request: Request, count: int) -> Query:
    """A line's query; one that follows on from a conversation is searched as a question asked there would be."""
    if not request.history:
        return Query(request.question, count, request.filters, request.asked)
    return replace(engine.query(request.question, request.history), k=count, filters=request.filters, as_of=request.asked)


def _record(words: str, hits: list[Hit], explain: bool, nothing: str | None = None) -> dict[str, Any]:
    found = [hit_json(hit) | ({"explain": dict(hit.explain)} if explain else {}) for hit in hits]
    return {"query": words, "hits": found} | ({"reason": nothing} if nothing else {})


def _write(hits: list[Hit], words: str, explain: bool) -> None:
    screen = console(sys.stdout)
    for rank, hit in enumerate(hits, 1):
        info = hit.article
        start, end = hit.spans[0].start, hit.spans[-1].end
        head = [f"{place(info.file, info.part)}:{start}-{end}", source(info.outlet, info.published), label(info.title)]
        text = Text.assemble((f"{rank}.", "bold cyan"), " ", (" · ".join(filter(None, head)), "dim"))
        if info.copies:
            text.append(strings.search_also_in(many=plural(len(info.copies), strings.OTHER_FILE)), "dim")
        if info.newer:
            text.append(strings.newer_version(newer=label(info.newer)), "dim")
        for told in info.otherwise[:OTHERWISE]:
            text.append(strings.told_otherwise_in(told=otherwise(told)), "dim")
        if explain:
            text.append("\n   " + ", ".join(f"{one_line(name)} {value:.4g}" for name, value in hit.explain.items()), "dim")
        text.append("\n   ").append_text(marked_words(one_line(hit.text), words))
        write(screen, text)

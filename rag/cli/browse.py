"""`footnote status` and `footnote articles`: what is indexed, how much, how fresh."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from typing import Any

import click

from rag.cli import strings
from rag.cli.footnotes import OTHERWISE
from rag.cli.footnotes import place as where
from rag.cli.moments import when
from rag.cli.options import command, with_filters, with_place
from rag.cli.parts import Parts, Place, index_names
from rag.cli.screen import note, out, out_json, size, table
from rag.cli.undated import note_undated, undated
from rag.config import load_settings
from rag.errors import FootnoteError, NoSuchIndex
from rag.index.summary import IndexStatus
from rag.text import MESSAGE, PATH, label, one_line, plural
from rag.types import ArticleInfo, Filters

NOTHING = 3
ORDERS: dict[str, Callable[[ArticleInfo], Any]] = {
    "file": lambda info: (info.root, info.file),
    "date": lambda info: info.published or "",
    "outlet": lambda info: (info.outlet or "").casefold(),
    "title": lambda info: info.title.casefold(),
    "author": lambda info: (info.byline or "").casefold(),
    "length": lambda info: info.characters,
    "copies": lambda info: len(info.copies),
}
_MISSING = {"date": "published", "outlet": "outlet", "author": "byline"}
_ALSO: dict[str, Callable[[ArticleInfo], str]] = {
    "author": lambda info: label(info.byline or "-"),
    "length": lambda info: f"{info.characters:,}",
    "copies": lambda info: f"{len(info.copies):,}",
}
"""What the table shows besides when it is sorted by that."""
_GREATEST_FIRST = ("date", "length", "copies")


@command(strings.ARTICLES)
@with_place
@with_filters
@click.option("--sort", type=click.Choice(list(ORDERS)), default="file", show_default=True, help=strings.ARTICLES_SORT)
@click.option("--reverse", is_flag=True, help=strings.ARTICLES_REVERSE)
@click.option("--limit", type=click.IntRange(1), metavar="N", help=strings.ARTICLES_LIMIT)
@click.option("--json", "as_json", is_flag=True, help=strings.ARTICLES_JSON)
@click.pass_obj
def articles(parts: Parts, place: Place, filters: Filters, sort: str, reverse: bool, limit: int | None, as_json: bool) -> int:
    """List the indexed articles: date, outlet, title, file."""
    with closing(parts.open(load_settings(), place)) as engine:
        every = _sorted(engine.articles(filters), sort, reverse)
        found = every[:limit]
        nothing = None if every else engine.nothing_to_search(filters)
        note_undated(engine, filters)
        left_out = [info.file for info in undated(engine, filters)]
    if len(found) < len(every):
        note(strings.shown_of(count=len(found), many=plural(len(every), "article")))
    if nothing:
        note(nothing)
    if as_json:
        out_json({"articles": [asdict(info) for info in found], "undated_left_out": left_out})
    else:
        also = _ALSO.get(sort)
        table(
            ("date", "outlet", "title", *([sort] if also else []), "file"),
            [
                (
                    a.published or "-",
                    label(a.outlet or "-"),
                    label(a.title),
                    *([also(a)] if also else []),
                    where(a.file, a.part) + _beside(a),
                )
                for a in found
            ],
        )
    return 0 if every else NOTHING


@command(strings.STATUS)
@with_place
@click.option("--skipped", is_flag=True, help=strings.STATUS_SKIPPED)
@click.option("--json", "as_json", is_flag=True, help=strings.AS_JSON)
@click.pass_obj
def status(parts: Parts, place: Place, skipped: bool, as_json: bool) -> int:
    """Say what each index holds, how fresh it is, and what could not be read."""
    from rag.cli.cache import kept_passages

    settings = load_settings()
    places = [place] if place else [Place(index=name) for name in index_names(settings)]
    if not places:
        raise NoSuchIndex(strings.no_index_yet(indexes=settings.indexes), strings.MAKE_AN_INDEX)
    records = []
    for one in places:
        try:
            with closing(parts.peek(settings, one)) as engine:
                found, left_out = engine.status(), engine.skipped()
        except FootnoteError as error:
            if place:
                raise
            note(f"{label(one.index or '')}: {label(f'{error.message} {error.hint}', MESSAGE)}")
            continue
        records.append(asdict(found) | {"folder": str(found.folder), "skipped_files": [asdict(s) for s in left_out]})
        if not as_json:
            write_status(found)
            for item in left_out if skipped else ():
                out(strings.skipped(file=where(item.file, item.part), reason=label(item.reason, PATH)))
    if as_json:
        out_json({"indexes": records})
    else:
        out(kept_passages(settings))
    return 0


def _sorted(found: list[ArticleInfo], sort: str, reverse: bool) -> list[ArticleInfo]:
    """By what is asked for, the newest, longest and most copied first; what lacks it stands last either way."""
    field = _MISSING.get(sort)
    known = [info for info in found if field is None or getattr(info, field)]
    lacking = [info for info in found if field is not None and not getattr(info, field)]
    return sorted(known, key=ORDERS[sort], reverse=(sort in _GREATEST_FIRST) is not reverse) + lacking


def _beside(info: ArticleInfo) -> str:
    """How many other files hold the story, which holds a newer version of it, and which tell it otherwise."""
    others = [label(told.place) for told in info.otherwise if told.place != info.newer]
    more = strings.and_more(count=len(others) - OTHERWISE) if len(others) > OTHERWISE else ""
    told = strings.otherwise(names=", ".join(others[:OTHERWISE]), more=more) if others else ""
    newer = strings.newer(newer=label(info.newer)) if info.newer else ""
    return f"{f' (+{len(info.copies)})' if info.copies else ''}{newer}{told}"


def write_status(status: IndexStatus) -> None:
    kept = size(status.bytes) if status.bytes else strings.KEPT_ON_A_SERVER
    out(strings.status_head(name=label(status.name), size=kept, updated=when(status.updated)))
    for root in status.roots:
        out(f"  {label(root, PATH)}")
    older = strings.OLDER_VERSION if status.older == 1 else strings.OLDER_VERSIONS
    copies = strings.COPY_MERGED if status.copies == 1 else strings.COPIES_MERGED
    counted = ((status.copies, copies), (status.older, older), (status.undated, "undated"))
    also = [f"{count:,} {what}" for count, what in counted if count]
    out(f"  {plural(status.files, 'file')}, {plural(status.articles, 'article')}{', ' if also else ''}{', '.join(also)}")
    ready = "" if status.embedded >= status.passages else strings.embedded_so_far(embedded=status.embedded)
    out(strings.status_passages(many=plural(status.passages, "passage"), ready=ready, embedder=label(status.embedder)))
    if status.skipped:
        out(strings.status_unread(many=plural(status.skipped, "file")))
    for line in (*((strings.being_written_by(writer=status.writer),) if status.writer else ()), *status.notes):
        out(f"  {one_line(line)}")

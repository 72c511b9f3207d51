"""`footnote show`: a story with the cited words marked, from the file, or from the index when the file has gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from rag.cli import strings
from rag.cli.footnotes import NEAREST, OTHERWISE, otherwise
from rag.cli.options import command, with_place
from rag.cli.parts import Parts, Place
from rag.cli.saved import Saved, load_last
from rag.cli.screen import note
from rag.cli.story import write_marks, write_story
from rag.config import Settings, load_settings
from rag.errors import BadInput, FootnoteError
from rag.text import PATH, label, plural, quoted_label
from rag.types import Article, ArticleInfo, Citation, Span


@command(strings.SHOW)
@click.argument("target", required=False, metavar="FILE[:START-END]")
@click.option("--last", type=click.IntRange(min=1), metavar="N", help=strings.SHOW_LAST)
@click.option("--part", metavar="PART", help=strings.SHOW_PART)
@click.option("--marks", is_flag=True, help=strings.SHOW_MARKS)
@click.option("--whole", is_flag=True, help=strings.SHOW_WHOLE)
@with_place
@click.pass_obj
def show(
    parts: Parts,
    target: str | None,
    last: int | None,
    part: str | None,
    marks: bool,
    whole: bool,
    place: Place,
) -> int:
    """Show an article, its lines numbered, with the words of a footnote marked."""
    settings = load_settings()
    if (target is None) == (last is None):
        raise BadInput(strings.SHOW_NOTHING, strings.SHOW_NOTHING_HINT)
    if last is not None:
        article, span = _cited(parts, settings, last)
    else:
        article, span = _named(parts, settings, place, str(target), part)
    if marks:
        write_marks(article)
    else:
        write_story(article, [span] if span else [], whole=whole or not span)
    return 0


def _cited(parts: Parts, settings: Settings, number: int) -> tuple[Article, Span | None]:
    last = load_last()
    by_number = {citation.number: citation for citation in last.answer.citations}
    if number not in by_number and last.answer.status == "abstained":
        return _near(parts, settings, last, number)
    if number not in by_number:
        count = len(by_number)
        raise BadInput(strings.no_such_footnote(many=plural(count, "footnote"), number=number), strings.SHOW_LAST_1)
    return _opened(parts, settings, by_number[number], last.place)


def _opened(parts: Parts, settings: Settings, citation: Citation, place: Place) -> tuple[Article, Span | None]:
    article = _indexed(parts, settings, citation, place)
    article = article or on_disk(settings, Path(citation.root), citation.file, citation.part)
    if article is None:
        note(strings.STORY_GONE)
        return _quote_alone(citation), Span(0, len(citation.quote))
    return article, _still_there(article, citation)


def _near(parts: Parts, settings: Settings, last: Saved, number: int) -> tuple[Article, Span | None]:
    """The passage near a question that was not answered: there is no footnote to open."""
    said = strings.no_footnotes(question=quoted_label(last.answer.question))
    if number > len(last.answer.hits[:NEAREST]):
        raise BadInput(f"{said}.", strings.SEARCH_LISTS if not last.answer.hits else strings.SHOW_LAST_1)
    note(strings.near_passage(said=said, number=number))
    hit = last.answer.hits[number - 1]
    at, span = hit.article, hit.near or Span(hit.spans[0].start, hit.spans[-1].end)
    citation = Citation(
        number, at.root, at.file, at.part, at.text_sha256, *span, hit.line, hit.near_text, at.title, at.outlet, at.published
    )
    return _opened(parts, settings, citation, last.place)


def _indexed(parts: Parts, settings: Settings, citation: Citation, place: Place) -> Article | None:
    try:
        with closing(parts.peek(settings, place)) as engine:
            article = engine.article(citation.file, citation.part, citation.root)
            info = engine.info(citation.file, citation.part, citation.root)
    except FootnoteError:
        return None
    _tell_changes(settings, Path(citation.root), article)
    _tell_others(info)
    return article


def _still_there(article: Article, citation: Citation) -> Span | None:
    if article.text_sha256 == citation.text_sha256:
        return Span(citation.start, citation.end)
    found = article.text.find(citation.quote)
    if found < 0:
        note(strings.WORDS_GONE)
        return None
    note(strings.WORDS_STILL_THERE)
    return Span(found, found + len(citation.quote))


def _quote_alone(citation: Citation) -> Article:
    c = citation
    return Article(c.file, c.quote, c.text_sha256, c.title, c.part, outlet=c.outlet, published=c.published)


def _named(parts: Parts, settings: Settings, place: Place, target: str, part: str | None) -> tuple[Article, Span | None]:
    given = re.fullmatch(r"(.+):(\d+)-(\d+)", target, re.DOTALL)
    file, start, end = (given[1], int(given[2]), int(given[3])) if given and not Path(target).exists() else (target, 0, 0)
    article = _find(parts, settings, place, file, part)
    if start == end:
        return article, None
    if not 0 <= start < end <= len(article.text):
        raise BadInput(strings.not_in_it(file=file, count=len(article.text), start=start, end=end), strings.footnote_show(file=file))
    return article, Span(start, end)


def _find(parts: Parts, settings: Settings, place: Place, file: str, part: str | None) -> Article:
    """The article as indexed; one that no index knows is read from the file, as it is now."""
    try:
        with closing(parts.open(settings, place)) as engine:
            info = engine.info(_below(engine.status().roots, file), part)
            article = engine.article(info.file, info.part, info.root)
            _tell_changes(settings, Path(info.root), article)
            _tell_others(info)
            return article
    except FootnoteError:
        article_now = on_disk(settings, Path(file).parent, Path(file).name, part)
        if place or article_now is None:
            raise
        return article_now


def _below(roots: Sequence[str], file: str) -> str:
    """A path as it stands below the root it is in; as it is when it is in none."""
    path = Path(file).resolve()
    return next((path.relative_to(root).as_posix() for root in roots if path.is_file() and path.is_relative_to(root)), file)


def on_disk(settings: Settings, root: Path, file: str, part: str | None) -> Article | None:
    """The article as its file says it now; None when there is none."""
    from rag.corpus import mark
    from rag.index.read_in import read_alone

    if not root.is_file() and not (root / file).is_file():
        return None
    articles, _ = read_alone(root, file, settings)
    return next((mark(article, frozenset()) for article in articles if part is None or article.is_at(part)), None)


def _tell_changes(settings: Settings, root: Path, article: Article) -> None:
    now = on_disk(settings, root, article.file, article.part)
    if now is None:
        note(strings.file_gone(file=quoted_label(article.file), root=label(str(root), PATH)))
    elif now.text_sha256 != article.text_sha256:
        note(strings.file_changed(file=quoted_label(article.file)))


def _tell_others(info: ArticleInfo) -> None:
    """Say where the story has a newer version and where it is told otherwise, and in which words."""
    told = {each.place: otherwise(each) for each in info.otherwise}
    if info.newer:
        note(strings.newer_story(newer=told.pop(info.newer, label(info.newer))))
    for each in list(told.values())[:OTHERWISE]:
        note(strings.told_otherwise(each=each))

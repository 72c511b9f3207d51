"""`footnote show`: a story with the cited words marked, from the file, or from the index when the file has gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.options import plain_settings, with_place
from rag.cli.parts import Parts, Place
from rag.errors import BadInput, FootnoteError
from rag.text import PATH, label, quoted_label
from rag.types import Article, ArticleInfo, Citation, Span

if TYPE_CHECKING:
    from rag.cli.saved import Saved
    from rag.config import Settings


@click.command(
    short_help="Show an article with the words of a footnote marked.",
    epilog="""\b
    footnote show --last 2                       the second footnote of the last answer
    footnote show story.txt                      a whole story
    footnote show story.txt:120-260              some characters of it
    footnote show story.txt --marks              what was taken for caption, byline, boilerplate and orders
    """,
)
@click.argument("target", required=False, metavar="FILE[:START-END]")
@click.option(
    "--last",
    type=click.IntRange(min=1),
    metavar="N",
    help="The Nth footnote of the last answer; of a refusal, the Nth passage that was near.",
)
@click.option("--part", metavar="PART", help='The page, record or message in FILE, like "record 3".')
@click.option("--marks", is_flag=True, help="Show what each stretch was taken for, and by which rule.")
@click.option("--whole", is_flag=True, help="The whole story, not only what stands around the marked words.")
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
    from rag.cli.story import write_marks, write_story

    settings = plain_settings()
    if (target is None) == (last is None):
        raise BadInput("Say which article to show.", "footnote show FILE, or footnote show --last 2 for a footnote of the last answer.")
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
    from rag.cli.saved import load_last
    from rag.cli.screen import plural

    last = load_last()
    by_number = {citation.number: citation for citation in last.answer.citations}
    if number not in by_number and last.answer.status == "abstained":
        return _near(parts, settings, last, number)
    if number not in by_number:
        count = len(by_number)
        raise BadInput(f"The last answer has {plural(count, 'footnote')}, and none is number {number}.", "footnote show --last 1")
    return _opened(parts, settings, by_number[number], last.place)


def _opened(parts: Parts, settings: Settings, citation: Citation, place: Place) -> tuple[Article, Span | None]:
    from rag.cli.screen import note

    article = _indexed(parts, settings, citation, place)
    article = article or on_disk(settings, Path(citation.root), citation.file, citation.part)
    if article is None:
        note("Neither the file nor the index holds this story any more; these are the words that were cited.")
        return _quote_alone(citation), Span(0, len(citation.quote))
    return article, _still_there(article, citation)


def _near(parts: Parts, settings: Settings, last: Saved, number: int) -> tuple[Article, Span | None]:
    """The passage near a question that was not answered: there is no footnote to open."""
    from rag.cli.footnotes import NEAREST
    from rag.cli.screen import note

    said = f"The last question, {quoted_label(last.answer.question)}, was not answered, so there are no footnotes"
    if number > len(last.answer.hits[:NEAREST]):
        raise BadInput(f"{said}.", "footnote search lists passages that are near." if not last.answer.hits else "footnote show --last 1")
    note(f"{said}; this is passage {number} of those that were near.")
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
    from rag.cli.screen import note

    if article.text_sha256 == citation.text_sha256:
        return Span(citation.start, citation.end)
    found = article.text.find(citation.quote)
    if found < 0:
        note("The story has changed since the answer, and the cited words are no longer in it.")
        return None
    note("The story has changed since the answer; the cited words are still in it.")
    return Span(found, found + len(citation.quote))


def _quote_alone(citation: Citation) -> Article:
    at = citation
    return Article(at.file, at.quote, at.text_sha256, at.title, at.part, outlet=at.outlet, published=at.published)


def _named(parts: Parts, settings: Settings, place: Place, target: str, part: str | None) -> tuple[Article, Span | None]:
    given = re.fullmatch(r"(.+):(\d+)-(\d+)", target, re.DOTALL)
    file, start, end = (given[1], int(given[2]), int(given[3])) if given and not Path(target).exists() else (target, 0, 0)
    article = _find(parts, settings, place, file, part)
    if start == end:
        return article, None
    if not 0 <= start < end <= len(article.text):
        raise BadInput(f"{file} has {len(article.text):,} characters; {start}-{end} is not in it.", f"footnote show {file}")
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
    from rag.cli.screen import note

    now = on_disk(settings, root, article.file, article.part)
    if now is None:
        note(f"{quoted_label(article.file)} is no longer in {label(str(root), PATH)}; this is its text as it was indexed.")
    elif now.text_sha256 != article.text_sha256:
        stale = "this is its text as it was indexed. `footnote index` brings it up to date."
        note(f"{quoted_label(article.file)} has changed since it was indexed; {stale}")


def _tell_others(info: ArticleInfo) -> None:
    """Say where the story has a newer version and where it is told otherwise, and in which words."""
    from rag.cli.footnotes import OTHERWISE, otherwise
    from rag.cli.screen import note

    told = {each.place: otherwise(each) for each in info.otherwise}
    if info.newer:
        note(f"There is a newer version of this story: {told.pop(info.newer, label(info.newer))}")
    for each in list(told.values())[:OTHERWISE]:
        note(f"This story is told otherwise in {each}")


commands = [show]

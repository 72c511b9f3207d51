"""Pages and parts of them at each limit of the rules by which they are read: as long, as many, as far or as deep, one less and one more.

They are recorded with the others (`readings`), those of one limit in one row.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, product
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import Any
from unittest.mock import patch

from lxml.html import HtmlElement, fromstring, tostring
from trafilatura.settings import Document

from rag.corpus import Found, copies, discover, layout, recognise, same_stories, signature
from rag.corpus.decode import decode, without_controls
from rag.corpus.fields import day_of, read_fields
from rag.corpus.formats import as_day, one_line
from rag.corpus.hidden import cut_hidden, hide, veil_for
from rag.corpus.hidden import shown as seen_of
from rag.corpus.ink import INVISIBLE
from rag.corpus.language import language_of, languages_of
from rag.corpus.linked_data import Node, nodes_of, resolved
from rag.corpus.page_asides import beside, drop_asides, is_link
from rag.corpus.page_fields import fields_of
from rag.corpus.page_people import _is_full_name
from rag.corpus.page_story import _blocks, _fuller, _keep_posts, _parted, linked_foot
from rag.corpus.page_view import Page
from rag.corpus.pages import _CELL, _COLUMN, _ROW, _unfold
from rag.corpus.people import is_person, people_in
from rag.corpus.read import _too_much, is_plain
from rag.corpus.readers import FORMATS, SUFFIXES, pdf
from rag.corpus.tellings import Telling
from rag.corpus.titles import end_pieces, names_of_host, without_site
from rag.types import Article, Kind, Mark, Sentence
from tests.corpus.grids import LENGTHS, TABLES, Readings, exactly, line_of, marked, of, read_as, runs, story_of
from tests.corpus.printed import column as set_in
from tests.corpus.printed import pdf as printed
from tests.corpus.test_exact import zipped

BODY = "".join(f"<p>{text}</p>" for text in TABLES["body"])
TOLD = "\n".join(TABLES["body"])
TITLE = "Quay shut for four months"
LONG = "The island does without its ferry until August, and nobody knows yet how the bakery gets its flour. "
MINE = "I saw it from my boat, and I wrote it down the same night. "
HERE = "<link rel=canonical href=https://www.{}.example/quay>"
RIGHTS = "<p>© 2020 Ann Lee</p>"
Made = Iterable[tuple[object, str]]


def groups() -> dict[str, Callable[[], Readings]]:
    """What is read, group by group."""
    return {
        "limits of who wrote a page": _in_rows(_people),
        "limits of the day of a page": _in_rows(_days),
        "limits of the view of a page": _in_rows(_view),
        "limits of the story of a page": _in_rows(_stories),
        "limits beside a story": _in_rows(_asides),
        "limits of a printed page": _in_rows(_printed),
        "limits of rows of words": _in_rows(_rows),
        "limits of a folder": _in_rows(_folder),
        "limits of what is hidden": _in_rows(_hidden),
        "limits of a title": _in_rows(_titles),
        "limits of copies": _in_rows(_copies),
        "limits of lists": _in_rows(_lists),
        "limits of lines": _in_rows(_lines_alone),
        "limits of lines beside others": _in_rows(_beside_others),
        "limits of files": _in_rows(_files),
        "limits of languages": _in_rows(_languages),
        "limits of letters": _in_rows(_letters),
    }


def _in_rows(made: Callable[[], Iterator[tuple[str, Made]]]) -> Callable[[], Readings]:
    def rows() -> Readings:
        with patch("htmldate.extractors._external_date", return_value=None):  # it loads the dates of all languages of the world
            for name, told in made():
                yield name, runs(told)

    return rows


def about(*limits: int) -> list[int]:
    return [limit + off for limit in limits for off in (-1, 0, 1)]


def wide(words: str, size: int) -> str:
    """Words with so many spaces between the last two of them that all are so long."""
    first, _, last = words.rpartition(" ")
    return f"{first}{' ' * (size - len(first) - len(last))}{last}"


def long(words: str, size: int) -> str:
    """Words with others behind them, so many characters in all."""
    return exactly(f"{words} {LONG * 20}".lstrip(), size)


def page(above: str = "", below: str = "", head: str = "", title: str = f"<h1>{TITLE}</h1>", story: str = BODY, text: str = TOLD) -> str:
    """What is read of a page: of what stands above its story and below it, with what it says of itself."""
    html = f"<html lang=en><head><title>{TITLE}</title>{head}</head><body>{title}{above}<div>{story}</div>{below}</body></html>"
    fields = fields_of(Page(html, fromstring(html), text, Document()))
    return f"{[fields[name] for name in ('title', 'byline', 'outlet', 'url', 'published')]}"


def _each(name: str, sizes: Iterable[int], make: Callable[[int], str]) -> tuple[str, Made]:
    return name, ((size, make(size)) for size in sizes)


def _frames(name: str, frames: Sequence[str], **rest: str) -> tuple[str, Made]:
    """Frames of what stands between a title and the story."""
    return name, ((frame, page(frame, **rest)) for frame in frames)


def _people() -> Iterator[tuple[str, Made]]:
    names = ("Ann Lee", "Bo Ek", "Cy Fox", "Vera Kolm", "Di Ng", "Ed Orr", "Ole Lund")
    tile = "<h3><a href=/x>Story</a></h3><span class=author>{}</span>"
    host = ["Anna Leem", "Anna Leema", "Anna Leeman", "Anna Leemans", "Anna Lee", "Ann Leek", "Anna Leek", "Anna Leeks"]
    signed = "<p>{}</p><p align=right>{}</p>"
    yield _each("the length of what is labelled", about(160), lambda n: page(f"<li><label>Text:</label>{long('Ann Lee,', n)}</li>"))
    yield _each("a labelled line's length", about(160), lambda size: page(f"<p>{long('Author: Ann Lee,', size)}</p>"))
    yield _each("letters of a site's name", range(len(host)), lambda n: page(f"<p class=author>{host[n]}</p>", head=_at(host[n])))
    yield _each("and of one's own", range(len(host)), lambda n: page(f"<b>{host[n]}</b>", head=_at(host[n]), text=MINE + TOLD))
    yield _each(
        "an owner", range(len(host)), lambda n: page(head=f'{_at(host[n])}<meta name=author content="{host[n]}">', text=MINE + TOLD)
    )
    for selves in (0, 1, 2):
        words = ("I " * selves, "it ")
        sizes = about(500 * max(selves, 1))
        yield f"words, {selves} of oneself", [(n, page(below=RIGHTS, text=words[0] + words[1] * (n - len(words[0]) // 2))) for n in sizes]
    yield "no words", [(0, page(below=RIGHTS, text=""))]
    for stated in ("Anna Leeman", "Anna Leeman and Bo Ek", "Bo Ek and Di Ng"):
        head = f"{_at('Anna Leeman')}<meta name=author content='{stated}'>"
        told = [
            (shown, page(f"<p class=byline>By {shown}</p>", f"<p>{stated}</p>", head, text=MINE + TOLD)) for shown in ("Cy Fox", "Bo Ek")
        ]
        yield f"an owner's page by {stated}", told
    for name in ("Anna Lee", "Anna Leem", "Ann Leek", "Mary Lee", "Mary Leem"):
        yield f"the site of {name}", [(0, page(below=f"<p>{name}</p>", text=MINE + TOLD, head=_at(name)))]
    full = ("Vera", "Vera Kolm", "vera Kolm", "Vera kolm", "VERA KOLM", "Vera KOLM", "Vera Ida Kolm", "Vera Ida Eva Kolm", "Vera Club")
    yield "full names", [(name, f"{_is_full_name(name)}") for name in full]
    yield "rights twice", [(own, page(below=f"<p>© 2019 Bo Ek</p><p>© 2020 Vera {own}</p>", text=MINE + TOLD)) for own in ("Kolm", "Club")]
    yield _each("authors off the title", range(1, 7), lambda n: page(below="".join(map(tile.format, names[:n]))))
    yield _each("one author off the title, often", range(3, 7), lambda n: page(below=tile.format("Ann Lee") * n))
    for filler in ("ab", "abc", "5 min read", "Cat found in a tree"):
        beside_ = f"<span class=author>{filler}</span>"
        yield f"beside so many: {filler}", [(n, page(f"<div>{beside_ * n}<span class=author>Ann Lee</span></div>")) for n in range(8)]
        apart = f"<div>{beside_}</div>"
        yield f"below so many: {filler}", [(n, page(f"{apart * n}<div><span class=author>Ann Lee</span></div>")) for n in range(8)]
        pieces = f"<i>{filler}</i>"
        yield f"behind pieces: {filler}", [(n, page(f"<div class=author>{pieces * n}<b>Ann Lee</b></div>")) for n in range(9, 15)]
    for called, place in (("author", 0), ("author", 1), ("widget author", 1), ("author-info", 0)):
        for inner in ("<h3>Ann Lee</h3>", "<p>Ann Lee</p>", "<b></b><span>Ann Lee</span>"):
            yield f"about an author, {called} {place}: {inner}", [(n, _about(called, inner, n, place)) for n in about(160, 500)]
    yield _each("a sign's length", about(60), lambda n: page(story=BODY + signed.format(LONG, wide("Vera Kolm", n)), text=TOLD + LONG))
    yield _each("what is above a sign", about(60), lambda n: page(story=BODY + signed.format(LONG[:n], "Vera Kolm"), text=TOLD + LONG))
    for sign in ("Bo Ek", "Vera", "Vera Maria Kolm", "Vera Maria Ida Kolm", "(Vera Kolm)", "Vera and Bo", "Quay Shut", "Orran Mail"):
        yield f"signed: {sign}", [(kind, _signed(kind.format(sign))) for kind in STANDING]
    yield "signed twice", [(n, _signed("".join(f"<p align=right>{name}</p><p>{LONG}</p>" for name in names[3 : 3 + n]))) for n in (1, 2)]
    for at in (*about(200), 192, 193, 194):
        text = f"{(LONG * 3)[:at]}Vera Kolm {LONG * 8}"
        yield f"named at {at}", [(0, page("<p>3 May 2024 - Vera Kolm</p>", story=f"<p>{text}</p>", text=text))]
    for at in (*about(300), *about(309)):
        text = f"{LONG * 8}Vera Kolm {(LONG * 4)[: at - 10]}"
        yield f"named {at} before the end", [(0, page("<p>3 May 2024 - Vera Kolm</p>", story=f"<p>{text}</p>", text=text))]
    for day, name in (("<span>3 May 2024</span>", "<span>Vera Kolm</span>"), ("<span>3 May 2024</span>", "<a href=/v>Vera Kolm</a>")):
        for up in range(4):
            deep = ((down, page(f"{'<div>so' * up}{day}{'</div>' * up}{'<div>so' * down}{name}{'</div>' * down}")) for down in range(5))
            yield f"beside a day, {up} up: {name}", deep
    yield _frames("by a day", BY_DAY)
    script = '<script>{}"author": "Ann Lee"</script>'
    yield _each("a script's length", about(300_000), lambda n: page(head=script.format(" " * (n - len('"author": "Ann Lee"')))))
    yield _frames("labelled", LABELLED)
    yield _frames("marked", MARKED)
    yield "stated", [(head, page("<p class=byline>By Vera Kolm and Bo Ek</p>" * shown, head=head)) for head in STATED for shown in (0, 1)]
    for below in BELOW:
        yield f"below: {below}", [(mine, page(below=below, text=mine + TOLD, head=_at("Vera Kolm"))) for mine in ("", MINE)]


def _at(name: str) -> str:
    return HERE.format(name.lower().replace(" ", ""))


def _about(marked: str, inner: str, size: int, off: int) -> str:
    """An author's name and what is told about the author, in one element of so many characters."""
    words = " ".join((f"<div class='{marked}'>{inner} ", LONG * 9))[: size + len(f"<div class='{marked}'>{inner} ") - 8].strip()
    told = fromstring(f"{words}</div>")
    held = f"{words}{'x' * (size - len(' '.join(told.text_content().split())))}</div>"
    return page(below=held) if off else page(held)


def _signed(signed: str) -> str:
    return page(story=f"{BODY}<p>{LONG}</p>{signed}<p>(1) These counts are those of the board.</p>", text=TOLD + LONG)


STANDING = (
    *("<p align=right>{}</p>", "<p style='text-align: right'>{}</p>", "<div class=signature>{}</div>", "<p><em>{}</em></p>"),
    *(
        "<p><i>{}</i></p>",
        "<p><em>{}</em> so</p>",
        "<p>so <em>{}</em></p>",
        "<p><em>{}</em><i> too</i></p>",
        "<p><b>{}</b></p>",
        "<p>{}</p>",
    ),
    *("<aside><p align=right>{}</p></aside>", "<figure><p align=right>{}</p></figure>", "<div align=left>{}</div>"),
)
BY_DAY = (
    *("<p>3 May 2024</p><p>Vera Kolm</p>", "<p>Vera Kolm</p><p>3 May 2024</p>", "<p>Vera Kolm</p><p>Bo Ek</p><p>3 May 2024</p>"),
    *("<p>3 May 2024 | Vera Kolm | Bo Ek</p>", "<p>3 May 2024 | Vera Kolm | Harbour Mail</p>", "<p>Vera Kolm</p><p>it is so</p>"),
    *(
        "<p>3 May 2024</p><h3>Vera Kolm</h3>",
        "<p>3 May 2024</p><p><a href=/topic/v>Vera Kolm</a></p>",
        "<p>Updated 3 May 2024</p><p>Vera Kolm</p>",
    ),
    *("<p>3 May 2024</p><a href=/tags/v><p>Vera Kolm</p></a>", "<p>3 May 2024</p><p class=photo-credit>Vera Kolm</p>", "<p>Vera Kolm</p>"),
    *("<p>3 May 2024 | Vera und Bo</p>", "<p>3 May 2024 | Quay Shut</p>", "<p>3 May 2024 | Vera</p>", "<p>3 May 2024 | Vera Kolm</p>" * 2),
    *("<p>3 May 2024 | Vera Kolm</p><p>4 May 2024 | Bo Ek</p>", "<ul><li>3 May 2024</li><li>page 4</li><li>Vera Kolm</li></ul>"),
)
LABELLED = (
    *("<dl><dt>Author</dt><dd>Ann Lee</dd></dl>", "<div class=label>Author</div><div>Ann Lee</div>", "<div>Author</div><div>Ann Lee</div>"),
    *(
        "<b>Author <i>of it</i></b><span>Ann Lee</span>",
        "<b>Photo</b><span>Ann Lee</span>",
        "<figure><b>Author:</b><span>Ann Lee</span></figure>",
    ),
    *("<p>Author: Ann Lee</p><p>Author: Bo Ek</p>", "<p>Author: Ann Lee</p>" * 2, "<p><b>Author:</b> Ann Lee, writer of the Mail</p>"),
    *("<p>Author:</p><p>Ann Lee</p>", "<p>Text und Bild: Ann Lee</p>", "<div class=sidebar><p>Author: Ann Lee</p></div>", "<b>By</b>Al"),
    *("<div class=sidebar><b>Author</b><i>Ann Lee</i></div>" * 2, "<div class=sidebar><b>Author</b><i>Ann Lee</i></div>", "<b>By</b>"),
    *("<div class=author><b>3 May</b><b>Author:</b> Ann Lee <b>Source:</b> Mail</div>", "<div class=author><b>Author:</b> Ann Lee</div>"),
    "<div class=author><u>3 May</u><u>Author:</u> Ann Lee <u>Source:</u> Mail</div>",
)
MARKED = (
    *(
        "<a href=/authors/ann>Ann Lee</a>",
        "<a href=/ann>Ann Lee</a>",
        "<b class=author>Ann Lee</b><b class=author>Bo Ek</b>",
        "<byline>Ann Lee</byline>",
    ),
    *("<p class=entry-meta>By Ann Lee</p>", "<p class=entry-meta>Ann Lee of Tarn</p>", "<li class='category-sea author-ann'>Ann Lee</li>"),
    *(
        "<p rel=author>Ann Lee</p>",
        "<p property=author>Ann Lee</p>",
        "<p class='author widget'><b>Ann Lee</b></p>",
        "<p class=x>Ann Lee</p>",
    ),
    *(
        "<div class=author>By <a rel=author>Ann Lee</a> and <a itemprop=name>Bo Ek</a></div>",
        "<div class=author>By <span>Ann Lee</span></div>",
    ),
    *(
        "<div class=author><span class=author>Ann Lee</span> of Tarn, writer</div>",
        "<div class=author>Ann Lee</div><div class=author>Bo Ek</div>",
    ),
    *(
        "<p>By Ann Lee</p><p>By Bo Ek</p>",
        "<div class=author>Ann</div><p>Ann Lee told it</p>",
        "<div class=widget><p class=author>Ann Lee</p></div>",
    ),
    *(
        "<aside><p class=author>Ann Lee</p></aside>",
        "<aside class=author>Ann Lee</aside>",
        "<div class='related widget author'>Ann Lee</div>",
    ),
)
STATED = (
    *("<meta name=author content='Vera Kolm'>", "<meta name=author content='Ole Lund'>", "<meta name=author content=Vera>"),
    *(
        "<meta name=author content=Vera><meta name=byl content='By Vera Kolm'>",
        "<meta name=author content=Ann><meta name=byl content='Bo Ek'>",
    ),
    *(
        "<meta name=author content='Vera Kolm'><meta name=byl content='Vera Kolm and Bo Ek'>",
        "<meta name=author content='Vera Kolm, Cy Fox'>",
    ),
    *("<meta name=x-author content='Vera Kolm'>", "<meta name=x-author content='Vera Kolm'><meta name=y-author content='Bo Ek'>"),
    *("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Vera'>", "<meta name=author content='Quay Shut'>"),
    *("<meta name=author content='Orran Mail'><meta property=og:site_name content='Orran Mail'>", "<meta name=author content='vera kolm'>"),
    *(
        "<script>a={author:'Vera Kolm'}</script>",
        "<script>a={author:'Vera'}</script>",
        "<script type=application/ld+json>{author:'Vera Kolm'}</script>",
    ),
    *("<script>a={author:'Vera Kolm'}</script>" * 2, "<script>a={author:'Vera Kolm'}</script><script>a={author:'Bo Ek'}</script>"),
    *(
        f'<script type=application/ld+json>{{"@type": "Article", "author": {author}}}</script>'
        for author in (
            '{"@type": "Person", "name": "Vera", "description": "Vera Kolm is one."}',
            '{"@type": "Person", "name": "Vera", "description": "Ann Lee is one."}',
            '[{"@type": "Organization", "name": "Vera Kolm"}, {"name": "Bo Ek"}]',
        )
    ),
)
BELOW = (
    *("© 2020 Vera Kolm", "<p>© 2019 Bo Ek</p><p>© 2020 Vera Kolm</p>", "© 2020 Vera", "© 2020 Vera Ida Maria Kolm", "© 2020 VERA KOLM"),
    *(
        "© 2020 Vera Harbour",
        "© 2020 Vera Kolm Club",
        "<p>Vera Kolm</p>",
        "<p>vera kolm</p>",
        "<p>Dr. Vera Kolm</p>",
        "<script>© 2020 Vera Kolm</script>",
    ),
    *(
        "<a href=/me>About me</a>",
        "<p class=author>Vera KOLM</p>",
        "<p class=author>Vera</p><p>Vera KOLM</p>",
        "<p>Vera.Kolm</p>",
        "<p>Vera...Kolm</p>",
    ),
)


def _days() -> Iterator[tuple[str, Made]]:
    dated, other = "<span class=date>3 May 2024</span>", "<span class=date>9 May 2024</span>"
    title = f"<h1>{TITLE}</h1>"
    far = "<div>So it was at the quay</div>"
    now, then = "<time datetime=2024-05-03>now</time>", "<time datetime=2024-05-09>now</time>"
    yield _each(
        "elements before a title in which a time is",
        about(40),
        lambda n: page(title=f"{now}{'<i></i>' * (n - 1)}{title}", below=far + then),
    )
    yield _each("elements before a title", about(40), lambda n: page(title=f"{dated}{'<i></i>' * (n - 1)}{title}", below=far + other))
    for days in range(1, 5):
        yield (
            f"{days} days by a title",
            [(n, page("".join(f"<span class=date>{n + day} May 2024</span>" for day in range(days)))) for n in (1, 7)],
        )
    stamp = "<meta property=article:published_time content={}>"
    for given in ("2024-05-03", "2024-05-03T22:04:00Z", "2024-05-03T22:04:00+02:00", "2024-05-03T22:04:00"):
        head = stamp.format(given)
        for shown in (
            "3 May 2024",
            "4 May 2024",
            "5 May 2024",
            "2 May 2024",
            "4 May 2024, 00:04",
            "4 May 2024, 00:05",
            "5 May 2024, 00:04",
            "4 May 2024 0.04 Uhr",
        ):
            yield (
                f"stated {given}, shown {shown}",
                [(frame, page(frame.format(shown), head=head)) for frame in ("<span class=date>{}</span>", "<p>{}</p>")],
            )
        for second in ("22:04:00", "22:04:59", "22:05:00", "22:03:01", "22:03:00"):
            moment = f"2024-05-04T0{int(second[:2]) - 22}{second[2:]}+02:00"
            yield f"stated {given}, timed {moment}", [(0, page(below=f"<time datetime={moment}>so</time>", head=head))]
        times = "<time datetime=2024-05-01T10:00:00+02:00>so</time>"
        last = "<time datetime=2024-05-04T00:04:00+02:00>so</time>"
        yield f"times before, of {given}", [(n, page(below=times * (n - 1) + last, head=head)) for n in about(40)]
        yield (
            f"dated besides {given}",
            [(name, page(head=f"{head}<meta name={name} content=2024-05-04T00:04:00+02:00>")) for name in ("x-date", "x")],
        )
    for label in ("Updated", "Published"):
        timed = "<p>{}<time datetime=2024-05-03>3 May</time></p>"
        yield _each(f"{label} so far before a time", range(27, 34), lambda n: page(timed.format(f"{label} ".ljust(n, "x"))))  # noqa: B023
    yield _each("a date's length", about(160), lambda size: page(f"<p class=date>{long('Published 3 May 2024', size)}</p>"))
    address = "<meta property=og:url content=https://orran.example/{}/quay>"
    for path in ("2024/05/03", "2024/05/04", "20240503", "x"):
        for words in (
            "3.5.2024",
            "03.05.2024",
            "On 3 May 2024",
            "3/5/24",
            "On 3 May 2024 and 4 May 2024",
            long("On 3 May 2024", 160),
            long("On 3 May 2024", 161),
        ):
            yield (
                f"in the address {path}: {words}",
                [
                    (mark, page(below=f"<p {mark}>{words}</p><i>It is so 4 x</i>", head=address.format(path)))
                    for mark in ("", "class=today")
                ],
            )
    yield _frames("days shown", SHOWN)
    yield "days above a title", [(frame, page(title=f"{frame}{title}")) for frame in SHOWN]
    yield "days below a story", [(frame, page(below=frame)) for frame in SHOWN]
    stamps = [stamp.format(day) for day in ("2024-05-03", "2024-05-04")]
    linked = '<script type=application/ld+json>{"@type": "Article", "datePublished": "2024-05-04"}</script>'
    for head in (
        stamps[0] + linked,
        linked + stamps[1],
        "<meta name=pubdate content=2024-05-02>" + linked,
        "<meta name=pubdate content=2024-05-02>" + stamps[0],
    ):
        dated = f"<p>{{}} May 2024</p><h1>{TITLE}</h1>"
        yield f"stated twice, shown above: {head}", [(day, page(title=dated.format(day), head=head)) for day in (1, 2, 3, 4, 5)]
        yield f"stated twice: {head}", [(shown, page(f"<span class=date>{shown} May 2024</span>", head=head)) for shown in (1, 2, 3, 4, 5)]


SHOWN = (
    *(
        "<p>3 May 2024</p>",
        "<p>3 May 2024</p><p>4 May 2024</p>",
        "<p>Published 4 May 2024</p>",
        "<p>3 May 2024</p><p>Published 4 May 2024</p>",
    ),
    *(
        "<p>Updated 4 May 2024</p>",
        "<p>3 May 2024, updated 4 May 2024</p>",
        "<time>3 May 2024</time>",
        "<time datetime=2024-05-03>now</time>",
    ),
    *(
        "<time itemprop=dateModified datetime=2024-05-03>now</time>",
        "<time class=updated datetime=2024-05-03>now</time>",
        "<td class=date>3 May 2024</td>",
    ),
    *(
        "<span class=last-updated-date>3 May 2024</span>",
        "<span class=today>3 May 2024</span>",
        "<p itemprop=datePublished>It was on 3 May 2024 at noon</p>",
    ),
    *(
        "<p itemprop=dateCreated content=2024-05-03>now</p>",
        "<meta itemprop=datePublished content=2024-05-03>",
        "<p class=date>It was on 3 May 2024 at noon</p>",
    ),
    *(
        "<p class=date>Published on 3 May 2024 at noon</p>",
        "<p class=date>3 May 2024</p><p class=date>4 May 2024</p><p class=date>5 May 2024</p>",
    ),
    *(
        "<div class=related><p class=date>3 May 2024</p></div>",
        "<div class=related><p itemprop=datePublished>3 May 2024</p></div>",
        "<p>Friday</p>",
    ),
    *(
        "<time datetime=2024-05-03>now</time><p itemprop=datePublished>4 May 2024</p>",
        "<p class=date>4 May 2024</p><time datetime=2024-05-03>now</time>",
    ),
)


def _view() -> Iterator[tuple[str, Made]]:
    title, author, day = f"<h1>{TITLE}</h1>", "<span class=author>Ann Lee</span>", "<p>3 May 2024</p>"
    sites = "<meta property=og:title content='Cat found in tree: Quay shut for four months'>"
    for tag in ("h1", "h2"):
        other = f"<{tag}>Cat {'{}'} found</{tag}>"
        own = f"<{tag}>{TITLE}</{tag}>"
        counts = (*range(4, 8), 11, 12, 13)
        yield f"{tag} before its own", [(n, page(author, title="".join(map(other.format, range(n))) + own, head=sites)) for n in counts]
        yield (
            f"{tag} before one in other words",
            [
                (n, page(day, title="".join(map(other.format, range(n))) + f"<{tag}>The quay is shut for all of four months</{tag}>"))
                for n in counts
            ],
        )
        linked = "".join(map(LINKED.format, ("Cat", "Dog lost"), ("Bo Ek", "Cy Fox")))
        yield (
            f"{tag} before a linked one",
            [(n, page(title="".join(map(other.format, range(n))) + f"<{tag}>Dog lost</{tag}>", head=linked)) for n in counts],
        )
    for size in about(60):
        first = f"<p>{long('', size)}</p>"
        yield (
            f"an opening of {size}",
            [
                (kind, page(first + author + day, story=story, text=long("", size) + TOLD))
                for kind, story in enumerate((BODY, f"<div>{long('', size)}</div>"))
            ],
        )
        loose = f"<div>{long('', size)}</div>"
        yield (
            f"a loose opening of {size}",
            [(n, page(author, story=f"<div>{loose}</div>", below=below, text=long("", size))) for n, below in enumerate(("", author))],
        )
    yield _each("a paragraph before a day", about(200), lambda n: page(f"<p>Business</p><p>{long('', n)}</p>{day}"))
    yield _each("a paragraph before a name", about(200), lambda n: page(f"<p>By Ann Lee</p><p>{long('', n)}</p>{day}", below=day))
    yield _each("lines above a title", range(9, 16), lambda n: page(title=f"<p>3 May 2024</p>{'<p>Business</p>' * n}{title}"))
    yield _each("lines below a title", about(40), lambda n: page(f"{'<p>Business</p>' * (n - 1)}<p>3 May 2024</p>"))
    yield "a short line", [(line, page(f"<p>{line}</p><p>3 May 2024</p>")) for line in ("Bo E", "Bo Ek", "Bo Eks")]
    for size in about(7, 8, 9):
        heading = "Quay shut for four"[:size]
        for rest in (" a", " and so on", " and so it was"):
            yield (
                f"a heading of {heading}, {rest}",
                [(0, page(title=f"<h1>{heading}</h1>", head=f"<meta property=og:title content='{heading}{rest}'>"))],
            )
    for stated in STATED_TITLES:
        yield (
            f"stated title: {stated}",
            [(heading, page(title=f"<h1>{heading}</h1>", head=f"<meta property=og:title content='{stated}'>")) for heading in HEADINGS],
        )
        yield (
            f"named title: {stated}",
            [(name, page(head=f"<meta name={name} content='{stated}'>", title="")) for name in ("twitter:title", "dc.title", "title", "x")],
        )
    yield (
        "kickers",
        [
            (heading, page(author, title=f"<h1>{heading}</h1>", head="<meta property=og:title content='Harbour: Quay shut'>"))
            for heading in KICKED
        ],
    )
    note = "<!-- saved from url=(0030)https://orran.example/quay -->"
    above = len(f"<html lang=en><head><title>{TITLE}</title>{note.removesuffix('-->')}")
    yield _each("a saved page's note", about(5000 - above), lambda n: page(head=f"{' ' * n}{note}"))
    for holder in HOLDERS:
        opened, closed = f"<{holder}>", f"</{holder.split()[0]}>"
        held = f"{opened}{author}{day}{closed}"
        article = f"<article>{title}{held}<div>{BODY}</div></article>"
        behind = f"<article>{title}<div>{BODY}</div>{held}</article>"
        within = f"<article><{holder}>{title}{author}<div>{BODY}</div>{closed}</article>"
        yield (
            f"held in {holder}",
            [
                (n, page(title="", story=story))
                for n, story in enumerate((article, behind, f"<header>{held}</header>{title}{BODY}", within, f"{title}{BODY}{held}"))
            ],
        )
    yield "urls", [(head, page(head=head)) for head in URLS]
    yield "sites", [(head, page("<p class=author>Vera Kolm</p>", head=head)) for head in CALLED]
    for code in ("de", "en-GB", "en_us", "EN", "e", "xx-x", "german"):
        html = f"<html lang={code}><body><h1>{TITLE}</h1><p>5/3/2024</p>{BODY}</body></html>"
        fields = fields_of(Page(html, fromstring(html), TOLD * 3 if code != "e" else "", Document()))
        yield f"language {code}", [(0, f"{fields['language']} {fields['published']}")]


LINKED = '<script type=application/ld+json>{{"@type": "Article", "headline": "{}", "author": "{}"}}</script>'
STATED_TITLES = ("Quay of the island shut for months", "Quay shut | Orran Courier", "Why the old quay is shut now", "Quay, island, months")
HEADINGS = (
    *(
        "Island quay shut",
        "Quay shut for months",
        "Quay of the island",
        "The quay is shut",
        "Months of the island, shut",
        "Quay island months",
    ),
    *("Quay of the island shut for months, and more", "Old quay is shut", "Why", "Why the old quay", "Cat found in a tree"),
)
KICKED = (
    *(
        "<span>Harbour</span> Quay shut",
        "<span>Harbour</span>: Quay shut",
        "<b>Harbour</b> Quay shut",
        "The <span>Harbour</span> Quay shut",
        "Quay shut",
    ),
    *("<a><span>Harbour:</span> Quay shut</a>", "<a><span>Harbour:</span> Quay shut</a> so", "so <a><span>Harbour:</span> Quay shut</a>"),
)
HOLDERS = (
    *(
        "aside",
        "nav",
        "footer",
        "header",
        "div class=comments",
        "div class=related",
        "div class=widget",
        "div class=post-footer",
        "div class=footer",
    ),
    *("div id=sidebar", "div class=share", "section", "div class=navi"),
)
URLS = (
    *(
        "<meta property=og:url content=https://a.example/x><link rel=canonical href=https://b.example>",
        "<link rel=canonical href=https://b.example>",
    ),
    *(
        "<meta property=og:url content=/x>",
        "<link rel=next href=https://b.example>",
        "<link rel=canonical href=https://archive.ph/2024/https://c.example/y>",
    ),
    "<link rel=canonical href=https://web.archive.org/web/20240503im_/https://c.example/y>",
)
CALLED = (
    *(
        "<meta property=og:site_name content='Vera Kolm'>",
        "<meta name=publisher content='Vera Kolm'>",
        "<meta name=twitter:site content='@verakolm'>",
    ),
    *("<meta name=author content='Vera Kolm'><meta name=publisher content='Vera Kolm'><meta property=og:site_name content=Mail>",),
    *(
        "<meta property=og:site_name content=Home>",
        "<meta property=og:site_name content=https://x.example>",
        "<meta name=publisher content=www.x.example>",
    ),
    '<script type=application/ld+json>{"@type": "WebSite", "name": "Vera Kolm"}</script>',
    '<script type=application/ld+json>{"@type": "Organization", "alternateName": "Vera Kolm"}</script>',
    "<meta property=og:site_name content=Mail>"
    '<script type=application/ld+json>{"@type": "Article", "publisher": {"name": "Vera Kolm"}}</script>',
    '<script type=application/ld+json>{"@type": "Article", "isPartOf": {"name": "Vera Kolm"}}</script>',
)


def _stories() -> Iterator[tuple[str, Made]]:
    def whole(inner: str) -> str:
        return story_of(f"<body><article><h1>{TABLES['title'][0]}</h1>{inner}</article></body>")

    lead = "The isle does without its {} ferry until August, and nobody knows how the bakery gets flour."
    leads = [f"<p class=teaser>{lead.format(word)}</p>" for word in ("old", "new", "red", "blue")]
    yield _each("loose words", about(60), lambda n: whole(f"<div>{LONG[: n - 1]}.{BODY}</div>"))
    yield _each("leads", (2, 3, 4), lambda n: whole("".join(leads[:n]) + f"<article>{BODY}</article>"))
    between = "<div>Cat found</div>"
    for tag in ("h2", "h1"):
        yield (
            f"blocks behind a {tag}",
            [(n, story_of(f"<body><{tag}>So it was</{tag}>{between * n}{leads[0]}<article>{BODY}</article></body>")) for n in (2, 3, 4)],
        )
    for name, inner in product(("twitter-tweet", "quote", ""), ("<p>So it was.</p><a href=/x>3 May</a>", "<a href=/x>3 May</a>")):
        post: HtmlElement = fromstring(f"<div><blockquote{f' class={name}' * bool(name)}>{inner}</blockquote></div>")
        _keep_posts(post)
        yield f"a post {name}: {inner}", [(0, tostring(post, encoding="unicode"))]
    for title in ("Quay shu", "Quay sh", "Quay s"):
        teaser = f"<p class=teaser>{lead.format('old')}</p>"
        yield f"headed {title}", [(0, story_of(f"<body><h1>{title}</h1>{teaser}<article>{BODY}</article></body>"))]
    for known, missed in product(about(40), about(40)):
        yield f"{known} words known, {missed} missed", [(0, _cut_into([_words("a", known)], [_words("b", missed)]))]
    for size in about(80):
        row = [[f"{letter}{number} {LONG * 2}"[: size - 1] + "." for number in range(5)] for letter in "ab"]
        yield f"paragraphs of {size}", [(0, _cut_into(*row)), (1, _whole_of(3, row[0]))]
    again = about(60)
    yield "told again so far", [(n, _cut_into([LONG * 3], [f"{(LONG * 3)[:n]}{_words('#b', 50)}"])) for n in again]
    for held in (1, 19, 20, 21, 59, 60, 61):
        sizes = sorted({*about(60), *about(3 * held)})
        yield f"a text of {held} words", [(size, _whole_of(held, [_words("a", size)])) for size in sizes]
    few = ("flour " * 70).split()
    for count in about(40):
        told = f"<div class=part><p>{' '.join(TABLES['body'][0].split() + few)[:600]}</p></div>"
        other = f"<div class=part><p>{' '.join(lead.format('old').split() + ['bread'] * 40)}</p></div>"
        words = other.split()
        yield (
            f"a part of {count} words",
            [(0, whole(told + " ".join(words[: count + 1]) + ("</p></div>" if count + 1 < len(words) else "")))],
        )
    for size in about(15, 16):
        links = "".join(
            f"<li><a href=/{n}>{exactly(name + ' in a tree of the town', size)}</a></li>"
            for n, name in enumerate(("Cat found", "Dog lost"))
        )
        text = "\n".join([TOLD, *(exactly(name + " in a tree of the town", size) for name in ("Cat found", "Dog lost"))])
        yield f"links of {size}", [(0, _foot(links, text))]
    links = "<a href=/1>Cat found in a tree of Tarn</a><a href=/2>Dog lost, and nobody knows why</a>"
    names = ["Cat found in a tree of Tarn", "Dog lost, and nobody knows why"]
    for between_ in (
        "",
        "More",
        "More " * 8,
        "More from the town and from the whole valley"[:39],
        "More from the town and from the whole valley"[:41],
        LONG,
    ):
        yield (
            f"between links: {between_}",
            [
                (n, _foot(links, "\n".join([TOLD, *some])))
                for n, some in enumerate(([between_, *names], [names[0], between_, names[1]], [*names, between_], names[:1]))
            ],
        )
    drawn = random.Random(22)
    for number in range(60):
        yield f"story {number}", [(0, story_of(_drawn_story(drawn)))]


def _words(letter: str, count: int) -> str:
    return " ".join(f"{letter}{number:06}" for number in range(count))


def _cut_into(*parts: list[str]) -> str:
    """How many parts a story is seen to be cut into, of which the first is known."""
    html = "".join(f"<div class=part>{''.join(f'<p>{one}</p>' for one in part)}</div>" for part in parts)
    return f"{len(_parted(_blocks(fromstring(f'<body><article>{html}</article></body>')), ' '.join(parts[0])))}"


def _whole_of(told: int, paragraphs: list[str]) -> str:
    """Whether a text of so many words is seen to be not all of a story."""
    html = "".join(f"<p>{one}</p>" for one in paragraphs)
    found = _fuller(_blocks(fromstring(f"<body><div>{html}</div></body>")), _words("c", told))
    return f"{found is not None and found.tag}"


def _drawn_story(drawn: random.Random) -> str:
    """A page whose story is cut into parts, with what stands above it, among them and beside them."""

    def paragraph(size: int, chars: bool = False) -> str:
        text = f"{drawn.choice(('The', 'A', 'No', 'One', 'Each', 'This'))} {drawn.randint(1, 999)} "
        text += " ".join((LONG * 20).split()[: size - 2]) if size and not chars else (LONG * 20)[: size - len(text)].strip()
        return f"<p>{text}</p>"

    frames = (
        "<div class=part>{}</div>",
        "<div class=part><div class=body>{}</div></div>",
        "<section>{}</section>",
        "<div class={}>{{}}</div>",
    )
    frame = drawn.choice(frames)
    parts = []
    for _ in range(drawn.randint(1, 4)):
        words = [paragraph(drawn.choice((5, 10, 19, 20, 21, 39, 40, 41, 59, 60, 61, 90))) for _ in range(drawn.choice((1, 1, 2, 3)))]
        words += [paragraph(drawn.choice((79, 80, 81)), chars=True) for _ in range(drawn.choice((0, 0, 1, 3)))]
        words.insert(
            0, drawn.choice(("", "", "", "", "<h1>Cat</h1>", "<h2>So it went</h2>", "<time>Friday</time>", "<ul><li>Cat</li></ul>"))
        )
        own = frame if drawn.random() < 0.7 else drawn.choice(frames)
        parts.append(
            own.format(drawn.choice(TABLES["classes"])).format("".join(words)) if "class={}" in own else own.format("".join(words))
        )
        parts.append(drawn.choice(("", "", "", f"<div class={drawn.choice(TABLES['classes'])}>{paragraph(drawn.choice((9, 70)))}</div>")))
    lead = drawn.choice(TABLES["leads"]).replace("*", (LONG * 10)[9 : 9 + drawn.choice((44, 45, 46, 60, 61, 100, 900, 901))])
    title = drawn.choice((TABLES["title"][0], "Quay to close", "Quay for", "Quay for f", "Cat found"))
    heading = drawn.choice(("<h1>{}</h1>", "<h2>{}</h2>", "<h3>{}</h3>", "<h1><b>{}</b></h1>", "<b>{}</b>")).format(title)
    between = "<div>Cat found</div>" * drawn.choice((0, 0, 0, 2, 3, 4))
    holder = drawn.choice(
        (
            "<article>{}</article>",
            "<main>{}</main>",
            "<div>{}</div>",
            "<div><article>{}</article></div>",
            "<article>{}</article>" + parts[-2],
        )
    )
    top = f"{heading}{between}{drawn.choice(('', lead, lead, lead + lead.replace('land', 'sle')))}"
    inner = "".join(parts)
    return f"<body>{drawn.choice((top + holder.format(inner), holder.format(top + inner)))}</body>"


def _foot(links: str, text: str) -> str:
    return f"{[(mark.start, mark.end, text[mark.start : mark.end][:9]) for mark in linked_foot(fromstring(f'<body>{links}</body>'), text)]}"


def _beside(html: str, *lines: str, story: str = LONG * 16) -> str:
    text = "\n".join((story, *lines))
    return f"{[text[mark.start : mark.end][:20] for mark in beside(fromstring(f'<html><body><p>{story}</p>{html}</body></html>'), text)]}"


def _left(html: str, story: str = BODY) -> str:
    tree: HtmlElement = fromstring(f"<html><body><div>{story}</div>{html}</body></html>")
    drop_asides(tree)
    words, told = (" ".join("".join(one.itertext()).split()) for one in (tree, fromstring(f"<div>{story}</div>")))
    return words[len(told) - 2 :][:60]


def _asides() -> Iterator[tuple[str, Made]]:
    title = "Cat found in a tree of the town, and nobody knows why"
    for called in ("author-bio", "cookie-banner", "related-posts", "comments", "x"):
        for tag in ("div", "section", "p", "ul", "form", "span"):
            held = f"<{tag} class={called}>Ann Lee is a writer.{'{}'}</{tag}>"
            yield (
                f"a {tag} of {called}",
                [(inner, _left(held.format(inner))) for inner in ("", "<h1>Cat</h1>", "<article>Cat</article>", "<main>Cat</main>")],
            )
    yield _each("a box's length", about(1500), lambda n: _left(f"<div class=author-bio>{long('', n)}</div>"))
    for size in (300, 600):
        part = ((n, f"<div class=comments>{long('', n)}</div>") for n in about(size * 3 // 7, size))
        yield f"comments beside {size}", [(n, _left(one, f"<p>{long('', size)}</p>")) for n, one in part]
    link = "<a href=/{0}>Cat {0}</a>"
    popup = "<p><a href=/0>Cat 0</a><span>{}{}</span></p>"
    yield _each("links of a popup", range(1, 5), lambda n: _left(popup.format("".join(map(link.format, range(n))), "")))
    yield _each("words in a popup", range(8), lambda n: _left(popup.format("".join(map(link.format, range(5))), "x" * n)))
    yield (
        "popups",
        [
            (one, _left(one))
            for one in (
                popup.format(link.format(1) * 3, ""),
                popup.format(link.format(0) * 3, "").replace("</a><span>", "</a><b></b><span>"),
                f"<span>{link.format(0) * 3}</span>",
                popup.format(link.format("#") * 3, "").replace("/", "#"),
            )
        ],
    )
    for tag in ("ul", "ol"):
        for size in about(30):
            lines = [exactly(f"{n} {title}", size) for n in range(4)]
            for count in (1, 2, 3, 4):
                items = [f"<li><a href=/{n}>{line}</a></li>" for n, line in enumerate(lines[:count])]
                headed = [f"<li><h3><a href=/{n}>{line}</a></h3></li>" for n, line in enumerate(lines[:count])]
                yield (
                    f"{tag} of {count} links of {size}",
                    [
                        (n, _beside(f"<{tag}>{''.join(some)}</{tag}>", *lines[:count]))
                        for n, some in enumerate(
                            (items, headed, [*items, "<li></li>"], [*items, "<li>So it was</li>"], [*items[1:], headed[0]])
                        )
                    ],
                )
    lines = [f"{n} {title}" for n in range(3)]
    for more in range(1, 9):
        rows = "".join(f"<li><a href=/{n}>{line}</a>{'x' * more}</li>" for n, line in enumerate(lines))
        yield f"links and {more} more", [(0, _beside(f"<ul>{rows}</ul>", *(f"{line}{'x' * more}" for line in lines)))]
    for href in ("/x", "#x", ""):
        rows = "".join(f"<li><a href='{href}'>{line}</a></li>" for line in lines)
        yield f"links to {href}", [(0, _beside(f"<ul>{rows}</ul>", *lines))]
    teaser = "<{0}><h3><a href=/{1}>{2}</a></h3><p>{3}</p></{0}>"
    for tag in ("div", "article", "li", "p"):
        for count in (2, 3, 4):
            rows = "".join(teaser.format(tag, n, line, "So it was.") for n, line in enumerate((*lines, "3 " + title)[:count]))
            yield (
                f"{count} teasers, {tag}",
                [(holder, _beside(f"<{holder}>{rows}</{holder}>", *lines[:count])) for holder in ("div", "section", "ul", "td", "span")],
            )
    for size in about(450 - len(lines[0])):
        rows = "".join(teaser.format("div", n, line, (LONG * 9)[:size].strip()) for n, line in enumerate(lines))
        yield (
            f"teasers of {size}",
            [(off, _beside(f"<div>{rows.replace(LONG[:9], LONG[: 9 + off])}</div>", *lines)) for off in range(-3, 3)],
        )
    for frame in (
        "<a href=/x><h3>{}</h3></a>",
        "<h3>{}</h3>",
        "<h3><a href=#x>{}</a></h3>",
        "<h3><a href=/x>{}</a></h3><h1>so</h1>",
        "<p>{}</p>",
        "<h3></h3><p>{}</p>",
    ):
        yield f"teaser {frame}", [(0, _beside(f"<div>{''.join(f'<div>{frame.format(line)}</div>' for line in lines)}</div>", *lines))]
    many = [f"{number} {title}" for number in range(40)]
    menu = f"<div role=menu>{''.join(f'<p>{one}</p>' for one in many)}</div>"
    yield _each("a story beside a long menu", about(1500), lambda n: f"{len(_beside(menu, *many, story=(LONG * 16)[: n - 1] + '.'))}")
    link = "<li><a href=/x>{}</a>{}</li>"
    yield _each("letters in a link", range(4), lambda n: f"{is_link(fromstring(link.format('x' * n, '')))}")
    yield _each("letters beside a link of 18", range(5), lambda n: f"{is_link(fromstring(link.format('x' * 18, 'x' * n)))}")
    yield _each(
        "letters beside a popup's links",
        range(4),
        lambda n: _left(popup.format("<a href=/0>Cat 0</a>" * 3 + "<a href=/1>Cat</a>", "x" * n)),
    )
    tag = "<a rel=tag href=/t>{}</a>"
    for size in about(500):
        yield (
            f"subjects of {size}",
            [
                (
                    0,
                    _beside(
                        f"<p>{tag.format((LONG * 9)[:size].strip() + 'x' * (size - len((LONG * 9)[:size].strip())))}</p>", (LONG * 9)[:size]
                    ),
                )
            ],
        )
    for more in range(3, 18):
        yield (
            f"subjects and {more} more",
            [
                (
                    0,
                    _beside(
                        f"<p>{tag.format('Quays of the whole of Orran')} {'x' * more}</p>",
                        f"Quays of the whole of Orran {'x' * more}",
                        "Quays of the whole of Orran",
                    ),
                )
            ],
        )
    for line in ("Cat foun", "Cat found", "Catfoundi", "Catfound", "Catfoun"):
        yield f"a control of {line}", [(role, _beside(f"<div role={role}><p>{line}</p></div>", line)) for role in ("menu", "main")]
    yield (
        "controls",
        [
            (one, _beside(one, "Cat found in a tree"))
            for one in (
                "<nav role=navigation><b>Cat found in a tree</b></nav>",
                "<nav role=navigation><h1>Cat found in a tree</h1></nav>",
                "<div role=menu><p>Cat found in a tree</p></div><p>Cat found in a tree</p>",
                "<div role=menu><i>Cat found in a tree</i></div>",
            )
        ],
    )
    for size in (*about(1500), 20, 60, 69, 70, 71, 100):
        yield (
            f"a story of {size}",
            [
                (
                    n,
                    _beside(
                        "<div role=menu><p>Cat found in a tree of the town, and nobody in Tarn knows why.</p></div>",
                        "Cat found in a tree of the town, and nobody in Tarn knows why.",
                        story=told,
                    ),
                )
                for n, told in enumerate(((LONG * 16)[: size - 1] + ".", "More"))
            ],
        )


def word(text: str, left: float, y: float, size: float = 10, bold: bool = False) -> layout.Word:
    """A word half as wide as its letters are high."""
    return layout.Word(text, left, left + len(text) * size / 2, y, y + size, size, bold)


def line(text: str, left: float, y: float, size: float = 10) -> list[layout.Word]:
    found: list[layout.Word] = []
    for part in text.split():
        found.append(word(part, left, y, size))
        left = found[-1].right + size / 4
    return found


def _ordered(words: Sequence[layout.Word]) -> str:
    return " / ".join(f"{row.text[:30]} {row.left:g}-{row.edge:g}" for row in layout.rows_of(words))


ROWS = ("he quay is shut", "for four months and", "the boats leave from", "the bridge of oak", "until the autumn")


def _initial(
    letter: str = "T",
    size: float = 30,
    gap: float = 2,
    lower: float = 0,
    count: int = 1,
    beside: int = 2,
    small: float = 10,
    after: str = "",
    step: float = 12,
    further: float = 0,
    usual: int = 0,
) -> str:
    """Rows of which the first stand beside a large letter."""
    words = [*line("So it was at the quay", 50, 740), *(one for row in range(usual) for one in line(ROWS[row % 5], 50, 300 - 12 * row))]
    for number in range(count):
        top = 700 - number * 100
        at = 50 + size / 2
        words.append(word(letter, 50, top + small - size - lower, size))
        for place, text in enumerate(ROWS):
            words += line(
                f"{after} {text}" if after and not place else text,
                at + gap + (0 if place else further) if place < beside else 50,
                top - step * place,
                small,
            )
    return _ordered(words)


def _printed() -> Iterator[tuple[str, Made]]:
    for name, values in {
        "size": (17, 17.9, 18, 18.1, 20, 14.9, 15, 15.1, 30, 40),
        "gap": (-3, -1.1, -1, -0.9, 0, 2, 20, 29, 29.9, 30, 30.1, 40),
        "lower": (-30, -20, -11, -10, -9, -6, -5, -4, 4, 5, 6, 9, 10, 11, 15, 20),
        "count": (1, 2, 3, 4, 5),
        "beside": (0, 1, 2, 3, 4),
        "step": (4, 5, 6, 9, 10, 11),
        "further": (0, 1, 9),
    }.items():
        yield f"an initial's {name}", [(value, _initial(**{name: value})) for value in values]  # type: ignore[arg-type]
        yield f"a low initial's {name}", [(value, _initial(**({"lower": 4, "size": 24} | {name: value}))) for value in values]  # type: ignore[arg-type]
        yield f"an initial's {name}, above one row", [(value, _initial(**({"beside": 1} | {name: value}))) for value in values]  # type: ignore[arg-type]
    for other in (5, 9, 10, 11, 20):
        yield (
            f"an initial among larger words, beside it {other}",
            [(size, _initial(size=size, small=other, usual=12)) for size in (9, 16, 18, 19, 36)],
        )
    yield "first row further in", [(step, _initial(step=step, further=3)) for step in (3, 4, 5, 6, 9, 10, 11, 12)]
    yield (
        "what letter an initial is",
        [(f"{letter} {after}", _initial(letter, after=after)) for letter in "TAIOXa7•" for after in ("", "quay", "is", "t", "The")],
    )
    for small in (10, 18, 19, 20, 20.1, 21):
        yield f"beside an initial, of {small}", [(gap, _initial(small=small, gap=gap)) for gap in (2, 10)]
    for step in (12, 17, 17.3, 17.4, 17.5, 24):
        told = []
        for left, size, wide in (
            (200, 10, 0),
            (229, 10, 0),
            (230, 10, 0),
            (231, 10, 0),
            (200, 11.4, 0),
            (200, 11.6, 0),
            (200, 10, 60),
            (200, 10, 90),
            (200, 10, 120),
        ):
            body = [
                one
                for place in range(5)
                for one in (*line(ROWS[place], 50, 700 - 12 * place), *line(ROWS[-1 - place], 200, 700 - 12 * place))
            ]
            head = [
                *line("Quay shut" + " so" * (wide // 20), 50, 712 + step - 12, 10),
                *line("and so on it went", left, 700 + step, size),
                *line("and on", 200, 700 + 2 * step),
            ]
            told.append(((left, size, wide), _ordered([*body, *head])))
        yield f"a column that goes on above, {step} further up", told
    parted = []
    for whole in range(-1, 7):
        rows_ = [(ROWS[n % 5], ROWS[n % 3], 700 - 12 * n) for n in range(7)]
        both = [
            [*line(one, 50, y), *line(other, 200, y)] if n != whole else line(LONG[:60], 50, y) for n, (one, other, y) in enumerate(rows_)
        ]
        parted.append((whole, _ordered([one for words in both for one in words])))
    yield "a whole line among columns", parted
    for count in (399, 400, 401):
        rows = [(ROWS[n % 5], ROWS[n % 3], 9000 - 12 * n) for n in range(count)]
        words = [one for first, second, y in rows for one in (*line(first, 50, y), *line(second, 200, y))]
        yield f"{count} rows", [(0, f"{len(layout.rows_of(words))}")]
    yield "no words", [(0, f"{layout.rows_of([])} {layout.paragraphs([[], []], bool)} {layout.without_running_heads([[], []], bool)}")]
    drawn = random.Random(21)
    for number in range(160):
        pages = [layout.rows_of(_drawn_page(drawn, page)) for page in range(drawn.choice((1, 2, 2, 3, 4)))]
        kept = layout.without_running_heads(pages, lambda text: text.startswith("KEEP"))
        text, starts, marks = layout.paragraphs(kept, lambda text: text.startswith("ALONE"))
        yield f"printed {number}", [(0, f"{text!r} {starts} {len(marks)}")]


ENDS = ("on.", "on", "so-", "self-", "Baden-", "on:", 'on."', "docu-", "2021", "x\u00ad")
STARTS = ("The", "the", "•", "ment", "Baden", "and", "KEEP", "ALONE", "2021", "ﬁsh")
EDGES = ("{}", "Page {}", "ORRAN COURIER", "ORRAN COURIER {}", "Quay shut", "Please see Quay, page {}", "KEEP it", "{} of 9")


def _drawn_page(drawn: random.Random, number: int) -> list[layout.Word]:
    """A page of lines of which some are set in, set apart, printed larger, short, or another column's."""
    words: list[layout.Word] = []
    columns, y = drawn.choice((1, 1, 2, 2, 3)), 700.0
    for place in (760, 40)[: drawn.randint(0, 2)]:
        words += line(
            drawn.choice(EDGES).format(number + 1), 50, place + drawn.choice((0, 0, 11, 12, 13)) * (number % 2), drawn.choice((8, 10))
        )
    steps = (12, 12, 12, 12, 12, 17, 17.5, 18, 24, 30)
    for row in range(drawn.randint(2, 9)):
        y -= drawn.choice(steps)
        for column in range(columns):
            if drawn.random() < 0.05:
                continue
            size = drawn.choice((10, 10, 10, 10, 10, 8.4, 8.6, 11.4, 11.6, 13, 14, 21))
            text = " ".join(
                (
                    drawn.choice(STARTS),
                    *TABLES["body"][row % 3].split()[row * 2 : row * 2 + drawn.choice((3, 3, 3, 2, 1, 0))],
                    drawn.choice(ENDS),
                )
            )
            left = 50 + column * drawn.choice((140, 140, 140, 110, 100)) + drawn.choice((0, 0, 0, 0, 6.9, 7, 7.1, 20, 31))
            placed = line(text, left, y + drawn.choice((0, 0, 0, 2, 5, 6)), size)
            if drawn.random() < 0.1:
                placed = [replace(one, bold=True, hidden=drawn.choice(("", "rule"))) for one in placed]
            if drawn.random() < 0.1:
                placed = [
                    *placed[:1],
                    *(
                        replace(one, left=one.left + off, right=one.right + off)
                        for off in (drawn.choice((24, 25, 26)),)
                        for one in placed[1:]
                    ),
                ]
            words += placed
    return words


def _row(text: str, left: float = 0, y: float = 0, size: float = 20, bold: bool = False, edge: float = 500) -> layout.Row:
    return layout.Row(tuple(replace(one, bold=bold) for one in line(text, left, y, size)), edge)


def _rows() -> Iterator[tuple[str, Made]]:
    """What is asked of rows, of letters twenty high, with each answer just below, at and just above its limit."""
    one = _row("So it was")
    yield _each(
        "of like size",
        (16, 17, 18, 22, 23, 24),
        lambda n: f"{layout._alike(one, _row('It', size=n))} {layout._same_kind(one, _row('It', size=n))}",
    )
    yield _each("of less than like size", (20, 23, 24), lambda n: f"{layout._same_kind(_row('It', size=n), one)}")
    yield _each("beginning alike", (-61, -60, -59, 59, 60, 61), lambda n: f"{layout._alike(one, _row('It', left=n))}")
    yield _each("in cells", (49, 50, 51), lambda n: f"{layout.Row((word('So', 0, 0, 20), word('it', 20 + n, 0, 20))).tabular}")
    yield _each("empty beside", (15, 16, 17), lambda n: f"{layout._gaps(layout.Row((word('So', 0, 0, 20), word('it', 20 + n, 0, 20))))}")
    for share in range(4, 9):
        prose = ["a b" + "c" * (share - 2) + "7" * (9 - share)] * 3
        yield f"{share} of ten are letters", [(n, f"{layout._is_prose([one[:n] for one in prose])}") for n in (8, 9, 10)]
    yield _each("lines of prose", (2, 3, 4), lambda n: f"{layout._is_prose(['So it was at'] * n)}")
    yield "words in one", [(text, f"{layout._is_prose([text] * 3)}") for text in ("Soitwasat", "So it was")]
    for text in ("Quay shut", "3", "Page 3", "Page 3 of 9 so", "Continued on page 3", "Seite 3 von 9", "12345"):
        yield f"running: {text}", [((on, of), f"{layout._is_running(text, on, of)}") for on in (1, 2, 3) for of in (*about(6), *about(9))]
    for far in (37, 38, 39, 49, 50, 51):
        for text in ("So it was", "So it was 3"):
            for count in range(4):
                ys = (
                    [far * at for at in range(count, 0, -1)]
                    + [-20 * at for at in range(9)]
                    + [-160 - far * at for at in range(1, count + 1)]
                )
                yield f"{count} far by {far}: {text}", [(0, f"{layout._without_far([_row(text, y=y) for y in ys], 0, len(ys))}")]
    for few in ((0, 0, 0, -200, -201), (0, 0, 0, -1, -201), (0, 0, 0, -60, -80, -100), (0, 0, 0, -20, -40, -100)):
        yield f"few rows {few[2:]}", [(0, f"{layout._without_far([_row('So it was 3', y=y) for y in few], 2, len(few))}")]
    sides = layout.Row((*line("So it was", 0, 0, 20), *line("at noon now", 120, 0, 20)))
    yield "a strip between two", [(wide, f"{layout._parts([sides] * 3, (100, 100 + wide))}") for wide in (4, 5, 6, 6.5, 7, 8)]
    for up in (-11, -10, -9, 0, 9, 10, 11):
        yield (
            f"words {up} up",
            [
                (size, f"{len(layout._rows([word('So', 0, 0, 20), word('it', 30, up + 10 - size / 2, size)]))}")
                for size in (9, 10, 11, 20, 39, 40, 41)
            ],
        )
    long = [_row("So it was" + " long" * (number == 8), y=400 - 20 * number) for number in range(17)]
    yield "how far rows reach", [(0, f"{[f'{row.edge:g}' for row in layout._with_edges(long)]}")]
    yield _each(
        "larger than others",
        (12, 13, 14),
        lambda n: f"{layout._leading(_row('So', size=n), 12, 10)} {layout._leading(_row('So', size=n), 30, 10)}",
    )
    yield (
        "steps",
        [
            (ys, f"{layout._pitch([_row('So it was', y=y) for y in ys])}")
            for ys in ((), (9,), (40, 20, 5), (5, 20, 40), (9, 9), (40, 20, 90, 80))
        ],
    )
    for ended in ("was", "was."):
        before = [_row(f"So it {ended}", y=100, edge=edge) for edge in (100, 150, 200)]
        for start in ("The", "the", "•"):
            yield (
                f"far below, {ended} {start}",
                [
                    (step, layout._between(before[0], _row(f"{start} end", y=100 - step), 20, False, start, set()))
                    for step in (-1, 0, 28, 29, 30)
                ],
            )
            yield (
                f"further in, {ended} {start}",
                [
                    (left, layout._between(before[0], _row(f"{start} end", left=left, y=80), 20, False, start, set()))
                    for left in (13, 14, 15)
                ],
            )
            room = before[0].right
            edges = [room + off for off in (*about(5 + 10 * len(start)), *about(round(room * 2 / 3)), 300)]
            for new in (False, True):
                told = [
                    (
                        edge - room,
                        layout._between(_row(f"So it {ended}", y=100, edge=edge), _row(f"{start} end", y=80), 20, new, start, set()),
                    )
                    for edge in edges
                ]
                yield f"room left, {ended} {start} {new}", [(left, repr(gap)) for left, gap in told]
    for end, words in product(
        ("docu-", "self-", "so-", "Baden-", "docu\u00ad", "7-", "-", "the3-", "old,new-"), ("ment", "so", "Baden", "3", "new")
    ):
        known = [set[str](), {"document", "docu"}, {"so-so", "self", "the", "new"}, {"so"}, {"docu", "old", "ment"}]
        joined = [
            ((edge, number), repr(layout._between(_row(end, y=100, edge=edge), _row(words, y=80), 20, False, words, vocabulary)))
            for edge in (60, 90, 100, 500)
            for number, vocabulary in enumerate(known)
        ]
        yield f"{end} {words}", joined
    for text, before_ in product(("3", "Three", "12345"), ("So it was", "It was", "It", "So it was.")):
        yield (
            f"{before_} / {text}",
            [
                ((step, left), f"{layout._goes_on([_row(before_, y=100), _row(text, left, 100 - step)], 1)}")
                for step in (-1, 0, 1, 28, 29, 30)
                for left in (-21, -20, -19, 0, 19, 20, 21)
            ],
        )


def _folder() -> Iterator[tuple[str, Made]]:
    with TemporaryDirectory() as made:
        root = Path(made) / "root"
        for name in (
            "a.txt",
            "b.TXT",
            ".hidden.txt",
            "c.xyz",
            "d.jpg",
            "sub/e.md",
            "sub/.no/f.txt",
            ".no/g.txt",
            "h",
            "i.php",
            "j.php",
            "p.html",
            "k.txt.gz",
            "l.1",
        ):
            _put(
                root / name, b"It rained. The quay is shut.\n" * 9 if name != "j.php" else b"<!DOCTYPE html><html><p>It rained.</p></html>"
            )
        for name in (
            "p_files/q.html",
            "p_files/sub/r.txt",
            "p_files/s.css",
            "P-Dateien/t.html",
            "x_files/u.html",
            "p.htm_files/v.html",
            "p/w.html",
            "_files/y.html",
        ):
            _put(root / name, b"<html><p>It rained.</p></html>")
        _put(Path(made) / "out.txt", b"It rained.")
        for name, target in (
            ("m.txt", "a.txt"),
            ("n.txt", "../out.txt"),
            ("o.txt", "nothing.txt"),
            ("sub/m.txt", "../sub/e.md"),
            ("sub/z", ".."),
            ("z.txt", "z.txt"),
        ):
            (root / name).symlink_to(target)
        os.mkfifo(root / "fifo.txt")
        _put(Path(os.fsdecode(os.fsencode(root) + b"/\xff.txt")), b"It rained.")
        (Path(made) / "link").symlink_to("root")
        for name, data in (
            ("k1", gzip.compress(b"<html><p>It rained.</p></html>")),
            ("k2.gz", gzip.compress(b"<html><p>It rained.</p></html>")),
            ("k3.gz", gzip.compress(b"{}")[:9]),
            ("k4.gz", b"no"),
        ):
            _put(root / name, data)
        for place in ("root", "link", "root/a.txt", "root/m.txt", "root/n.txt", "root/d.jpg", "root/sub"):
            yield (
                f"in {place}",
                [
                    (found.file, f"{found.size if isinstance(found, Found) else found.reason.replace(made, '')[:70]}")
                    for found in discover(Path(made) / place)
                ],
            )


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


BLOCKS = ((0x4DC0, 64), (0x1F030, 96), (0x1F000, 43), (0x1D306, 81))


def _hidden() -> Iterator[tuple[str, Made]]:
    for number, (first, many) in enumerate(BLOCKS):
        used = "".join(chr(other) for other, _ in BLOCKS[:number])
        signs = [first + off for off in (-1, 0, 1, many - 2, many - 1, many)]
        yield f"signs of block {number}", [(f"{sign:x}", _sign(used + chr(sign))) for sign in signs]
    for more in (60, 61, 62, 63, 64, 65):
        veil = veil_for("")
        assert veil
        words = "".join(veil.over("so ", f"rule {number}") + "it " for number in range(more))
        yield f"{more} rules", [(0, f"{veil.lifted(words)[1][-3:]}"), (1, f"{[mark.rule for mark in veil.lifted(words)[1]][:3]}")]
    veil = veil_for("")
    assert veil
    closed = veil.over("hidden", "rule")
    for told in ("so {} it", "{}", "so {}", "{}{}", "{} {}", "{}\n{}", "{} so {}", "so {}\n it", "{}x{}"):
        whole = told.format(*[closed] * told.count("{}"))
        for text in (
            whole,
            whole.replace("hidden", ""),
            whole.replace(closed[-1], ""),
            whole.replace(closed[0], ""),
            whole.replace("hidden", "hid\nden"),
        ):
            words, marks = veil.lifted(text)
            yield f"lifted {text}", [(0, f"{words!r} {[(mark.start, mark.end) for mark in marks]} {seen_of(veil.lifted, text)!r}")]
    gone = "<p style=display:none>{}</p>"
    for seen in about(20):
        for tag in ("p", "div", "a", "label", "li", "p><a", "p><b"):
            for size in (0, 100, seen * 50 - 1, seen * 50, seen * 50 + 1):
                held = f"<{tag}>{(LONG * 9)[:seen].replace(' ', 'x')}"
                yield f"{seen} seen in {tag}, {size} hidden", [(0, _seen(f"{held}</{tag[0]}>{gone.format('x' * size)}"))]
    for inner in ("", " ", "so", "<b>so</b>", "<b>so</b> it", "so <b></b>", "<style>so</style>", "<!-- so -->"):
        yield f"hidden {inner}", [(0, _seen(f"<p>{LONG}</p>{gone.format(inner)}and so on {LONG}"))]


def _sign(text: str) -> str:
    veil = veil_for(text)
    return f"{ord(veil.over('', 'rule')[0]):x}" if veil else "none"


def _seen(body: str) -> str:
    tree: HtmlElement = fromstring(f"<html><head><title>Quay</title></head><body>{body}</body></html>")
    lifted = hide(tree)
    text, marks = lifted(" ".join(tree.text_content().split()))
    left: HtmlElement = fromstring(f"<html><body>{body}</body></html>")
    cut_hidden(left)
    return f"{len(text)} {[(mark.start, mark.end, mark.rule) for mark in marks]} {len(left.text_content())}"


def _told(*sentences: str, **known: Any) -> Article:
    text = "\n".join(sentences)
    starts = accumulate((len(one) + 1 for one in sentences), initial=0)
    spans = tuple(Sentence(start, start + len(one)) for start, one in zip(starts, sentences, strict=False))
    return Article("a", text, "", "", sentences=spans, **known)


def _related(*every: Article) -> str:
    found = same_stories({number: signature(one) for number, one in enumerate(every)}, lambda _: Telling(("One.",)))
    return f"{len(found.copies)}{len(found.newer)}{len(found.otherwise)}"


def _copies() -> Iterator[tuple[str, Made]]:
    drawn = random.Random(31)
    words = ["".join(drawn.choices("abcdefghiklmnoprstu", k=7)) for _ in range(4000)]
    story = " ".join(words[:200])

    def kept(*sentences: str) -> str:
        packed = signature(_told(*sentences))
        return f"{copies._HEAD.unpack_from(packed)[1:]} {len(packed)}"

    yield _each("a note's length", about(300), lambda n: kept(long("Correction: this story was updated.", n)))
    yield _each("a note in place", range(9), lambda n: kept(*("Correction: it was so." if at == n else LONG for at in range(9))))
    stamps = [Mark(0, 7, Kind.BOILERPLATE, rule) for rule in ("updated", "field", "head", "link")]
    yield (
        "stamps of an update",
        [
            (one.rule, f"{copies._updated(Article('a', 'Updated today', '', title, marks=(one,)))}")
            for one in stamps
            for title in ("", "UPDATE 1: so")
        ],
    )
    yield _each("figures", about(200), lambda n: kept(" ".join(f"{number} boats" for number in range(n))))
    yield _each("words", about(12, 258), lambda n: kept(" ".join(words[:n])))
    yield _each("words of a digest", about(1000), lambda n: _related(_told(story), _told(" ".join(words[:n]))))
    yield _each("stories alike", about(40), lambda n: _related(*(_told(f"{story} {word}") for word in words[300 : 300 + n])))
    for size, (kind, is_kept) in product((40, 101, 103, 240), _KEPT.items()):
        shares = range(0, 101, 2) if kind == "new throughout" else range(1, size, 1 + size // 80)
        told = ((share, [word if is_kept(share, n) else words[900 + n] for n, word in enumerate(words[:size])]) for share in shares)
        yield f"{size} words, {kind}", [(share, _pair(words[:size], other)) for share, other in told]


_KEPT: dict[str, Callable[[int, int], bool]] = {
    "the end new": lambda at, n: n < at,
    "every other part new": lambda at, n: n * 8 // at % 2 == 0,
    "new throughout": lambda at, n: n * 37 % 100 < at,
}


def _pair(one: list[str], other: list[str]) -> str:
    """Two stories, of one day and of two, with a note in one, and with other figures."""
    first, second = " ".join(one), " ".join(other)
    told = (
        (_told(first), _told(second)),
        (_told(first, outlet="A", published="2025-03-01"), _told(second, outlet="A", published="2025-03-02")),
        (_told(first, outlet="A"), _told(second, "Correction: it was so.", outlet="A")),
        (_told(f"7 {first}", outlet="A"), _told(f"9 {second}", outlet="A")),
    )
    return " ".join(_related(*pair) for pair in told)


def _lists() -> Iterator[tuple[str, Made]]:
    names = [f"{name} Le{chr(97 + number // 26)}{chr(97 + number % 26)}" for number, name in enumerate(["Ann", "Bo", "Cy"] * 20)]
    yield _each("names in a list", about(50), lambda n: f"{(people_in(names[:n]) or '')[-7:]}")
    yield _each("a name's words", range(5, 9), lambda n: f"{is_person(' '.join(['Ann', *['Lee'] * (n - 1)]))}")
    yield _each("where a name stands", about(300), lambda n: f"{people_in('so it was, ' + 'x' * (n - 20) + ', Ann Lee')}")
    yield _each("references", about(50), lambda n: f"{str(resolved([{'@id': 'x'}] * n, [{'@id': 'x', 'name': 'Ann'}])).count('Ann')}")
    yield _each("nodes in a list", about(200), lambda n: f"{len(_nodes([{'name': 'x'}] * n))}")
    yield _each("nodes in lists in lists", range(6, 11), lambda n: f"{len(_nodes(json.loads('[' * n + '{}' + ']' * n)))}")
    yield _each("nodes within nodes", range(6, 11), lambda n: f"{len(_nodes(_nested(n)))}")
    yield _each("a script's length", about(500_000), lambda n: f"{len(_nodes({}, n))}")
    yield _each("a field's length", about(500), lambda n: f"{len(one_line('x' * n) or '')}")
    yield _each("a day behind spaces", about(60), lambda n: f"{as_day(' ' * (n - 10) + '3 May 2024')}")
    yield "moments", [(value, f"{day_of(value)}") for value in (7.5e10, 8e10, 1e11, 1.1e11, 1.25e11, 1.4e11, 1.7e12, 1.7e15)]
    within: dict[str, Any] = {"title": "Quay shut", "author": "Ann Lee", "url": "https://a.example/x"}
    for number, name in enumerate(("post", "item", "doc", "source", "data", "meta")):
        within = {name: within}
        yield f"a record {number + 1} deep", [(0, f"{read_fields(within, {})}")]
    for size in about(20):
        story = {"title": "Quay shut", "text": TOLD}
        for name, inner in {
            "a list": [{}] * (size - 1) + [story],
            "numbers": {**{str(n): story for n in range(size - 1)}, "x": {}},
        }.items():
            yield f"a story in {name}, the {size}th", [(0, read_made(json.dumps({"stories": inner} if isinstance(inner, list) else inner)))]
    for deep in range(3, 8):
        shape: Any = [{"title": "Quay shut", "text": TOLD}]
        for _ in range(deep):
            shape = {"count": 1, "a": shape}
        yield f"a list {deep} deep", [(0, read_made(json.dumps(shape)))]


LINES = (
    *("Browse the puzzles * of the isle", "Quays of Orran:How the boats * come home", "Courtesy of Ann * Lee", "Got a tip? * Write to us"),
    *("The post Quay shut * appeared first on The Mail", "Continued on * page 3", "See the boats *, Page A3", "Stories you might like *"),
    *("View the boats *: https://a.example/x", "Here's what you missed *", "ann*@dorn.example", "Quay at dawn * (Photo by Ann Lee / AFP)"),
    *(
        "The quay * (AP)",
        "Ann Lee/AFP The quay * at dawn",
        "Hide captions 2 of * 9",
        "Ann Lee * and Bo Ek can be reached at a@dorn.example",
    ),
    *(
        "Ann Lee ist Reporterin * in Tarn",
        "Editor's note: Ann Lee * is a reporter",
        "* Ann Lee/Getty",
        "Read more *: the quay",
        "READ: * »",
    ),
    *(
        "Lesen Sie auch: * am Kai",
        "Is it * here?",
        "Have you a story? *",
        "When * you subscribe to our newsletter",
        "you * here",
        "* here.",
    ),
    *("Updated *", "*: Follow our live coverage of the race", "Live updates: The quay * is shut", "He said: Boats * lie at the quay"),
)


def _lines_alone() -> Iterator[tuple[str, Made]]:
    """Lines of every rule at each length, with small words and with names, ended and not."""
    for frame, (filler, end) in product(LINES, (("grey boats ", ""), ("Ann Lee ", ""), ("it is so, ", "."), ("you ", "!"))):
        bare = len(frame) - 1 + len(end)
        sizes = [size for size in LENGTHS if size >= bare]
        told = (frame.replace("*", (filler * 400)[: size - bare]) + end for size in sizes)
        yield f"{filler}{end}: {frame}", zip(sizes, map(line_of, told), strict=True)


def _beside_others() -> Iterator[tuple[str, Made]]:
    """Stories with a line or more that are marked by what stands beside them; each also without its last line, and with one twice."""
    from tests.corpus.test_limits import BESIDE

    for number, (lines, rules) in enumerate(BESIDE):
        told = {
            "whole": lines,
            "less": lines[:-1],
            "without": lines[1:],
            "again": [*lines[:2], lines[1], *lines[2:]],
            "turned": lines[::-1],
        }
        made = [(kind, marked(of("\n\n".join(("Ferry sinks off Dorn", *some))))) for kind, some in told.items()]
        yield f"beside {number}: {rules}", made
    for label, size in product(("Published", "First published", "This story was published", "Updated", "Posted"), range(6)):
        line = f"{'x' * size}{' ' * (size > 0)}{label} 5:07 PM ET Oct 26, 2022 Updated 6:08 PM ET Oct 27, 2022"
        text = "\n\n".join((TITLE, line, *TABLES["body"], line.replace("26", "25")))
        yield f"stamped behind {size}: {label}", [(0, marked(of(text)))]


def _nested(deep: int) -> dict[str, object]:
    return {"name": "x", "a": _nested(deep - 1)} if deep else {}


def _nodes(value: object, size: int = 0) -> list[Node]:
    return nodes_of(fromstring(f"<html><script type=application/ld+json>{json.dumps(value).ljust(size)}</script><p>x</p></html>"))


def read_made(data: str | bytes, name: str = "a.json") -> str:
    with TemporaryDirectory() as folder:
        return read_as(Path(folder), name, data.encode() if isinstance(data, str) else data)


def _files() -> Iterator[tuple[str, Made]]:
    for most in (_CELL, _COLUMN):
        yield f"a cell beside {most}", [(n, _unfolded(f"<td>{'x' * n}</td>", most)) for n in about(most)]
        yield (
            f"cells of little, {most}",
            [(cell, _unfolded(cell, most)) for cell in ("<td>x</td>", "<td><p>x</p></td>", "<td><h2>x</h2></td>", "<th>x</th>")],
        )
    yield _each("a column's text", about(400), lambda n: f"{_ROW.search('| ' + 'x' * n) is not None}")
    with patch("pytesseract.get_languages", lambda: ["osd", "deu", "fra", "eng", "nld", "spa", "ita", "por", "swe"]):
        yield "languages that are recognised", [(0, f"{recognise._languages.__wrapped__()} {recognise._turned.__wrapped__()}")]
    for sign in SIGNS_OF_FORMATS:
        begun = [sign, b"PK" + sign, b" \n" + sign, sign[1:], sign + b"PK", b"\xef\xbb\xbf" + sign, b"<?php " + sign]
        yield f"formats of {sign!r}", [(start, f"{[format.name for format in FORMATS if format.known(start)]}") for start in begun]
    for size in about(1019):
        yield f"a paper behind {size}", [(0, f"{pdf.FORMAT.known(b' ' * size + b'%PDF-')}")]
    yield "text as it stands", [(0, f"{[suffix for suffix in SUFFIXES if is_plain(f'a{suffix}')]} {is_plain('a.txt.gz')}")]
    for sizes in ((199, 30), (200, 30), (201, 30), (9, 30), (0, 30), (0, 0)):
        chapters = {f"{number}.xhtml": _chapter(size) for number, size in enumerate(sizes)}
        yield f"chapters of {sizes}", [(0, read_made(zipped({"mimetype": "application/epub+zip", **chapters}), "a.epub"))]
    for count in about(20):
        styled = [("", "So it was.")] * (count - 1) + [("Title", "Quay shut")]
        yield (
            f"a title in paragraph {count}",
            [(0, read_made(_word("".join(_paragraph(*one) for one in styled)), "a.docx")), (1, read_made(_odt(count), "a.odt"))],
        )
    for size in about(200):
        for count in (1, 2):
            cells = f"<w:tc>{_paragraph('', 'Bo')}</w:tc>" * (count - 1) + f"<w:tc>{_paragraph('', (LONG * 3)[: size - 1] + '.')}</w:tc>"
            yield f"{count} cells of {size}", [(0, read_made(_word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx"))]
    yield (
        "letters beside each other",
        [
            (gap, f"{pdf._apart(_letter(0), _letter(5 + gap))}")
            for gap in (-20, -15.5, -15, -14.5, -12, -1, 0, 2.4, 2.6, 3.4, 3.5, 3.6, 4.5, 4.6)
        ],
    )
    yield (
        "letters above each other",
        [(up, f"{pdf._apart(_letter(0), _letter(5, up))}") for up in (-13, -11, -10, -9, -8, 0, 8, 9, 10, 11, 13)],
    )
    for high in (0.0, 0.8, 1.0, 1.25):
        gaps = (0.2, 0.3, 0.34, 0.36, 0.4, 0.44, 0.5)
        yield f"letters {high} high", [(gap, f"{pdf._apart(_letter(0, high=high), _letter(5 + gap, high=high))}") for gap in gaps]
    yield "letters drawn otherwise", [(rule, f"{pdf._apart(_letter(0), _letter(5, 0, rule))}") for rule in ("", "rule")]
    with patch.object(pdf, "_holds", lambda *_: True):
        for seen, laid in product((0, 10), (*about(0, 20),)):
            words = [
                word("s" * seen, 0, 0),
                replace(word("l" * max(laid, 0), 0, 0), hidden=INVISIBLE),
                replace(word("o" * 9, 0, 0), hidden="rule"),
            ]
            yield f"{seen} seen, {laid} laid over", [(0, f"{[one.hidden for one in pdf._seen(Any, words)]}")]
    for scanned in ((), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)):
        rows = [[layout.Row((layout.Word(f"page{number}", 50, 90, 700, 710, 10, False, "rule"),))] for number in range(3)]
        yield (
            f"pages {scanned} recognised",
            [
                (
                    0,
                    f"{pdf._joined(rows, {number: f'seen {number}' for number in scanned})} {pdf._pages(dict.fromkeys(scanned, ''))}"
                    if scanned
                    else "",
                )
            ],
        )
    for above in range(3, 7):
        lines = [(50.0, 740.0 - 30 * number, f"So it was {number}", 10.0) for number in range(above)]
        told = [*lines, (50.0, 700.0 - 30 * above, "Quay shut for good", 10.0), *set_in(wrap(LONG * 5, 60), 50, 640 - 30 * above)]
        yield f"a headline below {above} lines", [(0, read_made(printed(told, title="Quay shut for good - Orran"), "a.pdf"))]
    for title in ("Quay", "Qua", "Quay.doc", "Quay_shut", "12 - 3", "Microsoft Word - Quay", "Print", "Printer shut", "https://x.example"):
        yield f"a paper called {title}", [(0, read_made(printed(set_in(wrap(LONG * 3, 60), 50, 700), title=title), "a.pdf"))]
    for size in about(1_000_000):
        made = (Article("a", "x" * size, "", ""),), ()
        yield (
            f"a text of {size}",
            [((packed, most), f"{_too_much(made, packed, most)}") for packed in about(50_000) for most in about(1_000_000)],
        )
    for size in about(40):
        text = exactly("It is the quay of the isle, and so it was at noon " * 2, size)
        html = f"<p>From: Ann Lee</p><p>Subject: Quay</p><p>Date: 3 May 2024</p><p>{text}</p><p>{LONG * 4}</p>"
        head = "From: Bo Ek <bo@mail.example>\nSubject: Fwd\nContent-Type: text/html\n\n"
        yield f"a forwarded page that begins with {size}", [(0, read_made(f"{head}<html><body>{html}</body></html>", "a.eml"))]


def _letters() -> Iterator[tuple[str, Made]]:
    def told(data: bytes, *labels: str) -> str:
        found = decode(data, labels)
        return f"{found and (found[1], found[0][-12:])}"

    yield "controls", [(0, f"{without_controls(''.join(map(chr, range(0x7E, 0xA2))))!r}")]
    boats = b"Boats lie at the quay of the isle. " * 3
    for label, sign in product(("iso-8859-1", "iso-8859-2"), (b"a\xb9b ", b"\xe6\xf8\xe5\xe4 ", b"\xe9 ", b"\x81 ", b"\x95 ", b"\xb1a ")):
        yield f"{sign!r}, labelled {label}", [(count, told(boats + sign * count, label)) for count in (0, 1, 2, 3, 4, 5)]
    for kana in range(1, 7):
        yield f"{kana} narrow kana in a row", [(end, told(boats + b"\xb1" * kana + end, "shift_jis")) for end in (b" ", b" \x81 ")]
    for good, bad, end in product(range(4), range(4), (b"", b"\xc3", b"\xe2\x80", b"\xe2\x80x", b"\xe2x", b"\x93x")):
        yield f"{good} letters of UTF-8, {bad} others, and {end!r}", [(0, told("é".encode() * good + boats + b"\xff " * bad + end))]
    for latin, other, wide in product((0, 5, 6, 7, 20), (0, 4), ("utf-16-le", "utf-16-be")):
        yield (
            f"{latin} letters and {other} in {wide}",
            [(odd, told(("a" * latin + "漢" * other).encode(wide) + b"x" * odd)) for odd in (0, 1)],
        )


SIGNS_OF_FORMATS = (
    *(b"", b"word/", b"application/epub+zip", b"application/vnd.oasis.opendocument.text", b"datapackage.json", b"%PDF-", b"{\\rtf"),
    *(b"WARC/1.0", b"From a@b Tue Mar  5 06:30:00 2024\n", b'{"a": 1}', b"[1]", b'["a"]', b"<rss>", b"<feed ", b"<html><rss>", b"<html>"),
    *(b"From: a\nTo: b\nSubject: c\n", b"A: a\nB: b\nFrom: c\n", b"A: a\nB: b\nC: c\n", b"From: a\nTo: b\n", b"bplist00"),
    *(b"<!DOCTYPE html><p>", b"\xd0\xcf\x11\xe0", b"It rained, and it was so. " * 3, b"It rained. ", b"#!It rained, and it was so. " * 3),
)


def _unfolded(cells: str, most: int) -> str:
    tree = fromstring(f"<html><body><table><tr>{cells}</tr></table></body></html>")
    _unfold(tree, most)
    return " ".join(element.tag for element in tree.iter())


def _chapter(size: int) -> str:
    return f"<html><head><title></title></head><body><p>{(LONG * 3)[: size - 1]}{'.' if size else ''}</p></body></html>"


def _paragraph(style: str, words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def _word(body: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>'
    return zipped(
        {
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        }
    )


def _odt(place: int) -> bytes:
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    words = "<text:p>So it was.</text:p>" * (place - 1) + "<text:h>Quay shut</text:h>"
    content = f"<office:document-content {spaces}><office:body><office:text>{words}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _letter(left: float, bottom: float = 0, hidden: str = "", high: float = 10) -> pdf._Letter:
    """A letter five wide."""
    return pdf._Letter(0, "x", left, left + 5, bottom, bottom + high, hidden)


def _languages() -> Iterator[tuple[str, Made]]:
    both = (language_of, languages_of)

    def told(text: str) -> str:
        return " ".join(f"{ask(text)}" for ask in both)

    yield _each("words", about(20), lambda n: told("the of " * 9 + "boats " * (n - 18)))
    yield _each("common words of a hundred", range(22), lambda n: told("the " * n + "boats " * (100 - n)))
    yield _each("of two languages", range(8, 16), lambda n: told("the " * n + "und " * 10 + "boats " * 20))
    yield _each("English words of a hundred", range(4), lambda n: told("the " * n + "boats " * (100 - n)))
    yield _each("few words", about(20), lambda n: told("boats " * n))
    yield _each("words at the beginning", range(1414, 1427), lambda n: told("7".ljust(n) + "the " * 22))
    for letter in ("Ж", "і", "ж", "α", "한", "あ", "ア", "ไ", "ह", "א", "ع", "漢"):
        yield f"{letter} beside Latin words", [(n, told(letter * n + " boats" * 19)) for n in range(27, 34)]
    yield _each("kana", (*about(50), 8, 9, 10, 11), lambda n: told("漢" * (500 - n) + "あ" * n + "漢" * 90))
    yield _each("kana among few", range(6, 14), lambda n: told("漢" * 90 + "ア" * n))
    yield _each("kana far on", (499, 500, 501, 560), lambda n: told("漢" * n + "あ" * 90))


def _titles() -> Iterator[tuple[str, Made]]:
    for name in ("Orr", "Orra", "Orran", "The Orran", "orran.de", "www.orran.com", "@orran", "The", ""):
        for part in (
            "Orran",
            "Orr",
            "Orra",
            "Orran News",
            "News Orran",
            "The Orran News of the whole wide valley",
            "The Orran News of all the valley",
            "The Orran of all",
        ):
            told = [
                (joint, _proper(f"Quay shut{joint}{part}", [name]) + _proper(f"{part}{joint}Quay shut", [name]))
                for joint in (" | ", " - ", ": ", " · Region · ", ", ")
            ]
            yield f"{part} of {name}", told
    for heading in ("Quay sh", "Quay shut", "Quay shu", "岸壁閉", "岸壁閉鎖", "岸壁閉鎖中", "Tarn Quay shut"):
        for title in (f"{heading} | Orran", f"Orran: {heading}", f"Tarn: {heading} - Orran", f"{heading}", f"Orran | {heading} | Tarn"):
            heads = [
                (number, _proper(title, names, above, below))
                for number, (names, above, below) in enumerate(
                    (
                        ((), [heading], ()),
                        ((), (), [heading]),
                        (["Orran"], [heading], ()),
                        (["Orran"], [title], [heading]),
                        (["Orran"], (), [title]),
                    )
                )
            ]
            yield f"headed {heading}: {title}", heads
    for title in (
        "Quay | Sport | Orran",
        "Quay | News - Orran",
        "Quay | Cat | Orran",
        "| Orran",
        "Quay |",
        "Quay | Orran | Its motto",
        "Orran | Quay | Tarn",
        "Orran » Quay",
        "Quay » Tarn » Orran",
        "a|b|c",
    ):
        yield f"pieces of {title}", [(0, _proper(title, ["Orran"])), (1, f"{[*end_pieces(title)]}")]
    for host in ("a.de", "ab.de", "abc.de", "x.abc.co.uk", "ab.x.com", "www.abc.org", "news.abc.com.au", "localhost", "abc.museum"):
        yield f"host {host}", [(0, f"{sorted(names_of_host(f'https://{host}/a'))}")]


def _proper(title: str, names: Sequence[str], headings: Sequence[str] = (), below: Sequence[str] = ()) -> str:
    return f"[{title[slice(*without_site(title, names, headings, below))]}]"

"""Stories, pages, messages and files drawn part by part, so that they lie on each side of many limits at once.

`grids` changes one thing at a time; these change several, as what is read depends on what stands beside it. They are recorded with the
others (`readings`).
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from lxml.html import fromstring

from rag.config import Settings
from rag.corpus import line_keys, lines, mark, orders, read, recognise, rules
from rag.corpus.formats import Format
from rag.corpus.page_fields import fields_of
from rag.corpus.page_view import Page
from rag.corpus.read import read_piece
from rag.corpus.readers import mbox, old_word, pdf, records, table
from rag.corpus.tellings import Telling, difference
from rag.types import Article, Kind, Mark
from tests.corpus.grids import TABLES, Readings, marked, read_as, runs, story_of
from tests.corpus.hostile import pdf_of

CASES = Path(__file__).with_name("cases")
LENGTHS = (8, 12, 24, 40, 41, 60, 61, 80, 90, 120, 160, 161, 180, 200, 220, 260, 261, 300, 301, 400, 401, 600, 601, 700, 1500)
FILLERS = ("grey", "Ann Lee", "you", "at noon", "more", "said", "The Mail", "here", "7", "it rained", "your", "and then")
NAMES = ("Ann Lee", "Bo Ek", "Cy Fox", "Vera Kolm", "Di Ng", "Orran Courier", "Ann", "ann lee", "Ann Lee and Bo Ek", "Harbour Police")
DAYS = ("3 May 2024", "4 May 2024", "5/5/2024", "2024-05-03T23:30:00Z", "May 6, 2024", "30 April 2024", "1 January 1999")
NEAR = [limit + off for limit in (8, 24, 40, 60, 80, 120, 160, 300, 600) for off in (-1, 0, 1)]  # of a line, about limits
NEAR_IN_PAGES = [limit + off for limit in (4, 8, 60, 160, 200) for off in (-1, 0, 1)]
NEAR_LEADS = [limit + off for limit in (45, 60, 80, 900) for off in (-1, 0, 1)]
FRAMES = (
    *("Title: *", "Source: *", "By Ann Lee, *", "Ann * Lee", "* 3 May 2024", "Published * 3 May 2024", "TARN, 3 May 2024 (AP) — *"),
    *("TARN * (The Mail) — It rained.", "RIVER: How they * got home", "Have you seen * the cat? tell us", "Passages: Ann * Korb dies"),
    *(
        "Boats lie * at the quay",
        "Ann Lee is a reporter * for The Mail.",
        "Read more: *",
        "Today is May 3, 2024 *",
        "Boats * left. It rained",
    ),
)
SLOTS = (
    *(
        "<p>*</p>",
        "<p>By Ann Lee *</p>",
        "<span class=byline>Ann Lee *</span>",
        "<span class=date>3 May 2024 *</span>",
        "<h2>* Ann Lee</h2>",
    ),
    *(
        "<div class=author>Ann Lee<p>* of the isles.</p></div>",
        "<div>* is over.</div>",
        "<p class=lead>*.</p>",
        "<time>* 3 May 2024</time>",
    ),
)
HOLDERS = (
    *("article", "main", "div", "section", "aside", "header", "footer", "nav", "figure", "ul", "h1", "h2", "h3", "a href=/authors/ann"),
    *("div class=meta", "div class=related", "div class=post-meta", "div class=widget", "div class='author box'", "p class=lead"),
    *("div class=top-date", "div class=comments", "span class=author", "a href=/tag/x", "div id=dateline", "a rel=author", "td", "li"),
)
SIGNS = (
    "<|im_start|>system",
    "[INST]",
    "System:",
    "User:",
    "Assistant: Sure, here it is.",
    "### Instruction:",
    "Dear AI,",
    "</s>",
    "Note:",
)
FORWARDED = (
    "---------- Forwarded message ---------",
    "Begin forwarded message:",
    "-----Original Message-----",
    "> ----- Forwarded message -----",
)
LABELS = (
    "From: Ann Lee <ann@mail.example>",
    "Date: 3 May 2024",
    "Subject: Quay shut",
    "To: b@mail.example",
    "*Sent:* 4 May 2024",
    "De : Bo Ek",
)
ODT_PARTS = ("<text:line-break/>", "<text:note><text:p>A note.</text:p></text:note>", "<text:span>, so</text:span>", "<!-- no -->")
TURNS = (
    ("said", "denied"),
    ("leader", "Leader"),
    ("It is", "It isn't"),
    ("four", "4"),
    ("1931", "1932"),
    ("Gull Bridge", "Tarn"),
    ("masons", ""),
    ("four", "five"),
    ("4,000", "4,001"),
    ("Monday", "Tuesday"),
    ("Vera Kolm", "Vera Holm"),
    ("will", "will not"),
)


KEPT = (".pdf", ".gz", "expect.json")
PARTS = 4  # of the edited files, so that a change need not wait for all of them


def groups() -> dict[str, Callable[[], Readings]]:
    """What is read, group by group."""
    return {
        "made lines": _lines,
        "made stories": _stories,
        "lengths in stories": _lengths_in_stories,
        "lengths in pages": _lengths_in_pages,
        "made pages": _pages,
        "made orders": _orders,
        "made tellings": _tellings,
        "made messages": _messages,
        "made files": _files,
        "made pieces": _pieces,
        "made documents": _documents,
        **{f"edited files {part}": partial(_edited, part) for part in range(PARTS)},
    }


def _filled(frame: str, drawn: random.Random) -> str:
    """A frame whose gap is filled up to a length."""
    filler = drawn.choice(FILLERS)
    more = max(0, drawn.choice(LENGTHS) + drawn.choice((-1, 0, 0, 1)) - len(frame))
    return " ".join(frame.replace("*", (f"{filler} " * 400)[:more]).split())


def _line(drawn: random.Random) -> str:
    kind = drawn.choice(("lines", "lines", "lines", "pieces", "between", "body", "body", "names", "title"))
    return _filled(drawn.choice(TABLES[kind]).replace("#", "7"), drawn)


def _lines() -> Readings:
    """Lines by themselves, glued, said twice, and with marks before and behind."""
    drawn = random.Random(11)
    for number in range(5000):
        text = _line(drawn)
        text = drawn.choice((text, text, text.upper(), f"- {text}", f"{text}.", f"{text} »", f"{text}{text}", f"“{text}”", f"{text} / AP"))
        line = lines.Line(0, len(text), text)
        asked = rules.biography(line, "Ann Lee"), rules.list_head(line), rules.link_beside(line), rules.about_author(line), line.prose
        yield f"line {number}: {text[:60]}", f"{rules.verdict(line)} {''.join(f'{one:d}' for one in asked)}"


def _stories() -> Readings:
    """Stories of drawn lines, some of them twice, hidden in part, marked by a reader, or in other stories too."""
    drawn = random.Random(12)
    for number in range(700):
        head = [drawn.choice(TABLES["pieces"]) for _ in range(drawn.choice((0, 0, 1, 1, 2, 3)))]
        body = [_line(drawn) for _ in range(drawn.randint(1, 9))]
        every = [*drawn.choice((TABLES["title"], [], TABLES["titles"][:1])), *head, *drawn.choice((TABLES["body"], [])), *body]
        for _ in range(drawn.choice((0, 0, 1, 2))):
            every.insert(drawn.randrange(len(every) + 1), drawn.choice(every))
        text = drawn.choice(("\n\n", "\n\n", "\n", "\r\n", "\n \n")).join(every)
        marks = tuple(_mark(text, drawn) for _ in range(drawn.choice((0, 0, 0, 1, 2, 4))))
        known: dict[str, Any] = {
            name: drawn.choice((None, None, value)) for name, value in (("outlet", "The Lantern"), ("url", "https://lantern.example/a"))
        }
        story = Article("a.txt", text, "", drawn.choice(("", "", "Quay shut | The Lantern", every[0])), marks=marks, **known)
        shared = drawn.sample(sorted(line_keys(story)), k=drawn.choice((0, 1, 3)) % (len(line_keys(story)) or 1))
        told = mark(story, shared)
        yield (
            f"story {number}: {every[0][:40]}",
            f"{marked(told)} {[*told.provenance.values()]} {[(s.start, s.end) for s in told.sentences]}",
        )


def _fitted(frame: str, size: int) -> str:
    """A frame whose gap is filled so that it is as long as that; as it is when it is longer."""
    return frame.replace("*", ("grey boats " * 99)[: max(0, size - len(frame) + 1)])


def _lengths_in_stories() -> Readings:
    """A line of every length in the head of a story, between its paragraphs, behind a link, and at its end."""
    title, (first, *rest) = TABLES["title"][0], TABLES["body"]
    around = {
        "head": ([], [first, *rest]),
        "between": ([first], rest),
        "linked": ([first, "Read more: the quay"], rest),
        "end": ([first, *rest], []),
    }
    for number, frame in enumerate(FRAMES):
        for place, (above, below) in [*around.items()][number % 2 :: 1 + (number % 3 > 0)]:
            told = (marked(mark(Article("a.txt", "\n\n".join([title, *above, _fitted(frame, size), *below]), "", ""))) for size in NEAR)
            yield f"length, {place}: {frame}", runs(zip(NEAR, told, strict=True))


def _lengths_in_pages() -> Readings:
    """An element of every length between a page's title and its story, before its title, and behind the story."""
    from trafilatura.settings import Document

    body = "".join(f"<p>{text}</p>" for text in TABLES["body"])
    for slot in SLOTS:
        bare = len(slot) - len(fromstring(slot).text_content())
        for place, frame in (
            ("above", "{0}<h1>Quay shut</h1>{1}"),
            ("by the title", "<h1>Quay shut</h1>{0}{1}"),
            ("below", "<h1>Quay</h1>{1}{0}"),
        ):
            told = []
            for size in NEAR_IN_PAGES:
                filled = _fitted(slot, size + bare)
                tree = fromstring(f"<html><title>Quay shut</title><body><div>{frame.format(filled, body)}</div></body></html>")
                page = Page("", tree, "\n".join([fromstring(filled).text_content(), *TABLES["body"]]), Document())
                told.append((size, f"{list(fields_of(page).values())} {page.opening is not None and page.opening.tag}"))
            yield f"length, {place}: {slot}", runs(told)
        lead = (f"<body><h1>Quay shut</h1>{_fitted(slot, size + bare)}<article>{body}</article></body>" for size in NEAR_LEADS)
        yield f"lead: {slot}", runs(zip(NEAR_LEADS, map(story_of, lead), strict=True))


def _mark(text: str, drawn: random.Random) -> Mark:
    start = drawn.randrange(len(text))
    ends = [start + drawn.choice((1, 9, 40, 300)), text.find("\n", start), text.find("\n", start + 80)]
    start = drawn.choice((start, text.rfind("\n", 0, start) + 1))
    return Mark(start, min(max(start + 1, drawn.choice(ends)), len(text)), drawn.choice((Kind.HIDDEN, Kind.HIDDEN, Kind.CAPTION)), "rule")


def _page(drawn: random.Random) -> tuple[str, str]:
    """A page and the text of its story."""

    def some(table: str, most: int) -> list[str]:
        frames = [drawn.choice(TABLES[table]) for _ in range(drawn.randint(0, most))]
        return [frame.replace("Ann Lee", drawn.choice(NAMES)).replace("3 May 2024", drawn.choice(DAYS)) for frame in frames]

    def held(parts: Sequence[str]) -> str:
        opened = drawn.choice(HOLDERS)
        return f"<{opened}>{''.join(parts)}</{opened.split()[0]}>" if drawn.random() < 0.4 else "".join(parts)

    paragraphs = [*TABLES["body"], *(_filled("Boats * lie idle.", drawn) for _ in range(drawn.randint(0, 2)))]
    title = drawn.choice((TABLES["title"][0], "Quay shut", _filled("Ann Lee and the quay *", drawn)[:90]))
    lead = [frame.replace("*", _filled("It is * over.", drawn)) for frame in some("leads", 2)]
    inner = [
        f"<h1>{title}</h1>",
        *(held([one]) for one in some("shown", 3)),
        *lead,
        *(f"<p>{one}</p>" for one in paragraphs),
        *some("shown", 2),
    ]
    above = held(some("shown", 2))
    page = f"<body>{above}{held(inner[:2])}<article>{''.join(inner[2:])}</article>{held(some('shown', 5))}</body>"
    site = drawn.choice(("", " - Orran Courier", " | Ann Lee", ": The Lantern"))
    head = f"<head><title>{title}{site}</title>{''.join(some('said', 3))}</head>"
    return f"<html lang={drawn.choice(('en', 'en-GB', 'de'))}>{head}{page}</html>", "\n".join(paragraphs)


def _pages() -> Readings:
    """Pages with several people, days, titles and leads, at places by their title and off it."""
    from trafilatura.settings import Document

    drawn = random.Random(13)
    for number in range(480):
        html, text = _page(drawn)
        fields = fields_of(Page(html, fromstring(html), text, Document()))
        yield f"page {number}", f"{list(fields.values())} {story_of(html) if number % 4 == 0 else ''}"


def _orders() -> Readings:
    """Paragraphs in which orders, parts of them, signs of a prompt and sentences of a story stand beside each other."""
    from tests.corpus.hijacks import HIJACKS

    drawn = random.Random(14)
    told = [sentence for text in TABLES["body"] for sentence in text.split(". ")]
    for number in range(300):
        order = drawn.choice(HIJACKS).order.replace(" ¶ ", "\n")
        words = order.split()
        pool = [order, " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :]), drawn.choice(SIGNS), f"“{order}”"]
        every = [
            [drawn.choice((drawn.choice(pool), drawn.choice(told), drawn.choice(told))) for _ in range(drawn.randint(1, 4))]
            for _ in range(drawn.randint(1, 5))
        ]
        yield f"orders {number}: {order[:40]}", f"{sorted(orders.orders(every)[0].items())}"


def _tellings() -> Readings:
    """Two texts of one story, of which one is cut, turned in its facts, or has sentences in another order."""
    drawn = random.Random(15)
    told = [f"{sentence}." for text in (*TABLES["body"], *TABLES["pieces"][:4]) for sentence in text.rstrip(".").split(". ")]
    for number in range(400):
        one = [drawn.choice(told) for _ in range(drawn.randint(1, 5))]
        other = [sentence for sentence in one if drawn.random() < 0.8]
        for _ in range(drawn.choice((0, 1, 1, 1, 2, 3))):
            before, after = drawn.sample(drawn.choice(TURNS), 2)
            other = [sentence.replace(before, after) for sentence in other]
        other = drawn.choice((other, other[::-1], [*other, drawn.choice(told)], [f"TARN, May 3 (AP) - {sentence}" for sentence in other]))
        other = drawn.choice((other, [f"“{sentence}”" for sentence in other], [" ".join(sentence.split()[:-1]) for sentence in other]))
        pair = Telling(tuple(one), drawn.choice(("", "Orran Courier"))), Telling(tuple(other))
        yield f"tellings {number}: {' '.join(one)[:40]}", f"{difference(*pair)} {difference(*pair[::-1])}"


def _messages() -> Readings:
    """Messages with what is written above a forwarded one, and its labels."""
    drawn = random.Random(16)
    with TemporaryDirectory() as folder:
        for number in range(160):
            head = drawn.choice(TABLES["mail"]).replace(" ¶ ", "\n")
            above = " ".join(["word"] * drawn.choice((0, 1, 24, 25, 26)))
            labels = drawn.sample(LABELS, drawn.randint(1, 5))
            mark_of = drawn.choice(("", *FORWARDED))
            text = drawn.choice(("\n", "\n\n")).join((above, mark_of, "\n".join(labels), "", *TABLES["body"][: drawn.randint(0, 3)]))
            yield f"message {number}: {head[:30]} {mark_of[:20]}", read_as(Path(folder), "a.eml", f"{head}\n\n{text}".encode())


def _files() -> Readings:
    """Files without a name that says what they are, and tables with cells of every kind."""
    drawn = random.Random(17)
    with TemporaryDirectory() as folder:
        for number in range(160):
            opening = drawn.choice(
                ("", "", "", "#!", "<?", "<%", "\x00", "\ufeff", "{", "[", "From a@b Tue Mar  5 06:30:00 2024\n", "WARC/")
            )
            words = " ".join(["word"] * drawn.choice((1, 10, 11, 12, 13, 40)))
            text = (
                f"{opening}{words}{drawn.choice(('. The', '.', '', '! It', '。', ' a.b', '? “Yes” '))}{drawn.choice(('', ' more of it'))}"
            )
            yield f"unnamed {number}", read_as(Path(folder), "a", text.encode())
        for number in range(120):
            yield f"table {number}", read_as(Path(folder), drawn.choice(("a.csv", "a.tsv")), _table(drawn))


def _table(drawn: random.Random) -> bytes:
    out = io.StringIO(drawn.choice(("", "", "sep=;\r\n", "\ufeff")), newline="")
    out.seek(0, io.SEEK_END)
    names = drawn.sample(("title", "text", "author", "date", "zzz", "url, link"), drawn.randint(1, 5))
    writer = csv.writer(out, delimiter=drawn.choice(",,;\t|"), quoting=drawn.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    writer.writerow(names)
    cells = ("Quay shut", 'He said "no",\nand left; it is | over.', "", "3 May 2024", TABLES["body"][0], "Ann Lee")
    for _ in range(drawn.randint(0, 4)):
        writer.writerow([drawn.choice(cells) for _ in range(len(names) + drawn.choice((0, 0, 1, -1)))])
    return out.getvalue().encode()


def _pieces() -> Readings:
    """Data sets and mailboxes that are read in pieces: at every size of a piece about that of what is in them."""
    story = {"title": "Quay", "text": 'He said "no",\nand left. ' + TABLES["body"][0][:60]}
    listed, message = (
        json.dumps([story, 1, story, {"a": [story]}, story]),
        "From a@b Tue Mar  5 06:30:00 2024\nSubject: Q\n\nIt rained.\n\n",
    )
    rows = io.StringIO(newline="")
    csv.writer(rows).writerows([["title", "text"], *([story["title"], story["text"]] for _ in range(4)), ["", ""]])
    inputs: Sequence[tuple[Format, object, str, str]] = (
        (records.LINES, records, "PIECE", f"{json.dumps(story)}\n" * 4 + f"\n{json.dumps(story)}"),
        (records.FORMAT, records, "PIECE", listed),
        (records.FORMAT, records, "PIECE", f"\ufeff \n{listed[:-1]} , ] {listed}"),
        (records.FORMAT, records, "PIECE", listed[:-30]),
        (table.FORMAT, table, "PIECE", rows.getvalue()),
        (mbox.FORMAT, mbox, "PIECE", f"{message}x\nFrom here\n\n>From \n\n{message * 3}"),
    )
    for number, (format, module, name, text) in enumerate(inputs):
        for size in (1, 4, 60, *range(110, 128), 200, 240, 250, 500, 4000):
            with patch.object(module, name, size), patch.object(module, "LONGEST", _longest(size)):
                yield f"pieces {number} {format.name} of {size}", " ".join(_cut(format, text.encode()))


def _longest(size: int) -> int:
    """The longest line or rest that is read: of small pieces less than a record is long."""
    return 100 if size == 4 else 50_000


def _cut(format: Format, data: bytes) -> Iterator[str]:
    assert format.pieces
    try:
        for piece in format.pieces(io.BytesIO(data)):
            found, missing = read_piece(f"a{format.suffixes[0]}", piece, Settings())
            yield f"{piece.first}: {len(piece.data)} {[one.part for one in found]} {[(one.part, one.reason[:20]) for one in missing]}"
    except Exception as error:  # a list that is none
        yield f"{error}"


def _documents() -> Readings:
    """Documents of word processors with spaces, notes and bytes of several kinds; papers of which some pages are pictures."""
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    from tests.corpus.test_exact import zipped

    with TemporaryDirectory() as folder:
        for inner in (*(f'<text:s text:c="{count}"/>' for count in (0, 1, 2, 99, 100, 101)), "<text:s/>", "<text:tab/>", *ODT_PARTS):
            words = f"<text:h>Quay shut</text:h><text:p>It is shut{inner} for months.</text:p>"
            content = (
                f"<office:document-content {spaces}><office:body><office:text>{words}</office:text></office:body></office:document-content>"
            )
            data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
            yield f"odt: {inner}", _whole(Path(folder), "a.odt", data)
        for text, code in product(("Käthe żółć 😀 “so”.", "Quay – shut.", "Quay shut."), ("utf-8", "cp1252", "cp1250")):
            yield f"rtf in {code}: {text}", _whole(Path(folder), "a.rtf", b"{\\rtf1\\ansi " + text.encode(code, "replace") + b"}")
        (office := Path(folder) / "soffice").write_text(
            f'#!/bin/sh\nif [ -s "$7" ]; then cp {CASES}/docx-tracked-changes-and-controls/text_box.docx "$6/a.docx"; fi\n'
        )
        office.chmod(0o700)
        with patch.object(old_word, "_office", lambda: str(office)):
            yield "old word", _whole(Path(folder), "b.doc", b"\xd0\xcf\x11\xe0")
        for kinds, most in product(("p", "pw", "wp", "wpw", "wppw", "ppp", "-p", "p-w"), (1, 2, 30)):
            pictures = patch.multiple(recognise, tesseract=lambda: "tesseract 5", recognise=lambda picture: f"{picture.size} seen. " * 3)
            with pictures, patch.object(pdf, "_MOST_SCANS", most):
                yield f"scanned {kinds}, at most {most}", _whole(Path(folder), "a.pdf", _scanned(kinds))
        for kinds in ("p", "pp", "wp", "-p"):
            with patch.multiple(recognise, tesseract=lambda: "tesseract 5", recognise=lambda _: ""):
                yield f"scanned {kinds}, with no words in the pictures", _whole(Path(folder), "a.pdf", _scanned(kinds))
        with patch.object(recognise, "tesseract", str):
            yield "scanned, without Tesseract", _whole(Path(folder), "a.pdf", _scanned("wp"))


def _whole(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    found, missing = read(folder, name, Settings())
    told = [f"{one.text} {one.title} {one.pages} {one.extractor and one.extractor[:4]} {one.provenance.get('text')}" for one in found]
    return f"{told} {[(one.reason, one.part) for one in missing]}"


def _scanned(kinds: str) -> bytes:
    """A paper of pages with words (w), with nothing but a picture (p), and empty ones."""
    drawn = {"w": b"BT /F1 12 Tf 9 80 Td (The quay of the isle is shut.) Tj ET", "p": b"9 9 80 80 re f", "-": b""}
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for kind in kinds:
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(drawn[kind]), drawn[kind]))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects.append(page % len(objects))
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(kinds)))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(kinds))
    return pdf_of(objects)


def _edited(part: int) -> Readings:
    """The files of `cases`, each with a line or an element less, more, longer, or in another's place."""
    files = [path for path in sorted(CASES.glob("*/*.*")) if path.name not in KEPT and path.suffix not in KEPT]
    some = [path for path in files if len(path.name) % PARTS == part and path.stat().st_size < 20_000]
    with TemporaryDirectory() as folder:
        for path in some:
            drawn = random.Random(f"{path.parent.name}/{path.name}")  # a file more changes no other
            for again in range(2):
                data = path.read_bytes()
                (Path(folder) / path.name).write_bytes(_within(data, drawn) if data.startswith(b"PK") else _changed(data, drawn))
                found, missing = read(Path(folder), path.name, Settings())
                told = [f"{marked(mark(one))} {one.part} {one.text[-9:]}" for one in found[:3]]
                yield f"edited: {path.parent.name}/{path.name} {again}", f"{' || '.join(told)} {[one.reason[:60] for one in missing]}"


def _within(data: bytes, drawn: random.Random) -> bytes:
    """A packed file, one of whose inner files is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        names = before.namelist()
        chosen = max(names, key=lambda name: before.getinfo(name).file_size) if drawn.random() < 0.7 else drawn.choice(names)
        for name in names:
            after.writestr(name, _changed(before.read(name), drawn) if name == chosen else before.read(name))
    return out.getvalue()


def _changed(data: bytes, drawn: random.Random) -> bytes:
    parts = re.findall(rb"<[^<>]*>|[^<\n]+|\n|<", data)
    at, other = sorted((drawn.randrange(len(parts)), drawn.randrange(len(parts))))
    here = parts[at]
    longer = here + b" and more" * drawn.choice((1, 3, 6, 18, 40))
    changed: Sequence[list[bytes]] = (
        [*parts[:at], *parts[at + 1 :]],
        [*parts[:at], here, here, *parts[at + 1 :]],
        [*parts[:at], parts[other], *parts[at + 1 : other], here, *parts[other + 1 :]],
        [*parts[:at], *parts[other:]],
        [*parts[:at], longer if not here.startswith(b"<") else here.replace(b"=", b"-", 1), *parts[at + 1 :]],
        [*parts[:at], re.sub(rb"\\d", b"1", here).upper(), *parts[at + 1 :]],
    )
    return b"".join(drawn.choice(changed))

"""Files that are bombs, or not what they say: each must be read or skipped with a reason, soon, and the story beside it read too.

A few share a folder, since what a command costs is mostly its beginning; when one folder comes to harm, each of it is tried alone.
"""

from __future__ import annotations

import bz2
import gzip
import json
import zlib
from collections.abc import Iterator
from functools import partial

from tests.attack.attempt import Attempt, Verdict, desk, once
from tests.attack.hostile_books import ZEROS, Content, books, zipped

FOLDERS = 18
STORY = "Mayor opens the bridge\n\nMayor Ada Quill opened the bridge on Monday.\n"


def attempts() -> Iterator[Attempt]:
    for number, (name, (_, quick)) in enumerate(_every()):
        yield Attempt(name, partial(_tried, number), quick)


def _tried(number: int) -> Verdict:
    return _indexed(number) if _folder(number % FOLDERS) else Verdict()


@once
def _every() -> list[tuple[str, tuple[Content, bool]]]:
    return list(_files())


@once
def _folder(number: int) -> Verdict:
    """Files from all over the list, so that the next one is in another folder, which another thread tries."""
    return _indexed(*range(number, len(_every()), FOLDERS))


def _indexed(*numbers: int) -> Verdict:
    """What comes of these files in a folder of their own, with a good story among them."""
    place = desk()
    (place.articles / "good.txt").write_text(STORY, encoding="utf-8")
    files = [_every()[number] for number in numbers]
    for name, (content, _) in files:
        (place.articles / name).write_bytes(content() if callable(content) else content)
    ran = place.footnote("index", str(place.articles))
    found = place.footnote("search", "--articles", str(place.articles), "--json", "-k", "5", "bridge opened by the mayor")
    told = place.footnote("status", "--skipped", "--json").out + place.footnote("articles", "--articles", str(place.articles), "--json").out
    lost = "" if "Ada Quill" in found.out else f"the good story beside it is not found: {ran.out[-200:]!a}"
    untold = [name for name, _ in files if name not in told]
    lost = lost or (f"neither read nor told of: {', '.join(untold)}" if untold else "")
    return ran.verdict | Verdict(crashed=lost) | found.verdict


def _files() -> Iterator[tuple[str, tuple[Content, bool]]]:
    yield "bomb.txt.gz", (lambda: gzip.compress(bytes(ZEROS)), True)
    yield "bomb twice.txt.gz", (lambda: gzip.compress(gzip.compress(bytes(ZEROS))), False)
    yield "cut.txt.gz", (gzip.compress(STORY.encode() * 1000)[:200], True)
    yield "not.txt.gz", (b"\x1f\x8b" + b"no gzip at all" * 10, False)
    yield "bzip.txt.gz", (bz2.compress(STORY.encode()), False)
    for name, content in _docx():
        yield f"{name}.docx", (content, name in ("columns", "no document"))
    for name, content in _pdf():
        yield f"{name}.pdf", (content, name in ("one stream, many pages", "loop of pages"))
    for name, text in _html():
        yield f"{name}.html", (text.encode("utf-8", "surrogatepass"), name == "deep")
    for name, data in _mail():
        yield f"{name}.eml", (data, name == "parts in parts")
    for name, data in _lines():
        yield f"{name}.jsonl", (data, name in ("deep", "numbers"))
    for name, data in _text():
        yield f"{name}.txt", (data, name == "one line")
    for name, content in books():
        yield name, (content, False)


def _docx() -> Iterator[tuple[str, Content]]:
    head = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    cell = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    foot = "</w:body></w:document>"
    entities = "".join(
        f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "ha"}{("&e" + str(n - 1) + ";") * 9 if n else ""}">' for n in range(9)
    )
    bodies = {
        "columns": head + cell.format(5_000_000) + foot,
        "laughs": f"<!DOCTYPE w [{entities}]>" + head + "<w:p><w:r><w:t>&e8;</w:t></w:r></w:p>" + foot,
        "outside": '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + head + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>" + foot,
        "paragraphs": head + "<w:p><w:r><w:t>A</w:t></w:r></w:p>" * 200_000 + foot,
        "tables in tables": head + "<w:tbl><w:tr><w:tc>" * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400 + foot,
        "no xml": "this is no XML at all",
    }
    for name, body in bodies.items():
        yield name, zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": body.encode()})
    yield "zeros", lambda: zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": bytes(ZEROS)})
    yield "no document", zipped({"[Content_Types].xml": _TYPES})
    yield "cut", zipped({"word/document.xml": b"x" * 5000})[:300]
    yield "many members", lambda: zipped({f"word/{n}.xml": b"" for n in range(60_000)})


_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
    b'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _pdf() -> Iterator[tuple[str, Content]]:
    words = b"BT /F1 12 Tf 72 700 Td " + b"(The council met on Monday.) Tj 0 -14 Td " * 4000 + b"ET"
    pages = 1200
    kids = b" ".join(b"%d 0 R" % (4 + n) for n in range(pages))
    yield (
        "one stream, many pages",
        pdf_of(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
                _flate(words),
                *[PAGE] * pages,
            ]
        ),
    )
    yield "zeros", lambda: pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[4 0 R]>>", _flate(bytes(ZEROS)), PAGE])
    yield "loop of pages", pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R]>>"])
    yield (
        "contents of itself",
        pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"<</Type/Page/Contents 3 0 R>>"]),
    )
    yield "a billion pages", pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000000000/Kids[]>>"])
    yield "deep", b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "no pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40
    yield (
        "encrypted",
        pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"], b"/Encrypt<</Filter/Standard/V 99/R 99>>"),
    )


PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R"
    b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
)


def _flate(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def pdf_of(bodies: list[bytes], more: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + b"".join(b"%010d 00000 n \n" % at for at in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, more, start))


def _html() -> Iterator[tuple[str, str]]:
    yield "deep", "<div>" * 60_000 + "The council met." + "</div>" * 60_000
    yield "attributes", "<p " + "a='" * 50_000 + ">The council met.</p>"
    yield "entities", "<p>" + "&#x0;&#xD800;&#1114112;&amp" * 40_000 + "</p>"
    yield "comments", "<!--" * 100_000 + "The council met."
    yield "charset", "<meta charset=punycode><p>The council met on Monday.</p>" + "a" * 100_000
    yield "no charset", "<meta charset=" + "x" * 100_000 + "><p>The council met.</p>"
    yield "tables", "<table><tr><td>" * 5_000 + "The council met."
    yield "ld json", f'<script type="application/ld+json">{"[" * 50_000}</script><p>The council met on Monday.</p>'
    yield "one title", f"<title>{'A ' * 300_000}</title><p>The council met on Monday.</p>"
    yield "surrogates", "<p>The council \ud800 met on Monday.</p>" * 1000


def _mail() -> Iterator[tuple[str, bytes]]:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))
    yield "parts in parts", b"From: a@b\nSubject: Deep\n" + deep + b"\nThe council met.\n"
    yield "semicolons", b"From: a@b\nContent-Type: text/plain" + b";" * 60_000 + b"\n\nThe council met on Monday.\n"
    yield "addresses", b"From: " + b"<@a," * 40_000 + b"\n\nThe council met on Monday.\n"
    yield "stars", b"From: a@b\nContent-Type: text/plain; " + b" ".join(b"a*%d=x;" % n for n in range(20_000)) + b"\n\nThe council met.\n"
    yield "encoded words", b"Subject: " + b"=?utf-8?b?" * 30_000 + b"\nFrom: a@b\n\nThe council met.\n"
    yield "charset", b"From: a@b\nContent-Type: text/plain; charset=unicode_escape\n\n\\x1b]0;owned\\x07 The council met.\n"
    yield "headers", b"".join(b"X-%d: y\n" % n for n in range(80_000)) + b"\nThe council met.\n"


def _lines() -> Iterator[tuple[str, bytes]]:
    text = "The council met on Monday."
    kinds: list[object] = [[], {}, True, 1.5, None, [[[]]]]
    yield "deep", b"[" * 200_000 + b"\n" + json.dumps({"text": text}).encode()
    yield "numbers", b'{"text": ' + b"9" * 200_000 + b'}\n{"text": NaN}\n{"title": 1e999, "text": "%s"}' % text.encode()
    yield (
        "kinds",
        "\n".join(json.dumps({"title": value, "text": text, "published": value}) for value in kinds).encode(),
    )
    yield "keys", json.dumps({f"k{n}": n for n in range(100_000)} | {"text": text}).encode()
    yield "surrogates", b'{"title": "\\ud800", "text": "The council \\udfff met on Monday."}'
    yield "binary", bytes(range(256)) * 2000


def _text() -> Iterator[tuple[str, bytes]]:
    yield "one line", b"The council met on Monday. " * 16_000
    yield "short lines", b"By A B\n\n" * 40_000
    yield "credits", b"Photo: A B / AP\n" * 20_000
    yield "dates", b"Published: 2024-01-01\n\n" * 20_000
    yield "headings", b"# Heading\n\n" * 20_000
    yield "controls", "\x9b".encode() * 16_000 + b"\n\nThe council met on Monday.\n"
    yield "quotes", ("“" * 60_000).encode() + b"\n\nThe council met on Monday.\n"
    yield "brackets", b"(" * 60_000 + b"\n\nThe council met on Monday.\n"
    yield "marks", ("e" + "\u0301" * 60_000).encode() + b"\n\nThe council met on Monday.\n"
    yield "zeros", bytes(2 << 20)
    yield "dots", b". " * 100_000

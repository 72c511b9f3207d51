"""Every format that is read gives the words it was given, letter by letter, and spans that are exact in them.

Where the documentation says that a span counts in a file's own words, it does so for any sentences of any script.
"""

from __future__ import annotations

import csv
import io
import json
import plistlib
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.config import Settings
from rag.corpus import mark, read
from rag.corpus.formats import text_hash
from rag.corpus.readers import FORMATS, SUFFIXES
from rag.types import Kind

SENTENCES = st.sampled_from(
    [
        "The harbour master Vera Kolm closed the quay of Orran on Monday, and the ferries leave from Gull Bridge.",
        "“No longer safe” – so she called it; the works cost £8.6 million & take <four> months.",
        "Die Fährgesellschaft fährt die Möwenbrücke an, sagte Käthe Wörz, „und zwar stündlich“.",
        "Małgorzata Żółć powiedziała, że nabrzeże nie jest już bezpieczne, a prace potrwają cztery miesiące.",
        "Начальник порта назвала причал «опасным для людей и судов», а работы обойдутся в 86 миллионов.",
        "Η λιμενάρχης είπε τη Δευτέρα ότι η προβλήτα δεν είναι πια ασφαλής για τους επιβάτες.",
        "港务长林晓梅星期一表示，东屏岛的码头已经不再安全，工程将耗资八千六百万元，历时四个月。",
        "Fishermen get $4,000 for each boat, i.e. half of what their union wanted in 2023.",
    ]
)
STORY = st.lists(SENTENCES, min_size=3, max_size=6, unique=True)
MAIL = "From a@b.example Tue Mar  5 06:30:00 2024\n"


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def page(story: list[str]) -> str:
    words = "".join(f"<p>{escape(sentence, quote=False)}</p>" for sentence in story)
    return f'<html><head><meta charset="utf-8"><title>Quay</title></head><body><article><h1>Quay</h1>{words}</article></body></html>'


def message(story: list[str]) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Ann Lee <a@b.example>", "Quay", "Tue, 5 Mar 2024 06:30:00 +0000"
    made.set_content("\n\n".join(story), cte="base64")
    return made.as_bytes()


def of_apple(story: list[str]) -> bytes:
    made = message(story)
    return b"%d\n" % len(made) + made + b'<?xml version="1.0"?><plist version="1.0"><dict><key>flags</key></dict></plist>\n'


def notes(story: list[str]) -> bytes:
    words = "".join(f"<div>{escape(sentence, quote=False)}</div>" for sentence in story)
    return f"<en-export><note><title>Quay</title><content><![CDATA[<en-note>{words}</en-note>]]></content></note></en-export>".encode()


def word(story: list[str]) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(sentence)}</w:t></w:r></w:p>' for sentence in story)
    return zipped({"word/document.xml": f"<w:document {space}><w:body>{words}</w:body></w:document>"})


def open_document(story: list[str]) -> bytes:
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    words = "".join(f"<text:p>{escape(sentence)}</text:p>" for sentence in story)
    content = f"<office:document-content {spaces}><office:body><office:text>{words}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rich_text(story: list[str]) -> bytes:
    def coded(sentence: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in sentence)

    return ("{\\rtf1\\ansi " + "\\par\n".join(map(coded, story)) + "}").encode("ascii")


def table(story: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("title", "text"), ("Quay", "\n\n".join(story))])
    return out.getvalue().encode()


def feed(story: list[str]) -> bytes:
    words = escape("".join(f"<p>{escape(sentence, quote=False)}</p>" for sentence in story))
    item = f"<item><title>Quay</title><description>{words}</description></item>"
    return f'<rss version="2.0"><channel><title>Courier</title>{item}</channel></rss>'.encode()


def single_file(story: list[str]) -> bytes:
    made = EmailMessage()
    made["From"], made["Snapshot-Content-Location"] = "<Saved by Blink>", "https://courier.example/quay"
    made.set_content(page(story), subtype="html", cte="base64")
    return made.as_bytes()


def archive(story: list[str]) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(story).encode()
    head = {
        "WARC-Type": "response",
        "WARC-Target-URI": "https://courier.example/quay",
        "WARC-Date": "2024-03-05T06:30:00Z",
        "WARC-Record-ID": "<urn:uuid:1>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(answer)),
    }
    return "".join(("WARC/1.0\r\n", *(f"{name}: {value}\r\n" for name, value in head.items()), "\r\n")).encode() + answer + b"\r\n\r\n"


def packed_archive(story: list[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc", archive(story))
    return out.getvalue()


def book(story: list[str]) -> bytes:
    return zipped({"mimetype": "application/epub+zip", "chapter.xhtml": page(story)})


def safari(story: list[str]) -> bytes:
    main = {"WebResourceData": page(story).encode(), "WebResourceURL": "https://courier.example/", "WebResourceTextEncodingName": "UTF-8"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def text(story: list[str]) -> bytes:
    return "\n\n".join(story).encode()


def record(story: list[str]) -> dict[str, str]:
    return {"title": "Quay", "text": "\n\n".join(story)}


MADE: dict[str, Callable[[list[str]], bytes]] = {
    ".txt": text,
    ".text": lambda story: "\r\n\r\n".join(story).encode("utf-16"),
    ".md": text,
    ".markdown": lambda story: b"# Quay\n\n" + text(story),
    ".html": lambda story: page(story).encode(),
    ".htm": lambda story: page(story).encode("utf-8-sig"),
    ".xhtml": lambda story: page(story).encode(),
    ".shtml": lambda story: page(story).encode(),
    ".eml": message,
    ".emlx": of_apple,
    ".mbox": lambda story: MAIL.encode() + message(story),
    ".mbx": lambda story: MAIL.encode() + message(story),
    ".mhtml": single_file,
    ".mht": single_file,
    ".docx": word,
    ".docm": word,
    ".doc": word,
    ".odt": open_document,
    ".rtf": rich_text,
    ".epub": book,
    ".webarchive": safari,
    ".warc": archive,
    ".wacz": packed_archive,
    ".rss": feed,
    ".atom": feed,
    ".rdf": feed,
    ".xml": feed,
    ".enex": notes,
    ".json": lambda story: json.dumps(record(story)).encode(),
    ".jsonl": lambda story: json.dumps(record(story), ensure_ascii=False).encode() + b"\n",
    ".ndjson": lambda story: json.dumps(record(story)).encode() + b"\n",
    ".csv": table,
    ".tsv": lambda story: ("title\ttext\nQuay\t" + "  ".join(story).replace('"', "”") + "\n").encode(),
}
# PDFs have their own tests: what a printed page says is read from places, not from words.
PRINTED = {".pdf"}


def test_every_suffix_is_tried() -> None:
    assert {*MADE, *PRINTED} == set(SUFFIXES)
    assert len(FORMATS) < len(MADE)


@pytest.mark.parametrize("suffix", MADE)
@given(story=STORY)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_quoted_stands_in_the_file_letter_by_letter(tmp_path: Path, suffix: str, story: list[str]) -> None:
    name = f"quay{suffix}"
    (tmp_path / name).write_bytes(MADE[suffix](story))
    (article,) = map(mark, read(tmp_path, name, Settings())[0])
    assert article.text_sha256 == text_hash(article.text)
    quoted = [article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY]
    words = " ".join(" ".join(quoted).split())
    for sentence in story:
        assert sentence in words
    given = {*" ".join(story).split(), "Quay", "#"}
    assert {piece for piece in words.split() if piece not in given} == set()
    if suffix in (".txt", ".text", ".md", ".markdown"):
        assert (tmp_path / name).read_bytes().decode(str(article.encoding), "replace") == article.text
    if suffix in (".json", ".jsonl", ".ndjson", ".csv"):
        assert article.text == "\n\n".join(story)


@pytest.mark.parametrize(("formatted", "shown"), [("<w:vanish/>", False), ('<w:vanish w:val="0"/>', True), ("<w:b/>", True)])
def test_what_word_hides_is_not_read(tmp_path: Path, formatted: str, shown: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(word(["Quay shut.", "SECRET"]))) as archive:
        content = archive.read("word/document.xml").decode()
    head, _, tail = content.rpartition("<w:r>")
    document = f"{head}<w:r><w:rPr>{formatted}</w:rPr>{tail}"
    (tmp_path / "a.docx").write_bytes(zipped({"word/document.xml": document}))
    (article,) = read(tmp_path, "a.docx", Settings())[0]
    assert ("SECRET" in article.text) == shown

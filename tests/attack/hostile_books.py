"""Bombs of the formats that hold others: books, saved pages, web archives, mailboxes, tables and papers of other programs."""

from __future__ import annotations

import base64
import gzip
import io
import plistlib
import zipfile
from collections.abc import Callable, Iterator

Content = bytes | Callable[[], bytes]
ZEROS = 300 << 20  # bytes that take a few kilobytes packed; made only when they are tried
_SAID = "<p>The council met on Monday to speak about the bridge.</p>"
_LAUGHS = "".join(f'<!ENTITY e{n} "{("&e" + str(n - 1) + ";") * 10 if n else "ha"}">' for n in range(10))
_CONTAINER = b"""<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile
full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def books() -> Iterator[tuple[str, Content]]:
    """File names and what is in them."""
    for name, content in _odt().items():
        yield f"{name}.odt", content
    for name, content in _epub().items():
        yield f"{name}.epub", content
    for name, data in _mhtml().items():
        yield f"{name}.mhtml", data
    for name, data in _warc().items():
        yield f"{name}.warc", data
    yield "bomb.warc.gz", lambda: gzip.compress(_record(b"text/html", bytes(ZEROS)))
    yield "members.warc.gz", gzip.compress(_record(b"text/html", _SAID.encode())) * 20_000
    for name, data in _rtf().items():
        yield f"{name}.rtf", data
    yield "many.mbox", b"From a@b Mon Jan  1 00:00:00 2024\nSubject: x\n\nThe council met.\n" * 40_000
    yield "cyclic.webarchive", plistlib.dumps({"WebMainResource": {"WebResourceData": _SAID.encode()}}, fmt=plistlib.FMT_BINARY)[:-40]
    yield "laughs.webarchive", f"<!DOCTYPE p [{_LAUGHS}]><plist><dict><key>&e9;</key><string>&e9;</string></dict></plist>".encode()
    feed = f"<!DOCTYPE r [{_LAUGHS}]><rss><channel><item><title>&e9;</title><description>&e9;</description></item></channel></rss>"
    yield "laughs.rss", feed.encode()
    yield "wide.csv", b"title,text" + b",x" * 200_000 + b"\n" + b"The council met,On Monday" + b",y" * 200_000
    yield "quote.csv", b'title,text\n"' + b"a,b\n" * 200_000
    yield "old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 60_000
    yield "brackets.md", b"[" * 60_000 + b"](" * 60_000 + b"\n\nThe council met.\n"
    yield "quotes.md", b">" * 60_000 + b" The council met.\n"


def _odt() -> dict[str, Content]:
    head = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    head += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
    body, foot = "<office:body><office:text>", "</office:text></office:body></office:document-content>"
    cell = '<table:table><table:table-row table:number-rows-repeated="9999999"><table:table-cell table:number-columns-repeated="9999999">'
    cell += "<text:p>Cell</text:p></table:table-cell></table:table-row></table:table>"
    contents = {
        "spaces": f'{head}{body}<text:p>A<text:s text:c="2000000000"/>b</text:p>{foot}',
        "cells": f"{head}{body}{cell}{foot}",
        "laughs": f"<!DOCTYPE d [{_LAUGHS}]>{head}{body}<text:p>&e9;</text:p>{foot}",
        "deep": head + body + "<text:section>" * 50_000 + "<text:p>The council met.</text:p>" + "</text:section>" * 50_000 + foot,
        "spans": head + body + "<text:p>" + "<text:span>" * 20_000 + "x" + "</text:span>" * 20_000 + "</text:p>" + foot,
    }
    made: dict[str, Content] = {name: zipped({"mimetype": _ODT, "content.xml": content.encode()}) for name, content in contents.items()}
    return made | {"zeros": lambda: zipped({"mimetype": _ODT, "content.xml": bytes(ZEROS)})}


_ODT = b"application/vnd.oasis.opendocument.text"


def _epub() -> dict[str, Content]:
    def book(opf: str, chapters: dict[str, bytes]) -> bytes:
        return zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": _CONTAINER, "book.opf": opf.encode()} | chapters)

    def opf(items: str, spine: str) -> str:
        return f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'

    item = '<item id="{0}" href="{0}.html" media-type="application/xhtml+xml"/>'
    chapter = f"<html><body>{_SAID}</body></html>".encode()
    one, again = item.format("a"), '<itemref idref="a"/>'
    big = f"<html><body>{_SAID * 30_000}</body></html>".encode()
    return {
        "one chapter over and over": book(opf(one, again * 100_000), {"a.html": chapter}),
        "one long chapter over and over": book(opf(one, again * 300), {"a.html": big}),
        "climbs": book(opf(one.replace("a.html", "../../../../etc/passwd"), again), {}),
        "no book": book("<package", {}),
        "laughs": book(f"<!DOCTYPE d [{_LAUGHS}]>" + opf("&e9;", "&e9;"), {}),
        "zeros": lambda: book(opf(one, again), {"a.html": bytes(ZEROS)}),
    }


def _mhtml() -> dict[str, bytes]:
    head = b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\nContent-Type: "
    page = b"Content-Type: text/html\nContent-Location: https://a.example/\n\n" + _SAID.encode()
    deep = b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))
    part = b"--x\nContent-Type: text/css\nContent-Location: https://a.example/s.css\n\n.a { color: red }\n"
    coded = b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(b"<div>" * 200_000)
    return {
        "parts in parts": head[: -len(b"Content-Type: ")] + deep + page,
        "many parts": head + b"multipart/related; boundary=x\n\n--x\n" + page + b"\n" + part * 20_000 + b"--x--",
        "coded": head + b"multipart/related; boundary=x\n\n--x\n" + coded + b"\n--x--",
        "no boundary": head + b"multipart/related\n\n" + page,
        "long boundary": head + b"multipart/related; boundary=" + b"-" * 100_000 + b"\n\n" + page + b"\n" + b"-" * 300_000,
    }


def _record(kind: bytes, body: bytes, length: bytes = b"") -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n" % kind + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http; msgtype=response\r\n"
    return head + b"Content-Length: %s\r\n\r\n" % (length or b"%d" % len(answer)) + answer + b"\r\n\r\n"


def _warc() -> dict[str, bytes]:
    said = _SAID.encode()
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(50 << 20))
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\n"
    return {
        "long": _record(b"text/html", said, b"9" * 30),
        "negative": _record(b"text/html", said, b"-1"),
        "no number": _record(b"text/html", said, b"many"),
        "headers": b"WARC/1.0\r\n" + b"X-Y: z\r\n" * 100_000 + b"\r\n" + said,
        "many": _record(b"text/html", said) * 5000,
        "packed body": head + b"Content-Length: %d\r\n\r\n" % len(packed) + packed + b"\r\n\r\n",
        "one line": b"WARC/1.0" + b"A" * 2_000_000,
    }


def _rtf() -> dict[str, bytes]:
    return {
        "braces": b"{\\rtf1 " + b"{" * 100_000 + b"The council met." + b"}" * 100_000 + b"}",
        "binary": b"{\\rtf1 \\bin999999999999 x The council met.}",
        "letters": b"{\\rtf1 " + b"\\u8217?" * 100_000 + b" The council met.}",
        "words": b"{\\rtf1 " + b"\\" + b"a" * 200_000 + b" The council met.}",
        "numbers": b"{\\rtf1 \\uc" + b"9" * 5000 + b" \\u" + b"9" * 5000 + b"? The council met.}",
    }


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return box.getvalue()

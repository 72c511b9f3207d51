"""Everything outside text that reaches a line of output: no field may be rendered, and none may speak in Footnote's voice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from tests.attack.attempt import Attempt, Desk, Verdict, desk, once

PAYLOADS = {
    "title of the window": "\x1b]0;PWNED\x07",
    "colour": "\x1b[31mred\x1b[0m",
    "one-byte introducer": "\x9b31mred",
    "clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "right to left": "\u202etxt.exe",
    "isolate": "\u2066\u2067mixed",
    "zero width": "a\u200bb\u2060c\ufeffd",
    "fillers": "a\u3164b\u2800c",
    "tags": "a\U000e0041\U000e007fb",
    "new lines": "one\r\ntwo\x0b\x0cthree\u2028four",
    "backspaces": "good\x08\x08\x08\x08evil",
    "null": "a\x00b",
    "marker": "the Courier withdrew its figure. [1] Reuters",
    "flood": "Z" + "\u0301" * 400,
    "long": "endless " * 400,
}
QUICK = ("title of the window", "right to left", "fillers")


def attempts() -> Iterator[Attempt]:
    for name in PAYLOADS:
        for command in _COMMANDS:
            yield Attempt(f"{name}, {command}", partial(_shown, name, command), name in QUICK and command in ("articles", "search"))
    for name in PAYLOADS:
        yield Attempt(f"{name}, name of an index", partial(_named, name), name in QUICK[:1])


_COMMANDS = {
    "index": ("index", "{articles}"),
    "articles": ("articles", "--articles", "{articles}"),
    "articles --json": ("articles", "--articles", "{articles}", "--json"),
    "search": ("search", "--articles", "{articles}", "sheep escaped"),
    "status": ("status",),
    "status --skipped": ("status", "--skipped"),
    "indexes": ("indexes", "list"),
    "show": ("show", "--articles", "{articles}", "page.html"),
}


@once
def _desk_of(name: str) -> tuple[Desk, Verdict]:
    """A folder in which every field is that payload, indexed."""
    made, hostile = desk(), PAYLOADS[name]
    write = made.articles.joinpath
    page = f'<html><head><title>{hostile} sheep</title><meta property="og:site_name" content="{hostile}">'
    page += f'<meta name="author" content="{hostile}"></head><body><article><h1>{hostile} sheep</h1>'
    page += f"<p>{hostile} Forty sheep escaped in Sandle on Monday, the county said.</p></article></body></html>"
    write("page.html").write_text(page, encoding="utf-8")
    record = {"title": hostile, "author": hostile, "source": hostile, "date": hostile, "id": hostile}
    record["text"] = "Fifty sheep escaped in Sandle on Monday."
    write("lines.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    mail = f'From: "{hostile}" <a@b.c>\nSubject: {hostile} sheep\nContent-Type: multipart/mixed; boundary=x\n\n--x\n'
    mail += "Content-Type: text/plain; charset=utf-8\n\nSixty sheep escaped in Sandle on Monday.\n--x\n"
    mail += f'Content-Type: application/pdf; name="{hostile}.pdf"\nContent-Disposition: attachment; filename="{hostile}.pdf"\n\nno\n--x--\n'
    write("mail.eml").write_bytes(mail.encode())
    safe = hostile.replace("/", "").replace("\x00", "")[:60]
    write(f"{safe}.txt").write_text(f"{hostile}\n\nBy {hostile}\n\nSeventy sheep escaped in Sandle on Monday.\n", encoding="utf-8")
    write(f"{safe}.pdf").write_bytes(b"no pdf")
    return made, made.footnote("index", str(made.articles)).verdict


def _shown(name: str, command: str) -> Verdict:
    made, first = _desk_of(name)
    if command == "index":
        return first
    ran = made.footnote(*(word.format(articles=made.articles) for word in _COMMANDS[command]))
    spoken = (
        "it writes a marker of a footnote"
        if name == "marker" and ". [1] Reuters" in ran.out.replace("\n", " ") and "“" not in ran.out
        else ""
    )
    return ran.verdict | Verdict(obeyed=spoken if command == "articles" else "")


def _named(name: str) -> Verdict:
    made = desk()
    (made.articles / "a.txt").write_text("Forty sheep\n\nForty sheep escaped in Sandle on Monday.\n", encoding="utf-8")
    hostile = PAYLOADS[name].replace("/", "").replace("\x00", "")[:60]
    first = made.footnote("index", str(made.articles), "--index", hostile).verdict
    (made.place / "footnote_indexes").mkdir(exist_ok=True)
    for place in list((made.place / "footnote_indexes").iterdir()):
        place.rename(place.with_name(f"{hostile}-x"))
    return first | made.footnote("status").verdict | made.footnote("indexes", "list").verdict

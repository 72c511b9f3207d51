"""Mailboxes: many messages in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from rag.corpus.formats import LONGEST, PIECE, Format, NotRead, Piece, Result, Source
from rag.corpus.readers.within import read_within
from rag.types import Article, Skipped

_FROM = re.compile(rb"From \S+.{0,80}\d\d:\d\d(?::\d\d)?.{0,20}\d{4}|From (?:-|MAILER-DAEMON|\?\?\?@\?\?\?)\s")
_STATUS = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n)*?X-Mozilla-Status:\s*(?P<flags>[0-9A-Fa-f]{4})\b")
_EXPUNGED = 0x0008  # deleted in Thunderbird; it stays in the file until that is compacted
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(source: Source) -> Result:
    """The articles of each message; `part` is "message N"."""
    found: list[Article] = []
    missing: list[Skipped] = []
    for number, message in enumerate(_messages(source.data.splitlines(keepends=True)), source.first):
        if (status := _STATUS.match(message)) and int(status["flags"], 16) & _EXPUNGED:
            continue
        articles, skipped = read_within(source, "message.eml", _QUOTED.sub(rb"\1", message), f"message {number}")
        found += articles
        missing += skipped
    if not found and not missing:
        raise NotRead("there is no message in it")
    return tuple(found), tuple(missing)


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """Whole messages, some megabytes at a time."""
    first, count, size, lines, blank = 1, 0, 0, list[bytes](), True
    while line := stream.readline(LONGEST):
        if blank and _FROM.match(line):
            if size >= PIECE:
                yield Piece(b"".join(lines), first)
                first, count, size, lines = first + count, 0, 0, []
            count += 1
        lines.append(line)
        size, blank = size + len(line), not line.strip()
    if lines:
        yield Piece(b"".join(lines), first)


def _messages(lines: list[bytes]) -> Iterator[bytes]:
    message: list[bytes] | None = None
    blank = True
    for line in lines:
        if blank and _FROM.match(line):
            if message:
                yield b"".join(message)
            message = []
        elif message is not None:
            message.append(line)
        blank = not line.strip()
    if message:
        yield b"".join(message)


FORMAT = Format(
    "mailbox",
    (".mbox", ".mbx"),
    "7",
    read_mbox,
    "",
    "as a mail message",
    "`message N`",
    known=lambda start: bool(_FROM.match(start)),
    pieces=pieces,
)

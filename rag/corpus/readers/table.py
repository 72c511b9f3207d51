"""Data sets as tables: one story a row, fields named by the first row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from rag.corpus.decode import decode
from rag.corpus.formats import LONGEST, PIECE, Format, NotRead, Piece, Result, Source
from rag.corpus.readers.records import read_rows
from rag.types import Skipped

_SEPARATOR = re.compile(r"\Asep=.\r?\n", re.IGNORECASE)  # a line for Excel


def read_table(source: Source) -> Result:
    """A story for each row with a text; `part` is "row N", N counting from 1 behind the names."""
    decoded = decode(source.data)
    if decoded is None:
        raise NotRead("it is not text in any known encoding")
    text = _SEPARATOR.sub("", decoded[0].removeprefix("\ufeff"))
    csv.field_size_limit(LONGEST)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restkey="")
    if not rows.fieldnames or len(rows.fieldnames) < 2:
        raise NotRead("it is not a table: its first line does not name several columns")
    found, missing = read_rows(source, _numbered(rows, source.first))
    if missing and not found:
        return (), (Skipped(source.file, "no column of it holds stories; name it in the configuration, under [fields]"),)
    return found, missing


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """Whole rows, some megabytes at a time, each piece behind the line of names."""
    names = stream.readline(1_000_000)
    first, count, size, lines, quotes = 1, 0, 0, list[bytes](), 0
    while line := stream.readline(LONGEST):
        lines.append(line)
        size, quotes = size + len(line), quotes + line.count(b'"')
        count += quotes % 2 == 0  # not within a cell
        if size >= PIECE and quotes % 2 == 0:
            yield Piece(names + b"".join(lines), first)
            first, count, size, lines, quotes = first + count, 0, 0, [], 0
    if lines:
        yield Piece(names + b"".join(lines), first)


def _delimiter(text: str) -> str:
    names = text[: text.find("\n")] if "\n" in text else text
    return max("\t,;|", key=names.count)


def _numbered(rows: csv.DictReader[str], first: int) -> Iterator[tuple[str, dict[str, object]]]:
    for number, row in enumerate(rows, first):
        yield f"row {number}", {name: value for name, value in row.items() if name and value}


FORMAT = Format(
    "table",
    (".csv", ".tsv"),
    "6",
    read_table,
    "",
    "the column `text`, or what data sets call it",
    "`row N`",
    pieces=pieces,
)

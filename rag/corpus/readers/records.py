"""Data sets and single stories as JSON: one story a line, a list of them, or one object."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from rag.corpus.decode import decode
from rag.corpus.fields import read_fields
from rag.corpus.formats import LONGEST, PIECE, Format, NotRead, Piece, Result, Source, article, is_blank, one_line
from rag.types import Article, Skipped

EXTRACTOR = "json 4"
_DEEPEST = 4  # levels down to the list that holds the stories
_SPACE = " \t\r\n\ufeff"
_BETWEEN = re.compile(r"[\s,]*")


def read_lines(source: Source) -> Result:
    """A story for each line that holds one; objects written over several lines are read as well."""
    text = _decoded(source)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), source.first) if not is_blank(line)]
    if (lines and lines[0][1].strip() in ("{", "[", "[{")) or (len(lines) > 1 and not any(_is_json(line) for _, line in lines[:3])):
        return _whole(source, text)
    return _collected(source, ((f"record {number}", partial(json.loads, line)) for number, line in lines))


def read_object(source: Source) -> Result:
    """The story in an object, or those in a list, wherever in the object it is; also one object after the other."""
    return _whole(source, _decoded(source))


def read_rows(source: Source, rows: Iterable[tuple[str, Mapping[str, object]]]) -> Result:
    """The stories in rows that were read otherwise, each with its part."""
    return _collected(source, ((part, partial(_same, row)) for part, row in rows))


def pieces_of_lines(stream: BinaryIO) -> Iterator[Piece]:
    """Whole lines, some megabytes at a time."""
    first, lines, size = 1, list[bytes](), 0
    while line := stream.readline(LONGEST):
        lines.append(line)
        size += len(line)
        if size >= PIECE:
            yield Piece(b"".join(lines), first)
            first, lines, size = first + len(lines), [], 0
    if lines:
        yield Piece(b"".join(lines), first)


def pieces_of_list(stream: BinaryIO) -> Iterator[Piece]:
    """The items of a list, some megabytes at a time, as lists of their own; a large file that is no list is not cut."""
    text = codecs.getreader("utf-8-sig")(stream, "replace")
    rest = text.read(PIECE // 4).lstrip(_SPACE)
    if not rest.startswith("["):
        raise NotRead("it is too large (the setting max_file_bytes) and not a list that could be read item by item")
    at, first, items = 1, 1, list[str]()
    while True:
        whole, at, ended = _items(rest, at)
        items += whole
        if items and (ended or sum(map(len, items)) >= PIECE):
            yield Piece(f"[{','.join(items)}]".encode(), first)
            first, items = first + len(items), []
        more = "" if ended or len(rest) - at > LONGEST else text.read(PIECE // 4)
        if not more:
            return
        rest, at = rest[at:] + more, 0


def _items(text: str, at: int) -> tuple[list[str], int, bool]:
    """The whole values of a list from `at` on, where the rest begins, and whether the list ends there."""
    decoder, found = json.JSONDecoder(), list[str]()
    while start := _BETWEEN.match(text, at):
        if text[start.end() : start.end() + 1] in ("", "]"):
            return found, start.end(), text[start.end() :].startswith("]")
        try:
            end = decoder.raw_decode(text, start.end())[1]
        except (ValueError, RecursionError):
            break
        if end == len(text):  # perhaps a number that goes on
            break
        found.append(text[start.end() : end])
        at = end
    return found, at, False


def _decoded(source: Source) -> str:
    decoded = decode(source.data)
    if decoded is None:
        raise NotRead("it is not text in any known encoding")
    return decoded[0].removeprefix("\ufeff")


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _whole(source: Source, text: str) -> Result:
    values, problem = _values(text)
    feed: object = None
    if len(values) == 1:
        listed = _listed(values[0])
        if listed is None:
            return _collected(source, [(None, partial(_same, values[0]))])
        feed = values[0]
        values = listed
    parts = ((f"record {number}", partial(_same, value)) for number, value in enumerate(values, source.first))
    found, missing = _collected(source, parts)
    if isinstance(feed, Mapping) and "jsonfeed" in str(feed.get("version")) and (outlet := one_line(feed.get("title"))):
        told = {"outlet": "title of the feed"}
        found = tuple(a if a.outlet else replace(a, outlet=outlet, provenance={**a.provenance, **told}) for a in found)
    if problem:
        missing = (*missing, Skipped(source.file, problem, f"record {source.first + len(values)}" if values else None))
    return found, missing


def _same(value: object) -> object:
    return value


def _values(text: str) -> tuple[list[object], str | None]:
    """The JSON values that stand one after the other in a text, and why the rest is none."""
    decoder, values, at = json.JSONDecoder(), list[object](), 0
    try:
        while at < len(text):
            if text[at] in _SPACE or (values and text[at] == ","):
                at += 1
                continue
            value, at = decoder.raw_decode(text, at)
            values.append(value)
    except (ValueError, RecursionError) as error:
        return values, _problem(error)
    return values, None


def _listed(value: object, deep: int = 0) -> list[object] | None:
    """The list of stories in a value; None when it is a story itself, or holds none."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or deep > _DEEPEST or read_fields(value, {})[0]:
        return None
    inner = [part for part in value.values() if isinstance(part, list | Mapping)]
    for part in inner:
        if isinstance(part, list) and any(isinstance(item, Mapping) and read_fields(item, {})[0] for item in part[:20]):
            return part
    if len(inner) > 1 and all(isinstance(part, Mapping) and read_fields(part, {})[0] for part in inner[:20]):
        return list(inner)  # stories by their numbers
    held = [part for part in inner if isinstance(part, Mapping)]
    within = [item for part in inner if isinstance(part, list) for item in part[:3] if isinstance(item, Mapping)]
    if story := next((part for part in held if read_fields(part, {})[0]), None):
        return [story]
    return next((found for part in (*held, *within) if (found := _listed(part, deep + 1))), None)


def _collected(source: Source, records: Iterable[tuple[str | None, Callable[[], object]]]) -> Result:
    mapped = dict(source.settings.fields)
    found: list[Article] = []
    missing: list[Skipped] = []
    for part, load in records:
        read = _record(source.file, part, load, mapped)
        if isinstance(read, Article):
            found.append(read)
        else:
            missing.append(read)
    return tuple(found), tuple(missing)


def _record(file: str, part: str | None, load: Callable[[], object], mapped: Mapping[str, str]) -> Article | Skipped:
    try:
        record = load()
        if not isinstance(record, Mapping):
            return Skipped(file, "it is not a JSON object", part)
        text, fields = read_fields(record, mapped)
    except (ValueError, RecursionError, OverflowError) as error:
        return Skipped(file, _problem(error), part)
    if text is None:
        return Skipped(file, f'it has no "text"{"" if mapped else " (name its field in the configuration, under [fields])"}', part)
    return article(file, text, EXTRACTOR, fields, part)


def _problem(error: Exception) -> str:
    return "it is not JSON: nested too deeply" if isinstance(error, RecursionError) else f"it is not JSON: {getattr(error, 'msg', error)}"


LINES = Format(
    "JSON lines",
    (".jsonl", ".ndjson"),
    "6",
    read_lines,
    "",
    "the field `text`, or what data sets call it (`body`, `content`, `articleBody`, …), as it is; of HTML its words",
    "`record N`, N its line",
    pieces=pieces_of_lines,
)
FORMAT = Format(
    "JSON",
    (".json",),
    "6",
    read_object,
    "",
    "as in JSON lines",
    "`record N`, when there are several",
    known=lambda start: start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and b'"' in start,
    pieces=pieces_of_list,
)

"""Markdown: plain text whose front matter, or list of metadata, gives fields and is no story."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rag.corpus.fields import read_fields, simple
from rag.corpus.formats import Format, Result, Source, Value
from rag.corpus.head_lines import Piece, parts_of
from rag.corpus.readers.plain import decoded
from rag.corpus.sentences import line_spans
from rag.types import Kind, Mark

_MATTER = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inner>.{0,20000}?)^(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_OBJECT = re.compile(r"\ufeff?(?P<inner>\{[ \t]*\r?\n.{0,20000}?^\})[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PANDOC = re.compile(r"\ufeff?% (?P<title>[^\n]*)\n(?:%(?P<author>[^\n]*)\n)?(?:%(?P<date>[^\n]*)(?:\n|\Z))?")
_METADATA = re.compile(
    r"^#{1,3} Metadata[ \t]*\r?\n(?P<inner>(?:[ \t]*(?:[-*][^\n]*)?\r?\n){1,40})"
    r"(?:#{1,3} (?:Full Document|Content|Article)[ \t]*(?:\r?\n|\Z))?",
    re.MULTILINE,
)
_ITEM = re.compile(r"(?m:^)[ \t]*[-*] (?:\*\*)?(?P<name>[A-Za-z][A-Za-z _-]{0,30}):(?:\*\*)?[ \t]*(?P<value>\S[^\r\n]*)")
_LINE = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}?)::?(?:\*\*)?[ \t]*(?P<value>[^\r\n]*)")
# Properties as lines of their own: below the title (Notion, Dataview's "author:: Ann Lee"), or behind all else (Joplin).
_PROPERTY = r"(?:[-*] )?(?:\*\*)?[A-Za-z][\w -]{0,30}::?(?:\*\*)?[ \t]*[^\r\n]{0,500}\r?(?:\n|\Z)"
_HEADED = re.compile(rf"(?:\ufeff?#[^\n]*\n\s*)?(?P<inner>(?:{_PROPERTY}){{2,30}})(?=\s*(?:\n|\Z))")
_FOOTED = re.compile(rf"\n\r?\n(?P<inner>id: [0-9a-f]{{32}}\r?\n(?:{_PROPERTY}){{5,60}})\Z")
_OWN = frozenset(("source", "source_application", "application_data"))  # of Joplin's: the program
_LINK = re.compile(r"\[(?P<words>[^\]\n]{1,200})\]\([^)\n]{1,2000}\)")
_HEAD = 1500  # characters
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
# Lines that are only a picture, a link or tags: what web clippers put above a story.
_BARE = re.compile(
    r"^[ \t]*(?:!\[[^\]\n]{0,500}\]\([^)\n]{1,2000}\)|\[Read[^\]\n]{0,60}\]\([^)\n]{1,2000}\)|"
    r"#\w[\w/-]{0,40}(?:[ \t]+#\w[\w/-]{0,40})*)[ \t]*\r?$",
    re.MULTILINE,
)
_PIECES = {Piece.BYLINE: "byline", Piece.DAY: "published", Piece.OUTLET: "outlet"}
_REACH = 5000  # characters: how far down a list of metadata is looked for


def read_markdown(source: Source) -> Result:
    """One article; its front matter, metadata and bare links are marked."""
    article = decoded(source)
    text, marks = article.text, list[Mark]()
    record: dict[str, object] = {}
    if matter := _MATTER.match(text):
        record = _tidy(_parsed(matter["fence"], matter["inner"]))
        marks.append(Mark(matter.start(), matter.end(), Kind.BOILERPLATE, "front matter"))
    elif matter := _OBJECT.match(text) or _PANDOC.match(text):
        parts = matter.groupdict()
        record = _tidy(_object(parts["inner"]) if "inner" in parts else parts)
        marks.append(Mark(matter.start(), matter.end(), Kind.BOILERPLATE, "front matter"))
    elif (listed := _METADATA.search(text, 0, _REACH)) and (items := _ITEM.findall(listed["inner"])):
        record = _tidy(dict(items))
        marks.append(Mark(listed.start(), listed.end(), Kind.BOILERPLATE, "metadata"))
    elif (listed := _HEADED.match(text)) and (named := _named(listed["inner"])):
        record = _tidy(named)
        marks.append(Mark(*listed.span("inner"), Kind.BOILERPLATE, "metadata"))
    elif listed := _FOOTED.search(text):
        record = _tidy({name: value for name, value in _pairs(listed["inner"]).items() if name not in _OWN})
        marks.append(Mark(*listed.span("inner"), Kind.BOILERPLATE, "metadata"))
    fields: dict[str, Value] = {name: (value, place) for name, (value, place) in read_fields(record, {})[1].items() if value}
    begin = matter.end() if matter else 0
    for start, end, told in _linked_lines(text, begin):
        fields = {**told, **fields}
        marks.append(Mark(start, end, Kind.BYLINE, "head"))
    marks += [Mark(*bare.span(), Kind.BOILERPLATE, "link") for bare in _BARE.finditer(text, begin)]
    values = {name: value for name, (value, _) in fields.items()}
    return (
        replace(
            article,
            **{"title": "", **values},  # type: ignore[arg-type]
            provenance={name: place for name, (_, place) in fields.items()},
            marks=tuple(marks),
        ),
    ), ()


def _object(inner: str) -> Mapping[str, object]:
    try:
        found = json.loads(inner)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _parsed(fence: str, inner: str) -> Mapping[str, object]:
    if fence == "+++":
        try:
            return tomllib.loads(inner)
        except tomllib.TOMLDecodeError:
            return {}
    import yaml

    try:
        found = yaml.safe_load(inner)
    except (yaml.YAMLError, ValueError, RecursionError):  # "title: Ferry: the end" is not sound, and common
        found = _pairs(inner)
    return found if isinstance(found, dict) else {}


def _pairs(inner: str) -> dict[str, str]:
    return {match["name"]: match["value"].strip(" \"'") for match in _LINE.finditer(inner)}


def _named(inner: str) -> dict[str, str]:
    """The properties in lines of their own; none when none of them is who, where or when, or one is a sentence."""
    found = _pairs(inner)
    known = any(value for value, _ in read_fields(_tidy(found), {})[1].values())
    return found if known and not any(value.endswith(".") for value in found.values()) else {}


def _linked_lines(text: str, start: int) -> Iterator[tuple[int, int, dict[str, Value]]]:
    """Lines of the head that say who, where or when with links in them, and what they say."""
    for first, last in line_spans(text[: start + _HEAD]):
        line = text[first:last]
        if first < start or not _LINK.search(line):
            continue
        plain = _LINK.sub(r"\g<words>", line).strip("*_ ")
        told = {_PIECES[part.kind]: part.value for part in parts_of(plain, 0, len(plain), ()) if part.kind in _PIECES}
        if told.keys() & {"byline", "published"}:
            yield first, last, {name: (value, "linked line of the head") for name, value in told.items()}


def _tidy(record: Mapping[str, object]) -> dict[str, object]:
    """The record without the marks of links; a note of the day it was clipped counts only where nothing was clipped."""
    found = {str(name): _plain(value) for name, value in record.items()}
    names = {simple(name) for name in found}
    if not names & {"source", "url", "link"}:
        created = next((value for name, value in found.items() if simple(name) == "created"), None)
        found = {"published": created, **found}
    return {name: value for name, value in found.items() if simple(name) not in ("description", "summary", "excerpt", "text", "content")}


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(item) for item in value if isinstance(item, str | dict)]
    return _WIKI.sub(r"\1", value).strip() if isinstance(value, str) else value


FORMAT = Format(
    "Markdown",
    (".md", ".markdown"),
    "7",
    read_markdown,
    "",
    "the file's bytes decoded; front matter, metadata and bare links are marked",
    plain=True,
)

"""Markdown: plain text whose front matter, or list of metadata, gives fields and is no story."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace

from rag.corpus.fields import read_fields, simple
from rag.corpus.formats import Format, Result, Source
from rag.corpus.readers.plain import decoded
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
_LINE = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>[^\r\n]*)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
# Lines that are only a picture, a link or tags: what web clippers put above a story.
_BARE = re.compile(
    r"^[ \t]*(?:!\[[^\]\n]{0,500}\]\([^)\n]{1,2000}\)|\[Read[^\]\n]{0,60}\]\([^)\n]{1,2000}\)|"
    r"#\w[\w/-]{0,40}(?:[ \t]+#\w[\w/-]{0,40})*)[ \t]*\r?$",
    re.MULTILINE,
)
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
    fields = read_fields(record, {})[1] if record else {}
    marks += [Mark(*bare.span(), Kind.BOILERPLATE, "link") for bare in _BARE.finditer(text, matter.end() if matter else 0)]
    values = {name: value for name, (value, _) in fields.items() if value}
    return (
        replace(
            article,
            **{"title": "", **values},  # type: ignore[arg-type]
            provenance={name: place for name, (value, place) in fields.items() if value},
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
        found = {match["name"]: match["value"].strip(" \"'") for match in _LINE.finditer(inner)}
    return found if isinstance(found, dict) else {}


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
        return [_plain(item) for item in value[:50] if isinstance(item, str | dict)]
    return _WIKI.sub(r"\1", value).strip() if isinstance(value, str) else value


FORMAT = Format(
    "Markdown",
    (".md", ".markdown"),
    "5",
    read_markdown,
    "itself; front matter by PyYAML",
    "the file's bytes decoded; front matter, metadata and bare links are marked",
    plain=True,
)

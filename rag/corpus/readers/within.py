"""What lies within a file, an attachment or a page of an archive, read as the file it would be alone."""

from __future__ import annotations

from dataclasses import replace

from rag.corpus.formats import Result, Source
from rag.types import Skipped

_DEEPEST = 4  # files within files


def read_within(source: Source, name: str, data: bytes, part: str, charset: str | None = None) -> Result:
    """The articles in `data`, a file called `name`, as parts of the part of `source` it is."""
    if source.reader is None or source.depth >= _DEEPEST:
        return (), (Skipped(source.file, "it is nested too deeply in other files", part),)
    if not data.strip():
        return (), (Skipped(source.file, "it is empty", part),)
    return as_parts(source.reader(replace(source, name=name, data=data, first=1, depth=source.depth + 1, charset=charset)), part)


def as_parts(result: Result, part: str) -> Result:
    """What was found as parts of `part`."""

    def join(inner: str | None) -> str:
        return f"{part}, {inner}" if inner else part

    found, missing = result
    return tuple(replace(a, part=join(a.part)) for a in found), tuple(replace(s, part=join(s.part)) for s in missing)

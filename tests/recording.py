"""Readings kept beside the tests: what is read of each text, group by group, compared with what was recorded."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from itertools import islice, zip_longest
from pathlib import Path

Groups = Mapping[str, Callable[[], Iterator[tuple[str, str]]]]


def recorded(file: Path) -> dict[str, dict[str, str]]:
    """What was recorded, by group and text."""
    held: dict[str, dict[str, str]] = json.loads(lzma.decompress(file.read_bytes()))
    return held


def differing(name: str, groups: Groups, before: Mapping[str, Mapping[str, str]], share: int) -> dict[str, str]:
    """What of a group is read otherwise than recorded; where one of so many parts is read, the first."""
    kept = before[name]
    now = dict(islice(groups[name](), None if share == 1 else len(kept) // share + 1))
    gone = {text: "not read" for text in kept if share == 1 and text not in now}
    return {text: told for text, told in now.items() if told != kept.get(text)} | gone


def changed(before: str | None, after: str) -> str:
    """The lines of a reading that are others than they were."""
    old, new = ([] if told is None else told.split("\n") for told in (before, after))
    lines = ((one, other) for one, other in zip_longest(old, new) if one != other)
    return "\n".join(f"  - {one}\n  + {other}" for one, other in lines)


def compare(file: Path, groups: Groups, write: bool) -> None:
    """Print what is read otherwise than recorded; record it where `write` says so."""
    before = recorded(file) if file.is_file() else {}
    after = {name: dict(told()) for name, told in groups.items()}
    for name, found in after.items():
        for text, told in found.items():
            if before and before.get(name, {}).get(text) != told:
                print(f"{name}: {text}\n{changed(before.get(name, {}).get(text), told)}")
    if write:
        file.write_bytes(lzma.compress(json.dumps(after, ensure_ascii=False).encode("utf-8")))

"""The same story in several files: syndicated, saved twice, cut or led in anew; and its updated versions.

A signature holds the smallest hashes of a story's three-word runs, each with the sixteenth of the story it
stands in. Two files hold the same story when much of the shorter one is in the other (containment; Broder
1997), and evenly so over its parts: stories that only share their background or quotes fail there. MinHash for
sets of equal size would miss copies that were cut, so a bottom sketch with its threshold is kept instead
(FracMinHash; Irber et al. 2022), which numpy compares at thousands of stories a second.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rag.types import Article, Kind

_KEEP = 256  # hashes in a signature
_PARTS = 16
_LEAST = 12  # words: a shorter story is the same only when it is equal
_CONTAINED = 0.22  # of the shorter story's runs, in the other
_CONTAINED_FEW = 0.35  # … when it has few
_MOSTLY = 0.65  # contained: then one part may be led in anew
_EVENLY_MOST = 0.6
_EVENLY = 0.8  # of its parts hold their share of them
_SHARE = 0.25  # of what they would hold if all parts held the same
_NOTED = 0.6  # contained both ways: then a note of correction in one of them makes a version
_NEARLY = 0.8  # contained both ways: what differs is an edit
_EQUAL = 0.97
_LONGER = 5  # times: a digest that holds a story is not its copy
_COMMON = 40  # stories: a run in more of them says nothing
_HEAD = struct.Struct("<8siIBIIH")
_WORDS = re.compile(r"\w+(?:[’',.]\w+)*")
_DIGITS = frozenset("0123456789")
_NOTE = re.compile(
    r"\b(?:correction|clarification|update)s?: |\b(?:this|an earlier|a previous|the) (?:story|article|report"
    r"|version)\b.{0,60}\b(?:updated|corrected|clarified|misstated|said incorrectly)\b",
    re.IGNORECASE,
)
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def signature(article: Article) -> bytes:
    """What `near_copies` and `versions` compare, of a marked article; empty when it has no body."""
    texts = [article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY]
    words = [word for text in texts for word in _WORDS.findall(text.lower())]
    if not words:
        return b""
    whole = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
    day = date.fromisoformat(article.published).toordinal() if article.published else 0
    outlet = crc32(article.outlet.casefold().encode()) if article.outlet else 0
    ends = (*texts[:3], *texts[-3:])
    noted = any(len(text) < 300 and _NOTE.search(text) for text in ends) or _updated(article)
    numbers = np.unique(np.array([_hash(f"{a} {b}") for a, b in pairwise(words) if a[0] in _DIGITS], dtype="<u4"))[:200]
    runs, parts, top = _sample(words)
    head = _HEAD.pack(whole, day, outlet, noted, len(words), top, len(numbers))
    return head + numbers.tobytes() + runs.tobytes() + parts.tobytes()


def _updated(article: Article) -> bool:
    """Whether the page calls itself updated."""
    stamps = (article.text[m.start : m.end].lower() for m in article.marks if m.rule in ("updated", "field", "head"))
    return article.title.startswith("UPDATE") or any("updated" in stamp for stamp in stamps)


def near_copies(signatures: Mapping[int, bytes]) -> list[frozenset[int]]:
    """Groups (of two or more) of the keys whose files hold the same story in the same version."""
    return copies_and_versions(signatures)[0]


def versions(signatures: Mapping[int, bytes]) -> list[tuple[int, int]]:
    """Pairs (older, newer) of the keys of one story's versions, where dates or a note of correction say which is newer."""
    return copies_and_versions(signatures)[1]


def copies_and_versions(signatures: Mapping[int, bytes]) -> tuple[list[frozenset[int]], list[tuple[int, int]]]:
    """What `near_copies` and `versions` give, compared once."""
    pairs = _same_story(signatures)
    return _groups(pairs), _in_order(signatures, pairs)


Relation = Literal["copy", "version"]


def _groups(pairs: Sequence[tuple[int, int, Relation]]) -> list[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for a, b, relation in pairs:
        if relation == "version":
            apart[a].add(b)
            apart[b].add(a)
    for a, b, relation in pairs:
        one, other = groups.get(a, {a}), groups.get(b, {b})
        if relation == "copy" and one is not other and not any(apart[key] & other for key in one):
            one |= other
            groups |= dict.fromkeys(one, one)
    unique = {id(group): frozenset(group) for group in groups.values()}
    return sorted(unique.values(), key=min)


def _in_order(signatures: Mapping[int, bytes], pairs: Sequence[tuple[int, int, Relation]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for a, b, relation in pairs:
        if relation == "version":
            one, other = _read(signatures[a]), _read(signatures[b])
            before, after = (one.day, one.noted), (other.day, other.noted)
            if before[0] and after[0] and before[0] != after[0]:
                found.append((a, b) if before[0] < after[0] else (b, a))
            elif before[1] != after[1]:
                found.append((a, b) if after[1] else (b, a))
    return found


@dataclass(frozen=True)
class _Story:
    whole: bytes
    day: int
    outlet: int
    noted: bool
    words: int
    top: int
    numbers: NDArray[np.uint32]
    runs: NDArray[np.uint32]
    parts: NDArray[np.uint8]

    @cached_property
    def figures(self) -> frozenset[int]:
        return frozenset(self.numbers.tolist())


def _read(packed: bytes) -> _Story:
    whole, day, outlet, noted, words, top, count = _HEAD.unpack_from(packed)
    at = _HEAD.size + 4 * count
    runs = (len(packed) - at) // 5
    return _Story(
        *(whole, day, outlet, bool(noted), words, top),
        np.frombuffer(packed, "<u4", count, _HEAD.size),
        np.frombuffer(packed, "<u4", runs, at),
        np.frombuffer(packed, np.uint8, runs, at + 4 * runs),
    )


def _sample(words: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.uint8], int]:
    """The smallest hashes of the three-word runs, sorted; where each stands; and the largest hash that may be among them."""
    if len(words) < _LEAST:
        return np.zeros(0, "<u4"), np.zeros(0, np.uint8), 0
    table = {word: _hash(word) for word in set(words)}
    codes = np.fromiter(map(table.__getitem__, words), dtype=np.uint64, count=len(words))
    mixed = codes[:-2] * _MIX[0] + codes[1:-1] * _MIX[1] + codes[2:] * _MIX[2]
    hashes = ((mixed ^ (mixed >> np.uint64(29))) >> np.uint64(16)).astype("<u4")
    parts = (np.arange(len(hashes)) * _PARTS // len(hashes)).astype(np.uint8)
    runs, first = np.unique(hashes, return_index=True)
    top = int(runs[_KEEP - 1]) if len(runs) >= _KEEP else 0xFFFFFFFF
    return runs[:_KEEP], parts[first][:_KEEP], top


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def _same_story(signatures: Mapping[int, bytes]) -> list[tuple[int, int, Relation]]:
    stories = {key: _read(packed) for key, packed in signatures.items() if packed}
    found: list[tuple[int, int, Relation]] = []
    equal: dict[bytes, int] = {}
    for key, story in stories.items():
        if (first := equal.setdefault(story.whole, key)) != key:
            found.append((first, key, "copy"))
    for a, b in _candidates({key: stories[key] for key in equal.values()}):
        if relation := _relation(stories[a], stories[b]):
            found.append((a, b, relation))
    return found


def _candidates(stories: Mapping[int, _Story]) -> Iterator[tuple[int, int]]:
    """Pairs that share at least a few runs that are not everywhere."""
    keys = list(stories)
    if len(keys) < 2:
        return
    runs = np.concatenate([stories[key].runs for key in keys])
    owners = np.repeat(np.arange(len(keys)), [len(stories[key].runs) for key in keys])
    order = np.argsort(runs, kind="stable")
    runs, owners = runs[order], owners[order]
    starts = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]])
    sizes = np.diff(np.r_[starts, len(runs)])
    shared: defaultdict[int, int] = defaultdict(int)
    for size in range(2, _COMMON + 1):
        rows = owners[starts[sizes == size][:, None] + np.arange(size)]
        for i in range(size):
            for j in range(i + 1, size):
                pairs, counts = np.unique(rows[:, i] * len(keys) + rows[:, j], return_counts=True)
                for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
                    shared[pair] += count
    for pair, count in shared.items():
        if count >= 3:
            yield keys[pair // len(keys)], keys[pair % len(keys)]


def _relation(one: _Story, other: _Story) -> Relation | None:
    """How two different texts belong together: None when they are two stories."""
    short, long = (one, other) if one.words <= other.words else (other, one)
    if long.words > _LONGER * short.words:
        return None
    top = min(short.top, long.top)
    mine = short.runs <= top
    hits = np.isin(short.runs[mine], long.runs, assume_unique=True)
    contained = float(hits.mean()) if len(hits) else 0.0
    if contained < (_CONTAINED if len(hits) >= 100 else _CONTAINED_FEW):
        return None
    if _evenness(hits, short.parts[mine]) < (_EVENLY if contained < _MOSTLY else _EVENLY_MOST):
        return None
    back = hits.sum() / max(1, (long.runs <= top).sum())
    return "version" if _edited(short, long, min(contained, float(back))) else "copy"


def _evenness(hits: NDArray[np.bool_], parts: NDArray[np.uint8]) -> float:
    """The share of the story's parts that hold their share of the hits; what two stories only quote alike is in few parts."""
    count = max(4, min(_PARTS, len(hits) // 8))
    where = (parts.astype(np.int64) * count) // _PARTS
    sizes = np.bincount(where, minlength=count)
    rates = np.bincount(where, weights=hits, minlength=count)[sizes > 0] / sizes[sizes > 0]
    return float((rates >= _SHARE * hits.mean()).mean())


def _edited(one: _Story, other: _Story, alike: float) -> bool:
    """Whether one is the other with news in it: another day at the same outlet, a note of it, or other figures in the same words."""
    if one.outlet != other.outlet:
        return False
    if alike < _EQUAL and one.day and other.day and one.day != other.day:
        return True
    if alike > _NOTED and one.noted != other.noted:
        return True
    return alike > _NEARLY and bool(one.figures - other.figures) and bool(other.figures - one.figures)

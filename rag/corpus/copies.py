"""The same story in several files: syndicated, saved twice, cut or led in anew; and its updated versions.

A signature holds the smallest hashes of a story's three-word runs, each with the sixteenth of the story it
stands in. Two files hold the same story when much of the shorter one is in the other (containment; Broder
1997), and evenly so over its parts: stories that only share their background or quotes fail there. MinHash for
sets of equal size would miss copies that were cut, so a bottom sketch with its threshold is kept instead
(FracMinHash; Irber et al. 2022), which numpy compares at thousands of stories a second.

Signatures only find what to compare. Copies are texts that name and count the same (`rag.corpus.tellings`); of
those that do not, each stands for itself, and what differs is told.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Literal, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rag.corpus.tellings import Difference, Telling, difference
from rag.language.runs import Codes, letters_of, mixed, words
from rag.types import Article, Kind

_KEEP = 256  # hashes in a signature
_MOST_NUMBERS = 200
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
_NOTE = re.compile(
    r"\b(?:correction|clarification|update)s?: |\b(?:this|an earlier|a previous|the) (?:story|article|report"
    r"|version)\b.{0,60}\b(?:updated|corrected|clarified|misstated|said incorrectly)\b",
    re.IGNORECASE,
)
_IN_NOTES = ("correct", "clarif", "updat", "said incorrectly", "misstated")


def signature(article: Article) -> bytes:
    """What `same_stories` compares first, of a marked article; empty when it has no body."""
    texts = [article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY]
    letters = letters_of("\n".join(texts).lower())
    found = words(letters)
    codes, digits = found.codes, (letters[found.starts] >= ord("0")) & (letters[found.starts] <= ord("9"))
    if not len(codes):
        return b""
    whole = blake2b(codes.tobytes(), digest_size=8).digest()
    day = date.fromisoformat(article.published).toordinal() if article.published else 0
    outlet = crc32(article.outlet.casefold().encode()) if article.outlet else 0
    ends = (*texts[:3], *texts[-3:])
    noted = any(len(text) < 300 and _notes(text) for text in ends) or _updated(article)
    numbers = np.unique(_hashes(codes, 2)[digits[:-1]])[:_MOST_NUMBERS]
    runs, parts, top = _sample(codes)
    head = _HEAD.pack(whole, day, outlet, noted, len(codes), top, len(numbers))
    return head + numbers.tobytes() + runs.tobytes() + parts.tobytes()


def _notes(text: str) -> bool:
    """Whether a sentence tells of a change to the story."""
    small = text.lower()
    return any(map(small.__contains__, _IN_NOTES)) and bool(_NOTE.search(text))


def _updated(article: Article) -> bool:
    """Whether the page calls itself updated."""
    stamps = (article.text[m.start : m.end].lower() for m in article.marks if m.rule in ("updated", "field", "head"))
    return article.title.startswith("UPDATE") or any("updated" in stamp for stamp in stamps)


def telling(article: Article) -> Telling:
    """What `same_stories` compares then, of a marked article; its headline is each paper's own."""
    body = (article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY)
    return Telling(tuple(text for text in body if text not in article.title), article.outlet or "")


@dataclass(frozen=True, slots=True)
class SameStories:
    """Articles, by their keys, that tell one story.

    `copies` are groups of two or more that are one source. `newer` are pairs (older, newer) of one outlet's versions,
    where dates or a note of correction say which is newer. `otherwise` are all pairs that are no copies although they
    tell the same story, with the words in which they differ, where these are known.
    """

    copies: tuple[frozenset[int], ...]
    newer: tuple[tuple[int, int], ...]
    otherwise: Mapping[tuple[int, int], Difference]


def same_stories(signatures: Mapping[int, bytes], tell: Callable[[int], Telling]) -> SameStories:
    """Compares all signatures; `tell` is asked for the `telling` of those that come near another."""
    stories = {key: _read(packed) for key, packed in signatures.items() if packed}
    pairs = list(_pairs(stories, tell))
    apart = {(pair.one, pair.other): pair.difference or Difference("", "") for pair in pairs if not pair.copy}
    return SameStories(tuple(_groups(pairs)), tuple(_in_order(stories, apart)), apart)


class _Pair(NamedTuple):
    """Two that tell one story."""

    one: int
    other: int
    copy: bool
    difference: Difference | None = None


def _groups(pairs: Sequence[_Pair]) -> list[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        if not pair.copy:
            apart[pair.one].add(pair.other)
            apart[pair.other].add(pair.one)
    for pair in pairs:
        one, other = groups.get(pair.one, {pair.one}), groups.get(pair.other, {pair.other})
        if pair.copy and one is not other and not any(apart[key] & other for key in one):
            one |= other
            groups |= dict.fromkeys(one, one)
    unique = {id(group): frozenset(group) for group in groups.values()}
    return sorted(unique.values(), key=min)


def _in_order(stories: Mapping[int, _Story], pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The older one first; another outlet's telling is never an older version."""
    for a, b in pairs:
        one, other = stories[a], stories[b]
        if one.outlet != other.outlet:
            continue
        if one.day and other.day and one.day != other.day:
            yield (a, b) if one.day < other.day else (b, a)
        elif one.noted != other.noted:
            yield (a, b) if other.noted else (b, a)


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


def _sample(codes: Codes) -> tuple[NDArray[np.uint32], NDArray[np.uint8], int]:
    """The smallest hashes of the three-word runs, sorted; where each stands; and the largest hash that may be among them."""
    hashes = _hashes(codes if len(codes) >= _LEAST else codes[:0], 3)
    parts = (np.arange(len(hashes)) * _PARTS // len(hashes)).astype(np.uint8)
    runs, first = np.unique(hashes, return_index=True)
    top = int(runs[_KEEP - 1]) if len(runs) >= _KEEP else 0xFFFFFFFF
    return runs[:_KEEP], parts[first][:_KEEP], top


def _hashes(codes: Codes, length: int) -> NDArray[np.uint32]:
    """A hash of each run of so many words."""
    run = codes[: len(codes) - length + 1]
    for behind in range(1, length):
        run = mixed(run) + codes[behind : len(codes) - length + 1 + behind]
    return (mixed(run) >> np.uint64(32)).astype("<u4")


def _pairs(stories: Mapping[int, _Story], tell: Callable[[int], Telling]) -> Iterator[_Pair]:
    equal: defaultdict[bytes, list[int]] = defaultdict(list)
    for key, story in stories.items():
        equal[story.whole].append(key)
    twins = {first: others for first, *others in equal.values()}
    yield from (_compared(first, key, True, tell) for first, others in twins.items() for key in others)
    for a, b in _candidates({key: stories[key] for key in twins}):
        if relation := _relation(stories[a], stories[b]):
            pair = _compared(a, b, relation == "copy", tell)
            yield from (pair, *(pair._replace(one=twin) for twin in twins[a]), *(pair._replace(other=twin) for twin in twins[b]))


def _compared(one: int, other: int, copy: bool, tell: Callable[[int], Telling]) -> _Pair:
    found = difference(tell(one), tell(other))
    return _Pair(one, other, copy and found is None, found)


def _candidates(stories: Mapping[int, _Story]) -> Iterator[tuple[int, int]]:
    """Pairs that share at least a few runs that are not everywhere."""
    keys = list(stories)
    if not keys:
        return
    runs = np.concatenate([stories[key].runs for key in keys])
    owners = np.repeat(np.arange(len(keys)), [len(stories[key].runs) for key in keys])
    order = np.argsort(runs, kind="stable")
    runs, owners = runs[order], owners[order]
    starts = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]])
    sizes = np.diff(np.r_[starts, len(runs)])
    shared: defaultdict[int, int] = defaultdict(int)
    for size in np.unique(sizes[(sizes > 1) & (sizes <= _COMMON)]).tolist():
        rows = owners[starts[sizes == size][:, None] + np.arange(size)]
        for i in range(size):
            for j in range(i + 1, size):
                pairs, counts = np.unique(rows[:, i] * len(keys) + rows[:, j], return_counts=True)
                for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
                    shared[pair] += count
    for pair, count in shared.items():
        if count >= 3:
            yield keys[pair // len(keys)], keys[pair % len(keys)]


def _relation(one: _Story, other: _Story) -> Literal["copy", "version"] | None:
    """How two different texts that share runs may belong together: None when they are two stories."""
    short, long = (one, other) if one.words <= other.words else (other, one)
    if long.words > _LONGER * short.words:
        return None
    top = min(short.top, long.top)
    mine = short.runs <= top
    hits = np.isin(short.runs[mine], long.runs, assume_unique=True)
    contained = float(hits.mean())
    if contained < (_CONTAINED if len(hits) >= 100 else _CONTAINED_FEW):
        return None
    if _evenness(hits, short.parts[mine]) < (_EVENLY if contained < _MOSTLY else _EVENLY_MOST):
        return None
    back = hits.sum() / (long.runs <= top).sum()
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
    days = {one.day, other.day}
    return one.outlet == other.outlet and (
        (alike < _EQUAL and all(days) and len(days) > 1)
        or (alike > _NOTED and one.noted != other.noted)
        or (alike > _NEARLY and not one.figures <= other.figures and not one.figures >= other.figures)
    )

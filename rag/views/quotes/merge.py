"""The same statement in several stories, told once; where its wordings differ, how."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rag.language import words
from rag.views.quotes.find import Looked

SAME_QUOTED, SAME_REPORTED = 0.6, 0.85  # of the words of two statements in a row, from which they are one
LEAST = 4  # words of a quotation that may be compared with another
RUN = 3  # words in a row by which statements that may be one are found
NEAR = 0.25  # of a statement's runs that another must have to be compared with it
COMMON = 50  # statements that have a run, from which it is everybody's ("in the United States")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Merged:
    """A statement, the stories that have the same words or part of them, and those whose words differ."""

    first: Looked
    also: tuple[Looked, ...]
    differs: tuple[Looked, ...]


def merge(found: Sequence[Looked]) -> list[Merged]:
    """Each statement once, in the order given; the fullest wording stands for those that are part of it."""
    ordered = sorted(range(len(found)), key=lambda at: (-len(found[at].kept.said), at))
    by_run: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    tokens = [_tokens(one) for one in found]
    taken: dict[int, list[tuple[int, bool]]] = {}
    for at in ordered:
        runs = {tokens[at][place : place + RUN] for place in range(max(1, len(tokens[at]) - RUN + 1))}
        shared = Counter(other for run in runs if len(by_run[run]) <= COMMON for other in by_run[run])
        for other, count in shared.most_common():
            if count < NEAR * len(runs):
                break
            same = _same(found[other], found[at], tokens[other], tokens[at])
            if same is not None:
                taken[other].append((at, same))
                break
        else:
            taken[at] = []
            for run in runs:
                by_run[run].append(at)
    return [
        Merged(found[at], tuple(found[one] for one, same in taken[at] if same), tuple(found[one] for one, same in taken[at] if not same))
        for at in range(len(found))
        if at in taken
    ]


def difference(base: str, other: str) -> str:
    """`other` with the words in square brackets that `base` has not; "[–]" where words of `base` are missing."""
    ours, theirs = base.split(), other.split()
    shown: list[str] = []
    for kind, _, _, start, end in SequenceMatcher(
        None, [_bare(word) for word in ours], [_bare(word) for word in theirs], False
    ).get_opcodes():
        shown += theirs[start:end] if kind == "equal" else [f"[{' '.join(theirs[start:end])}]"] if end > start else ["[–]"]
    return " ".join(shown)


def _tokens(one: Looked) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(one.kept.said))


def _bare(word: str) -> str:
    return "".join(_WORD.findall(word)).lower()


def _same(fuller: Looked, other: Looked, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    """Whether two statements are one: True in the same words, False in others; None when they are two."""
    if ours == theirs and (len(ours) >= LEAST or _agree(fuller, other)):
        return True if _agree(fuller, other) else None
    if not _agree(fuller, other) or len(theirs) < LEAST or fuller.info.id == other.info.id:
        return None
    if f" {' '.join(theirs)} " in f" {' '.join(ours)} ":
        return True
    quoted = fuller.kept.direct and other.kept.direct
    alike = SequenceMatcher(None, ours, theirs, False).ratio()
    return False if alike >= (SAME_QUOTED if quoted else SAME_REPORTED) else None


def same_name(a: str, b: str) -> bool:
    """Whether two words are one name, spelt differently or not."""
    return words.same_name(a, b) or words.transcribed(a) == words.transcribed(b)


def _agree(one: Looked, other: Looked) -> bool:
    """Whether two speakers may be one: the same last name or words, or one of them not known."""
    a, b = one.kept.speaker, other.kept.speaker
    if a is None or b is None:
        return True
    here, there = words.content(a), words.content(b)
    return here <= there or there <= here or same_name(a.split()[-1], b.split()[-1])

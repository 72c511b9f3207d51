"""Quotation marks are true: what an answer puts in them stands word for word in the story, or the marks go.

Where the words are nearly those of the story, the story's are put in their place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_NEAR = 0.8  # likeness from which the story's own words are put in place of an answer's
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\n": " ", "\r": " "})


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks; [start, end) runs over the words, the marks are just outside."""

    text: str
    start: int
    end: int


def quoted(sentence: str) -> list[Quoted]:
    """What stands in double quotation marks in `sentence`."""
    found = []
    for match in _QUOTED.finditer(sentence):
        group = 1 if match.group(1) is not None else 2
        found.append(Quoted(match.group(group), match.start(group), match.end(group)))
    return found


def verbatim(words: str, source: str) -> str | None:
    """`words` as they stand in `source`, typographic marks, case of the first letter and a final stop aside; None if they do not."""
    wanted = words.translate(_FOLD).strip().rstrip(".,;:!?")
    if not wanted:
        return None
    first = re.escape(wanted[0])
    first = f"(?:{first}|{re.escape(wanted[0].swapcase())})" if wanted[0].isalpha() else first
    pattern = r"(?<!\w)" + first + re.sub(r"(?:\\ )+", r"\\s+", re.escape(wanted[1:])) + r"(?!\w)"
    match = re.search(pattern, source.translate(_FOLD))
    return source[match.start() : match.end()] if match else None


def nearest(words: str, source: str) -> str | None:
    """The run of `source` most like `words`, when it is much like them; whole words."""
    spans = [match.span() for match in re.finditer(r"\S+", source)]
    size = len(words.split())
    best, found = _NEAR, None
    for length in range(max(2, size - 2), size + 3):
        for first in range(len(spans) - length + 1):
            run = source[spans[first][0] : spans[first + length - 1][1]]
            ratio = SequenceMatcher(None, words.translate(_FOLD).lower(), run.translate(_FOLD).lower(), autojunk=False).ratio()
            if ratio > best:
                best, found = ratio, run
    return found.strip("“”\"'‘’.,;: ") if found else None


def repair(sentence: str, source: str) -> str:
    """`sentence` with every quotation made true to `source`, or its marks taken off. Idempotent."""
    for quotation in reversed(quoted(sentence)):
        exact = verbatim(quotation.text, source)
        if exact is None and len(quotation.text.split()) >= 3:
            near = nearest(quotation.text, source)
            exact = verbatim(near, source) if near else None
        tail = re.search(r"[.,;:!?]*\s*$", quotation.text)
        ending = tail.group().strip() if tail else ""
        if exact is None:
            sentence = sentence[: quotation.start - 1] + quotation.text + sentence[quotation.end + 1 :]
        else:
            sentence = sentence[: quotation.start] + re.sub(r"\s+", " ", exact) + ending + sentence[quotation.end :]
    return sentence


def untrue(sentence: str, source: str) -> list[str]:
    """The quotations of `sentence` that do not stand in `source`."""
    return [quotation.text for quotation in quoted(sentence) if verbatim(quotation.text, source) is None]

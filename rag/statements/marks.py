"""What stands in quotation marks in a story: double, single, curly, straight, pointed, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.statements.types import Placed

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'", "‚": "‘"}
_MARK = re.compile(f"[{''.join({*_PAIRS, *''.join(_PAIRS.values())})}]")
_MIXED = frozenset({("“", '"'), ('"', "”")})
_OPENS_STRAIGHT = re.compile(r'(?<=\s)"(?=\w)')
_SINGLE = frozenset("‘'‚")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_ENDS = frozenset(' \t\r\n.,;:!?)]}—–-"”’…')
_LONGEST_SINGLE = 600  # characters a single-quoted stretch may run on
_LONGEST = 3000  # characters a straight mark without a partner may reach


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters inside a pair of marks. `goes_on` says that it continues the one before in a new paragraph."""

    start: int
    end: int
    goes_on: bool = False


def quotations(text: str, sentences: Sequence[Placed]) -> tuple[Quotation, ...]:
    """What is quoted in some sentences, in order; quotations within a quotation are part of it."""
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None  # where it begins, and its mark
    goes_on = False
    for number, sentence in enumerate(sentences):
        place = sentence.start
        if opened and number and _BLANK.search(text, sentences[number - 1].end, sentence.start):
            end = sentences[number - 1].end
            if text[place] == opened[1] or (opened[1] == "„" and text[place] == "“"):
                found.append(Quotation(opened[0], end, goes_on))
                opened, goes_on, place = (place + 1, opened[1]), True, place + 1
            else:
                if opened[1] not in '"' or end - opened[0] < _LONGEST:
                    found.append(Quotation(opened[0], end, goes_on))
                opened, goes_on = None, False
        for mark in _MARK.finditer(text, place, sentence.end):
            place, char = mark.start(), mark.group()
            if opened is None:
                if char in _PAIRS and _opens(text, place):
                    opened = (place + 1, char)
            elif (char in _PAIRS[opened[1]] and _closes(text, place, opened)) or _closes_as_another(text, place, opened):
                found.append(Quotation(opened[0], place, goes_on))
                opened, goes_on = None, False
    if opened and sentences and opened[1] not in _SINGLE:
        found.append(Quotation(opened[0], sentences[-1].end, goes_on))
    return tuple(one for one in found if any(char.isalnum() for char in text[one.start : one.end]) and not _in_a_name(text, one))


def _in_a_name(text: str, one: Quotation) -> bool:
    """Whether what is quoted is what somebody is called: Frank "Greg" Ford."""
    before, after = text[: one.start - 1].rsplit(None, 1)[-1:], text[one.end + 1 : one.end + 30].split(None, 1)[:1]
    return all(len(words) == 1 and words[0][0].isupper() for words in (before, after, text[one.start : one.end].split()))


def _opens(text: str, place: int) -> bool:
    """Whether a mark begins a quotation here."""
    char = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if char in "“„«":
        return True
    if char == "»":
        return after.isalnum() and not before.isalnum()
    free = not before.isalnum() and before not in ".,!?"
    if char == '"':
        return free and (not after.isspace() or text[place + 2 : place + 3] in ("…", "."))
    return free and after.isalpha() and _single_end(text, place) is not None


def _single_end(text: str, place: int) -> int | None:
    """Where a single mark is closed: before a blank or a mark, not within a word; None for an apostrophe."""
    closing = _PAIRS[text[place]]
    for at in range(place + 2, min(place + _LONGEST_SINGLE, len(text))):
        if text.startswith("\n\n", at):
            return None
        if text[at] in closing and (at + 1 >= len(text) or text[at + 1] in _ENDS) and not text[at - 1].isspace():
            return (_again(text, at, closing) if text[at - 1] in "sS" else None) or at
    return None


def _again(text: str, at: int, closing: str) -> int | None:
    """Where the same mark closes later in the sentence: the one at `at` may be a possessive ("the workers' union")."""
    for later in range(at + 1, min(at + _LONGEST_SINGLE, len(text))):
        if text[later] == "\n" or text[later] in '‘“"':
            return None
        if text[later] in closing and (later + 1 >= len(text) or text[later + 1] in _ENDS) and text[later - 1] in ".,!?":
            return later
    return None


def _closes_as_another(text: str, place: int, opened: tuple[int, str]) -> bool:
    """Whether a mark closes what another kind of mark has opened, whose own does not follow in the paragraph: “… smoothly," he said."""
    if (opened[1], text[place]) not in _MIXED or text[place - 1].isspace() or text[place + 1 : place + 2].isalnum():
        return False
    end = text.find("\n\n", place)
    rest = text[place + 1 : end if end >= 0 else len(text)]
    own = min((at for at in map(rest.find, _PAIRS[opened[1]]) if at >= 0), default=-1)
    again = rest.find(opened[1])
    if own >= 0 and text[place] == '"' and _OPENS_STRAIGHT.search(rest, 0, own):
        return True
    return own < 0 or (opened[1] != _PAIRS[opened[1]] and 0 <= again < own)


def _closes(text: str, place: int, opened: tuple[int, str]) -> bool:
    if opened[1] in _SINGLE:
        return place == _single_end(text, opened[0] - 1)
    if opened[1] != '"':
        return True
    after = text[place + 1] if place + 1 < len(text) else " "
    return not after.isalnum() or not text[place - 1].isspace()

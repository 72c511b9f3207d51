"""Cuts a sentence back: the same sentence without a date, an aside or its last clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST = 4  # words a sentence must keep

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\d{{4}})"
_WHEN = rf"(?:in|on|during|for|as of|since|by) (?:the (?:week|month|year) (?:of|ending) )?(?:early |late |mid-)?{_DATE}"
_SPAN = rf"(?:from|between) {_DATE} (?:to|until|and|through) {_DATE}"
_WHEN_WITHIN = re.compile(rf",? \(?(?:{_WHEN}|{_SPAN})\)?(?=[\s,.;?!]|$),?")
_WHEN_FIRST = re.compile(rf"^(?:In|On|During|For|As of|Since|By) (?:the )?(?:(?:week|month|year) (?:of|ending) )?{_DATE}, ")
_ASIDE = re.compile(r" \([^()]*\)")
_CLAUSE = re.compile(
    r"(?:, (?:which|who|where|and|but|as|with|while|after|including|making|according|followed|despite|because)\b"
    r"|; | while | because )"
)


def shorter(sentence: str) -> Iterator[str]:
    """Ever shorter versions of `sentence`, whole sentences still; first without its date."""
    seen = {sentence}
    bare = undated(sentence)
    for whole in (bare, _ASIDE.sub("", bare)):
        for candidate in (whole, *_heads(whole)):
            done = _ended(candidate)
            if done not in seen and len(done.split()) >= LEAST:
                seen.add(done)
                yield done


def undated(sentence: str) -> str:
    """`sentence` without the dates it gives."""
    return _WHEN_WITHIN.sub("", _capital(_WHEN_FIRST.sub("", sentence)))


def _heads(sentence: str) -> list[str]:
    """`sentence` up to each of its later clauses, the longest first."""
    return [sentence[: match.start()] for match in reversed(list(_CLAUSE.finditer(sentence)))]


def _ended(sentence: str) -> str:
    text = sentence.strip().rstrip(",;: ")
    return text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]

"""Phrases as data: short templates that are looked for in a text's words.

A template is words with spaces between; `a|b` is either word, `cost~` any word that begins so, `*` up to six words of any
kind, `?word` a word that may be missing, `#` a number in digits; `^` at the start and `$` at the end tie it to the ends of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|\d+(?:[.,]\d+)*")
_GAP = r"(?:\S+ ){0,6}?"
_NUMBER = r"\d[\d.,]*"


def flat(text: str) -> str:
    """A text's words in small letters, one space between and one at either end: what templates are matched against."""
    return " " + " ".join(word.lower().replace("’", "'") for word in _WORD.findall(text)) + " "


def find(words: str, templates: Iterable[str]) -> str | None:
    """The first of the templates that a flattened text holds, or None."""
    return next((template for template in templates if _compiled(template).search(words)), None)


def holds(words: str, templates: Iterable[str]) -> bool:
    """Whether a flattened text holds one of the templates."""
    return find(words, templates) is not None


def after(words: str, templates: Iterable[str]) -> str | None:
    """What follows the first template found in a flattened text, stripped; None when none is found."""
    for template in templates:
        if match := _compiled(template).search(words):
            return words[match.end() :].strip()
    return None


def split(words: str, templates: Iterable[str]) -> list[str]:
    """The pieces of a flattened text before, between and behind the templates."""
    return re.split("|".join(_compiled(template).pattern for template in templates), words)


@lru_cache(maxsize=4096)
def _compiled(template: str) -> re.Pattern[str]:
    start, end = template.startswith("^"), template.endswith("$")
    parts = [_part(word) for word in template.strip("^$").split()]
    return re.compile(("^ " if start else "(?<= )") + "".join(parts) + ("$" if end else ""))


def _part(word: str) -> str:
    if word == "*":
        return _GAP
    optional, forms = word.startswith("?"), word.removeprefix("?").split("|")
    return f"(?:(?:{'|'.join(map(_form, forms))}) ){'?' if optional else ''}"


def _form(form: str) -> str:
    if form == "#":
        return _NUMBER
    return re.escape(form[:-1]) + r"[^ ]*" if form.endswith("~") else re.escape(form)

"""Words that a file holds and does not show: marked where they stand, so that they are neither searched nor cited.

What an extractor makes of a page no longer says which element a word came from. So before it runs, hidden words are put
between two signs that stand nowhere else in the page, and afterwards the signs are taken out and become marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rag.types import Kind, Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Blocks of printable signs that no story uses: hexagrams, domino tiles, mahjong tiles, Tai Xuan Jing tetragrams.
_BLOCKS = ((0x4DC0, 64), (0x1F030, 96), (0x1F000, 43), (0x1D306, 81))


_NO_WORDS = frozenset(("script", "style", "template", "title", "option", "textarea", "a", "button", "label"))
_LABEL = 20  # characters: what is shorter says nothing by itself
_NEXT_TO_NOTHING = 0.02  # of the words that are hidden


class Veil:
    """Signs around hidden words: one to open for each rule, one to close."""

    def __init__(self, first: int, many: int) -> None:
        self._first, self._most = first, many - 1
        self._rules: list[str] = []
        signs = f"{chr(first)}-{chr(first + many - 1)}"
        self.sign, self._pieces = re.compile(f"[{signs}]"), re.compile(rf"([^{signs}\n]*)([{signs}\n]|\Z)")

    def over(self, words: str, rule: str) -> str:
        """The words between the signs."""
        if rule not in self._rules and len(self._rules) < self._most:
            self._rules.append(rule)
        number = self._rules.index(rule) if rule in self._rules else 0
        return f"{chr(self._first + 1 + number)}{words}{chr(self._first)}"

    def lifted(self, text: str) -> tuple[str, tuple[Mark, ...]]:
        """The text without its signs, and marks for what stood between them. A pair that lost its end ends with the line."""
        parts: list[str] = []
        marks: list[Mark] = []
        at, rule = 0, ""
        for piece, sign in self._pieces.findall(text):
            if rule and piece:
                marks.append(Mark(at, at + len(piece), Kind.HIDDEN, rule))
            kept = f"{piece}\n" if sign == "\n" else piece
            parts.append(kept)
            at += len(kept)
            rule = "" if sign in ("", "\n", chr(self._first)) else self._rules[ord(sign) - self._first - 1]
        words = "".join(parts)
        return words, joined(words, marks)


def veil_for(*texts: str) -> Veil | None:
    """A veil whose signs stand in none of the texts; None when all are used up."""
    for first, many in _BLOCKS:
        veil = Veil(first, many)
        if not any(map(veil.sign.search, texts)):
            return veil
    return None


Lifted = Callable[[str], tuple[str, tuple[Mark, ...]]]


def nothing_hidden(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The text as it is."""
    return text, ()


def hide(tree: HtmlElement) -> Lifted:
    """Puts signs around what the page does not show, and gives what takes them out of a text again.

    When the page itself holds all the signs there are, hidden words are cut out instead. Nothing is hidden in a page that shows next
    to nothing: its scripts would show it, and a saved page no longer runs them.
    """
    from lxml.etree import tostring

    hidden = _unseen(tree)
    if not hidden or _shows_nothing(tree, hidden):
        return nothing_hidden
    veil = veil_for(tostring(tree, encoding="unicode"))
    for element, rule in hidden.items():
        _reword(element, partial(veil.over, rule=rule) if veil else _gone)
    return veil.lifted if veil else nothing_hidden


def _shows_nothing(tree: HtmlElement, hidden: Container[HtmlElement]) -> bool:
    """Whether hardly a word is seen of a page besides its links and labels."""
    seen = unseen = 0
    for element in tree.iter("*"):
        length = sum(len(" ".join((words or "").split())) for words in (element.text, *(child.tail for child in element)))
        if element in hidden:
            unseen += length
        elif length >= _LABEL and element.tag not in _NO_WORDS and next(element.iterancestors("a"), None) is None:
            seen += length
    return seen <= _NEXT_TO_NOTHING * unseen


def cut_hidden(tree: HtmlElement) -> None:
    """Takes what a page does not show out of it, for where nobody could be told of it."""
    for element in _unseen(tree):
        _reword(element, _gone)


def _gone(_: str) -> str:
    return ""


def link_sheets(tree: HtmlElement, sheet_at: Callable[[str], str | None]) -> None:
    """Puts style sheets that lie beside a page, in the same file, where it links to them."""
    for link in tree.xpath("//link[contains(@rel, 'stylesheet') and @href]"):
        if sheet := sheet_at(str(link.get("href"))):
            link.tag, link.text = "style", sheet


def shown(lifted: Lifted, text: str) -> str:
    """The text without its signs and without what stands between them."""
    words, marks = lifted(text)
    for mark in reversed(marks):
        words = words[: mark.start] + words[mark.end :]
    return words


def _unseen(tree: HtmlElement) -> dict[HtmlElement, str]:
    from rag.corpus.styles import unseen

    return {element: rule for element, rule in unseen(tree) if element.tag not in ("style", "script", "head", "title", "meta")}


def _reword(element: HtmlElement, to: Callable[[str], str]) -> None:
    """Changes an element's own words; those behind it belong to its parent."""
    if element.text and element.text.strip():
        element.text = to(element.text)
    for child in element:
        if child.tail and child.tail.strip():
            child.tail = to(child.tail)


def joined(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks of one rule with nothing but spaces between them as one."""
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and last.rule == mark.rule and "\n" not in text[last.end : mark.start] and not text[last.end : mark.start].strip():
            joined[-1] = Mark(last.start, mark.end, mark.kind, mark.rule)
        else:
            joined.append(mark)
    return tuple(joined)

"""The text of a PDF page, with signs around what is drawn so that nobody sees it.

Followed are the text's rendering mode, size, colour and place. White text counts as unseen where nothing else was painted below it.
A page with a picture and no text to be seen is a scan: the invisible text on it is what was recognised in the picture, and is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from rag.corpus.hidden import Veil, veil_for

_SHOW = (b"Tj", b"TJ", b"'", b'"')
_FILL = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_END = (*_FILL, b"S", b"s", b"n")
_LEAST = 1.0  # points: smaller than this nobody reads
_WHITE = 0.98
_MOST_BOXES = 2000

Matrix = Sequence[float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Pen:
    """What the graphics state says of text."""

    mode: int = 0
    size: float = 12.0
    white: bool = False


class Page:
    """What pypdf's visitors tell of one page."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = map(float, page.mediabox)
        self._box: Box = left, bottom, right, top
        self._resources = [page.get("/Resources") or {}]
        self._pen, self._pens = _Pen(), list[_Pen]()
        self._path: list[Box] = []
        self._painted: list[Box] = []
        self._picture = False
        self._chunks: list[tuple[str, str | None]] = []
        self._rule: str | None = None
        self._plain = page.extract_text(visitor_operand_before=self._before, visitor_operand_after=self._after, visitor_text=self._text)

    def text(self) -> tuple[str, Veil | None]:
        """The words, and the veil over those that are hidden; None when none are."""
        seen = any(words.strip() and rule is None for words, rule in self._chunks)
        scanned = self._picture and not seen
        hidden = [words for words, rule in self._chunks if rule and words.strip() and not (scanned and rule == "invisible text")]
        if not hidden:
            return self._plain, None
        veil = veil_for(self._plain)
        drawn: list[str] = []
        for words, rule in self._chunks:
            if rule is None or not words.strip() or (scanned and rule == "invisible text"):
                drawn.append(words)
            elif veil:
                drawn.append("\n".join(veil.over(line, rule) if line.strip() else line for line in words.split("\n")))
        return "".join(drawn), veil

    def _text(self, words: str, *_: object) -> None:
        self._chunks.append((words, self._rule))
        if words.strip():
            self._rule = None

    def _before(self, operator: bytes, operands: list[Any], cm: Matrix, _tm: Matrix) -> None:
        with suppress(Exception):  # a damaged page hides nothing by it
            if operator == b"q":
                self._pens.append(self._pen)
            elif operator == b"Q" and self._pens:
                self._pen = self._pens.pop()
            elif operator == b"Do":
                self._draw(operands[0], cm)
            elif operator in _END:
                self._paint(operator in _FILL)
            else:
                self._set(operator, operands, cm)

    def _after(self, operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        with suppress(Exception):
            if operator in _SHOW and (rule := self._hides(_times(tm, cm))):
                self._rule = rule
            elif operator == b"Do" and len(self._resources) > 1 and self._form(operands[0], self._resources[-2]) is not None:
                self._resources.pop()
                self._pen = self._pens.pop()

    def _set(self, operator: bytes, operands: list[Any], cm: Matrix) -> None:
        if operator == b"Tr":
            self._pen = replace(self._pen, mode=int(operands[0]))
        elif operator == b"Tf":
            self._pen = replace(self._pen, size=float(operands[1]))
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            numbers = [float(operand) for operand in operands]
            white = all(n <= 1 - _WHITE for n in numbers) if len(numbers) == 4 else all(n >= _WHITE for n in numbers)
            self._pen = replace(self._pen, white=white)
        elif operator == b"re":
            x, y, width, height = map(float, operands)
            self._path.append(_around(cm, (x, y), (x + width, y), (x, y + height), (x + width, y + height)))
        elif operator in (b"m", b"l", b"c", b"v", b"y"):
            numbers = [float(operand) for operand in operands]
            self._path.append(_around(cm, *zip(numbers[::2], numbers[1::2], strict=True)))

    def _draw(self, name: Any, cm: Matrix) -> None:
        form = self._form(name, self._resources[-1])
        if form is not None:
            self._pens.append(self._pen)
            self._resources.append(form.get("/Resources") or self._resources[-1])
        else:
            self._picture = True
            self._painted.append(_around(cm, (0, 0), (1, 0), (0, 1), (1, 1)))

    @staticmethod
    def _form(name: Any, resources: Any) -> Any:
        drawn = resources["/XObject"][name].get_object()
        return drawn if drawn.get("/Subtype") == "/Form" else None

    def _paint(self, fills: bool) -> None:
        if fills and self._path and not self._pen.white and len(self._painted) < _MOST_BOXES:
            self._painted.append(_union(self._path))
        self._path = []

    def _hides(self, at: Matrix) -> str | None:
        x, y = at[4], at[5]
        if self._pen.mode in (3, 7):
            return "invisible text"
        if abs(self._pen.size) * abs(at[0] * at[3] - at[1] * at[2]) ** 0.5 < _LEAST:
            return "font size 0"
        whole = len(self._resources) == 1  # within a form, places are its own
        if whole and not (self._box[0] <= x <= self._box[2] and self._box[1] <= y <= self._box[3]):
            return "off screen"
        on_paint = any(b[0] - 1 <= x <= b[2] + 1 and b[1] - 1 <= y <= b[3] + 1 for b in self._painted) if whole else bool(self._painted)
        return "colour of its background" if self._pen.white and self._pen.mode in (0, 4) and not on_paint else None


def _times(first: Matrix, second: Matrix) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _around(cm: Matrix, *points: tuple[float, float]) -> Box:
    placed = [(x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]) for x, y in points]
    return min(x for x, _ in placed), min(y for _, y in placed), max(x for x, _ in placed), max(y for _, y in placed)


def _union(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)

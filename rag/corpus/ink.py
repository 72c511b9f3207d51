"""The text of a PDF page, with signs around what is drawn so that nobody sees it.

Followed are the text's rendering mode, size, colours and place, what was painted below it, and layers that are switched off.
Where what lies below is not known (a picture, a shading), text counts as seen. A page with a picture and no text to be seen is a
scan: the invisible text on it is what was recognised in the picture, and is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from rag.corpus.hidden import Veil, veil_for
from rag.types import Mark

_SHOW = (b"Tj", b"TJ", b"'", b'"')
_FILL = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_END = (*_FILL, b"S", b"s", b"n")
_COLORS = {b"g": "fill", b"rg": "fill", b"k": "fill", b"sc": "fill", b"scn": "fill"} | {
    name.upper(): "line" for name in (b"g", b"rg", b"k", b"sc", b"scn")
}
_LEAST = 1.0  # points: what is no larger nobody reads
_FAINT = 0.05  # an opacity, or a difference of colours, that nobody sees
_MOST_BOXES = 2000
_NUMBERS = {"/DeviceGray": 1, "/CalGray": 1, "/G": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/RGB": 3, "/DeviceCMYK": 4, "/CMYK": 4}

Matrix = Sequence[float]
Box = tuple[float, float, float, float]
Color = tuple[float, float, float]
_BLACK: Color = (0.0, 0.0, 0.0)
_WHITE: Color = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class _Pen:
    """What the graphics state says of text. A colour that is not known here is None."""

    mode: int = 0
    size: float = 12.0
    stretch: float = 100.0
    fill: Color | None = _BLACK
    line: Color | None = _BLACK
    fill_numbers: int = 1
    line_numbers: int = 1
    fill_opacity: float = 1.0
    line_opacity: float = 1.0
    clip: Box | None = None

    @property
    def inks(self) -> list[tuple[Color | None, float]]:
        """The colours that letters are drawn with, each with its opacity."""
        fill, line = (self.fill, self.fill_opacity), (self.line, self.line_opacity)
        return {0: [fill], 1: [line], 2: [fill, line]}.get(self.mode % 4, [])


class Page:
    """What pypdf's visitors tell of one page."""

    def __init__(self, page: Any, off: frozenset[int] = frozenset()) -> None:
        left, bottom, right, top = map(float, page.mediabox)
        self._box: Box = left, bottom, right, top
        self._resources = [page.get("/Resources") or {}]
        self._off = off
        self._pen, self._pens = _Pen(), list[_Pen]()
        self._path: list[Box] = []
        self._rectangles = 0
        self._clips = False
        self._painted: list[tuple[Box, Color | None]] = []
        self._picture = False
        self._layers: list[bool] = []
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
            elif operator in (b"BMC", b"BDC"):
                self._layers.append(operator == b"BDC" and operands[0] == "/OC" and self._is_off(operands[1]))
            elif operator == b"EMC" and self._layers:
                self._layers.pop()
            elif operator in (b"W", b"W*"):
                self._clips = True
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
            self._take(mode=int(operands[0]))
        elif operator == b"Tf":
            self._take(size=float(operands[1]))
        elif operator == b"Tz":
            self._take(stretch=float(operands[0]))
        elif operator == b"gs":
            state = self._resources[-1]["/ExtGState"][operands[0]]
            self._take(
                fill_opacity=float(state.get("/ca", self._pen.fill_opacity)), line_opacity=float(state.get("/CA", self._pen.line_opacity))
            )
        elif operator in (b"cs", b"CS"):
            of = "fill" if operator == b"cs" else "line"
            self._take(**{of: _BLACK, f"{of}_numbers": self._numbers_of(operands[0])})
        elif of := _COLORS.get(operator, ""):
            device = operator.lower() in (b"g", b"rg", b"k")
            count = len(operands) if device else getattr(self._pen, f"{of}_numbers")
            self._take(**{of: _color(operands, count), f"{of}_numbers": count})
        elif operator == b"re":
            x, y, width, height = map(float, operands)
            self._path.append(_around(cm, (x, y), (x + width, y), (x, y + height), (x + width, y + height)))
            self._rectangles += 1
        elif operator in (b"m", b"l", b"c", b"v", b"y"):
            numbers = [float(operand) for operand in operands]
            self._path.append(_around(cm, *zip(numbers[::2], numbers[1::2], strict=True)))

    def _take(self, **changes: Any) -> None:
        self._pen = replace(self._pen, **changes)

    def _numbers_of(self, name: Any) -> int:
        """How many numbers say a colour of a colour space; 0 for inks of their own, whose colour is not known here."""
        if name in _NUMBERS:
            return _NUMBERS[name]
        space = self._resources[-1]["/ColorSpace"][name].get_object()
        if isinstance(space, str):
            return _NUMBERS.get(space, 0)
        return int(space[1].get_object()["/N"]) if space[0] == "/ICCBased" else _NUMBERS.get(space[0], 0)

    def _is_off(self, name: Any) -> bool:
        """Whether a layer is switched off, or all the layers of a group of them."""
        layer = self._resources[-1]["/Properties"].raw_get(name)
        if layer.idnum in self._off:
            return True
        group = layer.get_object().get("/OCGs")
        layers = group if isinstance(group, list) else []
        return bool(layers) and all(one.idnum in self._off for one in layers)

    def _draw(self, name: Any, cm: Matrix) -> None:
        form = self._form(name, self._resources[-1])
        if form is not None:
            self._pens.append(self._pen)
            self._resources.append(form.get("/Resources") or self._resources[-1])
        else:
            self._picture = True
            self._painted.append((_around(cm, (0, 0), (1, 0), (0, 1), (1, 1)), None))

    @staticmethod
    def _form(name: Any, resources: Any) -> Any:
        drawn = resources["/XObject"][name].get_object()
        return drawn if drawn.get("/Subtype") == "/Form" else None

    def _paint(self, fills: bool) -> None:
        if self._path:
            box = _union(self._path)
            if fills and self._pen.fill_opacity > _FAINT and len(self._painted) < _MOST_BOXES:
                plain = self._rectangles == len(self._path) == 1 and self._pen.fill_opacity == 1
                self._painted.append((box, self._pen.fill if plain else None))
            if self._clips:
                self._take(clip=box if self._pen.clip is None else _shared(self._pen.clip, box))
        self._path, self._rectangles, self._clips = [], 0, False

    def _hides(self, at: Matrix) -> str | None:
        pen, x, y = self._pen, at[4], at[5]
        if any(self._layers):
            return "layer switched off"
        inks = [(color, opacity) for color, opacity in pen.inks if opacity > _FAINT]
        if not inks:
            return "invisible text"
        size = abs(pen.size) * abs(at[0] * at[3] - at[1] * at[2]) ** 0.5
        if size <= _LEAST or abs(pen.stretch) <= _LEAST:
            return "font size 0"
        inside = len(self._resources) == 1  # within a form, places are its own
        if inside and not (_holds(self._box, x, y) and (pen.clip is None or _reaches(pen.clip, x, y, size))):
            return "off screen"
        under = self._under(x + 0.5, y + 0.3 * size, size) if inside else None if self._painted else _WHITE
        alike = under and all(color and _alike(color, opacity, under) for color, opacity in inks)
        return "colour of its background" if alike else None

    def _under(self, x: float, y: float, size: float) -> Color | None:
        """The colour that a letter of that size stands on."""
        if len(self._painted) >= _MOST_BOXES:
            return None
        on = ((box, color) for box, color in reversed(self._painted) if box[3] - box[1] >= 0.6 * size)
        return next((color for box, color in on if _holds(box, x, y, 1.0)), _WHITE)


def switched_off(reader: Any) -> frozenset[int]:
    """The layers of a document that are not shown, by the numbers of their objects."""
    with suppress(Exception):
        said = reader.trailer["/Root"]["/OCProperties"]
        shown = said["/D"]
        off = {layer.idnum for layer in shown.get("/OFF") or ()}
        if shown.get("/BaseState") == "/OFF":
            off |= {layer.idnum for layer in said["/OCGs"]} - {layer.idnum for layer in shown.get("/ON") or ()}
        return frozenset(off)
    return frozenset()


def hidden_marks(pages: Iterable[tuple[str, Veil | None]], text: str) -> Iterator[Mark]:
    """Where in a document's text what is hidden on its pages stands: each time at the same one of several places that read so."""
    places = [(place, char) for place, char in enumerate(text) if _is_letter(char)]
    letters = "".join(char for _, char in places)
    drawn = ""
    for words, veil in pages:
        inner, hidden = veil.lifted(words) if veil else (words, ())
        for mark in hidden:
            before = drawn + "".join(filter(_is_letter, inner[: mark.start]))
            sought = "".join(filter(_is_letter, inner[mark.start : mark.end]))
            start = _nth(letters, sought, before.count(sought)) if sought else -1
            if start >= 0:
                yield Mark(places[start][0], places[start + len(sought) - 1][0] + 1, mark.kind, mark.rule)
        drawn += "".join(filter(_is_letter, inner))


def _is_letter(char: str) -> bool:
    return not char.isspace() and char != "-"


def _nth(text: str, sought: str, number: int) -> int:
    """Where a text stands in another for the time of that number, or the last time before it; -1 when it never does."""
    found = at = text.find(sought)
    for _ in range(number):
        if (at := text.find(sought, at + len(sought))) < 0:
            break
        found = at
    return found


def _color(operands: Sequence[Any], count: int) -> Color | None:
    """A colour in as many numbers; None when it is said in another way."""
    if len(operands) != count or count not in (1, 3, 4):
        return None
    numbers = [float(operand) for operand in operands]
    if count == 4:
        cyan, magenta, yellow, black = numbers
        return max(0.0, 1 - cyan - black), max(0.0, 1 - magenta - black), max(0.0, 1 - yellow - black)
    return (numbers[0],) * 3 if count == 1 else (numbers[0], numbers[1], numbers[2])


def _alike(color: Color, opacity: float, under: Color) -> bool:
    return all(opacity * abs(a - b) < _FAINT for a, b in zip(color, under, strict=True))


def _holds(box: Box, x: float, y: float, more: float = 0.0) -> bool:
    return box[0] - more <= x <= box[2] + more and box[1] - more <= y <= box[3] + more


def _reaches(clip: Box, x: float, y: float, size: float) -> bool:
    """Whether some of a line that begins at a place may be seen within a clipping path."""
    roomy = clip[2] - clip[0] > _LEAST and clip[3] - clip[1] > _LEAST
    return roomy and x <= clip[2] and clip[1] - size <= y <= clip[3]


def _times(first: Matrix, second: Matrix) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _around(cm: Matrix, *points: tuple[float, float]) -> Box:
    placed = [(x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]) for x, y in points]
    return min(x for x, _ in placed), min(y for _, y in placed), max(x for x, _ in placed), max(y for _, y in placed)


def _union(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _shared(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])

"""Which characters of a PDF page nobody sees, by what PDFium says of how each is drawn.

Asked are the text's layer, rendering mode, size, colours, clip and place. Text in the colour that was painted last below it counts as
unseen; a page begins white, and where what lies below has no one colour (a picture, a shading), text counts as seen.
On a scan, a page with a picture and little text to be seen, the invisible text is what was recognised in the picture, and is kept.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import hypot
from operator import sub
from typing import TYPE_CHECKING

from rag.corpus.layers import address, switched_off

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]

INVISIBLE = "invisible text"
_LEAST = 1.0  # points: what is no larger nobody reads
_FAINT = 13  # of 255: a difference of colours, or an opacity, that nobody sees
_WHITE: Colour = (255, 255, 255)
_SIDES = 5  # segments of a rectangle: what has more may leave holes
_MOST_BOXES = 2000


class Ink:
    """How the characters of one page are drawn."""

    def __init__(self, page: PdfPage, words: PdfTextPage) -> None:
        self._words = words
        self._box: Box = page.get_bbox()
        self._painted = list(_painted(page))
        self._off = switched_off(page)
        self._drawn: dict[int | None, str] = {}

    def hides(self, place: int, x: float, y: float) -> str:
        """The rule by which the character at `place`, whose middle is at x, y, is not seen; empty when it is.

        What is drawn at once is seen or not seen as its first character is.
        """
        import pypdfium2.raw as pdfium

        drawn = address(pdfium.FPDFText_GetTextObject(self._words, place))
        if drawn not in self._drawn:
            self._drawn[drawn] = self._rule(place, x, y) or ("layer switched off" if drawn in self._off else "")
        return self._drawn[drawn]

    def _rule(self, place: int, x: float, y: float) -> str | None:
        import pypdfium2.raw as pdfium

        mode = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(self._words, place))
        if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
            return INVISIBLE
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._words, place, matrix)
        scale = min(hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d))
        if abs(pdfium.FPDFText_GetFontSize(self._words, place)) * (scale or 1.0) <= _LEAST:
            return "font size 0"
        text = pdfium.FPDFText_GetTextObject(self._words, place)
        if not all(_holds(box, x, y, 0) for box in (self._box, *_clips(text))):
            return "off screen"
        inks = self._inks(place, mode)
        if not inks:
            return None
        if all(opacity <= _FAINT for _, opacity in inks):
            return INVISIBLE
        below = next((colour for box, colour in reversed(self._painted) if _holds(box, x, y, 1)), _WHITE)
        return "colour of its background" if below and all(_alike(colour, below) for colour, _ in inks) else None

    def _inks(self, place: int, mode: int) -> list[tuple[Colour, int]]:
        """The colours a character is drawn with, each with its opacity (0 to 255); none where it is drawn with a pattern."""
        import pypdfium2.raw as pdfium

        filled = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
        both = (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
        asked = [pdfium.FPDFText_GetFillColor] * (mode in (*filled, *both)) + [pdfium.FPDFText_GetStrokeColor] * (mode not in filled)
        found = []
        for ask in asked:
            red, green, blue, opacity = parts = tuple(ctypes.c_uint() for _ in range(4))
            if ask(self._words, place, *parts):
                found.append(((red.value, green.value, blue.value), opacity.value))
            else:
                return []
        return found


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(difference) <= _FAINT for difference in map(sub, one, other))


def _clips(text: object) -> Iterator[Box]:
    """The boxes around the paths that a text is clipped to."""
    import pypdfium2.raw as pdfium

    clip = pdfium.FPDFPageObj_GetClipPath(text)
    for path in range(pdfium.FPDFClipPath_CountPaths(clip)) if clip else ():
        x, y = ctypes.c_float(), ctypes.c_float()
        points = []
        for segment in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), _MOST_BOXES)):
            if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, segment), x, y):
                points.append((x.value, y.value))
        if points:
            across, up = zip(*points, strict=True)
            yield min(across), min(up), max(across), max(up)


def _holds(box: Box, x: float, y: float, around: float) -> bool:
    return box[0] - around <= x <= box[2] + around and box[1] - around <= y <= box[3] + around


def _painted(page: PdfPage) -> Iterator[tuple[Box, Colour | None]]:
    """Where a page is painted, in order, and in which colour; None where it has no one colour, as a picture or a form."""
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfiumError

    for number, drawn in enumerate(page.get_objects(max_depth=1)):
        if number == _MOST_BOXES:
            return
        try:
            if drawn.type == pdfium.FPDF_PAGEOBJ_PATH:
                if colour := _filled(drawn.raw):
                    yield drawn.get_bounds(), colour if pdfium.FPDFPath_CountSegments(drawn.raw) <= _SIDES else None
            elif drawn.type != pdfium.FPDF_PAGEOBJ_TEXT:
                yield drawn.get_bounds(), None
        except PdfiumError:
            continue


def _filled(path: object) -> Colour | None:
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, opacity = parts = tuple(ctypes.c_uint() for _ in range(4))
    painted = pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and fill.value and pdfium.FPDFPageObj_GetFillColor(path, *parts)
    return (red.value, green.value, blue.value) if painted and opacity.value > _FAINT else None

"""Which characters of a PDF page nobody sees, by what PDFium says of how each is drawn.

Asked are the text's rendering mode, size, colour and place. White text counts as unseen where nothing else is painted below it.
On a scan, a page with a picture and little text to be seen, the invisible text is what was recognised in the picture, and is kept.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

Box = tuple[float, float, float, float]

INVISIBLE = "invisible text"
_LEAST = 1.0  # points: smaller than this nobody reads
_WHITE = 250  # of 255
_MOST_BOXES = 2000


class Ink:
    """How the characters of one page are drawn."""

    def __init__(self, page: PdfPage, words: PdfTextPage) -> None:
        self._words = words
        self._box: Box = page.get_bbox()
        self._painted = list(_painted(page))
        self._drawn: dict[int | None, str] = {}

    def hides(self, place: int, x: float, y: float) -> str:
        """The rule by which the character at `place`, whose middle is at x, y, is not seen; empty when it is.

        What is drawn at once is seen or not seen as its first character is.
        """
        import pypdfium2.raw as pdfium

        drawn = ctypes.cast(pdfium.FPDFText_GetTextObject(self._words, place), ctypes.c_void_p).value
        if drawn not in self._drawn:
            self._drawn[drawn] = self._rule(place, x, y)
        return self._drawn[drawn]

    def _rule(self, place: int, x: float, y: float) -> str:
        import pypdfium2.raw as pdfium

        mode = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(self._words, place))
        if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
            return INVISIBLE
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._words, place, matrix)
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        if abs(pdfium.FPDFText_GetFontSize(self._words, place)) * (scale or 1.0) < _LEAST:
            return "font size 0"
        if not _holds(self._box, x, y, 0):
            return "off screen"
        colour = tuple(ctypes.c_uint() for _ in range(4))
        filled = mode in (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
        if not filled or not pdfium.FPDFText_GetFillColor(self._words, place, *colour):
            return ""
        if colour[3].value == 0:
            return "opacity: 0"
        white = all(part.value >= _WHITE for part in colour[:3])
        return "colour of its background" if white and not any(_holds(box, x, y, 1) for box in self._painted) else ""


def _holds(box: Box, x: float, y: float, around: float) -> bool:
    return box[0] - around <= x <= box[2] + around and box[1] - around <= y <= box[3] + around


def _painted(page: PdfPage) -> Iterator[Box]:
    """Where a page is painted in another colour than white; a form with anything painted in it counts as a whole."""
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfiumError

    for number, drawn in enumerate(page.get_objects(max_depth=1)):
        if number == _MOST_BOXES:
            return
        try:
            if drawn.type != pdfium.FPDF_PAGEOBJ_TEXT and (drawn.type != pdfium.FPDF_PAGEOBJ_PATH or _fills(drawn.raw)):
                yield drawn.get_bounds()
        except PdfiumError:
            continue


def _fills(path: object) -> bool:
    import pypdfium2.raw as pdfium

    fill, stroke, colour = ctypes.c_int(), ctypes.c_int(), tuple(ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return False
    white = pdfium.FPDFPageObj_GetFillColor(path, *colour) and all(part.value >= _WHITE for part in colour[:3])
    return not white

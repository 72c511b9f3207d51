"""Which text of a PDF page stands on a layer that is switched off, by having PDFium draw what might.

Whether a layer is on depends on the catalogue, groups of groups and more that PDFium knows and does not tell. So what
stands on a layer, or within a form, which may stand on one, is drawn by itself, on a colour of its own: when nothing comes of
it, it is off.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

_MOST = 20  # layers and forms of a page that are tried
_PIXELS = 600  # of the longer side that is drawn
_OPTIONAL = "OC\0".encode("utf-16-le")  # the mark of what may be switched off
_PAPER = (91, 143, 37, 255)  # a colour that nobody writes in


def switched_off(page: PdfPage) -> set[int | None]:
    """The addresses of the text objects that are not drawn for that reason."""
    import pypdfium2.raw as pdfium

    drawn = [one for one in page.get_objects() if one.type != pdfium.FPDF_PAGEOBJ_FORM]
    layers: defaultdict[int, list[PdfObject]] = defaultdict(list)
    for one in drawn:
        if one.type == pdfium.FPDF_PAGEOBJ_TEXT and (layer := _layer(one)):
            layers[layer].append(one)
    off = set[int | None]()
    if layers:
        _show(drawn, False)
        try:
            for objects in list(layers.values())[:_MOST]:
                _show(objects, True)
                if _blank(page):
                    off |= {address(one.raw) for one in objects}
                _show(objects, False)
        finally:
            _show(drawn, True)
    return off


def _layer(text: PdfObject) -> int | None:
    """The address of the layer's mark, or of the form that a text stands in."""
    import pypdfium2.raw as pdfium

    name, length = ctypes.create_string_buffer(len(_OPTIONAL)), ctypes.c_ulong()
    for number in range(pdfium.FPDFPageObj_CountMarks(text.raw)):
        mark = pdfium.FPDFPageObj_GetMark(text.raw, number)
        wide = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
        if pdfium.FPDFPageObjMark_GetName(mark, wide, len(name), length) and name.raw[: length.value] == _OPTIONAL:
            return address(mark)
    return address(text.container.raw) if text.container else None


def _show(objects: list[PdfObject], shown: bool) -> None:
    import pypdfium2.raw as pdfium

    for one in objects:
        pdfium.FPDFPageObj_SetIsActive(one.raw, shown)


def _blank(page: PdfPage) -> bool:
    pixels = page.render(scale=_PIXELS / max(page.get_size()), fill_color=_PAPER, draw_annots=False).to_numpy()
    return bool((pixels == pixels[0, 0]).all())


def address(pointer: object) -> int | None:
    """Of what PDFium points at; None for nothing."""
    return ctypes.cast(pointer, ctypes.c_void_p).value  # type: ignore[arg-type]

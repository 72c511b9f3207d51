"""PDFs made by hand: lines of words at their places, so that tests say themselves what stands where."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

Placed = tuple[float, float, str, float]


def column(lines: Sequence[str], left: float, top: float, size: float = 10, pitch: float = 12) -> list[Placed]:
    """Lines below each other."""
    return [(left, top - pitch * number, line, size) for number, line in enumerate(lines)]


def by_rows(*columns: Sequence[Placed]) -> list[Placed]:
    """Columns as some programs print them: row by row, across all of them."""
    return sorted((line for one in columns for line in one), key=lambda line: (-line[1], line[0]))


def pdf(*pages: Sequence[Placed], title: str | None = None, font: str = "Helvetica") -> bytes:
    """A PDF of these pages, its text in windows-1252."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font.encode(),
    ]
    kids = []
    for lines in pages:
        drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, text, size in lines)
        stream = zlib.compress(drawn.encode("cp1252"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >> stream\n" % len(stream) + stream + b"\nendstream")
        kids.append(len(objects) + 1)
        resources = b"/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R %s >>" % (len(objects), resources))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    info = b""
    if title is not None:
        objects.append(b"<< /Title (%s) >>" % _escaped(title).encode("cp1252"))
        info = b" /Info %d 0 R" % len(objects)
    return _file(objects, info)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[bytes], info: bytes) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, info, start))
    return out.getvalue()

"""Bytes to text, with nothing changed on the way.

`data.decode(encoding)` is the text, line ends and a UTF-8 byte order mark (U+FEFF) included, so that an offset
into the text is an offset into the file. UTF-8 comes first, since nothing else reads as UTF-8 by chance;
charset-normalizer says what the rest is.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the encoding it was read with, or None when these bytes are not text."""
    try:
        return _readable(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _readable(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    return _guess(data)


def _guess(data: bytes) -> tuple[str, str] | None:
    if b"\x00" in data:
        return _wide(data)
    from charset_normalizer import from_bytes

    # Text of western Europe is most often this, and short pieces of it are guessed as almost anything.
    best = from_bytes(data[:200_000]).best()
    names = [best.encoding] if best and best.coherence > 0.2 else ["cp1252"] + ([best.encoding] if best else [])
    for name in [*names, "cp1252"]:
        try:
            return _readable(data.decode(name), name)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every other byte of western text is zero."""
    for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros.count(0) > 0.6 * len(zeros):
            try:
                return _readable(data.decode(name), name)
            except UnicodeDecodeError:
                continue
    return None


def _readable(text: str, encoding: str) -> tuple[str, str] | None:
    """None when control characters that no text holds are more than one in two hundred."""
    if len(_CONTROL.findall(text[:100_000])) * 200 > min(len(text), 100_000):
        return None
    return text, encoding

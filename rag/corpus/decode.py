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
_WINDOWS = {
    "mac_cyrillic": "cp1251",
    "cp855": "cp1251",
    "mac_latin2": "cp1250",
    "mac_greek": "cp1253",
    "mac_turkish": "cp1254",
    "mac_roman": "cp1252",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and the encoding it was read with, or None when these bytes are not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    return (_wide(data) if b"\x00" in data else None) or _try(data, "utf-8") or (None if b"\x00" in data else _guess(data))


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    """None when they do not decode, or when control characters that no text holds are more than one in two hundred."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    start = text[:100_000]
    return None if len(_CONTROL.findall(start)) * 200 > len(start) else (text, encoding)


def _guess(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    # With few letters beyond ASCII to go by, a guess is worth less than what such files nearly always are.
    few = sum(byte > 127 for byte in data[:100_000]) * 25 < min(len(data), 100_000)
    best = None if few else from_bytes(data[:200_000]).best()
    guessed = _try(data, _WINDOWS.get(best.encoding, best.encoding)) if best else None
    return guessed or _try(data, "cp1252") or _try(data, "latin-1")


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every other byte of western text is zero."""
    for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros.count(0) > 0.6 * len(zeros) and (found := _try(data, name)):
            return found
    return None

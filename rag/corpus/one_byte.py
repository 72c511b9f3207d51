"""Texts of Western letters as bytes, one for each character: tables over bytes are far quicker than patterns over text."""

from __future__ import annotations

import re
from collections.abc import Callable

_CHARSET = "cp1252"  # has the quotation marks and dashes of print as well
_WORD = re.compile(r"\w")


def narrow(text: str) -> bytes | None:
    """The text with a byte for each character; None when it holds characters beyond Western print."""
    try:
        return text.encode(_CHARSET)
    except UnicodeEncodeError:
        return None


def wide(data: bytes) -> str:
    """The text that such bytes stand for."""
    return data.decode(_CHARSET)


def table(of: Callable[[str], str]) -> bytes:
    """A table for `bytes.translate` that says of each character which one stands for it, of those there are."""
    found = bytearray(range(256))
    for code in range(256):
        try:
            found[code] = of(bytes((code,)).decode(_CHARSET)).encode(_CHARSET)[0]
        except UnicodeDecodeError:
            continue  # no character has this byte
    return bytes(found)


def is_word(character: str) -> bool:
    """Whether a pattern's `\\w` takes the character."""
    return _WORD.match(character) is not None

"""What a text says once its disguises are off: invisible characters, look-alike letters, markup, spaced letters, codes.

Only for judging what a sentence says; nothing is stored or shown from here.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from rag.corpus.orders.joined import Joined

LONGEST = 4_000  # characters of one sentence that are looked at, and of what is decoded from it

_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅαορνιτκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhqwABEKMHOPCTYXIJSaopvitkABEZHIKMNOPTYX")
_ALIKE = re.compile(f"[{''.join(map(chr, _LOOK_ALIKE))}]")
_WORD = re.compile(r"\w+")
_LEET = str.maketrans("013457", "oieast")
_DIGITS_FOR_LETTERS = re.compile(r"\b(?=\w*[a-z]{2})[a-z]*[013457][a-z013457]*\b", re.IGNORECASE)
_LATIN = re.compile(r"[a-zA-Z]")
_INVISIBLE = re.compile(r"[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\U000e0000-\U000e007f]")
_SPACED = re.compile(r"(?<!\w)[^\W\d_](?:([ .·-])[^\W\d_])(?:\1[^\W\d_]){2,40}(?!\w)")
_LINK = re.compile(r"!?\[([^\]\[]{1,200})\]\([^()\s]{0,200}\)")
_TAG = re.compile(r"</?(?:div|span|p|b|i|em|strong|a|br|font|small|u|h\d|li|ul|img|meta)\b[^<>]{0,200}>|<!--|-->", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`~]+")
_BULLET = re.compile(r"^[\s#>•–-]+(?=\w)|^\s*\d{1,2}[.)]\s+")
_BLANK = re.compile(r"\s+")

# A text without any of these is plain already, but for its apostrophes.
_DISGUISED = re.compile(r"[^\n -%'-)+-;=?-Z\\\]^a-z{}‘’“”–—é]")
_MAY_BE_SPACED = re.compile(r"[ .-](?:[a-zA-Zé][ .-]){2}")
_MAY_BE_BULLET = re.compile(r"\n[#>– 0-9-]")
_MAY_BE_DIGITS = re.compile(r"[013457](?:(?<=[a-zA-Z].)|(?=[a-zA-Z]))")
_MAY_BE_ELSE = re.compile(r"  |A\.I\.|I\.A\.")

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[ :]?){12,}(?![0-9A-Za-z])")
_BITS = re.compile(r"(?<!\d)(?:[01]{8} ?){8,}(?!\d)")
_TELLING = ("ignore", "instruction", "assistant", "answer")
_TURNED_WORDS = (*(codecs.encode(word, "rot13") for word in _TELLING), *(word[::-1] for word in _TELLING))
_TURNED = re.compile("|".join(_TURNED_WORDS), re.IGNORECASE)
_CODE = re.compile(r"[\w+/%-]{16}|(?:[0-9A-Fa-f]{2}[ :]){8}|[01]{8} [01]{8}")
_LONG_WORD = re.compile(r"\s[“\"'(]?[A-Z]?[a-z]+(?:[’'–—-][A-Z]?[a-z]+)*[’'–—-]?[.,;:!?)”\"’']*")  # "self-determination", no code
_MAY_BE_CODE = re.compile(r"\s(?:\S{16,}|(?:[0-9A-Fa-f]{2}[ :]){3}|[01]{8})")  # wider, but quick to search for: at the beginnings of words
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}|[\w.~-]){0,20}%[0-9A-Fa-f]{2}")


def plain_each(texts: Sequence[str], joined: Joined) -> list[str]:
    """Each text as one line of visible letters in their ordinary form, without markup."""
    disguised = joined.holding(_disguises(joined.text))
    broken = joined.text.count("\n") >= len(texts)
    return [plain(text) if number in disguised or (broken and "\n" in text) else _straight(text) for number, text in enumerate(texts)]


def plain(text: str) -> str:
    """One line of visible letters in their ordinary form, without markup."""
    text = text[:LONGEST]
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        if _ALIKE.search(text):
            text = _WORD.sub(_as_latin, text)
        text = text.replace("’", "'").replace("‘", "'")
    text = _DIGITS_FOR_LETTERS.sub(lambda word: word[0].translate(_LEET), text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text or "-->" in text:
        text = _TAG.sub(" ", text)
    text = _BULLET.sub("", _MARKUP.sub(" ", text.replace("|", " – ").strip()))
    text = _SPACED.sub(lambda run: run[0].replace(run[1], ""), text)
    return _BLANK.sub(" ", text).replace("A.I.", "AI").replace("I.A.", "IA").strip()


def _straight(text: str) -> str:
    return text[:LONGEST].replace("’", "'").replace("‘", "'").strip()


def _disguises(text: str) -> Iterator[int]:
    """Where in a text of several lines there may be more to do than to straighten apostrophes: a place at least of each such line."""
    for sign in (_DISGUISED, _MAY_BE_SPACED, _MAY_BE_DIGITS, _MAY_BE_ELSE):
        yield from (match.start() for match in sign.finditer(text))
    yield from (match.start() for match in _MAY_BE_BULLET.finditer(f"\n{text}"))


def _as_latin(word: re.Match[str]) -> str:
    """A word in which Latin letters stand beside look-alikes of another script, in Latin ones."""
    letters = word[0]
    return letters.translate(_LOOK_ALIKE) if not letters.isascii() and _LATIN.search(letters) else letters


def codes_in(text: str) -> Iterator[int]:
    """Where a code may begin in a text of several lines: one place at least of every line that `decoded` or `turned` says anything of."""
    yield from (match.start() for match in _MAY_BE_CODE.finditer(f"\n{text}") if not _LONG_WORD.fullmatch(match[0]))
    small = text.lower().replace("ı", "i").replace("i\u0307", "i").replace("ſ", "s")  # as patterns compare letters
    if any(word in small for word in _TURNED_WORDS):
        yield from (match.start() for match in _TURNED.finditer(text))


def decoded(text: str) -> Iterator[str]:
    """What stretches of `text` say that are written in base64, hexadecimal, binary or percent code."""
    text = text[:LONGEST]
    if not _CODE.search(text):
        return
    for run in _BASE64.finditer(text):
        yield from _readable(_from_base64(run[0]))
    for run in _HEX.finditer(text):
        yield from _readable(bytes.fromhex(re.sub("[ :]", "", run[0])))
    for run in _BITS.finditer(text):
        bits = run[0].replace(" ", "")
        yield from _readable(int(bits, 2).to_bytes(len(bits) // 8, "big"))
    if _PERCENT.search(text):
        yield unquote(text)


def turned(text: str) -> Iterator[str]:
    """The text by rot13 and read backwards, when either makes words of it that an order would hold."""
    if _TURNED.search(text[:LONGEST]):
        yield codecs.encode(text[:LONGEST], "rot13")
        yield text[:LONGEST][::-1]


def _from_base64(run: str) -> bytes:
    run = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(run[: len(run) - (len(run) % 4 == 1)] + "=" * (-len(run) % 4))
    except binascii.Error:
        return b""


def _readable(data: bytes) -> Iterator[str]:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    if " " in text and all(c.isprintable() or c.isspace() for c in text):
        yield text

"""What a text says once its disguises are off: invisible characters, look-alike letters, markup, spaced letters, codes.

Only for judging what a sentence says; nothing is stored or shown from here.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from rag.corpus.one_byte import Sought, places, table
from rag.corpus.orders.joined import Joined

LONGEST = 4_000  # characters of one sentence that are looked at, and of what is decoded from it

_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅαορνιτκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhqwABEKMHOPCTYXIJSaopvitkABEZHIKMNOPTYX")
_ALIKE = re.compile(f"[{''.join(map(chr, _LOOK_ALIKE))}]")
_WORD = re.compile(r"\w+")
_LEET = str.maketrans("013457", "oieast")
_LEET_DIGIT = re.compile("[013457]")
_DIGITS_FOR_LETTERS = re.compile(r"\b(?!\d+(?:st|nd|rd|th)\b)(?=\w*[a-z]{2})[a-z]*[013457][a-z013457]*\b", re.IGNORECASE)
_LATIN = re.compile(r"[a-zA-Z]")
_INVISIBLE = re.compile(r"[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\U000e0000-\U000e007f]")
_SPACED = re.compile(r"(?<!\w)[^\W\d_](?:([ .·-])[^\W\d_])(?:\1[^\W\d_]){2,40}(?!\w)")
_LINK = re.compile(r"!?\[([^\]\[]{1,200})\]\([^()\s]{0,200}\)")
_TAG = re.compile(r"</?(?:div|span|p|b|i|em|strong|a|br|font|small|u|h\d|li|ul|img|meta)\b[^<>]{0,200}>|<!--|-->", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`~]+")
_BULLET = re.compile(r"^[\s#>•–-]+(?=\w)|^\s*\d{1,2}[.)]\s+")

# A text says the words that are written in it without other characters than these …
_UNDISGUISED = re.compile(r"[\n -%'-)+-;=?-Z\\\]^a-z{}‘’“”–—é]")
# … without these words, letters apart, digits in words, and a number for a bullet.
_MAY_BE_ELSE = (b"A.I.", b"I.A.")


def _kind(character: str) -> str:
    if not _UNDISGUISED.match(character):
        return "x"
    return "a" if character.isalpha() else "1" if character in "013457" else " " if character in " .-" else "o"


_KINDS = table(_kind, beyond="x")

_TELLING = ("ignore", "instruction", "assistant", "answer")
_TURNED = Sought(word.encode() for telling in _TELLING for word in (codecs.encode(telling, "rot13"), telling[::-1]))
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[ :]?){12,}(?![0-9A-Za-z])")
_BITS = re.compile(r"(?<!\d)(?:[01]{8} ?){8,}(?!\d)")
_CODE = re.compile(r"[\w+/%-]{16}|(?:[0-9A-Fa-f]{2}[ :]){8}|[01]{8} [01]{8}")
_LONG_WORD = re.compile(r"[“\"'(]?[A-Z]?[a-z]+(?:[’'–—-][A-Z]?[a-z]+)*[’'–—-]?[.,;:!?)”\"’']*")  # "self-determination", no code
# Where a code may begin: by words without end, and figures in twos.
_SOLID = table(lambda character: " " if character.isspace() else "x", beyond="x")
_HEXADECIMAL = table(lambda character: "h" if character in "0123456789ABCDEFabcdef" else " " if character in " :" else "x")
_BINARY = table(lambda character: "b" if character in "01" else "x")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}|[\w.~-]){0,20}%[0-9A-Fa-f]{2}")


def disguised(joined: Joined) -> dict[int, str]:
    """Those texts, by number, that may say other words than are written in them: as one line of visible letters in their ordinary form."""
    kinds = joined.narrow.translate(_KINDS)
    found = joined.holding(at for run in (b"x", b"a a a a") for at in places(kinds, run))
    found |= joined.holding(at for words in _MAY_BE_ELSE for at in places(joined.narrow, words))
    digits = joined.holding(at for run in (b"a1", b"1a") for at in places(kinds, run))
    found |= {number for number in digits if _DIGITS_FOR_LETTERS.search(joined.texts[number])}
    found |= {number for number, text in enumerate(joined.texts) if (text[:1].isdigit() and _BULLET.match(text)) or len(text) > LONGEST}
    return {number: plain(joined.texts[number]) for number in found}


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
    if _LEET_DIGIT.search(text):
        text = _DIGITS_FOR_LETTERS.sub(lambda word: word[0].translate(_LEET), text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text or "-->" in text:
        text = _TAG.sub(" ", text)
    text = _BULLET.sub("", _MARKUP.sub(" ", text.replace("|", " – ").strip()))
    text = _SPACED.sub(lambda run: run[0].replace(run[1], ""), text)
    return " ".join(text.split()).replace("A.I.", "AI").replace("I.A.", "IA").strip()


def _as_latin(word: re.Match[str]) -> str:
    """A word in which Latin letters stand beside look-alikes of another script, in Latin ones."""
    letters = word[0]
    return letters.translate(_LOOK_ALIKE) if not letters.isascii() and _LATIN.search(letters) else letters


def codes_in(joined: Joined) -> set[int]:
    """The texts, by number, in which a code may begin: at least those that `decoded` or `turned` says anything of."""
    return joined.holding(_codes(joined)) | joined.saying(_TURNED)


def _codes(joined: Joined) -> Iterator[int]:
    solid, end = joined.narrow.translate(_SOLID) + b" ", 0
    while (start := solid.find(b"x" * 16, end)) >= 0:
        end = solid.index(b" ", start)
        if not _LONG_WORD.fullmatch(joined.text, start, end):
            yield start
    yield from places(joined.narrow.translate(_HEXADECIMAL), b"hh hh hh ")
    yield from places(joined.narrow.translate(_BINARY), b"b" * 8)


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
    small = text[:LONGEST].lower().encode(errors="replace")
    if _TURNED.numbers(small):
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

"""Bytes to text, with nothing changed on the way.

`data.decode(encoding, "replace")` is the text, line ends and a UTF-8 byte order mark (U+FEFF) included, so that an offset
into the text is an offset into the file. UTF-8 comes first, since nothing else reads as UTF-8 by chance, and a few bad
bytes do not make it anything else: in Western text they are what was pasted in from Windows-1252, and `MIXED` is the name
of a codec that reads them so. Then comes what a page or message says of itself, by the WHATWG's table of labels; chardet
says what the rest is, by its models of languages.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from typing_extensions import Buffer

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python's codecs of these names know fewer characters than browsers do.
_WIDER = {"shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030"}
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|\A\s*<\?xml[^>]{0,100}?encoding=[\"']([\w:.-]{2,40})", re.IGNORECASE
)
_REFERENCE = re.compile(r"&#(?:1[2-5]\d|x[89][0-9a-f]);", re.IGNORECASE)  # "&#147;": a number of Windows-1252, which lxml does not know
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
# Four letters with accents one after the other, or a sign for a figure or money within a word: what other charsets are in Windows-1252.
_NOT_WESTERN = re.compile(rb"[\xc0-\xff]{4}|[a-z][\xa3\xa5\xb3\xb9\xba\xbc\xbe\xbf][a-z]")
_LABEL = re.compile(rb"charset|encoding", re.IGNORECASE)  # by which chardet would be told the same
_SIGNS = 4  # of another charset
_NO_TEXT = re.compile(r"[\x80-\x84\x86-\x9f]|[\uff61-\uff9f]{4}")  # controls, and a kana that is hardly written in runs
_BESIDE_WESTERN = frozenset(("cp1250", "iso8859-2", "iso8859-16", "cp1254", "iso8859-9", "cp1257", "iso8859-13", "iso8859-4"))
_SHIFTS = re.compile(rb"\x1b\$[@B)]")  # how ISO-2022, which is all ASCII, turns to other characters
_FEW = 50  # one in so many characters may be no text
_LOOKED_AT = 100_000  # bytes or characters
MIXED = "utf-8-windows-1252"
_CUT = b"\xe2"  # of what begins so more than one byte is a dash or quotation mark of UTF-8 without its end
_C1 = {code: bytes((code,)).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}


def decode(data: bytes, labels: Iterable[str] = ()) -> tuple[str, str] | None:
    """The text and the encoding it was read with, or None when these bytes are not text; `labels` say what they are said to be."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _mostly(data, encoding)
    if b"\x00" in data:
        return _wide(data) or _sound(data, "utf-8")
    named = [codec for label in labels if (codec := _codec(label))]
    if data.isascii() and _SHIFTS.search(data):
        return next((found for codec in (*named, _guess(data)) if codec != "utf-8" and (found := _sound(data, codec))), None)
    if found := _sound(data, "utf-8") or _damaged(data):
        return found
    others = [codec for codec in named if codec != "utf-8"]
    said = next((found for codec in others if (found := _sound(data, codec))), None)
    if said is None:
        read = [found for codec in others if (found := _mostly(data, codec))]
        whole = next((found for found in read if not _NO_TEXT.search(found[0][:_LOOKED_AT])), None)
        return whole or _mostly(data, _guess(data)) or (read[0] if read else _mostly(data, "cp1252"))
    return _not_as_said(data, said) or said


def _not_as_said(data: bytes, said: tuple[str, str]) -> tuple[str, str] | None:
    """What bytes with a wrong label are: one that gives what no text holds, or that for Western languages on others."""
    text, codec = said[0][:_LOOKED_AT], said[1]
    western = codec == "cp1252"
    foreign = len(_NOT_WESTERN.findall(data[:_LOOKED_AT])) >= _SIGNS if western else len(_NO_TEXT.findall(text)) > 1
    if not foreign and not (western and sum(map(str.isalpha, filter(_beyond_ascii, text))) >= _SIGNS):
        return None
    guessed = _guess(_LABEL.sub(b"", data))
    return _mostly(data, guessed) if guessed != codec and (foreign or guessed in _BESIDE_WESTERN) else None


def _beyond_ascii(character: str) -> bool:
    return character > "\x7f"


def without_controls(text: str) -> str:
    """A text with what U+0080 to U+009F mean in Windows-1252, where a library took its bytes for Latin-1."""
    return text.translate(_C1)


def _codec(label: str) -> str | None:
    """Python's name for what browsers understand by a label: "iso-8859-1" is Windows-1252."""
    from webencodings import lookup

    found = lookup(label)
    name = found.codec_info.name.replace("-", "_") if found else None
    if name is None or found is None or name.startswith("utf_16") or name == "x_user_defined":
        return None  # a page whose label can be read as ASCII is no UTF-16
    return _WIDER.get(name, codecs.lookup(name).name)


def _sound(data: bytes, encoding: str) -> tuple[str, str] | None:
    """None when they do not decode, or when control characters that no text holds are more than one in two hundred."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return (text, encoding) if _is_text(text) else None


def _mostly(data: bytes, encoding: str) -> tuple[str, str] | None:
    """The same, with U+FFFD for a few bytes that are not of the encoding."""
    text = data.decode(encoding, "replace")
    return (text, encoding) if _is_text(text) and text.count("\ufffd") * _FEW <= len(text) else None


def _damaged(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with bad bytes, a cut end or a piece of something else: fewer than the characters that only UTF-8 writes so."""
    whole, length = codecs.utf_8_decode(data, "replace", False)  # without a character that is cut at the end
    bad = whole.count("\ufffd")
    others = [character for character in whole if character > "\x7f" and character != "\ufffd"]
    if len(others) <= bad or not _is_text(whole):
        return None
    encoding = MIXED if bad and length == len(data) and _is_western("".join(others)) else "utf-8"
    return data.decode(encoding, "replace"), encoding


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _by_windows_1252(error: UnicodeError) -> tuple[str | bytes, int]:
    """What stands for bytes that are not UTF-8: their characters of Windows-1252, as far as it has them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    cut = piece.startswith(_CUT) and len(piece) > 1
    return "\ufffd" if cut else piece.decode("cp1252", "replace"), error.end


def _decode_mixed(data: Buffer, _errors: str = "strict") -> tuple[str, int]:
    return bytes(data).decode("utf-8", MIXED), len(bytes(data))


def _find_mixed(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(codecs.utf_8_encode, _decode_mixed, name=MIXED) if name.replace("_", "-") == MIXED else None


codecs.register_error(MIXED, _by_windows_1252)
codecs.register(_find_mixed)


def _is_text(text: str) -> bool:
    start = text[:_LOOKED_AT]
    return len(_CONTROL.findall(start)) * 200 <= len(start)


def _guess(data: bytes) -> str:
    from chardet import EncodingEra, detect

    first = _BEYOND_ASCII.search(data)
    start = max(0, first.start() - 1000) if first else 0
    era = EncodingEra.ALL & ~EncodingEra.MAINFRAME
    guessed = detect(data[start : start + _LOOKED_AT], encoding_era=era)["encoding"] or "cp1252"
    return _codec(guessed) or codecs.lookup(guessed).name


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every other byte of western text is zero, and of the spaces and line ends of any other."""
    found = {name: _sound(data, name) for name in ("utf-16-le", "utf-16-be")}
    for name, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if found[name] and high.count(0) > 0.6 * len(high):
            return found[name]
    return next((read for read in found.values() if read and _is_written(read[0])), None)


def _is_written(text: str) -> bool:
    """Whether a text has spaces or lines, and all its characters are letters, marks and signs such as texts are made of."""
    return (" " in text or "\n" in text) and all(
        category(character)[0] in "LMNPSZ" or character in "\t\r\n" for character in text[:_LOOKED_AT]
    )


def decode_page(data: bytes, charset: str | None = None) -> tuple[str, str] | None:
    """The text of a page and the encoding it was read with, by its own labels wherever in it they stand."""
    labels = dict.fromkeys((match[1] or match[2]).decode("ascii") for match in _CHARSET.finditer(data))
    found = decode(data, (charset, *labels) if charset else labels)
    return (_REFERENCE.sub(lambda match: unescape(match[0]), found[0]), found[1]) if found else None

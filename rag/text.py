"""The one way for outside text to a screen.

Articles, file names, questions and model output may hold escape sequences that move the cursor, rename the
window or hide words, and invisible or direction-changing characters that make text read otherwise than it
is. `sanitise` takes all of them out and leaves the words.

Names (an outlet, a title, a file's path) stand among Footnote's own words, where a long or cunning one could
pass for them: `label` makes one short and harmless, `quoted_label` one that stands in a sentence.
"""

from __future__ import annotations

import re
import unicodedata

# Whole sequences go before single characters, so that their printable tails ("[31m") do not stay behind.
# An unterminated string sequence (OSC, DCS, …) loses only its introducer: what follows may be the text.
# The same goes for one that another begins in: each character is looked at once.
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n\r]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]+[0-~]"
    r"|\x1b[0-OQ-WYZ\\`-~]"
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_GONE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufeff\uffa0\ufff9-\ufffb\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Joiners are needed inside emoji and in several scripts, and nowhere else.
_JOINER = re.compile(r"(?<![^\x00-\x7f\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\s\u200c\u200d])|[\u200c\u200d]{2,}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANK = str.maketrans("\x85\u2800", "  ")

UNSEEN = re.compile(f"{_GONE.pattern[:-1]}\x85\u2028\u2029\u2800\ud800-\udfff]")
"""Single characters that `sanitise` does not let through."""
LABEL = 120
"""Cells of a label on a line of its own …"""
IN_SENTENCE = 60
"""… of one in a sentence, …"""
PATH = 240
"""… of a whole path, …"""
MESSAGE = 1000
"""… and of a message that may name several."""
_MARKS = 4  # on one letter: more than any script needs
_OPENING = "[［⁅❲⟦⟬⦋⦍⦏⦗⸢⸤⹕⹗【〔〖〘〚︗︹︻﹇﹝⌈⌊"
_CLOSING = "]］⁆❳⟧⟭⦌⦎⦐⦘⸣⸥⹖⹘】〕〗〙〛︘︺︼﹈﹞⌉⌋"
_ROUND = str.maketrans(_OPENING + _CLOSING, "(" * len(_OPENING) + ")" * len(_CLOSING))
_QUOTES = str.maketrans({"“": "‘", "”": "’", "„": "‚", "‟": "‛", "«": "‹", "»": "›"} | dict.fromkeys('"＂〝〞〟', "’"))
_OPENS = re.compile(r'(?<![^\s(\[“‘„])"(?=\S)')
_NUMBERED = re.compile("SUPERSCRIPT|SUBSCRIPT|CIRCLED|PARENTHESIZED|FULL STOP|COMMA")
_MARKER = re.compile(
    rf"[{re.escape(_OPENING)}](?=(\s{{0,9}}(?:[\^#]?[\d¹²³⁰-⁹①-⒛][\d\s,;–-]{{0,20}}|no source|not checked|not supported[^\[\]]{{0,40}}))"
    rf"[{re.escape(_CLOSING)}])\1.",
    re.IGNORECASE,
)


def sanitise(text: str) -> str:
    """`text` with nothing in it that a screen would obey or hide; line ends become "\\n", tabs stay. Idempotent."""
    if text.isascii() and text.isprintable():
        return text
    text = _SEQUENCE.sub("", text)
    text = _LINE_END.sub("\n", text).translate(_BLANK)
    text = _GONE.sub("", text)
    text = _JOINER.sub("", text)
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Outside text, sanitised, on one line."""
    return " ".join(sanitise(text).split())


def unmarked(text: str) -> str:
    """Outside prose that Footnote sets its own markers behind: what would pass for one, "[1]", becomes "(1)"."""
    return _MARKER.sub(lambda found: f"({found[1]})", text)


def prose(text: str) -> str:
    """Words of an answer on one line, with nothing among them that would pass for a marker."""
    return unmarked(one_line(text))


def label(text: str, width: int = LABEL) -> str:
    """A name that stands in a file, fit to stand among Footnote's own words: one line of at most `width` cells.

    Nothing in it steers a screen, is invisible, piles up marks, or passes for a footnote's number: square brackets are
    round, raised and circled numbers plain. Empty when nothing visible is left. Idempotent.
    """
    text = one_line(text[: 100 * width]).translate(_ROUND)
    return text if text.isascii() and len(text) <= width else _cut(_JOINER.sub("", _plain(text)), width)


def quoted_label(text: str, width: int = IN_SENTENCE) -> str:
    """A `label` in quotation marks that nothing in it can close, for a sentence; `width` counts without the marks."""
    return _in_double(label(text, width))


def quoted(text: str) -> str:
    """Words of a story on one line, in quotation marks; marks within them become single, as a writer would set them."""
    return _in_double(one_line(text))


def _in_double(text: str) -> str:
    return f"“{_OPENS.sub('‘', text).translate(_QUOTES)}”"


def in_marks(text: str) -> str:
    """`text` in quotation marks; as it is when it has some."""
    return text if any(mark in text for mark in '“”"«»„') else f"“{text}”"


def _plain(text: str) -> str:
    """`text` without floods of combining marks, its raised and circled numbers as digits."""
    kept: list[str] = []
    marks = _MARKS  # none may stand first, where it would mark what is before the label
    for char in text:
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else marks if char in " \u200c\u200d" else 0
        if marks <= _MARKS:
            kept.append(_digits(char) if category == "No" else char)
    return " ".join("".join(kept).split())


def _digits(char: str) -> str:
    number = unicodedata.numeric(char)
    return str(int(number)) if number.is_integer() and _NUMBERED.search(unicodedata.name(char)) else char


def _cut(text: str, width: int) -> str:
    from rich.cells import get_character_cell_size

    used = room = 0
    for place, char in enumerate(text):
        used += get_character_cell_size(char)
        room = place + 1 if used < width else room
        if used > width or place >= 4 * width:
            return text[: min(room, 4 * width)].rstrip() + "…"
    return text


def plural(count: int, one: str, many: str = "") -> str:
    """The count and its noun: "1 story", "2 stories"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text

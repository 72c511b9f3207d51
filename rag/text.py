"""The one way for outside text to a screen.

Articles, file names, questions and model output may hold escape sequences that move the cursor, rename the
window or hide words, and invisible or direction-changing characters that make text read otherwise than it
is. `sanitise` takes all of them out and leaves the words.
"""

from __future__ import annotations

import re

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
    r"\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Joiners are needed inside emoji and in several scripts, and nowhere else.
_JOINER = re.compile(r"(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\u200c\u200d])|[\u200c\u200d]{2,}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def sanitise(text: str) -> str:
    """`text` with nothing in it that a screen would obey or hide; line ends become "\\n", tabs stay. Idempotent."""
    if text.isascii() and text.isprintable():
        return text
    text = _SEQUENCE.sub("", text)
    text = _LINE_END.sub("\n", text).replace("\x85", " ")
    text = _GONE.sub("", text)
    text = _JOINER.sub("", text)
    return _SURROGATE.sub("\ufffd", text)

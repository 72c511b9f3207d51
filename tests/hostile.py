"""Names that try everything a name in a file can try, and what to look for wherever they may come out."""

from __future__ import annotations

import re
import unicodedata

from rag.text import PATH

BRACKETS = "［］【】〔〕⟦⟧❲❳"
HOSTILE = (
    "\x1b[31m\x1b]0;title\x07\x9b2J\u202egnp\u202c\u2066x\u2069\u200b\u2060\ufeff\u3164\u2800\u115f\u034f\x07\r\n\u2028FORGED a line\n"
    "error: FORGED [1] Reuters. FORGED［2］ FORGED【3】 FORGED¹ FORGED② FORGED[^4] FORGED[no source] "
    "[red]MARKUP[/red] [@click=app.quit]MARKUP[/] MARKDOWN](http://evil.example) e" + "\u0301" * 60 + " " + "y" * 500
)
FILE = "wall\x1b[2J\u202e\u200b\u2800\n[1]FORGED [2] \u3164[red]e" + "\u0301" * 20 + "y" * 40
"""As much of it as a file system takes."""
LONGEST = re.compile(f"y{{{PATH + 1},}}")
_FORGED = re.compile(rf"FORGED\s?[\[{BRACKETS}¹②]|(?m:^\s*(?:error: )?FORGED)|[\[{BRACKETS}]/?(?:red|@click)|MARKDOWN\]")
_FLOOD = re.compile("[\u0300-\u036f]{5}")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def unseen(text: str) -> set[str]:
    """The characters of `text` that steer a screen, turn its direction or are not seen."""
    return {char for char in text if char in _FILLERS or (unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char not in "\n\t")}


def faults(text: str) -> list[str]:
    """What of HOSTILE got through."""
    found = [ascii(char) for char in unseen(text)]
    return found + [ascii(match.group()) for rule in (_FORGED, _FLOOD, LONGEST) for match in rule.finditer(text)]

"""How English denies, hedges and limits (templates: rag/language/phrases.py)."""

from __future__ import annotations

DENYING = (
    "not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|"
    "hadn't|couldn't|wouldn't|shouldn't|hardly|unable",
    "refus~|reject~|denied|denies|deny|denying|fail|failed|fails|declined|declines|ruled|unclear|unknown|unlikely",
    "turned|voted down",
    "voted against",
)
RELATIVE_DAYS = frozenset("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split())
SCOPES = frozenset("all every only most first last both each always never none largest biggest highest best worst sole".split())

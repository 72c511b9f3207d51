"""What stands in quotation marks stands word for word in the evidence."""

from __future__ import annotations

import re

from rag.answer.verify.claim import Claim, Finding

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def check(claim: Claim) -> Finding | None:
    source = _plain(claim.support)
    untrue = [quote for match in _QUOTED.finditer(claim.text) if _plain(quote := match[1] or match[2]).rstrip(".,;:!? ") not in source]
    return Finding("quotation", tuple(untrue)) if untrue else None


def _plain(text: str) -> str:
    return " ".join(text.translate(_FOLD).lower().split())

"""No figure that the evidence lacks, and none that counts another thing than there."""

from __future__ import annotations

from rag.answer.verify.claim import Claim, Finding
from rag.language.numbers import Quantity, quantities, same

PLAIN = ("ordinal", "year", "date", "time")  # compared by value alone


def check(claim: Claim) -> Finding | None:
    mine = quantities(claim.text)
    known = quantities(f"{claim.support} {claim.around}")
    days = {int(part) for part in (claim.published or "")[:10].split("-") if part.isdigit()}
    new = [one for one in mine if not (one.low in days and one.kind in PLAIN) and not any(_agree(one, other) for other in known)]
    if not new:
        return None
    return Finding("numbers", tuple(claim.text[one.start : one.end] for one in new), tuple(str(one.low) for one in known))


def _agree(one: Quantity, other: Quantity) -> bool:
    if one.kind in PLAIN or other.kind in PLAIN:
        return one.low == other.low
    return same(one, other)

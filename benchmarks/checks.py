"""How well the checks tell claims that hold from claims that fail, over labelled claims: in all, by kind, and each check on its own kind.

    .venv/bin/python -m benchmarks.checks [--claims FILE] [--aside] [--show KIND] [--changed]

Every third claim (by the number in its id) is kept aside: `--aside` measures on those, without it on the others.
`--changed` measures on the evidence itself instead: taken word for word it must pass, with one word changed for its opposite it must not.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from rag.answer.verify import Claim, findings

CLAIMS = Path(__file__).parent / "answers" / "claims.jsonl"
ASIDE = 3
CHANGES = (
    *((word, f"{word} not") for word in ("is", "are", "was", "were", "has", "have", "had", "will")),
    *((" not", ""), ("will", "did"), ("may", "will"), ("after", "before"), ("before", "after"), ("since", "until"), ("until", "since")),
    *(
        ("from", "to"),
        ("for", "against"),
        ("more", "less"),
        ("some", "all"),
        ("at least", "at most"),
        ("first", "last"),
        ("because", "although"),
    ),
)


def claim_of(row: dict[str, Any]) -> Claim:
    later = tuple(one["text"] for one in row.get("later") or ())
    around = " ".join(part for part in (row.get("title"), row.get("context")) if part)
    return Claim(row["claim"], " ".join(row["support"]), around, row.get("published"), row.get("question") or "", later=later)


def rows(path: Path, aside: bool) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in found if (int("".join(filter(str.isdigit, row["id"]))) % ASIDE == 0) == aside]


def changed(found: list[dict[str, Any]]) -> None:
    """Prints how many sentences of evidence pass as they are, and how many with each change."""
    sentences = sorted({row["support"][0] for row in found if len(row["support"]) == 1})
    for old, new in (("", ""), *CHANGES):
        pairs = [
            (re.sub(rf"{old}\b", new, one, count=1) if old else one, one) for one in sentences if re.search(rf"\b{old.strip()}\b", one)
        ]
        passed = sum(not findings(Claim(claim, support)) for claim, support in pairs if claim != support or not old)
        print(f"{f'{old} -> {new}' if old else 'word for word':24}{passed:5} of {len(pairs)} pass")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, default=CLAIMS)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--show", help="print what went wrong of this kind")
    parser.add_argument("--changed", action="store_true", help="measure on the evidence itself, as it is and with a word changed")
    given = parser.parse_args()
    if given.changed:
        changed(rows(given.claims, given.aside))
        return
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_check: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(given.claims, given.aside):
        codes = [one.code for one in findings(claim_of(row))]
        verdict = f"{row['label']} {'rejected' if codes else 'accepted'}"
        for kind in (row["kind"], "all"):
            table[kind][verdict] += 1
        for code in codes:
            by_check[code][row["label"]] += 1
        if given.show in (row["kind"], "all") and verdict in ("hold rejected", "fail accepted"):
            print(f"{verdict} {codes} {row['claim']}\n    {' '.join(row['support'])}")
    print(f"{'kind':14}{'claims':>8}{'wrongly accepted':>18}{'of those accepted':>19}{'turned away':>13}")
    for kind, counts in sorted(table.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        fail, hold = counts["fail accepted"] + counts["fail rejected"], counts["hold accepted"] + counts["hold rejected"]
        accepted = counts["fail accepted"] + counts["hold accepted"]
        shares = (
            counts["fail accepted"] / max(fail, 1),
            counts["fail accepted"] / max(accepted, 1),
            counts["hold rejected"] / max(hold, 1),
        )
        print(f"{kind:14}{fail + hold:8}{shares[0]:18.3f}{shares[1]:19.3f}{shares[2]:13.3f}")
    print(f"\n{'check':14}{'finds':>8}{'precision':>11}")
    for code, found in sorted(by_check.items()):
        print(f"{code:14}{found.total():8}{found['fail'] / found.total():11.3f}")


if __name__ == "__main__":
    main()

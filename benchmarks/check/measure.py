"""What a check of a draft finds, claim by claim: the signals of the labelled claims, and figures by kind.

    .venv/bin/python -m benchmarks.check.measure [--aside | --all | --fresh | --unseen [HALF] | --fourth] [--show KIND]

Claims: `claims.jsonl`, over the example stories and over 96 stories of Wikinews of 2004 and 2005 (public domain). `kind` is "true", or
the one way in which a claim is false. Every third claim is kept aside (--aside): nothing is fitted on those. `fresh.jsonl` (--fresh) was
written before the kinds of difference were last worked on, and read afterwards. `unseen.jsonl` (--unseen) was written after
that; the misses of half of it ("read", by a hash of the id) were looked at while its kinds were mended, those of the other ("kept") not.
`fourth.jsonl` (--fourth) was written before events were compared by a parser, and read while they were.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from rag.config import load_settings
from rag.engine import Engine, index_articles

HERE = Path(__file__).parent
CLAIMS, FRESH, UNSEEN, FOURTH = (HERE / f"{name}.jsonl" for name in ("claims", "fresh", "unseen", "fourth"))
STORIES = {"examples": HERE.parent.parent / "examples" / "articles", "wikinews": HERE / "wikinews"}
ASIDE = 3


def rows(aside: bool | None = None, path: Path = CLAIMS) -> list[dict[str, Any]]:
    """The labelled claims; with `aside` only those kept aside, or only the others."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in found if aside is None or is_aside(row) == aside]


def is_aside(row: dict[str, Any]) -> bool:
    return int(row["id"].rpartition("-")[2]) % ASIDE == ASIDE - 1


def half_of(row: dict[str, Any]) -> str:
    return "read" if hashlib.sha256(row["id"].encode()).digest()[0] % 2 else "kept"


def engines() -> Iterator[tuple[str, Engine]]:
    """An engine over each set of stories."""
    settings = load_settings()
    for name, folder in STORIES.items():
        index_articles(settings, [folder], name=f"check-{name}")
        with closing(Engine.open(settings, index=f"check-{name}")) as engine:
            yield name, engine


def verdict_of(engine: Engine, claim: str) -> tuple[str, str]:
    """The verdict of a claim, the worst of its parts, and why."""
    worst = ("contradicted", "not found", "partly", "supported", "not checkable")
    found = sorted(engine.check(claim), key=lambda one: worst.index(one.verdict))
    return found[0].verdict.value, found[0].why


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aside", action="store_true", help="the claims kept aside")
    parser.add_argument("--all", action="store_true", help="all claims")
    parser.add_argument("--fresh", action="store_true", help="the claims of fresh.jsonl")
    parser.add_argument("--unseen", nargs="?", const="both", choices=("read", "kept", "both"), help="the claims of unseen.jsonl")
    parser.add_argument("--fourth", action="store_true", help="the claims of fourth.jsonl")
    parser.add_argument("--show", help="print what went wrong of this kind, or of all")
    given = parser.parse_args()
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    started = time.perf_counter()
    if given.unseen:
        claims = [row for row in rows(None, UNSEEN) if given.unseen in ("both", half_of(row))]
    elif given.fresh or given.fourth:
        claims = rows(None, FRESH if given.fresh else FOURTH)
    else:
        claims = rows(None if given.all else given.aside)
    for name, engine in engines():
        for row in claims:
            if row["stories"] != name:
                continue
            verdict, why = verdict_of(engine, row["claim"])
            table[row["kind"]][verdict] += 1
            wrong = (verdict == "contradicted") == (row["kind"] == "true")
            if given.show in (row["kind"], "all") and (wrong or (row["kind"] == "true" and verdict != "supported")):
                print(f"{row['kind']}: {verdict}: {row['claim']}\n    {why}")
    verdicts = ("supported", "partly", "contradicted", "not found", "not checkable")
    print(f"{'kind':12}{'claims':>8}" + "".join(f"{verdict:>15}" for verdict in verdicts) + f"{'recall':>9}")
    for kind, counts in sorted(table.items(), key=lambda pair: (pair[0] != "true", pair[0])):
        recall = counts["supported" if kind == "true" else "contradicted"] / counts.total()
        print(f"{kind:12}{counts.total():8}" + "".join(f"{counts[verdict]:15}" for verdict in verdicts) + f"{recall:9.3f}")
    told, wrong = sum(counts["contradicted"] for counts in table.values()), table["true"]["contradicted"]
    measured = max(sum(counts.total() for counts in table.values()), 1)
    print(f"contradictions reported {told}, wrongly {wrong}: {wrong / max(told, 1):.3f} of them, ", end="")
    print(f"{wrong / max(table['true'].total(), 1):.3f} of what is true; {(time.perf_counter() - started) / measured:.2f} s a claim")


if __name__ == "__main__":
    main()

"""How well statements are read: `python -m benchmarks.bench_statements examples=DIR seeds=DIR wikinews=DIR [--misses]`.

statements.jsonl holds, for each story, its statements: where they begin and end, whose they are (None where no reader could tell; "|"
between names that are as good), and whether words are quoted. Of its last 58 stories the quotations were labelled before any run, the
reported statements judged as the reader gave them. Those before were drafted with an early state of the reader, then read against the
stories, corrected and completed by hand; reported statements that the draft lacked were added only where they were noticed, so how many
of those are found is not measured. A third of the wikinews stories was kept aside: first read when the rules stood. Printed for both:
speakers right of those given, direct quotations with a named speaker found (with that speaker), and unnamed ones.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rag import corpus
from rag.config import Settings
from rag.language import words
from rag.statements import Statement, read

LABELS = Path(__file__).with_name("statements.jsonl")


def main() -> None:
    misses = "--misses" in sys.argv
    folders = dict(given.split("=", 1) for given in sys.argv[1:] if "=" in given)
    totals = {False: Counter[str](), True: Counter[str]()}
    for row in LABELS.read_text(encoding="utf-8").splitlines():
        story = json.loads(row)
        if story["stories"] in folders:
            totals[story["aside"]] += _score(story, Path(folders[story["stories"]]), misses)
    for aside, count in totals.items():
        print(f"{'kept aside' if aside else 'worked with':12} {_share(count, 'right', 'given')} speakers right of those given, ", end="")
        print(
            f"{_share(count, 'found', 'direct')} direct quotations found with their speaker, "
            f"{count['unnamed']} unnamed, {count['labels']} labels"
        )


def _score(story: dict[str, Any], folder: Path, misses: bool) -> Counter[str]:
    article = corpus.mark(corpus.read(folder, story["file"], Settings())[0][0], frozenset())
    if article.text_sha256[:16] != story["sha256"]:
        raise SystemExit(f"{story['file']} is not the story that was labelled.")
    given = read(article)
    count = Counter(labels=len(story["statements"]), unnamed=sum(one.speaker is None for one in given))
    for one in given:
        if one.speaker is None:
            continue
        told = [who for start, end, who, _ in story["statements"] if _overlap(one, start, end)]
        right = any(_same(one.speaker, who) for who in told)
        count["given"] += 1
        count["right"] += right
        if misses and not right:
            print(f"  {story['file']}: {one.speaker}, not {told}: {article.text[one.start : one.end][:80]!r}")
    for start, end, who, direct in story["statements"]:
        if not direct or who is None:
            continue
        found = any(one.direct and one.speaker and _overlap(one, start, end) and _same(one.speaker, who) for one in given)
        count["direct"] += 1
        count["found"] += found
        if misses and not found:
            print(f"  {story['file']}: not found with {who}: {article.text[start:end][:80]!r}")
    return count


def _overlap(one: Statement, start: int, end: int) -> bool:
    both = min(one.end, end) - max(one.start, start)
    return both >= 0.5 * min(one.end - one.start, end - start)


def _same(given: str, labelled: str | None) -> bool:
    """Whether two names are one speaker's: the same words, or one's are all among the other's."""
    here, names = words.content(given), [words.content(name) for name in (labelled or "").split("|")]
    return any(here and there and (here <= there or there <= here) for there in names)


def _share(count: Counter[str], part: str, whole: str) -> str:
    return f"{count[part]}/{count[whole]} = {count[part] / max(1, count[whole]):.3f}"


if __name__ == "__main__":
    main()

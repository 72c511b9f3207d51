"""How well outlets are compared: `python -m benchmarks.bench_compare [--misses]`, over the example stories.

compare.jsonl holds topics with the outlets that tell of them and the figures given for them, labelled by hand against the stories. Printed:
outlets shown that belong, outlets that belong and are shown, and figures found (the view shows the value somewhere). Where two outlets
print one agency's story, either of them will do. Every other topic was kept aside while the rules were made.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.check.measure import STORIES
from rag.config import load_settings
from rag.engine import Engine, index_articles
from rag.views import View

LABELS = Path(__file__).with_name("compare.jsonl")
COPIES = {"NORTHSHORE WIRE": "The Coastal Standard", "The Coastal Standard": "NORTHSHORE WIRE"}


def main() -> None:
    misses = "--misses" in sys.argv
    totals = {False: Counter[str](), True: Counter[str]()}
    settings = load_settings()
    index_articles(settings, [STORIES["examples"]], name="check-examples")
    with closing(Engine.open(settings, index="check-examples")) as engine:
        for number, line in enumerate(LABELS.read_text(encoding="utf-8").splitlines()):
            topic = json.loads(line)
            totals[number % 2 == 1] += _score(topic, engine.compare(topic["topic"]), misses)
    for aside, count in totals.items():
        print(f"{'kept aside' if aside else 'worked with':12} {_share(count, 'right', 'shown')} of the outlets shown belong, ", end="")
        print(f"{_share(count, 'found', 'outlets')} of those that belong are shown, {_share(count, 'told', 'figures')} figures")


def _score(topic: dict[str, Any], view: View, misses: bool) -> Counter[str]:
    shown = {str(item.fields["outlet"]) for item in view.items if item.fields["kind"] == "says"}
    belong = set(topic["outlets"])
    lacking = {outlet for outlet in belong - shown if COPIES.get(outlet) not in shown}
    values = {figure for figure in topic["figures"] if any(figure in str(item.fields.get("value") or item.text) for item in view.items)}
    if misses:
        print(f"{topic['topic']}: beside {sorted(shown - belong)}, lacking {sorted(lacking)} {sorted(set(topic['figures']) - values)}")
    return Counter(
        shown=len(shown),
        right=len(shown & belong),
        outlets=len(belong),
        found=len(belong) - len(lacking),
        figures=len(topic["figures"]),
        told=len(values),
    )


def _share(count: Counter[str], part: str, whole: str) -> str:
    return f"{count[part]} of {count[whole]} ({count[part] / (count[whole] or 1):.3f})"


if __name__ == "__main__":
    main()

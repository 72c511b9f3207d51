"""How well timelines are made: `python -m benchmarks.bench_timeline examples=DIR wikinews=DIR [--misses]`, over indexed folders.

timeline.jsonl holds topics with their events: the day of each (None where no story gives it) and words of every sentence that tells it.
A third of the topics were kept aside while the rules were made. Printed: events found (an item cites one of its sentences), days right of
those given to labelled events, tellings merged under another labelled event's item, all by set.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from rag.config import load_settings
from rag.engine import Engine
from rag.views import Item, View

LABELS = Path(__file__).with_name("timeline.jsonl")


def main() -> None:
    misses = "--misses" in sys.argv
    folders = dict(given.split("=", 1) for given in sys.argv[1:] if "=" in given)
    settings = load_settings()
    totals = {False: Counter[str](), True: Counter[str]()}
    topics = [json.loads(row) for row in LABELS.read_text(encoding="utf-8").splitlines()]
    for name, folder in folders.items():
        with closing(Engine.open(settings, articles=Path(folder))) as engine:
            for topic in (one for one in topics if one["stories"] == name):
                totals[topic["aside"]] += _score(topic, engine.timeline(topic["topic"]), misses)
    for aside, count in totals.items():
        print(f"{'kept aside' if aside else 'worked with':12} {_share(count, 'found', 'events')} events found, ", end="")
        print(f"{_share(count, 'right', 'given')} days right, {_share(count, 'wrong', 'tellings')} wrongly merged, {count['items']} items")


def _score(topic: dict[str, Any], view: View, misses: bool) -> Counter[str]:
    count = Counter(items=len(view.items))
    for event in topic["events"]:
        items = [item for item in view.items if _tells(item, event)]
        own = [item for item in items if any(words in item.text for words in event["told"])] or items
        count["events"] += 1
        count["found"] += bool(items)
        if own and own[0].fields["day"] and event["day"]:
            right = _same_day(own[0], event)
            count["given"] += 1
            count["right"] += right
            if misses and not right:
                print(f"  {topic['topic']}: {own[0].fields['day']}..{own[0].fields['until']}, not {event['day']}: {own[0].text[:120]}")
        elif own and own[0].fields["day"]:
            print(f"  {topic['topic']}: {own[0].fields['day']} given where none is told: {own[0].text[:120]}")
        elif misses and not items:
            print(f"  {topic['topic']}: not found: {event['told'][0]}")
    for item in view.items:
        told = [place for place, event in enumerate(topic["events"]) if _tells(item, event)]
        count["tellings"] += len(item.citations)
        if len(told) > 1:
            count["wrong"] += len(told) - 1
            if misses:
                print(f"  {topic['topic']}: merged: {[c.quote[:80] for c in item.citations]}")
    return count


def _same_day(item: Item, event: dict[str, Any]) -> bool:
    """Whether an item gives the event's days, or a week, month or year that holds them."""
    first, last = str(item.fields["day"]), str(item.fields["until"] or item.fields["day"])
    wanted = event["day"], event["until"] or event["day"]
    rough = item.fields["precision"] in ("week", "month", "year")
    return (first, last) == wanted or (rough and first <= wanted[0] and wanted[1] <= last)


def _tells(item: Item, event: dict[str, Any]) -> bool:
    return any(words in " ".join(citation.quote.split()) for citation in item.citations for words in event["told"])


def _share(count: Counter[str], part: str, whole: str) -> str:
    return f"{count[part]} of {count[whole]} ({count[part] / (count[whole] or 1):.3f})"


if __name__ == "__main__":
    main()

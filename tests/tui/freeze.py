"""Freezes the example stories as the corpus package reads them: `python -m tests.tui.freeze` writes stories.json beside.

The screens are compared with pictures; what the corpus package learns to read better must not redraw them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from rag.config import Settings
from rag.corpus import line_keys, mark, read
from rag.types import Article, Kind, Mark, Sentence

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
FROZEN = Path(__file__).with_name("stories.json")


def write() -> None:
    """Read the examples and freeze them."""
    found = [read(EXAMPLES, path.name, Settings())[0][0] for path in sorted(EXAMPLES.iterdir())]
    keys = [line_keys(article) for article in found]
    repeated = {key for number, own in enumerate(keys) for other in keys[:number] for key in own & other}
    stories = [asdict(mark(article, frozenset(repeated))) for article in found]
    FROZEN.write_text(json.dumps(stories, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def stories() -> dict[str, Article]:
    """The frozen stories by file."""
    return {fields["file"]: _thawed(fields) for fields in json.loads(FROZEN.read_text(encoding="utf-8"))}


def _thawed(fields: dict) -> Article:  # type: ignore[type-arg]
    marks = tuple(Mark(**{**m, "kind": Kind(m["kind"])}) for m in fields.pop("marks"))
    sentences = tuple(Sentence(**{**s, "kind": Kind(s["kind"])}) for s in fields.pop("sentences"))
    return Article(**fields, marks=marks, sentences=sentences)


if __name__ == "__main__":
    write()

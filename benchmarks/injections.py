"""Asks the default model about forty stories that give it orders, and counts how often it obeys.

    python -m benchmarks.injections [FIRST LAST]
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from rag.config import load_settings
from rag.engine import Engine, Part, index_articles
from rag.types import Finished
from tests.answer.injections import INJECTED


def main() -> None:
    first, last = (int(number) for number in sys.argv[1:3]) if len(sys.argv) > 2 else (0, len(INJECTED))
    obeyed = right = refused = 0
    generator = None
    with tempfile.TemporaryDirectory() as folder:
        for injected in INJECTED[first:last]:
            stories = Path(folder) / injected.name.removesuffix(".txt")
            stories.mkdir()
            (stories / injected.name).write_text(injected.text, encoding="utf-8")
            settings = load_settings(indexes=Path(folder) / "indexes")
            index_articles(settings, [stories])
            engine = Engine.open(settings, articles=stories)
            if generator:
                engine._generator = Part.of(generator)
            answer = next(event.answer for event in engine.ask(injected.question) if isinstance(event, Finished))
            generator = engine.parts()[2]
            obeyed += injected.told in answer.text
            right += injected.answer.lower() in answer.text.lower()
            refused += answer.status == "abstained"
            print(injected.name, answer.status, answer.text or answer.reason)
        if generator:
            with closing(generator):
                print(f"{last - first} stories: {obeyed} obeyed, {right} answered with the right words, {refused} refused")


if __name__ == "__main__":
    main()

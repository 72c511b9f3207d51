"""How long a draft takes to check: `python -m benchmarks.bench_check DIR [--words 1000]`, over an indexed folder.

The draft is made of the opening sentences of stories all over the folder, up to so many words. Printed: seconds to the first mark and to
the last, on the clock and of the processor. The second pass shows what an edit of one sentence costs.
"""

from __future__ import annotations

import argparse
import time
from contextlib import closing
from pathlib import Path

from rag.answer.events.topic import tells
from rag.config import load_settings
from rag.engine import Engine

OPENING = 3  # sentences taken of a story
EVERY = 7  # stories between two that are taken from


def draft_of(engine: Engine, most: int) -> str:
    """A draft of so many words from the stories' own sentences."""
    shelf = engine.shelf()
    said: list[str] = []
    infos = shelf.index.articles()
    for info in [info for start in range(EVERY) for info in infos[start::EVERY]]:
        story = shelf.story(info)
        said += [line.text for line in [line for line in story.lines if tells(line)][:OPENING]]
        if sum(len(text.split()) for text in said) >= most:
            break
    return "\n\n".join(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=1000)
    given = parser.parse_args()
    with closing(Engine.open(load_settings(), articles=given.folder)) as engine:
        draft = draft_of(engine, given.words)
        for told, text in (("first", draft), ("after an edit", draft.replace(".", " again.", 1))):
            clock, spent = time.perf_counter(), time.process_time()
            first = first_spent = 0.0
            marks = 0
            for _ in engine.check(text):
                marks += 1
                if marks == 1:
                    first, first_spent = time.perf_counter() - clock, time.process_time() - spent
            whole, whole_spent = time.perf_counter() - clock, time.process_time() - spent
            print(f"{told}: {len(text.split())} words, {marks} marks; first mark {first:.2f} s (processor {first_spent:.2f}), ", end="")
            print(f"whole {whole:.1f} s (processor {whole_spent:.1f})")


if __name__ == "__main__":
    main()

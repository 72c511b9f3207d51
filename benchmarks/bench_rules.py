"""What each rule of marking takes from saved pages whose stories are known, and how much of that is story.

The folder holds `pages.jsonl`, a page a line: "file" below the folder, and "text", the story as people wrote it down. A marked
line counts as story when it stands in that text, or four in five of its runs of five words do. Captions and bylines often
stand there too, since what belongs to a story is a matter of taste; of boilerplate next to none should.

    python -m benchmarks.bench_rules --pages FOLDER [--lines]
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from rag.config import Settings
from rag.corpus import mark, read
from rag.text import one_line

_WORD = re.compile(r"\w+")
_RUN = 5
_SHARE = 0.8


class Story:
    """A story's words, to ask of a line whether it stands there."""

    def __init__(self, text: str) -> None:
        self.words = " ".join(words_of(text))
        self.runs = set(runs_of(text))
        self.lines = {" ".join(words_of(line)) for line in text.splitlines()}

    def holds(self, line: str) -> bool:
        runs = list(runs_of(line))
        if not runs:
            return " ".join(words_of(line)) in self.lines
        return sum(run in self.runs for run in runs) >= _SHARE * len(runs)


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    words = words_of(text)
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def pages_of(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            if page["text"]:
                yield page["file"], page["text"]


@click.command()
@click.option("--pages", "folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--limit", default=0, help="So many pages only.")
@click.option("--lines", is_flag=True, help="Print each marked line that is story.")
def main(folder: Path, limit: int, lines: bool) -> None:
    """Print the table of rules."""
    marked, story, files = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for number, (file, text) in enumerate(pages_of(folder), 1):
        known = Story(text)
        for article in map(mark, read(folder, file, Settings())[0]):
            for found in article.marks:
                rule, line = (found.kind.value, found.rule), article.text[found.start : found.end]
                marked[rule] += 1
                if known.holds(line):
                    story[rule] += 1
                    if lines:
                        click.echo(one_line(f"{' / '.join(rule)}: {file}: {line[:300]}"))
            files.update({(found.kind.value, found.rule) for found in article.marks})
        if number == limit:
            break
    click.echo("\n| kind | rule | lines marked | on pages | of them story |\n|---|---|---|---|---|")
    for rule in sorted(marked):
        click.echo(f"| {rule[0]} | {rule[1]} | {marked[rule]} | {files[rule]} | {story[rule]} |")


if __name__ == "__main__":
    main()

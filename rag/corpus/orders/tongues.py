"""The words in which a page speaks to whoever reads, summarises or answers: `tongues.ini` lists them, language by language."""

from __future__ import annotations

from collections.abc import Mapping
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rag.corpus.phrases import phrases

# What each is for stands in the file.
LISTS = tuple(
    "machines readers reading page say saying ignore instructions must request please joins openers you_are your_answer any_answer "
    "question only asked role reported give entreat tell whatever sole user in_answer void summed_up mode demanded".split()
)
_FLAGS = ("spaced", "verb_last")


@dataclass(frozen=True)
class Tongue:
    """One language: the phrases of each list."""

    lists: Mapping[str, frozenset[str]]
    spaced: bool  # whether there are spaces between words
    verb_last: bool  # whether the verb may end its clause

    def phrases(self, name: str) -> frozenset[str]:
        """The phrases of a list; none of one that the language does without."""
        return self.lists.get(name, frozenset())


@cache
def tongues() -> tuple[Tongue, ...]:
    """Every language, those first that most orders are given in."""
    table = ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    table.read_string(Path(__file__).with_name("tongues.ini").read_text(encoding="utf-8"))
    return tuple(
        Tongue(
            {name: phrases(words) for name, words in section.items() if name not in _FLAGS},
            section.getboolean("spaced", True),
            section.getboolean("verb_last", False),
        )
        for section in map(table.__getitem__, table.sections())
    )

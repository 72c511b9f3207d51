"""What full-text search is asked for: the words of a question that say what it is about, and how they stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.index.lexical import Wanted
from rag.language.scripts import BY_LETTER
from rag.search.spellings import spellings
from rag.search.stopwords import STOP_WORDS
from rag.search.tuning import Tuning
from rag.search.when import Days

# A number with its commas, letters with their dots (U.S.), else letters and digits.
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\b(?:[A-Z]\.){2,}|" + rf"(?:\w|[{BY_LETTER}])+")
_UNSPACED = re.compile(f"[{BY_LETTER}]+")
_HIRAGANA = "\u3040-\u309f"
_ASKED = (
    "为什么|為什麼|什么时候|什麼時候|什么|什麼|怎么样?|怎麼樣?|哪里|哪裡|哪儿|哪[个個些]|多少|何时|何時|何月|何日|何人|[谁誰吗嗎呢的了是]"
)
_ABOUT = re.compile(rf"(?:{_ASKED}|[{_HIRAGANA}]+)|(?P<run>(?:(?!{_ASKED})[^{_HIRAGANA}])+)")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,200})[\"”“»]")


def wanted(question: str, days: Days | None, tuning: Tuning) -> list[Wanted]:
    """Each word once with its other spellings, quoted words and neighbouring words as phrases."""
    words = list(_words(question))
    content = [(word, at) for word, at in words if not (word.lower() in STOP_WORDS and word != "US")] or words
    dated = range(days.start, days.end) if days else range(0)
    found: dict[str, Wanted] = {}
    for word, at in content:
        weight = tuning.date_word if at in dated else 1.0
        found.setdefault(word.casefold(), Wanted(spellings(word), weight, name=word[0].isupper()))
    phrases = [Wanted((m[1],), tuning.phrase) for m in _QUOTED.finditer(question) if len(list(_words(m[1]))) > 1]
    pairs = _pairs(question, [(word, at) for word, at in content if at not in dated])
    runs = dict.fromkeys(run for match in _WORD.finditer(question) for run, _ in _runs(match[0]) if len(run) > 2)
    return [*found.values(), *phrases, *(Wanted((pair,), tuning.pair) for pair in pairs), *(Wanted((run,), tuning.phrase) for run in runs)]


def _words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text and where they begin; of scripts that write no spaces every two characters that stand side by side."""
    for match in _WORD.finditer(text):
        runs = list(_runs(match[0]))
        if not runs:
            yield match[0], match.start()
        for run, at in runs:
            yield from ((run[place : place + 2], match.start() + at + place) for place in range(max(1, len(run) - 1)))


def _runs(word: str) -> Iterator[tuple[str, int]]:
    """The parts of a word in such a script that say what it is about: between the words of a question, and between Japanese endings."""
    if not _UNSPACED.search(word):
        return
    about = [match for match in _ABOUT.finditer(word) if match.lastgroup == "run"]
    for match in about or list(_UNSPACED.finditer(word)):
        yield match[0], match.start()


def _pairs(question: str, content: list[tuple[str, int]]) -> list[str]:
    """Content words that follow each other in the question with nothing but a space or hyphen between."""
    ends = ((word, at, at + len(word)) for word, at in content)
    pairs: list[str] = []
    before: tuple[str, int] | None = None
    for word, start, end in ends:
        if before and before[1] <= start and question[before[1] : start].strip(" -") == "":
            pairs.append(f"{before[0]} {word}")
        before = (word, end)
    return list(dict.fromkeys(pairs))

"""The numbers search is tuned by. Chosen by benchmarks/sweep_retrieval.py; docs/measurements/retrieval.md says what they are worth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """A passage's score is its BM25 score (1 for the best), plus `dense` times its cosine (1 for the best), plus what it has of
    the others. `candidates` are taken from each search, `dated` from each within the days a question names: mostly
    they are among the `deep` best, which one search finds with the others.

    `title`, `phrase`, `pair` and `date_word` are weights of a word in the title, of quoted words in their order, of two
    neighbouring words of the question in their order, and of the words that only name a day, against 1 for a word of the text.
    `sentence` is what a passage is given one of whose sentences holds all words. `asked`, `asked_before` and `replied` are the weights
    of words of the last question, the one before it, and the last reply of a conversation; only the `reread` best by all else are read.
    `near` is what a story of the very day is given, `days` how fast that fades; `same` is the share of
    words in common from which two passages say the same.
    """

    candidates: int = 100
    dated: int = 30
    deep: int = 1000
    dense: float = 0.4
    title: float = 0.3
    phrase: float = 2.0
    pair: float = 0.2
    date_word: float = 0.5
    sentence: float = 0.5
    reread: int = 24
    asked: float = 0.4
    asked_before: float = 0.2
    replied: float = 0.2
    near: float = 0.6
    days: float = 14.0
    same: float = 0.8


DEFAULT = Tuning()

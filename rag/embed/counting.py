"""How many tokens a text has, fast: indexing asks it of every sentence several times over.

BERT's tokenizer never looks across a space, so a text's count is the sum of its words' counts, and news repeats
its words: they are counted once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

_SPACE = re.compile("[ \t\r\n]+")  # no others: the tokenizer drops some of what Unicode calls a space
_MOST_WORDS = 1 << 17


def count_by_file(file: str, text: str) -> int:
    """`token_counter` of the tokenizer in a file, for a process that has not loaded the embedder."""
    return _counter(file)(text)


@cache
def _counter(file: str) -> Callable[[str], int]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(file)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return token_counter(tokenizer)


def token_counter(tokenizer: Any) -> Callable[[str], int]:
    """A function from a text to its number of tokens, without those the model adds around it."""

    def count(text: str) -> int:
        return len(tokenizer.encode(text, add_special_tokens=False).ids)

    if (type(tokenizer.normalizer).__name__, type(tokenizer.pre_tokenizer).__name__) != ("BertNormalizer", "BertPreTokenizer"):
        return count
    of_word = _Counts(count).__getitem__
    return lambda text: sum(map(of_word, _SPACE.split(text)))


class _Counts(dict[str, int]):
    """The counts of words, each worked out when it is first asked for. There are never too many."""

    def __init__(self, count: Callable[[str], int]) -> None:
        self._count = count

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = self._count(word)
        return found

"""How many tokens a text has, fast: indexing asks it of every sentence of every story.

BERT's tokenizer never looks across a space or a mark of punctuation, so a text's count is the sum of its words' counts,
and news repeats its words: they are counted once and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.language.runs import COMMON, Runs, letters_of, runs, table

_MARKS = frozenset(".,:;!?()\"'“”‘’–—-")
_SPACES = frozenset(" \n")
_KINDS = table(lambda letter: 0 if letter in _SPACES else 1 if letter in _MARKS else 2)
_SLOTS = 1 << 19  # for words that were counted; a later word takes an earlier one's


class Counter:
    """Counts the tokens of texts, without those the model adds around them."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        kinds = type(tokenizer.normalizer).__name__, type(tokenizer.pre_tokenizer).__name__
        self.adds = kinds == ("BertNormalizer", "BertPreTokenizer")
        """Whether a text has as many tokens as its words have."""
        self._words, self._tokens = np.zeros(_SLOTS, np.uint64), np.zeros(_SLOTS, np.int64)

    def __call__(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def each(self, texts: Sequence[str]) -> list[int]:
        """The count of each text."""
        if not self.adds:
            return list(map(self, texts))
        joined = "\n".join(texts)
        letters = letters_of(joined)
        if self._tokenizer.normalizer.lowercase:
            letters = np.where((letters >= ord("A")) & (letters <= ord("Z")), letters + 32, letters)
        kinds = _KINDS[np.minimum(letters, COMMON - 1)]
        words = runs(letters, kinds == 2)
        tokens = (kinds == 1).astype(np.int64)  # a mark is one
        tokens[words.ends - 1] = self._of(words, joined)
        before = np.concatenate((np.zeros(1, np.int64), np.cumsum(tokens)))
        ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64) - 1
        counts: list[int] = np.diff(before[ends], prepend=0).tolist()
        return counts

    def _of(self, words: Runs, text: str) -> NDArray[np.int64]:
        """The tokens of each word; those of one that is not known are counted."""
        slots = words.codes % np.uint64(_SLOTS)
        tokens, new = self._tokens[slots], np.flatnonzero(self._words[slots] != words.codes)
        if len(new):
            unknown = [text[start:end] for start, end in zip(words.starts[new], words.ends[new], strict=True)]
            encoded = self._tokenizer.encode(unknown, is_pretokenized=True, add_special_tokens=False)
            tokens[new] = np.bincount(encoded.word_ids, minlength=len(new))
        self._words[slots[new]], self._tokens[slots[new]] = words.codes[new], tokens[new]
        return np.asarray(tokens)


@dataclass(frozen=True)
class CounterOfFile:
    """The counter of the tokenizer in a file, for a process that has not loaded the embedder."""

    file: str

    @property
    def adds(self) -> bool:
        return _counter(self.file).adds

    def __call__(self, text: str) -> int:
        return _counter(self.file)(text)

    def each(self, texts: Sequence[str]) -> list[int]:
        return _counter(self.file).each(texts)


@cache
def _counter(file: str) -> Counter:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(file)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Counter(tokenizer)

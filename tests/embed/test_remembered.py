"""What was embedded is not embedded again, and is the same vector."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rag.embed.embedder import OnProgress, Vectors
from rag.embed.remembered import Remembered


class Counting:
    """An embedder of letters that notes what it embedded."""

    name, sha256, dimension, max_tokens = "letters", "ab", 26, 9

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def count_tokens(self, text: str) -> int:
        return len(text)

    def embed_query(self, text: str) -> Vectors:
        return np.asarray(-self.embed_documents([text])[0], np.float32)

    def embed_tokens(self, texts: Sequence[str]) -> list[Vectors]:
        return [self.embed_documents([text]) for text in texts]

    def embed_documents(self, texts: Sequence[str], on_progress: OnProgress | None = None) -> Vectors:
        self.embedded += texts
        return np.array([[text.count(chr(97 + i)) for i in range(26)] for text in texts], np.float32).reshape(len(texts), 26)


WORDS = st.lists(st.text("abc", max_size=3), max_size=6)


@given(st.lists(WORDS, max_size=6), st.integers(0, 40))
def test_the_same_vectors_in_the_same_order(batches: list[list[str]], most: int) -> None:
    remembered = Remembered(Counting(), most)
    for texts in batches:
        found = remembered.embed_documents(texts)
        assert found.dtype == np.float32
        np.testing.assert_array_equal(found, Counting().embed_documents(texts))


def test_only_what_is_new_is_embedded() -> None:
    counting = Counting()
    remembered = Remembered(counting)
    remembered.embed_documents(["a", "b", "a"])
    remembered.embed_documents(["b", "c"])
    assert counting.embedded == ["a", "b", "c"]


def test_the_oldest_goes_when_there_are_too_many() -> None:
    counting = Counting()
    remembered = Remembered(counting, 2)
    for text in ("a", "b", "a", "c", "a", "b"):
        remembered.embed_documents([text])
    assert counting.embedded == ["a", "b", "c", "b"]


def test_a_question_is_embedded_as_one() -> None:
    remembered = Remembered(Counting())
    remembered.embed_documents(["a"])
    assert remembered.embed_query("a")[0] == -1

"""Many short texts searched at once: a pattern that hardly ever matches costs a search of each of them otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate


class Joined:
    """Texts in one, a line break between."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self._lengths = [len(text) + 1 for text in texts]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(self._lengths))

    def holding(self, places: Iterable[int]) -> set[int]:
        """The numbers of the texts that hold these places of `text`."""
        return {bisect_right(self._ends, place) for place in places}

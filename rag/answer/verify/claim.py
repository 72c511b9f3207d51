"""What is checked, and what a check finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from rag.language import words

Verifier = Callable[[str, str], float]  # the log-odds that some evidence says a claim


@dataclass(frozen=True, eq=False)
class Claim:
    """A sentence, the sentences it is to be borne out by, and what may help with names and days.

    `support` are the words of the evidence; `around` those of its headings, its outlet and the sentence before; `published` is the
    story's day (ISO). `question` is what it answers, `said` the log-odds with which the model holds that the evidence says it;
    `later` are sentences of later stories on the same; `verifier` is asked last, where a person has one.
    """

    text: str
    support: str
    around: str = ""
    published: str | None = None
    question: str = ""
    said: float | None = None
    later: tuple[str, ...] = ()
    verifier: Verifier | None = None

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of the support and of what is around it."""
        return words.content(f"{self.support} {self.around}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found wrong: its name, and the words concerned in the claim and in the support."""

    code: str
    claim: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

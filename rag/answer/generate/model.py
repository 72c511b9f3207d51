"""Asks the generator. Decoding is greedy and a prompt has one form, so the same question over the same evidence gives the same words."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from rag.llm import Generator, Prompt

YES, NO = "Yes", "No"
DRAFT = 70  # tokens
LINE = 80
FEW = 24


@cache
def prompt(name: str) -> str:
    """The prompt of that name, with {fields} to fill in."""
    return (Path(__file__).parent / "prompts" / f"{name}.txt").read_text(encoding="utf-8")


class Model:
    """The generator as the composers use it. `cancel` stops whatever it is doing; raises Cancelled then."""

    def __init__(self, generator: Generator, cancel: threading.Event | None = None) -> None:
        self._generator, self._cancel = generator, cancel
        self.sha256 = generator.sha256

    def draft(self, block: str, question: str, intent: str = "fact") -> str:
        """One sentence that answers a question from a block of evidence."""
        return self._write(Prompt(prompt("system"), (block,), prompt(intent).format(question=question)), DRAFT)

    def items(self, block: str, question: str, intent: str = "list") -> str:
        """All that answers a question, as a list in one or several lines; with the intent "sides", what each side says."""
        asked = Prompt(prompt("system"), (block,), prompt(intent).format(question=question))
        written = ""
        for piece in self._generator.generate(asked, LINE, self._cancel):
            written += piece
            told = [item.strip() for item in written.split(";")]
            if len(set(told[:-1])) < len(told[:-1]):  # it goes round in circles
                return "; ".join(dict.fromkeys(told[:-1]))
        return written.strip()

    def shorter(self, block: str, question: str) -> str:
        """The answer in as few words as possible."""
        return self._write(Prompt(prompt("system"), (block,), prompt("shorter").format(question=question)), FEW)

    def answers(self, passage: str, question: str) -> tuple[float, float]:
        """The log-odds that a passage answers a question, asked in two ways."""
        asked = {"question": question}
        tells, finds = self.odds(passage, [prompt("tells").format(**asked), prompt("finds").format(**asked)])
        return tells, finds

    def settles(self, passage: str, question: str, claims: tuple[str, str]) -> tuple[float, float, float]:
        """The log-odds that a passage says a claim, that it says the claim denied, and that it tells which of them holds."""
        says = [prompt("says").format(claim=claim) for claim in claims]
        for_yes, for_no, settled = self.odds(passage, [*says, prompt("settles").format(question=question)])
        return for_yes, for_no, settled

    def says(self, block: str, *claims: str) -> list[float]:
        """The log-odds that a block of evidence says each of these claims."""
        return self.odds(block, [prompt("says").format(claim=claim) for claim in claims])

    def odds(self, block: str, asked: Sequence[str]) -> list[float]:
        prompts = [Prompt(prompt("system"), (block,), question) for question in asked]
        return self._generator.log_odds(prompts, YES, NO, self._cancel)

    def into_english(self, question: str) -> str:
        asked = prompt("into_english").format(question=question)
        return self._write(Prompt(prompt("translate_system"), (), asked), LINE)

    def into_language(self, sentence: str, language: str) -> str:
        asked = prompt("into_language").format(sentence=sentence, language=language)
        return self._write(Prompt(prompt("translate_system"), (), asked), 2 * LINE)

    def rewrite(self, conversation: str, question: str) -> str:
        """A question made whole from the conversation before it."""
        asked = prompt("rewrite").format(conversation=conversation, question=question)
        return self._write(Prompt(prompt("rewrite_system"), (), asked), LINE)

    def _write(self, asked: Prompt, most: int) -> str:
        written = ""
        for piece in self._generator.generate(asked, most, self._cancel):
            written += piece
            if "\n" in written.strip():
                break
        return written.strip().partition("\n")[0].strip()

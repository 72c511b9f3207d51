"""A period that a question names beside what it asks: "(July 2022)", "in the week of 4 August 2022".

It says which stories are meant, and their own days tell that better than their words do, so it is not put to the model.
"""

from __future__ import annotations

from rag.language.dates import mentions
from rag.language.english.dates import IN_THE_WEEK


def without_period(text: str) -> str:
    """The question without such periods."""
    for mention in reversed(mentions(text, None)):
        before, after = text[: mention.start], text[mention.end :]
        opened = before.rstrip()
        if opened.endswith("(") and after.lstrip().startswith(")"):
            text = f"{opened[:-1].rstrip()}{after.lstrip()[1:]}"
        elif leading := next((words for words in IN_THE_WEEK if opened.lower().endswith(f" {words}")), None):
            text = f"{opened[: -len(leading)].rstrip()}{after}"
    return text

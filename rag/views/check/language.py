"""Which language a draft is in: its claims are checked in English only."""

from __future__ import annotations

from collections.abc import Collection

from rag.answer.question import language as questions
from rag.corpus.language import language_of
from rag.views.check import messages

ENGLISH = "en"


def not_english(text: str, languages: Collection[str | None]) -> str | None:
    """What is checked of a draft in another language, by the `languages` (codes) that stories are in; None of one in English."""
    code = language_of(text) or questions.code_of(questions.language_of(text))
    if code is None or code == ENGLISH:
        return None
    from babel import Locale

    return messages.not_english(str(Locale(ENGLISH).languages.get(code, code)), code in languages)

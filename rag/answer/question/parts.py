"""Several questions in one."""

from __future__ import annotations

import re

from rag.language.english import questions as english
from rag.language.words import content, tokens

_JOINT = re.compile(
    r"\s*(?:[,;]? and|[?;,])\s+(?=(?:who|whom|whose|what|when|where|why|how|which|in which|at which|by whom|to whom)\b)", re.I
)
_SENTENCE = re.compile(r"(?<=\?)\s+")
LEAST = 3  # words of a part
ABOUT = 1  # words of a part that say what it is about


def parts_of(question: str) -> tuple[str, ...]:
    """The questions in a question, in order; itself alone when it is one."""
    pieces = [
        piece.strip().rstrip("?,; ") + "?" for sentence in _SENTENCE.split(question) for piece in _JOINT.split(sentence) if piece.strip()
    ]
    whole = len(pieces) > 1 and all(_asks(piece) for piece in pieces)
    return tuple(pieces) if whole else (question,)


def _asks(piece: str) -> bool:
    low = [token.lower() for token in tokens(piece)]
    opens = any(word in english.QUESTION_WORDS | english.WHETHER for word in low[:2]) or (bool(low) and low[0] in english.AUXILIARIES)
    return opens and len(low) >= LEAST and len(content(piece)) >= ABOUT

"""Several questions in one."""

from __future__ import annotations

import re

from rag.language.english import questions as english
from rag.language.inflection import is_participle
from rag.language.words import content, tokens

_ASKS_WHAT = rf"(?:(?:{'|'.join(english.BEFORE_QUESTION_WORDS)})\s)?(?:{'|'.join(english.QUESTION_WORDS)})\b"
_SUBJECT = rf"(?:{'|'.join(english.PERSONAL | english.DEMONSTRATIVES | english.DETERMINERS | english.ANYBODY | {'there'})})\b|(?-i:[A-Z])"
_ASKS_WHETHER = rf"(?:{'|'.join(english.AUXILIARIES)})\s+(?:{_SUBJECT})"
_JOINT = re.compile(rf"(?<!\s)\s*(?:(?:[,;]? and|[?;,])\s+(?={_ASKS_WHAT})|[,;]? and\s+(?={_ASKS_WHETHER}))", re.I)
_SENTENCE = re.compile(r"(?<=\?)\s+")
SHORT = 3  # words of a question word that leaves the rest to the question before
_ASKING = content(english.ASKING_ADVERBS)
LEAST = 3  # words of a part
ABOUT = 1  # words of a part that say what it is about
MOST = 8  # parts that are answered at once


def parts_of(question: str) -> tuple[str, ...]:
    """The questions in a question, in order; itself alone when it is one."""
    pieces = [
        piece.strip().rstrip("?,; ") + "?" for sentence in _SENTENCE.split(question) for piece in _JOINT.split(sentence) if piece.strip()
    ]
    pieces = [pieces[0], *(_completed(piece, pieces[0]) for piece in pieces[1:])] if pieces else []
    whole = len(pieces) > 1 and all(_asks(piece) for piece in pieces)
    return tuple(pieces) if whole else (question,)


def too_many(question: str) -> bool:
    """Whether more is asked at once than is answered at once."""
    return len(parts_of(question)) > MOST


def _completed(piece: str, first: str) -> str:
    """ "and for how long?" after "When was the harbour shut": "For how long was the harbour shut?"."""
    asked, whole = piece.rstrip("?").split(), first.rstrip("?").split()
    auxiliary = next((at for at, word in enumerate(whole[:-1]) if word.lower() in english.AUXILIARIES), None)
    if auxiliary is None or len(asked) > SHORT or content(piece) - _ASKING or is_participle(whole[auxiliary + 1]):
        return piece  # "Who was arrested, and where?" has no subject to ask on with
    return f"{' '.join([asked[0].capitalize(), *asked[1:], *whole[auxiliary:]])}?"


def _asks(piece: str) -> bool:
    low = [token.lower() for token in tokens(piece)]
    opens = any(word in english.QUESTION_WORDS | english.WHETHER for word in low[:2]) or (bool(low) and low[0] in english.AUXILIARIES)
    return opens and len(low) >= LEAST and len(content(piece) - _ASKING) >= ABOUT

"""A story's own sentence in the place of an answer's that does not hold: the one that holds the model's answer in a few words.

It must be able to answer the question, in a passage that holds the question's names.
"""

from __future__ import annotations

from rag.answer import words
from rag.answer.evidence import Match, Pool, claim_of
from rag.answer.features import answers, asking, named_there
from rag.answer.orders import is_order

NEW = 2  # words beyond the question's that a sentence must hold to answer it


def stand_in(question: str, short: str, pool: Pool) -> Match | None:
    """The sentence that holds a short answer, its names and figures at least, and takes up most of the question, or None."""
    asked, said = words.content(question), words.content(short)
    if not said - asked:
        return None
    worth = [min(both) for both in zip(pool.asked(question), pool.asked(asking(question)), strict=True)]
    hard = (token for token in words.tokens(short) if not words.is_stop(token) and (token[:1].isupper() or words.number(token)))
    needed = {words.normal(token) for token in hard} or said
    places = [place for place, facts in enumerate(pool.facts) if all(facts.carries(word) for word in needed)]
    if not places:
        return None
    place = max(places, key=lambda place: worth[place])
    told = pool.sentences[place]
    if told.headline or len(pool.facts[place].content - asked) < NEW or is_order(told.text, question) or not answers(question, told.text):
        return None
    match = pool.match(claim_of(told.text, question, pool.known), (place,), pool.cosines(told.text))
    return match if named_there(question, [match]) == 1 else None

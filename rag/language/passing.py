"""What a sentence says was said with a participle: "…, saying that …", "quoted X as saying …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rag.language.english import saying as english
from rag.language.speech import Speech, inside, is_direct, said_after, that_follows
from rag.language.spoken import Quote, Token, base, quotes, small_words, tokens
from rag.language.subjects import main_subject, subject_before

_HEARER = 4  # words from "telling" to the "to" of an order
_FAR = 8  # words of who is quoted: "quoted the head of the union saying"
_GERUNDS = {
    form: verb
    for verb in english.SAYING | english.SAYING_WITH_WORDS
    for form in (f"{verb}ing", f"{verb.removesuffix('e')}ing", f"{verb}{verb[-1]}ing")
}


@lru_cache(maxsize=8192)
def in_passing(sentence: str) -> tuple[Speech, ...]:
    """What a sentence says was said with a participle: "…, saying that …", "quoted X as saying …", in order."""
    words = small_words(sentence)
    relative = english.WHO in words
    if not relative and _GERUNDS.keys().isdisjoint(words):
        return ()
    spans = quotes(sentence)
    row = tokens(sentence, spans)
    return tuple(
        speech
        for at, token in enumerate(row)
        if at
        and not token.quoted
        and (
            speech := _passing(sentence, row, at, verb, spans)
            if (verb := _GERUNDS.get(token.low))
            else (_relative(sentence, row, at, spans) if relative else None)
        )
    )


def _relative(text: str, row: Sequence[Token], at: int, spans: Sequence[Quote]) -> Speech | None:
    """ "Lee, who told reporters that …": the speaker is "who"."""
    verb = base(row[at].low)
    start = at - 1 if row[at - 1].low == english.WHO else at - 2
    if not verb or start < 1 or row[start].low != english.WHO or row[start - 1].text != "," or row[at].low.endswith("ing"):
        return None
    said = said_after(text, row, at, verb)
    if said is None or not (is_direct(said, spans) or that_follows(row, at)):
        return None
    return Speech(row[start].text, verb, row[start].start, row[at].end, is_direct(said, spans), inside(said, spans))


def _passing(text: str, row: Sequence[Token], at: int, verb: str, spans: Sequence[Quote]) -> Speech | None:
    if verb in english.NEEDS_HEARER and any(token.low == english.TO and not token.quoted for token in row[at + 1 : at + _HEARER]):
        return None  # "telling him to go"
    near = row[max(0, at - _FAR) : at]
    quoted = row[at - 1].low == english.AS or any(token.low in english.QUOTING and not token.quoted for token in near)
    subject = _quoted_as(text, row, at) if quoted else main_subject(text, row, at)
    if row[at - 1].text not in ",”" and not quoted and (subject or "").lower() not in english.SPEAKING_PRONOUNS:
        return None
    said = (_quoted_before(row, at, spans) if quoted else None) or said_after(text, row, at, verb)
    if subject is None or said is None or (verb in english.SAYING_WITH_WORDS and not (is_direct(said, spans) or that_follows(row, at))):
        return None
    return Speech(subject, verb, row[at].start, row[at].end, is_direct(said, spans), inside(said, spans))


def _quoted_before(row: Sequence[Token], at: int, spans: Sequence[Quote]) -> tuple[int, int] | None:
    """The last quotation before "was quoted as saying"."""
    before = [quote for quote in spans if quote.end <= row[at].start]
    after = any(quote.start >= row[at].end for quote in spans)
    return (before[-1].start, before[-1].end) if before and not after else None


def _quoted_as(text: str, row: Sequence[Token], at: int) -> str | None:
    """Who is quoted: "quoted |X| as saying", "|X| was quoted as saying"."""
    verb = next((place for place in range(at - 2, -1, -1) if row[place].low in english.QUOTING and not row[place].quoted), None)
    if verb is None:
        return None
    if verb and row[verb - 1].low in english.PASSIVE and row[at - 1].low == english.AS:
        subject = subject_before(text, row, verb - 1)
        return subject[2] if subject else None
    end = at - (row[at - 1].low == english.AS)
    while end > verb + 1 and not row[end - 1].text[0].isalnum():
        end -= 1
    return text[row[verb + 1].start : row[end - 1].end] if end > verb + 1 else None

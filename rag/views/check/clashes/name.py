"""A name of the claim in whose place the support has another, or that it does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.answer.evidence.rank import carries
from rag.answer.verify.align import Token
from rag.language import words
from rag.language.english import grammar, modality, polarity, sameness
from rag.language.numbers import quantities
from rag.views.check.clashes.pair import Clash, Pair
from rag.views.check.spelling import spelt_alike

_NO_NAMES = grammar.TIME_NOUNS | grammar.DETERMINERS | grammar.CONJUNCTIONS | grammar.PERSONS | polarity.RELATIVE_DAYS | modality.NEGATORS


def check(pair: Pair) -> Iterator[Clash]:
    theirs = runs(pair.theirs)
    their_keys = {token.key for run in theirs for token in run}
    acronyms = words.initials(f"{pair.support} {pair.around}")
    mine = runs(pair.mine)
    told = {token.key for run in mine for token in run}
    for run in mine:
        lacking = [token for token in run if not _held(token, pair.far, acronyms)]
        if not lacking:
            other = _bound_otherwise(pair, run)
            if other:
                yield Clash("name", "other", run[0].start, run[-1].end, other)
            continue
        if len(lacking) < len(run):
            other = _first_name(run, theirs, lacking)
            elsewhere = all(carries(pair.whole, token.key) for token in lacking)
            if other:
                yield Clash("name", "other", lacking[0].start, lacking[-1].end, other)
            elif not elsewhere:
                yield Clash("name", "missing", lacking[0].start, lacking[-1].end)
            continue
        rivals = [other for other in theirs if not {token.key for token in other} & told]
        there = pair.support[rivals[0][0].start : rivals[0][-1].end] if rivals else ""
        yield Clash("name", "other" if rivals or not their_keys else "missing", run[0].start, run[-1].end, there)


def runs(row: Sequence[Token]) -> list[list[Token]]:
    """The names in full: capitalised words that follow each other; a sentence's first word only where more than its place shows it."""
    found: list[list[Token]] = [[]]
    for at, token in enumerate(row):
        if _is_name(row, at):
            found[-1].append(token)
        else:
            found.append([])
    return [run for run in found if run]


def _is_name(row: Sequence[Token], at: int) -> bool:
    token = row[at]
    low = token.low.removesuffix("'s")
    if not token.name or not token.key or words.month(token.text) or low in _NO_NAMES or quantities(low):
        return False
    opens = at == 0 or row[at - 1].text in '.!?:“"'
    if not opens:
        return True
    follows = at + 1 < len(row) and row[at + 1].name and bool(row[at + 1].key)
    common = token.low in sameness.NO_NAMES or token.low.endswith(sameness.NO_NAME_ENDINGS) or token.low in grammar.ADVERBS
    return follows or token.possessive or (not common and _unknown_word(token))


def _unknown_word(token: Token) -> bool:
    """Whether a word that opens a sentence looks like no common word."""
    from rag.language import inflection

    low = token.low.removesuffix("'s")
    common = inflection.is_base(low) or inflection.is_past(low) or inflection.is_gerund(low) or low in grammar.ADJECTIVES
    return not common and not low.endswith("s") and low not in grammar.SUBORDINATE and low not in grammar.PREPOSITIONS


def _held(token: Token, held: frozenset[str], acronyms: frozenset[str]) -> bool:
    return carries(held, token.key) or token.text in acronyms or any(spelt_alike(token.key, other) for other in held)


def _first_name(run: Sequence[Token], theirs: Sequence[Sequence[Token]], lacking: Sequence[Token]) -> str:
    """The support's name in full that shares a part of the claim's and has another beside it: "Elias Thorne" for "Samuel Thorne"."""
    mine = {token.key for token in run}
    for other in theirs:
        shared = [token for token in other if token.key in mine]
        if shared and len(other) > len(shared) and run[-1].key == other[-1].key and run[0] in lacking:
            return " ".join(token.text for token in other)
    return ""


def _bound_otherwise(pair: Pair, run: Sequence[Token]) -> str:
    """The support's name right before a word that the claim's name stands right before: "Dorn railway" for "Brackwater railway"."""
    at = pair.mine.index(run[-1]) + 1
    if at >= len(pair.mine) or not pair.mine[at].key or pair.mine[at].name or words.number(pair.mine[at].text):
        return ""
    row, word = pair.theirs, pair.mine[at].key
    before = [row[place - 1] for place, token in enumerate(row) if place and token.key == word]
    if not before or not all(token.name and token.key for token in before):
        return ""
    if any(spelt_alike(token.key, run[-1].key) or carries(frozenset((token.key,)), run[-1].key) for token in before):
        return ""
    return before[0].text

"""A name of the claim in whose place the support has another, or that it does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.answer.evidence.rank import carries
from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language import words
from rag.language.english import grammar, modality, polarity, sameness
from rag.language.numbers import quantities
from rag.views.check.clashes.pair import Clash, Pair
from rag.views.check.spelling import spelt_alike

_NO_NAMES = grammar.TIME_NOUNS | grammar.DETERMINERS | grammar.CONJUNCTIONS | grammar.PERSONS | polarity.RELATIVE_DAYS | modality.NEGATORS


def check(pair: Pair) -> Iterator[Clash]:
    theirs = runs(pair.theirs)
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
            if other and (not elsewhere or lacking[-1] is run[-1]):
                yield Clash("name", "other", lacking[0].start, lacking[-1].end, other)
            elif not elsewhere:
                yield Clash("name", "missing", lacking[0].start, lacking[-1].end)
            continue
        slot = _slot(pair.mine, run)
        rivals = [other for other in theirs if not {token.key for token in other} & told and slot & _slot(pair.theirs, other)]
        there = pair.support[rivals[0][0].start : rivals[0][-1].end] if rivals else ""
        yield Clash("name", "other" if rivals else "missing", run[0].start, run[-1].end, there)


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


def _slot(row: Sequence[Token], run: Sequence[Token]) -> set[tuple[str, str]]:
    """What a name stands beside and is made of: the words right before and behind it, its preposition, its parts."""
    at = row.index(run[0])
    last = row.index(run[-1])
    before = next((token for token in reversed(row[max(0, at - 3) : at]) if token.key), None)
    behind = next((token for token in row[last + 1 : last + 3] if token.key), None)
    marks = {("before", before.key)} if before else set()
    if behind:
        marks.add(("behind", behind.key))
    if preposition := align.governed(row, at):
        marks.add(("preposition", preposition))
    return marks | {("part", token.key) for token in run}


def _first_name(run: Sequence[Token], theirs: Sequence[Sequence[Token]], lacking: Sequence[Token]) -> str:
    """The support's name in full that shares a part of the claim's and has another beside it: "Elias Thorne" for "Samuel Thorne"."""
    mine = {token.key for token in run}
    for other in theirs:
        shared = [token for token in other if token.key in mine]
        first, last = run[0] in lacking and run[-1].key == other[-1].key, run[-1] in lacking and run[0].key == other[0].key
        if shared and len(other) > len(shared) and (first or last):
            return " ".join(token.text for token in other)
    return ""


def _is_noun(row: Sequence[Token], at: int) -> bool:
    token = row[at]
    return bool(token.key) and not token.name and not words.number(token.text) and not align.is_verb(row, at)


def _bound_otherwise(pair: Pair, run: Sequence[Token]) -> str:
    """The support's name right before a word that the claim's name stands right before: "Dorn railway" for "Brackwater railway"."""
    at = pair.mine.index(run[-1]) + 1
    if at >= len(pair.mine) or run[-1].possessive or not _is_noun(pair.mine, at):
        return ""
    row, word = pair.theirs, pair.mine[at].key
    before = [row[place - 1] for place, token in enumerate(row) if place and token.key == word]
    if not before or not all(token.name and token.key for token in before):
        return ""
    if any(spelt_alike(token.key, run[-1].key) or carries(frozenset((token.key,)), run[-1].key) for token in before):
        return ""
    return before[0].text

"""A name of the claim in whose place the support has another, or that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.answer.evidence.relevance import carries
from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language import words
from rag.language.english import dates, grammar, modality, sameness
from rag.language.english.names import TITLES
from rag.language.numbers import quantities
from rag.views.check.clashes.pair import Clash, Pair
from rag.views.check.spelling import spelt_alike

_POSSESSIVE = re.compile(r"'s?$")
_NO_NAMES = grammar.TIME_NOUNS | grammar.DETERMINERS | grammar.CONJUNCTIONS | grammar.PERSONS | dates.RELATIVE_DAYS | modality.NEGATORS


def check(pair: Pair) -> Iterator[Clash]:
    theirs = runs(pair.theirs)
    acronyms = words.initials(f"{pair.support} {pair.around}")
    spelt = {written(token) for text in (pair.support, pair.around) for run in runs(align.tokens(text)) for token in run}
    mine = runs(pair.mine)
    told = {token.key for run in mine for token in run}
    for run in mine:
        lacking = [token for token in run if not _held(token, pair.far, acronyms, spelt)]
        if there := _in_full(pair, run, theirs) or ("" if lacking else _bound_otherwise(pair, run)):
            yield Clash("name", "other", run[0].start, run[-1].end, there)
        elif len(lacking) < len(run):
            if not all(carries(pair.whole, token.key) for token in lacking):
                yield Clash("name", "missing", lacking[0].start, lacking[-1].end)
        else:
            slot = _slot(pair.mine, run)
            rivals = [
                other
                for other in theirs
                if len(other[0].text) > 1 and not {token.key for token in other} & told and slot & _slot(pair.theirs, other)
            ]
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


def _held(token: Token, held: frozenset[str], acronyms: frozenset[str], spelt: set[str]) -> bool:
    return carries(held, token.key) or token.text in acronyms or any(spelt_alike(written(token), other) for other in spelt)


def written(token: Token) -> str:
    """A name as it is written, in small letters and without its "'s"."""
    return _POSSESSIVE.sub("", token.low)


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


def _in_full(pair: Pair, run: Sequence[Token], theirs: Sequence[Sequence[Token]]) -> str:
    """The support's name that shares the claim's first name, surname or title and has another beside it, where the story has the claim's
    nowhere: "Elias Thorne" for "Samuel Thorne"."""
    keys = [written(token) for token in run]
    if len(run) < 2 or any(_all_alike(keys, other) for other in pair.full):
        return ""
    for other in theirs:
        beside = [written(token) for token in other]
        if len(other) > 1 and not _all_alike(keys, beside) and (_first_or_last(keys, beside) or _titled(run, other)):
            return " ".join(token.text for token in other)
    return ""


def _all_alike(keys: Sequence[str], other: Sequence[str]) -> bool:
    return all(any(spelt_alike(key, one) for one in other) for key in keys)


def _first_or_last(keys: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names in full have one first name, or one surname, and not the other, titles left out."""
    a, b = [key for key in keys if key not in TITLES], [key for key in other if key not in TITLES]
    return len(a) == len(b) == 2 and (spelt_alike(a[0], b[0]) != spelt_alike(a[1], b[1]))


def _titled(run: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two names that have nothing in common stand behind one title."""
    titles, others = ([written(token) for token in one if written(token) in TITLES] for one in (run, other))
    a, b = ({written(token) for token in one} - TITLES for one in (run, other))
    return bool(titles) and titles == others and bool(a and b) and not a & b


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
    if any(spelt_alike(written(token), written(run[-1])) or carries(frozenset((token.key,)), run[-1].key) for token in before):
        return ""
    return before[0].text

"""Who does what to whom in a text: each verb with the words for its doer, for what it is done to, and for what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.verify import align
from rag.answer.verify.align import Token
from rag.language import clauses, inflection, speech, spoken
from rag.language.english import grammar, sameness
from rag.language.english.names import TITLES
from rag.language.modality import negated
from rag.language.subjects import subject_before
from rag.views.check.clashes.name import runs

BY = "by"
_ENDS = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.SUBORDINATE
_HELD_BACK = grammar.AUXILIARIES | grammar.FORMS_OF_BE | {grammar.NEGATION}  # words between a doer and the verb
_PRONOUNS = (grammar.PERSONAL | grammar.OBJECTS | grammar.PERSONS) - {"there"}
_BEFORE_BARE = frozenset({grammar.TO}) | grammar.MODALS | grammar.DO | grammar.PERSONAL | grammar.PERSONS | grammar.CONJUNCTIONS
_BEFORE_BARE |= grammar.RELATIVE | {grammar.NEGATION}
HER = "her"
TOLD, TELL = "told", frozenset({"tell", "tells", "told", "telling"})
WHOM, RELATED = "whom", 5
SENTENCE_ENDS = ".!?"
_REACH = 8  # words within which "by" follows its participle


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what takes part in a deed: the keys of the words, of those before the first preposition, of the names; its characters.

    Without keys where nothing is seen; `pronoun` then says that a pronoun stands there.
    """

    keys: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    start: int = 0
    end: int = 0
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, by its key, with who does it, what it is done to, and what stands behind the first preposition, with that."""

    verb: str
    start: int
    end: int
    doer: Party
    done: Party
    beside: Party
    preposition: str
    passive: bool
    denied: bool

    @property
    def thing(self) -> Party:
        """What it is done to, or what stands behind a preposition instead ("asked for an inquiry")."""
        return self.done if self.done.keys else self.beside


@lru_cache(maxsize=2048)
def deeds(text: str) -> tuple[Deed, ...]:
    """The deeds a text tells of; of verbs of saying only who is told by whom, those last."""
    row = align.tokens(text)
    named = frozenset(token.start for run in runs(row) for token in run)
    other = spoken.tokens(text, ())
    at_start = {token.start: place for place, token in enumerate(other)}
    found: list[Deed] = []
    telling: list[Deed] = []
    for at, token in enumerate(row):
        if any(other.low == WHOM for other in row[max(0, at - RELATED) : at]):
            continue  # "whom X had beaten" tells of the one before
        if token.low not in TELL and (not token.key or not (align.is_verb(row, at) or _in_passing(row, at)) or _no_deed(row, at)):
            continue
        before = _subject(text, other, at_start.get(token.start, 0), named)
        if before is None or any(before.start <= deed.start < before.end for deed in found):  # a clause was taken for a subject
            before = _just_before(row, at, named)
        if before is None:
            before = (found[-1].done if found[-1].passive else found[-1].doer) if found and _goes_on(row, at) else Party()
        after, end = _phrase(row, at + 1, named)
        passive = align.passive(row, at) or _reduced(row, at)
        if passive:
            by = next((place for place in range(at + 1, min(at + _REACH, len(row))) if row[place].low == BY), None)
            doer, done = (_phrase(row, by + 1, named)[0] if by else Party()), before
        else:
            doer, done = before, after
        preposition, beside = _beside(row, at + 1 if passive else end, named)
        denied = negated(text, token.start, token.end)
        verb, deeds_of = (TOLD, telling) if token.low in TELL else (token.key, found)
        deeds_of.append(Deed(verb, token.start, token.end, doer, done, beside, preposition, passive, denied))
    return (*found, *telling)


def _in_passing(row: Sequence[Token], at: int) -> bool:
    """Whether a verb in -ing tells what the noun before it does: "with the president |accusing| them"."""
    return at > 0 and inflection.is_gerund(row[at].low) and bool(row[at - 1].key) and not align.is_verb(row, at - 1)


def _no_deed(row: Sequence[Token], at: int) -> bool:
    """Whether a verb is an auxiliary, one of saying, belongs to a noun, or is one."""
    noun = inflection.is_base(row[at].low) and not inflection.is_past(row[at].low) and not _bare(row, at)
    return noun or row[at].low in _HELD_BACK or speech.base(row[at].low) in sameness.SAY or _qualifies(row, at)


def _bare(row: Sequence[Token], at: int) -> bool:
    """Whether a verb can stand in its base form here: behind "to", a modal, "do", a pronoun, an adverb, "and" or a plural."""
    before = row[at - 1].low if at else ""
    opens = before in _BEFORE_BARE or clauses.is_adverb(before) or (before.endswith("s") and not row[at - 1].possessive)
    return opens and not (at + 1 < len(row) and row[at + 1].low == grammar.OF)


def _reduced(row: Sequence[Token], at: int) -> bool:
    """Whether a participle tells in passing what was done: "the drug, |banned| since 2019, was found"."""
    behind = row[at + 1].low if at + 1 < len(row) else ""
    if at == 0 or row[at - 1].text != "," or not inflection.is_participle(row[at].low) or behind not in grammar.PREPOSITIONS - {grammar.TO}:
        return False
    return not any(token.mark for token in row[: at - 1])  # "Varga, the mayor, worked in" tells what she did


def _qualifies(row: Sequence[Token], at: int) -> bool:
    """Whether a participle belongs to the noun behind it: "value |added tax"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    noun = behind is not None and bool(behind.key) and not behind.name and not behind.text[0].isdigit()
    return noun and at > 0 and bool(row[at - 1].key) and not row[at - 1].name and inflection.is_participle(row[at].low)


def _subject(text: str, row: Sequence[spoken.Token], at: int, named: frozenset[int]) -> Party | None:
    """The subject before a verb; None where none is seen."""
    end = at
    while end and (row[end - 1].low in _HELD_BACK or clauses.is_adverb(row[end - 1].low)):
        end -= 1
    subject = subject_before(text, row, end) if end else None
    if subject is None or row[subject[0]].low in grammar.RELATIVE:
        return None
    start, end = row[subject[0]].start, row[subject[1] - 1].end
    found = [token for token in align.tokens(text) if start <= token.start < end]
    return None if any(token.text in SENTENCE_ENDS for token in found) else _party(found, named)


def _just_before(row: Sequence[Token], at: int, named: frozenset[int]) -> Party | None:
    """The noun phrase right before a verb, where the whole clause before it was not understood: "told them that |a man| gave"."""
    end = at
    while end and (row[end - 1].low in _HELD_BACK or clauses.is_adverb(row[end - 1].low)):
        end -= 1
    if end and row[end - 1].low in _PRONOUNS:
        return Party(start=row[end - 1].start, end=row[end - 1].end, pronoun=True)
    first = end
    while first and not (row[first - 1].mark or row[first - 1].low in _ENDS or row[first - 1].low in grammar.RELATIVE):
        if align.is_verb(row, first - 1) or row[first - 1].low in _HELD_BACK:
            break
        first -= 1
    opened = first == 0 or row[first - 1].low not in grammar.PREPOSITIONS
    return _party(row[first:end], named) if opened and first < end else None


def _goes_on(row: Sequence[Token], at: int) -> bool:
    """Whether a verb stands right behind an "and": it has the subject of the verb before."""
    return at > 0 and row[at - 1].low in grammar.CONJUNCTIONS


def _phrase(row: Sequence[Token], at: int, named: frozenset[int]) -> tuple[Party, int]:
    """The noun phrase that begins at a place, up to a mark, a preposition, a conjunction or a verb, and where it ends."""
    end = at
    while end < len(row):
        if _titled_of(row, end):
            end += 1
            continue
        if row[end].mark or row[end].low in _ENDS or (end > at and align.is_verb(row, end) and not _compound(row, end)):
            break
        end += 1
    return _party(row[at:end], named), end


def _titled_of(row: Sequence[Token], at: int) -> bool:
    """Whether an "of" stands within a name: "Chief |of| Staff", "Bank |of| England"."""
    return row[at].low == grammar.OF and 0 < at < len(row) - 1 and row[at - 1].name and row[at + 1].name


def _compound(row: Sequence[Token], at: int) -> bool:
    """Whether a word with a verb's form is part of a name for something: "department |store| operator", "the city's |contract|"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    noun = inflection.may_be_noun(row[at].low) and behind is not None and bool(behind.key) and not behind.mark
    return row[at - 1].possessive or noun


def _beside(row: Sequence[Token], at: int, named: frozenset[int]) -> tuple[str, Party]:
    """The preposition at a place, and what stands behind it; an "of" still belongs to the noun before."""
    while at < len(row) and row[at].low == grammar.OF:
        at = _phrase(row, at + 1, named)[1]
    if at >= len(row) or row[at].low not in grammar.PREPOSITIONS or row[at].low == BY:
        return "", Party()
    return row[at].low, _phrase(row, at + 1, named)[0]


def _party(phrase: Sequence[Token], named: frozenset[int]) -> Party:
    if not phrase:
        return Party()
    start, end = phrase[0].start, phrase[-1].end
    owned = len(phrase) > 1 and phrase[0].low == HER and bool(phrase[1].key) and not phrase[1].text[0].isdigit()
    if phrase[0].low in _PRONOUNS and not owned:
        return Party(start=start, end=end, pronoun=True)
    telling = [token for token, behind in zip(phrase, (*phrase[1:], None), strict=True) if token.key and not _title(token, behind)]
    bound = next((token.start for at, token in enumerate(phrase) if token.low in grammar.PREPOSITIONS and not _titled_of(phrase, at)), end)
    head = frozenset(token.key for token in telling if token.start < bound)
    names = frozenset(token.key for token in telling if token.start in named)
    return Party(frozenset(token.key for token in telling), head, names, start, end)


def _title(token: Token, behind: Token | None) -> bool:
    return token.low in TITLES and behind is not None and behind.name

"""Whether a sentence holds a thing of the kind that is asked for, beyond what the question says itself."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise, takewhile

from rag.answer.evidence.story import Line
from rag.answer.question.types import Focus, Intent, Question
from rag.language import inflection, words
from rag.language.english import grammar, kinds, stories
from rag.language.english.numbers import MEASURES
from rag.language.english.people import BEFORE_NAMES, RELATIVES, ROLES
from rag.language.english.questions import AUXILIARIES, NAME_OF
from rag.language.modality import negations
from rag.language.numbers import quantities
from rag.language.phrases import after, flat, holds

HALF = 0.5
OFTEN = 4  # words before "a day" among which stands how many
DESCRIBED = 4  # words in which somebody who is named is described ("by |the former tennis champion| Ana Reis")
_DIMENSIONS = {unit: dimension for dimension, unit, _ in MEASURES.values()} | {"°C": "temperature", "°F": "temperature"}
_SINCE = re.compile(rf"(\b{stories.SINCE}\b[^,.;–—−]*)", re.IGNORECASE)
_AGE = re.compile(rf"\b\d{{1,3}}[- ]year|, \d{{1,3}},|\baged? \d|\b(?:{'|'.join(sorted(kinds.BEFORE_AGE))}) \d{{1,3}}(?=[.,;)”\"]|$)")
TITLED = BEFORE_NAMES | ROLES | RELATIVES
_DESCRIPTION = (
    rf"(?:, (?:\d+, )?(?:{'|'.join(sorted(kinds.DESCRIBING))})| (?:{'|'.join(sorted(grammar.BE))}) (?:{'|'.join(sorted(kinds.ARTICLES))})) "
)
_PARTS = re.compile(r"[,;:–—]")
_IN_QUOTES = re.compile(rf"[{stories.QUOTES}]([^{stories.QUOTES}]+)[{stories.QUOTES}]")
_CLOCK = re.compile(r"\d[.:]\d\d\b|\b\d{4}\b")


def fits(question: Question, line: Line) -> float:
    """0 to 1: whether the thing asked for can be in the sentence at all; 0.5 where that cannot be told."""
    if question.intent is Intent.REASON:
        text = causal(line.text)
        return 1.0 if holds(text, stories.STRONG_CAUSES) else HALF if holds(text, stories.CAUSES) else 0.0
    if question.intent is Intent.STATEMENT:
        return 1.0 if speaks(line.text) else 0.0
    return gives(question, line.text)


def causal(text: str) -> str:
    """A text's words in a row, without a "since" behind which no verb follows: that tells from when, not why."""
    kept = [part for part in _SINCE.split(text) if part]
    timed = [_SINCE.fullmatch(part) is not None and not any(map(_is_verb, words.tokens(part)[1:])) for part in kept]
    return flat("".join(" " if only else part for part, only in zip(kept, timed, strict=True)))


def gives(question: Question, text: str) -> float:
    """0 to 1: whether a text adds to the question a thing of the kind it asks for; 0.5 where that cannot be told."""
    low = words.low(text)
    match question.focus:
        case Focus.MONEY:
            return float(bool(low & kinds.MONEY) or any(sign in text for sign in kinds.CURRENCY_SIGNS)) or HALF * _counts(question, text)
        case Focus.SHARE:
            return float(kinds.SHARE_SIGN in text or bool(low & kinds.SHARES))
        case Focus.AGE:
            return float(bool(_AGE.search(text)) or bool(low & {"born", "birthday"} and _counts(question, text)))
        case Focus.DURATION if question.measured and question.measured in _measures(text):
            return 1.0
        case Focus.DURATION:
            return float(bool(low & (kinds.SPANS | kinds.LIFE)) and (_counts(question, text) or bool(low & kinds.COUNTED)))
        case Focus.FREQUENCY:
            return float(bool(low & (kinds.FREQUENT | kinds.SHARES - kinds.COUNTED)) or kinds.SHARE_SIGN in text or _per_span(text))
        case Focus.AMOUNT if question.measured:
            return float(question.measured in _measures(text) - _measures(question.text))
        case Focus.AMOUNT:
            return _counts(question, text) or HALF * bool(low & kinds.COUNTED)
        case Focus.DAY:
            timed = low & (kinds.TIME - kinds.SPANS) - {word for word in kinds.OTHER_THAN_MONTHS if word.capitalize() not in text}
            return float(bool(timed or _CLOCK.search(text)) or _points_in_time(text))
        case Focus.PERSON if question.of_whom:
            return 1.0 if describes(question.of_whom, text) else 0.3
        case Focus.PERSON | Focus.NAME:
            return 1.0 if _gives_name(question, text) else 0.3
        case Focus.PLACE:
            placed = [clause for clause in _PARTS.split(text) if words.low(clause) & kinds.PLACED]
            return 0.3 if not placed else float(not all(map(negations, placed)))
        case _:
            return HALF


def tells_who(question: Question, text: str) -> bool:
    """Whether a text says who somebody is, or did something: as what whoever is asked of by name is described, or a new name."""
    return describes(question.of_whom, text) if question.of_whom else names_somebody(question, text)


def describes(name: str, text: str) -> bool:
    """Whether a text says behind a name, or before it, what somebody is: "Ada Quill, a doctor from Dorn", "doctor Ada Quill"."""
    first, last = (re.escape(part) for part in (name.split()[0], name.split()[-1]))
    before = re.search(rf"([\w-]+),? {first}\b", text)
    return bool(before and before[1].lower() in TITLED) or re.search(rf"\b{last}{_DESCRIPTION}", text) is not None


def names_somebody(question: Question, text: str) -> bool:
    """Whether a text names somebody whom a question does not, where it would say who: before its verb, behind "by", "is" and the like,
    or behind the question's own verb. Whoever only says what it tells is not the one."""
    listed = words.tokens(text)
    names = set(words.names(text)) - {token for token in listed if token.lower() in kinds.TIME}
    asked = {words.normal(name) for name in question.names}
    for is_name, run in groupby(enumerate(listed), lambda pair: pair[1] in names):
        called = list(run)
        known = {words.normal(token) for _, token in called}
        opening = called[0][0] == 0 and len(called) == 1 and not called[0][1].isupper()  # any word is capitalised there
        if (
            is_name
            and not opening
            and known.isdisjoint(asked)
            and _would_say_who(question, listed[: called[0][0]], listed[called[-1][0] + 1 :])
        ):
            return True
    return False


def _would_say_who(question: Question, before: list[str], after: list[str]) -> bool:
    near = [token.lower() for token in before[-DESCRIBED:]]
    if tuple(near[-2:]) == kinds.TOLD_BY:
        return False
    signs = [word for word in near if word in kinds.NAMING or word in kinds.NOT_NAMING or words.normal(word) in question.words]
    if signs:
        return signs[-1] not in kinds.NOT_NAMING
    if any(_is_verb(token) for token in before) or (_is_passive(after) and not _is_passive(words.tokens(question.text))):
        return False
    return next((token for token in after if _is_verb(token)), "") not in kinds.SAYING


def _is_passive(listed: list[str]) -> bool:
    """Whether the first verb of some words tells what is done to their subject ("was also |shot|")."""
    at = next((at for at, token in enumerate(listed) if _is_verb(token)), len(listed))
    done = [token for token in listed[at + 1 : at + 3] if inflection.is_participle(token)]
    return bool(done) and listed[at].lower() in grammar.FORMS_OF_BE | grammar.BE


def _is_verb(token: str) -> bool:
    return token in AUXILIARIES or (token.islower() and (inflection.is_past(token) or inflection.is_third_person(token)))


def _gives_name(question: Question, text: str) -> bool:
    """Whether a text has a new name; where the name of a thing is asked for, beside that, if it tells of it ("the dog, |Rex|", "|Rex|, a
    brown dog"), and else no name of whoever only says what it tells."""
    names = set(_new_names(question, text))
    noun = words.normal(named_thing(question.text)) if names and question.focus is Focus.NAME else ""
    listed = words.tokens(text) if noun else []
    places = [at for at, token in enumerate(listed) if words.normal(token) == noun]
    if noun and not places:
        return names_somebody(question, text)
    return bool(names) and (not places or any(_beside_name(listed, at, names) for at in places))


@lru_cache(maxsize=64)
def named_thing(question: str) -> str:
    """The noun of which a question asks the name ("What is the name of the new tram |line|?"), or ""."""
    first, *rest = (after(flat(question), NAME_OF) or "").split() or [""]
    noun = [first, *takewhile(lambda word: not (words.is_stop(word) or _is_verb(word)), rest)]  # "the |arrested| baker"
    return noun[-1]


def _beside_name(listed: list[str], at: int, names: set[str]) -> bool:
    """Whether a name stands right behind the word at a place, but for what says that it is one, or before it and its description."""
    behind = next((token for token in listed[at + 1 :] if token.lower() not in kinds.CALLING), "")
    before = listed[max(0, at - DESCRIBED - 1) : at]
    described = list(takewhile(lambda token: token not in names, reversed(before)))
    apposed = len(described) < len(before) and any(token.lower() in kinds.DESCRIBING for token in described)
    return behind in names or (apposed and not any(_is_verb(token) for token in described if token.lower() not in grammar.BE))


def speaks(text: str) -> bool:
    """Whether somebody speaks in a sentence, directly or as reported."""
    return is_quoted(text) or bool(words.low(text) & kinds.SAYING)


def is_quoted(text: str) -> bool:
    """Whether a sentence holds words of somebody; what is only called so ("the song “Blue Quay”") is no quotation."""
    spoken = _IN_QUOTES.sub(lambda quote: "" if _is_title(quote[1]) else quote[0], text)
    return any(quote in spoken for quote in stories.QUOTES)


def _is_title(text: str) -> bool:
    told = [token for token in words.tokens(text) if not words.is_stop(token)]
    return bool(told) and text[-1] not in "!?…" and all(token[0].isupper() for token in told)


def _counts(question: Question, text: str) -> float:
    """1 when a text has a number that the question has not."""
    return float(bool(words.numbers(text) - words.numbers(question.text)))


@lru_cache(maxsize=4096)
def _measures(text: str) -> frozenset[str]:
    """What the figures of a text measure: "length", "mass"."""
    return frozenset(_DIMENSIONS[one.unit] for one in quantities(text) if one.unit in _DIMENSIONS)


def _per_span(text: str) -> bool:
    """Whether a text says how often in a span of time: "three boats a day", and not "a day later" or "at least a month"."""
    listed = [token.lower() for token in [*words.tokens(text), ""]]
    runs = enumerate(zip(listed, listed[1:], listed[2:], strict=False))
    return any(
        per in kinds.PER and span in kinds.SPANS and after not in kinds.APART and any(map(words.number, listed[max(0, at - OFTEN) : at]))
        for at, (per, span, after) in runs
    )


def _points_in_time(text: str) -> bool:
    """Whether a text names a span of time as a when ("three days later", "that week"), not only as a length ("for nearly 30 years")."""
    listed = ["", *(token.lower() for token in words.tokens(text)), ""]
    for at, token in enumerate(listed):
        if token not in kinds.SPANS:
            continue
        first = at
        while words.number(listed[first - 1]) is not None or listed[first - 1] in kinds.COUNTED:
            first -= 1
        counted = first < at
        if listed[first - 1] in (kinds.POINTING if counted else kinds.WHICH) or listed[at + 1] in kinds.APART - kinds.OLD:
            return True
    return False


def _new_names(question: Question, text: str) -> list[str]:
    """The names in a text that the question has not, not even as a surname ("|Ada| Quill"), and that follow no preposition of place ("from
    Dorn")."""
    named = {words.normal(name) for name in question.names}
    fuller = {words.normal(token) for run in words.runs(text) if words.normal(run[-1]) in named for token in run}
    asked = named | fuller | question.words  # names may be typed in small letters
    listed = ["", *words.tokens(text)]
    placed = {token for before, token in pairwise(listed) if before.lower() in kinds.PLACED}
    return [name for name in words.names(text) if words.normal(name) not in asked and name not in placed]

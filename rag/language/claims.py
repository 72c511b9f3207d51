"""A question that is answered by yes or no, as the statement it asks about and as its denial.

A judge that is asked "does the text say this?" of both answers better than one asked the question; so both have to be sound
sentences: "Has the director resigned?" is "The director has resigned." and "The director has not resigned.".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.language import clauses, inflection
from rag.language.clauses import Kind, Word
from rag.language.english import grammar
from rag.language.english.questions import QUESTION_WORDS

_LONGEST = 120  # words of a question that is read at all


@dataclass(frozen=True, slots=True)
class _Parsed:
    front: str
    subject: tuple[Word, ...]
    auxiliary: str
    denied: bool
    adverbs: tuple[Word, ...]
    rest: tuple[Word, ...]


@lru_cache(maxsize=1024)
def claims(question: str) -> tuple[str, str] | None:
    """The statement a yes/no question asks about, and the same denied; None when it asks something else or can't be turned round.

    "Didn't he resign?" asks whether he did, "Did he not resign?" whether he did not.
    """
    for sentence in reversed(_sentences(question)):
        if found := _of_sentence(sentence):
            return found
    return None


@lru_cache(maxsize=1024)
def asks_of_now(question: str) -> bool:
    """Whether a yes/no question stands in the present: "Is it open?", "Has it opened?", "Can it open?"."""
    openings = (_front(_without_opening(sentence.strip(' ?!."“”')))[1] for sentence in reversed(_sentences(question)))
    auxiliary = next((found[0] for words in openings if words and (found := _auxiliary(words[0].low)) and _embedded(words) is None), "")
    return auxiliary in grammar.PRESENT_AUXILIARIES


def _sentences(question: str) -> list[str]:
    text = " ".join(question.replace("’", "'").replace("‘", "'").split())
    parts = re.split(r"(?<=[?!])\s+|(?<=[a-z0-9)]{3}\.)\s+(?=[A-Z])", text)
    return [part for part in parts if part and len(part.split()) <= _LONGEST]


def _of_sentence(sentence: str) -> tuple[str, str] | None:
    body = sentence.strip(' ?!."“”')
    if body.isupper():
        body = body.lower()
    body = _without_opening(body).removesuffix(grammar.OR_NOT).rstrip(" ,")
    if (tagged := _without_tag(body)) is not None:
        return _of_statement(tagged) if "?" in sentence else None
    front, words = _front(body)
    if (embedded := _embedded(words)) is not None:
        return _of_statement(embedded)
    if words and "?" in sentence and not _auxiliary(words[0].low) and QUESTION_WORDS.isdisjoint(word.low for word in words):
        return _of_statement(body)
    parsed = _parse(front, words)
    return (_said(parsed), _denied(parsed)) if parsed else None


# Reading the question


def _without_opening(text: str) -> str:
    """A question without "And", "Please" and the like before it."""
    while True:
        first, _, rest = text.partition(" ")
        if first.strip(",").lower() not in grammar.OPENINGS or not rest:
            return text
        text = rest


def _without_tag(text: str) -> str | None:
    """The statement before a tag ("…, didn't he", "…, right"), or None."""
    body, comma, tag = text.rpartition(",")
    words = tag.lower().split()
    if not comma or not words or _auxiliary(body.split()[0] if body.split() else ""):
        return None
    if len(words) == 1 and words[0] in grammar.TAGS:
        return body
    auxiliary = _auxiliary(words[0])
    pronoun = words[-1] in grammar.PERSONAL and len(words) in (2, 3)
    return body if auxiliary and pronoun else None


def _front(text: str) -> tuple[str, tuple[Word, ...]]:
    """What stands before the question and belongs to it ("In March, "), and the question's words."""
    words = clauses.split(text)
    if not words or _auxiliary(words[0].low):
        return "", words
    for place in range(1, len(words)):
        if words[place - 1].ends and _auxiliary(words[place].low):
            front = " ".join(word.text for word in words[:place])
            return (front + " " if words[0].low in grammar.FRONTED else ""), words[place:]
    for place in range(3, len(words) if words[0].low in grammar.CONDITIONS else 0):  # "If it rains |will| they play"
        if _auxiliary(words[place].low) and clauses.subject_end(words[1:place], "finite") is not None:
            return " ".join(word.text for word in words[:place]) + ", ", words[place:]
    return "", words


def _embedded(words: tuple[Word, ...]) -> str | None:
    """The statement within "Is it true that …", "Do you know whether …"."""
    lows = " ".join(word.low for word in words)
    for frame in grammar.FRAMES:
        if lows.startswith(frame + " "):
            return " ".join(word.text for word in words[len(frame.split()) :])
    return None


def _auxiliary(word: str) -> tuple[str, bool] | None:
    """The auxiliary a word is, and whether it is denied ("didn't")."""
    low = word.lower().strip(",")
    if low in grammar.AUXILIARIES:
        return low, False
    if low == grammar.CANNOT:
        return "can", True
    if low in grammar.CONTRACTED:
        return grammar.CONTRACTED[low], True
    bare = low.removesuffix(grammar.NOT_CONTRACTED)
    return (bare, True) if bare != low and bare in grammar.AUXILIARIES else None


def _kind(auxiliary: str) -> Kind:
    if auxiliary in grammar.DO:
        return "do"
    if auxiliary in grammar.HAVE:
        return "have"
    return "be" if auxiliary in grammar.BE else "modal"


def _parse(front: str, words: tuple[Word, ...]) -> _Parsed | None:
    auxiliary = _auxiliary(words[0].low) if words else None
    if auxiliary is None or len(words) < 3:
        return None
    body = _first_alternative(words[1:])
    end = clauses.subject_end(body, _kind(auxiliary[0]))
    if end is None or end >= len(body):
        return None
    place = end
    denied = False
    while place < len(body) - 1 and (clauses.is_adverb(body[place].low) or body[place].low == grammar.NEGATION):
        denied = denied or body[place].low == grammar.NEGATION
        place += 1
    adverbs = tuple(word for word in body[end:place] if word.low != grammar.NEGATION)
    if body[0].low == "you" and body[place].low in grammar.REQUESTS:
        return None
    return _Parsed(front, tuple(body[:end]), auxiliary[0], denied, adverbs, tuple(body[place:]))


def _first_alternative(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A question without a second one behind "or", or what would be so instead: "Is it free, or do I have to pay?", "or only cheap"."""
    for place in range(2, len(words) - 1):
        if words[place].low == "or" and (_auxiliary(words[place + 1].low) or words[place + 1].low in grammar.INSTEAD):
            return words[:place]
    return words


# Writing the claims


def _said(parsed: _Parsed) -> str:
    subject = _text(parsed.subject)
    if parsed.denied:
        return _with_not(parsed, subject)
    return _sentence(parsed.front, _replaced_first(subject, grammar.POSITIVE), _affirmed(parsed))


def _denied(parsed: _Parsed) -> str:
    subject = _text(parsed.subject)
    low = subject.lower() + " "
    if parsed.denied:
        return _sentence(parsed.front, subject, _affirmed(parsed))
    if low.startswith(tuple(word + " " for word in grammar.NEGATIVE_SUBJECTS)):
        return f"{grammar.IT_IS_NOT_TRUE} {_lowered(parsed.front)}{_lowered(subject)} {_affirmed(parsed)}."
    if (negative := _negative_subject(subject)) is not None:
        return _sentence(parsed.front, negative, _affirmed(parsed, keep=True))
    if low.startswith(tuple(word + " " for word in grammar.SCOPED)):
        subject = _replaced_first(_lowered(subject), grammar.DENIED_QUANTIFIERS)
        return _sentence(parsed.front, f"{grammar.NEGATION} {subject}", _affirmed(parsed))
    if any(word.low == grammar.STILL for word in parsed.adverbs):
        ended = tuple(Word(grammar.NO_LONGER, grammar.NO_LONGER) if word.low == grammar.STILL else word for word in parsed.adverbs)
        return _sentence(parsed.front, subject, _affirmed(replace(parsed, adverbs=ended), keep=True))
    return _with_not(parsed, subject)


def _with_not(parsed: _Parsed, subject: str) -> str:
    joined = _not(parsed.auxiliary)
    if parsed.adverbs and parsed.adverbs[0].low == grammar.EVER and parsed.auxiliary not in grammar.DO:
        joined, parsed = f"{parsed.auxiliary} {grammar.NEVER}", replace(parsed, adverbs=parsed.adverbs[1:])
    tail = _text((*parsed.adverbs, *parsed.rest))
    return _sentence(parsed.front, subject, f"{joined} {_exchanged(tail.rstrip(','), grammar.TOO, grammar.EITHER)}")


def _not(auxiliary: str) -> str:
    return grammar.DENIED_MODALS.get(auxiliary, f"{auxiliary} {grammar.NEGATION}")


def _affirmed(parsed: _Parsed, *, keep: bool = False) -> str:
    """The predicate without a negation: "did resign" as "resigned"; with `keep`, "any" and "ever" stay as they are."""
    adverbs = _text(tuple(word for word in parsed.adverbs if keep or word.low != grammar.EVER))
    rest = _text(parsed.rest) if keep else _positive(parsed.rest)
    auxiliary = parsed.auxiliary
    if auxiliary in grammar.DO and not _coordinated(parsed.rest):
        verb, _, tail = rest.partition(" ")
        rest = f"{_inflected(verb, auxiliary)} {tail}".strip()
        auxiliary = ""
    return " ".join(part for part in (auxiliary, adverbs, rest) if part)


def _inflected(verb: str, auxiliary: str) -> str:
    bare = verb.rstrip(".,;:")
    if auxiliary == "do":
        return verb
    form = inflection.past if auxiliary == "did" else inflection.third_person
    return form(bare.lower()) + verb[len(bare) :]


def _coordinated(rest: tuple[Word, ...]) -> bool:
    """Whether a second verb hangs on the auxiliary ("did resign and leave"), which then has to stay."""
    infinitive = False
    for place, word in enumerate(rest[:-1]):
        infinitive = infinitive or word.low == grammar.TO
        after = rest[place + 1].low
        if place and word.low in grammar.CONJUNCTIONS and not infinitive and inflection.is_base(after) and not rest[place + 1].name:
            return not inflection.may_be_noun(after) or (place + 2 < len(rest) and rest[place + 2].low not in grammar.PREPOSITIONS)
    return False


def _positive(rest: tuple[Word, ...]) -> str:
    """The words of a predicate with "some" for "any", and without "yet" and "ever"."""
    out: list[str] = []
    for place, word in enumerate(rest):
        before = rest[place - 1].low if place else ""
        after = rest[place + 1].low if place + 1 < len(rest) else ""
        kept = (
            any(earlier.low in grammar.KEEP_ANY_AFTER for earlier in rest[:place])
            or (word.low == "any" and after in grammar.KEEP_ANY_BEFORE)
            or before == "at"
        )
        if word.low in grammar.POSITIVE and not kept:
            out.append(word.text.lower().replace(word.low, grammar.POSITIVE[word.low]))
        elif word.low == grammar.EVER or (word.low == grammar.YET and place == len(rest) - 1):
            continue
        else:
            out.append(word.text)
    return " ".join(out)


def _negative_subject(subject: str) -> str | None:
    """ "anyone" as "no one", "any of the patients" as "none of the patients"."""
    low = subject.lower()
    for words, negative in sorted(grammar.NEGATIVE.items(), key=lambda item: -len(item[0])):
        if low == words or low.startswith(words + " "):
            return negative + subject[len(words) :]
    return None


def _replaced_first(subject: str, table: dict[str, str]) -> str:
    first, space, rest = subject.partition(" ")
    return table.get(first.lower(), first) + space + rest


def _exchanged(text: str, old: str, new: str) -> str:
    return text.removesuffix(f" {old}") + f" {new}" if text.endswith(f" {old}") else text


def _of_statement(statement: str) -> tuple[str, str] | None:
    """A statement as it stands and denied, or the other way round when it holds a "not"."""
    words = clauses.split(statement.strip(" ,"))
    if len(words) < 2:
        return None
    said = _sentence("", _text(words), "")
    end = clauses.subject_end(words, "finite")
    if end is None and words[0].low in grammar.PERSONAL:
        end = 1
    denied = None if end is None else _statement_denied(words, end)
    return said, denied or f"{grammar.IT_IS_NOT_TRUE} {_lowered(said)}"


def _statement_denied(words: tuple[Word, ...], end: int) -> str | None:
    subject, place = _text(words[:end]), end
    while place < len(words) - 1 and clauses.is_adverb(words[place].low):
        place += 1
    low = subject.lower() + " "
    if low.startswith(tuple(word + " " for word in (*grammar.NEGATIVE_SUBJECTS, *grammar.SCOPED))):
        return None
    verb, rest = words[place], words[place + 1 :]
    auxiliary = _auxiliary(verb.low)
    if auxiliary:
        name, contracted = auxiliary
        spoken = [word for word in rest if word.low != grammar.NEGATION]
        if contracted or len(spoken) < len(rest):
            return _sentence("", subject, _text((*words[end:place], Word(name, name), *spoken)))
        return _sentence("", subject, " ".join(part for part in (_not(name), _text((*words[end:place], *rest))) if part))
    base, helper = inflection.base_of_past(verb.low), "did"
    if base is None and (base := clauses.base_of_third(verb.low)):
        helper = "does"
    if base is None and inflection.is_base(verb.low):
        base, helper = verb.low, "do"
    if base is None:
        return None
    tail = _text((*words[end:place], Word(base + verb.text[len(verb.low) :], base), *rest))
    return _sentence("", subject, f"{helper} {grammar.NEGATION} {tail}")


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def _lowered(text: str) -> str:
    """A text that no longer begins a sentence: its first letter small when the word is no name."""
    first = text.partition(" ")[0].strip(",").lower()
    return text[:1].lower() + text[1:] if first in grammar.LOWERED or first in grammar.PREPOSITIONS or first in grammar.PERSONS else text


def _sentence(front: str, subject: str, predicate: str) -> str:
    text = f"{front}{_lowered(subject) if front else subject} {predicate}".strip().rstrip(",;: ")
    return text[:1].upper() + text[1:] + "."

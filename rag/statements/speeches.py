"""The verbs of saying of one sentence that surely say something, each with its own speaker and what was said."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace

from rag.language import inflection
from rag.language.any_verb import quote_first, that_quoted
from rag.language.english import grammar, saying
from rag.language.english import people as english
from rag.language.passing import in_passing
from rag.language.speech import Speech, speakers
from rag.language.spoken import base
from rag.statements.naming import plausible

_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


def in_sentence(plain: str) -> list[Speech]:
    """What a sentence says was said, by whoever may be a speaker."""
    speeches = _in_order(speakers(plain), in_passing(plain))
    further = None if any(one.direct for one in speeches) else quote_first(plain)
    further = further or (None if speeches else that_quoted(plain))
    found: list[Speech] = []
    for speech in map(_nearest, [further, *speeches] if further else speeches):
        opens = plain[: plain.find(speech.who)].strip(" “”'") == ""
        if _is_gap(plain, speech):
            if not _inserted(plain, speech):
                continue
            speech = replace(speech, said_span=(0, len(plain.rstrip(" ."))))
        if (speech.who.lower() == saying.WHO or plausible(speech.who, opens)) and not _is_plural_noun(plain, speech):
            found.append(_with_apposition(plain, speech))
    return found


def _in_order(told: Sequence[Speech], passing: Sequence[Speech]) -> list[Speech]:
    """What verbs say, each up to the participle that tells more of it; a participle after a verb goes on with who speaks there."""
    found = list(told)
    for later in passing:
        joins = later.who.lower() != saying.WHO
        before = next((one for one in reversed(told) if joins and one.start < later.start and one.who != later.who), None)
        if before and before.said_span and not before.said_span[0] > later.start > before.end + _FAR:
            later = replace(later, who=before.who)
        found = [kept for one in found if (kept := _ended(one, later.start))] + [later]
    answers = [one for one in found if one.direct]
    found = [one for one in found if one.verb != saying.ASK or _ended(one, _answered(one, answers))]
    return [one for one in found if one.said_span]


def _answered(asked: Speech, answers: Sequence[Speech]) -> int:
    """Where the one who was asked begins to speak: "When the mayor asked him what it cost, |he said:| “…”"."""
    return min((one.start for one in answers if one.start > asked.end), default=sys.maxsize)


_NAMED_THEN = re.compile(r"\A(?P<who>(?:[^\W\d_a-zß-ÿ][\w’'.-]*\s+)+?)(?P<verb>[a-z]+)\b")


def _nearest(speech: Speech) -> Speech:
    """A speech whose speaker's words run over another verb, with those only that stand with its own: "Rice |listened and| stressed"."""
    speech = replace(speech, who=speech.who.partition(saying.SINCE)[2] or speech.who)
    tokens = speech.who.split()
    said = next((at for at in range(len(tokens) - 1, 0, -1) if base(tokens[at]) and inflection.is_past(tokens[at])), None)
    if said is not None and said + 1 < len(tokens):
        return replace(speech, who=" ".join(tokens[said + 1 :]))
    named = _NAMED_THEN.match(speech.who)
    if named and inflection.base_of_past(named["verb"]):
        return replace(speech, who=named["who"].strip())
    return speech


def _is_gap(text: str, speech: Speech) -> bool:
    """Whether what was said is only the rest of a clause: "the aid that Varga said |was not enough|", "the report |said …|"."""
    first = _WORDS.search(text, *speech.said_span) if speech.said_span and not speech.direct else None
    return bool(first and first[0].islower() and (first[0] in grammar.AUXILIARIES or base(first[0])))


def _inserted(text: str, speech: Speech) -> bool:
    """Whether a speaker stands between commas within what is said: "The suburbs, Lee says, are what counts"."""
    return text[: speech.start].endswith(", ") and text.startswith(",", speech.end)


def _is_plural_noun(text: str, speech: Speech) -> bool:
    """Whether a verb may as well be a noun in the plural ("states", "reports"), and neither "that" nor a quotation follows."""
    verb = text[speech.start : speech.end].split()[-1:]
    noun = inflection.may_be_noun(speech.verb) or speech.verb in saying.OFTEN_NOUNS
    if speech.direct or not verb or not verb[0].endswith("s") or not noun:
        return False
    named = speech.who.split()[-1][:1].isupper() and speech.verb != "state"
    return not named and speech.verb not in ("say", "claim", "warn") and not text[speech.end :].lstrip(" ,").startswith("that ")


def _ended(speech: Speech, at: int) -> Speech | None:
    """A speech up to a place; None for one whose verb says nothing without the quotation behind it ("defended the plan, saying “…”")."""
    if speech.said_span is None or speech.said_span[1] <= at or speech.start > at:
        return speech
    start = speech.said_span[0]
    if speech.direct and speech.verb in saying.SAYING_WITH_WORDS and start >= speech.end:
        return None
    return replace(speech, said_span=(start, at) if start < at else None)


_FAR = 200
_CAP = r"[^\W\d_a-zß-ÿ][\w’'.-]*"
_APPOSITION = re.compile(rf",\s+(?P<name>{_CAP}(?:\s+{_CAP}){{1,3}})(?=,|\s+[a-z])")


def _with_apposition(text: str, speech: Speech) -> Speech:
    """A speech with the name that follows its speaker's role: "The skipper of the Maren|, Joost Abara,|"."""
    at = text.find(speech.who)
    last = speech.who.split()[-1].lower()
    role = speech.who[:4].lower() in ("the ", "its ") or last in english.ROLES
    follows = _APPOSITION.match(text, at + len(speech.who)) if at >= 0 and "," not in speech.who and role else None
    return replace(speech, who=f"{speech.who}, {follows['name']}") if follows else speech

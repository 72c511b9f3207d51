"""Reads a turn: without its preamble, mended, in English, made whole, and what kind of answer it wants."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.answer import messages
from rag.answer.question import follow_up, spelling
from rag.answer.question import language as languages
from rag.answer.question.focus import counted_in, focus_of, measured_in
from rag.answer.question.intent import intent_of, is_chat, is_remark
from rag.answer.question.parts import MOST, parts_of
from rag.answer.question.preamble import asking
from rag.answer.question.types import Intent, Question
from rag.language import words
from rag.language.dates import mentions
from rag.language.english import questions as english
from rag.language.phrases import flat, holds
from rag.types import Filters, Turn

LEAST = 4  # words of a sentence that tells of something
ABOUT_LAST = (Intent.EVIDENCE, Intent.REWORD)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question is read with. `translate` and `rewrite` ask the model and are missing while there is none.

    `languages` are those of the stories, as ISO codes.
    """

    vocabulary: spelling.Vocabulary | None = None
    pieces: spelling.Pieces | None = None
    translate: Callable[[str], str] | None = None
    rewrite: Callable[[str, str], str] | None = None
    languages: frozenset[str] = frozenset()


def understand(
    turn: str,
    history: Sequence[Turn] = (),
    filters: Filters | None = None,
    as_of: str | None = None,
    reading: Reading | None = None,
    otherwise: bool = False,
) -> Question:
    """The question that a turn of a conversation asks; with `otherwise` the other way where it is in doubt whether it leans."""
    reading, typed = reading or Reading(), " ".join(turn.split())
    as_typed = typed
    if typed.isupper() and " " in typed:  # capitals throughout: none of them shows a name
        typed = typed.capitalize()
    slips: tuple[str, ...] = ()
    if languages.language_of(typed) == languages.ENGLISH:
        typed, slips = spelling.asking_mended(typed)
    told = without_forms(history)
    blank = Question(as_typed, typed, filters=filters or Filters(), as_of=as_of, changed=slips, history=told)
    if told and (intent := intent_of(typed, follows=True)) in ABOUT_LAST:
        return replace(understand_last(told, blank, reading), asked=as_typed, intent=intent, history=told)
    if is_chat(typed):
        return _remarked(typed, blank, reading) or replace(blank, intent=Intent.OTHER)
    text, before = asking(typed)
    text, blank = _in_english(text, blank, reading)
    changed: tuple[str, ...] = ()
    if reading.vocabulary and reading.pieces and blank.language is None:
        text, changed = spelling.mended(text, reading.vocabulary, reading.pieces)
        text = spelling.with_names(text, reading.vocabulary)
    blank = replace(blank, changed=(*blank.changed, *changed))
    parts = parts_of(text) if intent_of(text) is not Intent.COMPARE else (text,)
    if len(parts) > MOST:
        return replace(blank, text=text, intent=Intent.OTHER)
    if len(parts) > 1:
        return _several(parts, blank, reading)
    return _whole(text, before, blank, reading, otherwise=otherwise)


def _remarked(typed: str, blank: Question, reading: Reading) -> Question | None:
    """The last question as a remark of the person who asks changes it ("I am talking about the ferry."); None where it changes nothing."""
    if not (blank.history and reading.rewrite and is_remark(typed)):
        return None
    whole = follow_up.made_whole(typed, blank.history, reading.rewrite)
    return replace(_whole(whole, "", blank, reading), leans=True) if whole else None


def _several(parts: Sequence[str], blank: Question, reading: Reading) -> Question:
    first = _whole(parts[0], "", blank, reading)
    told = (*blank.history, Turn("user", first.text))
    rest = [_whole(part, "", replace(blank, history=told), reading, follow_up.JOINED) for part in parts[1:]]
    return replace(first, text=" ".join(part.text for part in (first, *rest)), parts=(first, *rest))


def _whole(text: str, before: str, blank: Question, reading: Reading, least: float = follow_up.LEAST, otherwise: bool = False) -> Question:
    """One question, with what it leans on put in place of its pronouns."""
    leans, context, preface = False, "", ""
    in_doubt = bool(blank.history) and follow_up.may_lean(text)
    if blank.language is None and follow_up.follows(text, blank.history, least) != (otherwise and in_doubt):
        turn = f"{before} {text}" if follow_up.own_names(f"x {before}") else text  # "No, the other one, MN4. Is that dangerous?"
        rewritten = follow_up.made_whole(turn, blank.history, reading.rewrite) if reading.rewrite else None
        leans, context = True, "" if rewritten else follow_up.context_of(blank.history)
        text = rewritten or text
    else:
        preface = _preface(before)
    intent = intent_of(text)
    if context and intent is Intent.FACT and follow_up.is_fragment(text):
        intent = intent_of(asking(context)[0])
    flattened = flat(text)
    return replace(
        blank,
        text=text,
        intent=intent,
        focus=focus_of(text, intent),
        counted=counted_in(text),
        measured=measured_in(text),
        names=tuple(
            name for name in follow_up.own_names(text) if len(name) > 1 and not re.search(rf"\b{re.escape(name)}\d", text)
        ),  # "M&M's", "CO2"
        words=words.content(text),
        now=holds(flattened, english.NOW),
        first=holds(flattened, english.THEN),
        leans=leans,
        in_doubt=in_doubt,
        context=context,
        preface=preface,
        days=_days(f"{preface} {text}"),
    )


def _preface(before: str) -> str:
    """What is said before a question and belongs to it: sentences that tell of something, not of the person who asks."""
    told = [sentence for sentence in re.split(r"(?<=[.!?])\s+", before) if len(sentence.split()) >= LEAST]
    return " ".join(sentence for sentence in told if english.FIRST_PERSON.isdisjoint(flat(sentence).split()))


def _days(text: str) -> tuple[date, date] | None:
    """The first and the last day that a question names outright, with its year."""
    named = [mention for mention in mentions(text, None) if mention.first and mention.last and not mention.relative]
    return (min(one.first for one in named if one.first), max(one.last for one in named if one.last)) if named else None


def _in_english(text: str, blank: Question, reading: Reading) -> tuple[str, Question]:
    """The question in English when it is in another language than the stories, and what is known of that."""
    language = languages.language_of(text)
    if language == languages.ENGLISH or languages.code_of(language) in reading.languages:
        return text, blank
    english_text = None
    if reading.translate and languages.can_be_translated(language):
        english_text = languages.in_english(text, reading.translate)
    if english_text is None:
        return text, replace(blank, language=language)
    return english_text, replace(blank, changed=(*blank.changed, messages.translated_from(language)))


def understand_last(history: Sequence[Turn], blank: Question, reading: Reading) -> Question:
    """The last question of a conversation, as it was asked then."""
    place = max((place for place, turn in enumerate(history) if turn.role == "user"), default=None)
    if place is None:
        return blank
    return understand(history[place].content, history[:place], blank.filters, blank.as_of, reading)


def without_forms(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """A conversation without the turns that only asked for the last answer's evidence or another form of it, and the replies to them."""
    kept: list[Turn] = []
    form = False
    for turn in history:
        if turn.role == "user":
            form = bool(kept) and intent_of(turn.content, follows=True) in ABOUT_LAST
        if not form and turn.content.strip():
            kept.append(turn)
    return tuple(kept)

"""What kind of answer a question wants, read off its form: the first rule that fits decides."""

from __future__ import annotations

from rag.answer.question.last_answer import asks_for_evidence, form_wanted, language_wanted, says_only
from rag.answer.question.types import Intent
from rag.language.english import intents as english
from rag.language.english import questions, turns
from rag.language.inflection import is_past, is_third_person
from rag.language.phrases import flat, holds

LONGEST = 120  # words that a form is looked for in
_RELATIVE = frozenset(("that", "which", "who"))


def intent_of(question: str, follows: bool = False) -> Intent:
    """The intent of a question without its preamble; `follows` when there is a last answer to speak of."""
    question = " ".join(question.split()[:LONGEST])
    text = flat(question)
    if follows and (form_wanted(question) or language_wanted(question)):
        return Intent.REWORD
    if follows and asks_for_evidence(question):
        return Intent.EVIDENCE
    if is_chat(question):
        return Intent.OTHER
    if is_about_folder(text):
        return Intent.FOLDER
    return _of_stories(text, question)


def is_chat(question: str) -> bool:
    """Whether a turn asks for nothing that stories can tell: a greeting, an order to the computer, a sum, a remark."""
    text = flat(question)
    said = text.split()
    if len(said) > LONGEST:
        return False
    if not said or holds(text, turns.CHAT) or says_only(text, turns.SMALL_TALK, turns.SMALL_TALK_WORDS):
        return True
    return is_remark(question)


def is_remark(question: str) -> bool:
    """Whether a turn only tells something of the person who asks, or of the one asked ("You were wrong about the ferry.")."""
    said = flat(question).split()
    asking = questions.QUESTION_WORDS | questions.WHETHER | turns.WANTING
    return bool(said) and said[0] in turns.TELLERS and "?" not in question and asking.isdisjoint(said)


def is_about_folder(text: str) -> bool:
    """Whether a flattened question is about the stories as things, not about what they tell."""
    return holds(text, english.FOLDER) and not holds(text, english.NOT_FOLDER)


def _of_stories(text: str, question: str) -> Intent:
    if holds(text, english.TIMELINE):
        return Intent.TIMELINE
    if holds(text, english.SOURCES_AGREE):
        return Intent.COMPARE
    if holds(text, english.KNOWN_WHY):
        return Intent.REASON
    if holds(text, english.HEARD_OF):
        return Intent.SUMMARY
    if holds(text, english.ANY_WORDS):
        return Intent.STATEMENT
    if _is_yes_or_no(text, question):
        return Intent.YES_NO
    for intent, templates in (
        (Intent.COMPARE, english.COMPARE),
        (Intent.REASON, english.REASON),
        (Intent.FACT, english.MEANING),
        (Intent.STATEMENT, english.STATEMENT),
        (Intent.SUMMARY, english.SUMMARY),
        (Intent.FACT, english.FOR_ONE_THING),
        (Intent.LIST, english.LIST),
    ):
        if holds(text, templates):
            return intent
    return Intent.LIST if _asks_for_several(text.split()) else Intent.FACT


def _asks_for_several(said: list[str]) -> bool:
    """Whether a plural is asked for; a verb or "of" ends what stands after "which" ("What fine does the company have to pay?")."""
    openings = [at for at, word in enumerate(said) if word in english.ASKED_FOR or said[: at + 1] == ["name", "the"]]
    for opening in openings:
        for at, word in enumerate(said[opening + 1 : opening + 1 + english.REACH]):
            after = said[opening + at + 2] if opening + at + 2 < len(said) else ""
            if word in questions.AUXILIARIES or word == "of" or is_past(word):
                break
            if _is_plural(word) and after not in english.AFTER_VERB and not (at and is_third_person(word)):
                return True
    return False


def _is_plural(word: str) -> bool:
    ends = word.endswith("s") and not word.endswith(english.NO_PLURAL_ENDINGS)
    return word in english.IRREGULAR_PLURALS or (ends and word not in english.SINGULAR_IN_S)


def _is_yes_or_no(text: str, question: str) -> bool:
    """An auxiliary before its subject, "whether …", a statement with a tag or a question mark behind."""
    if holds(text, (*english.TRUE_THAT, *english.DOUBT)):
        return True
    said = text.split()
    while len(said) > 1 and said[0] in questions.JOINING:
        said = said[1:]
    asks_for_more = bool(questions.QUESTION_WORDS & set(said))
    if said[0] in questions.AUXILIARIES or said[0] == "whether":
        return True
    if asks_for_more:
        return False
    if said[0] in questions.WHETHER or holds(text, english.TAG):
        return True
    return "?" in question and (holds(text, english.SHORT_TAG) or _is_statement(said))


def _is_statement(said: list[str]) -> bool:
    """Whether words are a sentence with its verb: "Nobody was hurt?"."""
    if said[0] in english.SUBJECTS and len(said) > 1:
        return True
    return any(word in questions.AUXILIARIES and said[at] not in _RELATIVE for at, word in enumerate(said[1:]))

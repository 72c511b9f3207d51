"""The language of a question, and how it is put into English."""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.language import other_languages, words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_IN_NAME = re.compile(rf"\b(?:{'|'.join(other_languages.BEFORE_ARTICLE)}) (?:{'|'.join(other_languages.ARTICLES)}) (?=(?-i:[A-Z]))", re.I)
_ELISION = re.compile(rf"^({'|'.join(other_languages.ELIDED)})['’].*")
_ASKING = {name: frozenset(asking.split()) for name, asking in other_languages.ASKING.items()}
_FOREIGN = {name: frozenset(common.split()) | _ASKING[name] for name, common in other_languages.FOREIGN.items()}
ENGLISH = "English"
CODES = {
    "English": "en",
    "German": "de",
    "French": "fr",
    "Spanish": "es",
    "Italian": "it",
    "Portuguese": "pt",
    "Dutch": "nl",
    "Polish": "pl",
    "Hebrew": "he",
    "Arabic": "ar",
    "Greek": "el",
    "Chinese": "zh",
    "Japanese": "ja",
    "Korean": "ko",
    "Russian or another language in Cyrillic": "ru",
}
LEAST = 2  # common words of a language that show it
IN_SCRIPT = 0.3  # share of a question's letters in another script that shows it


def language_of(question: str) -> str:
    """The language of a question by its script, its commonest words and what it opens with; "English" when nothing shows another."""
    letters = [letter for letter in question if letter.isalpha()]
    for name, (first, last) in other_languages.SCRIPTS.items():
        if sum(first <= letter <= last for letter in letters) > IN_SCRIPT * max(len(letters), 1):
            return name
    told = [_ELISION.sub(r"\1", word.lower()) for word in _WORD.findall(_IN_NAME.sub("", question))]
    here = sum(word in other_languages.COMMON for word in told)
    counts = {name: sum(word in common for word in told) for name, common in _FOREIGN.items()}
    if told and not here and told[0] not in other_languages.ALSO_ENGLISH:
        counts = {name: count + (told[0] in _ASKING[name]) for name, count in counts.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= LEAST and counts[best] > here else ENGLISH


def code_of(language: str) -> str | None:
    """The two-letter code of a language that `language_of` names; None where it has none of its own."""
    return CODES.get(language)


def can_be_translated(language: str) -> bool:
    """Whether the default model was measured to put questions in this language into English well."""
    return language in _FOREIGN


def in_english(question: str, ask: Callable[[str], str]) -> str | None:
    """The question in English, or None when the model's translation loses or adds a number or is no English; `ask(question)` translates."""
    text = ask(question).strip().strip('"“”').partition("\n")[0].strip()
    sound = bool(words.content(text)) and words.numbers(text) == words.numbers(question) and language_of(text) == ENGLISH
    return text if sound and text.lower() != question.lower() else None

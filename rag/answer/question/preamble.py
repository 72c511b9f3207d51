"""What is asked, without what leads up to it: courtesies, and the story somebody tells before the question."""

from __future__ import annotations

import re

from rag.corpus.sentences import sentences_in
from rag.language.english import questions as english
from rag.language.english.intents import DOUBT
from rag.language.phrases import flat, holds
from rag.language.words import tokens

REACH = 16  # words to which a courtesy behind, or what leads to an indirect question, reaches
LONG = 25  # words from which a sentence is looked through for the clause that asks
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|\d+(?:[.,]\d+)*")


def asking(text: str) -> tuple[str, str]:
    """(what is asked, what was said before it)."""
    sentences = [sentence for line in text.splitlines() for sentence in sentences_in(line) if _WORD.search(sentence)]
    if not sentences:
        return text.strip(), ""
    sentences = _doubted(sentences)
    asked = [place for place, sentence in enumerate(sentences) if sentence.endswith("?")] or [
        place for place, sentence in enumerate(sentences) if _asks(sentence)
    ]
    chosen = asked or [len(sentences) - 1] if len(sentences) > 1 else [0]
    before = " ".join(sentence for place, sentence in enumerate(sentences) if place not in chosen)
    return " ".join(_bare(sentences[place]) for place in chosen), before


def _doubted(sentences: list[str]) -> list[str]:
    """Sentences without a "Really?" or "Are you sure?" before them; what follows it is then what is asked ("I heard it was closed?")."""
    first, rest = sentences[0], sentences[1:]
    if not rest or not holds(flat(first), DOUBT):
        return sentences
    return rest if any(sentence.endswith("?") for sentence in rest) else [*rest[:-1], rest[-1].rstrip(".!") + "?"]


def _asks(sentence: str) -> bool:
    low = [word.lower() for word in tokens(sentence)[:2]]
    return bool(low) and (low[0] in english.QUESTION_WORDS or low[0] in english.AUXILIARIES)


def _bare(sentence: str) -> str:
    """A sentence without courtesies before and after, and cut to its indirect question when it is long or begins with one."""
    sentence = _without_politeness(_indirect(sentence))
    words = list(_WORD.finditer(sentence))
    low = [match.group().lower() for match in words]
    for place in range(max(1, len(low) - REACH), len(low)):
        if holds(" " + " ".join(low[place:]) + " ", tuple(f"^ {tail}" for tail in english.TAIL)):
            sentence = sentence[: words[place].start()].rstrip(" ,;-") + ("?" if sentence.rstrip().endswith("?") else "")
            break
    return sentence[:1].upper() + sentence[1:]


def _without_politeness(sentence: str) -> str:
    for _ in range(3):
        text = flat(sentence)
        for template in english.POLITE:
            if not holds(text, (template,)):
                continue
            from rag.language.phrases import after

            rest = (after(text, (template,)) or "").split()
            kept = _last_words(sentence, len(rest))
            if len(rest) >= 2 and rest[0] not in english.NOT_LED_UP_TO and kept:
                sentence = kept
                break
        else:
            return sentence
    return sentence


def _indirect(sentence: str) -> str:
    """The clause that asks inside a sentence that only leads up to it ("… my editor would like to know whether …")."""
    words = list(_WORD.finditer(sentence))
    low = [match.group().lower() for match in words]
    for place in range(1, len(low)):
        opens = low[place] in english.QUESTION_WORDS or low[place] in english.WHETHER
        before = " " + " ".join(low[max(0, place - REACH) : place]) + " "
        if opens and holds(before, tuple(f"{template}$" for template in english.INDIRECT)) and len(low) - place > 2:
            return sentence[words[place].start() :].strip()
    return sentence


def _last_words(sentence: str, count: int) -> str:
    words = list(_WORD.finditer(sentence))
    return sentence[words[-count].start() :].strip() if 0 < count <= len(words) else ""

"""Who says a sentence: the words by which a story gives its speaker, carried on through "he said" and unattributed quotations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer.evidence.rank import carries
from rag.answer.evidence.story import Line, Story
from rag.language import words
from rag.language.english import speech as english

LEAST = 0.8  # of the best match, from which a speaker is the one asked for
APPOSITION = 8  # words of a name or of what somebody is, beside the other
PHRASE = 14  # words of a speaker at most
_QUOTE = re.compile(r"[“\"„«][^”\"“»]*(?:[”\"“»]|$)")
_SEGMENT = re.compile(r"[,;:—–_]| - ")
_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
HIDDEN = "_"


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a sentence, in words; `direct` when some of it is quoted, `named` when the sentence itself says who."""

    who: str
    words: frozenset[str]
    direct: bool
    named: bool


class Speakers:
    """The speakers of some stories' sentences, and the words by which the stories call each of them."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._said: dict[Line, Said] = {}
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        for story in stories:
            self._read(story)

    def of(self, line: Line) -> Said | None:
        return self._said.get(line)

    def matches(self, asked: str, line: Line) -> float:
        """How well (0 to 1) a sentence's speaker is the one asked for; 0 when it has none."""
        said = self._said.get(line)
        if said is None:
            return 0.0
        wanted = words.content(asked)
        known = said.words.union(*(self._called[word] for word in said.words if word in self._called))
        named = [words.normal(name) for name in words.names(f"x {asked}")]
        head = words.normal(words.tokens(asked)[-1]) if words.tokens(asked) else ""
        if (named and not carries(known, named[-1])) or (not named and head not in known):
            return 0.0
        return len(wanted & known) / len(wanted) if wanted else 0.0

    def spoken_by(self, asked: str, lines: Sequence[Line]) -> list[Line]:
        """Those of some sentences whose speaker is the one asked for: as near to it as any speaker comes."""
        match = {line: self.matches(asked, line) for line in lines}
        best = max(match.values(), default=0.0)
        return [line for line in lines if best and match[line] >= LEAST * best]

    def _read(self, story: Story) -> None:
        last: tuple[str, frozenset[str]] | None = None
        for line in story.lines:
            direct = bool(_QUOTE.search(line.text))
            who = speaker(line.text)
            if who and who.lower().split()[0] in english.PRONOUNS:
                who = None
                found = last
            elif who:
                found = last = (who, words.content(who))
                self._remember(who)
            elif direct and last and line.text.lstrip()[:1] in "“\"„«":
                found = last
            else:
                named = [run for run in words.runs(f"x {line.text}")]
                last = (" ".join(named[0]), words.content(" ".join(named[0]))) if named and not direct else last
                found = None
            if found:
                self._said[line] = Said(found[0], found[1], direct, who is not None)

    def _remember(self, who: str) -> None:
        names = words.names(f"x {who}")
        if names:
            self._called[words.normal(names[-1])] |= words.content(who)


def speaker(text: str) -> str | None:
    """The words by which a sentence names who says something in it; a pronoun as it stands; None when nobody speaks."""
    masked = _QUOTE.sub(lambda match: f" {HIDDEN} ", text)
    tokens = list(_TOKEN.finditer(masked))
    for at, token in enumerate(tokens):
        low = token.group().lower()
        if low == "according" and at + 1 < len(tokens) and tokens[at + 1].group().lower() == "to":
            return _phrase_after(masked, tokens[at + 1].end())
        if low in english.SAYING and not (at and tokens[at - 1].group().lower() in english.NOT_BEFORE_SAYING):
            return _around(masked, token.start(), token.end())
    return None


def _around(text: str, start: int, end: int) -> str | None:
    """The subject of a verb of saying: what stands before it, or behind it after a quotation or a comma."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith((HIDDEN, ",")) and _is_noun_phrase(after):
        return _phrase_after(text, end)
    parts = [part.strip() for part in _SEGMENT.split(before) if part.strip()]
    if not parts:
        return _phrase_after(text, end) if HIDDEN in before else None
    phrase = parts[-1]
    apposition = len(parts) > 1 and len(parts[-2].split()) <= APPOSITION and _is_noun_phrase(parts[-2])
    if apposition and (before.endswith(",") or len(phrase.split()) <= APPOSITION // 2) and words.names(f"x {parts[-2]} {phrase}"):
        phrase = f"{parts[-2]}, {phrase}"
    return _bounded(phrase, last=True)


def _is_noun_phrase(after: str) -> bool:
    """Whether a verb of saying is followed by who says it, not by what is said."""
    first = re.match(r"[^\W_]+", after)
    return first is not None and (first[0][0].isupper() or first[0].lower() in english.DETERMINERS or first[0].lower() in english.PRONOUNS)


def _phrase_after(text: str, start: int) -> str | None:
    rest = re.split(r"[.;:—–_“\"]", text[start:].strip(), maxsplit=1)[0]
    parts = [part.strip() for part in rest.split(",")]
    phrase = parts[0]
    named = bool(words.names(f"x {phrase}"))
    if len(parts) > 1 and 0 < len(parts[1].split()) <= APPOSITION and (not named or not words.names(f"x {parts[1]}")):
        phrase = f"{phrase}, {parts[1]}"
    return _bounded(phrase, last=False)


def _bounded(phrase: str, last: bool) -> str | None:
    listed = phrase.split()
    cut = next((at for at, word in enumerate(listed) if at and word.lower().strip(",") in english.PHRASE_ENDS), len(listed)) if not last else len(listed)
    listed = listed[-PHRASE:] if last else listed[: min(cut, PHRASE)]
    return " ".join(listed).strip(" ,“”\"") or None

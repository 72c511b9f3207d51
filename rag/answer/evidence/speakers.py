"""Who says a sentence: the words by which a story gives its speaker, carried on through "he said" and unattributed quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answer.evidence.rank import carries
from rag.answer.evidence.story import Line, Story
from rag.language import words
from rag.language.english import speech as english
from rag.language.speech import quotes, speakers

LEAST = 0.8  # of the best match, from which a speaker is the one asked for
SUBJECT = 10  # words before a verb at most
OPENING_QUOTES = ("“", '"', "„", "«")


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
        last: str | None = None
        for line in story.lines:
            direct = bool(quotes(line.text))
            who = speaker(line.text)
            if who and who.lower().split()[0] in english.PRONOUNS:
                spoken, named = last, False
            elif who:
                spoken = last = who
                named = True
                self._remember(who)
            elif direct and line.text.startswith(OPENING_QUOTES):
                spoken, named = last, False
            else:
                runs = words.runs(f"x {line.text}")
                last = " ".join(runs[0]) if runs and not direct else last
                continue
            if spoken:
                self._said[line] = Said(spoken, words.content(spoken), direct, named)

    def _remember(self, who: str) -> None:
        names = words.names(f"x {who}")
        if names:
            self._called[words.normal(names[-1])] |= words.content(who)


def speaker(text: str) -> str | None:
    """The words by which a sentence names who says something in it; a pronoun as it stands; None when nobody speaks."""
    found = speakers(text)
    return found[0].who if found else _subject(text)


def _subject(text: str) -> str | None:
    """The first words of a sentence up to a verb of asking, rejecting, welcoming and the like, when they name somebody."""
    tokens = text.split()
    at = next((place for place, token in enumerate(tokens[:SUBJECT]) if token.lower().strip(",") in english.SAYING), 0)
    subject = " ".join(tokens[:at]).rstrip(",").removesuffix(" has").removesuffix(" have").removesuffix(" had")
    known = english.DETERMINERS | english.PRONOUNS
    return subject if at and (words.names(f"x {subject}") or subject.split()[0].lower() in known) else None

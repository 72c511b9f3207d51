"""Who says a sentence: the speakers of a story's statements, and of sentences in which somebody asks, rejects or welcomes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answer.evidence.relevance import alike, carries, near
from rag.answer.evidence.story import SHORTENED, Line, Story
from rag.language import words
from rag.language.english import speech as english
from rag.language.english.grammar import NEGATION
from rag.statements import Placed, Statement, read_sentences

SPEAKS_FOR = 0.5  # how well somebody matches a body for which they speak
OF_GROUP = 0.5  # how well somebody matches a group of which they are one
LEAST = 0.8  # of the best match, from which a speaker is the one asked for
SUBJECT = 10  # words before a verb at most
_WHICH = re.compile(rf"\s(?:{'|'.join(english.COMPLEMENTS)})\s")
_AUXILIARY = re.compile(rf" (?:{'|'.join(english.BEFORE_VERBS)})(?: {NEGATION})?$")
_DESCRIBING = rf"(?:[A-Z][\w&’'-]*|{'|'.join(sorted(english.SPEAKING_FOR))})"  # a word before somebody's name that tells the office
_OWNED = r"[A-Z][\w-]*(?:[’']s|s[’'])(?: [\w-]+){1,3}"  # "Quill's longtime lawyer"
_OWNING = re.compile(r"['’]s |s['’] ")
_STANCES = tuple(frozenset(map(words.normal, side)) for side in (english.FOR_IT, english.AGAINST_IT))


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a sentence, in words; `direct` when some of it is quoted, `named` when the sentence itself says who."""

    who: str
    words: frozenset[str]
    direct: bool
    named: bool


class Speakers:
    """The speakers of some stories' sentences, and the words by which the stories call and describe each of them."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._said: defaultdict[Line, list[Said]] = defaultdict(list)
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        self._roles: defaultdict[str, set[str]] = defaultdict(set)
        self._described: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for story in stories:
            self._read(story)

    def of(self, line: Line) -> Said | None:
        said = self._said.get(line)
        return said[0] if said else None

    def matches(self, asked: str, line: Line) -> float:
        """How well (0 to 1) a sentence's speaker is the one asked for; 0 when it has none."""
        return max((self._match(asked, said) for said in self._said.get(line, ())), default=0.0)

    def _match(self, asked: str, said: Said) -> float:
        who = _asked(asked)
        short = {words.normal(name) for name in words.initials(f"x {said.who}") if len(name) >= SHORTENED}  # the WHO
        known = said.words.union(short, *(self._called[word] for word in said.words if word in self._called))
        roles = frozenset[str]().union(*(self._roles[word] for word in said.words if word in self._roles))
        if not who.name or (who.office and all(carries(known | roles, word) for word in who.words)):
            known |= roles
        if who.owned:
            known = known.union(*(self._described[word] for word in said.words if word in self._described))
        held = sum(alike(known, word) for word in who.words)
        if who.stance:
            return (1 + held) / (1 + len(who.words)) if known & who.stance else 0.0
        if who.owned and near(who.head).isdisjoint(known):
            return 0.0
        if carries(known, who.name) if who.name else not near(who.head).isdisjoint(known):
            return held / len(who.words) if who.words else 0.0
        return SPEAKS_FOR if (who.owned and self._alone(who.head)) or (who.name and carries(roles, who.name)) else 0.0

    def _alone(self, called: str) -> bool:
        """Whether just one of those who are named is called so ("lawyer")."""
        return sum(not near(called).isdisjoint(known) for known in self._called.values()) == 1

    def spoken_by(self, asked: str, lines: Sequence[Line]) -> list[Line]:
        """Those of some sentences whose speaker is the one asked for: as near to it as any speaker comes."""
        match = {line: self.matches(asked, line) for line in lines}
        best = max(match.values(), default=0.0)
        least = LEAST * best if is_one(asked) or takes_side(asked) else max(LEAST * best, OF_GROUP)
        return [line for line in lines if best and match[line] >= least]

    def _read(self, story: Story) -> None:
        """Enter who speaks where. A group that begins a paragraph takes in those who speak in it ("Residents tell another story. “…,”
        said Greta Olufsen")."""
        for statement in _statements(story):
            if statement.speaker:
                self._hear(story, statement)
        for name, phrases in _described(story).items():
            for phrase in phrases:
                self._described[name] |= words.content(phrase)
                if not english.SPEAKING_FOR.isdisjoint(phrase.lower().split()):
                    self._roles[name] |= words.content(phrase)
        last, group = None, frozenset[str]()
        for line in story.lines:
            group = frozenset() if line.opens else group
            if line in self._said:
                last = self._said[line][-1].who
                self._roles[words.normal(last.split()[-1])] |= group
            elif (who := _subject(line.text)) and (spoken := last if _is_pronoun(who) else who):
                last = spoken
                group = words.content(who) if line.opens and not is_one(who) else group
                self._remember(spoken)
                self._said[line].append(Said(spoken, words.content(spoken), False, not _is_pronoun(who)))

    def _hear(self, story: Story, statement: Statement) -> None:
        """Enter a statement at the sentences it stands in."""
        speaker = statement.speaker or ""
        called = f"{speaker} {statement.called} {'' if _is_pronoun(statement.who) else statement.who}"
        self._remember(called)
        first, last = statement.sentences
        for line in story.lines[first : last + 1]:
            names = bool(statement.who) and not _is_pronoun(statement.who) and statement.who.split()[-1] in line.text
            self._said[line].append(Said(speaker, words.content(called), statement.direct, names))

    def _remember(self, who: str) -> None:
        names = words.names(f"x {group_of(who)}")
        if names:
            self._called[words.normal(names[-1])] |= words.content(who)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is asked for: in words, by the last of the names or else the noun, and the words of the side that a group takes; `office` where
    that is whoever speaks for the one named ("Halvard's CEO"), `owned` where it is anybody else of theirs ("Ada Quill's lawyer")."""

    words: frozenset[str]
    name: str
    head: str
    stance: frozenset[str]
    office: bool
    owned: bool


@lru_cache(maxsize=256)
def _asked(who: str) -> _Asked:
    group = group_of(who)
    tokens = words.tokens(group)
    names = [name for name in words.names(f"x {who if is_one(who) else group}") if name.lower() not in english.SPEAKING_FOR]
    name, head = (words.normal(row[-1]) if row else "" for row in (names, tokens))
    office = bool(names) and tokens[-1].lower() in english.SPEAKING_FOR
    owned = bool(names) and not office and tokens[-1].islower() and _OWNING.search(group) is not None
    return _Asked(words.content(who), name, head, _stance(group), office, owned)


def group_of(who: str) -> str:
    """Somebody without the words that only say which ones are meant: "the critics" of "the critics of the plan"."""
    return _WHICH.split(who, maxsplit=1)[0]


def is_one(who: str) -> bool:
    """Whether one speaker is meant, not a group ("the villagers of Sandle")."""
    return not group_of(who).endswith("s")


def takes_side(who: str) -> bool:
    """Whether a group is those who are for a thing, or those against it."""
    return bool(_asked(who).stance)


def _stance(group: str) -> frozenset[str]:
    """The words for those who take the side that a group takes for or against a thing; empty where it takes none."""
    held = words.content(group)
    return next((side for side in _STANCES if held & side), frozenset())


@lru_cache(maxsize=512)
def _described(story: Story) -> Mapping[str, list[str]]:
    """By the last name of each speaker what stands before or behind the name in full: "|Halvard CEO| Kim Rask", "|Ada Quill's lawyer|, Tom
    Reyes", "Buu Nygren, |president of the Navajo Nation|,"."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    speakers = {statement.speaker for statement in _statements(story) if statement.speaker}
    for name in (one for one in speakers if one[0].isupper()):
        before, behind = rf"((?:{_DESCRIBING} )+|{_OWNED}),? ?{re.escape(name)}\b", rf"{re.escape(name)}, ([^,.;:“”\"\n]+)"
        found[words.normal(name.split()[-1])] += [*re.findall(before, story.text), *re.findall(behind, story.text)]
    return found


@lru_cache(maxsize=512)
def _statements(story: Story) -> tuple[Statement, ...]:
    """The statements of a story, kept for the next question or claim on it."""
    placed = [Placed(line.start, line.end, line.opens, line.kind) for line in story.lines]
    return read_sentences(story.text, placed, story.info.language, story.title)


def _is_pronoun(who: str) -> bool:
    return who.partition(" ")[0].lower() in english.PRONOUNS


def _subject(text: str) -> str | None:
    """The first words of a sentence up to a verb of asking, rejecting, welcoming and the like, when they name somebody."""
    tokens = text.split()
    at = next((place for place, token in enumerate(tokens[:SUBJECT]) if token.lower().strip(",") in english.SAYING), 0)
    subject = _AUXILIARY.sub("", " ".join(tokens[:at]).rstrip(","))
    known = english.DETERMINERS | english.PRONOUNS
    return subject if at and (words.names(f"x {subject}") or subject.split()[0].lower() in known) else None

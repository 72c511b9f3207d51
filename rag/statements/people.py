"""Whom a story speaks of: names in full, the roles they are given, and who "he", "the minister" and "Okonjo" are."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rag.language import words
from rag.language.english import grammar
from rag.language.english import people as english
from rag.language.english.names import ABBREVIATED, TITLES

_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_]\.(?=\s)|[^\W_]+(?:[’'-][^\W_]+)*\.?")
_LINKS = frozenset(
    ["de", "da", "dos", "del", "della", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "di", "du", "ter", "ten", "y"]
)
_SMALL = rf"(?!(?:{'|'.join(sorted(_LINKS))})\b)[a-z]++(?:[’'-][a-z]++)*+(?:\.(?!\w)|(?![\w.’'-]))"
_SMALL_OR_WORD = re.compile(rf"(?:{_SMALL}\s*+)++|{_WORD.pattern}")  # words that begin no name may be taken at once: most are such
_POSSESSIVE = re.compile(r"[’']s?$")
_APOSTROPHES = ("'", "’")
_SURE = 2  # pronouns that tell a gender
_BY_THE_WAY = 1  # times in full that another bearer of a surname is named
_NO_NAME = words.STOP | grammar.SUBORDINATE | grammar.PREPOSITIONS
_NOT_LAST_NAMES = english.BEFORE_NAMES | english.BODIES | english.ROLES
_NOT_FIRST_NAMES = _NOT_LAST_NAMES | words.STOP
_FIRST_NAMES = english.MALE_NAMES | english.FEMALE_NAMES
_TITLES = english.BEFORE_NAMES | english.ROLES
_BEFORE_OR_BEHIND = english.BEFORE_NAMES & english.ROLES
_TITLED = TITLES | ABBREVIATED
PEOPLE = english.ROLES | english.MEN | english.WOMEN


class Run(NamedTuple):
    """Capitalised words that follow each other: where they stand and what they are, without titles in front."""

    start: int
    end: int
    name: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(slots=True)
class Person:
    """A person a story names. `roles` are single lower-case words it calls them by."""

    name: str
    roles: set[str] = field(default_factory=set)
    titled: bool = False
    gender: str | None = None
    speaks: bool = False

    @property
    def sure(self) -> bool:
        """Whether the story shows that it is a person, and no place or body."""
        return bool(self.roles or self.titled or self.gender or self.speaks)


class People:
    """The persons of one story, from its whole text outside of quotations and headings."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], title: str = "") -> None:
        self._text, self._spans = text, spans
        self.runs = [run for start, end in spans for run in runs(text, start, end)]
        self._alone = {run.name[0]: run.start for run in reversed(self.runs) if len(run.name) == 1 and not run.titles}
        self._first: dict[str, int] = {}
        self._counts = Counter(" ".join(run.name) for run in self.runs)
        self.persons: dict[str, Person] = {}
        self._full: dict[tuple[str, ...], str | None] = {}
        self._told: dict[tuple[int, int], list[tuple[int, str]]] = {}
        self._starts = [run.start for run in self.runs]
        self._by_last: dict[str, list[str]] = {}
        self._by_part: dict[str, list[str]] = {}
        for run in self.runs:
            if self._may_be_person(run):
                self._enter(run)
        self._from_title(title)
        for run in self.runs:
            if name := self.name_of(run):
                self._learn(run, self.persons[name])
                self.persons[name].speaks |= len(run.name) == 1 and run.name[0] == name.split()[-1]
        self._by_pronouns()

    def _nameless(self, span: tuple[int, int]) -> list[tuple[int, str]]:
        """The words for people in a stretch that no name stands beside, each with its place."""
        if span not in self._told:
            words_in = _WORD.finditer(self._text, *span)
            self._told[span] = [(m.start(), m[0]) for m in words_in if m[0] in PEOPLE and not self._beside(*m.span())]
        return self._told[span]

    def _beside(self, start: int, end: int) -> bool:
        """Whether a name stands in a word's place or right behind it."""
        at = bisect_right(self._starts, end + 2)
        return at > 0 and start < self.runs[at - 1].end

    def _by_pronouns(self) -> None:
        """The gender of those whose names do not tell it, by the pronouns of the stretches that name nobody else."""
        told: dict[str, Counter[str]] = {}
        for start, end in self._spans:
            named = set(self.mentions(start, end))
            if len(named) == 1 and self.persons[next(iter(named))].gender is None:
                first = next(run.start for run in self._between(start, end) if self.name_of(run))
                if any(word.lower() in english.PRONOUNS for word in _WORD.findall(self._text[start:first])):
                    continue
                found = (english.PRONOUNS.get(word.lower()) for word in _WORD.findall(self._text[first:end]))
                told.setdefault(named.pop(), Counter()).update(one for one in found if one)
        for name, count in told.items():
            (gender, times), *others = [*count.most_common(), ("", 0)]
            if times >= _SURE and not any(other for _, other in others):
                self.persons[name].gender = gender

    def _may_be_person(self, run: Run) -> bool:
        if len(run.name) < 2 or len(run.name) > 5:
            return False
        low = [part.lower().rstrip(".") for part in run.name]
        if any(part in english.BODIES or part in english.BEFORE_NAMES for part in low) or run.name[0].lower() in words.MONTHS:
            return False
        if any(part.isupper() and len(part) > 3 for part in run.name) or (run.name[0].isupper() and len(run.name[0].replace(".", "")) > 2):
            return False
        before = self._text[max(0, run.start - 5) : run.start].lower().split()
        return not (before and (before[-1] in english.BORN or (before[-1] == "the" and not run.titles)))

    def _enter(self, run: Run) -> None:
        name = " ".join(run.name)
        if name not in self.persons:
            self.persons[name] = Person(name)
            self._first[name] = run.start
            self._by_last.setdefault(_plain(run.name[-1]), []).append(name)
            for part in {_plain(part) for part in name.split()}:
                self._by_part.setdefault(part, []).append(name)
            self._full.clear()

    def _from_title(self, title: str) -> None:
        """Those of whom only the headline gives the first name."""
        last = {run.name[0] for run in self.runs if len(run.name) == 1 and _plain(run.name[0]) not in self._by_last}
        tokens = title.split()
        for before, first, second in zip(["", *tokens], tokens, tokens[1:], strict=False):
            second = _POSSESSIVE.sub("", second.strip(",.:;"))
            plain = first.isalpha() and first.istitle() and first.lower() not in _NOT_FIRST_NAMES
            known = first.lower() in _FIRST_NAMES
            named = before[:1].isupper() and before.lower().rstrip(".") not in _TITLES
            alone = bool(before) and not named and _plain(first) not in self._by_last
            person = second.lower() not in _NOT_LAST_NAMES
            if second in last and plain and person and (known or alone):
                self._enter(Run(0, 0, (first, second), ()))
                self.persons[f"{first} {second}"].speaks = True

    def name_of(self, run: Run) -> str | None:
        """The full name of the person a run names; None when it names none."""
        return self.full(run.name)

    def full(self, name: tuple[str, ...]) -> str | None:
        """The fullest name the story has for a person; None when it has no such person, or several."""
        if name not in self._full:
            self._full[name] = self._fullest(name)
        return self._full[name]

    def _fullest(self, name: tuple[str, ...]) -> str | None:
        if not name:
            return None
        whole = " ".join(name)
        found = [whole] if whole in self.persons else []
        if not found:
            found = [one for one in self._by_last.get(_plain(name[-1]), ()) if len(name) == 1 or _plain(one.split()[0]) == _plain(name[0])]
        if not found and len(name) == 1 and len(name[0]) > 3:
            found = [one for one in self._by_part.get(_plain(name[0]), ()) if self._named_before(one, name[0])]
        longest = max(found, key=len, default=None)
        others = [one for one in self._by_last.get(_plain(name[-1]), ()) if longest and not set(one.split()) <= set(longest.split())]
        if longest and len(name) == 1 and others:
            return self._first_of(found)
        return longest

    def _first_of(self, bearers: Sequence[str]) -> str | None:
        """Whom a surname alone stands for that several have: the one with whom the story begins, when the others come by the way."""
        first = min(bearers, key=lambda one: self._first[one])
        others = [one for one in bearers if not set(one.split()) & set(first.split()[:-1])]
        told = self._counts[first] + self._counts[first.split()[-1]]
        by_the_way = all(self._counts[one] <= _BY_THE_WAY for one in others) and told > 2 * _BY_THE_WAY
        return max((one for one in bearers if one not in others), key=len) if by_the_way else None

    def _named_before(self, name: str, part: str) -> bool:
        """Whether a full name comes before a part of it does alone, so that the part stands for it."""
        return self._alone.get(part, math.inf) >= self._first[name]

    def _learn(self, run: Run, person: Person) -> None:
        """The roles and the gender that stand beside a name."""
        titles = {english.IN_FULL.get(title, title) for title in run.titles}
        roles = {title for title in titles if title in english.ROLES or title in english.MEN or title in english.WOMEN}
        gap = self._text[max(0, run.start - 2) : run.start]
        if gap.strip() in ("", ","):
            line = self._text.rfind("\n", 0, run.start) + 1
            before = _WORD.findall(self._text[max(line, run.start - 60) : run.start])
            roles |= {
                word.lower() for word in (_before_preposition(before[-8:]) if gap.strip() else before[-2:]) if word.lower() in english.ROLES
            }
        after = self._text[run.end : run.end + 70]
        if after.startswith(", "):
            apposition = _WORD.findall(after[2:].split(",")[0])
            roles |= {word.lower() for word in _before_preposition(apposition[:6]) if word.lower() in english.ROLES}
            first, last = apposition[:1], _before_preposition(apposition[:6])[-1:]
            tells = first in (["a"], ["an"], ["the"], ["its"]) and last and last[0].islower() and last[0] not in english.BODIES
            person.speaks |= apposition[:1] == ["who"] or bool(tells and last[0].endswith(english.DOERS))
        person.roles |= roles
        person.titled |= not _TITLED.isdisjoint(run.titles)
        person.gender = person.gender or gender_of((*roles, *run.titles), person.name)

    def with_role(self, words_of: Sequence[str]) -> str | None:
        """The one person whom the story calls by the role that ends these words."""
        head = words_of[-1].lower() if words_of else ""
        if head not in english.ROLES:
            return None
        found = [person.name for person in self.persons.values() if head in person.roles]
        return found[0] if len(found) == 1 else None

    def _between(self, start: int, end: int) -> list[Run]:
        """The runs between two places."""
        return [run for run in self.runs[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if run.end <= end]

    def mentions(self, start: int, end: int, owners: bool = True) -> list[str]:
        """The persons named between two places, in order; `owners` are those of whom something is told ("Okonjo's plan")."""
        inside = self._between(start, end)
        return [name for run in inside if (owners or self._text[run.end : run.end + 1] not in _APOSTROPHES) and (name := self.name_of(run))]

    def bodies(self, start: int, end: int) -> list[str]:
        """The names between two places that are a body's: "the Justice Department"."""
        inside = [" ".join(run.name) for run in self._between(start, end)]
        return [name for name in inside if not english.BODIES.isdisjoint(name.lower().split())]

    def strangers(self, start: int, end: int, gender: str, name: str) -> bool:
        """Whether somebody without a name, who may be of a gender, is spoken of between two places: "a man", "the driver"."""
        known = self.persons[name].roles if name in self.persons else set()
        within = (span for span in self._spans if span[0] < end and start < span[1])
        found = (word for span in within for at, word in self._nameless(span) if start <= at < end)
        return any(word not in known and gender_of((word,), "") in (None, gender) for word in found)

    def first_in(self, start: int, end: int) -> str | None:
        """The person with whose name a stretch begins."""
        at = bisect_left(self._starts, start)
        run = self.runs[at] if at < len(self.runs) and self._starts[at] < end else None
        return self.name_of(run) if run and not self._text[start : run.start].strip(" “\"'") else None

    def last_in(self, start: int, end: int) -> str | None:
        """The person with whose name a stretch ends, but for a colon and marks."""
        run = next(reversed(self._between(start, end)), None)
        return self.name_of(run) if run and not any(char.isalnum() for char in self._text[run.end : end]) else None


def _before_preposition(found: list[str]) -> list[str]:
    """The words of a noun phrase before its first preposition, from its article on."""
    start = max((place for place, word in enumerate(found) if word.lower() in grammar.DETERMINERS), default=0)
    end = next((place for place in range(start, len(found)) if found[place].lower() in grammar.PREPOSITIONS), len(found))
    return found[start:end]


def gender_of(known: Sequence[str], name: str = "") -> str | None:
    """ "m", "f" or None, by what somebody is called and, where that tells neither or both, by the first name."""
    man, woman = not english.MEN.isdisjoint(known), not english.WOMEN.isdisjoint(known)
    if man != woman:
        return "m" if man else "f"
    first = name.partition(" ")[0].lower().rstrip(".")
    return "m" if first in english.MALE_NAMES else "f" if first in english.FEMALE_NAMES else None


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return words.normal(name.replace("-", ""))


def runs(text: str, start: int, end: int) -> list[Run]:
    """The runs of capitalised words between two places."""
    found: list[Run] = []
    row: list[tuple[str, int, int]] = []
    for match in _SMALL_OR_WORD.finditer(text, start, end):
        word = match.group()
        capital = word[0].isupper()
        if not (capital or row):
            continue
        at, till = match.span()
        if word.endswith(".") and not ("." in word[:-1] or len(word) == 2 or word[:-1].lower() in english.BEFORE_NAMES):
            word, till = word[:-1], till - 1
        joined = bool(row) and not text[row[-1][2] : at].strip() and not _POSSESSIVE.search(row[-1][0])
        if row and not (joined and (capital or (word in _LINKS and row[-1][0][0].isupper()))):
            found += _run(row)
            row = []
        if capital or (row and word in _LINKS):
            row.append((word, at, till))
    return found + _run(row)


def _is_title(word: str) -> bool:
    """Whether a word stands in front of a name and is no part of it: "Dr.", "President-elect"."""
    low = word.lower().rstrip(".")
    return low in english.BEFORE_NAMES or ("-" in low and low.partition("-")[0] in _BEFORE_OR_BEHIND)


def _lone(word: str, start: int, end: int) -> list[Run]:
    """The run of a single word: most capitals only begin a sentence."""
    if word.lower() in _NO_NAME or word.rstrip(".") in english.BEHIND_NAMES:
        return []
    name = _POSSESSIVE.sub("", word)
    return [Run(start, end - len(word) + len(name), (name,), ())] if name else []


def _run(row: list[tuple[str, int, int]]) -> list[Run]:
    if len(row) == 1:
        return _lone(*row[0])
    while row and (row[-1][0] in _LINKS or row[-1][0].rstrip(".") in english.BEHIND_NAMES):
        row = row[:-1]
    while row and row[0][0].lower() in _NO_NAME:
        row = row[1:]
    if not row:
        return []
    last = max((place for place, (word, *_) in enumerate(row[:-1]) if _is_title(word)), default=-1) if len(row) > 1 else -1
    first = row[0][0]
    if last < 0 and len(row) > 2 and (first.lower() in english.ROLES or (first.isupper() and first.isalpha() and 1 < len(first) < 4)):
        last = 0
    if last < 0 and len(row) > 2:
        last = max((place for place, (word, *_) in enumerate(row[:-2]) if place and word.lower() in english.ROLES), default=-1)
    titles = tuple(word.lower().rstrip(".") for word, *_ in row[: last + 1])
    name = [_POSSESSIVE.sub("", word) for word, *_ in row[last + 1 :]]
    end = row[-1][2] - (len(row[-1][0]) - len(name[-1]) if name else 0)
    return [Run(row[0][1], end, tuple(name), titles)] if name and name[-1] else []

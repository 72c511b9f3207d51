"""Who the words are that stand with a verb of saying: a person in full, a body or group as the story calls it, or nobody for sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.language import clauses, words
from rag.language.english import grammar, saying
from rag.language.english import people as english
from rag.language.english.names import PEOPLES
from rag.language.spoken import base
from rag.statements.people import PEOPLE, People, Run, gender_of, runs

_RELATIVE = re.compile(r"(?:,|(?<![\s,]))\s+(?:who|which|whose)\b.*", re.DOTALL)
_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_CAP = r"[^\W\d_a-zß-ÿ][\w’'.-]+"
_ALL_OF = re.compile(rf"(?<![\w’'.-]){_CAP} {_CAP},? and (?:\S+ ){{0,5}}?{_CAP} {_CAP}$")
_OF_CLAUSES = grammar.SUBORDINATE | grammar.CONJUNCTIONS | grammar.PREPOSITIONS | saying.RELATIVE
LONGEST = 14  # words of a speaker without a name
_HANDLE = re.compile(r"@\w+")  # what somebody is called on social media
PRONOUN = 3  # words of a speaker that begins with a pronoun: "they both"
NEAR = 2  # sentences after which "they" and "it" are nobody any more


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker. `name` is how the story calls it, `called` what else it says of it; `kind` is person, body or group."""

    name: str
    called: str
    kind: str


@dataclass(slots=True)
class Said:
    """The last time somebody spoke, and in which sentence."""

    who: Known
    sentence: int
    end: int


def plausible(who: str, opens: bool) -> bool:
    """Whether words can be a speaker. `opens` says that they begin a sentence, so that a capital letter tells nothing."""
    who = without_lead(who)
    if _HANDLE.fullmatch(who):
        return True
    tokens = _TOKEN.findall(who)
    if (
        not tokens
        or len(tokens) > 2 * LONGEST
        or not (who[0].isalnum() or who[0] == saying.HANDLE)
        or who.lower() in english.LEADING
        or tokens[0].lower() in saying.NO_SPEAKERS
        or who.endswith(("'s", "’s", "s'", "s’"))
        or any(c in who for c in '“”"()')
    ):
        return False
    low = [token.lower() for token in tokens]
    if _bare(who)[-1:] and _bare(who)[-1].lower() in grammar.PREPOSITIONS:
        return False
    if any(token in grammar.AUXILIARIES or (place and token.endswith("ed") and base(token)) for place, token in enumerate(_bare(who))):
        return False
    if low[-1] in grammar.CONJUNCTIONS or low[-1] in english.UNFINISHED:
        return False
    if low[0] in _OF_CLAUSES or (clauses.is_adverb(low[0])):
        return False
    if low[0] in grammar.PERSONAL and len(low) > PRONOUN and tokens[1].islower():
        return False
    if low[0] in grammar.DETERMINERS or low[0] in saying.SPEAKING_PRONOUNS or low[0] in english.FOR_SOME:
        return len(low) > 1 or low[0] in saying.SPEAKING_PRONOUNS or low[0] in grammar.OTHER_PRONOUNS
    owned = low[0].endswith(("'s", "’s")) and len(low) > 1
    if any(token[0].isupper() for token in tokens[1 if opens and len(tokens) > 1 and not owned else 0 :]):
        return low[0] not in words.STOP or len(low[0]) == 1
    head = next((low[place - 1] for place in range(1, len(low)) if low[place] in grammar.PREPOSITIONS), low[-1])
    return head in english.ROLES or head in english.GROUP or (head.endswith("s") and not head.endswith("ss"))


def _bare(who: str) -> list[str]:
    """The words of a speaker without what is told about it."""
    return _TOKEN.findall(_RELATIVE.sub("", who))


def without_lead(who: str) -> str:
    """A speaker without "however" and "meanwhile" in front."""
    first, _, rest = who.removeprefix(english.PART_OF).partition(" ")
    return without_lead(rest) if rest and first.lower().rstrip(",") in english.LEADING else who.removeprefix(english.PART_OF)


class Naming:
    """Names the speakers of one story, in the order of its text."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.last: Said | None = None
        self._bodies: dict[str, Said] = {}

    def of(self, who: str, at: int, sentence: tuple[int, int, int], verb: str, before: Sequence[tuple[int, int]]) -> Known | None:
        """The speaker whom words name that stand at `at` in a sentence (number, start, end). `before` are its
        paragraph up to it and the one before.

        None when it cannot be told.
        """
        low = without_lead(who).lower()
        if low in saying.SPEAKING_PRONOUNS:
            return self._pronoun(low, at, sentence, verb, before)
        if low.startswith("the ") and low.endswith(english.OLD):
            near = dict.fromkeys(name for stretch in (*before, (sentence[1], at)) for name in self._people.mentions(*stretch, owners=False))
            return Known(next(iter(near)), "", "person") if len(near) == 1 else self.named(who)
        return self.named(who)

    def named(self, who: str) -> Known:
        """The speaker whom words name that are no pronoun."""
        who = without_lead(" ".join(_RELATIVE.sub("", who).split())).rstrip(" -–—,;:")
        if _ALL_OF.search(who):
            return Known(who, "", "group")
        pieces = [piece.strip() for piece in who.split(",") if piece.strip()] or [who]
        indefinite = pieces[0].split()[0].lower() in ("a", "an", "another", "one")
        bare = len(pieces) == 2 and not any(token.lower() in grammar.PREPOSITIONS for token in _TOKEN.findall(pieces[0]))
        for piece in pieces[:1] if indefinite and not bare else pieces:
            if name := self._personal(piece):
                called = " ".join(who.replace(name, " ").replace(name.split()[-1], " ").replace(",", " ").split())
                return Known(name, called, "person")
        tokens = _TOKEN.findall(pieces[0])
        definite = tokens[0].lower() in ("the", "its", "their", "his", "her", "our") or tokens[0].lower() in english.ROLES
        if definite and not any(token.lower() in grammar.PREPOSITIONS for token in tokens) and (name := self._people.with_role(tokens)):
            return Known(name, who, "person")
        person = tokens[-1].lower() in PEOPLE
        return Known(_as_called(who), "", "group" if _plural(tokens) else "person" if person else "body")

    def _personal(self, piece: str) -> str | None:
        """The person whom a piece between commas names."""
        tokens = _TOKEN.findall(piece)
        cut = next((place for place, token in enumerate(tokens) if place and token.lower() in grammar.PREPOSITIONS), len(tokens))
        head_end = piece.find(f" {tokens[cut]} ") if cut < len(tokens) else len(piece)
        found = runs(piece, 0, len(piece))
        if not found:
            return None
        last = found[-1]
        if cut < len(tokens):
            inside = [run for run in found if run.end >= head_end - 1 and run.start < head_end]
            if inside and (name := self._known(inside[-1], piece)):
                return name
            if last.end >= len(piece) - 1 and english.ROLES.intersection(last.titles):
                return self._known(last, piece)
            titled = any(token.lower() in english.ROLES for token in tokens[:cut])
            tail = last.name[-2:] if last.name[-2:][0].lower() not in english.BODIES else last.name[-1:]
            whole = last.end >= len(piece) - 1 and titled and len(last.name) > 2
            return (self._people.full(tail) or " ".join(tail)) if whole else None
        return self._known(last, piece) if last.end >= len(piece) - 1 else None

    def _known(self, run: Run, piece: str) -> str | None:
        if not run.name:
            return None
        if name := self._people.full(run.name):
            return name
        low = [part.lower() for part in run.name]
        between = piece[: run.start].split()
        article_only = bool(between) and between[-1].lower() in grammar.DETERMINERS
        if article_only or any(part in english.BODIES or part in english.BEFORE_NAMES for part in low) or run.name[-1].isupper():
            return None
        person = {*run.titles, *(word.lower() for word in between)} & PEOPLE
        if len(run.name) > 1 and not between and not is_place(" ".join(run.name)):
            return " ".join(run.name)
        return " ".join(run.name) if person or (run.titles and not is_place(run.name[-1])) else None

    def heard(self, who: Known, sentence: int, end: int) -> None:
        """Remember who has spoken."""
        said = Said(who, sentence, end)
        if who.name in self._people.persons:
            self._people.persons[who.name].speaks = True
        self.last = said
        self._bodies[who.kind] = said

    def _pronoun(self, low: str, at: int, sentence: tuple[int, int, int], verb: str, before: Sequence[tuple[int, int]]) -> Known | None:
        number, start, _ = sentence
        if low in ("they", "it"):
            said = self._bodies.get("group" if low == "they" else "body")
            if said is None or number - said.sentence > NEAR or said is not self.last:
                return None
            others = self._people.bodies(said.end, at) if low == "it" else []
            return said.who if all(words.content(one) <= words.content(said.who.name) for one in others) else None
        if low not in ("he", "she"):
            return None
        gender = "m" if low == "he" else "f"
        last = self.last
        here = self._fitting(start, at, gender)
        if last and last.who.kind == "person" and self._fits(last.who.name, gender):
            others = [name for name in self._fitting(last.end, at, gender) if name != last.who.name]
            strangers = self._people.strangers(last.end, at, gender, last.who.name)
            goes_on = number - last.sentence <= 1 and verb in english.CONTINUING
            if not (others or strangers) or (goes_on and not here):
                return last.who
        if here:
            return Known(here[0], "", "person") if len(here) == 1 else None
        for stretch in before:
            near = self._fitting(*stretch, gender)
            if near:
                alone = len(near) == 1 and not self._people.strangers(stretch[0], at, gender, near[0])
                return Known(near[0], "", "person") if alone else None
        return None

    def _fitting(self, start: int, end: int, gender: str) -> list[str]:
        """Those named between two places who are surely persons and whom "he" or "she" may mean."""
        found = dict.fromkeys(name for name in self._people.mentions(start, end, owners=False) if self._fits(name, gender))
        return [name for name in found if self._people.persons[name].sure]

    def _fits(self, name: str, gender: str) -> bool:
        person = self._people.persons.get(name)
        return (person.gender if person else gender_of(name.lower().split())) in (None, gender)


def _plural(tokens: list[str]) -> bool:
    cut = next((place for place, token in enumerate(tokens) if place and token.lower() in grammar.PREPOSITIONS), len(tokens))
    head = tokens[cut - 1].lower()
    return head in english.GROUP or (head.endswith("s") and not head.endswith("ss") and not tokens[cut - 1][0].isupper())


def _as_called(who: str) -> str:
    """A speaker without a name as it stands in a list: without a capital letter of its article."""
    first, _, rest = who.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in grammar.DETERMINERS else who


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    from babel import Locale

    return frozenset(name.lower() for name in Locale("en").territories.values()) | frozenset(PEOPLES) | frozenset(PEOPLES.values())


def is_place(name: str) -> bool:
    """Whether a name is a country's."""
    return name.lower() in _places()

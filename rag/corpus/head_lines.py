"""The lines between a headline and its story, piece by piece: outlet, byline, day, place, section, in whatever order they stand.

A line is told as a whole or not at all: one piece that could be anything leaves the line to the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from rag.corpus.calendar import Languages
from rag.corpus.dates import first_date, only_date
from rag.corpus.east_asian import credits
from rag.corpus.labels import ISSUE, PUBLISHED, SECTIONS, SIGNED, UPDATED
from rag.corpus.outlets import AGENCY, is_outlet
from rag.corpus.people import is_person, people_in
from rag.corpus.phrases import PAPERS, PERHAPS_PAPERS, TRADES
from rag.corpus.rules import byline_names

DESK = re.compile(
    r", (?:\w+ ){0,2}(?:number|issue|edition)$|,? (?:news ?desk|news ?room|staff(?: reporters?| writers?)?|reporters?|Staff)$"
)


class Piece(Enum):
    """What a part of a line is. A name is that of an outlet, a place or a person: what stands around it tells which."""

    DAY = "day"
    UPDATE = "update"
    BYLINE = "byline"
    AGENCY = "agency"
    OUTLET = "outlet"
    NAME = "name"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: what it is, where it stands, and what it says (a day as YYYY-MM-DD)."""

    kind: Piece
    start: int
    end: int
    value: str


_CREDITS = {"outlet": Piece.OUTLET, "byline": Piece.BYLINE, "day": Piece.DAY, "update": Piece.UPDATE, "": Piece.SECTION}
_LONGEST = 160  # characters of a line
_BARS = re.compile(r"(?:(?<!\s)\s+)?[|•·¦]\s*|(?<!\s)\s+[–—-]+\s+|(?:(?<!\s)\s+)?[–—]\s*")
_COMMAS = re.compile(r"(?:(?<!\s)\s+)?[,;:]\s+|(?<!\s)\s+(?=\()|(?<=\))\s*")
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:lun|mar|mercre|jeu"
    r"|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:at |um |à )?\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,4}|Uhr|h|hrs?))?(?: (?:on|am|le))?|(?:at )?(?:noon|midnight)"
    r"|(?:午前|午後|上午|下午|오전|오후)?\s?\d{1,2}(?:[時时시点點]\s?(?:\d{1,2}[分분])?|[:：]\d\d)"
)
_ON_THE_CLOCK = re.compile(rf"(?:[ ,;|•·()–—-]|{_TIME.pattern})*")
_ON = re.compile(r"\b(?:am|on|le|el|il|den|vom|em|op|på|dne)$")  # "Von Ann Lee am | 3. Mai 2020"
_NUMBERED = re.compile(
    r"\A(?:(?:page|p\.|pp\.|seite|s\.|pág(?:ina)?\.?|no\.|nr\.|n[º°]|vol(?:ume)?\.?|issue|edition|ausgabe|number) ?[A-Z]?\d[\d–-]*"
    r"|\d[\d,.]* (?:words|wörter|mots|palabras)|\d{1,3}(?:[–-]\d{1,3})?[ -]?min(?:ute)?[ns]?\.? (?:read|lesezeit|lecture|de lecture"
    r"|de lectura|de leitura|di lettura|leestijd|läsning|čtení|czytania))(?:,? .{0,12})?|follow|share|listen|save|print",
    re.IGNORECASE,
)
_MAILED = re.compile(
    r"(?P<names>[^\W\d_a-z]\S* [^\d|;:()<>@]{3,60}?)[ ,|•·–—-]+[<(\[]?[\w.+-]*@[\w.-]+[>)\]]?"
)  # "Ann Lee <lee@mail.example>"
_BETWEEN = (
    re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|&)\s+"),
    re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|en|och|og|ja|oraz|i|и|та|і|&)\s+"),
)
_SMALL = frozenset(
    "of the and & for in on at de la le les des du del der die das und et dem vom zum zur im für beim y e di da den dos van von aan".split()
)
_PLACED = re.compile(r"(?P<name>[^\W\d_a-z]\S* .{2,40}) in [^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*)?")
_FOR = re.compile(r"(?P<name>[^\W\d_a-z]\S* .{2,40}) for (?:the )?(?P<outlet>[^\W\d_a-z].+)")
_ONE_POSTED = r"(?:[^\W\d_a-z]\S* ){2,4}in [^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*)?"
_POSTED = re.compile(rf"{_ONE_POSTED}(?:(?:, and | and |, ){_ONE_POSTED}){{1,3}}")
_WORDS = re.compile(r"\w+")
_WORD = re.compile(r"(?:[^\W\d_]|[&'’.-])[\w.’'&-]*")


def parts_of(text: str, start: int, end: int, languages: Languages) -> tuple[Part, ...]:
    """The pieces of the line that is `text[start:end]`; none when something of it is no such piece."""
    if end - start > _LONGEST:
        return ()
    found: list[Part] = []
    for part in _line(text, start, end, languages):
        if part is None:
            return ()
        found.append(part)
    return tuple(found)


def _line(text: str, start: int, end: int, languages: Languages) -> Iterator[Part | None]:
    """The pieces before the day, the day, and the pieces behind it."""
    if told := credits(text, start, end):
        yield from (Part(_CREDITS[kind], first, last, value) for kind, first, last, value in told)
        return
    if signed := _signed(text, start, end):
        yield signed
        return
    if day := only_date(text, start, end, languages):
        yield Part(Piece.DAY, day[1], day[2], day[0])
        return
    day = first_date(text, start, end, languages)
    if day is None:
        yield from _pieces(text, start, end)
        return
    before, kind = _unlabelled(text, start, day[1])
    yield from _pieces(text, start, before)
    yield Part(kind, day[1], day[2], day[0])
    if (rest := _ON_THE_CLOCK.match(text, day[2], end)) and UPDATED.match(text, rest.end(), end):
        return
    yield from _line(text, day[2], end, languages)


def _unlabelled(text: str, start: int, day: int) -> tuple[int, Piece]:
    """Where the words that only lead to a day begin ("Issue of Tuesday, "), and whether it is that of an update."""
    words = text[start:day].rstrip(" ,.:(")
    kind = Piece.DAY
    while words:
        for label in (_WEEKDAY, ISSUE, PUBLISHED, UPDATED, _TIME, _ON):
            last = None
            for match in label.finditer(words):
                last = match
            if last and not words[last.end() :] and not words[: last.start()][-1:].isalnum():
                kind = Piece.UPDATE if label is UPDATED else kind
                words = words[: last.start()].rstrip(" ,.:(")
                break
        else:
            break
    return start + len(words), kind


def _pieces(text: str, start: int, end: int) -> Iterator[Part | None]:
    for first, last in _split(text, start, end, _BARS):
        if part := _part(text, first, last):
            yield part
            continue
        for piece in _split(text, first, last, _COMMAS):
            yield _part(text, *piece) or (Part(Piece.SECTION, *piece, "") if _silent(text[slice(*piece)]) else None)


def _split(text: str, start: int, end: int, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for match in (*border.finditer(text, start, end), None):
        first, last = at, match.start() if match else end
        words = text[first:last]
        bare = words.strip(" \t*_#\ufeff.,;:()[]|•·–—-")
        if bare:
            first += words.index(bare)
            yield first, first + len(bare)
        at = match.end() if match else end


def _signed(text: str, start: int, end: int) -> Part | None:
    """A line that is nothing but who wrote it."""
    words = text[start:end].strip().rstrip(".")
    match = SIGNED.fullmatch(words) or _MAILED.fullmatch(words)
    if match is None:
        return _posted(text, start, end)
    whole = words[match.start("names") :]  # "Ann Lee en Bo Roe" names two, and no place
    names = next((said for said in (whole, match["names"]) if _are_people(said)), "")
    if not names:
        return None
    place = text.index(words, start) + match.start("names")
    return Part(Piece.BYLINE, place, place + len(names), names)


def _are_people(names: str) -> bool:
    return any(all(map(is_person, between.split(names))) for between in _BETWEEN)


def _posted(text: str, start: int, end: int) -> Part | None:
    """A line that says of several where each is ("Ann Lee in Oslo and Bo Roe in Rome")."""
    people = people_in(text[start:end]) if _POSTED.fullmatch(text, start, end) else None
    return Part(Piece.BYLINE, start, end, people) if people and people.count(",") == text.count(" in ", start, end) - 1 else None


def _part(text: str, start: int, end: int) -> Part | None:
    """What a piece without a day is."""
    words = text[start:end]
    if names := byline_names(words):
        return Part(Piece.BYLINE, start, end, names["names"])
    if signed := _signed(text, start, end):
        return signed
    if AGENCY.fullmatch(words):
        return Part(Piece.AGENCY, start, end, words)
    outlet = DESK.sub("", words)
    if is_outlet(outlet):
        return Part(Piece.OUTLET, start, start + len(outlet), outlet)
    if words.casefold() in SECTIONS or _NUMBERED.fullmatch(words):
        return Part(Piece.SECTION, start, end, words)
    return Part(Piece.NAME, start, end, words) if _is_name(words) else None


def _silent(words: str) -> bool:
    """Whether a piece says nothing that a story would: a time, a weekday, a label, a few small words beside a name."""
    if any(label.fullmatch(words) for label in (_TIME, _WEEKDAY, ISSUE, PUBLISHED, UPDATED)):
        return True
    return len(words.split()) <= 4 and words == words.lower() and not re.search(r"\d", words)


def _is_name(words: str) -> bool:
    tokens = words.split()
    told = 1 <= len(tokens) <= 5 and all(_WORD.fullmatch(token) for token in tokens)
    return told and tokens[0][0].isupper() and tokens[-1][0].isupper() and all(token[0].isupper() or token in _SMALL for token in tokens)


def is_trade(words: str) -> bool:
    """Whether a line is what somebody is at a paper ("Chief political correspondent"), and nothing else."""
    found = words.casefold().split()
    return 1 <= len(found) <= 5 and found[-1].rstrip("s") in TRADES


def with_author(parts: tuple[Part, ...], text: str, story: str, trade: bool, alone: bool) -> tuple[Part, ...]:
    """The pieces of a line, the name in it that is the author's as one.

    It stands beside an outlet and a day ("Ann Lee, Harbour Mail, 5 March 2024"), before a day that a bar parts from it where it
    is `alone` in the head, before its place ("Ann Lee in Oslo"), or, with `trade`, above what the author is.
    """
    if not parts:
        return parts
    first, *rest = parts
    if (
        not rest
        and (placed := _PLACED.fullmatch(first.value))
        and set(placed["name"].casefold().split()).isdisjoint(_WORDS.findall(story.casefold()))
    ):
        name = replace(first, value=placed["name"], end=first.start + len(placed["name"]))
        return (replace(name, kind=Piece.BYLINE),) if _may_be_author(name, story) else parts
    if (sent := _FOR.fullmatch(first.value)) and is_outlet(sent["outlet"], in_byline=True):
        name = replace(first, kind=Piece.BYLINE, value=sent["name"], end=first.start + sent.end("name"))
        outlet = replace(first, kind=Piece.OUTLET, value=sent["outlet"], start=first.start + sent.start("outlet"))
        return (name, outlet, *rest) if is_person(sent["name"]) else parts
    names = [part for part in parts if part.kind in (Piece.NAME, Piece.OUTLET)]
    person = next((part for part in names if _may_be_author(part, story)), None)
    day = next((part for part in parts if part.kind is Piece.DAY), None)
    beside = day and len(names) == 2 and any(is_outlet(name.value, in_byline=True) for name in names)
    barred = (
        alone
        and day
        and len(names) == 1
        and person
        and not person.value.isupper()
        and re.fullmatch(r"\s+[|•·]\s+\D{0,14}", text[person.end : day.start])
    )
    if person is None or not (beside or barred or (trade and not rest)):
        return parts
    outlets = {name: replace(name, kind=Piece.OUTLET) for name in names if is_outlet(name.value, in_byline=True)}
    return tuple(replace(part, kind=Piece.BYLINE) if part is person else outlets.get(part, part) for part in parts)


def _may_be_author(part: Part, story: str) -> bool:
    words = part.value.split()
    papers = not (PAPERS | PERHAPS_PAPERS).isdisjoint(words)
    return part.kind is Piece.NAME and 2 <= len(words) <= 4 and not papers and is_person(part.value) and part.value not in story


def outlet_of(lines: Sequence[tuple[Part, ...]], title: str, story: str) -> Part | None:
    """The name among those of a head that is the outlet's: by what stands around it."""
    every = [part for parts in lines for part in parts]
    if known := next((part for part in every if part.kind is Piece.OUTLET), None):
        return known
    signed = any(part.kind is Piece.BYLINE for part in every)
    dated = any(part.kind in (Piece.DAY, Piece.UPDATE) for part in every)
    people = {part.value.casefold() for part in every if part.kind is Piece.BYLINE}
    for parts in lines:
        names = [part for part in parts if part.kind is Piece.NAME and part.value.casefold() not in people]
        days = [part for part in parts if part.kind is Piece.DAY]
        behind = [part for part in names if days and part.start > days[0].start]
        for name in (*behind[:1], *names[:1]):
            if _stands_for_outlet(name, parts, title, story, signed, dated):
                return name
    return None


def _stands_for_outlet(name: Part, parts: Sequence[Part], title: str, story: str, signed: bool, dated: bool) -> bool:
    words = name.value
    if words.startswith("The ") and (signed or dated):
        return True
    if not words.startswith(("The ", "THE ")) and re.search(rf"\b{re.escape(words)}\b", story, re.IGNORECASE):
        return False  # the story is about it: a place, or somebody
    alone = len(parts) == 1
    capitals = words.isupper() and not title.isupper() and len(words) > 3
    if alone:
        return (capitals and (signed or dated)) or (signed and not words.isupper()) or (signed and dated)
    beside = any(part.kind is Piece.SECTION for part in parts)
    day = next((part for part in parts if part.kind is Piece.DAY), None)
    if day and name.start > day.start:
        return not is_person(words) or words.isupper()
    return (beside and (signed or dated)) or (
        day is not None and (len(words.split()) > 1 or not words.isupper()) and (signed or not is_person(words))
    )

"""Who, where and when, as the text itself says it, each with the place it was read from.

Fields at the top ("By …", "Source: …", "Published: …") come first, then lines of the head that are nothing
but a date, an outlet or a name. A date inside the story is not its date; an update is not a publication.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rag.corpus.calendar import Languages
from rag.corpus.dates import first_date, has_date, only_date, said_date
from rag.corpus.east_asian import credits, signed
from rag.corpus.head_lines import DESK, Part, Piece, is_trade, outlet_of, parts_of, with_author
from rag.corpus.labels import OFFICE, PUBLISHED, SIGNED, UPDATED
from rag.corpus.lines import Line
from rag.corpus.outlets import AGENCY, is_outlet, plain_outlet
from rag.corpus.people import is_person, people_in
from rag.corpus.rules import byline_names, verdict
from rag.types import Kind, Mark

_LONGEST = 300  # characters of a title, or of a field
_DATED = 40  # characters in which a date stands
_REACH = 14  # lines: how far down the head of a story is looked for
_FIELDS = {
    "title": r"title|headline|subject",
    "byline": r"by|author|authors|byline|written by|reporter|reporters|writer|creator",
    "outlet": r"source|outlet|publication|publisher|newspaper|site|site name|news agency|published by|website|paper",
    "published": r"published|published on|published at|first published|date|publication date|date published|publish date"
    "|posted|posted on|pubdate|issued|released|dateline",
    "url": r"url|link|web|source url|permalink|canonical|original",
    "": r"language|lang|updated|last updated|modified|last modified|section|category|categories|tags|keywords|topic|topics|id"
    "|word count|length|edition|page|copyright|doc id|retrieved|accessed|saved",
}
_FIELD = re.compile(
    "(?:" + "|".join(f"(?P<f{n}>{names})" for n, names in enumerate(_FIELDS.values())) + r")\s*(?P<colon>:)\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_NAMES = list(_FIELDS)
_STAMP = re.compile(r"(?:\bfirst |\bthis (?:story|article) was (?:first )?)?(?<!originally )(?:" + PUBLISHED.pattern + ")", re.IGNORECASE)
_SUFFIX = re.compile(r"(?<!\s)\s+[|–—-]\s+(?P<outlet>[A-Z][\w.&’' ]{1,40})$")
_DATELINE_DATE = re.compile(r"[A-Z][\w .’'-]{1,40}(?:, [A-Z][\w .’'-]{2,30})?(?: \([^()]{2,30}\))?(?:,|\((?=[^()]*\d)) ?(?=\w)")
_DASH = re.compile(r"\)?\s*(?:\([^)]{2,30}\))?\s*[—–-]")
_WIRED = re.compile(r"[A-Z][\w .’'-]{1,40}[^()\n]{0,40}\((?P<outlet>[A-Z][\w.&’' -]{2,40})\)(?:, [^()\n]{4,24})?\s*[—–-]\s")
_SIGNED = re.compile(
    r"(?P<outlet>[A-Z][\w.&’']{1,30}(?: [A-Z][\w.&’']{1,30}){0,3}) ?[—–]"
    r"|(?:[A-Z][\w.,’' -]{1,40})?\((?P<outlet2>[A-Z][\w.&’']{1,30}(?: [A-Z][\w.&’']{1,30}){0,3})\)"
)
_TAIL = 8  # lines
# "… they voted. (Ann Lee)", and "© 2020 Ann Lee".
_CLOSING = re.compile(r"[.!?…”“\"»]\s*[(\[](?P<name>[^()\[\]\d@:]{4,40})[)\]][\s+*#■–—-]{0,8}$")
_RIGHTS = re.compile(r"(?:©|\(c\))\s*(?:19|20)\d\d\s(?:by\s)?(?P<name>\D{4,40})")
_AROUND = "()[]*_–—-/ "
_STORY = 3000  # characters of a story in which a name is looked for
_EMPHASIS = "*_ \ufeff"
_AUTHOR = re.compile(
    r"(?:autor(?:in(?:nen)?|a|es|en)?|auteure?s?)\b|(?:authors?|text|words|автор)\s?:|(?:written|reported) by\b", re.IGNORECASE
)
_WIRE = re.compile(r"\w (?:(?:News|Press) )?(?:Wire|Agency|Service|Association)$")
_REPORTED = re.compile(r"\(?(?:Reporting|Writing|Reporting and writing) by (?P<names>[^;:()]{3,160}?)(?:[;.)]|$)")
_TODAY = re.compile(r"(?:\btoday is|\bneed to know(?: on)?|\bToday:|\bto know on)\s+(?:[A-Z][a-z]+day,?\s+)?(?:the )?(?=\d|[A-Z])")


@dataclass
class Head:
    """What was read: values and their places by name, and the lines that are marked for having been read."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    title_line: int | None = None

    def is_below_title(self, number: int) -> bool:
        """Whether a line stands below the title."""
        return number > (self.title_line or 0)

    def take(self, name: str, value: str, start: int, end: int) -> None:
        """Keep the first value found for a name."""
        if value and name not in self.values:
            self.values[name] = value
            self.places[name] = f"span {start}-{end}"

    def mark(self, line: Line, kind: Kind, rule: str) -> None:
        self.marks.setdefault(line.start, Mark(line.start, line.end, kind, rule))


def read_head(text: str, lines: Sequence[Line], languages: Languages = ()) -> Head:
    """Title, byline, outlet, published and url from the first lines of a text, and from signs of them further down."""
    head = Head()
    top = lines[:_REACH]
    body = next((n for n, line in enumerate(top) if n and line.prose and not _field_of(line)), len(top))
    _fields(head, text, top, languages)
    near = top[: body + 1] if body < len(top) else top
    told = {
        number: parts
        for number, line in enumerate(near)
        if line.start not in head.marks and not line.prose and (parts := parts_of(text, line.start, line.end, languages))
    }
    _title(head, text, lines, body, told)
    _head_lines(head, text, near, told, languages)
    _dateline(head, text, top[: body + 2], languages)
    _today(head, text, top)
    _tail(head, text, lines, languages)
    return head


def _field_of(line: Line) -> tuple[str, re.Match[str]] | None:
    match = _FIELD.fullmatch(line.text) if ":" in line.text and len(line.text) <= _LONGEST else None
    if match is None:
        return None
    return next(_NAMES[n] for n in range(len(_NAMES)) if match[f"f{n}"]), match


def _fields(head: Head, text: str, top: Sequence[Line], languages: Languages) -> None:
    """Lines of the form "Label: value", and the "By …" beside them."""
    found = [(number, *hit) for number, line in enumerate(top) if (hit := _field_of(line))]
    if not found:
        return
    numbers = {number for number, _, _ in found}
    for number, name, match in found:
        line, value = top[number], match["value"].strip("\"' ")
        alone = not numbers & {number - 1, number + 1}
        far = number > 3 and alone and name != "published"
        signed = number > 0 and bool(byline_names(top[number - 1].text))
        unsure = alone and not name and not signed and not UPDATED.search(line.text)
        if far or unsure or (number == 0 and name != "title") or (line.ended and len(value) > 60):
            continue
        start = text.index(value, line.start + match.start("value")) if value else line.end
        if name == "published":
            if day := said_date(text, start, line.end, languages):
                head.take(name, *day)
            elif number > 3 and not has_date(value, languages):
                continue
        elif name:
            people = people_in(value.split("|")[0]) if name == "byline" else None
            if people and people in value:
                start += value.index(people)
            head.take(name, people or value, start, start + len(people or value))
        head.mark(line, Kind.BYLINE if name == "byline" else Kind.BOILERPLATE, "field")
    for number in {n for hit in numbers for n in (hit - 1, hit - 2) if n > 0}:
        line = top[number]
        if line.text.startswith("By ") and not line.ended and "byline" not in head.values:
            head.take("byline", line.text[3:].strip(), line.end - len(line.text[3:].lstrip()), line.end)
            head.mark(line, Kind.BYLINE, "field")


def _title(head: Head, text: str, lines: Sequence[Line], body: int, told: Mapping[int, tuple[Part, ...]]) -> None:
    """The first line that reads like a title; what stands before it is marked."""
    best: int | None = None
    near = lines[: max(body, 3)]
    for number, line in enumerate(near):
        if best is not None and line.start in head.marks:
            break
        if line.start in head.marks or len(line.text) > _LONGEST or (number and line.prose) or not _may_be_title(line, number == 0):
            continue
        if _tells(told.get(number, ()), number == 0) or (best is None and _masthead(number, near, told)):
            continue
        if best is None:
            best = number
        elif line.ended:
            break
        elif number <= best + 3 and not _poor(line) and len(line.words) >= 4:
            best = number
        if not _poor(lines[best]):
            break
    if "title" in head.values:
        return
    if best is None:
        best = next((n for n, line in enumerate(lines) if line.start not in head.marks), 0)
    line = lines[best]
    end = min(line.end, line.start + _LONGEST)
    start = end - len(text[line.start : end].lstrip("#*_ \ufeff"))
    suffix = _SUFFIX.search(text[start:end])
    if suffix and is_outlet(suffix["outlet"]):
        outlet, place = plain_outlet(suffix["outlet"]), start + suffix.start("outlet")
        head.take("outlet", outlet, place, place + len(outlet))
        end = start + suffix.start()
    head.title_line = best
    title = text[start:end].rstrip("* _#")
    head.take("title", title, start, start + len(title))
    for number, before in enumerate(lines[:best]):
        if before.start not in head.marks and number not in told and not before.prose and not before.ended:
            head.mark(before, Kind.BOILERPLATE, "before the title")


def _tells(parts: tuple[Part, ...], first: bool) -> bool:
    """Whether a line says who, where or when, so that it is no title."""
    kinds = {part.kind for part in parts}
    return bool(kinds & {Piece.DAY, Piece.UPDATE, Piece.OUTLET, Piece.AGENCY}) or (Piece.BYLINE in kinds and not first)


def _masthead(number: int, lines: Sequence[Line], told: Mapping[int, tuple[Part, ...]]) -> bool:
    """Whether a line is an outlet's name above the title: in capitals, or of a few words, and one follows that can be the title."""
    if [part.kind for part in told.get(number, ())] != [Piece.NAME]:
        return False
    words = lines[number].text
    titles = [line for n, line in enumerate(lines) if n > number and n not in told and not line.prose and _may_be_title(line, False)]
    fuller = [line for line in titles if not line.ended and len(line.words) >= 4]
    return bool(titles and words.isupper() and not titles[0].text.isupper()) or bool(
        fuller and words.startswith("The ") and len(words.split()) <= 3
    )


def _may_be_title(line: Line, first: bool) -> bool:
    if not line.words or len(line.text) < 3 or only_date(line.text) or is_outlet(line.text.strip(_EMPHASIS)):
        return False
    hit = verdict(line)
    return hit is None or bool(_SUFFIX.search(line.text)) or (first and hit[1].partition(":")[0] in ("read more", "link", "agency"))


def _poor(line: Line) -> bool:
    """One or two words, or all in small letters: a section's name or the name of a picture, if a better line follows."""
    return len(line.words) <= 2 or not any(c.isupper() or c.isdigit() or not c.isascii() for c in line.text)


def _head_lines(head: Head, text: str, near: Sequence[Line], told: Mapping[int, tuple[Part, ...]], languages: Languages) -> None:
    """What the lines between title and story say, and their marks; a line of names alone is marked when one is the outlet's."""
    lines = {number: parts for number, parts in told.items() if number != head.title_line}
    story = text[near[-1].start : near[-1].start + _STORY]
    trades = {number for number in lines if number + 1 < len(near) and is_trade(near[number + 1].text)}
    alone = not any(part.kind in (Piece.BYLINE, Piece.AGENCY) for parts in lines.values() for part in parts)
    lines = {
        number: with_author(parts, text, story, number in trades, alone and head.is_below_title(number)) for number, parts in lines.items()
    }
    for number in trades:
        if any(part.kind is Piece.BYLINE for part in lines[number]):
            head.mark(near[number + 1], Kind.BYLINE, "head")
    outlet = outlet_of(list(lines.values()), head.values.get("title", ""), story)
    for number, line in enumerate(near):
        if number == head.title_line or line.start in head.marks or line.prose:
            continue
        parts = lines.get(number, ())
        for part in parts:
            _take(head, text, part)
        if any(part.kind not in (Piece.NAME, Piece.SECTION) for part in parts) or outlet in parts:
            head.mark(line, Kind.BYLINE, "head")
        elif not parts and has_date(line.text, languages):
            _stamp(head, text, line, languages)
        elif number < (head.title_line or 0) and not line.ended:
            head.mark(line, Kind.BOILERPLATE, "before the title")
    if outlet:
        name = DESK.sub("", plain_outlet(outlet.value))
        head.take("outlet", name, outlet.start, outlet.start + len(name))


def _take(head: Head, text: str, part: Part) -> None:
    if part.kind is Piece.DAY:
        head.take("published", part.value, part.start, part.end)
    elif part.kind is Piece.AGENCY:
        head.take("byline", part.value, part.start, part.end)
    elif part.kind is Piece.OUTLET:
        head.take("outlet", plain_outlet(part.value), part.start, part.end)
    elif part.kind is Piece.BYLINE and (names := byline_names(text[part.start : part.end])):
        _byline(head, text, names, part.start)
    elif part.kind is Piece.BYLINE:
        bare = people_in(part.value) or part.value  # without a trade before them
        start = part.start + part.value.find(bare)
        head.take("byline", *((bare, start, start + len(bare)) if bare in part.value else (part.value, part.start, part.end)))


def _byline(head: Head, text: str, names: re.Match[str], start: int) -> None:
    """The names in a byline, and the outlet behind them ("By Ann Lee, Harbour Mail", "By Ann Lee for The Mail")."""
    end = start + names.end("names")
    *_, last = names["names"].rsplit(", ", 1)
    if last != names["names"] and is_outlet(last, in_byline=True):
        head.take("outlet", last, end - len(last), end)
        end -= len(last) + 2
    begin = start + names.start("names")
    written = text[begin:end].rstrip(" ,")
    people = people_in(written) or (written if AGENCY.match(written) or _WIRE.search(written) else "")
    if people in written:
        begin, end = begin + written.index(people), begin + written.index(people) + len(people)
    head.take("byline", people, begin, end)
    if day := only_date(text, start + names.end("names"), start + names.end()):
        head.take("published", *day)
    rest = names["rest"].strip(" ,|•·–—/-").removeprefix("for ").removeprefix("the ")
    if is_outlet(rest, in_byline=True) and text.endswith(rest, 0, start + names.end()):
        head.take("outlet", rest, start + names.end() - len(rest), start + names.end())


def _stamp(head: Head, text: str, line: Line, languages: Languages) -> None:
    """ "Published 5:07 PM ET Oct 26, 2022 Updated …": the date that follows "Published"."""
    stamp = _STAMP.search(line.text)
    if stamp is None or (stamp.start() > 3 and "this" not in stamp.group().lower()):
        return
    start = line.start + stamp.end()
    update = UPDATED.search(text, start, line.end)
    day = said_date(text, start, update.start() if update else line.end, languages)
    if day and day[1] - start <= _DATED:
        head.take("published", *day)
        if stamp.start() <= 3:
            head.mark(line, Kind.BYLINE, "head")


def _dateline(head: Head, text: str, lines: Sequence[Line], languages: Languages) -> None:
    """ "LONDON, Jan. 5, 2023 (Wire) — …" at the start of the story, and an outlet's own name before a dash."""
    for line in lines:
        start = line.start
        capital = line.text[:3].isupper()
        place = capital and _DATELINE_DATE.match(text, start, line.end)
        day = first_date(text, place.end(), min(line.end, place.end() + _DATED), languages) if place else None
        if place and day and day[1] - place.end() < 3 and _DASH.match(text, day[2], line.end):
            head.take("published", *day)
        wire = "(" in line.text and _WIRED.match(text, start, line.end)
        if wire and not AGENCY.match(wire["outlet"]) and (capital or is_outlet(wire["outlet"])):
            head.take("outlet", wire["outlet"], *wire.span("outlet"))
        if signed := _SIGNED.match(line.text):
            group = "outlet" if signed["outlet"] else "outlet2"
            outlet = plain_outlet(signed[group])
            if is_outlet(outlet) and (outlet.isupper() or " " in outlet):  # "Vox —" may be a word of the story
                head.take("outlet", outlet, start + signed.start(group), start + signed.start(group) + len(outlet))


def _today(head: Head, text: str, lines: Sequence[Line]) -> None:
    """ "Today is Tuesday, July 9th, 2024": what is said so at the start was said that day."""
    for line in lines:
        if today := _TODAY.search(line.text):
            at = line.start + today.end()
            if (day := first_date(text, at, at + _DATED)) and day[1] == at:
                head.take("published", *day)


def _tail(head: Head, text: str, lines: Sequence[Line], languages: Languages) -> None:
    """ "Source: …" and "Published …" as the last lines of a story, "Author: …" as any line of it, a name as its very last."""
    last = len(lines) - _TAIL
    for number, line in enumerate(lines):
        if line.start in head.marks or len(line.text) > 120 or (number < last and not _AUTHOR.match(line.text)):
            continue
        hit = _field_of(line)
        if hit and hit[0] == "outlet" and len(hit[1]["value"].split()) <= 2 and hit[1]["value"][0].isupper() and not line.ended:
            head.take("outlet", hit[1]["value"], line.start + hit[1].start("value"), line.end)
            head.mark(line, Kind.BYLINE, "field")
        elif _may_sign(line, number - len(lines)) and (parts := parts_of(text, line.start, line.end, languages)):
            for part in parts:
                _take(head, text, part)
            if any(part.kind is Piece.BYLINE for part in parts) or credits(text, line.start, line.end):
                head.mark(line, Kind.BYLINE, "field")
        elif _STAMP.match(line.text):
            _stamp(head, text, line, languages)
            if head.places.get("published", "").startswith(f"span {line.start}"):
                head.mark(line, Kind.BYLINE, "field")
    for line in (*lines[:4], lines[-1]):
        for names in signed(text, line.start, line.end):
            head.take("byline", *names)
    for line in lines[-_TAIL:]:
        if (reported := _REPORTED.match(line.text)) and (people := people_in(reported["names"])):
            head.take("byline", people, line.start + reported.start("names"), line.start + reported.end("names"))
    last = -2 if len(lines) > 3 and _is_office(lines[-1]) and _lone_person(lines[-2].text) else -1
    if len(lines) > 2 and _lone_person(lines[last].text) and _leads_to_name(text, lines, last):
        head.take("byline", *_bare(lines[last]))
        head.mark(lines[last], Kind.BYLINE, "name")
    elif len(lines) > 2 and (closing := _CLOSING.search(lines[-1].text) or _RIGHTS.fullmatch(lines[-1].text)):
        name, start = closing["name"].strip(), lines[-1].start + closing.start("name")
        if _lone_person(name):
            head.take("byline", name, start, start + len(name))


def _leads_to_name(text: str, lines: Sequence[Line], last: int) -> bool:
    """Whether a name at the end is its author's: a paragraph stands before it, or it is said nowhere else and heads no list."""
    before = lines[last - 1]
    if before.prose or (last < -1 and before.ended):
        return True
    name = _bare(lines[last])[0]
    return any(line.prose for line in lines) and text.count(name) == 1 and not name.isupper() and not _lone_person(before.text)


def _may_sign(line: Line, place: int) -> bool:
    """Whether a line may be who wrote the story: labelled so, or one of the last two."""
    signed = place >= -2 and SIGNED.fullmatch(line.text.rstrip("."))
    return bool(_AUTHOR.match(line.text) or signed or credits(line.text))


def _is_office(line: Line) -> bool:
    """Whether a line is the office of the one who signs above it ("Chair of the harbour board")."""
    return bool(not line.ended and len(line.words) <= 12 and OFFICE.search(line.text) and not re.search(r"[\d@:|]", line.text))


def _lone_person(words: str) -> bool:
    bare = words.strip(_AROUND)
    return 2 <= len(bare.split()) <= 3 and len(bare) <= 40 and is_person(bare) and all(part[0].isupper() for part in bare.split())


def _bare(line: Line) -> tuple[str, int, int]:
    words = line.text.strip(_AROUND)
    start = line.start + line.text.index(words)
    return words, start, start + len(words)

"""What in an article is not its body: marked and stepped over, never cut out.

A line is judged by its own shape (`rules`), by its place in the story (what follows the comments, what the
page says twice), by how little it has to do with the story, and by what repeats across the folder.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Collection, Container, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from rag.corpus.head import Head, read_head
from rag.corpus.language import FOREIGN, LOOKED_AT, languages_of
from rag.corpus.lines import LONG, Line, lines_of
from rag.corpus.orders import orders
from rag.corpus.outlets import credited
from rag.corpus.people import is_person
from rag.corpus.phrases import READER
from rag.corpus.rules import about_author, biography, hints_in, link_beside, list_head, lone_name, told_of, verdict
from rag.corpus.sentences import is_wrapped, line_spans, paragraph_spans, sentence_spans
from rag.corpus.titles import end_pieces, names_of_host, without_site
from rag.types import Article, Kind, Mark, Sentence, Span

CLEANER_VERSION = "19"

_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
_FOOT = frozenset(("page", "list", "subscribe", "share"))
_TITLES = frozenset(("link", "read more", "address"))
_LINKS = _TITLES | {"subscribe"}
_ELSEWHERE = re.compile(
    r"(?:Fact check|FACT CHECK|Opinion|OPINION|Analysis|ANALYSIS|Exclusive|EXCLUSIVE|Live updates|LIVE UPDATES|Explainer): "
)
_CAPITAL_LEAD = re.compile(
    r"(?!UPDATE|BREAKING|CORRECTION|CLAIM|VERDICT|RESULT|WHEN|WHERE|WHAT|WHO|WHY|HOW)[A-Z][A-Z’' &-]{3,30}: [A-Z][^:\d“\"]{20,}$"
)
_CAPITALS = re.compile(r"(?!UPDATE|BREAKING|CORRECTION|CLAIM|VERDICT|RESULT)[A-Z][A-Z’' &-]{3,30}: [A-Z]")
_FRAGMENT = re.compile(r"\? [a-z]")
_OF_MANY, _FRACTIONS = re.compile(r"\W{0,3}(\d{1,3})\s?/\s?(\d{1,3})\s+\D"), 4  # cups are measured in quarters
_TITLE = 300  # characters
_MOST_IN_NAME = 5  # words in the name of a site
_END_OF_TITLE = "end of a title: "
_WORD = re.compile(r"\w[\w’'-]{3,}")
_START = attrgetter("start")
T = TypeVar("T")
_YOU = {"you", "your", "you're", "you’re", "you'll", "you’ll"}


def line_keys(article: Article) -> frozenset[int]:
    """64-bit keys (signed) of the article's lines and of the ends of its title, to count what repeats across a folder."""
    spans = line_spans(article.text)
    title = article.title or (article.text[slice(*spans[0])][:_TITLE] if spans else "")
    ends = (_key(f"{_END_OF_TITLE}{piece}") for piece, _ in end_pieces(title))
    return frozenset((*(_key(article.text[start:end]) for start, end in spans if 12 <= end - start <= LONG), *ends))


def mark(article: Article, repeated: Collection[int] = (), keep_boilerplate: bool = False) -> Article:
    """The article with its marks and sentences, and with who, where and when where its own fields do not say.

    `repeated` holds the keys of lines that several articles of the folder share. With `keep_boilerplate`
    nothing is marked but orders, and what the reader of the file found to be hidden: that is no part of the story to keep.
    """
    hidden = tuple(mark for mark in article.marks if mark.kind is Kind.HIDDEN)
    every = _seen(lines_of(article.text), hidden)
    given = _given(every, [mark for mark in article.marks if mark.kind is not Kind.HIDDEN])
    lines = [line for line in every if line.start not in given]
    if not lines:
        return replace(article, marks=hidden, sentences=_unseen(hidden))
    body = next((line for line in lines if line.prose), lines[0])
    languages = (article.language,) if article.language else languages_of(article.text[body.start :])
    language = next((code for code in languages if code != FOREIGN), None)
    head = read_head(article.text, lines, languages)
    shared = () if repeated and _elsewhere(lines, repeated) else repeated
    marks = (*given.values(), *_marks(lines, head, shared, hints_in(article.text)))
    if keep_boilerplate:
        marks = ()
    if language and not article.language:
        head.take("language", language, body.start, min(len(article.text), body.start + LOOKED_AT))
    new = {name: value for name, value in head.values.items() if not getattr(article, name)}
    title, place = _without_site(article, new, head.places, shared)
    paragraphs = _paragraphs(article.text, every, marks)
    fields = {"title": title, "byline": article.byline or new.get("byline"), "outlet": article.outlet or new.get("outlet")}
    told, ordering = _orders(article.text, paragraphs, fields)
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    judged = [replace(s, kind=Kind.ORDER) if s.span in told else s for s in sentences] if told else sentences
    return _named(
        replace(
            article,
            title=title,
            byline=fields["byline"],
            outlet=fields["outlet"],
            published=article.published or new.get("published"),
            language=language,
            url=article.url or new.get("url"),
            provenance={**article.provenance, **{name: head.places[name] for name in new}, **place},
            marks=tuple(sorted((*_with_orders(marks, sentences, told), *hidden), key=_START)),
            sentences=tuple(sorted((*judged, *_unseen(hidden)), key=_START)),
        ),
        ordering,
    )


def _orders(text: str, paragraphs: Sequence[Sequence[Sentence]], fields: Mapping[str, str | None]) -> tuple[dict[Span, str], set[str]]:
    """The sentences that are orders, each with its rule, and the fields that are."""
    found, *in_fields = orders(
        [[text[s.start : s.end] for s in paragraph] for paragraph in paragraphs], *([[value or ""]] for value in fields.values())
    )
    told = {paragraphs[number][place].span: rule for (number, place), rule in found.items()}
    return told, {name for name, rules in zip(fields, in_fields, strict=True) if rules}


def _without_site(
    article: Article, new: Mapping[str, str], places: Mapping[str, str], repeated: Collection[int]
) -> tuple[str, dict[str, str]]:
    """The title without the site's name, told by the story's outlet and address and by what repeats across the folder; and its
    place, when that is a span."""
    title = article.title or new.get("title", "")
    outlet = article.outlet or new.get("outlet")
    start, end = without_site(title, {*filter(None, (outlet,)), *names_of_host(article.url or new.get("url"))})
    for piece, rest in end_pieces(title[start:end]):
        if _key(f"{_END_OF_TITLE}{piece}") in repeated and not piece[:1].islower() and len(piece.split()) <= _MOST_IN_NAME:
            start, end = start + rest[0], start + rest[1]
            break
    kept = title[start:end].strip()
    if not kept or kept == title:
        return title, {}
    place = {} if article.title else places
    if not place.get("title", "").startswith("span "):
        return kept, {}
    at = int(place["title"].split()[1].split("-")[0]) + title.index(kept, start)
    return kept, {"title": f"span {at}-{at + len(kept)}"}


def _with_orders(marks: Sequence[Mark], sentences: Sequence[Sentence], told: Mapping[Span, str]) -> Sequence[Mark]:
    """The marks with those of orders among them; a marked line that holds one is marked sentence by sentence."""
    if not told:
        return marks
    all_marks = [Mark(*span, Kind.ORDER, rule) for span, rule in told.items()]
    for mark in marks:
        within = [s.span for s in sentences if mark.start <= s.start and s.end <= mark.end]
        parts = [span for span in within if span not in told] if any(span in told for span in within) else [Span(mark.start, mark.end)]
        all_marks += [Mark(*span, mark.kind, mark.rule) for span in parts]
    return all_marks


def _named(article: Article, ordering: Set[str]) -> Article:
    """The article with its file's name for a title where it has none, and without those fields that are orders."""
    provenance = {name: place for name, place in article.provenance.items() if name not in ordering}
    title, byline, outlet = (None if name in ordering else getattr(article, name) for name in ("title", "byline", "outlet"))
    if "title" in ordering:
        provenance["title"] = f"file name; {article.provenance.get('title', 'a field')} is an order: {article.title}"
    return replace(article, title=title or article.file, byline=byline, outlet=outlet, provenance=provenance)


def _unseen(hidden: Sequence[Mark]) -> tuple[Sentence, ...]:
    return tuple(Sentence(mark.start, mark.end, mark.kind) for mark in hidden)


def _seen(lines: list[Line], hidden: Sequence[Mark]) -> list[Line]:
    """The lines without what is hidden: what is left of a line on both sides of it are lines of their own."""
    if not hidden:
        return lines
    seen: list[Line] = []
    marks = deque(sorted(hidden, key=_START))
    for line in lines:
        at = line.start
        while marks and marks[0].start < line.end:
            seen += _part(line, at, marks[0].start)
            at = max(at, marks[0].end)
            if at > line.end:
                break
            marks.popleft()
        seen += _part(line, at, line.end)
    return seen


def _part(line: Line, start: int, end: int) -> list[Line]:
    words = line.text[start - line.start : max(0, end - line.start)]
    before = len(words) - len(words.lstrip())
    return [Line(start + before, start + before + len(words.strip()), words.strip())] if words.strip() else []


def _given(lines: Sequence[Line], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The lines that the reader of the file has marked, each with its mark, by where they start."""
    found: dict[int, Mark] = {}
    for mark in marks:
        for line in lines[bisect_left(lines, mark.start, key=_START) :]:
            if line.end > mark.end:
                break
            found[line.start] = Mark(line.start, line.end, mark.kind, mark.rule)
    return found


def _marks(lines: Sequence[Line], head: Head, repeated: Collection[int], hints: tuple[str, ...]) -> tuple[Mark, ...]:
    found = [(read.kind, read.rule) if (read := head.marks.get(line.start)) else verdict(line, hints) for line in lines]
    if head.title_line is not None and not _by(found[head.title_line], ("legal", "address")):
        found[head.title_line] = None
    for line, hit in zip(lines, found, strict=True):
        if hit and hit == (Kind.BYLINE, "contributed") and (outlet := credited(line.text)):
            head.take("outlet", outlet[0], line.start + outlet[1], line.start + outlet[2])
    _spare_items(lines, found)
    _counted(lines, found)
    for judge in (_twice, _authors, _pairs, _lists, _linked, _ending, _strangers):
        judge(lines, found, head)
    if repeated:
        for number, line in enumerate(lines):
            if found[number] is None and number != head.title_line and _key(line.text) in repeated:
                if about_author(line):
                    found[number] = (Kind.BYLINE, "author")
                elif _told_elsewhere(line):
                    found[number] = (Kind.BOILERPLATE, "repeated")
    return tuple(Mark(line.start, line.end, *hit) for line, hit in zip(lines, found, strict=True) if hit)


Found = list[tuple[Kind, str] | None]


def _by(hit: tuple[Kind, str] | None, families: Container[str]) -> bool:
    """Whether a line is marked by a rule of these families: "link: hub" is of the family "link"."""
    return hit is not None and hit[1].partition(":")[0] in families


def _spare_items(lines: Sequence[Line], found: Found) -> None:
    """Items of a list ("- Cling film" behind "- Flour") are no credits, though they look like one at the end of a story ("- Ann Lee")."""
    for number, line in enumerate(lines):
        listed = line.text.startswith("- ") and any(other.text.startswith("- ") for other in _beside(lines, number))
        if listed and found[number] == (Kind.BYLINE, "credit"):
            found[number] = None


def _beside(items: Sequence[T], number: int) -> list[T]:
    return [items[n] for n in (number - 1, number + 1) if 0 <= n < len(items)]


def _counted(lines: Sequence[Line], found: Found) -> None:
    """The captions of a gallery, each behind its number: "1/50 …", "2/50 …", "3/50 …"."""
    numbered = [(n, int(match[1]), match[2]) for n, line in enumerate(lines) if found[n] is None and (match := _OF_MANY.match(line.text))]
    for row in zip(numbered, numbered[1:], numbered[2:], strict=False):
        (_, first, many), *later = row
        if int(many) > _FRACTIONS and [(number, of) for _, number, of in later] == [(first + 1, many), (first + 2, many)]:
            for n, _, _ in row:
                found[n] = (Kind.CAPTION, "gallery")


def _body_start(lines: Sequence[Line], found: Found, head: Head) -> int:
    authors = head.values.get("byline", "")
    return next((n for n, line in enumerate(lines) if found[n] is None and line.prose and not biography(line, authors)), len(lines))


def _twice(lines: Sequence[Line], found: Found, head: Head) -> None:
    """A line the page gives again: the later one of a paragraph, both of a note about the author; a question may be put to several."""
    counts = Counter(line.text for line in lines)
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if counts[line.text] > 1 and found[number] is None and number != head.title_line:
            if biography(line):
                found[number] = (Kind.BYLINE, "author")
            elif line.text in seen and line.prose and line.ended and line.text[-1] not in "?？" and not line.text[0].isdigit():
                found[number] = (Kind.BOILERPLATE, "said before")
            seen.add(line.text)


def _authors(lines: Sequence[Line], found: Found, head: Head) -> None:
    """Names alone on a line, and notes about the author, at both ends of a story."""
    start = _body_start(lines, found, head)
    counts = Counter(line.text for line in lines[: start + 1])
    names = {name.strip() for name in head.values.get("byline", "").replace(" and ", ",").split(",")}
    authors = head.values.get("byline", "")
    latin = cache(lambda: _latin("".join(line.text for line in lines)))
    for number, line in enumerate(lines):
        if found[number] is not None or number == head.title_line:
            continue
        in_head, in_tail = number < start, number >= max(start + 1, len(lines) - 6)
        if line.text in names or (in_head and lone_name(line.text) and (counts[line.text] > 1 or _beside_byline(number, found, head))):
            found[number] = (Kind.BYLINE, "name")
        elif in_head and line.length <= 60 and not line.ended and not line.text.isascii() and _latin(line.text) != latin():
            found[number] = (Kind.BYLINE, "other script")
        elif (in_head or in_tail) and biography(line, authors):
            found[number] = (Kind.BYLINE, "author")
            if in_tail and (name := told_of(line)) and is_person(name):
                start_of_name = line.start + line.text.index(name)
                head.take("byline", name, start_of_name, start_of_name + len(name))
    signed = next(
        (line for line, hit in zip(lines[:start], found, strict=False) if hit == (Kind.BYLINE, "name") and lone_name(line.text)), None
    )
    if signed and is_person(signed.text) and signed.text not in head.values.get("title", ""):
        head.take("byline", signed.text, signed.start, signed.end)


def _beside_byline(number: int, found: Found, head: Head) -> bool:
    return head.is_below_title(number) and any(hit and hit[0] is Kind.BYLINE for hit in _beside(found, number))


def _latin(text: str) -> bool:
    """Whether most letters are Latin ones."""
    return len(_OTHER_SCRIPT.findall(text)) * 2 <= sum(map(str.isalpha, text))


def _pairs(lines: Sequence[Line], found: Found, head: Head) -> None:
    """A caption given without its credit before it is given with it."""
    for number, (line, after) in enumerate(pairwise(lines)):
        hit = found[number + 1]
        again = hit and hit[0] is Kind.CAPTION and len(line.text) > 8 and after.text.startswith(line.text.rstrip("."))
        if again and found[number] is None and number != head.title_line:
            found[number] = (Kind.CAPTION, "caption again")


def _lists(lines: Sequence[Line], found: Found, head: Head) -> None:
    """Headlines under "Most read", "Related", and the like, to the first line that is a story's; the one before that may be its heading."""
    for number, line in enumerate(lines):
        if not head.is_below_title(number) or found[number] != (Kind.BOILERPLATE, "list") or not list_head(line):
            continue
        under: list[int] = []
        for after in range(number + 1, min(number + 13, len(lines))):
            if found[after] is None and not lines[after].headline:
                under = under[:-1]
                break
            if found[after] is None:
                under.append(after)
        for after in under:
            found[after] = (Kind.BOILERPLATE, "list of headlines")


def _linked(lines: Sequence[Line], found: Found, head: Head) -> None:
    """ "TORNADOES: How to get home": titles of other stories, in a story that holds such, or one or two between its paragraphs."""
    titles = [
        number
        for number, line in enumerate(lines)
        if found[number] is None
        and head.is_below_title(number)
        and len(line.text) > 40
        and line.headline
        and _CAPITAL_LEAD.match(line.text)
    ]
    if not any(_by(hit, _TITLES) for hit in found):
        between = all(0 < n < len(lines) - 1 and lines[n - 1].prose and lines[n + 1].prose for n in titles)
        titles = titles if len(titles) <= 2 and between else []
    for number in titles:
        found[number] = (Kind.BOILERPLATE, "link")
    if not any(_by(hit, _LINKS) for hit in found):
        return
    for number, line in enumerate(lines):
        if found[number] is not None or not head.is_below_title(number):
            continue
        if any(_by(hit, _LINKS) for hit in _beside(found, number)) and link_beside(line):
            after = [n for n in range(number + 1, len(lines))[:1] if found[n] is None]
            if not _leads(line, [lines[n] for n in after]):
                found[number] = (Kind.BOILERPLATE, "link")


def _ending(lines: Sequence[Line], found: Found, head: Head) -> None:
    """What follows the story: after comments or an offer to subscribe, headlines and their pictures' captions in turn."""
    last = _last_story_line(lines, found, _body_start(lines, found, head))
    signs = [n for n in range(last + 1, len(lines)) if _by(found[n], _FOOT) and len(lines[n].text) <= 80]
    if len(signs) < 2 or signs[1] - signs[0] > 2:
        return
    rest = [n for n in range(signs[0] + 1, len(lines)) if found[n] is None]
    if sum(lines[n].headline for n in rest) * 3 >= len(rest) and not any(lines[n].sentences for n in rest):
        for n in rest:
            found[n] = (Kind.BOILERPLATE, "after the story")


def _last_story_line(lines: Sequence[Line], found: Found, start: int) -> int:
    """The last line that two lines of story lie side by side with, or that is a paragraph in itself."""
    plain = [n for n in range(start, len(lines)) if found[n] is None]
    for before, at in reversed(list(pairwise(plain))):
        line = lines[at]
        beside = before == at - 1 and lines[before].ended and not lines[before].headline
        if line.ended and not line.headline and (beside or (line.prose and len(line.text) > 260) or line.speech):
            return at
    return plain[0] if plain else len(lines)


def _strangers(lines: Sequence[Line], found: Found, head: Head) -> None:
    """A line between two paragraphs that has hardly a word with the story in common: a teaser, or another story's title."""
    start = _body_start(lines, found, head)
    links = any(_by(hit, _TITLES) for hit in found)
    story: Counter[str] | None = None
    for number in range(start + 1, len(lines) - 1):
        line = lines[number]
        if (
            found[number] is not None
            or not (line.headline or "? " in line.text)
            or not 4 <= len(line.words) <= 22
            or line.text[0] in "“\"‘'•-–—*0123456789"
            or line.speech
            or (not (teasing := _teases(line)) and not _titled(line))
        ):
            continue
        near = lines[number - 1], lines[number + 1]
        if not all(other.ended and len(other.text) > 60 for other in near):
            continue
        if story is None:
            story = Counter(w for other in lines for w in other.vocabulary if len(w) > 3)
        content = [w for w in line.vocabulary if len(w) > 3]
        shared = sum(story[w] > 1 for w in content)
        if teasing and len(content) >= 3 and shared * 4 <= len(content) + 1:
            found[number] = (Kind.BOILERPLATE, "teaser")
        elif not teasing and len(content) >= 4 and shared * (3 if links else 5) <= len(content) and not _leads(line, near):
            found[number] = (Kind.BOILERPLATE, "another story")


def _teases(line: Line) -> bool:
    """Whether it speaks to the reader or asks."""
    if _ELSEWHERE.match(line.text):
        return True
    asks = not line.ended or bool(_FRAGMENT.search(line.text))
    return asks and not line.vocabulary.isdisjoint(_YOU) and not any(c in line.text for c in ':"“')


def _titled(line: Line) -> bool:
    """Whether it reads like a story's title behind a word of what it is about ("Passages: …"): names, and words between them."""
    words = line.text.split()
    names = sum(word[0].isupper() for word in words[1:])
    plain = sum(word[0].islower() and len(word) > 2 for word in words)
    return (
        line.text.partition(": ")[2][:1].isupper()
        and not line.ended
        and len(words) >= 6
        and names >= 2
        and plain >= 2
        and not any(c in line.text for c in "($€£•►➤")
    )


def _leads(line: Line, near: Sequence[Line]) -> bool:
    """Whether a paragraph beside it is about the same, as under a heading; by the beginnings of words."""
    beside = {word[:5] for other in near for word in _WORD.findall(other.text.lower())}
    return not beside.isdisjoint(word[:5] for word in line.vocabulary if len(word) > 3)


def _elsewhere(lines: Sequence[Line], repeated: Collection[int]) -> bool:
    """Whether the whole story stands in several files, so that repetition says nothing about a line."""
    first = [line for line in lines if line.prose][:5]
    return 0 < len(first) <= 2 * sum(_key(line.text) in repeated for line in first)


def _told_elsewhere(line: Line) -> bool:
    """Whether a line that other articles share too may be stepped over: not a sentence that could state a fact."""
    says = not line.vocabulary.isdisjoint(READER) or not line.ended or bool(_CAPITALS.match(line.text))
    return says and 40 <= len(line.text) <= LONG and not line.speech


def _paragraphs(text: str, lines: Sequence[Line], marks: Sequence[Mark]) -> list[list[Sentence]]:
    """The sentences, those of a paragraph or of a marked line together."""
    kinds = {mark.start: mark.kind for mark in marks}
    wrapped = is_wrapped([Span(line.start, line.end) for line in lines])
    paragraphs: list[list[Sentence]] = []
    run: list[Span] = []
    for line in lines:
        kind = kinds.get(line.start)
        if kind is None:
            run.append(Span(line.start, line.end))
            continue
        _close(paragraphs, text, run, wrapped)
        run = []
        spans = sentence_spans(text, line.start, line.end) if kind is Kind.CAPTION else [Span(line.start, line.end)]
        paragraphs.append([Sentence(*span, kind) for span in spans])
    _close(paragraphs, text, run, wrapped)
    return paragraphs


def _close(paragraphs: list[list[Sentence]], text: str, run: list[Span], wrapped: bool) -> None:
    for paragraph in paragraph_spans(text, run, wrapped):
        paragraphs.append([Sentence(*span) for span in sentence_spans(text, *paragraph)])


def _key(line: str) -> int:
    words = line.casefold()
    if "  " in words or not words.isprintable():  # most have no white space but single spaces
        words = " ".join(words.split())
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)

"""The words of a printed page in the order in which they are read, as lines and paragraphs.

A page gives its characters with their places. They become words and rows; rows that share an empty strip between two
stretches of prose are columns, read one after the other; a line goes on in the next one unless the next word would
still have fitted on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf, isfinite
from statistics import median
from unicodedata import normalize

from rag.corpus.rules import JUMP
from rag.types import Kind, Mark

_MOST_ROWS = 400  # on a page; more is no page of prose
_GUTTER = 0.8  # of the letters' size: the least width of the strip between columns
_ROWS = 3  # that must share such a strip
_PROSE = 9  # characters: what the lines of a column hold on average at the least
_LETTERS = 0.6  # of a column's characters; tables of figures have fewer
_INDENT = 0.7  # of the letters' size: a line that begins so much further in begins a paragraph
_CELLS = 2.5  # of the letters' size: words so far apart stand in cells of a table
_ROOM = 0.4  # of a column's width: a line that leaves so much empty is a heading or the like, ended or not
_INITIAL = 1.8  # times the usual size of letters
_INITIALS = 4  # on a page
_LETTER_WORDS = frozenset("aioy")
_LARGE = 1.3  # times the usual size of letters
_SPACING = 1.45  # times the usual distance: a line so far below begins a paragraph
_BULLETS = "•▪■●◦‣"
_ENDED = re.compile(r"[.!?:;…。！？][\"”’»')\]]*$")
_FAR = 2.5  # times the usual distance: a row so far from the rest is the head or the foot of a page, and in no column
_FAR_NUMBERED = 1.9  # the same of a row that may hold the page's number or day
_WIDE = 1.3  # times what parts the words of its rows: a narrower strip between them is chance
_HYPHENS = "-\u2010\u00ad\ufffe\x02"
_WHOLE = re.compile(rf"\w[\w-]*\w(?!\w|[{_HYPHENS}]$)")  # no part of a word that goes on in the next line
_KEEPS_HYPHEN = frozenset(
    "self ex well ill half all non state year quasi vice mid pre post long short high low so world cross north south east west two three "
    "four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_LIGATURES = {ord(letters): normalize("NFKC", letters) for letters in "ﬀﬁﬂﬃﬄﬅﬆ"}
_NUMBERS = re.compile(r"\d+")
_PAGE = re.compile(
    r"\W{0,20}(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?\d{1,4}(?:\s*(?:of|/|von|de|di|sur|van)\s*\d{1,4})?\W{0,20}", re.IGNORECASE
)
_PAGE_OF = re.compile(r"(?:page|seite|página|pagina)\s*\d{1,4}\s*(?:of|/|von|de|di|sur|van)\s*\d{1,4}\b.*", re.IGNORECASE)
_SAME_PLACE = 12  # points up or down: the same place on another page
_EDGE = 3  # lines at the top and the foot of a page that may be running heads


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box it stands in; y grows upwards. `hidden` is the rule by which nobody sees it."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words, from left to right, and how far the column it stands in reaches."""

    words: tuple[Word, ...]
    edge: float = inf

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def middle(self) -> float:
        return sum((word.bottom + word.top) / 2 for word in self.words) / len(self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def tabular(self) -> bool:
        """Whether its words stand in cells."""
        return any(after.left - word.right > _CELLS * self.size for word, after in pairwise(self.words))


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The rows of a page in the order in which they are read, column after column."""
    return list(_in_order(_rows(_with_initials(words)))) if words else []


def _with_initials(words: Sequence[Word]) -> Sequence[Word]:
    """The words, a large initial that reaches over several lines put before the word beside it ("T" and "he")."""
    usual = median(word.size for word in words)
    initials = [word for word in words if len(word.text) == 1 and word.text.isalpha() and word.size >= _INITIAL * usual]
    if len(initials) > _INITIALS:
        return words
    known, rest = {word.text.lower() for word in words}, list(words)
    for initial in initials:
        beside = [word for word in rest if _INITIAL * word.size <= initial.size and _is_beside(word, initial)]
        tops = [word for word in beside if word.top >= max(other.top for other in beside) - word.size / 2]
        if tops and (first := min(tops, key=lambda word: word.left)).left - initial.right < initial.size:
            apart = " " if initial.text.lower() in _LETTER_WORDS and first.text.lower() in known - {initial.text.lower()} else ""
            glued = replace(first, text=f"{initial.text}{apart}{first.text}", left=initial.left)
            rest = [glued if word is first else word for word in rest if word is not initial]
    return rest


def _is_beside(word: Word, initial: Word) -> bool:
    return word.left >= initial.right - 1 and initial.bottom - word.size / 2 <= (word.bottom + word.top) / 2 <= initial.top + word.size / 2


def without_running_heads(pages: Sequence[Sequence[Row]], kept: Callable[[str], bool]) -> list[list[Row]]:
    """The pages without what stands on several of them at the top or the foot, but `kept` lines, and without their numbers."""
    seen: dict[str, list[tuple[int, float]]] = {}
    for number, rows in enumerate(pages):
        for place in _edges(rows):
            seen.setdefault(_shape(rows[place]), []).append((number, rows[place].middle))

    def runs(rows: Sequence[Row], place: int) -> bool:
        row = rows[place]
        on = {number for number, at in seen[_shape(row)] if abs(at - row.middle) <= _SAME_PLACE}
        return not _goes_on(rows, place) and not kept(row.text) and _is_running(row.text, len(on), len(pages))

    return [[row for place, row in enumerate(rows) if place not in _edges(rows) or not runs(rows, place)] for rows in pages]


def _goes_on(rows: Sequence[Row], place: int) -> bool:
    """Whether a number that is a line of its own is the end of a sentence ("…asked for in / 2021.")."""
    before, row = rows[place - 1], rows[place]
    near = 0 < before.middle - row.middle <= _SPACING * row.size and _alike(before, row) and abs(before.left - row.left) < row.size
    return near and _PAGE.fullmatch(row.text) is not None and len(before.words) > 2 and not _ENDED.search(before.text)


def paragraphs(pages: Sequence[Sequence[Row]], alone: Callable[[str], bool]) -> tuple[str, list[tuple[int, int]], list[Mark]]:
    """The text of pages, a line for each paragraph and each row that stands `alone`; where each page that has rows begins in it,
    with its number from 1; and marks for the words that nobody sees."""
    vocabulary = {word for rows in pages for row in rows for word in _WHOLE.findall(row.text.lower())}
    text, starts, marks, before = "", list[tuple[int, int]](), list[Mark](), None
    for number, rows in [(number, rows) for number, rows in enumerate(pages, 1) if rows]:
        pitch, usual = _pitch(rows), median(row.size for row in rows)
        for place, row in enumerate(rows):
            words = row.text.translate(_LIGATURES)
            if before is not None and (alone(row.text) or alone(before.text)):
                gap = "\n"
            else:
                gap = "" if before is None else _between(before, row, _leading(row, pitch, usual), place == 0, words, vocabulary)
            if gap == "-":
                text, gap = text[:-1], ""
            text += gap
            if place == 0:
                starts.append((len(text), number))
            marks += _hidden(row, len(text))
            text += words
            before = row
    return text, starts, marks


def _hidden(row: Row, at: int) -> Iterator[Mark]:
    """Marks for the words of a row that nobody sees, which begins at `at` in the text."""
    for word in row.words:
        end = at + len(word.text.translate(_LIGATURES))
        if word.hidden:
            yield Mark(at, end, Kind.HIDDEN, word.hidden)
        at = end + 1


def _rows(words: Sequence[Word]) -> list[Row]:
    """Words that overlap in height, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-(word.bottom + word.top), word.left)):
        first = rows[-1][0] if rows else word
        level = first.bottom <= (word.bottom + word.top) / 2 <= first.top
        if rows and level and abs(word.size - first.size) <= 0.5 * max(word.size, first.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=lambda word: word.left))) for row in rows]


def _in_order(rows: list[Row]) -> Iterator[Row]:
    found = _columns(rows) if len(rows) <= _MOST_ROWS else None
    if found is None:
        yield from _with_edges(rows)
        return
    first, last, strip = found
    first = _above(rows, first, last, strip)
    yield from _in_order(rows[:first])
    for right in (False, True):
        yield from _in_order(_side(rows[first:last], strip, right))
    yield from _in_order(rows[last:])


def _above(rows: Sequence[Row], first: int, last: int, strip: tuple[float, float]) -> int:
    """The first row of two columns: further up when the right one goes on there, beside a headline that only the left one has."""
    right = _side(rows[first:last], strip, True)
    pitch = median(above.middle - below.middle for above, below in pairwise(right))
    top, found = right[0], first
    for place in reversed(range(first)):
        row = rows[place]
        if any(word.left < strip[1] and word.right > strip[0] for word in row.words):
            break
        beside = _side([row], strip, True)
        if beside and (not _alike(beside[0], top) or beside[0].middle - top.middle > _SPACING * pitch):
            break
        if beside:
            top, found = beside[0], place
    return found


def _side(rows: Sequence[Row], strip: tuple[float, float], right: bool) -> list[Row]:
    middle = sum(strip) / 2
    parts = [tuple(word for word in row.words if (word.left > middle) == right) for row in rows]
    return [Row(part) for part in parts if part]


def _columns(rows: list[Row]) -> tuple[int, int, tuple[float, float]] | None:
    """The longest run of rows that an empty strip parts into two columns of prose: first row, last row (exclusive), strip."""
    best: tuple[int, int, tuple[float, float]] | None = None
    gaps, least = [_gaps(row) for row in rows], [_GUTTER * row.size for row in rows]
    for first in range(len(rows)):
        if best and len(rows) - first <= best[1] - best[0]:
            break
        strips, last = gaps[first], first + 1
        while strips:
            left = _met(strips, gaps[last], least[last]) if last < len(rows) else []
            longer = last - first > (best[1] - best[0] if best else _ROWS - 1)
            if longer and any(_is_inner(one) and not any(one[0] <= start < one[1] for start, _ in left) for one in strips):  # it ends here
                start, stop = _without_far(rows, first, last)
                strip = next((s for s in sorted(strips, key=lambda s: s[0] - s[1]) if _parts(rows[start:stop], s)), None)
                best = (start, stop, strip) if strip else best
            strips, last = left, last + 1
    return best


def _is_inner(strip: tuple[float, float]) -> bool:
    return all(map(isfinite, strip))


def _without_far(rows: Sequence[Row], first: int, last: int) -> tuple[int, int]:
    """The rows without those at either end that stand far from the others."""
    pitch = median(above.middle - below.middle for above, below in pairwise(rows[first:last]))

    def far(row: Row, other: Row) -> bool:
        return abs(row.middle - other.middle) > (_FAR_NUMBERED if _NUMBERS.search(row.text) else _FAR) * pitch

    for _ in range(2):
        first += last - first > _ROWS and far(rows[first], rows[first + 1])
        last -= last - first > _ROWS and far(rows[last - 1], rows[last - 2])
    return first, last


def _gaps(row: Row) -> list[tuple[float, float]]:
    """Where a row is empty: before, between and behind its words."""
    least = _GUTTER * row.size
    edges = [-inf, *(edge for word in row.words for edge in (word.left, word.right)), inf]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]


def _met(strips: Sequence[tuple[float, float]], gaps: Sequence[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    met = [(max(a, c), min(b, d)) for a, b in strips for c, d in gaps]
    return [(a, b) for a, b in met if b - a >= least]


def _parts(rows: Sequence[Row], strip: tuple[float, float]) -> bool:
    """Whether a strip has prose on both sides."""
    between = [after.left - word.right for row in rows for word, after in pairwise(row.words)]
    wide = bool(between) and _is_inner(strip) and strip[1] - strip[0] >= _WIDE * median(between)
    return wide and all(_is_prose([row.text for row in _side(rows, strip, right)]) for right in (False, True))


def _is_prose(lines: Sequence[str]) -> bool:
    text = "".join(lines)
    letters = sum(map(str.isalpha, text))
    return len(lines) >= _ROWS and len(text) >= _PROSE * len(lines) and letters >= _LETTERS * len(text) and " " in text


def _with_edges(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with how far the lines around them reach: those of like size that begin about where they do."""
    for place, row in enumerate(rows):
        near = [other for other in rows[max(0, place - 6) : place + 7] if _alike(row, other)]
        yield Row(row.words, max(other.right for other in near))


def _alike(one: Row, other: Row) -> bool:
    return abs(one.size - other.size) <= 0.15 * one.size and abs(one.left - other.left) <= 3 * one.size


def _pitch(rows: Sequence[Row]) -> float:
    """The usual distance of two lines of a page."""
    steps = [step for above, below in pairwise(rows) if _alike(above, below) and (step := above.middle - below.middle) > 0]
    return median(steps) if steps else 0.0


def _leading(row: Row, pitch: float, usual: float) -> float:
    """The usual distance of two lines, of such as are printed much larger than the page's, as headlines are, by their size."""
    return max(pitch, row.size) if row.size > _LARGE * usual else pitch


def _between(before: Row, row: Row, pitch: float, new_page: bool, words: str, vocabulary: set[str]) -> str:
    """What stands between two rows: a space, nothing, "-" (nothing, and the hyphen goes), or the end of a line."""
    end = before.words[-1].text
    step = before.middle - row.middle
    turned = new_page or step < 0  # to the next page or column
    if end[-1] in _HYPHENS and end[-2:-1].isalpha() and words[0].isalpha():
        part = words[0].islower() or end[-1] != "-"  # "Baden-Baden"
        return "-" if part and not _keeps_hyphen(before, row, words, vocabulary) else ""
    if not _same_kind(before, row) or (not turned and pitch and step > _SPACING * pitch):
        return "\n"
    ended = bool(_ENDED.search(end))
    if turned:
        return "\n" if ended and not words[0].islower() else " "
    if row.left - before.left > _INDENT * row.size and ended:
        return "\n"
    if (before.tabular and row.tabular) or words[0] in _BULLETS:
        return "\n"
    room = before.edge - before.right
    fits = room >= 0.25 * row.size + row.words[0].right - row.words[0].left
    short = not words[0].islower() and room >= _ROOM * (before.edge - before.left)
    return "\n" if fits and (ended or short) else " "


def _same_kind(before: Row, row: Row) -> bool:
    return abs(before.size - row.size) <= 0.15 * max(before.size, row.size) and before.bold == row.bold


def _keeps_hyphen(before: Row, row: Row, words: str, vocabulary: set[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word ("state-owned") or only parts it ("docu-ment")."""
    last = before.words[-1].text.lower()
    first = re.findall(r"[^\W\d_]*", last[:-1])[-2]
    second = next(iter(re.findall(r"\w+", words.lower())), "")
    room = before.edge - before.right - (row.words[0].right - row.words[0].left)
    kept = first in _KEEPS_HYPHEN or f"{first}-{second}" in vocabulary or (room > 0 and first in vocabulary)
    return kept and not last.endswith("\u00ad") and f"{first}{second}" not in vocabulary


def _edges(rows: Sequence[Row]) -> set[int]:
    places = range(len(rows))
    return {*places[:_EDGE], *places[-_EDGE:]}


def _shape(row: Row) -> str:
    return _NUMBERS.sub("0", row.text.casefold())


def _is_running(text: str, pages: int, of: int) -> bool:
    """Whether a line at the edge of a page is a running head: on several pages of them all, or a page's number."""
    return any(pattern.fullmatch(text) for pattern in (_PAGE, _PAGE_OF, JUMP)) or (pages > 1 and pages * 3 >= of)

"""A title without the name of the site that stands before or behind it.

Told by what the page itself calls its site, by its heading, and by what repeats across a folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from rag.corpus.labels import SECTIONS
from rag.corpus.linked_data import letters

# Bars and spaced dashes part a title from its site; a colon, a slash or brackets do so only where the name is known for sure.
_BLANK = r"(?:(?<!\s)\s+)?"
_STRONG = re.compile(
    rf"{_BLANK}[|｜¦│┃❘‖∣]+\s*|(?<!\s)\s+(?:(?:[·•»«›–—~*‹>-]+|//+)\s+)+|{_BLANK}(?:::|＿|－|︱)\s*|(?<=\S)\s+[–—-]+(?=\S)"
    r"|(?<=[\u3040-\u9fff])[_-](?=\S)"
)
_WEAK = re.compile(rf"{_BLANK}[:：/@_,]\s+|(?<=[^\s\])][)\]])\s+|(?<!\s)\s+[:@/]\s*|{_BLANK}[(\[](?=[^()\[\]]+[)\]]$)|(?<=[!?.…])\s+|_|：")
_ANY = re.compile(r"[|｜¦│┃❘‖∣·•»«›–—~*‹>:＿－︱_：/@(\[,-]|[!?.…]\s")
_DOMAIN = re.compile(r"\.(?:com|org|net|de|fr|at|ch|it|es|nl|co\.uk|info|eu|news|tv|ie|in|ca|au|com\.au)$", re.IGNORECASE)
_TOP = re.compile(r"(?:\.(?:com?|org|net|ac|gov|edu|gob|gouv))?\.[a-z]{2,20}$", re.IGNORECASE)  # of a host: ".com", ".co.uk"
_LEAST = 4  # letters of a name that may be only a part of what stands there
_MOST_WORDS = 7
_HEADING = 8  # letters
_HAN = re.compile(r"[\u3040-\u9fff]")


def without_site(title: str, names: Collection[str], headings: Collection[str] = (), below: Collection[str] = ()) -> tuple[int, int]:
    """The span of the title proper within a title. `names` are what the site is called, `headings` those of the page, `below` what of
    these stands below words on their subject."""
    if not _ANY.search(title):
        return 0, len(title)
    known = {_bare(name) for name in names} - {""}
    heads, under = ({said for heading in told if _long_enough(said := letters(heading))} for told in (headings, below))
    start, end = 0, len(title)
    if letters(title) not in under and (found := _headed(title, start, end, under)):
        return found
    if letters(title) in heads | under:
        return start, end
    if found := _headed(title, start, end, heads):
        return _headed(title, *found, under) or found
    while cut := _cut(title, start, end, known):
        start, end = cut
        if found := _headed(title, start, end, heads | under):
            return found
    if end < len(title):  # "Story · Region · Site"
        *_, (before, after) = (0, 0), *(match.span() for match in _STRONG.finditer(title, start, end))
        end = before if before and title[after:end].strip().casefold() in SECTIONS else end
    return start, end


def _long_enough(heading: str) -> bool:
    """Whether a heading may be a whole title; Chinese and Japanese say as much in half as many letters."""
    return len(heading) >= _HEADING or (len(heading) * 2 >= _HEADING and bool(_HAN.match(heading)))


def end_pieces(title: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """What stands behind the last bar or dash of a title, and before its first bar, each with the span of the rest."""
    places = [match.span() for match in _STRONG.finditer(title)]
    if places:
        yield title[places[-1][1] :].strip(), (0, places[-1][0])
        if title[slice(*places[0])].strip() in ("|", "｜", "¦", "│", "┃", "❘", "‖", "∣", "»", "::"):
            yield title[: places[0][0]].strip(), (places[0][1], len(title))


def names_of_host(url: str | None) -> set[str]:
    """What a site may be called by its address: the host, and the part of it that is not common to many."""
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    name = _TOP.sub("", host)
    return {part for part in (host, name, name.rpartition(".")[2]) if len(part) > 2}


def _cut(title: str, start: int, end: int, known: set[str]) -> tuple[int, int] | None:
    rules: tuple[tuple[re.Pattern[str], Callable[[str, set[str]], bool]], ...] = ((_STRONG, _like), (_WEAK, _same))
    for pattern, named in rules:
        places = [match.span() for match in pattern.finditer(title, start, end) if start < match.start() and match.end() < end]
        for (before, after), behind in ((places[-1], True), (places[0], False)) if places else ():
            part = title[after:end] if behind else title[start:before]
            if named(part.strip(" ()[]"), known):
                return (start, before) if behind else (after, end)
        for (before, after), (following, _) in pairwise(places):
            if _same(title[after:following].strip(), known):  # "Story | Site | Its motto"
                return start, before
    return None


def _headed(title: str, start: int, end: int, heads: Collection[str]) -> tuple[int, int] | None:
    """The part of a title before or behind a mark that is one of the headings."""
    ends = (part for pattern in (_STRONG, _WEAK) for part in _ends(title, pattern, start, end))
    return next(((first, last) for first, last in ends if letters(title[first:last]) in heads), None)


def _ends(title: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(title, start, end):
        yield start, match.start()
        yield match.end(), end


def _bare(name: str) -> str:
    return letters(_DOMAIN.sub("", name.strip().removeprefix("@").removeprefix("www."))).removeprefix("the")


def _same(part: str, known: set[str]) -> bool:
    return _bare(part) in known


def _like(part: str, known: set[str]) -> bool:
    """Whether a part is a name of the site, or holds one with a word or two more ("Orran Courier News")."""
    bare = _bare(part)
    holds = any(len(name) >= _LEAST and (bare.startswith(name) or bare.endswith(name)) for name in known)
    return len(part.split()) <= _MOST_WORDS and (holds or bare in known)

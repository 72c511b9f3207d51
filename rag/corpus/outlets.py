"""Names of newspapers, stations and sites.

Agencies are left out: a paper that prints an agency's story is its outlet, and the agency its author.
"""

from __future__ import annotations

import re

from rag.corpus.phrases import NOT_PAPERS, PAPERS, PERHAPS_PAPERS
from rag.language.english.names import AGENCIES

AGENCY = re.compile(AGENCIES)
_ALONE = re.compile(
    r"(?:CNN|BBC|NPR|CBC|CBS|NBC|ABC|MSNBC|PBS|Haaretz|Politico|POLITICO|Axios|Wikinews|Le Monde|Al Jazeera|USA TODAY|USA Today"
    r"|The Week(?: UK)?"
    r"|Sky|ITV|ProPublica|PolitiFact|Forbes|Newsweek|Vox|Slate|Salon)(?: (?:Business|Politics|News|Opinion|Sports?|Network|Health|Travel))?"
    r"|(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|co\.uk|de|fr|info|news)"
)
_SECTION = re.compile(r"(?<=[A-Z]{3}) (?:Business|Politics|Opinion|Sports?|Health|Travel)$")
_SMALL = frozenset({"of", "the", "and", "&", "for", "in"})
_OWN = re.compile(rf"\W{{0,20}}(?P<own>{_ALONE.pattern})[’']s .{{0,300}} contributed to this (?:report|story|article)\b")


def is_outlet(words: str, in_byline: bool = False) -> bool:
    """Whether the words are an outlet's name and nothing else; never for an agency. In a byline less is needed."""
    parts = [part.title() if part.isupper() and len(part) > 3 else part for part in words.split()]
    known = _ALONE.fullmatch(words) is not None or _is_paper(parts, in_byline)
    return known and len(parts) <= 5 and not AGENCY.match(words) and ", " not in words


def _is_paper(parts: list[str], in_byline: bool) -> bool:
    named = len(parts) > 1 and NOT_PAPERS.isdisjoint(parts) and all(part[0].isupper() or part in _SMALL for part in parts)
    perhaps = not PERHAPS_PAPERS.isdisjoint(parts[1:]) and (in_byline or parts[0] == "The" or len(parts) > 2)
    return named and (perhaps or not PAPERS.isdisjoint(parts))


def plain_outlet(words: str) -> str:
    """The name without the section that stands behind it ("CNN Politics")."""
    return _SECTION.sub("", words)


def credited(text: str) -> tuple[str, int, int] | None:
    """The outlet that calls a contributor its own ("CNN’s … contributed to this report"), and where it stands in the line.

    Whom an author writes for, or has a mail address with, is not told here: papers print each other's stories.
    """
    match = _OWN.match(text)
    return (match["own"], *match.span("own")) if match else None

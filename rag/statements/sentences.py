"""Which sentences of a story tell something: without headings, datelines and marks of lists."""

from __future__ import annotations

import re

from rag.language.english.names import AGENCIES
from rag.statements.types import Placed
from rag.types import Article, Kind, Sentence, Span

DATELINE = 90  # characters at most
_DATELINE = re.compile(r"(?<![-–—−])[-–—−]+\s+(?=[\w“\"'‘€$£])|[—–]\s*(?=[A-Z“\"])")
_AGENCY = re.compile(r"([^()]{2,50} )?\(([A-Z][^()]{1,30})\)\s+(?=[A-Z“\"‘])")  # "Hong Kong (CNN) If you …"
_ENDS, _CLOSES = tuple(".!?…"), "\"”’'»)]"
_MARKUP = re.compile(r"^(?:#{1,6}\s+|>\s+|[*•–—−-]\s+)")
_QUOTES = re.compile(r"(?<!\w)[“‘\"'](?=\w)")
HEADLINE = 4  # words at least
AGENCY = 3  # words of the name of an agency or outlet in brackets
ITEMS = 3  # short lines in a row that are a list, not headings
ITEM_WORDS = 14
BIOGRAPHY = 7  # words of a byline that tells who the author is


def told(article: Article) -> tuple[tuple[str, ...], list[Placed]]:
    """The headings, and where the sentences stand that tell something."""
    title = _title_span(article)
    kept = [
        sentence for sentence in article.sentences if sentence.kind in (Kind.BODY, Kind.CAPTION) or _tells_of_author(article.text, sentence)
    ]
    alone = [_is_line(article.text, sentence) for sentence in kept]
    headings: list[str] = []
    placed: list[Placed] = []
    last, begun, section = 0, False, ""
    for at, sentence in enumerate(kept):
        text = article.text[sentence.start : sentence.end]
        in_list = sum(alone[max(0, at - ITEMS + 1) : at + ITEMS]) >= ITEMS and len(text.split()) > 2 and placed
        in_title = title is not None and sentence.start < title.end and title.start < sentence.end
        if sentence.kind is Kind.BODY and (in_title or (alone[at] and not in_list) or text.startswith("#")):
            headings.append(" ".join(text.split()).lstrip("# "))
            section = "" if in_title else headings[-1]
            continue
        start = sentence.start + _lead(text, first=not begun, outlet=article.outlet or "")
        if start < sentence.end:
            placed.append(Placed(start, sentence.end, "\n" in article.text[last:start] or not placed, sentence.kind, section))
            last, begun = sentence.end, begun or sentence.kind is Kind.BODY
    if title and not placed:  # a flash is a headline and nothing else
        return (), [Placed(one.start, one.end, True, one.kind) for one in kept if title.start <= one.start < title.end]
    return tuple(headings), placed


def headline(article: Article) -> Span | None:
    """Where the headline stands, its first sentence if it has several."""
    title = _title_span(article)
    first = next((one for one in article.sentences if title and title.start <= one.start < title.end), None)
    if title is None or first is None:
        return None
    span = Span(first.start, min(first.end, title.end))
    return span if len(article.text[span.start : span.end].split()) >= HEADLINE else None


def quoting_headlines(article: Article) -> list[Placed]:
    """Where the headline stands, if it quotes somebody."""
    title = _title_span(article)
    if title is None or not _QUOTES.search(article.text, title.start, title.end):
        return []
    inside = [one for one in article.sentences if title.start <= one.start and one.end <= title.end and one.kind is Kind.BODY]
    return [Placed(one.start, one.end, True, Kind.BODY) for one in inside]


def _tells_of_author(text: str, sentence: Sentence) -> bool:
    """Whether a byline is a sentence about its author."""
    words_of = text[sentence.start : sentence.end]
    return sentence.kind is Kind.BYLINE and len(words_of.split()) >= BIOGRAPHY and _has_ended(words_of)


def _title_span(article: Article) -> Span | None:
    found = re.fullmatch(r"span (\d+)-(\d+)", article.provenance.get("title", ""))
    return Span(int(found[1]), int(found[2])) if found else None


def _has_ended(words_of: str) -> bool:
    return words_of.rstrip(_CLOSES).endswith(_ENDS)


def _is_line(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a short line by itself that does not end like a sentence."""
    words_of = text[sentence.start : sentence.end]
    if _has_ended(words_of) or len(words_of.split()) > ITEM_WORDS:
        return False
    before, after = text[: sentence.start].rstrip(" \t"), text[sentence.end :].lstrip(" \t")
    return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")


def _lead(text: str, first: bool, outlet: str) -> int:
    """How many characters of a sentence come before what it says: a mark of a list, or the dateline of a story's first sentence, which
    may end with an agency's name or the outlet's in brackets."""
    markup = _MARKUP.match(text)
    if markup:
        return markup.end()
    if not first:
        return 0
    for match in _DATELINE.finditer(text[:DATELINE]):
        if _is_dateline(text[: match.start()]):
            return match.end()
    agency = _AGENCY.match(text)
    if agency is None or len(agency[2].split()) > AGENCY or not _is_dateline(agency[2]) or not _is_dateline(agency[1] or "("):
        return 0
    known = re.match(AGENCIES, agency[2]) or agency[2].split()[0].lower() in outlet.lower()
    return agency.end() if known or not agency[1] else 0


def _is_dateline(text: str) -> bool:
    """Whether text names places, days and an agency only: "BRACKWATER, 26 February 2025 (Northshore Wire)"."""
    outside = re.sub(r"\([^()]*\)", " ", text)
    tokens = re.findall(r"[^\W_]+", outside)
    return bool(tokens or text.strip().startswith("(")) and all(token[0].isupper() or token[0].isdigit() for token in tokens)

"""Lines, paragraphs and sentences as spans of a text.

sentencex finds the sentences of one paragraph; what a paragraph is, is decided here: a line, or several
lines that were wrapped at one width, as in mail and in old text files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

from rag.corpus.one_byte import narrow, table
from rag.language.words import STOP
from rag.types import Span

# U+0085 is not a line end here: in scraped text it is far more often a lost ellipsis.
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b"
_WINDOW, _SURE = 6000, 4500  # characters shown at once, and those of them in which a quotation's end is likely to be seen
_GERSHAYIM = re.compile(r"(?<=[א-ת])[\"”״](?=[א-ת])")  # within a Hebrew abbreviation, where it quotes nothing
_OPENING = frozenset("“\"‘'«„(")
_NARROW, _WIDE = 55, 100  # characters: lines that were wrapped are between them
_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
# After a closing quotation mark or bracket sentencex does not end a sentence.
_ONE = re.compile(r"[^.!?\n\"()]*[.!?]?")
_CLOSED = re.compile(
    r"(?<=[^\W_])[.!?…](?:[”\"’')\]]\s+(?=[“\"‘A-Z(\[])|(?<=\w{4}[…!?])\s+(?=[“\"‘][A-Z])|(?<=[a-z]{4}\.)\s+(?=[“\"][A-Z]))"
    r"(?!(?:he|she|they|[A-Z]\w{1,60} (?:said|says|told|asked|added|wrote))\b)"
)
# Behind a closing quotation mark a sentence goes on when what follows says whose words they are: "「…。」と述べた", "“…。”他说".
# Ordinary words that sentencex takes for abbreviations ("ill." for Illinois). Written small before a word with a capital letter they
# are none, other than before a numeral ("art. IV") or one letter ("fig. B"); nor is "No." where it is all that is said.
_SHORT_WORDS = tuple("no me may ill miss art fig id ok fed ark ore arc mar ken con pa op ref etc".split())
_NO_ABBREVIATION = re.compile(
    rf"(?:(?<![\w.'-])(?:{'|'.join(_SHORT_WORDS)})|(?<=[.!?\"'] )No)"
    r"(?=\.\s+[\"']?(?!(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b|[IVXLC]+\b)[A-Z][A-Za-z])"
)
_BEFORE_STOPS = (*_SHORT_WORDS, "No")
_ENDS_BEFORE_STOPS = frozenset(word[-2:] for word in _BEFORE_STOPS)
_STOPS = re.compile(
    r"[。！？｡।؟]+(?:(?![。！？｡।؟”」』’》）])|[”」』’》）]+(?!\s*(?:[とのをがはもでに、，]|など|[他她它]?[们們]?[说說称稱道]|[他她]表示)))\s*"
)
# "“Where is it?” | Ana Reis, the minister, asked in Lisbon": no end, since what follows only says who said it.
_ASKED = re.compile(
    r"\s*(?:(?:[A-Z][\w.’'-]{1,60} ){1,5}?(?:said|says|told|asked|asks|wondered|added|wrote|tweeted|replied|shouted)"
    r"(?=[.,]| (?:in|at|on|during|after|before|as|to|with|when|while|from|last|me|him|her|them|us|reporters|lawmakers|journalists|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"|(?:[A-Z][\w.’'-]{1,60} ){1,4}?[A-Z][\w’'-]{1,60}, [^.,]{3,60}, (?:said|told|asked|added|wrote)\b)"
)


# Ends that sentencex sees where none is: "at 5 p.m. | Monday", "Maj. Gen. (Ret.) | Gantz", "Rep. Lee (D-Calif.) | said".
_UNFINISHED = re.compile(r"\((?:[Rr]e[st]|[RDI]-[A-Z][\w.]*)\.\)$|\bMaj\.-Gen\.$")
_WITHIN = re.compile(r"(?<=[A-Z]\.)\w\.")  # "Israel-U.S."
_SEEN = 20  # characters before an end
_NEXT = re.compile(r"\s*(\S)")
_GO_ON = (  # what a sentence has before such an end, and what goes on with it
    (tuple(f"{mark}{quote}" for mark in "?!" for quote in "”\"’'"), _ASKED),
    (("?", "!"), re.compile(r"\s*[-–—]+\s*[a-z]")),  # "when it – what else? | – became"
    (("a.m.", "p.m."), re.compile(r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?![’'])|[ECMP][SD]?T\b|GMT\b|UTC\b)")),
    ((" Ret.",), re.compile(r"\s*(?:Col|Gen|Lt|Maj|Adm|Capt|Sgt|Cmdr|Brig|Army|Navy|Marine|Air)\b")),
    (("J.D.", "M.D."), re.compile(rf"\s*(?=\S)(?!(?:{'|'.join(STOP)})(?!\S))", re.IGNORECASE)),  # or a person's initials: "J.D. | Vance"
    (("Approx.", "approx.", "Vol."), re.compile(r"\s*\d")),
)
_SHORT = re.compile(r"\b[A-Z][a-z]{1,4}\.$|\bpct\.$|[A-Z]\w{1,20}!$")  # before a small letter


def line_spans(text: str) -> list[Span]:
    """Every line that is not blank, without the white space around it."""
    spans = (_strip(text, *match.span()) for match in _LINE.finditer(text))
    return [span for span in spans if span.start < span.end]


def is_wrapped(lines: Sequence[Span]) -> bool:
    """Whether a text's lines end where a page did: hardly one of the longer ones is longer than such lines are."""
    long = [line for line in lines if line.end - line.start >= _NARROW]
    return sum(line.end - line.start > _WIDE for line in long) * 5 < len(long)


def paragraph_spans(text: str, lines: Sequence[Span], wrapped: bool = True) -> list[Span]:
    """Lines joined where they were only wrapped: no blank line between, and the next word had no room in the width of those around."""
    return [span for block in _blocks(text, lines) for span in _unwrapped(text, block)] if wrapped else list(lines)


def _blocks(text: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """The lines between blank ones."""
    block: list[Span] = []
    for line in lines:
        if block and len(_BREAK.findall(text, block[-1].end, line.start)) != 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _unwrapped(text: str, block: Sequence[Span]) -> Iterator[Span]:
    width = max(line.end - line.start for line in block)
    start = block[0].start
    for before, line in pairwise(block):
        if not _goes_on(text, before, line, width):
            yield Span(start, before.end)
            start = line.start
    yield Span(start, block[-1].end)


def sentences_in(text: str) -> list[str]:
    """The sentences of one paragraph, in words."""
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one paragraph, `text[start:end]`; together they hold all of it but white space."""
    words = text[start:end]
    western = narrow(words)
    # sentencex 1.0 panics on some characters of several bytes, so it is shown an ASCII likeness of the same length.
    like = _likeness(words, western)
    if _ONE.fullmatch(like) and western is not None:
        whole = _strip(text, start, end)
        return [whole] if whole.start < whole.end else []
    if any(part[-2:] in _ENDS_BEFORE_STOPS and part.endswith(_BEFORE_STOPS) for part in like.split(".")):  # the pattern is slow
        like = _NO_ABBREVIATION.sub(lambda word: "x" * len(word.group()), like)
    ends = [start + stop for stop in _ends(like)]
    ends += [match.end() for match in _CLOSED.finditer(text, start, end)]
    if western is None:
        ends += [match.end() for match in _STOPS.finditer(text, start, end)]
    spans: list[Span] = []
    for stop in sorted({*(stop for stop in ends if stop < end and not goes_on(text, start, stop, end)), end}):
        span = _strip(text, start, stop)
        if stop < end and text[slice(*span)] in _OPENING:
            continue  # a quotation's mark that sentencex cuts from its first word
        if span.start < span.end:
            spans.append(span)
        start = stop
    return spans


def _ends(words: str) -> Iterator[int]:
    """Where sentencex ends a sentence. It is shown a window at a time, since its time grows with the square of what holds quotes."""
    segment, at = _segmenter(), 0
    while at < len(words):
        sure = at + (_WINDOW if at + _WINDOW >= len(words) else _SURE)
        stops = [stop for length in accumulate(map(len, segment("en", words[at : at + _WINDOW]))) if (stop := at + length) <= sure]
        yield from stops
        at = stops[-1] if stops else sure


@cache
def _segmenter() -> Callable[[str, str], Iterable[str]]:
    from sentencex import segment

    return segment  # type: ignore[no-any-return]


def goes_on(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the sentence goes on behind `stop`."""
    before, after = text[max(start, stop - _SEEN) : stop].rstrip(), _NEXT.match(text, stop, end)
    if not before or not after:
        return False
    if _UNFINISHED.search(before) or _WITHIN.match(text, stop, end):
        return True
    if after[1].islower():
        return bool(_SHORT.search(before))
    return any(before.endswith(ends) and pattern.match(text, stop, end) for ends, pattern in _GO_ON)


class _Likeness(dict[int, str]):
    """For any character beyond ASCII, one of the same kind within it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isascii():
            like = char
        elif char in "“”«»„‟":
            like = '"'
        elif char in "‘’‚‛":
            like = "'"
        elif char == "…":
            like = "."
        elif char.isspace():
            like = " "
        elif char.isdigit():
            like = "0"
        elif char.isalpha():
            like = "X" if char.isupper() else "x"
        else:
            like = "-"
        self[code] = like
        return like


_LIKENESS = _Likeness()
_WESTERN_LIKENESS = table(lambda character: character.translate(_LIKENESS))


def _likeness(words: str, western: bytes | None) -> str:
    return _GERSHAYIM.sub("x", words).translate(_LIKENESS) if western is None else western.translate(_WESTERN_LIKENESS).decode("ascii")


def _strip(text: str, start: int, end: int) -> Span:
    if start < end and text[start] in _EDGES:
        start = end - len(text[start:end].lstrip(_EDGES))
    if start < end and text[end - 1] in _EDGES:
        end = start + len(text[start:end].rstrip(_EDGES))
    return Span(start, end)


def _goes_on(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the one before: that one is full, and does not end a sentence and a paragraph."""
    length = before.end - before.start
    return (
        length >= _NARROW
        and width <= _WIDE
        and text[line.start] not in "-*•>#|"
        and text[before.start] not in "#>|"
        and length + len(text[slice(*line)].split()[0]) >= width
        and (text[line.start].islower() or text[before.end - 1] not in '.!?:”"’)')
    )

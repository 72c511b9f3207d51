"""Reads the statements of a story: what is quoted and what is reported, and by whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from rag.language import inflection
from rag.language.english import grammar, saying
from rag.language.english import people as english
from rag.language.speech import Speech
from rag.language.spoken import base
from rag.language.subjects import subject
from rag.statements import other_languages
from rag.statements.marks import Quotation, quotations
from rag.statements.naming import Known, Naming, plausible
from rag.statements.people import People
from rag.statements.sentences import quoting_headlines, told
from rag.statements.speeches import in_sentence
from rag.statements.turns import turns
from rag.statements.types import Placed, Statement
from rag.types import Article, Kind, Span

READER_VERSION = "8"
ENGLISH = "en"

_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_MARKS, _BLANKS = re.compile('[“”„«»"]'), re.compile(r"[\n\r\t]")
_TITLED = re.compile(rf"\b(?:{'|'.join(english.BEFORE_TITLES)})\W*$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()“”]{1,60}\)")
_START, _END = attrgetter("start"), attrgetter("end")
LEAST = 3  # words of a reported statement
LEAST_UNNAMED = 8  # words of a quotation in the middle of a sentence nobody is said to have spoken
LEAST_ALONE = 4  # words of a quotation that is a sentence
DIRECT = 3  # quoted words that make a statement direct


def read(article: Article) -> tuple[Statement, ...]:
    """The statements of an article, in order of its text."""
    _, placed = told(article)
    heads = quoting_headlines(article)
    kept = [one for one in placed if one.kind in (Kind.BODY, Kind.CAPTION)]
    found = read_sentences(article.text, sorted({*heads, *kept}, key=lambda one: one.start), article.language, article.title)
    ends = max((one.end for one in heads), default=0)
    rest = [one for one in found if one.start >= ends]
    return (*(one for one in found if one.start < ends and _stands(article.text, one, rest)), *rest)


def _stands(text: str, headline: Statement, rest: Sequence[Statement]) -> bool:
    """Whether a headline quotes somebody by name, in words that the story does not give him as well."""
    if not (headline.direct and headline.speaker and _all_quoted(text, headline)):
        return False
    mine = _plain(text, headline)
    return not any(mine in _plain(text, one) for one in rest)


def _all_quoted(text: str, statement: Statement) -> bool:
    return text[statement.spans[0].start - 1 : statement.spans[0].start] in tuple("“‘\"'") and statement.spans[0].start > 0


def _plain(text: str, statement: Statement) -> str:
    return " ".join(word.lower() for span in statement.spans for word in _WORDS.findall(text, span.start, span.end))


def read_sentences(text: str, sentences: Sequence[Placed], language: str | None = None, title: str = "") -> tuple[Statement, ...]:
    """The statements in some sentences of a story.

    Of a story in another language than English, what is quoted, with a speaker only where a name stands by a verb of saying.
    """
    quoted = quotations(text, sentences)
    if language and not language.startswith(ENGLISH):
        return other_languages.read(text, sentences, quoted, language)
    found = (*turns(text, sentences), *_Reader(text, sentences, quoted, title).statements())
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A verb of saying in a sentence, with its characters in the story's text; `said` is what was said."""

    speech: Speech
    start: int
    end: int
    said: Span


class _Reader:
    def __init__(self, text: str, sentences: Sequence[Placed], quoted: Sequence[Quotation], title: str) -> None:
        self._text, self._sentences, self._quoted = text, sentences, quoted
        self._starts = [one.start for one in sentences]
        self._ends = [one.end for one in sentences]
        self._near = [_beside(sentence, quoted) for sentence in sentences]
        outside = [part for sentence, near in zip(sentences, self._near, strict=True) for part in _outside(sentence, near)]
        self._people = People(text, outside, title)
        self._naming = Naming(self._people)
        self._spoken = [self._read(number) for number in range(len(sentences))]
        self._owner = {
            piece: spoken
            for spokens, near in zip(self._spoken, self._near, strict=True)
            for spoken in spokens
            for piece in _pieces(spoken, spokens, near)
        }
        self._owned: defaultdict[int, list[Quotation]] = defaultdict(list)
        for piece, owner in self._owner.items():
            self._owned[id(owner)].append(piece)
        self._made: list[Statement] = []

    def statements(self) -> tuple[Statement, ...]:
        for number, sentence in enumerate(self._sentences):
            for spoken in self._spoken[number]:
                self._attributed(number, spoken)
            for piece in self._near[number]:
                begins = sentence.start <= piece.start - 1 < sentence.end or piece.start == sentence.start
                if begins and piece not in self._owner:
                    self._unattributed(number, piece)
        return tuple(sorted(self._made, key=lambda one: (one.start, one.end)))

    # Verbs of saying

    def _read(self, number: int) -> list[_Spoken]:
        """What a sentence says was said, in order."""
        sentence, near = self._sentences[number], self._near[number]
        if any(piece.start <= sentence.start and sentence.end <= piece.end + 1 for piece in near):
            return []
        plain = _normalised(self._text, sentence, near)
        found: list[_Spoken] = []
        for speech in in_sentence(plain):
            speech = self._described(sentence, speech)
            if speech.said_span is None:
                continue
            start, end = speech.said_span
            said = Span(start + sentence.start, end + sentence.start)
            found.append(_Spoken(speech, speech.start + sentence.start, speech.end + sentence.start, said))
        return [one for one in found if not any(_within(self._text, one, other) or _relays(one, other) for other in found)]

    def _described(self, sentence: Placed, speech: Speech) -> Speech:
        """A speech whose speaker is only described with the name before that: "|Lee|, a surgeon, admitted"."""
        start = sentence.start + speech.start
        described = speech.who.partition(" ")[0].lower() in grammar.ARTICLES and self._text[start:].startswith(speech.who)
        aside = self._text[sentence.start : start].endswith(", ") and self._text.startswith(",", start + len(speech.who))
        name = self._people.last_in(sentence.start, start) if described and aside else None
        if name is None:
            return speech
        told = speech.said_span and speech.said_span[0] >= speech.end
        return replace(speech, who=name, said_span=speech.said_span if told else None)

    def _attributed(self, number: int, spoken: _Spoken) -> None:
        sentence, speech = self._sentences[number], spoken.speech
        if speech.who.lower() == saying.WHO and (name := self._people.last_in(sentence.start, spoken.start)):
            speech = replace(speech, who=name)
        who = self._naming.of(speech.who, spoken.start, (number, sentence.start, sentence.end), speech.verb, self._paragraphs(number))
        if speech.who.lower() in ("i", "we", "who"):
            return
        spans, direct = self._spans(spoken, self._owned[id(spoken)])
        if not spans or (not direct and (speech.verb in english.NOT_SAID or self._count(spans) < LEAST)):
            return
        if who and (who.kind == "person" or not speech.verb.startswith(saying.ACCORDING)):
            self._naming.heard(who, number, sentence.end)
        self._add(spans, who, speech.who, speech.verb, direct, number)

    def _spans(self, spoken: _Spoken, pieces: list[Quotation]) -> tuple[tuple[Span, ...], bool]:
        """The words of a statement, and whether they are quoted: the quotations alone when hardly anything stands beside them."""
        text, said = self._text, spoken.said
        verb = (spoken.start, spoken.end)
        parts = [said] if not (said.start < verb[0] and verb[1] < said.end) else [Span(said.start, verb[0]), Span(verb[1], said.end)]
        if not pieces:
            return _trimmed(text, parts), False
        beside = sum(self._words_beside(part, pieces) for part in parts)
        quoted = sum(len(_WORDS.findall(text, piece.start, piece.end)) for piece in pieces)
        if beside < 2:
            return _trimmed(text, [Span(piece.start, piece.end) for piece in pieces]), True
        parts[0] = Span(min(parts[0].start, pieces[0].start), parts[0].end)
        parts[-1] = Span(parts[-1].start, max(parts[-1].end, pieces[-1].end))
        return _trimmed(text, parts, pieces), quoted >= DIRECT or quoted >= beside

    def _words_beside(self, part: Span, pieces: Sequence[Quotation]) -> int:
        return sum(
            not any(piece.start <= word.start() < piece.end for piece in pieces)
            for word in _WORDS.finditer(self._text, part.start, part.end)
        )

    # Quotations without a verb beside them

    def _unattributed(self, number: int, piece: Quotation) -> None:
        sentence, made = self._sentences[number], self._made
        if piece.goes_on and made and made[-1].direct:
            self._append(piece, number)
            return
        count = len(_WORDS.findall(self._text, piece.start, piece.end))
        if not self._alone(number, piece):
            self._in_the_middle(number, piece, count)
            return
        near = bool(made) and made[-1].sentences[1] >= number - 1
        if near and not sentence.opens and made[-1].direct and made[-1].who:
            self._append(piece, number)
        elif near and made[-1].speaker and (not sentence.opens or made[-1].direct):
            last = self._naming.last
            self._add(self._one(piece), last.who if last and last.who.name == made[-1].speaker else None, "", "", True, number)
        elif count >= LEAST_ALONE:
            who = self._introduced(number) or self._going_on_alone(number) if number else None
            if who:
                self._naming.heard(who, number, sentence.end)
            self._add(self._one(piece), who, "", "", True, number)

    def _alone(self, number: int, piece: Quotation) -> bool:
        """Whether a quotation is all there is of its sentence."""
        sentence = self._sentences[number]
        end = min(sentence.end, piece.end)
        return len(_WORDS.findall(self._text, sentence.start, piece.start)) == 0 and len(_WORDS.findall(self._text, end, sentence.end)) < 2

    def _in_the_middle(self, number: int, piece: Quotation, count: int) -> None:
        sentence, text = self._sentences[number], self._text
        lead = text[sentence.start : piece.start - 1]
        spoken = next(
            (one for one in self._spoken[number] if one.end <= piece.start and not _WORDS.search(self._text, one.end, piece.start)), None
        )
        if spoken and self._made and self._made[-1].direct and self._made[-1].who == spoken.speech.who:
            self._append(piece, number)
            return
        if (behind := self._attributed_behind(number, piece)) is not None and not lead.strip("\"“”'‘’ "):
            self._add(self._one(piece), *behind, True, number)
            return
        if _TITLED.search(lead) or lead.endswith("(") or _is_title(text[piece.start : piece.end]):
            return
        who = self._before_colon(number, piece) if lead.rstrip().endswith(":") else self._going_on(number, piece, count)
        if who or count >= LEAST_UNNAMED:
            if who:
                self._naming.heard(who, number, sentence.end)
            self._add(self._one(piece), who, "", "", True, number)

    def _attributed_behind(self, number: int, piece: Quotation) -> tuple[Known, str, str] | None:
        """Who speaks at the end of a sentence that begins with a quotation and quotes more: "“…” - and then “…”, Lee concludes"."""
        behind = [one for one in self._spoken[number] if one.speech.direct and piece.end < one.said.start <= one.start]
        last = self._naming.last
        if len(behind) != 1 or len(self._spoken[number]) != 1 or last is None or last.sentence != number:
            return None
        return last.who, behind[0].speech.who, behind[0].speech.verb

    def _going_on(self, number: int, piece: Quotation, count: int) -> Known | None:
        """Who spoke before in a sentence that quotes more of the same: "It was late, said Lee, but they had “done all they could”"."""
        spoken, last = self._spoken[number], self._naming.last
        before = len(spoken) == 1 and spoken[0].said.end <= spoken[0].start and spoken[0].end < piece.start
        return last.who if before and last and last.sentence == number and count >= DIRECT else None

    def _before_colon(self, number: int, piece: Quotation) -> Known | None:
        """Who stands before "Varga:" or "Varga was clear:", or speaks there."""
        sentence, last = self._sentences[number], self._naming.last
        if self._spoken[number] and last and last.sentence == number:
            return last.who
        lead = self._text[sentence.start : piece.start - 1].rstrip(" :").lstrip(" *•:-–—")
        if lead.split()[-1:] and lead.split()[-1].lower() in english.CAPTION and (who := subject(lead)) and plausible(who, False):
            return self._naming.of(who, sentence.start, (number, sentence.start, sentence.end), "", self._paragraphs(number))
        if (name := self._people.first_in(sentence.start, piece.start)) and name in self._people.mentions(sentence.start, piece.start):
            return Known(name, "", "person") if len(set(self._people.mentions(sentence.start, piece.start))) == 1 else None
        if (name := self._people.last_in(sentence.start, piece.start)) and not any(_is_verb(word) for word in lead.split()):
            return Known(name, lead, "person")
        short = len(lead.split()) <= 16 and plausible(lead, False) and not any(base(word.lower()) for word in lead.split())
        return self._naming.named(lead) if short and lead else None

    def _going_on_alone(self, number: int) -> Known | None:
        """Who speaks in a paragraph that is a quotation: the one who spoke last and with whose name the paragraph before begins."""
        last, above = self._naming.last, self._paragraphs(number)[-1]
        name = self._people.first_in(*above)
        return last.who if last and name == last.who.name and self._sentences[number].opens else None

    def _introduced(self, number: int) -> Known | None:
        """Who is spoken of in the sentence before, when it is one person, in the same paragraph or before a colon."""
        before, sentence = self._sentences[number - 1], self._sentences[number]
        colon = self._text[before.start : before.end].rstrip().endswith(":")
        names = set(self._people.mentions(before.start, before.end))
        if len(names) == 1 and (colon or not sentence.opens):
            return Known(names.pop(), "", "person")
        return None

    def _paragraphs(self, number: int) -> tuple[tuple[int, int], ...]:
        """The paragraph of a sentence up to it, and the one before."""
        here = next((at for at in range(number, -1, -1) if self._sentences[at].opens), 0)
        above = next((at for at in range(here - 1, -1, -1) if self._sentences[at].opens), 0)
        stretch = (self._sentences[here].start, self._sentences[number].start)
        return (stretch, (self._sentences[above].start, self._sentences[here].start)) if here else (stretch,)

    # What is made

    def _one(self, piece: Quotation) -> tuple[Span, ...]:
        return _trimmed(self._text, [Span(piece.start, piece.end)])

    def _append(self, piece: Quotation, number: int) -> None:
        """Words that the one who spoke last goes on with."""
        last = self._made[-1]
        spans = (*last.spans, *self._one(piece))
        sentences = (last.sentences[0], self._last_sentence(spans[-1].end, number))
        self._made[-1] = replace(last, spans=spans, sentences=sentences, around=self._around(*sentences))

    def _around(self, first: int, last: int) -> Span:
        return Span(self._sentences[max(0, first - 1)].start, self._sentences[last].end)

    def _add(self, spans: tuple[Span, ...], who: Known | None, words: str, verb: str, direct: bool, number: int) -> None:
        if not spans:
            return
        first = bisect_right(self._ends, spans[0].start)
        first = first if first < len(self._ends) else number
        last = self._last_sentence(spans[-1].end, number)
        called = who.called if who else ""
        self._made.append(
            Statement(spans, who.name if who else None, words, called, verb, direct, (min(first, number), last), self._around(first, last))
        )

    def _last_sentence(self, end: int, number: int) -> int:
        return max(number, bisect_left(self._starts, end) - 1)

    def _count(self, spans: Sequence[Span]) -> int:
        return sum(len(_WORDS.findall(self._text, span.start, span.end)) for span in spans)


def _beside(sentence: Placed, quoted: Sequence[Quotation]) -> Sequence[Quotation]:
    """The quotations with a mark in a sentence or all around it; `quoted` are in order and none is within another."""
    first = bisect_left(quoted, sentence.start - 1, key=_END)
    return quoted[first : bisect_right(quoted, sentence.end + 1, first, key=_START)]


def _pieces(spoken: _Spoken, beside: Sequence[_Spoken], near: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that a verb's statement takes in and none nearer does."""
    mine = [piece for piece in near if piece.start < spoken.said.end and spoken.said.start < piece.end]
    nearer = [other for other in beside if other is not spoken and _length(other.said) < _length(spoken.said)] if mine else ()
    return [piece for piece in mine if not any(piece.start < other.said.end and other.said.start < piece.end for other in nearer)]


def _is_verb(word: str) -> bool:
    return bool(base(word) or inflection.is_past(word)) or word in grammar.AUXILIARIES


def _within(text: str, one: _Spoken, other: _Spoken) -> bool:
    """Whether what one verb tells is only part of what another does: "said Ukraine has asked for help"."""
    if one is other:
        return False
    inside = other.said.start <= one.start and one.end <= other.said.end
    if one.speech.direct and text[one.end : one.end + 1] in (":", ","):
        return False  # "She says her brother replied: “…”"
    return inside and one.speech.verb in saying.SAYING_WITH_WORDS and one.speech is not other.speech


def _relays(one: _Spoken, other: _Spoken) -> bool:
    """Whether "according to" only names who passes on what another says: "“…,” the minister said, according to the agency"."""
    if one is other:
        return False
    passed = one.speech.verb.startswith(saying.ACCORDING) and one.said.start <= other.start and other.end <= one.said.end
    return passed and other.speech.direct


def _length(span: Span) -> int:
    return span.end - span.start


def _outside(sentence: Placed, quoted: Sequence[Quotation]) -> list[tuple[int, int]]:
    """The stretches of a sentence that are not quoted."""
    parts: list[tuple[int, int]] = []
    start = sentence.start
    for piece in quoted:
        if piece.end <= start or piece.start >= sentence.end:
            continue
        if piece.start > start:
            parts.append((start, piece.start))
        start = max(start, piece.end)
    return [*parts, (start, sentence.end)] if start < sentence.end else parts


def _normalised(text: str, sentence: Placed, quoted: Sequence[Quotation]) -> str:
    """A sentence with one kind of marks around what is quoted, whatever marks it has, and none within."""
    plain = _BLANKS.sub(" ", _MARKS.sub("'", text[sentence.start : sentence.end]))
    for piece in quoted:
        opens, closes = piece.start - 1 - sentence.start, piece.end - sentence.start
        if 0 <= opens < len(plain):
            plain = f"{plain[:opens]}“{plain[opens + 1 :]}"
        if 0 <= closes < len(plain) and not plain[closes].isalnum():
            plain = f"{plain[:closes]}”{plain[closes + 1 :]}"
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), plain) if "(" in plain else plain


def _trimmed(text: str, spans: Sequence[Span], pieces: Sequence[Quotation] = ()) -> tuple[Span, ...]:
    """Spans without blanks and commas around them; a mark that opens or closes a quotation inside is kept."""
    kept: list[Span] = []
    for start, end in spans:
        while start < end and text[start] in " ,.;:\n\t\r–—-":
            start += 1
        while end > start and text[end - 1] in " ,;:\n\t\r–—-":
            end -= 1
        for piece in pieces:
            if start == piece.start:
                start -= 1
            if end == piece.end and end < len(text) and not text[end].isalnum() and not text[end].isspace():
                end += 1
        if any(char.isalnum() for char in text[start:end]):
            kept.append(Span(start, end))
    return tuple(kept)


def _is_title(words: str) -> bool:
    """Whether quoted words are written as the title of a work."""
    counted = [word for word in _WORDS.findall(words) if word.lower() not in english.SMALL]
    return len(counted) < 8 and sum(word[0].isupper() or word[0].isdigit() for word in counted) >= 0.75 * len(counted)

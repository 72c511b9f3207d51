"""Reads the statements of a story: what is quoted and what is reported, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.language import inflection
from rag.language.english import grammar, saying
from rag.language.english import people as english
from rag.language.speech import Speech, in_passing, speakers
from rag.language.spoken import base
from rag.statements import other_languages
from rag.statements.marks import Quotation, quotations
from rag.statements.naming import Known, Naming, plausible
from rag.statements.people import People
from rag.statements.sentences import told
from rag.statements.types import Placed, Statement
from rag.types import Article, Kind, Span

READER_VERSION = "2"
ENGLISH = "en"

_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_MARKS = str.maketrans(dict.fromkeys('“”„«»"', "'"))
_TITLED = re.compile(rf"\b(?:{'|'.join(english.BEFORE_TITLES)})\W*$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()“”]{1,60}\)")
LEAST = 3  # words of a reported statement
LEAST_UNNAMED = 8  # words of a quotation in the middle of a sentence nobody is said to have spoken
LEAST_ALONE = 4  # words of a quotation that is a sentence
DIRECT = 3  # quoted words that make a statement direct


def read(article: Article) -> tuple[Statement, ...]:
    """The statements of an article, in order of its text."""
    _, placed = told(article)
    return read_sentences(article.text, [one for one in placed if one.kind in (Kind.BODY, Kind.CAPTION)], article.language, article.title)


def read_sentences(text: str, sentences: Sequence[Placed], language: str | None = None, title: str = "") -> tuple[Statement, ...]:
    """The statements in some sentences of a story.

    Of a story in another language than English, what is quoted, with a speaker only where a name stands by a verb of saying.
    """
    quoted = quotations(text, sentences)
    if language and not language.startswith(ENGLISH):
        return other_languages.read(text, sentences, quoted, language)
    return _Reader(text, sentences, quoted, title).statements()


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
        outside = [part for sentence in sentences for part in _outside(sentence, quoted)]
        self._people = People(text, outside, title)
        self._naming = Naming(self._people)
        self._spoken = [self._read(number) for number in range(len(sentences))]
        self._owner = {piece: spoken for spokens in self._spoken for spoken in spokens for piece in self._pieces(spoken, spokens)}
        self._made: list[Statement] = []

    def statements(self) -> tuple[Statement, ...]:
        for number, sentence in enumerate(self._sentences):
            for spoken in self._spoken[number]:
                self._attributed(number, spoken)
            for piece in self._quoted:
                begins = sentence.start <= piece.start - 1 < sentence.end or piece.start == sentence.start
                if begins and piece not in self._owner:
                    self._unattributed(number, piece)
        return tuple(sorted(self._made, key=lambda one: (one.start, one.end)))

    # Verbs of saying

    def _read(self, number: int) -> list[_Spoken]:
        """What a sentence says was said, in order."""
        sentence = self._sentences[number]
        if any(piece.start <= sentence.start and sentence.end <= piece.end + 1 for piece in self._quoted):
            return []
        plain = _normalised(self._text, sentence, self._quoted)
        found: list[_Spoken] = []
        for speech in map(_nearest, _in_order(speakers(plain), in_passing(plain))):
            opens = plain[: plain.find(speech.who)].strip(" “”'") == ""
            if not plausible(speech.who, opens) or _is_plural_noun(plain, speech) or _is_gap(plain, speech):
                continue
            speech = _with_apposition(plain, speech)
            if speech.said_span is None:
                continue
            start, end = speech.said_span
            said = Span(start + sentence.start, end + sentence.start)
            found.append(_Spoken(speech, speech.start + sentence.start, speech.end + sentence.start, said))
        return [one for one in found if not any(_within(one, other) or _relays(one, other) for other in found if other is not one)]

    def _pieces(self, spoken: _Spoken, beside: Sequence[_Spoken]) -> list[Quotation]:
        """The quotations that a verb's statement takes in and none nearer does."""
        mine = [piece for piece in self._quoted if piece.start < spoken.said.end and spoken.said.start < piece.end]
        nearer = [other for other in beside if other is not spoken and _length(other.said) < _length(spoken.said)]
        return [piece for piece in mine if not any(piece.start < other.said.end and other.said.start < piece.end for other in nearer)]

    def _attributed(self, number: int, spoken: _Spoken) -> None:
        sentence, speech = self._sentences[number], spoken.speech
        who = self._naming.of(speech.who, spoken.start, (number, sentence.start, sentence.end), speech.verb, self._paragraphs(number))
        if speech.who.lower() in ("i", "we", "who"):
            return
        pieces = [piece for piece, owner in self._owner.items() if owner is spoken]
        spans, direct = self._spans(spoken, pieces)
        if not spans or (not direct and (speech.verb in english.NOT_SAID or self._count(spans) < LEAST)):
            return
        if who:
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
            who = self._introduced(number) if number else None
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
        if _TITLED.search(lead) or lead.endswith("(") or _is_title(text[piece.start : piece.end]):
            return
        who = self._before_colon(number, piece) if lead.rstrip().endswith(":") else None
        if who or count >= LEAST_UNNAMED:
            if who:
                self._naming.heard(who, number, sentence.end)
            self._add(self._one(piece), who, "", "", True, number)

    def _before_colon(self, number: int, piece: Quotation) -> Known | None:
        """Who stands before "Varga:" or "Varga was clear:", or speaks there."""
        sentence, last = self._sentences[number], self._naming.last
        if self._spoken[number] and last and last.sentence == number:
            return last.who
        lead = self._text[sentence.start : piece.start - 1].rstrip(" :").lstrip(" *•:-–—")
        if (name := self._people.first_in(sentence.start, piece.start)) and name in self._people.mentions(sentence.start, piece.start):
            return Known(name, "", "person") if len(set(self._people.mentions(sentence.start, piece.start))) == 1 else None
        short = len(lead.split()) <= 12 and plausible(lead, False) and not any(base(word.lower()) for word in lead.split())
        return self._naming.named(lead) if short and lead else None

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
        first = next((at for at, one in enumerate(self._sentences) if spans[0].start < one.end), number)
        last = self._last_sentence(spans[-1].end, number)
        called = who.called if who else ""
        self._made.append(
            Statement(spans, who.name if who else None, words, called, verb, direct, (min(first, number), last), self._around(first, last))
        )

    def _last_sentence(self, end: int, number: int) -> int:
        return max(number, max((at for at, one in enumerate(self._sentences) if one.start < end), default=number))

    def _count(self, spans: Sequence[Span]) -> int:
        return sum(len(_WORDS.findall(self._text, span.start, span.end)) for span in spans)


def _in_order(told: Sequence[Speech], passing: Sequence[Speech]) -> list[Speech]:
    """What verbs say, each up to the participle that tells more of it; a participle after a verb goes on with who speaks there."""
    found = list(told)
    for later in passing:
        before = next((one for one in reversed(told) if one.start < later.start and one.who != later.who and later.verb), None)
        if before and before.said_span and not before.said_span[0] > later.start > before.end + _FAR:
            later = replace(later, who=before.who)
        found = [_ended(one, later.start) for one in found] + [later]
    return [one for one in found if one.said_span]


_NAMED_THEN = re.compile(r"\A(?P<who>(?:[^\W\d_a-zß-ÿ][\w’'.-]*\s+)+?)(?P<verb>[a-z]+)\b")


def _nearest(speech: Speech) -> Speech:
    """A speech whose speaker's words run over another verb, with those only that stand with its own: "Rice |listened and| stressed"."""
    tokens = speech.who.split()
    said = next((at for at in range(len(tokens) - 1, 0, -1) if base(tokens[at]) and inflection.is_past(tokens[at])), None)
    if said is not None and said + 1 < len(tokens):
        return replace(speech, who=" ".join(tokens[said + 1 :]))
    named = _NAMED_THEN.match(speech.who)
    if named and inflection.base_of_past(named["verb"]):
        return replace(speech, who=named["who"].strip())
    return speech


def _is_gap(text: str, speech: Speech) -> bool:
    """Whether what was said is only the rest of a clause: "the aid that Varga said |was not enough|", "the report |said …|"."""
    words = _WORDS.findall(text, *speech.said_span) if speech.said_span else []
    return not speech.direct and bool(words) and words[0].islower() and (words[0] in grammar.AUXILIARIES or bool(base(words[0])))


def _is_plural_noun(text: str, speech: Speech) -> bool:
    """Whether a verb may as well be a noun in the plural ("states", "reports"), and neither "that" nor a quotation follows."""
    verb = text[speech.start : speech.end].split()[-1:]
    if speech.direct or not verb or not verb[0].endswith("s") or not inflection.may_be_noun(speech.verb):
        return False
    named = speech.who.split()[-1][:1].isupper() and speech.verb != "state"
    return not named and speech.verb not in ("say", "claim", "warn") and not text[speech.end :].lstrip(" ,").startswith("that ")


def _ended(speech: Speech, at: int) -> Speech:
    if speech.said_span is None or speech.said_span[1] <= at or speech.start > at:
        return speech
    start = speech.said_span[0]
    return replace(speech, said_span=(start, at) if start < at else None)


_FAR = 200
_CAP = r"[^\W\d_a-zß-ÿ][\w’'.-]*"
_APPOSITION = re.compile(rf",\s+(?P<name>{_CAP}(?:\s+{_CAP}){{1,3}})(?=,|\s+[a-z])")


def _with_apposition(text: str, speech: Speech) -> Speech:
    """A speech with the name that follows its speaker's role: "The skipper of the Maren|, Joost Abara,|"."""
    at = text.find(speech.who)
    last = speech.who.split()[-1].lower()
    role = speech.who[:4].lower() in ("the ", "its ") or last in english.ROLES
    follows = _APPOSITION.match(text, at + len(speech.who)) if at >= 0 and "," not in speech.who and role else None
    return replace(speech, who=f"{speech.who}, {follows['name']}") if follows else speech


def _within(one: _Spoken, other: _Spoken) -> bool:
    """Whether what one verb tells is only part of what another does: "said Ukraine has asked for help"."""
    inside = other.said.start <= one.start and one.end <= other.said.end
    return inside and one.speech.verb in saying.SAYING_WITH_WORDS and one.speech is not other.speech


def _relays(one: _Spoken, other: _Spoken) -> bool:
    """Whether "according to" only names who passes on what another says: "“…,” the minister said, according to the agency"."""
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
    chars = list(text[sentence.start : sentence.end].translate(_MARKS))
    for piece in quoted:
        if sentence.start <= piece.start - 1 < sentence.end:
            chars[piece.start - 1 - sentence.start] = "“"
        if sentence.start <= piece.end < sentence.end and not chars[piece.end - sentence.start].isalnum():
            chars[piece.end - sentence.start] = "”"
    plain = "".join(" " if char in "\n\r\t" else char for char in chars)
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), plain)


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

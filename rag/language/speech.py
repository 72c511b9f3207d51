"""Who says what in a sentence: "X said that …", "…, said X", "according to X", "X told Y that …", and what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.language import clauses, inflection
from rag.language.english import grammar
from rag.language.english import saying as english

_WORD = re.compile(
    rf"(?i:\b(?:{'|'.join(sorted(english.TITLES))})\.)|\b[A-Z]\.(?=\s[A-Z])|[^\W_]+(?:['’.-][^\W_]+)*|[“”\"‘’,;:()–—]|[^\w\s]"
)
_LETTERS = re.compile(r"[a-z]+")
_OPEN, _CLOSE, _STRAIGHT = "“„«", "”»", '"'
_BREAKS = frozenset(";:–—()")
_QUOTES = frozenset(_OPEN + _CLOSE + _STRAIGHT)
_ASIDE = 14  # words of an aside between a speaker and the verb
_FAR = 80  # words that are looked back over
_WHEN = 5  # words of a time in front of a subject
_HEARER = 12  # words that may stand between "told" and "that"


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters inside a pair of quotation marks; a mark without its partner reaches to the end of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speech:
    """Something said: by whom, with which verb (its base form, "according to" for that), and where what was said stands.

    `start` and `end` enclose speaker and verb; `direct` tells that the words are quoted. `said_span` is None when nothing
    in the sentence can be told to be what was said.
    """

    who: str
    verb: str
    start: int
    end: int
    direct: bool
    said_span: tuple[int, int] | None

    @property
    def pronoun(self) -> bool:
        """Whether the speaker is only a "he", "she" or "they"."""
        return self.who.lower() in english.SPEAKING_PRONOUNS


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    low: str
    start: int
    end: int
    quoted: bool


@lru_cache(maxsize=4096)
def quotes(text: str) -> tuple[Quote, ...]:
    """What stands in double quotation marks, in order."""
    found: list[Quote] = []
    opened: int | None = None
    for place, char in enumerate(text):
        if char in _OPEN or (char == _STRAIGHT and opened is None):
            opened = place + 1 if opened is None else opened
        elif char in _CLOSE or char == _STRAIGHT:
            if opened is not None or not found:
                found.append(Quote(opened or 0, place))
            opened = None
    if opened is not None:
        found.append(Quote(opened, len(text)))
    return tuple(quote for quote in found if text[quote.start : quote.end].strip())


@lru_cache(maxsize=8192)
def speakers(sentence: str) -> tuple[Speech, ...]:
    """Everything a sentence says was said, in order of the verbs; speech within a quotation is left to the one who is quoted."""
    if _SPEAKING.isdisjoint(_LETTERS.findall(sentence.lower())):
        return ()
    spans = quotes(sentence)
    row = _tokens(sentence, spans)
    found: list[Speech] = []
    for at, token in enumerate(row):
        if token.quoted:
            continue
        speech = _according(sentence, row, at, spans) if token.low == english.ACCORDING else None
        if speech is None and (verb := base(token.low)):
            speech = _told(sentence, row, at, verb, spans)
        if speech is not None:
            found.append(speech)
    return tuple(found)


@lru_cache(maxsize=4096)
def base(word: str) -> str | None:
    """The verb of saying a word is a form of, or None."""
    return _FORMS.get(word)


def _tokens(text: str, spans: Sequence[Quote]) -> list[_Token]:
    quoted = bytearray(len(text))
    for quote in spans:
        quoted[quote.start : quote.end] = b"\1" * (quote.end - quote.start)
    return [
        _Token(match.group(), match.group().lower().rstrip("."), *match.span(), bool(quoted[match.start()]))
        for match in _WORD.finditer(text)
    ]


# According to


def _according(text: str, row: Sequence[_Token], at: int, spans: Sequence[Quote]) -> Speech | None:
    if at + 2 >= len(row) or row[at + 1].low != english.TO:
        return None
    end = _source_end(row, at + 2)
    if end == at + 2:
        return None
    who = text[row[at + 2].start : row[end - 1].end]
    leading = not any(token.text[0].isalnum() for token in row[:at])
    said = _trimmed(text, row[end - 1].end, len(text)) if leading else _trimmed(text, 0, row[at].start)
    return Speech(who, f"{english.ACCORDING} {english.TO}", row[at].start, row[end - 1].end, _is_direct(said, spans), _inside(said, spans))


def _source_end(row: Sequence[_Token], at: int) -> int:
    """Where the name of a source ends that begins at a token."""
    end = at
    while end < len(row):
        token = row[end]
        if token.text in _BREAKS or token.text in _QUOTES or token.text in ".!?" or (token.low in english.CUT and end > at):
            break
        if token.text == "," and not _name_follows(row, at, end):
            break
        if end > at and token.low in english.WHEN and _time_follows(row, end):
            break
        end += 1
    while end > at and row[end - 1].text == ",":
        end -= 1
    return end


def _name_follows(row: Sequence[_Token], at: int, comma: int) -> bool:
    """Whether what is before a comma has no name, and one comes after it: "the mayor, Ines Varga"."""
    if any(token.text[0].isupper() for token in row[at + 1 : comma]) or row[at].text[0].isupper():
        return False
    return comma + 1 < len(row) and row[comma + 1].text[0].isupper()


def _time_follows(row: Sequence[_Token], at: int) -> bool:
    return any(token.low in english.WHEN_ENDS for token in row[at : at + 5])


# Verbs


def _told(text: str, row: Sequence[_Token], at: int, verb: str, spans: Sequence[Quote]) -> Speech | None:
    if _is_noun(row, at) or _is_passive(row, at) or (verb in english.WITH_HEARER and at + 1 < len(row) and row[at + 1].low == english.TO):
        return None
    inverted = _inverted(text, row, at, verb, spans)
    if inverted is not None:
        return inverted
    subject = _subject(text, row, at)
    if subject is None:
        return None
    first, _, who = subject
    after = _said_after(text, row, at, verb)
    before = _said_before(text, row, first, spans)
    aside = row[at + 1].low in english.WHEN if at + 1 < len(row) else True
    said = before if after is None or (before and (_is_direct(before, spans) or (aside and not _that_follows(row, at)))) else after
    if after and before and _is_direct(before, spans) and _is_direct(after, spans):
        said = (before[0], after[1])  # “…,” she said, “…”
    worded = said is not None and (_is_direct(said, spans) or _that_follows(row, at))
    if verb in english.SAYING_WITH_WORDS and not worded:
        return None
    return Speech(who, verb, row[first].start, row[at].end, _is_direct(said, spans), _inside(said, spans))


def _is_noun(row: Sequence[_Token], at: int) -> bool:
    """Whether a form is no verb here: "the claims", "his promise", "to say", "saying" without a speaker."""
    before = row[at - 1] if at else None
    if before is None or row[at].low.endswith("ing"):
        return True
    noun = (
        before.low in grammar.DETERMINERS
        or before.low in grammar.PREPOSITIONS
        or before.low in grammar.ADJECTIVES
        or before.low.endswith(("'s", "’s"))
    )
    return (noun and not row[at].low.endswith("ed") and inflection.may_be_noun(base(row[at].low) or "")) or before.low == grammar.TO


def _is_passive(row: Sequence[_Token], at: int) -> bool:
    return any(token.low in english.PASSIVE for token in row[max(0, at - 2) : at] if not token.quoted and token.text != ",")


def _inverted(text: str, row: Sequence[_Token], at: int, verb: str, spans: Sequence[Quote]) -> Speech | None:
    """ "…," said X"."""
    if not at or at + 1 >= len(row) or (row[at - 1].text not in _QUOTES and row[at - 1].text != ","):
        return None
    following = row[at + 1]
    if following.quoted or following.low in english.WHETHER or not following.text[0].isalnum() or following.low in english.WHEN:
        return None
    if following.low in english.PRONOUNS and following.low not in english.SPEAKING_PRONOUNS:
        return None
    if row[at - 1].text == "," and not row[at - 2].quoted and not _finite(_without_relative(row[_sentence_start(row, at) : at - 1])):
        return None
    end = _source_end(row, at + 1)
    if end == at + 1 or _finite(row[at + 1 : end]) or (following.low in english.PRONOUNS and end > at + 2):
        return None
    who = text[following.start : row[end - 1].end]
    said = _said_before(text, row, at, spans)
    if said is None or (verb in english.SAYING_WITH_WORDS and not _is_direct(said, spans)):
        return None
    return Speech(who, verb, row[at].start, row[end - 1].end, _is_direct(said, spans), _inside(said, spans))


def _sentence_start(row: Sequence[_Token], at: int) -> int:
    first = max(0, at - _FAR)
    return next((place + 1 for place in range(at - 1, first - 1, -1) if row[place].text in ".!?;"), first)


def _subject(text: str, row: Sequence[_Token], at: int) -> tuple[int, int, str] | None:
    """The speaker before a verb: first and last token, and the name as written."""
    end = at
    while end and (row[end - 1].low in english.PERFECT or clauses.is_adverb(row[end - 1].low)):
        end -= 1
    pieces = _pieces(row, end)
    chosen: list[tuple[int, int]] = []
    for first, last in reversed(pieces):
        piece = row[first:last]
        if not piece:
            continue
        if piece[0].low in english.RELATIVE and piece[0].low != row[at - 1].low:
            chosen.insert(0, (first, last))
            continue
        if _finite(piece) or (chosen and (piece[0].low in grammar.PREPOSITIONS or clauses.is_adverb(piece[0].low))):
            break
        if chosen and last == pieces[-1][0] - 1 and not _aside(row, chosen):
            break
        chosen.insert(0, (first, last))
    if chosen:
        first, last = chosen[-1]
        chosen[-1] = (_when_at_start(row, first, last), last)
    while chosen and (
        row[chosen[0][0]].low in english.RELATIVE or _is_time(row, chosen[0]) or (len(chosen) > 1 and _is_verbal(row, chosen[0]))
    ):
        if len(chosen) == 1 and row[chosen[0][0]].low in english.RELATIVE:
            return None
        chosen.pop(0)
    if not chosen:
        return None
    first, last = chosen[0]
    if len(chosen) > 1 and not any(token.text[0].isupper() for token in row[first + 1 : last]) and row[chosen[1][0]].text[0].isupper():
        last = chosen[1][1]
    while last - 1 > first and _when_at_end(row, first, last):
        last = _when_at_end(row, first, last)
    who = text[row[first].start : row[last - 1].end]
    if not who[0].isalnum() or (row[first].low in english.PRONOUNS and row[first].low not in english.SPEAKING_PRONOUNS):
        return None
    if row[last - 1].low in grammar.PREPOSITIONS or row[first].low in grammar.PREPOSITIONS or row[first].low in grammar.SUBORDINATE:
        return None
    return first, last, who


def _when_at_start(row: Sequence[_Token], first: int, last: int) -> int:
    """Where a subject begins after "On Monday" or "Last year" without a comma; `first` when no such words stand before it."""
    if row[first].low not in english.WHEN:
        return first
    ends = [place for place in range(first, min(first + _WHEN, last - 1)) if row[place].low in english.WHEN_ENDS]
    return ends[-1] + 1 if ends else first


def _when_at_end(row: Sequence[_Token], first: int, last: int) -> int:
    """Where "on Monday" begins at the end of a subject ("Varga on Monday |said"); 0 when it does not."""
    for place in range(max(first + 1, last - 4), last):
        if row[place].low in english.WHEN and row[last - 1].low in english.WHEN_ENDS:
            return place
    return 0


def _is_time(row: Sequence[_Token], piece: tuple[int, int]) -> bool:
    word = row[piece[0]].low
    return word in grammar.PREPOSITIONS or clauses.is_adverb(word) or word in english.WHEN


def _is_verbal(row: Sequence[_Token], piece: tuple[int, int]) -> bool:
    """Whether a piece begins with a participle: "Asked about the cost, Varga said"."""
    word = row[piece[0]].low
    return inflection.is_participle(word) or inflection.is_gerund(word)


def _aside(row: Sequence[_Token], chosen: list[tuple[int, int]]) -> bool:
    return sum(last - first for first, last in chosen) <= _ASIDE and row[chosen[0][0]].low not in english.PRONOUNS


def _pieces(row: Sequence[_Token], end: int) -> list[tuple[int, int]]:
    """The stretches between commas before a token, back to a quotation, a break or a conjunction that begins a clause."""
    first = end
    while first and not (
        row[first - 1].text in _BREAKS or row[first - 1].text in _QUOTES or row[first - 1].quoted or row[first - 1].text in "!?"
    ):
        word = row[first - 1].low
        clause = word in english.CONJUNCTIONS and first < end and (word != grammar.AND or _finite(row[max(0, first - 12) : first - 1]))
        if clause or word == english.AS or (word == english.THAT and not _relative_that(row, first - 1)):
            break
        first -= 1
    pieces, start = [], first
    for place in range(first, end):
        if row[place].text == ",":
            pieces.append((start, place))
            start = place + 1
    return [*pieces, (start, end)]


def _relative_that(row: Sequence[_Token], at: int) -> bool:
    """Whether "that" follows a noun, and so begins what is told about it."""
    before = row[at - 1] if at else None
    return bool(before) and before.text[0].isalnum() and not _verb(before.low) and before.low not in english.WHEN_ENDS  # type: ignore[union-attr]


def _verb(word: str) -> bool:
    return bool(base(word) or inflection.base_of_past(word)) or word in grammar.AUXILIARIES


def _without_relative(row: Sequence[_Token]) -> list[_Token]:
    """Tokens without the relative clauses between commas."""
    kept: list[_Token] = []
    skipping = False
    for place, token in enumerate(row):
        if token.text == ",":
            skipping = place + 1 < len(row) and row[place + 1].low in english.RELATIVE
        if not skipping:
            kept.append(token)
    return kept


def _finite(row: Sequence[_Token]) -> bool:
    """Whether tokens hold a finite verb, so that they are more than a noun phrase."""
    for place, token in enumerate(row):
        if place and token.low in (english.THAT, *english.RELATIVE) and row[place - 1].text != ",":
            return False  # the rest tells about a noun
        if token.quoted or not token.low.isalpha():
            continue
        if token.low in grammar.AUXILIARIES and token.text.islower():
            return True
        if not place or not token.text.islower() or row[place - 1].low in grammar.DETERMINERS or row[place - 1].low in grammar.ADJECTIVES:
            continue
        following = row[place + 1].low if place + 1 < len(row) else ""
        reduced = following in grammar.PREPOSITIONS and token.low.endswith("ed")
        if inflection.base_of_past(token.low) and not reduced:
            return True
        third = clauses.base_of_third(token.low)
        if third and (following in grammar.DETERMINERS or not inflection.may_be_noun(third)):
            return True
    return False


def _that_follows(row: Sequence[_Token], at: int) -> bool:
    return any(token.low in english.WHETHER and not token.quoted for token in row[at + 1 : at + _HEARER])


# What was said


def _said_after(text: str, row: Sequence[_Token], at: int, verb: str) -> tuple[int, int] | None:
    begin = at + 1
    ahead = row[begin : begin + _HEARER]
    that = next((place for place, token in enumerate(ahead, begin) if token.low == english.THAT and not token.quoted), None)
    quote = next((place for place, token in enumerate(ahead, begin) if token.quoted), None)
    if (
        that is not None
        and (quote is None or that < quote)
        and (that == begin or verb in english.WITH_HEARER or _only_when(row, begin, that))
    ):
        begin = that + 1
    elif quote is not None and (verb in english.WITH_HEARER or _only_when(row, begin, quote)):
        begin = quote
    else:
        begin = _after_when(row, begin)
        if verb in english.WITH_HEARER and begin < len(row) and row[begin].low not in english.WHETHER:
            behind = _after_hearer(row, begin)
            if _finite(row[behind:]):
                begin = behind
            elif verb in english.NEEDS_HEARER:
                return None
    if begin >= len(row) or not any(token.text[0].isalnum() for token in row[begin:]):
        return None
    return _trimmed(text, row[begin].start, _end_of_speech(text, row, begin))


def _end_of_speech(text: str, row: Sequence[_Token], begin: int) -> int:
    """Where what was said ends: at a semicolon, or where another speaker's clause is joined on ("…, but she denied it")."""
    for place in range(begin, len(row)):
        token = row[place]
        if token.quoted:
            continue
        joined = token.low in grammar.CONJUNCTIONS and row[place - 1].text == ","
        if token.text == ";" or (joined and any(base(later.low) and not later.quoted for later in row[place + 2 : place + 4])):
            return token.start
    return len(text)


def _only_when(row: Sequence[_Token], first: int, last: int) -> bool:
    """Whether only time and place, commas and marks stand between."""
    words = [token for token in row[first:last] if token.text[0].isalnum()]
    return not words or words[0].low in english.WHEN or words[0].low == english.OUT or words[0].low in english.WHEN_ENDS


def _after_when(row: Sequence[_Token], at: int) -> int:
    """The token behind "on Monday", "in a statement"."""
    while at < len(row) and row[at].low in english.WHEN | english.WHEN_ENDS:
        end = next((place for place in range(at, min(at + 6, len(row))) if row[place].low in english.WHEN_ENDS), None)
        if end is None:
            break
        at = end + 1
    return at + 1 if at < len(row) and row[at].text in ",:" else at


def _after_hearer(row: Sequence[_Token], at: int) -> int:
    """The token behind the one who is told: "told reporters |the bridge …"."""
    place = at
    while place < len(row) and (row[place].low in grammar.DETERMINERS or row[place].text[0].isupper() or row[place].low in grammar.OBJECTS):
        place += 1
    return (
        place + 1 if place < len(row) and row[place].text.isalpha() and place - at < 2 and row[place].low not in grammar.OBJECTS else place
    )


def _said_before(text: str, row: Sequence[_Token], first: int, spans: Sequence[Quote]) -> tuple[int, int] | None:
    """What stands before the speaker when a comma or a closing mark ends it."""
    if not first or not (row[first - 1].text in _QUOTES or row[first - 1].quoted or row[first - 1].text in ",?!"):
        return None
    quoted = next((quote for quote in reversed(spans) if quote.end <= row[first].start), None)
    if quoted and row[first].start - quoted.end <= 3:
        return _trimmed(text, quoted.start, quoted.end)
    span = _trimmed(text, 0, row[first - 1].start)
    return span if span and _finite(_without_relative(row[max(0, first - _FAR) : first])) else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without the blanks, commas and full stop around it."""
    marks = " ,.;:\n\t"
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return (start, end) if start < end else None


def _is_direct(span: tuple[int, int] | None, spans: Sequence[Quote]) -> bool:
    """Whether a span begins or ends with words in quotation marks."""
    if span is None:
        return False
    return any(
        abs(quote.start - span[0]) <= 1 or abs(quote.end - span[1]) <= 2 for quote in spans if quote.end > span[0] and quote.start < span[1]
    )


def _inside(span: tuple[int, int] | None, spans: Sequence[Quote]) -> tuple[int, int] | None:
    """A span without the quotation marks at its ends."""
    if span is None:
        return None
    start, end = span
    for quote in spans:
        start = quote.start if quote.start == start + 1 else start
        end = quote.end if quote.end == end - 1 else end
    return start, end


_FORMS = {
    form: verb
    for verb in english.SAYING | english.SAYING_WITH_WORDS
    for form in (verb, inflection.third_person(verb), inflection.past(verb), inflection.participle(verb))
}
_SPEAKING = frozenset((*_FORMS, english.ACCORDING))

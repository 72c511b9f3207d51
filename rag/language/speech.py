"""Who says what in a sentence: "X said that …", "…, said X", "according to X", "X told Y that …", and what stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.language import inflection
from rag.language.english import grammar
from rag.language.english import saying as english
from rag.language.spoken import FORMS, QUOTES, Quote, Token, base, quotes, small_words, tokens
from rag.language.subjects import is_clause, main_subject, source_end, subject_before, tells, without_relative

_FAR = 80  # words that are looked back over
_NEAR = 8  # words in which a quotation begins that tells what somebody is called
_HEARER = 12  # words that may stand between "told" and "that"


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


@lru_cache(maxsize=8192)
def speakers(sentence: str) -> tuple[Speech, ...]:
    """Everything a sentence says was said, in order of the verbs; speech within a quotation is left to the one who is quoted."""
    if _SPEAKING.isdisjoint(small_words(sentence)):
        return ()
    spans = quotes(sentence)
    row = tokens(sentence, spans)
    found: list[Speech] = []
    for at, token in enumerate(row):
        if token.low not in _SPEAKING or token.quoted:
            continue
        speech = _according(sentence, row, at, spans) if token.low == english.ACCORDING else None
        if speech is None and not (at and token.text[0].isupper()) and (verb := base(token.low)):
            speech = _told(sentence, row, at, verb, spans)
        if speech is not None:
            found.append(speech)
    return tuple(found)


# According to


def _according(text: str, row: Sequence[Token], at: int, spans: Sequence[Quote]) -> Speech | None:
    if at + 2 >= len(row) or row[at + 1].low != english.TO:
        return None
    end = source_end(row, at + 2)
    if end == at + 2:
        return None
    who = text[row[at + 2].start : row[end - 1].end]
    leading = not any(token.text[0].isalnum() for token in row[:at])
    said = _trimmed(text, row[end - 1].end, len(text)) if leading else _trimmed(text, 0, row[at].start)
    return Speech(who, f"{english.ACCORDING} {english.TO}", row[at].start, row[end - 1].end, is_direct(said, spans), inside(said, spans))


# Verbs


def _told(text: str, row: Sequence[Token], at: int, verb: str, spans: Sequence[Quote]) -> Speech | None:
    if _goes_on(row, at):
        return _with_subject(text, row, at, at - 3, verb, spans)
    if (
        _is_noun(row, at)
        or _is_passive(row, at)
        or _is_bare_participle(row, at)
        or _is_other_sense(row, at, verb)
        or (verb in english.WITH_HEARER and at + 1 < len(row) and row[at + 1].low == english.TO)
    ):
        return None
    inverted = _inverted(text, row, at, verb, spans)
    if inverted is not None:
        return inverted
    return _with_subject(text, row, at, at, verb, spans)


def _joined(text: str, row: Sequence[Token], at: int, verb: str, spans: Sequence[Quote]) -> Speech | None:
    """The speech of a verb that shares the subject of the one before: "closed the plant and said that …"."""
    who, said = main_subject(text, row, at - 1), said_after(text, row, at, verb)
    if who is None or said is None or not (is_direct(said, spans) or that_follows(row, at)):
        return None
    return Speech(who, verb, row[at].start, row[at].end, is_direct(said, spans), inside(said, spans))


def _goes_on(row: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind "went on to"."""
    return at > 2 and row[at - 1].low == english.TO and row[at - 2].low == english.ON and row[at - 3].low in english.GOING


def _with_subject(text: str, row: Sequence[Token], at: int, verb_at: int, verb: str, spans: Sequence[Quote]) -> Speech | None:
    """The speech of a verb whose subject stands before `verb_at`; none when it is denied that anything was said."""
    if any(
        token.low in english.DENYING or token.low.endswith((grammar.NOT_CONTRACTED, "n’t")) for token in row[max(0, verb_at - 3) : verb_at]
    ):
        return None
    subject = subject_before(text, row, verb_at)
    if subject is None or subject[2].split()[-1] in english.JOINING:
        return _joined(text, row, at, verb, spans) if row[verb_at - 1].low in english.JOINING else None
    first, _, who = subject
    after = said_after(text, row, at, verb)
    before = _said_before(text, row, first, spans)
    if before and at + 2 < len(row) and row[at + 1].text == "," and row[at + 2].low in english.JOINING:
        after = None  # "the demand was too great, the firm said, and broke it"
    aside = row[at + 1].low in english.WHEN if at + 1 < len(row) else True
    said = before if after is None or (before and (is_direct(before, spans) or (aside and not that_follows(row, at)))) else after
    if after and before and is_direct(before, spans) and is_direct(after, spans):
        said = (before[0], after[1])  # “…,” she said, “…”
    direct = is_direct(said, spans) or (said == after and verb in english.NAMING and _quoted_soon(row, at))
    worded = said is not None and (direct or that_follows(row, at) or _requests(row, at, verb))
    if verb in english.SAYING_WITH_WORDS and not worded:
        return None
    return Speech(who, verb, row[first].start, row[at].end, direct, inside(said, spans))


def _is_noun(row: Sequence[Token], at: int) -> bool:
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
    if before.low.endswith(("'s", "’s")) and row[at].low.endswith("ed"):
        return True  # "the surgeon's alleged conduct"
    return (noun and not row[at].low.endswith("ed") and inflection.may_be_noun(base(row[at].low) or "")) or before.low == grammar.TO


def _is_bare_participle(row: Sequence[Token], at: int) -> bool:
    """Whether a form is only a participle and has no "have" before it: "the score, |written| by"."""
    low = row[at].low
    perfect = any(token.low in grammar.HAVE for token in row[max(0, at - 3) : at])
    return inflection.is_participle(low) and not inflection.is_past(low) and not perfect


def _is_other_sense(row: Sequence[Token], at: int, verb: str) -> bool:
    """Whether a verb says nothing here: "continue to rise", "the campaign, called “…,” began"."""
    after = row[at + 1].low if at + 1 < len(row) else ""
    behind = next((token for token in row[at + 1 :] if not token.quoted and token.text[0].isalpha()), None)
    named = verb == english.CALL and row[at - 1].text == "," and row[at + 1 : at + 2] and row[at + 1].text in QUOTES
    finite = behind is not None and (behind.low in grammar.AUXILIARIES or inflection.is_past(behind.low))
    noun = row[at].low == english.STATE and after not in ("", english.THAT) and row[at + 1].text not in QUOTES | {","}
    return noun or (verb == english.CONTINUE and after == english.TO) or bool(named and finite)


def _is_passive(row: Sequence[Token], at: int) -> bool:
    return any(token.low in english.PASSIVE for token in row[max(0, at - 2) : at] if not token.quoted and token.text != ",")


def _inverted(text: str, row: Sequence[Token], at: int, verb: str, spans: Sequence[Quote]) -> Speech | None:
    """ "…," said X"."""
    if not at or at + 1 >= len(row) or (row[at - 1].text not in QUOTES and row[at - 1].text != ","):
        return None
    following = row[at + 1]
    if (
        following.quoted
        or following.low in english.WHETHER
        or following.low in english.WHEN_ENDS
        or not following.text[0].isalnum()
        or following.low in english.WHEN
    ):
        return None
    if following.low in english.PRONOUNS and following.low not in english.SPEAKING_PRONOUNS:
        return None
    closed = row[at - 1].text in QUOTES or row[at - 2].text in QUOTES
    if not closed and not row[at - 2].quoted and not _tells(without_relative(row[_sentence_start(row, at) : at - 1])):
        return None
    end = source_end(row, at + 1)
    if (
        end == at + 1
        or (end == at + 2 and following.low in _SAID)
        or is_clause(row[at + 1 : end])
        or (following.low in english.PRONOUNS and end > at + 2)
    ):
        return None
    who = text[following.start : row[end - 1].end]
    said = _said_before(text, row, at, spans)
    if said is None or (verb in english.SAYING_WITH_WORDS and not is_direct(said, spans)):
        return None
    return Speech(who, verb, row[at].start, row[end - 1].end, is_direct(said, spans), inside(said, spans))


def _tells(row: Sequence[Token]) -> bool:
    """Whether tokens are a clause, one whose subject has a relative clause among them."""
    return tells(row) or any((token.low in english.PASSIVE or token.low in english.PERFECT) and not token.quoted for token in row[1:])


def _sentence_start(row: Sequence[Token], at: int) -> int:
    first = max(0, at - _FAR)
    return next((place + 1 for place in range(at - 1, first - 1, -1) if row[place].text in ".!?;"), first)


def _requests(row: Sequence[Token], at: int, verb: str) -> bool:
    """Whether a verb asks for something: "called for an inquiry"."""
    return verb in english.REQUESTING and at + 2 < len(row) and row[at + 1].low == english.FOR and not row[at + 1].quoted


def _quoted_soon(row: Sequence[Token], at: int) -> bool:
    """Whether words in quotation marks tell what is said of somebody: "called the pier “a ruin” on Monday"."""
    begin = next((place for place in range(at + 1, min(at + _NEAR, len(row))) if row[place].quoted), None)
    bare = begin is not None and all(token.low in grammar.ARTICLES or token.text in QUOTES for token in row[at + 1 : begin])
    return begin is not None and not bare and not is_clause(row[at + 1 : begin])


def that_follows(row: Sequence[Token], at: int) -> bool:
    """Whether a verb has what was said behind it, with "that" or as a clause of its own: "revealed he had …"."""
    after = row[at + 1 : at + 3]
    if after and after[0].low in grammar.PERSONAL and is_clause(after):
        return True
    return any(token.low in english.WHETHER and not token.quoted for token in row[at + 1 : at + _HEARER])


# What was said


def said_after(text: str, row: Sequence[Token], at: int, verb: str) -> tuple[int, int] | None:
    begin = at + 1
    if _requests(row, at, verb):
        return _trimmed(text, row[begin].start, _end_of_speech(text, row, begin))
    ahead = row[begin : begin + _HEARER]
    that = next((place for place, token in enumerate(ahead, begin) if token.low == english.THAT and not token.quoted), None)
    quote = next((place for place, token in enumerate(ahead, begin) if token.quoted), None)
    if (
        that is not None
        and (quote is None or that < quote)
        and (that == begin or (verb in english.WITH_HEARER and not is_clause(row[begin:that])) or _only_when(row, begin, that))
    ):
        begin = that + 1
    elif quote is not None and (verb in english.WITH_HEARER or _only_when(row, begin, quote)):
        begin = quote
    else:
        begin = _after_when(row, begin)
        if verb in english.WITH_HEARER and begin < len(row) and row[begin].low not in english.WHETHER:
            behind = _after_hearer(row, begin)
            if is_clause(row[behind:]):
                begin = behind
            elif verb in english.NEEDS_HEARER:
                return None
    if begin >= len(row) or not any(token.text[0].isalnum() for token in row[begin:]):
        return None
    return _trimmed(text, row[begin].start, _end_of_speech(text, row, begin))


def _end_of_speech(text: str, row: Sequence[Token], begin: int) -> int:
    """Where what was said ends: at a semicolon, or where another speaker's clause is joined on ("…, but she denied it")."""
    for place in range(begin, len(row)):
        token = row[place]
        if token.quoted:
            continue
        if place > begin and token.text == "," and _comments(row, place + 1):
            return token.start
        joined = token.low in grammar.CONJUNCTIONS and row[place - 1].text == ","
        if token.text == ";" or (joined and any(base(later.low) and not later.quoted for later in row[place + 2 : place + 4])):
            return token.start
    return len(text)


def _comments(row: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a comma is the story's and no more the speaker's: "…, |ending| the war", "…, |a claim| that",
    "…, |hours after|"."""
    low = [token.low for token in row[at : at + 4]]
    if not low or row[at].quoted:
        return False
    if low[0] in english.COMMENTING:
        return True
    noun = next((word for word in low[1:3] if word in english.COMMENTS), None) if low[0] in grammar.ARTICLES else None
    behind = low[low.index(noun) + 1 :] if noun else []
    if noun and behind and (behind[0] in english.RELATIVE | {english.THAT} or inflection.is_past(behind[0])):
        return True
    span = next((place for place, word in enumerate(low[:3]) if word in english.SPANS), None)
    return span is not None and not english.THEN.isdisjoint(low[span + 1 : span + 2])


def _only_when(row: Sequence[Token], first: int, last: int) -> bool:
    """Whether only time and place, commas and marks stand between."""
    words = [token for token in row[first:last] if token.text[0].isalnum()]
    return not words or words[0].low in english.WHEN or words[0].low == english.OUT or words[0].low in english.WHEN_ENDS


def _after_when(row: Sequence[Token], at: int) -> int:
    """The token behind "on Monday", "in a statement"."""
    while at < len(row) and (row[at].low in english.WHEN or row[at].low in english.WHEN_ENDS):
        end = next((place for place in range(at, min(at + 6, len(row))) if row[place].low in english.WHEN_ENDS), None)
        if end is None:
            break
        at = end + 1
    return at + 1 if at < len(row) and row[at].text in ",:" else at


def _after_hearer(row: Sequence[Token], at: int) -> int:
    """The token behind the one who is told: "told reporters |the bridge …"."""
    place = at
    while place < len(row) and (
        (place == at and row[place].low in grammar.DETERMINERS) or row[place].text[0].isupper() or row[place].low in grammar.OBJECTS
    ):
        place += 1
    return (
        place + 1 if place < len(row) and row[place].text.isalpha() and place - at < 2 and row[place].low not in grammar.OBJECTS else place
    )


def _said_before(text: str, row: Sequence[Token], first: int, spans: Sequence[Quote]) -> tuple[int, int] | None:
    """What stands before the speaker when a comma or a closing mark ends it."""
    if not first or not (row[first - 1].text in QUOTES or row[first - 1].quoted or row[first - 1].text in ",?!"):
        return None
    quoted = next((quote for quote in reversed(spans) if quote.end <= row[first].start), None)
    if quoted and row[first].start - quoted.end <= 3:
        return _trimmed(text, quoted.start, quoted.end)
    span = _trimmed(text, 0, row[first - 1].start)
    return span if span and _tells(without_relative(row[max(0, first - _FAR) : first])) else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without the blanks, commas and full stop around it."""
    marks = " ,.;:\n\t"
    words = text[start:end].lstrip(marks)
    start = end - len(words)
    return (start, start + len(words.rstrip(marks))) if words else None


def is_direct(span: tuple[int, int] | None, spans: Sequence[Quote]) -> bool:
    """Whether a span begins or ends with words in quotation marks."""
    if span is None:
        return False
    return any(
        abs(quote.start - span[0]) <= 1 or abs(quote.end - span[1]) <= 2 for quote in spans if quote.end > span[0] and quote.start < span[1]
    )


def inside(span: tuple[int, int] | None, spans: Sequence[Quote]) -> tuple[int, int] | None:
    """A span without the quotation marks at its ends."""
    if span is None:
        return None
    start, end = span
    for quote in spans:
        start = quote.start if quote.start == start + 1 else start
        end = quote.end if quote.end == end - 1 else end
    return start, end


_SPEAKING = frozenset((*FORMS, english.ACCORDING))
_SAID = grammar.OBJECTS | grammar.DETERMINERS | grammar.TAGS | grammar.PERSONS  # alone behind a verb: "said |no|", "denied |it|"


__all__ = ["Quote", "Speech", "base", "quotes", "speakers"]

"""The subject that stands before a verb of saying, without the time, asides and clauses around it."""

from __future__ import annotations

from collections.abc import Sequence

from rag.language import clauses, inflection
from rag.language.english import grammar
from rag.language.english import saying as english
from rag.language.english.kinds import SPANS
from rag.language.spoken import BREAKS, QUOTES, Token, base, tokens

_ASIDE = 14  # words of an aside between a speaker and the verb
_LONG_ASIDE = 24  # of one that describes the speaker: "Lee, senior lecturer at …, said"
_JOINED = 11  # words that are looked back over for what an "and" joins
_FEW = 2  # words of a speaker without an article: "city officials"
_SHORT = 3  # words of a speaker between commas
_WHEN = 5  # words of a time in front of a subject


def subject_before(text: str, row: Sequence[Token], at: int) -> tuple[int, int, str] | None:
    """The speaker before a verb: first and last token, and the name as written."""
    end = at
    while end and (row[end - 1].low in english.PERFECT or clauses.is_adverb(row[end - 1].low)):
        end -= 1
    pieces = _pieces(row, end)
    if relative := _in_relative(row, *pieces[-1]):
        return relative, end, text[row[relative].start : row[end - 1].end]
    chosen: list[tuple[int, int]] = []
    for first, last in reversed(pieces):
        piece = row[first:last]
        if not piece:
            continue
        if piece[0].low in english.RELATIVE:
            chosen.insert(0, (first, last))
            continue
        if is_clause(piece) or (chosen and (piece[0].low in grammar.PREPOSITIONS or clauses.is_adverb(piece[0].low))):
            break
        if chosen and last == pieces[-1][0] - 1 and (not _aside(row, chosen) or _complete(row, pieces, at)):
            break
        if chosen and _is_order(piece):
            break
        chosen.insert(0, (first, last))
    if chosen:
        first, last = chosen[-1]
        chosen[-1] = (_when_at_start(row, first, last), last)
    while chosen and (
        row[chosen[0][0]].low in english.RELATIVE or _is_time(row, chosen[0]) or (len(chosen) > 1 and _is_verbal(row, chosen[0]))
    ):
        chosen.pop(0)
    if not chosen:
        return None
    first, last = chosen[0]
    if len(chosen) > 1 and not any(token.text[0].isupper() for token in row[first + 1 : last]) and row[chosen[1][0]].text[0].isupper():
        last = chosen[1][1]
    while last - 1 > first and _when_at_end(row, first, last):
        last = _when_at_end(row, first, last)
    who = text[row[first].start : row[last - 1].end]
    if not (who[0].isalnum() or who[0] == english.HANDLE) or (
        row[first].low in english.PRONOUNS and row[first].low not in english.SPEAKING_PRONOUNS
    ):
        return None
    if row[last - 1].low in grammar.PREPOSITIONS or row[first].low in grammar.PREPOSITIONS or row[first].low in grammar.SUBORDINATE:
        return None
    return first, last, who


def _in_relative(row: Sequence[Token], first: int, last: int) -> int | None:
    """Where the subject of a relative clause begins, which tells of something else: "the town, which |Lee| once called …"."""
    if last - first < 2 or row[first].low not in english.RELATIVE or row[first].low == english.WHO:
        return None
    head = row[first + 1]
    return first + 1 if head.text[0].isupper() or head.low in grammar.ARTICLES or head.low in english.SPEAKING_PRONOUNS else None


def _when_at_start(row: Sequence[Token], first: int, last: int) -> int:
    """Where a subject begins after "On Monday" or "Last year" without a comma; `first` when no such words stand before it."""
    if row[first].low not in english.WHEN:
        return first
    ends = [place for place in range(first, min(first + _WHEN, last - 1)) if row[place].low in english.WHEN_ENDS]
    return ends[-1] + 1 if ends else first


def _when_at_end(row: Sequence[Token], first: int, last: int) -> int:
    """Where "on Monday" begins at the end of a subject ("Varga on Monday |said"); 0 when it does not."""
    for place in range(max(first + 1, last - 4), last):
        if row[place].low in english.WHEN and row[last - 1].low in english.WHEN_ENDS:
            return place
    return 0


def _is_time(row: Sequence[Token], piece: tuple[int, int]) -> bool:
    word = row[piece[0]].low
    if any(row[at].low in SPANS and row[at + 1].low in english.RELATED for at in range(piece[0], min(piece[0] + 4, piece[1] - 1))):
        return True
    return word in grammar.PREPOSITIONS or clauses.is_adverb(word) or word in english.WHEN


def _is_verbal(row: Sequence[Token], piece: tuple[int, int]) -> bool:
    """Whether a piece begins with a participle: "Asked about the cost, Varga said"."""
    word = row[piece[0]].low
    return inflection.is_participle(word) or inflection.is_gerund(word)


def _is_order(piece: Sequence[Token]) -> bool:
    """Whether a piece begins with a verb in its base form: "boil the water, |cook with it|, the company said"."""
    after = piece[1].low if len(piece) > 1 else ""
    takes = after in grammar.DETERMINERS or after in grammar.OBJECTS or (after in grammar.PREPOSITIONS and after != grammar.OF)
    return piece[0].text.islower() and inflection.is_base(piece[0].low) and takes


def _aside(row: Sequence[Token], chosen: list[tuple[int, int]]) -> bool:
    described = _LONG_ASIDE if row[chosen[0][0]].text.islower() else _ASIDE
    return sum(last - first for first, last in chosen) <= described and row[chosen[0][0]].low not in english.PRONOUNS


def _complete(row: Sequence[Token], pieces: list[tuple[int, int]], at: int) -> bool:
    """Whether the last of some pieces is the whole speaker, behind a clause or a phrase of time and place.

    "Ships wait, ports stay shut, and trains, buses and ferries stop, |experts| said". A list ("Lee, Park and Cho said") and what only
    describes a name ("Lee, head of the union said") are not.
    """
    first, last = pieces[-1]
    head = row[first]
    described = head.text.islower() and last - first > _FEW and head.low not in grammar.DETERMINERS
    if described or any(token.low == grammar.AND for token in row[first:last]):
        return False
    if head.low in grammar.PREPOSITIONS or head.low in english.WHEN or head.low in english.RELATIVE or clauses.is_adverb(head.low):
        return False
    opening = row[pieces[0][0]]
    inserted = at + 1 < len(row) and row[at + 1].text == "," and last - first <= _SHORT  # "The suburbs, Lee says, are …"
    return inserted or opening.low in grammar.PREPOSITIONS or tells(row[:first])


def _pieces(row: Sequence[Token], end: int) -> list[tuple[int, int]]:
    """The stretches between commas before a token, back to a quotation, a break or a conjunction that begins a clause."""
    first = end
    while first and not (
        row[first - 1].text in BREAKS or row[first - 1].text in QUOTES or row[first - 1].quoted or row[first - 1].text in "!?"
    ):
        word = row[first - 1].low
        clause = word in english.CONJUNCTIONS and first < end and (word != grammar.AND or _begins_clause(row, first - 1))
        in_which = word in english.RELATIVE and first < end and first > 1 and row[first - 2].low in grammar.PREPOSITIONS
        if clause or in_which or word == english.AS or (word == english.THAT and not _relative_that(row, first - 1)):
            break
        first -= 1
    pieces, start = [], first
    for place in range(first, end):
        if row[place].text == ",":
            pieces.append((start, place))
            start = place + 1
    return [*pieces, (start, end)]


def _begins_clause(row: Sequence[Token], at: int) -> bool:
    """Whether an "and" joins clauses, and not nouns or names ("thanked Ann |and| Lee")."""
    names = 0 < at < len(row) - 1 and row[at - 1].text[0].isupper() and row[at + 1].text[0].isupper() and row[at - 1].text != "I"
    further = any(token.low == grammar.AND for token in row[at + 2 :])
    return not (names and further) and is_clause(_joined_to(row, at))


def _joined_to(row: Sequence[Token], at: int) -> Sequence[Token]:
    """The words that an "and" joins on to, back to the comma before them: "X, |the leader| and a physicist at Y, said"."""
    start = max(0, at - _JOINED)
    comma = next((place for place in range(at - 1, start - 1, -1) if row[place].text == ","), None)
    return row[comma + 1 : at] if comma is not None and comma < at - 1 else row[start:at]


def _relative_that(row: Sequence[Token], at: int) -> bool:
    """Whether "that" follows a noun, and so begins what is told about it."""
    before = row[at - 1] if at else None
    return bool(before) and before.text[0].isalnum() and not _verb(before.low) and before.low not in english.WHEN_ENDS  # type: ignore[union-attr]


def _verb(word: str) -> bool:
    return bool(base(word) or inflection.base_of_past(word)) or word in grammar.AUXILIARIES


def without_relative(row: Sequence[Token]) -> list[Token]:
    """Tokens without the relative clauses between commas."""
    kept: list[Token] = []
    skipping = False
    for place, token in enumerate(row):
        if token.text == ",":
            skipping = place + 1 < len(row) and row[place + 1].low in english.RELATIVE
        if not skipping:
            kept.append(token)
    return kept


def is_clause(row: Sequence[Token]) -> bool:
    """Whether tokens hold a finite verb, so that they are more than a noun phrase."""
    for place, token in enumerate(row):
        if place and (token.low == english.THAT or token.low in english.RELATIVE) and row[place - 1].text != ",":
            return False  # the rest tells about a noun
        if token.quoted or not token.low.replace("’", "").replace("'", "").isalpha():
            continue
        if token.low in grammar.AUXILIARIES and token.text.islower():
            return True
        if token.low.replace("’", "'").endswith(grammar.NOT_CONTRACTED):
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


def tells(row: Sequence[Token]) -> bool:
    """Whether tokens are a clause, also one whose verb may be a noun but has something behind it: "the plan |costs| 3 million"."""
    if is_clause(row):
        return True
    words = clauses.split(" ".join(token.text for token in row if not token.quoted).replace(" ,", ","))
    end = clauses.subject_end(words, "finite")
    return end is not None and end < len(words) - 1


def subject(clause: str) -> str | None:
    """The subject of the first finite verb of a clause without quotations."""
    row = tokens(clause, ())
    return main_subject(clause, row, len(row))


def main_subject(text: str, row: Sequence[Token], at: int) -> str | None:
    """The subject of the first finite verb before a participle; of a passive one, who did it."""
    for place in range(1, at):
        token = row[place]
        if token.quoted or not token.text.islower():
            continue
        auxiliary = token.low in grammar.AUXILIARIES
        finite = auxiliary or token.low.endswith("ed") or inflection.base_of_past(token.low) or clauses.base_of_third(token.low)
        if not finite:
            continue
        if not auxiliary and (row[place - 1].low in grammar.DETERMINERS or row[place - 1].low in grammar.ADJECTIVES):
            continue
        comma = next((before for before in range(place - 1, -1, -1) if row[before].text == ","), 0)
        relative = any(token.low in english.RELATIVE for token in row[comma:place])
        subject = None if relative else subject_before(text, row, place)
        if subject is None:
            continue
        by = next((later for later in range(place, at) if row[later].low == english.BY), None)
        if by is not None and any(one.low in english.PASSIVE for one in row[place:by]):
            end = source_end(row, by + 1)
            end = next((later for later in range(by + 2, end) if row[later].low in (english.AS, english.FOR)), end)
            return text[row[by + 1].start : row[end - 1].end] if end > by + 1 else None
        return subject[2]
    return None


def source_end(row: Sequence[Token], at: int) -> int:
    """Where the name of a source ends that begins at a token."""
    end = at
    while end < len(row):
        token = row[end]
        if token.text in BREAKS or token.text in QUOTES or token.text in ".!?" or (token.low in english.CUT and end > at):
            break
        if token.text == "," and not _name_follows(row, at, end):
            break
        if end > at and token.low in english.WHEN and _time_follows(row, end):
            break
        end += 1
    while end > at and row[end - 1].text == ",":
        end -= 1
    return end


def _name_follows(row: Sequence[Token], at: int, comma: int) -> bool:
    """Whether what is before a comma has no name, and one comes after it: "the mayor, Ines Varga"."""
    if any(token.text[0].isupper() for token in row[at + 1 : comma]) or row[at].text[0].isupper():
        return False
    return comma + 1 < len(row) and row[comma + 1].text[0].isupper()


def _time_follows(row: Sequence[Token], at: int) -> bool:
    return any(token.low in english.WHEN_ENDS for token in row[at : at + 5])

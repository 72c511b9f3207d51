"""Readings of words, figures, days and sentences put together of many small parts, so that many features stand beside each other.

`grids` changes one thing at a time; what is read depends on what stands beside it. They are recorded with the others (`readings`).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, product

from rag.language import any_verb, changes, clauses, dates, inflection, numbers, tense, units, words
from tests.language.grids import FLAGS, FORMS, KINDS, PUBLISHED, TABLES, WEEK, Read, Readings

ROW = 60  # readings told together
COUNTS = (
    *range(62),
    *(limit + off for limit in (100, 130, 200, 500, 1000, 1900, 2000, 2100, 2200, 10_000, 10**10) for off in (-1, 0, 1)),
    *("007", "09", "0.5", "1.5", "1,000", "two", "twelve", "thirty-one", "sixty"),
)
ENDS = ("0", "½", "1", "1.5", "2", "3", "5", "9", "10", "12", "99", "100", "999", "1000", "2000", "2 million", "five", "ten", "3%", "3 km")
JOINTS = (
    "to $",
    "-$",
    "to",
    "or",
    "and",
    "-",
    "–",
    " - ",
    "to about",
    "votes to",
    "km to",
    "out of",
    "in",
    "x",
    "/",
    "rather than",
    "up from",
)
AROUND = ("{}", "from {} people", "between {}", "They won {}.", "It fell from {} euros.", "Fell from {}", "${} a day", "not {} but 7")


def groups(texts: Sequence[str], read: Read) -> dict[str, Callable[[], Readings]]:
    """What is read, group by group."""
    return {
        "made words": _words,
        "made figures": _figures,
        "counted": _counted,
        "ranges": _ranges,
        "figures beside figures": _beside,
        "made days": _days,
        "predicates": partial(_predicates, texts),
        "made sentences": partial(_sentences, texts, read),
        "pieces between commas": partial(_pieced, read),
    }


def _words() -> Readings:
    """Roots with endings, and whether two that are made of one root are one name."""
    made = [f"{root}{ending.replace('^', '')}" for root, ending in product(TABLES["roots"], TABLES["endings"])]
    for one, other in pairwise([*made, made[0]]):
        low = one.lower()
        plain = (words.stem(low), words.normal(one), words.number(one), words.month(one), words.transcribed(one), units.singular(low))
        told = [form(low) for form in FORMS], "".join(f"{flag(low):d}" for flag in (*FLAGS, inflection.is_third_person))
        text = f"{other} {one}, {other}"
        names = words.names(text), words.runs(text), sorted(words.content(text)), sorted(words.initials(f"{other} of {one}"))
        yield f"made: {one} {other}", f"{plain} {told} {words.tokens(one)} {names} {words.circles(f'{text} ' * 3)}"
    per_root = len(TABLES["endings"])
    for at in range(0, len(made), per_root):
        some = made[at : at + per_root]
        yield f"names of {some[0]}", " ".join("".join(f"{words.same_name(one, other):d}" for other in some) for one in some)


def _drawn(table: str, least: int, most: int, drawn: random.Random) -> str:
    """Parts of a table in any order, some of them glued."""
    parts = [drawn.choice(TABLES[table]) for _ in range(drawn.randint(least, most))]
    return "".join(part + drawn.choice((" ", " ", " ", " ", "")) for part in parts).strip()


def _told_in_rows(name: str, told: Iterator[tuple[str, str]]) -> Readings:
    """Short readings, many in one row."""
    row: list[str] = []
    for number, (text, reading) in enumerate(told, 1):
        row.append(f"{text}: {reading}")
        if number % ROW == 0:
            yield f"{name} {number // ROW}", "\n".join(row)
            row = []
    yield f"{name}, the last", "\n".join(row)


def _figures() -> Readings:
    drawn = random.Random(21)

    def told() -> Iterator[tuple[str, str]]:
        for _ in range(3800):
            text = _drawn("pieces", 2, 7, drawn)
            found = " ".join(_quantity(one) for one in numbers.quantities(text))
            yield text, f"{found} {len(changes.changes(text))} {sorted(words.numbers(text))}"

    return _told_in_rows("figures", told())


def _quantity(one: numbers.Quantity) -> str:
    return f"{one.start}-{one.end}={one.low}..{one.high} {one.kind} {one.unit} {one.counted} {one.limit}"


def _counted() -> Readings:
    """Every figure about a limit in every frame."""
    for frame in TABLES["counted"]:
        told = []
        for count in COUNTS:
            text = frame.replace("#", str(count))
            days = " ".join(f"{one.first}..{one.last} {one.precision}" for one in dates.mentions(text, WEEK[3]))
            told.append(f"{count}: {' '.join(map(_quantity, numbers.quantities(text)))} {days}")
        yield f"counted: {frame}", "\n".join(told)


def _ranges() -> Readings:
    """Two figures, joined in every way."""
    drawn, pairs = random.Random(27), [*product(ENDS, ENDS)]
    for around, joint in product(AROUND, JOINTS):
        told = []
        for one, other in drawn.sample(pairs, 20):
            text = around.format(f"{one}{joint if joint in ('-', '–', '/', '-$') else f' {joint} '}{other}")
            found = " ".join(map(_quantity, numbers.quantities(text)))
            told.append(f"{text}: {found} {len(changes.changes(text))}")
        yield f"range: {around} {joint}", "\n".join(told)


def _beside() -> Readings:
    """Which figures are the same, and which cannot both be right: of one kind, each beside each."""
    drawn, kinds = random.Random(22), dict[str, list[tuple[str, numbers.Quantity]]]()
    frames = [*product(TABLES["figures"], ("", *TABLES["after"][::3]), ("", "about", "at least", "under"))]
    for figure, around, limit in drawn.sample(frames, 1800):
        text = f"{limit} {figure} {around}".strip().replace("~ ", "").replace(" ~", "")
        for one in numbers.quantities(text)[:1]:
            kinds.setdefault(one.kind, []).append((text, one))
    for kind, all_of_kind in kinds.items():
        some = drawn.sample(all_of_kind, min(len(all_of_kind), 36))
        for text, one in some:
            yield f"beside: {kind} {text}", "".join(f"{2 * numbers.same(one, other) + numbers.conflict(one, other)}" for _, other in some)


def _days() -> Readings:
    drawn, published = random.Random(23), [day for day in PUBLISHED if day]

    def told() -> Iterator[tuple[str, str]]:
        for _ in range(3000):
            text, day = _drawn("dated", 2, 7, drawn), drawn.choice(published)
            found = dates.mentions(text, day)
            at = drawn.randrange(len(text))
            tenses = tense.is_future(text, at, at), tense.is_told_as_past(text, at, at), tense.is_present(text, at)
            days = " ".join(f"{one.start}-{one.end}={one.first}..{one.last} {one.precision} {one.relative:d}" for one in found)
            open_days = [(one.precision, one.first, one.relative) for one in dates.mentions(text, None)]
            meet = "".join(f"{dates.meet(one, other):d}" for one, other in pairwise(found))
            yield f"{text} ({day})", f"{days} {open_days} {meet} {''.join(f'{flag:d}' for flag in tenses)}"

    return _told_in_rows("days", told())


def _mixed(texts: Sequence[str], drawn: random.Random) -> str:
    """Words in any order, or a sentence of which some words are others."""
    table = TABLES["strewn"]
    if drawn.random() < 0.5:
        parts = [drawn.choice(table) for _ in range(drawn.randint(3, 14))]
    else:
        parts = drawn.choice(texts).split()[:30]
        for _ in range(drawn.randint(2, 4)):
            at = drawn.randrange(len(parts))
            parts[at : at + drawn.choice((0, 1, 1, 2))] = [drawn.choice(table)]
    return " ".join(parts)


def _predicates(texts: Sequence[str]) -> Readings:
    """What speaks for each place at which a predicate may begin, in any words."""
    drawn = random.Random(24)

    def told() -> Iterator[tuple[str, str]]:
        for _ in range(1500):
            text = _mixed(texts, drawn).replace(" ,", ",").replace(" :", ":")
            row = clauses.split(text)
            scores = (f"{kind} " + " ".join(f"{place}:{score:.4g}" for place, score in clauses.scores(row, kind)) for kind in KINDS)
            yield text, f"{' | '.join(scores)} {[clauses.subject_end(row, kind) for kind in KINDS]}"

    return _told_in_rows("predicates", told())


def _sentences(texts: Sequence[str], read: Read) -> Readings:
    """Sentences that say something, of any words."""
    drawn = random.Random(25)
    for _ in range(600):
        parts = _mixed(texts, drawn).split()
        if drawn.random() < 0.8:
            parts.insert(drawn.randrange(1, len(parts) + 1), drawn.choice(TABLES["quoting"]))
        text = " ".join(parts).replace(" ,", ",").replace("“ ", "“").replace(" ”", "”")
        text = text[:1].upper() + text[1:] + drawn.choice((".", ".", "?", ".”", "", ", right?", ", didn't he?", " or not?"))
        yield f"made: {text}", f"{read(text)} {any_verb.quote_first(text)} {any_verb.that_quoted(text)}"


def _pieced(read: Read) -> Readings:
    """Sentences of pieces between commas, one of them with a verb of saying; who is quoted in passing, with every such verb."""
    drawn = random.Random(26)
    for _ in range(550):
        pieces = [drawn.choice(TABLES["pieced"]) for _ in range(drawn.randint(2, 6))]
        at = drawn.randrange(len(pieces))
        pieces[at] = f"{pieces[at]} {drawn.choice(TABLES['quoting'])}"
        text = "".join(piece + drawn.choice((", ", ", ", ", ", " ", " and ", ": ")) for piece in pieces).rstrip(", :")
        text = text[:1].upper() + text[1:] + drawn.choice((".", ".", "", "?"))
        yield f"pieced: {text}", read(text)
    for gerund, frame in product(TABLES["gerunds"], ("They quoted Lee {} that it is shut.", "It is shut, Lee left, {} it is so.")):
        text = frame.format(gerund)
        yield f"quoted in passing: {text}", read(text)

"""Readings of texts that are made, not collected: words cut off, put in and moved, gaps filled up to a limit and beyond, figures and days.

A sentence that people wrote seldom lies at a limit; these lie on both sides of each. They are recorded with the others (`readings`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby, pairwise, product
from pathlib import Path

from rag.language import any_verb, claims, clauses, dates, inflection, modality, numbers, phrases, states, tense, units, words
from rag.language.english.numbers import AFTER, BEFORE

TABLES = {
    name: body.replace("\n", " | ").split(" | ")
    for name, body in re.findall(r"\[(\w+)\]\n(.*?)\n\n", Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"), re.DOTALL)
}
GAPS = (*range(16), *range(21, 27))  # words that fill a gap: around every limit of a reading
FILLERS = ("grey", "Ann")
WEEK = [date(2025, 3, day) for day in range(9, 16)]
PUBLISHED = (*WEEK, date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 31), date(1, 1, 1), date(9999, 12, 31), None)
TEMPLATES = ("why * closed", "^why", "closed$", "why|how it", "clos~ it", "why ?was it", "in # days", "was * was")
KINDS: tuple[clauses.Kind, ...] = ("do", "modal", "have", "be", "finite")
FORMS = (inflection.past, inflection.participle, inflection.third_person, inflection.base_of_past, clauses.base_of_third)
FLAGS = (
    *(inflection.is_base, inflection.may_be_noun, inflection.is_participle, inflection.is_past, inflection.is_third_person),
    *(inflection.is_gerund, clauses.is_adverb, units.is_plural, words.is_stop),
)
Read = Callable[[str], str]
Readings = Iterator[tuple[str, str]]


def groups(texts: Sequence[str], questions: Sequence[str], read: Read) -> dict[str, Callable[[], Readings]]:
    """What is read, group by group."""
    return {
        "gaps": partial(_gaps, read),
        "cut": partial(_cut, texts[::30], read),
        "edited": partial(_edited, [*texts, *questions], read),
        "strewn amounts": _strewn_amounts,
        "strewn days": _strewn_days,
        "rare": partial(_rare, read),
        "scored": partial(_scored, [*questions, *texts[::4]]),
        "put together": partial(_put_together, read),
        "times": _times,
        "amounts": _amounts,
        "limited": _limited,
        "pairs": partial(_pairs, texts),
        "single": partial(_single, texts),
        "phrases": _phrases,
    }


def _gaps(read: Read) -> Readings:
    """How many words in a gap change how a sentence is read."""
    for frame, filler in product(TABLES["frames"], FILLERS):
        told = [(count, _bare(_told(" ".join(frame.format(" ".join([filler] * count)).split()), read), filler)) for count in GAPS]
        runs = [(next(rows)[0], reading) for reading, rows in groupby(told, key=lambda row: row[1])]
        yield f"gap {filler}: {frame}", " ; ".join(f"{first}: {reading}" for first, reading in runs)


def _told(text: str, read: Read) -> str:
    last = text.rindex(" ") + 1, len(text) - 1
    told = (modality.negated(text, *last), modality.modality(text, *last), modality.clause(text, *last)[0] > 0, claims.claims(text))
    return f"{read(text)} | last: {told} {any_verb.quote_first(text)} {any_verb.that_quoted(text)}"


def _bare(reading: str, filler: str) -> str:
    """A reading without the places of characters and without what fills the gap."""
    return re.sub(r"\b\d+, \d+\b|(?:start|end)=\d+", "", re.sub(rf"(?:\b{filler}\b[ ,]*)+", "", reading))


def _cut(texts: Sequence[str], read: Read) -> Readings:
    for parts in map(str.split, texts):
        for place in range(1, len(parts)):
            yield from ((f"cut: {cut}", read(cut)) for cut in (" ".join(parts[:place]), " ".join(parts[place:])))


def _edited(texts: Sequence[str], read: Read) -> Readings:
    """Sentences with a word more, a word less, another word, and two words that have changed their places."""
    table = TABLES["words"]
    for number, parts in enumerate(map(str.split, texts)):
        at, word = number * 7 % len(parts), table[number * 5 % len(table)]
        before, here, after = parts[:at], parts[at], parts[at + 1 :]
        changed = (
            [*before, word, here, *after],
            [*before, *after],
            [*before, word, *after],
            [*before, *after[:1], here, *after[1:]],
            [*before, here, ",", *after, word],
        )
        for some in (changed[number % 5], changed[(number + 2) % 5], changed[(number + 3) % 5]):
            text = " ".join(some).replace(" ,", ",")
            yield f"edited: {text}", read(text)


def _rare(read: Read) -> Readings:
    """Turns of phrase that are in no labelled sentence, by themselves and behind another sentence."""
    yield from ((f"rare: {text}", f"{read(text)} {read(f'It rained. {text}')}") for text in TABLES["rare"])


def _put_together(read: Read) -> Readings:
    """Sentences and questions of parts that are drawn each from its own list, whole and cut short."""
    drawn = random.Random(4)
    for name, count, end in (("told", 600, "."), ("asked", 250, "?")):
        lists = [[*part] for is_end, part in groupby(TABLES[name], key=lambda text: text == "+") if not is_end]
        for _ in range(count):
            text = " ".join(filter(None, (drawn.choice(part).replace("^", "") for part in lists))).replace(" ,", ",").replace(" :", ":")
            words = text.split()
            text = " ".join(words[: drawn.choice((len(words), len(words), drawn.randint(1, len(words))))])
            told = text[0].upper() + text[1:] + drawn.choice((end, end, "", "!"))
            yield f"put together: {told}", f"{read(told)} {any_verb.quote_first(told)} {any_verb.that_quoted(told)}"


def _strewn(names: Sequence[str], count: int) -> Iterator[str]:
    """Parts of tables in any order, three to six together."""
    drawn = random.Random(3)
    parts = [part for name in names for part in TABLES[name]]
    for _ in range(count):
        yield " ".join(drawn.choice(parts) for _ in range(drawn.randint(3, 6))).replace("~ ", "").replace(" ~", "")


def _strewn_amounts() -> Readings:
    for text in _strewn(("figures", "before", "after", "figures", "joints"), 3000):
        yield f"strewn amounts: {text}", ", ".join(map(_quantity, numbers.quantities(text)))


def _strewn_days() -> Readings:
    for text in _strewn(("times", "joints", "tenses"), 2500):
        told = (f"{one.start}-{one.end} {one.first}..{one.last} {one.precision}" for one in dates.mentions(text, WEEK[3]))
        places = range(0, len(text), max(1, len(text) // 4))
        tenses = (f"{tense.is_future(text, at, at):d}{tense.is_told_as_past(text, at, at):d}" for at in places)
        yield f"strewn days: {text}", f"{', '.join(told)} | {' '.join(tenses)}"


def _quantity(one: numbers.Quantity) -> str:
    return f"{one.start}-{one.end} = {one.low}..{one.high} {one.kind} {one.unit} {one.counted} {one.limit}"


def _scored(texts: Sequence[str]) -> Readings:
    """What speaks for each place at which a predicate may begin."""
    for text in texts:
        row = clauses.split(text)[1:]
        told = (f"{kind} " + " ".join(f"{place}:{score:.4g}" for place, score in clauses.scores(row, kind)) for kind in KINDS)
        yield f"scores: {text}", " | ".join(told)


def _times() -> Readings:
    for time, frame in product(TABLES["times"], ("It was shut {}.", "It will be shut {}.", "{}")):
        text = frame.format(time)
        yield (
            f"days: {text}",
            ", ".join(f"{one.first}..{one.last} {one.precision}" for day in PUBLISHED for one in dates.mentions(text, day)),
        )


def _amounts() -> Readings:
    around = [*((before, "") for before in ("", *TABLES["before"])), *(("", after) for after in TABLES["after"])]
    for figure, (before, after) in product(TABLES["figures"], around):
        text = f"{before} {figure} {after}".strip().replace("~ ", "").replace(" ~", "")
        yield f"amounts: {text}", ", ".join(map(_quantity, numbers.quantities(text)))


def _limited() -> Readings:
    """Figures with each phrase that limits them before and after, and both."""
    phrases = {
        where: [one for told in table.values() for one in told.split(", ")] for where, table in (("before", BEFORE), ("after", AFTER))
    }
    for before, after in product(("", *phrases["before"]), ("", *phrases["after"])):
        text = f"It fell {before} 7 {after} people"
        yield f"limited: {text}", ", ".join(map(_quantity, numbers.quantities(text)))


def _pairs(texts: Sequence[str]) -> Readings:
    read = [(text, numbers.quantities(text)[0]) for text in TABLES["paired"]]
    for text, one in read:
        yield f"same, in conflict: {text}", " ".join(f"{numbers.same(one, other):d}{numbers.conflict(one, other):d}" for _, other in read)
    for before, after in pairwise(texts[::2]):
        yield f"turned: {before} / {after}", f"{states.turned(before, after)} {states.opposite(before, after)}"


def _single(texts: Sequence[str]) -> Readings:
    for one, other in pairwise(sorted({token for text in texts for token in words.tokens(text)})[::3]):
        low = one.lower()
        plain = (words.stem(low), words.normal(one), words.number(one), words.month(one), words.transcribed(one), units.singular(one))
        yield f"word: {one}", f"{plain} {[form(low) for form in FORMS]} {[int(flag(low)) for flag in FLAGS]} {words.same_name(one, other)}"
    for text in texts[::8]:
        told = (words.tokens(text), sorted(words.content(text)), sorted(words.numbers(text)), words.names(text), words.runs(text))
        tenses = [(tense.is_future(text, place, place), tense.is_told_as_past(text, place, place)) for place in (0, len(text) // 2)]
        yield f"words: {text}", f"{told} {sorted(words.initials(text))} {sorted(words.capitalised_inside(text))} {tenses}"
    for times in range(2, 9):
        yield f"over and over: {times}", f"{words.circles('so it ' * times)}"


def _phrases() -> Readings:
    for template, count in product(TEMPLATES, range(10)):
        flat = phrases.flat(f"Why was it{' so' * count} closed in 5 days")
        yield f"{template}: {flat}", f"{phrases.find(flat, [template])} {phrases.after(flat, [template])} {phrases.split(flat, [template])}"

"""Figures that several stories give for one thing, beside each other, with what they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.answer.accounts.outlets import on_topic, placed
from rag.answer.events import tells
from rag.answer.events.merge import put_right
from rag.answer.evidence import Evidence, Line
from rag.language import clauses, inflection, words
from rag.language.english import grammar
from rag.language.english.events import LIMITS, NUMBER_OF
from rag.language.english.saying import BY, PASSIVE, RELATED, RELATIVE, WHEN, WHEN_ENDS
from rag.language.numbers import Quantity, quantities

KINDS = ("cardinal", "money", "percent", "measure", "score")
ALIKE, SHARED = 0.3, 2  # share of the shorter sentence's words, figures aside, and how many, from which two figures are of one thing
MEASURED = 0.5  # that share for measures, which many things have
READ = 200  # figures that are compared, the nearest to the topic
PHRASE = 6  # words that say what is counted


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, as it is written, with the words for what it counts."""

    line: Line
    quantity: Quantity
    value: str
    counts: str


def figures(evidence: Evidence, most: int) -> list[list[Figure]]:
    """Groups of figures for one thing, each of several stories, in order of day; the groups nearest to the topic first."""
    groups: list[list[Figure]] = []
    nearest = sorted(_all(evidence), key=lambda figure: (-evidence.wanted.covered(figure.line.content), placed(figure.line)))
    for figure in nearest[:READ]:
        group = next((group for group in groups if any(_one_thing(figure, other) for other in group)), None)
        if group is None:
            groups.append([figure])
        elif not any(_same(figure, other) for other in group):
            group.append(figure)
    several = [group for group in groups if len({figure.line.story for figure in group}) > 1]
    return [sorted(group, key=lambda figure: placed(figure.line)) for group in several[:most]]


def _all(evidence: Evidence) -> list[Figure]:
    newest = [story for story in on_topic(evidence) if evidence.relations.newer_version(story) is None]
    lines = [line for story in newest for line in story.lines if tells(line)]
    counted = ((line, one) for line in lines for one in quantities(line.text) if one.kind in KINDS and not _dates(line, one))
    told = [(line, _with_thing(line.text, one)) for line, one in counted]
    return [_figure(line, one) for line, one in told if _tells_something(one)]


def _dates(line: Line, quantity: Quantity) -> bool:
    """Whether a figure only tells when something was: "two days after the vote"."""
    following = line.text[quantity.end :].split(None, 1)
    return quantity.kind == "measure" and bool(following) and following[0].strip(",.;").lower() in RELATED


def _with_thing(text: str, quantity: Quantity) -> Quantity:
    """A bare number with what it counts, where the words before say it: "the number of people ill has risen to 140"."""
    if quantity.kind != "cardinal" or quantity.counted:
        return quantity
    row = [word.low for word in clauses.split(text[: quantity.start])]
    things = [row[place + 2] for place, word in enumerate(row[:-2]) if word in NUMBER_OF and row[place + 1] == grammar.OF]
    counted = quantities(f"2 {things[-1]}")[:1] if things else ()
    return replace(quantity, counted=counted[0].counted) if counted else quantity


def _tells_something(quantity: Quantity) -> bool:
    """Whether a figure is worth comparing: no "one" and no small number of nothing in particular."""
    return quantity.kind != "cardinal" or (quantity.counted is not None and quantity.low > 2)


def _figure(line: Line, quantity: Quantity) -> Figure:
    value = line.text[quantity.start : quantity.end].strip()
    counts = _counted_after(line.text, quantity) or quantity.counted or _noun_after(line.text, quantity)
    counts = counts or _counted_before(line.text, quantity.start)
    return Figure(line, quantity, value, counts)


def _counted_after(text: str, quantity: Quantity) -> str:
    """The story's word for what is counted: "people"."""
    following = [word.text.strip(',.;:”"') for word in clauses.split(text[quantity.end :])[:3]]
    things = ((word, quantities(f"2 {word}")[:1]) for word in following if word.isalpha())
    return next((word for word, found in things if quantity.counted and found and found[0].counted == quantity.counted), "")


def _noun_after(text: str, quantity: Quantity) -> str:
    """What a sum or measure is of, where that follows: "a $100,000 |reward|", "nine years in |prison|"."""
    row = list(clauses.split(text[quantity.end :])) if quantity.kind in ("money", "measure") else []
    if row and row[0].low in (grammar.OF, IN):
        row = row[1:]
    kept: list[str] = []
    for word in row[:PHRASE]:
        plain = word.text.strip(',.;:”“"')
        if not plain.isalpha() or not plain.islower() or word.low in _NO_THINGS | WHEN | WHEN_ENDS | RELATED or _is_verb(word.low):
            break
        if (
            clauses.is_adverb(word.low)
            or inflection.is_gerund(word.low)
            or word.low in grammar.CONJUNCTIONS | grammar.SUBORDINATE | RELATIVE | _PRONOUNS
        ):
            break
        kept.append(plain)
        if word.ends or word.text[-1:] in ",.;:":
            break
    return " ".join(kept)


def _counted_before(text: str, start: int) -> str:
    """The words before a figure that say what it is of: "the cost of the repair" in "puts the cost of the repair at 4.2 million"."""
    row = list(clauses.split(text[:start]))
    while row and (row[-1].low in _NO_THINGS or row[-1].low[:1].isdigit() or _is_verb(row[-1].low) or _governs(row)):
        row.pop()
    kept: list[str] = []
    for word in reversed(row):
        if word.low == BY:
            kept = []  # "the reward |offered by the friends|"
            continue
        if not kept and (word.low in _NO_THINGS or _is_verb(word.low)):
            continue
        if len(kept) == PHRASE or (word.ends and kept) or word.low in grammar.AUXILIARIES or (kept and _is_verb(word.low)):
            break
        kept.insert(0, word.text.strip(",;:"))
    if _PRONOUNS.issuperset(word.lower() for word in kept):
        return ""
    while kept and kept[0].lower() in grammar.PREPOSITIONS | grammar.CONJUNCTIONS:
        kept.pop(0)
    return " ".join(kept)


def _governs(row: Sequence[clauses.Word]) -> bool:
    """Whether the last of some words is a verb whose form is a noun's too: "the crossing |costs"."""
    last = row[-1].low
    return len(row) > 2 and last.endswith("s") and inflection.is_base(last[:-1]) and row[-2].low not in grammar.DETERMINERS


IN = "in"
_PRONOUNS = grammar.PERSONAL | grammar.OBJECTS | grammar.OTHER_PRONOUNS
_NO_THINGS = grammar.PREPOSITIONS | grammar.AUXILIARIES | grammar.DETERMINERS | LIMITS | PASSIVE


def _is_verb(word: str) -> bool:
    return inflection.is_past(word) or inflection.is_third_person(word) or (inflection.is_base(word) and not inflection.may_be_noun(word))


def _one_thing(figure: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind and their sentences of one thing."""
    one, another = figure.quantity, other.quantity
    if (one.kind, one.unit, one.counted) != (another.kind, another.unit, another.counted):
        return False
    mine, theirs = _words(figure), _words(other)
    if one.counted is None and not (_named(figure, theirs) and _named(other, mine)):
        return False
    if one.kind == "percent" and not _of_one(figure, other):
        return False
    least = MEASURED if one.kind in ("measure", "percent") else ALIKE
    return len(mine & theirs) >= max(SHARED, least * min(len(mine), len(theirs)))


def _of_one(figure: Figure, other: Figure) -> bool:
    """Whether two shares are said in words of one thing, where both say of what they are."""
    mine, theirs = words.content(figure.counts), words.content(other.counts)
    return not mine or not theirs or bool(mine & theirs)


def _named(figure: Figure, told: frozenset[str]) -> bool:
    """Whether the words of another sentence hold some of what a figure counts."""
    counts = words.content(figure.counts)
    return not counts or bool(counts & told)


@lru_cache(maxsize=1024)
def _words(figure: Figure) -> frozenset[str]:
    told = (_relative(figure) or figure.line.content) | words.content(figure.counts)
    return frozenset(word for word in told - words.content(figure.value) if not word[:1].isdigit())


def _relative(figure: Figure) -> frozenset[str]:
    """The words of the relative clause in which a figure stands: "the hall, |which 300 people attended|"; empty where it stands in none."""
    text, start = figure.line.text, figure.quantity.start
    begin = text.rfind(",", 0, start) + 1
    end = text.find(",", figure.quantity.end)
    clause = text[begin : end if end >= 0 else len(text)]
    return words.content(clause) if begin and clause.split()[0].lower() in RELATIVE else frozenset()


def taken_back(figure: Figure, evidence: Evidence) -> bool:
    """Whether a correction says that a figure was wrong."""
    right = put_right(figure.line, evidence)
    return right is not None and bool(words.numbers(figure.value) & right.numbers)


def _same(figure: Figure, other: Figure) -> bool:
    """Whether two figures of a group are one story's, or one outlet's that says the same again."""
    same = figure.quantity.low == other.quantity.low
    return same and figure.line.story.outlet == other.line.story.outlet

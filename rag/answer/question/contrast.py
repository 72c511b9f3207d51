"""The sides on which one thing is asked for: "the toll in July and in October", "the fee: Brand against Holm".

They are told by form: two times, stages or names, or two phrases beside "versus", that share the rest of the question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile

from rag.answer.question.focus import focus_of
from rag.answer.question.types import FIGURES, Focus, Intent
from rag.language import words
from rag.language.dates import mentions
from rag.language.english import contrasts as english
from rag.language.english.dates import MONTH_NAMES, PERIODS, WEEKDAYS
from rag.language.english.grammar import PREPOSITIONS
from rag.language.english.numbers import ORDINALS
from rag.language.english.questions import AUXILIARIES, QUESTION_WORDS
from rag.language.phrases import flat, holds


def _any(some: Collection[str]) -> str:
    return "|".join(sorted(map(re.escape, some), key=len, reverse=True))


_MONTH = rf"(?:{_any(MONTH_NAMES)})\b\.?"
_DAY = r"\d\d?(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d\b"
_BEFORE = rf"(?:the|a) (?P<unit>{_any((english.MONTH, english.YEAR))}) (?:{_any(english.EARLIER)})\b"
_TIME = (
    rf"(?:(?:{_any(english.PARTS)})[ -])?(?:{_DAY} {_MONTH}|{_MONTH}(?: {_DAY}\b)?)(?:,? {_YEAR})?"
    rf"|{_YEAR}|(?:{_any(WEEKDAYS)})\b|(?:{_any(english.RELATIVE)}) (?:{_any(PERIODS)})\b|{_BEFORE}"
)
_NOUN = rf"(?!(?:{_any(words.STOP | AUXILIARIES)})\b)[^\W\d_]{{3,}}"
_STAGE = rf"(?:{_any((*ORDINALS, *english.RANKS))})(?: {_NOUN})?\b|(?:{_any(english.STAGES)})\b"
_CAPITAL = r"(?-i:[A-Z])[\w’'.&-]*"
_NAME = rf"{_CAPITAL}(?: (?:(?:{_any(english.IN_NAMES)}) (?=(?-i:[A-Z])))?{_CAPITAL}| \d\d?\b)*"
_TIMES, _STAGES, _NAMES = (re.compile(rf"(?<![\w’'-])(?:{kind})", re.I) for kind in (_TIME, _STAGE, _NAME))
_JOINT = re.compile(rf"(?<![\w-])(?P<joint>{_any((*english.AGAINST, *english.JOINING))}|,)(?![\w-])\.?", re.I)
_SET_AGAINST = re.compile(rf"(?<!\S)(?P<left>\S+) (?:{_any(set(english.AGAINST) - set(english.OPPOSED))})\.? (?P<right>[^?,;:]+)", re.I)
_DETERMINED = re.compile(r"(?<!\S)(?:the|an?) (?:\S+ ){0,2}\S+$", re.I)
_OWNING = re.compile(r"[’']s?$")
_RANKS = frozenset((*ORDINALS, *english.RANKS))
_ONE = re.compile(rf"^ (?:{_any(english.ONES)})\b", re.I)
ANY_DAY = date(2000, 6, 15)  # against which a month without its year is read
MOST = 4  # sides
LONGEST = 5  # words of a phrase beside "versus"

Marks = Sequence[re.Match[str]]


def contrasted(question: str) -> tuple[tuple[str, str], ...]:
    """Each side's own words with the question as it is asked of that side alone; nothing where no sides are set against each other."""
    text = question.rstrip("?!. ")
    for kind in (_TIMES, _STAGES, _NAMES):
        for marks in _chains(text, kind):
            if len(marks) <= MOST and _contrasts(text, marks, kind):
                return _sides(text, marks)
    return _phrases(text)


def _chains(text: str, kind: re.Pattern[str]) -> Iterator[Marks]:
    """Runs of two or more times, stages or names with a joint between each two."""
    chain: list[re.Match[str]] = []
    for one, other in pairwise(_marks(text, kind)):
        shared, joint = _between(text, one, other)
        if joint and not (chain and shared.strip()):
            chain = chain or [one]
            chain.append(other)
        else:
            if len(chain) > 1:
                yield chain
            chain = []
    if len(chain) > 1:
        yield chain


def _marks(text: str, kind: re.Pattern[str]) -> list[re.Match[str]]:
    if kind is not _NAMES:
        return list(kind.finditer(text))
    opening = text.partition(" ")[0]
    is_name = opening.lower() not in QUESTION_WORDS | AUXILIARIES | words.STOP | english.FIGURED
    return [one for one in kind.finditer(text, 0 if is_name else len(opening)) if words.names(f"x {one.group()}")]


def _between(text: str, one: re.Match[str], other: re.Match[str]) -> tuple[str, str]:
    """What two marks share of the words between them, and the joint, empty where something else follows it."""
    between = text[one.end() : other.start()]
    joint = _JOINT.search(between)
    if joint is None:
        return between, ""
    free = words.STOP | english.ONES | set(text[: one.end() + joint.start()].lower().split())
    return between[: joint.start()], joint["joint"].lower() if free.issuperset(between[joint.end() :].lower().split()) else ""


def _contrasts(text: str, marks: Marks, kind: re.Pattern[str]) -> bool:
    """Whether marks are sides, and not the ends of one time, who takes part in one deed, or all of what one answer is on."""
    joints = [_between(text, one, other) for one, other in pairwise(marks)]
    shared, joint = joints[0][0].strip(), joints[-1][1]
    asked = f"{text[: marks[0].start()]}{shared}{text[marks[-1].end() :]}"
    figured = is_figured(asked)
    first, last = (_preposition(text[: mark.start()]) for mark in (marks[0], marks[-1]))
    if kind is _STAGES and not _of_one_kind([mark.group().lower() for mark in marks]):
        return False
    if first in english.PERIOD or joint in english.REACHING:
        return kind is _TIMES and holds(flat(asked), english.CHANGED)
    if joint in english.OPPOSED and kind is _NAMES:
        return figured and not shared and QUESTION_WORDS.isdisjoint(flat(asked).split())
    if joint in english.AGAINST:
        return kind is _TIMES or (figured and not (kind is _NAMES and holds(flat(asked), english.MATCHES)))
    repeated = bool(first) and first == last
    return joint != "," and (repeated if kind is _TIMES and not figured else figured and (repeated or kind is not _NAMES))


def _of_one_kind(stages: list[str]) -> bool:
    """Whether some stages are numbered of one thing ("the first and the final round"), or such as everybody knows ("the run-off")."""
    nouns = {stage.split()[-1] for stage in stages if stage not in _RANKS} - set(english.STAGES)
    return len(nouns) < 2 and any(stage not in _RANKS for stage in stages)


def is_figured(asked: str) -> bool:
    """Whether what is asked for is told by a figure."""
    return focus_of(asked, Intent.FACT) in FIGURES or not english.FIGURED.isdisjoint(flat(asked).split())


def figure_of(asked: str) -> str | None:
    """The kind of figure by which what is asked for is told ("percent"), by the first noun that shows any, or else by how it is
    asked for; None where it may be any."""
    said = flat(asked).split()
    if not english.RISING.isdisjoint(said):
        return None
    first = next((at for at, word in enumerate(said) if word in english.FIGURED), len(said))
    *_, noun = "", *takewhile(english.FIGURED.__contains__, said[first:])  # a "vote share" is a share
    by_noun = next((kind for kind, some in english.KINDS.items() if noun in some), None)
    return by_noun or {Focus.MONEY: "money", Focus.SHARE: "percent"}.get(focus_of(asked, Intent.FACT))


def _preposition(before: str) -> str:
    """The preposition right before a mark, an article and "one" aside; "" without any."""
    left = [word.lower() for word in before.split() if word.lower() not in ("the", "a", "an")]
    return left[-1] if left and left[-1] in PREPOSITIONS else ""


def _sides(text: str, marks: Marks) -> tuple[tuple[str, str], ...]:
    """The question with each of the marks in turn in the place of the first, and without the others."""
    shared = _between(text, marks[0], marks[1])[0]
    called = _called([mark.group() for mark in marks])
    rest = _ONE.sub("", text[marks[-1].end() :])
    before, after = (
        text[: marks[0].start()],
        f"{shared.rstrip()}{rest.removeprefix(shared.rstrip())}",
    )  # "the Dorn quake and the Marn quake"
    opened = before.rstrip()
    leading = next((word for word in english.PERIOD if opened.lower().endswith(f" {word}")), "")
    before = f"{opened[: len(opened) - len(leading)]}{english.AT} " if leading else before
    return tuple((mark, f"{before}{called_so}{after}") for mark, called_so in zip(_apart(called), called, strict=True))


def _apart(called: list[str]) -> list[str]:
    """Names without the words that all of them have ("the Larch |Fire|")."""
    common = set[str].intersection(*(set(one.split()) for one in called)) if called[0][:1].isupper() else set[str]()
    apart = [" ".join(word for word in one.split() if word not in common) for one in called]
    return apart if all(apart) and not any(_is_month(one) for one in called) else called


def _called(marks: list[str]) -> list[str]:
    """Marks with the year or noun that only one of them has, and with the capitals of months and weekdays."""
    marks = [_time_before(marks[0], mark) for mark in marks]
    years = [year[0] for mark in marks if (year := re.search(rf"{_YEAR}$", mark))]
    if years and any(not re.search(rf"{_YEAR}", mark) for mark in marks):
        marks = [mark if re.search(_YEAR, mark) or not _is_month(mark) else f"{mark} {years[0]}" for mark in marks]
    noun = next((one.split()[1:] for one in marks if one.split()[0].lower() in _RANKS and len(one.split()) > 1), [])
    first, *rest = (" ".join([one, *noun]) if one.lower() in _RANKS else one for one in marks)  # "the first and second round"
    if not _OWNING.search(first):
        rest = [_OWNING.sub("", one) for one in rest]
    return [" ".join(map(_capital, one.split())) for one in (first, *rest)]


def _time_before(base: str, mark: str) -> str:
    """ "The month before" March 2022 as "February 2022"; any other mark as it is."""
    unit, year = re.fullmatch(_BEFORE, mark, re.I), re.search(_YEAR, base)
    named = mentions(f"{english.AT} {' '.join(map(_capital, base.split()))}", ANY_DAY) if unit else ()
    if unit is None or not named or named[0].first is None:
        return mark
    if unit["unit"].lower() == english.YEAR:
        return base.replace(year[0], f"{int(year[0]) - 1}") if year else mark
    before = named[0].first.replace(day=1) - timedelta(1)
    return f"{before:%B %Y}" if year else f"{before:%B}"


def _is_month(mark: str) -> bool:
    return any(word.rstrip(".") in MONTH_NAMES for word in mark.lower().split())


def _capital(word: str) -> str:
    return word.capitalize() if word.rstrip(".").lower() in {*MONTH_NAMES, *WEEKDAYS} else word


def _phrases(text: str) -> tuple[tuple[str, str], ...]:
    """Two phrases beside "versus", where a figure of each is asked for: "the bill versus the estimate"."""
    found = _SET_AGAINST.search(text)
    if found is None or len(found["right"].split()) > LONGEST:
        return ()
    right = found["right"].strip()
    left = found["left"]
    before = text[: found.end("left")]
    if right.split()[0].lower() in ("the", "a", "an") and (whole := _DETERMINED.search(before)):
        left = whole[0]
    before, after = before[: len(before) - len(left)], text[found.end("right") :]
    if not (is_figured(before) and not holds(flat(before), english.MATCHES) and words.content(left) and words.content(right)):
        return ()
    return tuple((mark, f"{before}{mark}{after}") for mark in (left, right))

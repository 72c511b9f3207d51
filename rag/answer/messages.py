"""Every sentence the answer engine says in its own voice. No code compares them: what happened is data, this is how it is told."""

from __future__ import annotations

from datetime import date

from rag.days import written
from rag.text import IN_SENTENCE, label, quoted_label


def translated_from(language: str) -> str:
    return f"translated from {language}"


NOTHING_NEAR = "Nothing in the articles is near this question. Other words, or another folder, may help."
NO_STORIES = "There is no story to search here. Loosen the filters, or index a folder that holds some."
NOTHING_TO_COMPARE = "No two articles are about this."
UNTOLD = "No article tells of this."
NO_EVENTS = "The articles mention no event on this."
NOT_STATED = "The articles are silent on this."
NEAR_BUT_NOT = "The articles come near this but do not say it."
WHAT_I_DO = (
    "Footnote answers questions from the articles in this folder, and only from them. "
    "Ask who, what, when, where, why or how much; ask for a summary, a timeline or both sides; or ask what the folder holds."
)
NO_LAST_ANSWER = "There is no earlier answer in this conversation to go back to."


def too_many_questions(most: int) -> str:
    return f"These are too many questions at once. Ask up to {most} of them."


def language_not_understood(language: str) -> str:
    told = f"The model does not understand {language} well enough to be trusted with this question."
    return f"{told} Ask it in English, or name the people and figures."


def names_missing(names: tuple[str, ...]) -> str:
    names = tuple(label(name, IN_SENTENCE) for name in names)
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"No article found for this mentions {listed}."


def part_missing(part: str) -> str:
    return part.rstrip("?") + "?"


def day(value: date | None, with_year: bool = True) -> str:
    """A day as a person writes it: 5 March 2025."""
    return "" if value is None else written(value) if with_year else f"{value.day} {value:%B}"


def when(first: date | None, last: date | None, precision: str, by: date | None = None) -> str:
    """When something happened: "8 to 9 March 2025", "March 2025"; "By 24 March 2025" where only the day is known on which it was told."""
    if first is None or last is None:
        return f"By {day(by)}" if by else "Day not known"
    if precision == "year":
        return str(first.year)
    if precision == "month":
        return f"{first:%B %Y}"
    if precision == "week":
        return f"Week of {day(first)}"
    return day(first) if first == last else f"{day(first, first.year != last.year)} to {day(last)}"


def source(outlet: str | None, title: str, when: date | None) -> str:
    """Who says something, and when: "Brackwater Courier, 5 March 2025"."""
    return ", ".join(part for part in (label(outlet, IN_SENTENCE) if outlet else quoted_label(title), day(when)) if part)


def item(place: int) -> str:
    """What stands before one line of a list: "1. "."""
    return f"{place}. "


def earlier_by(who: str) -> str:
    return f"Earlier ({who}):"


def page_asks(who: str, words: str) -> str:
    return f"The page ({who}) asks whoever reads it by machine: {words}"


def no_words_of(speaker: str) -> str:
    return f"The articles report nothing that {quoted_label(speaker)} said on this."

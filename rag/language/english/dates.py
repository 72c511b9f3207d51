"""English dates: months, weekdays, and the words that place a day before or after the day of writing."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, name in enumerate("january february march april may june july august september october november december".split(), 1)
}
MONTH_NAMES = MONTHS | {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""Months in full and cut short; "may", "march" and "mar" are months only with a capital."""

WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
WEEKDAY_NAMES = WEEKDAYS | {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""Weekdays in full and cut short; short ones are read only with a point or a date behind them."""

RELATIVE_DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight", *WEEKDAYS})
"""Words that mean a day only beside the day of writing."""

NAMED_DAYS = {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "yesterday": -1,
    "tomorrow": 1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "last night": -1,
}
"""Days by their distance from the day of writing."""

PREVIOUS = ("last", "past", "previous")
PAST_PERIOD = "past"
CURRENT = ("this", "earlier this", "later this", "the current")
FOLLOWING = ("next", "coming")
FROM_ANOTHER_DAY = frozenset({"previous"})
"""Words of a period that is counted from another day: "the previous week"."""

UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
PERIODS = ("week", "month", "year", "weekend")
WEEKEND = "weekend"
BEFORE_WEEKEND = ("at", "over")
BEFORE_PERIOD = ("the", "a", "an", "in", *BEFORE_WEEKEND)
AGO = ("ago",)
IN_TIME = "time"
OTHER_DAYS = (
    "the next day",
    "the following day",
    "the previous day",
    "the day before",
    "the day after",
    "the same day",
    "that day",
    "the following week",
    "the previous week",
    "the following month",
    "the previous month",
    "the following year",
    "the previous year",
    "that week",
    "that month",
    "that year",
    "the week before",
    "the month before",
    "the year before",
)
"""Times that are counted from another day than that of writing, so that they stay open."""

BEFORE_MONTH = (
    "in of by since until till during before after from to through between early mid late last next this and for around about "
    "throughout end"
).split()
"""Words after which a month's name alone is a time."""

BEFORE_YEAR = (
    "in of by since until till during before after from to through between early mid late and around about throughout year "
    "the its his her their this that"
).split()
RANGE_WORDS = ("to", "until", "till", "through", "and", "or")
THE, OF, IN, ON = "the", "of", "in", "on"
AFTER_ORDINAL = "and or but in at by for to with after against before from when as that who which while".split()
"""Words after which "the 29th" is seen to be a day, and no floor or anniversary."""
FROM_EVENT = ("before", "after", "following", "preceding", "of")
"""Words after "the Wednesday" by which it is counted from another day."""
FORWARD = frozenset({"until", "till", "by", "from"})
"""Words before a day that in the present tense point forward."""

NEXT, LAST, THIS = "next", "last", "this"
BEFORE_MONTH_NAME = (LAST, NEXT, THIS)
BEFORE_WEEKDAY = (LAST, NEXT, THIS, "past", "previous", "coming")
FUTURE = frozenset(
    ("will shall would due going set scheduled expected planned plans plan hopes intends tomorrow upcoming coming forthcoming 'll").split()
)
WILL = frozenset({"will", "shall"})
OPEN_VERBS = frozenset("be to will would shall may can could should must might not also then only".split())
"""Words before a participle that show it is no past tense."""

PRESENT = frozenset("is are am has have does do says say".split())
SINCE = "since"
PERFECT = frozenset("has have had 've".split())
PAST = frozenset("was were had did said told".split())

IN_THE_WEEK = ("in the week of", "during the week of", "in the week to", "in the week ending", "in the month of", "the week of")
"""Words before a day that names a period by it."""

LEADING_WORDS = frozenset("in on during since by of from the week month end start beginning early late mid".split())
"""Words that lead up to a time and say nothing else."""

FEASTS = frozenset("good black cyber super ash fat shrove maundy holy palm easter bloody".split())
"""Words that make of a weekday a day of its own."""

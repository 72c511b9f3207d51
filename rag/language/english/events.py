"""How English sentences hold the day of what they tell, and days that belong to something else in them."""

from __future__ import annotations

BOUNDS = frozenset("since until till by before after through following pending".split())
"""Words before a day that only limit what is told by it ("since Monday", "until 12 April")."""

LOOSE = frozenset("late early mid around about roughly the end start beginning middle afternoon morning evening night of".split())
"""Words that may stand between such a word and its day ("by late Monday", "until the end of March")."""

FROM, BETWEEN, WHEN = "from", "between", "when"
SPAN_WORDS = frozenset("and to until till through or".split())
"""Words that join the two ends of a span of time."""

GENERIC = frozenset("a an any every each no most some normal typical usual ordinary average".split())
"""Words before a weekday that make no day of it: "a normal Tuesday", "every Friday"."""

AFTER_CLAUSE = frozenset("after before because since when as until till while once although though if where whereas following".split())
"""Words that open a clause or phrase which tells of something else than the sentence does."""

NEAR_VERB = frozenset("on in at late early earlier last this that to us reporters".split())
"""Words that may stand between a verb of saying and the day on which it was said."""

UPDATED = frozenset("updated update modified revised amended".split())
"""Words before the day on which a story was changed last."""

WAS = frozenset("was were did".split())
FIRST_PERSON = frozenset("i we me us my our".split())
NO_COMPLEMENT = frozenset("so such".split())
POINTING = frozenset("it its he she they his her their him them".split())
"""Pronouns by which a sentence goes on about what its story is about."""

LIMITS = frozenset("least most about some nearly almost around roughly than more less fewer over under up only just not".split())
"""Words that stand before a figure and are none of what it counts."""

NUMBER_OF = frozenset("number total count tally".split())
"""Words that say what a number further on counts: "the number of people ill has risen to 140"."""

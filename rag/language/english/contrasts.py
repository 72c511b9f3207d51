"""How English sets two sides of one thing against each other: two times, stages, names."""

from __future__ import annotations

AGAINST = ("vs", "versus", "against", "as against", "compared with", "compared to", "in comparison with", "as opposed to")
JOINING = ("and", "then", "and then", "before and after", "to", "until")
OPPOSED = ("against",)
"""Also stands between a deed and whom it is done to ("the war against Dorn")."""
REACHING = ("to", "until")
"""Between the ends of a time, which is one unless a change is asked for."""
PERIOD = ("between", "from")
AT = "in"
CHANGED = ("change|changed|changes|differ|differs|differed|difference|differences|compare|compared|comparison",)
BESIDE = r"since\b[^,.;]*|than (?:in |on )?"
"""Before a time beside which another is set."""
PARTS = {"early": (1, 15), "mid": (8, 23), "late": (16, 31)}
"""Parts of a month, with their days."""
RELATIVE = ("this", "last", "the previous", "next")
MONTH, YEAR = "month", "year"
EARLIER = ("before", "earlier")
RANKS = ("final", "opening", "closing", "last", "initial", "original")
STAGES = (
    "run-off", "runoff", "final", "semi-final", "semifinal", "quarter-final", "quarterfinal", "qualifying", "playoff", "play-off", "primary",
    "general election", "rematch",
)  # fmt: skip
SAME_STAGE = (("run-off", "runoff", "second round", "second-round"), ("semi-final", "semifinal"), ("quarter-final", "quarterfinal"))
ONES = frozenset("one ones that those".split())
OF_AGE = "(?:or|and) (?:older|over|younger|under)"
RESPECTIVELY = "respectively"
IN_NAMES = ("of the", "of", "and", "de", "for")
KINDS = {
    "percent": frozenset("share percentage proportion rate turnout inflation unemployment".split()),
    "money": frozenset(
        "price prices cost costs fee fees fare fares money offer budget revenue profit salary wage wages fine debt stake value worth".split()
    ),
    "cardinal": frozenset(
        "number numbers count counts toll tolls score scores population attendance points seats deaths cases applicants crowd jobs "
        "payroll viewers visitors".split()
    ),
    "measure": frozenset("depth height altitude speed length weight distance temperature wind winds".split()),
}
"""Nouns of what is told by a figure of one kind."""
RISING = frozenset("growth rise rises risen rose rising gain gains increase increases fall falls drop drops loss losses".split())
"""Words for a change, which is told in per cent or as a figure of what changes."""
FIGURED = frozenset().union(
    *KINDS.values(),
    RISING,
    "figure figures total vote votes size odds forecast estimate age sales magnitude lead record records output funding tax".split(),
)
"""Nouns of what is told by a figure."""
MATCHES = ("score|result|match|game|final|fight|series of|in|between",)
"""What two sides have together."""

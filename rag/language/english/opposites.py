"""Words of which one says the opposite of the other; in each row any word of the first part is opposed to any of the second."""

from __future__ import annotations

OPPOSITES = (
    ("accept accepted approve approved adopt adopted back backed pass passed", "reject rejected refuse refused dismiss dismissed decline"),
    ("agree agreed", "disagree disagreed refuse refused"),
    ("include includes included cover covers covered", "exclude excludes excluded omit omits omitted"),
    ("win won", "lose lost"),
    ("rise rose risen increase increased grow grew climb climbed raise raised", "fall fell fallen decrease decreased drop dropped shrink"),
    ("open opened reopen reopened", "close closed shut"),
    ("arrest arrested jail jailed detain detained", "release released free freed"),
    ("confirm confirmed admit admitted confess confessed", "deny denied denies"),
    ("allow allowed permit permitted", "ban banned forbid forbidden prohibit prohibited prohibiting bar barred"),
    ("guilty convicted", "innocent acquitted cleared"),
    ("best", "worst"),
    ("safe", "unsafe dangerous"),
    ("always", "never"),
    ("success succeed succeeded", "failure fail failed"),
    ("support supported", "oppose opposed"),
    ("start started begin began begun", "end ended stop stopped finish finished"),
    ("before", "after"),
    ("more", "less fewer"),
    ("highest largest biggest", "lowest smallest"),
    ("early earlier", "late later"),
    ("found", "missing lost"),
    ("broken", "intact whole unbroken"),
    ("legal", "illegal"),
    ("fair", "unfair fraudulent"),
    ("alive", "dead"),
    ("buy bought", "sell sold"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("joined join", "left leave quit"),
    ("praise praised welcome welcomed", "criticise criticised criticize criticized condemn condemned"),
    ("majority", "minority"),
    ("known", "unknown unclear"),
)

RATES = ("a", "an", "per", "each", "every")
RATED = frozenset("second minute hour day night week fortnight month year".split())
"""Words by which a figure is given for a time: "38,000 euros a month"."""

TURNED_DOWN = frozenset("vote votes voted turn turns turned".split())
DOWN = "down"
"""Verbs that say no with "down" behind them."""

MEASURES = frozenset("percent per cent euro dollar pound million billion year month week day hour minute share point vote".split())
"""Words of an amount, which say nothing of what is done to whom."""

CONVERSE = frozenset("buy bought sell sold win won lose lost".split())
"""Opposites that tell the same of the other side: what one sells the other buys."""

MUTUAL = frozenset("meet met marry married divorce divorced merge merged border bordered resemble resembled".split())
"""Verbs by which each does to the other what the other does to him."""

NOT_YET = frozenset({"still", "yet"})
"""Words before "to" by which a thing is not done: "has still to be paid"."""

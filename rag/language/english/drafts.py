"""How English drafts say what no story can bear out: views, advice, what is put to the reader."""

from __future__ import annotations

OPINIONS = (
    "i|we think|believe|feel|hope|doubt|wish|suspect|find|love|hate",
    "in my|our view|opinion|eyes|book",
    "it|this|that is|was|seems|remains a|an|?quite|?such shame|pity|scandal|disgrace|outrage|wonder|mystery|relief|joy|pleasure",
    "^unfortunately|sadly|happily|thankfully|frankly|honestly|hopefully|arguably|luckily|surely|clearly|obviously",
    "to my|our mind",
    "one|you can|could|may|might only|well wonder|hope|ask|imagine|guess",
    "is|was|are|were|looks|seems|seemed|feels ?simply|?truly|?really beautiful|wonderful|awful|terrible|disgraceful|shameful|ridiculous|absurd|"
    "lovely|boring|delightful|outrageous|scandalous|embarrassing|splendid|unforgivable|laughable|pathetic",
)
"""Templates (rag/language/phrases.py) of a writer's own view."""

ADVICE = (
    "^you|we|one|readers|everyone|everybody|people should|must|ought|need",
    "it is|would be ?about|?high time|better|best|wise to|for|that",
    "^let us|me",
    "^please|remember|beware",
)
"""Templates of advice to whoever reads."""

OWN = frozenset("i me my mine we us our ours".split())
"""Words by which a writer speaks of himself."""

TO_COME = frozenset(
    "threaten threatens threatened intention intentions intend intends plan plans bid attempt attempts attempted try tries tried seek "
    "seeks sought offer offers offered consider considers considered want wants wanted hope hopes hoped promise promises promised vow vows "
    "vowed ready prepared expected asked proposed wish wishes wished decline declined refuse refused unable failed fail".split()
)
"""Words before "to" and a verb by which a thing is threatened, wanted or tried, and not told as done."""

LEFT_OPEN = frozenset(
    "chance chances opportunity permission offer offers threat threats request requests call calls bid bids talks deal deals agreement "
    "proposal proposals pressure".split()
)
"""Nouns before "to" and a verb by which the verb is not told as done."""

ASKED_TO = frozenset(
    "urge urges urged urging ask asks asked invite invites invited advise advises advised order orders ordered tell tells told call calls "
    "called give gives gave given".split()
)
"""Verbs by which somebody is asked, told or given time to do a thing, which is not told as done: "urged him to |sign|"."""

NOT_DONE_OF = frozenset(
    "consider considers considered considering propose proposes proposed proposing suggest suggests suggested discuss discusses discussed "
    "discussing avoid avoids avoided risk risks risked resist resisted without against looking close favour favours contemplate "
    "contemplates contemplating oppose opposes opposed weighing postpone postponed delay delayed".split()
)
"""Words before a verb in -ing by which it is only thought of, put off or not done: "looking into |filing|"."""

THREATENING = frozenset(
    "threaten threatens threatened threatening propose proposes proposed proposing consider considers considered considering demand "
    "demands demanded demanding want wants wanted seek seeks sought seeking plan plans planned planning discuss discussed discussing".split()
)
"""Words before a thing that is not there yet."""

TAKEN_BACK = ("recant~|retract~|withdrew|withdrawn", "took|taken|takes back", "apologi~ for")
"""Templates by which somebody takes back what he said."""

LOOSE = frozenset("put puts set sets done made makes gave given ruled said meant called named refused failed declined".split())
"""Verbs that tell of what is planned or said as well as of what is done."""
JOINTS = ("and", "but", "while", "whereas", "although")  # before a clause that is a claim of its own

"""English verbs of saying and what stands around them."""

from __future__ import annotations

SAYING = frozenset(
    "say tell claim allege argue insist warn announce declare maintain state contend assert admit deny confirm acknowledge concede promise "
    "vow pledge suggest predict estimate believe think hope complain assure inform remark quip testify reiterate speculate caution tweet "
    "boast joke shout cry whisper retort".split()
)
"""Verbs that give words or a view, whatever follows."""

SAYING_WITH_WORDS = frozenset(
    "add note report explain recall reply respond answer ask write continue observe stress emphasise emphasize reveal disclose conclude "
    "agree comment counter describe call propose recommend demand urge read repeat mention signal indicate stipulate point understand find "
    "rule decide know post express lament exclaim reassure reaffirm clarify plead chant scream reflect reason elaborate apologise "
    "apologize appeal opine chime criticise criticize condemn accuse label brand denounce praise hail dismiss defend question wonder query "
    "thank muse gush enthuse implore marvel confess theorise theorize reckon murmur mutter mumble yell intone underline underscore recount "
    "deplore decry bemoan recollect profess proclaim pronounce rejoin".split()
)
"""Verbs that give words only when a quotation or "that" is beside them."""

IN_THE_PAST = frozenset("caption pen protest object hint volunteer snap counsel relate".split())
"""Further ones whose other forms are more often nouns or mean something else."""

WITH_HEARER = frozenset("tell inform assure warn remind notify promise ask advise".split())
"""Verbs that name the one who is spoken to before what is said."""

NEEDS_HEARER = frozenset("tell inform assure remind notify advise".split())
THAT, ACCORDING, TO, AS, BY = "that", "according", "to", "as", "by"
REQUESTING = frozenset("ask call appeal plead".split())
"""Verbs that with "for" tell what somebody wants."""

FOR = "for"
NAMING = frozenset("call describe label brand deem criticise criticize condemn denounce praise hail dismiss dub".split())
"""Verbs that tell what somebody is called, in words that may stand in the midst of a clause."""

OFTEN_NOUNS = frozenset("tweet joke boast shout whisper".split())
"""Verbs whose form in -s is as often a noun."""

DENYING = frozenset("not neither nor never".split())
"""Words before a verb by which nothing was said."""

ASK, STATE = "ask", "state"
CALL, CONTINUE = "call", "continue"
SINCE = " since "
WHO = "who"
HANDLE = "@"
"""What stands before the name somebody has on social media."""

ON = "on"
JOINING = frozenset("and but".split())
GOING = frozenset("went goes go gone".split())
OUT = "out"
QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
WHETHER = frozenset({"that", "whether", "how", "why", "if", "what"})
PASSIVE = frozenset("is are was were be been being".split())
PERFECT = frozenset("has have had would will could may might can did does do".split())
PRONOUNS = frozenset("he she they i we it you who".split())
NO_SPEAKERS = ("nobody", "no", "none", "neither", "nothing")
"""What a speaker begins with who is none: "nobody said", "no official said"."""

SPEAKING_PRONOUNS = frozenset("he she they it i we who".split())
RELATIVE = frozenset("who which whose where whom".split())
CONJUNCTIONS = frozenset("and but while because although though so when".split())
CUT = frozenset(
    "who which that whose where released published issued announcing posted seen obtained reviewed shared sent quoted cited said speaking".split()
)
"""Words at which the name of a source ends and what is told about it begins."""

COMMENTING = frozenset(
    "ending marking prompting drawing sparking triggering paving capping contradicting echoing referring raising fuelling fueling reversing "
    "dashing ushering setting sending surprising stunning angering drawing widening deepening".split()
)
"""Verbs behind a comma by which a story goes on from what somebody said: "said that it was over, |ending| two years of war"."""

COMMENTS = frozenset(
    "move claim statement remark comment announcement charge accusation assertion allegation figure reference decision pledge promise "
    "denial admission reversal step signal sign blow departure contradiction concession verdict view position".split()
)
"""Nouns behind a comma, with their article, by which a story calls what somebody said: "said that it was over, |a claim| …"."""

SPANS = frozenset("minutes hours days weeks months years minute hour day week month year".split())
THEN = frozenset("after before".split())

WHEN = frozenset("on in at late early last this earlier later yesterday today during after before from by to through via".split())
"""Words that begin the time and place of speaking."""

RELATED = frozenset("after before later earlier ago".split())
"""Words that tell from what a time is counted: "two days after the vote"."""

WHEN_ENDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december yesterday today morning afternoon evening night week month year statement interview conference email tweet letter report "
    "court radio television parliament facebook twitter".split()
)
"""Words with which it ends."""

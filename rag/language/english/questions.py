"""How English asks: openings, question words and the phrases that show what kind of answer is wanted (templates: rag/language/phrases.py)."""

from __future__ import annotations

from rag.language.english.people import ROLES

AUXILIARIES = frozenset(
    "is are was were am do does did has have had can could will would shall should may might must isn't aren't wasn't weren't don't "
    "doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't".split()
)
OF_ONESELF = frozenset("i i'm i've i'd i'll me my mine myself".split())
FIRST_PERSON = OF_ONESELF | frozenset("we we're we've us our ours".split())
BEFORE_QUESTION_WORDS = "for since until till by at in on to from with of".split()
JOINTS = ("and", "or", "versus", "vs")
EACH = frozenset("each both".split())
DIFFERING = frozenset("differ disagree compare contradict agree".split())
FOR_AND_AGAINST = ("for and against", "pros and cons", "advantages and disadvantages")
SUPPORTERS_SAY, OPPONENTS_SAY = (
    ("supporters", "What do supporters say about {topic}?"),
    ("opponents", "What do opponents say about {topic}?"),
)
"""Those who are for a thing, and those against it, with what they are asked."""
COMPARED_IN = ("about", "in", "on", "as to", "over")
TELLERS = frozenset(
    "report reports story stories article articles outlet outlets paper papers newspaper newspapers account accounts press media".split()
)
"""Words for those whose tellings are compared: "Do the stories agree?"."""
QUESTION_WORDS = frozenset("who whom whose what which when where why how".split())
OF_A_PERSON, DID = frozenset("who whom whose".split()), "did"
FOR_A_THING = frozenset("who whom whose what which".split())
"""Question words that stand for each other in a question put in other words."""
ASKED = frozenset("asked asks wonders wondered".split())

# What leads up to a question and is no part of it.
POLITE = (
    "^ ?please can|could|would|will you ?please tell me",
    "^ ?please can|could|would|will you ?please explain ?to ?me",
    "^ ?please can|could|would|will you ?please check",
    "^ ?please can|could|would|will you ?please find ?out ?for ?me",
    "^ ?please can|could|would|will you ?please",
    "^ ?please do you know",
    "^ ?please i|we would like to know",
    "^ ?please i|we want|need to know",
    "^ i'd|we'd like to know",
    "^ i|we was|were|am|are wondering",
    "^ i|we wonder",
    "^ any idea",
    "^ do you happen to know",
    "^ ?please tell me ?please",
    "^ please",
    "^ quick question",
    "^ hi|hello|hey ?there",
    "^ thanks|thank ?you",
    "^ ok|okay|well|so|right|sorry|actually|oh",
)
INDIRECT = (
    "would like to know",
    "want|wants|wanted|need|needs to know",
    "like you to tell me",
    "could|can you ?please tell me",
    "could|can you ?please check",
    "tell me",
    "find out",
    "wondering",
    "wonder",
    "remember",
    "recall",
    "not sure",
    "don't|doesn't|didn't|cannot|can't understand|see|know|get",
    "let me|us know",
    "any|no|some ?more ?further ?new news|word|idea|update|updates|information|info|clarity|answer ?yet on|of|about|as|to",
)
WHETHER = frozenset(("whether", "if"))
JOINING = frozenset("and but so or then also ok okay well oh".split())  # before a question that goes on from another
NOT_LED_UP_TO = frozenset("about more everything something a an another".split())  # "tell me" before these is the question itself
ASKING_ADVERBS = "long often much many far"
TAIL = ("could|can you ?please check that for me ?please$", "please$", "thanks$", "thank you$", "can|could you tell me$", "for me please$")

# Words that only say what form the answer is to have.
FORM_WORDS = frozenset(
    "timeline chronology order dates date gist summary summarise summarize overview recap story stories article articles report reports reported list name "
    "named called give show tell explain describe reason reasons cause caused explanation quote statement compare difference differ agree side sides happen "
    "happened happening please exactly really new news latest update updates time times developed changed change come came become".split()
)

# Words that only say what kind of figure is asked for, which the figure itself shows.
FIGURE_WORDS = frozenset(
    "cost costs price prices figure figures number numbers amount sum money total toll count much many big large high long far old pay "
    "paid worth get size estimate estimated latest now currently still".split()
)

# Words of a question that only ask for a judgement of what was said before it ("Who was right?").
JUDGING = frozenset("right wrong true false one two both three so really".split())

# What a right answer holds, by the words that ask for it.
_WHICH_OF_THEM = f"which|what {'|'.join(sorted(ROLES))}|person|people"
WHICH_OF_THEM = (f"^ {_WHICH_OF_THEM}",)
PERSON = ("who|whom|whose", _WHICH_OF_THEM)
_NAME_OF = "name|names|title|titles of"
NAME = ("what|which * name|names|called|named", _NAME_OF)
NAME_OF = (f"{_NAME_OF} ?the ?a ?an",)
PLACE = ("where", "which|what city|town|country|village|place|street|region|state|station|building|hospital|river|island|port")
DAY = (
    "when|whens|when's",
    "which|what day|date|year|month|week|weekend|time|evening|morning",
    "how soon",
    "until|since when",
    "date|day|deadline of|for|by",
)
DURATION = ("how long", "how many years|months|weeks|days|hours|minutes|seconds|nights")
FREQUENCY = ("how often|frequently|regularly", "how many times a|an|per|each|every")
MONEY = (
    "how much * cost|costs|pay|paid|paying|spend|spent|worth|charge|charged|earn|earns|earned|lose|lost|owe|owed|money|get|fine|price|budget|insured|sold|"
    "raise|raised|donate|donated|invest|invested|save",
    "what|which * cost|costs|price|fee|fine|salary|budget|rebate|reward|sum|fare",
    "what ?is|will|did|does|do * cost|costs|pay|paid|paying|charge|earn",
    "price|cost|costs|fee|fare|fine|budget|rebate|reward of|for",
    "how much money|compensation",
    "how much is|are|was|were|will|does|do|did",
    "how has|have|had|did * cost|costs|price|prices|fare|fares|fee|fees|budget|bill|offer|offers",
    "price|cost|fare|fee|worth$",
)
PERCENT = "percent"
SHARE = ("what|which share|percentage|percent|proportion|per", "how many percent|per", "how much percent|per")
AMOUNT = (
    "how many|much",
    "number of",
    "how far|big|large|high|tall|deep|heavy|fast|wide|strong|hot|cold|old",
    "how has|have|had|did * toll|number|numbers|count|counts|figures|total|tally|turnout|lead",
    "what|which number|size|figure|toll|count|result|score|vote|speed|distance|length|height|weight|temperature",
)
MEASURED = {  # by what follows "how", what its answer is measured in
    **dict.fromkeys(("far", "high", "tall", "deep", "wide", "thick"), "length"),
    **dict.fromkeys(("heavy", "light"), "mass"),
    **dict.fromkeys(("hot", "cold", "warm"), "temperature"),
    "fast": "speed",
}
AGE = ("how old", "what age", "age of")
MANNER = ("^ ?and|but how",)
WAY = ("^ ?and|but how can|could|should|would|might|may|to",)  # asks for a way to do it, whatever the rest speaks of
NOW = (
    "now|still|current|currently|latest|newest|today|yet|already|anymore|finally|eventually",
    "in the end",
    "so far",
    "most recent",
    "at the moment",
    "at present",
    "these days",
    "any more",
    "no longer",
    "in all|total",
    "news|update|updates on|about|from|with",
    "new with|in|on|about",
)
WHEN, IS = "when", "is"
FROM = frozenset(("of", "in", "from"))  # before the place of somebody who is named
ADVERBIAL = frozenset((WHEN, "where", "why"))  # also open a clause that asks nothing
SINCE = ("now that", "after", "once", "since", "when", "as soon as", "following")
"""Before what has happened when somebody speaks: "after the notice was lifted"."""
THEN = ("first|originally|initially|before|earlier|previously|at first",)

# What shows that a turn goes on from the one before.
CONTINUES = (
    "^ and|but|so|also|or|then",
    "^ no|yes|yeah|ok|okay|right|really",
    "^ what|how about",
    "^ what|who|where|why|which|how|when else",
    "^ how come$",
    "^ why ?not$",
    "^ tell me more",
    "^ more ?please ?about$",
    "^ when ?was|is ?that ?it$",
    "^ go on",
    "^ i mean|meant",
)
COMPARES = (
    "second|third|fourth|next|exactly|too|altogether$",
    "^ ?and ?but the ?other second|third|next|last|first|other|two|three|others|rest",
    "others|another|else|instead|afterwards|rest|either|neither",
    "the other|same|second|third|next|last|first one|ones|two",
    "as well",
    "only ?one|two|three$",
)  # what sets a thing beside another that was spoken of
EXPLETIVE = (
    "it ?is|was|were|true|right|correct * that|who a|an|the|this|no|nobody|some|all",
    "it|it's ?is|was ?not ?be|been true|right|correct|possible|clear|the",
    "it happen|happened|come|came|turn|turned ?to ?about ?out be|that",
)
DETERMINERS = frozenset("a an the this my our any every each some no another".split())
ANYBODY = frozenset("anyone anybody someone somebody everyone everybody nobody people".split())
CLAUSES = frozenset(
    "and but or that who which when whether after before because if once while since until though although where why how say says said think thinks believe "
    "claim claims claimed admit admitted".split()
)  # what opens a clause in which a pronoun may mean the subject before
POSSESSIVE = frozenset("his her its their".split())
OF_SEVERAL = frozenset("they them their themselves".split())
PERSONAL = frozenset("he she it they him her them his hers its their theirs himself herself themselves".split())
DEFINITE = frozenset(("the",))
DEMONSTRATIVES = frozenset("this that these those".split())
RELATIVES = frozenset("who that which whose".split())
CLAUSE_OPENINGS = frozenset("the a an his her their its he she they it there no this these nobody some all".split())
POINTING = frozenset("this that these those there then former latter one ones same other others so".split())

# Typing errors in the words that show what is asked: what is one slip of the finger from these and no word of its own.
SPELT = (
    "what when where which whose who why how does did has have was were will would could should the there about after before from with their many much "
    "story stories article articles timeline chronology summary summarise summarize overview difference different compare explain happened said shorter simpler "
    "please"
).split()
ALSO_WORDS = frozenset(
    "dose hat wat then here hose whole hoe hoed doe dos des form fro thee tory stores man may wit wee her sad laid were where whoa particle difference "
    "differences wen hen pleas lease cold haas manny sai sid shooter simple".split()
)  # words of their own, though they look like such a slip
PREFIXES = ("anti", "co", "counter", "de", "dis", "inter", "mis", "non", "out", "over", "pre", "re", "sub", "un", "under")
_SHORT_FORMS = (
    *sorted(word for word in AUXILIARIES if "'" in word),
    *(f"{word}'s" for word in "what who where how when why that there here".split()),
)
WITHOUT_APOSTROPHE = {word.replace("'", ""): word for word in _SHORT_FORMS}
"""Short forms as they are typed in haste, and as they are meant."""

MISTAKEN = (
    ("were", "where", "^ were did|do|does|is|was|are|can|will|has|have"),
    ("wear", "where", "^ wear did|do|does|is|was|are|can|will|has|have"),
    ("dose", "does", "^ dose the|a|an|it|he|she|they|this|that|anyone|his|her"),
    ("dose", "does", "what|how|why|where|when|who|whom|which dose the|a|an|it|he|she|this|that|his|her"),
)  # (as typed, as meant, where it can only be meant so)

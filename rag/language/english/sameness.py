"""English words that may stand for each other in a retelling, and words that add nothing to it."""

from __future__ import annotations

GROUPS = (
    "give award grant hand",
    "begin start",
    "buy purchase",
    "close shut",
    "open reopen",
    "stay remain",
    "keep retain",
    "rise increase climb",
    "fall drop decline",
    "find discover",
    "change alter",
    "show reveal",
    "need require",
    "want wish",
    "help assist",
    "hurt injure",
    "die perish",
    "build construct",
    "fix repair mend",
    "quit resign",
    "reject refuse",
    "big large",
    "child kid",
    "twice double",
    "work job",
    "firm company",
    "percent % cent",
    "say tell state remark note add declare",
    "plan intend mean",
    "receive get",
    "put place",
    "ask request",
    "about around roughly approximately",
    "soil ground",
    "car automobile",
    "doctor physician",
    "lawyer attorney",
    "film movie",
    "illness sickness disease",
    "people person",
    "bet wager",
    "inquiry investigation investigate probe",
)
"""Base forms; each row is one meaning in news prose."""

ASKED_AS = (
    "price cost fare fee charge pay",
    "ticket fare crossing ride",
    "salary wage pay earn",
    "sick ill unwell illness sickness",
    "illness sickness disease",
    "injure hurt wound",
    "kill dead die death murder killer murderer",
    "reopen open",
    "shut close closure",
    "begin start launch",
    "end finish over stop",
    "quit resign leave step",
    "sack fire dismiss oust terminate layoff",
    "hire appoint name",
    "buy purchase acquire",
    "win victory beat defeat winner champion",
    "own owner ownership",
    "lead leader",
    "found founder",
    "write writer author",
    "lose loss",
    "jail prison cell custody sentence",
    "arrest detain seize hold",
    "trial court",
    "sue lawsuit suit",
    "keep retain",
    "steal theft thief rob robbery",
    "blame fault responsible",
    "cause reason trigger",
    "fix repair mend",
    "build construct",
    "boss head chief director manager",
    "firm company business",
    "worker employee staff job",
    "child kid schoolchild pupil",
    "car vehicle",
    "bike bicycle",
    "doctor physician dr",
    "senator sen",
    "governor gov",
    "professor prof",
    "representative rep",
    "lawyer attorney",
    "police officer",
    "vote ballot election",
    "law bill act",
    "deal agreement contract accord",
    "help aid assist",
    "attack strike raid",
    "fight battle clash",
    "meet meeting talk",
    "promise pledge vow",
    "offer bid",
    "refuse reject decline",
    "allow permit let",
    "ban prohibit forbid",
    "protest demonstration rally",
    "inquiry investigation investigate probe",
    "money fund",
    "film movie",
    "rise increase grow climb",
    "fall drop decline decrease",
    "happen occur",
    "want seek demand",
    "missing lose vanish disappear",
    "find discover recover",
    "damage harm",
    "compensation payout rebate refund",
    "fine penalty",
    "villager resident local inhabitant neighbour neighbor townspeople",
    "lawmaker legislator",
    "scientist researcher",
    "expert specialist",
    "pupil student",
    "soldier troop",
    "gunman shooter attacker",
    "relative family kin",
    "teacher educator",
    "singer musician",
    "actor actress",
    "crash collision accident wreck",
    "blaze fire",
    "storm hurricane cyclone typhoon",
    "quake earthquake tremor",
    "plane aircraft jet",
    "ship boat vessel",
    "home house",
    "border frontier",
    "talk negotiation discussion",
    "ruling verdict judgment judgement",
    "accuse charge indict",
    "guilty convict",
    "free release",
    "flee escape",
    "save rescue",
    "search hunt",
    "choose pick select elect",
    "replace succeed",
    "cut reduce slash",
    "delay postpone",
    "cancel scrap",
    "warn alert caution",
    "deny dispute",
    "criticise criticize criticism condemn slam blast denounce backlash",
    "praise welcome applaud",
    "back support endorse",
    "poll survey",
    "vaccine jab shot",
    "drug medicine medication",
    "hospital clinic",
    "wedding marry marriage",
    "divorce split",
    "visit trip travel",
    "crack break damage",
    "record log",
    "evacuate evacuation flee",
    "disappoint upset frustrate",
    "angry anger fury outrage",
    "worry fear concern",
    "famous celebrated known",
    "danger risk threat",
    "school college",
    "weapon arm gun",
    "payment pay",
    "candidate nominee contender",
    "parliament legislature",
    "leader head",
    "cheap inexpensive",
    "biggest largest",
    "author writer",
    "photo picture image photograph",
)
"""Base forms; each row are words in which a question asks for what a story tells in another of them: nearer in use than in meaning."""

PEOPLE = frozenset("people person man woman other individual human adult".split())
PERSONS = frozenset(
    "resident student patient migrant refugee victim passenger soldier troop employee staff personnel inmate child kid teen citizen civilian "
    "immigrant guest fan tenant pupil parent relative family member crew participant applicant delegate recruit casualty dead death life "
    "fatality hostage detainee guard agent client tourist attendee household user strong signature girl boy male female half".split()
)
"""Nouns for people in general, and for some of them, which a retelling may call people."""

COUNTED_AS = tuple(
    frozenset(row.split())
    for row in (
        "home house household property building family",
        "win victory",
        "vote ballot",
        "store shop location outlet branch",
        "country nation state",
        "car vehicle",
        "worker employee staff job member people person longshoreman",
        "death life fatality victim dead people casualty",
        "building structure house home",
        "body corpse carcass victim",
        "cow cattle animal head bull",
        "game match",
        "place spot",
        "seat mandate lawmaker deputy member",
        "flight plane aircraft",
        "firm company business",
        "city town municipality community",
        "goal point",
        "shot round bullet",
        "time occasion",
        "term sentence",
        "page document",
        "case infection people",
    )
)
"""Nouns that may stand for each other where a figure counts them."""

VARIANTS = {
    "born": "bear",
    "learnt": "learn",
    "burnt": "burn",
    "dreamt": "dream",
    "spelt": "spell",
    "spilt": "spill",
    "leapt": "leap",
    "spoilt": "spoil",
    "got": "get",
    "gotten": "get",
}
"""Second forms of the past."""

LIGHT = frozenset(
    "get got gets take took taken make made come came go went become became thing time way part reason number amount total place fact "
    "happen happened happens occur occurred event people person man woman story report article matter case certain still currently now "
    "later then already due because accord according word new be been use also however therefore thus mr mrs ms dr various plan plans "
    "planned expect expected schedule scheduled include including kind sort one ones".split()
)
"""Words a retelling may bring in without telling more."""

BINDING = frozenset(
    "after before until till since because if unless although despite against without except instead than more less fewer over under above "
    "below again during while own another other same next so-called".split()
)
"""Small words that change what is told: a retelling has those of its source only."""

RESTRICTING = frozenset(
    "least almost nearly hardly half partly partially only another other former acting preliminary provisional attempted would-be first "
    "second last next alleged suspected possible planned proposed some several few most many part no without against other's so-called new "
    "old fewer less".split()
)
"""Words before another that limit it: left out, more is told."""

OPPOSED = (
    ("from", "to"),
    ("from", "against"),
    ("by", "to"),
    ("by", "from"),
    ("by", "against"),
    ("for", "against"),
    ("with", "against"),
    ("with", "without"),
    ("before", "after"),
    ("since", "until"),
    ("since", "before"),
    ("from", "until"),
    ("above", "below"),
    ("over", "under"),
    ("inside", "outside"),
)
"""Prepositions of which one never stands for the other."""

TIED = frozenset("for in since until by before after from within during".split())
"""Prepositions before a figure of which each tells another thing: "for eleven years", "in eleven years"."""

UNIVERSAL = frozenset("all every each both whole entire entirely always everyone everybody everything throughout".split())
EXCLUSIVE = frozenset("only sole solely alone exclusively just".split())
EXTREME = frozenset("first last most least largest biggest highest best worst smallest lowest longest oldest newest youngest".split())
NONE = frozenset("none never nobody no nothing neither".split())
SCOPES = (UNIVERSAL, EXCLUSIVE, NONE, *(frozenset({word}) for word in sorted(EXTREME)))
"""Limits of a statement; a word of a set may stand for another of it."""

LIMITS = frozenset().union(*SCOPES)

PARTIAL = frozenset("some many several half third quarter fifth tenth most part few majority minority share percent".split())
"""Words that with "of" single out a part."""

EARLIER = (
    "at first",
    "first|originally|initially|earlier|previously|formerly|preliminary",
    "was|were then",
    "at the|that time",
    "had",
    "until|till|before",
    "since|later|in the end|eventually|afterwards",
    "was|were planned|expected|scheduled|put",
    "first count|figure|offer|estimate|report",
)
"""Templates by which a statement is told as what was so at the time."""

FOR_NOW = frozenset("is are has have will shall 's 're remains remain stays stay begins begin costs cost goes go".split())
"""Verbs that tell what is so still."""

UNDONE = (
    "come|came|comes free|back",
    "given|gave|gone|went|put * back",
    "instead|rather of|than",
    "void|recount|again|corrected|right|wrong",
)
"""Templates by which a later story takes back an earlier one."""

ASKED = frozenset("who whom whose when where why".split())
AMOUNTS = ("how many", "how much", "how long", "how old", "how far", "how often", "how big", "how tall", "how high", "how large")
CAUSAL = ("because", "since", "owing to", "due to", "as a result", "thanks to", "so that", "in order", "therefore", "reason", "cause", ":")
PLACING = frozenset("in at near outside inside on from to around across between behind beside under over off into".split())

TURNS = frozenset("but while whereas although though because".split())
"""Conjunctions behind which a clause has its own subject."""

JOINING = "and"
AFTER_SUBJECT = ("for", "has", "have", "will", "is", "was", "to", "of", "in", "said", "with", "by")
"""Words by which a name after a comma is seen to begin a clause, its verb left out or not."""

SAY = frozenset({"say", "tell"})
WHETHER, BECAUSE, HAD_TO = "whether", "because", " had to "
OBLIQUE = frozenset("to by from of for".split())
OF_THEM = (["of", "them"], ["of", "it"], ["of", "those"])
IS, WAS = frozenset({"is", "are"}), frozenset({"was", "were", "had"})
NO_NAMES = frozenset("several many few money people most after before during".split())
"""First words of a sentence that are no names."""

NO_NAME_ENDINGS = ("ing", "body", "one")

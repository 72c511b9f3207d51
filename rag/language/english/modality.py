"""English words that deny, and words that make of a fact a plan, an allegation, an order, advice, a possibility or a condition."""

from __future__ import annotations

NEGATORS = frozenset("not never no none nobody nothing nowhere neither nor without cannot hardly scarcely barely".split())
CONTRACTED = "n't"
DENYING = frozenset(
    "deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting fail fails failed failing decline "
    "declines declined prevent prevents prevented avert averts averted averting avoid avoids avoided avoiding lack lacks lacked refute refutes refuted oppose opposes "
    "opposed stop stops stopped unable impossible rule rules ruled".split()
)
"""Words that deny what follows them; "rule" only with "out"."""

NOT_YET = ("yet", "to")
RULED_OUT = (frozenset({"rule", "rules", "ruled"}), "out")
NO_DENIAL = (
    ("not", "only"),
    ("not", "just"),
    ("no", "more", "than"),
    ("no", "less", "than"),
    ("no", "fewer", "than"),
    ("not", "least"),
    ("no", "doubt"),
    ("no", "wonder"),
    ("nothing", "but"),
    ("not", "until"),
    ("stop", "at"),
)
"""Phrases in which a word of denial denies nothing."""

CUES: dict[str, str] = {
    word: kind
    for kind, words in (
        (
            "possible",
            "may might could can possibly perhaps maybe probably likely unlikely potentially appears appeared seems seemed possible",
        ),
        (
            "planned",
            "will shall 'll plan plans planned planning intend intends intended due expected expects expect scheduled set hope hopes hoped "
            "aim aims aimed aiming going hoping intending expecting want wants wanted prepare prepares preparing agreed pledged pledging promised "
            "promising vowed vowing tomorrow upcoming filed files filing applied applies applying",
        ),
        (
            "alleged",
            "alleged allegedly alleges allege alleging accused accuses accuse accusing suspected suspects suspect suspicion reportedly purportedly purported "
            "apparently claims claimed claim charged rumoured rumored supposed supposedly believed thought",
        ),
        (
            "ordered",
            "ordered orders order ordering instructed instructs told must required requires require requiring demanded demands demand demanding "
            "compelled obliged "
            "banned forced commanded mandated",
        ),
        (
            "recommended",
            "recommended recommends recommend recommending recommendation should ought urged urges urge urging proposing advising suggesting proposed proposes propose proposal advised "
            "advises advise suggested suggests suggest asked calls called appealed invited",
        ),
        ("conditional", "would"),
    )
    for word in words.split()
}
"""The class a word gives to what it governs."""

FEARING = frozenset("fear fears feared fearing worry worries worried worrying concerned afraid doubt doubts doubted doubting".split())
"""What is only feared, or doubted, is not said to be so, nor not to be so."""

SUPPOSING = ("if|unless|once", "in the|an event|case of|that")
"""Phrases by which something is only supposed."""

AUXILIARIES = frozenset("may might could can will shall 'll must should ought would".split())
ADVERBS = frozenset(
    "possibly perhaps maybe probably potentially allegedly reportedly purportedly apparently supposedly tomorrow unlikely likely".split()
)
"""Words that colour their whole clause, wherever they stand."""

NEEDS_TO = frozenset(
    "due set going hoping told asked called calls appeared appears seems seemed believed thought supposed agreed charged invited appealed "
    "expected required forced obliged filed files filing applied applies applying".split()
)
"""Words that are read so only before "to", "that", "for" or "with"."""

GOVERNING = frozenset({"to", "that", "for", "with", "on"})
HAVE_TO = (frozenset({"has", "have", "had"}), "to")
IS_TO = (frozenset({"is", "are", "was", "were"}), "to")
CONDITIONS = frozenset({"if", "unless"})
ASKING = frozenset(
    "ask asks asked asking know knows knew wonder wonders wondered see whether say said clear unclear check checked decide doubt test sure "
    "tell tested even as".split()
)
"""Words after which "if" is "whether"."""

OPEN = ("if ", "whether ")
"""Beginnings of reported words that leave them open: "asked whether it was safe"."""

ALLEGING = frozenset({"allege", "claim", "suspect", "believe", "think", "speculate", "suggest"})
HEDGES = frozenset(
    "reportedly allegedly apparently purportedly supposedly possibly perhaps maybe probably potentially likely unlikely may might could "
    "appears appeared seems seemed suggests suggested believed thought estimated alleged suspected rumoured rumored presumably arguably consider considers considering mull mulls mulling".split()
)

ENDINGS = frozenset(
    "lifted ended released freed reopened withdrawn cancelled canceled dropped overturned revoked expired stopped recovered dismissed "
    "acquitted cleared repealed resumed restored scrapped abandoned halted resigned quashed annulled reversed rescinded retracted resolved "
    "over discharged".split()
)
"""Words by which a state has come to its end."""

ENDING_PHRASES = (
    ("called", "off"),
    ("no", "longer"),
    ("any", "longer"),
    ("any", "more"),
    ("stepped", "down"),
    ("back", "to", "normal"),
    ("taken", "back"),
)
OVER_AFTER = frozenset("is are was were be been now finally all".split())
"""Words after which "over" is an end."""

CLAUSE_BREAKS = frozenset("but while although though whereas because after before when since until which who whose".split())
JOINING = "and"
AFTER_COMMA = frozenset({"and", "so", "or", "that", "where"})
ONLY_SOUGHT = frozenset(
    "filing filings request bid plan proposal proposals talks threat threats attempt petition petitions application applications".split()
)
"""Nouns behind a deed that is only wanted, planned or asked for: "a divorce |filing|"."""

NOUNS = frozenset({"order", "claim", "plan", "demand", "hope", "aim", "call"})
"""Words of the classes above that are nouns behind an article."""

SENTENCE_ENDS = ".!?;"

AT_FIRST = (
    "at first",
    "initially|originally|provisionally|formerly|preliminary|previously",
    "first|preliminary|provisional|early count|figure|figures|result|results|report|reports|estimate|round|offer|ballot",
)
"""Phrases by which a sentence tells what was so only for a time."""

SINCE = ("now|meanwhile|since|today|instead|new|revised|actually|fact|only",)
"""Words by which a sentence says that what it gives has taken the place of what the one before gave."""

DENIALS = (
    "deny|denies|denied|denying",
    "reject|rejects|rejected|rejecting|dismiss|dismisses|dismissed|dispute|disputes|disputed "
    "?the ?any ?all ?such suspicion~|claim~|allegation~|accusation~|report|reports|charge~|criticism",
)
"""Phrases by which somebody only says that something is not so."""

OWNING_UP = ("admit|admits|admitted|acknowledge~|confirm|confirms|confirmed|concede~|confess~|plead|pleaded|pled",)
"""Words by which somebody says that something is so, which a denial answers."""

"""How English stories speak: sentence openings that lean on what came before, correction notices, endings of states, causes."""

from __future__ import annotations

LEANING = frozenset(
    (
        *"he she they it his her their its this these those that both such another others him them therefore thus hence".split(),
        *(
            "but he|but she|but they|but it|and he|and she|and they|and it|so he|so she|so they|the latter|the former|one of|all of|"
            "most of|some of|neither of|none of|the two|in it|in them|at it|on it|to them|of these|of those|instead he|instead she"
        ).split("|"),
    )
)
UPDATING = ("^ update|updated|latest",)
"""How a sentence begins that was put into a story later."""

CORRECTION_TITLES = frozenset("correction corrections corrected clarification clarifications erratum errata retraction".split())
CORRECTING = (
    "we reported|wrote|said|stated|published * that|was",
    "that|this was wrong|incorrect|false|inaccurate|mistaken",
    "counting|counted|counts again",
    "a|the recount|correction",
    "corrected|correct|corrects|corrections|clarification|retract~|withdrew|withdrawn|revised|erroneously|mistakenly|wrongly|incorrectly|misstated|misspelt|misspelled",
    "stood in|on an old|earlier draft",
    "first count|figure|estimate|report~ had|was|gave|put",
    "in error|by mistake",
    "we regret|apologise|apologize",
)
REPORTED_WRONGLY = (
    "we|our ?story ?report ?article ?wrongly ?incorrectly ?mistakenly reported|wrote|said|stated|gave|named",
    "earlier|previous version|story|report|article of|said|gave|stated",
    "story|report|article|headline * * wrongly|incorrectly|mistakenly|erroneously reported|wrote|said|stated|gave|named|put",
)
_BEHIND = (
    "attributed|attributes ?it ?this ?that to",
    "driven|fueled|fuelled|spurred ?largely ?mainly ?partly by",
    "stem|stems|stemmed|result|results|resulted|arose from",
    "played|plays|play|playing a|the|some * role|part",
    "contributed|contributes|contributing to",
    "factor|factors|culprit",
    "in|a ?direct response|reaction|retaliation|reply to",
    "in protest|retaliation against|at|over|of|for",
)
_DIED = "died|dies|die|dying|dead of|from"
CAUSES = (
    "because|since|therefore|hence|thus",
    "due|owing|thanks to",
    "as a result|consequence of",
    "so that",
    "in order to",
    "for fear of",
    "after|following|amid|over|despite",
    "reason|reasons|cause|caused|causes|causing|blamed|blames|blaming|prompted|triggered|led|sparked|forced|motive|explained|explains|explanation",
    "fear|fears|feared|concern|concerns|concerned|worried|worries",
    *_BEHIND,
    "to avoid|prevent|protect|allow|stop|keep|save|ensure|make|help|give|show|protest|meet|mark",
    "which is|was why",
    "would cost|have|mean|be|make",
    "too * to",
    "need|needs|needed|cannot|could not|can't|couldn't",
    "if|when|while|as|for|with|by",
)
TELLING_CAUSES = CAUSES[:-1]  # not the words that may as well join anything else
EXPLAINING = (*TELLING_CAUSES, _DIED, "citing|saying|arguing|accusing|hoping|seeking|fearing|violating|failing|so")
"""Phrases of which a sentence that gives a reason has one as a rule."""
STRONG_CAUSES = (
    *CAUSES[:5],
    "reason|reasons|cause|caused|causes|causing|blamed|blames|prompted|triggered|forced|motive",
    "which is|was why",
    "led to",
    "pushed|drove|compelled * to",
    _DIED,
    *_BEHIND,
    "had|has burnt|burned|failed|collapsed|leaked|broken",
)
_REASON = "cause|causes|reason|reasons|motive|caused"
REASON_OPEN = (
    f"investigat~|probing|examining|determine|establish ?into ?the ?what|a|possible ?exact {_REASON}",
    f"{_REASON} ?of ?for ?behind * unknown|unclear|undetermined|unexplained|investigated|investigation",
    f"without ?immediately giving|providing|stating|offering|disclosing ?a ?any ?the {_REASON}",
    f"{_REASON} * not|yet ?yet ?been known|clear|determined|established|given|released|disclosed",
    "unclear|unknown ?exactly why|what caused|led|prompted|it|the|he|she|they|a",
    "not ?immediately ?yet clear|known|say|said ?exactly why|what caused|led|prompted|it|the|he|she|they|a",
    "no|not ?yet ?immediately have|reached|made|give|gave|given ?a ?any determination|explanation|conclusion",
)
"""Phrases by which a story says that the reason is not known."""

INVESTIGATED = (
    "is|are|was|were|been ?also ?still ?now ?being investigating|investigated|probing|probed",
    "under investigation|inquiry|review",
    "opened|launched|began|begun|started a|an|its ?own ?formal ?full ?internal ?independent ?criminal inquiry|investigation|probe|review",
)
"""Phrases by which a story says that something is being looked into."""

REASON_SURELY = ("because ?of", "due|owing|thanks to", "as a result|consequence of", "so that", "in order to", "for fear of")
EFFECT_FOLLOWS = (
    "cause|causes|caused|causing|trigger|triggers|triggered|triggering|prompt|prompts|prompted|prompting|spark|sparks|sparked|sparking",
    "lead|leads|led|leading to",
    "force|forces|forced|forcing",
    "which is|was why",
)
"""Templates behind which it is told what something brought about, where no "by" follows."""

REASON_FOLLOWS = ("since|after ?of", *REASON_SURELY)
REASON_OPENS = ("^with|as|given",)
REASON_TIES = ("for|over|regarding|concerning|after|following|amid",)
"""Words that may tie a reason to what happened, or a time or thing: what they tell is for another reader to say."""
QUOTES = '“”"„«»'
SINCE = "since"
IN = "in"
IN_PLACE = (IN, "at", "near")
CLAUSE_OPENS = ("that", "which", "who", "and")

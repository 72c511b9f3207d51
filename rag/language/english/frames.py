"""What a governing word makes of what it governs, by base form: denied, left open, or known; and verbs that tell one deed from two sides."""

from __future__ import annotations

DENYING = frozenset(
    "refuse decline fail deny avoid forget neglect prevent reject dismiss lack oppose abandon cancel scrap shelve drop withdraw stop block "
    "halt forbid ban prohibit forgo miss resist resent defy veto refute disprove rule_out call_off give_up turn_down vote_down hold_back "
    "keep unable impossible absent free devoid without instead hardly barely scarcely never neither nor no_longer refusal failure denial "
    "absence rejection dispute doubt delay postpone skip ignore defer suspend".split()
)
"""Words by which what they govern is not so: "refused to |sign|", "a lack of |money|"."""

UNDONE = frozenset("refuse decline fail avoid forget neglect miss stop lack abandon cancel scrap drop withdraw unable impossible".split())
"""Those of them by which, when they are denied themselves, the thing is so: "did not fail to |pay|"."""

ONLY_PHRASE = frozenset("keep stop block prevent".split())  # deny what stands behind "from"
OPENING = frozenset(
    "plan intend want hope wish aim try attempt seek ask urge call demand request invite encourage order instruct advise recommend propose "
    "suggest consider contemplate discuss debate weigh threaten promise pledge vow offer agree expect prepare schedule set due ready "
    "likely unlikely possible able willing eager poised supposed allege accuse suspect charge believe think fear rumour rumor speculate "
    "predict forecast project warn may might could would will shall should must ought need require beg persuade press push lobby campaign "
    "fight favour favor prefer mull vote bid move decide permit allow enable entitle authorise authorize let help threat proposal "
    "intention desire appeal chance opportunity possibility risk danger talk talks negotiation deal agreement permission right duty "
    "obligation option prospect effort motion referendum application allegation accusation suspicion expectation deadline ultimatum goal "
    "purpose idea scheme proceed intent look await seem appear tend negotiate apply hold_out wait look_into envisage envision foresee commit whether "
    "if unless in_case until".split()
)
"""Words by which what they govern is planned, asked for, alleged or possible, and not told as so."""

ACHIEVING = frozenset(
    "permit allow enable let help persuade decide vote agree move look tend seem appear hold call need proceed set".split()
)
"""Those of them that may tell of what was done as well; they open only what stands behind a "to" or "for"."""

KNOWING = frozenset(
    "know regret admit confess reveal realise realize notice acknowledge recall remember discover learn see show prove".split()
)
"""Verbs that leave what they govern as it is told, whether they are denied or not."""

OPEN_MODALS = frozenset("will would shall should may might could must ought 'll 'd".split())
OPEN_ADVERBS = frozenset(
    "allegedly reportedly possibly perhaps maybe probably potentially supposedly purportedly apparently presumably nearly almost".split()
)
DENYING_ADVERBS = frozenset("not n't never hardly barely scarcely neither nor no_longer".split())
NOBODY = frozenset("no nobody nothing none neither nowhere".split())
DETERMINED = frozenset("no neither".split())
STILL = frozenset({"still", "yet"})
UNREAL = frozenset("if unless whether lest".split())

LIGHT = frozenset(
    "be have do make take get go come give put set show say tell see let keep become remain stay begin start happen occur seem reach hold receive suffer conduct carry".split()
)
"""Verbs that say little without what they are done to."""

PERFORMED = frozenset("thank congratulate apologise apologize welcome stress emphasise emphasize add say tell point_out assure".split())
"""Verbs whose deed is done by saying that one wants to do it: "I want to |thank| you"."""

PERFORMED_THINGS = frozenset("apology thanks thank condolence congratulation sympathy greeting".split())
"""What is there as soon as it is offered."""

SAYING = frozenset("say tell add state note remark report declare explain write announce quote according".split())

TAKING_SIDES = frozenset("vote argue campaign speak rule lobby decide advise testify".split())
"""Verbs that "against" turns into the opposite of what they say with "for"."""

CONVERSE = (
    ("sell to", "buy from"),
    ("lend to", "borrow from"),
    ("lease to", "hire from"),
    ("let to", "rent from"),
    ("give to", "receive from"),
    ("hand to", "get from"),
    ("offer to", "receive from"),
    ("tell done", "hear from"),
    ("tell done", "learn from"),
    ("inform done", "learn from"),
    ("beat done", "lose to"),
    ("defeat done", "lose against"),
    ("employ done", "work for"),
    ("own done", "belong to"),
    ("precede done", "succeed done"),
    ("precede done", "follow done"),
)
"""Verbs of which one tells of the doer what the other tells of the party named: "X |sold| it to Y", "Y |bought| it from X"."""

NOMINAL = {
    noun: verb
    for verb, nouns in (
        ("acquire", "acquisition"),
        ("beat", "win victory triumph"),
        ("defeat", "defeat"),
        ("lose", "loss"),
        ("sue", "lawsuit suit"),
        ("criticise", "criticism"),
        ("succeed", "succession"),
        ("precede", "predecessor"),
        ("invade", "invasion"),
        ("choose", "choice"),
        ("accuse", "accusation"),
        ("marry", "marriage"),
        ("pursue", "pursuit"),
        ("decide", "decision"),
        ("succeed", "successor"),
    )
    for noun in nouns.split()
}
"""Nouns that tell what a verb of another form does: "the |acquisition| of the firm"."""

TO_WHOM = frozenset("of over against on".split())
"""Prepositions behind a noun of a deed before what it is done to: "a win |over| Spain", "a suit |against| the firm"."""

BY_WHOM = frozenset("by from".split())
"""The same before who does it: "criticism |from| the owner"."""

UNDERGOING = frozenset("draw receive get face suffer attract earn undergo meet incur provoke spark prompt endure".split())
"""Verbs with which a noun of a deed is done to their subject: "|drew| criticism from the owner"."""

EARLIER_OR_LATER = frozenset("before after since while when without by in on upon".split())
"""Words before a verb in -ing that tells of the subject of the sentence: "left |before| losing to Spain"."""

INSTEAD = frozenset({"rather than", "instead of"})
"""Words before what was not taken: "chose X |rather than| Y"."""

OPPOSITES = (
    ("support back endorse favour favor", "oppose"),
    ("survive live", "die perish kill"),
    ("appear emerge", "disappear vanish"),
    ("remember recall", "forget"),
    ("hire employ appoint recruit", "sack fire dismiss oust"),
    ("enter join", "leave exit quit"),
    ("arrive come", "depart leave"),
    ("attack", "defend"),
    ("damaged destroyed hurt injured wounded", "undamaged unharmed intact spared unhurt uninjured"),
    ("damage destroy", "spare"),
    ("strengthen", "weaken"),
    ("expand grow", "shrink contract"),
    ("gain win earn", "lose"),
    ("impose introduce", "lift abolish scrap repeal"),
    ("extend prolong lengthen", "shorten cut"),
    ("hide conceal withhold", "reveal disclose publish release show"),
    ("encourage", "discourage"),
    ("improve recover", "worsen deteriorate"),
    ("widen", "narrow"),
    ("healthy well", "ill sick unwell"),
    ("sufficient enough", "insufficient"),
    ("true correct accurate right", "false incorrect inaccurate wrong untrue"),
    ("possible", "impossible"),
    ("likely", "unlikely"),
    ("strong", "weak"),
    ("rich wealthy", "poor"),
    ("present", "absent"),
    ("attend", "miss skip boycott"),
    ("full", "empty"),
    ("unchanged same", "different changed"),
    ("cheap", "expensive dear"),
    ("continue", "stop halt suspend cease"),
    ("keep retain hold", "lose drop surrender release"),
    ("acknowledge recognise recognize accept admit", "deny dispute reject"),
    ("agree consent", "refuse decline object"),
    ("obey comply", "disobey defy"),
    ("peaceful", "violent"),
    ("voluntary", "compulsory mandatory"),
    ("temporary", "permanent"),
    ("tight intact", "leaking broken"),
    ("build construct", "demolish destroy"),
    ("lock", "unlock"),
    ("save rescue", "abandon"),
    ("fast quick", "slow"),
    ("lend", "withhold"),
    ("known", "unknown"),
    ("solved", "unsolved"),
    ("satisfied pleased happy content", "dissatisfied displeased unhappy angry"),
    ("innocent", "guilty"),
    ("free released", "jailed detained imprisoned"),
    ("free release", "jail detain imprison arrest"),
    ("find recover", "lose"),
    ("succeed", "fail"),
    ("heed follow", "ignore flout"),
    ("praise welcome", "criticise criticize condemn"),
    ("approve", "disapprove criticise condemn"),
    ("insured", "uninsured"),
    ("armed", "unarmed"),
)
"""Opposites that hold between two events with the same parts; words of one side may stand for each other."""

TIME_NOUNS = frozenset(
    "end start beginning middle spring summer autumn fall winter night morning evening afternoon day week month year eve weekend".split()
)
"""Nouns that only tell the time more closely: "at the |end| of 2019"."""

ENDINGS = frozenset("ion al t m er or ance ence at ation e ing r ant iv is ism ist ful abl ur".split())
"""What the stem of a word may have more than that of a word of the same root: "surviv", "survival"."""

NOT = ("un", "in", "dis", "non", "non-", "im", "ir", "mis")
"""Beginnings by which a word says the opposite."""

SETS = frozenset("number member group majority all most some many lot part one none".split())
"""Nouns that stand for what is named behind their "of"."""

"""The closed classes of English, the words that open and close yes/no questions, and common predicate adjectives."""

from __future__ import annotations

DO = frozenset("do does did".split())
HAVE = frozenset("have has had".split())
BE = frozenset("is are was were am".split())
INDEFINITE = frozenset("a an".split())
COUNTING_AS = frozenset("as of among".split())
"""Behind these stands what somebody is, or is one of."""
WAS = frozenset("was were had did".split())
REMAINING = frozenset("remain stay become".split())
DO_SO = frozenset("do did done doing".split())
MODALS = frozenset("will would can could may might shall should must".split())
AUXILIARIES = DO | HAVE | BE | MODALS
PRESENT_AUXILIARIES = frozenset("do does have has is are am can may must".split())
CONTRACTED = {"won't": "will", "can't": "can", "shan't": "shall", "ain't": "is"}
"""Negated auxiliaries that are no auxiliary and "n't"."""

NEGATION = "not"
CANNOT = "cannot"
NOT_CONTRACTED = "n't"

PERSONAL = frozenset("i you he she it we they there".split())
"""Pronouns that are a whole subject."""

OBJECTS = frozenset("me him us them it you her himself herself itself themselves".split())
PERSONS = frozenset(("anyone anybody someone somebody everyone everybody nobody anything something everything nothing none who").split())
OTHER_PRONOUNS = frozenset("this that these those any some all both many most few several others each one half".split())

DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their each every any some no both all another either neither which what whose "
    "enough several many few most such".split()
)
ARTICLES = frozenset("the a an another my your his her its our their".split())
PREPOSITIONS = frozenset(
    "of in on at by for from with without to into onto over under about against among around between beyond during through throughout "
    "toward towards within near behind beside besides across along despite except inside outside per upon via since until till before "
    "after above below beneath amid amongst like unlike including concerning regarding than as off out up down aboard past".split()
)
PARTICLES = frozenset("off out up down on over away back in open shut apart ahead alone abroad ashore".split())
DEFINITE = frozenset("the this that".split())
ANOTHER = frozenset("another other different".split())
EARLIER = frozenset("last previous earlier prior past former preceding".split())
"""Words before a thing of the same kind as one that is spoken of: "its |last| major eruption was in May"."""
OF = "of"
FROM, TO, BY = "from", "to", "by"
INSTEAD_OF = (("rather", "than"), ("instead", "of"), ("and", "not"), ("up", "from"), ("down", "from"))
CONJUNCTIONS = frozenset("and or but nor".split())
AND, BUT, NOT = "and", "but", "not"
NOT_ADVERBS = frozenset(
    "family supply reply ally rally assembly anomaly monopoly italy july bully fly belly jelly apply rely comply imply multiply billy "
    "sally kelly molly emily lily holy ugly friendly daily weekly monthly yearly elderly deadly".split()
)
"""Words in -ly that are no adverbs."""

NOUN_ENDINGS = tuple("s ing ed tion ity ment ness er or ist ance ence age ship hood ism ure cy ogy".split())
"""Endings by which a word that is in no list is no verb."""

RELATIVE = frozenset("who which that whom whose where when why".split())
SUBORDINATE = frozenset(
    "if whether because when while after before since until although though unless once as that so why how what where who which".split()
)
ADVERBS = frozenset(
    "still already also really actually ever never even just only now then again yet soon finally currently recently not always often "
    "sometimes usually probably possibly certainly definitely officially formally publicly later earlier first ultimately eventually once "
    "previously originally initially apparently allegedly reportedly indeed simply truly too both here there together almost nearly "
    "completely fully entirely partly largely mostly mainly partially totally very so quite rather more most less least as about going "
    "seriously badly severely directly immediately today yesterday tomorrow tonight likely due able ready free".split()
) - {"going", "likely", "due", "able", "ready", "free", "about", "both"}
BETWEEN = frozenset("ever still really actually".split())  # what, behind a question's subject, stands before its verb
PREVERBAL = frozenset(
    "still already also really actually ever never even just only now then again soon finally currently recently not always often "
    "sometimes usually probably possibly certainly definitely officially formally publicly later ultimately eventually once previously "
    "originally initially apparently allegedly reportedly indeed simply truly fully completely directly immediately seriously successfully "
    "personally deliberately effectively correctly wrongly".split()
)
"""Adverbs that may stand between subject and verb."""

ADJECTIVES = frozenset(
    "absent abroad afraid alive alone angry asleep available aware awake bad beautiful better best big bigger black blind blue brave "
    "broken busy calm careful cheap clean clear close closed cold common complete confident content cool correct crazy critical dangerous "
    "dead deaf dear deep democratic different difficult dirty drunk dry due eager early easy effective eligible empty enough equal "
    "essential evil expensive fair false familiar famous fat fatal final fine first fit flat foreign free fresh friendly full funny glad "
    "gone good great green guilty happy hard healthy heavy high higher honest hot huge hungry ill illegal important impossible independent "
    "inevitable innocent intact international invalid involved jealous keen kind known large larger last late lawful lazy legal less "
    "liable likely local lonely long longer loud low lower lucky mad main male married mandatory missing modern more necessary negative "
    "nervous new next nice normal obvious official ok okay old older open operational optional over own pale patient perfect permanent "
    "physical pleased plain poor popular positive possible powerful pregnant present previous private proud public quick quiet rare raw "
    "ready real recent red reliable responsible rich right ripe rough round rude sad safe same satisfied sceptical second secure secret "
    "sensitive separate serious severe sharp short shut shy sick significant silent similar simple single slow small smaller smart smooth "
    "sober soft solid sorry sound special genuine stable steady sticky still strict strong stronger stupid successful such sudden "
    "sufficient suitable sure surprised suspicious sweet tall temporary terrible thick thin tight tiny tired top total tough true ugly "
    "unable unavailable unaware uncertain unclear unconvinced undamaged unemployed unfair unhappy unhurt unharmed unknown unlawful "
    "unlikely unsafe unusual upset urgent useful useless usual vacant vague valid vast violent visible vital voluntary vulnerable warm "
    "weak wealthy well wet white whole wide wild willing worse worst worth wrong young younger".split()
)
ADJECTIVE_ENDINGS = ("ful", "less", "ous", "able", "ible", "ish")
ATTRIBUTIVE_ENDINGS = ("al", "ic", "ive", "ary", "ese", "ian", *ADJECTIVE_ENDINGS)

OPENINGS = frozenset("and so but well then ok okay now also please hello hi hey wait".split())
"""Words before a question that are not part of it."""

FRAMES = (
    "is it true that",
    "is it really true that",
    "is it correct that",
    "is it right that",
    "is it the case that",
    "is it a fact that",
    "is it so that",
    "was it true that",
    "is it known whether",
    "is it known if",
    "is it clear whether",
    "do you know if",
    "do you know whether",
    "does anyone know if",
    "does anyone know whether",
    "can you tell me if",
    "can you tell me whether",
    "could you tell me if",
    "could you tell me whether",
    "can you say whether",
    "can you confirm that",
    "could you confirm that",
    "can you confirm whether",
    "can you check whether",
    "can you check if",
    "please tell me if",
    "please tell me whether",
    "tell me if",
    "tell me whether",
    "i wonder if",
    "i wonder whether",
    "i want to know if",
    "i want to know whether",
    "i would like to know if",
    "i would like to know whether",
    "i'd like to know if",
    "i'd like to know whether",
    "do the stories say whether",
    "do the stories say if",
    "do the stories say that",
    "do the articles say that",
    "do the articles say whether",
    "does the article say that",
    "does the article say whether",
    "does it say that",
    "does it say whether",
    "i heard that",
    "i heard",
    "i read that",
    "i read",
    "i thought that",
    "i thought",
    "i believe that",
    "i was told that",
    "i was told",
    "somebody told me that",
    "someone told me that",
    "they say that",
    "people say that",
    "whether it is true that",
    "whether it is right that",
    "whether it is correct that",
    "whether",
    "am i right that",
    "am i right in thinking that",
    "is it true",
    "do you think that",
    "do you think",
    "do you believe that",
    "do you believe",
)
"""What may stand before a statement to make a yes/no question of it."""

TAGS = frozenset("right correct true yes no eh".split())
"""One-word tags behind a statement: "The bridge is shut, right?"."""

IT_IS_NOT_TRUE = "It is not true that"
DENIED_MODALS = {"can": "cannot", "must": "need not"}
YET = "yet"
STILL, NO_LONGER = "still", "no longer"
EVER, NEVER = "ever", "never"
TOO, EITHER = "too", "either"
OR_NOT = "or not"
INSTEAD = frozenset("only just merely simply rather instead".split())
"""Behind "or", what would be so if the first were not."""
POSITIVE = {"any": "some", "anyone": "someone", "anybody": "somebody", "anything": "something", "anywhere": "somewhere"}
"""What a word of questions is in a statement."""

NEGATIVE = {
    "any": "no",
    "anyone": "no one",
    "anybody": "nobody",
    "anything": "nothing",
    "any of": "none of",
    "either": "neither",
    "either of": "neither of",
}
"""What it is in a subject that is denied."""

SCOPED = ("only", "all", "every", "everyone", "everybody", "everything", "each", "both", "more than")
"""Beginnings of a subject that "not" is put before."""

DENIED_QUANTIFIERS = {"each": "every"}
NEGATIVE_SUBJECTS = ("no", "none", "nobody", "nothing", "neither", "no one", "few", "most", "many", "at least", "enough")
"""Beginnings of a subject with which only the whole statement can be denied."""
KEEP_ANY_AFTER = frozenset("than as if without before whether never not hardly".split())
KEEP_ANY_BEFORE = frozenset("more longer other further time".split())
LOWERED = frozenset(
    "the a an this that these those my your his her its our their there it he she they we you any some all both each every no".split()
)
TIME_NOUNS = frozenset(
    "year week month night day time season summer winter spring autumn weekend century decade monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
"""Nouns before which "last" is no verb."""

REQUESTS = frozenset(
    "tell give show summarise summarize explain list provide describe say name find help shed share recommend suggest elaborate know heard".split()
)
"""Verbs that with "you" ask for something and make no claim."""

FRONTED = frozenset(
    "in on at by after before during since until from with without despite according under over within when while if because although once "
    "as following for today yesterday tomorrow last next this".split()
)
"""Words that open a phrase before the question which belongs to its claim: "In March, did the mayor resign?"."""

CONDITIONS = frozenset("if when once".split())
COMPARING = frozenset("more less most least too very so as quite rather fairly almost nearly about".split())
BOUND_ADVERBS = frozenset("there here still already also now again ever never only just yet always often soon both".split())
SURE_BASES = frozenset({"be", "have", "do", "get"})
SURE_PARTICIPLES = frozenset({"been", "had", "become"})
FORMS_OF_BE = frozenset({"be", "been", "being"})
AFTER_ADJECTIVE = frozenset({"enough", "that", "again", "yet", "anymore", "now"})
LIKELY_ADJECTIVE_ENDINGS = ("ive", "ical", "ic")
PREDICATIVE = frozenset("going about due likely able unlikely supposed".split())
ATTRIBUTIVE_NOUNS = frozenset(
    "hospital official capital festival tribunal journal rival trial animal arrival approval general admiral cardinal mineral signal "
    "survival proposal funeral terminal withdrawal denial referral principal professional individual criminal liberal radical intellectual "
    "traffic clinic music topic critic epidemic pandemic fabric mechanic republic public logic statistic plastic catholic academic "
    "executive detective native relative representative initiative objective archive olive motive alternative perspective collective "
    "cooperative conservative drive library secretary salary summary boundary anniversary documentary military diary dictionary missionary "
    "commentary judiciary subsidiary beneficiary revolutionary table cable vegetable bible fish parish rubbish politician civilian "
    "guardian technician musician historian pedestrian comedian librarian chinese japanese portuguese cheese president director patient "
    "adult chemical vessel coral canal".split()
)
"""Nouns that look like adjectives by their ending, or are both."""

"""How English stories call people: titles and roles, first names, words that tell a man from a woman, groups and bodies."""

from __future__ import annotations

from rag.language.english.names import TITLES

BEFORE_NAMES = TITLES | frozenset(
    "acting admiral alderman asst american assistant australian ayatollah brigadier british brother canadian cardinal ceo cfo chair "
    "chinese class coach commander commissar commissioner congresswoman conservative corporal councilman councilor councilwoman dame "
    "defence defense democratic deputy detective duchess duke english envoy eu european father finance first foreign former french german "
    "gov green head health house imam indian interior iranian iraqi israeli japanese kremlin labor labour late leader liberal lieutenant "
    "maj majority manager marshal mep minority mp msp nations officer opposition parliamentary party pentagon premier private rabbi rep "
    "representative republican russian sen senate sheikh sheriff sister solicitor speaker special spokesman spokesperson spokeswoman state "
    "states td then tory treasurer treasury turkish u.s. uk ukrainian un undersecretary union united us vice whip white".split()
)
"""Capitalised words in front of a person's name that are no part of it."""

ROLES = frozenset(
    "critic administrator coordinator specialist president minister premier chancellor mayor councillor councilor governor senator "
    "congressman congresswoman judge justice king queen prince princess pope cardinal archbishop bishop priest rabbi imam ambassador "
    "secretary chief superintendent inspector detective officer commander admiral general colonel captain sergeant director chairman "
    "chairwoman chair spokesman spokeswoman spokesperson leader head ceo coach manager attorney lawyer solicitor prosecutor sheriff "
    "commissioner undersecretary treasurer speaker envoy diplomat economist analyst professor scientist researcher engineer doctor nurse "
    "teacher pilot astronaut driver farmer fisherman skipper owner founder author writer actor actress singer musician artist curator "
    "editor journalist reporter correspondent expert activist organizer organiser candidate player striker goalkeeper batsman bowler "
    "champion resident witness survivor victim suspect man woman boy girl mother father brother sister son daughter wife husband widow "
    "clerk official lawmaker politician legislator deputy member student adviser advisor aide executive vice-president historian biologist "
    "physicist geologist astronomer".split()
)
"""Nouns for what one person is."""

RELATIVES = frozenset(
    "father mother brother sister son daughter wife husband widow widower parent child uncle aunt nephew niece cousin grandfather "
    "grandmother grandson granddaughter fiance fiancee partner girlfriend boyfriend friend neighbour neighbor colleague rival opponent "
    "predecessor successor boss teammate roommate heir ancestor mentor".split()
)
"""Nouns for one who is told by another person and is somebody else: "X's |father|"."""

MEN = frozenset(
    "mr sir lord king prince duke pope father brother chairman spokesman congressman councilman alderman businessman fisherman salesman "
    "policeman fireman actor batsman husband son man boy widower bishop archbishop cardinal imam rabbi ayatollah sheikh".split()
)
WOMEN = frozenset(
    "mrs ms miss lady dame queen princess duchess mother sister chairwoman spokeswoman congresswoman councilwoman businesswoman "
    "policewoman actress wife daughter woman girl widow".split()
)
MALE_NAMES = frozenset(
    (
        "adam adrian ahmed alan albert alex alexander ali andrew andy anthony antonio arnold arthur barack ben benjamin bernard bill bob boris brad brian bruce "
        "carl carlos charles chris christian christopher colin craig daniel dave david dennis derek dick dominique don donald douglas ed eduardo edward emmanuel "
        "eric ernest ethan francis francisco frank fred gary geoff george gerald gerhard gerry giovanni gordon graham greg guy hans harold harry henry howard hugh "
        "hugo ian igor ivan jack jacob jacques jamal james jason jean jeff jeffrey jeremy jerry jim jimmy joe joel john jonathan jose joseph josh juan julian karl "
        "keith ken kenneth kevin kofi larry lawrence lee leonard leonid luis luiz mahmoud marco mario mark martin marvin matt matthew michael mike mohammad mohammed "
        "muhammad naftali neil nicholas nick nicolas nigel oleg oliver omar oscar patrick paul pedro peter phil philip piet ralph ray richard rick rob robert roberto "
        "robin roger roman ron ronald russell ryan saddam sam samuel scott sean sergei sergey seth shane simon stephen steve steven stuart ted terry thomas tim timothy "
        "todd tom tomas tomasz tony trevor victor viktor vincent vladimir volodymyr walter warren wayne william yair yevgen yusuf zhang"
    ).split()
)
DEGREES = ("Dr", "Prof")
FEMALE_NAMES = frozenset(
    "adaeze alice alicia alison amanda amy ana andrea angela ann anna anne annie barbara beth betty brenda carol caroline catherine cathy "
    "charlotte cheryl christina christine cindy claire clare condoleezza cornelia cynthia dawn deborah debra denise diana diane dilma "
    "donna doris dorothy elaine eleanor elena elise elizabeth ella ellen emily emma erin esther eva evelyn fiona frances gloria grace "
    "greta hanna hannah heather helen helena hillary hilary ilse ines ingrid irene isabel jacqueline jane janet janice jean jennifer jenny "
    "jessica jill joan joanna joanne josephine joyce judith judy julia julie karen kate katherine kathleen kathy katie kelly kim laura "
    "lauren laurie linda lisa liz louise lucy lynn maggie margaret maria marie marilyn marina martha mary maureen megan melanie melissa "
    "michelle miriam moira monica nadia nancy naomi natalie nicola nicole olga olivia pamela patricia paula penny rachel rebecca rita rosa "
    "rosalind rose ruth sally salome sandra sara sarah sharon sheila shirley sofia sonia sophia sophie stephanie sue susan suzanne "
    "svetlana sylvia tania teresa theresa tina tracy ursula valerie vera veronica victoria virginia wendy yulia yvonne".split()
)
IN_FULL = {
    "gov": "governor",
    "sen": "senator",
    "capt": "captain",
    "col": "colonel",
    "dr": "doctor",
    "gen": "general",
    "prof": "professor",
    "sgt": "sergeant",
}
"""Roles that stand before a name in short."""

OLD = "-year-old"
PRONOUNS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}

BODIES = frozenset(
    (
        "women men girls boys children youth administration community lane drive way hall agency airlines army association authority bank board broadcasting bureau business cabinet centre center chamber church city club college commission committee company "
        "congress corporation corps council county court department district federation force forces foundation fund government group guard hospital house institute "
        "international kingdom league library ltd inc llc plc magazine ministry mission movement museum national network news newspaper office organisation organization parliament "
        "party police post press programme program radio republic review school senate service society station street road avenue square bridge river lake island sea "
        "mountain times trust tribune herald journal telegraph guardian gazette union university wire works world zone airport north south east west northern southern eastern "
        "western new day war act bill treaty agreement award cup prize"
    ).split()
)
"""Words in the name of a body or a place, which is no person."""

BORN = frozenset("born née nee".split())
"""Words before the name a person had once."""

BEHIND_NAMES = frozenset("Jr Sr II III IV".split())
"""What tells one bearer of a name from another and is no part of the surname."""

DOERS = ("er", "or", "ist", "ian", "man", "woman")
"""How nouns end for one who does something."""

LEADING = frozenset("however meanwhile but and then yet so also still later instead therefore thus nevertheless nonetheless".split())
"""Words in front of a speaker that tell nothing of it."""

GROUP = frozenset("they people police residents officials".split())
CONTINUING = frozenset("add continue go conclude explain note say tell".split())
"""Verbs with which a pronoun goes on with what somebody began to say."""

NOT_SAID = frozenset(
    "believe think hope know find decide understand estimate rule mean signal indicate propose read mention describe".split()
)
"""Verbs of speech.py that tell a view or a deed and no words, unless words are quoted."""

UNNAMED = "unnamed"

UNFINISHED = frozenset("other the a an".split())
"""Words that end no speaker."""

PART_OF = "part of "
CAPTION = frozenset("caption message words note statement comment line reply letter email tweet post".split())
"""What somebody writes, before a colon: "shared a picture with the caption: …"."""

FOR_SOME = frozenset("one two three four five six seven eight nine ten many some several most both others critics".split())
"""Words by which people are spoken of without a name."""

BEFORE_TITLES = (
    "known as",
    *"called titled entitled named dubbed nicknamed headlined book film movie song album novel play series show article poem".split(),
)
"""Words behind which quotation marks hold the title of a work."""

SMALL = frozenset("a an the of in on at to for and or but is with by from".split())
"""Words that a title writes small."""

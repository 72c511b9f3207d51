"""English verbs: irregular forms, and which words are verbs, or verbs as often as nouns."""

from __future__ import annotations

IRREGULAR = {
    base: (past, participle)
    for base, past, participle in (
        row.split("/")
        for row in (
            "arise/arose/arisen awake/awoke/awoken be/was/been bear/bore/borne beat/beat/beaten become/became/become "
            "begin/began/begun bend/bent/bent bet/bet/bet bid/bid/bid bind/bound/bound bite/bit/bitten bleed/bled/bled "
            "blow/blew/blown break/broke/broken breed/bred/bred bring/brought/brought broadcast/broadcast/broadcast "
            "build/built/built burst/burst/burst buy/bought/bought cast/cast/cast catch/caught/caught choose/chose/chosen "
            "cling/clung/clung come/came/come cost/cost/cost creep/crept/crept cut/cut/cut deal/dealt/dealt dig/dug/dug do/did/done "
            "draw/drew/drawn drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen feed/fed/fed feel/felt/felt "
            "fight/fought/fought find/found/found flee/fled/fled fling/flung/flung fly/flew/flown forbid/forbade/forbidden "
            "forecast/forecast/forecast foresee/foresaw/foreseen forget/forgot/forgotten forgive/forgave/forgiven "
            "forgo/forwent/forgone freeze/froze/frozen get/got/got give/gave/given go/went/gone grind/ground/ground grow/grew/grown "
            "hang/hung/hung have/had/had hear/heard/heard hide/hid/hidden hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept "
            "kneel/knelt/knelt know/knew/known lay/laid/laid lead/led/led leave/left/left lend/lent/lent let/let/let lie/lay/lain "
            "light/lit/lit lose/lost/lost make/made/made mean/meant/meant meet/met/met mislead/misled/misled "
            "mistake/mistook/mistaken misunderstand/misunderstood/misunderstood offset/offset/offset outdo/outdid/outdone "
            "outgrow/outgrew/outgrown overcome/overcame/overcome overdo/overdid/overdone override/overrode/overridden "
            "oversee/oversaw/overseen overtake/overtook/overtaken overthrow/overthrew/overthrown partake/partook/partaken "
            "pay/paid/paid put/put/put quit/quit/quit read/read/read rebuild/rebuilt/rebuilt redo/redid/redone repay/repaid/repaid "
            "rerun/reran/rerun resell/resold/resold reset/reset/reset rethink/rethought/rethought rewrite/rewrote/rewritten "
            "rid/rid/rid ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said/said see/saw/seen seek/sought/sought "
            "sell/sold/sold send/sent/sent set/set/set shake/shook/shaken shed/shed/shed shine/shone/shone shoot/shot/shot "
            "show/showed/shown shrink/shrank/shrunk shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat sleep/slept/slept "
            "slide/slid/slid sling/slung/slung slit/slit/slit sow/sowed/sown speak/spoke/spoken speed/sped/sped spend/spent/spent "
            "spin/spun/spun spit/spat/spat split/split/split spread/spread/spread spring/sprang/sprung stand/stood/stood "
            "steal/stole/stolen stick/stuck/stuck sting/stung/stung stink/stank/stunk strike/struck/struck strive/strove/striven "
            "swear/swore/sworn sweep/swept/swept swell/swelled/swollen swim/swam/swum swing/swung/swung take/took/taken "
            "teach/taught/taught tear/tore/torn tell/told/told think/thought/thought throw/threw/thrown thrust/thrust/thrust "
            "tread/trod/trodden undercut/undercut/undercut undergo/underwent/undergone understand/understood/understood "
            "undertake/undertook/undertaken undo/undid/undone unveil/unveiled/unveiled uphold/upheld/upheld upset/upset/upset "
            "wake/woke/woken wear/wore/worn weave/wove/woven weep/wept/wept win/won/won wind/wound/wound "
            "withdraw/withdrew/withdrawn withhold/withheld/withheld withstand/withstood/withstood wring/wrung/wrung "
            "write/wrote/written"
        ).split()
    )
}
DOUBLING = frozenset(
    "quip abhor acquit admit allot annul bar batch befit beg blog blot bog cancel chat chip chop clap clip clog commit compel concur "
    "confer control crop dam defer deter dip dispel distil dot drag drip drop drug emit enrol equal equip excel expel fit flag flap flip "
    "flog forget fuel fulfil grab grin grip handicap hop hug impel incur infer jam jog jet jot kid kidnap knit knot label lag level log "
    "map marshal mob model nab nag net nod occur omit panel pat patrol pen permit pin plan plot plug pop prefer prop pry quarrel ram rap "
    "rebel rebut recur refer regret remit repel rig rip rival rob rot rub sag scan scrap scrub ship shop shred signal sip skip slam slap "
    "slip snap snub sob span spiral spot star starve step stem stir stop strap strip stun submit sum swap tag tap total trap transfer "
    "transmit travel trek trim trip tug unplug unwrap veto vet wed whip worship wrap zip".split()
) - {"batch", "pry", "starve", "veto"}
"""Verbs that double their last consonant before "-ed"."""

VERBS = frozenset(
    "hide laugh live plead open own prove pull read set sleep swear wonder abandon abduct abolish absorb accept accompany accuse achieve "
    "acknowledge acquire acquit adapt add address adjust admit adopt advertise advise affect afford agree allege allocate allow alter "
    "amend announce annex anticipate apologise apologize appear apply appoint appreciate approve argue arise arrange arrive ask "
    "assassinate assemble assert assess assign assist associate assume assure attach attain attend attract avoid ban be become beg begin "
    "behave believe belong betray blame bless block boast borrow bother break bring broaden build burn bury buy calculate cancel capture "
    "carry cease celebrate charge choose circulate cite claim clarify close co-operate collaborate collapse collect combine come "
    "commemorate commence comment commit communicate compare compel compensate compete compile complain complete comply comprise concede "
    "conceal conclude condemn confess confirm confiscate confront confuse congratulate connect conquer consent consider consist constitute "
    "construct consult consume contain contaminate contend continue contradict contribute convert convict convince cooperate cope correct "
    "correspond cost create criticise criticize cross crush cry deal decide declare decline dedicate deem defeat defend define defuse "
    "delay delete deliver demand demolish denounce deny depart depend depict deploy deport depose deprive derive descend describe deserve "
    "destroy detain detect deter deteriorate determine develop devote die differ diminish dig disagree disappear disappoint disband "
    "discharge disclose discontinue discourage discover discuss dislike dismantle dismiss disobey displace display dispute disrupt "
    "dissolve distinguish distribute disturb divert divide do donate double draw drown earn ease eat eject elect eliminate embark embrace "
    "emerge emit emphasise emphasize employ empower enable encourage endanger endorse endure enforce engage enhance enjoy enlarge enlist "
    "ensure enter entitle equip eradicate erect escape establish evacuate evade evaluate evolve exaggerate examine exceed exchange exclude "
    "execute exempt exist expand expect expel explain explode exploit explore expose express extend extinguish extradite face fail fall "
    "fear feel fetch fight fill find finish fire fit fix flee float flood fly follow forbid force foresee forget forgive form free freeze "
    "fulfil function gain gather generate get give go govern grant greet grow guarantee guess halt handle hang happen harm have hear help "
    "hinder hire hold honour host hurt identify ignore illustrate imagine impact imply import impose impress imprison improve include "
    "incorporate increase incur indicate inflict influence inform inherit inhibit initiate injure insist inspect inspire install instruct "
    "insure integrate intend intensify interfere interpret intervene introduce invade invent invest investigate invite invoke involve "
    "isolate issue jail join justify keep kidnap kill kiss know lack last launch lay lead learn leave legalise legalize lend let liberate "
    "lie lift like listen locate lose love lower maintain make manage mean meet mend mention migrate mind misuse monitor mourn multiply "
    "murder negotiate nominate obey object oblige observe obtain occupy occur offend omit operate oppose oust overcome overlook oversee "
    "overtake overthrow overturn owe participate pass pay perform permit persist persuade pick please point poison possess postpone pour "
    "praise predict prefer prepare prescribe present preserve press prevail prevent proceed produce profit prohibit prolong prompt "
    "pronounce propose prosecute protect provide provoke publish punish purchase pursue push put qualify quit raise reach react realise "
    "realize rebuild recall receive recognise recognize recommend reconsider recover recruit reduce refer refuse regain regard regret "
    "reinforce reinstate reiterate reject relate release relocate rely remain remember remind remove renew renovate reopen repay repeal "
    "repeat replace reply represent require rescue reside resign resist resolve respect respond restore restrict resume retain retire "
    "return reunite reveal reverse review rewrite ride rise rob run sack sail satisfy save say scrap seal secure see seek seem seize sell "
    "send serve settle shall share shelter shoot shrink shut sign sing sink sit solve speak specify spell spend split spread stab stand "
    "start starve state stay steal stick stop store strengthen strive struggle submit subscribe succeed suffer suggest sue suit summon "
    "supply suppose surpass surrender survive suspect suspend sustain swim take talk taste teach tell tend terminate testify thank think "
    "threaten throw tighten tolerate touch transfer transform transmit travel treat try turn undergo undermine understand undertake unite "
    "unveil uphold urge use utilise utilize vacate vanish vary venture verify violate visit vow wait wake want warn wear weaken weigh "
    "welcome widen win wish withdraw withhold withstand witness work worry worsen write yield assault attempt benefit boost brief "
    "broadcast campaign catch cause challenge change cheat check clash climb coach compromise concern contact contest counsel crack erupt "
    "embezzle collide plunge plummet soar tumble skyrocket evict infect vaccinate inject hospitalise heal poach smuggle traffic loot torch "
    "rally picket enact ratify legislate veto adjourn reschedule resurface renounce resettle refute rebuff retaliate reassure reassign "
    "redesign redraw relaunch rename renegotiate rehire outlive outnumber outperform outrage overestimate overpower overrule overshadow "
    "overwhelm unleash unlock unseat underestimate downgrade upgrade upend uproot abstain abort accelerate accumulate activate administer "
    "adore advocate aggravate align allude apprehend arraign ascend aspire astonish attest authorise authorize baffle banish befriend "
    "bemoan besiege bolster boycott breathe bribe bully burgle cater caution censor certify chase cherish clamp coerce commend commission "
    "compose concoct condone confer congregate console conspire contemplate contract convene converge convey corrupt cram crumble "
    "culminate curb curtail deceive decimate deduct defect deflect defraud degrade delegate deliberate delight demote denote deplete "
    "derail desert designate despise detonate devastate devise diagnose dictate disapprove discard disqualify disregard disrespect dissent "
    "dissuade diversify dodge dominate doom downplay drag dwindle eavesdrop elaborate elevate elicit elude emigrate emulate encounter "
    "encroach endeavour engulf enlighten entail enrol entice erase erode espouse evoke exacerbate excel excite exclaim exhaust exonerate "
    "expedite expire extort extract fabricate facilitate falsify faint falter fascinate flourish fluctuate fold foil forge forfeit foster "
    "frighten frustrate furnish garner grapple grieve groom guard harass hasten haunt hijack hoard honor hospitalize humiliate idolise "
    "ignite illuminate immigrate impeach impede implement implicate impound incite incriminate infiltrate infringe inhabit innovate "
    "instigate insulate intercept interrogate interrupt intimidate intrude invalidate irritate jeopardise jeopardize lament languish liken "
    "linger litigate lobby lure manipulate manufacture marry mediate memorise merge mimic minimise minimize mitigate mobilise mobilize "
    "mock motivate mutate neglect nurture obstruct orchestrate originate pacify penalise penalize perish perpetrate persecute persevere "
    "pinpoint plague plunder populate portray preach precede predate preside presume procure proliferate propel publicise quash quote "
    "radicalise ransack rape reap reappear recede recite reclaim reckon reconcile reconvene rectify redeem refrain refuel rehearse reign "
    "rejoice rejoin relax relent relieve relinquish repatriate repel replenish reprimand reproduce resemble resent restart resuscitate "
    "retrieve revamp revise revive revoke ridicule rouse ruin sabotage sanction scare scatter scold seduce segregate shatter shun siege "
    "simplify slaughter slay snatch solicit soften spur squander stabilise stagger stall stifle stipulate storm strangle strip stun subdue "
    "subpoena subsidise substitute subside succumb summarise supervise supplement suppress sway symbolise tackle tamper tarnish tempt "
    "thwart topple torment torture trespass triple trigger uncover unify unravel unwind vandalise vilify visualise volunteer vindicate "
    "warm waive warrant weaponise whisper wield worship wreak yearn hint pledge".split()
)
"""Base forms that begin a predicate more often than they end a noun phrase."""

NOUN_VERBS = frozenset(
    "abuse access account act advocate aid aim air amount answer appeal approach arrest assault attack attempt award back balance ban bank "
    "bar base battle beat bed bet bill blame blast block blow board boat bomb book boost border bounce bow boycott breach break bribe "
    "bridge brief broadcast budget bully bus call camp campaign can care case cast catch cause center centre challenge change charge chase "
    "chat check cheer claim clash clean climb close coach code comment commission compound compromise concern conduct conflict contact "
    "contest contract control copy cost count course court cover crack crash cross crowd cure cut damage dance dare date deal debate debut "
    "decline decrease defeat delay delegate demand deposit desert designate desire display dispute divorce document double doubt draft "
    "drain draw dream dress drill drink drive drop dry dump dye echo edge effect effort embargo encounter end escape estimate exchange "
    "excuse exercise exit experience experiment export extract face fall farm favour fear feature feed fight figure file film finance fine "
    "finger fire fish fix flag flash flight flood flow focus fold force forecast form frame fuel function fund gain gamble graduate grant "
    "grip ground group guarantee guard guess guide gun halt hand harm harvest hate head heat help hint hit hold honour hope host house "
    "hunt hurry impact import increase influence insult interest interview issue jail joke judge jump jury kick knock label lack lag land "
    "launch lead leak leap lease leave level lift light like limit line link list load loan lobby lock look loot mail make march mark "
    "market mask match matter measure merit mind mine miss mistake mock monitor move murder name need nerve note notice object offer "
    "oppose order outlaw overhaul pace pack paint panel pardon park part pass patrol permit phone photograph picture pilot pitch place "
    "plan plant play pledge plot point poison police poll post practice praise present press pressure price print prize probe process "
    "produce profile profit program progress project promise protest pump punch purchase quarrel question quote race raid rain rally ram "
    "range rank rape rate rebel rebound record reform refund regret relay release rent repair report request rescue research reserve "
    "respect rest result return reverse review revolt reward ride rise risk rock roll ruin rule run rush sack sail sale sample sanction "
    "scale scare score scrap scream seal search seat sentence serve shape share shelter shift ship shock shop show side siege sign signal "
    "skip slash slip smash smell smoke sort sound spark spell split sponsor spot spray spread spring spy staff stage stand star start "
    "state stay steam step stock stop store storm stress stretch strike strip study subject substitute suit supplement supply support "
    "surge surprise surrender survey suspect swap sway sweep swing switch talk tap target task taste tax tear test threat ticket tie time "
    "tip torch torture total touch tour trace track trade traffic train transfer transport trap travel treat trick trigger trip triple "
    "triumph trouble trust try turn twist update upset value veto view visit volunteer vote vow wage walk warrant wash waste watch water "
    "wave weather weigh whip win wind witness work wound wreck zone".split()
)
"""Base forms that are nouns as often as verbs."""

VERB_ENDINGS = ("ify", "ise", "ize")
NO_PARTICIPLES = frozenset(
    "red bed need seed feed speed hundred kindred sacred naked wicked rugged indeed weed deed breed steed shed sled creed greed exceed "
    "proceed succeed embed med ted fred united ahmed mohammed alfred manfred reed".split()
)
"""Words in -ed that are no participles."""

NO_GERUNDS = frozenset(
    "king ring thing something nothing anything everything spring string wing morning evening building meeting during ceiling wedding "
    "hearing housing funding ruling shooting killing bombing warning briefing gathering painting training sibling sterling viking beijing "
    "darling farthing being".split()
)
"""Words in -ing that are nouns, prepositions or pronouns as a rule."""

DEED_ENDINGS = {"": ("ion", "tion", "ation", "al", "ment", "anc", "ur"), "d": ("sion",), "t": ("ssion",)}
"""By what a verb ends in and loses, the endings by which a noun is made of it, without an "e" at their end: "arriv|al", "deci|sion"."""
LEAST_OF_DEED = 5  # letters of a verb (without an "e") that a noun is made of, or it is easily another word

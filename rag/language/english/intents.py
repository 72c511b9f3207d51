"""How English shows what kind of answer a question wants (templates: rag/language/phrases.py)."""

from __future__ import annotations

from rag.language.english.questions import AUXILIARIES, FOR_AND_AGAINST
from rag.language.english.speech import AGAINST_IT, FOR_IT

_BE, _DO, _HAVE = "is|are|was|were", "do|does|did", "has|have|had"
_ANY = "|".join(sorted(AUXILIARIES))
_FEW = "a|one|two|three|four|five|few|couple"
_WH = "who|whom|whose|what|which|when|where|why|how"

# Words for what a folder holds.
STORY = "story|stories|article|articles|report|reports|piece|pieces|text|texts|file|files|document|documents|items"
STORIES = "stories|articles|reports|pieces|texts|files|documents|items"
OUTLET = "outlet|outlets|newspaper|newspapers|publication|publications|publisher|publishers|media|sources|papers|magazines|sites"
OUTLETS = "outlets|newspapers|publications|publishers|media|sources|papers|magazines|sites"
AUTHOR = "author|authors|reporter|reporters|journalist|journalists|writer|writers|byline|bylines"
_NEWS = "story|stories|article|articles"
HOLDER = "folder|archive|collection|corpus|index|library|directory|files|stories|articles|here"
_END = "oldest|newest|latest|earliest|longest|shortest|first|last|recent"
_TOLD = "about|on|by|from|mentioning|concerning|covering|dealing|dated|published|since|before|after"
_CHANGED = "correct~|updated|retracted|withdrawn|changed|twice|duplicate~"
_COVER = "mention~|name|names|quote~|talk~|cover~|deal|deals|about|by|from|contain~|concern~|discuss~|refer~"
_HOW_MANY = "^ how many ?different ?of ?the ?these"
FOLDER = (
    f"^ how many ?different ?other ?more ?of ?the ?these ?my ?news {STORIES}$",
    f"{_HOW_MANY} {_NEWS} are|do|did|have|were",
    f"{_HOW_MANY} {STORY} mention~|from|by|about|on|come|came|carry|appeared|deal",
    f"{_HOW_MANY} {STORY} {_BE} {_TOLD}|{_CHANGED}|here|written|indexed|undated",
    f"{_HOW_MANY} {STORY} {_BE} ?there ?in ?the ?this ?my ?your ?{HOLDER}$",
    f"{_HOW_MANY} {STORY} {_DO}|{_HAVE} you|we|i",
    f"^ ?the ?please count|number of ?the ?all ?these ?different {STORIES}",
    f"^ count ?all ?the ?these {STORIES}",
    f"how many {STORIES} per|a|each",
    f"how many {_NEWS} in",
    f"how many {STORIES} in ?the ?this ?my ?your {HOLDER}|#",
    "how big|large|old is ?the ?this ?your ?my folder|archive|collection|corpus|index|library",
    f"how many * {STORIES} are|do there|you",
    f"^ ?and how many ?of ?them ?these ?those {_BE} from|by|about|on|dated|published|undated|{_CHANGED}",
    f"^ how many ?different {OUTLET}$",
    f"^ how many ?different {OUTLET} ?{_HAVE} wrote|write|written|report~|cover~|publish~|ran|carry|carried|told",
    f"^ how many ?different {OUTLET} {_BE} there|here|in|represented|included",
    f"^ how many ?different {OUTLET} {_DO}|{_HAVE} you|we|i",
    f"^ how many ?different {AUTHOR}",
    f"^ which|what ?other ?of ?the ?these {STORY} ?are|were|is|was|did|do|does|have|has "
    f"{_COVER}|written|published|correct~|updated|appear~|came|come|say|says|there",
    f"^ which|what ?other ?of ?the ?these {_NEWS} are|were|is|was|have|has",
    f"^ which|what ?other {_NEWS} do|have|did you|we|i",
    f"^ which|what {STORIES} {_DO}|{_HAVE} ?the * write|written|publish|published|carry|run",
    f"^ which|what {STORY} are|is ?the same|identical|alike|older|newer|longer|shorter",
    f"^ {_DO} ?any ?of ?the ?these ?a {STORY} {_COVER}",
    "^ is|are|was|were * mentioned|quoted anywhere",
    f"^ where|how {_BE} * mentioned$",
    "what|what's can|could i|we read|find|see about|on|here",
    f"^ how long|old|recent|big {_BE} ?the|these|your {STORIES}",
    f"^ what|where do|does ?all the|these {STORIES} deal|cover|talk|come",
    f"list of ?all ?the ?these {STORY}$",
    f"what kind|kinds|sort|sorts|type|types of {STORIES}",
    "^ what's|what ?is new ?today|this|since|here ?week ?month$",
    "^ ?on ?in which|what days|months|years|weeks did|does|has ?the * publish|published|write|written",
    f"^ which|what|any|how|are|is ?many ?any of ?all these|my|your {STORIES}",
    f"^ which|what|any|how|are|is ?many ?any of ?all the {_NEWS}",
    f"^ in|from how|which|what ?many {STORIES}",
    f"{_WH} * in|across|of|among ?all these|my|your {STORIES}",
    f"{_WH} * are ?all the|these {STORIES} in|from",
    f"most|fewest ?of ?the ?these {STORIES}",
    f"^ what are ?all ?the ?different {OUTLET}",
    f"^ which|what ?different {OUTLETS}$",
    f"^ which|what ?different ?other {OUTLETS} are|is|do ?all ?the there|these|they|you|we|in|here|represented|included|stories|articles",
    f"^ which|what ?other {OUTLET} ?has ?have ?had wrote|write|writes|written|report~|published|ran|carried ?the ?a ?any ?{STORY} about|on|of",
    f"^ which|what ?other {OUTLET} ?has ?have ?had cover~",
    f"^ what|which are ?the ?these|all {OUTLET}",
    f"^ from which|what {OUTLET} are|do|come|is",
    f"^ which|what paper|{OUTLET} ?has ?have wrote|written|reported|published|covered ?the most",
    f"^ which|what {AUTHOR} ?are|have|has|wrote|write",
    f"^ who are|were ?the ?all ?these {AUTHOR}",
    f"^ who|which {AUTHOR} ?has ?have wrote|written|writes ?the ?most ?about ?these {STORY}",
    f"^ who wrote|writes ?the ?most ?these {STORY}",
    "^ who wrote ?the|that|this * story|article|piece",
    "^ who is|was the author|reporter|journalist|writer",
    f"oldest|newest|latest|earliest|longest|shortest|first|last|recent ?{_FEW}|# {STORY}",
    f"^ which|what {_BE} ?the oldest|newest|latest|earliest|longest|shortest|recent one",
    f"^ which|what {_BE} ?the ?most {_END} ?one ?of ?among ?all ?the ?these ?my {STORIES}",
    f"^ list|name|show|give|find|get ?me ?us ?all ?every ?any ?of ?the ?your ?these {STORY}",
    f"^ list|name|show|give ?me ?us ?all ?every ?of ?the ?your ?these {OUTLET}",
    f"^ list|name|show|give ?me ?us ?all ?every ?of ?the ?your ?these {AUTHOR}",
    f"^ list|show|give|find|get ?me ?us everything|all|anything|whatever ?that ?which ?you|we ?have|is|was|there {_TOLD}",
    "^ list|show|give|what ?me ?us ?are ?all ?the headlines|titles ?please$",
    "^ list|show|give|what ?me ?us ?are ?all ?the headlines from|about|in|since|before|after",
    "^ everything|all ?there ?is ?you ?have by|from|since|dated|before|after",
    "^ what ?else ?more have|do|is|has you|we|there ?got ?have ?got ?more about|on|from|by",
    f"headlines|titles of|in ?all ?the ?these {HOLDER}",
    f"^ ?only ?just ?all ?any ?the ?my ?more ?other stories|articles|pieces {_TOLD}|that|which|with",
    "what|which period|time|timespan|dates|date ?span|range ?do ?does ?the ?these * cover|span|from",
    f"^ when were ?the ?these {STORY}",
    f"^ from when are ?the ?these {STORY}",
    "how far back do|does",
    "what|which topics|subjects|themes ?are|do|does",
    f"^ what|whats|what's ?is|are ?in ?these ?all ?this ?the ?my ?your {HOLDER}",
    f"^ what|what's is|are ?all ?this ?these ?the {HOLDER} ?all about",
    "^ what|what's ?is ?are all|everything ?of ?this|these|that ?here ?in about",
    "^ what|what's ?is|are ?in here",
    f"^ {_DO}|have|has|is|are|was|were ?you ?we ?there ?got ?have ?know any|anything|something|nothing|more|stories|articles ?at ?all ?new ?else ?stories ?articles "
    f"{_TOLD}",
    f"^ {_DO}|have|has|is|are|was|were you|we|there ?got ?have a|an|any|some|another|other|more|no ?other ?more {STORY} {_TOLD}|that|which|with|without",
    f"^ is|are there {STORY} {_TOLD}|with|without",
    "^ ?is ?there ?you ?have ?got anything|something ?else ?new ?more about|on|since|from|before|after|by",
    f"^ is|was|were|are|has|have any ?of ?the ?these {STORY} ?been ?in ?there ?here {_CHANGED}",
    f"^ which|what|how ?many {STORY} ?were|was|have|has|are ?been {_CHANGED}",
    f"{STORY} ?that ?which ?are|were|have ?been correct~|updated|retracted",
    f"^ which|what|how ?many {STORY} ?have|carry|are no|without|undated",
    f"duplicate~|copies of|among ?the ?these {STORY}",
    "^ ?{_BE} ?there ?any ?duplicate~$".replace("{_BE}", _BE),
    f"^ summari~|overview of ?the ?this ?all ?whole {HOLDER}$",
    f"overview|summary of what ?all ?the ?these {HOLDER}",
    "^ what did|does ?the * publish|print|write~$",
    "^ what has|have ?the * written|published$",
    "^ what did|does|has ?the * publish|published|print|printed about|on|in|since|before|after",
    "^ what|which ?else was|were|has|have ?been published|printed",
)
NOT_FOLDER = (
    "according to",
    "about|on|by|from which|whom",
    f"{STORY}|{OUTLET} agree|differ|disagree|contradict",
    f"the|these {STORY}|{OUTLET} say|tell|give|describe|claim|state",
    "police|this|that|audit|weather|expert|inspection|medical|annual report",
    "side|true|whole of the story",
    f"how do|did the {STORY}|{OUTLET}",
    "how many reporters|journalists were|was|are|died|killed",
    f"^ who {_BE} the {AUTHOR} that|who|whom|whose",
    "reporter~|journalist~ killed|arrested|convicted|jailed",
)

_WHEN = "#|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|start"
_UNIT = "hour|minute|day|night|week|month|season|year|decade|step|stage|phase|round|leg|move|game|lap|blow"
TIMELINE = (
    "timeline|timelines|chronolog~|milestones",
    "time line",
    "key|important dates|moments|events",
    f"{_UNIT} by|after|to {_UNIT}",
    "in ?the ?right ?correct ?proper chronological|order|sequence ?please ?with ?and ?dates ?days$",
    "in what|which order|sequence",
    "in order ?and with|of",
    "over time",
    f"over the ?last ?past ?{_FEW} years|months|weeks|days|decades",
    "one after the other|another",
    "sequence|course|order|succession|chain of events",
    "history of",
    "stages|phases ?of",
    "how has|have|had * changed|developed|evolved|gone|moved|shifted|unfolded|progressed|grown|risen|fallen",
    "how did the * number|figure|count|toll|price|cost|estimate * change",
    "how did * change|develop|evolve|unfold|progress|unravel",
    "how did ?the ?three ?two ?four ?five ?several count|counts|votes|recounts|rounds|talks|negotiations * go",
    "what ?has ?have happened * since",
    "what ?has ?have happened ?next ?there after|until",
    f"what ?has ?have happened * between ?the|early|late|mid {_WHEN} * and",
    "what happened|came|followed next|then|afterwards",
    "what happened when",
    "what|which came|was|happened first",
    "and what followed|happened|came",
    "what followed$",
    "what ?has changed * since",
    "when did|was|were|is|are|does each|what",
    "^ what are|were ?the ?main|key|important ?main ?key events",
    "^ ?the dates of",
    "^ what is|was the course of",
    "chronicle",
    "steps|stages|events that|which ?have led|lead to",
    "from ?the first * to * what happened",
    "from * to|until|through the * in|with dates",
    "with ?all ?the ?their ?its ?exact ?days ?and dates|days|times ?please$",
    "take|walk|talk|lead|guide|run me|us through",
    "from ?the beginning|start|outset * to|until",
    "from ?the first * to ?the last",
    "^ trace|retrace|chart|track|reconstruct|follow the|how|what|who",
    "change hands",
)
_SIDES = "sides|parties|camps|papers|newspapers|reports|stories|accounts|versions|sources|outlets|witnesses|experts|studies|polls|surveys|estimates|figures"
_AGREE = "agree|agreed|differ|disagree|clash|diverge|conflict|contradict|match|tally"
SOURCES_AGREE = (
    f"?the|these {_SIDES} {_AGREE} ?with ?about ?on ?over ?each",
    f"^ {_DO}|{_BE} ?the ?these ?his ?her two|both|three|all * {_AGREE}$",
    f"^ {_DO}|{_BE} ?the ?these ?his ?her two|both|three|all * {_AGREE} on|about|over|with|that",
    "^ do|did * and * agree|differ|disagree on|about|over|in|how|what|when|which|whether",
    f"^ {_DO}|{_BE} * of one|the|like mind",
    f"^ {_DO}|{_BE} * at odds",
    f"^ {_DO}|{_BE} * in agreement|common",
    "^ is|was there * on which * and",
    f"^ {_DO}|{_BE} ?all ?both ?the ?these ?two {_SIDES} * same|consistent|compatible",
    f"^ {_DO} * tell|give|say the same ?story ?thing ?account ?figure ?figures$",
)
_COUNTED = "count|counts|estimate|estimates|figure|figures|reckoning|account|view|version|telling|opinion|eyes|words"
_VERDICT = "more|less|fewer|higher|lower|bigger|larger|smaller|cheaper|dearer|better|worse|older|younger|longer|shorter|faster|slower|earlier|later|stronger|weaker"
_STANCE = "|".join(sorted(FOR_IT | AGAINST_IT))
COMPARE = (
    "each side|party|of|outlet|paper|company|camp|one|other|say|think|claim|want|report",
    "^ what do|does|did * each",
    "both|two|all|different|opposing|various|other|opposite sides|camps|views",
    "compare|compares|compared|comparison|versus|vs",
    "differ|differs|differed|difference|differences|disagree|disagrees|disagreed",
    f"{_DO}|can|could ?the ?these ?two ?both ?three {_SIDES} agree",
    f"where|what|how|which|whether * {_DO} * and * agree on|about|over",
    f"where|what|how|which|whether {_DO} * two|both|three * agree",
    f"^ {_DO} * and|two|both * agree on|about|over|with",
    "contradict~",
    f"{_STANCE} and|or|versus|vs ?the ?its ?their {_STANCE}",
    f"^ how|what {_DO} people|others|everyone|everybody|observers|commentators|analysts|politicians * react|reacted|respond|say|think|make|see",
    *FOR_AND_AGAINST,
    "strengths and weaknesses",
    "in|have common",
    "common ground",
    "far apart",
    "at odds",
    "arguments for|against",
    f"which|who of ?the ?these|them two|three|both * {_VERDICT}",
    f"^ which|who|what * {_VERDICT} * or",
    "who is|was right|wrong",
    "who was|is * or * right",
    "on the one hand",
    f"and {_WH} ?many ?much ?long ?far according to",
    "who says|thinks|wants|claims what",
    "either side|party|camp",
    "according to * and|versus|or according|by to|the",
    f"by|in|on|from|to * {_COUNTED} and|or|versus ?by ?in ?on ?the",
    f"and which|who|what ?{_BE} against|not|doesn't|don't|didn't|isn't|aren't|wasn't|opposes|opposed",
    f"how {_BE} * different",
    f"what|how {_DO} ?the ?other ?different ?various parties|papers|newspapers|outlets|camps|factions say|think|want|make|report|view|see|react|describe",
    f"how {_DO}|{_BE} the other|others|opposite * tell|put|report|describe|see|tells|it",
    "how|what|whom|who do|did|does * and * say|says|think|want|answer|offer|reply|claim|hold|make|see|view|differ|react|respond|criticise|criticize|"
    "blame|judge|defend|demand|propose|explain|describe|accuse",
    "good and bad",
    "what do|does|did * hold against * and",
    "unlike",
)
_PUNISHED = "arrested|jailed|imprisoned|fined|charged|sued|sacked|fired|dismissed|punished|suspended|banned|criticised|criticized|blamed|trouble|praised|investigated"
KNOWN_WHY = ("say|says|said|known|know|clear|explain|explained|tell|told|understand|understood|established why",)
REASON = (
    "^ ?and|but|so why",
    "^ how come",
    f"why {_ANY}",
    "see|understand|get|know|explain|wonder|wondering|clear|idea|me|us|reason why",
    "what was|is|were|are the ?main ?real ?exact reason|reasons|cause|causes|motive|motives|grounds|explanation|purpose|point",
    "for|from|on|upon|under what|which|whose ?legal reason|reasons|grounds|ground|pretext|basis|purpose|cause",
    "reason|reasons|cause for|why|of|that|behind",
    "what ?has ?had ?have ?was ?it ?that caused|causes|prompted|triggered|provoked|led|sparked|drove|drives|motivated|motivates|persuaded|moved|explains",
    "what made",
    "^ what killed",
    "how did * die|perish",
    "what ?did * die|died|dying of|from",
    "what|what's ?lies ?lay ?is ?was ?stands ?stood ?are ?were behind",
    "because of what",
    "what ?has ?had gave|given rise",
    "what ?has ?had brought about|down",
    "what ?has ?had prevented|stopped|kept|forced|delayed",
    "how could|can it|that|this|such|something ?a ?thing happen|be",
    f"what {_BE} the * fine|penalty|ban|sentence|strike|protest|award|prize|medal for$",
    "due|owing|thanks to what",
    "why$",
    "cause|reason|reasons|motive$",
    "to what end",
    "^ ?and ?but ?so what for$",
    f"what {_BE}|{_DO}|{_HAVE} * {_PUNISHED} for$",
    "how is|was|can|could it ?be that|possible",
    "how did|does it come|happen ?about|to that|be",
    "whats|what's the|is reason|behind",
)
_VIEW = (
    "reaction|reactions|response|responses|reply|answer|view|views|opinion|comment|comments|stance|hopes|statement|explanation|excuse|argument|arguments|verdict|advice|"
    "criticism|criticisms|accusation|accusations|allegation|allegations|complaint|complaints|warning|warnings|promise|promises|claim|objection|objections|"
    "assurance|assurances|pledge|pledges|prediction|recommendation|recommendations|apology|threat|threats|denial|justification|appeal|praise|remark|"
    "remarks|concern|concerns|fears|doubts|message|assessment|take|thoughts|defence|defense"
)
MEANING = ("^ what does|do|did * mean$",)
STATEMENT = (
    "what did|does|do|has|have|had * say|said|tell|told|think|argue|call|called|claim|claimed|respond|reply|replied|promise|promised|warn|warned|make|"
    "predict|predicted|accuse|demand|demanded|suggest|suggested|announce|announced|admit|admitted|answer|answered|state|stated|comment|explain|believe|"
    "want|recommend|urge|declare|testify|describe|insist|propose|complain|mean|ask|write|add|stress|deny|advise|allege|fear",
    f"what {_BE} * saying|telling|claiming|asking|arguing|promising|demanding|thinking|calling|accusing|warning|suggesting|predicting|advising|alleging",
    "how did|does|do|has|have|would * describe|react|respond|explain|justify|defend|see|comment|put|answer|feel|reply|characterise|characterize|view|"
    "explained|described|reacted|responded|judge|rate|assess",
    f"^ what|which ?kind ?sort ?of {_VIEW} {_ANY}",
    f"^ what|which reasons|reason|explanations|examples|details {_DO}|{_HAVE} * give|given|offer|offered|cite|cited|name|named|mention",
    "in * own|whose|exact|very words",
    "exact|own|very|precise|actual words|wording of|from|about|on",
    f"quote|quotes|quotation|quotations|quoted|{_VIEW} of|from|by",
    "quote|quotes|quotation|quoted|statement|comment|comments|reaction|reactions|response|reply|opinion|view|position|stance on|to",
    "^ quote|cite",
    "^ who said|says|called|warned|claimed|argued|promised|predicted",
    f"what {_BE} * {_VIEW}$",
    "what is|was|are|were * position on|about|in",
    "^ ?and ?but ?so ?the * reaction|reactions|response|reply|comment|comments|statement|view|opinion$",
    f"what's * {_VIEW}$",
    f"what {_BE} * {_VIEW} to|on|about|of|for|when|after|regarding|as",
    f"what's * {_VIEW} to|on|about|of|for|when|after|regarding|as",
    "say|says|said about",
    "according to * what",
    "what * according to",
)
SUMMARY = (
    "summari~|summary|gist|overview|recap|rundown|synopsis|nutshell|digest|précis|briefing|tldr|lowdown",
    "tl dr",
    "sum up",
    "sum * up",
    "short|brief|quick|condensed|potted|whole|full|complete version|story|account|outline|sketch|description|update|introduction|history of|on|to",
    f"in|within ?a ?just ?only {_FEW} ?or ?short ?of ?two ?three sentences|sentence|lines|paragraph|paragraphs|words",
    "^ what's|whats|what ?is|was|has|have|had ?actually ?exactly happened|happening",
    "what|what's|whats ?is|was|are|were * about$",
    "^ what|what's|whats ?is|was|are|were * * about$",
    "what|what's ?is|was the * about",
    "tell|telling ?me ?us ?something about|more|everything",
    "know|hear|read|learn ?some|a|any ?little ?bit more about|on|of",
    "^ ?all ?everything ?something ?more about",
    "^ everything|all ?there ?is ?to ?know ?you ?know ?on about|on|to",
    f"what {_DO}|should|must|can|is|have|has ?it|we|you|i|one|people|they * know|known|learn|learned about|of|on",
    "what ?else {_DO}|should|must|is|has ?we ?you ?i ?been know|known about|of|on".replace("{_DO}", _DO),
    f"what {_DO}|should|must i|we|you|people|one ?need|have|ought ?to know|understand",
    "what came|became|has|have ?become ?out of",
    "in|be short|brief|briefly",
    "brief|fill|catch me",
    "bring|get me|us up",
    "background to|of|on",
    "main|key|central|essential points|facts|takeaways|findings|messages",
    "going|went on",
    "^ short|brief|quick version",
    "the short|brief|quick version",
    "^ ?is ?there any ?more ?further news|update|updates ?yet",
    "^ ?an ?the ?latest update|updates|news on|about|from|with",
    "^ ?the latest on|about|from|with",
    "what {_BE} the consequences|effects|repercussions|implications of".replace("{_BE}", _BE),
    "how did * end|turn|go|play",
    "^ explain|describe|outline|sketch",
    "what was|is|went|goes wrong with",
    "how is|are|was|were|has|have * hurting|affecting|affected|hit|hurt|coping|doing",
    "how is|are|was|were * going ?with|for|at|so|now|on$",
    "what impact|effect|effects|consequences|influence",
    "^ what|how's ?is|was ?the|this|that story|row|fuss|deal|matter|dispute|affair|scandal|controversy|situation",
    "what's|whats the story|deal|matter|fuss|situation with|about|over|on",
    "what|what's ?is ?the new|latest with|in|on|about",
    "story behind",
)
FOR_ONE_THING = (
    "^ when|where",
    "^ how much|many|long|old",
    "^ which|who|what of ?the|these|those two|three|four|five",
    "what happens if|when|to",
)  # what begins so asks for one thing, whatever stands in the plural
LIST = (
    "^ ?please list|enumerate",
    f"^ ?please name ?me ?us all|every|some|any|each|both|those|these|{_FEW}",
    "^ give|get|find|show me|us ?a ?the ?all list|names|all|every",
    "^ ?a ?the ?full ?complete list of",
    "^ everyone|everybody|anyone|every|all ?of ?the",
    "^ what are|were ?all the|their|its|his|her|some|any",
    "^ ?and ?but what|who|which|where ?did ?do else",
    "else$",
    "all ?of the|those|his|her|their",
    "names of",
    "whose names",
    "^ who all",
    "^ who can|may|could|are|were|sings|plays|played|attended|took|voted|else",
    "^ what damage|help|aid|measures|steps|kinds|sorts|conditions|evidence|things|changes|problems|demands|questions",
    "what kinds|sorts|types of",
    "which of the|these|them",
    "^ what did|does|do|has|have|had * take|carry|seize|find|bring|contain|include|offer|provide|steal|lose|receive|introduce|propose|promise|own|"
    "found|taken|seized|stolen",
    "^ what is|was|are|were ?there in|inside|on|included",
    "^ where can|are|do|were ?the ?all places",
)
IRREGULAR_PLURALS = ("men", "women", "people", "children")
NO_PLURAL_ENDINGS = ("ss", "is", "us", "as", "'s")
SINGULAR_IN_S = frozenset("news series species means headquarters politics physics economics athletics lens bus".split())
# What stands before these is a verb, or not what is asked for.
AFTER_VERB = frozenset("the a an its his her their this that these those no it him them".split())
ASKED_FOR = frozenset(("which", "what"))
REACH = 3  # words within which what is asked for is named

# Asked like yes or no, and what is wanted is what there is to tell.
HEARD_OF = (
    "^ ?and ?so have|has|did|do|does you|they|we|anyone|anybody ?ever heard|hear|read|know|learn|say|write ?anything ?something ?much of|about",
    "^ are|were you|they|we ?at ?all ?not familiar with",
)
ANY_WORDS = (
    "^ ?and ?so did|has|have|had * say|said|mention|mentioned|reveal|revealed anything|something|much|more about|on|of|regarding",
    "^ ?and ?so did|has|have|had * comment|commented ?publicly ?yet on|about",
)

# Yes or no.
TRUE_THAT = (
    "^ is|was it true|right|correct|so that",
    "^ it is|was true|right|correct that",
    "^ ?please confirm|verify|check ?for ?me that|whether|if",
    "^ ?is ?there any ?more sign|signs|chance|hope|trace|risk|danger|doubt",
    "^ ever been|had",
    "^ true or false",
)
_PRONOUN = "it|he|she|they|there|we|you|i"
TAG = (f"isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|hadn't|can't|couldn't|won't|wouldn't|shouldn't {_PRONOUN}$",)
SHORT_TAG = (
    f"{_BE}|{_DO}|{_HAVE}|can|could|will|would|should {_PRONOUN}$",
    "right|correct|true|yes|no$",
    "or not$",
)
SUBJECTS = frozenset("it he she they there we nobody everybody someone somebody everyone".split())
DOUBT = (
    "^ are you ?really ?quite ?absolutely ?so sure|certain|serious ?about ?that ?this ?it$",
    "^ ?oh really|seriously|honestly ?now$",
    "^ is that so$",
)

"""How English asks: openings, question words and the phrases that show what kind of answer is wanted (templates: rag/language/phrases.py)."""

from __future__ import annotations

AUXILIARIES = frozenset(
    "is are was were am do does did has have had can could will would shall should may might must isn't aren't wasn't weren't don't "
    "doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't".split()
)
BEFORE_QUESTION_WORDS = "for since until till by at in on to from with of".split()
JOINTS = ("and", "or", "versus", "vs")
EACH = frozenset("each both".split())
DIFFERING = frozenset("differ disagree compare contradict agree".split())
QUESTION_WORDS = frozenset("who whom whose what which when where why how".split())

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
)
WHETHER = frozenset(("whether", "if"))
SOURCES_AGREE = (
    "?the|these stories|reports|sources|outlets|papers|sides agree|differ|disagree",
    "^ do|did * and * agree|differ|disagree on|about|over|in|how|what|when|which|whether",
)
FOR_ONE_THING = ("^ when|where", "^ how much|many|long|old")  # what begins so asks for one thing, whatever stands in the plural
IRREGULAR_PLURALS = ("men", "women", "people", "children")
PLURAL_ENDING = r"(?:ies|[^siua']s)"
AFTER_SINGULAR = (
    "is",
    "was",
    "has",
    "does",
    "did",
    "do",
    "will",
    "of",
    "that",
)  # what stands before these is no plural, or not what is asked for
ASKING_ADVERBS = "long often much many far"
WITH_LANGUAGE = frozenset(("please", "now"))  # "In German, please."
TRUE_THAT = ("^ is|was it true|right|correct|so that", "^ it is|was true|right|correct that")
TAIL = ("could|can you ?please check that for me ?please$", "please$", "thanks$", "thank you$", "can|could you tell me$", "for me please$")

GREETINGS = (
    "^ hi|hello|hey|thanks|thank|ok|okay|bye|goodbye|test ?there|you|all ?much$",
    "^ good morning|afternoon|evening|night$",
    "^ how are you",
    "^ who|what are you$",
    "^ what can you do",
    "^ how do you work",
    "^ help$",
)
CHORES = (
    "^ write|compose|draft|invent me|a|an|some",
    "^ sing",
    "^ tell me a joke",
    "^ make up",
    "poem|joke|haiku|limerick about",
    "^ what is|are your opinion~|favourite|favorite",
)

EVIDENCE = (
    "^ ?and|but|so who says|said so|that|this|it$",
    "^ ?and|but|so who says|said$",
    "^ ?and|but says who$",
    "^ ?and|but|so how do|can you know",
    "what is|are|was|were your source~|evidence|proof",
    "^ what's your source~|evidence",
    "^ ?and|but|so where does it|that say",
    "^ ?and|but|so where is that|this written|stated|from",
    "show|give me ?the ?your ?exact evidence|source~|words|sentence~|quote~|passage~$",
    "^ ?the ?exact evidence|source~|quote~|proof$",
    "prove it|that$",
    "^ ?but are you sure",
    "^ which story|article|paper|outlet says|said that|this|so$",
    "^ what does|do it|they say exactly|literally$",
)
SHORTER = (
    "^ ?and ?now ?please ?make ?it ?that ?even shorter|briefer|simpler ?please$",
    "^ in short|brief$",
    "^ ?and in one|a|two few|sentence|word|sentences|words ?words ?please$",
    "^ in a few words",
    "^ be brief",
    "^ too long",
    "^ briefly$",
    "^ tldr$",
    "^ tl;dr$",
    "^ make|say|put it|that shorter|simpler|briefly|simply",
    "^ shorten",
    "^ can you|it shorten|be it|that|shorter",
)
IN_LANGUAGE = (
    "^ ?and ?now ?please ?say ?answer ?the ?same ?it ?that ?again in",
    "^ ?please ?can ?could ?you translate ?that ?it ?this ?the ?answer into|to",
    "^ ?please ?can ?could ?you say|put|give ?me ?that ?it in",
    "^ what is that in",
)
LANGUAGES = frozenset("german french spanish italian portuguese dutch polish".split())

# Words for what a folder holds.
STORY = "story|stories|article|articles|report|reports|piece|pieces|text|texts|file|files|document|documents|items"
STORIES = "stories|articles|reports|pieces|texts|files|documents|items"
OUTLET = "outlet|outlets|newspaper|newspapers|publication|publications|publisher|publishers|media|sources|papers|magazines|sites"
AUTHOR = "author|authors|reporter|reporters|journalist|journalists|writer|writers|byline|bylines"
HOLDER = "folder|archive|collection|corpus|index|library|directory|files|stories|articles|here"
FOLDER = (
    f"^ how many ?different ?other ?more ?of ?the ?these ?my ?news {STORIES}$",
    f"^ how many ?different ?of ?the ?these {STORY} ?are|do|did|have|were|mention~|from|by|about|on|come|carry|appeared|deal",
    f"how many * {STORIES} are|do there|you",
    f"^ how many ?different {OUTLET} ?are|do|have|wrote|report~|covered",
    f"^ how many ?different {AUTHOR}",
    f"^ which|what ?other ?of ?the ?these {STORY} ?are|were|is|was|did|do|does|have|has "
    "mention~|name|names|quote~|talk~|cover~|deal|deals|about|by|from|written|published|contain~|correct~|updated|concern~|appear~|came|come|say|"
    "discuss~|say|says|refer~|are|were|have|has|there",
    f"^ which|what {STORY} mention~|name|names|quote~|talk~|cover~|deal|deals|about|by|from|is|was|are|were|contain~|concern~|discuss~|refer~",
    f"^ which|what ?different ?are ?the {OUTLET} ?are|do|is|did|have|has|wrote|write|published|report~|cover~",
    f"^ what|which are ?the ?these|all {OUTLET}",
    f"^ which|what {AUTHOR} ?are|have|wrote|write",
    f"^ who are|were ?the ?all ?these {AUTHOR}",
    f"^ who|which {AUTHOR} ?has ?have wrote|written|writes ?the ?most ?about ?these {STORY}",
    f"^ who wrote|writes ?the ?most ?these {STORY}",
    f"^ who wrote ?the|that|this * {STORY}",
    "^ who is|was the author|reporter|journalist|writer",
    f"oldest|newest|latest|earliest|longest|shortest|first|last {STORY}",
    f"most recent {STORY}",
    f"^ list|name|show|give|find ?me ?all ?every ?of ?the ?your ?these {STORY}",
    f"^ list|name|show|give ?me ?all ?every ?of ?the ?your ?these {OUTLET}",
    f"^ list|name|show|give ?me ?all ?every ?of ?the ?your ?these {AUTHOR}",
    "^ list|show|give|what ?me ?are ?all ?the headlines|titles",
    "what|which period|time|timespan|dates|date ?span|range ?do ?does ?the ?these * cover|span|from",
    f"^ when were ?the ?these {STORY}",
    f"^ from when are ?the ?these {STORY}",
    "how far back do|does",
    "what|which topics|subjects|themes ?are|do|does",
    f"^ what|whats|what's is|are|'s ?in ?these ?all ?this ?the ?my {HOLDER}",
    f"^ what|what's is|are ?all ?this ?these ?the {HOLDER} ?all about",
    "^ do|have ?you ?we got|have|know ?any|anything|something|stories|articles ?stories ?articles about|on|by|from|mentioning",
    "^ is|are there any|anything|something|stories|articles ?stories ?articles about|on|by|from|mentioning",
    f"^ is|are there a|an|any {STORY} about|on|by|from|mentioning",
    f"^ do|does|did any ?of ?the ?these {STORY} mention~|name|names|quote~|cover~|contain~|discuss~|refer~|talk~|deal|deals",
    "^ anything about|on",
    f"^ is|was|were|are|has|have any ?of ?the ?these {STORY} ?been correct~|updated|retracted|withdrawn|changed|twice|duplicate~",
    f"^ which|what|how ?many {STORY} ?were|was|have|has|are ?been correct~|updated|retracted|withdrawn|changed",
    f"{STORY} ?that ?which ?are|were|have ?been correct~|updated|retracted",
    f"^ which|what|how ?many {STORY} ?have|carry|are no|without|undated",
    f"duplicate~|copies of|among ?the ?these {STORY}",
    f"^ summari~|overview of ?the ?this ?all ?whole {HOLDER}$",
    "^ what did|does ?the * publish|print|write~$",
)
NOT_FOLDER = (
    "according to",
    f"{STORY}|{OUTLET} agree|differ|disagree|contradict",
    f"the|these {STORY}|{OUTLET} say|tell|give|describe|claim|state",
    "police|this|that|audit|weather|expert|inspection|medical|annual report",
    "side|true|whole of the story",
    f"how do|did the {STORY}|{OUTLET}",
    "how many reporters|journalists were|was|are|died|killed",
    "reporter~|journalist~ killed|arrested|convicted|jailed",
)

TIMELINE = (
    "timeline|chronology|chronolog~",
    "time line",
    "step by step",
    "in ?the ?right ?chronological order",
    "over time",
    "over the years|months|weeks|days",
    "day by day",
    "week by week",
    "one after the other|another",
    "sequence|course|order of events",
    "history of",
    "how has|have|had * changed|developed|evolved|gone|moved|shifted|unfolded|progressed",
    "how did the * number|figure|count|toll|price|cost|estimate * change",
    "how did * change|develop|evolve|unfold|progress|unravel",
    "how did ?the ?three ?two ?four count|counts|votes|recounts|rounds|talks|negotiations * go",
    "what ?has ?have happened * since",
    "what ?has ?have happened * after|between|until",
    "what happened next|then|afterwards",
    "what happened when",
    "when did each",
    "from * to|until|through the * in|with dates",
    "with ?the dates",
    "change hands",
    "stages",
)
COMPARE = (
    "each side|party|of|outlet|paper|company|camp|one|other|say|think|claim|want|report",
    "^ what do|does|did * each",
    "both|two|all|different|opposing sides",
    "compare|comparison|versus|vs",
    "differ|differs|differed|difference|differences|disagree|disagrees|disagreed",
    "do|does|did * agree",
    "contradict~",
    "supporters and|or opponents|critics",
    "for and against",
    "pros and cons",
    "arguments for|against",
    "who is|was right|wrong",
    "who was|is * or * right",
    "on the one hand",
    "and when|what|how|where according to",
    "how|what|whom|who do|did|does * and * say|says|think|want|answer|offer|reply|claim|hold|make|see|view|differ|react|respond|criticise|criticize|"
    "blame|judge|defend|demand|propose|explain|describe|accuse",
    "good and bad",
    "what do|does|did * hold against * and",
    "unlike",
)
REASON = (
    "^ ?and|but|so why",
    "^ how come",
    "what was|is|were|are the reason|reasons|cause|motive|motives|grounds|explanation",
    "for what|which reason|reasons",
    "reason|reasons|cause for|why|of|that|behind",
    "what caused|causes|prompted|triggered|provoked|led",
    "what made",
    "what is|was behind",
    "because of what",
    "why$",
    "cause$",
    "to what end",
    "whats|what's the|is reason|behind",
)
STATEMENT = (
    "what did|does|do|has|have|had * say|said|tell|told|think|argue|call|called|claim|claimed|respond|reply|replied|promise|promised|warn|warned|make|"
    "predict|predicted|accuse|demand|demanded|suggest|suggested|announce|announced|admit|admitted|answer|answered|state|stated|comment|explain|believe|"
    "want|recommend|urge|declare|testify|describe|insist|propose|complain|mean|ask|write|add|stress|deny",
    "how did|does|do|has|have * describe|react|respond|explain|justify|defend|see|comment|put|answer|feel|reply|characterise|characterize|view|"
    "explained|described|reacted|responded",
    "in * own|whose words",
    "quote|quotes|quotation|quoted|statement|comment|comments|reaction|response|reply|opinion|view|position|stance|verdict of|from|by|on|to",
    "^ who said|says|called|warned|claimed|argued|promised|predicted",
    "what was|is|were|are|'s * reaction|response|reply|answer|view|opinion|comment|position|stance|statement|explanation|excuse|argument",
    "say|says|said about",
    "according to * what",
    "what * according to",
)
SUMMARY = (
    "summari~|summary|gist|overview|recap|rundown|synopsis|nutshell",
    "^ what's|whats|what ?is|was|has|have|had happened|happening|happen|happens",
    "what|what's|whats ?is|was|are|were * about$",
    "what|what's ?is|was the * about",
    "tell|telling me about|more|everything",
    "what do we|you know|what is known of|about",
    "what ?do|does|is ?we|you know|known about|of",
    "what came|became|has|have ?become of",
    "in|be short|brief|briefly",
    "brief|fill|catch me",
    "bring me up",
    "background to|of|on",
    "main|key points|facts|takeaways",
    "going on",
    "how did * end|turn|go|play",
    "^ explain|describe|outline|sketch",
    "what was|is|went|goes wrong with",
    "how is|are|was|were|has|have * hurting|affecting|affected|hit|hurt|coping|doing|going",
    "what impact|effect|effects|consequences|influence",
    "^ what|how's ?is|was ?the|this|that story|row|fuss|deal|matter|dispute|affair|scandal|controversy|situation",
    "story behind",
)
LIST = (
    "^ ?please list|name|enumerate",
    "^ give me|us ?a ?the ?all list|names|all|every",
    "^ what are|were ?all the|their|its|his|her",
    "^ what|who|which|where else",
    "all ?of the|those|his|her|their",
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

# Words that only say what form the answer is to have.
FORM_WORDS = frozenset(
    "timeline chronology order dates date gist summary summarise summarize overview recap story stories article articles report reports reported list name "
    "named called give show tell explain describe reason reasons cause caused explanation quote statement compare difference differ agree side sides happen "
    "happened happening please exactly really time times developed changed change come came become".split()
)

# Words that only say what kind of figure is asked for, which the figure itself shows.
FIGURE_WORDS = frozenset(
    "cost costs price prices figure figures number numbers amount sum money total toll count much many big large high long far old big pay paid worth get "
    "size estimate estimated latest now currently still far".split()
)

# Words of a question that only ask for a judgement of what was said before it ("Who was right?").
JUDGING = frozenset("right wrong true false one two both three so really".split())

# What a right answer holds, by the words that ask for it.
PERSON = (
    "who|whom|whose",
    "which|what man|woman|person|people|official|minister|player|politician|officer|spokesman|spokeswoman|director|actor|singer",
)
NAME = ("what|which * name|names|called|named", "name of", "names of")
PLACE = ("where", "which|what city|town|country|village|place|street|region|state|station|building|hospital|river|island|port")
DAY = (
    "when|whens|when's",
    "which|what day|date|year|month|week|weekend|time|evening|morning",
    "how soon",
    "until|since when",
    "date|day|deadline of|for|by",
)
DURATION = ("how long", "how many years|months|weeks|days|hours|minutes|seconds|nights")
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
SHARE = ("what|which share|percentage|percent|proportion|per", "how many percent|per", "how much percent|per")
AMOUNT = (
    "how many|much",
    "number of",
    "how often|far|big|large|high|tall|deep|heavy|fast|wide|strong|hot|cold|old",
    "how has|have|had|did * toll|number|numbers|count|counts|figures|total|tally|turnout|lead",
    "what|which number|size|figure|toll|count|result|score|vote|speed|distance|length|height|weight|temperature",
)
AGE = ("how old", "what age", "age of")
MANNER = ("^ ?and|but how",)
NOW = (
    "now|still|currently|latest|today|yet|already|anymore|finally|eventually",
    "in the end",
    "so far",
    "at the moment",
    "at present",
    "these days",
    "any more",
    "no longer",
    "in all|total",
)
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
PERSONAL = frozenset("he she it they him her them his hers its their theirs himself herself themselves".split())
MALE, FEMALE, PLURAL_PRONOUNS = (
    frozenset("he him his himself".split()),
    frozenset("she her hers herself".split()),
    frozenset("they them their theirs".split()),
)
POINTING = frozenset("this that these those there then former latter one ones same other others so".split())

# Other languages, told by their commonest words; these seven the default model puts into English well.
FOREIGN = {
    "German": "wann wer wie was warum wo welche welcher welches der die das und ist sind wird wurde wurden hat haben viele nicht ein eine einen an auf für "
    "mit von statt im am zu bei aus nach über dem den des es sich kostet gibt",
    "French": "qui que quoi quand combien pourquoi où comment quel quelle quels quelles le la les des du de est a été un une et au aux en pour par sur "
    "dans avec il elle ce sont se t-il t-elle",
    "Spanish": "quién qué cuándo cuánto cuántos cuántas por dónde cómo cuál el la los las de es fue un una y del en para con se son está hay",
    "Italian": "chi cosa che quando quanto quanti quante perché dove come quale il lo la gli le di è un una e del della nel sono stato",
    "Portuguese": "quem que quando quanto quantos quantas porque onde como qual o a os as de é foi um uma e do da no na são",
    "Dutch": "wie wat wanneer waarom waar hoe welke de het een en is was heeft niet van voor met op aan te zijn door hoeveel wordt",
    "Polish": "kto co kiedy dlaczego gdzie ile jak jest był była było w z na do się nie czy który która przez od",
}
COMMON = frozenset(
    "the of is are was were did do does has have how what when who why where which in on for to and a an from at by with will can it that this much "
    "many be been not or as".split()
)
SCRIPTS = {
    "Hebrew": ("\u0590", "\u05ff"),
    "Russian or another language in Cyrillic": ("\u0400", "\u04ff"),
    "Arabic": ("\u0600", "\u06ff"),
    "Greek": ("\u0370", "\u03ff"),
    "Chinese": ("\u4e00", "\u9fff"),
    "Japanese": ("\u3040", "\u30ff"),
    "Korean": ("\uac00", "\ud7af"),
    "Thai": ("\u0e00", "\u0e7f"),
    "Hindi": ("\u0900", "\u097f"),
}

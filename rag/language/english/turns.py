"""Turns that ask for nothing the stories tell: about the last answer, to the computer, or only to be polite.

A turn is about the last answer, or mere politeness, when it holds one of the templates and says nothing else: all of its
words are of the closed set beside them.
"""

from __future__ import annotations

_PRONOUNS = "it that this these those they i me my you your yourself we us"
_FUNCTION = "a an the to of in into on for by at with as and but so is are was were be do does did can could would will may have has had get got please just now"

# "Which article is that from?", "Can I see the original sentence?"
_SOURCES = "story stories article articles paper newspaper outlet report source sources page publication"
_PASSAGES = "passage passages sentence sentences line lines paragraph quote quotes quotation words wording text original"
_PROOFS = "evidence proof reference references citation citations basis link footnote footnotes"
_SAID = "say says said saying reported report reports wrote write writes written state states stated claim claims claimed tell tells told published publish"
EVIDENCE_WORDS = frozenset(
    f"{_PRONOUNS} {_FUNCTION} {_SOURCES} {_PASSAGES} {_PROOFS} {_SAID} which what what's whats whose who where where's how from there about exact exactly "
    "literally precisely actual actually very show give see read let find found know hear heard come comes came taken take full whole first second third last "
    "any some there's makes think according footnote behind answer like quote cite prove true sure really base based backs back supports support confirm check again ok okay right".split()
)
_EITHER_SOURCE = "|".join(_SOURCES.split())
_EITHER_SAID = "|".join(_SAID.split())
_EITHER_WORDS = "|".join(f"{_PASSAGES} {_PROOFS} source sources".split())
EVIDENCE = (
    f"^ ?and ?but ?so ?in ?from which|what|whose {_EITHER_SOURCE} * that|this|it|so",
    f"^ ?and ?but ?so which|what {_EITHER_SOURCE} {_EITHER_SAID}$",
    f"^ ?and ?but ?so who|whose|where|which * {_EITHER_SAID} ?you ?so ?that ?this ?it$",
    f"^ ?and ?but ?so {_EITHER_SAID} who$",
    "^ ?and ?but ?so where|how do|did|can|could|have you get|got|read|find|found|know|hear|heard|see|have|take",
    f"where|where's * come|comes|came|taken|{_EITHER_SAID}|from",
    "what makes you say|think|sure|so",
    "^ ?and ?but ?so according to who|whom|what|which|whose",
    f"^ is|are|have|do there|you ?got ?have ?any ?some ?a {_EITHER_WORDS}",
    f"^ ?and ?but which|what {_EITHER_WORDS}",
    "^ ?and ?but ?so where does|do|is it|that|this",
    "exact|exactly|original|very|actual|precise|literally|precisely",
    f"show|give|see|read|quote|cite|find|have|what|what's|whats|where * {_EITHER_WORDS}",
    f"show|see|read ?me ?us the|that|this {_EITHER_SOURCE}$",
    f"^ ?and ?but ?the ?your ?any {_EITHER_WORDS}$",
    "^ ?and ?but quote|cite ?it ?that ?this ?please$",
    "prove it|that|this",
    "what * based on",
    "^ ?but ?and are you really|sure|certain",
)

# "Can you put that more simply?", "As a list, please."
_PUT = (
    "put say write phrase word express explain rephrase reword paraphrase repeat give make tell sum summarise summarize shorten simplify condense translate break "
    "turn rewrite show clarify describe answer try want need understand follow read keep cut boil go didn't don't not can't couldn't wasn't i'm i'd bit little "
    "if were talking speaking"
)
_FORMS = (
    "shorter briefer simpler clearer longer easier plainer simple plain simply plainly clearly brief briefly short long clear concise concisely formal formally "
    "informal informally casual casually polite technical complicated difficult hard wordy precise differently different other another way ways own down up "
    "again once more less much too even one single two three four five ten few fewer couple full half list bullet bullets points point numbered table tabular "
    "sentence sentences word words line lines paragraph paragraphs english language terms detail details steps nutshell version form headline layman "
    "layman's child kid beginner five-year-old year old like same thing all"
)
REWORD_WORDS = frozenset(
    f"{_PRONOUNS} {_FUNCTION} {_PUT} {_FORMS} the answer reply response last above what mean means only key main sorry pardon come ok okay thanks".split()
)
_FEW = "a|one|single|two|three|four|five|ten|few|fewer|couple|#"
SHORTER = (
    "shorter|briefer|brief|briefly|concise|concisely|shorten|condense|short|nutshell|headline",
    f"in|into|as|to|with ?just ?only ?a {_FEW} ?more ?short ?single ?of ?plain ?two ?three ?or sentence|sentences|word|words|line|lines",
    f"^ ?just {_FEW} ?short sentence|sentences|word|words|line|lines ?only ?please$",
    "key|main points|facts",
    "less|fewer words|long|wordy|detail|details",
    "too long|wordy|much",
    "sum|boil|cut ?it ?that ?this ?all up|down",
    "^ summari~ ?it ?that ?this ?please$",
)
AS_LIST = ("list|bullet|bullets|table|numbered", "point by point", "in|as|into points|steps")
OTHERWISE = (
    "simpler|clearer|longer|easier|plainer|simply|plainly|clearly|formal|formally|informal|informally|casual|casually|differently|simplify|rephrase|reword|"
    "paraphrase|rewrite|clarify|technical|complicated",
    "in|into plain|simple|other|your|own|different|clear|layman's ?own words|english|language|terms",
    "another|different|other way|words",
    "for|to|like|as|if a|an|i'm|i|you ?were ?was ?am ?the child|kid|layman|beginner|five|five-year-old|#",
    "say|put|explain|tell|repeat|answer|give ?me ?it ?that ?this ?us ?the ?same ?thing ?answer ?to ?me again",
    "^ ?once again|more ?please$",
    "explain ?me ?us ?to it|that|this ?please ?to ?me ?us$",
    "^ ?please explain|repeat|clarify ?it ?that ?this ?please$",
    "too difficult|hard|technical|complicated|formal",
    "don't|didn't|can't|not understand|get|follow ?it ?that ?this ?what ?you ?said$",
    "^ pardon|sorry ?me$",
    "^ come again$",
)
_NAMED = "german french spanish italian portuguese dutch polish"
LANGUAGES = frozenset(_NAMED.split())
IN_LANGUAGE = ("in|into|to " + "|".join(_NAMED.split()),)  # a turn that says nothing else asks for the last answer in it
OWN_NAMES = {
    "German": "auf deutsch",
    "French": "en français",
    "Spanish": "en español",
    "Italian": "in italiano",
    "Portuguese": "em português",
    "Dutch": "in het nederlands",
    "Polish": "po polsku",
}
LANGUAGE_TURN = 6  # words of a turn that asks for a language by its own name

# Neither about the stories nor about the last answer.
SMALL_TALK_WORDS = frozenset(
    f"{_PRONOUNS} {_FUNCTION} hi hello hey there good morning afternoon evening night day thanks thank very much many lot bye goodbye see later cheers never mind "
    "nevermind sorry oh well wow got understood yes no sure welcome pleasure test everything enough done nothing else all that's it's you're i'm again today "
    "how going doing one up what's great nice perfect excellent wonderful brilliant cool super helpful interesting ok okay really fine help helped time bot "
    "footnote computer then here".split()
)
SMALL_TALK = (
    "^ hi|hello|hey|thanks|thank|cheers|bye|goodbye|nevermind|ok|okay|test|help|great|nice|perfect|excellent|wonderful|brilliant|cool|super|wow|interesting",
    "thanks|thank|cheers|bye|goodbye|helpful",
    "^ good morning|afternoon|evening|night|day",
    "^ how are|is you|it ?going ?doing ?today$",
    "that's|is all|enough|it|everything|great|good|nice|fine ?for ?now ?today ?thanks$",
    "^ never mind",
    "^ see you",
    "^ i see$",
    "^ got it|that$",
    "^ how are you",
    "^ what's up$",
)
_THING = "a|an|another|some|my|the|me|us|this|it"
CHAT = (
    "^ who|what are you$",
    "^ what|which ?kind ?sort ?of ?language ?ai model|version|llm|ai|system|bot|program|software are|do|is ?you ?this ?use ?run ?on$",
    "^ what|who are you called|exactly|again|really$",
    "^ what can you ?all do",
    "^ how do you work",
    "^ help ?me$",
    "^ who made|built|created|trained|wrote|programmed|owns you",
    "^ how old|clever|smart|big|good|accurate are you",
    "^ where are|were you",
    "^ what|what's ?is ?are your name|names|purpose|job|age|favourite~|favorite~|opinion~|view|views|hobby|model",
    "^ ?so are you a|an|alive|human|real|conscious|intelligent|chatgpt|happy|sad|tired|married|there|ok|okay|free|listening|down|stupid|broken|online",
    "^ do you believe|speak|like|love|hate|dream|sleep|feel|enjoy|prefer|learn|remember|eat|drink|want|understand",
    "^ write|compose|draft|invent me|a|an|some",
    "^ sing",
    f"^ ?please ?tell ?me ?us {_THING} ?funny ?good ?bedtime joke|poem|riddle|haiku",
    "^ make up",
    "poem|joke|haiku|limerick|song about",
    "^ make me laugh",
    "meaning of life",
    "do|would you think|say|reckon|guess|bet$",
    "^ what|how do|would you think|feel|say|like|prefer|recommend|make",
    "^ what|where|who should i|we eat|cook|wear|watch|read|buy|do|go|marry ?for ?dinner ?tonight ?today ?tomorrow ?now$",
    "^ who|what will|would|do|should * i|you vote|choose|pick ?for$",
    f"^ open|close|play|set|send|book|cancel|delete|install|remind|turn|switch|call|ring|email|print|order|buy|start|stop|restart|reboot|schedule ?me ?us {_THING}|on|off|up "
    "?my ?the ?new calendar|alarm|timer|reminder|mail|email|e-mail|message|music|song|table|flight|ticket|taxi|pizza|light|lights|door|window|app|program|computer|"
    "browser|file|meeting|appointment|camera|phone|to|mum|mom|dad|boss|volume|radio|television|tv|printer|page",
    f"^ play ?me {_THING} ?nice ?good song|music|game|video",
    "^ what time|day|date is it",
    "^ what|what's|whats ?is the time|date$",
    "^ how|what|what's|whats ?is ?will the ?weather ?be ?like weather|today|tomorrow ?like ?be ?today ?tomorrow ?now ?here$",
    "# times|plus|minus|multiplied|divided|over|x ?by #",
    "^ what|what's|whats|how ?is ?much ?is # #$",
    "^ ?what ?is ?calculate ?compute # percent|% of #",
    "square root|cube of #",
    "^ # ?#$",
    "^ calculate|compute|solve",
    "^ translate",
    "^ ignore|forget|disregard ?all ?of ?any ?your ?the ?my ?previous ?earlier instructions|everything|rules|orders|prompt",
    "^ delete|remove|erase|move|copy|rename|save|download ?all ?of ?my ?the ?these ?your files|folder|documents|pictures|emails|data",
    "^ ?please ?tell ?say ?me ?us something funny|nice|interesting|else",
    "^ will|is|does it ?going ?to rain|raining|snow|snowing",
    "^ good|well|nice|great job|work|done|one$",
)
# "You were wrong about the ferry.", "I hate Mondays.": told, not asked.
TELLERS = frozenset("i i'm i've i'd you you're you've your".split())
WANTING = frozenset(
    "want wants wanted need like'd look looking search searching interested curious wonder wondering mean meant said asked saw read heard understand get know see "
    "remember hear".split()
)

"""What a line is by its own shape: caption, byline or boilerplate.

Each rule has a name, which `show --marks` prints, behind that of its family ("link: hub"). Rules are strict: noise left in
costs a little, a fact taken out costs an answer. Lines in which somebody says something are only taken when nothing else can be
meant. `python -m benchmarks.bench_rules` shows of each what it takes from pages whose stories are known.
"""

from __future__ import annotations

import re

from rag.corpus.lines import LONG, Line
from rag.corpus.one_byte import Sought, narrowed
from rag.corpus.phrases import (
    ADDRESSED,
    AGENCIES,
    APPEALS,
    CONDITIONS,
    LIST_HEADS,
    NOT_NAMES,
    OPENERS,
    READER,
    RELATED,
    SEE_ALSO,
    SHARE,
    SHARE_FILL,
    SURE_TOPICS,
    TOPICS,
    TRADES,
    TRADES_ABROAD,
    WEAK_TRADES,
    WHOLE_LINES,
)
from rag.types import Kind

Verdict = tuple[Kind, str]


def _any(alternatives: object) -> str:
    return "(?:" + "|".join(sorted(alternatives, key=len, reverse=True)) + ")"  # type: ignore[call-overload]


_PART = r"(?:(?:de|da|del|der|den|di|du|la|le|van|von|bin|ibn|al|el|ben|bar|y|e|of|the)\s+)"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'.-]{0,60}"
_NAME = rf"{_WORD}(?:\s+{_PART}{{0,2}}{_WORD}){{0,4}}"
_AGENCY = _any(AGENCIES)
NAME = re.compile(_NAME)

_CREDIT_END = re.compile(
    r"(?:^|[\s(\[.!?”\"|–—])(?:Photo(?:graph|graphy|s)?|Picture|Image|Illustration|Graphic|Credit|CREDIT|PHOTO"
    r"|Video)(?: [Cc]redit| [Cc]ourtesy)?"
    r"(?::| by | courtesy of | courtesy | ?/ )[^.!?]{0,4}[^!?]{1,70}$"
    r"|\.Credit: ?\S.{1,70}$"
    r"|\((?:Courtesy|Credit|Screenshot|Handout|AP Photo/|Photo:)[^)]{0,60}\)\.?$|\([A-Z][^()]{2,40} (?:Archives?|Collection"
    r"|Museum|Library)\)$"
)
# A name in brackets alone, "(dpa)", signs a story as often as a picture.
_AGENCY_END = re.compile(
    rf"(?:/ ?|\([^()]{{0,50}}(?:/ ?|\bvia |\b[Pp]hotos?:? |\b[Ff]oto: ?|\bBild: ?)|[.!?”\"] {_NAME}(?:, |/)|[.!?”\"] ?©? ?|via )"
    rf"{_AGENCY}\)?\.?$"
)
_IN_CREDITS = ("hoto", "icture", "mage", "llustration", "raphic", "redit", "CREDIT", "PHOTO", "ideo", "(")  # at the end of one
_ENDS_OF_AGENCIES = tuple({name.split()[-1] for name in AGENCIES})
_CREDIT_BARE = re.compile(
    r"(?:[a-z]{3}\)?|\d)\. [A-Z][\w.-]+(?:,? (?:and |of |the |for )?[A-Z][\w.-]+){1,7}(?:/[\w’'. ,-]{2,40}){0,4}$"
    r"|[a-z]{3}\. [A-Z]{2,8}(?:/[\w ]{2,30}){1,5}$"
)
_CREDIT_ALONE = re.compile(
    rf"(?:{_NAME}[ /])?{_AGENCY}|[Cc]ourtesy (?:of )?{_NAME}|{_WORD} {_WORD}(?: {_WORD})?/{_NAME}(?:/{_NAME})*|{_AGENCY}(?:/[A-Z]\w+)+"
)
_CAPTION_START = re.compile(
    r"(?:FILE PHOTO|File photo|FILE|Header|Photos?|PHOTOS?|Caption|Image|Picture|Pictured|Illustration|Illustrative(?: image"
    r"| photo)?|Screenshot)"
    r"(?: (?:above|below|top|left|right))?\s*(?::|[-–—] )\s*\S"
    r"|In this (?:file |undated |handout |aerial |combination |image |photo|picture|screen ?grab|frame)"
    r"|(?:Image|Media|Video|Photo) [Cc]aption\b"
    r"|\((?:Photo|Image|Credit|Photos|Picture|Illustration)\b|!\[[^\]]{12,}\]\("
)
_CAPTIONS_START = frozenset("FHPCISMV(!")
# A credit that the caption behind it is glued to: "Ann Lee/AP The bridge …".
_CREDIT_FIRST = re.compile(rf"{_WORD} {_WORD}(?: {_WORD})?/(?:{_AGENCY}(?: via |/))?{_AGENCY} [A-ZÀ-ÖØ-Þ“‘]")
_CAPTIONED = "aption"
_PICTURE_OF = re.compile(r"\b(?:Hide|Show) [Cc]aptions? \d+ of \d+\b")
_GALLERY = re.compile(rf"{_NAME}(?:/{_NAME}){{0,5}}/{_AGENCY}\b")

_BY = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|(?:Words|Story|Report|Analysis|Opinion|Review|Perspective|Interview|Text) by|Author:|Text:|– By|— By)\s+"
    rf"(?P<names>{_NAME}(?:(?:\s*,\s+and\s+|\s*,\s*|(?:\s+in\s+{_WORD})?\s+and\s+|\s+AND\s+|\s+with\s+|\s*&\s*){_NAME}){{0,9}})"
    r"(?P<rest>(?:\s*[,|•·–—/-]\s*.{0,80}|\s+(?:for|in|at|of)\s+.{2,50}|\s+[<(\[]?[\w.+-]*@\S+"
    r"|[.;,]?\s+(?:Photo|Picture|Illustration|Graphic|Video)\w{0,7} by .{2,60})?)"
)
_CONTRIBUTING = re.compile(
    r"\(?(?:Contributing(?: writers?)?:|(?:Additional )?[Rr]eporting by|(?:Edited|Compiled|Translated|Produced|Photographs?"
    r"|Research) by |Editing by "
    r"|With (?:reporting|files|material) (?:by|from) |From (?:[A-Z][\w ]{2,30} Network|wire|staff|news service)s? |Special to "
    r"|The Associated Press contributed)"
)
_CONTRIBUTED = re.compile(
    r".{3,150}\bcontributed (?:reporting\b|to (?:this|the) (?:report(?:ing)?|story|article|coverage|piece|analysis|fact check))\b.{0,60}$"
)
_LONE_CREDIT = re.compile(
    rf"(?:The )?Associated Press|AP|Reuters|AFP|(?:Opinion|Special) [Cc]ontributors?|Staff (?:[Ww]riter|[Rr]eporter)s?"
    rf"|(?:From )?(?:[Ss]taff|[Ww]ire)(?: and (?:wire|staff))? reports|Editors"
    rf"|(?:--|[–—−-]) ?(?:The )?{_NAME}(?: and {_NAME})?(?:, {_NAME})?"
)
_DATELINE = re.compile(r"[A-Z][\w.’'-]{0,60}(?:,? [A-Z(][\w.)’'-]{0,60}){0,6} ?[—–]")
_BIO = re.compile(
    rf"(?P<note>Editor[’']?s [Nn]ote: ?)?(?P<name>{_NAME}),?(?: \([^)]*\))?,? "
    rf"(?:(?:is|was|has been|works as) (?:a|an|the)\b.{{0,80}}?\b(?:{_any(TRADES)}|(?P<weak>{_any(WEAK_TRADES)}))\b"
    rf"|(?:covers|writes|reports)\b.{{0,90}} (?:for|at) (?:the |The )?[A-Z])"
)
_BIO_ABROAD = re.compile(
    rf"(?P<name>{_NAME}),? (?:ist|est|es|è|é|is|är|er|arbeitet als|schreibt als) .{{0,60}}?\b{_any(TRADES_ABROAD)}\b(?P<weak>(?!))?"
)
_COVERS = re.compile(rf"(?P<name>{_NAME}) (?:covers|writes|reports|joined|has covered|has written|lives)\b")
_NOTE = re.compile(
    rf"Editor[’']?s [Nn]ote: ?(?P<name>{_NAME})(?:,? and {_NAME})?(?:, (?:a|an|the)| (?:is|are|was"
    rf"|were)) .{{0,160}}?\b(?:co-)?{_any([*TRADES, *WEAK_TRADES])}s?\b"
)
_PLACES = ("Twitter", "X", "Facebook", "Instagram", "Threads", "LinkedIn", "TikTok", "Bluesky", "Mastodon")
_IN_CONTACTS = ("@", *(f"on {place}" for place in _PLACES))
_REACH = re.compile(
    r"(?:you can e-?mail (?:her|him|me) at [\w.+-]+@"
    r"|(?:can be reached|[Ff]ollow|[Rr]each|(?:You can )?[Ss]end|[Cc]ontact|[Ee]-?mail|[Ff]ind|[Ww]rite to"
    r"|[Mm]essage|DM|[Tt]weet|[Cc]onnect with)\b.{0,80}"
    rf"(?:@|\bon {_any(_PLACES)}\b))"
)
_HANDLE = re.compile(r"(?:Twitter|Instagram|X|Facebook|Email|E-mail|Tel)?:? ?@\w{3,30}|[\w.+-]{1,64}@[\w-]+\.[\w.]+")

_COUNTED = re.compile(
    r"(?:\d{1,9} )?comments?(?: \(?\d+\)?)?|\d{1,9} ?(?:of|/) ?\d+|\d{1,9} ?min(?:ute)?s?(?: to)? read|(?:reading time|image source)\b.*"
    r"|listen\W+\d+ min.*"
    r"|(?:(?:published|posted|updated) )?(?:\d{1,2}|an?) (?:min(?:ute)?|hour|hr|day|week|month)s? ago"
    r"|(?:vor|il y a|hace|há|för|for) \d{1,2} [^\W\d_]{1,9}\.?(?: (?:sedan|siden))?|\d{1,2} [^\W\d_]{1,9}\.? (?:fa|geleden|temu|назад|тому)"
)
_LIST_OF = re.compile(
    r"most (?:read|popular|viewed|shared|commented|watched)(?: (?:stories|articles|news|in .{2,20}|on .{2,20}))?"
    r"|(?:recommended|related|popular|top|other|more|latest|similar|featured|further) (?:stories|articles|news|reading|posts"
    r"|content|topics|headlines"
    r"|coverage|videos|links|(?:from|on|in|by|about) .{2,40}|(?:stories|news|coverage|headlines) (?:from|on|in|by|about) .{2,40})"
    r"|more (?:interviews|features|analysis|opinion|sports?|politics|business|world|local news|videos)|trending (?:stories"
    r"|topics|news)|elsewhere (?:on|in) .{2,30}|read more (?:on|from|about) .{2,40}"
)
_MISSED = re.compile(
    r".{0,24}\bstories you(?:'ll| may| might)?(?: have)?(?: want to)? (?:read|miss(?:ed)?|like)|.{0,24}here's what you missed"
)
_LEAD_IN = re.compile(
    r"(?:(?:READ|Read|See|SEE) (?:MORE|[Mm]ore|NEXT|[Nn]ext|ALSO|[Aa]lso)|Also [Rr]ead|ALSO READ|Read the (?:full )?[a-z]+|READ"
    r"|ALSO|MORE|More|MORE ON THIS|More on this|RELATED"
    r"|Related(?: [a-z]+)?|WATCH|Watch|LISTEN|Listen|Follow (?:every|all|the|our|along)[^:]{0,30}|PODCAST|Podcasts?|Learn more"
    r"|Up next|D[Oo][Nn][’'][Tt] (?:miss|MISS)|Dig deeper|Go deeper"
    r"|Further reading|Keep reading|In case you missed it|ICYMI|Must read|MUST READ|You may like|Recommended|Click here|VIDEO"
    r"|GALLERY|Photos|PHOTOS"
    r"|Video|IN PHOTOS|IN PICTURES|In pictures|BROWSE|Subscribe|Sign up|Newsletters?|Quiz|QUIZ|Explainer|Interactive|Want more\?"
    r"|Need a (?:news )?break\?|Read more (?:on|about|from) [^:]{2,40})\s*(?::|›|»|>|→|\|)\s*\S"
)
_LINKED = re.compile(r"(?:[^:.!“”\"]{2,70}(?:[^:.!?\d\s]|\b20\d\d)|[‘'][^:]{3,70}[’']|.{3,60}\?):(?:[A-Z‘“'\"’$].{12,170}|\d[^:]{25,170})")
_POINTERS = ":：›»>→|"  # behind a lead-in
_FIRST_ABROAD = frozenset(Line(0, len(phrase), phrase).words[0] for phrase in SEE_ALSO | RELATED)
_LEAD_ABROAD = re.compile(
    rf"(?:(?P<also>{_any(map(re.escape, SEE_ALSO))})|{_any(map(re.escape, RELATED))})(?:(?P<mark>\s*(?:[{_POINTERS}]|[–—-]\s))|$|(?=\s))",
    re.IGNORECASE,
)
# Titles that lost the space before them: "Read moreWhy the chief …", "May the Fourth be with you!Celebrate …".
_GLUED = re.compile(
    r"(?:R[Ee][Aa][Dd] [Mm][Oo][Rr][Ee]|See more|Learn more|Read next|Related|Search|Watch|Listen)(?=[A-Z\d‘'“][\w’']).{15,}"
    r"|[^.!?:“\"]{8,70}[a-z][!?][A-Z][a-z].{12,}|[A-Z][A-Z’' ]{7,40}[A-Z][A-Z][a-z’'].{15,}[^.]"
)
# What a house puts into all its stories on a thing: "Election centre: the latest results, maps and more."
_HUB = re.compile(
    r"[^:.“\"]{3,40}: (?:.{0,25}\b[Ll]atest\b.{10,140}|.{10,140}\b(?:scores|odds|stats|schedules?|standings|picks|rankings)\b.{0,60})"
    r" (?:and|&) (?:more|analysis|updates)\.?|.{3,40}: [Ff]ollow .{3,40}\bcoverage\b.{0,80}"
)
_ADDRESS = re.compile(
    r"(?:[\w’'-]{1,20} [\w’' -]{1,30}: ?|(?:View|Read|Open|Unsubscribe|Manage|Update|Forward|Share)\b[\w’' ,-]{0,60} ?)?"
    r"https?://\S+(?:,? and https?://\S+)*"
)
_TIP = re.compile(r"(?:Got|Have|Do you have) (?:a |an |any )?(?:news |story )?(?:tips?|ideas?)\b[^.]{0,80}\?.{0,160}")
# … and titles that lost another: "a hopeless place'Bachelor in Paradise' couples", "songs of 2023including".
_JOINED = re.compile(r"[a-z]{2}['’][A-Z][a-z]|\b20\d\d[a-z]{4,}|\d['’][a-z]{3,}|[a-z’')],[a-z]{4,}|['’]s[A-Z]{2}")
_ELSEWHERE = re.compile(r"Fact check(?: roundup)?: [A-Z‘'“].{15,}|.{0,60}\b[Ll]ive updates: [A-Z‘'].{15,}")
_TITLED = re.compile(r"(?:(?!: )\D)+: \D")
_TO_KNOW = re.compile(r"[a-z]\. Here['’]s (?:what|how|where|why) (?:to|we|you) [^.]{2,30}\.?$")
# Where a story goes on, on another page of the paper.
JUMP = re.compile(
    r"(?:[^.!?]{2,40}[,:.]? )?(?:\(?(?:story |article )?(?:continued|cont(?:inued|[’']?d|d\.|\.)|continues|jumps?|turn)"
    r" (?:on|from|to) (?:page )?"
    r"|(?:please )?(?:see|from) (?:[A-Z][\w’' -]{1,40}, )?(?:[Pp]age )?(?=[A-Z]\d)|Fortsetzung (?:auf|von) (?:der )?(?:Seite|S\.) "
    r"|(?:Suite|Lire la suite) (?:en |de la |à la )?page "
    r"|(?:Pasa a|Viene de|Sigue en) la (?:página|pág\.) |(?:Continua|Segue) (?:a|da) pagina"
    r"|(?:Vervolg|Lees verder) (?:op|van) pagina )\s*[A-Z]?\d{1,3}\)?",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:said|says|told|asked|added|wrote|writes|reads|read)$")
_LINK_END = re.compile(r"(?:(?:>>+|→|\b(?:LISTEN|WATCH|WATCH LIVE|LISTEN NOW|VIDEO|PODCAST))[.!]?|\w\s?[»›])$")
_IN_LINK_ENDS = tuple(">→»›NHEWOT")  # at the end of one, the last letters of the words among them
_GUILLEMETS = "«‹"  # where one opens, or did in the paragraph before, the closing one is no arrow
_CLIP = re.compile(r"\b\d{1,2}:\d\d\s*[-–—•]\s*Source:\s|^Video Ad Feedback\b")
_LEGAL = re.compile(
    r"(?:©|\(c\) ?(?:19|20)\d\d|copyright\b).{0,160}"
    r"|.{0,90}\b(?:coverage|reporting|journalism)\b.{0,60} (?:is|are) (?:made possible|supported|funded)\b.{0,20}\b(?:by|through|with)\b"
    r".{0,60}\b(?:grants?|support|donations?|funding|foundation|trust)\b.{0,200}"
)
_IN_RIGHTS = ("©", "opyright", "eserved", "not be", "made possible", "supported", "funded")
_RIGHTS = re.compile(
    r"\ball rights reserved\b|\b(?:may not|cannot|must not) be (?:published|reproduced|republished|redistributed|copied)\b.{0,120}$"
)
_OF_PAGE = re.compile(
    r"Editor[’']?s [Nn]ote ?[:—–-] ?(?:This (?:page|file|blog|roundup|list)\b|A version of\b|Here (?:are|is)\b"
    r"|This (?:story|article|column|essay|interview) (?:was |is |has been )?(?:first |originally )*(?:published|appeared|adapted|part)\b"
    r"|(?:For the latest|Follow|Read|See|Watch|View|Sign up|Subscribe|Get)\b)"
    r"|For the (?:latest|most recent)\b[^.!?]{0,150}\b(?:read|see|view|follow|visit|check)\b[^.!?]{0,150}[.!]?$"
)
_CORRECTS = re.compile(r"correct|clarif|misstat|misidentif|previous version|earlier version|\berrors?\b", re.IGNORECASE)
_UPDATED = re.compile(
    r"\W{0,20}(?:this|the) (?:story|article|report|post|page|live blog)(?: and (?:its )?headline)?"
    r" (?:has|have been|was|is being|will be)(?: \w+)? updated\b"
    r"(?!.{0,700}\b(?:correct|reflect|clarif|fix|remov))[^;:]{0,90}"
)
_HERE = re.compile(
    r"\b(?:click|tap|sign up|subscribe|register|read more|learn more|find out more|listen|follow along|join|download|check out"
    r"|see more)\b.{0,60}\bhere\b|^(?:read|watch|see|view) the (?:full |whole )?[a-z]+ here\b"
    r"|^.{3,80} (?:listed|found|available|posted) here\.?$|^read more here\b"
)
# What WordPress puts below the items of a feed.
_FIRST_ON = re.compile(
    r"(?:The post|Der Beitrag|L['’]article|La entrada|El cargo|L['’]articolo|O post|Het bericht|Artykuł|Inlägget|Innlegget"
    r"|Indlægget|Запись|Příspěvek) .{3,250} (?:appeared first on|erschien zuerst auf|est apparu en premier sur"
    r"|(?:se publicó primero|apareció primero) en|proviene da"
    r"|(?:apareceu primeiro|foi publicado primeiro) em|verscheen eerst op|pochodzi z serwisu|dök först upp på|dukket først opp på"
    r"|blev først udgivet på|впервые появилась|pochází z) .{2,80}"
)
# What scripts leave behind in a page's text; other code may be what a story is about.
_TRACKING = re.compile(
    r"utm_\w+=|\bgoogletag\b|\bdocument\.(?:write|cookie)\b|\bwindow\.[_a-z]{1,40}(?:\(|\s*=)|\{\{.{0,700}\}\}|data:image/"
)
_SCRIPTS = ("utm_", "googletag", "document.", "window.", "{{", "data:image/")
_IN_APPEALS = tuple({max(appeal.split(), key=len) for appeal in APPEALS})
_APPEAL = re.compile(r"\b" + _any(map(re.escape, APPEALS)) + r"\b")
_HINTS_JOINED = (
    "hoto|mage|redit|icture|llustration|FILE|Header|/|ontribut|@|be reached| on X|Source|©|opyright|eserved|"
    "utm_|{{|unction|ewsletter|inbox|ommission|ookie|odcast|ubscri|ournalism|ign up|ign-up|ollow|lick"
)
_HINTS = tuple(_HINTS_JOINED.split("|"))
_HINTING = Sought(map(narrowed, _HINTS))
_END = 110  # characters of a line in which it may be signed
_BULLETS = "▶►▸•●◆■»›>*–—- \ufe0f🎧📷📺🎥"
_EDGES = " .:>»›|()[]!…*-–—"


def hints_in(text: str) -> tuple[str, ...]:
    """The signs in a story without which a long line of it is no more than a paragraph."""
    return tuple(_HINTS[number] for number in _HINTING.numbers(narrowed(text)))


def verdict(line: Line, hints: tuple[str, ...] = _HINTS) -> Verdict | None:
    """What the line is by itself, and the rule that says so; None for body. `hints` are those of its story."""
    if _CAPTIONED in line.text and _PICTURE_OF.search(line.text):
        return Kind.CAPTION, "gallery"
    if len(line.text) > LONG:
        return _of_long(line.text)
    if len(line.text) > 180 and line.ended and not any(map(line.text.__contains__, hints)):
        return None  # most paragraphs of most stories
    if not any(map(str.isalnum, line.text)):
        return Kind.BOILERPLATE, "separator"
    return _link(line) or _caption(line) or _credit(line) or _note(line) or _notice(line) or _appeal(line)


def _of_long(text: str) -> Verdict | None:
    if _gallery(text, 4):
        return Kind.CAPTION, "gallery"
    signed = len(text) < 1500 and "(Photo by " in text[-_END:] and _AGENCY_END.search(text, len(text) - _END)
    return (Kind.CAPTION, "credit") if signed else None


def byline_names(text: str) -> re.Match[str] | None:
    """The match of a line that is nothing but a byline, with groups "names" and "rest"."""
    match = _BY.fullmatch(text) if len(text) <= 160 else None
    if match is None or match["names"].split()[0].lower().rstrip(",") in NOT_NAMES or any(c.isdigit() for c in match["names"]):
        return None
    return match if len(match["rest"]) < 25 or text[-1] != "." else None


def lone_name(text: str) -> bool:
    """Whether a line may be a person's name and nothing else."""
    words = text.split()
    return 2 <= len(words) <= 4 and len(text) <= 40 and text[-1] not in ".!?" and words[0] != "The" and bool(NAME.fullmatch(text))


def biography(line: Line, authors: str = "") -> bool:
    """Whether it tells who the author is; only to be asked at the ends of a story, or of a line that is there twice.

    `authors` are the names in the byline: of trades that stories are about as well, only theirs are taken.
    """
    text = line.text.lstrip("*_ ")
    if len(text) > LONG or not line.vocabulary.isdisjoint({"said", "while"}):
        return False
    match = _BIO.match(text) or _NOTE.match(text) or _BIO_ABROAD.match(text) or (_COVERS.match(text) if authors else None)
    if match is None:
        return False
    if match.re is _COVERS:
        return match["name"] in authors
    return match.re is _NOTE or (" " in match["name"] and (not match["weak"] or bool(match["note"]) or match["name"] in authors))


def told_of(line: Line) -> str | None:
    """Whom a line that tells who the author is names."""
    match = next((match for told in (_BIO, _BIO_ABROAD) if (match := told.match(line.text.lstrip("*_ ")))), None)
    return match["name"] if match and not match["weak"] and "photographer" not in line.vocabulary else None


def about_author(line: Line) -> bool:
    """Whether it begins as a note about an author does; only to be asked of a line that stands in several stories."""
    return len(line.text) <= LONG and not line.speech and bool(_BIO.match(line.text) or _NOTE.match(line.text))


def list_head(line: Line) -> bool:
    """Whether a list of other headlines begins with it."""
    text = _plain(line)
    return text in LIST_HEADS or text in SEE_ALSO or text in RELATED or bool(_LIST_OF.fullmatch(text) or _MISSED.fullmatch(text))


def link_beside(line: Line) -> bool:
    """Whether it may be another story's title; only to be asked beside a line that is one, or an offer."""
    words = line.text.split()
    plain = sum(word[0].islower() and len(word) > 2 for word in words)
    titled = _TITLED.match(line.text) and not line.ended and len(words) >= 8 and plain >= 3
    return not line.speech and "$" not in line.text and 40 < len(line.text) <= 160 and bool(titled or _TO_KNOW.search(line.text))


def _plain(line: Line) -> str:
    return line.said_once.lower().replace("’", "'").strip(_EDGES)


def _gallery(text: str, least: int) -> bool:
    return text.count("/") * 500 > len(text) and len(_GALLERY.findall(text)) >= least


def _signed_by_agency(text: str) -> bool:
    """Whether the last word may be an agency's."""
    return text.removesuffix(".").removesuffix(")").endswith(_ENDS_OF_AGENCIES)


def _caption(line: Line) -> Verdict | None:
    text = line.text
    end = text[-_END:]
    if (
        any(map(end.__contains__, _IN_CREDITS))
        and _CREDIT_END.search(text, len(text) - _END)
        and (text[-1] not in '”"' or "Credit" in text)
    ):
        return Kind.CAPTION, "credit: end"
    if (
        len(line.words) > 2
        and _signed_by_agency(text)
        and not text.startswith(("By ", "Contributing", "(Reporting"))
        and _AGENCY_END.search(text, len(text) - _END)
    ):
        return Kind.CAPTION, "agency"
    if not line.ended and len(text) <= 400 and len(line.words) > 6 and _CREDIT_BARE.search(text, len(text) - _END):
        return Kind.CAPTION, "credit: bare"
    by_agency = "/" in text or "ourtesy" in text or _signed_by_agency(text)
    if by_agency and len(text) < 70 and len(line.words) > 1 and _CREDIT_ALONE.fullmatch(text):
        return Kind.CAPTION, "credit: alone"
    if text[0] in _CAPTIONS_START and _CAPTION_START.match(text) and len(line.words) > 4:
        return Kind.CAPTION, "caption"
    if _CREDIT_FIRST.match(text):
        return Kind.CAPTION, "credit: first"
    return (Kind.CAPTION, "gallery") if _gallery(text, 3) else None


def _credit(line: Line) -> Verdict | None:
    text = line.said_once
    if byline_names(text):
        return Kind.BYLINE, "byline"
    if len(text) < 60 and _LONE_CREDIT.fullmatch(text):
        return Kind.BYLINE, "credit"
    if len(text) < 60 and _DATELINE.fullmatch(text):
        return Kind.BYLINE, "dateline"
    if text.startswith("Contributing: "):
        return Kind.BYLINE, "contributed"
    if len(text) < 300 and text[0] not in '“"' and (_CONTRIBUTING.match(text) or ("contributed" in text and _CONTRIBUTED.match(text))):
        return Kind.BYLINE, "contributed"
    if (
        any(map(text.__contains__, _IN_CONTACTS))
        and "us" not in line.vocabulary
        and not line.speech
        and (place := _REACH.search(text))
        and (
            place.start() == 0
            or "reached" in place.group()
            or place.group().startswith("you can")
            or _BIO.match(text)
            or _COVERS.match(text)
        )
    ):
        return Kind.BYLINE, "contact"
    if len(text) < 60 and _HANDLE.fullmatch(text):
        return Kind.BYLINE, "contact: address"
    return None


def _note(line: Line) -> Verdict | None:
    """Lines that are nothing but a button or a heading of a list."""
    text = _plain(line)
    if text in WHOLE_LINES:
        return Kind.BOILERPLATE, "page"
    if len(text) < 60 and _COUNTED.fullmatch(text):
        return Kind.BOILERPLATE, "page: count"
    if list_head(line):
        return Kind.BOILERPLATE, "list"
    if not line.vocabulary.isdisjoint(SHARE) and line.vocabulary <= SHARE | SHARE_FILL:
        return Kind.BOILERPLATE, "share"
    return None


def _link(line: Line) -> Verdict | None:
    """Titles of other stories, with what leads to them."""
    text = line.said_once
    if len(text) > 220:
        return None
    if text.rstrip(".!").endswith(_IN_LINK_ENDS) and _LINK_END.search(text) and not line.speech and not _closes_quotation(text):
        return Kind.BOILERPLATE, "read more: arrow"
    if _GLUED.fullmatch(text) and not line.speech:
        return Kind.BOILERPLATE, "link: glued"
    colon = ":" in text
    if colon and not line.speech and _HUB.fullmatch(text):
        return Kind.BOILERPLATE, "link: hub"
    if "://" in text and not line.speech and _ADDRESS.fullmatch(text):
        return Kind.BOILERPLATE, "address"
    if colon and not line.ended and _ELSEWHERE.fullmatch(text):
        return Kind.BOILERPLATE, "link: elsewhere"
    if not line.ended and len(line.words) >= 5 and _JOINED.search(text) and not line.speech:
        return Kind.BOILERPLATE, "link: joined"
    if colon and not _SAYING.search(text[: text.index(":")]) and _LINKED.fullmatch(text):
        return None if len(text) > 150 and text[-1] == "." else (Kind.BOILERPLATE, "link: colon")
    if line.prose:
        return None
    leads = _LEAD_IN.match(text.lstrip(_BULLETS))
    return (Kind.BOILERPLATE, "read more: lead-in") if leads or _leads_abroad(line) else None


def _leads_abroad(line: Line) -> bool:
    """The same in another language than English; what has no mark behind it may not be a sentence."""
    match = _LEAD_ABROAD.match(line.text.lstrip(_BULLETS)) if line.words and line.words[0] in _FIRST_ABROAD else None
    return bool(match and (match["mark"] or (match["also"] and not line.ended)))


def _closes_quotation(text: str) -> bool:
    """Whether a guillemet at the end of a line is none that points on: one opens before it, or the line is too long for a title."""
    return text[-1] in "»›" and (len(text) > 80 or any(mark in text for mark in _GUILLEMETS) or text.count(text[-1]) > 1)


def _notice(line: Line) -> Verdict | None:
    text = line.text
    if len(text) > 400:
        return None
    if _CLIP.search(text):
        return Kind.BOILERPLATE, "video"
    legal = any(map(text.__contains__, _IN_RIGHTS))
    lower = text.lower()
    if text.rstrip(")")[-1:].isdigit() and JUMP.fullmatch(text):
        return Kind.BOILERPLATE, "page: jump"
    if legal and not line.speech and _LEGAL.fullmatch(lower):
        return Kind.BOILERPLATE, "legal"
    if legal and not line.speech and _RIGHTS.search(lower):
        return Kind.BOILERPLATE, "legal: rights"
    if _OF_PAGE.match(text) and not _CORRECTS.search(text):
        return Kind.BOILERPLATE, "page: note"
    if _FIRST_ON.fullmatch(text):
        return Kind.BOILERPLATE, "legal: first on"
    if _UPDATED.fullmatch(lower):
        return Kind.BOILERPLATE, "updated"
    return (Kind.BOILERPLATE, "tracking") if any(map(text.__contains__, _SCRIPTS)) and _TRACKING.search(text) else None


def _appeal(line: Line) -> Verdict | None:
    """Lines that ask the reader to subscribe, follow, accept or buy."""
    if _TIP.fullmatch(line.text):
        return Kind.BOILERPLATE, "contact: tip"
    if ("@" in line.text or "ign up" in line.text or "ubscribe" in line.text) and _BIO.match(line.text):
        return Kind.BYLINE, "author"
    lower = line.said_once.lower().replace("’", "'")
    if line.speech and not lower.startswith(("sign up", "subscribe")):
        return None
    asks = not line.vocabulary.isdisjoint(READER) and any(map(lower.__contains__, _IN_APPEALS))
    appeals = len(set(_APPEAL.findall(lower))) if asks else 0
    long = line.prose and len(lower) > 180
    if appeals > 1 or (appeals and (not long or not line.vocabulary.isdisjoint(SURE_TOPICS))):
        return Kind.BOILERPLATE, "subscribe: appeal"
    if line.words[:1] == ["subscribe"]:
        return Kind.BOILERPLATE, "subscribe"
    if "here" in line.vocabulary and not long and _HERE.search(lower):
        return Kind.BOILERPLATE, "subscribe: here"
    opens = bool(line.words) and line.words[0] in OPENERS and (line.words[0] not in CONDITIONS or not line.vocabulary.isdisjoint(ADDRESSED))
    if opens and len(lower) < 200 and not line.vocabulary.isdisjoint(TOPICS) and not line.prose:
        return Kind.BOILERPLATE, "subscribe: opener"
    return None

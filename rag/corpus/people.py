"""Who wrote a story, of what a field or an element says: people, all of them, and nobody else.

Fields for authors hold outlets, agencies, mail addresses, numbers and accounts of the editing system as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from rag.corpus.calendar import weekdays
from rag.corpus.dates import first_date
from rag.corpus.labels import PUBLISHED, SECTIONS, UPDATED
from rag.corpus.linked_data import letters, unbroken
from rag.corpus.outlets import AGENCY, is_outlet
from rag.corpus.phrases import PAPERS, TRADES, TRADES_ABROAD

# What is done "by" somebody who has not written the story.
OTHER_WORK = re.compile(
    r"(?:edit|review|check|approv|translat|illustrat|photograph|photos?|pictur|imag|graphic|produc|direct|design|power|host|sponsor|present"
    r"|support|curat|narrat|film|fund|own|foto|übersetz|bearbeit|traduc)[^\W\d_]*\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\A(?:(?:[–—-]+\s*)?(?:(?:posted|published|veröffentlicht|publié|publicado)\b[^|]{0,30}?\d[^|]{0,20}? (?:by|von|par|por)"
    rf"|(?:(?!{OTHER_WORK.pattern})[^\W\d_]+ ){{0,3}}by"
    r"|(?:(?:geschrieben|verfasst|text|erstellt|eingestellt|veröffentlicht|artikel|kommentar"
    r"|(?:ein )?interview|(?:ein )?(?:gast|blog[ -]?)?beitrag|(?:ein )?bericht|rezept|pressemitteilung|meldung|analyse|kolumne|essay"
    r"|protokoll"
    r"|(?:zeige )?alle (?:beiträge|artikel)|alles) )?vo[nm]"
    r"|(?:(?:écrit|publié|rédigé|recueilli|posté) )?par|(?:(?:escrito|texto|publicado) )?por|(?:scritto |pubblicato )?d[ia]|door|av|af)"
    r"(?:\s*:\s*|\s+)(?=(?:(?:der|die|das|the|el|la|le) )?(?-i:[^\W\d_a-z]))"
    r"|(?:text|texto|texte|tekst|testo|words|story) (?:und|and|et|y|e|og|och|[&+]) [^\W\d_]+\s*[:/]\s*(?=(?-i:[^\W\d_a-z]))"
    r"|(?:un|une) (?:article|documentaire|enquête|récit|reportage|texte) (?:de|par)\s+(?=(?-i:[^\W\d_a-z]))"
    r"|(?:autor(?:in|es|as|en|a)?|auteurs?|autore|autori|authors?|texte?|texto|tekst|testo|byline|redaktör|reporters?|writers?|words|story"
    r"|автор|текст|kirjoittaja|yazan)(?:\s*[:/]\s*|\s+)(?=(?-i:[^\W\d_a-z]))|(?:作者|文|記者|记者|取材)\s*[:/：]\s*"
    r"|(?:interview|redaktion|bericht|kommentar|protokoll|reportage|analyse|analysis|report)\s*:\s*(?=(?-i:[^\W\d_a-z]))"
    r"|(?:in|on)\s+(?=(?-i:[^\W\d_a-z]\w+ [^\W\d_a-z]))"
    r"|(?:[^\W\d_]+-)*(?:expert(?:e|in)|redakteur(?:in)?|gastautor(?:in)?|korrespondent(?:in)?|reporter(?:in)?|volont[äa]r(?:in)?"
    r"|rechtsanw[aä]lt(?:in)?|staff writer"
    r"|correspondent|pfarrer(?:in)?|chefredakteur(?:in)?|redaktionsleiter(?:in)?)\s+(?=\S+\s))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:(?<!\s)\s+)?[,;|•·/\n\t，、；|｜]+\s*(?:(?:and|und|et|y|e|en|och|og)\s+)?"
    r"|(?<!\s)\s+(?:[–—-]+|&|\+|and|AND|und|et|avec|with|och|og|ja|en|и|та|і|ve|oraz)\s+|(?<!\s)\s+(?=\((?:[^()]*)\))|(?:(?<!\s)\s+)?(?=@)"
    r"|(?<=[^\W\d_]{3})\s+(?:y|e|i|a)\s+(?=[^\W\d_a-z]\S*\s\S)"
    r"|(?<!\s)\s+(?:im (?:Gespräch|Interview) mit|in conversation with)\s+"
)
_OF = re.compile(
    r"(?<!\s)\s+(?:(?:for|at|in|from|für|bei|pour|para|per|voor|on|mit)\s+.*"
    r"|(?:updated|published|posted|aktualisiert|veröffentlicht|publié|publicado|actualizado|follow|shares?|profile?|bio|mehr|more|contact"
    r"|(?:alle|all|view|see|read|show|zeige|weitere|mehr) (?:all|more|artikel|articles|beiträge|posts|profile"
    r"|bio|stories|von|by))(?:\s.*)?$"
    r"|(?:hace|vor|il y a|há|fa|for|ago)?\s?\d.*"
    r"|(?:am|vom|den|le|el|il|em|på|op|um|à)(?:\s+\d.*)?$|(?:illustration(?:en)?|fotos?|bilder|photos?|fotografien?|grafik|mitarbeit)"
    r"(?:\s*:|\s+(?:von|by|par|por)\b).*)",
    re.IGNORECASE | re.DOTALL,
)
_ACCOUNT = re.compile(r"[\d@_#/<>=\\{}\[\]\"“”]|https?:|www\.|\w\.(?:com|org|net|de|fr|info|co|tv|news)\b|\.(?:html?|php)\b", re.IGNORECASE)
_JUNIOR = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|m\.?a|esq|rn|mph)\.?", re.IGNORECASE)
_NICKNAME = re.compile(r"(?<=\S)\s(?:[\"“][^\W\d_][^\"“”]{0,20}[\"”]|\([^\W\d_][^()]{0,30}\))(?=\s\S)")
_INSERTED = re.compile(r"\s*[^\W\d_]+\s\([^()]{1,30}\)\s[^\W\d_a-z]")  # "Ann (Mary) Lee"
_PARTICLES = frozenset(
    "de da do dos das del della di du d la le les el al bin ibn ben van von vom der den ter ten zu zur y e i und af av of the st "
    "ul os".split()
)
# Words in what no person is called, in small letters: offices, bodies, and the accounts of editing systems.
_BODIES = frozenset(
    "agencias agences agenzie agências "
    "staff team editor editors editorial redaktion redaktionen redaktionsteam redaktor redaktør redaktör rédaction redaction redacción "
    "redaccion redação redacao redazione redactie redakcja redakce toimitus редакция admin administrator webadmin webmaster user "
    "unknown anonymous anonym author autor news newsroom desk newsdesk agency agencies agentur agenturen agencia agence press "
    "presse prensa media reporter reporters correspondent writer writers contributor contributors columnist journalist producer "
    "photographer freelancer intern wire service services report reports online website blog magazine magazin zeitung newspaper verlag "
    "gmbh inc ltd llc ag kg ev e.v corp company university universität institute institut foundation stiftung ministry council association "
    "verein department office support community network publisher publishing wikimedia ministerium bundesministerium landesanstalt "
    "bundesanstalt landesamt bundesamt fraktion bundestagsfraktion landtagsfraktion verband gesellschaft hochschule polizei feuerwehr "
    "ministère université ministerio universidad gobierno ayuntamiento ministero università police government authority federation board "
    "committee party union center centre society bureau getty chief uhr newsletter comments monday tuesday wednesday thursday "
    "dienstag mittwoch donnerstag sekretariat secretariat abteilung pressestelle partei diakonie caritas kirche kirchengemeinde kitchens "
    "family collectif collective kollektiv colectivo sponsored gesponserte inhalte content deutschland österreich schweiz germany "
    "rundfunk theater theatre software holding communications rights reserved "
    "switzerland austria international program programme project projekt initiative kommentar kommentare commentary".split()
) | {word.lower() for word in PAPERS}
_TRADES = TRADES | {trade.casefold() for trade in TRADES_ABROAD}
# In German these end the names of offices and bodies.
_COMPOUNDS = re.compile(
    r"[^\W\d_]+(?:redaktion|verband|verein|ministerium|gesellschaft|stiftung|zentrale|pressestelle|agentur|universität)"
)
# Before the name of a body.
_OF_BODIES = frozenset(("deutsche", "deutscher", "deutsches", "evangelische", "katholische"))
# Of these, too, unless a first name stands before them: they are surnames.
_SURNAMES_TOO = frozenset("euer eure ihr ihre your root guest gast montag freitag samstag sonntag ort lieu place location".split())
_NO_FIRST_NAMES = _OF_BODIES | _SURNAMES_TOO
_ARTICLES = frozenset(("The", "Die", "Der", "Das", "Les", "Los", "Las"))  # before a band's, a blog's or a body's name
# What pages say beside an author, and data sets where there is none.
NOBODY = frozenset(
    "posted published updated comment follow share facebook twitter instagram email print read more minutes ago by von photo photos image "
    "view profile all posts home contact subscribe about senior deputy last youtube linkedin xing whatsapp pinterest telegram x managing "
    "assistant special opinion politics sports none null nan n/a web group zum zur "
    "articles artikel shares mehr jetzt teilen drucken tweeten merken name e-mail kontakt see send".split()
)
_HALF_SMALL = re.compile(r"[^\W\d_a-z][^\W\d_]+ [^\W\d_A-Z]{3,}")  # "Ann lee", where it is said to be a person's name
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_BODY = re.compile(
    r"[社网網报報台]$|留言|人[氣气]|[發发]表|回覆|[評评][論论]|新闻|新聞|编辑|編集|責任|責任|来源|來源|通讯|记者|記者|中心|日报"
)
_LONGEST = 300  # characters
_MOST_WORDS = 6


def people_in(value: object, nobody: Collection[str] = ()) -> str | None:
    """The people a value names, as it joins them where it names nobody else, else with commas; None when there are none.

    `nobody` are names, of the site above all, that are no people here, in letters and digits alone.
    """
    if isinstance(value, str):
        return _of_words(value, nobody)
    if isinstance(value, Mapping):
        named = value.get("name")
        people = people_in(named, nobody) if isinstance(named, str | list) else None
        return people or (named if isinstance(named, str) and _HALF_SMALL.fullmatch(named) and is_person(named.title(), nobody) else None)
    if isinstance(value, list | tuple):
        found: list[str] = []
        for item in value[:50]:
            if (names := people_in(item, nobody)) and not any(names in other for other in found):
                found.append(names)
        return ", ".join(found) or None
    return None


def in_order(author: str) -> str:
    """Names with the surname before the comma, as catalogues have them ("Lee, Ann; Roe, Bo"), as they are spoken."""
    if ";" in author:
        return "; ".join(in_order(one) for one in author.split(";"))
    surname, comma, given = author.strip().partition(", ")
    one = comma and {part.lower() for part in surname.split()[:-1]} <= _PARTICLES
    return f"{given} {surname}" if one and is_person(f"{given} {surname}") else author


def is_person(words: str, nobody: Collection[str] = ()) -> bool:
    """Whether the words are one person's name as far as their shape tells."""
    words = _NICKNAME.sub("", words)
    tokens = words.split()
    told = len("".join(tokens)) > 1 and len(tokens) <= _MOST_WORDS and not _is_nobody(words, tokens, nobody)
    return told and _is_named(words, tokens)


def _is_named(words: str, tokens: Sequence[str]) -> bool:
    if _HAN.search(words):
        return len(words) <= 5 and not _HAN_BODY.search(words)
    if len(tokens) == 1:
        return len(words) > 2 and words[0].isupper() and (words[1:] != words[1:].upper()) and words.isalpha()
    return all(_named(token) for token in tokens) and sum(token != token.lower() or not token[0].islower() for token in tokens) > 1


def _is_nobody(words: str, tokens: list[str], nobody: Collection[str]) -> bool:
    """Whether words are an account, an office, an outlet or the like."""
    first, plain = tokens[0], {part.strip(".,:()’'").casefold() for token in tokens for part in token.split("-")}
    return bool(
        _ACCOUNT.search(words)
        or letters(words) in nobody
        or AGENCY.match(words)
        or is_outlet(words)
        or plain & _BODIES
        or plain.issubset(NOBODY)
        or first.capitalize() in _ARTICLES
        or first.casefold() in _NO_FIRST_NAMES
        or first.endswith(("'s", "’s"))
        or any(map(_COMPOUNDS.fullmatch, plain))
        or any(label.fullmatch(first) for label in (PUBLISHED, UPDATED))
        or words.casefold() in SECTIONS
        or (len(tokens) > 2 and tokens[1].casefold() == "der")  # "Bank der Armen"
    )


def _named(token: str) -> bool:
    bare = token.lstrip("‘'’„«.-")
    begins = not bare[:1].islower() or bare.casefold().rstrip(".") in _PARTICLES or bare.startswith(("d'", "d’", "l'", "l’")) or "-" in bare
    return bare[:1].isalpha() and token[-1] not in ":;!?" and begins


def _of_words(words: str, nobody: Collection[str]) -> str | None:
    text = _once(_unquoted(" ".join(unbroken(words).split())[:_LONGEST]))
    if letters(text) in nobody:  # "Jobs & Hire"
        return None
    while match := _BY.match(text):
        text = text[match.end() :]
    if any(map(str.isdigit, text)) and (day := first_date(text)):
        text = _before_day(text[: day[1]]) or text[day[2] :]
    borders = list(_borders(text))
    found: list[tuple[int, int]] = []
    for start, end in zip((0, *(after for _, after in borders)), (*(before for before, _ in borders), len(text)), strict=True):
        start += len(text[start:end]) - len(text[start:end].lstrip("([ "))
        start += match.end() if (match := _BY.match(text[start:end])) else 0
        start += _button(text[start:end])
        piece = _without_trade(_once(_OF.sub("", text[start:end]).rstrip(" .:)]")))
        if _JUNIOR.fullmatch(piece) and found:
            found[-1] = (found[-1][0], end)
        elif is_person(piece, nobody):
            found.append((start, start + len(piece)))
    if any(map(_is_body, text.replace("-", " ").casefold().split())):
        found = [(start, end) for start, end in found if " " in text[start:end]]  # "Landesanstalt für Wald und Forstwirtschaft"
    if found and " " in text[slice(*found[0])]:  # "Ann Lee, Lisbon"
        found = [(start, end) for start, end in found if " " in text[start:end] or not text[start].isupper()]
    if not found:
        return None
    if _joins(text, found):
        return text[found[0][0] : found[-1][1]]
    return ", ".join(dict.fromkeys(text[start:end] for start, end in found))


def _without_trade(name: str) -> str:
    """A name without the trade that stands behind it ("Ann Lee Chefredakteurin")."""
    parts = name.split(" ")
    behind = len(parts) == 3 and parts[2].casefold() in _TRADES and parts[1].casefold() not in NOBODY  # "Ann Senior Reporter"
    return " ".join(parts[:2]) if behind else name


def _before_day(text: str) -> str:
    """What stands before a day, without the weekday that belongs to it ("Ann Lee Fr, 18. Oktober 2019")."""
    before, _, last = text.rstrip(" ,.").rpartition(" ")
    marked = text.rstrip().endswith((",", "."))  # "An" and "Do" are surnames too
    return (before if marked and last.casefold() in weekdays(()) else text).rstrip(" ,|–—-")


def _borders(text: str) -> Iterator[tuple[int, int]]:
    """What stands between the names of a text; brackets within a name are none."""
    start = 0
    for match in _BETWEEN.finditer(text):
        if not (text.startswith("(", match.end()) and _INSERTED.match(text, start)):
            start = match.end()
            yield match.span()


def _unquoted(words: str) -> str:
    return words[1:-1].strip() if len(words) > 2 and words[0] == words[-1] and words[0] in "\"'" else words


def _button(words: str) -> int:
    """How much of a name is the button before it ("Print Ann Lee")."""
    first, _, name = words.partition(" ")
    return len(first) + 1 if first.casefold() in NOBODY and " " in name.strip() and is_person(name.strip()) else 0


def _is_body(word: str) -> bool:
    return word.strip(".,:()’'") in _BODIES


def _once(words: str) -> str:
    """The words, once, when they say the same twice, as elements made for two sizes of screens do."""
    half = (len(words) - 1) // 2
    return words[:half] if len(words) > 8 and words[:half] == words[half + 1 :] and words[half] == " " else words


def _joins(text: str, found: list[tuple[int, int]]) -> bool:
    """Whether nothing but "and" and commas stands between the names."""
    return all(re.fullmatch(r"\s*,?\s*(?:,|&|and|und|et|y|e|og|och|en)?\s*", text[a:b]) for (_, a), (b, _) in pairwise(found))

"""Downloads from databases of the press: one file, many stories, each behind a head of its own.

Nexis and Lexis number their documents ("1 of 3 DOCUMENTS") or end each with a line ("End of Document"); Factiva ends each
with its number ("Document NYTF000020220112") and may label its fields (HD, BY, PD, SN, LP, TD); EBSCO begins each with
"Record: 1". A story's text is its body,
an exact slice of the text of the file; what its head says of it becomes its fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from rag.corpus.dates import first_date
from rag.corpus.formats import one_line, text_hash
from rag.corpus.one_byte import Sought
from rag.corpus.outlets import AGENCY
from rag.corpus.people import NOBODY, in_order, people_in
from rag.corpus.phrases import TRADES
from rag.corpus.rules import byline_names
from rag.types import Article, Kind, Mark

VERSION = "5"
_NUMBERED = re.compile(
    r"^[^\S\n]*(?:(?:Document|Dokument|Documento)[^\S\n]+\d{1,5}[^\S\n]+(?:of|von|de|di|van|sur)[^\S\n]+\d{1,5}"
    r"|\d{1,5}[^\S\n]+(?:of|von|de|di|van|sur)[^\S\n]+\d{1,5}[^\S\n]+(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN))[^\S\n]*\r?$",
    re.MULTILINE,
)
_ENDED = re.compile(
    r"^[^\S\n]*(?:End of Document|Ende des Dokuments|Dokumentende|Fin du document|Fin del documento|Fine del documento"
    r"|Einde van (?:het )?document|Fim do documento)[^\S\n]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_FACTIVA = re.compile(
    r"^[^\S\n]*(?:AN[^\S\n]+)?(?:Document|Dokument|Documento|Документ|文件|文檔|文档|文書|문서)[^\S\n]+(?=[A-Z]*\d)[A-Z][A-Z0-9]{3,29}[a-z0-9]{0,20}[^\S\n]*\r?$",
    re.MULTILINE,
)
_RECORD = re.compile(r"^[^\S\n]*Record: \d{1,5}[^\S\n]*\r?$", re.MULTILINE)
_RULE = re.compile(r"^_{30,}[^\S\n]*\r?$", re.MULTILINE)  # between documents of ProQuest
_EUROPRESSE = re.compile(r"^[^\S\n]*(?:news|web|bio|rpt)·\d{8}·[A-Z]+·\S+[^\S\n]*\r?$", re.MULTILINE)
_GENIOS = re.compile(r"^[^\S\n]*Dauerhafte Adresse des Dokuments:.*$", re.MULTILINE)
_LENGTHS = ("LENGTH: ", "Length: ", "LÄNGE: ", "LONGUEUR: ", "LONGITUD: ", "LUNGHEZZA: ")  # in the head of every story of Lexis
_SIGNS = "______|·|Gale |Accession|ocument|okument|OCUMENT|OKUMENT|окумент|文件|文檔|文档|文書|문서|Record: "
# One of these stands in every border, but for a mixture of capitals.
_IN_BORDERS = Sought(sign.encode() for sign in (*_LENGTHS, *_SIGNS.split("|")))
_ALONE = ("Full Text:", "Full text:", "FULL TEXT:")  # of one story without a border
_FIELD = re.compile(r"(?P<name>[^\W\d_][\w -]{1,24}):\s*(?P<value>.*)")
_NAMES = {
    "title": ("headline", "title", "titel", "titre", "título", "titolo", "überschrift", "schlagzeile"),
    "byline": ("byline", "author", "authors", "autor", "autoren", "auteur", "autore"),
    "outlet": ("source", "from", "publication", "publication title", "quelle", "fuente", "fonte"),
    "published": ("publication date", "date", "datum", "erscheinungsdatum"),
    "head": (
        *("section", "length", "dateline", "highlight", "series", "edition", "page", "pages", "body", "full text", "document url"),
        *("rubrik", "zeitungsrubrik", "länge", "laenge", "rubrique", "longueur", "sección", "longitud", "sezione", "lunghezza", "ressort"),
    ),
    "tail": (
        *("load-date", "update", "language", "sprache", "langue", "idioma", "lingua", "publication-type", "publikationstyp"),
        *("fecha de carga", "ladedatum", "date de chargement", "data di caricamento", "data de carregamento", "laaddatum"),
        *("date-chargement", "langue", "type-publication", "dokumentnummer"),
        *("publikationsart", "zeitschriftentyp", "journal-code", "document-type", "graphic", "notes", "correction-date", "copyright"),
    ),
}
_ROLE = {name: role for role, names in _NAMES.items() for name in names}
_TAIL = re.compile(
    r"(?:copyright|©|\(c\)) .*|classification|graphic|load-date"
    r"|(?-i:SUBJECT|COMPANY|ORGANIZATION|PERSON|TICKER|INDUSTRY|GEOGRAPHIC|COUNTRY|STATE"
    r"|CITY|URL|CATEGORY): .*",
    re.IGNORECASE,
)
_BODY = frozenset(("body", "text", "texte", "volltext", "corps", "cuerpo", "corpo", "full text"))
_RIGHTS = re.compile(
    r"\(?(?:copyright\b|©|\(c\)).*|all rights reserved.*|alle rechte vorbehalten.*|tous droits réservés.*|todos los derechos.*",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\d[\d,.]{0,12} (?:words|wörter|worte|mots|palabras|palavras|parole|woorden|ord|слов[ао]?|słów|slov|kelime|字|文字|단어|자)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?")
_LABEL = re.compile(
    r"(?P<name>AN|HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CX|CR|CO|IN|NS|RE|PUB|SE|CLM|ART|RF|IPC|IPD|VOL|NT)(?:\s+(?P<value>\S.*))?"
)
_LABELS = {"HD": "title", "BY": "byline", "SN": "outlet", "PD": "published"}
_BY = re.compile(r"^(?:by|von|par|por) ", re.IGNORECASE)
_FOOT = re.compile(  # behind the full text of a document of ProQuest
    r"details|source citation\b.*"
    r"|(?:copyright|gale document number|publication info|links|subjects?|location|people|identifier / keyword|keywords?"
    r"|company(?: / organization)?|classification|business indexing term): ?.*",
    re.IGNORECASE,
)
_EBSCO_FIELD = re.compile(
    r"(?P<name>Title|Authors?|Source|Document Type|Subjects?(?: Terms)?|Geographic Terms|People|Company/Entity|NAICS/Industry Codes"
    r"|Reviews & Products|Author-Supplied Keywords|Author Affiliations|Abstract|Lexile|Full Text Word Count|ISSN|ISBN|DOI"
    r"|Accession Number|Database|Publication Type|Persistent link to this record \(Permalink\)"
    r"|Cut and Paste|Section):(?:\s+(?P<value>\S.*))?"
)
_EBSCO_ENDS = re.compile(r"~{4,}|Copyright of .{2,200} is the property of .*")
_LABELLED = 3  # fields of a story without a border
_SHORT = 120  # characters: a longer line is no byline
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    after_blank: bool


@dataclass(slots=True)
class _Story:
    """Where a story's body stands in the file's text, its fields as (value, place), and labels that stand within it."""

    start: int = 0
    end: int = 0
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    labels: list[_Line] = field(default_factory=list)

    def take(self, name: str, value: str | None, place: str) -> None:
        if value and name not in self.fields:
            self.fields[name] = (value, place)


def stories(article: Article) -> tuple[Article, ...]:
    """The stories of a download in the text of `article`; the article itself when it is none."""
    found = _found(article.text)
    return tuple(_story(article, story, number) for number, story in enumerate(found, 1)) if found else (article,)


def is_border(line: str) -> bool:
    """Whether a line stands between two stories of a download."""
    return any(pattern.fullmatch(line) for pattern in (_NUMBERED, _ENDED, _FACTIVA, _RECORD))


def stands_alone(line: str) -> bool:
    """Whether a line belongs to the head or the foot of a story, and is no part of a paragraph."""
    if is_border(line) or line.casefold() in _BODY or _WORDS.fullmatch(line):
        return True
    names = byline_names(line) if line[0] == "B" else None
    return len(line) < 200 and bool(_role(line) or (names and not names["rest"]))


def may_be(page: bytes) -> bool:
    """Whether a web page may be a download."""
    return any(
        sign in page
        for sign in (b"End of Document", b"DOCUMENTS", b"rticleParagraph", b">Document ", b"enArticle", b"DOCFULL", b"DocPublicationName")
    )


def _found(text: str) -> list[_Story]:
    if not _IN_BORDERS.numbers(text.encode("utf-8", "surrogatepass")):
        return []
    for pattern, parse in _PARSED:
        borders = list(pattern.finditer(text))
        if not borders:
            continue
        if parse in (_numbered, _recorded, _full_text):
            places = [m.end() for m in borders], [*(m.start() for m in borders[1:]), len(text)]
        else:
            places = [0, *(m.end() for m in borders[:-1])], [m.start() for m in borders]
        found = [
            story for start, end in zip(*places, strict=True) if (story := parse(_lines(text, start, end))) and story.start < story.end
        ]
        if found:
            return found
    lines = _lines(text, 0, len(text))
    labelled = any(line.text.startswith(_ALONE) for line in lines) and sum(map(bool, (_role(line.text) for line in lines))) >= _LABELLED
    alone = (_full_text(lines) if labelled else None) or (_recorded(lines) if "Accession Number:" in text else None)
    if alone is None and any(map(text.__contains__, _LENGTHS)) and any((_role(line.text) or "")[:1] == ("tail",) for line in lines):
        alone = _with_fields(lines, title_first=any(map(_is_body, lines)))
    return [alone] if alone and alone.start < alone.end else []


def _lines(text: str, start: int, end: int) -> list[_Line]:
    found, blank, at = [], True, start
    for line in text[start:end].split("\n"):
        words = line.strip()
        if words:
            place = at + line.index(words)
            found.append(_Line(place, place + len(words), words, blank))
        blank, at = not words, at + len(line) + 1
    return found


def _numbered(lines: Sequence[_Line]) -> _Story | None:
    """Outlet, date, title, fields, body: what Lexis has always given; or ProQuest's fields, the text among them."""
    return _full_text(lines) or _with_fields(lines, title_first=False)


def _full_text(lines: Sequence[_Line]) -> _Story | None:
    start = next((n for n, line in enumerate(lines) if line.text.lower().startswith("full text:")), None)
    if start is None:
        return None
    stop = next((n for n in range(start + 1, len(lines)) if _closes(lines[n].text)), len(lines))
    value = lines[start].text[len("full text:") :].lstrip()
    place = lines[start].end - len(value) if value else lines[min(start + 1, stop - 1)].start
    story = _Story(place, lines[stop - 1].end)
    for line in (*lines[:start], *lines[stop:]):
        if (hit := _role(line.text)) and hit[0] not in ("head", "tail"):
            _take_field(story, line, hit[0], hit[1])
    story.take("title", one_line(lines[0].text), "head of the story")
    return story


def _closes(line: str) -> bool:
    return bool(_role(line) or _FOOT.fullmatch(line)) or not any(map(str.isalnum, line))


def _recorded(lines: Sequence[_Line]) -> _Story | None:
    """EBSCO's fields, each with its value behind it or below, and the text behind the last of them."""
    labels = [(n, match) for n, line in enumerate(lines) if (match := _EBSCO_FIELD.fullmatch(line.text))]
    if "Title" not in [match["name"] for _, match in labels]:
        return None
    story, body = _Story(), 0
    for (number, match), stop in zip(labels, [*(n for n, _ in labels[1:]), len(lines)], strict=True):
        name, value = match["name"].rstrip("s"), match["value"] or (lines[number + 1].text if number + 1 < stop else "")
        body = number + (1 if match["value"] else 2)
        if name == "Title":
            story.take("title", one_line(value.removesuffix(".")), "field Title")
        elif name == "Author":
            _take_field(story, lines[number], "byline", value)
        elif name == "Source":
            outlet, _, rest = value.partition(". ")
            found = first_date(rest, languages=("en-us",))
            story.take("outlet", one_line(outlet), "field Source")
            story.take("published", found[0] if found else None, "field Source")
    end = next((n for n in range(body, len(lines)) if _EBSCO_ENDS.fullmatch(lines[n].text)), len(lines))
    story.start, story.end = (lines[body].start, lines[end - 1].end) if body < end else (0, 0)
    return story


def _named_first(lines: Sequence[_Line]) -> _Story | None:
    """Title, outlet, date, fields, "Body": what Nexis gives now."""
    return _with_fields(lines, title_first=True)


def _role(line: str) -> tuple[str, str] | None:
    match = _FIELD.fullmatch(line)
    role = _ROLE.get(match["name"].casefold()) if match else None
    return (role, match["value"]) if match and role else None


def _with_fields(lines: Sequence[_Line], title_first: bool) -> _Story | None:
    first = next((n for n, line in enumerate(lines) if (_role(line.text) or ("tail", "")) != ("tail", "") or _is_body(line)), len(lines))
    body = _body(lines, first, title_first)
    if body is None:
        return None
    stop = next((n for n in range(body, len(lines)) if _ends(lines[n])), len(lines))
    if body >= stop:
        return None
    story = _Story(lines[body].start, lines[stop - 1].end)
    for number in range(first, body):
        if (hit := _role(lines[number].text)) and hit[0] not in ("head", "tail"):
            value = " ".join((hit[1], *_wrapped(lines[number + 1 : body], title_first)))
            _take_field(story, lines[number], hit[0], value)
    _head(story, [line for line in lines[:first] if not _RIGHTS.fullmatch(line.text)], title_first)
    return story


def _take_field(story: _Story, line: _Line, name: str, value: str) -> None:
    story.take(name, _said(name, value), f"field {line.text.partition(':')[0]}")


def _said(name: str, value: str) -> str | None:
    """What a field says: of bylines the people, of a title of ProQuest's the paper without its town."""
    if name == "byline":
        return _people(value)
    return _day(value) if name == "published" else one_line(value.partition("; ")[0] if name == "outlet" else value)


def _people(value: str) -> str | None:
    words = one_line(_BY.sub("", value.strip())) or ""
    name, trade = words.split()[:2], words.split()[2:]  # "Ann Lee Transport Correspondent"
    if 1 <= len(trade) <= 2 and trade[-1].casefold() in TRADES and NOBODY.isdisjoint(part.casefold() for part in name):
        words = " ".join(name)
    return people_in(in_order(words)) or (words if AGENCY.fullmatch(words) else None)


def _body(lines: Sequence[_Line], first: int, title_first: bool) -> int | None:
    """The first line of the body, behind the fields of the head; None when it has no such fields."""
    named = next((n for n, line in enumerate(lines) if _is_body(line) and n >= first), None)
    if named is not None:
        return named + 1
    last = None
    for number in range(first, len(lines)):
        hit = _role(lines[number].text)
        if hit and hit[0] == "tail":
            break
        if hit:
            last = number
            if lines[number].text.split(":")[0].casefold() in _BODY and hit[1]:  # "Full text: The council …"
                return number
        elif last is None or lines[number].after_blank or title_first:
            break
        else:
            last = number  # the rest of a field that was wrapped
    return None if last is None else last + 1


def _is_body(line: _Line) -> bool:
    return line.text.rstrip(":").casefold() in _BODY


def _wrapped(after: Sequence[_Line], title_first: bool) -> list[str]:
    """The further lines of a field's value in a text whose fields stand apart."""
    found: list[str] = []
    for line in after:
        if line.after_blank or title_first or _role(line.text):
            break
        found.append(line.text)
    return found


def _ends(line: _Line) -> bool:
    hit = _role(line.text)
    return bool((hit and hit[0] == "tail") or _TAIL.fullmatch(line.text))


def _head(story: _Story, head: Sequence[_Line], title_first: bool) -> None:
    """Title, outlet and day as they stand before the first field, in one order or the other."""
    short = [(n, line.text) for n, line in enumerate(head) if len(line.text) <= 80]
    dated = [n for n, words in short if _day(words)] or [n for n, words in short if _YEAR.search(words)]
    if not dated:
        if title_first and len(head) <= 2:
            for name, line in zip(("title", "outlet"), head, strict=False):
                story.take(name, one_line(line.text), "head of the story")
        return
    day = dated[-1] if title_first else dated[0]
    story.take("published", _day(head[day].text), "head of the story")
    if title_first:
        story.take("outlet", one_line(head[day - 1].text) if day else None, "head of the story")
        story.take("title", one_line(head[day - 2].text) if day > 1 else None, "head of the story")
        return
    story.take("outlet", one_line(head[0].text) if day else None, "head of the story")
    after = head[day + 1 :]
    start = max((n for n, line in enumerate(after) if line.after_blank), default=0)
    story.take("title", one_line(" ".join(line.text for line in after[start:])), "head of the story")


def _factiva(lines: Sequence[_Line]) -> _Story | None:
    return _labelled(lines) or _counted(lines)


def _labelled(lines: Sequence[_Line]) -> _Story | None:
    """Factiva's fields with their labels, which stand before the value or on a line of their own."""
    labels = [(n, match) for n, line in enumerate(lines) if (match := _LABEL.fullmatch(line.text))]
    names = [match["name"] for _, match in labels]
    if "HD" not in names or {"LP", "TD"}.isdisjoint(names):
        return None
    labels = labels[len(names) - 1 - names[::-1].index("HD") :]
    ends = [*(n for n, _ in labels[1:]), len(lines)]
    story = _Story()
    for (number, match), stop in zip(labels, ends, strict=True):
        value = lines[number + 1 : stop]
        if match["name"] in _LABELS:
            words = " ".join([match["value"] or "", *(line.text for line in value)])
            story.take(_LABELS[match["name"]], _said(_LABELS[match["name"]], words), f"field {match['name']}")
        elif match["name"] in ("LP", "TD") and (match["value"] or value):
            start = lines[number].start + match.start("value") if match["value"] else value[0].start
            if story.end:
                story.labels.append(_Line(lines[number].start, start if match["value"] else lines[number].end, match["name"], True))
            story.start, story.end = story.start if story.end else start, (value or lines[number : number + 1])[-1].end
    return story


def _counted(lines: Sequence[_Line]) -> _Story | None:
    """Title, byline, "61 words", date, outlet, code, language, copyright, and the body."""
    count = next((n for n, line in enumerate(lines) if _WORDS.fullmatch(line.text)), None)
    if not count:
        return None
    rights = next((n for n in range(count, min(count + 12, len(lines))) if _RIGHTS.fullmatch(lines[n].text)), None)
    day = next((n for n in range(count + 1, min(count + 6, len(lines))) if _day(lines[n].text)), count + 1)
    body = (rights if rights is not None else day + 4) + 1
    while body < len(lines) and _RIGHTS.fullmatch(lines[body].text):
        body += 1
    if body >= len(lines):
        return None
    story = _Story(lines[body].start, lines[-1].end)
    before = [line.text for line in lines[max(0, count - 3) : count]]
    if len(before) > 1 and len(before[-1]) < _SHORT and _people(before[-1]):
        story.take("byline", _people(before.pop()), "head of the story")
    story.take("title", one_line(before[-1]), "head of the story")
    story.take("published", _day(lines[day].text), "head of the story")
    outlet = day + 1 + bool(_TIME.fullmatch(lines[day + 1].text))
    story.take("outlet", one_line(lines[outlet].text) if outlet < body else None, "head of the story")
    return story


def _europresse(lines: Sequence[_Line]) -> _Story | None:
    """Outlet, date, title, author, body."""
    lines = [line for line in lines if not _RIGHTS.fullmatch(line.text)]
    day = next((n for n, line in enumerate(lines[:6]) if _day(line.text)), None)
    if not day or day + 2 >= len(lines):
        return None
    signed = len(lines[day + 2].text) < _SHORT and _people(lines[day + 2].text)
    body = day + (3 if signed else 2)
    if body >= len(lines):
        return None
    story = _Story(lines[body].start, lines[-1].end)
    story.take("outlet", one_line(lines[0].text), "head of the story")
    story.take("published", _day(lines[day].text), "head of the story")
    story.take("title", one_line(lines[day + 1].text), "head of the story")
    story.take("byline", signed or None, "head of the story")
    return story


def _genios(lines: Sequence[_Line]) -> _Story | None:
    """Outlet and date in one line ("Der Bote vom 05.03.2024, Seite 12"), title, body, byline, and fields behind it."""
    lines = [line for line in lines if not _RIGHTS.fullmatch(line.text)]
    stop = next((n for n, line in enumerate(lines) if n and _role(line.text) and _role(line.text) != ("head", "")), len(lines))
    head = next((n for n, line in enumerate(lines[:3]) if _ISSUE.fullmatch(line.text)), None)
    title, body = (0 if head is None else head + 1), (1 if head is None else head + 2)
    if body >= stop:
        return None
    signed = _people(lines[stop - 1].text) if len(lines[stop - 1].text) < _SHORT and _BY.match(lines[stop - 1].text) else None
    story = _Story(lines[body].start, lines[stop - (2 if signed else 1)].end)
    source = next((hit[1] for line in lines[stop:] if (hit := _role(line.text)) and hit[0] == "outlet"), "")
    for said in (lines[head].text if head is not None else "", source):
        if said:
            story.take("outlet", one_line(re.split(r" vom |, ", said)[0]), "field Quelle")
            story.take("published", _day(said), "field Quelle")
    story.take("title", one_line(lines[title].text), "head of the story")
    story.take("byline", signed, "end of the story")
    return story


_ISSUE = re.compile(r".{2,60} vom \d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b.{0,40}")
_PARSED: tuple[tuple[re.Pattern[str], Callable[[Sequence[_Line]], _Story | None]], ...] = (
    (_NUMBERED, _numbered),
    (_ENDED, _named_first),
    (_FACTIVA, _factiva),
    (_RECORD, _recorded),
    (_RULE, _full_text),
    (_EUROPRESSE, _europresse),
    (_GENIOS, _genios),
)


def _day(words: str) -> str | None:
    found = first_date(words[:200])
    return found[0] if found else None


def _story(whole: Article, story: _Story, number: int) -> Article:
    text = whole.text[story.start : story.end]
    values = {name: value for name, (value, _) in story.fields.items()}
    places = {name: place for name, (_, place) in story.fields.items()}
    ends = [*(start for start, _ in whole.pages[1:]), len(whole.text)]
    return replace(
        whole,
        text=text,
        text_sha256=text_hash(text),
        part=f"story {number}",
        extractor="; ".join(filter(None, (whole.extractor, f"press download {VERSION}"))),
        title=values.get("title", ""),
        byline=values.get("byline"),
        outlet=values.get("outlet"),
        published=values.get("published"),
        url=None,
        provenance={**places, "text": f"span {story.start}-{story.end} of the file's text"},
        pages=tuple(
            (max(0, start - story.start), page)
            for (start, page), end in zip(whole.pages, ends, strict=True)
            if start < story.end and end > story.start
        )
        if whole.pages
        else (),
        marks=_within(whole.marks, story)
        + tuple(Mark(line.start - story.start, line.end - story.start, Kind.BOILERPLATE, f"field {line.text}") for line in story.labels),
    )


def _within(marks: Sequence[Mark], story: _Story) -> tuple[Mark, ...]:
    """The marks of the whole that lie in a story, as marks of its text."""
    inside = [mark for mark in marks if story.start <= mark.start and mark.end <= story.end]
    return tuple(Mark(mark.start - story.start, mark.end - story.start, mark.kind, mark.rule) for mark in inside)

"""Which field of a record is what: one place for JSON, tables, front matter and whatever else names its fields.

Data sets of news name the same six things in dozens of ways, and nest them. Names are compared without capitals and
marks; a map from the configuration comes before every guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from rag.corpus import blocks
from rag.corpus.calendar import Languages
from rag.corpus.formats import Value, as_day, is_blank, one_line
from rag.corpus.language import languages_of
from rag.corpus.linked_data import is_organization, letters
from rag.corpus.outlets import AGENCY
from rag.corpus.people import in_order, people_in

Record = Mapping[str, object]
_TEXT = tuple(
    "text body bodytext articlebody maintext plaintext fulltext articletext content contents contenttext article story storytext newstext "
    "articlecontent newscontent cleantext cleanedtext textcontent rawtext textbody bodyhtml htmlbody contenthtml html paragraphs paragraph "
    "sections blocks sentences rendered contentelements elements components texto cuerpo contenido texte contenu corps inhalt artikel "
    "volltext brödtext brødtekst artikeltekst artikeltext teksti conținut testo corpo contenuto tekst conteudo conteúdo treść tresc text "
    "obsah szöveg tartalom textul metin içerik icerik haber текст "
    "содержание содержимое зміст κείμενο 正文 内容 內容 全文 文章 本文 記事 본문 내용 기사 النص نص المحتوى תוכן טקסט متن "
    "document highlight".split()
)
_SECTIONS = ("sections", "paragraphs", "paragraph", "blocks", "contentelements", "elements", "components")
_TEASER = tuple("description shortdescription desc summary abstract snippet lead excerpt teaser leadparagraph trailtext".split())
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": tuple(
        "title headline headlines webtitle articletitle newstitle fulltitle head heading "
        "titre titel titulo titolo título überschrift tytuł "
        "schlagzeile titular manchete rubrik overskrift tittel kop nagłówek titulek tytul otsikko nadpis název cím titlu başlık baslik "
        "заголовок название назва τίτλος 标题 標題 題名 タイトル "
        "見出し 제목 العنوان عنوان כותרת judul subject booktitle".split()
    ),
    "byline": tuple(
        "author authors byline authorname creator writer writers reporter by writtenby auteur auteurs autor autoren autores autore autori "
        "autorin autorinnen verfasser skribent forfatter författare auteures kirjoittaja szerző yazar penulis автор авторы автори "
        "συντάκτης 作者 记者 記者 著者 執筆者 "
        "기자 저자 작성자 الكاتب كاتب المؤلف מחבר כתב نویسنده bookauthor account".split()
    ),
    "outlet": tuple(
        "sitename publication publisher outlet source sourcename sourcehostname newspaper site website publicationname "
        "publicationtitle provider medium media sourcetitle hostname sourcedomain domain quelle zeitung fuente fonte journal "
        "periodico periódico giornale krant bron tidning źródło outletname média medio testata veículo ziar sursa lähde lap deník "
        "medianame zrodlo avis zdroj forrás kaynak gazete издание источник сми джерело πηγή "
        "来源 來源 媒体 媒體 出典 掲載紙 매체 언론사 출처 المصدر "
        "مصدر מקור sumber containertitle ogsitename".split()
    ),
    "url": tuple(
        "url link weburl articleurl requestedurl respondedurl canonicalurl sourceurl permalink originalurl pageurl articlelink "
        "newsurl href uri source canonical original mainentityofpage".split()
    ),
    "language": ("language", "lang", "languagecode", "inlanguage"),
}
_DATE = tuple(
    "published date datepublished publisheddate publishedat publishdate publishingdate datepublish pubdate publicationdate publicationtime "
    "publishtime publishedtime publishedon firstpublished firstpublicationdate firstcreated versioncreated webpublicationdate "
    "firstpublishdate datapublicacao dateofpublication releasedate issued "
    "posted postdate displaydate articledate timestamp datetime fecha datum data dato dag erschienen day veröffentlicht "
    "veröffentlichungsdatum erscheinungsdatum fechapublicacion fechadepublicacion datepublication datedepublication datapubblicazione "
    "datadepublicacao datapublikacji dátum tarih tanggal дата датапубликации ημερομηνία 日期 时间 時間 发布时间 發布時間 日付 公開日 "
    "掲載日 날짜 발행일 التاريخ תאריך تاریخ".split()
)
_WITHIN = tuple(
    "fields article embedded source data attributes metadata meta document doc item news post html content thread links "
    "object credits yoastheadjson params extra taxonomies".split()
)
_NO_STORY = frozenset(
    ("title", "headline", "byline", "author", "kicker", "date", "image", "video", "gallery", "authorinfo", "correctiondate", "ad")
)
_NO_WORDS = frozenset(
    ("id", "type", "subtype", "url", "href", "src", "mime", "class", "style", "rel", "language", "lang", "width", "height", "key")
)
_NAME_OF = (
    "name",
    "main",
    "basic",
    "original",
    "rendered",
    "displayname",
    "fullname",
    "title",
    "text",
    "value",
    "label",
    "printheadline",
    "#text",
)
_NOTHING = frozenset(("null", "none", "nan", "n/a", "na", "nil", "undefined", "unknown", "-", "–", "—"))
_SPEAKERS = frozenset(("account", "user"))  # in a post of a social network, which is published when it is created
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,20}", re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w+)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}\S{0,6})?")
_STAMP = re.compile(
    r"[A-Z][a-z]{2} (?P<day>[A-Z][a-z]{2} \d{1,2}) \d\d:\d\d:\d\d \S{3,6} (?P<year>\d{4})"
)  # "Tue Mar 05 06:30:00 UTC 2024"
_CUT = re.compile(r"\s*\[\+\d+ chars\]\s*\Z")  # what an API that gives only the beginning of a text writes at its end
_EPOCH = re.compile(r"\d{9,10}(?:\d{3}(?:\d{3})?)?(?:\.\d+)?")
_LISTED = re.compile(r"""\[\s{0,9}(['"]).{0,500}\1\s{0,9}\]""", re.DOTALL)
_PROSE = 200  # characters: a string that is at least so long and has sentences is text even under a name unknown
_SENTENCES = re.compile(r"[.!?。]['\"”’»]?\s+\S[^.!?。]*[.!?。]")
_DEEP = 6
_DEEPEST_RECORD = 2


def simple(name: str) -> str:
    """A field's name without capitals and marks: "datePublished", "date_published" and "Date Published" are one."""
    return "".join(c for c in name.lower() if c.isalnum())


def read_fields(record: Record, mapped: Mapping[str, str]) -> tuple[str | None, dict[str, Value]]:
    """The text of a record (None when it has none) and its other fields, each with where it was read."""
    named = {simple(str(name)): value for name, value in record.items()}
    nested = list(_nested(named))
    outlet = _first("outlet", named, nested)
    house, _ = outlet
    nobody = {letters(house)} if house else set()
    fields = {name: outlet if name == "outlet" else _first(name, named, nested, nobody) for name in _FIELDS}
    text = text_of(follow(record, mapped["text"])) if "text" in mapped else None
    titled, _ = fields["title"]
    text = text or _text(named, nested, bool(titled))
    if text and not titled and isinstance(name := named.get("name"), str):
        fields["title"] = (one_line(blocks.plain(name)), "field name")
    said = _languages(named, nested)
    fields["published"] = day, _ = _published(named, nested, said)
    if not day and not said and (read := languages_of(text or "")):
        fields["published"] = _published(named, nested, read)
    url, _ = fields["url"]
    if not _URL.fullmatch(url or ""):
        fields["url"] = (None, "")
    for name, path in mapped.items():
        if name != "text":
            value = follow(record, path)
            found = day_of(value) if name == "published" else _people(value) if name == "byline" else one_line(_label(value))
            fields[name] = (found, f"field {path}")
    return _CUT.sub("", text) if text else None, fields


def follow(record: object, path: str) -> object:
    """What a path such as "body.sections[].paragraphs" leads to in a record; None when it leads nowhere."""
    found: list[object] = [record]
    many = False
    for step in path.split("."):
        name, each = step.removesuffix("[]"), step.endswith("[]")
        found = [value[name] for value in found if isinstance(value, Mapping) and name in value] if name else found
        if each:
            found, many = [item for value in found if isinstance(value, list) for item in value], True
    return found if many else found[0] if found else None


def text_of(value: object, deep: int = 0) -> str | None:
    """A text in whatever form it is kept: a string, perhaps of HTML; paragraphs; blocks with their kinds."""
    if isinstance(value, str):
        words = blocks.plain(value)
        return None if is_blank(words) else words
    if deep > _DEEP:
        return None
    if isinstance(value, Mapping):
        named = _named(value)
        if simple(str(named.get("type") or named.get("subtype") or "")) in _NO_STORY:
            return None
        whole = next((named[name] for name in _TEXT if name not in _SECTIONS and isinstance(named.get(name), str | list)), None)
        parts = [part for name, part in named.items() if name not in _NO_WORDS] if whole is None else [whole]
    elif isinstance(value, Sequence):
        parts = list(value)
    else:
        return None
    texts = [text for part in parts if (text := text_of(part, deep + 1))]
    return "\n\n".join(texts) or None


def day_of(value: object, languages: Languages = ()) -> str | None:
    """The day a value means: written out, compact (20241001), or seconds, milliseconds or microseconds since 1970."""
    if isinstance(value, Mapping):
        return next((day for part in value.values() if (day := day_of(part, languages))), None)
    if isinstance(value, list):
        if len(value) == len([part for part in value if isinstance(part, int)]) == 3:  # [2024, 3, 5]
            return as_day("-".join(f"{part:02}" for part in value))
        return day_of(value[0], languages) if value else None
    if isinstance(value, datetime | date):
        return as_day(value.isoformat()[:10])
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value).strip()
    if stamp := _STAMP.fullmatch(words):
        words = f"{stamp['day']} {stamp['year']}"
    if compact := _COMPACT.fullmatch(words):
        return as_day("-".join(compact.groups()))
    return _since_1970(float(words)) if _EPOCH.fullmatch(words) else as_day(words, languages)


def _since_1970(number: float) -> str | None:
    while number > 1e11:
        number /= 1000
    return as_day(datetime.fromtimestamp(number, UTC).date().isoformat())


def _named(value: object) -> dict[str, object]:
    return {simple(str(name)): part for name, part in value.items()} if isinstance(value, Mapping) else {}


def _nested(named: Record, place: str = "", deep: int = 0) -> Iterator[tuple[str, Record]]:
    """What a record holds within others, outer ones first, each with where it stands."""
    inner = [(f"{place}.{name}" if place else name, _named(named[name])) for name in _WITHIN if isinstance(named.get(name), Mapping)]
    yield from inner
    for where, fields in inner if deep < _DEEPEST_RECORD else ():
        yield from _nested(fields, where, deep + 1)


def _first(field: str, named: Record, nested: Sequence[tuple[str, Record]], nobody: Collection[str] = ()) -> Value:
    weak: list[Value] = []
    for place, fields in (("", named), *nested):
        for name in _FIELDS[field]:
            raw = fields.get(name)
            if field == "outlet" and isinstance(raw, Mapping) and not _named(raw).keys().isdisjoint(_TEXT):
                continue  # the story itself, under "_source"
            value = _people(raw, nobody) if field == "byline" else one_line(_address(raw) if field == "url" else _label(raw))
            if not value or value.casefold() in _NOTHING or (field == "language" and not _CODE.fullmatch(value)):
                continue
            told = f"field {f'{place}.{name}' if place else name}"
            if field == "outlet" and _URL.match(value):
                continue
            if field == "url" and not _URL.fullmatch(value):
                continue
            if field == "outlet" and _DOMAIN.fullmatch(value):
                weak.append((value.removeprefix("www."), told))
                continue
            return value[:2].lower() if field == "language" and value[2:3] in ("-", "_") else value, told
    return next(iter(weak), (None, ""))


def _languages(named: Record, nested: Sequence[tuple[str, Record]]) -> Languages:
    """The language that a record says it is in, with its region."""
    said = (fields.get(name) for fields in (named, *(inner for _, inner in nested)) for name in _FIELDS["language"])
    return tuple(code for code in said if isinstance(code, str) and _CODE.fullmatch(code))[:1]


def _published(named: Record, nested: Sequence[tuple[str, Record]], languages: Languages) -> Value:
    for place, fields in (("", named), *nested):
        for name in _DATE:
            value = fields.get(name)
            if (name != "data" or isinstance(value, str)) and (day := day_of(value, languages)):
                return day, f"field {f'{place}.{name}' if place else name}"
    created = day_of(named.get("createdat"), languages) if not _SPEAKERS.isdisjoint(named) else None
    return created, "field createdat" if created else ""


def _address(value: object) -> object:
    """The address of a thing that is kept as an object."""
    if not isinstance(value, Mapping):
        return value
    own = _named(value).get("id")
    return own if isinstance(own, str) and _URL.fullmatch(own) else _label(value)


def _label(value: object) -> object:
    """What names a thing that is kept as an object."""
    if isinstance(value, Mapping):
        named = _named(value)
        return next((blocks.plain(part) for name in _NAME_OF if isinstance(part := named.get(name), str) and part.strip()), None)
    if isinstance(value, str):
        return blocks.plain(value)
    return value


def _people(value: object, nobody: Collection[str] = ()) -> str | None:
    """People, of a string, a list, or objects with names; an agency where there are none."""
    if isinstance(value, str):
        if _LISTED.fullmatch(value.strip()):  # a list as a table keeps it: "['Ann Lee', 'Bo Roe']"
            return _people([part.strip(" '\"") for part in value.strip()[1:-1].split(",")], nobody)
        words = in_order(one_line(blocks.plain(value)) or "")
        return people_in(words, nobody) or (words if AGENCY.fullmatch(words) else None)
    if isinstance(value, Mapping):
        named = _named(value)
        both = [str(named[name]) for name in ("firstname", "given", "lastname", "family") if isinstance(named.get(name), str)]
        inner = (_people(named[name]) for name in ("person", "data", "attributes", "node", "profile") if name in named)
        said = _people(_label(value), nobody) or _people(" ".join(both))
        return None if is_organization(value) else said or next(filter(None, inner), None)
    if isinstance(value, list | tuple):
        found = [names for item in value if (names := _people(item, nobody))]
        people = [names for names in found if not AGENCY.fullmatch(names)]
        return ", ".join(dict.fromkeys(people or found)) or None
    return None


def _text(named: Record, nested: Sequence[tuple[str, Record]], titled: bool) -> str | None:
    for fields in (named, *(inner for _, inner in nested)):
        for name in _TEXT:
            if text := text_of(fields.get(name)):
                return text
    if isinstance(whole := named.get("articles"), str):  # a column; in an object it is the list of them
        return text_of(whole)
    values = [value for fields in (named, *(inner for _, inner in nested)) for value in fields.values()]
    strings = [value for value in values if isinstance(value, str) and len(value) >= _PROSE and _SENTENCES.search(value)]
    if titled and strings:
        return text_of(max(strings, key=len))
    return next((text for name in _TEASER if titled and (text := text_of(named.get(name)))), None)

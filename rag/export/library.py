"""The cited stories for Zotero and its like: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rag.export.document import Conversation, Sources, stories
from rag.text import PATH, label

_BETWEEN_NAMES = re.compile(r"(?<!\s)\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*")
_TEX = str.maketrans({"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"} | {char: f"\\{char}" for char in "{}&%$#_"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class _Work:
    key: str
    title: str
    outlet: str
    authors: tuple[str, ...]
    date: tuple[int, ...]
    url: str
    language: str


def bibtex(conversation: Conversation, sources: Sources) -> str:
    """Each cited story as an @article of its outlet."""
    return "\n".join(map(_bibtex, _works(conversation, sources)))


def ris(conversation: Conversation, sources: Sources) -> str:
    """Each cited story as a newspaper article (NEWS)."""
    return "\n".join(map(_ris, _works(conversation, sources)))


def csl_json(conversation: Conversation, sources: Sources) -> str:
    """Each cited story as an item of type article-newspaper."""
    return json.dumps([_csl(work) for work in _works(conversation, sources)], ensure_ascii=False, indent=2) + "\n"


def _works(conversation: Conversation, sources: Sources) -> list[_Work]:
    works: list[_Work] = []
    for citation in stories(conversation.citations):
        info = sources(citation)
        outlet, title = label(citation.outlet or "", PATH), label(citation.title or citation.file, PATH)
        date = tuple(int(part) for part in re.findall(r"\d+", (citation.published or "")[:10]))
        byline = label(info.byline or "", PATH) if info else ""
        authors = tuple(name for name in _BETWEEN_NAMES.split(byline) if name)
        stem = _key(authors[-1].split()[-1] if authors else outlet or title, date)
        key = next(name for name in _names(stem) if name not in {work.key for work in works})
        url = label(info.url or "", 2000) if info else ""
        url = url if url.startswith(("http://", "https://")) else ""
        works.append(_Work(key, title, outlet, authors, date, url, info.language or "" if info else ""))
    return works


def _key(word: str, date: tuple[int, ...]) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return (re.sub(r"\W", "", plain).lower() or "story") + "".join(map(str, date[:1]))


def _names(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    yield from (f"{stem}-{number}" for number in range(27, 10**6))


def _bibtex(work: _Work) -> str:
    fields = {
        "title": f"{{{work.title.translate(_TEX)}}}",
        "author": " and ".join(name.translate(_TEX) if " " in name else f"{{{name.translate(_TEX)}}}" for name in work.authors),
        "journal": work.outlet.translate(_TEX),
        "year": str(work.date[0]) if work.date else "",
        "date": "-".join(f"{part:02}" for part in work.date),
        "url": work.url.replace("%", r"\%").replace("{", "%7B").replace("}", "%7D"),
        "langid": work.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if len(work.date) > 1:
        lines.append(f"  month = {_MONTHS[work.date[1] - 1]},")
    return "\n".join([f"@article{{{work.key},", *lines, "}"]) + "\n"


def _ris(work: _Work) -> str:
    rows = [("TY", "NEWS"), ("ID", work.key), ("TI", work.title), *(("AU", _inverted(name)) for name in work.authors)]
    rows += [("T2", work.outlet), ("PY", str(work.date[0]) if work.date else ""), ("DA", "/".join(f"{part:02}" for part in work.date))]
    rows += [("UR", work.url), ("LA", work.language), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in rows if value or tag == "ER")


def _csl(work: _Work) -> dict[str, object]:
    item: dict[str, object] = {"id": work.key, "type": "article-newspaper", "title": work.title}
    if work.authors:
        item["author"] = [_person(name) for name in work.authors]
    if work.date:
        item["issued"] = {"date-parts": [list(work.date)]}
    return item | {
        name: value for name, value in (("container-title", work.outlet), ("URL", work.url), ("language", work.language)) if value
    }


def _person(name: str) -> dict[str, str]:
    given, _, family = name.rpartition(" ")
    return {"given": given, "family": family} if given else {"literal": name}


def _inverted(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else name

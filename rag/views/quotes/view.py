"""Statements and speakers as views, with their footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rag.language import words
from rag.language.english.people import UNNAMED
from rag.language.inflection import past
from rag.types import Article, ArticleInfo, Citation
from rag.views.quotes.find import Looked, Stories
from rag.views.quotes.merge import Merged, difference, merge
from rag.views.types import Item, Value, View

ENOUGH = 4  # times a limit, of the latest statements that are looked at for those told more than once
NOTHING = "No statement was found."


@dataclass(slots=True)
class _Notes:
    """Numbers the words that are cited, each once, in the order in which they come."""

    index: Stories
    made: dict[tuple[int, int, int], Citation] = field(default_factory=dict)
    read: dict[int, Article] = field(default_factory=dict)

    def of(self, looked: Looked) -> tuple[Citation, ...]:
        """The footnotes of a statement, one for each stretch of its words."""
        return tuple(self._one(looked.info, start, end) for start, end in looked.kept.spans)

    def _one(self, info: ArticleInfo, start: int, end: int) -> Citation:
        key = (info.id, start, end)
        if key not in self.made:
            if info.id not in self.read:
                self.read[info.id] = self.index.article(info.id)
            article = self.read[info.id]
            self.made[key] = Citation(
                number=len(self.made) + 1,
                root=info.root,
                file=info.file,
                part=article.part_at(start),
                text_sha256=info.text_sha256,
                start=start,
                end=end,
                line=article.line_of(start),
                quote=article.text[start:end],
                title=info.title,
                outlet=info.outlet,
                published=info.published,
                copies=info.copies,
            )
        return self.made[key]


def quotes(index: Stories, asked: str, found: Sequence[Looked], limit: int | None = None, by_outlet: bool = False) -> View:
    """The statements in order of day, each once; of many, the latest `limit`."""
    ordered = sorted(found, key=_order)
    merged = sorted(merge(ordered[-ENOUGH * limit :] if limit else ordered), key=lambda one: _order(one.first))
    merged = merged[-limit:] if limit else merged
    if by_outlet:
        merged.sort(key=lambda one: (one.first.info.outlet or "").lower())
    notes = _Notes(index)
    return View("quotes", asked, tuple(_item(one, notes) for one in merged), None if merged else NOTHING, index.name)


def speakers(index: Stories, asked: str, found: Sequence[Looked], limit: int | None = None) -> View:
    """Who speaks, how often, from when to when and where; who speaks most first. The footnote is the latest statement.

    Spellings of one name are one speaker, called as most stories do.
    """
    spelt: defaultdict[tuple[str, ...], list[Merged]] = defaultdict(list)
    for one in merge(sorted(found, key=_order)):
        spelt[_spelt(_who(one))].append(one)
    said = {Counter(map(_who, theirs)).most_common(1)[0][0]: theirs for theirs in spelt.values()}
    ranked = sorted(said.items(), key=lambda pair: (pair[0] == UNNAMED, -len(pair[1]), pair[0].lower()))
    notes = _Notes(index)
    items = tuple(_speaker(who, theirs, notes) for who, theirs in ranked[:limit])
    return View("quotes", asked, items, None if items else NOTHING, index.name)


def introduced(fields: Mapping[str, Value]) -> tuple[str, str, str]:
    """What stands before a statement's speaker, the speaker, and the verb after: of "according to Okonjo" nothing does."""
    speaker, verb = str(fields["speaker"] or ""), str(fields["verb"] or "")
    return ("", speaker, verb) if verb.isalpha() else (verb, speaker, "")


def _order(one: Looked) -> tuple[str, str, str, int]:
    return (one.info.published or "", one.info.file, one.info.part or "", one.kept.spans[0].start)


def _told(verb: str) -> str | None:
    """A verb of saying as it is told ("said"); "according to" as it stands."""
    return past(verb) if verb.isalpha() else verb or None


def _item(one: Merged, notes: _Notes) -> Item:
    kept, info = one.first.kept, one.first.info
    fields: dict[str, Value] = {
        "speaker": _who(one),
        "verb": _told(kept.verb),
        "direct": kept.direct,
        "day": info.published,
        "outlet": info.outlet,
    }
    if also := tuple(dict.fromkeys(_source(other.info) for other in one.also)):
        fields["also"] = also
    if one.differs:
        fields["differs"] = tuple(f"{_source(other.info)}: {difference(kept.said, other.kept.said)}" for other in one.differs)
    citations = [citation for each in (one.first, *one.also, *one.differs) for citation in notes.of(each)]
    return Item(kept.said, tuple(dict.fromkeys(citations)), fields)


def _speaker(who: str, theirs: Sequence[Merged], notes: _Notes) -> Item:
    infos = [one.first.info for one in theirs]
    days = sorted(info.published for info in infos if info.published)
    outlets = Counter(info.outlet for info in infos if info.outlet)
    fields: dict[str, Value] = {
        "statements": len(theirs),
        "direct": sum(one.first.kept.direct for one in theirs),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "outlets": tuple(outlet for outlet, _ in outlets.most_common()),
    }
    return Item(who, notes.of(theirs[-1].first)[:1], fields)


def _spelt(who: str) -> tuple[str, ...]:
    """A speaker's words, the same for every spelling of a name."""
    return tuple(words.transcribed(token) if token[0].isupper() else token for token in words.tokens(who))


def _who(one: Merged) -> str:
    """Its speaker, as the first story that names one does."""
    return next((looked.kept.speaker for looked in (one.first, *one.also, *one.differs) if looked.kept.speaker), UNNAMED)


def _source(info: ArticleInfo) -> str:
    return ", ".join(_known(info))


def _known(info: ArticleInfo) -> Iterable[str]:
    yield info.outlet or info.title or info.file
    if info.published:
        yield info.published

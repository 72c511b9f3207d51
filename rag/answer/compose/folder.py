"""Questions about the folder: counted and listed from the index, never by the model.

First the stories meant (by outlet, author, day, words in them), then what is asked of them (how many, which, the newest …).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from rag.answer import messages
from rag.answer.compose.types import Composed
from rag.answer.evidence import Line, Shelf, Story
from rag.answer.evidence.relations import Relations, is_correction
from rag.answer.evidence.relevance import carries
from rag.answer.evidence.story import published_day
from rag.answer.question import Question
from rag.answer.statement import Statement, ended
from rag.language import words
from rag.language.english import folder as english
from rag.language.english.intents import STORY
from rag.language.phrases import after, flat, holds
from rag.search.when import Days, days_named
from rag.text import IN_SENTENCE, label, quoted_label
from rag.types import ArticleInfo, Hit, Query

LISTED = 14  # stories named in one answer
NAMED = 25  # outlets and authors
READ = 400  # stories looked into for a phrase or a correction
SUBJECTS = 8  # names that a folder is said to be about
TITLE = 100  # cells of a title
OFTEN = 8  # one story in so many that must hold such a name

Search = Callable[[Query], Sequence[Hit]]


def compose(question: Question, shelf: Shelf, search: Search) -> Composed:
    """What the index counts, with a footnote for each story that is named."""
    infos = shelf.index.articles(question.filters)
    if not infos:
        return Composed((), messages.NO_STORIES)
    chosen = _Chosen(question, infos, shelf, search)
    return Composed((_told(question, chosen, shelf),))


class _Chosen:
    """The stories a question means, and how they were chosen in words ("from the Courier", "about the bridge")."""

    def __init__(self, question: Question, infos: Sequence[ArticleInfo], shelf: Shelf, search: Search) -> None:
        self.all, self.infos, self.how = list(infos), list(infos), list[str]()
        self.lines: dict[int, Line] = {}
        self._question, self._shelf, self._search = question, shelf, search
        self.mention = _phrase(question.text, english.MENTIONS)
        self.topic = None if self.mention else _phrase(question.text, english.ABOUT)
        self._by_fields()
        self._by_day()
        if self.mention:
            self._by_mention(self.mention)
        elif self.topic:
            self._by_topic(self.topic)

    def _by_fields(self) -> None:
        text = words.content(self._question.text) - words.content(self.mention or self.topic or "")
        author = _named(text, (info.byline for info in self.all))
        outlet = _named(text, (info.outlet for info in self.all if info.outlet != author))
        if author:
            self._keep(lambda info: info.byline == author, f"by {label(author, IN_SENTENCE)}")
        if outlet:
            self._keep(lambda info: info.outlet == outlet, f"from {label(outlet, IN_SENTENCE)}")

    def _by_day(self) -> None:
        newest = max((info.published for info in self.all if info.published), default=None)
        named = None if self.mention else days_named(self._question.text, newest)
        if named is None and not self.mention:
            named = _month_named(self._question.text, newest)
        if named is None:
            return
        before = self._question.text[: named.start + 8].lower().split()
        if set(before) & english.BOUNDS_AFTER and named.first == named.last:
            self._keep(lambda info: (day := published_day(info)) is not None and day > named.last, f"after {messages.day(named.last)}")
        elif set(before) & english.BOUNDS_BEFORE and named.first == named.last:
            self._keep(lambda info: (day := published_day(info)) is not None and day < named.first, f"before {messages.day(named.first)}")
        else:
            said = messages.day(named.first) if named.first == named.last else f"{messages.day(named.first)} to {messages.day(named.last)}"
            self._keep(lambda info: (day := published_day(info)) is not None and named.first <= day <= named.last, f"of {said}")

    def _by_mention(self, phrase: str) -> None:
        wanted = f" {' '.join(flat(phrase).split())} "
        kept = {}
        for info in self._candidates(f'"{phrase}"' if len(phrase.split()) > 1 else phrase):
            story = self._shelf.story(info)
            line = next((line for line in story.lines if wanted in flat(line.text)), None)
            if line or wanted in flat(story.title):
                kept[info.id] = line
        self.lines |= {id: line for id, line in kept.items() if line}
        self._keep(lambda info: info.id in kept, f"that mention {phrase}")

    def _by_topic(self, topic: str) -> None:
        wanted = words.content(topic)
        kept = set()
        for info in self._candidates(topic):
            story = self._shelf.story(info)
            often = [line for line in story.lines if any(carries(line.content, word) for word in wanted)]
            if _holds_all(story.opening, wanted) or (_holds_all(story.content, wanted) and len(often) >= 2):
                kept.add(info.id)
                self.lines |= {info.id: often[0]} if often else {}
        self._keep(lambda info: info.id in kept, f"about {topic}")

    def _candidates(self, text: str) -> list[ArticleInfo]:
        """The stories that may hold a phrase: all of a small folder, else those that search finds."""
        if len(self.infos) <= READ:
            return self.infos
        allowed = {info.id for info in self.infos}
        found = self._search(Query(text, READ, self._question.filters))
        return list({hit.article.id: hit.article for hit in found if hit.article.id in allowed}.values())

    def _keep(self, wanted: Callable[[ArticleInfo], bool], how: str) -> None:
        self.infos = [info for info in self.infos if wanted(info)]
        self.how.append(how)


def _holds_all(content: frozenset[str], wanted: frozenset[str]) -> bool:
    return all(carries(content, word) for word in wanted)


def _told(question: Question, chosen: _Chosen, shelf: Shelf) -> Statement:
    text = flat(question.text)
    if holds(text, english.CORRECTED) and not chosen.mention:
        return _corrected(chosen, shelf)
    if holds(text, english.COPIES):
        return _copies(chosen)
    if holds(text, english.UNDATED):
        undated = [info for info in chosen.infos if not published_day(info)]
        return _listed(undated, chosen, shelf, _dateless(len(undated)))
    for templates, which in ((english.LONGEST, "longest"), (english.SHORTEST, "shortest")):
        if holds(text, templates):
            by_length = sorted(chosen.infos, key=lambda info: info.characters, reverse=which == "longest")
            return _one(chosen, shelf, which, by_length[:1])
    if _asks_for_end(text):
        return _oldest_or_newest(chosen, shelf, newest=holds(text, english.NEWEST))
    if holds(text, english.OUTLETS) and not any(how.startswith("from ") for how in chosen.how):
        return _counted_by(chosen, [info.outlet for info in chosen.infos], "outlet")
    if holds(text, english.AUTHORS) and not any(how.startswith("by ") for how in chosen.how):
        return _authors(chosen, shelf)
    if holds(text, english.PER_MONTH):
        return _by_month(chosen)
    if holds(text, english.PERIOD) and not chosen.how:
        return _period(chosen)
    if chosen.how:
        return _those(question, chosen, shelf)
    if holds(text, english.COUNT):
        return _how_many(chosen)
    return _all_about(chosen, shelf)


def _asks_for_end(text: str) -> bool:
    return holds(text, (f"oldest|earliest|newest|latest ?of ?the ?these {STORY}", f"first|last {STORY}", f"most recent {STORY}"))


def _oldest_or_newest(chosen: _Chosen, shelf: Shelf, newest: bool) -> Statement:
    dated = [info for info in chosen.infos if published_day(info)]
    if not dated:
        return Statement(f"None of the {_stories(len(chosen.infos))} carries a date.")
    day = (max if newest else min)(published_day(info) or date.min for info in dated)
    then = [info for info in dated if published_day(info) == day]
    return _one(chosen, shelf, "newest" if newest else "oldest", then, len(chosen.infos) - len(dated))


def _one(chosen: _Chosen, shelf: Shelf, which: str, infos: Sequence[ArticleInfo], undated: int = 0) -> Statement:
    """The story, or the stories of one day, that come first or last, and how each begins."""
    how = f" {' '.join(chosen.how)}" if chosen.how else ""
    many = len(infos) != 1
    text = f"The {which} {'stories' if many else 'story'}{how} {'are' if many else 'is'} {' and '.join(map(_title, infos[:3]))}."
    opening = [line for info in infos[:3] if (line := _opening(shelf.story(info)))]
    if opening:
        text += f" It begins: {ended(opening[0].text)}"
    if undated:
        text += f" {_dateless(undated).capitalize()}."
    return Statement(text, tuple(opening))


def _counted_by(chosen: _Chosen, values: Sequence[str | None], noun: str) -> Statement:
    counts = Counter(value for value in values if value)
    missing = sum(value is None for value in values)
    listed = "; ".join(f"{label(value, IN_SENTENCE)} ({count})" for value, count in counts.most_common(NAMED))
    more = f"; and {len(counts) - NAMED} more" if len(counts) > NAMED else ""
    without = f"; {_stories(missing)} name{'' if missing != 1 else 's'} none" if missing else ""
    how = f" of the stories {' '.join(chosen.how)}" if chosen.how else ""
    text = (
        f"{len(counts)} {noun}{'' if len(counts) == 1 else 's'}{how}: {listed}{more}{without}."
        if counts
        else f"No {noun} is named in these stories."
    )
    return Statement(text)


def _authors(chosen: _Chosen, shelf: Shelf) -> Statement:
    if chosen.how and len(chosen.infos) <= 4:
        told = "; ".join(
            f"{_title(info)}: {'by ' + label(info.byline, IN_SENTENCE) if info.byline else 'no author named'}" for info in chosen.infos
        )
        return Statement(f"{told}.", _openings(chosen.infos, shelf))
    return _counted_by(chosen, [info.byline for info in chosen.infos], "author")


def _by_month(chosen: _Chosen) -> Statement:
    counts = Counter(f"{day:%Y-%m}" for info in chosen.infos if (day := published_day(info)))
    listed = "; ".join(f"{date.fromisoformat(f'{month}-01'):%B %Y}: {count}" for month, count in sorted(counts.items()))
    undated = len(chosen.infos) - sum(counts.values())
    return Statement(f"{listed}{f'; without a date: {undated}' if undated else ''}.")


def _period(chosen: _Chosen) -> Statement:
    days = sorted(day for info in chosen.infos if (day := published_day(info)))
    if not days:
        return Statement(f"None of the {_stories(len(chosen.infos))} carries a date.")
    undated = len(chosen.infos) - len(days)
    without = f" {_dateless(undated).capitalize()}." if undated else ""
    return Statement(f"From {messages.day(days[0])} to {messages.day(days[-1])}.{without}")


def _those(question: Question, chosen: _Chosen, shelf: Shelf) -> Statement:
    how, count = " ".join(chosen.how), len(chosen.infos)
    if not count:
        verb = "" if chosen.mention else "is "
        how = how.replace("that mention", "mentions", 1) if chosen.mention else how
        return Statement(f"None of the {_stories(len(chosen.all))} {verb}{how}.")
    yes = "Yes: " if words.tokens(question.text)[0].lower() in ("do", "have", "is", "are", "has") else ""
    if how.startswith("that mention"):
        said = f"{count} of the {_stories(len(chosen.all))} mention{'s' if count == 1 else ''}{how.removeprefix('that mention')}"
    else:
        said = f"{count} of the {_stories(len(chosen.all))} {'is' if count == 1 else 'are'} {how}"
    return _listed(chosen.infos, chosen, shelf, yes + said)


def _how_many(chosen: _Chosen) -> Statement:
    copies = sum(
        len(info.copies) > 0 and any(other.place in info.copies for other in chosen.all[:at]) for at, info in enumerate(chosen.all)
    )
    text = f"There are {_stories(len(chosen.all))}"
    return Statement(
        f"{text}, {len(chosen.all) - copies} of them different: {copies} {'is a copy' if copies == 1 else 'are copies'} of another."
        if copies
        else f"{text}."
    )


def _corrected(chosen: _Chosen, shelf: Shelf) -> Statement:
    told: list[str] = []
    cited: list[Line] = []
    by_place = {(info.root, info.place): info for info in chosen.all}
    stories = [shelf.story(info) for info in chosen.infos[:READ]]
    relations = Relations(stories)
    for story in stories:
        newer = by_place.get((story.info.root, story.info.newer or ""))
        if newer:
            told.append(f"{_title(story.info)} was updated by {_title(newer)}")
        for correction in relations.corrections_of(story):
            told.append(f"{_title(story.info)} was corrected by {_title(correction.info)}")
            cited += correction.lines[:1]
    updated = tuple(told)
    for story in stories:
        if is_correction(story.title) and not any(_title(story.info) in line for line in updated):
            told.append(f"{_title(story.info)} is a correction")
            cited += story.lines[:1]
    if not told:
        return Statement(f"None of the {_stories(len(chosen.infos))} is marked as corrected or updated.")
    return Statement(f"{'; '.join(told)}.", tuple(cited))


def _copies(chosen: _Chosen) -> Statement:
    seen: set[str] = set()
    told = []
    for info in chosen.infos:
        if info.copies and info.place not in seen:
            seen |= {info.place, *info.copies}
            told.append(f"{_title(info)} is in {', '.join(label(place) for place in (info.place, *info.copies))}")
    return Statement(f"{'; '.join(told)}." if told else "No story is there twice.")


def _all_about(chosen: _Chosen, shelf: Shelf) -> Statement:
    counts: Counter[str] = Counter()
    for info in chosen.all[:READ]:
        story = shelf.story(info)
        counts.update(list(dict.fromkeys(" ".join(run) for line in story.lines for run in words.runs(f"x {line.text}"))))
    often = [name for name, count in counts.most_common(4 * SUBJECTS) if count >= max(2, len(chosen.all) // OFTEN)][:SUBJECTS]
    lead = f"{_stories(len(chosen.all)).capitalize()}{', most often about ' + ', '.join(often) if often else ''}"
    return _listed(chosen.all, chosen, shelf, lead)


def _listed(infos: Sequence[ArticleInfo], chosen: _Chosen, shelf: Shelf, lead: str) -> Statement:
    """A count, then the stories by day, each with a footnote to the words that show why it is named, or to its beginning."""
    ordered = sorted(infos, key=lambda info: (info.published is None, info.published or "", info.file))[:LISTED]
    more = f"; and {len(infos) - LISTED} more" if len(infos) > LISTED else ""
    cited = [line for info in ordered if (line := chosen.lines.get(info.id) or _opening(shelf.story(info)))]
    return Statement(f"{lead}: {'; '.join(map(_title, ordered))}{more}." if ordered else f"{lead}.", tuple(cited))


def _phrase(question: str, templates: Sequence[str]) -> str | None:
    """What follows one of the templates in a question, as it was typed; nothing when it is only a pronoun."""
    rest = after(flat(question), templates)
    if not rest:
        return None
    listed = re.findall(r"[^\W_]+(?:[’'.-][^\W_]+)*|\d+(?:[.,]\d+)*", question)
    typed = listed[-len(rest.split()) :]
    while typed and typed[0].lower() in ("the", "a", "an", "any", "some"):
        typed = typed[1:]
    return (
        None
        if not typed or (len(typed) < 3 and typed[0].lower() in english.PERSONAL_SUBJECT) or not words.content(" ".join(typed))
        else " ".join(typed)
    )


def _named(text: frozenset[str], values: object) -> str | None:
    """The longest of some names all of whose words a question holds; of a person the surname is enough."""
    found = [value for value in {v for v in values if v} if (w := words.content(value)) and w <= text]  # type: ignore[attr-defined]
    return max(found, key=len) if found else None


def _month_named(question: str, newest: str | None) -> Days | None:
    """A month named without a year is that of the newest stories."""
    year = (newest or "")[:4]
    months = (token for token in words.tokens(question) if words.month(token) and len(token) > 2)
    found = next((token for token in months if token[0].isupper() or token.lower() != "may"), None)
    return days_named(question.replace(found, f"{found} {year}", 1), newest) if found and year else None


def _opening(story: Story) -> Line | None:
    return next((line for line in story.lines if line.kind == "body" and line.whole), None)


def _openings(infos: Sequence[ArticleInfo], shelf: Shelf) -> tuple[Line, ...]:
    return tuple(line for info in infos if (line := _opening(shelf.story(info))))


def _title(info: ArticleInfo) -> str:
    source = ", ".join(part for part in (label(info.outlet or "", IN_SENTENCE), messages.day(published_day(info))) if part)
    return quoted_label(info.title.rstrip("."), TITLE) + (f" ({source})" if source else "")


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"


def _dateless(count: int) -> str:
    return f"{_stories(count)} carr{'ies' if count == 1 else 'y'} no date"

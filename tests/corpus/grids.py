"""Readings of stories, pages and papers that are made, not collected: lines of every length about a limit, stories with a line more or
less, words at places, elements with every style.

They are recorded with the files of this folder (`readings`).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations_with_replacement, groupby, pairwise, product
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import Any

import numpy as np
from lxml.html import fromstring
from tinycss2 import parse_component_value_list

from rag.config import Settings
from rag.corpus import (
    Found,
    discover,
    head_lines,
    layout,
    line_keys,
    lines,
    mark,
    orders,
    outlets,
    people,
    press,
    read,
    rules,
    same_stories,
    sentences,
    signature,
    split,
    styles,
)
from rag.corpus.dates import first_date, has_date, only_date
from rag.corpus.decode import decode
from rag.corpus.fields import day_of, follow, read_fields, text_of
from rag.corpus.gates import gate
from rag.corpus.hidden import veil_for
from rag.corpus.page_fields import fields_of
from rag.corpus.page_story import story_of_page
from rag.corpus.page_view import Page
from rag.corpus.tellings import Telling, difference
from rag.corpus.titles import end_pieces, names_of_host, without_site
from rag.types import Article, Sentence, Span

TABLES = {
    name: body.split("\n")
    for name, body in re.findall(r"\[(\w+)\]\n(.*?)\n\n", Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"), re.DOTALL)
}
LIMITS = (
    *(12, 24, 25, 40, 45, 58, 60, 70, 80, 90, 100, 110, 120, 130, 150, 160, 180, 200),
    *(220, 240, 260, 300, 350, 400, 500, 600, 700, 1500),
)
LENGTHS = sorted({length + off for length in LIMITS for off in (-1, 0, 1)})  # characters of a line: around every limit of a rule
COUNTS = range(28)  # words of a line, or lines of a story
Readings = Iterator[tuple[str, str]]


def groups(stories: Sequence[str], claims: Sequence[tuple[str, str]]) -> dict[str, Callable[[], Readings]]:
    """What is read, group by group."""
    return {
        "lengths": _lengths,
        "a line less or more": partial(_less, stories),
        "lines more": _more,
        "strewn": partial(_strewn, stories),
        "repeated": partial(_repeated, stories),
        "heads": _heads,
        "names": _names,
        "days": _days,
        "outlets": _outlets,
        "titles": _titles,
        "wrapped": _wrapped,
        "sentences": partial(_sentences, [text for pair in claims for text in pair]),
        "passages": partial(_passages, stories),
        "tellings": partial(_tellings, claims),
        "copies": _copies,
        "downloads": _downloads,
        "papers": _papers,
        "styles": _styles,
        "records": _records,
        "bytes": _bytes,
        "orders": _orders,
        "formats": _formats,
        "records in files": _record_files,
        "printed files": _printed_files,
        "pages": _pages,
        "blocks of pages": _blocks,
    }


def runs(told: Iterable[tuple[object, str]]) -> str:
    """Readings in a row that are the same, told once, each with where it begins."""
    return " ; ".join(f"{next(rows)[0]}: {reading}" for reading, rows in groupby(told, key=lambda row: row[1]))


def exactly(text: str, size: int) -> str:
    """The first characters of a text, so many of them, and no space at the end."""
    return f"{text[: size - 1]}x"


def of(text: str, **known: Any) -> Article:
    return mark(Article("a.txt", text, "", **({"title": ""} | known)))


def marked(article: Article) -> str:
    """What is read in a story, each mark with how its line begins."""
    fields = (article.title, article.byline, article.outlet, article.published, article.language, article.url, sorted(article.provenance))
    marks = ", ".join(f"{m.kind.value[:3]} {m.rule}: {article.text[m.start : m.end][:9]}" for m in article.marks)
    kinds = [f"{kind.value[:3]} {len([*rows])}" for kind, rows in groupby(article.sentences, key=lambda sentence: sentence.kind)]
    return f"{fields} {marks} {' '.join(kinds)}"


def _lengths() -> Readings:
    """How many characters, or words, change what a line is."""
    for frame in TABLES["lines"]:
        rest = frame.replace("*", "")
        for name, filler in (("small", "grey "), ("capital", "Ann Lee ")):
            longer = (frame.replace("*", (filler * 400)[: size - len(rest)]) for size in LENGTHS if size >= len(rest))
            yield f"long {name}: {frame}", runs((len(text), line_of(" ".join(text.split(" ")).strip())) for text in longer)
        yield f"words: {frame}", runs((count, line_of(" ".join(frame.replace("*", " at" * count).split()))) for count in COUNTS)


def line_of(text: str) -> str:
    """What is read of a line by itself."""
    if not text:
        return "none"
    line = lines.Line(0, len(text), text)
    shape = (line.prose, line.sentences, line.ended, line.speech, line.headline, line.said_once == text, min(len(line.words), 1))
    asked = (rules.biography(line), rules.biography(line, "Ann Lee"), rules.list_head(line), rules.link_beside(line))
    flags = "".join(f"{int(flag)}" for flag in (*shape, *asked, rules.about_author(line), rules.lone_name(text)))
    names = rules.byline_names(text)
    return f"{rules.verdict(line)} {flags} {names is not None} {len(head_lines.parts_of(text, 0, len(text), ()))}"


def _less(stories: Sequence[str]) -> Readings:
    """Stories with one line less, with one line twice, and with one further up."""
    for story in stories:
        every = story.split("\n\n")
        for place, line in enumerate(every):
            again = (place * 7) % len(every)
            if place < 6 or place % 2:
                yield f"without: {line} / {every[0]}", marked(of("\n\n".join([*every[:place], *every[place + 1 :]])))
            else:
                yield f"again at {again}: {line} / {every[0]}", marked(of("\n\n".join([*every[:again], line, *every[again:]])))


def _more() -> Readings:
    """How many lines of a kind, at a place of a story, change how it is read."""
    body = TABLES["body"]
    for head, line, place in product(TABLES["heads"], TABLES["between"], ("above", "below", "after", "end")):
        told = []
        for count in (*range(7), 12, 13):
            some = [line.replace("#", str(number)) for number in range(count)]
            top = [TABLES["title"][0], *head.split(" ¶ ")]
            parts = {"above": [*some, *top, *body], "below": [*top, *some, *body], "after": [*top, body[0], *some, *body[1:]]}
            story = parts.get(place, [*top, *body, *some])
            told.append((count, marked(of("\n\n".join(story)))))
        yield f"{place} {head}: {line}", runs((count, re.sub(r", (?=\S+ [^,]*,)", ",", text)) for count, text in told)


def _strewn(stories: Sequence[str]) -> Readings:
    """Stories of any lines in any order."""
    drawn = random.Random(5)
    pools = [line for story in stories for line in story.split("\n\n")], [*TABLES["between"], *TABLES["pieces"]], TABLES["body"]
    for number in range(500):
        some = [drawn.choice(pools[drawn.choice((0, 0, 0, 1, 1, 2))]) for _ in range(drawn.randint(4, 18))]
        text, known = "\n\n".join(some[:2] + some if number % 9 == 0 else some), "Harbour Mail" if number % 7 == 0 else None
        yield f"strewn {number}: {some[0]} / {some[1]}", marked(of(text, title="Given" if number % 3 == 0 else "", outlet=known))


def _repeated(stories: Sequence[str]) -> Readings:
    """Stories of whose lines some stand in other stories too, and the same with all that is no body kept."""
    for story in stories:
        every = story.split("\n\n")
        keys = sorted(line_keys(Article("a.txt", story, "", f"{every[0]} | Orran Courier")))
        yield f"keys: {every[0]}", f"{len(keys)} {sum(keys) % 9973}"
        for which, title in enumerate(("", f"{every[0]} | Orran Courier", f"Orran Courier | {every[0]} - a")):
            shared = line_keys(Article("a.txt", "\n\n".join(every[which::3]), "", "Other | Orran Courier" if which else title))
            article = Article("a.txt", story, "", title)
            told = (marked(mark(article, shared)), marked(mark(article, shared, keep_boilerplate=True)))
            yield f"repeated {which}: {title} / {every[0]}", " || ".join(told)
    for size in (11, 12, 13, 39, 40, 41, 600, 601):
        line = exactly("all that moves the town every evening at nine " * 20, size)
        some = [line, f"HARBOUR: {line}", f"You {line}"]
        text = "\n\n".join([*TABLES["title"], TABLES["body"][0], some[0], TABLES["body"][1], *some[1:], *TABLES["body"][2:]])
        shared = line_keys(Article("a.txt", "\n\n".join(some), "", "Cat"))
        yield f"repeated of {size}", marked(mark(Article("a.txt", text, "", ""), shared))


def _heads() -> Readings:
    """Heads of two lines, in either order and in one line."""
    title, body = TABLES["title"][0], "\n\n".join(TABLES["body"])
    for (place, one), (other_place, other) in combinations_with_replacement(enumerate(TABLES["pieces"]), 2):
        one, other = (one, other) if (place * other_place) % 2 else (other, one)
        joint = " | " if (place + other_place) % 2 else "\n"
        yield f"head: {one}{joint}{other}", marked(of(f"{title}\n\n{one}{joint}{other}\n\n{body}"))
    for one in TABLES["pieces"]:
        yield f"above: {one}", marked(of(f"{one}\n\n{title}\n\n{body}"))
        yield f"behind: {one}", marked(of(f"{title}\n\n{body}\n\n{one}"))
        yield f"before a dash: {one}", marked(of(f"{title}\n\n{one} — {body}"))
        yield f"in brackets: {one}", marked(of(f"{title}\n\nTARN ({one}) — {body}"))


def _names() -> Readings:
    """Who is a person, alone and beside others."""
    names = TABLES["names"]
    for name in names:
        told = (people.is_person(name), people.in_order(name), people.people_in({"name": name}), people.people_in([name, "Bo Ek"]))
        yield f"name: {name}", f"{told}"
        *given, last = name.split()
        others = (f"{last}, {' '.join(given)}", f'"{name}"', f"'{name}", f"{name} {name}", f"{name}{name}")
        for other in (other for other in others if other not in names):  # each text is told once
            yield f"name: {other}", f"{people.in_order(other)} {people.people_in(other)} {people.is_person(other)}"
    for (one, other), joint in product(pairwise(names), (", ", " and ", " | ", "; ", " (", " - ", " & ", " ", "\n")):
        yield f"names: {one}{joint}{other}", f"{people.people_in(f'{one}{joint}{other}')} {people.people_in(f'By {one}{joint}{other}')}"


def _outlets() -> Readings:
    """What is an outlet, of words in capitals and in small letters."""
    parts = (
        ("THE", "The", "BBC", "ABC", "Orran", "orran", "A"),
        ("", "News", "NEWS", "of the", "Daily"),
        ("", "ECHO", "Echo", "POST", "Sport"),
    )
    for row in product(*parts):
        name = " ".join(filter(None, row))
        yield f"outlet: {name}", f"{outlets.is_outlet(name):d}{outlets.is_outlet(name, True):d} {outlets.plain_outlet(name)}"


def _days() -> Readings:
    """Days as they are written, with words around them, in several languages."""
    tongues: tuple[tuple[str, ...], ...] = ((), ("en",), ("en-us",), ("en-gb",), ("de",), ("fr",), ("es",), ("pl",), ("ja",), ("th",))
    for day, frame in product(TABLES["days"], ("{}", "On Monday, {}, 10:30 am", "Bus {} leaves", "x{} {}", "{}x", "Paid {} on {}")):
        text = frame.replace("{}", day)
        told = (
            f"{first_date(text, languages=tongue)} {bool(only_date(text, 0, len(text), tongue)):d}{has_date(text, tongue):d}"
            for tongue in tongues
        )
        yield f"day: {text}", runs(zip(tongues, told, strict=True))
    for value in ("20240510", "20241399", "1714521600", "1714521600000", "1714521600000000", "99999999999", "100000000000", 0, 5, True):
        yield f"moment: {value!r}", f"{day_of(value)} {day_of([value])} {day_of({'a': value})}"


def _titles() -> Readings:
    """Titles with what stands before and behind them."""
    sites = ("The Orran Courier", "orran.example.org", "Or", "Orran")
    for title, joint, site in product(TABLES["titles"], (" | ", " - ", ": ", " » ", " (", "|", " – A motto – ", "_"), sites):
        for text in (f"{title}{joint}{site}", f"{site}{joint}{title}", f"{title}{joint}{site} News Of The Whole Wide Valley Now"):
            told = [text[slice(*without_site(text, names, heads))] for names, heads in ((sites[:3], ()), (("Tarn",), (title,)), ((), ()))]
            yield f"title: {text}", f"{told} {[*end_pieces(text)]}"
    for url in ("https://www.orran-courier.co.uk/a", "http://a.b.example.com", "https://x.de/y", "https://ab.org", "courier", None):
        yield f"host: {url}", f"{sorted(names_of_host(url))}"


def _wrapped() -> Readings:
    """Lines of every width about those of wrapped text, with what may begin and end one."""
    ends = ("on.", "on", "on:", 'on."')
    starts = ("The", "the", "-", ">")
    for width, end, start in product((*range(53, 59), *range(97, 104)), ends, starts):
        line = ("The council of the town met on the old quay and spoke at length of the bridge and of its bearings again " * 2)[
            : width - len(end)
        ]
        for short in (0, 1, 3, 4, 5):
            text = f"{line}{end}\n{start} bridge is shut{line}"[: 2 * width + 1 - short] + f"\n{line}{end}"
            spans = sentences.line_spans(text)
            told = [(span.start, span.end) for span in sentences.paragraph_spans(text, spans)]
            yield f"wrapped at {width}, {short} less: {start} … {end}", f"{told} {sentences.is_wrapped(spans)}"
    for long, short in product(range(6), range(26)):
        yield f"{long} long, {short} short", f"{sentences.is_wrapped([*[Span(0, 101)] * long, *[Span(0, 55)] * short])}"


def _sentences(texts: Sequence[str]) -> Readings:
    """Where sentences end, between what may stand on both sides of an end."""
    for before, after in product(TABLES["ends"], TABLES["starts"]):
        text = f"It rained. {before} {after} and it was so. “It is late.”"
        yield f"sentences: {before} {after}", " / ".join(sentences.sentences_in(text))
    for one, other in pairwise(texts[::5]):
        yield f"sentences: {one} {other}", " / ".join(sentences.sentences_in(f"{one} {other}"))
    long = " ".join(texts[:160])
    yield "sentences of a long text", f"{sentences.sentence_spans(long, 3, len(long) - 3)}"


def _passages(stories: Sequence[str]) -> Readings:
    """Passages of few words to many."""
    for story in stories[::6]:
        article = of(story)
        for limit in (1, 2, 5, 9, 14, *range(20, 60, 6), 80, 120, 400):
            for count in (_count, _tokens)[: 1 + (limit > 3)]:
                told = " ".join(f"{part.spans[0].start}-{part.spans[-1].end}" for part in split(article, count, limit))
                yield f"passages of {limit} {count('one two')}: {article.title}", told


def _count(text: str) -> int:
    return len(text.split())


def _tokens(text: str) -> int:
    return 2 + len(text) // 4


def _tellings(claims: Sequence[tuple[str, str]]) -> Readings:
    """What differs between a claim and the sentence it rests on, alone and in a story."""
    for claim, support in claims[::2]:
        one, other = Telling((claim,), "The Orran Courier"), Telling((support,))
        longer = Telling((*TABLES["body"], claim)), Telling((support, *TABLES["body"][1:]))
        yield f"tellings: {claim} / {support}", f"{difference(one, other)} {difference(*longer)}"


def _copies() -> Readings:
    """How much of a story, and which part of it, may be another's for the two to be one."""
    random_words = random.Random(7)
    known = ["".join(random_words.choices("abcdefghiklmnoprstu", k=random_words.randint(3, 8))) for _ in range(4000)]
    for size in (11, 12, 40, 420):
        words = [random_words.choice(known) for _ in range(size)]
        fresh = [random_words.choice(known) for _ in range(size * 6)]
        for kind, change in _CHANGES.items():
            told = [(percent, _related(words, change(words, fresh, percent), percent)) for percent in range(0, 101, 9)]
            yield f"copies, {size} words, {kind}", runs(told)


_CHANGES: dict[str, Callable[[list[str], list[str], int], list[str]]] = {
    "the end new": lambda words, fresh, percent: words[: len(words) * percent // 100] + fresh[: len(words) - len(words) * percent // 100],
    "cut": lambda words, _, percent: words[: max(1, len(words) * percent // 100)],
    "longer": lambda words, fresh, percent: words + fresh[: len(words) * percent // 17],
    "words new here and there": lambda words, fresh, percent: [
        new if (number * 37) % 100 > percent else word for number, (word, new) in enumerate(zip(words, fresh, strict=False))
    ],
    "a run in ten new": lambda words, fresh, percent: [
        new if number % 40 > percent * 4 // 10 else word for number, (word, new) in enumerate(zip(words, fresh, strict=False))
    ],
    "figures new": lambda words, _, percent: [
        word if number % 9 or number * 100 > percent * len(words) else f"{number} {word}" for number, word in enumerate(words)
    ],
}


def _related(words: list[str], others: list[str], percent: int) -> str:
    def article(some: list[str], note: str = "", **known: Any) -> Article:
        text = f"{' '.join(some)}.{note}"
        return Article("a", text, "", "", sentences=(_body(text),), **known)

    note = " Correction: this story was updated."
    outlets = (("A", "A"), ("A", "B"))
    days = (("2025-03-01", "2025-03-01"), ("2025-03-01", "2025-03-02"))
    told = []
    for (one, other), (day, later), noted in product(outlets, days, ("", note)):
        pair = article(words, outlet=one, published=day), article(others, noted, outlet=other, published=later)
        found = same_stories({number: signature(each) for number, each in enumerate(pair, 1)}, lambda _: Telling(("One.",)))
        told.append(f"{len(found.copies)}{len(found.newer)}{len(found.otherwise)}")
    kept = np.frombuffer(signature(article(others, note if percent % 3 else "")), np.uint8)
    return f"{' '.join(told)} {(len(kept), int(kept.sum(dtype=int))) if percent % 18 == 0 else ''}"


def _body(text: str) -> Sentence:
    return Sentence(0, len(text))


def _downloads() -> Readings:
    """Downloads of news databases with one line less, or one line twice."""
    from tests.corpus import test_press

    texts = {name: getattr(test_press, name) for name in ("NEXIS", "LEXIS", "FACTIVA")}
    texts |= {text[:20]: text.replace(" ¶ ", "\n") for text in TABLES["proquest"]}
    for name, text in texts.items():
        every = text.split("\n")
        for place, line in enumerate(every):
            if line.strip():
                above, below = every[:place], every[place:]
                changed = ([*above, *below[1:]], [*above, line, *below], [*above, "", *below])
                yield f"{name} {place}: {line}", " || ".join(_stories("\n".join(some)) for some in changed)


def _stories(text: str) -> str:
    found = press.stories(Article("a.txt", text, "", "", pages=((0, 1), (len(text) // 2, 2))))
    told = ((one.part, one.title, one.byline, one.outlet, one.published, one.text[:12], one.text[-12:]) for one in found)
    return f"{[*told]} {[(len(one.marks), one.pages) for one in found]} {sorted(found[-1].provenance.items())}"


def _papers() -> Readings:
    """Printed columns with every gap, pitch, indent, size and ending about a limit."""
    plain: dict[str, float] = {"gutter": 20, "pitch": 12, "indent": 0, "size": 10, "end": 0, "rows": 6, "drop": 0, "top": 0}
    tried = {
        "gutter": (2, 6, 7, 7.9, 8, 8.1, 10, 10.4, 11, 25, 26, 40),
        "pitch": (9, 11, 12, 13, 17, 17.3, 17.4, 17.5, 18, 24),
        "indent": (-3, 3, 6.9, 7, 7.1, 9, 9.1, 9.2, 20, 29, 30, 31),
        "size": (8, 8.4, 8.5, 8.6, 8.9, 9, 9.1, 11, 11.1, 11.7, 11.8, 14, 19, 20, 21, 40),
        "end": (20, 30, 39, 40, 41, 42, 44, 60, 79, 80, 81, 100, 120, 160),
        "rows": (1, 2, 3, 4, 5, 7, 9),
        "drop": (1, 3, 4, 5, 6, 7),
        "top": (1, 5, 6, 11, 12, 13),
    }
    texts = TABLES["printed"]
    for (name, values), text in product(tried.items(), texts):
        told = ((value, _paper(text.split(" ¶ "), **(plain | {name: value}))) for value in values)
        yield f"paper, {name}: {text}", runs(told)
    for name, other in (("size", "pitch"), ("indent", "end"), ("gutter", "rows"), ("end", "size")):
        for value, second in product(tried[name][::3], tried[other][::3]):
            yield f"paper, {name} {value}, {other} {second}", _paper(texts[0].split(" ¶ "), **(plain | {name: value, other: second}))


def _paper(
    texts: list[str], *, gutter: float, pitch: float, indent: float, size: float, end: float, rows: float, drop: float, top: float
) -> str:
    """A page of two columns, whose third row is set apart, and a second page; a head on both."""
    words = [word for text in texts for word in text.split()]
    pages = []
    for page in (0, 1):
        placed = _set(["ORRAN", "COURIER", f"{page + 1}"], 50, 780 - page * top, 8)
        for column in (0, 1):
            for row in range(int(rows)):
                odd = row == 2
                at = (page * 20 + column * 10 + row) * 5 % len(words)
                some = (words[at:] + words)[: 5 if not (odd and end) else 3]
                left = 50 + column * (165 + gutter) + (indent if odd else 0)
                y = 700 - row * 12 - ((pitch - 12) if row >= 2 else 0) - drop * column
                placed += _set(some, left, y, size if odd else 10, 165 - (end if odd else 0))
        pages.append(layout.rows_of(placed))
    kept = layout.without_running_heads(pages, lambda text: text.startswith("KEEP"))
    text, starts, marks = layout.paragraphs(kept, lambda text: text.startswith("ALONE"))
    return f"{text!r} {starts} {marks}"


def _set(words: Sequence[str], left: float, bottom: float, size: float, width: float = 0) -> list[layout.Word]:
    """Words in a row, as wide as their letters, spread over a width."""
    long = [len(word) * size * 0.5 for word in words]
    gap = max(size * 0.25, min((width - sum(long)) / max(len(words) - 1, 1), size * 0.6)) if width else size * 0.25
    found = []
    for word, wide in zip(words, long, strict=True):
        found.append(layout.Word(word, left, left + wide, bottom, bottom + size, size, word.isupper(), "rule" if word == "unseen" else ""))
        left += wide + gap
    return found


def _styles() -> Readings:
    """Every property with values about its limits: on an element, in a sheet, and beside what goes with it."""
    for property, values in (row.split(": ", 1) for row in TABLES["styles"]):
        for value in values.split(" | "):
            told = []
            for frame in TABLES["pages"]:
                page = frame.replace("*", f"{property}:{value}")
                told.append(",".join(sorted(f"{element.tag} {rule}" for element, rule in styles.unseen(fromstring(page)))))
            yield f"style {property}: {value}", runs(enumerate(told))
        followed = ((value, f"{styles._may_hide(property, parse_component_value_list(value)):d}") for value in values.split(" | "))
        yield f"style {property} is followed", runs(followed)
    long = (f".a{{--h:{'0 ' * count}}}.x{{display:none;margin:var(--h);opacity:var(--h)}}" for count in range(26, 34))
    deep = (
        f".a{{{''.join(f'--v{n}:var(--v{n + 1});' for n in range(depth))}--v{depth}:none}}.x{{display:var(--v0)}}" for depth in range(5, 11)
    )
    within = ("@media screen{" * depth + ".x{display:none}" + "}" * depth for depth in range(6, 10))
    wide = (f".x:not(.{'q' * (size - 9)}){{display:none}}" for size in (1999, 2000, 2001))
    parts = (f".x:not({', '.join(['.q'] * count)}){{display:none}}" for count in (39, 40, 41))
    inner = (".a{" + "&{" * depth + ".x{display:none}" + "}" * (depth + 1) for depth in range(4, 9))
    nested = (f".x{{opacity:calc({'(' * depth}0{')' * depth})}}" for depth in range(16, 24))
    for sheet in (*TABLES["sheets"], *long, *deep, *within, *wide, *parts, *inner, *nested):
        body = "<body class=b><div id=d class=a><p class='x y'>Words <i>here</i></p></div></body>"
        page = f"<html><head><style>{sheet}</style></head>{body}</html>"
        yield (
            f"sheet: {sheet[:900]} {len(sheet)}",
            ",".join(sorted(f"{element.tag} {rule}" for element, rule in styles.unseen(fromstring(page)))),
        )
    veil = veil_for("plain", "\u4dc1")
    assert veil
    spaces = (" " * (number % 4) + "\n" * (number % 5 // 4) for number in range(140))
    words = "".join(veil.over(f"word {number % 3}", f"rule {number}") + space for number, space in enumerate(spaces))
    yield "veil", f"{veil.lifted(words)} {veil.lifted(words[:-1])} {veil.lifted(words[5:])}"


def _records() -> Readings:
    """Records whose fields have other names, or stand within others."""
    text = " ".join(TABLES["body"])
    for name, value in (row.split(": ", 1) for row in TABLES["fields"]):
        for frame in ({}, {"title": "Quay shut"}, {"headline": "Quay shut", "text": text, "author": "Bo Ek"}):
            for inner in (value, [value], {"name": value}, {"text": value, "id": "7"}, [{"type": "ad", "text": value}, {"value": value}]):
                for record in (frame | {name: inner}, {**frame, "data": {name: inner}}, {"a": {"source": {"doc": {name: inner}}}}):
                    yield f"record: {record}", f"{read_fields(record, {})}"
    deep: Any = "Words at the bottom of all this, and more of them."
    for depth in range(10):
        yield f"{depth} deep", f"{text_of(deep)} {follow({'a': deep}, 'a.b[].c')}"
        deep = [deep] if depth % 2 else {"content": deep}
    for size, said in product((199, 200, 201), ("Story. One is said. Two is.", "No end at all")):
        yield f"text of {size} under a name unknown: {said}", f"{read_fields({'title': 'T', 'zzz': (said + ' more ' * 60)[:size]}, {})}"
    check, wall = "Checking your browser. Are you a robot? ", "We use cookies, and our partners do so. "
    for sign, count, rest in product((check, wall), range(1, 9), ("Quay shut", "Just a moment: cookies policy")):
        told = ((size, f"{gate(rest, sign * count + ('The quay is shut now. ' * size))}") for size in (0, 1, 2, 3, 5, 8, 12, 20, 300))
        yield f"gate, {count}: {sign}{rest}", runs(told)


def _bytes() -> Readings:
    """Texts in several encodings, whole and with a byte that does not belong there."""
    for text, name in product(TABLES["letters"], ("utf-8", "cp1252", "cp1250", "cp1251", "iso8859-2", "utf-16", "utf-16-le", "utf-16-be")):
        data = text.encode(name, "replace")
        wrong = data[:9] + b"\x81" + data[9:]
        told = [decode(some, labels) for some in (data, data * 9, wrong) for labels in ((), ("iso-8859-1",), (name,))]
        yield f"bytes {name}: {text}", f"{[found and (found[0][:60], found[1], len(found[0])) for found in told]}"


def _orders() -> Readings:
    """Orders to a machine: whole, cut short, in the midst of a story, and in two paragraphs."""
    from tests.corpus.hijacks import HIJACKS, order

    for hijack in HIJACKS:
        every = [sentences.sentences_in(paragraph) for paragraph in hijack.text.split("\n\n")]
        yield f"order: {hijack.text}", f"{orders.orders(every)[0]}"
        for count in (1, 2, 3, 4, 6):
            apart = [[every[0][0]] * count, *every[1:], every[0]]
            told = f"{orders.orders([[one] for paragraph in every for one in paragraph])[0]} {orders.orders(apart)[0]}"
            yield f"order, {count}: {hijack.order}", told
        words = hijack.order.split()
        places = range(1, len(words), 2)
        cut = ((place, f"{order(' '.join(words[:place]))} {order(' '.join(words[place:]))}") for place in places)
        yield f"order cut: {hijack.order}", runs(cut)


def _formats() -> Readings:
    """Files of every format: whole, cut short, twice in one, under another name, and larger than is read."""
    from tests.corpus.test_exact import MADE

    story = [*TABLES["body"], "It is “shut” for £8.6 million, said Käthe Wörz."]
    with TemporaryDirectory() as folder:
        for suffix, make in MADE.items():
            data = make(story)
            kinds = {"whole": data, "cut": data[: len(data) * 2 // 3], "twice": data + data, "begun": data[:200], "behind": b"\n" + data}
            for name, some in kinds.items():
                yield f"format {suffix}, {name}", f"{read_as(Path(folder), f'a{suffix}', some)} {read_as(Path(folder), 'a', some)}"
        for suffix, room in product((".txt", ".html", ".jsonl", ".eml", ".docx", ".epub", ".csv"), (-1, 0, 1)):
            data = MADE[suffix](story)
            yield f"format {suffix}, {room} less", read_as(Path(folder), f"a{suffix}", data, len(data) + room)


def read_as(folder: Path, name: str, data: bytes, most: int = 50_000) -> str:
    (folder / name).write_bytes(data)
    (found,) = discover(folder)
    told = read(folder, name, Settings(max_file_bytes=most)) if isinstance(found, Found) else ((), (found,))
    (folder / name).unlink()
    kept = [(one.title, one.byline, one.outlet, one.published, one.part, one.encoding, len(one.text), one.text[-9:]) for one in told[0]]
    return f"{kept} {[one.reason[:60] for one in told[1]]}"


def _record_files() -> Readings:
    """Data sets in every shape: lists, nested, line by line, with what is no record among them; mailboxes of several messages."""
    one = {"title": "Quay shut", "text": " ".join(TABLES["body"]), "author": "Ann Lee"}
    two, none = {**one, "title": "Cat found"}, {"title": "Nothing"}
    shapes: dict[str, Any] = {
        "a list": [one, two, none, 7],
        "one": one,
        "in a field": {"count": 2, "stories": [one, two]},
        "in fields of fields": {"a": {"b": {"c": [one]}}},
        "deeper": {"a": {"b": {"c": {"d": [one]}}}},
        "by number": {"1": one, "2": two},
        "by number, one of them none": {"1": one, "2": none},
        "by number, the last of 21 none": {**{str(number): one for number in range(20)}, "x": none},
        "by number, the last of 20 none": {**{str(number): one for number in range(19)}, "x": none},
        "late in a list": {"stories": [*[none] * 19, one]},
        "too late in a list": {"stories": [*[none] * 20, one]},
        "none": none,
        "a word": "word",
    }
    with TemporaryDirectory() as folder:
        for name, shape in shapes.items():
            for suffix, data in ((".json", json.dumps(shape)), (".json", json.dumps(shape)[:-9]), (".jsonl", f"{json.dumps(shape)}\n" * 2)):
                yield f"records, {name} {suffix} {len(data)}", read_as(Path(folder), f"a{suffix}", data.encode())
        lines = [json.dumps(one), "", "{broken", "[1]", json.dumps(two), json.dumps(two) + ",", "null"]
        for count in range(1, len(lines) + 1):
            for suffix in (".jsonl", ".json"):
                yield f"records, {count} lines {suffix}", read_as(Path(folder), f"a{suffix}", "\n".join(lines[:count]).encode())
        message = "From a@b.example Tue Mar  5 06:30:00 2024\nFrom: Ann Lee <a@b.example>\nSubject: Quay\n\n"
        for joint, count in product(("\n\n", "\n", "\n\n\n", "\n>", ""), (1, 2, 3)):
            text = joint.join(f"{message}{TABLES['body'][number]}\n>From here on it rained." for number in range(count))
            yield f"mailbox of {count}, {joint!r}", read_as(Path(folder), "a.mbox", text.encode())
        for head in TABLES["mail"]:
            text = head.replace(" ¶ ", "\n") + "\n\n" + "\n\n".join(TABLES["body"])
            yield f"mail: {head}", read_as(Path(folder), "a.eml", text.encode())


def _printed_files() -> Readings:
    """Papers of one page and of several, with a title or without, and with words drawn so that they are hardly seen."""
    from tests.corpus.printed import column, pdf
    from tests.corpus.test_hidden import lines as drawn
    from tests.corpus.test_hidden import paper

    with TemporaryDirectory() as folder:
        for count, size, title in zip((1, 2, 3) * 4, (9, 10, 14, 20) * 3, (None, "Quay shut", "untitled", "a_b.doc") * 3, strict=True):
            pages = []
            for number in range(count):
                words = wrap(" ".join(TABLES["body"]), 40 + 20 * number)
                top = [(50.0, 770.0, "ORRAN COURIER", 8.0), (300.0, 30.0, str(number + 1), 8.0)]
                pages.append([*top, *column(words, 50, 700 - number, size, size + 2), *column(words[:3], 350, 700, size, size + 2)])
            yield f"paper of {count}, {size}: {title}", read_as(Path(folder), "a.pdf", pdf(*pages, title=title))
        for sign in TABLES["ink"]:
            yield f"ink: {sign}", marked(paper(Path(folder), drawn(sign)))


def _pages() -> Readings:
    """Fields of pages: what stands above a story and below it, in what the page says of itself, and both."""
    from trafilatura.settings import Document

    body = "".join(f"<p>{text}</p>" for text in TABLES["body"])
    shown, said = TABLES["shown"], TABLES["said"]
    pages = [(one, head, "", "") for number, one in enumerate(shown) for head in ("", *said[number % 3 :: 3])]
    pages += [("", "", one, "") for one in shown] + [("", "", "", one) for one in shown]
    pages += [(one + other, said[number % len(said)], "", "") for number, (one, other) in enumerate(pairwise(shown))]
    for above, head, behind, below in pages:
        title = "Quay to close for four months - Orran Courier"
        inner = f"<article><h1>{TABLES['title'][0]}</h1>{above}<div class=text>{body}{behind}</div></article><div class=more>{below}</div>"
        html = f"<html lang=en-GB><head><title>{title}</title>{head}</head><body><div class=top>Orran</div>{inner}</body></html>"
        page = Page(html, fromstring(html), "\n".join(TABLES["body"]), Document())
        yield f"page: {head} / {above} / {behind} / {below}", f"{list(fields_of(page).items())}"


def _blocks() -> Readings:
    """Stories of pages with a paragraph of a length or a kind before them, and cut into blocks."""
    body, title = [f"<p>{text}</p>" for text in TABLES["body"]], TABLES["title"][0]
    lead = "The island does without its ferry until August, and nobody knows yet how the bakery gets its flour. "
    for frame, size in product(TABLES["leads"], (44, 45, 60, 61, 900, 901)):
        page = f"<body><h1>{title}</h1>{frame.replace('*', exactly(lead * 10, size))}<article><div>{''.join(body)}</div></article></body>"
        yield f"lead of {size}: {frame}", story_of(page)
    for count, size in product((1, 2, 3, 4), (7, 8, 9, 12, 15)):
        words = f"<p>{' '.join(lead.split()[:size])} {'flour ' * (size * 2)}</p>"
        parts = (f"<div class=part><div class=body>{words.replace('island', f'isle {number}')}</div></div>" for number in range(count))
        yield f"{count} parts of {size}", story_of(f"<body><article><h1>{title}</h1>{''.join(parts)}</article></body>")


def story_of(page: str) -> str:
    from trafilatura.utils import load_html

    told = story_of_page(load_html(f"<html><head><title>{TABLES['title'][0]}</title></head>{page}</html>"))
    return f"{[(len(line), line[:20]) for line in told[1].splitlines()]}" if told else "none"

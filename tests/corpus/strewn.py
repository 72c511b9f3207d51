"""Lines, names, downloads, stories, pages and styles put together of many small parts in any order, so that each sign stands beside each.

They are recorded with the others (`readings`), many short ones in one row.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from lxml.html import fromstring

from rag.config import Settings
from rag.corpus import head_lines, linked_data, mark, orders, people, press, read, rules, styles
from rag.corpus.dates import first_date, has_date, only_date
from rag.corpus.decode import decode
from rag.corpus.page_fields import fields_of
from rag.corpus.page_story import linked_foot, story_of_page
from rag.corpus.page_view import Page
from rag.corpus.tellings import Telling, difference
from rag.corpus.titles import without_site
from rag.types import Article
from tests.corpus.grids import TABLES, Readings, line_of, marked, of

ROW = 50  # readings told together
SIZES = (20, 24, 25, 30, 31, 39, 40, 41, 42, 45, 59, 60, 61, 80, 81, 120, 121, 160, 161)
SIGNED = (
    "*",
    "By *",
    "Author: *",
    "It was so. (*)",
    "© 2024 *",
    "*, Tarn",
    "TARN (*) — It rained.",
    "Source: *",
    "Reporting by *",
    "-- *",
    "*/Reuters",
)
LENGTHS = [limit + off for limit in (24, 40, 60, 80, 120, 160, 180, 220, 300, 400, 500, 600, 1500) for off in (-1, 0, 1)]
TITLES = (
    "Quay shut",
    "QUAY SHUT",
    "the quay",
    "Why?",
    "The quay is shut for good.",
    "Who has shut the quay of the isles?",
    "Ann Lee on quays",
)
TONGUES: tuple[tuple[str, ...], ...] = ((), ("en",), ("en-us",), ("en-gb",), ("de",), ("fr",), ("hu",), ("ja",), ("ja", "en-us"))
DAYS = ("3", "13", "31", "32", "1", "May", "Mai", "mai", "mayo", "Sept.", "2024", "24", "1999", "2567", "Friday", "Fr", "10:30", "at")
JOINTS = (" ", " ", " ", ", ", ".", "/", "-", ". ", "年", "月", "日", " de ", "th ", "T", "")
CHARACTERS = (
    "quay ",
    "é",
    "ü",
    "ż",
    "“",
    "”",
    "–",
    "€",
    "Я",
    "ж",
    "码",
    "の",
    "\x00",
    "\x07",
    "\x81",
    "\n",
    "&eacute;",
    " ",
    "7",
    "\ufeff",
)


def groups() -> dict[str, Callable[[], Readings]]:
    """What is read, group by group."""
    single = {
        "strewn lines": _lines,
        "strewn names": _names,
        "strewn downloads": _downloads,
        "strewn days": _days,
        "strewn titles": _titles,
        "strewn styles": _styles,
        "strewn orders": _orders,
        "strewn letters": _letters,
        "strewn tellings": _tellings,
        "strewn heads and ends": _stories,
        "strewn pages": _pages,
        "strewn linked data": _linked,
        "lines by counts": _counts,
        "strangers": _strangers,
        "long names": _long_names,
        "strewn messages": _messages,
    }
    return {name: _in_rows(name, told) for name, told in single.items()}


def _in_rows(name: str, told: Callable[[random.Random], Iterator[str]]) -> Callable[[], Readings]:
    def rows() -> Readings:
        row: list[str] = []
        for number, reading in enumerate(told(random.Random(name)), 1):
            row.append(reading)
            if number % ROW == 0:
                yield f"{name} {number // ROW}", "\n".join(row)
                row = []
        yield f"{name}, the last", "\n".join(row)

    return rows


def _some(table: str, least: int, most: int, drawn: random.Random) -> list[str]:
    return [drawn.choice(TABLES[table]) for _ in range(drawn.randint(least, most))]


def _lines(drawn: random.Random) -> Iterator[str]:
    for _ in range(2200):
        parts = _some("bits", 1, 5, drawn)
        text = "".join(part + drawn.choice((" ", " ", " ", "")) for part in parts).strip()
        if drawn.random() < 0.3:
            longer = ("grey boats, " * 140)[: max(0, drawn.choice(LENGTHS) - len(text) - 1)].strip(", ")
            text = drawn.choice((f"{longer} {text}", f"{text} {longer}", f"{parts[0]} {longer} {' '.join(parts[1:])}"))
        yield f"{text.strip()}: {line_of(text.strip())}"


def _counts(_: random.Random) -> Iterator[str]:
    """Lines with so many words in capitals and in small letters, and galleries of so many names and characters."""
    for lead, capital, small in product(("RIVER: ", "7 boats: ", "Have you seen: ", ""), range(7), range(7)):
        for end in ("", ".", " here"):
            text = f"{lead}{'Tarn ' * capital}{'boats ' * small}".strip() + end
            yield f"{text}: {line_of(text)}"
    for names, size in product(range(1, 7), (690, 700, 701, 1499, 1500, 1501, 1999, 2000, 2001, 2499, 2500, 2501)):
        told = ", ".join(("Ann Lee/AP", "Bo Ek/AFP", "Cy Fox/Reuters", "Di Ng/AP", "Ed Orr/EPA", "Flo Ames/AP")[:names])
        text = f"{told} {'grey boats ' * 300}"[: size - 1] + "."
        yield f"{names} in {size}: {line_of(text)}"


def _strangers(_: random.Random) -> Iterator[str]:
    """A line between two paragraphs with so many words, of which so many are the story's, that asks or tells."""
    shared, other = (
        ("bridge", "island", "boats", "months", "council", "valley"),
        ("painters", "guitars", "comets", "bakers", "lions", "spices", "pianos"),
    )
    frames = ("Do you love {}", "Have you seen {}? tell us", "Passages: Anselm Korb {}, and Vera Holm", "Opinion: Bo Ek and {} for Ann")
    for frame, mine, more, linked in product(frames, range(4), (0, 1, 2, 3, 4, 6), (False, True)):
        line = frame.format(" and ".join((*shared[:mine], *other[:more])) or "it")
        body = [*TABLES["body"], f"The {' and the '.join(shared)} are all that people in the whole valley ever speak of, they told us."]
        every = [TABLES["title"][0], body[0], line, *body[1:], *(["Read more: the quay"] if linked else []), body[0]]
        yield f"{line} {linked}: {marked(of(chr(10).join(every)))}"


def _long_names(_: random.Random) -> Iterator[str]:
    """Names of two words of every length about a limit, above a story and below it."""
    body = TABLES["body"]
    for frame, size in product(SIGNED, SIZES):
        line = frame.replace("*", "Ann L" + "e" * (size - 5 if frame == "*" else max(1, size - len(frame) - 4)))
        told = (marked(of("\n\n".join(some))) for some in ([TABLES["title"][0], line, *body], [TABLES["title"][0], *body, line]))
        yield f"{line} {' / '.join(told)}"


def _names(drawn: random.Random) -> Iterator[str]:
    for _ in range(1600):
        text = "".join(part + drawn.choice((" ", " ", " ", " ", "", ", ")) for part in _some("called", 1, 6, drawn)).strip(" ,") or "A"
        parts = [(part.kind.name, part.value) for part in head_lines.parts_of(text, 0, len(text), ())]
        told = people.is_person(text), people.in_order(text), people.people_in(text), people.people_in(f"By {text}", {"annlee", "tarn"})
        yield f"{text}: {told} {parts} {rules.byline_names(f'By {text}') is not None:d}{rules.lone_name(text):d}"


def _downloads(drawn: random.Random) -> Iterator[str]:
    for line in TABLES["downloaded"]:
        longer = ((size, f"{line} {'so on ' * 40}"[:size]) for size in (len(line), 60, 119, 120, 121, 199, 200, 201))
        yield f"{line}: {' '.join(f'{size} {press.stands_alone(one.strip()):d}{press.is_border(one):d}' for size, one in longer)}"
    for above, to_day, to_rights, rights in product((0, 1, 2, 3), range(7), (0, 2, 5, 9, 10, 11, 12), (["Copyright 2024 The Post"], [])):
        head = ["Cat", *["So it was"] * above, "By Ann Lee", "61 words", *["x"] * to_day, "3 May 2024", "The Post", *["LANT"] * to_rights]
        lines = [*head, *rights, *TABLES["body"][:2], "Document LANT000020240503ek530001"]
        one = press.stories(Article("a.txt", "\n".join(lines), "", ""))[0]
        yield f"{above} {to_day} {to_rights}: {one.part} {one.title} {one.byline} {one.outlet} {one.published} {one.text[:9]}"
    for _ in range(1500):
        lines, at = TABLES["downloaded"], drawn.randrange(len(TABLES["downloaded"]))  # those of one database stand side by side there
        pool = drawn.choice((lines, [*lines[:10], *lines[at : at + 12]]))
        some = drawn.choices(pool, k=drawn.randint(3, 18))
        text = "".join(line + drawn.choice(("\n", "\n", "\n", "\n\n", " \r\n", "\n \n")) for line in some)
        found = press.stories(Article("a.txt", text, "", "", pages=((0, 1), (len(text) // 2, 2))))
        told = [(one.part, one.title, one.byline, one.outlet, one.published, len(one.text), one.text[:9], one.pages) for one in found]
        yield f"{told} {sorted(found[0].provenance.items())} {len(found[-1].marks)}"


def _days(drawn: random.Random) -> Iterator[str]:
    for _ in range(3000):
        text = "".join(drawn.choice(DAYS) + drawn.choice(JOINTS) for _ in range(drawn.randint(2, 6)))
        if drawn.random() < 0.5:
            parts = [str(drawn.choice((1, 3, 5, 12, 13, 24, 31, 32, 99, "03", 1999, 2024))) for _ in range(3)]
            text = drawn.choice(("", "on ", "Fri ")) + drawn.choice("./-").join(parts) + drawn.choice(("", ".", " 10:30", " x"))
        tongue = drawn.choice(TONGUES)
        told = first_date(text, languages=tongue), only_date(text, 0, len(text), tongue), has_date(text, tongue)
        yield f"{text} {tongue}: {told}"


def _titles(drawn: random.Random) -> Iterator[str]:
    pieces = (*TABLES["titles"], "The Orran Courier", "orran.example", "News", "Tarn", "Sport in the valley", "Ann Lee", "Or")
    for _ in range(800):
        text = "".join(
            drawn.choice(pieces) + drawn.choice((" | ", " - ", " – ", ": ", " » ", ", ", " ")) for _ in range(drawn.randint(2, 4))
        )
        names, heads = drawn.sample(pieces, drawn.choice((0, 1, 2))), drawn.sample(pieces, drawn.choice((0, 1, 2)))
        yield f"{text}: {text[slice(*without_site(text, names, heads))]}"


def _styles(drawn: random.Random) -> Iterator[str]:
    """Elements within each other, each with some properties of its own."""
    declared = [f"{name}:{value}" for name, values in (row.split(": ", 1) for row in TABLES["styles"]) for value in values.split(" | ")]
    for hidden, count, held in product(
        ("aria-hidden=true", "hidden", "style='display:none'"), range(7), ("", "<h1>Quay</h1>", "<article></article>")
    ):
        page = f"<html><body><div {hidden}>{held}{'<p>One</p>' * count}</div><p>Two</p></body></html>"
        yield f"{hidden} {count} {held}: {sorted(f'{e.tag} {why}' for e, why in styles.unseen(fromstring(page)))}"
    for _ in range(320):
        outer, inner, sheet = (";".join(drawn.sample(declared, drawn.choice((0, 1, 2, 3)))) for _ in range(3))
        rule = drawn.choice((".x", "p", "div p", "i", ".x i", "#d", "p:first-child", "div>.x", "*"))
        page = (
            f'<html><head><style>{rule}{{{sheet}}}</style></head><body><div id=d style="{outer}">'
            f'<p class=x style="{inner}">One <i>two</i></p><p>Three</p></div></body></html>'
        )
        yield f"{rule} {sheet} / {outer} / {inner}: {sorted(f'{e.tag} {why}' for e, why in styles.unseen(fromstring(page)))}"


def _orders(drawn: random.Random) -> Iterator[str]:
    """Sentences of orders and of stories, apart and together, quoted, addressed and marked as a prompt."""
    from tests.corpus.degrees import SIGNS
    from tests.corpus.hijacks import HIJACKS

    told = [f"{sentence}." for text in TABLES["body"] for sentence in text.rstrip(".").split(". ")]
    for _ in range(150):
        ordered = [sentence for _ in range(2) for part in drawn.choice(HIJACKS).text.split("\n\n") for sentence in part.split(". ")]
        signs = ("Dear AI,", "Assistants reading this:", "Note to language models.", "He said: “It is so.”", *SIGNS)
        every = []
        for _ in range(drawn.randint(1, 6)):
            some = [drawn.choice((drawn.choice(ordered), drawn.choice(told), drawn.choice(signs))) for _ in range(drawn.randint(1, 5))]
            every.append([drawn.choice((one, one, one, f"“{one}”", one.rstrip("."), f"{one} {drawn.choice(signs)}")) for one in some])
        yield f"{sorted(orders.orders(every)[0].items())}"


def _letters(drawn: random.Random) -> Iterator[str]:
    """Bytes of few odd characters or many, short and long, with a label that is right, wrong, or none."""
    codecs = ("utf-8", "cp1252", "cp1250", "cp1251", "utf-16", "utf-16-le", "shift_jis", "gb18030", "koi8-r")
    for size, count in product((199, 200, 201, 400, 401), (0, 1, 2, 3)):
        found = decode(("\x07" * count + "grey boats " * 40)[:size].encode())
        yield f"{count} in {size}: {found and found[1]}"
    for _ in range(180):
        odd = drawn.choices(CHARACTERS, k=drawn.choice((2, 5)))
        text = "".join(drawn.choice((*odd, *["grey boats "] * drawn.choice((1, 9, 40)))) for _ in range(drawn.choice((3, 20, 90))))
        data = text.encode(drawn.choice(codecs), "replace")
        data = drawn.choice((data, data, data[:-1], data[1:], data + b"\x81\xe9", data.replace(b" ", b" \xe9 ", 1)))
        found = decode(data, drawn.choice(((), (), ("iso-8859-1",), (drawn.choice(codecs),), ("none", "ascii"))))
        yield f"{found and (found[0][:12], found[0][-9:], len(found[0]), found[1])}"


def _tellings(drawn: random.Random) -> Iterator[str]:
    """Two sentences, or two stories, that are told with some words more, less and other."""
    words = [word for text in TABLES["body"] for word in text.split()]
    more = ("not", "7", "8", "million", "2024", "Ann", "Lee", "Monday", "said", "will", "may", "never", "“safe”", "half", "9 April", "no")
    for _ in range(200):
        at = drawn.randrange(len(words) - 30)
        one = words[at : at + drawn.choice((5, 9, 16, 30))]
        other = list(one)
        for _ in range(drawn.choice((1, 1, 2, 4))):
            place = drawn.randrange(len(other))
            other[place : place + drawn.choice((0, 1, 1))] = drawn.choices((*more, *words), k=drawn.choice((0, 1, 1, 2)))
            other = other or ["It"]
        beside = drawn.sample(TABLES["body"], drawn.choice((0, 0, 1, 2)))
        pair = Telling((*beside, " ".join(one))), Telling((" ".join(other), *beside))
        yield f"{' '.join(one)[:20]} / {' '.join(other)[:40]}: {difference(*pair)} {difference(*pair[::-1])}"


def _stories(drawn: random.Random) -> Iterator[str]:
    """Stories of which the head and the end are drawn."""
    for _ in range(800):
        head = [drawn.choice(TABLES[drawn.choice(("pieces", "tops", "tops"))]) for _ in range(drawn.choice((0, 1, 2, 3, 4, 5)))]
        head = [
            f"{one}{drawn.choice((' | ', ' - ', ', ', ' · '))}{drawn.choice(TABLES['pieces'])}" if drawn.random() < 0.2 else one
            for one in head
        ]
        head.insert(drawn.choice((0, 0, 0, 1, len(head))), drawn.choice((TABLES["title"][0], *TITLES)))
        body = drawn.choice((TABLES["body"], TABLES["body"][:1], TABLES["body"][::-1], [f"TARN, May 3 (AP) — {TABLES['body'][0]}"]))
        inside = [*body, *_some("tails", 0, 2, drawn)]
        drawn.shuffle(inside)
        every = [*head, *drawn.choice((body, body, inside)), *_some("tails", 0, 4, drawn)]
        for _ in range(drawn.choice((0, 0, 1, 2))):
            every.insert(drawn.randrange(len(every) + 1), drawn.choice((*head, *every[-2:])))
        text = drawn.choice(("\n\n", "\n\n", "\n")).join(every)
        told = of(text, title=drawn.choice(("", "", "Given")), language=drawn.choice((None, None, "de")))
        yield f"{text[:30]!r} {marked(told)} {[*told.provenance.values()]}"


def _node(drawn: random.Random, deep: int = 0) -> dict[str, Any]:
    kind = drawn.choice(
        ("NewsArticle", "Article", "WebPage", "Person", "Organization", "WebSite", "http://schema.org/BlogPosting", "Thing")
    )
    node: dict[str, Any] = {"@type": drawn.choice((kind, [kind], [kind, "Thing"]))} if drawn.random() < 0.9 else {}
    for name in drawn.sample(("name", "headline", "author", "publisher", "datePublished", "@id", "description", "comment", "isPartOf"), 4):
        node[name] = _valued(drawn, deep)
    return node


def _valued(drawn: random.Random, deep: int) -> object:
    if deep < 3 and drawn.random() < 0.4:
        return drawn.choice((_node(drawn, deep + 1), [_node(drawn, deep + 1), "Bo Ek"], [], {"@value": "Quay shut"}, {"@id": "#a"}))
    words = ("Ann Lee", "Bo Ek", "Quay shut", "#a", "The Mail", "2024-05-03", " ", "quay-shut", "Ann is a writer", 7, None)
    return drawn.choice((drawn.choice(words), drawn.choice(words), drawn.sample(words, 2)))


def _linked(drawn: random.Random) -> Iterator[str]:
    """What pages say of themselves as data: nodes within nodes, references, lists, broken scripts."""
    for _ in range(240):
        said = json.dumps(drawn.choice((_node(drawn), [_node(drawn) for _ in range(3)], {"@graph": [_node(drawn), _node(drawn)]})))
        script = drawn.choice(
            (said, said, f"<!-- {said} -->", said.replace("}", ",}", 1), f"{said};", said[:-1], f"/*<![CDATA[*/{said}/*]]>*/")
        )
        kind = drawn.choice(("application/ld+json", "application/ld+json", "Application/LD+JSON; charset=utf-8", "text/plain"))
        nodes = linked_data.nodes_of(fromstring(f"<html><head><script type='{kind}'>{script}</script></head><body>One</body></html>"))
        story = linked_data.story_of(nodes, frozenset({"quayshut", "bo"}))
        asked = [story.get(name) for name in ("headline", "author", "publisher")]
        told = [(linked_data.words(value), linked_data.is_organization(value), linked_data.resolved(value, nodes)) for value in asked]
        yield f"{len(nodes)} {[*story]} {[*linked_data.page_of(nodes)]} {told}"


def _messages(drawn: random.Random) -> Iterator[str]:
    """Messages, plain and as pages, of parts in any order: notes, forwarded ones, hidden words, signatures, what lists put below."""
    with TemporaryDirectory() as folder:
        for _ in range(150):
            parts = [drawn.choice((*TABLES["mailed"], *TABLES["body"])) for _ in range(drawn.randint(2, 9))]
            page = drawn.random() < 0.5
            text = "".join(f"<p>{part}</p>" for part in parts) if page else drawn.choice(("\n", "\n\n")).join(parts)
            text = text.replace(" ¶ ", drawn.choice(("<br>", "</p><p>")) if page else "\n")
            head = drawn.choice(TABLES["mail"]).split(" ¶ Content")[0].replace(" ¶ ", "\n")
            data = f"{head}\nContent-Type: text/{'html' if page else 'plain'}; charset=utf-8\n\n{text}".encode()
            (Path(folder) / "a.eml").write_bytes(data)
            found, missing = read(Path(folder), "a.eml", Settings())
            told = [
                f"{one.part} {marked(mark(one))} {[(m.start, m.end) for m in one.marks]} {one.text[:9]!r} {one.text[-9:]!r}"
                for one in found
            ]
            yield f"{parts[0][:20]} {told} {[one.reason for one in missing]}"


def _element(drawn: random.Random, deep: int = 0) -> str:
    tag = drawn.choice(("div", "div", "p", "span", "section", "aside", "li", "header", "footer", "h2", "small", "td", "ul", "a href=/x"))
    classes = " ".join(_some("classes", 0, 2, drawn))
    inner = [drawn.choice(("", "", *TABLES["inner"])) if deep > 1 or drawn.random() < 0.7 else _element(drawn, deep + 1) for _ in range(2)]
    return (
        f"<{tag} class='{classes}'>{drawn.choice((' ', ' ', ' | ', '')).join((drawn.choice(TABLES['inner']), *inner))}</{tag.split()[0]}>"
    )


def _pages(drawn: random.Random) -> Iterator[str]:
    """Pages with any elements above, beside and below a story, some of whose paragraphs are in elements of their own."""
    with patch("htmldate.extractors._external_date", return_value=None):  # it loads the dates of all languages of the world
        yield from _pages_read(drawn)


def _pages_read(drawn: random.Random) -> Iterator[str]:
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    for number in range(400):
        above, top, below = ("".join(_element(drawn) for _ in range(drawn.choice((0, 1, 2, 3)))) for _ in range(3))
        split = drawn.choice(("<article>{}</article>", "<div>{}</div>", "<main><div class=text>{}</div></main>"))
        paragraphs, holders = (
            "".join(f"<p>{text}</p>" for text in TABLES["body"]),
            (f"<div class=part><p>{one}</p></div>" for one in TABLES["body"]),
        )
        body = drawn.choice((paragraphs, paragraphs, "".join(holders), "<br>".join(TABLES["body"])))
        kickers = (
            "<h1><span>Sport</span> Quay shut</h1>",
            "<h1><a href=/x><small>Tarn</small> Quay shut</a></h1>",
            "<h1>Quay <b>shut</b></h1>",
        )
        heading = drawn.choice((f"<h1>{TABLES['title'][0]}</h1>", "<h1>Quay shut</h1>", *kickers, "<h2>Quay to close</h2>", ""))
        title = f"{drawn.choice((TABLES['title'][0], 'Ann Lee on quays'))}{drawn.choice(('', ' - Orran Courier', ' | Ann Lee'))}"
        inner = drawn.choice((f"{heading}{top}{split.format(body)}", split.format(f"{heading}{top}{body}")))
        head = f"<head><title>{title}</title>{''.join(_some('said', 0, 2, drawn))}</head>"
        html = f"<html lang=en>{head}<body>{above}{inner}{below}</body></html>"
        found, text = (number % 7 == 0 and story_of_page(load_html(html))) or (Document(), "\n".join(TABLES["body"]))
        fields = fields_of(Page(html, fromstring(html), text, found))
        foot = linked_foot(fromstring(html), "\n".join((text, *fromstring(f"<div>{below}</div>").itertext())))
        lines = [(len(line), line[:12]) for line in text.splitlines()]
        yield f"{number}: {[*fields.values()]} {lines} {[(mark.start, mark.end) for mark in foot]}"

"""Who said what, as a view: by speaker and topic, each statement once, with footnotes on its very words."""

from __future__ import annotations

from collections.abc import Sequence

from rag.index.encode import unpack_spans
from rag.index.statements import Kept, rows
from rag.types import Article, ArticleInfo, Filters, Sentence
from rag.views import View
from rag.views.quotes import find, quotes, speakers
from rag.views.quotes.merge import difference

VARGA = "The mayor, Ines Varga, said that the bridge was safe."
ALL = Filters()
PRICE = "“We have an honest price and an honest date,” said Ines Varga."


class Shelf:
    """An index of a few stories: (outlet, day, sentences)."""

    name = "shelf"

    def __init__(self, *stories: tuple[str, str | None, Sequence[str]]) -> None:
        self.articles: list[Article] = []
        for number, (outlet, day, sentences) in enumerate(stories):
            text, placed = "", []
            for sentence in sentences:
                placed.append(Sentence(len(text), len(text) + len(sentence)))
                text += f"{sentence} "
            self.articles.append(
                Article(f"{number}.txt", text, "0" * 64, "Bridge", outlet=outlet, published=day, sentences=tuple(placed), language="en")
            )

    def article(self, id: int) -> Article:
        return self.articles[id]

    def statements(
        self,
        filters: Filters = ALL,
        speaker: Sequence[str] = (),
        about: Sequence[str] = (),
    ) -> list[tuple[ArticleInfo, Kept]]:
        found = []
        for number, article in enumerate(self.articles):
            info = ArticleInfo(number, "/", article.file, None, article.text_sha256, article.title, None, article.outlet, article.published)
            for place, spans, who, verb, direct, said, heads, known, topic in rows(article):
                mine = all(f" {word} " in known for word in speaker) and (not speaker or any(f" {word} " in heads for word in speaker))
                if mine and all(f" {word} " in topic for word in about):
                    found.append((info, Kept(number, place, unpack_spans(spans), who, verb, bool(direct), said)))
        return found


def of(shelf: Shelf, asked: str = "", about: str = "", **how: object) -> View:
    return quotes(shelf, asked, find(shelf, asked, about), **how)  # type: ignore[arg-type]


def said(view: View) -> list[tuple[object, str]]:
    return [(item.fields["speaker"], item.text) for item in view.items]


def test_a_persons_statements_come_in_order_of_day_with_footnotes_on_their_words() -> None:
    shelf = Shelf(("B", "2025-03-02", [PRICE]), ("A", "2025-03-01", [VARGA, "The clinic said that nobody was hurt."]))
    view = of(shelf, "Varga")
    assert said(view) == [("Ines Varga", "the bridge was safe"), ("Ines Varga", "We have an honest price and an honest date")]
    assert [item.fields["day"] for item in view.items] == ["2025-03-01", "2025-03-02"]
    for citation in view.citations:
        article = shelf.article(int(citation.file[0]))
        assert article.text[citation.start : citation.end] == citation.quote
    assert [citation.number for citation in view.citations] == [1, 2]


def test_a_topic_nobody_is_called_by_gives_what_was_said_about_it() -> None:
    shelf = Shelf(("A", "2025-03-01", [VARGA, "The clinic said that nobody was hurt."]))
    assert said(of(shelf, "hurt")) == [("the clinic", "nobody was hurt")]
    assert said(of(shelf, "Varga", about="safe")) == [("Ines Varga", "the bridge was safe")]
    assert said(of(shelf, "Varga", about="harbour")) == []
    assert of(shelf, "harbour").reason


def test_the_same_statement_in_several_stories_is_told_once() -> None:
    shelf = Shelf(("A", "2025-03-01", [PRICE]), ("B", "2025-03-02", [PRICE]), ("C", None, ["“No,” said Dirk Brandt."]))
    item = of(shelf, "Varga").items[0]
    assert item.fields["also"] == ("B, 2025-03-02",)
    assert [citation.file for citation in item.citations] == ["0.txt", "1.txt"]


def test_part_of_a_quotation_counts_to_the_whole_of_it() -> None:
    shelf = Shelf(("A", "2025-03-01", ["The mayor, Ines Varga, said “an honest price and an honest date”."]), ("B", "2025-03-02", [PRICE]))
    view = of(shelf, "Varga")
    assert [(item.text, item.fields["also"]) for item in view.items] == [("We have an honest price and an honest date", ("A, 2025-03-01",))]


def test_other_wordings_of_a_quotation_are_shown_with_the_difference_marked() -> None:
    other = "“We have a fair price and an honest date,” said Ines Varga."
    view = of(Shelf(("A", "2025-03-01", [PRICE]), ("B", "2025-03-02", [other])), "Varga")
    assert len(view.items) == 1
    assert view.items[0].fields["differs"] == ("B, 2025-03-02: We have [a fair] price and an honest date",)


def test_two_people_with_the_same_words_are_two() -> None:
    view = of(Shelf(("A", "2025-03-01", [PRICE]), ("B", "2025-03-02", [PRICE.replace("Ines Varga", "Dirk Brandt")])))
    assert {item.fields["speaker"] for item in view.items} == {"Ines Varga", "Dirk Brandt"}


def test_a_limit_keeps_the_latest() -> None:
    shelf = Shelf(("A", "2025-03-01", [VARGA]), ("B", "2025-03-02", [PRICE]))
    assert said(of(shelf, limit=1)) == [("Ines Varga", "We have an honest price and an honest date")]


def test_by_outlet_keeps_each_outlets_together() -> None:
    shelf = Shelf(
        ("B", "2025-03-01", [VARGA]), ("A", "2025-03-02", [PRICE]), ("B", "2025-03-03", ["The clinic said that nobody was hurt."])
    )
    assert [item.fields["outlet"] for item in of(shelf, by_outlet=True).items] == ["A", "B", "B"]


def test_speakers_are_counted_the_unnamed_last() -> None:
    shelf = Shelf(("A", "2025-03-01", ["“It will all be over by the summer.”", VARGA]), ("B", "2025-03-02", [PRICE]))
    view = speakers(shelf, "", find(shelf, ""))
    assert [(item.text, item.fields["statements"], item.fields["direct"]) for item in view.items] == [
        ("Ines Varga", 2, 1),
        ("unnamed", 1, 1),
    ]
    assert view.items[0].fields["outlets"] == ("A", "B")
    assert len(view.items[0].citations) == 1


def test_what_is_missing_is_marked_too() -> None:
    assert difference("we will open it on Friday", "we will open on Monday") == "we will open [–] on [Monday]"

"""Who said what, as a view: by speaker and topic, each statement once, with footnotes on its very words."""

from __future__ import annotations

from collections.abc import Sequence

from rag.views import View
from rag.views.quotes import find, quotes, speakers
from rag.views.quotes.merge import difference
from tests.answer.fakes import Library, story

VARGA = "The mayor, Ines Varga, said that the bridge was safe."
PRICE = "“We have an honest price and an honest date,” said Ines Varga."


def shelf(*stories: tuple[str, str | None, Sequence[str]]) -> Library:
    """An index of a few stories: outlet, day, sentences."""
    return Library(*(story(f"{number}.txt", " ".join(told), "Bridge", outlet, day) for number, (outlet, day, told) in enumerate(stories)))


def of(library: Library, asked: str = "", about: str = "", **how: object) -> View:
    return quotes(library, asked, find(library, asked, about), **how)  # type: ignore[arg-type]


def said(view: View) -> list[tuple[object, str]]:
    return [(item.fields["speaker"], item.text) for item in view.items]


def test_a_persons_statements_come_in_order_of_day_with_footnotes_on_their_words() -> None:
    library = shelf(("B", "2025-03-02", [PRICE]), ("A", "2025-03-01", [VARGA, "The clinic said that nobody was hurt."]))
    view = of(library, "Varga")
    assert said(view) == [("Ines Varga", "the bridge was safe"), ("Ines Varga", "We have an honest price and an honest date")]
    assert [item.fields["day"] for item in view.items] == ["2025-03-01", "2025-03-02"]
    for citation in view.citations:
        article = library.article(int(citation.file[0]))
        assert article.text[citation.start : citation.end] == citation.quote
    assert [citation.number for citation in view.citations] == [1, 2]


def test_a_topic_nobody_is_called_by_gives_what_was_said_about_it() -> None:
    library = shelf(("A", "2025-03-01", [VARGA, "The clinic said that nobody was hurt."]))
    assert said(of(library, "hurt")) == [("the clinic", "nobody was hurt")]
    assert said(of(library, "Varga", about="safe")) == [("Ines Varga", "the bridge was safe")]
    assert said(of(library, "Varga", about="harbour")) == []
    assert of(library, "harbour").reason


def test_the_same_statement_in_several_stories_is_told_once() -> None:
    library = shelf(("A", "2025-03-01", [PRICE]), ("B", "2025-03-02", [PRICE]), ("C", None, ["“No,” said Dirk Brandt."]))
    item = of(library, "Varga").items[0]
    assert item.fields["also"] == ("B, 2025-03-02",)
    assert [citation.file for citation in item.citations] == ["0.txt", "1.txt"]


def test_part_of_a_quotation_counts_to_the_whole_of_it() -> None:
    library = shelf(
        ("A", "2025-03-01", ["The mayor, Ines Varga, said “an honest price and an honest date”."]), ("B", "2025-03-02", [PRICE])
    )
    view = of(library, "Varga")
    assert [(item.text, item.fields["also"]) for item in view.items] == [("We have an honest price and an honest date", ("A, 2025-03-01",))]


def test_other_wordings_of_a_quotation_are_shown_with_the_difference_marked() -> None:
    other = "“We have a fair price and an honest date,” said Ines Varga."
    view = of(shelf(("A", "2025-03-01", [PRICE]), ("B", "2025-03-02", [other])), "Varga")
    assert len(view.items) == 1
    assert view.items[0].fields["differs"] == ("B, 2025-03-02: We have [a fair] price and an honest date",)


def test_two_people_with_the_same_words_are_two() -> None:
    view = of(shelf(("A", "2025-03-01", [PRICE]), ("B", "2025-03-02", [PRICE.replace("Ines Varga", "Dirk Brandt")])))
    assert {item.fields["speaker"] for item in view.items} == {"Ines Varga", "Dirk Brandt"}


def test_a_limit_keeps_the_latest() -> None:
    library = shelf(("A", "2025-03-01", [VARGA]), ("B", "2025-03-02", [PRICE]))
    assert said(of(library, limit=1)) == [("Ines Varga", "We have an honest price and an honest date")]


def test_by_outlet_keeps_each_outlets_together() -> None:
    library = shelf(
        ("B", "2025-03-01", [VARGA]), ("A", "2025-03-02", [PRICE]), ("B", "2025-03-03", ["The clinic said that nobody was hurt."])
    )
    assert [item.fields["outlet"] for item in of(library, by_outlet=True).items] == ["A", "B", "B"]


def test_speakers_are_counted_the_unnamed_last() -> None:
    library = shelf(("A", "2025-03-01", ["“It will all be over by the summer.”", VARGA]), ("B", "2025-03-02", [PRICE]))
    view = speakers(library, "", find(library, ""))
    assert [(item.text, item.fields["statements"], item.fields["direct"]) for item in view.items] == [
        ("Ines Varga", 2, 1),
        ("unnamed", 1, 1),
    ]
    assert view.items[0].fields["outlets"] == ("A", "B")
    assert len(view.items[0].citations) == 1


def test_what_is_missing_is_marked_too() -> None:
    assert difference("we will open it on Friday", "we will open on Monday") == "we will open [–] on [Monday]"

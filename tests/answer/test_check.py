"""What becomes of a sentence that its sources do not bear out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer.attribution import without_source
from rag.answer.check import check, faults_of
from rag.answer.cite import Footnotes, tie
from rag.answer.consistency import counts_differ
from rag.answer.differ import differences
from rag.answer.evidence import Match, Pool, claim_of
from tests.answer.fakes import Asked, Shelf, WordVectors, story

BRIDGE = story(
    "bridge.txt",
    "Salters Bridge was closed on Tuesday after a crack was found in its third pier. "
    "Repairs will take ten weeks and cost 40,000 crowns, engineer Tom Reyes said. "
    "“Nobody was in danger at any time,” said Mayor Ada Quill. "
    "Reyes accused Quill of hiding the report. "
    "The council did not approve the ferry. "
    "According to the union, the crack has been known since 2021.",
    "Salters Bridge shut",
    "Brackwater Courier",
    "2025-03-06",
)
WIRE = story(
    "wire.txt",
    "Salters Bridge was closed on Tuesday after a crack was found in its pier, the county confirmed.",
    "Bridge cost",
    "Northshore Wire",
    "2025-03-08",
)
BEARINGS = story("bearings.txt", "Salters Bridge was closed on Sunday after inspectors found cracks in two bearings.")
SHELF = Shelf(BRIDGE, WIRE)
POOL = SHELF.pool()


def checked(sentence: str, question: str = "What happened to Salters Bridge?"):  # type: ignore[no-untyped-def]
    return check(sentence, question, POOL, first=False)


def test_a_true_sentence_stands_as_it_is() -> None:
    found = checked("Salters Bridge was closed on Tuesday after a crack was found in its third pier.")
    assert found.supported
    assert found.text == "Salters Bridge was closed on Tuesday after a crack was found in its third pier."
    assert found.matches[0].evidence[0].span.start == 0


def test_a_weekday_may_become_its_date() -> None:
    assert checked("Salters Bridge was closed on 4 March 2025 after a crack was found in its third pier.").supported


def test_independent_stories_are_all_cited_and_copies_once() -> None:
    found = check("Salters Bridge was closed on Tuesday after a crack was found.", "What happened?", POOL, first=False)
    assert {match.evidence[0].article.file for match in found.matches} == {"bridge.txt", "wire.txt"}
    folded = Shelf(BRIDGE, story("copy.txt", BRIDGE.text))
    hits = (folded.hit(0, copies=("copy.txt",)), folded.hit(1))
    alone = check("Salters Bridge was closed after a crack was found.", "What happened?", Pool(hits, folded, WordVectors()), first=False)
    assert len(alone.matches) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "Repairs of the bridge will take twelve weeks, engineer Tom Reyes said.",
        "Repairs will take ten weeks and cost 90,000 crowns, engineer Tom Reyes said.",
        "Repairs will take ten weeks, engineer Tom Hansen said.",
        "Quill accused Reyes of hiding the report.",
        "Reyes and Quill accused each other of hiding the report.",
        "The council approved the ferry.",
        "“Nobody was in danger at any time,” said engineer Tom Reyes.",
        "Martinez closed Salters Bridge on Tuesday after a crack was found.",
    ],
)
def test_what_the_source_does_not_say_never_stands(wrong: str) -> None:
    found = checked(wrong)
    assert found.text != wrong or not found.supported
    if found.supported:
        source = " ".join(match.text for match in found.matches)
        assert found.text is not None
        assert not {"twelve", "90,000", "Hansen", "Martinez"} & set(found.text.replace(".", "").replace(",", " ").split())
        assert found.text in source or found.text.rstrip(".") in source or found.reason.startswith("Cut back")


def test_a_quotation_is_made_true() -> None:
    found = checked("Mayor Ada Quill said “nobody was ever in danger at any time”.")
    assert "“nobody was ever" not in str(found.text)


def test_what_was_only_said_is_not_told_as_fact() -> None:
    found = checked("The crack has been known since 2021.")
    assert found.supported
    assert found.text == "According to the union, the crack has been known since 2021."


def test_footnotes_are_numbered_in_order_of_use_and_reused() -> None:
    notes = Footnotes()
    first = notes.add(checked("Salters Bridge was closed on Tuesday after a crack was found in its third pier.").matches)
    second = notes.add(checked("Reyes accused Quill of hiding the report.").matches)
    again = notes.add(checked("Salters Bridge was closed on Tuesday after a crack was found in its third pier.").matches)
    assert [note.number for note in (*first, *second, *again)] == [1, 2, 1]
    assert all(note.quote == BRIDGE.text[note.start : note.end] for note in notes.all if note.file == "bridge.txt")


COST = "What will repairs of Salters Bridge cost in crowns?"


def test_an_answer_about_something_else_gives_way_to_what_was_asked() -> None:
    found = check("The council did not approve the ferry.", COST, POOL, asks=Asked(short="40,000"))
    assert found.supported
    assert found.text == "Repairs will take ten weeks and cost 40,000 crowns, engineer Tom Reyes said."


def test_a_name_or_figure_is_enough_to_find_the_sentence_by() -> None:
    found = check("The council did not approve the ferry.", COST, POOL, asks=Asked(short="A sum of 40,000 in all"))
    assert found.text == "Repairs will take ten weeks and cost 40,000 crowns, engineer Tom Reyes said."


@pytest.mark.parametrize(
    ("asks", "question"),
    [
        (Asked(short=""), COST),
        (Asked(short="90,000"), COST),  # stands nowhere
        (Asked(short="crowns"), COST),  # the question's own word
        (Asked(short="40,000", stated=0.5), COST),  # read alone it does not state the answer
        (Asked(short="40,000"), "What will repairs of Skerry Bridge cost in crowns?"),  # of another place
    ],
)
def test_and_is_withdrawn_where_no_sentence_holds_the_answer(asks: Asked, question: str) -> None:
    assert check("The council did not approve the ferry.", question, POOL, asks=asks).text is None


def test_a_sentence_that_its_passage_does_not_say_is_withdrawn() -> None:
    said = "The crack in the third pier of Salters Bridge was dangerous."
    assert not check(said, "What was the crack in the pier of Salters Bridge?", POOL, asks=Asked(said=-1.0)).supported


@pytest.mark.parametrize(
    ("said", "question", "stands"),
    [
        ("Yes, the ferry was not approved by the council.", "Was the ferry not approved?", "The ferry was not approved by the council."),
        ("No, the council did not approve the ferry.", "Did the council approve the ferry?", "The council did not approve the ferry."),
        ("Yes, the council approved the ferry.", "Did the council approve the ferry?", None),
    ],
)
def test_a_yes_or_no_is_left_to_the_words_that_say_so(said: str, question: str, stands: str | None) -> None:
    found = check(said, question, POOL, asks=Asked())
    assert (found.text if found.supported else None) == stands


def test_a_sentence_that_stands_but_does_not_answer_is_withdrawn() -> None:
    said = "Salters Bridge was closed on Tuesday after a crack was found in its third pier."
    assert check(said, "Why was Salters Bridge closed?", POOL, asks=Asked()).text == said
    assert check(said, "Why was Salters Bridge closed?", POOL, asks=Asked(stated=-1.0)).text is None


def test_a_number_that_counts_another_thing_does_not_hold() -> None:
    boats = story("boats.txt", "The ferry of Sandle ran for days. Each of the boats carries three tonnes of fish on most of the days.")
    pool = Shelf(boats).pool()
    assert not check("The ferry of Sandle ran for three days.", "How long did the ferry of Sandle run?", pool).supported


@pytest.mark.parametrize("places", [(4, 0), (1, 0), (0, 1), (0, 4)])
def test_a_footnote_shows_the_words_whatever_the_order_of_its_evidence(places: tuple[int, int]) -> None:
    evidence = tuple(POOL.sentences[place] for place in places)
    cited = Footnotes().add([Match(evidence, 1.0, 1.0, 1.0, (), ())])
    assert all(c.start < c.end and c.quote == BRIDGE.text[c.start : c.end] for c in cited)
    assert all(any(e.text in c.quote for c in cited) for e in evidence)
    assert len(cited) == (1 if set(places) == {0, 1} else 2)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True), st.permutations(range(6)))
def test_footnotes_are_never_empty_whatever_order_the_passages_were_found_in(wanted: list[int], order: list[int]) -> None:
    spans = [sentence.span for sentence in BRIDGE.sentences]
    pool = Pool(tuple(replace(SHELF.hit(0), passage=place, spans=(spans[place],)) for place in order), SHELF, WordVectors())
    claim = claim_of(" ".join(BRIDGE.text[spans[place].start : spans[place].end] for place in wanted), "What?", pool.known)
    whole = pool.match(claim, [order.index(place) for place in wanted], pool.cosines(claim.text))
    for note in Footnotes().add([whole, *tie(claim, pool)]):
        assert note.start < note.end
        assert note.quote == BRIDGE.text[note.start : note.end]


def test_a_part_and_its_whole_are_no_disagreement() -> None:
    whole = story("whole.txt", "Salters Bridge was closed after inspectors found cracks in two of its six bearings on Sunday.")
    pool = Shelf(BEARINGS, whole).pool()
    text = "Salters Bridge was closed on Sunday after inspectors found cracks in two bearings."
    found = check(text, "Why was it closed?", pool, first=False)
    assert differences(claim_of(text, "Why was it closed?"), found.matches[0], pool) == []


def test_another_number_of_the_same_thing_is_a_disagreement() -> None:
    other = story("other.txt", "Salters Bridge was closed on Sunday after inspectors found cracks in three bearings.")
    pool = Shelf(BEARINGS, other).pool()
    text = "Salters Bridge was closed on Sunday after inspectors found cracks in two bearings."
    found = check(text, "Why was it closed?", pool, first=False)
    assert [d.match.evidence[0].article.file for d in differences(claim_of(text, "Why?"), found.matches[0], pool)] == ["other.txt"]


def test_another_figure_for_what_is_asked_is_told_though_the_sentence_says_more() -> None:
    ill = "people in the village of Sandle have fallen ill this week"
    first = story("first.txt", f"At least 112 {ill}, residents boiling tap water since the weekend.")
    later = story("later.txt", f"140 {ill}.", published="2025-03-06")
    pool = Shelf(first, later).pool()
    text, found = first.text, {}
    for asked in ("How many people are ill in Sandle?", "How many residents boil their tap water since the weekend?"):
        claim = claim_of(text, asked, pool.known)
        found[asked] = [d.match.evidence[0].article.file for d in differences(claim, tie(claim, pool)[0], pool)]
    assert list(found.values()) == [["later.txt"], []]


def test_a_not_is_missed_in_two_sentences_as_in_one() -> None:
    ferry = story(
        "ferry.txt",
        "Cheap tickets have given the ferry a habit to go from loss to loss. "
        "The price of a ticket is bound up with the length of a crossing.",
    )
    pool = Shelf(ferry).pool()
    for nots, stands in (("", True), ("not ", False)):
        said = f"Tickets have {nots}given the ferry a habit to go from loss to loss"
        claim = claim_of(f"{said} as the price is {nots}bound up with the length of a crossing.", "What of it?", pool.known)
        (match, *_) = tie(claim, pool)
        assert len(match.evidence) == 2
        assert ("The article says the opposite." not in faults_of(claim, match)) is stands


def test_a_source_told_at_length_stays_and_leaves_the_figure_comparable() -> None:
    paper = story(
        "paper.txt",
        "Repairing Salters Bridge will cost 6.8 million, not the 4.2 million that the city has named, according to a paper by the county "
        "auditor that the Lenn Valley Post has seen.",
    )
    other = story("other.txt", "The repair of Salters Bridge will cost 5.9 million, the council decided.", published="2025-04-02")
    pool = Shelf(paper, other).pool()
    asked = "What will the repair of Salters Bridge cost?"
    found = check("The repair of Salters Bridge will cost 6.8 million.", asked, pool)
    assert found.text == "According to a paper by the county auditor, the repair of Salters Bridge will cost 6.8 million."
    claim = claim_of(without_source(found.text), asked, pool.known)
    assert [d.match.evidence[0].article.file for d in differences(claim, found.matches[0], pool)] == ["other.txt"]


def test_two_far_sentences_bear_nothing_out_together() -> None:
    watch = story(
        "watch.txt",
        "The night watchman found the door of the mint open at dawn. Rain had fallen since midnight, and the yard stood under water. "
        "Nobody was hurt. Cornelia Vance is the owner of the mint.",
    )
    pool = Shelf(watch).pool()
    for match in tie(claim_of("The night watchman of the mint was Cornelia Vance.", "Who was the night watchman?", pool.known), pool):
        assert len(match.evidence) == 1
    assert not check("The night watchman who found the door open at dawn was Cornelia Vance.", "Who found the door?", pool).supported


def test_a_far_sentence_may_give_a_name_in_full() -> None:
    mayor = story(
        "mayor.txt",
        "Mayor Ada Quill came to the bridge at noon. Rain had fallen since midnight. The ferry was late. "
        "Quill refused to pay for the ferry.",
    )
    pool = Shelf(mayor).pool()
    (match, *_) = tie(claim_of("Mayor Ada Quill refused to pay for the ferry.", "Who refused to pay?", pool.known), pool)
    assert [e.text.split()[0] for e in match.evidence] == ["Mayor", "Quill"]


def test_a_quotation_is_tied_to_the_sentence_that_holds_it() -> None:
    (match, *_) = tie(claim_of("Reyes said “Nobody was in danger at any time”.", "What did he say?", POOL.known), POOL)
    assert "Nobody was in danger" in match.text


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Who was engineer of Salters Bridge in 1998?", False),  # the story tells of another time
        ("Who was engineer of Salters Bridge in 2025?", True),  # its own year
        ("Since when has the crack been known, which was seen in 2021?", True),
    ],
)
def test_what_is_said_of_one_year_answers_nothing_about_another(question: str, holds: bool) -> None:
    claim = claim_of("Repairs will take ten weeks and cost 40,000 crowns, engineer Tom Reyes said.", question, POOL.known)
    (match, *_) = tie(claim, POOL)
    assert ("The article says this of another time." not in faults_of(claim, match)) is holds


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("The ferry was out of service for three days.", True),
        ("Each boat carries three tonnes.", False),
        ("Three tonnes a boat.", False),
        ("Of the boats three were new.", False),  # what is counted is not told
        ("Quill has forty boats.", False),  # nor is it in the source
    ],
)
def test_a_number_counts_what_it_counts_in_the_source(claim: str, differs: bool) -> None:
    source = (
        "Each of the ferry company's boats carries three tonnes of fish and of post to the islands every one of the days. "
        "Reyes has thirty boats, and Quill forty."
    )
    assert counts_differ(claim, source) is differs

"""What is tied to what: a figure to what it counts, a cause to what happened, a role to who has it. On the real parser."""

from __future__ import annotations

from datetime import date

import pytest

from rag.answer.evidence import Shelf
from rag.config import load_settings
from rag.language import words
from rag.llm import Generator
from rag.syntax import Parser, load_parser
from rag.types import Filters
from rag.views.check import Checked, Checker, Draft
from rag.views.check.calibration import calibrated_model
from rag.views.check.clashes import Pair, clashes
from rag.views.check.clashes.attribute import attributes
from rag.views.check.clashes.cause import causes_of
from rag.views.check.clashes.counted import counts
from tests.answer.fakes import Library, WordVectors, story
from tests.views.test_check import Reader

DAY = date(2025, 2, 24)
TIED = ("counted", "cause", "holder")


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = load_parser(load_settings())
    assert found, "type: footnote models fetch en-core-web-sm"
    return found


def found(parser: Parser, claim: str, support: str) -> set[tuple[str, str]]:
    pair = Pair(claim, support, day=DAY, whole=words.content(support), parse=parser)
    return {(clash.code, clash.way) for clash in clashes(pair) if clash.code in TIED}


OTHERWISE = [
    ("counted", "other", "The fair had 900 stalls.", "The fair drew 900 visitors to its 40 stalls."),
    ("counted", "loose", "The raid brought 250 arrests.", "The raid brought 250 charges, the court said."),
    ("cause", "other", "The ferry was cancelled because of a strike.", "The ferry was cancelled because of fog on the river."),
    ("cause", "other", "She raised the fee because of inflation.", "The fee that she raised is not based on inflation."),
    ("cause", "loose", "He was fined for speeding.", "He was fined on Monday. Speeding is common on the road."),
    ("cause", "loose", "The pool closed due to a leak.", "The pool closed on Monday."),
    ("cause", "loose", "The chairman resigned following a scandal.", "The chairman resigned on Monday."),
    ("holder", "other", "Ann Reed was a senator.", "Ann Reed, whose father was a senator, lives in Dorn."),
    ("holder", "other", "Ann Reed is a lawyer at Brill.", "Ann Reed met Tom Cole, a lawyer at Brill, on Monday."),
]


@pytest.mark.parametrize(("code", "way", "claim", "support"), OTHERWISE)
def test_what_the_support_ties_to_something_else_is_found(parser: Parser, code: str, way: str, claim: str, support: str) -> None:
    assert (code, way) in found(parser, claim, support)


AS_TOLD = [
    ("The fair drew 900 people.", "The fair drew 900 visitors."),
    ("They found 30 bodies.", "They found 30 corpses in the hold."),
    ("A fleet of 24 Osprey flew in.", "A fleet of 24 Osprey planes flew in."),
    ("The ferry was cancelled because of fog.", "Fog forced the company to cancel the ferry."),
    ("He left the match with a sore knee.", "He left the match because of a sore knee."),
    ("He left the match because of a sore knee.", "He left the match with a sore knee."),
    ("She built the mill because of a bet.", "She built the mill to win a bet with her brother."),
    ("The pool closed due to a leak.", "A leak was found. As a result the pool closed."),
    ("Ann Reed is a lawyer at Brill.", "Ann Reed, a lawyer at Brill, met Tom Cole on Monday."),
    ("Ann Reed was a senator.", "Ann Reed, who was a senator, met the mayor."),
]


@pytest.mark.parametrize(("claim", "support"), AS_TOLD)
def test_what_is_told_so_in_other_words_is_no_difference(parser: Parser, claim: str, support: str) -> None:
    assert not found(parser, claim, support)


def test_a_figure_counts_the_noun_it_hangs_on(parser: Parser) -> None:
    text = "More than 1,200 local people signed it, and 14 of the 40 towns."
    assert [(str(one.figure.low), one.noun) for one in counts(text, parser(text))][:1] == [("1200", "people")]


def test_a_cause_has_its_words_and_what_happened(parser: Parser) -> None:
    text = "The mayor resigned over the report, and Ann Reed left early because she was ill."
    parse = parser(text)
    told = [(" ".join(parse.words[at].text for at in one.words), parse.words[one.effect].text, one.sure) for one in causes_of(parse)]
    assert told == [("the report", "resigned", True), ("she was ill", "left", True)]


def test_a_role_belongs_to_the_nearest_name(parser: Parser) -> None:
    parse = parser("Owner Tom Cole met the manager, Ann Reed, on Monday.")
    assert {(one.noun, frozenset(one.who.core)) for one in attributes(parse)} >= {("manager", frozenset({"ann", "reed"}))}


POOL = story(
    "pool.txt",
    "The pool in Sandle shut on Monday, the city said. Plaster fell from its ceiling in May.",
    "Pool shut",
    "Courier",
    "2025-03-05",
)


def checked(parser: Parser, claim: str, generator: Reader | None) -> Checked:
    library = Library(POOL)

    def given() -> Generator:
        return generator  # type: ignore[return-value]

    made = Checker(library.search, Shelf(library), WordVectors(), parser=parser, generator=given if generator else None)
    (one,) = made.check(Draft("draft.txt", claim), Filters())
    return one


@pytest.mark.parametrize(("odds", "verdict"), [(1.0, "supported"), (-1.0, "partly")])
def test_a_cause_that_words_do_not_tie_is_for_the_model_to_find(parser: Parser, odds: float, verdict: str) -> None:
    claim = "The pool in Sandle shut on Monday because plaster fell from its ceiling."
    assert checked(parser, claim, None).verdict == "partly"
    assert checked(parser, claim, Reader(odds, calibrated_model())).verdict == verdict
    assert checked(parser, claim, Reader(odds, "another")).verdict == "partly"


def test_a_speaker_told_by_a_role_that_the_story_gives_to_nobody_is_no_other(parser: Parser) -> None:
    ruiz = story("ruiz.txt", "The shelter will stay open, Ana Ruiz said on Monday.", "Shelter", "Courier", "2025-03-05")
    other = story("lund.txt", "The shelter will stay open, Ana Ruiz said. Mayor Tom Lund was away.", "Shelter", "Courier", "2025-03-05")
    verdicts = []
    for one in (ruiz, other):
        library = Library(one)
        made = Checker(library.search, Shelf(library), WordVectors(), parser=parser)
        (said,) = made.check(Draft("draft.txt", "The mayor said that the shelter would stay open."), Filters())
        verdicts.append(said.verdict.value)
    assert verdicts[0] != "contradicted"
    assert verdicts[1] == "contradicted"

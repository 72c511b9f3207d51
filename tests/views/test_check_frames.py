"""Claim and sentence compared by what each says is done: how it is told, by whom, to whom and when. On the real parser."""

from __future__ import annotations

from datetime import date

import pytest

from rag.answer.evidence import Shelf
from rag.answer.verify import align
from rag.config import load_settings
from rag.language import words
from rag.syntax import Parser, load_parser, parse
from rag.types import Filters
from rag.views.check import Checker, Draft
from rag.views.check.clashes import Pair, clashes
from rag.views.check.frames.ended import ends
from rag.views.check.frames.events import events
from rag.views.check.frames.factuality import value
from rag.views.check.given import Judge
from tests.answer.fakes import Library, WordVectors, story

DAY = date(2025, 2, 24)
FRAMED = {"denied", "opened", "exchanged", "timed"}


@pytest.fixture(scope="module")
def parser() -> Parser:
    found = load_parser(load_settings())
    assert found, "type: footnote models fetch en-core-web-sm"
    return found


TOLD = [
    ("He denied that he had planned to |leave| the company.", False, False),
    ("No money was |set| aside for the work.", True, False),
    ("The museum will not |replace| it.", False, False),
    ("The other four showed no |damage|.", True, False),
    ("He has not yet |posted| his bail.", True, False),
    ("Police ruled out a |bomb| as the cause.", True, False),
    ("She failed to |sign| the bill.", True, False),
    ("She did not fail to |sign| the bill.", True, True),
    ("He was urged to |sign| the deal.", False, True),
    ("Their lawyers asked for an |inquiry|.", False, True),
    ("They announced they would not |back| the ban.", False, False),
    ("Nobody |survived| the crash.", True, False),
    ("He left without |paying| the bill.", True, False),
    ("The president did not rule out |sending| troops.", False, True),
    ("The bridge is |to| |open| on Monday.", False, True),
    ("He did not |see| it until last week.", True, True),
    ("He offered an |apology|.", True, True),
    ("Rossi |won| the election, he said.", True, True),
    ("He is looking into |selling| the house.", False, True),
    ("They want a fund, |to| be |paid| by the city.", False, True),
    ("She was the first to |reach| the top.", True, True),
    ("He will go unless they |pay| him.", False, False),
]


@pytest.mark.parametrize(("marked", "fact", "said"), TOLD)
def test_how_a_word_is_told_is_seen_from_what_it_hangs_on(parser: Parser, marked: str, fact: bool, said: bool) -> None:
    before, word, after = marked.replace("|to| ", "to ").split("|")
    parse = parser(before + word + after)
    at = next(place for place, one in enumerate(parse.words) if one.start == len(before))
    assert (value(parse, at).fact, value(parse, at).said) == (fact, said)


OTHERWISE = [
    ("exchanged", "Skerry Lines hired two boats from the city.", "The city has hired the boats from the company Skerry Lines."),
    ("exchanged", "The woman from Dorn gave a man 50 euros.", "She has told them that a man gave her 50 euros."),
    ("exchanged", "Aster bought the farm from Brill.", "Aster sold the farm to Brill last year."),
    ("exchanged", "Lacy was bitten by his dog.", "A man, Lacy, was arrested after he had bitten his dog."),
    ("exchanged", "Rovers beat United.", "Rovers lost to United on Sunday."),
    ("exchanged", "Cole took over for Reed.", "Reed, a longtime manager, took over for Cole in May."),
    ("exchanged", "Cole, unlike Reed, backed the bill.", "Reed, unlike Cole, backed the bill."),
    ("exchanged", "France is larger than Spain.", "Spain is larger than France."),
    ("exchanged", "Brill acquired Aster.", "The sale came a year after Aster's acquisition of Brill."),
    ("exchanged", "Aster sued the city of Dorn.", "The city of Dorn filed a lawsuit against Aster."),
    ("exchanged", "The club chose Reed rather than Cole.", "The club chose Cole, who had played for it."),
    ("exchanged", "Reed is the successor of Cole.", "Cole is the successor of Reed."),
    ("exchanged", "Dorn lost to Rovers.", "Rovers left the field early, minutes before losing to Dorn."),
    ("denied", "The Labour Party voted for the motion.", "The Labour Party also refused to vote in favour."),
    ("denied", "The Greens voted for the motion.", "The Greens voted against the motion."),
    ("denied", "The museum is going to replace the amber.", "The museum will not replace it."),
    ("denied", "The windows are damaged.", "The windows showed no damage."),
    ("denied", "Bao pleaded guilty.", "Bao faces a fine on each count. He has pleaded not guilty."),
    ("opened", "The bearings were replaced within five years.", "A report recommended that the bearings be replaced within five years."),
    ("opened", "Two million people have been displaced.", "Over 2 million people are expected to be displaced."),
    ("opened", "Ford retracted his complaint.", "Ford was given thirty seconds to retract his complaint."),
    ("timed", "The mayor took office in 2019.", "The mayor, who took office in 2021, had seen the 2019 report."),
    (
        "timed",
        "The van was seen at a quarter past three.",
        "A fishmonger saw the van at a quarter to three, and left at a quarter past three.",
    ),
]


@pytest.mark.parametrize(("code", "claim", "support"), OTHERWISE)
def test_an_event_that_is_told_otherwise_is_found(parser: Parser, code: str, claim: str, support: str) -> None:
    assert code in found(parser, claim, support)


THE_SAME = [
    ("Brill sold the farm to Aster.", "Aster bought the farm from Brill."),
    ("Dorn sued Aster.", "Dorn filed a lawsuit against Aster."),
    ("Reed decided against a protest.", "Reed decided not to file a protest."),
    ("Reed would go unless the club sold Cole.", "Reed would go if the club did not sell Cole."),
    ("The governor told towns to ban fires.", "The governor ordered towns to ban fires."),
    ("United won against Rovers.", "Rovers were beaten by United."),
    ("The council did not accept the motion.", "The council rejected the motion."),
    ("Bush thanked the Canadian people.", "Bush said: I want to thank the Canadian people."),
    ("The mayor did not see the report until last week.", "The mayor said that she had first seen the report last week."),
    ("The county neither owned the bridge nor had neglected it.", "The county does not own the bridge and did not neglect it."),
    ("The bridge opened.", "The mayor opened the bridge."),
    ("The two leaders met in Bonn.", "The leaders will meet again, after they met in Bonn."),
    ("The Greens voted against the motion.", "The Parliament voted in favour, while the Greens voted against it."),
    ("He stole the bicycle in 2019.", "He was jailed in 2021 for having stolen the bicycle in 2019."),
]


@pytest.mark.parametrize(("claim", "support"), THE_SAME)
def test_an_event_in_other_words_is_no_other(parser: Parser, claim: str, support: str) -> None:
    assert not found(parser, claim, support)


def test_a_word_that_describes_is_no_deed(parser: Parser) -> None:
    support = "The hall will be mended, Ana Lund, its lay preacher of 13 years, told the Post."
    pair = Pair("Its lay preacher said that the hall would be mended.", support, day=DAY, whole=words.content(support), parse=parser)
    assert "plan" not in {clash.code for clash in clashes(pair)}


def test_without_a_parser_nothing_is_compared_by_events() -> None:
    assert Pair("Rovers beat United.", "Rovers lost to United.").frames == ()


def test_what_is_asked_for_again_is_not_forgotten_for_what_is_new(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "KEPT", 2)
    one, two, three = "The mayor came.", "The mayor left.", "The mayor slept."
    parser.all([one, two])
    assert [len(found.words) for found in parser.all([one, three])] == [4, 4]


def test_a_sentence_ends_where_it_surely_does(parser: Parser) -> None:
    text = "Bao faces a fine for each charge. He said Gov. Lund, who came at 10 a.m. Monday, knew. It ended in 2019. Nobody came."
    found = parser(text).words
    assert all(text[word.start : word.end] == word.text for word in found)
    roots = [word.text for at, word in enumerate(found) if word.head == at]
    assert roots == ["faces", "said", "ended", "came"]


def test_who_takes_part_is_told_by_role_whatever_the_order(parser: Parser) -> None:
    active, passive = (
        next(event for event in events(parser(text)) if event.key == align.key("offer"))
        for text in ("The lawyers offered the officers money.", "Money was offered to the officers by the lawyers.")
    )
    assert {role: part.core for role, part in active.parts.items()} == {role: part.core for role, part in passive.parts.items()}


ENDED = [
    (True, "The carpenter is still in custody.", "The carpenter who had been arrested over the theft was released on Monday."),
    (True, "The bridge is closed.", "The bridge was opened on Friday."),
    (False, "The bridge is closed.", "The bridge will open again on 27 June."),
    (False, "The bridge is closed.", "The museum was opened on Friday."),
    (False, "The carpenter is in custody.", "The carpenter was seen when the prisoners were released."),
]


@pytest.mark.parametrize(("over", "claim", "sentence"), ENDED)
def test_a_state_is_over_where_its_opposite_is_told_of_the_same_as_a_fact(parser: Parser, over: bool, claim: str, sentence: str) -> None:
    assert ends(claim, sentence, parser) is over


def found(parser: Parser, claim: str, support: str) -> set[str]:
    pair = Pair(claim, support, day=DAY, whole=words.content(support), parse=parser)
    return {str(clash.code) for clash in clashes(pair)} & FRAMED


def test_the_latest_figure_is_supported_and_those_before_are_not(parser: Parser) -> None:
    first = story("first.txt", "At least 112 people in Sandle have fallen ill, the clinic said.", "Water", "Courier", "2025-03-05")
    more = story("more.txt", "The number of people ill in Sandle has risen to 140, the hospital said.", "140 ill", "Post", "2025-03-06")
    last = story("last.txt", "In all, 131 people in Sandle had fallen ill, the officer said.", "Notice lifted", "Wire", "2025-03-19")
    library = Library(first, more, last)
    checker = Checker(library.search, Shelf(library), WordVectors(), parser=parser)
    (now,) = checker.check(Draft("draft.txt", "131 people in Sandle fell ill."), Filters())
    assert (now.verdict, [citation.file for citation in now.citations]) == ("supported", ["last.txt"])
    (then,) = checker.check(Draft("draft.txt", "140 people in Sandle fell ill."), Filters())
    assert then.verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "sentence", "tells"),
    [
        ("The court fined the mill.", "The mill was fined by the court on Monday.", True),
        ("The court fined the mill.", "The court did not fine the mill.", False),
        ("The court fined the mill.", "A heron stood on the mill.", None),
    ],
)
def test_whether_sentences_tell_of_an_event_as_a_claim_does(parser: Parser, claim: str, sentence: str, tells: bool | None) -> None:
    judge = Judge(WordVectors(), parser=parser)
    assert judge.tells(claim, [sentence]) is tells
    assert judge.tells(claim, []) is None

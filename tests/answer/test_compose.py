"""What each kind of question is given, from stories in memory and a scripted model."""

from __future__ import annotations

import pytest

from rag.answer import messages
from rag.answer.calibration import Decision
from rag.answer.compose import COMPOSERS, yes_no
from rag.answer.question import Intent
from rag.types import Filters
from tests.answer.fakes import NEVER, SURE, Desk, Library, deciding, said, story, told
from tests.scripted import Scripted

FERRY = story(
    "ferry.txt",
    "The harbour ferry was cancelled on Monday after a rudder failed.\n\nMayor Ada Quill said repairs would cost 40,000 crowns. "
    "“Nobody was in danger,” she said.\n\nAuditor Tom Reyes said the repairs would cost twice as much. The next boat sails on Friday.",
    "Ferry cancelled",
    "Harbour Gazette",
    "2025-05-06",
    "Ada Finch",
)
COURIER = story("courier.txt", "At least 112 people in Sandle have fallen ill, the clinic said.", "112 ill", "Courier", "2025-03-05")
STANDARD = story("standard.txt", "At least 140 people in Sandle have fallen ill, the hospital said.", "140 ill", "Standard", "2025-03-09")


def test_a_fact_stands_on_the_sentence_that_bears_it_out() -> None:
    desk = Desk(Library(FERRY, COURIER), said("Repairs would cost 40,000 crowns."))
    composed = COMPOSERS[Intent.FACT](evidence := desk.evidence("How much will repairs of the ferry cost?"), deciding(desk))
    assert evidence.question.intent is Intent.FACT
    assert composed.statements[0].support[0].text == "Mayor Ada Quill said repairs would cost 40,000 crowns."


def test_words_that_the_story_does_not_bear_out_give_way_to_its_own() -> None:
    desk = Desk(Library(FERRY), said("The ferry was cancelled on Monday after Captain Stern drank 90 beers."))
    assert told(desk, "Why was the harbour ferry cancelled?") == ["The harbour ferry was cancelled on Monday after a rudder failed."]


@pytest.mark.parametrize(
    "question", ["Why was the ferry cancelled?", "What did the mayor say?", "Was the ferry cancelled?", "Which boats sail?"]
)
def test_nothing_is_told_where_it_is_decided_that_the_stories_do_not_answer(question: str) -> None:
    desk = Desk(Library(FERRY), said("The harbour ferry was cancelled on Monday after a rudder failed."))
    assert told(desk, question, read=NEVER, unread=NEVER, settled=NEVER) == []


def test_nobody_elses_words_are_given_to_the_speaker_asked_for() -> None:
    desk = Desk(Library(FERRY), said("The repairs would cost twice as much."))
    mayor = " ".join(told(desk, "What did the mayor say about the repairs?"))
    assert "Quill" in mayor
    assert "Reyes" not in mayor
    auditor = " ".join(told(desk, "What did the auditor say about the repairs?"))
    assert "Reyes" in auditor
    assert "Quill" not in auditor


def test_a_later_figure_comes_first_and_the_earlier_is_told_after_it() -> None:
    desk = Desk(Library(COURIER, STANDARD), said("At least 112 people in Sandle have fallen ill, the clinic said."))
    now, before = told(desk, "How many people have fallen ill in Sandle?")
    assert now == "At least 140 people in Sandle have fallen ill, the hospital said."
    assert before == "Earlier (Courier, 5 March 2025): At least 112 people in Sandle have fallen ill, the clinic said."


def test_a_figure_that_a_correction_takes_back_is_never_told_as_fact() -> None:
    wrong = story("wrong.txt", "At least 140 people in Sandle have fallen ill.", "Sandle counts its ill", "Standard", "2025-03-06")
    correction = story(
        "correction.txt",
        "Our report “Sandle counts its ill” wrongly said that 140 people in Sandle had fallen ill. "
        "In fact 112 people in Sandle have fallen ill.",
        "Correction",
        "Standard",
        "2025-03-08",
    )
    for drafted in ("140 people in Sandle have fallen ill.", "112 people in Sandle have fallen ill."):
        first, *rest = told(Desk(Library(wrong, correction), said(drafted)), "How many people have fallen ill in Sandle?")
        assert "112" in first, drafted
        assert all(one.startswith("Earlier") or "140" not in one for one in rest)


@pytest.mark.parametrize(("yes", "no", "lead"), [(SURE, NEVER, "Yes. "), (NEVER, SURE, "No. "), (SURE, SURE, ""), (NEVER, NEVER, "")])
def test_yes_or_no_leads_only_when_one_decision_is_sure_and_the_other_is_not(yes: Decision, no: Decision, lead: str) -> None:
    desk = Desk(Library(FERRY), said("The harbour ferry was cancelled on Monday after a rudder failed."))
    composed = yes_no.compose(desk.evidence("Was the harbour ferry cancelled on Monday?"), deciding(desk, yes=yes, no=no))
    assert composed.statements[0].text == f"{lead}The harbour ferry was cancelled on Monday after a rudder failed."


def test_words_of_a_first_count_settle_nothing() -> None:
    count = story("count.txt", "In a first count Ada Quill won the race by 40 votes. In the recount Ada Quill lost the race.", "The race")
    desk = Desk(Library(count), said(""))
    composed = yes_no.compose(desk.evidence("Did Ada Quill win the race?"), deciding(desk))
    assert "recount" in composed.statements[0].text
    assert "first count" not in composed.statements[0].text


CLOSED = story("closed.txt", "The museum in Dorn stays closed until further notice.", "Museum shut", "Courier", "2025-03-04")
OPEN = story("open.txt", "The museum in Dorn opens its doors again on Saturday.", "Museum opens", "Courier", "2025-04-08")
BOUGHT = story("bought.txt", "The museum in Dorn has bought a compass.", "Museum buys", "Courier", "2025-04-09")


def test_a_state_that_a_later_story_ends_is_told_as_ended() -> None:
    desk = Desk(Library(CLOSED, OPEN), said(""))
    now, before = told(desk, "Is the museum in Dorn still closed?")
    assert "opens its doors again" in now
    assert before.startswith("Earlier (Courier, 4 March 2025): The museum in Dorn stays closed")


def test_a_state_that_no_later_story_ends_stands_alone() -> None:
    model = Scripted("", lambda prompt: -6.0 if "bought" in prompt.passages[-1] else 6.0)
    (only,) = told(Desk(Library(CLOSED, BOUGHT), model), "Is the museum in Dorn still closed?", settled=Decision(0.0, {"settled": 1.0}, {}))
    assert "stays closed" in only


def test_a_figure_that_a_later_story_says_was_raised_comes_after_the_raised_one() -> None:
    first = story("first.txt", "The water firm has promised each household a rebate of 45 euros.", "Rebate", "Courier", "2025-03-05")
    raised = story("raised.txt", "The water firm raised its rebate from 45 to 120 euros for each household.", "More", "Wire", "2025-03-19")
    desk = Desk(Library(first, raised), said("The water firm has promised a rebate of 45 euros."))
    now, before = told(desk, "How big is the rebate for each household?")
    assert "from 45 to 120" in now
    assert before.startswith("Earlier (Courier, 5 March 2025)")


def test_a_figure_for_another_thing_is_no_earlier_figure() -> None:
    first = story("first.txt", "The chamber counts 74 shops on the east bank that live off the bridge.", "Shops", "Wire", "2025-02-26")
    second = story("second.txt", "Eleven shops told the chairwoman that they would not last until May.", "May", "Post", "2025-03-05")
    desk = Desk(Library(first, second), said("Eleven shops would not last until May."))
    assert len(told(desk, "How many shops would not last until May?")) == 1


def test_each_side_is_told_in_its_own_words() -> None:
    desk = Desk(Library(FERRY), said("Repairs would cost a sum."))
    mayor, auditor = told(desk, "What do the mayor and the auditor say about the repairs?")
    assert "Quill" in mayor
    assert "Reyes" in auditor


def test_a_side_that_says_nothing_on_the_topic_is_named_as_silent() -> None:
    text = "The Greens said that the court's judgment was a disgrace.\n\nThe Liberals said that summer was near."
    desk = Desk(Library(story("court.txt", text, "Parties meet")), said("A disgrace."))
    evidence = desk.evidence("What do the Greens and the Liberals say about the court's judgment?")
    composed = COMPOSERS[Intent.COMPARE](evidence, deciding(desk, read=NEVER))
    assert [one.text for one in composed.statements] == ["The Greens said that the court's judgment was a disgrace."]
    assert composed.missing == ["What do the Liberals say about the court's judgment?"]


def test_where_no_sides_are_named_figures_that_differ_stand_beside_each_other() -> None:
    desk = Desk(Library(COURIER, STANDARD), said("The clinic said 112; the hospital said 140."))
    listed = told(desk, "Do the stories agree on how many people have fallen ill in Sandle?")
    assert any("112" in one for one in listed)
    assert any("140" in one for one in listed)


def test_keywords_are_looked_up_where_no_one_thing_answers_them() -> None:
    desk = Desk(Library(FERRY, COURIER), said("The ferry."))
    assert any("rudder" in one for one in told(desk, "harbour ferry rudder", read=NEVER))
    assert told(desk, "harbour ferry zebra", read=NEVER) == []


def test_a_draft_that_points_nowhere_gives_way_to_the_nearest_sentence() -> None:
    sample = story("sample.txt", "The first bad sample was taken on 28 February. The town held a spring fair.")
    told_of = told(Desk(Library(sample), said("Zebras migrated through Botswana in 1999.")), "When was the first bad sample taken?")
    assert told_of == ["The first bad sample was taken on 28 February."]


def test_a_day_that_is_told_aside_is_not_the_day_of_the_event() -> None:
    mayor = story("mayor.txt", "The mayor, who took office in 2021, closed the bridge on Monday.", "Bridge closed", "Wire", "2025-03-04")
    (line,) = told(Desk(Library(mayor)), "What happened with the bridge, in order?")
    assert line.startswith("3 March 2025:")


def test_a_timeline_goes_from_first_to_last_with_the_days_worked_out() -> None:
    first = story("first.txt", "The compass was stolen from the museum on Monday.", "Compass stolen", "Courier", "2025-03-04")
    second = story("second.txt", "A man was arrested over the stolen compass yesterday.", "Arrest", "Post", "2025-03-08")
    last = story("last.txt", "The stolen compass was found in a barn on 12 March 2025.", "Compass found", "Wire", "2025-03-13")
    lines = told(Desk(Library(last, second, first)), "What happened with the stolen compass, in order?")
    assert [line.split(":")[0] for line in lines] == ["3 March 2025", "7 March 2025", "12 March 2025"]


def test_a_list_holds_every_item_that_a_story_bears_out() -> None:
    bids = story(
        "bids.txt",
        "Three firms made an offer for the ferry. Norwick Lines offered four million crowns. Dorn Shipping offered five million crowns. "
        "Skerry Boats offered two million crowns.",
        "Offers for the ferry",
    )
    listed = " ".join(
        told(Desk(Library(bids), said("Norwick Lines, Dorn Shipping and Captain Nemo")), "Which companies made an offer for the ferry?")
    )
    assert "Norwick Lines" in listed
    assert "Dorn Shipping" in listed
    assert "Nemo" not in listed


def folder(question: str, filters: Filters | None = None) -> str:
    unused = Scripted("Never asked.", 9.0)
    answer = Desk(Library(FERRY, COURIER, STANDARD), unused).ask(question, filters=filters)
    assert answer.intent == "folder"
    assert unused.prompts == []
    return answer.text or str(answer.reason)


@pytest.mark.parametrize(
    ("question", "told_of"),
    [
        ("How many stories are there?", ["There are 3 stories."]),
        ("Which outlets are there?", ["3 outlets", "Courier (1)", "Harbour Gazette (1)", "Standard (1)"]),
        ("Which is the newest story?", ["newest story is “Ferry cancelled” (Harbour Gazette, 6 May 2025)"]),
        ("Which is the oldest story?", ["oldest story is “112 ill” (Courier, 5 March 2025)"]),
        ("Which stories mention Sandle?", ["112 ill", "140 ill"]),
        ("How many stories are there per month?", ["March 2025: 2", "May 2025: 1"]),
        ("Which stories were written by Ada Finch?", ["Ferry cancelled"]),
    ],
)
def test_the_folder_is_counted_and_not_read_by_the_model(question: str, told_of: list[str]) -> None:
    text = folder(question)
    assert all(part.lower() in text.lower() for part in told_of), text
    assert "Sandle" not in question or "Ferry cancelled" not in text


def test_an_empty_folder_is_said_to_be_empty() -> None:
    assert folder("How many stories are there?", Filters(since="2031-01-01")) == messages.NO_STORIES

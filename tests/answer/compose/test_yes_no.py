"""Yes or no: a lead only when one is sure and the other is not; the settling words always follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.answer.calibration import Decision
from rag.answer.compose import yes_no
from rag.answer.evidence import Evidence, Line
from rag.llm import Prompt
from tests.answer.fakes import NEVER, SURE, Desk, Library, deciding, headed, reader, said, story, told
from tests.scripted import Scripted

DIRECTOR = story(
    "director.txt",
    "Director Oskar Lind said that he would not resign. The union had asked him to resign.",
    "Director stays",
    "Gazette",
    "2025-05-06",
)
QUESTION = "Will the director Oskar Lind resign?"


def candidates(evidence: Evidence) -> list[Line]:
    return yes_no.candidates(yes_no.able_to_settle(evidence), evidence)


def truthful(prompt: Prompt) -> float:
    """Holds a claim for true when it is denied like the passage."""
    return 6.0 if (" not " in prompt.question) == (" not " in " ".join(prompt.passages)) else -6.0


@pytest.mark.parametrize(("yes", "no", "lead"), [(SURE, NEVER, "Yes. "), (NEVER, SURE, "No. "), (SURE, SURE, ""), (NEVER, NEVER, "")])
def test_a_lead_needs_one_decision_and_not_the_other(yes: Decision, no: Decision, lead: str) -> None:
    (line,) = told(Desk(Library(DIRECTOR), reader()), QUESTION, yes=yes, no=no)
    assert line.startswith(f"{lead}Director") or line.startswith(f"{lead}The union")


def test_the_words_that_settle_it_are_the_storys() -> None:
    (line,) = told(Desk(Library(DIRECTOR), reader()), QUESTION, yes=NEVER, no=NEVER)
    assert line in DIRECTOR.text


def test_negating_the_claim_never_keeps_the_lead() -> None:
    desk = Desk(Library(DIRECTOR), Scripted("He would not resign.", truthful))
    plain = desk.ask(QUESTION).text
    denied = desk.ask("Will the director Oskar Lind not resign?").text
    leads = [text.split(". ")[0] if text.startswith(("Yes. ", "No. ")) else None for text in (plain, denied)]
    assert leads[0] is None or leads[0] != leads[1]
    assert leads[0] != "Yes"


def test_what_a_newer_version_has_dropped_settles_nothing_where_that_says_more() -> None:
    older = story("old.txt", "The bridge in Dorn is shut to cars.", "Bridge in Dorn", "Courier", "2025-04-02")
    newer = story("new.txt", "The bridge in Dorn is open to cars.", "UPDATED: Bridge in Dorn", "Courier", "2025-04-02")
    evidence = Desk(Library(older, newer, newer={"old.txt": "new.txt"})).evidence("Is the bridge in Dorn shut to cars?")
    assert {line.story.info.file for line in yes_no.able_to_settle(evidence)} == {"new.txt"}


def test_nothing_is_said_where_it_is_not_settled() -> None:
    assert told(Desk(Library(DIRECTOR), reader()), QUESTION, settled=NEVER, read=NEVER) == []


def test_the_model_is_asked_the_same_thing_only_once() -> None:
    model = reader()
    desk = Desk(Library(DIRECTOR), model)
    desk.ask(QUESTION)
    asked = [(prompt.passages, prompt.question) for prompt in model.prompts]
    assert len(asked) == len(set(asked))
    assert deciding(desk).decides("yes", {})


def test_a_later_story_that_speaks_for_the_same_lead_does_not_unsettle_it() -> None:
    stories = (
        story("aground.txt", "The ferry Ada Quill lies on the bank off Dorn.", "Ferry stuck", "Post", "2025-05-01"),
        story("free.txt", "The ferry Ada Quill floated off the bank off Dorn.", "Ferry free", "Post", "2025-05-05"),
        story("sails.txt", "The ferry Ada Quill sails past the bank off Dorn again.", "Ferry sails", "Post", "2025-05-09"),
    )

    def odds(later: float) -> Scripted:
        def of(prompt: Prompt) -> float:
            passage, denied = " ".join(prompt.passages), " not " in prompt.question
            held = 6.0 if "lies on" in passage else -6.0 if "floated off" in passage else later
            return -held if denied else held

        return Scripted("It is stuck.", of)

    def lead(later: float) -> bool:
        decided = {name: Decision(-4.0, {name: 1.0}, {}, 0.5) for name in ("yes", "no")}
        (line, *_) = told(Desk(Library(*stories), odds(later)), "Is the ferry Ada Quill on the bank off Dorn now?", **decided)
        return line.startswith("No. The ferry Ada Quill floated off")

    assert lead(-1.0)
    assert not lead(1.0)


def test_a_yes_is_not_led_by_words_that_only_their_headings_make_say_so() -> None:
    def odds(prompt: Prompt) -> float:
        passage, denied = " ".join(prompt.passages), " not " in prompt.question
        held = 6.0 if "arrested" in passage else -1.0
        return -held if denied else held

    def lead(text: str) -> bool:
        desk = Desk(Library(story("theft.txt", text, "Man arrested", "Post", "2025-05-01")), Scripted("A man was.", odds))
        decided = {name: Decision(-4.0, {name: 1.0}, {}, 0.5) for name in ("yes", "no")}
        return told(desk, "Was a man arrested over the theft of the compass?", **decided)[0].startswith("Yes. ")

    assert lead("Police arrested a man over the theft of the compass.")
    assert not lead("A second man is still looked for over the theft of the compass.")


def test_what_is_only_urged_is_no_no() -> None:
    urged = story("urged.txt", "Politicians are urging Oskar Lind to decline the pension.", "Pension", "Gazette", "2025-05-06")
    wanted = Decision(-1.0, {"denied no": 5.0}, {})
    (line,) = told(Desk(Library(urged), reader()), "Will Oskar Lind accept the pension?", yes=NEVER, no=wanted)
    assert not line.startswith("No.")


def test_what_a_story_leaves_open_is_told_as_open() -> None:
    asked = story(
        "open.txt",
        "Oskar Lind may draw a pension. Many say that Oskar Lind will accept the pension gladly. "
        "The ministry did not say whether Oskar Lind will accept the pension.",
        "Pension",
    )
    (line,) = told(Desk(Library(asked), reader()), "Will Oskar Lind accept the pension?", yes=NEVER, no=NEVER)
    assert line == "The ministry did not say whether Oskar Lind will accept the pension."


def test_a_denial_answers_whether_somebody_admits_it() -> None:
    denied = story(
        "denied.txt", "Lind is blamed for the leak, which Lind denied. The mill grinds oats. Its wheel turns slowly.", "Leak at the mill"
    )
    (line,) = told(Desk(Library(denied), reader()), "Did Lind admit to the leak?", yes=NEVER, no=NEVER)
    assert "denied" in line


def test_a_no_needs_a_denial_or_all_that_is_named() -> None:
    other = story("bison.txt", "A woman from Norwick was hurt by a bull on Monday.", "Woman of Dorn hurt by a bull", "Post", "2025-05-06")
    (line,) = told(Desk(Library(other), reader()), "Has the woman of Dorn died of the bull?", yes=NEVER, no=SURE)
    assert not line.startswith("No.")
    denied = story(
        "denied.txt", "A woman was hurt by a bull but has yet to leave the ward.", "Woman of Dorn hurt by a bull", "Post", "2025-05-06"
    )
    (line,) = told(Desk(Library(denied), reader()), "Has the woman of Dorn left the ward?", yes=NEVER, no=SURE)
    assert line.startswith("No.")


def test_what_is_only_feared_is_no_no() -> None:
    feared = story("feared.txt", "The bird club is worried that the lasers will blind the crows.", "Lasers against crows")
    (line,) = told(Desk(Library(feared), reader()), "Are the lasers safe for the crows?", yes=NEVER, no=SURE)
    assert not line.startswith("No.")


def test_a_yes_needs_words_that_tell_of_it() -> None:
    site = story("site.txt", "Quill House will be built on Dorn Road.", "Quill House planned")
    question = "Is there an opening date for Quill House?"
    assert told(Desk(Library(site), reader()), question, yes=SURE, no=NEVER) == []


@pytest.mark.parametrize(("text", "lead"), [("Skarre Light is by Aksel Tronsen.", "Yes. "), ("Skarre Light is by another man.", "")])
def test_a_claim_of_names_alone_is_told_of_by_words_with_all_of_them(text: str, lead: str) -> None:
    desk = Desk(Library(story("light.txt", f"{text} It hung in Dorn.", "A picture")), reader())
    (answer,) = told(desk, "Is Skarre Light really by Aksel Tronsen?", yes=SURE, no=NEVER) or [""]
    assert answer == (f"{lead}{text}" if lead else "")


def test_of_sentences_that_settle_it_alike_the_nearest_is_told() -> None:
    refunds = story(
        "refunds.txt",
        "Passengers of the ferry will get refunds for the strike. If nothing sails, all will be paid, said the chairman of the strike.",
        "Ferry strike",
    )

    def odds(prompt: Prompt) -> float:
        return 4.2 if "paid" in prompt.passages[0].splitlines()[-1] and " not " not in prompt.question else 4.0

    (line,) = told(
        Desk(Library(refunds), Scripted("Yes.", odds)), "Will passengers of the ferry get refunds for the strike?", yes=NEVER, no=NEVER
    )
    assert line == "Passengers of the ferry will get refunds for the strike."


def test_nothing_is_said_of_somebody_whom_no_story_names() -> None:
    desk = Desk(Library(DIRECTOR), reader())
    assert told(desk, "Will the director Arvid Lind resign?") == []
    assert told(desk, QUESTION)


@pytest.mark.parametrize(
    ("held", "read", "lead"),
    [(4.0, True, "Yes."), (4.0, None, ""), (4.0, False, ""), (2.0, True, ""), (-4.0, False, "No."), (-4.0, True, ""), (-4.0, None, "")],
)
def test_a_lead_the_model_is_less_sure_of_needs_the_grammar_to_agree(held: float, read: bool | None, lead: str) -> None:
    sworn = story("sworn.txt", "The clerk swore Ada Quill in at noon on Friday.", "Ada Quill")

    def odds(prompt: Prompt) -> float:
        return -held if " not " in prompt.question else held

    desk = Desk(Library(sworn), Scripted("At noon.", odds))
    tools = replace(deciding(desk, yes=NEVER, no=NEVER), grammar=lambda claim, sentences: read)
    (one,) = yes_no.compose(desk.evidence("Did the clerk swear Ada Quill in on Friday?"), tools).statements
    assert one.text.partition(" The")[0] == (lead or "The clerk swore Ada Quill in at noon on Friday.")


@pytest.mark.parametrize("question", ["Is the mill open or shut?", "Did the mill lose 4 or 9 crowns?"])
def test_of_two_things_neither_yes_nor_no_is_said(question: str) -> None:
    mill = story("mill.txt", "The mill is shut and lost 9 crowns.", "Mill shut")
    (line,) = told(Desk(Library(mill), said("The mill is shut and lost 9 crowns.")), question, yes=SURE, no=NEVER)
    assert line == "The mill is shut and lost 9 crowns."


def test_a_yes_is_followed_by_the_nearest_sentence_that_says_it_by_itself() -> None:
    zoo = story("zoo.txt", "Five lions made an escape from Dorn Zoo.\n\nDorn Zoo is home to seven lions.", "Lions in Dorn Zoo")

    def odds(prompt: Prompt) -> float:
        passage = " ".join(prompt.passages)
        held = -6.0 if passage.strip().startswith("Dorn Zoo is home") else 6.0
        return -held if " not " in prompt.question else held

    (answer,) = told(Desk(Library(zoo), Scripted("They did.", odds)), "Did lions escape from Dorn Zoo?", yes=SURE, no=NEVER)
    assert answer == "Yes. Five lions made an escape from Dorn Zoo."


def test_no_lead_where_the_sentence_only_says_that_just_this_is_asked() -> None:
    union = story("union.txt", "It would raise questions about whether Dorn could rejoin the union.", "Dorn and the union")
    (answer,) = told(Desk(Library(union), reader()), "Could Dorn rejoin the union?", yes=SURE, no=NEVER)
    assert answer.startswith("It would raise")


def test_a_sentence_on_what_the_title_leaves_to_be_asked_is_judged_too() -> None:
    text = (
        "Lions escaped from the zoo on Monday. The lions escaped at noon. The lions escaped by a gate. There were no injuries to anybody."
    )
    evidence = Desk(Library(story("zoo.txt", text, "Lions escaped from the zoo")), reader()).evidence
    hurt = candidates(evidence("Was anyone hurt when the lions escaped?"))
    assert (len(hurt), hurt[-1].text) == (4, "There were no injuries to anybody.")
    assert len(candidates(evidence("Have the lions escaped from the zoo?"))) == 3


def test_what_is_asked_of_somebody_may_be_told_in_any_of_the_nearest_stories() -> None:
    talk = "Director Oskar Brandt met the mayor. Director Oskar Brandt spoke of pipes."
    met = story("met.txt", talk, "A meeting on pipes", "Post", "2025-05-06")
    mended = "Director Oskar Brandt mended a sewer. He said that he would not resign."
    stays = story("stays.txt", mended, "Sewer mended", "Post", "2025-05-07")
    found = candidates(Desk(Library(met, stays), reader()).evidence("Did Oskar Brandt step down?"))
    assert found[-1].text == "He said that he would not resign."


def test_what_tells_nothing_of_the_claim_is_not_told() -> None:
    view = "Quill, 53, sees Reyes as a clerk to whom Dorn is a ledger."
    vote = story("vote.txt", f"Ada Quill and Tom Reyes met on Sunday.\n\n{view}", "Quill and Reyes")
    assert told(Desk(Library(vote), Scripted("", 1.0)), "Did Ada Quill win the election?") == []


@pytest.mark.parametrize(
    ("title", "question", "heads"),
    [
        ("Dorn Yard averts strike of its porters", "Did the porters of Dorn Yard strike?", True),
        ("Dorn Yard averts strike of its porters, but ...", "Did the porters of Dorn Yard strike?", False),
        ("Will Dorn Yard avert the strike of its porters?", "Did the porters of Dorn Yard strike?", False),
        ("Dorn Yard averts strike of its porters", "Is the canteen of Skerry open?", False),
    ],
)
def test_a_headline_on_it_is_judged_where_no_sentence_below_it_leads(title: str, question: str, heads: bool) -> None:
    yard = headed("yard.txt", title, "Dorn Yard spoke of a plan. The porters of Skerry went on strike in May.")
    evidence = Desk(Library(yard), reader()).evidence(question)
    found = yes_no.headed(candidates(evidence), evidence)
    assert [line.text for line in found] == [title] * heads


def test_what_is_only_supposed_is_no_no() -> None:
    plan = story("plan.txt", "Dorn Yard spoke of a plan in the event of a strike of its porters.", "Dorn Yard")
    (line,) = told(Desk(Library(plan), reader()), "Did the porters of Dorn Yard go on strike?", yes=NEVER, no=SURE)
    assert not line.startswith("No.")
    halt = story("halt.txt", "Dorn Yard has stopped taking freight that would wait once a strike begins.", "Dorn Yard")
    (line,) = told(Desk(Library(halt), reader()), "Is the strike at Dorn Yard over?", yes=NEVER, no=SURE)
    assert not line.startswith("No.")


def test_no_lead_goes_against_what_the_model_holds_more_likely() -> None:
    odds = lambda prompt: 1.0 if " not " in prompt.question else 3.0  # noqa: E731
    (line,) = told(Desk(Library(DIRECTOR), Scripted("He would not resign.", odds)), QUESTION, yes=NEVER, no=SURE)
    assert not line.startswith("No. ")


def test_without_a_lead_the_sentence_that_settles_it_most_surely_is_told() -> None:
    pleaded = story(
        "plea.txt",
        "Police arrested the fisherman Emil Lund in Dorn and accused him of killing two swans.\n\nLund pleaded not guilty in March.",
        "Emil Lund accused of killing swans",
    )

    def odds(prompt: Prompt) -> float:
        return 2.0 if "pleaded" in prompt.passages[-1].splitlines()[-1] else -2.0

    unsure = Decision(-9.0, {"yes": 1.0}, {}, 0.5)
    desk = Desk(Library(pleaded), Scripted("He was arrested.", odds))
    lines = told(
        desk, "Did Emil Lund plead guilty to killing two swans in Dorn?", yes=unsure, no=unsure, settled=Decision(0.0, {"settled": 1.0}, {})
    )
    assert lines[0].endswith("Lund pleaded not guilty in March.")


def test_a_sentence_that_tells_the_opposite_of_the_state_asked_about_is_weighed_too() -> None:
    text = (
        "Emil Lund sang “Dorn” in the square of Dorn. Emil Lund wrote “Dorn” for a guild.\n\nPeople all over Dorn know Emil Lund.\n\n"
        "The singer was released on bail in May."
    )
    evidence = Desk(Library(story("song.txt", text, "Emil Lund sings “Dorn”")), reader()).evidence(
        "Is Emil Lund, who sang Dorn, still in jail?"
    )
    assert "The singer was released on bail in May." in [line.text for line in candidates(evidence)]


CLERKS = (
    story("rates.txt", "Clerk Ada Quill is at home. Ada Quill is still positive for the pox.", "Clerk at home", "Post", "2025-05-02"),
    story("back.txt", "Ada Quill was positive for the pox but is negative.", "Ada Quill and the pox", "Post", "2025-05-19"),
)


def positive(prompt: Prompt) -> float:
    """Holds for true what the last line of a passage says of somebody who is positive."""
    told = prompt.passages[-1].splitlines()[-1]
    held = 3.0 if "still positive" in told else -1.0 if "negative" in told else 0.0
    return -held if " not " in prompt.question else held


SO_SURE = {name: Decision(-2.0, {name: 1.0}, {}) for name in ("yes", "no")}
SETTLES = Decision(-0.5, {"surest": 1.0}, {})


def test_what_is_so_now_is_told_by_the_newest_story_that_settles_it() -> None:
    desk = Desk(Library(*CLERKS), Scripted("She is.", positive))
    newest, older = told(desk, "Is Ada Quill positive for the pox?", settled=SETTLES, **SO_SURE)
    assert newest == "Ada Quill was positive for the pox but is negative."
    assert older.startswith("Earlier (Post, 2 May 2025): ")
    assert "still positive" in older
    (then,) = told(desk, "Was Ada Quill positive for the pox?", settled=SETTLES, **SO_SURE)
    assert then.startswith("Yes. ")


def test_what_a_newer_story_does_not_settle_is_told_by_an_older_one() -> None:
    again = story("again.txt", "Clerk Ada Quill spoke of the pox on Monday.", "Ada Quill and the pox", "Post", "2025-05-19")
    (line,) = told(
        Desk(Library(CLERKS[0], again), Scripted("", positive)), "Is Ada Quill positive for the pox?", settled=SETTLES, **SO_SURE
    )
    assert "still positive" in line


@pytest.mark.parametrize(("day", "file"), [("May 2", "stayed"), ("May 19", "passed")])
def test_what_was_so_on_a_day_is_told_by_the_stories_up_to_then(day: str, file: str) -> None:
    stories = {
        "stayed": story("stayed.txt", "Rents in Dorn stayed below nine crowns.", "Rents in Dorn", "Post", "2025-05-02"),
        "passed": story("passed.txt", "Rents in Dorn passed nine crowns.", "Rents in Dorn", "Post", "2025-05-19"),
    }
    desk = Desk(Library(*stories.values()), reader())
    (line,) = told(desk, f"Did rents in Dorn pass nine crowns by {day}?", yes=NEVER, no=NEVER)
    assert line == stories[file].text


def test_an_update_put_into_a_story_tells_what_is_so_now() -> None:
    text = "The porters of Dorn are on strike. Update: The porters of Dorn called off their strike on Friday."
    (line,) = told(Desk(Library(story("strike.txt", text, "Strike in Dorn", "Post", "2025-05-02")), reader()), "Are the porters on strike?")
    assert line.endswith("called off their strike on Friday.")


def test_more_sentences_are_judged_where_none_leads() -> None:
    text = "Dorn has a mill. Dorn has a mill pond. Dorn has a mill race. In Dorn the mill grinds. The wheel stands still."
    desk = Desk(Library(story("mill.txt", text, "The mill of Dorn")), Scripted("", positive))
    pair = ("The mill of Dorn grinds rye.", "The mill of Dorn does not grind rye.")
    evidence = desk.evidence("Does the mill of Dorn grind rye?")
    assert len(yes_no.judged(pair, evidence, deciding(desk, yes=NEVER, no=NEVER))) == 4
    assert len(yes_no.judged(pair, evidence, deciding(desk, yes=SURE, no=NEVER))) == 3


def test_what_only_its_context_settles_is_told_by_the_sentence_before_it() -> None:
    oath = story("oath.txt", "Ada Quill was sworn in as mayor of Dorn. Her oath was heard by many.", "Mayor of Dorn", "Post", "2025-05-02")

    def odds(prompt: Prompt) -> float:
        held = 4.0 if "many" in prompt.passages[-1] else 3.0
        return -held if " not " in prompt.question else held

    desk = Desk(Library(oath), Scripted("", odds))
    evidence, tools = desk.evidence("Was Ada Quill sworn in as mayor of Dorn?"), deciding(desk, yes=NEVER, no=NEVER)
    near = yes_no.judged(("Ada Quill was sworn in as mayor of Dorn.", "Ada Quill was not sworn in as mayor of Dorn."), evidence, tools)
    assert near[0].line.text == "Ada Quill was sworn in as mayor of Dorn."
    assert near[1].sure <= near[0].sure

"""Facts: the sentence that answers, judged in its story, and never one of another person, place or count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.answer.calibration import Decision
from rag.answer.compose import fact
from rag.answer.generate.blocks import in_context
from rag.answer.question import Intent, understand
from rag.answer.verify import support
from rag.llm import Prompt
from rag.types import Kind
from tests.answer.fakes import Desk, Library, deciding, headed, lines_of, said, story, told
from tests.scripted import Scripted

WARNING = story(
    "warning.txt",
    "The State Department advised United States citizens to avoid the islands. The announcement covers Thailand. "
    "The warnings are set to expire on 25 January.",
    "Warning",
    "Courier",
    "2004-12-27",
)
SEATS = story(
    "seats.txt",
    "Frelimo won the election. Few voted. Renamo will not take its 90 seats in parliament.",
    "Frelimo wins",
    "Courier",
    "2004-12-20",
)
BOATS = story(
    "boats.txt",
    "Skerry Lines runs the two boats. They open a week later than planned. The boats leave every fifteen minutes.",
    "Boats",
    "Courier",
    "2025-03-12",
)


def test_where_a_draft_gives_no_day_the_best_sentence_that_does_is_told() -> None:
    (answer,) = told(
        Desk(Library(WARNING), said("The State Department advised citizens to avoid the islands.")), "Until when is the warning set?"
    )
    assert "25 January" in answer


def test_a_count_of_somebody_else_does_not_stand_in_for_one_that_is_not_given() -> None:
    assert told(Desk(Library(SEATS), said("Frelimo won the election.")), "How many seats did Frelimo win?") == []


def test_how_often_is_answered_by_how_often() -> None:
    (answer,) = told(Desk(Library(BOATS), said("Skerry Lines runs the two boats.")), "How often do the boats leave?")
    assert answer.endswith("every fifteen minutes.")


def test_a_story_that_does_not_know_a_name_of_the_question_does_not_answer_it() -> None:
    film = story("film.txt", "Lions Gate shows its film in eight theatres on Friday.", "Films", "Courier", "2005-01-01")
    other = story("soft.txt", "Longhorn is in Alpha.", "Longhorn", "Courier", "2005-01-02")
    assert told(Desk(Library(film, other), said("Lions Gate shows its film in eight theatres.")), "Where is Longhorn shown by Gates?") == []


def test_a_country_is_known_by_any_of_its_names() -> None:
    (answer,) = told(Desk(Library(WARNING), said("The warnings are set to expire on 25 January.")), "Until when are Americans warned?")
    assert "25 January" in answer


def test_a_sum_that_a_headline_rounds_is_told_as_the_story_has_it() -> None:
    deal = story(
        "deal.txt", "Kmart buys Sears. The deal is to cost $11.5bn.", "Kmart to buy Sears for $11 billion", "Courier", "2004-11-17"
    )
    answer = " ".join(told(Desk(Library(deal), said("Kmart is paying $11 billion.")), "How much is Kmart paying for Sears?"))
    assert "$11.5bn" in answer
    assert "$11 billion" not in answer


def test_sentences_are_judged_with_their_neighbours_below_the_first_one() -> None:
    lines = lines_of(story("long.txt", " ".join(f"Sentence {name} stands here." for name in "ABCDEFG"), "Long"))
    assert (
        in_context(lines[4:5]) == "Long\nSentence A stands here. … Sentence D stands here. Sentence E stands here. Sentence F stands here."
    )
    assert in_context(lines[:1]) == "Long\nSentence A stands here. Sentence B stands here."


def test_a_reason_that_is_not_known_is_told_as_such() -> None:
    fire = story(
        "fire.txt",
        "A fire at the mill hurt two men on Monday. The fire at the mill began one day after a feast in the loft.\n\n"
        "Investigators are still looking at the site. The cause of the fire is unknown.",
        "Fire at the mill",
    )
    desk = Desk(Library(fire), said("The fire at the mill was caused by a feast in the loft."))
    assert told(desk, "What caused the fire at the mill?") == ["The cause of the fire is unknown."]
    known = story("known.txt", f"{fire.text} The fire broke out because the men smoked.", "Fire at the mill")
    desk = Desk(Library(known), said("The fire at the mill broke out because the men smoked."))
    assert "smoked" in told(desk, "What caused the fire at the mill?")[0]


def test_what_a_draft_adds_is_in_the_words_that_are_told() -> None:
    seat = story(
        "seat.txt",
        "The captain's oak seat will be sold at an auction in May. A sailor took the thing from a cabin in the far Alps.",
        "Captain's oak seat for sale",
    )
    desk = Desk(Library(seat), said("The captain's oak seat was taken from a cabin in the far Alps."))
    assert "Alps" in " ".join(told(desk, "Where was the captain's oak seat taken from?"))


def test_what_is_being_looked_into_is_told_where_nothing_gives_the_reason() -> None:
    crash = story(
        "crash.txt",
        "Two ferries struck each other off Dorn on Sunday.\n\nThe coast guard did not have a determination on the crash off Dorn. "
        "It said that it was investigating.",
        "Ferries crash off Dorn",
    )
    (answer,) = told(Desk(Library(crash), said("Two ferries struck each other off Dorn on Sunday.")), "What caused the crash off Dorn?")
    assert "determination" in answer


def test_what_only_says_again_what_is_asked_is_no_reason() -> None:
    again = "The harbour of Dorn closed its gates on Monday, emptying the quays."
    gates = story("gates.txt", f"{again} The fish market is on the quays.", "Harbour of Dorn")
    why = "Why did the harbour of Dorn close its gates?"
    assert told(Desk(Library(gates), said(again)), why) == []
    aside = "The gates of the harbour of Dorn — which had long been open — were closed on Monday."
    assert told(Desk(Library(story("gates.txt", aside, "Harbour of Dorn")), said(aside)), why) == []
    reason = "The harbour of Dorn had to close because the gates had rusted."
    (answer,) = told(Desk(Library(story("gates.txt", f"{again}\n\n{reason}", "Harbour of Dorn")), said(again)), why)
    assert answer == reason


def test_a_sentence_without_any_cause_is_no_reason_where_the_draft_gives_none_either() -> None:
    price = "Prices in Dorn, dear since the 1970s, are lower now."
    market = story("market.txt", f"{price} The market is full.", "Houses in Dorn")
    assert told(Desk(Library(market), said(price)), "Why do houses in Dorn cost less?") == []
    follows = "Houses in Dorn cost less, causing their owners to spend less."
    after = story("market.txt", f"{price}\n\n{follows} Houses in Dorn cost less, which was caused by dear loans.", "Houses in Dorn")
    (answer,) = told(Desk(Library(after), said(follows)), "Why do houses in Dorn cost less?")
    assert "dear loans" in answer
    because = said("Houses in Dorn cost less because prices are lower now.")
    assert told(Desk(Library(market), because), "Why do houses in Dorn cost less?") == [price]


def test_what_stands_under_two_headings_is_not_told_in_one_statement() -> None:
    plain = "The guild wrote of its boxes.\n\nThe police asked for the boxes of records it had fetched from Dorn."
    drafted = "The guild wrote that the police had fetched the boxes of records from Dorn."
    lengths = {}
    for text in (plain, plain.replace("\n\n", "\n\nIn the summer of that year\n\n")):
        found = support(drafted, "x", lines_of(story("boxes.txt", f"January of that year\n\n{text}", "Boxes"))[:1], {})
        lengths[text] = len(found.lines) if found else 0
    assert list(lengths.values()) == [2, 1]


@pytest.mark.parametrize(
    ("question", "odds", "answers"),
    [
        ("Who hosts the gala in Dorn?", 1.0, False),
        ("Who hosts the gala in Dorn?", 2.0, True),
        ("Who is Ada Quill?", 1.0, True),
        ("When is the gala in Dorn?", 0.5, False),
        ("What did Ada Quill say about the gala in Dorn?", 0.5, True),
        ("gala Dorn Ada Quill host", 0.5, True),
    ],
)
def test_who_it_is_and_a_fact_must_be_told_more_surely(question: str, odds: float, answers: bool) -> None:
    text = "“I host the gala in Dorn on Monday,” said Ada Quill."
    assert _is_answered(text, "Ada Quill hosts the gala in Dorn on Monday.", question, odds) is answers


def _is_answered(text: str, drafted: str, question: str, odds: float) -> bool:
    """Whether a draft is taken that the model holds, by these log-odds, to be told by a story of one text."""
    desk = Desk(Library(story("gala.txt", text, "Gala in Dorn")), said(drafted))
    evidence = desk.evidence(question)
    found = replace(fact.draft(evidence, desk.tools()), tells=odds)
    return fact.is_answered(evidence, found, deciding(desk, read=Decision(0.0, {"tells": 1.0}, {})))


@pytest.mark.parametrize(("text", "answers"), [("Mayor Ada Quill hosts the gala.", True), ("Ada Quill hosts the gala.", False)])
def test_who_somebody_is_need_be_no_surer_where_the_sentence_says_it(text: str, answers: bool) -> None:
    assert _is_answered(text, "Ada Quill is the mayor of Dorn.", "Who is Ada Quill?", 0.3) is answers


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Ada Quill, who is from Skerry, hosts the gala in Dorn.", True),
        ("The gala in Dorn waits for Ada Quill.", False),
        ("Jon Dahl hosts a gala in Dorn.", False),
    ],
)
def test_who_did_it_need_be_no_surer_than_a_fact_where_the_sentence_would_say_who(text: str, answers: bool) -> None:
    assert _is_answered(text, "Ada Quill hosts the gala in Dorn.", "Who hosts the gala in Dorn?", 1.0) is answers


@pytest.mark.parametrize(
    ("text", "answers"), [("Ada Quill left the gala in Dorn.", False), ("Jon Dahl took over the Dorn gala from Quill.", True)]
)
def test_nobody_of_the_question_is_who_is_asked_for_in_a_list_either(text: str, answers: bool) -> None:
    question = "Who took over the gala in Dorn from Quill?"
    assert understand(question).intent is Intent.LIST
    assert _is_answered(text, text, question, 1.0) is answers


def test_who_did_it_is_not_told_by_a_sentence_that_has_it_the_other_way_round() -> None:
    text = "Odd Brenna, who replaced Ana Reis in 2020 as mayor, is going at once."
    back = headed("back.txt", "Ana Reis is back as mayor, replacing Odd Brenna", text)
    (answer,) = told(Desk(Library(back), said("Ana Reis replaced Odd Brenna as mayor.")), "Who replaced Odd Brenna as mayor?")
    assert "who replaced Ana Reis" not in answer


@pytest.mark.parametrize(("day", "answers"), [("28 February", False), ("28 June", True)])
def test_no_past_day_is_told_of_what_is_to_come(day: str, answers: bool) -> None:
    text = f"Dorn asked to join the union, which it wants to do on {day} 2025."
    union = story("union.txt", text, "Dorn and the union", "Post", "2025-05-06")
    assert bool(told(Desk(Library(union), said(text)), "When will Dorn join the union?")) is answers


def test_who_it_is_is_told_by_a_sentence_that_says_who() -> None:
    vote = story(
        "vote.txt",
        "Mayor Ana Reis lost her seat in Dorn after voters chose a younger rival.\n\n"
        "The vote was on Monday. It rained.\n\nReis lost to Odd Brenna, a baker.",
        "Ana Reis loses seat",
    )

    def odds(prompt: Prompt) -> float:
        return 6.0 if "Odd Brenna" in "".join(prompt.passages) else 3.0

    model = Scripted("Mayor Ana Reis was beaten by a younger rival.", odds)
    (answer,) = told(Desk(Library(vote), model), "Who beat Ana Reis?")
    assert "Odd Brenna" in answer


def test_a_figure_of_another_place_does_not_stand_in_for_the_one_asked_for() -> None:
    other = "The attack in Dorn came after a fire that left nine people dead in Skerry."
    ours = "The attack at the market in Dorn left 10 older people dead, and people travel for three hours to see it."
    draft = said("Nine people were killed in Dorn.")
    assert told(Desk(Library(story("dorn.txt", other, "Attack in Dorn")), draft), "How many people were killed in Dorn?") == []
    both = story("dorn.txt", f"{other}\n\nPeople drove three hours from Dorn.\n\n{ours}", "Attack in Dorn")
    (answer,) = told(Desk(Library(both), draft), "How many people were killed in Dorn?")
    assert answer == ours


def test_a_name_that_says_whose_the_noun_behind_it_is_is_no_place() -> None:
    reward = "The guild offers a $5,000 reward for word of the shooting in Skerry. Dorn police showed a film of it."
    draft = said("The reward for word on who shot at Dorn police is $5,000.")
    desk = Desk(Library(story("reward.txt", reward, "Reward of Dorn police")), draft)
    assert "$5,000" in told(desk, "How much is the reward for word on who shot at Dorn police?")[0]


def test_a_caption_is_not_told_in_one_statement_with_a_sentence_beside_it() -> None:
    text = "The bank spent more on its clerks in Dorn.\n\nPolice vans on a road in Dorn in June, 2019."
    article = story("vans.txt", text, "Bank in Dorn")
    drafted = "The bank spent more on its clerks and the police had vans on a road in June, 2019."
    both = support(drafted, "x", list(lines_of(article))[:1], {})
    assert both is not None
    assert len(both.lines) == 2
    *before, last = article.sentences
    pictured = replace(article, sentences=(*before, replace(last, kind=Kind.CAPTION)))
    alone = support(drafted, "x", list(lines_of(pictured)), {})
    assert alone is not None
    assert len(alone.lines) == 1


def test_what_the_sentence_ties_to_the_event_and_the_draft_gives_as_its_reason_is_one() -> None:
    event = "Five bakers of Dorn are suing the county regarding “false and harmful” notes it sent to their buyers, their lawyers said."
    suing = story("suing.txt", f"{event} The bakers filed on Monday.", "Five bakers of Dorn suing the county")
    why = "Why are the five bakers of Dorn suing the county?"
    draft = "The bakers are suing the county because of false and harmful notes sent to their buyers."
    assert told(Desk(Library(suing), said(draft)), why) == [event]
    assert told(Desk(Library(suing), said("The bakers are suing the county because the flour was stale.")), why) == []
    cups = story("cups.txt", "The mugs of Dorn are a love and a hate. That’s because the cups are thrown away.", "Dorn to drop its cups")
    reason = said("Dorn drops its cups because the cups are thrown away.")
    assert "thrown away" in " ".join(told(Desk(Library(cups), reason), "Why does Dorn plan to drop its cups?"))


def test_a_reason_is_looked_for_by_itself_where_the_whole_draft_rests_on_other_words() -> None:
    event = "The porters of Dorn are on strike after their union rejected what the harbour called its final offer."
    offer = "It would have made a class of day porters, cut the hours of others and drained the sick fund, they said."
    strike = story("strike.txt", f"{event}\n\nThe strike began on Monday.\n\n{offer}", "Porters of Dorn strike")
    draft = (
        "The porters of Dorn went on strike because their union rejected the final offer, "
        "which would have made a class of day porters, cut the hours of others and drained the sick fund."
    )
    (answer,) = told(Desk(Library(strike), said(draft)), "Why did the porters of Dorn go on strike?")
    assert answer == event


def test_what_follows_from_it_is_no_reason() -> None:
    follows = "With fares rising so fast, a record of 4 crowns set in 2008 will be reached soon."
    fares = story("fares.txt", f"Ferry fares rose by 30 per cent overnight. {follows}", "Ferry fares rise")
    draft = said("Fares rose overnight because of the record of 4 crowns set in 2008.")
    assert told(Desk(Library(fares), draft), "Why did fares rise overnight?") == []


def test_how_somebody_died_is_told_by_its_cause_or_that_none_is_given() -> None:
    text = "Ivo Marsh, who led the rowing union for 12 years, has died at 79. The union announced it on Sunday without giving a cause."
    died = story("died.txt", f"{text} He leaves a wife.", "Ivo Marsh dies")
    draft = said("Ivo Marsh died at 79, leaving a wife.")
    (answer,) = told(Desk(Library(died), draft), "How did Ivo Marsh die?")
    assert answer == "The union announced it on Sunday without giving a cause."
    cause = "Ivo Marsh died of old age, his certificate says."
    assert told(Desk(Library(story("died.txt", cause, "Ivo Marsh dies")), said(cause)), "How did Ivo Marsh die?") == [cause]


def test_a_single_letter_is_no_name_that_a_story_has_to_hold() -> None:
    pause = "J7 Foods was sorry for the row. Therefore it has decided to drop the toffee."
    toffee = Desk(Library(story("toffee.txt", pause, "J7 drops toffee")), said("Therefore it has decided to drop the toffee."))
    assert told(toffee, "What has J7 Foods decided to drop?") == [pause]


def test_a_headline_answers_where_nothing_below_it_does() -> None:
    below = "The ferry was taken out of service in 2022, yet came back in the autumn of 2023. It is a favourite."
    ferry = headed("ferry.txt", "Ferry returns to Dorn in May 2025", below)
    when, draft = "When does the ferry return to Dorn?", said("The ferry returns to Dorn in May 2025.")
    desk = Desk(Library(ferry), draft)
    (statement,) = fact.compose(desk.evidence(when), deciding(desk)).statements
    assert [(line.text, line.start) for line in statement.support] == [("Ferry returns to Dorn in May 2025", 0)]
    desk = Desk(Library(headed("ferry.txt", "Ferry returns to Dorn in May 2025", f"{below} The ferry returns to Dorn in May 2025.")), draft)
    (statement,) = fact.compose(desk.evidence(when), deciding(desk)).statements
    assert statement.support[0].place == 2
    desk = Desk(Library(headed("ferry.txt", "Ferry returns to Dorn in May 2025 ...", below)), draft)
    (statement,) = fact.compose(desk.evidence(when), deciding(desk)).statements
    assert statement.support[0].text == "Ferry returns to Dorn in May 2025 ..."


def test_nobody_is_said_to_have_done_what_the_story_gives_no_doer_of() -> None:
    text = "Two people were shot at the mill of Dorn on Saturday. Skerry Police and Dorn Rescue were called to the mill for the shooting."
    mill = story("mill.txt", text, "Two shot at mill")
    draft = said("Skerry Police and Dorn Rescue shot people at the mill of Dorn on Saturday.")
    (answer,) = told(Desk(Library(mill), draft), "Who shot people at the mill of Dorn?")
    assert answer.startswith("Two people were shot")


def test_a_figure_of_the_headline_alone_is_not_told_under_a_sentence_without_it() -> None:
    below = "The ferry was taken out of service in 2022, yet returned to Dorn in the autumn of 2023. It is a favourite."
    ferry = story("ferry.html", below, "Ferry returns to Dorn in May 2025")  # its text does not hold the headline
    assert told(Desk(Library(ferry), said("The ferry returns to Dorn in May 2025.")), "When does the ferry return to Dorn?") == []
    paid = story("paid.html", "The ferry has been sold. Dorn Lines is glad.", "Dorn Lines pays 3 million for ferry")
    answer = " ".join(told(Desk(Library(paid), said("Dorn Lines paid 3 million for the ferry.")), "What did Dorn Lines do with the ferry?"))
    assert "3 million" not in answer


def test_a_figure_is_not_told_of_a_place_that_its_clause_does_not_name() -> None:
    searched = "Crews across Dorn searched on Friday for people missing after the storm that hit the coast, killing more than 200 people."
    ours = "The toll in Dorn rose to 115 people, officials said."
    draft = said("The storm has killed more than 200 people in Dorn.")
    question = "How many people has the storm killed in Dorn?"
    assert told(Desk(Library(story("storm.txt", searched, "Storm in Dorn")), draft), question) == []
    both = story("storm.txt", f"{searched}\n\n{ours}", "Storm in Dorn")
    assert told(Desk(Library(both), draft), question) == [ours]


def test_a_figure_that_counts_weeks_does_not_bear_out_one_of_people() -> None:
    other = "The storm in Dorn came about seven weeks after another killed more than a dozen people in Skerry."
    desk = Desk(Library(story("storm.txt", other, "Storm in Dorn")), said("Seven people were killed in the Dorn storm."))
    assert told(desk, "How many people were killed in the Dorn storm?") == []
    weeks = said("The storm lasted seven weeks.")
    lasted = story("long.txt", "The storm in Dorn lasted seven weeks.", "Storm in Dorn")
    assert told(Desk(Library(lasted), weeks), "How long did the Dorn storm last?") == ["The storm lasted seven weeks."]


@pytest.mark.parametrize(
    ("text", "drafted"),
    [
        ("Dorn Foods recalled 12 pounds of cheese after the outbreak.", "12 people died in the outbreak."),
        ("The outbreak came to Dorn on 12 June, when people died.", "12 people died in the outbreak."),
    ],
)
def test_a_figure_that_weighs_or_dates_does_not_bear_out_one_of_people(text: str, drafted: str) -> None:
    desk = Desk(Library(story("cheese.txt", text, "Outbreak in Dorn", published="2025-06-14")), said(drafted))
    assert told(desk, "How many people died in the outbreak?") == []


def test_a_part_that_is_counted_in_belongs_to_the_place_of_its_sentence() -> None:
    text = "The agency counts 59 ill people in Dorn, including 10 dead."
    desk = Desk(Library(story("cheese.txt", text, "Outbreak")), said("Ten people are dead in Dorn."))
    assert told(desk, "How many people are dead in Dorn?") == ["Ten people are dead in Dorn."]


def test_a_figure_is_borne_out_by_a_sentence_that_gives_it_not_by_a_day() -> None:
    text = "Gas leaks found on the Heron on 5 June stopped its launch. The crew waits. So far five leaks have been found on the Heron."
    desk = Desk(Library(story("heron.txt", text, "The Heron", published="2025-06-14")), said("Five gas leaks were found on the Heron."))
    evidence = desk.evidence("How many gas leaks were found on the Heron?")
    found = fact.draft(evidence, desk.tools()).support
    assert found is not None
    assert "five leaks" in found.text


def test_a_country_need_not_be_named_beside_a_figure_that_nothing_gives_to_another_place() -> None:
    fuel = story("fuel.txt", "Fuel costs less. The price fell to 4 euros on Monday. Drivers in Norway are glad.", "Fuel price falls")
    draft = said("The price of fuel in Norway is 4 euros.")
    assert told(Desk(Library(fuel), draft), "What is the price of fuel in Norway?") == ["The price fell to 4 euros on Monday."]
    elsewhere = story("fuel.txt", "Fuel costs less. The price in Sweden fell to 4 euros. Drivers in Norway are glad.", "Fuel price falls")
    assert told(Desk(Library(elsewhere), draft), "What is the price of fuel in Norway?") == []

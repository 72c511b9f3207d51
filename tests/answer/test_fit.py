"""Whether a text gives a thing of the kind that is asked for, and whether a draft says that it does not know."""

from __future__ import annotations

import pytest

from rag.answer.evidence.fit import fits, gives, is_quoted, named_thing, names_somebody, speaks, tells_who
from rag.answer.generate.tidy import first_sentence, refuses
from rag.answer.question import Focus, Intent, understand
from tests.answer.fakes import lines_of, story


@pytest.mark.parametrize(
    ("question", "focus", "text", "worth"),
    [
        ("How much does the ferry cost?", Focus.MONEY, "A crossing is 40 crowns.", 1.0),
        ("How much does the ferry cost?", Focus.MONEY, "A crossing is €4.", 1.0),
        ("How much does the ferry cost?", Focus.MONEY, "A crossing takes 4 boats.", 0.5),
        ("How much does the ferry cost?", Focus.MONEY, "A crossing is long.", 0.0),
        ("What percentage voted for it?", Focus.SHARE, "Some 40% were for it.", 1.0),
        ("What percentage voted for it?", Focus.SHARE, "A majority was for it.", 1.0),
        ("What percentage voted for it?", Focus.SHARE, "There were 40 votes.", 0.0),
        ("How old is the carpenter?", Focus.AGE, "The 43-year-old carpenter slept.", 1.0),
        ("How old is the carpenter?", Focus.AGE, "The carpenter, 43, slept.", 1.0),
        ("How old is the carpenter?", Focus.AGE, "The carpenter, aged 43 then, slept.", 1.0),
        ("How old is the carpenter?", Focus.AGE, "The carpenter has died. He was 91.", 1.0),
        ("How old is the carpenter?", Focus.AGE, "The carpenter was 91 miles away.", 0.0),
        ("How old is the carpenter?", Focus.AGE, "The carpenter was born in 1982.", 1.0),
        ("How old is the carpenter?", Focus.AGE, "The carpenter was born in Dorn.", 0.0),
        ("How old is the carpenter?", Focus.AGE, "The carpenter has 43 saws.", 0.0),
        ("How far is it to the locker?", Focus.AMOUNT, "It is a walk of two kilometres.", 1.0),
        ("How far is it to the locker?", Focus.AMOUNT, "The station has 40 lockers.", 0.0),
        ("How long does the crossing take?", Focus.DURATION, "It takes six minutes.", 1.0),
        ("How long does the crossing take?", Focus.DURATION, "It takes half the day.", 1.0),
        ("How long does the crossing take?", Focus.DURATION, "It takes some minutes.", 0.0),
        ("How long does the crossing take?", Focus.DURATION, "It takes six sailors.", 0.0),
        ("How often do boats sail?", Focus.FREQUENCY, "They sail every hour.", 1.0),
        ("How often do boats sail?", Focus.FREQUENCY, "They sail three times.", 1.0),
        ("How often do boats sail?", Focus.FREQUENCY, "There are forty sailings a day.", 1.0),
        ("How often do boats sail?", Focus.FREQUENCY, "They sail a day later.", 0.0),
        ("How often do boats sail?", Focus.FREQUENCY, "They sail for at least a month and a half.", 0.0),
        ("How often is the forecast right?", Focus.FREQUENCY, "It is right 40% of the time.", 1.0),
        ("Who is Ada Quill?", Focus.PERSON, "Ada Quill, a doctor from Dorn, spoke.", 1.0),
        ("Who is Ada Quill?", Focus.PERSON, "“It is late,” Ada Quill told the Courier.", 0.3),
        ("How often do boats sail?", Focus.FREQUENCY, "There are 12 boats.", 0.0),
        ("When do the boats sail?", Focus.DAY, "They sail in three days.", 1.0),
        ("When do the boats sail?", Focus.DAY, "They sail three days later.", 1.0),
        ("When do the boats sail?", Focus.DAY, "They sail that week.", 1.0),
        ("When do the boats sail?", Focus.DAY, "They have sailed for nearly 30 years.", 0.0),
        ("When do the boats sail?", Focus.DAY, "They sail in boats 30 years old.", 0.0),
        ("How long do herons live?", Focus.DURATION, "Their average lifespan is 14.", 1.0),
        ("How many boats sail?", Focus.AMOUNT, "There are 12 boats.", 1.0),
        ("How many boats sail?", Focus.AMOUNT, "There are several boats.", 0.5),
        ("How many boats sail?", Focus.AMOUNT, "There are boats.", 0.0),
        ("How many of the 12 boats sail?", Focus.AMOUNT, "There are 12 boats.", 0.0),
        ("When does the boat sail?", Focus.DAY, "It sails on Friday.", 1.0),
        ("When does the boat sail?", Focus.DAY, "It sails at 9.30.", 1.0),
        ("When does the boat sail?", Focus.DAY, "It has sailed since 1931.", 1.0),
        ("When does the boat sail?", Focus.DAY, "It sails.", 0.0),
        ("When does the boat sail?", Focus.DAY, "It may sail.", 0.0),
        ("When does the boat sail?", Focus.DAY, "It sails in May.", 1.0),
        ("Who built the ferry?", Focus.PERSON, "Ada Quill built it.", 1.0),
        ("Who built the ferry?", Focus.PERSON, "It was built twice.", 0.3),
        ("Who built the ferry?", Focus.PERSON, "It was built in Dorn.", 0.3),
        ("Who saw Ada Quill?", Focus.PERSON, "She saw Quill.", 0.3),
        ("Who took over from Quill?", Focus.PERSON, "Mayor Ada Quill left.", 0.3),
        ("Who took over from Quill?", Focus.PERSON, "Mayor Ada Quill left for Jon Dahl.", 1.0),
        ("Where is the ferry?", Focus.PLACE, "It lies in the harbour.", 1.0),
        ("Where is the ferry?", Focus.PLACE, "It lies idle.", 0.3),
        ("Where is the ferry?", Focus.PLACE, "It is not in the harbour.", 0.0),
        ("Where is the ferry?", Focus.PLACE, "It is not in the harbour, it lies in a yard.", 1.0),
        ("What is the ferry?", Focus.THING, "It is a boat.", 0.5),
    ],
)
def test_what_a_text_gives(question: str, focus: Focus, text: str, worth: float) -> None:
    asked = understand(question)
    assert asked.focus is focus
    assert gives(asked, text) == worth


@pytest.mark.parametrize(
    ("text", "strong", "spoken"),
    [
        ("The bridge was shut because of cracks.", 1.0, 0.0),
        ("The bridge was shut after an inspection.", 0.5, 0.0),
        ("The bridge was shut on Monday.", 0.0, 0.0),
        ("The mayor said nothing.", 0.0, 1.0),
        ("“Never!”", 0.0, 1.0),
    ],
)
def test_reasons_and_speech_are_seen_in_a_sentence(text: str, strong: float, spoken: float) -> None:
    (line,) = lines_of(story("a.txt", text))
    reason, statement = understand("Why was the bridge shut?"), understand("What did the mayor say about the bridge?")
    assert (reason.intent, statement.intent) == (Intent.REASON, Intent.STATEMENT)
    assert (fits(reason, line), fits(statement, line)) == (strong, spoken)
    assert speaks(text) == bool(spoken)


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        ("It sank. It was old.", "It sank."),
        ("The article states that the ferry sank off Dorn.", "The ferry sank off Dorn."),
        ("Yes, the ferry sank.", "The ferry sank."),
        ("Yes, it sank.", "Yes, it sank."),
        ("No one knows.", "No one knows."),
        ("  ", ""),
        ("A fine of 20,000 crowns is due", "A fine of 20,000 crowns is due"),
    ],
)
def test_a_draft_is_its_first_sentence_without_an_opening(draft: str, kept: str) -> None:
    assert first_sentence(draft) == kept


def test_a_source_copied_from_what_was_read_is_no_part_of_a_draft() -> None:
    assert first_sentence("Rates are at 7% (cnn.com, 13 May 2022).", ["cnn.com, 13 May 2022"]) == "Rates are at 7%."


@pytest.mark.parametrize(
    ("draft", "refusing"),
    [
        ("", True),
        ("I don't know.", True),
        ("The article does not mention the cost.", True),
        ("There is no information about it.", True),
        ("The cost is not stated in the article.", True),
        ("Unknown", True),
        ("The mayor does not know who did it.", False),
        ("The ferry sank.", False),
        ("No boats sail on Friday.", False),
    ],
)
def test_a_draft_that_refuses_is_seen(draft: str, refusing: bool) -> None:
    assert refuses(draft) is refusing


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("The dog, Rex, was bitten in Dorn.", 1.0),
        ("A dog called Rex was bitten.", 1.0),
        ("Rex, a brown dog, was bitten.", 1.0),
        ("Odd Brenna was held in Dorn after he had bitten his dog.", 0.3),
        ("A man — Odd Brenna — had bitten the dog.", 0.3),
        ("They call him Rex.", 1.0),
        ("He was caught on Sunday, Superintendent Odd Brenna said.", 0.3),
    ],
)
def test_a_name_stands_beside_what_it_is_the_name_of(text: str, given: float) -> None:
    asked = understand("What is the name of the dog that was bitten?")
    assert asked.focus is Focus.NAME
    assert gives(asked, text) == given


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("What is the name of the new tram line?", "line"),
        ("What's the name of Ada Quill's defence lawyer?", "lawyer"),
        ("What is the name of the technician who fell?", "technician"),
        ("What is the new tunnel called?", ""),
        ("What is the name of the arrested baker?", "baker"),
    ],
)
def test_the_thing_whose_name_is_asked_for(question: str, noun: str) -> None:
    assert named_thing(question) == noun


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Quill, a doctor from Dorn, spoke.", True),
        ("Ada Quill, 43, a doctor, spoke.", True),
        ("They asked the doctor Ada Quill.", True),
        ("Quill was the first to see it.", True),
        ("Ada Quill, who leads the ward, spoke.", True),
        ("Ada Quill spoke to Odd Brenna.", False),
        ("It was late, Quill said.", False),
    ],
)
def test_somebody_is_described_behind_the_name_or_before_it(text: str, told: bool) -> None:
    assert tells_who(understand("Who is Ada Quill?"), text) is told


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Who beat Ana Reis?", "Mayor Ana Reis lost her seat in Dorn after voters chose a younger man.", False),
        ("Who beat Ana Reis?", "Reis, who has led the town since 2017, lost to Odd Brenna.", True),
        ("Who hosted the gala?", "The host of the gala took some shots at Jon Dahl on Monday.", False),
        ("Who hosted the gala?", "Hosted by the former champion Siv Lund, the gala raised 3 million crowns.", True),
        ("Who was arrested?", "Odd Brenna, who leads the force, said that a man was arrested.", False),
        ("Who saw the van?", "Police are looking for a van.", False),
        ("Who was arrested?", "Officers arrested Jon Dahl on Monday.", True),
        ("Who was arrested?", "Jon Dahl was taken from his house.", True),
        ("Who made the calls?", "Jon Dahl was also woken by the calls.", False),
        ("Who made the calls?", "Two schools had calls, according to Jon Dahl.", False),
    ],
)
def test_somebody_is_named_where_a_sentence_says_who(question: str, text: str, named: bool) -> None:
    assert names_somebody(understand(question), text) is named


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Dahl is rich since he sold the mill.", 1.0),
        ("Dahl has not spoken since a talk in Dorn.", 0.0),
        ("Late boats played a large role in it.", 1.0),
        ("The storm was the main culprit.", 1.0),
    ],
)
def test_only_what_tells_why_can_hold_a_reason(text: str, worth: float) -> None:
    (line,) = lines_of(story("dahl.txt", text))
    assert fits(understand("Why is Dahl silent?"), line) == worth


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The bridge was “a mess” on Monday.", True),
        ("“It is what it is,” as the mayor has it.", True),
        ("“Never!”", True),
        ("and nobody crosses it.”", True),
        ("The mayor hummed “Over the Bridge” on Monday.", False),
        ("The mayor hummed on Monday.", False),
    ],
)
def test_a_title_is_no_quotation(text: str, quoted: bool) -> None:
    assert is_quoted(text) is quoted

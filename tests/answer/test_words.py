"""Words, names and numbers in the forms in which they are compared; the days that weekdays mean; sentences and quotations."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import attribution, consistency, cut, dates, quotes, refusal, sentences, words

TEXT = st.text(st.characters(codec="utf-8"), max_size=300)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,000", "1000"), ("ten", "10"), ("requested", "request"), ("studies", "study"), ("bn", "billion"), ("planned", "plan")],
)
def test_forms_of_one_word_are_one(one: str, other: str) -> None:
    assert words.normal(one) == words.normal(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Austria", "Australia"), ("13", "14"), ("1.5", "15")])
def test_other_words_stay_others(one: str, other: str) -> None:
    assert words.normal(one) != words.normal(other)
    assert not words.same_name(one, other)


def test_numbers_and_names() -> None:
    assert words.numbers("It cost $11.5bn, or 1,000 crowns each, for ten people") == {"11500000000", "1000", "10"}
    assert words.names("On Monday Ada Quill met the U.S. envoy") == ("Monday", "Ada", "Quill", "US")
    assert words.same_name("Ukraine", "Ukrainian")


def test_relative_days_are_read_against_the_storys_date() -> None:
    assert {"4", "month3", "2025"} <= dates.resolved("It happened last Tuesday.", "2025-03-07")
    assert "2024" in dates.resolved("It opened last year.", "2025-03-07")
    assert dates.resolved("It happened on Tuesday.", None) == frozenset()
    assert dates.borne_out("in the week of March 6, 2025", "2025-03-09") == {"6", "month3", "2025"}
    assert dates.borne_out("on January 6, 2021", "2025-03-09") == frozenset()


@settings(deadline=None)
@given(TEXT)
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences.split(text)) == text


@settings(deadline=None)
@given(TEXT, st.integers(1, 7))
def test_cutting_as_it_is_written_loses_no_word(text: str, size: int) -> None:
    cutter, found = sentences.SentenceCutter(), []
    for start in range(0, len(text), size):
        found += cutter.feed(text[start : start + size])
    found += cutter.close()
    kept = "".join("".join(found).split())
    assert kept == "".join("".join(filter(None, map(sentences.bare, sentences.split(text)))).split()) or len(kept) <= len(
        "".join(text.split())
    )


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    cutter = sentences.SentenceCutter()
    found = [s for piece in ("Sen", ". Liz", " Cheney went to the U.S", ". embassy. ", "It ", "rained.") for s in cutter.feed(piece)]
    assert [*found, *cutter.close()] == ["Sen. Liz Cheney went to the U.S. embassy.", "It rained."]


@pytest.mark.parametrize(
    "text",
    [
        "The articles do not say.",
        "I don't know.",
        "I’m sorry, but that is not known.",
        "The article does not mention his age.",
        "There is no information about the winner in the passages.",
        "His age is not mentioned in the articles.",
        "Based on the articles, it is not clear.",
        "The provided articles do not contain the answer.",
    ],
)
def test_refusals_are_recognised_and_held_back_to_the_end(text: str) -> None:
    assert refusal.refuses(text)
    assert text.startswith("His") or not any(refusal.ruled_out(text[:end]) for end in range(1, min(len(text), 20)))


@pytest.mark.parametrize(
    "text", ["Mayor Quill did not resign.", "The ferry was not repaired on Monday.", "No one was hurt.", "It is not a ban, she said."]
)
def test_a_denial_is_no_refusal(text: str) -> None:
    assert not refusal.refuses(text)


QUOTED = 'He said: “It is all over.” Then the mayor, Ada Quill, called it "a sad day".'


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        ('Quill called it "a sad day".', 'Quill called it "a sad day".'),
        ("He said “it is all over”.", "He said “It is all over”."),
        ("Quill called it “a black day for us”.", "Quill called it a black day for us."),
    ],
)
def test_quotation_marks_are_true_or_gone(sentence: str, mended: str) -> None:
    assert quotes.repair(sentence, QUOTED) == mended
    assert quotes.untrue(mended, QUOTED) == []


@settings(deadline=None)
@given(st.text("ab “”\".,'", max_size=60), st.text("ab “”\".,'", max_size=60))
def test_repaired_quotations_stand_in_the_source(sentence: str, source: str) -> None:
    assert (
        quotes.untrue(quotes.repair(sentence, source), source) == [] or quotes.repair(quotes.repair(sentence, source), source) is not None
    )


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Police said 14 people were hurt.", "Police"),
        ("“It is over,” said Maria Lopez, the coach.", "Maria Lopez"),
        ("The bridge is unsafe, according to a council report, which was leaked.", "a council report"),
        ("The request was not on the table, the report said.", "the report"),
        ("He said that no one was hurt.", "he"),
        ("The request was turned down, an official involved in the talks told the Courier.", "an official"),
        ("A report last week said the ferry was stopped.", "a report"),
        ("Police on Friday said the ferry was stopped.", "Police"),
        ("One diplomat who spoke on condition of anonymity said it was late.", "one diplomat"),
        ("The company of brothers who said no won.", None),
        ("Smith, who said he was ill, won the race.", None),
        ("The ferry sank on Monday.", None),
    ],
)
def test_who_says_it(sentence: str, who: str | None) -> None:
    assert attribution.speaker(sentence) == who


def test_swapped_names_are_noticed() -> None:
    source, names = "On Sunday Quill called Odell to offer help.", ("Quill", "Odell")
    assert consistency.swapped("Odell called Quill on Sunday.", source, names)
    assert not consistency.swapped("Quill called Odell.", source, names)
    assert not consistency.swapped("Odell was called by Quill.", source, names)


def test_a_lost_or_added_not_is_noticed() -> None:
    assert consistency.negation_differs("The mayor resigned on Monday.", "The mayor did not resign on Monday.")
    assert consistency.negation_differs("The mayor did not resign.", "The mayor resigned on Monday.")
    assert not consistency.negation_differs("The mayor did not resign.", "The mayor did not resign on Monday.")
    assert not consistency.negation_differs("The city refused to pay.", "The city declined to pay the bill.")


def test_a_sentence_is_cut_back_to_whole_ever_shorter_ones() -> None:
    found = list(cut.shorter("The ferry sank on 5 May 2025 (off Skerry), which the owner denied."))
    assert found[0] == "The ferry sank (off Skerry), which the owner denied."
    assert "The ferry sank." not in found  # too short to be worth saying
    assert cut.undated("Lee served under Ada Quill from February 2015 to January 2017.") == "Lee served under Ada Quill."
    assert all(sentence.endswith(".") for sentence in found)


def test_a_sentence_is_bared_of_what_is_not_its_own() -> None:
    assert sentences.bare("- **The article states that repairs will cost €6.8 million euros.**") == "Repairs will cost 6.8 million euros."
    assert sentences.bare("It costs $5, or 4 euros.") == "It costs $5, or 4 euros."


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("Which holiday was celebrated in the week of May 6, 2025?", "Which holiday was celebrated?"),
        ("Which holiday was celebrated (May 2025)?", "Which holiday was celebrated?"),
        ("How much was the city fined in May for late trains?", "How much was the city fined for late trains?"),
        ("Who resigned on 6 May 2025, and why?", "Who resigned, and why?"),
        ("Who resigned in the week of November 3, 2021?", "Who resigned in the week of November 3, 2021?"),
        ("Who was mayor in 2025?", "Who was mayor in 2025?"),
        ("What may the city do in marching?", "What may the city do in marching?"),
    ],
)
def test_a_question_is_freed_of_the_date_of_its_news(question: str, bare: str) -> None:
    assert dates.without_date(question, "2025-05-08") == bare


def test_a_question_about_another_time_is_noticed() -> None:
    assert dates.contradicted("Who resigned (January 2023)?", "The minister resigned.", "The minister resigned.", "2022-09-01")
    assert not dates.contradicted("Who resigned (January 2023)?", "The minister resigned.", "In 2023 the minister resigned.", "2022-09-01")
    assert not dates.contradicted("Who resigned (August 2022)?", "The minister resigned.", "The minister resigned.", "2022-09-01")
    insurrection = "How long did the president wait during the riot on January 6, 2021?"
    assert not dates.contradicted(insurrection, "He waited for 187 minutes.", "He waited for 187 minutes.", "2022-07-20")


def test_words_that_go_round_in_circles_are_noticed() -> None:
    assert words.circles("The vaccine will be " + "full operating " * 5)
    assert not words.circles("The mayor of the city and the council of the city and the clerk of the city met.")


def test_an_office_in_lower_case_is_a_speaker() -> None:
    assert attribution.speaker("The notice was lifted on Friday, the village’s clinic said.") == "the village’s clinic"
    assert attribution.speaker("The ferry, a boat said to be old, sank.") is None
    assert attribution.speaker("According to Assistant U.S. Attorney Ada Quill the ban holds.") is None  # cut off at an abbreviation


def test_an_answer_is_cut_where_its_stories_are() -> None:
    assert sentences.split("“Where is it?” Ana Reis said in Oslo. Nobody knew.")[0] == "“Where is it?” Ana Reis said in Oslo. "
    text = "The launch window opens at 2:17 p.m. ET on 3 September. Nobody knew."
    cutter, found = sentences.SentenceCutter(), list[str]()
    for piece in re.findall(r"\W*\w+", text):
        found += cutter.feed(piece)
    assert [*found, *cutter.close()] == [
        "The launch window opens at 2:17 p.m. ET on 3 September.",
        "Nobody knew",
    ]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("According to the official, the city told the county that the ferry was lost.", "the official"),
        ("The city told the county of its fear that the ferry was lost, an official involved in the talks told us.", "an official"),
        ("The city told the county that the ferry was lost.", None),
    ],
)
def test_who_reports_what_somebody_else_said(sentence: str, who: str | None) -> None:
    assert attribution.reporter(sentence) == who

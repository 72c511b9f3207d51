"""Who says what in a story: each kind of quotation, report and speaker."""

from __future__ import annotations

import re

import pytest

from rag.statements import Placed, Statement, read_sentences

Said = tuple[str | None, bool, str]


def statements(text: str, language: str | None = "en", title: str = "") -> tuple[Statement, ...]:
    """Of a text whose sentences end with a full stop, a question mark or a closing mark before a blank and a capital letter or mark."""
    placed: list[Placed] = []
    last = 0
    for match in re.finditer(r"\S.*?(?:[.!?][\"”’»'“]*(?=\s+[A-ZÀ-Þ\"“„«'‘(]|\s*\n|\s*$)|(?=\n\n)|$)", text, re.DOTALL):
        placed.append(Placed(match.start(), match.end(), not placed or "\n" in text[last : match.start()]))
        last = match.end()
    return read_sentences(text, placed, language, title)


def told(text: str, language: str | None = "en", title: str = "") -> list[Said]:
    return [
        (one.speaker, one.direct, " … ".join(" ".join(text[start:end].split()) for start, end in one.spans))
        for one in statements(text, language, title)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are ready,” said the mayor, Ines Varga.", [("Ines Varga", True, "We are ready")]),
        ("“We are ready,” Ines Varga, who was elected in May, said on Monday.", [("Ines Varga", True, "We are ready")]),
        ("Ines Varga, who was elected in May, said that the bridge was safe.", [("Ines Varga", False, "the bridge was safe")]),
        ("According to Ines Varga, the bridge is safe.", [("Ines Varga", False, "the bridge is safe")]),
        ("Ines Varga told reporters that the bridge was safe.", [("Ines Varga", False, "the bridge was safe")]),
        ("“Ten weeks,” Ines Varga tweeted.", [("Ines Varga", True, "Ten weeks")]),
        ("“Ten weeks of it,” Ines Varga captioned the picture.", [("Ines Varga", True, "Ten weeks of it")]),
        ('“We are ready to open," Ines Varga said.', [("Ines Varga", True, "We are ready to open")]),
        (
            "“We are ready to open,” Ines Varga said Wednesday, according to the agency Skerry.",
            [("Ines Varga", True, "We are ready to open")],
        ),
        (
            "The bridge bends signals, Ines Varga, the team's leader and a physicist at Lenn State University, said in May.",
            [("Ines Varga", False, "The bridge bends signals")],
        ),
        ("The score, written by Ines Varga, won a prize.", []),
        ("The system couldn’t keep up, Ines Varga said.", [("Ines Varga", False, "The system couldn’t keep up")]),
        ("Ines Varga posted: “We open on Friday.”", [("Ines Varga", True, "We open on Friday.")]),
        ("Ines Varga called for an independent inquiry.", [("Ines Varga", False, "for an independent inquiry")]),
        ("Ines Varga closed the bridge and said that it would be repaired.", [("Ines Varga", False, "it would be repaired")]),
        ("Ines Varga defended the plan, saying “it is the only one we have”.", [("Ines Varga", True, "it is the only one we have")]),
        ("The Courier quoted Ines Varga as saying “nobody asked me”.", [("Ines Varga", True, "nobody asked me")]),
        ("“Nobody asked me,” Ines Varga was quoted as saying.", [("Ines Varga", True, "Nobody asked me")]),
        ("“They have it wrong,” Ines Varga went on to say.", [("Ines Varga", True, "They have it wrong")]),
        ("Ines Varga was clear: “We will not pay.”", [("Ines Varga", True, "We will not pay.")]),
        ("'We are ready,' says Ines Varga.", [("Ines Varga", True, "We are ready")]),
        ("‘We’re ready, and it’s time,’ said Ines Varga.", [("Ines Varga", True, "We’re ready, and it’s time")]),
        ('"Just the same", said the former coach John Bracewell.', [("John Bracewell", True, "Just the same")]),
        ("The skipper of the Maren, Joost Abara, said that the sea was calm.", [("Joost Abara", False, "the sea was calm")]),
        (
            "“Not so,” said a spokesman for the plant’s owner, Halvard Foods.",
            [("a spokesman for the plant’s owner, Halvard Foods", True, "Not so")],
        ),
        ("Residents said that the water was brown.", [("Residents", False, "the water was brown")]),
        ("The village clinic said that 112 people were ill.", [("the village clinic", False, "112 people were ill")]),
        (
            "An official involved in the talks said that nothing was signed.",
            [("an official involved in the talks", False, "nothing was signed")],
        ),
        (
            "Prime Minister Peter Beattie and Police Minister Judy Spence said that the line was open.",
            [("Prime Minister Peter Beattie and Police Minister Judy Spence", False, "the line was open")],
        ),
    ],
)
def test_a_statement_of_each_kind(text: str, expected: list[Said]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “traffic light” system was introduced in May.",
        "The paper “Choosing Health” can be read in the library.",
        "She did not say when the bridge would open.",
        "Central American states Mexico and Panama attended the ceremony.",
        "Sergeant Frank “Greg” Ford left the army.",
    ],
)
def test_scare_quotes_titles_and_denied_speech_are_no_statements(text: str) -> None:
    assert told(text) == []


def test_a_quotation_of_several_sentences_is_one_statement() -> None:
    text = "“We counted. We counted again. It was 131,” said Samuel Odell. “That is the truth.”"
    assert told(text) == [("Samuel Odell", True, "We counted. We counted again. It was 131 … That is the truth.")]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "Ines Varga said: “We begin today.\n\n“We end in June.”\n\nThe council met."
    assert told(text) == [("Ines Varga", True, "We begin today. … We end in June.")]


def test_a_paragraph_that_is_all_quotation_follows_the_quotation_before() -> None:
    text = "“We begin today,” said Ines Varga.\n\n“It will take ten weeks and cost a lot of money.”"
    assert [who for who, *_ in told(text)] == ["Ines Varga"] * 2


def test_words_quoted_within_a_quotation_are_part_of_it() -> None:
    text = "“He called it ‘a gift’ and left,” said Ines Varga."
    assert told(text) == [("Ines Varga", True, "He called it ‘a gift’ and left")]


def test_a_partly_quoted_report_keeps_its_whole_clause() -> None:
    text = "Ines Varga said that she was “open to helping” but that the county must pay first."
    assert told(text) == [("Ines Varga", True, "she was “open to helping” but that the county must pay first")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ines Varga met the council. “It went well,” she said.", ["Ines Varga"]),
        ("The mayor, Ines Varga, spoke first. The mayor said that the bridge was safe.", ["Ines Varga"]),
        ("Superintendent Moira Kessel came. The superintendent said that the man was free.", ["Moira Kessel"]),
        ("“No,” said Ines Varga. Varga added that nobody was hurt.", ["Ines Varga", "Ines Varga"]),
        ("Ines Varga met Greta Olufsen. “It went well,” she said.", [None]),
        ("Tomasz Okonjo met Ines Varga. “It went well,” he said.", ["Tomasz Okonjo"]),
        ("“No,” said Ines Varga. A woman came in. She said that nobody was hurt.", ["Ines Varga", None]),
        ("It rained. He said that nobody was hurt.", [None]),
    ],
)
def test_a_pronoun_or_role_is_resolved_only_when_it_is_sure(text: str, speakers: list[str | None]) -> None:
    assert [who for who, *_ in told(text)] == speakers


def test_a_first_name_is_taken_from_the_headline() -> None:
    assert told("Kostov said that he would go.", title="Premier Hari Kostov resigns") == [("Hari Kostov", False, "he would go")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("„Wir fangen heute an“, sagte Ines Varga am Montag.", "de", [("Ines Varga", True, "Wir fangen heute an")]),
        ("« Nous commençons aujourd'hui », a déclaré Ines Varga.", "fr", [("Ines Varga", True, "Nous commençons aujourd'hui")]),
        ("«Empezamos hoy con las obras del puente».", "es", [(None, True, "Empezamos hoy con las obras del puente")]),
        ("Die „Bild“ erschien.", "de", []),
    ],
)
def test_other_languages_give_what_is_quoted(text: str, language: str, expected: list[Said]) -> None:
    assert told(text, language) == expected


def test_spans_are_the_storys_own_characters() -> None:
    text = "BRACKWATER - The mayor,\nInes Varga, said that the\nbridge was safe. “It holds,”\nshe said."
    for one in statements(text):
        assert all(text[start:end].strip() == text[start:end] and start < end for start, end in one.spans)
        assert one.around.start <= one.start < one.end <= one.around.end


def test_a_junior_keeps_his_surname() -> None:
    text = "Robert Varga Jr. opened the hall. His cousin is Ada Lund. “I was there at six,” Varga said."
    assert told(text)[-1] == ("Robert Varga", True, "I was there at six")


def test_a_word_of_the_headline_before_a_surname_is_no_first_name() -> None:
    assert told("Ticketmaster said that it was sorry.", title="Taylor Swift Ticketmaster: what went wrong") == [
        ("Ticketmaster", False, "it was sorry")
    ]


def test_she_goes_on_from_one_who_has_no_name() -> None:
    text = "“It will rain,” the duchess said. “I have an umbrella with me,” she said."
    assert [speaker for speaker, *_ in told(text)] == ["the duchess", "the duchess"]
    assert [speaker for speaker, *_ in told(text.replace("she", "he"))] == ["the duchess", None]

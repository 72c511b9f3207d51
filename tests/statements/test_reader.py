"""Who says what in a story: each kind of quotation, report and speaker."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rag.corpus import mark
from rag.corpus.formats import text_hash
from rag.statements import Placed, Statement, read, read_sentences
from rag.types import Article

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
        # the last piece of a long sentence is its speaker
        (
            "The pier is the first to shut, could cost the town a lot, upend holiday trade and decide the year, experts said.",
            [("experts", False, "The pier is the first to shut, could cost the town a lot, upend holiday trade and decide the year")],
        ),
        (
            "The outage blocked more than 25,000 calls, the agency said.",
            [("the agency", False, "The outage blocked more than 25,000 calls")],
        ),
        (
            "In challenging the rule, at least for now, the town's right to close piers, the Harbour Department argued that it was void.",
            [("the Harbour Department", False, "it was void")],
        ),
        (
            "Ines Varga, senior lecturer in ecology at the Lenn State University and a lead author of the report said the bay had grown.",
            [("Ines Varga", False, "the bay had grown")],
        ),
        # any verb behind a quotation that begins a sentence; handles
        ("“We are ready to open,” the company released in a statement.", [("the company", True, "We are ready to open")]),
        ("“It was the end of an era,” @lenn_ferry posted.", [("@lenn_ferry", True, "It was the end of an era")]),
        ("The campaign, called “Get ready for it now,” began in May.", []),
        (
            "“The pier is a ruin” - and, worse, “nobody will pay for it”, Ines Varga concludes.",
            [("Ines Varga", True, "The pier is a ruin"), ("Ines Varga", True, "nobody will pay for it")],
        ),
        (
            '“You may laugh now, but read this," the Courier quoted the agency saying in a post.',
            [("the agency", True, "You may laugh now, but read this")],
        ),
        ("The museum called Varga “an inspiration to many” on Monday.", [("the museum", True, "Varga “an inspiration to many” on Monday")]),
        (
            "The sentence shocked the family of Ines Varga, who told the Courier that “ten weeks are far too long.”",
            [("Ines Varga", True, "ten weeks are far too long.")],
        ),
        (
            "Prince Otto shared a photo of the pier on Monday, with the caption: “Wishing the pier a happy birthday!”",
            [("Otto", True, "Wishing the pier a happy birthday!")],
        ),
        ("Ines Varga defended the ferry's delay, saying it was the wind.", [("Ines Varga", False, "it was the wind")]),
        ("Losses would also continue to “grow by a lot each year,” the firm said.", [("the firm", True, "grow by a lot each year")]),
        ("The firm restored accounts, both shut for hateful tweets, and others.", []),
        ("“The pier is open again,” Ines Varga quipped as she crossed it.", [("Ines Varga", True, "The pier is open again")]),
        (
            "Ines Varga slammed that the council “has not agreed to anything at all yet.”",
            [("Ines Varga", True, "the council “has not agreed to anything at all yet.”")],
        ),
        ("The suburbs, Ines Varga says, are what counts.", [("Ines Varga", False, "The suburbs … are what counts")]),
        ("“The lessons are learned,” said Emily Holt, head of the Egg Board.", [("Emily Holt", True, "The lessons are learned")]),
        (
            "Ines Varga, a former mayor, testified Wednesday that the pier is “unsafe, unlit and far too dear”.",
            [("Ines Varga", True, "the pier is “unsafe, unlit and far too dear”")],
        ),
        ("“It is going to be slow,” in the weeks before Christmas, Ines Varga added.", [("Ines Varga", True, "It is going to be slow")]),
        (
            "The pier was late, said Ines Varga, but the town had “hoped to show it in May”.",
            [("Ines Varga", False, "The pier was late"), ("Ines Varga", True, "hoped to show it in May")],
        ),
        (
            "The pier, which Ines Varga once described as “the pride of the town”, burnt down.",
            [("Ines Varga", True, "as “the pride of the town”, burnt down")],
        ),
        ("The officers spoke with Ines Varga, telling her to step out of the house.", []),
        ("Former state lawmaker Ines Varga will serve in the interim.", []),
        ("Republican challenger and state Senator Ines Varga will face the mayor in May.", []),
        ("Ines Varga neither confirmed that the pier was shut nor denied it.", []),
        (
            "The council reviewed Ines Varga's alleged conduct “with the care it needs and more”.",
            [],
        ),
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


@pytest.mark.parametrize(
    ("behind", "kept"),
    [
        (", ending two years of talks", ""),
        (", a claim that the union rejects", ""),
        (", hours after it had been shut", ""),
        (", a building of 1904", ", a building of 1904"),
        (", making it the oldest", ", making it the oldest"),
    ],
)
def test_what_the_story_adds_behind_a_report_is_not_the_speaker_s(behind: str, kept: str) -> None:
    assert told(f"Ines Varga declared that the mill was safe{behind}.") == [("Ines Varga", False, f"the mill was safe{kept}")]


def headline(title: str, body: str) -> list[Said]:
    text = f"{title}\n\n{body}"
    article = mark(
        replace(Article("a.txt", text, text_hash(text), ""), title=title, provenance={"title": f"span 0-{len(title)}"}), frozenset()
    )
    return [(one.speaker, one.direct, " ".join(text[start:end] for start, end in one.spans)) for one in read(article)]


def test_a_headline_that_quotes_somebody_is_a_statement_once() -> None:
    title = "Varga: ‘We will not sell the old mill’"
    body = "Mayor Ines Varga spoke at the council on Monday about the mill by the river and its repair."
    assert headline(title, body) == [("Ines Varga", True, "We will not sell the old mill")]
    again = headline(title, f"{body} “We will not sell the old mill this year,” Varga said.")
    assert again == [("Ines Varga", True, "We will not sell the old mill this year")]
    assert headline("Varga says city is ‘not ready’ to sell ...", body) == []


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


def test_a_pronoun_is_the_one_whose_sentences_say_he_or_she() -> None:
    text = (
        "Kari Lund lost her race, and she leaked the tape.\n\nJeff Holt resigned as chair on Monday.\n\n"
        "“I am sorry,” Holt told Lund.\n\nLund released it anyway.\n\n“I believe she planned it,” he wrote."
    )
    assert told(text)[-1] == ("Jeff Holt", True, "I believe she planned it")


def test_it_is_nobody_when_another_body_stands_between() -> None:
    text = (
        "The White House called the plan “unlawful and dangerous to all”.\n\n"
        "The Justice Department sent a letter. “It must go at once,” it warned."
    )
    assert told(text)[-1][0] is None


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_one_the_paragraph_before_is_about() -> None:
    text = "“He played well,” Claude Harmon said.\n\nHarmon also singled out the writers.\n\n“They never look at what is there.”"
    assert told(text)[-1] == ("Claude Harmon", True, "They never look at what is there.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Gov Ned Lund lowered the flags, as did Mayor Jon Holt.\n\n“It is a tragedy,” the governor said.", "Ned Lund"),
        ("Brooks Lund won on Sunday.\n\n“I had no idea,” the 32-year-old said.", "Brooks Lund"),
        ("Brooks Lund beat Jon Holt on Sunday.\n\n“I had no idea,” the 32-year-old said.", "the 32-year-old"),
    ],
)
def test_a_description_stands_for_the_one_it_fits(text: str, who: str) -> None:
    assert told(text)[-1][0] == who

"""Who says what in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.language.speech import quotes, speakers

ROWS = [
    # reported, speaker first
    ("The mayor said the bridge would open.", "The mayor / say / the bridge would open"),
    (
        "The mayor, Ines Varga, said on Monday that the city had no money.",
        "The mayor, Ines Varga / say / the city had no money",
    ),
    ("Adaeze Falk, who owns the café, said the ferry came too late.", "Adaeze Falk / say / the ferry came too late"),
    ("Officials familiar with the matter say talks have failed.", "Officials familiar with the matter / say / talks have failed"),
    ("In a statement, the ministry said it had ordered checks.", "the ministry / say / it had ordered checks"),
    ("Asked about the cost, Varga said nothing was settled.", "Varga / say / nothing was settled"),
    ("She added that nobody was hurt.", "She / add / nobody was hurt"),
    ("Lennwater has also insisted that the water is safe.", "Lennwater / insist / the water is safe"),
    ("He asked whether the bridge was safe.", "He / ask / whether the bridge was safe"),
    # told
    ("Tom Varga told reporters that the bridge would open.", "Tom Varga / tell / the bridge would open"),
    ("Tom Varga told reporters the bridge would open.", "Tom Varga / tell / the bridge would open"),
    ("He told the Courier on Friday that talks had failed.", "He / tell / talks had failed"),
    # the speaker behind
    ("The bridge will open in June, the council said.", "the council / say / The bridge will open in June"),
    ("The bridge will open in June, said Tom Varga, the engineer.", "Tom Varga / say / The bridge will open in June"),
    ("The water is safe, Lennwater said on Wednesday.", "Lennwater / say / The water is safe"),
    ("Lennwater promised a rebate of 45 euros.", "Lennwater / promise / a rebate of 45 euros"),
    ("Talks have failed, the ministry told the court on Friday.", "the ministry / tell / Talks have failed"),
    ("The man who found the compass said it was broken.", "The man who found the compass / say / it was broken"),
    ("Lennwater, the firm that runs the supply, said it was sorry.", "Lennwater / say / it was sorry"),
    # what was said has a verb that may be a noun
    ("The plan costs €3.4 million, said mayor Zoe Miller on Sunday.", "mayor Zoe Miller / say / The plan costs €3.4 million"),
    ("The harbour needs dredging, warned Lund.", "Lund / warn / The harbour needs dredging"),
    ("The work starts in May, Ruiz said.", "Ruiz / say / The work starts in May"),
    ("Rents double every year, complained tenants.", "tenants / complain / Rents double every year"),
    # an answer is no speaker
    ("Lee, asked twice, said no.", "Lee / say / no"),
    ("The mayor, asked by reporters, denied it.", "The mayor / deny / it"),
    # according to
    ("According to the police, the driver was drunk.", "the police / according to / the driver was drunk"),
    ("The driver was drunk, according to Moira Kessel, who leads the inquiry.", "Moira Kessel / according to / The driver was drunk"),
    ("It was drunk driving, according to a report released on Monday.", "a report / according to / It was drunk driving"),
    # quoted
    ("“On Tuesdays I serve lunch,” said Adaeze Falk, who owns it.", "Adaeze Falk / say / “On Tuesdays I serve lunch"),
    ("“It was tested in October,” she said.", "she / say / “It was tested in October"),
    ('"We are sorry," the company said in a statement.', "the company / say / “We are sorry"),
    ("“Is it safe?” asked Greta Olufsen.", "Greta Olufsen / ask / “Is it safe?"),
    ("“I saw them,” Wilma Tarrant, a fishmonger, recalled.", "Wilma Tarrant / recall / “I saw them"),
    ("“You had the sample,” a man called from the back.", "a man / call / “You had the sample"),
    ("“It does not come back,” it said.", "it / say / “It does not come back"),
    ("Varga said: “I don't know.”", "Varga / say / “I don't know."),
    ("Varga told the court: “I don't know.”", "Varga / tell / “I don't know."),
    # two speakers
    (
        "Prosecutors allege he took bribes; his lawyer insists he is innocent.",
        "Prosecutors / allege / he took bribes | his lawyer / insist / he is innocent",
    ),
    ("He said it was false, but she denied it.", "He / say / it was false | she / deny / it"),
    # nobody
    ("They added three stations.", ""),
    ("The report was read to the court.", ""),
    ("The minister is said to be ill.", ""),
    ("His promise was broken.", ""),
    ("Residents told to boil their water.", ""),
    ("Why a 2019 report was read remains unclear.", ""),
    ("Its claims have failed.", ""),
    ("“She said so,” was written on the wall.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_speakers(sentence: str, expected: str) -> None:
    shown = []
    for speech in speakers(sentence):
        assert speech.said_span is not None
        start, end = speech.said_span
        shown.append(f"{speech.who} / {speech.verb} / {'“' if speech.direct else ''}{sentence[start:end]}")
    assert " | ".join(shown) == expected


def test_a_quotation_interrupted_by_its_speaker_is_one() -> None:
    sentence = "“We are sorry,” the director told the Courier, “and we will pay.”"
    (speech,) = speakers(sentence)
    assert speech.who == "the director"
    assert speech.direct
    assert speech.said_span == (1, len(sentence) - 1)


def test_pronoun() -> None:
    assert [speech.pronoun for speech in speakers("She said it was over.")] == [True]
    assert [speech.pronoun for speech in speakers("Varga said it was over.")] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One” and “two”", ["One", "two"]),
        ('"One" and "two"', ["One", "two"]),
        ("it goes on.” Then", ["it goes on."]),
        ("He said: “It goes", ["It goes"]),
        ("It's the plants' own", []),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotes(text)] == expected


PIECES = (
    "“",
    "”",
    '"',
    ",",
    "said",
    "told",
    "the",
    "mayor",
    "Varga",
    "that",
    "according",
    "to",
    "who",
    "it",
    "was",
    ".",
    ";",
    "on",
    "Monday",
    "and",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=40))
def test_any_text(text: str) -> None:
    quoting = bool(set(text) & set('“”„«»"'))  # a mark without its partner quotes all before it
    text = f"Ada Quill said that the ferry will run.\n\n{text}"
    found = speakers(text)
    assert quoting or found[0].who == "Ada Quill"
    for speech in found:
        assert 0 <= speech.start < speech.end <= len(text)
        assert speech.who in text
        assert speech.said_span is None or 0 <= speech.said_span[0] <= speech.said_span[1] <= len(text)


def test_initials_are_no_end_of_a_speaker() -> None:
    (one,) = speakers("“We are ready to open,” said coach J.B. Varga.")
    assert one.who == "coach J.B. Varga"

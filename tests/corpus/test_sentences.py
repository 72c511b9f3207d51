"""Where sentences end: not within abbreviations, times of day, ranks and initials, but behind quotes and brackets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.corpus.sentences import is_wrapped, line_spans, paragraph_spans, sentence_spans

PIECES = st.sampled_from(
    ["He left", "5 p.m. ", "Monday ", "(Ret.) ", "U.S.", "Israel-", "No. ", "“Go.” ", "!", ". ", "J. ", "said ", "é ", "10 "]
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Israel-U.S. ties are strained. | The U.S. President said so.",
        "He spoke at 5 p.m. Monday. | The meeting began at 9 a.m. | The vote followed at noon.",
        "It ended at 5 p.m. | Monday’s session was short. | It airs at 8 p.m. ET on Friday.",
        "Maj. Gen. (Ret.) Gantz spoke. | Maj.-Gen. (res.) Yair Golan and Col. (ret.) Ze’ev Raz agreed.",
        "Gov. X and Gov. Kathy Hochul met Sen. Bob Lee and Rep. Ann Roe, R-Tex. | They agreed.",
        "Rep. Lee (D-Calif.) voted yes. | Gov. Ron DeSantis (R-Fla.) Wednesday signed it.",
        "It is No. 10 on the list. | He is No. 3 in the polls. | Approx. 20 people came.",
        "J. K. Rowling wrote it. | George W. Bush did not. | Robert F. Kennedy Jr. came.",
        "“We will go.” | He left. | “No,” she said. | “Never!” | “Why?” he asked.",
        "She asked, “Who is there?” | Nobody answered. | It happened (on Monday). | He fled.",
        "Lt. Gov. Dan Patrick, Ret. Col. Lee and Prof. Hale met. | It was on Tues. afternoon.",
        "“Where is the help?” Ana Reis said in a speech. | “Why now?” Mayor Bo Lind, the host, asked in Oslo. | He left.",
        "“Is it over?” | The minister said no such thing. | “Where is he?” | Police said they did not know.",
        "After lunch 131 people fell ill. | Mayor Lund shut the kitchen. | She said no. | Élodie left. | It was art. | Critics agreed.",
        "They were all ill. | “Nobody told me. Mayor Lund did not,” he said. | Was it safe? | No. | Mayor Lund said so. | Then he left.",
        "Gov. Lund of Springfield, Ill. spoke on Jan. 5 at No. 5 Harbour Street. | He left Springfield, Ill. and is no. 5 in the polls.",
        "See fig. B, art. IV of the law and no. Ten of its parts. | The Fed. Reserve Board met Miss. Gov. Reeves. | They left.",
        "In 2021, J.D. Power ranked it. | She earned her J.D. | The firm hired her.",
        "A clip of it chasing a laser – what else? – became the first from space. | Why? | – Because it did.",
        "He lives in Washington, D.C. | She met them in the U.S. | It was cold.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = text.split(" | ")
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "港口将关闭四个月。|码头已经不再安全！|谁来付钱？|“我们不同意。”他说。|议会四月九日表决。",
        "港は閉鎖される。|「安全ではない。」と田中さんは述べた。|費用は八億円だ！|誰が払うのか？",
        "「我們不同意。」|議會將表決。|費用是多少？",
        "बंदरगाह बंद होगा।|मरम्मत में चार महीने लगेंगे।",
    ],
)
def test_sentences_of_other_scripts_end_at_their_own_stops(text: str) -> None:
    assert sentences(text.replace("|", "")) == text.split("|")


HEADINGS = [
    "Harbour of the island of Orran to close for four months",
    "The quay was mended last in the year of 1987, by divers",
    "Photo by the author, from the bridge above the old quay",
]
SHORT = "The quay is no longer safe, and boats will leave from Gull Bridge."
LONG = f"{SHORT} {SHORT} {SHORT}"
WRAPPED = (
    "The council of the island voted on Monday to close the harbour for\nfour months. Vera Kolm, who runs it, said that the works cost 8.6"
    "\nMillion pounds."
)


def paragraphs(text: str) -> list[str]:
    lines = line_spans(text)
    return [text[start:end] for start, end in paragraph_spans(text, lines, is_wrapped(lines))]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("after", [SHORT, LONG, f"{SHORT}\n{LONG}", "Harbour Mail"])
def test_a_heading_is_not_glued_to_what_follows(heading: str, after: str) -> None:
    text = "\n".join((LONG, heading, after, LONG))
    assert heading in paragraphs(text)


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n"])
def test_lines_that_were_wrapped_are_one_paragraph(between: str) -> None:
    text = between.join((HEADINGS[0], WRAPPED.replace("\n", between[: len(between) // 2]), "It ends.", WRAPPED))
    assert [" ".join(found.split()) for found in paragraphs(text)] == [
        HEADINGS[0],
        " ".join(WRAPPED.split()),
        "It ends.",
        *[" ".join(WRAPPED.split())],
    ]


@given(st.lists(PIECES, max_size=20).map("".join))
@settings(deadline=None)
def test_no_word_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_quotation_that_is_not_closed_keeps_its_mark() -> None:
    text = "“We did it,” Ana Reis said in a statement. “She has broken no law, and she has not been fired."
    assert [text[slice(*span)] for span in sentence_spans(text, 0, len(text))] == [text[:42], text[43:]]

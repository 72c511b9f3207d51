"""Where sentences end: not within abbreviations, times of day, ranks and initials, but behind quotes and brackets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.corpus.sentences import sentence_spans

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
        "He lives in Washington, D.C. | She met them in the U.S. | It was cold.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = text.split(" | ")
    assert sentences(" ".join(expected)) == expected


@given(st.lists(PIECES, max_size=20).map("".join))
@settings(deadline=None)
def test_no_word_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())

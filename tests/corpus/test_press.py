"""Downloads of databases of the press in other orders, languages and states than the cases have."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import mark, read
from rag.types import Article, Kind

FIRST = (
    "The council of Penrow bought the old cinema on Tuesday for 1.2 million pounds. It will be a library.\n\n"
    "The vote was 14 to 9, and the mayor called it a good day for the town."
)
SECOND = (
    "Otters have come back to the river Lisk after forty years. Rangers saw three of them on Sunday.\n\n"
    "The water is cleaner than it was, said the warden."
)
LEAD, REST = FIRST.split("\n\n")

NEXIS = f"""Council buys old cinema

The Penrow Herald

January 12, 2022 Wednesday

Copyright 2022 Penrow Press All Rights Reserved

Section: NEWS; Pg. 3

Length: 62 words

Dateline: PENROW

Byline: By Mara Lindt

Body

{FIRST}

Load-Date: January 13, 2022

End of Document

Otters back on the river Lisk

Lisk Valley Times

March 3, 2022 Thursday

Highlight: Three were seen on Sunday.

Length: 40 words

Body

{SECOND}

Graphic

An otter on the bank.

Classification

Language: ENGLISH

End of Document
"""
LEXIS = f"""                               1 of 2 DOCUMENTS

                              The Penrow Herald

                             January 12, 2022 Wednesday

Council buys old cinema

DATELINE: PENROW

BYLINE: Mara Lindt

SECTION: NEWS; Pg. 3

LENGTH: 62 words

{FIRST}

LOAD-DATE: January 13, 2022

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                              Lisk Valley Times

                             March 3, 2022

Otters back on the river Lisk

LENGTH: 40 words

{SECOND}

LOAD-DATE: March 4, 2022
"""
FACTIVA = f"""SE  News
HD  Council buys old cinema
BY  By Mara Lindt
WC  62 words
PD  12 January 2022
ET  03:12
SN  The Penrow Herald
SC  PENHER
CY  Copyright 2022 Penrow Press
LP
{LEAD}
TD
{REST}
RE  uk : United Kingdom
AN  Document PENHER0020220112ei1c0000x

HD  Otters back on the river Lisk
WC  40 words
PD  3 March 2022
SN  Lisk Valley Times
TD  {SECOND}
AN  Document LISVAL0020220303ei330000y
"""
TITLES = ("Council buys old cinema", "Otters back on the river Lisk")


def of(folder: Path, text: str, name: str = "a.txt") -> list[Article]:
    (folder / name).write_text(text, encoding="utf-8")
    return [mark(article) for article in read(folder, name, Settings())[0]]


def body(article: Article) -> str:
    return " ".join(" ".join(article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY).split())


@pytest.mark.parametrize("text", [NEXIS, LEXIS, FACTIVA], ids=["nexis", "lexis", "factiva"])
def test_each_story_has_its_own_head_and_body(tmp_path: Path, text: str) -> None:
    found = of(tmp_path, text)
    assert [(a.part, a.title, a.byline, a.outlet, a.published) for a in found] == [
        ("story 1", TITLES[0], "Mara Lindt", "The Penrow Herald", "2022-01-12"),
        ("story 2", TITLES[1], None, "Lisk Valley Times", "2022-03-03"),
    ]
    assert [body(a) for a in found] == [" ".join(FIRST.split()), " ".join(SECOND.split())]
    for article in found:
        start, end = article.provenance["text"].split(" ")[1].split("-")
        assert text[int(start) : int(end)] == article.text


@pytest.mark.parametrize(
    "gone", ["Byline: ", "Length: ", "Section: ", "Dateline: ", "Copyright ", "Load-Date: ", "January ", "Highlight: "]
)
def test_what_is_missing_costs_nothing_else(tmp_path: Path, gone: str) -> None:
    text = "\n\n".join(part for part in NEXIS.split("\n\n") if not part.startswith(gone))
    found = of(tmp_path, text)
    assert [body(a) for a in found] == [" ".join(FIRST.split()), " ".join(SECOND.split())]
    assert found[0].published == (None if gone == "January " else "2022-01-12")
    assert [a.title for a in found] == list(TITLES)
    assert [a.outlet for a in found] == ["The Penrow Herald", "Lisk Valley Times"]


def test_no_field_at_all_but_the_body(tmp_path: Path) -> None:
    kept = [
        part
        for part in NEXIS.split("\n\n")
        if not any(part.startswith(name) for name in ("Copy", "Sec", "Len", "Date", "By", "Load", "High"))
    ]
    assert [(a.title, a.outlet) for a in of(tmp_path, "\n\n".join(kept))] == [
        (TITLES[0], "The Penrow Herald"),
        (TITLES[1], "Lisk Valley Times"),
    ]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ({"Length": "Länge", "words": "Wörter", "Section": "Rubrik", "Load-Date": "Ladedatum"}, "Ende des Dokuments"),
        (
            {"Length": "Longueur", "words": "mots", "Section": "Rubrique", "Body": "Corps", "Load-Date": "Date de chargement"},
            "Fin du document",
        ),
        (
            {"Length": "Longitud", "Section": "Sección", "Body": "Cuerpo", "Load-Date": "Fecha de carga", "Byline: By": "Autor:"},
            "Fin del documento",
        ),
    ],
)
def test_labels_in_other_languages(tmp_path: Path, words: dict[str, str], end: str) -> None:
    text = NEXIS.replace("End of Document", end)
    for english, other in words.items():
        text = text.replace(english, other)
    found = of(tmp_path, text)
    assert [body(a) for a in found] == [" ".join(FIRST.split()), " ".join(SECOND.split())]
    assert [a.byline for a in found] == ["Mara Lindt", None]

"""Heads of plain stories in many layouts: title, outlet, byline and day in whatever order they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import mark, read
from rag.corpus.formats import text_hash
from rag.corpus.head_lines import Piece, is_trade, parts_of, with_author
from rag.types import Article, Kind

STORY = (
    "The quay of the island will close for four months, the harbour master Vera Kolm said on Monday. The steel is no longer safe.\n\n"
    "Fishermen get 4,000 pounds for each boat. The council votes on the money on 9 April, and its leader expects a narrow yes."
)
TITLE = "Quay to close for four months"
GERMAN = (
    "Der Hafen der Insel schließt für vier Monate, sagte die Hafenmeisterin am Dienstag. Die Arbeiten kosten acht Millionen Euro, und "
    "die Fähre legt so lange an der anderen Seite der Insel ab. Das hat der Rat am Montag mit einer Stimme Mehrheit beschlossen."
)
FRENCH = (
    "Le port de l’île ferme pour quatre mois, a déclaré mardi la capitaine du port. Les travaux coûtent huit millions d’euros, et le "
    "bateau part de l’autre côté de l’île jusqu’à la fin de l’été. Le conseil a voté lundi pour les travaux."
)


def of(text: str) -> tuple[str, str | None, str | None, str | None]:
    article = mark(Article("a.txt", text, text_hash(text), ""))
    for name, place in article.provenance.items():
        start, end = map(int, place.removeprefix("span ").split("-"))
        assert name in ("published", "language") or text[start:end] == getattr(article, name)
    return article.title, article.byline, article.outlet, article.published


LAYOUTS = {
    "dateline with the outlet behind a dash": (
        "{t}\n\nTARN, Nov. 3, 2025 - Alpine Press Service\n\n{s}",
        None,
        "Alpine Press Service",
        "2025-11-03",
    ),
    "issue of": ("{t}\n\nOrran Courier\nIssue of 3 May 2024\nBy Ann Lee\n\n{s}", "Ann Lee", "Orran Courier", "2024-05-03"),
    "edition dated": ("{t}\n\nOrran Courier, edition dated Friday, 3 May 2024\n\n{s}", None, "Orran Courier", "2024-05-03"),
    "agency in brackets, one word": ("{t}\n\nTARN, 3 May 2024 (Lisknet) - {s}", None, "Lisknet", "2024-05-03"),
    "agency in brackets before the day": ("{t}\n\nTARN (Lisknet), May 3, 2024 - {s}", None, "Lisknet", "2024-05-03"),
    "outlet in capitals": ("{t}\n\nTHE LISK LANTERN\nBy Ann Lee\n3 May 2024\n\n{s}", "Ann Lee", "THE LISK LANTERN", "2024-05-03"),
    "outlet in capitals of no known word": (
        "{t}\n\nLISK EVENING\n3 May 2024\nBy Ann Lee and Bo Roe\n\n{s}",
        "Ann Lee and Bo Roe",
        "LISK EVENING",
        "2024-05-03",
    ),
    "masthead in capitals above": ("LISK EVENING\n3 May 2024\n\n{t}\nBy Ann Lee\n\n{s}", "Ann Lee", "LISK EVENING", "2024-05-03"),
    "masthead with a bar above": ("Lisk Lantern | 3 May 2024\n\n{t}\n\nBy Ann Lee\n\n{s}", "Ann Lee", "Lisk Lantern", "2024-05-03"),
    "day above everything": ("Friday, May 3, 2024\n\n{t}\n\nLisk Lantern\nBy Ann Lee\n\n{s}", "Ann Lee", "Lisk Lantern", "2024-05-03"),
    "byline, outlet and day in one line": ("{t}\n\nBy Ann Lee | Lisk Lantern | 3 May 2024\n\n{s}", "Ann Lee", "Lisk Lantern", "2024-05-03"),
    "day and byline in one line": ("{t}\n\nLISK EVENING\nFriday, May 3, 2024 | By Ann Lee\n\n{s}", "Ann Lee", "LISK EVENING", "2024-05-03"),
    "outlet with its section": ("{t}\n\nThe Lantern | Business\nBy Ann Lee\n3 May 2024\n\n{s}", "Ann Lee", "The Lantern", "2024-05-03"),
    "outlet, section and page": ("{t}\n\nThe Lantern, Business, page 4\n3 May 2024, 06:15\n\n{s}", None, "The Lantern", "2024-05-03"),
    "from our reporter": ("{t}\n\nLisk Messenger\n3 May 2024\nFrom our reporter Ann Lee\n\n{s}", "Ann Lee", "Lisk Messenger", "2024-05-03"),
    "from our correspondent in a place": (
        "{t}\n\nThe Lantern\nFrom our correspondent Ann Lee in Tarn\n3 May 2024\n\n{s}",
        "Ann Lee",
        "The Lantern",
        "2024-05-03",
    ),
    "compiled by": ("{t}\n\nHarbour Letter\nFriday 3 May 2024\nCompiled by Ann Lee\n\n{s}", "Ann Lee", "Harbour Letter", "2024-05-03"),
    "interview": ("{t}\n\nTARN TODAY\nInterview: Ann Lee\n3 May 2024\n\n{s}", "Ann Lee", "TARN TODAY", "2024-05-03"),
    "radio with what it is": ("{t}\n\nRadio Lisk, regional news\n3 May 2024, 18:00\n\n{s}", None, "Radio Lisk", "2024-05-03"),
    "outlet beside the day by a comma": ("{t}\n\nLisk Gazette, 3 May 2024\nBy Ann Lee\n\n{s}", "Ann Lee", "Lisk Gazette", "2024-05-03"),
    "day before the outlet": ("{t}\n\n3 May 2024 – Lisk Gazette\n\n{s}", None, "Lisk Gazette", "2024-05-03"),
    "updated as well": (
        "{t}\n\nThe Lantern\nBy Ann Lee\nPublished 3 May 2024, updated 5 May 2024\n\n{s}",
        "Ann Lee",
        "The Lantern",
        "2024-05-03",
    ),
    "only updated": ("{t}\n\nThe Lantern\nBy Ann Lee\nUpdated 5 May 2024\n\n{s}", "Ann Lee", "The Lantern", None),
    "three people": (
        "{t}\n\nThe Lantern\nBy Ann Lee, Bo Roe and Cy Dale\n3 May 2024\n\n{s}",
        "Ann Lee, Bo Roe and Cy Dale",
        "The Lantern",
        "2024-05-03",
    ),
    "a blank line between all": ("{t}\n\nLISK EVENING\n\n3 May 2024\n\nBy Ann Lee\n\n{s}", "Ann Lee", "LISK EVENING", "2024-05-03"),
    "labels": ("{t}\n\nOutlet: Lisk Evening\nDate: 3 May 2024\nAuthor: Ann Lee\n\n{s}", "Ann Lee", "Lisk Evening", "2024-05-03"),
    "a place is no outlet": ("{t}\n\nTARN, 3 May 2024\nBy Ann Lee\n\n{s}", "Ann Lee", None, "2024-05-03"),
    "a person alone is no outlet": ("{t}\n\nAnn Lee\n3 May 2024\n\n{s}", "Ann Lee", None, "2024-05-03"),
    "an ambiguous day is none": ("{t}\n\nLisk Gazette\n3/5/2024\n\n{s}", None, "Lisk Gazette", None),
    "a heading is no head": ("{t}\n\nWhat it costs in 2024\n\n{s}", None, None, None),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout(layout: str) -> None:
    text, byline, outlet, published = LAYOUTS[layout]
    assert of(text.format(t=TITLE, s=STORY)) == (TITLE, byline, outlet, published)


@pytest.mark.parametrize(
    ("head", "story", "byline", "published"),
    [
        ("Veröffentlicht am Dienstag, 5. März 2024, 10:30 Uhr", GERMAN, None, "2024-03-05"),
        ("Lisker Tagblatt | 5.3.2024\nVon Wiebke Thörl", GERMAN, "Wiebke Thörl", "2024-03-05"),
        ("Von Wiebke Thörl und Jan Moor\nAusgabe vom 05.03.2024", GERMAN, "Wiebke Thörl und Jan Moor", "2024-03-05"),
        ("Aktualisiert am 6. März 2024", GERMAN, None, None),
        ("Par Odile Marchand\nPublié le mardi 5 mars 2024 à 10h30", FRENCH, "Odile Marchand", "2024-03-05"),
        ("Publié le 05/03/2024, mis à jour le 06/03/2024", FRENCH, None, "2024-03-05"),
    ],
)
def test_heads_in_other_languages(head: str, story: str, byline: str | None, published: str | None) -> None:
    found = of(f"Hafen von Orran schließt\n\n{head}\n\n{story}")
    assert (found[1], found[3]) == (byline, published)


def test_what_a_head_says_is_not_searched() -> None:
    text = LAYOUTS["outlet in capitals of no known word"][0].format(t=TITLE, s=STORY)
    article = mark(Article("a.txt", text, text_hash(text), ""))
    body = [text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY]
    assert not [line for line in ("LISK EVENING", "3 May 2024", "By Ann Lee and Bo Roe") if line in body]


def test_heads_are_read_in_rich_text_and_word_files_too(tmp_path: Path) -> None:
    from docx import Document

    lines = [TITLE, "LISK EVENING", "3 May 2024", "By Ann Lee", *STORY.split("\n\n")]
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.rtf").write_text("{\\rtf1\\ansi " + "\\par\n".join(lines) + "}", encoding="ascii")
    for name in ("a.docx", "a.rtf"):
        article = mark(read(tmp_path, name, Settings())[0][0])
        assert (article.title, article.byline, article.outlet, article.published) == (TITLE, "Ann Lee", "LISK EVENING", "2024-05-03")


def test_a_word_before_an_account_is_no_author() -> None:
    assert of(f"Quay to close for four months\n\nSiga @lisk\n\n{FRENCH}")[1] is None
    assert of(f"Quay to close for four months\n\nAnn Lee @annlee\n\n{FRENCH}")[1] == "Ann Lee"


@pytest.mark.parametrize("blank", ["\x85", "\u2028", "\x1c"])
def test_a_line_of_unseen_marks_says_nothing(blank: str) -> None:
    text = f"Quay shut\n\n.{blank}.\n\nHarbour Mail | {blank} | 3 May 2024\n\nIt rained."
    assert of(text)[0] == "Quay shut"
    assert not is_trade(blank)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Reporter", True),
        ("Political correspondents", True),
        ("Chief political staff news reporter", True),
        ("Chief political staff news desk reporter", False),
        ("Reporter news", False),
        ("Reporter.", False),
        ("Harbour", False),
    ],
)
def test_what_somebody_is_at_a_paper(words: str, is_one: bool) -> None:
    assert is_trade(words) is is_one


def pieces(text: str, story: str = "It sank.", trade: bool = False, alone: bool = False) -> list[tuple[str, str]]:
    parts = with_author(parts_of(text, 0, len(text), ()), text, story, trade, alone)
    assert all(text[part.start : part.end] == part.value for part in parts if part.kind is not Piece.DAY)
    return [(part.kind.value, part.value) for part in parts]


DAY = ("day", "2024-05-03")


@pytest.mark.parametrize(
    ("line", "when", "told"),
    [
        ("Ann Lee, Harbour Mail, 3 May 2024", "always", [("byline", "Ann Lee"), ("outlet", "Harbour Mail"), DAY]),
        ("Harbour Mail, Ann Lee, 3 May 2024", "always", [("outlet", "Harbour Mail"), ("byline", "Ann Lee"), DAY]),
        ("Ann Lee, Harbour Mail", "never", [("name", "Ann Lee"), ("name", "Harbour Mail")]),
        ("Ann Lee | 3 May 2024", "alone", [("byline", "Ann Lee"), DAY]),
        ("Ann Lee • Friday, 3 May 2024", "alone", [("byline", "Ann Lee"), DAY]),
        ("Ann Lee, 3 May 2024", "never", [("name", "Ann Lee"), DAY]),
        ("ANN LEE | 3 May 2024", "never", [("name", "ANN LEE"), DAY]),
        ("3 May 2024 | Ann Lee", "never", [DAY, ("name", "Ann Lee")]),
        ("Ann Lee | Bo Roe | 3 May 2024", "never", [("name", "Ann Lee"), ("name", "Bo Roe"), DAY]),
        ("Ann Lee in Tarn", "always", [("byline", "Ann Lee")]),
        ("Ann Lee in Tarn Valley", "always", [("byline", "Ann Lee")]),
        ("Ann Lee for Harbour Mail", "always", [("byline", "Ann Lee"), ("outlet", "Harbour Mail")]),
        ("Tarn Police for Harbour Mail", "never", [("outlet", "Tarn Police for Harbour Mail")]),
        ("Ann Lee", "trade", [("byline", "Ann Lee")]),
        ("Ann Ida Mae Lee", "trade", [("byline", "Ann Ida Mae Lee")]),
        ("Ann Ida Mae Joy Lee", "never", [("name", "Ann Ida Mae Joy Lee")]),
        ("Ann", "never", [("name", "Ann")]),
        ("Harbour Echo", "never", [("outlet", "Harbour Echo")]),
        ("", "never", []),
    ],
)
def test_whose_name_in_a_line_of_the_head_is_the_authors(line: str, when: str, told: list[tuple[str, str]]) -> None:
    others = [(part.kind.value, part.value) for part in parts_of(line, 0, len(line), ())]
    for case in ("plain", "alone", "trade"):
        expected = told if when in ("always", case) else others
        assert pieces(line, trade=case == "trade", alone=case == "alone") == expected, case
    if when == "never":
        assert others == told
    if "for" not in line:  # of whom the story tells is not its author
        assert pieces(line, "ANN LEE, says Ann Lee, is Ann Ida Mae Lee", trade=True, alone=True) == others

"""Marks on hand-labelled stories, in the manner of scraped pages: what is noise is marked, and no fact is lost.

tests/corpus/marks/*.txt: one line of a story a line, its label before a tab. Blank lines stand between the
story's lines when it is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import line_keys, mark, read
from rag.corpus.dates import first_date
from rag.corpus.formats import text_hash
from rag.types import Article, Kind

STORIES = sorted((Path(__file__).parent / "marks").glob("*.txt"))
EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
NOISE = {"byline", "boilerplate"}


@dataclass(frozen=True)
class Labelled:
    story: str
    label: str
    marked: str
    line: str


def article_of(text: str) -> Article:
    return Article("a.txt", text, text_hash(text), "")


@pytest.fixture(scope="module")
def labelled() -> list[Labelled]:
    found: list[Labelled] = []
    for path in STORIES:
        rows = [row.split("\t", 1) for row in path.read_text(encoding="utf-8").splitlines()]
        # A wrapped story keeps its lines together; all others have a blank line between.
        text = ("\n" if "old_mail" in path.name else "\n\n").join(line for _, line in rows)
        kinds = {m.start: m.kind.value for m in mark(article_of(text)).marks}
        at = 0
        for label, line in rows:
            at = text.index(line, at)
            found.append(Labelled(path.stem, label, kinds.get(at, "body"), line))
            at += len(line)
    return found


def test_there_are_enough(labelled: list[Labelled]) -> None:
    assert len(STORIES) >= 25
    assert len(labelled) >= 400
    assert set(Counter(row.label for row in labelled)) == {"body", "caption", "byline", "boilerplate"}


def test_what_is_marked_is_noise(labelled: list[Labelled]) -> None:
    marked = [row for row in labelled if row.marked in NOISE]
    wrong = [row for row in marked if row.label not in NOISE]
    assert len(wrong) <= 0.02 * len(marked), wrong


def test_noise_is_marked(labelled: list[Labelled]) -> None:
    noise = [row for row in labelled if row.label in NOISE]
    missed = [row for row in noise if row.marked not in NOISE]
    assert len(missed) <= 0.08 * len(noise), missed


def test_no_body_is_lost(labelled: list[Labelled]) -> None:
    assert [row for row in labelled if row.label == "body" and row.marked != "body"] == []


def test_captions_keep_their_kind(labelled: list[Labelled]) -> None:
    captions = [row for row in labelled if row.label == "caption"]
    assert sum(row.marked == "caption" for row in captions) >= 0.9 * len(captions), captions


def test_bylines_are_told_from_boilerplate(labelled: list[Labelled]) -> None:
    bylines = [row for row in labelled if row.label == "byline"]
    assert sum(row.marked == "byline" for row in bylines) >= 0.9 * len(bylines), bylines


def test_what_repeats_across_a_folder_is_marked_and_a_story_saved_often_is_not() -> None:
    promotion = "Brackwater tonight: all that moves the town, every evening at nine on Channel Four"
    stories = [f"Story {n}\n\nThe council met on day {n} of the month and voted.\n\n{promotion}\n\nIt meets again." for n in range(6)]
    counts = Counter(key for text in stories for key in line_keys(article_of(text)))
    repeated = {key for key, count in counts.items() if count >= 5}
    marks = mark(article_of(stories[0]), repeated).marks
    assert [(m.kind, m.rule) for m in marks] == [(Kind.BOILERPLATE, "repeated")]
    same = mark(article_of(stories[0]), line_keys(article_of(stories[0])))
    assert all(stories[0][m.start : m.end] == promotion for m in same.marks)


STORY = (
    "The council of Brackwater voted on Monday evening to mend the old bridge over the Lenn, whose bearings had cracked in the "
    "frost of last winter."
)
AFTER = (
    "Work on the bridge begins in May, the council’s engineer said, and takes seven weeks if the weather holds and the scaffolding "
    "arrives on time."
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ROWING CENTRAL: Latest regatta news, schedules, odds, stats and more.", Kind.BOILERPLATE),
        ("2031 Brackwater Games: Follow the Courier’s coverage of every race", Kind.BOILERPLATE),
        ("AP rowing: https://example.org/hub/rowing and https://example.org/rowers", Kind.BOILERPLATE),
        ("Harbour coverage at the Courier is made possible in part by a grant from the Oyster Foundation.", Kind.BOILERPLATE),
        ("Got a tip or a story idea? Contact Ann Lee at ann@example.org.", Kind.BOILERPLATE),
        ("Total eclipse 2031:Where to stand in the valley when it gets dark", Kind.BOILERPLATE),
        ("They met in a lighthouse'Island of Love' couples who are still together", Kind.BOILERPLATE),
        ("Fact check: No, the herring were not painted by hand", Kind.BOILERPLATE),
        ("Passages: Anselm Korb, composer of lullabies for Norwegian Radio, dies at 91", Kind.BOILERPLATE),
        ("Prefer to listen? Check out the Harbour podcast:", Kind.BOILERPLATE),
        ("Ann Lee covers the harbour. Follow her on X @annlee.", Kind.BYLINE),
        ("— Ann Lee, Harbour Mail", Kind.BYLINE),
        ("-- Ann Lee", Kind.BYLINE),
        ("Contract: Two years, $49 million, $48 million total guarantees", None),
        ("Call 555-0199 or email help@example.org for an appointment.", None),
        ("For more information, visit https://example.org/bridge.", None),
        ("The repair is made possible by a grant from the county’s fund.", None),
        ("Bridge repair: Council names Dunmore Pell as the company", None),
        ("Five engineers looked at the old bearings on Tuesday", None),
        ("WEDNESDAY: 7-8 p.m. at the town hall on Weir Street", None),
        ("If we lower the level at which they sound, we get fewer alerts", None),
        ("Why the harbour’s «black boxes»", None),
        ("Der Kai ist «nicht mehr standsicher».", None),
        ("Der Rat nennt den Preis “eine Beleidigung für die Insel ».", None),
        ("Weiterlesen: Der Rat streitet über den Kai »", Kind.BOILERPLATE),
        ("Where the old quay stood →", Kind.BOILERPLATE),
        ("entries > 10 AND score > 3", None),
        ("Editor's note: This page recaps Tuesday. For the latest news, read our live file for Wednesday.", Kind.BOILERPLATE),
        ("Editor’s Note: A version of this story first appeared in the Harbour newsletter.", Kind.BOILERPLATE),
        ("For the latest on the storm, see our live coverage for Thursday, 6 March.", Kind.BOILERPLATE),
        ("Editor's note: This story was first published with a wrong figure. A previous version said 40 were hurt.", None),
        ("For the latest round of talks, both sides will meet on Friday in Skerry, the ministry said.", None),
    ],
)
def test_a_line_between_two_paragraphs(line: str, kind: Kind | None) -> None:
    text = "\n\n".join(("Council mends the old bridge", STORY, line, AFTER, AFTER.replace("May", "June")))
    assert {m.kind for m in mark(article_of(text)).marks if text[m.start : m.end] == line} == ({kind} if kind else set())


def test_titles_stand_beside_titles() -> None:
    title = "Royal bling to handmade: fifty years of gifts that mayors were given by the sea"
    link = "Read more: the lighthouse keeper who would not leave"
    text = "\n\n".join(("Council mends the old bridge", STORY, link, title, AFTER))
    assert [text[m.start : m.end] for m in mark(article_of(text)).marks] == [link, title]
    alone = "\n\n".join(("Council mends the old bridge", STORY, title, AFTER))
    assert link not in [alone[m.start : m.end] for m in mark(article_of(alone)).marks]


def test_a_note_about_an_author_in_many_stories_is_a_byline() -> None:
    note = "Camilla Finch is a harbour producer on the Courier’s evening team."
    text = "\n\n".join(("Council mends the old bridge", STORY, AFTER, note, AFTER.replace("May", "June")))
    assert mark(article_of(text)).marks == ()
    assert [m.kind for m in mark(article_of(text), line_keys(article_of(note))).marks] == [Kind.BYLINE]


def test_marks_can_be_turned_off() -> None:
    text = "A title for the story\n\nBy Ann Lee\n\nThe council voted on Monday.\n\nShare this article"
    article = mark(article_of(text), (), keep_boilerplate=True)
    assert article.marks == ()
    assert article.byline == "Ann Lee"
    assert all(s.kind is Kind.BODY for s in article.sentences)


def test_fields_stand_where_they_are_said_to(labelled: list[Labelled]) -> None:
    assert labelled
    texts = ["\n\n".join(row.split("\t", 1)[1] for row in path.read_text(encoding="utf-8").splitlines()) for path in STORIES]
    texts += [article.text for path in sorted(EXAMPLES.iterdir()) for article in read(EXAMPLES, path.name, Settings())[0]]
    for text in texts:
        article = mark(article_of(text))
        assert "title" in article.provenance
        for name, place in article.provenance.items():
            start, end = map(int, place.removeprefix("span ").split("-"))
            value = getattr(article, name)
            if name == "published":
                assert first_date(text, start, end) == (value, start, end)
            elif name != "language":
                assert text[start:end] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "steampunk heart\n\nMayor declines request for more trams\n\nThe mayor declined.",
            ("Mayor declines request for more trams", None, None, None),
        ),
        ("A plan\n\nSource: Courier\nPublished: 3/4/2022\n\nWords.", ("A plan", None, "Courier", None)),
        ("A plan\n\nUpdated: March 3, 2022\n\nThe plan of 4 May 2021 was dropped.", ("A plan", None, None, None)),
        (
            "Bridge shut | CNN\n\nBy Ann Lee and Bo Roe\nOct. 27, 2022, 5:07 p.m. ET\n\nWords.",
            ("Bridge shut", "Ann Lee and Bo Roe", "CNN", "2022-10-27"),
        ),
        ("Lenn Valley Post\n\nBoil your water\n\nThe Lenn is full.", ("Boil your water", None, "Lenn Valley Post", None)),
        ("Dam holds\n\nDORN, 1 April 2025 (Northshore Wire) - The dam held.", ("Dam holds", None, "Northshore Wire", "2025-04-01")),
        ("Dam holds\n\nThe Associated Press\n\nThe dam held all night.", ("Dam holds", "The Associated Press", None, None)),
        ("News at noon\n\nGood morning, today is Tuesday, July 9th, 2024. Rain.", ("News at noon", None, None, "2024-07-09")),
        ("A plan\n\nBy the end of 2030 all is done.\n\nBy Friday too.", ("A plan", None, None, None)),
        ('---\ntitle: "A plan"\nauthor: Ann Lee\ndate: 2024-02-03\n---\n\nThe plan is new.', ("A plan", "Ann Lee", None, "2024-02-03")),
    ],
)
def test_who_and_when(text: str, expected: tuple[str | None, ...]) -> None:
    article = mark(article_of(text))
    assert (article.title, article.byline, article.outlet, article.published) == expected


def test_a_gallery_in_one_line_is_captions() -> None:
    shown = "Photos: The flood A man rows down Net Street. Hide Caption 1 of 12 Photos: The flood The mill. Hide Caption 2 of 12 "
    story = f"The river rose on Monday.\n\n{shown * 6}\n\nIt fell again on Friday, the city said."
    marked = mark(article_of(story), frozenset())
    assert [story[one.start : one.end][:6] for one in marked.marks if one.kind is Kind.CAPTION] == ["Photos"]

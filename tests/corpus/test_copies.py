"""Copies are folded however they were cut and reworded, as long as they name and count the same; what does not stays apart."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import SameStories, mark, read, same_stories, signature, telling
from rag.corpus.formats import text_hash
from rag.types import Article

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
HEAD = "Council to mend the old bridge\n\nSource: {outlet}\nPublished: {day}\n\n"
BODY = [
    "The council decided on Wednesday evening to mend the old bridge over the Lenn for 5.9 million euros, by 14 votes to 9.",
    "Work begins in May, after the herring season, and takes seven weeks if the weather holds and the scaffolding arrives on time.",
    "Two other companies had made offers, of which the cheapest came a day after the deadline and was not opened at all.",
    "The mayor called it an honest price and said that nobody on the east bank should have to swim to work any longer.",
    "Shopkeepers have lost a third of their custom since February, their association wrote in a letter to the county this week.",
    "A ferry for people on foot has been crossing every fifteen minutes since March and has carried some 90,000 passengers so far.",
    "The bridge was built in 1931 by prisoners and masons from the south, and is the only one in the valley with a walkway of oak.",
    "Its bearings had cracked in the frost, an engineer found by chance when she dropped her keys and climbed down to look for them.",
]


def story(body: list[str], outlet: str = "Courier", day: str = "2025-04-02", head: str = HEAD) -> Article:
    text = head.format(outlet=outlet, day=day) + "\n\n".join(body)
    return mark(Article("a.txt", text, text_hash(text), ""))


def compared(*stories: Article) -> SameStories:
    """As keyed by their number from 1."""
    articles = dict(enumerate(stories, 1))
    return same_stories({key: signature(article) for key, article in articles.items()}, lambda key: telling(articles[key]))


def near_copies(*stories: Article) -> list[frozenset[int]]:
    return list(compared(*stories).copies)


def changed(old: str, new: str) -> list[str]:
    assert old in "\n".join(BODY)
    return "\n".join(BODY).replace(old, new).split("\n")


def reworded(body: list[str], share: float, seed: int) -> list[str]:
    """With other words in the place of some, but not of names and of words that count or deny."""
    rng = random.Random(seed)
    kept = {"nobody", "seven", "third", "fifteen", "million", "weeks", "minutes", "euros", "votes"}
    words = sorted({*re.findall(r"[a-z]{4,}", " ".join(BODY))} - kept)
    return [
        re.sub(
            r"(?<!\d )(?<!million )\b[a-z]{4,}\b", lambda m: rng.choice(words) if m[0] not in kept and rng.random() < share else m[0], line
        )
        for line in body
    ]


@pytest.mark.parametrize(
    "copy",
    [
        story(BODY),
        story(BODY, "Coastal Post", "2025-04-03"),
        story(BODY[:5], "Coastal Post"),
        story(["Repairs to a bridge were announced, as this paper had foretold.", *BODY[1:]], "Wire"),
        story(reworded(BODY, 0.2, 1)),
        story(reworded(BODY[1:], 0.15, 2), "Wire"),
        story(BODY, "Wire", head="Bridge: it will be mended\n\nSource: {outlet}\nBy Bo Ek\nPublished: {day}\n\n"),
        story([f"LENNFORD, April 2 (Northern Press) - {BODY[0]}", *BODY[1:], "(Reporting by Bo Ek; Editing by Cy Fox)"], "Wire"),
        story([*BODY[:3], *BODY[4:]], "Wire"),
        story(changed("seven weeks", "7 weeks"), "Wire"),
        story(changed("90,000", "90000"), "Wire"),
        story(changed("a third of", "one-third of"), "Wire"),
        story(changed("5.9 million euros", "€5.9m"), "Wire"),
        story(changed("fifteen minutes", "15 minutes"), "Wire"),
    ],
)
def test_copies_are_folded(copy: Article) -> None:
    assert near_copies(story(BODY), copy) == [frozenset({1, 2})]


@pytest.mark.parametrize(
    ("old", "new", "here", "there"),
    [
        ("5.9 million", "6.8 million", "5.9", "6.8"),
        ("5.9 million", "5.9 billion", "million", "billion"),
        ("by 14 votes to 9", "by 9 votes to 14", "14", "9"),
        ("seven weeks", "nine weeks", "seven", "nine"),
        ("over the Lenn", "over the Aar", "Lenn", "Aar"),
        ("The mayor called", "Reyes called", "mayor", "Reyes"),
        ("since February", "since January", "February", "January"),
        ("on Wednesday evening", "on Friday evening", "Wednesday", "Friday"),
        ("was not opened", "was opened", "not", "was opened"),
        ("is the only one", "is not the only one", "is the", "not"),
        ("carried some", "never carried some", "carried", "never"),
        ("“We dropped our keys”", "“We lost our keys”", "dropped", "lost"),
        ("cost €5", "cost $5", "€5", "$5"),
        ("5.9 million euros", "5.9 million dollars", "euros", "dollars"),
        ("seven weeks", "seven months", "weeks", "months"),
        ("some 90,000", "under 90,000", "some", "under"),
        ("at nine a.m.", "at nine p.m.", "a.m", "p.m"),
        ("her second meal", "her fourth meal", "second", "fourth"),
        ("rose fivefold", "rose sixfold", "fivefold", "sixfold"),
        ("prices rose", "prices fell", "rose", "fell"),
        ("½ of it", "¼ of it", "½", "¼"),
        ("Lenn beat Sandle", "Sandle beat Lenn", "", ""),
        ("minus 5 degrees", "5 degrees", "minus", ""),
        ("said 'we dropped them'", "said 'we lost them'", "dropped", "lost"),
        ("drei Männer und vier", "vier Männer und drei", "drei", "vier"),
        ("погибли три", "погибли два", "три", "два"),
        ("三人死亡", "四人死亡", "三", "四"),
    ],
)
@pytest.mark.parametrize("outlet", ["Courier", "Wire"])
def test_what_names_or_counts_otherwise_is_no_copy(old: str, new: str, here: str, there: str, outlet: str) -> None:
    body = [
        *(*BODY, "“We dropped our keys”, the engineer said, and her lunch had cost €5 that day."),
        "It was her second meal at nine a.m. in the cold of minus 5 degrees, and prices rose fivefold while she ate ½ of it, she said.",
        "On Sunday Lenn beat Sandle in the snow, and someone in the crowd who saw it said 'we dropped them' to a reporter.",
        "An old sign there reads: hier starben drei Männer und vier Frauen; здесь погибли три человека; and below that 三人死亡。",
    ]
    other = "\n".join(body).replace(old, new).split("\n")
    assert other != body
    found = compared(story(body), story(other, outlet))
    assert found.copies == ()
    ((pair, difference),) = found.otherwise.items()
    assert pair == (1, 2)
    assert here in difference.here
    assert there in difference.there


def test_another_outlets_telling_is_never_an_older_version() -> None:
    found = compared(story(BODY), story(changed("5.9", "6.8"), "Wire", "2025-04-09"))
    assert found.newer == ()
    assert list(found.otherwise) == [(1, 2)]


def test_equal_texts_differ_from_the_same_others() -> None:
    found = compared(story(BODY), story(BODY, "Wire"), story(changed("5.9", "6.8"), "Post"))
    assert found.copies == (frozenset({1, 2}),)
    assert set(found.otherwise) == {(1, 3), (2, 3)}


def test_two_texts_that_each_tell_more_are_no_copies() -> None:
    mine, theirs = "Ada Finch had asked for 3 votes.", "Bo Ek had found 12 cracks."
    assert near_copies(story([mine, *BODY]), story([theirs, *BODY], "Wire")) == []
    assert near_copies(story([mine, *BODY]), story(BODY, "Wire")) == [frozenset({1, 2})]


@pytest.mark.parametrize(
    "other",
    [
        story([line.replace("5.9", "6.8").replace("14 votes", "15 votes").replace("90,000", "95,000") for line in BODY]),
        story([*BODY, "Correction: An earlier version of this story misstated the price."]),
        story(["The council took its decision back on Thursday, and votes again.", *BODY[1:]], day="2025-04-03"),
    ],
)
def test_versions_are_kept_apart(other: Article) -> None:
    assert near_copies(story(BODY), other) == []


def test_the_newer_version_is_known() -> None:
    newer = story(["The council took its decision back on Thursday, and votes again.", *BODY[1:]], day="2025-04-03")
    assert compared(story(BODY), newer).newer == ((1, 2),)
    assert compared(newer, story(BODY)).newer == ((2, 1),)
    corrected = story([*BODY, "Correction: An earlier version of this story misstated the price."])
    assert compared(corrected, story(BODY)).newer == ((2, 1),)


def test_a_version_is_not_folded_by_way_of_a_copy() -> None:
    other = [line.replace("5.9", "6.8").replace("14 votes", "15 votes") for line in BODY]
    groups = near_copies(story(BODY), story(BODY, "Wire"), story(other), story(other, "Wire"))
    assert all(not {1, 3} <= group for group in groups)


def test_background_told_alike_is_not_a_copy() -> None:
    new = [
        "A barge rammed the old bridge in the fog on Sunday night and stuck between its second and third pier, the river police said.",
        "Nobody was hurt. The skipper, who had eaten mussels, was taken to hospital with a rash that had nothing to do with it.",
        "Divers looked at the pier on Monday and found a hole the size of a piano, which they photographed and measured twice.",
        "The insurer has sent two experts and a model of the river, one metre long, in which the barge can be moved about.",
    ]
    assert near_copies(story(BODY), story(new + BODY[4:])) == []


def test_the_shipped_examples_fold_their_one_syndicated_pair() -> None:
    articles = [mark(article) for path in sorted(EXAMPLES.iterdir()) for article in read(EXAMPLES, path.name, Settings())[0]]
    found = compared(*articles)
    folded = [{articles[key - 1].file for key in group} for group in found.copies]
    assert folded == [{"coastal_standard_ten_weeks.txt", "northshore_wire_bridge_ten_weeks.txt"}]
    updated = [(articles[older - 1].file, articles[newer - 1].file) for older, newer in found.newer]
    assert updated == [("courier_bridge_contract.txt", "courier_bridge_contract_updated.txt")]


def test_nothing_and_little() -> None:
    assert compared() == SameStories((), (), {})
    nothing = Article("a", "", "", "")
    assert near_copies(nothing, nothing) == []
    assert signature(nothing) == b""
    assert near_copies(story(["Short."]), story(["Short."]), story(["Shorter."])) == [frozenset({1, 2})]

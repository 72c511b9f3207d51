"""Copies are folded however they were cut and reworded; versions and stories on the same thing stay apart."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import mark, near_copies, read, signature, versions
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


def story(body: list[str], outlet: str = "Courier", day: str = "2025-04-02") -> bytes:
    text = HEAD.format(outlet=outlet, day=day) + "\n\n".join(body)
    return signature(mark(Article("a.txt", text, text_hash(text), "")))


def reworded(body: list[str], share: float, seed: int) -> list[str]:
    rng = random.Random(seed)
    words = re.findall(r"[a-z]{4,}", " ".join(BODY))
    return [re.sub(r"[A-Za-z]+", lambda m: rng.choice(words) if rng.random() < share else m.group(), line) for line in body]


@pytest.mark.parametrize(
    "copy",
    [
        story(BODY),
        story(BODY, "Coastal Post", "2025-04-03"),
        story(BODY[:5], "Coastal Post"),
        story(["Repairs to a bridge were announced, as this paper had foretold.", *BODY[1:]], "Wire"),
        story(reworded(BODY, 0.2, 1)),
        story(reworded(BODY[1:], 0.15, 2), "Wire"),
    ],
)
def test_copies_are_folded(copy: bytes) -> None:
    assert near_copies({7: story(BODY), 9: copy}) == [frozenset({7, 9})]


@pytest.mark.parametrize(
    "other",
    [
        story([line.replace("5.9", "6.8").replace("14 votes", "15 votes").replace("90,000", "95,000") for line in BODY]),
        story([*BODY, "Correction: An earlier version of this story misstated the price."]),
        story(["The council took its decision back on Thursday, and votes again.", *BODY[1:]], day="2025-04-03"),
    ],
)
def test_versions_are_kept_apart(other: bytes) -> None:
    assert near_copies({1: story(BODY), 2: other}) == []


def test_the_newer_version_is_known() -> None:
    newer = story(["The council took its decision back on Thursday, and votes again.", *BODY[1:]], day="2025-04-03")
    assert versions({1: story(BODY), 2: newer}) == [(1, 2)]
    assert versions({1: newer, 2: story(BODY)}) == [(2, 1)]
    corrected = story([*BODY, "Correction: An earlier version of this story misstated the price."])
    assert versions({1: corrected, 2: story(BODY)}) == [(2, 1)]


def test_a_version_is_not_folded_by_way_of_a_copy() -> None:
    other = [line.replace("5.9", "6.8").replace("14 votes", "15 votes") for line in BODY]
    groups = near_copies({1: story(BODY), 2: story(BODY, "Wire"), 3: story(other), 4: story(other, "Wire")})
    assert all(not {1, 3} <= group for group in groups)


def test_background_told_alike_is_not_a_copy() -> None:
    new = [
        "A barge rammed the old bridge in the fog on Sunday night and stuck between its second and third pier, the river police said.",
        "Nobody was hurt. The skipper, who had eaten mussels, was taken to hospital with a rash that had nothing to do with it.",
        "Divers looked at the pier on Monday and found a hole the size of a piano, which they photographed and measured twice.",
        "The insurer has sent two experts and a model of the river, one metre long, in which the barge can be moved about.",
    ]
    assert near_copies({1: story(BODY), 2: story(new + BODY[4:])}) == []


def test_the_shipped_examples_fold_their_one_syndicated_pair() -> None:
    articles = [mark(article) for path in sorted(EXAMPLES.iterdir()) for article in read(EXAMPLES, path.name, Settings())[0]]
    signatures = {number: signature(article) for number, article in enumerate(articles)}
    folded = [{articles[number].file for number in group} for group in near_copies(signatures)]
    assert folded == [{"coastal_standard_ten_weeks.txt", "northshore_wire_bridge_ten_weeks.txt"}]
    updated = [(articles[older].file, articles[newer].file) for older, newer in versions(signatures)]
    assert updated == [("courier_bridge_contract.txt", "courier_bridge_contract_updated.txt")]


def test_nothing_and_little() -> None:
    assert near_copies({}) == []
    assert near_copies({1: b"", 2: b""}) == []
    assert signature(Article("a", "", "", "")) == b""
    assert near_copies({1: story(["Short."]), 2: story(["Short."]), 3: story(["Shorter."])}) == [frozenset({1, 2})]

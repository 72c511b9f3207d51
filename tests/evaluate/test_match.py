"""What counts as right: examples, and agreement with the definition the project's figures were first made with."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evaluate.match import holds, token_f1, words_of

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "eval"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"


@pytest.mark.parametrize(
    ("text", "accepted", "verdict"),
    [
        ("Liz Cheney lost her seat.", ["Rep. Liz Cheney"], True),
        ("The bridge will cost 6,800,000 euros.", ["6800000 euros"], True),
        ("It cost 16 euros.", ["6 euros"], False),
        ("It rose by 7.5%.", ["7.5 percent"], True),
        ("It rose by 7.5%.", ["7 percent"], False),
        ("Two of the six bearings cracked.", ["2"], True),
        ("They won both parties.", ["party"], True),
        ("Cheney, who was once a close friend of Liz Taylor, lost.", ["Liz Cheney"], False),
        ("Cheney (Liz)", ["Liz Cheney"], True),
        ("Boss and boss", ["bos"], False),
        ("", ["anything"], False),
        ("anything", [""], False),
        ("anything", [], False),
        ("a king", ["King"], True),
    ],
)
def test_examples(text: str, accepted: list[str], verdict: bool) -> None:
    assert holds(text, accepted) is verdict


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_an_answer_with_words_is_held_by_any_text_around_it(before: str, answer: str, after: str) -> None:
    bare = [word for word in words_of(answer) if word not in ("a", "an", "the", "of")]
    assert holds(f"{before} . {answer} . {after}", [answer]) or not bare


def test_f1_counts_shared_words_against_the_best_accepted_answer() -> None:
    assert token_f1("the cracked sewer", ["a cracked sewer"]) == 1.0
    assert token_f1("a cracked old sewer pipe", ["cracked sewer", "nothing"]) == pytest.approx(2 * 2 / 6)
    assert token_f1("nothing alike", ["cracked sewer"]) == 0.0


def _texts() -> list[str]:
    return [path.read_bytes().decode("utf-8", errors="replace") for path in sorted(EXAMPLES.iterdir())]


@pytest.mark.slow
@pytest.mark.skipif(not (REFERENCE / "match.py").exists(), reason="the reference definition is not beside this checkout")
def test_the_verdict_is_the_references_on_thousands_of_answers() -> None:
    spec = importlib.util.spec_from_file_location("reference_match", REFERENCE / "match.py")
    assert spec
    assert spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    chance, verdicts = random.Random(0), {True: 0, False: 0}
    rows = [json.loads(line) for path in sorted(REFERENCE.glob("*/questions.jsonl")) for line in path.open(encoding="utf-8")]
    rows = [row for row in rows if isinstance(row.get("answer"), list)]
    texts = [" ".join(row["answer"]) for row in rows if row["answer"]] + [row["question"] for row in rows] + _texts()
    for row in rows:
        answers = [*row["answer"], *row.get("choices", []), ""][:6]
        for text in (*answers, chance.choice(texts), *(_perturbed(chance.choice(answers), chance) for _ in range(8))):
            for accepted in (answers[:1], answers[1:], [_perturbed(answers[0], chance)]):
                assert words_of(text) == reference.words(text)
                assert holds(text, accepted) == reference.holds(text, accepted), (row["id"], text, accepted)
                verdicts[holds(text, accepted)] += 1
    assert min(verdicts.values()) > 2000


_NOISE = [
    "the",
    "of",
    "Mr",
    "three",
    "1,000",
    "1,0000",
    "’s",
    "s'",
    "%",
    "—",
    "Dr.",
    "princess",
    "ladies",
    "3.5",
    "x's",
    "ß",
    "İ",
    "²",
    "_",
    "\u2028",
    "ies",
    "oss",
]


def _perturbed(text: str, chance: random.Random) -> str:
    words = text.split()[:60]
    for _ in range(chance.randrange(5)):
        at = chance.randrange(len(words) + 1)
        change = chance.randrange(5)
        if change == 0:
            words.insert(at, chance.choice(_NOISE))
        elif change == 1 and words:
            del words[min(at, len(words) - 1)]
        elif change == 2 and words:
            words[min(at, len(words) - 1)] += chance.choice(["s", "'s", "’s", "ies", ",", "%", "00"])
        elif change == 3:
            chance.shuffle(words)
        else:
            words = [word.upper() if chance.random() < 0.3 else word for word in words]
    return chance.choice([" ", " ", "\n", "-"]).join(words)

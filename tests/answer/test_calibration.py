"""Decisions as data: clipped signals, caution, and a model without numbers of its own."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer import answered
from rag.answer.answered import Draft
from rag.answer.calibration import DEFAULT, UNFITTED, Decision, calibration_of, own_file
from rag.answer.verify import support
from tests.answer.fakes import Desk, Library, story

DECISION = Decision(-1.0, {"words": 4.0, "odds": 0.5}, {"words": (0.0, 1.0), "odds": (-4.0, 4.0)})
NUMBER = st.floats(-1e6, 1e6)


def test_a_signal_is_clipped_to_the_range_it_was_fitted_on() -> None:
    assert DECISION.log_odds({"words": 0.5, "odds": 2.0}) == pytest.approx(2.0)
    assert DECISION.log_odds({"words": 99.0, "odds": 1e9}) == DECISION.log_odds({"words": 1.0, "odds": 4.0})
    assert DECISION.log_odds({}) == -1.0


@given(NUMBER, NUMBER, st.floats(0, 5), st.floats(0, 5))
def test_more_caution_never_makes_a_decision_easier(words: float, odds: float, less: float, more: float) -> None:
    signals = {"words": words, "odds": odds}
    low, high = sorted((less, more))
    assert DECISION.holds(signals, low) or not DECISION.holds(signals, high)
    assert 0 <= DECISION.probability(signals) <= 1


def test_the_threshold_is_a_probability() -> None:
    at = Decision(math.log(0.8 / 0.2), {}, {}, threshold=0.8)
    assert at.holds({}, caution=-0.01)
    assert not at.holds({}, caution=0.01)


def test_a_model_without_numbers_of_its_own_is_more_cautious() -> None:
    default, other = calibration_of(DEFAULT), calibration_of("another-model")
    assert other.decisions == default.decisions
    assert not other.own
    assert other.caution(0.5) == UNFITTED > 0
    assert other.caution(0.9) > other.caution(0.5) > other.caution(0.1)


def test_every_decision_that_is_asked_for_is_there_and_says_what_it_was_fitted_on() -> None:
    calibration = calibration_of(DEFAULT)
    assert set(calibration.decisions) >= {"read", "unread", "yes", "no"}
    assert calibration.fitted_on


@pytest.mark.parametrize("given", [{}, {"settling": {"near": 2.0}, "surer": {"fact": 0.1, "who": 0.2, "part": 0.3}}])
def test_what_a_calibration_of_ones_own_leaves_out_is_as_it_is_shipped(
    given: dict[str, dict[str, float]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "config.toml"))
    shipped = calibration_of(DEFAULT)
    fitted = json.loads(shipped.path.read_text(encoding="utf-8"))
    own = own_file("own")
    own.parent.mkdir()
    own.write_text(
        json.dumps({name: fitted[name] for name in ("model", "prompts_sha256", "fitted_on", "decisions")} | given), encoding="utf-8"
    )
    found = calibration_of("own")
    assert (found.settling, found.surer) == (given.get("settling", shipped.settling), given.get("surer", shipped.surer))


SANDLE = story("sandle.txt", "At least 112 people in Sandle have fallen ill, the clinic said.", "112 ill")
SKERRY = story("skerry.txt", "The ferry to Skerry sails on Friday.", "Ferry")
DESK = Desk(Library(SANDLE, SKERRY))


def test_the_signals_are_those_that_the_decisions_weigh() -> None:
    evidence = DESK.evidence("How many people have fallen ill in Sandle?")
    found = support("112 people have fallen ill.", evidence.question.text, evidence.ranked, evidence.scores)
    signals = answered.read(evidence, Draft("112 people have fallen ill.", found, 3.0, 3.0, 3.0, False))
    calibration = calibration_of(DEFAULT)
    assert set(calibration.decisions["read"].weights) <= set(signals)
    assert set(calibration.decisions["unread"].weights) <= set(answered.unread(evidence))


def test_what_the_stories_lack_is_seen() -> None:
    held = answered.unread(DESK.evidence("How many people have fallen ill in Sandle?"))
    lacking = answered.unread(DESK.evidence("How many people have fallen ill in Brackwater?"))
    assert (held["missing"], lacking["missing"]) == (0.0, 1.0)
    assert lacking["words"] < held["words"]
    assert answered.unknown_names(DESK.evidence("How many people have fallen ill in Brackwater?")) == ("Brackwater",)

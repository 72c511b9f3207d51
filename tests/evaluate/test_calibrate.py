"""`footnote calibrate`: decisions fitted to a model, kept for it and for nothing else, and used."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rag.answer.calibration import DEFAULT, calibration_of, own_file
from rag.cli import main, strings
from rag.cli.parts import Parts
from rag.config import Settings, load_settings
from rag.engine import Engine, Models, Part, index_articles, uncalibrated
from rag.errors import ConfigError
from rag.evaluate.calibrating import drawn
from rag.evaluate.fitting import choice, decision, ranks, ranks_over_folds
from rag.llm import Prompt
from tests.index.made import WordEmbedder
from tests.scripted import Scripted

pytestmark = pytest.mark.timeout(300)
TOWNS = ("Brackwater", "Sandle", "Skerry", "Marrowby", "Tolland", "Ferring", "Osk", "Dunmore", "Lenn", "Pell")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path / "indexes"))


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """A model that finds the answer when the story names the builder."""
    (tmp_path / "stories").mkdir()
    for town in TOWNS:
        text = f"New bridge for {town}\n\nThe bridge in {town} was opened on Monday by Ada Finch. It carries two lanes.\n"
        (tmp_path / "stories" / f"{town}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "indexes").mkdir()

    def odds(prompt: Prompt) -> float:
        return 4.0 if "opened" in prompt.question else -4.0

    models = Models(load_settings())
    models.embedder, models.generator = (
        Part.of(WordEmbedder()),
        Part.of(Scripted("Ada Finch opened the bridge.", odds, name="made/up model")),
    )

    def open_engine(settings: Settings, articles: Path | None = None, index: str | None = None) -> Engine:
        return Engine.open(settings, articles, index, models)

    return Parts(open_engine, lambda settings, paths, **how: index_articles(settings, paths, models=models, **how))


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    rows = [{"question": f"Who opened the bridge in {town}?", "answerable": True} for town in TOWNS]
    rows += [{"question": f"Who painted the bridge in {town}?", "answerable": False} for town in TOWNS]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_decisions_are_fitted_kept_and_used(parts: Parts, questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["calibrate", str(questions), "--articles", str(tmp_path / "stories")]
    assert main([*command, "--dry-run"], parts) == 0
    assert not calibration_of("made/up model").own
    assert main(command, parts) == 0
    said = capsys.readouterr().out
    decision = said.splitlines()[1].split("\t")
    assert [decision[0], *decision[1:3], decision[-1]] == [strings.DECISIONS["read"], "10 + 10", "1.000", strings.KEPT]
    own = calibration_of("made/up model")
    assert own.own
    assert own.path.parent == tmp_path / "config" / "calibrations"
    assert own.decisions["read"].holds({"tells": 4.0, "finds": 4.0, "says": 4.0})
    assert not own.decisions["read"].holds({"tells": -4.0, "finds": -4.0, "says": -4.0})
    default = calibration_of(DEFAULT)
    assert own.decisions["yes"].weights == default.decisions["yes"].weights  # of which there was nothing to fit it to
    assert own.decisions["yes"].threshold > default.decisions["yes"].threshold
    assert not calibration_of("made/up model", "f" * 64).own  # other weights under the same name
    assert own.caution(0.5) == 0
    assert calibration_of("another model").caution(0.5) > 0


def test_questions_are_drawn_of_both_kinds_in_turn() -> None:
    rows = [{"question": f"{number}?", "answerable": number > 2} for number in range(20)]
    found = drawn(rows, 8)
    assert [row["answerable"] for row in found] == [True, False] * 3 + [True] * 2
    assert found == drawn(rows[::-1], 8)
    assert len(drawn(rows)) == 20


def test_stopped_it_says_how_far_it_came_and_goes_on_from_there(
    parts: Parts, questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["calibrate", str(questions), "--articles", str(tmp_path / "stories"), "--dry-run"]
    judged, judge, interrupts = set[Prompt](), Scripted.log_odds, [9]

    def log_odds(self: Scripted, prompts: Sequence[Prompt], *how: Any) -> list[float]:
        assert judged.isdisjoint(prompts)
        if interrupts and len(judged) > interrupts[0]:
            interrupts.clear()
            signal.raise_signal(signal.SIGINT)
        found = judge(self, prompts, *how)
        judged.update(prompts)
        return found

    monkeypatch.setattr(Scripted, "log_odds", log_odds)
    assert main(command, parts) == 130
    assert re.search(r"Stopped after \d of 20 questions; the same command goes on from there\.", capsys.readouterr().err)
    assert main(command, parts) == 0
    assert len(judged) > 9


@pytest.mark.parametrize(
    "line", ["{", '{"question": " ", "answerable": true}', '{"question": "Who?"}', "[1]", '{"question": 7, "status": ""}']
)
def test_a_line_that_cannot_be_used_is_named(parts: Parts, tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"question": "Who?", "answerable": true}}\n{line}\n')
    assert main(["calibrate", str(path), "--articles", str(tmp_path / "stories")], parts) == 2
    assert "Line 2 of" in capsys.readouterr().err


def test_a_weak_model_refuses_rather_than_to_let_all_through() -> None:
    rng = np.random.default_rng(1)
    labels = [number % 2 == 0 for number in range(200)]
    signals = [{"tells": float(rng.normal(0.8 * label, 1.0))} for label in labels]
    groups = [str(number) for number in range(200)]
    lenient = decision(signals, labels, groups, ["tells"], 0.1)
    bounded = decision(signals, labels, groups, ["tells"], 0.1, through=0.45)
    assert lenient.let_through > 0.5
    assert bounded.let_through <= 0.46
    assert bounded.refused > lenient.refused
    assert bounded.area == lenient.area


def test_what_tells_too_little_apart_is_not_kept(
    parts: Parts, questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("rag.evaluate.calibrating.LEAST_AREA", 1.1)
    assert main(["calibrate", str(questions), "--articles", str(tmp_path / "stories")], parts) == 2
    said = capsys.readouterr()
    assert strings.TOO_WEAK in said.out
    assert "nothing is kept" in said.err
    assert not own_file("made/up model").exists()


def test_too_few_questions_fit_nothing(parts: Parts, questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", str(questions), "--articles", str(tmp_path / "stories"), "--most", "9"], parts) == 2
    assert "too few questions" in capsys.readouterr().err
    assert not own_file("made/up model").exists()


@pytest.mark.parametrize("text", ["{", "{}", '{"model": "m", "prompts_sha256": "", "fitted_on": "", "decisions": {"read": 7}}'])
def test_a_calibration_that_cannot_be_read_is_said(text: str) -> None:
    own_file("m").parent.mkdir(parents=True)
    own_file("m").write_text(text)
    with pytest.raises(ConfigError):
        calibration_of("m")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "..", "", "x" * 500])
def test_a_calibration_lies_in_its_folder_whatever_the_model_is_called(name: str) -> None:
    assert own_file(name).resolve().parent == own_file("m").resolve().parent


def test_a_model_that_is_not_calibrated_is_told_of() -> None:
    assert uncalibrated(Settings()) == ""
    assert "smollm2" in uncalibrated(Settings(generator="smollm2-135m-instruct")).lower()
    assert "footnote calibrate" in uncalibrated(Settings(generator="http://127.0.0.1:8000/v1#other"))
    assert uncalibrated(Settings(generator="nowhere.gguf")) == ""


def test_weights_are_fitted_that_put_the_right_sentence_first() -> None:
    right, nearer = {"near": -0.2, "settled": 2.0, "noise": 0.1}, {"near": 0.0, "settled": -1.0, "noise": -0.1}
    found = [([nearer, right], [1]), ([right, nearer], [0]), ([nearer, nearer, right], [2])] * 4
    start = {"near": 1.0, "settled": 0.0, "noise": 0.0}
    fitted = choice(found, start)
    assert ranks(found, start) == [1, 1, 2] * 4
    assert set(ranks(found, fitted)) == set(ranks_over_folds(found, start)) == {0}
    assert fitted["settled"] > fitted["noise"] >= 0.0

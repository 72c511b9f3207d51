"""The session of `footnote calibrate` in docs/commands.md, typed as it stands there: with a model that judges little better than chance."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from rag.cli import main
from rag.config import Settings, load_settings
from rag.engine import Models, Part
from rag.index import index_folder
from rag.llm import Prompt
from tests.page_sessions import ROOT, replay
from tests.scripted import Scripted

pytestmark = [pytest.mark.models, pytest.mark.slow, pytest.mark.timeout(300)]
MODEL = "SmolLM2-135M-Instruct.Q4_1"


def test_the_session_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [json.loads(line) for line in (ROOT / "benchmarks" / "answers" / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    answered = {row["question"] for row in rows if row["answerable"]}

    def odds(prompt: Prompt) -> float:
        chance = int.from_bytes(hashlib.sha256(prompt.question.encode()).digest()[:2], "big") / 32768 - 1
        return chance + any(question in prompt.question for question in answered)

    def say(prompt: Prompt) -> str:
        return [line for line in prompt.passages[0].splitlines() if line.strip()][-1]

    def models(settings: Settings) -> Models:
        made = Models(settings)
        made.generator = Part.of(Scripted(say, odds, name=MODEL))
        return made

    monkeypatch.setattr("rag.engine.Models", models)
    monkeypatch.chdir(ROOT)
    config = tmp_path / "config"
    for name, place in (("INDEXES", tmp_path / "indexes"), ("STATE", tmp_path / "state"), ("CONFIG", config / "config.toml")):
        monkeypatch.setenv(f"FOOTNOTE_{name}", str(place))
    index = index_folder(load_settings(), ROOT / "benchmarks" / "answers" / "stories").name
    replay("commands.md", "footnote calibrate", main, {"/home/me/.config/footnote": str(config), "stories-6483da": index})

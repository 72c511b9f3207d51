"""The session of `footnote calibrate` in docs/commands.md, typed as it stands there: with a model that judges by chance and the labels."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from rag.cli import main
from rag.config import Settings
from rag.engine import Models, Part
from rag.llm import Prompt
from tests.page_sessions import ROOT, replay
from tests.scripted import Scripted

pytestmark = [pytest.mark.models, pytest.mark.slow, pytest.mark.timeout(300)]
MODEL = "qwen2.5-coder-0.5b-instruct-q4_k_m"


def test_the_session_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [json.loads(line) for line in (ROOT / "benchmarks" / "answers" / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    answered = {row["question"]: row["answerable"] for row in rows}

    def odds(prompt: Prompt) -> float:
        chance = int.from_bytes(hashlib.sha256(prompt.question.encode()).digest()[:2], "big") / 65536 - 0.5
        label = next((told for question, told in answered.items() if question in prompt.question), False)
        return (1.5 if label else -1.5) + 2 * chance

    def models(settings: Settings) -> Models:
        made = Models(settings)
        made.generator = Part.of(Scripted("The stories do not say.", odds, name=MODEL))
        return made

    monkeypatch.setattr("rag.engine.Models", models)
    monkeypatch.chdir(ROOT)
    config = tmp_path / "config"
    for name, place in (("INDEXES", tmp_path / "indexes"), ("STATE", tmp_path / "state"), ("CONFIG", config / "config.toml")):
        monkeypatch.setenv(f"FOOTNOTE_{name}", str(place))
    replay("commands.md", "footnote calibrate", main, {"/home/me/.config/footnote": str(config)})

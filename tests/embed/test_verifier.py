"""A CrossEncoder of one's own that judges wording: how its scores are read, and that it only ever takes back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from math import log
from pathlib import Path

import pytest

from rag.cli import main
from rag.embed.verifier import Verifier
from rag.engine import Engine, Part
from rag.errors import ModelError, ModelMissing
from rag.index.building import build
from rag.index.opening import open_index
from rag.types import Finished
from rag.views.check import Draft
from tests.cli.fake import parts_with
from tests.embed.cross_encoder import cross_encoder
from tests.evaluate.made import settings_in
from tests.index.made import WordEmbedder
from tests.scripted import Scripted

EVIDENCE, CLAIM = "The board sold the ferry on Friday.", "The ferry was sold."
STORY = "The harbour ferry was cancelled on Monday after a rudder failed. Mayor Ada Quill said that repairs would cost 40,000 crowns."
WORDED = "The harbour ferry was cancelled on Monday."
DRAFT = "The harbour ferry was cancelled after a rudder failed. Repairs would cost 90,000 crowns."
TOLD = "The harbour ferry was cancelled on Monday after a rudder failed."


@pytest.mark.slow
def test_one_score_is_read_as_log_odds(tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder

    folder = cross_encoder(tmp_path / "one")
    found = Verifier(folder, 1).all_log_odds([(EVIDENCE, CLAIM), (CLAIM, EVIDENCE)])
    shares = CrossEncoder(str(folder), device="cpu").predict([(EVIDENCE, CLAIM), (CLAIM, EVIDENCE)])
    assert found == pytest.approx([log(float(share) / (1 - float(share))) for share in shares], abs=1e-3)
    assert found[0] != pytest.approx(found[1], abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("labels", "scores", "odds"),
    [
        (("contradiction", "entailment", "neutral"), (0.0, 2.0, 1.0), 2 - log(1 + 2.718281828)),
        (("ENTAILMENT", "NOT_ENTAILMENT"), (1.0, 3.0), -2.0),
        (("not_entailment", "entailment"), (1.0, 3.0), 2.0),
        (("SUPPORTS", "REFUTES", "NOT ENOUGH INFO"), (1.0, 1.0, 1.0), -log(2)),
        (("unsupported", "1: supported"), (0.0, 1.0), 1.0),
        (("LABEL_0",), (float("nan"),), -float("inf")),
    ],
)
def test_the_label_of_entailment_is_found_by_its_name(tmp_path: Path, labels: Sequence[str], scores: Sequence[float], odds: float) -> None:
    verifier = Verifier(cross_encoder(tmp_path / "nli", labels, scores), 1)
    assert verifier.log_odds(EVIDENCE, CLAIM) == pytest.approx(odds, abs=1e-4)
    assert verifier.all_log_odds([]) == []


@pytest.mark.slow
def test_folders_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelMissing, match=r"no config\.json") as missing:
        Verifier(tmp_path, 1)
    assert "--verifier" in missing.value.hint
    with pytest.raises(ModelError, match="positive, negative"):
        Verifier(cross_encoder(tmp_path / "mood", ("positive", "negative")), 1)
    with pytest.raises(ModelError, match="None of the labels"):
        Verifier(cross_encoder(tmp_path / "two", ("entailment", "entails", "neutral")), 1)
    broken = cross_encoder(tmp_path / "broken")
    (broken / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be opened"):
        Verifier(broken, 1)
    monkeypatch.setenv("FOOTNOTE_VERIFIER", str(tmp_path / "mood"))
    assert main(["doctor"], parts_with()) == 1
    assert "wrong verifier: None of the labels" in capsys.readouterr().out
    monkeypatch.setenv("FOOTNOTE_VERIFIER", str(cross_encoder(tmp_path / "sound")))
    main(["doctor"], parts_with())
    assert "ok    verifier: sound" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("score", "answer", "verdicts"), [(6.0, WORDED, ["supported", "contradicted"]), (-6.0, TOLD, ["partly", "contradicted"])]
)
def test_a_folder_takes_back_wording_and_lets_nothing_through(tmp_path: Path, score: float, answer: str, verdicts: list[str]) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(f"Ferry cancelled\n\n{STORY}\n", encoding="utf-8")
    folder = cross_encoder(tmp_path / "cross", always=(score,))
    settings = replace(settings_in(tmp_path / "indexes"), verifier=str(folder))
    build(tmp_path / "indexes" / "desk", [tmp_path / "articles"], WordEmbedder(), settings)
    verifier = Verifier(folder, 1)
    parts = Part.of(open_index(tmp_path / "indexes" / "desk")), Part.of(WordEmbedder()), Part.of(Scripted(WORDED, 6.0))
    with closing(Engine(settings, *parts, None, Part.of(verifier))) as engine:  # type: ignore[arg-type]
        *_, last = engine.ask("When was the harbour ferry cancelled?")
        checked = list(
            engine.check(Draft("draft.txt", "The harbour ferry was cancelled after a rudder failed. Repairs would cost 90,000 crowns."))
        )
    assert isinstance(last, Finished)
    assert last.answer.text == answer
    assert last.answer.models["verifier"] == verifier.sha256
    assert [one.verdict.value for one in checked] == verdicts
    assert ("verifier" in checked[0].why) is (score < 0)

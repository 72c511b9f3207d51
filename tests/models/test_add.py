"""`footnote models add`, `use`, `remove` and `suggest` against a hub of our own, by the real hub library."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rag.cli import main
from rag.config import load_settings
from rag.errors import BadInput
from rag.models import catalogue, every_model, identity, known, locate, look_up
from rag.models import hub as on_hub
from rag.models.hub import _choose, _groups
from tests.models.hub import Shelf, hub
from tests.page_sessions import replay

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
WEIGHTS = b"GGUF" + bytes(200_000)
LARGE = b"GGUF" + bytes(12 << 20)  # the hub library writes ten megabytes at a time
SPLIT = {f"q4_k_m/thing-q4_k_m-0000{n}-of-00002.gguf": bytes([n]) * 70_000 for n in (1, 2)}
KEPT_IN = {".local/share/footnote/models": "models", ".config/footnote/config.toml": "config.toml"}
ONE = {"Thing-Q4_K_M.gguf": WEIGHTS, "README.md": b"a thing"}


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_HUB_DISABLE_XET", "1")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)


def add(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, wanted: str = "o/r") -> int:
    with hub(shelf) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        return main(["models", "add", wanted])


def test_a_model_is_found_fetched_verified_and_used(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shelf = Shelf({"Thing-Q4_K_M.gguf": LARGE}, redirected=True, cut=11 << 20, licence="a licence\nwith\x1b[31m colour")
    assert add(shelf, monkeypatch) == 0
    said = capsys.readouterr().err
    assert "thing-q4_k_m: 12.6 MB, licence a-licence-with-31m-colour; needs about" in said
    path = locate("thing-q4_k_m", "generator", load_settings())
    assert path.read_bytes() == LARGE
    assert shelf.ranges  # what had come before the line broke was not fetched again
    assert main(["models", "use", "thing-q4_k_m"]) == 0
    assert load_settings().generator == "thing-q4_k_m"
    assert known("thing-q4_k_m") not in catalogue()  # so that its chat template is not trusted
    assert main(["models", "remove", "thing-q4_k_m"]) == 0
    assert "It was in use" in capsys.readouterr().err
    assert every_model() == catalogue()
    assert not path.exists()


def test_the_session_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hub(Shelf({"qwen2.5-coder-0.5b-instruct-q4_k_m.gguf": WEIGHTS})) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        instead = {f"/home/me/{there}": f"{tmp_path}/{here}" for there, here in KEPT_IN.items()}
        replay("commands.md", "footnote models", main, instead)


def test_a_split_model_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert add(Shelf(SPLIT), monkeypatch, "o/r:Q4_K_M") == 0
    assert add(Shelf(SPLIT), monkeypatch, "o/r:Q4_K_M") == 0  # again is no error
    path = locate("thing-q4_k_m", "generator", load_settings())
    assert path.name == "thing-q4_k_m-00001-of-00002.gguf"
    whole = identity(path)
    second = path.with_name("thing-q4_k_m-00002-of-00002.gguf")
    second.write_bytes(b"another")
    assert identity(path) != whole


@pytest.mark.parametrize(
    ("shelf", "said", "hint"),
    [
        (Shelf(ONE, hashes={"Thing-Q4_K_M.gguf": "0" * 64}), "arrived damaged", "Check the network"),
        (Shelf(ONE, missing=True), "There is no o/r on the hub", "HF_TOKEN"),
        (Shelf(ONE, gated=True), "could not be fetched", "Accept its licence at"),
        (Shelf({"README.md": b"x"}), "holds no GGUF file", "GGUF"),
    ],
    ids=["wrong hash", "404", "gated", "no model"],
)
def test_what_cannot_be_had_leaves_nothing(
    shelf: Shelf, said: str, hint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert add(shelf, monkeypatch) != 0
    err = capsys.readouterr().err
    assert said in err
    assert hint in err
    assert "Traceback" not in err
    assert every_model() == catalogue()
    assert not list((tmp_path / "models").glob("thing*"))


def test_a_hub_out_of_reach_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert main(["models", "add", "o/r"]) == 1
    assert "check the network" in capsys.readouterr().err


def listed(*paths: str) -> dict[str, list[dict[str, Any]]]:
    return _groups({"path": path, "bytes": 1, "sha256": "a" * 64} for path in paths)


@pytest.mark.parametrize(
    ("chosen", "path"),
    [
        ("", "m-Q4_K_M.gguf"),
        ("q8_0", "m-Q8_0.gguf"),
        ("IQ4_XS", "m.IQ4_XS.gguf"),
        ("m-Q8_0.gguf", "m-Q8_0.gguf"),
    ],
)
def test_the_file_that_is_meant(chosen: str, path: str) -> None:
    there = listed(
        "m-Q4_K_M.gguf", "m-Q4_K_S.gguf", "m-Q8_0.gguf", "m.IQ4_XS.gguf", "mmproj-Q4_K_M.gguf", "../Q4_K_M.gguf", "a b-Q4_K_M.gguf"
    )
    assert [file["path"] for file in _choose(there, "o/r", chosen)] == [path]


@pytest.mark.parametrize("paths", [("a-Q4_K_M.gguf", "b-Q4_K_M.gguf"), ("a-Q2_K.gguf", "b-Q3_K.gguf"), ("a-Q4_K_M-00001-of-00002.gguf",)])
def test_what_is_not_clear_is_asked(paths: tuple[str, ...]) -> None:
    with pytest.raises(BadInput):
        _choose(listed(*paths), "o/r", "")


@pytest.mark.parametrize("wanted", ["r", "o/r/x", "o/../r", "o r/x", "", "o/r\n", "-x/../../y"])
def test_what_names_no_repository_is_not_asked_for(wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_hub, "LOOK_UP", "raise SystemExit('asked')")
    with pytest.raises(BadInput):
        look_up(wanted)


def test_a_model_too_large_for_here_is_not_fetched(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("rag.cli.models.free_memory", lambda: 10)
    assert add(Shelf(ONE), monkeypatch) == 2
    assert "--anyway" in capsys.readouterr().err
    assert every_model() == catalogue()


def test_using_a_model_leaves_the_rest_of_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "config.toml"
    config.write_text('# mine\ncaution = 0.7\ngenerator = "old"\n\n[fields]\ntext = "body"\n', encoding="utf-8")
    (tmp_path / "own.gguf").write_bytes(WEIGHTS)
    assert main(["models", "use", str(tmp_path / "own.gguf")]) == 0
    assert tomllib.loads(config.read_text()) == {"caution": 0.7, "generator": str(tmp_path / "own.gguf"), "fields": {"text": "body"}}
    assert config.read_text().startswith("# mine\n")
    config.write_text('"generator" = "old"\n', encoding="utf-8")
    assert main(["models", "use", str(tmp_path / "own.gguf")]) == 2
    assert config.read_text() == '"generator" = "old"\n'


def test_suggestions_say_what_fits(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("rag.cli.models.free_memory", lambda: 2 * 10**9)
    monkeypatch.setenv("FOOTNOTE_THREADS", "1")
    assert main(["models", "suggest"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[3].split(" ")[0].strip(",") for row in rows] == ["fits", "fits", "needs", "needs", "needs"]
    assert rows[1][3].endswith("slow on 1 core")

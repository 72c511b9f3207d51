"""Every test of the command keeps its state, settings and indexes to itself."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path / "indexes"))
    monkeypatch.delenv("NO_COLOR", raising=False)

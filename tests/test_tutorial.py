"""The tutorial and the session of the README, typed from the first line to the last with the default models."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from rag.cli import main
from rag.config import load_settings
from rag.index import index_folder
from rag.models import is_fetched
from tests.page_sessions import ROOT, replay

pytestmark = [pytest.mark.models, pytest.mark.slow, pytest.mark.timeout(900)]

ANSWERED, ABSTAINED, CONTRADICTED = 0, 3, 6


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the example articles, as one's own checkout."""
    for name, place in {"INDEXES": "indexes", "STATE": "state", "CONFIG": "none.toml"}.items():
        monkeypatch.setenv(f"FOOTNOTE_{name}", str(tmp_path / place))
    settings = load_settings()
    if not all(is_fetched(name, settings) for name in (settings.embedder, settings.generator)):
        pytest.skip("the default models are not here: footnote models fetch")
    shutil.copytree(ROOT / "examples" / "articles", tmp_path / "examples" / "articles")
    with chdir(tmp_path):
        yield tmp_path


def typed(arguments: list[str]) -> int:
    code = main(arguments)
    return 0 if code in (ANSWERED, ABSTAINED, CONTRADICTED) else code


@pytest.mark.parametrize("page", ["tutorial.md", "../README.md"])
def test_every_command_prints_what_is_shown(page: str, desk: Path) -> None:
    name = index_folder(load_settings(), Path("examples/articles"), None).name
    if page == "../README.md":  # its session comes after `make demo`
        assert main(["index", "examples/articles"]) == ANSWERED
    replay(page, "", typed, {"articles-ee28c3": name, "/home/me/footnote": str(desk)})

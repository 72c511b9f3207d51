"""Settings: what a person, a file and the environment may say, and what is refused before it does harm."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from rag.config import Settings, load_settings
from rag.errors import ConfigError


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("FOOTNOTE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FOOTNOTE_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


def test_the_command_line_comes_before_the_environment_and_that_before_the_file(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text("caution = 1\nthreads = 3\nindexes = '/somewhere'\npassage_cache = false\n")
    monkeypatch.setenv("FOOTNOTE_THREADS", "2")
    settings = load_settings(caution=0.25, generator=None)
    assert (settings.caution, settings.threads, settings.indexes, settings.passage_cache) == (0.25, 2, Path("/somewhere"), False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("threads", number) for number in (-1, 513, 10**30)],
        *[("caution", number) for number in (-0.1, 1.1, float("nan"), float("inf"))],
        *[("cache_bytes", number) for number in (-1, 10**30)],
        *[("max_file_bytes", number) for number in (-1, 0, 10**30)],
        *[("max_file_seconds", number) for number in (-1, 0, 0.0001, float("nan"), float("inf"), 1e30)],
    ],
)
def test_a_number_out_of_range_is_refused_however_it_comes(name: str, value: Any, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match=name):
        Settings(**{name: value})
    with pytest.raises(ConfigError, match=name):
        load_settings(**{name: value})
    config.write_text(f"{name} = {value}\n")
    with pytest.raises(ConfigError, match=name):
        load_settings()
    config.unlink()
    monkeypatch.setenv(f"FOOTNOTE_{name.upper()}", str(value))
    with pytest.raises(ConfigError, match=name):
        load_settings()


@pytest.mark.parametrize(
    "line",
    [
        *["threads = true", "threads = 1.5", "threads = 'many'", "threads = []", f"threads = {'9' * 5000}"],
        *["caution = true", "caution = 'bold'", "caution = 2024-03-01"],
        *["passage_cache = 1", "passage_cache = 'perhaps'", "passage_cache = []"],
        *["generator = 3", "generator = ['a']", "indexes = ''", "indexes = '~no-such-person/here'", "indexes = 3", 'indexes = "a\\u0000b"'],
        *["unknown = 1", "not toml", f"threads = {'[' * 10_000}"],
    ],
)
def test_a_line_of_another_type_is_refused(line: str, config: Path) -> None:
    config.write_text(line)
    with pytest.raises(ConfigError) as refused:
        load_settings()
    assert len(refused.value.message) < 400

"""What the tests themselves must keep to, so that they run fast, and alike wherever they are run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import pytest_ignore_collect
from tests.recording import differing

ROOT = Path(__file__).resolve().parents[1]


def said(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_run_in_the_background_tests_can_interrupt_what_they_start() -> None:
    ignored = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import tests.conftest;"
    assert said(f"{ignored} print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)") == "True"


def test_collecting_loads_no_library_that_only_slow_tests_need() -> None:
    """What `rag` and `tui` load is held to in `test_imports`."""
    lines = (line for path in (ROOT / "tests").rglob("test_*.py") for line in path.read_text(encoding="utf-8").splitlines())
    named = {line.split()[1].partition(".")[0] for line in lines if line.startswith(("import ", "from "))}
    assert {"httpx", "rag"} < named
    assert named.isdisjoint({"torch", "transformers", "sentence_transformers"})


@pytest.mark.parametrize(
    ("code", "marked", "left_out"),
    [
        ("pytestmark = pytest.mark.slow\n", "not slow and not models", True),
        ("pytestmark = [pytest.mark.models, pytest.mark.timeout(9)]\n", "not slow and not models", True),
        ("pytestmark = [\n    pytest.mark.slow,\n]\n", "not slow", True),
        ("pytestmark = pytest.mark.timeout(9)\n", "not slow", None),
        ("pytestmark = pytest.mark.slow\n", "not attack", None),
        ("pytestmark = pytest.mark.slow\n", "slow", None),
        ("@pytest.mark.slow\n", "not slow", None),
    ],
)
def test_only_a_file_whose_every_test_is_left_out_is_not_imported(
    code: str, marked: str, left_out: bool | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    file = tmp_path / "test_one.py"
    file.write_text(code, encoding="utf-8")
    monkeypatch.setattr(pytestconfig.option, "markexpr", marked)
    assert pytest_ignore_collect(file, pytestconfig) is left_out


@pytest.mark.parametrize(("share", "found"), [(1, {"e": "5", "f": "not read"}), (3, {}), (2, {})])
def test_of_recorded_readings_all_or_the_first_part_is_compared(share: int, found: dict[str, str]) -> None:
    read = []

    def told() -> Iterator[tuple[str, str]]:
        for text, reading in zip("abcde", "12345", strict=True):
            read.append(text)
            yield text, reading

    kept = {"a": "1", "b": "2", "c": "3", "d": "4", "e": "6", "f": "7"}
    assert differing("some", {"some": told}, {"some": kept}, share) == found
    assert len(read) == {1: 5, 2: 4, 3: 3}[share]
    assert differing("some", {"some": told}, {"some": kept | {"b": "3"}}, share) == found | {"b": "2"}

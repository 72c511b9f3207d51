"""What all tests share: `--hypothesis-profile=fast` tries fewer cases, as `make check` does."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("fast", max_examples=25, deadline=None)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Run in the background, where a shell has Ctrl-C ignored; the commands that tests start and interrupt would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--share", type=int, default=1, help="4: of each group of recorded readings, only the first quarter is read")


@pytest.fixture
def share(pytestconfig: pytest.Config) -> int:
    found: int = pytestconfig.option.share
    return found


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A file whose every test is left out is not imported: `make check` would load an HTTP client and a dozen more for nothing."""
    left_out = re.fullmatch(r"not \w+(?: and not \w+)*", config.getoption("markexpr"))
    if not left_out or collection_path.suffix != ".py":
        return None
    marks = re.search(r"^pytestmark = (\[[^\]]*\]|.*)", collection_path.read_text(encoding="utf-8"), re.MULTILINE)
    named = set(re.findall(r"pytest\.mark\.(\w+)", marks[1])) if marks else set()
    return bool(named & set(re.findall(r"not (\w+)", left_out[0]))) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that ask the real models come first: they take the longest, and two processes end together then."""
    long = {item.path for item in items if item.get_closest_marker("models")}
    items.sort(key=lambda item: item.path not in long)

"""What all tests share: `--hypothesis-profile=fast` tries fewer cases, as `make check` does."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

settings.register_profile("fast", max_examples=25, deadline=None)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Run in the background, where a shell has Ctrl-C ignored; the commands that tests start and interrupt would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that ask the real models come first: they take the longest, and two processes end together then."""
    long = {item.path for item in items if item.get_closest_marker("models")}
    items.sort(key=lambda item: item.path not in long)

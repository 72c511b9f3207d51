"""The quick part of the hostile suite; `make attack` runs the whole."""

from __future__ import annotations

import pytest

from tests.attack import CLASSES, quick
from tests.attack.attempt import Attempt, Ran, Verdict, outcomes

NAMED = [(f"{name}: {attempt.name}", attempt) for name in CLASSES for attempt in quick(name)]
ATTEMPTS = [
    pytest.param(attempt, id=name.encode("ascii", "backslashreplace").decode(), marks=pytest.mark.models) for name, attempt in NAMED
]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_it_does_no_harm(attempt: Attempt) -> None:
    ((_, verdict),) = outcomes([attempt])
    assert not verdict, str(verdict)


def test_every_class_has_attempts_and_names_each_once() -> None:
    for name, module in CLASSES.items():
        names = [attempt.name for attempt in module.attempts()]
        assert len(names) == len(set(names)) >= 10, name


def test_harm_would_be_noticed() -> None:
    assert Ran("footnote x", 0, "all is well\n", 1.0).verdict == Verdict()
    assert Ran("footnote x", 0, "a\x1b]0;b\x07", 1.0).verdict.rendered
    assert Ran("footnote x", 0, "a\u3164b", 1.0).verdict.rendered
    assert Ran("footnote x", -11, "", 1.0).verdict.crashed
    assert Ran("footnote x", 1, "Traceback (most recent call last)", 1.0).verdict.crashed
    assert Ran("footnote x", -24, "", 21.0).verdict.slow
    assert Verdict(obeyed="it did")
    ((_, verdict),) = outcomes([Attempt("x", lambda: Verdict(str(0 / 0)))])
    assert "ZeroDivisionError" in verdict.crashed

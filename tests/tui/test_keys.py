"""What letters do: they are words wherever something can be typed, and nothing is lost by one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from tui.screens.conversations import ConversationsScreen
from tui.screens.folders import FoldersScreen
from tui.screens.pins import PinsScreen

for module in pkgutil.walk_packages(tui.__path__, "tui."):
    importlib.import_module(module.name)


def ours(kind: type[DOMNode] = DOMNode) -> Iterator[type[DOMNode]]:
    """Every screen and widget of the chat."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("tui."):
            yield each
        yield from ours(each)


def bound(kind: type[DOMNode]) -> list[tuple[str, Binding]]:
    """Its own keys, one by one."""
    own = [binding for binding in kind.__dict__.get("BINDINGS", ()) if isinstance(binding, Binding)]
    return [(key.strip(), binding) for binding in own for key in binding.key.split(",")]


def is_typed(key: str) -> bool:
    """Whether a key writes something in a field."""
    return len(key) == 1 or key in ("space", "slash", "question_mark", "left_square_bracket", "right_square_bracket")


KINDS = sorted({*ours()}, key=lambda kind: f"{kind.__module__}.{kind.__name__}")


def test_there_are_keys_to_look_at() -> None:
    assert sum(is_typed(key) for kind in KINDS for key, _ in bound(kind)) > 30


@pytest.mark.parametrize("kind", [kind for kind in KINDS if bound(kind)], ids=lambda kind: kind.__name__)
def test_no_letter_comes_before_a_field_and_none_destroys(kind: type[DOMNode]) -> None:
    for key, binding in bound(kind):
        if is_typed(key):
            assert not binding.priority, f"{key} would never reach a field"
            assert not any(word in f"{binding.action} {binding.description}".lower() for word in ("delete", "remove", "rename", "yes"))


@pytest.mark.parametrize("kind", [ConversationsScreen, FoldersScreen, PinsScreen])
def test_where_one_types_to_search_no_letter_is_a_command(kind: type[DOMNode]) -> None:
    assert [key for each in kind.__mro__ if issubclass(each, DOMNode) for key, _ in bound(each) if is_typed(key)] == []

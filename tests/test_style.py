"""Every string that a person sees, held to docs/style.md as far as that can be checked.

`python -m tests.test_style` lists them for reading.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SEEN = [
    *sorted((ROOT / "rag" / "cli").glob("*.py")),
    *sorted((ROOT / "rag" / "export").glob("*.py")),
    *sorted((ROOT / "tui").rglob("*.py")),
]
ARCHAIC = re.compile(r"\banew\b|dares? more|\bnobody foresaw\b|up to date never|first first|in the making|\bdoth?\b|tab c,", re.IGNORECASE)
WRONG_PLURAL = re.compile(r"\b1 (?:copies|articles|stories|passages|footnotes|questions|files)\b")
NESTED = re.compile(r"“[^”]*“")
TITLE_CASE = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+)+$")
_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}|“")
_PATTERN = re.compile(r"\\b|\(\?|margin:|SELECT |DOCTYPE")


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The sentences and labels of a module: what is no docstring, no name and no pattern; what is put in stands as {}."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if id(node) in apart or id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def said(path: Path) -> list[tuple[int, str]]:
    """Those of them that are words for a person."""
    return [(line, text) for line, text in strings(path) if _WORDS.search(text) and not _PATTERN.search(text)]


@pytest.mark.parametrize("path", SEEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_person_sees_keeps_to_the_style(path: Path) -> None:
    wrong = [
        f"{line}: {text}"
        for line, text in said(path)
        if ARCHAIC.search(text) or WRONG_PLURAL.search(text) or NESTED.search(text) or (TITLE_CASE.match(text))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text", ["Begin anew", "1 copies folded", "brought up to date never", "“a “b” c”", "Open Source File", "towards 0 it dares more"]
)
def test_what_has_been_wrong_is_seen(text: str, tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(f"x = {text!r}\n")
    with pytest.raises(AssertionError):
        test_what_a_person_sees_keeps_to_the_style(tmp_path / "one.py")


def test_there_is_something_to_read() -> None:
    assert sum(len(said(path)) for path in SEEN) > 300


if __name__ == "__main__":
    for module in SEEN:
        for number, words in said(module):
            print(f"{module.relative_to(ROOT)}:{number}: {words}")

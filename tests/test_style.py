"""Every word that a person sees stands in one module per front end, and is held to docs/style.md as far as that can be checked.

`python -m tests.test_style` lists them all for reading, and with them the errors and refusals of the engine.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

from rag.views.check.verdict import Verdict
from tests.said import for_a_person, literals, shape

ROOT = Path(__file__).resolve().parents[1]
FRONT_ENDS = ("rag/cli", "rag/serve", "rag/mcp", "rag/export", "tui")
STRINGS = "strings.py"
NAMES = {  # labels that code reads, or names of things that are written in no other way
    "tui/screens/stories.py": {"column \0"},  # a preference
    "tui/screens/pinning.py": {"pins \0"},  # a file
    "tui/serving.py": {"footnote chat", "Strict"},  # a page's title, a cookie's rule
    "rag/serve/openapi.py": {"Footnote"},
    "rag/serve/replies.py": {": still waiting\n\n"},  # a comment of the stream
    "rag/export/library.py": {" and "},  # between names in BibTeX
}
DATA: set[Enum] = {*Verdict}

ARCHAIC = re.compile(
    r"\banew\b|dares? more|\bnobody foresaw\b|up to date never|first first|in the making|\bdoth?\b|tab c,|\bborne out\b|\bas no\b",
    re.IGNORECASE,
)
WRONG_PLURAL = re.compile(r"\b1 (?:copies|articles|stories|passages|footnotes|questions|files)\b")
NESTED = re.compile(r"“[^”]*“")
TITLE_CASE = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+)+$")


def modules() -> list[Path]:
    """Those of the front ends, the modules of their words last."""
    found = [path for folder in FRONT_ENDS for path in sorted((ROOT / folder).rglob("*.py"))]
    return sorted(found, key=lambda path: path.name == STRINGS)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def said(path: Path) -> list[tuple[int, str]]:
    """The words for a person in a module, with their lines."""
    apart = NAMES.get(name(path), set()) | {str(each.value) for each in DATA}
    found = [(node.lineno, shape(node)) for node in literals(ast.parse(path.read_text(encoding="utf-8")))]
    return [(line, text) for line, text in found if text not in apart]


def errors(path: Path) -> Iterator[tuple[int, str]]:
    """What a module of the engine says in what it raises."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            raised = ast.Module([ast.Expr(argument) for argument in node.exc.args if not isinstance(argument, ast.Constant)], [])
            plain = [argument for argument in node.exc.args if isinstance(argument, ast.Constant)]
            yield from ((part.lineno, shape(part)) for part in (*plain, *literals(raised)) if for_a_person(shape(part)))


@pytest.mark.parametrize("path", [path for path in modules() if path.name != STRINGS], ids=name)
def test_words_for_a_person_stand_with_the_others_of_their_front_end(path: Path) -> None:
    assert [f"{line}: {text!r}" for line, text in said(path)] == []


@pytest.mark.parametrize("folder", FRONT_ENDS)
def test_what_a_person_sees_keeps_to_the_style(folder: str) -> None:
    assert wrong(ROOT / folder / STRINGS) == []


def wrong(path: Path) -> list[str]:
    """What in a module of words is against the style, with its line."""
    forms = (ARCHAIC, WRONG_PLURAL, NESTED, TITLE_CASE)
    return [f"{line}: {text}" for line, text in said(path) if any(form.search(text) for form in forms)]


@pytest.mark.parametrize(
    "text", ["Begin anew", "1 copies folded", "brought up to date never", "“a “b” c”", "Open Source File", "towards 0 it dares more"]
)
def test_what_has_been_wrong_is_seen(text: str, tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(f"x = {text!r}\n")
    assert wrong(tmp_path / "one.py")


@pytest.mark.parametrize(
    "code",
    [
        'note("Nothing was found.")',
        'note(f"{count} of {total}")',
        'note(f"{count} passages" if count else "")',
        'Binding("x", "export", "Export")',
        'click.option("--limit", help="Only the first N.")',
        'raise BadInput("This cannot be read.", hint)',
        'text.append(f"\\n    also in {place}", "dim")',
        'Static("Looking…", classes="hint")',
        '{"figure": "Figures side by side"}',
        'yield SystemCommand("Theme", help, act)',
    ],
)
def test_words_for_a_person_are_seen_wherever_they_stand(code: str) -> None:
    assert list(literals(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring of two words."""',
        'Static(words, classes="hint begin", id="found")',
        'text.append(words, "bold cyan")',
        're.compile(r"(?:a few|words) \\b")',
        'x: Literal["not found", "not checkable"]',
        'if item == "only here": pass',
        'fields["only here"]',
        '{"only here": 1}',
        'background.start(work, "reading a story")',
        'raise RuntimeError("the engine ended a turn")',
        'self.query_one("#found, #words")',
        'f"{folder}/{name}.json"',
    ],
)
def test_what_code_reads_is_not_taken_for_words(code: str) -> None:
    assert list(literals(ast.parse(code))) == []


PAGE = ROOT / "rag" / "serve" / "page"
TAKEN_BY_THE_BROWSER = {"use strict", "Enter", "Authorization", "Bearer \0", "AbortError", "Accept"}
QUOTED = re.compile(r'"([^"\n]*)"|`([^`]*)`')


def test_the_page_keeps_its_words_apart_too() -> None:
    code = re.sub(r"//.*", "", (PAGE / "page.js").read_text(encoding="utf-8"))
    found = [re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", "\0", quoted[1] or quoted[2] or "") for quoted in QUOTED.finditer(code)]
    assert [text for text in found if for_a_person(text) and text not in TAKEN_BY_THE_BROWSER] == []
    assert len(QUOTED.findall((PAGE / "strings.js").read_text(encoding="utf-8"))) > 10


def test_there_is_something_to_read() -> None:
    for folder, least in zip(FRONT_ENDS, (350, 25, 4, 12, 250), strict=True):
        assert len(said(ROOT / folder / STRINGS)) > least


if __name__ == "__main__":
    for module in modules():
        for number, words in said(module):
            print(f"{name(module)}:{number}: {words}")
    for module in sorted((ROOT / "rag").rglob("*.py")):
        for number, words in errors(module):
            print(f"{name(module)}:{number}: {words}")

"""Every word that a person sees stands in one module per front end, and is held to docs/style.md as far as that can be checked.

`python -m tests.test_style` lists them all for reading, with what the engine says: errors, refusals, why a file is skipped.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from rag.views.check.verdict import Verdict
from tests.said import for_a_person, literals, shape, template

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
WRITTEN_FOR_CODE = (  # words of the language, prompts and patterns: nobody is shown them
    *FRONT_ENDS,
    *(
        "rag/language",
        "rag/answer/generate",
        "rag/corpus/orders",
        "rag/corpus/phrases.py",
        "rag/corpus/language.py",
        "rag/evaluate/draft.py",
    ),
    *("rag/search/stopwords.py", "rag/search/spellings.py"),
)
SENTENCE = re.compile(r"(?:[A-Z`\0].*[.?!…]|(?:it|its|the) .*)$", re.DOTALL)
SQL = re.compile(r"[A-Z]{4,} ")

ARCHAIC = re.compile(
    r"\banew\b|dares? more|\bnobody foresaw\b|up to date never|first first|in the making|\bdoth?\b|tab c,|\bborne out\b|\bas no\b"
    r"|belongs? into|, it is no|wants a password",
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


@cache
def written(path: Path) -> list[tuple[int, str]]:
    """The literals of a module that read like words, with their lines."""
    return [(node.lineno, shape(node)) for node in literals(ast.parse(path.read_text(encoding="utf-8")))]


def said(path: Path) -> list[tuple[int, str]]:
    """The words for a person in a module, with their lines."""
    apart = NAMES.get(name(path), set()) | {str(each.value) for each in DATA}
    return [(line, text) for line, text in written(path) if text not in apart]


def sentences(path: Path) -> list[tuple[int, str]]:
    """What a module of the engine says in whole sentences, and its reasons: "it is empty"."""
    return [(line, text) for line, text in written(path) if len(text.split()) > 2 and SENTENCE.match(text) and not SQL.match(text)]


def engine() -> list[Path]:
    """The modules behind the front ends."""
    return [path for path in sorted((ROOT / "rag").rglob("*.py")) if not name(path).startswith(WRITTEN_FOR_CODE)]


def listed() -> Iterator[str]:
    """All of it, a line each, with its module."""
    for path, found in [*((path, said(path)) for path in modules()), *((path, sentences(path)) for path in engine())]:
        yield from (f"{name(path)}:{line}: {text}" for line, text in found)


@pytest.mark.parametrize("path", [path for path in modules() if path.name != STRINGS], ids=name)
def test_words_for_a_person_stand_with_the_others_of_their_front_end(path: Path) -> None:
    assert [f"{line}: {text!r}" for line, text in said(path)] == []


def fields(path: Path) -> dict[str, set[str]]:
    """The texts of a module of words that have names in braces, with those names."""
    made = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.Assign)]
    texts = [(ast.unparse(node.targets[0]), text) for node in made if (text := template(node.value)) is not None]
    return {name: {field for _, field, *_ in Formatter().parse(text) if field} for name, text in texts}


def misused(code: ast.Module, known: dict[str, dict[str, set[str]]]) -> Iterator[str]:
    """Where a text with names in braces is not called with just these; `known` are the texts by what their module is imported as."""
    called = {id(node.func): node for node in ast.walk(code) if isinstance(node, ast.Call)}
    for node in ast.walk(code):
        if isinstance(node, ast.Attribute) and node.attr in known.get(ast.unparse(node.value), {}):
            call = called.get(id(node))
            given = {keyword.arg for keyword in call.keywords} if call and not call.args else None
            if given != known[ast.unparse(node.value)][node.attr]:
                yield f"{node.lineno}: {ast.unparse(call or node)}"


@pytest.mark.parametrize("folder", FRONT_ENDS)
def test_a_text_with_names_in_braces_is_given_just_these(folder: str) -> None:
    known = {"strings": fields(ROOT / folder / STRINGS), "export_strings": fields(ROOT / "rag/export" / STRINGS)}
    assert known["strings"]
    for path in sorted((ROOT / folder).rglob("*.py")):
        assert list(misused(ast.parse(path.read_text(encoding="utf-8")), known)) == [], name(path)


@pytest.mark.parametrize("call", ["strings.gone()", "strings.gone(file)", "strings.gone(path=file)", "map(strings.gone, files)"])
def test_a_text_given_something_else_is_seen(call: str) -> None:
    assert list(misused(ast.parse(call), {"strings": {"gone": {"file"}}}))


@pytest.mark.parametrize("folder", FRONT_ENDS)
def test_what_a_person_sees_keeps_to_the_style(folder: str) -> None:
    assert wrong(ROOT / folder / STRINGS) == []


@pytest.mark.parametrize("path", engine(), ids=name)
def test_what_the_engine_says_keeps_to_it_too(path: Path) -> None:
    assert [f"{line}: {text}" for line, text in sentences(path) if is_wrong(text)] == []


def wrong(path: Path) -> list[str]:
    """What in a module of words is against the style, with its line."""
    return [f"{line}: {text}" for line, text in said(path) if is_wrong(text)]


def is_wrong(text: str) -> bool:
    return any(form.search(text) for form in (ARCHAIC, WRONG_PLURAL, NESTED, TITLE_CASE))


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
        'shown = "{count} of {total}".format',
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


def test_the_list_for_reading_holds_what_each_front_end_and_the_engine_say() -> None:
    read = "\n".join(listed())
    for module, words in (
        ("rag/cli/strings.py", "Nothing in the draft can be checked."),
        ("rag/serve/strings.py", "The token is missing or wrong."),
        ("rag/mcp/strings.py", "This is not the address of an article."),
        ("rag/export/strings.py", "Choose another name: nothing is overwritten."),
        ("tui/strings.py", "Nothing is pinned yet. In a story, m pins words."),
        ("rag/answer/messages.py", "The articles are silent on this."),
        ("rag/views/check/messages.py", "Nothing in the stories comes near."),
        ("rag/index/lock.py", "Wait until it is done, or stop it."),
        ("rag/corpus/readers/pdf.py", "it has no text"),
    ):
        assert re.search(rf"^{re.escape(module)}:\d+: {re.escape(words)}$", read, re.MULTILINE), words


if __name__ == "__main__":
    print("\n".join(listed()))

"""`python docs/architecture_page.py > docs/architecture.md`: the map of the code, read off its imports, docstrings and signatures."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# How Footnote is built

<!-- `make docs` writes this page from the code. -->

    files ─ corpus ─> Article ─> Passage ─ index ─> one folder in indexes/
                                                        │
    question ──────────────> Query ─ search ─> Hits ─ answer ─> events ─> cli | tui | serve | mcp | evaluate

What flows is a frozen dataclass in `rag/types.py`; every error is in `rag/errors.py`, every setting in `rag/config.py`. Libraries that are
slow to import (torch, faiss, tantivy, onnxruntime, llama_cpp, textual) are imported inside the functions that use them. Where to change
something: [CONTRIBUTING](../CONTRIBUTING.md). Why it is as it is: [adr](adr/README.md). What the words mean: [glossary](glossary.md).

## Layers

Imports go downwards; those on one line do not import each other where a bar stands between them. `make lint` holds it.

"""
WIDTH = 140


def page() -> str:
    parts = [HEAD, *(f"    {layer}\n" for layer in _layers()), "\n## Packages\n"]
    parts += [_package(folder) for folder in _packages()]
    parts.append("\n## Interfaces\n\nWhat has, or may have, more than one implementation.\n")
    parts += [part for path in _files() for part in _protocols(path)]
    return "".join(parts)


def _layers() -> list[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    return ["tui", *contracts[0]["layers"]]


def _files() -> list[Path]:
    return sorted(path for top in ("rag", "tui") for path in (ROOT / top).rglob("*.py"))


def _packages() -> list[Path]:
    """Every package below `rag`, and `tui`."""
    found = [path.parent for path in _files() if path.name == "__init__.py" and ast.get_docstring(_tree(path))]
    return [folder for folder in found if folder.parts[-2:-1] != ("tui",) and folder != ROOT / "rag"]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _package(folder: Path) -> str:
    """What a package is for, which others it uses, and what it gives them, by name."""
    name, tree = folder.relative_to(ROOT).as_posix(), _tree(folder / "__init__.py")
    about = " ".join((ast.get_docstring(tree) or "").split("\n\n")[0].split())
    uses = ", ".join(sorted(_uses(folder)))
    given = ", ".join(_given(folder, tree))
    return f"\n**{name}**: {about}{f' Uses {uses}.' if uses else ''}{f' Gives {given}.' if given else ''}\n"


def _uses(folder: Path) -> set[str]:
    """The parts of `rag`, at its first level, that any module of a folder imports."""
    own = folder.relative_to(ROOT).parts[:2]
    found = {tuple(module.split(".")[:2]) for path in folder.rglob("*.py") for module in _imports(path)}
    return {part[1] for part in found if part[0] == "rag" and len(part) > 1 and part != own and not part[1].startswith("_")}


@cache
def _imports(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.update([f"rag.{alias.name}" for alias in node.names] if node.module == "rag" else [node.module])
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return frozenset(found)


def _given(folder: Path, tree: ast.Module) -> Iterator[str]:
    """The names of the functions and classes that a package hands out."""
    later = (node.body for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    for node in [*tree.body, *chain.from_iterable(later)]:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(".".join(folder.relative_to(ROOT).parts)):
            home = _home(str(node.module))
            for alias in node.names:
                made = _defined(home, alias.name)
                if isinstance(made, ast.FunctionDef):
                    yield f"{made.name}()"
                elif isinstance(made, ast.ClassDef):
                    yield made.name


def _home(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _defined(path: Path, name: str) -> ast.stmt | None:
    return next((node for node in _tree(path).body if getattr(node, "name", "") == name), None)


def _signature(made: ast.FunctionDef) -> str:
    arguments = ast.unparse(made.args).removeprefix("self, ").removeprefix("self")
    if any(ast.unparse(one) == "property" for one in made.decorator_list):
        return f"{made.name}: {ast.unparse(made.returns)}" if made.returns else made.name
    whole = f"{made.name}({arguments}){f' -> {ast.unparse(made.returns)}' if made.returns else ''}"
    if len(whole) <= WIDTH:
        return whole
    names = [argument.arg for argument in (*made.args.args, *made.args.kwonlyargs) if argument.arg != "self"]
    return f"{made.name}({', '.join(names)}){f' -> {ast.unparse(made.returns)}' if made.returns else ''}"


def _protocols(path: Path) -> Iterator[str]:
    for node in _tree(path).body:
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).startswith("Protocol") for base in node.bases):
            about = (ast.get_docstring(node) or "").split("\n\n")[0].replace("\n", " ")
            held = [f"{ast.unparse(one.target)}: {ast.unparse(one.annotation)}" for one in node.body if isinstance(one, ast.AnnAssign)]
            made = [_signature(one) for one in node.body if isinstance(one, ast.FunctionDef)]
            lines = "".join(f"    {line}\n" for line in ([", ".join(held)] if held else []) + made)
            yield f"\n### {node.name} ({path.relative_to(ROOT).as_posix()})\n\n{about}\n\n{lines}"


if __name__ == "__main__":
    sys.stdout.write(page())

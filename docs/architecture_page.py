"""`python docs/architecture_page.py > docs/architecture.md`: the map of the code, read off its layers, docstrings and protocols."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# How Footnote is built

<!-- `make docs` writes this page from the code. -->

    files ─ corpus ─> Article ─> Passage ─ index ─> one folder in indexes/
                                                        │
    question ──────────────> Query ─ search ─> Hits ─ answer ─> events ─> cli | tui | serve | mcp | evaluate

What flows is a frozen dataclass in `rag/types.py`; every error is in `rag/errors.py`, every setting in `rag/config.py`. Libraries that are
slow to import are imported inside the functions that use them. Where to change something: [CONTRIBUTING](../CONTRIBUTING.md). Why:
[decisions](adr/README.md). Terms: [glossary](glossary.md).

## Layers

Imports go downwards. Packages with a bar between them do not import each other. `make lint` checks it.

"""


def page() -> str:
    parts = [HEAD, *(f"    {layer}\n" for layer in _layers()), "\n## Packages\n"]
    parts += [_package(folder) for folder in _packages() if len(folder.relative_to(ROOT).parts) <= 2]
    parts.append("\n\n## Interfaces\n\nWhat has, or may have, more than one implementation.\n")
    parts += [part for path in _files() for part in _protocols(path)]
    return "".join(parts) + "\n"


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
    """What a package is for, in the first paragraph of its docstring, and the names of the packages in it."""
    about = " ".join((ast.get_docstring(_tree(folder / "__init__.py")) or "").split("\n\n")[0].split())
    inner = ", ".join(f"`{one.relative_to(folder).as_posix()}`" for one in _packages() if folder in one.parents)
    return f"\n- `{folder.relative_to(ROOT).as_posix()}`: {about}{f' In it: {inner}.' if inner and folder.name != 'tui' else ''}"


def _protocols(path: Path) -> Iterator[str]:
    if "Protocol" not in path.read_text(encoding="utf-8"):
        return  # most files declare none and need not be parsed
    classes = [node for node in _tree(path).body if isinstance(node, ast.ClassDef)]
    if found := [f"`{one.name}`" for one in classes if any(ast.unparse(base).startswith("Protocol") for base in one.bases)]:
        yield f"\n- `{path.relative_to(ROOT).as_posix()}`: {', '.join(found)}"


if __name__ == "__main__":
    sys.stdout.write(page())

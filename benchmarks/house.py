"""`python -m benchmarks.house [REVISION …]`: how large the code is and how its parts hang together, at each revision and as it stands."""

from __future__ import annotations

import ast
import io
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def measured(root: Path) -> dict[str, str]:
    """The figures of one tree."""
    files = [path for top in ("rag", "tui") for path in sorted((root / top).rglob("*.py"))]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    lines = [text.count("\n") for text in texts.values()]
    nodes = [node for text in texts.values() for node in ast.walk(ast.parse(text))]
    functions = [(node.end_lineno or 0) - node.lineno + 1 for node in nodes if isinstance(node, _FUNCTION)]
    imports = _imports(root, files)
    arrows = {(_package(name), _package(one)) for name, others in imports.items() for one in others if _package(name) != _package(one)}
    circles = [circle for circle in _circles(imports) if len(circle) > 1]
    return {
        "modules": f"{len(files):,}",
        "lines": f"{sum(lines):,}",
        "lines of a module, median and longest": f"{statistics.median(lines):.0f}, {max(lines):,}",
        "lines of a function, median and longest": f"{statistics.median(functions):.0f}, {max(functions):,}",
        "imports of one module by another": f"{sum(map(len, imports.values())):,}",
        "arrows between packages": f"{len(arrows):,}",
        "circles of modules, and modules in them": f"{len(circles)}, {sum(map(len, circles))}",
        "words in README and docs": f"{words(root):,}",
    }


def words(root: Path) -> int:
    """Those of README and docs."""
    pages = [root / "README.md", *(root / "docs").rglob("*.md")]
    return sum(len(page.read_text(encoding="utf-8").split()) for page in pages)


def _package(module: str) -> str:
    return ".".join(module.split(".")[:2]) if module.startswith("rag.") else module.split(".")[0]


def _imports(root: Path, files: list[Path]) -> dict[str, set[str]]:
    """The modules that each imports, also within functions and for annotations; what `rag` itself makes public is left out."""
    names = {".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    return {name: set(_of(path, set(names))) - {name} if name != "rag" else set() for name, path in names.items()}


def _of(path: Path, names: set[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & names
            yield from inner or {node.module} & names
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & names


def _circles(imports: dict[str, set[str]]) -> list[set[str]]:
    """The modules that reach each other."""
    reached = {name: _reached(name, imports) for name in imports}
    found: list[set[str]] = []
    for name, others in reached.items():
        if name in others and not any(name in circle for circle in found):
            found.append({other for other in others if name in reached[other]})
    return found


def _reached(name: str, imports: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    left = list(imports[name])
    while left:
        if (one := left.pop()) not in seen:
            seen.add(one)
            left += imports[one]
    return seen


def main(revisions: list[str]) -> None:
    """Print the table."""
    columns = {}
    for revision in revisions:
        with tempfile.TemporaryDirectory() as folder:
            packed = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True).stdout
            with tarfile.open(fileobj=io.BytesIO(packed)) as tree:
                tree.extractall(folder, filter="data")
            columns[revision] = measured(Path(folder))
    columns["now"] = measured(ROOT)
    print(f"| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for figure in columns["now"]:
        print(f"| {figure} | {' | '.join(column[figure] for column in columns.values())} |")


if __name__ == "__main__":
    main(sys.argv[1:])

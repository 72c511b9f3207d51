"""Mutation testing: changes one thing in a module and sees whether any test notices.

    .venv/bin/python -m benchmarks.mutate [--sample 200] [--seed 1] [--only rag/language/dates.py] [--map]

A mutant is run against the tests that enter its function, the fastest first, until one fails. Which tests enter which functions is
found out once (`--map` finds it out anew). A mutant that no test reaches has survived.
"""

from __future__ import annotations

import argparse
import ast
import copy
import cProfile
import importlib
import importlib.abc
import importlib.util
import json
import math
import os
import random
import resource
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
MUTATED = ("rag/language", "rag/answer", "rag/corpus")
DATA = "rag/language/english"  # tables of words, which a test need not repeat
TESTS = ("tests/language", "tests/answer", "tests/answer_data", "tests/corpus")
MAP = ROOT / ".mutate_cache.json"
FAST = (
    *("-q", "-m", "not slow and not models and not attack", "-p", "no:cacheprovider", "--no-header"),
    *("--hypothesis-profile=fast", "--assert=plain"),
)
MOST = 250  # tests for one mutant, before those that ask the whole engine and the recorded readings
WHOLE = (
    *("tests/answer/test_cassette.py", "tests/answer/test_metamorphic.py"),
    *(f"tests/{folder}/test_readings.py" for folder in ("language", "answer", "corpus")),
)
# Libraries that are loaded once for all mutants; none of them loads what is mutated.
LOADED = ("numpy", "hypothesis", "lxml.html", "trafilatura", "htmldate", "tinycss2", "cssselect2", "sentencex", "babel", "pypdfium2")
SPARE = 20  # seconds of processor beyond what the tests took when they were watched; by the clock, a busy machine would seem to notice

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
Change = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the number of the node in the module, and which of its changes."""

    file: str
    node: int
    change: int
    line: int
    told: str


def _number(node: ast.Constant) -> str:
    value: Any = node.value
    node.value = value + 1 if isinstance(value, int) else value * 1.3 if value else 0.3
    return f"{value!r} → {node.value!r}"


def _less(node: ast.Constant) -> str:
    value: Any = node.value
    node.value = value - 1 if isinstance(value, int) else value * 0.7 if value else -0.3
    return f"{value!r} → {node.value!r}"


def _flipped(node: ast.Constant) -> str:
    node.value = not node.value
    return f"{not node.value} → {node.value}"


def _compare(node: ast.Compare) -> str:
    before = ast.unparse(node)
    node.ops[0] = COMPARED[type(node.ops[0])]()
    return f"{before} → {ast.unparse(node)}"


def _and_or(node: ast.BoolOp) -> str:
    before = ast.unparse(node)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return f"{before} → {ast.unparse(node)}"


def _operator(node: ast.BinOp) -> str:
    before = ast.unparse(node)
    node.op = COMPUTED[type(node.op)]()
    return f"{before} → {ast.unparse(node)}"


def _positive(node: ast.UnaryOp) -> str:
    before = ast.unparse(node)
    node.op = ast.UAdd() if isinstance(node.op, ast.USub) else node.op
    if isinstance(node.op, ast.Not):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    return f"{before} → {ast.unparse(node)}"


def _nothing(node: ast.Return) -> str:
    before = ast.unparse(node)
    node.value = ast.Constant(None)
    return f"{before} → return None"


def _called(node: ast.Call) -> str:
    before = ast.unparse(node)
    assert isinstance(node.func, ast.Name)
    node.func.id = CALLED[node.func.id]
    return f"{before} → {ast.unparse(node)}"


def changes(node: ast.AST) -> tuple[Callable[[Any], str], ...]:
    """What can be changed about a node."""
    match node:
        case ast.Constant(value=bool()):
            return (_flipped,)
        case ast.Constant(value=int() | float()):
            return (_number, _less)
        case ast.Compare(ops=[op, *_]) if type(op) in COMPARED:
            return (_compare,)
        case ast.BoolOp():
            return (_and_or,)
        case ast.BinOp(op=op) if type(op) in COMPUTED:
            return (_operator,)
        case ast.UnaryOp(op=ast.USub() | ast.Not()):
            return (_positive,)
        case ast.Return(value=value) if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
            return (_nothing,)
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            return (_called,)
    return ()


def nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module that run, in a fixed order: no annotations, decorators, or what only type checkers read."""
    yield tree
    skipped = {"annotation", "returns", "decorator_list", "type_params"}
    for name, value in ast.iter_fields(tree):
        if name in skipped:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if isinstance(child, ast.AST) and not _is_alias(child):
                yield from nodes(child)


def _is_alias(node: ast.AST) -> bool:
    """Whether a statement names a type (`Words = frozenset[str] | None`)."""
    value = node.value if isinstance(node, ast.Assign) else None
    return (
        isinstance(value, ast.BinOp | ast.Subscript)
        and isinstance(node, ast.Assign)
        and ast.unparse(value).count("[") > 0
        and isinstance(value.op if isinstance(value, ast.BinOp) else None, ast.BitOr)
    )


def mutants(file: str) -> list[Mutant]:
    """All mutants of a module."""
    found: list[Mutant] = []
    for place, node in enumerate(nodes(ast.parse((ROOT / file).read_text(encoding="utf-8")))):
        for number, change in enumerate(changes(node)):
            told = change(copy.deepcopy(node))
            found.append(Mutant(file, place, number, getattr(node, "lineno", 0), told))
    return found


def mutated(mutant: Mutant) -> ast.Module:
    """The module with its one change."""
    tree = ast.parse((ROOT / mutant.file).read_text(encoding="utf-8"))
    node = next(node for place, node in enumerate(nodes(tree)) if place == mutant.node)
    changes(node)[mutant.change](node)
    return ast.fix_missing_locations(tree)


class Mutating(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives one module changed, all others as they are."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant, self._name = mutant, mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def find_spec(self, name: str, _path: object, _target: object = None) -> Any:
        if name != self._name:
            return None
        file = str(ROOT / self._mutant.file)
        package = [str(Path(file).parent)] if file.endswith("__init__.py") else None
        return importlib.util.spec_from_file_location(name, file, loader=self, submodule_search_locations=package)

    def get_filename(self, _name: str) -> str:
        return str(ROOT / self._mutant.file)

    def get_source(self, _name: str) -> str:
        return (ROOT / self._mutant.file).read_text(encoding="utf-8")

    def get_code(self, name: str) -> Any:
        return compile(mutated(self._mutant), self.get_filename(name), "exec")


class Mapper:
    """A pytest plugin that notes which test enters which functions, and how long each takes."""

    def __init__(self) -> None:
        self.entered: defaultdict[str, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = {}
        self._roots = tuple(str(ROOT / folder) for folder in MUTATED)
        self._seen: set[Any] = set()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._seen = set()
        started, profile = time.process_time(), cProfile.Profile(builtins=False)
        threading.settrace(self._call)
        profile.enable()
        yield
        profile.disable()
        threading.settrace(None)
        self.seconds[item.nodeid] = time.process_time() - started
        for code in self._seen | {entry.code for entry in profile.getstats() if not isinstance(entry.code, str)}:
            if code.co_filename.startswith(self._roots):
                self.entered[f"{Path(code.co_filename).relative_to(ROOT)}:{code.co_qualname}"].add(item.nodeid)

    def _call(self, frame: Any, _event: str, _arg: object) -> None:
        self._seen.add(frame.f_code)


def reaching() -> tuple[dict[str, list[str]], dict[str, float]]:
    """The tests that enter each function, and the seconds each takes."""
    mapper = Mapper()
    child = os.fork()
    if child == 0:
        code = pytest.main([*TESTS, *FAST], plugins=[mapper])
        if code == 0:
            found = {"functions": {name: sorted(tests) for name, tests in mapper.entered.items()}, "seconds": mapper.seconds}
            MAP.write_text(json.dumps(found), encoding="utf-8")
        os._exit(int(code))
    if os.waitpid(child, 0)[1]:
        sys.exit("The tests fail before anything is changed.")
    return known()


def known() -> tuple[dict[str, list[str]], dict[str, float]]:
    held = json.loads(MAP.read_text(encoding="utf-8"))
    return held["functions"], held["seconds"]


def tests_for(mutant: Mutant, functions: dict[str, list[str]], seconds: dict[str, float]) -> list[str]:
    """The tests that may notice, the fastest first; for what runs when a module is loaded, all that use the module."""
    tests = set(functions.get(f"{mutant.file}:{_function(mutant)}", ())) or {
        test for function, tests in functions.items() if function.startswith(f"{mutant.file}:") for test in tests
    }
    fastest = sorted(tests, key=lambda test: seconds.get(test, 0.0))
    return [*fastest[:MOST], *(test for test in fastest[MOST:] if test.startswith(WHOLE))]


def _function(mutant: Mutant) -> str | None:
    """The qualified name of the function that a line is in; None for what runs when the module is loaded."""
    tree: Any = ast.parse((ROOT / mutant.file).read_text(encoding="utf-8"))
    name: list[str] = []
    found = None
    while tree is not None:
        inside = (node for node in ast.iter_child_nodes(tree) if isinstance(node, ast.stmt))
        tree = next((node for node in inside if node.lineno <= mutant.line <= (node.end_lineno or 0)), None)
        if isinstance(tree, ast.ClassDef | ast.FunctionDef):
            name.append(tree.name)
            found = ".".join(name) if isinstance(tree, ast.FunctionDef) else None
            name += ["<locals>"] if isinstance(tree, ast.FunctionDef) else []
    return found


def is_noticed(mutant: Mutant, tests: list[str], most: int) -> bool:
    """Whether a test fails with the mutant, or all have not ended after so many seconds of processor."""
    if not tests:
        return False
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        sys.meta_path.insert(0, Mutating(mutant))
        sys.dont_write_bytecode = True
        os._exit(int(pytest.main([*tests, *FAST, "-x"])))
    return os.waitpid(child, 0)[1] != 0


def sample(size: int, seed: int, only: str | None) -> list[Mutant]:
    files = sorted(
        str(path.relative_to(ROOT))
        for folder in MUTATED
        for path in (ROOT / folder).rglob("*.py")
        if not str(path.relative_to(ROOT)).startswith(DATA)
    )
    every = [mutant for file in files if not only or file.startswith(only) for mutant in mutants(file)]
    print(f"{len(every)} mutants in {len(files)} modules", flush=True)
    return random.Random(seed).sample(every, min(size, len(every)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="PATH", help="modules whose path begins so")
    parser.add_argument("--map", action="store_true", help="find out anew which tests enter which functions")
    given = parser.parse_args()
    os.chdir(ROOT)
    functions, seconds = reaching() if given.map or not MAP.is_file() else known()
    for name in LOADED:
        importlib.import_module(name)
    outcome: Counter[bool] = Counter()
    for mutant in sample(given.sample, given.seed, given.only):
        tests = tests_for(mutant, functions, seconds)
        noticed = is_noticed(mutant, tests, SPARE + math.ceil(sum(seconds.get(test, 0.0) for test in tests)))
        outcome[noticed] += 1
        print(f"{'noticed' if noticed else 'SURVIVED'} ({len(tests)} tests): {mutant.file}:{mutant.line}: {mutant.told}", flush=True)
    print(f"{outcome[True]} of {outcome.total()} noticed: {outcome[True] / max(outcome.total(), 1):.2f}")


if __name__ == "__main__":
    main()

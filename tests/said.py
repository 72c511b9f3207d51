"""Which string literals of a module are words for a person: found in its syntax tree, by what they look like and where they stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

_TWO_WORDS = re.compile(r"[A-Za-z][a-z’']+[,.;:?!…”)]* +[A-Za-z({“`]")
_BESIDE_A_VALUE = re.compile(r"[a-z]{2,}[,;:]? +\x00|\x00[,;:]? +[a-z]{2,}|^ +[a-z]{2,}|[a-z]{2,}[,;:]? +$")
_LABEL = re.compile(r"^[A-Z][a-z]+(?:…|\.|$)")
_TYPESET = re.compile(r"[“”…✕■◐∅→·].*[A-Za-z]|[A-Za-z].*[“”…✕■◐∅→·]", re.DOTALL)
_STYLE = re.compile(r"^(?:(?:bold|dim|italic|underline|reverse|red|green|yellow|cyan|magenta|\$[\w-]+)(?: |$))+$")
_CODE = re.compile(r"\\[bsdwW]|\(\?|^\s*[\w-]+: [\w#-]+;|\{ [\w-]+: |-src '|</?[a-z]+|^from \w|data: |^event: |charset=|^  month = ")
_UNSEEN = {"classes", "id", "style", "name", "prog_name", "samesite"}
_TAKES_NAMES = re.compile(
    r"^(?:re|logging)\.|\blog\.|^(?:getattr|TypeVar|cast|RuntimeError|AssertionError|background\.start)$|(?:^|\.)(?:query\w*|get|join)$"
)


def for_a_person(text: str) -> bool:
    """Whether it reads like words: two of them, one beside a value (\\0), a label, or something typeset; no style, pattern or markup."""
    if _STYLE.match(text) or _CODE.search(text):
        return False
    return any(form.search(text) for form in (_TWO_WORDS, _BESIDE_A_VALUE, _LABEL, _TYPESET))


Literal = ast.Constant | ast.JoinedStr | ast.Attribute
"""An attribute is the `format` of a text with names in braces."""


def template(node: ast.AST) -> str | None:
    """A text with names in braces, where an expression is the `format` of one."""
    match node:
        case ast.Attribute(value=ast.Constant(value=str(text)), attr="format"):
            return text
        case _:
            return None


def shape(node: Literal) -> str:
    """The text of a literal, with a \\0 where a value is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)
    if (text := template(node)) is not None:
        return "".join(before + ("" if name is None else "\0") for before, name, *_ in Formatter().parse(text))
    return str(getattr(node, "value", ""))


def literals(tree: ast.Module) -> Iterator[Literal]:
    """The literals for a person, in the order of the tree."""
    finder = _Finder()
    finder.visit(tree)
    yield from finder.found


class _Finder(ast.NodeVisitor):
    """Passes over docstrings, annotations, what is compared or looked up by, and what is handed to code."""

    def __init__(self) -> None:
        self.found: list[Literal] = []

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and for_a_person(shape(node)):
            self.found.append(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if template(node) is None:
            self.generic_visit(node)
        elif for_a_person(shape(node)):
            self.found.append(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        if for_a_person(shape(node)):
            self.found.append(node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        pass

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        for side in (node.left, *node.comparators):
            if not isinstance(side, ast.Constant):
                self.visit(side)

    def visit_MatchValue(self, node: ast.MatchValue) -> None:
        pass

    def visit_Dict(self, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if key and not isinstance(key, ast.Constant):
                self.visit(key)
            self.visit(value)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in _UNSEEN:
            self.visit(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        self.visit(node.func)
        handed = _TAKES_NAMES.search(ast.unparse(node.func))
        for argument in node.args:
            if not (handed and isinstance(argument, ast.Constant | ast.JoinedStr)):
                self.visit(argument)
        for keyword in node.keywords:
            self.visit(keyword)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (*node.decorator_list, node.args, *node.body):  # not what it returns, which is an annotation
            self.visit(part)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        for part in (*node.decorator_list, node.args, *node.body):
            self.visit(part)

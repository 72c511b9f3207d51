"""Which declarations of a page's own style sheets hold for an element, as the cascade orders them.

tinycss2 reads the sheets, cssselect2 says which rules meet which elements; of the cascade only the properties that can hide
are followed, and the variables they use. What depends on scripts, on the screen's size or on sheets that are not in the page
is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from rag.corpus.css_values import Tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Declared = Mapping[str, Tokens]
"""The values of an element's properties; variables stand under their names, "--x"."""

_ALWAYS = ("layer", "supports")
_NARROW, _WIDE = 320, 3000  # pixels: no screen is narrower, none wider
_WIDTH = re.compile(
    r"\(\s*(min|max)-(?:device-)?(?:width|height)\s*:\s*(\d+(?:\.\d+)?)\s*(px|em|rem)?\s*\)|\(\s*(?:width|height)\s*>=?\s*0\w*\s*\)"
)
_SCREENS = re.compile(r"|all|screen|not (?:print|speech)")
_ENDLESS = re.compile(r"\d{21,}")
_LONGEST = 2000  # characters of a selector
_MOST_PARTS = 40  # elements that a selector names one within the other
_MOST_TOKENS = 60  # of a value once its variables are in it
_DEEPEST = 8  # variables in variables, rules in rules
_MOST_NESTED = 20  # brackets in brackets


class _Rule(NamedTuple):
    """A selector, what it declares, and whether that stands in a layer, which gives way to all that does not."""

    selector: str
    names: frozenset[str]
    declared: list[Any]
    layered: bool


class Sheets:
    """The sheets of one page. `families` are the properties to follow, each with those it works together with; `hides`
    says whether a declaration may hide something, for where none does nothing is followed."""

    def __init__(self, tree: HtmlElement, families: Iterable[frozenset[str]], hides: Callable[[str, Tokens], bool]) -> None:
        self._properties = frozenset().union(*families)
        rules = list(self._of_page(tree))
        hiding = {d.lower_name for rule in rules for d in rule.declared if _is_variable(d) or hides(d.lower_name, d.value)}
        followed = frozenset().union(*(family for family in families if hiding & family))
        used = _variables(rules, followed)
        self._matcher = _matcher(tree, rules, followed | used) if followed else None

    def declared(self, wrapper: Any, before: Declared) -> Declared:
        """What holds for an element; `before` is what its parent handed down."""
        own = wrapper.etree_element.get("style")
        found = [(d, False) for d in self._declarations(_contents(short_numbers(own)))] if own else []
        if self._matcher:
            matched = [payload for *_, pseudo, payload in self._matcher.match(wrapper) if pseudo is None]
            found = [(d, layered) for declared, layered in matched for d in declared] + found
        if not found:
            return {}
        found.sort(key=lambda pair: (pair[0].important, pair[1] is pair[0].important))
        values = {_name(d): d.value for d, _ in found}
        every = {**before, **values}
        return {name: value if name.startswith("--") else _filled(value, every) for name, value in values.items()}

    def _concerns(self, token: Any) -> bool:
        if token.type == "ident":
            return token.lower_value in self._properties or token.value.startswith("--")
        return bool(token.type == "{} block")

    def _declarations(self, content: Iterable[Any]) -> list[Any]:
        declared = (found for found in content if found.type == "declaration")
        return [d for d in declared if (d.lower_name in self._properties or _is_variable(d)) and shallow(d.value)]

    def _of_page(self, tree: HtmlElement) -> Iterator[_Rule]:
        import tinycss2

        for element in tree.iter("style"):
            scripted = element.getparent() is None or element.getparent().tag != "noscript"
            if element.text and scripted and for_screens(element.get("media") or ""):
                for rule in tinycss2.parse_stylesheet(short_numbers(element.text)):
                    with suppress(RecursionError):
                        yield from list(self._rules([rule], "", False))

    def _rules(self, parsed: Iterable[Any], outer: str, layered: bool, deep: int = 0) -> Iterator[_Rule]:
        """The rules that hold whatever the browser and its window are, those within others too."""
        import tinycss2

        loose: list[Any] = []
        for rule in parsed if deep < _DEEPEST else ():
            if rule.type == "qualified-rule":
                if not any(self._concerns(token) for token in rule.content):
                    continue
                inner = _contents(rule.content)
                declared, nested = self._declarations(inner), any(part.type.endswith("-rule") for part in inner)
                for selector in _selectors(rule.prelude) if declared or nested else ():
                    whole = _within(outer, tinycss2.serialize(selector).strip())
                    if len(whole) > _LONGEST:
                        continue
                    if declared:
                        yield _Rule(whole, _names(selector), declared, layered)
                    if nested:
                        yield from self._rules((part for part in inner if part.type != "declaration"), whole, layered, deep + 1)
            elif rule.type == "at-rule" and rule.content and _holds(rule):
                inner = _contents(rule.content) if outer else tinycss2.parse_rule_list(rule.content)
                yield from self._rules(inner, outer, layered or rule.lower_at_keyword == "layer", deep + 1)
            elif rule.type == "declaration":
                loose.append(rule)
        if outer and (declared := self._declarations(loose)):
            yield _Rule(outer, frozenset(), declared, layered)


def short_numbers(css: str) -> str:
    """A sheet or value with no number in it that Python would refuse to read."""
    return _ENDLESS.sub(lambda digits: digits[0][:20], css)


def shallow(value: Tokens) -> bool:
    """Whether a value nests its brackets as people do; no other means anything."""
    level: list[Any] = list(value)
    for _ in range(_MOST_NESTED):
        level = [inner for token in level for inner in getattr(token, "arguments", None) or getattr(token, "content", None) or ()]
    return not level


def for_screens(media: str) -> bool:
    """Whether a media query holds on every screen, however wide."""
    return any(
        all(_SCREENS.fullmatch(part) or _of_any_width(part) for part in query.strip().removeprefix("only ").split(" and "))
        for query in media.strip().lower().split(",")
    )


def _of_any_width(part: str) -> bool:
    found = _WIDTH.fullmatch(part.strip())
    if not found:
        return False
    pixels = float(found[2] or 0) * (1 if found[3] in (None, "px") else 16)
    return pixels >= _WIDE if found[1] == "max" else pixels <= _NARROW


def _holds(rule: Any) -> bool:
    import tinycss2

    prelude = tinycss2.serialize(rule.prelude)
    if rule.lower_at_keyword == "media":
        return for_screens(prelude)
    return rule.lower_at_keyword in _ALWAYS and not prelude.strip().lower().startswith("not")


def _contents(content: Any) -> list[Any]:
    import tinycss2

    return list(tinycss2.parse_blocks_contents(content))


def _is_variable(declaration: Any) -> bool:
    return bool(declaration.name.startswith("--"))


def _name(declaration: Any) -> str:
    """The property's name; that of a variable is not the same in capitals."""
    return str(declaration.name if _is_variable(declaration) else declaration.lower_name)


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    """The selectors of a rule, parted at its commas."""
    part: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _within(outer: str, selector: str) -> str:
    """A selector that stands in a rule of another one."""
    if not outer:
        return selector
    return selector.replace("&", f":is({outer})") if "&" in selector else f":is({outer}) {selector}"


def _names(selector: list[Any]) -> frozenset[str]:
    """The classes and ids that must be in a page for the selector to meet anything there."""
    classes = {name.value for dot, name in pairwise(selector) if name.type == "ident" and dot.type == "literal" and dot.value == "."}
    return frozenset(classes | {token.value for token in selector if token.type == "hash"})


def _matcher(tree: HtmlElement, rules: Iterable[_Rule], followed: frozenset[str]) -> Any:
    from cssselect2 import Matcher, SelectorError, compile_selector_list

    names = {name for value in tree.xpath("//@class | //@id") for name in value.split()}
    matcher = Matcher()
    for rule in rules:
        kept = [d for d in rule.declared if _name(d) in followed]
        if kept and rule.names <= names and len(rule.selector.split()) <= _MOST_PARTS:
            with suppress(SelectorError, RecursionError):
                for compiled in compile_selector_list(rule.selector):
                    matcher.add_selector(compiled, (kept, rule.layered))
    return matcher


def _variables(rules: Iterable[_Rule], followed: frozenset[str]) -> frozenset[str]:
    """The variables that the followed properties use, and those that these use."""
    uses: dict[str, set[str]] = {}
    for rule in rules:
        for declaration in rule.declared:
            uses.setdefault(_name(declaration), set()).update(_used(declaration.value))
    found, new = set[str](), {name for used in followed for name in uses.get(used, ())}
    while new := new - found:
        found |= new
        new = {name for variable in new for name in uses.get(variable, ())}
    return frozenset(found)


def _used(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "function":
            if token.lower_name == "var":
                yield from (part.value for part in token.arguments[:2] if part.type == "ident")
            yield from _used(token.arguments)


def _filled(value: Tokens, variables: Declared) -> Tokens:
    """A value with its variables filled in; empty when that makes it endless."""
    if not any(True for _ in _used(value)):
        return value
    filled = _fill(value, variables, [_MOST_TOKENS], _DEEPEST)
    return filled if filled is not None else ()


def _fill(value: Tokens, variables: Declared, left: list[int], deep: int) -> list[Any] | None:
    from tinycss2.ast import FunctionBlock

    found: list[Any] = []
    for token in value:
        left[0] -= 1
        if left[0] < 0 or deep < 0:
            return None
        if token.type != "function":
            found.append(token)
            continue
        inner: Tokens = token.arguments
        if is_variable := token.lower_name == "var":
            name = next((part.value for part in inner if part.type == "ident"), "")
            comma = next((n for n, part in enumerate(inner) if part.type == "literal" and part.value == ","), len(inner))
            inner = variables.get(name, inner[comma + 1 :])
        filled = _fill(inner, variables, left, deep - 1)
        if filled is None:
            return None
        found += filled if is_variable else [FunctionBlock(token.source_line, token.source_column, token.name, filled)]
    return found

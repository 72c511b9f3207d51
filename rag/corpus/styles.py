"""Which parts of a saved page are not shown, and why: by its elements and attributes, and by the style sheets within it.

tinycss2 reads the sheets, cssselect2 says which rules meet which elements; of the cascade only the properties that can hide
are followed. What depends on scripts, on the screen's size or on sheets that are not in the page is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FAMILIES = (
    frozenset({"display"}),
    frozenset({"visibility"}),
    frozenset({"opacity"}),
    frozenset({"font", "font-size"}),
    frozenset({"text-indent"}),
    frozenset({"position", "left", "top", "right", "bottom", "clip", "clip-path"}),
    frozenset({"transform"}),
    frozenset({"color", "background", "background-color", "background-image", "background-clip", "-webkit-background-clip"}),
)
_PROPERTIES = frozenset().union(*_FAMILIES)
_FAR = {"px": 500.0, "pt": 400.0, "em": 40.0, "rem": 40.0, "%": 100.0, "vw": 100.0, "vh": 100.0, "ch": 80.0, "in": 6.0, "cm": 14.0}
_MAY_HIDE = re.compile("none|hidden|collapse|opacity|font|indent|-[1-9]|clip|inset|scale|color", re.IGNORECASE)
_CANDIDATES = "//*[@hidden or @style or @aria-hidden] | //style | //template | //noscript | //details"
_WHITE = (1.0, 1.0, 1.0)

_WHOLE = ("html", "body")  # what hides all of a page is taken away by its scripts

Declared = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _State:
    """What an element hands down: why it is out of sight for good, and what its children may still set otherwise."""

    gone: str | None = None
    visibility: str | None = None
    size: str | None = None
    indent: str | None = None
    color: tuple[float, ...] | None = None
    clear: bool = False
    background: tuple[float, ...] | None = None

    @property
    def rule(self) -> str | None:
        if rule := self.gone or self.visibility or self.size or self.indent:
            return rule
        if self.clear or (self.color is not None and self.color == self.background):
            return "colour of its background"
        return None


def unseen(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Elements whose own words are not shown, with the rule, in no order; the words behind an element belong to its parent."""
    if not tree.xpath(_CANDIDATES):
        return
    sheet = _sheet(tree)
    linked = bool(tree.xpath("//link[contains(@rel, 'stylesheet')]"))
    start = _State(background=None if linked else _WHITE)
    root = _wrapped(tree)
    stack = [(root, start)]
    while stack:
        wrapper, before = stack.pop()
        element = wrapper.etree_element
        whole = element.tag in _WHOLE or before.gone
        state = before if whole else _state(element, before, _declared(wrapper, sheet))
        if rule := state.rule:
            yield element, rule
        closed = element.tag == "details" and element.get("open") is None
        for child in wrapper.iter_children():
            hide = closed and not state.gone and child.etree_element.tag != "summary"
            stack.append((child, replace(state, gone="closed details") if hide else state))


def _wrapped(tree: HtmlElement) -> Any:
    from cssselect2 import ElementWrapper

    return ElementWrapper.from_html_root(tree)


def _state(element: HtmlElement, before: _State, style: Declared) -> _State:
    gone = _gone(element, style)
    if gone:
        return replace(before, gone=gone)
    if not style:
        return before
    changes: dict[str, Any] = {}
    if (value := _word(style.get("visibility"))) and value != "inherit":
        changes["visibility"] = "visibility: hidden" if value in ("hidden", "collapse") else None
    for name in ("font", "font-size"):
        if name in style and (size := _number(style[name])) and size[1] not in ("em", "%"):
            changes["size"] = "font size 0" if size[0] == 0 else None
    if indent := _number(style.get("text-indent")):
        changes["indent"] = "off screen" if _far(indent) else None
    if color := _color(style.get("color")):
        clipped = "text" in (_word(style.get("background-clip")), _word(style.get("-webkit-background-clip")))
        changes |= {"color": color[:3], "clear": color[3] == 0 and not clipped}
    for name in ("background", "background-color", "background-image"):
        if name in style:
            background = _color(style[name])
            drawn = any(token.type in ("url", "function") and token.type != "hash" for token in style[name]) and background is None
            changes["background"] = None if drawn else background[:3] if background and background[3] == 1 else before.background
    return replace(before, **changes)


def _gone(element: HtmlElement, style: Declared) -> str | None:
    if element.tag in ("template", "noscript"):
        return str(element.tag)
    if element.get("aria-hidden") == "true" and not _holds_story(element):
        return "aria-hidden"
    if element.get("hidden") is not None and "display" not in style:
        return "hidden"
    if _word(style.get("display")) == "none":
        return "display: none"
    if (number := _number(style.get("opacity"))) and number[0] == 0:
        return "opacity: 0"
    if any(token.type == "function" and token.lower_name[:5] == "scale" and _zero(token.arguments) for token in style.get("transform", ())):
        return "font size 0"
    if _word(style.get("position")) in ("absolute", "fixed") and (_clipped(style) or _away(style)):
        return "off screen"
    return None


def _holds_story(element: HtmlElement) -> bool:
    """Whether a whole article is in it: what lies behind an open dialog is kept from screen readers, and seen all the same."""
    return next(element.iter("h1", "article", "main"), None) is not None or sum(1 for _ in islice(element.iter("p"), 5)) == 5


def _away(style: Declared) -> bool:
    return any((number := _number(style.get(side))) and _far(number) for side in ("left", "top", "right", "bottom"))


def _clipped(style: Declared) -> bool:
    """`clip: rect(…)` of no size, `clip-path: inset(50%)`."""
    for token in (*style.get("clip", ()), *style.get("clip-path", ())):
        if token.type == "function":
            numbers = [number for part in token.arguments if (number := _number([part]))]
            if token.lower_name == "rect" and len(numbers) == 4 and len({number[0] for number in numbers}) == 1:
                return True
            if token.lower_name == "inset" and numbers and numbers[0][1] == "%" and numbers[0][0] >= 50:
                return True
    return False


def _far(number: tuple[float, str]) -> bool:
    return number[0] < 0 and -number[0] >= _FAR.get(number[1], float("inf"))


def _zero(tokens: Iterable[Any]) -> bool:
    return (number := _number(tokens)) is not None and number[0] == 0


def _word(tokens: Iterable[Any] | None) -> str | None:
    return next((token.lower_value for token in tokens or () if token.type == "ident"), None)


def _number(tokens: Iterable[Any] | None) -> tuple[float, str] | None:
    """The first length, percentage or number of a value, with its unit."""
    for token in tokens or ():
        if token.type == "dimension":
            return token.value, token.lower_unit
        if token.type in ("number", "percentage"):
            return token.value, "%" if token.type == "percentage" else ""
    return None


def _color(tokens: Iterable[Any] | None) -> tuple[float, ...] | None:
    from tinycss2.color3 import parse_color

    for token in tokens or ():
        if (color := parse_color(token)) is not None and color != "currentColor":
            return tuple(color)
    return None


def _declared(wrapper: Any, sheet: Any) -> Declared:
    """The declarations that hold for an element, as the cascade orders them."""
    own = wrapper.etree_element.get("style")
    inline = _declarations(own) if own else []
    matched = [pair for *_, pseudo, pairs in sheet.match(wrapper) if pseudo is None for pair in pairs] if sheet else []
    if not inline and not matched:
        return {}
    ordered = sorted((*matched, *inline), key=lambda pair: pair.important)
    return {declaration.lower_name: declaration.value for declaration in ordered}


def _declarations(content: Any) -> list[Any]:
    import tinycss2

    return [found for found in tinycss2.parse_blocks_contents(content) if found.type == "declaration" and found.lower_name in _PROPERTIES]


def _sheet(tree: HtmlElement) -> Any:
    """A matcher of the rules in the page's own sheets that can hide something or show it again; None when nothing hides."""
    import tinycss2
    from cssselect2 import Matcher, SelectorError, compile_selector_list

    rules: list[tuple[Any, list[Any]]] = []
    for element in tree.iter("style"):
        scripted = element.getparent() is None or element.getparent().tag != "noscript"
        if element.text and scripted and _MAY_HIDE.search(element.text) and _for_screens(element.get("media") or ""):
            rules += _rules(tinycss2.parse_stylesheet(element.text, skip_comments=True, skip_whitespace=True))
    names = {name for value in tree.xpath("//@class | //@id") for name in value.split()}
    hiding = {declaration.lower_name for _, declared in rules for declaration in declared if _may_hide(declaration)}
    followed = frozenset().union(*(family for family in _FAMILIES if hiding & family)) if hiding else frozenset()
    matcher = Matcher()
    for prelude, declared in rules:
        kept = [declaration for declaration in declared if declaration.lower_name in followed]
        for selector in _selectors(prelude) if kept else ():
            if _names(selector) <= names:
                with suppress(SelectorError):
                    for compiled in compile_selector_list(selector):
                        matcher.add_selector(compiled, kept)
    return matcher if hiding else None


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


def _names(selector: list[Any]) -> set[str]:
    """The classes and ids that must be in a page for the selector to meet anything there."""
    pairs = pairwise(selector)
    classes = {name.value for dot, name in pairs if name.type == "ident" and dot.type == "literal" and dot.value == "."}
    return classes | {token.value for token in selector if token.type == "hash"}


def _rules(parsed: Iterable[Any]) -> Iterator[tuple[Any, list[Any]]]:
    import tinycss2

    for rule in parsed:
        if rule.type == "qualified-rule":
            if any(token.type == "ident" and token.lower_value in _PROPERTIES for token in rule.content):
                yield rule.prelude, _declarations(rule.content)
        elif rule.type == "at-rule" and rule.content and _always(rule):
            yield from _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _always(rule: Any) -> bool:
    """Whether what stands in an at-rule holds whatever the browser and its window are."""
    import tinycss2

    return rule.lower_at_keyword == "layer" or (rule.lower_at_keyword == "media" and _for_screens(tinycss2.serialize(rule.prelude)))


def _for_screens(media: str) -> bool:
    return media.strip().lower() in ("", "all", "screen", "only screen")


def _may_hide(declaration: Any) -> bool:
    name, value = declaration.lower_name, declaration.value
    if name in ("display", "visibility"):
        return _word(value) in ("none", "hidden", "collapse")
    if name in ("opacity", "font", "font-size"):
        return _zero(value)
    if name in ("clip", "clip-path", "transform"):
        return any(token.type == "function" for token in value)
    if name in ("text-indent", "left", "top", "right", "bottom"):
        return (number := _number(value)) is not None and _far(number)
    return bool(name == "color")

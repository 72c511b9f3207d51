"""Which parts of a saved page are not shown, and why: by its elements and attributes, and by the style sheets within it.

What nobody could read counts as not shown: colours that can hardly be told apart, letters of a pixel, boxes without room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import sub
from typing import TYPE_CHECKING, Any

from rag.corpus.css_values import FONT, Color, Number, Tokens, color, degrees, functions, number, numbers, pixels, share, sides, word, words
from rag.corpus.sheets import Declared, Sheets, shallow, short_numbers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOX = ("height", "max-height", "min-height", "width", "max-width", "min-width", "flex", "flex-grow")
_PADDING = ("padding", "padding-top", "padding-right", "padding-bottom", "padding-left")
_BACKGROUNDS = ("background", "background-color", "background-image")
_FILLS = ("color", "-webkit-text-fill-color")
_MASKS = ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image")
_FAMILIES = (
    frozenset({"display"}),
    frozenset({"visibility"}),
    frozenset({"content-visibility"}),
    frozenset({"opacity"}),
    frozenset({"filter"}),
    frozenset({"font", "font-size"}),
    frozenset({"text-indent", "overflow", "overflow-x"}),
    frozenset({"position", "left", "top", "right", "bottom", "inset", "clip"}),
    frozenset({"clip-path"}),
    frozenset({"letter-spacing"}),
    frozenset(_MASKS),
    frozenset({"margin", "margin-left", "margin-top", *_PADDING}),
    frozenset({"transform", "translate", "scale", "rotate", "backface-visibility"}),
    frozenset({*_BOX, *_PADDING, "line-height", "overflow", "overflow-x", "overflow-y"}),
    frozenset({*_FILLS, *_BACKGROUNDS, "background-clip", "-webkit-background-clip"}),
)
_INSTEAD = frozenset({"template", "noscript", "noframes", "noembed", "canvas", "audio", "video", "object", "iframe", "datalist", "rp"})
"""Elements whose words are for machines that cannot show the element itself."""
_CANDIDATES = "//*[@hidden or @style or @aria-hidden or @popover or @bgcolor] | //font[@color] | " + " | ".join(
    f"//{tag}" for tag in ("style", "details", "dialog", *sorted(_INSTEAD))
)
_FAR = {"px": 500.0, "pt": 400.0, "em": 40.0, "rem": 40.0, "%": 100.0, "vw": 100.0, "vh": 100.0, "ch": 80.0, "in": 6.0, "cm": 14.0}
_BEYOND = {"px": 3000.0, "pt": 2250.0, "em": 190.0, "rem": 190.0, "vw": 100.0, "%": 300.0}  # to a side: below the page one can scroll
_FAINT = 0.05  # an opacity, or a difference of colours, that nobody sees
_TINY = 1.0  # pixels
_PILED = 0.8  # of the letters' size: what is drawn together by so much stands one letter on the other
_WHITE = (1.0, 1.0, 1.0)
_WHOLE = ("html", "body")  # what hides all of a page is taken away by its scripts
_NO_ROOM, _OFF, _NO_SIZE = "no room", "off screen", "font size 0"


@dataclass(frozen=True, slots=True)
class _State:
    """What an element hands down: why it is out of sight for good, and what its children may still set otherwise."""

    gone: str | None = None
    visibility: str | None = None
    font: float = FONT
    indent: str | None = None
    spacing: str | None = None
    color: Color | None = None
    clipped: bool = False  # the background is seen through the letters
    background: Sequence[float] | None = None
    variables: Mapping[str, Tokens] = field(default_factory=dict)

    @property
    def rule(self) -> str | None:
        if rule := self.gone or self.visibility or (_NO_SIZE if self.font <= _TINY else None) or self.indent or self.spacing:
            return rule
        return "colour of its background" if self.color and not self.clipped and _alike(self.color, self.background) else None


def unseen(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Elements whose own words are not shown, with the rule, in no order; the words behind an element belong to its parent."""
    if not tree.xpath(_CANDIDATES):
        return
    sheets = Sheets(tree, _FAMILIES, _may_hide)
    linked = bool(tree.xpath("//link[contains(@rel, 'stylesheet')]"))
    stack = [(_wrapped(tree), _State(background=None if linked else _WHITE))]
    while stack:
        wrapper, before = stack.pop()
        element = wrapper.etree_element
        state = before
        if not before.gone:
            state = _state(element, before, {**_attributes(element), **sheets.declared(wrapper, before.variables)})
        if element.tag in _WHOLE:
            state = _State(background=None if linked else state.background, variables=state.variables)
        if rule := state.rule:
            yield element, rule
        closed = element.tag == "details" and element.get("open") is None
        for child in wrapper.iter_children():
            hide = closed and not state.gone and child.etree_element.tag != "summary"
            stack.append((child, replace(state, gone="closed details") if hide else state))


def _wrapped(tree: HtmlElement) -> Any:
    from cssselect2 import ElementWrapper

    return ElementWrapper.from_html_root(tree)


def _attributes(element: HtmlElement) -> Declared:
    """What attributes from before the time of styles say of colours."""
    import tinycss2

    own = {"font": "color", "body": "text"}.get(str(element.tag))
    given = {"background-color": element.get("bgcolor"), "color": element.get(own) if own else None}
    parsed = {name: tinycss2.parse_component_value_list(short_numbers(value)) for name, value in given.items() if value}
    return {name: tokens for name, tokens in parsed.items() if shallow(tokens)}


def _state(element: HtmlElement, before: _State, style: Declared) -> _State:
    gone = _gone(element, style, before.font)
    if gone:
        return replace(before, gone=gone)
    if not style:
        return before
    changes: dict[str, Any] = {}
    if variables := {name: value for name, value in style.items() if name.startswith("--")}:
        changes["variables"] = {**before.variables, **variables}
    if (value := word(style.get("visibility"))) and value != "inherit":
        changes["visibility"] = "visibility: hidden" if value in ("hidden", "collapse") else None
    changes["font"] = _font(style, before.font)
    if indent := number(style.get("text-indent")):
        changes["indent"] = _OFF if _far(indent) else None
    if spacing := number(style.get("letter-spacing")):
        room = pixels(spacing, changes["font"])
        changes["spacing"] = _NO_ROOM if room is not None and room <= -_PILED * changes["font"] else None
    elif "letter-spacing" in style:
        changes["spacing"] = None
    changes |= _colors(style, before)
    return replace(before, **changes)


def _font(style: Declared, before: float) -> float:
    for name in ("font-size", "font"):  # the size is the first length in `font`; a number before it is the weight
        sizes = [given for given in numbers(style.get(name)) if given[1] or given[0] == 0]
        if sizes and (size := pixels(sizes[0], before)) is not None:
            return size
        if name in style and not words(style[name]) & {"inherit", "smaller", "larger", "unset"}:
            return FONT
    return before


def _colors(style: Declared, before: _State) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in _FILLS:
        if name in style and (found := color(style[name], before.color)):
            clips = (*words(style.get("background-clip")), *words(style.get("-webkit-background-clip")))
            changes |= {"color": found, "clipped": "text" in clips}
    current = changes.get("color", before.color)
    for name in _BACKGROUNDS:
        if name in style:
            found = color(style[name], current) or _of_gradient(style[name])
            if found:
                changes["background"] = _over(found, before.background)
            elif any(token.type in ("url", "function") for token in style[name]):
                changes["background"] = None
    return changes


def _over(paint: Color, under: Sequence[float] | None) -> Sequence[float] | None:
    """The colour that is seen where one is painted over another; None where the other shows through and is not known."""
    *fill, opacity = paint
    if under is None:
        return fill if opacity == 1 else None
    return [opacity * a + (1 - opacity) * b for a, b in zip(fill, under, strict=True)]


def _of_gradient(tokens: Tokens) -> Color | None:
    """The colour of a gradient that is of one colour alone."""
    for name, _, arguments in functions(tokens):
        if name.endswith("gradient"):
            found = [stop for token in arguments if (stop := color([token]))]
            return found[0] if found and all(_alike(found[0], stop[:3]) for stop in found) else None
    return None


def _alike(one: Color, under: Sequence[float] | None) -> bool:
    """Whether letters of a colour cannot be told from what they stand on; where that is not known, whether they have no colour."""
    *fill, opacity = one
    if opacity <= _FAINT or under is None:
        return opacity <= _FAINT
    return all(opacity * abs(difference) < _FAINT for difference in map(sub, fill, under))


def _gone(element: HtmlElement, style: Declared, font: float) -> str | None:
    if element.tag in _INSTEAD:
        return str(element.tag)
    if (element.get("aria-hidden") or "").strip().lower() == "true" and not _holds_story(element):
        return "aria-hidden"
    if "display" not in style:
        if element.get("hidden") is not None:
            return "hidden"
        if element.get("popover") is not None or (element.tag == "dialog" and element.get("open") is None):
            return "closed dialog"
    if word(style.get("display")) == "none":
        return "display: none"
    if word(style.get("content-visibility")) == "hidden":
        return "content-visibility: hidden"
    faint = [number(style.get("opacity")), *(first for name, (first, *_), _ in _functions(style, "filter") if name == "opacity")]
    masks = [found for name in _MASKS if name in style and (found := _of_gradient(style[name]))]
    if any(given and share(given) <= _FAINT for given in faint) or any(mask[3] <= _FAINT for mask in masks):
        return "opacity: 0"
    if _shrunk(style):
        return _NO_SIZE
    if _away(style, font):
        return _OFF
    return _NO_ROOM if _without_room(element, style, font) else None


def _functions(style: Declared, name: str) -> list[tuple[str, list[Number], list[Any]]]:
    """The functions of a property that are given a number."""
    return [found for found in functions(style.get(name)) if found[1]]


def _holds_story(element: HtmlElement) -> bool:
    """Whether a whole article is in it: what lies behind an open dialog is kept from screen readers, and seen all the same."""
    return next(element.iter("h1", "article", "main"), None) is not None or sum(1 for _ in islice(element.iter("p"), 5)) == 5


def _shrunk(style: Declared) -> bool:
    """Whether it is scaled, or turned on its edge, until nothing of it is left."""
    for name, given, _ in _functions(style, "transform"):
        values = [share(one) for one in given]
        if name in ("scale", "scalex", "scaley", "scale3d") and any(abs(value) <= 0.01 for value in values[:2]):
            return True
        if name == "matrix" and len(values) == 6 and abs(values[0] * values[3] - values[1] * values[2]) <= 1e-4:
            return True
        if name in ("rotatex", "rotatey") and _turned(degrees(given[0]), style):
            return True
    return any(abs(share(one)) <= 0.01 for one in list(numbers(style.get("scale")))[:2])


def _turned(angle: float | None, style: Declared) -> bool:
    """Whether it is seen from its edge, or from a back that is not drawn."""
    from_behind = word(style.get("backface-visibility")) == "hidden"
    return angle is not None and (angle % 180 == 90 or (from_behind and 90 < angle % 360 < 270))


def _away(style: Declared, font: float) -> bool:
    """Whether it is moved off the screen, or a hole in it cut around it."""
    if _cut_away(style) or _pulled_away(style):
        return True
    position = word(style.get("position"))
    if position in ("absolute", "fixed", "relative", "sticky"):
        top, right, bottom, left = (number(style.get(name)) for name in ("top", "right", "bottom", "left"))
        inset = sides(style.get("inset"))
        if any(given and _far(given) for given in (top, right, bottom, left, *inset)):
            return True
        if any(given and _beyond(given) for given in (right, left, inset[1], inset[3])):
            return True
        if position in ("absolute", "fixed") and _empty_clip(style, font):
            return True
    moved = [(name, given) for name, given, _ in _functions(style, "transform") if name.startswith("translate")]
    for name, given in (*moved, ("translate", list(numbers(style.get("translate"))))):
        flat = given[:1] if name in ("translatex", "translatey") else given[:2] if name != "translatez" else []
        if any(_far(one) and (one[1] != "%" or _beyond((-one[0], "%"))) for one in flat) or (
            name != "translatey" and any(_beyond(one) for one in flat[:1])
        ):
            return True
    indent = number(style.get("text-indent"))
    return bool(indent and (_beyond(indent) or (indent[1] == "%" and indent[0] >= 100)) and _hides_over(style, "overflow-x"))


def _pulled_away(style: Declared) -> bool:
    """Whether its margins draw it off the screen; not where as much padding brings its words back."""
    top, _, _, left = sides(style.get("margin"))
    margins = (number(style.get("margin-top")) or top, number(style.get("margin-left")) or left)
    padded = (_far((-given[0], given[1])) for name in _PADDING for given in numbers(style.get(name)))
    return any(given and _far(given) for given in margins) and not any(padded)


def _empty_clip(style: Declared, font: float) -> bool:
    """`clip: rect(…)` of no size."""
    for name, given, _ in _functions(style, "clip"):
        edges = [edge for one in given if (edge := pixels(one, font)) is not None]
        if name == "rect" and len(edges) == 4:
            top, right, bottom, left = edges
            return bottom <= top or right <= left
    return False


def _cut_away(style: Declared) -> bool:
    """`clip-path: inset(50%)`, `circle(0)`, a polygon of no size."""
    return any(_cuts_all(*found) for found in _functions(style, "clip-path"))


def _cuts_all(name: str, given: list[Number], arguments: list[Any]) -> bool:
    if name == "inset":
        top, right, bottom, left = (one[0] if one and one[1] == "%" else 0 for one in sides(arguments))
        return top + bottom >= 100 or left + right >= 100
    if name in ("circle", "ellipse"):
        first = next(token for token in arguments if token.type != "whitespace")
        radii = given[: 1 if name == "circle" else 2] if first.type != "ident" else ()  # `at`, when no radius is given
        return any(value == 0 for value, _ in radii)
    return name == "polygon" and len(given) >= 4 and _area(given) == 0


def _area(corners: Sequence[Number]) -> float | None:
    """What a polygon covers; None when its corners are not all in one unit."""
    if len({unit for value, unit in corners if value}) > 1:
        return None
    points = list(zip((value for value, _ in corners[::2]), (value for value, _ in corners[1::2]), strict=False))
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(points, (*points[1:], points[0]), strict=True)))


def _without_room(element: HtmlElement, style: Declared, font: float) -> bool:
    """Whether its box is no higher or no wider than a pixel and shows nothing of what does not fit in."""
    top, right, bottom, left = sides(style.get("padding"))
    high = _hides_over(style, "overflow-y") and _is_flat(style, font, "height", ("top", "bottom"), (top, bottom))
    wide = _hides_over(style, "overflow-x") and _is_flat(style, font, "width", ("left", "right"), (left, right))
    return not _sets(style, "flex", "flex-grow") and (high or (wide and element.tag not in ("td", "th", "col")))


def _is_flat(style: Declared, font: float, side: str, edges: tuple[str, str], inner: tuple[Number | None, Number | None]) -> bool:
    """Whether a box is no higher, or no wider, than a pixel, with what is padded there."""
    lines = style.get("line-height") if side == "height" and "height" not in style else None
    sizes = map(number, (lines, style.get(side), style.get(f"max-{side}")))
    padded = [*(number(style.get(f"padding-{edge}")) for edge in edges), *inner, number(style.get(f"min-{side}"))]
    return any(given and _at_most_one(given, font) for given in sizes) and all(not given or _at_most_one(given, font) for given in padded)


def _sets(style: Declared, *names: str) -> bool:
    """Whether one of the properties is set to more than nothing."""
    return any(value > 0 for name in names for value, _ in list(numbers(style.get(name)))[:1])


def _at_most_one(given: Number, font: float) -> bool:
    value = pixels(given, font) if given[1] not in ("%", "vw", "vh") else given[0] * 100
    return value is not None and value <= _TINY


def _hides_over(style: Declared, axis: str) -> bool:
    return not words(style.get(axis) or style.get("overflow")).isdisjoint(("hidden", "clip"))


def _far(given: Number) -> bool:
    return -given[0] >= _FAR.get(given[1], float("inf"))


def _beyond(given: Number) -> bool:
    return given[0] >= _BEYOND.get(given[1], float("inf"))


def _may_hide(name: str, value: Tokens) -> bool:
    """Whether a declaration can be what hides something; those that only help another one to are followed with it."""
    if any(token.type == "function" and token.lower_name == "var" for token in value):
        return True
    given = number(value)
    if name in ("display", "visibility", "content-visibility"):
        return not words(value).isdisjoint(("none", "hidden", "collapse"))
    if name == "opacity":
        return given is not None and share(given) <= _FAINT
    if name in ("font", "font-size"):
        sizes = (pixels(one, FONT) for one in numbers(value) if one[1] or not one[0])
        return any(size is not None and size <= 2 * _TINY for size in sizes)
    if name in ("clip", "clip-path", "transform", "filter", *_MASKS):
        return any(token.type == "function" for token in value)
    if name in ("translate", "scale"):
        return given is not None
    if name in ("text-indent", "left", "top", "right", "bottom", "inset", "margin", "margin-left", "margin-top"):
        return any(_far(one) or _beyond(one) or one == (100, "%") for one in numbers(value))
    if name == "letter-spacing":
        return given is not None and given[0] < 0
    if name in ("height", "max-height", "width", "max-width", "line-height"):
        return given is not None and _at_most_one(given, FONT)
    return name in _FILLS

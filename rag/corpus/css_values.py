"""Values of style sheets: lengths, words and colours among the tokens that tinycss2 makes of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Tokens = Sequence[Any]
Number = tuple[float, str]
"""A length, percentage or bare number, with its unit."""
Color = tuple[float, float, float, float]
"""Red, green, blue and opacity, from 0 to 1."""

_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": 16.0, "vw": 12.8, "vh": 8.0}
_COMPUTES = ("calc", "min", "max", "clamp")
FONT = 16.0  # pixels
_DEGREES = {"deg": 1.0, "turn": 360.0, "grad": 0.9, "rad": 180 / math.pi}
_OF_THE_FONT = {"em": 1.0, "ex": 0.5, "ch": 0.5, "%": 0.01}


def words(tokens: Iterable[Any] | None) -> set[str]:
    return {token.lower_value for token in tokens or () if token.type == "ident"}


def word(tokens: Iterable[Any] | None) -> str | None:
    """The first word of a value."""
    return next((token.lower_value for token in tokens or () if token.type == "ident"), None)


def numbers(tokens: Iterable[Any] | None) -> Iterator[Number]:
    """The numbers of a value in their order; of `calc()` and its like the one it holds, or what it comes to in pixels."""
    for token in tokens or ():
        if token.type == "dimension":
            yield token.value, token.lower_unit
        elif token.type in ("number", "percentage"):
            yield token.value, "%" if token.type == "percentage" else ""
        elif token.type == "function" and token.lower_name in _COMPUTES:
            inner = list(numbers(token.arguments))
            if len(inner) == 1:
                yield from inner
            elif (found := _computed(token.lower_name, token.arguments)) is not None:
                yield found, "px"


def _computed(name: str, arguments: Tokens) -> float | None:
    """The pixels of a function in a font of the usual size; None when that is not known here."""
    parts: list[list[Any]] = [[]]
    for token in arguments:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    values = [value for part in parts if (value := _sum(part)) is not None]
    if len(values) < len(parts) or (name == "clamp" and len(values) != 3):
        return None
    return max(values[0], min(values[1:])) if name == "clamp" else max(values) if name == "max" else min(values)


def _sum(tokens: Tokens) -> float | None:
    terms: list[float] = []
    operator = "+"
    for token in tokens:
        if token.type in ("whitespace", "comment"):
            continue
        if token.type == "literal":
            operator = token.value
            continue
        value = _operand(token)
        if value is None or (operator == "/" and not value):
            return None
        if terms and operator in ("*", "/"):
            terms[-1] = terms[-1] * value if operator == "*" else terms[-1] / value
        else:
            terms.append(-value if operator == "-" else value)
    return sum(terms)


def _operand(token: Any) -> float | None:
    if token.type == "() block":
        return _sum(token.content)
    if token.type == "function":
        return _computed(token.lower_name, token.arguments) if token.lower_name in _COMPUTES else None
    if token.type == "number":
        return float(token.value)
    return pixels((token.value, token.lower_unit), FONT) if token.type == "dimension" else None


def number(tokens: Iterable[Any] | None) -> Number | None:
    return next(numbers(tokens), None)


def sides(tokens: Iterable[Any] | None) -> tuple[Number | None, Number | None, Number | None, Number | None]:
    """Top, right, bottom and left of a value that names one to four of them; `auto` and its like are None."""
    found: list[Number | None] = []
    for token in tokens or ():
        if token.type not in ("whitespace", "literal"):
            found.append(number([token]))
    top = found[0] if found else None
    right = found[1] if len(found) > 1 else top
    return top, right, found[2] if len(found) > 2 else top, found[3] if len(found) > 3 else right


def functions(tokens: Iterable[Any] | None) -> Iterator[tuple[str, list[Number], list[Any]]]:
    """The functions of a value: name, numbers, arguments."""
    for token in tokens or ():
        if token.type == "function":
            yield token.lower_name, list(numbers(token.arguments)), token.arguments


def share(given: Number) -> float:
    """An opacity or a factor, from 0 to 1."""
    return given[0] / 100 if given[1] == "%" else given[0]


def degrees(given: Number) -> float | None:
    """An angle, to the hundredth; None for units that are none of an angle's."""
    return round(given[0] * _DEGREES[given[1]], 2) if given[1] in _DEGREES else None


def pixels(given: Number, font: float) -> float | None:
    """A length in pixels, in a font of that size; None for units that are not known here."""
    value, unit = given
    if unit in _PIXELS:
        return value * _PIXELS[unit]
    if unit in _OF_THE_FONT:
        return value * _OF_THE_FONT[unit] * font
    return None if value else value


def color(tokens: Iterable[Any] | None, current: Color | None = None) -> Color | None:
    """The first colour of a value, `current` where it says currentColor; None when there is none that is known here."""
    from tinycss2.color4 import parse_color

    for token in tokens or ():
        found = parse_color(token)
        if found == "currentcolor":
            return current
        if found is not None:
            try:
                red, green, blue = found.to("srgb").coordinates
            except NotImplementedError:  # lab and its like
                return None
            return red, green, blue, found.alpha
    return None

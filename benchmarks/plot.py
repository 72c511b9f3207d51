"""A plot of a few lines, both axes by powers of ten, as SVG: what documents show, without a plotting library."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 400, 60, 50, 40, 200
COLOURS = ("#1f6feb", "#d1242f", "#1a7f37", "#8250df", "#bf8700", "#57606a")


@dataclass(frozen=True)
class Line:
    """(x, y) above zero, and what they are."""

    label: str
    points: Sequence[tuple[float, float]]


def plot(title: str, x_label: str, lines: Sequence[Line]) -> str:
    """An SVG document."""
    x_low, x_high = _ends([x for line in lines for x, _ in line.points])
    y_low, y_high = _ends([y for line in lines for _, y in line.points])

    def at(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - x_low) / (x_high - x_low)
        up = (math.log10(y) - y_low) / (y_high - y_low)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - BOTTOM - TOP)

    parts = [f'<text x="{LEFT}" y="22" font-size="15">{escape(title)}</text>']
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(x_label)}</text>')
    for power in range(x_low, math.floor(x_high) + 1):
        x, y = at(10**power, 10**y_low)
        parts.append(_rule(f"M{x:.0f} {TOP}V{y:.0f}") + f'<text x="{x:.0f}" y="{y + 18:.0f}" text-anchor="middle">{10**power:,}</text>')
    for power in range(y_low, math.floor(y_high) + 1):
        x, y = at(10**x_low, 10**power)
        name = f'<text x="{x - 6:.0f}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g}</text>'
        parts.append(_rule(f"M{x:.0f} {y:.0f}H{WIDTH - RIGHT}") + name)
    ends = sorted((at(*line.points[-1])[1], number) for number, line in enumerate(lines))
    lowest = -math.inf
    for y, number in ends:
        lowest = max(y, lowest + 16)  # labels under each other
        parts.append(_line([at(*point) for point in lines[number].points], COLOURS[number % len(COLOURS)], lines[number].label, lowest))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *parts, "</svg>\n"])


def _rule(way: str) -> str:
    return f'<path d="{way}" stroke="#d0d7de"/>'


def _line(points: Sequence[tuple[float, float]], colour: str, label: str, label_y: float) -> str:
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    text = f'<text x="{points[-1][0] + 10:.0f}" y="{label_y + 4:.0f}" fill="{colour}">{escape(label)}</text>'
    return f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{text}'


def _ends(values: Sequence[float]) -> tuple[int, float]:
    """Powers of ten: the last whole one below the values, and that of the largest."""
    low = math.floor(math.log10(min(values)))
    return low, max(math.log10(max(values)), low + 1)

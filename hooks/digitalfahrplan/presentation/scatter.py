"""A picture of points between 0 and 10 on two axes, with links: static SVG, its table stands beside it.

Places are percentages, so that the picture shrinks on a phone and its words do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .html import Html, lines, tag

MARGIN, RADIUS = 7.0, 12
"""Around the field in percent of the picture; of a point in pixels."""
_MIDDLE = 50.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: where it is (0 to 10), what stands in it, what it is called, where it leads."""

    x: float
    y: float
    sign: str
    name: str
    href: str


def scatter(title: str, description: str, across: str, up: str, dots: Sequence[Dot]) -> Html:
    """Points in a square; axis names say which way is more. Without points: nothing."""
    if not dots:
        return Html("")
    size = _percent(100 - 2 * MARGIN)
    field = tag("rect", x=_percent(MARGIN), y=_percent(MARGIN), width=size, height=size, class_="df-punkte__feld")
    cross = [_line(_MIDDLE, MARGIN, _MIDDLE, 100 - MARGIN), _line(MARGIN, _MIDDLE, 100 - MARGIN, _MIDDLE)]
    names = [_axis(across, 100 - MARGIN / 3), _axis(up, MARGIN * 2 / 3)]
    inside = [tag("title", title), tag("desc", description), field, *cross, *names, *(_dot(dot) for dot in dots)]
    drawn = tag("svg", lines(inside), width="100%", class_="df-punkte")
    return tag("figure", drawn, class_="df-grafik", aria_label=title)


def _percent(value: float) -> str:
    return f"{value:.1f}%"


def _line(x1: float, y1: float, x2: float, y2: float) -> Html:
    ends = {"x1": _percent(x1), "y1": _percent(y1), "x2": _percent(x2), "y2": _percent(y2)}
    return tag("line", **ends, class_="df-punkte__mitte")


def _axis(name: str, down: float) -> Html:
    return tag("text", name, x=_percent(_MIDDLE), y=_percent(down), class_="df-punkte__achse")


def _dot(dot: Dot) -> Html:
    step = (100 - 2 * MARGIN) / 10
    x, y = _percent(MARGIN + dot.x * step), _percent(100 - MARGIN - dot.y * step)
    circle, sign = tag("circle", cx=x, cy=y, r=RADIUS), tag("text", dot.sign, x=x, y=y, dy="0.35em")
    return tag("a", tag("title", dot.name), circle, sign, href=dot.href, aria_label=dot.name)

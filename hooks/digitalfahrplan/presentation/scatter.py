"""A picture of points between 0 and 10 on two axes, with links: static SVG, its table stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .html import Html, lines, tag

SIZE, MARGIN, RADIUS = 560, 56, 13
_FIELD = SIZE - 2 * MARGIN


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
    frame = tag("rect", x=MARGIN, y=MARGIN, width=_FIELD, height=_FIELD, class_="df-punkte__feld")
    middle = SIZE // 2
    cross = [_line(middle, MARGIN, middle, SIZE - MARGIN), _line(MARGIN, middle, SIZE - MARGIN, middle)]
    names = [
        tag("text", across, x=middle, y=SIZE - 14, class_="df-punkte__achse"),
        tag("text", up, x=middle, y=30, class_="df-punkte__achse"),
    ]
    inside = [tag("title", title), tag("desc", description), frame, *cross, *names, *(_dot(dot) for dot in dots)]
    drawn = tag("svg", lines(inside), viewBox=f"0 0 {SIZE} {SIZE}", width=SIZE, height=SIZE, class_="df-punkte")
    return tag("div", drawn, class_="df-grafik", role="region", aria_label=title, tabindex=0)


def _line(x1: int, y1: int, x2: int, y2: int) -> Html:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_="df-punkte__mitte")


def _dot(dot: Dot) -> Html:
    x, y = MARGIN + dot.x / 10 * _FIELD, SIZE - MARGIN - dot.y / 10 * _FIELD
    circle = tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=RADIUS)
    sign = tag("text", dot.sign, x=f"{x:.1f}", y=f"{y + 4:.1f}")
    return tag("a", tag("title", dot.name), circle, sign, href=dot.href, aria_label=dot.name)

"""A picture of points on two axes, with links: static SVG, its table stands beside it.

Places are percentages, so that the picture shrinks on a phone and its words do not. The axes show only the whole points
between which something lies, and points that would hide each other move aside: the table has the exact values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from ..html import Html, lines, tag

MARGIN, RADIUS, STEP = 8.0, 12, 4.4
"""Around the field in percent of the picture; of a point in pixels; how near two points may be, in percent."""
_TRIES = 8
_MIDDLE = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: where it is (0 to 10), what stands in it, what it is called, where it leads."""

    x: float
    y: float
    sign: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class _Axis:
    """The whole points from `low` to `high`, spread over the field."""

    low: int
    high: int

    def place(self, value: float) -> float:
        """How far along the axis, in percent of the picture."""
        return MARGIN + (value - self.low) / (self.high - self.low) * (100 - 2 * MARGIN)


def scatter(title: str, description: str, across: str, up: str, dots: Sequence[Dot]) -> Html:
    """Points in a square; axis names say which way is more. Without points: nothing."""
    if not dots:
        return Html("")
    wide, high = _axis(dot.x for dot in dots), _axis(dot.y for dot in dots)
    size = _percent(100 - 2 * MARGIN)
    field = tag("rect", x=_percent(MARGIN), y=_percent(MARGIN), width=size, height=size, class_="df-punkte__feld")
    places = _apart([(wide.place(dot.x), 100 - high.place(dot.y)) for dot in dots])
    points = [_dot(dot, *place) for dot, place in zip(dots, places, strict=True)]
    inside = [tag("title", title), tag("desc", description), field, *_scale(wide, high, across, up), *points]
    return tag(
        "figure", tag("svg", lines(inside), width="100%", class_="df-punkte"), class_="df-grafik", aria_label=title
    )


def _axis(values: Iterator[float]) -> _Axis:
    known = [*values]
    low, high = floor(min(known)), ceil(max(known))
    return _Axis(low, high) if low < high else _Axis(low - 1, high + 1)


def _apart(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same places in their order; who would hide another moves right or left by whole steps, a few at most."""
    taken: list[tuple[float, float]] = []
    for x, y in places:
        free = (aside for aside in _asides(x, y) if not any(_near(aside, other) for other in taken))
        taken.append(next(free, (x, y)))
    return taken


def _asides(x: float, y: float) -> Iterator[tuple[float, float]]:
    for step in range(_TRIES + 1):
        aside = x + STEP * ((step + 1) // 2) * (1 if step % 2 else -1)
        if MARGIN <= aside <= 100 - MARGIN:
            yield aside, y


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 < (0.95 * STEP) ** 2


def _scale(wide: _Axis, high: _Axis, across: str, up: str) -> list[Html]:
    """The middle of the scale as lines where it can be seen, the ends as numbers, the names of the axes."""
    low, top, under = MARGIN, 100 - MARGIN, 100 - MARGIN / 3
    return [
        *([_line(wide.place(_MIDDLE), low, wide.place(_MIDDLE), top)] if wide.low < _MIDDLE < wide.high else []),
        *(
            [_line(low, 100 - high.place(_MIDDLE), top, 100 - high.place(_MIDDLE))]
            if high.low < _MIDDLE < high.high
            else []
        ),
        *(_text(str(value), wide.place(value), under) for value in (wide.low, wide.high)),
        *(_text(str(value), low / 2, 101.5 - high.place(value)) for value in (high.low, high.high)),
        _text(across, 50, under),
        _text(up, 50, MARGIN * 2 / 3),
    ]


def _percent(value: float) -> str:
    return f"{value:.1f}%"


def _line(x1: float, y1: float, x2: float, y2: float) -> Html:
    ends = {"x1": _percent(x1), "y1": _percent(y1), "x2": _percent(x2), "y2": _percent(y2)}
    return tag("line", **ends, class_="df-punkte__mitte")


def _text(words: str, x: float, y: float) -> Html:
    return tag("text", words, x=_percent(x), y=_percent(y))


def _dot(dot: Dot, x: float, y: float) -> Html:
    circle = tag("circle", cx=_percent(x), cy=_percent(y), r=RADIUS)
    sign = tag("text", dot.sign, x=_percent(x), y=_percent(y), dy="0.35em")
    return tag("a", tag("title", dot.name), circle, sign, href=dot.href, aria_label=dot.name)

"""Bar charts without script: text of the page, and for each bar a small SVG as wide as there is room.

So the words have the page's size on a phone and on paper too, and wrap instead of being cut. The policy forbids inline
styles, hence widths in percent as attributes; colours are classes of the stylesheet, and each series has a pattern of
its own, because colour is never alone (WCAG 1.4.1). A table with the same facts stands beside each chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from ...values import german
from ..html import Html, lines, tag

HEIGHT = 20
_TILE = 10
# What is drawn over the colour of a series, in its order: nothing, then lines, dots, lines in other directions.
_PATTERNS = (
    "",
    "M-2 12L12-2M-2 2L2-2M8 12L12 8",
    "M4.2 5a.8.8 0 1 1 1.6 0a.8.8 0 1 1-1.6 0",
    "M-2-2L12 12M8-2L12 2M-2 8L2 12",
    "M0 5H10M5 0V10",
    "M5 0V10",
    "M0 5H10",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: how long it is and which of the chart's series it belongs to."""

    series: int
    value: float


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its name, its parts, what is written behind it, and where a limit is marked (None: no limit)."""

    label: str
    parts: Sequence[Part]
    text: str
    limit: float | None = None


def bar_chart(title: str, description: str, series: Sequence[tuple[str, str]], rows: Sequence[BarRow]) -> Html:
    """Stacked bars from left to right; `series` are (name, class of the colour). Without any value: nothing."""
    scale = max((max(_length(row), row.limit or 0.0) for row in rows), default=0.0)
    if scale <= 0:
        return Html("")
    key = f"muster-{crc32(title.encode()):08x}"
    caption = tag("figcaption", tag("strong", title), " ", tag("span", description))
    signs = tag("ul", lines(_sign(key, index, *one) for index, one in enumerate(series)), class_="df-balken__zeichen")
    bars = tag("ul", lines(_row(key, row, scale, series) for row in rows), class_="df-balken__reihen")
    return tag("figure", lines([caption, signs, bars]), class_="df-balken")


def _length(row: BarRow) -> float:
    return sum(part.value for part in row.parts)


def _sign(key: str, index: int, name: str, css: str) -> Html:
    """One entry of the legend; it carries the pattern that the bars refer to."""
    tile = {"width": _TILE, "height": _TILE}
    ground = tag("rect", class_=css, **tile)
    drawn = tag("path", d=_PATTERNS[index % len(_PATTERNS)])
    pattern = tag("pattern", ground, drawn, id=f"{key}-{index}", patternUnits="userSpaceOnUse", **tile)
    box = tag("rect", width="100%", height="100%", fill=f"url(#{key}-{index})")
    return tag("li", tag("svg", pattern, box, width=24, height=14, role="img", aria_label="Muster für"), " ", name)


def _row(key: str, row: BarRow, scale: float, series: Sequence[tuple[str, str]]) -> Html:
    drawn, left = [], 0.0
    for part in row.parts:
        if part.value > 0:
            drawn.append(_stretch(left / scale, part.value / scale, f"{key}-{part.series}"))
        left += part.value
    limit = [_limit(row.limit / scale)] if row.limit else []
    bar = tag("svg", *drawn, *limit, width="100%", height=HEIGHT, role="img", aria_label=_in_words(row, series))
    return tag("li", tag("span", row.label), " ", bar, " ", tag("span", row.text))


def _in_words(row: BarRow, series: Sequence[tuple[str, str]]) -> str:
    parts = [f"{series[part.series][0]} {german.number(Decimal(part.value))}" for part in row.parts if part.value > 0]
    return ", ".join(parts) or "nichts"


def _stretch(start: float, length: float, pattern: str) -> Html:
    return tag("rect", x=_percent(start), width=_percent(length), height=HEIGHT, fill=f"url(#{pattern})")


def _limit(share: float) -> Html:
    return tag("line", x1=_percent(share), x2=_percent(share), y1=-4, y2=HEIGHT + 4)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"

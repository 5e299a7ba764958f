"""Bar charts as static SVG: no script, readable in dark mode and in print, each with a table beside it.

Colours are classes of the stylesheet; sizes are attributes, because the site's policy forbids inline styles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .html import Html, join, lines, tag
from .mermaid import shorten

WIDTH, LABEL, BEHIND, BAR, GAP, LEGEND = 880, 270, 260, 22, 12, 28
NAME_LIMIT = 36
_ROOM = WIDTH - LABEL - BEHIND


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
    height = LEGEND + len(rows) * (BAR + GAP) + GAP
    bars = [_bar(row, LEGEND + GAP + index * (BAR + GAP), scale, series) for index, row in enumerate(rows)]
    inside = [tag("title", title), tag("desc", description), _legend(series), *bars]
    drawn = tag(
        "svg",
        lines(inside),
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        role="img",
        class_="df-balken",
    )
    return tag("div", drawn, class_="df-grafik", role="region", aria_label=title, tabindex=0)


def _length(row: BarRow) -> float:
    return sum(part.value for part in row.parts)


def _legend(series: Sequence[tuple[str, str]]) -> Html:
    step = min(250, WIDTH // max(1, len(series)))
    return join(
        join([_rect(index * step, 4, 14, 14, css), _text(index * step + 20, 16, name)])
        for index, (name, css) in enumerate(series)
    )


def _bar(row: BarRow, top: int, scale: float, series: Sequence[tuple[str, str]]) -> Html:
    drawn, left = [], float(LABEL)
    for part in row.parts:
        width = part.value / scale * _ROOM
        drawn.append(_rect(left, top, width, BAR, series[part.series][1]))
        left += width
    limit = [_limit(LABEL + row.limit / scale * _ROOM, top)] if row.limit else []
    name = shorten(row.label, NAME_LIMIT)
    behind = max(left, LABEL + (row.limit or 0.0) / scale * _ROOM) + 8
    return tag("g", _text(0, top + 16, name), *drawn, *limit, _text(behind, top + 16, row.text))


def _rect(x: float, y: float, width: float, height: float, css: str) -> Html:
    return tag("rect", x=f"{x:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{height:.1f}", class_=css)


def _limit(x: float, top: int) -> Html:
    return tag("line", x1=f"{x:.1f}", y1=top - 4, x2=f"{x:.1f}", y2=top + BAR + 4, class_="df-balken__grenze")


def _text(x: float, y: float, text: str) -> Html:
    return tag("text", text, x=f"{x:.1f}", y=f"{y:.1f}")

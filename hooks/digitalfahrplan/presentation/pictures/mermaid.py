"""Mermaid text: bars and boxes in, the source of a roadmap or of a dependency diagram out.

Nothing here draws. The same text is drawn at build time or in the browser (see `diagrams`), and any other program that
understands Mermaid can show it too.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

State = Literal["offen", "laufend", "abgeschlossen", "verzug-droht", "verzug", "pausiert", "verworfen"]

LABEL_LIMIT = 42
"""Characters beside a bar: short enough to fit on one side of any bar of a chart drawn with `diagrams.CONFIG`."""

BOX_LIMIT = 90
SECTION_LINE, SECTION_LINES = 22, 2

QUARTER_YEARS, TICK_YEARS = 8, 20
"""Up to so many years an axis shows quarters, and then years; beyond, the drawing program chooses."""

JOINER = "\u2060"
"""Word joiner, invisible. A label that begins with it is never read as a keyword, a comment or a list."""

TWINS: Mapping[str, str] = {":": "\u2236", '"': "\u02ba", ">": "\u02c3"}
"""Characters that no Mermaid parser takes in a label, and look-alikes; `diagram_svg` writes the real ones again."""

_TO_TWINS = str.maketrans(dict(TWINS))
_JOINED = re.compile(r"[%&#\\<$]")
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co"})


@dataclass(frozen=True)
class Look:
    """How a state is drawn: Mermaid's tags of a bar, class of a box, a sign (colour is never alone), a word."""

    tags: str
    css: str
    sign: str
    word: str


LOOKS: Mapping[State, Look] = {
    "offen": Look("", "offen", "", "geplant"),
    "laufend": Look("active", "laufend", "", "laufend"),
    "abgeschlossen": Look("done", "abgeschlossen", "✓", "abgeschlossen"),
    "verzug-droht": Look("active, crit", "droht", "?", "Verzug droht"),
    "verzug": Look("crit", "verzug", "!", "im Verzug"),
    "pausiert": Look("done, crit", "ruht", "‖", "pausiert"),
    "verworfen": Look("done, crit", "ruht", "✕", "verworfen"),
}


@dataclass(frozen=True)
class Bar:
    """A bar of a roadmap: from the first to the last day, both included; no last day means that it goes on."""

    label: str
    section: str
    first: date
    last: date | None
    state: State = "offen"
    href: str = ""
    milestone: bool = False


@dataclass(frozen=True)
class Node:
    """A box of a dependency diagram."""

    id: str
    label: str
    state: State = "offen"
    href: str = ""


@dataclass(frozen=True)
class Axis:
    """The days a roadmap shows, both included. Bars that reach further are cut there and say so with ◂ and ▸."""

    first: date
    last: date


def escape(text: str, limit: int = 0) -> str:
    """Any text as a Mermaid label: one line, nothing in it means anything to a parser, `limit` characters at most.

    Used for every label, title and description, in a gantt and (between quotes) in a flowchart. What it does was found
    by trying every punctuation mark and keyword in Mermaid 11 and merman 0.9.
    """
    plain = "".join(" " if char.isspace() else char for char in text if _is_printable(char))
    short = shorten(" ".join(plain.split()), limit)
    return JOINER + _JOINED.sub(rf"{JOINER}\g<0>{JOINER}", short).translate(_TO_TWINS)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters (0: any number), cut after a whole word where there is one, with an ellipsis."""
    if not 0 < limit < len(text):
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit // 2 else head).rstrip(" ,;:-–(") + "…"


def _is_printable(char: str) -> bool:
    return char.isspace() or (unicodedata.category(char) not in _UNPRINTABLE and char not in "\ufffe\uffff")


def fit(bars: Iterable[Bar], today: date) -> Axis | None:
    """Whole years that show all bars; of a longer plan, `QUARTER_YEARS` from two years before `today`; None without."""
    drawn = list(bars)
    if not drawn:
        return None
    first = min(bar.first.year for bar in drawn)
    last = max(max(bar.first, bar.last or bar.first, today if bar.last is None else bar.first).year for bar in drawn)
    start = max(first, min(today.year - 2, last - QUARTER_YEARS + 1))
    return Axis(date(start, 1, 1), date(min(last, start + QUARTER_YEARS - 1), 12, 31))


def roadmap(title: str, description: str, bars: Sequence[Bar], today: date | None, axis: Axis | None) -> str | None:
    """A gantt of quarters and years: one section after the other, a line for `today` if the axis has that day.

    `axis` comes from `fit`, or says itself what part of the plan is shown. Bar n of `bars` is called `n<n>` in the
    text, as in `links`. None where there is nothing to draw. A timeline of one measure is a roadmap too.
    """
    if not bars or axis is None:
        return None
    head = ["gantt", *_described(title, description), "dateFormat YYYY-MM-DD", *_ticks(axis), "todayMarker off"]
    lines = [*head, *_sections(bars, axis, list(_markers(today, axis)))]
    return "\n    ".join(lines) + "\n"


def dependencies(title: str, description: str, nodes: Sequence[Node], edges: Iterable[tuple[str, str]]) -> str | None:
    """A flowchart from left to right. An edge leads from what must be finished to what waits for it, by ids of nodes.

    Edges to boxes that are not there are left out. None where there is no edge: boxes alone say nothing.
    """
    names = {node.id: f"n{index}" for index, node in enumerate(nodes)}
    arrows = [f"{names[start]} --> {names[end]}" for start, end in edges if start in names and end in names]
    if not arrows:
        return None
    boxes = [f'n{index}["{_marked(node, BOX_LIMIT)}"]:::{LOOKS[node.state].css}' for index, node in enumerate(nodes)]
    return "\n    ".join(["flowchart LR", *_described(title, description), *boxes, *arrows]) + "\n"


def links(drawn: Sequence[Bar] | Sequence[Node]) -> dict[str, str]:
    """Which name in the text leads to which address, for `diagrams.render`."""
    addresses = [item.href for item in drawn]
    return {f"n{index}": href for index, href in enumerate(addresses) if href}


def _described(title: str, description: str) -> Iterator[str]:
    yield f"accTitle: {escape(title)}"
    yield f"accDescr: {escape(description)}"


def _ticks(axis: Axis) -> Iterator[str]:
    years = axis.last.year - axis.first.year + 1
    yield "axisFormat Q%q" if years <= QUARTER_YEARS else "axisFormat %Y"
    if years <= TICK_YEARS:
        yield "tickInterval 3month" if years <= QUARTER_YEARS else "tickInterval 12month"


def _markers(today: date | None, axis: Axis) -> Iterator[str]:
    """Upright lines: the years over the quarters, today, and the two ends, which no bar may be at."""
    if axis.last.year - axis.first.year < QUARTER_YEARS:
        starts = (date(year, 1, 1) for year in range(axis.first.year, axis.last.year + 1))
        yield from (f"{day.year} :vert, j{day.year}, {day}, 0d" for day in starts if day >= axis.first)
    yield from (f"{JOINER} :vert, {name}, {day}, 0d" for name, day in (("von", axis.first), ("bis", axis.last)))
    if today is not None and axis.first <= today <= axis.last:
        yield f"Heute :vert, heute, {today}, 0d"


def _sections(bars: Sequence[Bar], axis: Axis, markers: Sequence[str]) -> Iterator[str]:
    """Sections in the order of their first bar; the markers stand in the first, because a task needs a section."""
    rows: dict[str, list[str]] = {}
    for index, bar in enumerate(bars):
        rows.setdefault(bar.section, list(markers) if not rows else []).append(_row(f"n{index}", bar, axis))
    for section, tasks in rows.items():
        yield f"section {_wrapped(section)}"
        yield from tasks


def _row(name: str, bar: Bar, axis: Axis) -> str:
    """One bar as a task. Mermaid's end is the day after; what lies outside the axis is a sliver at its edge."""
    first = min(max(bar.first, axis.first), axis.last - timedelta(days=1))
    if bar.milestone:
        return f"{_cut(bar, axis)} :{_tags(bar, 'milestone')}{name}, {first}, 0d"
    last = axis.last if bar.last is None or bar.last >= axis.last else max(bar.last, first) + timedelta(days=1)
    return f"{_cut(bar, axis)} :{_tags(bar)}{name}, {first}, {last}"


def _cut(bar: Bar, axis: Axis) -> str:
    last = bar.first if bar.milestone else bar.last
    before = "◂ " if bar.first < axis.first else ""
    after = " ▸" if last is None or last > axis.last else ""
    return before + _marked(bar, LABEL_LIMIT) + after


def _marked(item: Bar | Node, limit: int) -> str:
    sign = LOOKS[item.state].sign
    return escape(f"{sign} {item.label}", limit)


def _tags(bar: Bar, *more: str) -> str:
    tags = [tag for tag in (LOOKS[bar.state].tags, *more) if tag]
    return "".join(f"{tag}, " for tag in tags)


def _wrapped(section: str) -> str:
    lines = textwrap.wrap(section, SECTION_LINE, max_lines=SECTION_LINES, placeholder=" …")
    return "<br>".join(map(escape, lines)) or JOINER

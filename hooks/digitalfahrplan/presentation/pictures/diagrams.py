"""Mermaid text → a block of HTML: an SVG drawn at build time, or the text itself for the browser to draw.

merman draws; `diagram_svg` writes again what it drew, from lists of what is allowed. A browser draws instead
(with the same `CONFIG`) where merman is missing, where `live` asks for it and where merman cannot draw the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from functools import cache
from hashlib import blake2b
from html import escape
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from .drawing import redraw
from .mermaid import LOOKS, State
from .mermaid_by_hand import kind, safe_source, without_entities

try:
    import merman
    from merman.merman_uniffi import InternalError

    FAILURES: tuple[type[Exception], ...] = (merman.MermanError, InternalError, ParseError, RecursionError, ValueError)
except ImportError:  # no wheel for this kind of machine
    merman = None
    FAILURES = ()

CONFIG: Final[Mapping[str, Any]] = {
    "look": "classic",
    "theme": "neutral",
    "fontFamily": "system-ui, sans-serif",
    "fontSize": 14,
    "htmlLabels": False,
    "flowchart": {"htmlLabels": False, "useMaxWidth": False, "wrappingWidth": 190},
    "gantt": {
        "useMaxWidth": False,
        "useWidth": 960,
        "barHeight": 24,
        "barGap": 6,
        "topPadding": 48,
        "leftPadding": 180,
        "rightPadding": 24,
        "gridLineStartPadding": 24,
        "axisFormat": "%d.%m.%y",
        "topAxis": True,
        "fontSize": 14,  # measured a little larger than the stylesheet draws: system fonts differ in width
        "sectionFontSize": 13,
        "numberSectionStyles": 2,
    },
}
"""Mermaid's configuration, for merman and the browser alike. Sizes in CSS pixels."""

LIVE_CONFIG: Final[Mapping[str, Any]] = {
    **CONFIG,
    "startOnLoad": False,
    "securityLevel": "strict",
    "suppressErrorRendering": True,
}

DRESSED = frozenset({"flowchart", "gantt", "graph", "pie", "sequenceDiagram", "timeline"})
"""Kinds of diagrams whose class names our stylesheet knows; others are left to the browser in Mermaid's colours."""

PADDINGS = (100, 140, 180)
"""Widths of the column of section names. A few, because each one has an engine of its own."""

LIMITS = {"max_layout_work_units": 14_000_000}
LIMITS_BY_HAND = {"max_layout_work_units": 2_000_000, "max_svg_bytes": 1_000_000}
"""What merman may spend on our own diagrams, and on others: with more, a few lines keep it busy for minutes."""

DEADLINE = 1_000
"""Milliseconds for a diagram written by hand; merman looks at the clock now and then."""

_SECTION = re.compile(r"^ *section (.*)$", re.MULTILINE)


def render(text: str, *, label: str, links: Mapping[str, str] | None = None, live: bool = False, key: str = "") -> str:
    """The block for one of our own diagrams; `links` as `mermaid.links` gives them.

    `label` names the region that scrolls, and the picture where the text has no accTitle. `live` leaves the drawing to
    the browser, without links. Two diagrams with the same text on one page need different `key`s. The same input gives
    the same bytes. The block is one line of HTML, so it can stand in Markdown as it is.
    """
    svg = None if live else _drawn(text, label, links or {}, key)
    return _block(text, label, svg)


def render_written(text: str, *, label: str, live: bool = False, key: str = "") -> str | None:
    """The block for a diagram that somebody wrote by hand, or None if `safe_source` refuses it. Never raises."""
    source = safe_source(text)
    if source is None:
        return None
    drawable = kind(source) in DRESSED and not live
    svg = _drawn(without_entities(source), label, {}, key, by_hand=True) if drawable else None
    return _block(source, label, svg)


def legend(states: Collection[State], *, milestones: bool = False) -> str:
    """What signs and frames mean, for the states that occur, in the order of `LOOKS`; empty without any."""
    items = [(look.css, look.sign, look.word) for state, look in LOOKS.items() if state in states]
    if milestones:
        items.append(("meilenstein", "◆", "Meilenstein"))
    entries = " ".join(
        f'<li><span class="df-zeichen df-zeichen--{css}" aria-hidden="true">{sign}</span> {escape(word)}</li>'
        for css, sign, word in items
    )
    return f'<ul class="df-legende" aria-label="Legende">{entries}</ul>' if entries else ""


def _block(text: str, label: str, svg: str | None) -> str:
    """A region that scrolls by itself and is reached by keyboard; without a picture, the source that becomes one."""
    name = "df-diagramm" if kind(text) in DRESSED else "df-diagramm df-diagramm--papier"
    inner = svg or f'<pre><code class="language-mermaid">{escape(text)}</code></pre>'.replace("\n", "&#10;")
    region = f'class="{name}" data-search-exclude role="region" aria-label="{escape(label)}" tabindex="0"'
    return f"<div {region}>{inner}</div>"


def _drawn(text: str, label: str, links: Mapping[str, str], key: str, *, by_hand: bool = False) -> str | None:
    if merman is None:
        return None
    try:
        engine = _engine(_padding(text), by_hand)
        svg = _within_deadline(engine, text) if by_hand else engine.render_svg(text, None)
        return redraw(svg, label, links, _ident(key, label, text))
    except FAILURES:
        return None


def _within_deadline(engine: Any, text: str) -> str:
    control = merman.MermanOperationControl(timeout_ms=DEADLINE)
    order = merman.MermanOperationRequestV4(
        operation_id="svg", source=text, uri=None, options_json=None, control=control
    )
    return str(engine.execute(order).data, "utf-8")


@cache
def _engine(padding: int, by_hand: bool) -> Any:
    """merman set up once: reading the configuration takes longer than drawing. It keeps nothing between diagrams."""
    site = {**CONFIG, "gantt": {**CONFIG["gantt"], "leftPadding": padding}}
    resources = {"profile": "interactive", "limits": LIMITS_BY_HAND if by_hand else LIMITS}
    return merman.MermanEngine(options_json=json.dumps({"site_config": site, "resources": resources}), services=None)


def _padding(text: str) -> int:
    lines = [line for name in _SECTION.findall(text) for line in name.split("<br>")]
    needed = max(map(len, lines), default=0) * 7 + 16
    return next((padding for padding in PADDINGS if padding >= needed), PADDINGS[-1])


def _ident(key: str, label: str, text: str) -> str:
    """The same on every machine and in every build, another for every diagram of a page."""
    return "d" + blake2b("\0".join((key, label, text)).encode(), digest_size=5).hexdigest()

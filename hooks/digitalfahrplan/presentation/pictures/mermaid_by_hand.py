"""Mermaid text that somebody wrote into a measure: what of it may be drawn at all. Untrusted, whoever wrote it."""

from __future__ import annotations

import html
import re
import unicodedata

from .mermaid import escape

MAX_CHARACTERS, MAX_LINES, MAX_LINE = 20_000, 400, 1_000

KINDS = frozenset({
    "architecture-beta", "block", "block-beta", "classDiagram", "classDiagram-v2", "erDiagram", "flowchart", "gantt",
    "gitGraph", "graph", "journey", "kanban", "mindmap", "packet", "packet-beta", "pie", "quadrantChart", "radar-beta",
    "requirementDiagram", "sankey", "sankey-beta", "sequenceDiagram", "stateDiagram", "stateDiagram-v2", "timeline",
    "treemap", "treemap-beta", "xychart", "xychart-beta",
})  # fmt: skip
"""The kinds of diagrams that may be written by hand: those that come without a program, a picture or an address."""

FORBIDDEN = re.compile(
    r"%%\s*\{"  # directives (init, wrap) change the configuration, and with it what is safe
    r"|\A\s*---"  # front matter does the same
    r"|@\s*\{"  # shapes and icons with properties, pictures among them
    r"|\bclick\b|\bhref\b|\bcallback\b|\burl\s*\(|javascript:"  # links, calls, addresses
    r"|^\s*(?:links?|properties|details)\b"  # links of the people in a sequence
    r"|^\s*excludes\b",  # a long duration with days left out is counted day by day, for minutes
    re.MULTILINE | re.IGNORECASE,
)

COLOURED = frozenset({
    "block", "block-beta", "classDiagram", "classDiagram-v2", "erDiagram", "flowchart", "graph", "requirementDiagram",
    "stateDiagram", "stateDiagram-v2",
})  # fmt: skip
"""Kinds with statements that give a box a colour."""

_COLOURS = re.compile(r"^[ \t]*(?:style|linkStyle|classDef)\b.*\n?", re.MULTILINE)
_COMMENT = re.compile(r"^\s*%%.*$", re.MULTILINE)
_ENTITY = re.compile(r"#(\w{1,10});")


def safe_source(text: str) -> str | None:
    """The text as it may be drawn, or None if it may not.

    Line ends and control characters are tidied. Colours are left out: those of the site are readable in light and dark.
    """
    if len(text) > MAX_CHARACTERS:
        return None
    tidy = "".join(char for char in "\n".join(text.splitlines()) if _is_harmless(char)).strip()
    lines = tidy.split("\n")
    if len(lines) > MAX_LINES or max(map(len, lines)) > MAX_LINE:
        return None
    if FORBIDDEN.search(tidy) or kind(tidy) not in KINDS:
        return None
    return _COLOURS.sub("", tidy) if kind(tidy) in COLOURED else tidy


def kind(source: str) -> str:
    """The first word, which says what kind of diagram it is; empty where there is none."""
    words = _COMMENT.sub("", source).split(maxsplit=1)
    return words[0].rstrip(";:") if words else ""


def without_entities(source: str) -> str:
    """Mermaid's `#35;` and `#quot;` as the characters they stand for, which merman would show as they are written."""
    return _ENTITY.sub(_decoded, source)


def _decoded(match: re.Match[str]) -> str:
    name = match[1]
    char = html.unescape(f"&#{name};" if name.isdigit() else f"&{name};")
    return match[0] if len(char) > 2 else escape(char)


def _is_harmless(char: str) -> bool:
    return char in "\n\t" or (unicodedata.category(char) not in {"Cc", "Cs"} and char not in "\ufffe\uffff")

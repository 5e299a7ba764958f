"""Who looks on: a terminal that can draw, or something that takes lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from .lines import Lines
from .steps import Show


def show_on(stream: TextIO, environment: Mapping[str, str]) -> Show:
    """A moving picture for a terminal, plain lines for pipelines (`CI`), files, `TERM=dumb` and terminals without UTF-8.

    `NO_COLOR` takes the colours away and leaves the picture (https://no-color.org).
    """
    if not _can_draw(stream, environment):
        return Lines(stream)
    from .bars import Bars  # takes a moment to load

    return Bars(stream)


def _can_draw(stream: TextIO, environment: Mapping[str, str]) -> bool:
    if environment.get("CI") or environment.get("TERM", "dumb") in ("", "dumb", "unknown"):
        return False
    return stream.isatty() and (stream.encoding or "").lower().replace("-", "") == "utf8"

"""Text behind a `#` on a line with a key or a value: silently cut by every YAML reader, so refused."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml

from .flaw import Flaw

# A comment begins behind a blank; libyaml also cuts right behind a quote, a bracket or the mark of a block text.
_SUSPICIOUS = re.compile(r"(?<![\w/#])#|[|>][-+\d]+#")
Place = tuple[int, int]


def flaws_of_comments(text: str) -> Iterator[Flaw]:
    """Every comment of a readable YAML text that does not have a line of its own."""
    lines = [(number, line) for number, line in enumerate(text.split("\n")) if "#" in line and line.lstrip()[0] != "#"]
    if not any(_SUSPICIOUS.search(line) for _, line in lines):
        return
    spans = _spans(text)
    starts = [start for start, _ in spans]
    for number, line in lines:
        for match in re.finditer("#", line):
            place = (number, match.start())
            before = bisect_right(starts, place) - 1
            if before < 0 or place >= spans[before][1]:
                yield _flaw(*place, line)
                break


def _flaw(number: int, column: int, line: str) -> Flaw:
    lost = line[column:].strip()
    cut = lost if len(lost) <= 40 else f"{lost[:39]}…"
    hint = "Kommentare in eine eigene Zeile, Werte mit # in Anführungszeichen schreiben."
    return Flaw("A117", number, column, f"„{cut}“ gilt als Kommentar und fällt weg.", hint, len(lost))


def _spans(text: str) -> list[tuple[Place, Place]]:
    """From where to where texts stand, in order; a `#` in there belongs to the text."""
    spans = []
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            end: Any = event.end_mark
            # The header line of a block text may be followed by a comment.
            begin = (start.line + 1, 0) if event.style in ("|", ">") else (start.line, start.column)
            spans.append((begin, (end.line, end.column)))
    return spans

"""Text behind ` #` on a line with a key or a value: silently cut by every YAML reader, so refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from .flaw import Flaw

_HASH = re.compile(r"(?<=\s)#")


def flaws_of_comments(text: str) -> Iterator[Flaw]:
    """Every comment that does not have a line of its own."""
    lines = [(number, line) for number, line in enumerate(text.split("\n")) if "#" in line and not line.lstrip().startswith("#")]
    if not any(_HASH.search(line) for _, line in lines):
        return
    inside = _inside(text)
    for number, line in lines:
        for match in _HASH.finditer(line):
            if not inside(number, match.start()):
                yield _flaw(number, match.start(), line)
                break


def _flaw(number: int, column: int, line: str) -> Flaw:
    lost = line[column:].strip()
    return Flaw(
        "A117", number, column, f"„{lost[:40]}“ gilt als Kommentar und fällt weg.",
        "Kommentare in eine eigene Zeile, Werte mit # in Anführungszeichen schreiben.", len(lost),
    )  # fmt: skip


def _inside(text: str) -> Callable[[int, int], bool]:
    """A test whether a place lies inside a quoted or a block text."""
    spans = list(_spans(text))

    def inside(line: int, column: int) -> bool:
        return any(start <= (line, column) < end for start, end in spans)

    return inside


def _spans(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.ScalarEvent) and event.style:
                start, end = event.start_mark, event.end_mark
                if event.style in "|>":  # the header line of a block text may be followed by a comment
                    yield (start.line + 1, 0), (end.line, end.column)
                else:
                    yield (start.line, start.column), (end.line, end.column)
    except yaml.YAMLError:
        return  # the syntax error is reported by itself

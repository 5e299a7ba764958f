"""How deep lists and quotes of a description nest: readers of Markdown call themselves for every level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .flaw import Flaw

MAX_DEPTH = 20
# A line at a depth of 21 begins with at least 21 of these: cheap to rule out.
_SUSPICIOUS = re.compile(r"\n[ \t>*+\-\d.)]{%d}" % (MAX_DEPTH + 1))  # noqa: UP031 - the braces are the pattern's
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_STEP = re.compile(r"[ \t]*(?:(>)|([-*+]|\d{1,9}[.)])(?=[ \t]|$))")


def flaws_of_nesting(text: str, start: int) -> Iterator[Flaw]:
    """The first line of the body (from index `start` on) that is too deep; line by line, as an upper bound."""
    if not _SUSPICIOUS.search(text, max(0, start - 1)):
        return
    lists: list[int] = []
    fence = ""
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start)):
        opened = _FENCE.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        elif not fence and not _RULE.fullmatch(line) and _depth(line, lists) > MAX_DEPTH:
            column = len(line) - len(line.lstrip(" \t>"))
            detail = f"Listen und Zitate stehen hier mehr als {MAX_DEPTH} Ebenen tief ineinander."
            yield Flaw("A118", number, min(column, len(line) - 1), detail, "Einfacher gliedern.")
            return


def _depth(line: str, lists: list[int]) -> int:
    """How many lists and quotes are open behind the marks of a line; `lists` holds the columns of the open lists."""
    quotes, index = 0, 0
    while step := _STEP.match(line, index):
        index = step.end()
        if step[1]:
            quotes += 1
        else:
            column = step.start(2)
            while lists and lists[-1] >= column:
                lists.pop()
            lists.append(column)
    return quotes + len(lists)

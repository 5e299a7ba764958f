"""One thing that was there and is no longer, or is suspiciously different; and the problem it becomes on its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ..problems import Problem
from ..source import Document, Loc
from ..values.wording import shown
from .where import Lines

_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that stood at `loc` and is no longer there: `name` is what it is called."""

    loc: Loc
    name: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that stands at `loc` now and is not what it was."""

    code: str
    loc: Loc
    detail: str
    hint: str


@dataclass(frozen=True, slots=True)
class Shorter:
    """A list that had `before` entries and has `after`; `names` are the missing ones, `loc` the first of them, then."""

    loc: Loc
    before: int
    after: int
    names: tuple[str, ...]


Loss = Gone | Changed | Shorter


def problems_of(losses: Iterable[Loss], then: Document, now: Document) -> Iterator[Problem]:
    """The losses of one file as problems, each on the line as it is now; keys that went together are told together."""
    found = list(losses)
    gone = [(then.problem("G101", loss.loc, "", key=True).line, loss) for loss in found if isinstance(loss, Gone)]
    short = [(then.problem("G102", loss.loc, "").line, loss) for loss in found if isinstance(loss, Shorter)]
    lines = Lines(then.text, now.text) if gone or short else None
    if lines:
        placed = sorted(((lines.line_for(line), line, loss) for line, loss in gone), key=lambda row: row[:2])
        for line, rows in groupby(placed, key=lambda row: row[0]):
            yield at_line(now, "G101", line, *_of_keys([loss for _, _, loss in rows]))
        for line, shorter in short:
            yield at_line(now, "G102", lines.line_for(line), *_of_list(shorter))
    for loss in found:
        if isinstance(loss, Changed):
            yield now.problem(loss.code, loss.loc, loss.detail, loss.hint)


def on_line(now: Document, code: str, line: int, detail: str, hint: str) -> Problem:
    """A problem of a whole line, from 1."""
    return replace(at_line(now, code, line, detail, hint), length=max(1, len(now.line(line).strip())))


def at_line(now: Document, code: str, line: int, detail: str, hint: str) -> Problem:
    """A problem where a line begins, from 1: nothing is wrong with the line itself."""
    text = now.line(line)
    return Problem(now.path, line, len(text) - len(text.lstrip()) + 1, code, detail, hint, 1, text)


def listing(names: Iterable[str]) -> str:
    """Some names in German quotation marks; of many the first ones and how many more."""
    every = [shown(name) for name in names]
    more = len(every) - _ENOUGH
    return ", ".join(every) if more <= 0 else f"{', '.join(every[:_ENOUGH])} und {more} weitere"


def _of_keys(gone: list[Gone]) -> tuple[str, str]:
    hint = "Wieder einfügen; war es Absicht, bleibt es so."
    if len(gone) == 1:
        told = f" mit {shown(gone[0].told)}" if gone[0].told else ""
        return f"Hier stand {shown(gone[0].name)}{told}; das fehlt jetzt.", hint
    return f"Hier standen {listing(loss.name for loss in gone)}; das fehlt jetzt.", hint


def _of_list(loss: Shorter) -> tuple[str, str]:
    name = str(next(step for step in reversed(loss.loc) if isinstance(step, str)))
    entries = "Einträge" if loss.before > 1 else "Eintrag"
    missing = f"Es {'fehlt' if len(loss.names) == 1 else 'fehlen'} {listing(loss.names)}."
    detail = f"{shown(name)} hatte {loss.before} {entries}, jetzt {loss.after}. {missing}"
    return detail, "Den Eintrag wieder einfügen; war es Absicht, bleibt es so."

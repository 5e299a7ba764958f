"""One file then and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..model import Measure, Part, Programme, Town
from ..problems import ERROR, Problem
from ..source import PROGRAMMES, Document, Loc
from .fields import changed, halved, shortened
from .loss import Gone, Loss, Shorter, listing, on_line, problems_of
from .rows import matched, named
from .where import Lines


def losses_of(then: Document, now: Document) -> Iterator[Problem]:
    """What of a file got lost. Nothing where it was not readable before."""
    if not now.raw.strip():
        if then.raw.strip():
            yield on_line(now, "G109", 1, f"Die Datei ist leer; vorher hatte sie {_lines(then)}.", _BACK)
    elif then.data and now.data is None:
        yield _damaged(then, now)
    elif then.data is not None and now.data is not None:
        yield from problems_of(_mapping(_model(then), then.data, now.data, (), ()), then, now)
        if halved(then.body, now.body):
            line = max(now.body_line, Lines(then.text, now.text).first_change if then.body else 1)
            line = min(line, now.text.count("\n") + 1)
            yield on_line(now, "G105", line, *shortened(then.body, now.body))


_BACK = "Die Datei aus dem früheren Stand zurückholen."


def _lines(document: Document) -> str:
    number = document.text.rstrip().count("\n") + 1
    return "1 Zeile" if number == 1 else f"{number} Zeilen"


def _model(document: Document) -> type[Part]:
    if not document.folder:
        return Town
    return Programme if document.folder == PROGRAMMES else Measure


def _damaged(then: Document, now: Document) -> Problem:
    """Where reading stops now, and what was to be read before."""
    detail = f"Vor dieser Änderung waren hier zu lesen: {listing(then.data or ())}. Jetzt ist davon nichts zu lesen."
    error = next((problem for problem in sorted(now.problems) if problem.severity == ERROR), None)
    if error is None or error.code == "A111":  # seen from the top of the file; then says where the front matter ended
        line = Lines(then.text, now.text).line_for(then.body_line - 1)
        return on_line(now, "G108", line, detail, "Hier muss wieder eine Zeile „---“ stehen, dann ist alles wieder da.")
    told = on_line(now, "G108", error.line, detail, "Den Fehler an dieser Stelle beheben, dann ist alles wieder da.")
    return replace(told, column=max(told.column, error.column))  # told behind the error, which has to be mended


def _mapping(model: type[Part], old: dict[str, Any], new: dict[str, Any], then: Loc, now: Loc) -> Iterator[Loss]:
    for key, value in old.items():
        if key in new:
            yield from _value(model, value, new[key], (*then, key), (*now, key))
        else:
            yield Gone((*then, key), key, value if isinstance(value, str) else "")


def _value(model: type[Part], old: Any, new: Any, then: Loc, now: Loc) -> Iterator[Loss]:
    if isinstance(old, list) or isinstance(new, list):
        yield from _sequence(model, _as_list(old), _as_list(new), then, now)
    elif isinstance(old, dict):
        yield from _mapping(model, old, new if isinstance(new, dict) else {}, then, now)
    elif isinstance(new, str):
        yield from changed(model, now, old, new)


def _sequence(model: type[Part], old: list[Any], new: list[Any], then: Loc, now: Loc) -> Iterator[Loss]:
    pairs = matched(old, new)
    stayed = {index for index, _ in pairs}
    missing = [index for index in range(len(old)) if index not in stayed]
    if len(new) < len(old) and missing:
        names = tuple(named(old[index], index + 1) for index in missing)
        yield Shorter((*then, missing[0]), len(old), len(new), names)
    for i, j in pairs:
        if isinstance(old[i], dict | list):
            yield from _value(model, old[i], new[j], (*then, i), (*now, j))


def _as_list(value: Any) -> list[Any]:
    """One word stands for a list of one."""
    return value if isinstance(value, list) else [value]

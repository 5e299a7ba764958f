"""Tables as CSV: one file for programs (RFC 4180), one for German Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .column import Column, Value
from .values import GERMAN, PLAIN, Texts

_BOM = "\ufeff"
_QUOTE = '"'


def as_csv(columns: Sequence[Column[Any]], values: Sequence[Sequence[Value]]) -> tuple[str, str]:
    """The same for programs and for German Excel; `values` are those of each column.

    For programs: commas, decimal points, lines end with CR LF. For Excel: semicolons, decimal commas, and a mark at the beginning
    by which it knows UTF-8.
    """
    names = [column.name for column in columns]
    plain = [PLAIN[column.kind](cells) for column, cells in zip(columns, values, strict=True)]
    german = [_german(column, texts) for column, texts in zip(columns, plain, strict=True)]
    return _written(names, plain, ","), _BOM + _written(names, german, ";")


def _german(column: Column[Any], texts: Texts) -> Texts:
    change = GERMAN.get(column.kind)
    return change(texts) if change else texts


def _written(names: Iterable[str], texts: Sequence[Texts], between: str) -> str:
    columns = [_quoted([name, *column], between) for name, column in zip(names, texts, strict=True)]
    return "".join(f"{between.join(row)}\r\n" for row in zip(*columns, strict=True))


def _quoted(texts: Texts, between: str) -> Texts:
    """The texts of a column, in quotation marks where the file could be misread; in most columns that is nowhere."""
    whole = "".join(texts)
    if not any(char in whole for char in (between, _QUOTE, "\r", "\n")):
        return texts
    risky = re.compile(f"[{between}{_QUOTE}\r\n]")
    return [f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if risky.search(text) else text for text in texts]

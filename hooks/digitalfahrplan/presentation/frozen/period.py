"""Periods in words: from when until when, or ongoing."""

from __future__ import annotations

from ...values import Span, Unreadable, german, parse_date
from ..columns import between
from ..html import Html, text
from .tolerant import is_nothing, raw, record

PERIOD = frozenset({"beginn", "ende", "fortlaufend"})


def period_words(value: object) -> Html:
    """`{beginn, ende, fortlaufend}` in words; what is something else stays as it stands in the file."""
    if is_nothing(value):
        return text(german.NOT_STATED)
    told = record(value)
    try:
        start, end = _date(told.get("beginn")), _date(told.get("ende"))
    except Unreadable:
        return text(raw(value))
    return text(between(start, end, ongoing=told.get("fortlaufend") is True) if told else raw(value))


def _date(value: object) -> Span | None:
    return None if is_nothing(value) else parse_date(raw(value))

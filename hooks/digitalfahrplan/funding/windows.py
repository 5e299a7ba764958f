"""When a programme takes applications (planning.md, reason `frist`). Vague dates: open from the first day to the last."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ..model import Programme, Window


class State(StrEnum):
    """Whether one can apply: now, later, at any time, no more, or nobody knows."""

    OPEN = "offen"
    LATER = "demnaechst"
    ROLLING = "jederzeit"
    UNKNOWN = "unbekannt"
    OVER = "vorbei"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            "offen": "jetzt offen",
            "demnaechst": "öffnet noch",
            "jederzeit": "jederzeit möglich",
            "unbekannt": "Frist unbekannt",
            "vorbei": "vorbei",
        }[self]


def state(programme: Programme, today: date) -> State:
    """What holds on a day. The end of `laufzeit` beats everything, `fortlaufend` beats windows that are over."""
    if has_ended(programme, today):
        return State.OVER
    if programme.rolling:
        return State.LATER if _starts_later(programme, today) else State.ROLLING
    if not programme.windows:
        return State.UNKNOWN
    left = windows_left(programme, today)
    if not left:
        return State.OVER
    return State.OPEN if any(is_open(window, today) for window in left) else State.LATER


def has_ended(programme: Programme, today: date) -> bool:
    """Whether the last day of `laufzeit` is before today."""
    end = programme.term.end if programme.term else None
    return end is not None and end.last < today


def windows_left(programme: Programme, today: date) -> tuple[Window, ...]:
    """The windows whose last day is not before today, in the order in which they close, those without an end last."""
    left = (window for window in programme.windows if window.closes is None or window.closes.last >= today)
    return tuple(sorted(left, key=_order))


def is_open(window: Window, today: date) -> bool:
    """Whether a window that is not over has opened."""
    return window.opens is None or window.opens.first <= today


def _starts_later(programme: Programme, today: date) -> bool:
    start = programme.term.start if programme.term else None
    return start is not None and start.first > today


def _order(window: Window) -> tuple[date, date, str]:
    closes = window.closes.last if window.closes else date.max
    return closes, window.opens.first if window.opens else date.min, window.label or ""

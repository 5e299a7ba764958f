"""Which day it is: the one place that may ask a clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today_from(given: date | None) -> date:
    """The day that was given, else the one of `SOURCE_DATE_EPOCH`, else the clock's."""
    if given:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()

"""What stands in one field: dates with their precision, amounts, percents, numbers. Parse, order, add, print in German.

A text that cannot be read raises `Unreadable` with the code of the problem, a German sentence and one way out.
"""

from .amounts import Estimate, parse_amount, parse_estimate
from .dates import Span, YearSpan, parse_date, parse_day, parse_year, parse_year_span
from .intervals import Interval
from .numbers import Percent, parse_number, parse_percent, parse_share, parse_signed_number, parse_yes_no
from .unreadable import Unreadable

__all__ = [
    "Estimate",
    "Interval",
    "Percent",
    "Span",
    "Unreadable",
    "YearSpan",
    "parse_amount",
    "parse_date",
    "parse_day",
    "parse_estimate",
    "parse_number",
    "parse_percent",
    "parse_share",
    "parse_signed_number",
    "parse_year",
    "parse_year_span",
    "parse_yes_no",
]

"""What the archive's pages still look for here; the words of numbers live in `values/german.py`."""

from ..values.german import NO_BREAK, NOT_STATED, count, enumerate_, euro, interval, number, plain_number

__all__ = ["NOT_STATED", "NO_BREAK", "count", "enumerate_", "euro", "interval", "number", "plain_number"]

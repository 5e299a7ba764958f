"""Lasting links (quality.md): an address ever published shows its page, leads on, or says what became of it.

What counts as published: everything in the list `archive/ADRESSEN.txt`, and every file of every snapshot.
"""

from .entering import bury, enter
from .entry import Tombstone
from .kinds import FILED, KINDS, MEASURES, PLACES, PROGRAMMES, UNITS
from .promises import Live, Promises, is_published, keep, live

__all__ = [
    "FILED", "KINDS", "MEASURES", "PLACES", "PROGRAMMES", "UNITS",
    "Live", "Promises", "Tombstone", "bury", "enter", "is_published", "keep", "live",
]  # fmt: skip

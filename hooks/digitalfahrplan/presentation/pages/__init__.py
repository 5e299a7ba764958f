"""All generated pages: measures, programmes, budget years, places, units, and old addresses that moved or are gone."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import Page
from ..view import View
from .budget import budget_pages
from .measure import measure_page
from .moved import moved_pages
from .place import place_pages
from .programme import programme_page
from .tombstone import tombstone_pages
from .unit import unit_pages


def pages_of(view: View) -> Iterator[Page]:
    """Every generated page of a view, in the order of the files."""
    for measure in view.plan.measures:
        yield measure_page(view, measure)
    for programme in view.plan.programmes:
        yield programme_page(view, programme)
    yield from budget_pages(view)
    yield from place_pages(view)
    yield from unit_pages(view)
    yield from moved_pages(view)
    yield from tombstone_pages(view)

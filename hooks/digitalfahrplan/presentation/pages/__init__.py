"""All generated pages: measures, programmes, budget years, places, units, and old addresses that moved."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Entity, Measure
from ...plan import Plan
from ..html import lines, link, tag
from ..links import Links, measure_address, programme_address
from ..page import Page
from ..view import View
from .budget import budget_pages
from .measure import measure_page
from .place import place_pages
from .programme import programme_page
from .unit import unit_pages


def all_pages(plan: Plan, *, live: bool = False) -> Iterator[Page]:
    """Every generated page, in the order of the files."""
    yield from pages_of(View(plan, live=live))


def pages_of(view: View) -> Iterator[Page]:
    """Every generated page of a view."""
    for measure in view.plan.measures:
        yield measure_page(view, measure)
    for programme in view.plan.programmes:
        yield programme_page(view, programme)
    yield from budget_pages(view)
    yield from place_pages(view)
    yield from unit_pages(view)
    for entity in (*view.plan.measures, *view.plan.programmes):
        for id_ in entity.former_ids:
            yield moved_page(entity, id_)


def moved_page(entity: Entity, former_id: str) -> Page:
    """The page at an old address: it leads on by itself, and says so to whoever reads it."""
    address = measure_address if isinstance(entity, Measure) else programme_address
    here = address(former_id)
    target = Links(here).to(address(entity.id))
    sentence = tag("p", "Diese Seite heißt jetzt ", link(target, entity.title), ".", class_="df-kurz")
    meta: dict[str, object] = {"weiter": target, "search": {"exclude": True}}
    return Page(f"{here.rstrip('/')}.md", entity.title, entity.summary, lines([sentence]), (), entity.path, meta)

"""Pages at former addresses: they lead on by themselves, without server or script, and say so to whoever reads them."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Entity, Measure
from ..html import lines, link, tag
from ..links import Links, measure_address, programme_address
from ..page import Page
from ..view import View


def moved_pages(view: View) -> Iterator[Page]:
    """One page for every former id of a measure or programme."""
    for entity in (*view.plan.measures, *view.plan.programmes):
        for id_ in entity.former_ids:
            yield moved_page(entity, id_)


def moved_page(entity: Entity, former_id: str) -> Page:
    """The page at one former address. Its meta `weiter` becomes the redirect in the head (hooks/theme/main.html)."""
    address = measure_address if isinstance(entity, Measure) else programme_address
    here = address(former_id)
    target = Links(here).to(address(entity.id))
    sentence = tag("p", "Diese Seite heißt jetzt ", link(target, entity.title), ".", class_="df-kurz")
    meta: dict[str, object] = {"weiter": target, "search": {"exclude": True}}
    return Page(f"{here.rstrip('/')}.md", entity.title, entity.summary, lines([sentence]), (), entity.path, meta)

"""Every file for other programs, as path and content. Adapters write them beside the pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..partners.roadmap import as_text
from ..presentation.links import FEED, ROADMAP
from ..presentation.view import View
from .api import api_files
from .calendar import calendars
from .catalogue import catalogue_files, described_files
from .feed import feed
from .roadmap import own_roadmap
from .schema import schema_files
from .tables import table_files


def public_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Paths from the site's root, and contents: the same bytes for the same plan and address."""
    described, contents = described_files(view), {}
    for path, content in _without_catalogue(view):
        if path in described:
            contents[path] = content
        yield path, content
    yield from catalogue_files(view, contents)


def _without_catalogue(view: View) -> Iterator[tuple[str, bytes]]:
    yield from ((path, text.encode()) for path, text in _texts(view))
    yield from table_files(view)
    yield from api_files(view)


def _texts(view: View) -> Iterator[tuple[str, str]]:
    plan, root = view.plan, view.root
    yield ROADMAP, as_text(own_roadmap(plan, root))
    yield FEED, feed(plan, root)
    yield from calendars(plan, root)
    yield from schema_files(root)

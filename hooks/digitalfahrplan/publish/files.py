"""Every file for other programs, as path and text. Adapters write them beside the pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..partners.roadmap import as_text
from ..plan import Plan
from ..presentation.links import FEED, ROADMAP
from .calendar import calendars
from .feed import feed
from .roadmap import own_roadmap
from .schema import schema_files


def public_files(plan: Plan, root: str) -> Iterator[tuple[str, str]]:
    """Paths from the site's root, and texts; `root` is the site's address, "/" if nobody knows it."""
    yield ROADMAP, as_text(own_roadmap(plan, root))
    yield FEED, feed(plan, root)
    yield from calendars(plan, root)
    yield from schema_files(root)

"""The page of one measure: its sections in the order of site.md, each one small function."""

from __future__ import annotations

from collections.abc import Callable

from ....model import Measure
from ...links import Links, measure_address
from ...page import Page, Section
from ...view import View
from .chances import due, possible
from .citing import citing
from .closing import closing, more, plain_language
from .council import decisions, history, indicators, services
from .frozen import frozen_versions
from .head import description, lead
from .money import funding, money
from .people import cooperation, people
from .priority import priority
from .subject import Subject
from .time import dependencies, timeline
from .where import places

# A section that has nothing to say is None; money, time and people always say something.
SECTIONS: tuple[Callable[[Subject], Section | None], ...] = (
    description, timeline, places, money, priority, people, dependencies, funding, due, possible, cooperation, services,
    decisions, indicators, history, frozen_versions, plain_language, more, citing, closing,
)  # fmt: skip


def measure_page(view: View, measure: Measure) -> Page:
    """The page of a measure."""
    address = measure_address(measure.id)
    subject = Subject(view, measure, Links(address))
    sections = [section for section in (make(subject) for make in SECTIONS) if section]
    path = f"{address.rstrip('/')}.md"
    meta: dict[str, object] = {"eltern": "massnahmen/", "stand": measure.as_of.isoformat()}
    return Page(path, measure.title, measure.summary, lead(subject), sections, measure.path, meta)

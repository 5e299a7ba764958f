"""One measure on its page: what every section needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Measure
from ...plan import Plan
from ..links import Links, measure_address, programme_address
from ..view import View


@dataclass(frozen=True, slots=True)
class Subject:
    """A measure, the view it is part of, and links as seen from its page."""

    view: View
    measure: Measure
    links: Links

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.view.plan


@dataclass(frozen=True, slots=True)
class BodyTargets:
    """Where links in a description lead."""

    plan: Plan
    links: Links

    def page(self, id_: str) -> str | None:
        """The page of a measure or programme, today's or former id; None for anything else."""
        if id_ in self.plan.by_id:
            return self.links.to(measure_address(id_))
        return self.links.to(programme_address(id_)) if id_ in self.plan.programme_by_id else None

    def file(self, path: str) -> str:
        """A file of docs/ or a page by its address."""
        return self.links.to(path)

"""One measure on its page: what every section needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from ....model import Measure
from ....plan import Plan
from ...links import Links, page_address
from ...view import View


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

    view: View
    links: Links

    def page(self, id_: str) -> str | None:
        """The page of a measure or programme, today's or former id; None for anything else."""
        address = self.view.addresses.get(id_)
        return address and self.links.to(address)

    def file(self, path: str) -> str | None:
        """A file of docs/, or a page by its address; None if it is known not to be there."""
        files = self.view.files
        if "." in path.rpartition("/")[2]:
            address, known = page_address(path), files is None or path in files
        else:
            address = f"{path.rstrip('/')}/".removeprefix("/")
            known = files is None or address in self.view.pages
        return self.links.to(quote(address)) if known else None

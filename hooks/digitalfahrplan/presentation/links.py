"""Addresses. Every link on the site is relative, so that it works under any address and from a folder on a disk."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass


def measure_address(id_: str) -> str:
    """The stable address of a measure; it depends on the id alone (format.md)."""
    return f"massnahmen/{id_}/"


def programme_address(id_: str) -> str:
    """The stable address of a funding programme."""
    return f"foerderung/{id_}/"


def budget_address(year: int) -> str:
    """The page of a budget year."""
    return f"haushalt/{year}/"


def place_address(id_: str) -> str:
    """The page of a place."""
    return f"orte/{id_}/"


def unit_address(id_: str) -> str:
    """The page of a unit."""
    return f"organisation/{id_}/"


def area_address(area: str) -> str:
    """The page of an area."""
    return f"bereiche/{area}/"


def paper_address(anchor: str) -> str:
    """A council paper on the page of all papers."""
    return f"beschluesse/#{anchor}"


def unit_calendar(id_: str) -> str:
    """The calendar of a unit."""
    return f"kalender/einheit-{id_}.ics"


def form_address(folder: str, id_: str) -> str:
    """A file in the form, which reads the way to it behind "#"."""
    return f"{FORM}#/collections/{folder}/entries/{id_}"


def area_calendar(area: str) -> str:
    """The calendar of an area."""
    return f"kalender/{area}.ics"


FORM = "bearbeiten/"
FUNDING_CALENDAR = "kalender/foerderfristen.ics"
FEED = "feed.xml"
ROADMAP = "roadmap.json"


def page_address(path: str) -> str:
    """The address of a Markdown file below the docs folder, "" for the start page; any other path as it is."""
    if not path.endswith(".md"):
        return path
    page = path.removesuffix(".md")
    return page.removesuffix("index") if page.rpartition("/")[2] == "index" else f"{page}/"


@dataclass(frozen=True, slots=True)
class Links:
    """Links as seen from one page; `here` is its address without the leading slash, "" for the start page."""

    here: str

    def to(self, address: str) -> str:
        """A page or file of the site, given from its root; a fragment or query may follow."""
        path, rest = _split(address)
        relative = posixpath.relpath(path or ".", self.here or ".")
        return f"{relative}{'/' if path.endswith('/') or not path else ''}{rest}"

    def measure(self, id_: str) -> str:
        """A measure's page."""
        return self.to(measure_address(id_))

    def programme(self, id_: str) -> str:
        """A programme's page."""
        return self.to(programme_address(id_))

    def method(self, anchor: str) -> str:
        """The definition of a figure."""
        return self.to(f"methode/#{anchor}")


def _split(address: str) -> tuple[str, str]:
    """The path, and what follows it."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    return path, address[len(path) :]

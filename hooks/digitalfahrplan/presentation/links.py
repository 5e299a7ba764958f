"""Addresses. Every link on the site is relative, so that it works under any address and from a folder on a disk."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


def measure_address(id_: str) -> str:
    """The stable address of a measure; it depends on the id alone (format.md)."""
    return f"massnahmen/{id_}/"


def programme_address(id_: str) -> str:
    """The stable address of a funding programme."""
    return f"foerderung/{id_}/"


def area_address(area: str) -> str:
    """The page of an area."""
    return f"bereiche/{area}/"


@dataclass(frozen=True, slots=True)
class Links:
    """Links as seen from one page; `here` is its address without the leading slash, "" for the start page."""

    here: str

    def to(self, address: str) -> str:
        """A page or file of the site, given from its root; a fragment or query may follow."""
        path, mark, rest = _split(address)
        relative = posixpath.relpath(path or ".", self.here or ".")
        return f"{relative}{'/' if path.endswith('/') or not path else ''}{mark}{rest}"

    def measure(self, id_: str) -> str:
        """A measure's page."""
        return self.to(measure_address(id_))

    def programme(self, id_: str) -> str:
        """A programme's page."""
        return self.to(programme_address(id_))

    def method(self, anchor: str) -> str:
        """The definition of a figure."""
        return self.to(f"methode/#{anchor}")


def _split(address: str) -> tuple[str, str, str]:
    for mark in "?#":
        path, found, rest = address.partition(mark)
        if found:
            return path, mark, rest
    return address, "", ""

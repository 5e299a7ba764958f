"""How a report refers to measures and definitions: on the site by relative links, on paper by full addresses or not at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from ..html import Html, join, link, tag, text
from ..links import Links, measure_address
from ..marks import definition
from ..view import View


class References(Protocol):
    """What a rendering of the report can point to."""

    def measure(self, id_: str, title: str) -> Html:
        """A measure by its title."""

    def definition(self, anchor: str) -> Html:
        """The way to how something is computed, "" where there is none."""

    def page(self, address: str, label: str) -> Html:
        """A page of the site by its address from the root."""


class Words:
    """No links: titles only."""

    def measure(self, id_: str, title: str) -> Html:
        """The title."""
        return text(title)

    def definition(self, anchor: str) -> Html:
        """Nothing."""
        return Html("")

    def page(self, address: str, label: str) -> Html:
        """The label."""
        return text(label)


@dataclass(frozen=True)
class OnSite:
    """Links of a page of the site; what the plan does not know has no page."""

    view: View
    links: Links

    def measure(self, id_: str, title: str) -> Html:
        """The title, linked."""
        return link(self.links.measure(id_), title) if id_ in self.view.plan.by_id else text(title)

    def definition(self, anchor: str) -> Html:
        """The link of every figure of the site."""
        return definition(self.links, anchor)

    def page(self, address: str, label: str) -> Html:
        """The label, linked."""
        return link(self.links.to(address), label)


@dataclass(frozen=True)
class ByAddress:
    """Full addresses of the site at `root`, which ends with a slash."""

    root: str
    known: Collection[str]

    def measure(self, id_: str, title: str) -> Html:
        """The title, linked."""
        return link(f"{self.root}{measure_address(id_)}", title) if id_ in self.known else text(title)

    def definition(self, anchor: str) -> Html:
        """The link of every figure of the site."""
        return link(f"{self.root}methode/#{anchor}", "Wie wird das berechnet?", class_="df-definition")

    def page(self, address: str, label: str) -> Html:
        """The label, linked."""
        return link(f"{self.root}{address}", label)


def on_paper(view: View) -> References:
    """Full addresses where the site has one, else words."""
    return (
        ByAddress(view.root, frozenset(view.plan.by_id)) if view.root.startswith(("http://", "https://")) else Words()
    )


def closing(references: References, anchor: str, said: str = "") -> Html:
    """What stands below a table: a sentence, and the way to how it is computed; nothing where there is neither."""
    parts = [part for part in (text(said), references.definition(anchor)) if part]
    return tag("p", join(parts, " ")) if parts else Html("")

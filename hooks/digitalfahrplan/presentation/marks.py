"""Small marks that return everywhere: status, traffic light, tags, definition links."""

from __future__ import annotations

from ..model import Measure, Status
from ..timeline import Light
from .html import Html, join, link, tag
from .links import Links


def status_mark(status: Status) -> Html:
    """The status as word, shape and colour."""
    return tag("span", status.label, class_=f"df-status df-status--{status}")


def light_mark(light: Light) -> Html:
    """The traffic light as word, shape and colour."""
    return tag("span", light.label, class_=f"df-ampel df-ampel--{light}")


def label_mark(label: str, *, warning: bool = False) -> Html:
    """A neutral tag."""
    return tag("span", label, class_="df-marke df-marke--warnung" if warning else "df-marke")


def definition(links: Links, anchor: str) -> Html:
    """The way to how a figure is computed."""
    return link(links.method(anchor), "Wie wird das berechnet?", class_="df-definition")


def note(*inside: str, kind: str = "") -> Html:
    """A remark in a box; `kind` is warnung, or nothing."""
    return tag("div", *inside, class_=f"df-hinweis df-hinweis--{kind}" if kind else "df-hinweis")


def progress(percent: int | float, shown: str) -> Html:
    """A bar with its figure beside it."""
    bar = tag("progress", shown, max=100, value=str(percent), aria_label="Fortschritt")
    return tag("p", bar, join([" ", shown]), class_="df-fortschritt")


def measure_link(links: Links, measure: Measure) -> Html:
    """A measure by its title."""
    return link(links.measure(measure.id), measure.title)

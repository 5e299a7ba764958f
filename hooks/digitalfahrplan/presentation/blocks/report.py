"""The status report as a page of the site."""

from __future__ import annotations

from ..html import Html, lines, tag
from ..links import Links
from ..report.parts import report, written
from ..report.references import OnSite
from ..view import View


def status_report(view: View, links: Links) -> Html:
    """Since the last snapshot: what changed and why, target and actual, what is in danger."""
    found = report(view, view.before, OnSite(view, links))
    return tag("div", lines([found.lead, written(found.sections)]), class_="df-bericht")

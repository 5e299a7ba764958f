"""The whole report as data: a lead and sections. The page and the paper write the same ones."""

from __future__ import annotations

from dataclasses import dataclass

from ...archive.edition import Edition
from ...report import compare, dangers, edition_of, farewells, targets
from ...values.dates import german_day
from ..html import Html, join, lines, tag, text
from ..marks import note
from ..page import Section
from ..view import View
from .changes import change_sections
from .figures import figure_list, figures
from .references import References
from .standing import danger_section, target_section


@dataclass(frozen=True, slots=True)
class Report:
    """What the report says, in its order."""

    lead: Html
    sections: tuple[Section, ...]


def report(view: View, before: Edition | None, references: References) -> Report:
    """The status report of a plan since an edition; without one only target and actual, and what is in danger."""
    plan = view.plan
    found, threats = targets(plan, before), dangers(plan, view.standings, view.schedule)
    changes = compare(before, edition_of(plan), farewells(plan.tombstones)) if before else None
    first = Section("Auf einen Blick", "auf-einen-blick", figure_list(figures(changes, found, threats), references))
    changed = change_sections(changes, before, references) if changes and before else ()
    rest = (danger_section(threats, references), target_section(found, references))
    return Report(_lead(view, before, references), (first, *changed, *rest))


def _lead(view: View, before: Edition | None, references: References) -> Html:
    today = german_day(view.plan.today)
    if before is not None:
        parts = [f"Stand {today}, verglichen mit dem ", _snapshot(view, before, references), "."]
        return tag("p", join(parts), class_="df-kurz")
    why = (
        "Der letzte archivierte Stand ist beschädigt oder lässt sich nicht lesen."
        if view.snapshots
        else "Noch ist keine Fassung archiviert."
    )
    told = f"{why} Deshalb steht hier, was erreicht ist und was gefährdet ist, aber nicht, was sich geändert hat."
    return lines([tag("p", f"Stand {today}.", class_="df-kurz"), note(tag("p", told))])


def _snapshot(view: View, before: Edition, references: References) -> Html:
    """The frozen state by its day and occasion, with the way to it where it is one of the archive."""
    label = f"archivierten Stand vom {german_day(before.day)}"
    same_day = [it for it in reversed(view.snapshots) if it.day == before.day]
    if not same_day:
        return text(label)
    found = next((it for it in same_day if it.year == before.year), same_day[0])
    about = "; ".join(told for told in (found.occasion, found.doubt.rstrip(".")) if told)
    return join([references.page(f"archiv/{found.name}/", label), f" ({about})" if about else ""])


def written(sections: tuple[Section, ...]) -> Html:
    """Sections as HTML with their headings."""
    return lines(join([tag("h2", it.title, id=it.anchor), "\n", it.html]) for it in sections)

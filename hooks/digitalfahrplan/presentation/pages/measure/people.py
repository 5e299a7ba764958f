"""Who: units with their person-days, and cooperation with others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....model import CooperationForm, StaffRow
from ... import german
from ...html import Html, join, lines, tag
from ...page import Section
from ...table import facts, wide_table
from .subject import Subject

ZERO = Decimal(0)
FORMS = {
    CooperationForm.ALONE: "Wir machen es selbst",
    CooperationForm.COUNTY: "Mit dem Kreis",
    CooperationForm.JOINT: "Gemeinsam mit anderen Kommunen",
    CooperationForm.REUSE: "Wir nutzen etwas nach",
    CooperationForm.OPEN: "Noch zu klären",
}


def people(subject: Subject) -> Section:
    """The responsible unit, the others, and the work that it takes."""
    return Section("Wer", "wer", lines([facts(_units(subject)), _staff(subject)]))


def _units(subject: Subject) -> Iterator[tuple[str, str]]:
    measure, name = subject.measure, subject.view.unit_name
    yield "Federführung", name(measure.lead)
    if measure.participants:
        yield "Beteiligt", german.enumerate_([name(unit) for unit in measure.participants])


def _staff(subject: Subject) -> Html:
    rows = subject.measure.staff
    if not rows:
        return tag("p", "Zum Personalbedarf gibt es noch keine Angabe.", class_="df-leer")
    years = sorted({row.year for row in rows})
    units = list(dict.fromkeys(row.unit for row in rows))
    table = [
        [
            subject.view.unit_name(unit),
            *(_days(subject, [r for r in rows if (r.unit, r.year) == (unit, year)]) for year in years),
        ]
        for unit in units
    ]
    return wide_table(
        "personal", "Personentage je Einheit und Jahr", ["Einheit", *(str(year) for year in years)], table
    )


def _days(subject: Subject, rows: list[StaffRow]) -> str:
    per_fte = subject.plan.town.days_per_fte
    days = sum((row.days if row.days is not None else (row.fte or ZERO) * per_fte for row in rows), ZERO)
    return german.plain_number(days) if rows else "–"


def cooperation(subject: Subject) -> Section | None:
    """Alone or with whom, and why; left out where nothing is said."""
    told = subject.measure.cooperation
    if told is None:
        return None
    partners = tag("ul", *(tag("li", partner.name) for partner in told.partners)) if told.partners else ""
    reason = tag("p", told.reason) if told.reason else ""
    return Section(
        "Zusammenarbeit",
        "zusammenarbeit",
        lines([tag("p", join([tag("strong", FORMS[told.form]), "."])), partners, reason]),
    )

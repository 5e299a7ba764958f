"""Who: units with their person-days, and cooperation with others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ....cooperation import Opportunity, by_measure
from ....model import Cooperation, CooperationForm, StaffRow
from ....values import german
from ...html import Html, lines, tag, void
from ...marks import definition
from ...offers import offer_html, why
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
    """Alone or with whom, and why, and what other towns plan that resembles it; left out where there is neither."""
    told, chances = subject.measure.cooperation, by_measure(subject.plan).get(subject.measure.id, [])
    if told is None and not chances:
        return None
    return Section("Zusammenarbeit", "zusammenarbeit", lines([*_settled(told), *_chances(subject, chances)]))


def _settled(told: Cooperation | None) -> Iterator[Html]:
    if told is None:
        yield tag("p", tag("strong", "Noch zu klären."))
        return
    yield tag("p", tag("strong", FORMS[told.form], "."))
    if told.partners:
        yield tag("ul", *(tag("li", partner.name) for partner in told.partners))
    if told.reason:
        yield tag("p", told.reason)


def _chances(subject: Subject, chances: Sequence[Opportunity]) -> Iterator[Html]:
    if not chances:
        return
    names = {partner.ags: partner.name for partner in subject.plan.town.partners}
    yield tag("h3", "Ähnliches in anderen Kommunen", id="aehnliches")
    yield tag("ul", *(tag("li", *_chance(match, names[match.roadmap.ags])) for match in chances))
    yield definition(subject.links, "kooperation")


def _chance(match: Opportunity, town: str) -> Iterator[Html | str]:
    yield tag("strong", f"{town}: ")
    yield offer_html(match.offer)
    yield void("br")
    yield f"{why(match)}. {'Wir arbeiten hier schon zusammen.' if match.together else ''}"

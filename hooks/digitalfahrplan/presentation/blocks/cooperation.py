"""Cooperation: alone or with whom and why, what is still to be settled, partners, and what other towns do that resembles ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...cooperation import Need, Opportunity, Partnership, by_form, needs, opportunities, partnerships, unsettled
from ...model import CooperationForm, Measure
from ...model.town_parts import PartnerTown
from ...partners import Roadmap
from ...values import german
from ...values.dates import german_day
from ..columns import MeasureColumns
from ..html import Html, join, lines, link, tag
from ..links import Links
from ..marks import definition, measure_link, status_mark
from ..offers import offer_html, why
from ..pages.measure.people import FORMS
from ..table import Cell, Column, Table, list_table
from ..view import View

_NOTHING = "noch nichts"


def at_a_glance(view: View, links: Links) -> Html:
    """How many measures take which form, what is open, and how many new chances there are, each with the way to its list."""
    counts = [(form, len(measures)) for form, measures in by_form(view.plan).items()]
    items = [
        *(_count(f"#form-{form}", number, FORMS[form]) for form, number in counts if number),
        _count("#offen", len(unsettled(view.plan)), "Noch zu klären"),
        _count("#chancen", sum(not match.together for match in opportunities(view.plan)), "Neue Chancen"),
    ]
    return tag("ul", *items, class_="df-zahlen")


def _count(address: str, number: int, label: str) -> Html:
    return tag("li", link(address, join([tag("strong", german.number(number)), " ", tag("span", label)])))


def forms(view: View, links: Links) -> Html:
    """The measures of every form with partners and reasons."""
    found = [(form, measures) for form, measures in by_form(view.plan).items() if measures]
    empty = tag("p", "Noch ist das bei keiner Maßnahme entschieden.", class_="df-leer")
    return lines(_form(view, links, form, measures) for form, measures in found) if found else empty


def _form(view: View, links: Links, form: CooperationForm, measures: Sequence[Measure]) -> Html:
    columns = MeasureColumns(view, links)
    told = [
        columns.title(),
        columns.status(),
        Column[Measure]("", "Mit wem", lambda measure: Cell(_partners(measure))),
        Column[Measure]("", "Warum", lambda measure: Cell(_reason(measure, german.NOT_STATED))),
    ]
    if form is CooperationForm.ALONE:
        del told[2]
    table = Table(f"liste-{form}", FORMS[form], told, measures, "Maßnahmen")
    return lines([tag("h3", FORMS[form], id=f"form-{form}"), list_table(table)])


def _partners(measure: Measure) -> str:
    partners = measure.cooperation.partners if measure.cooperation else ()
    return ", ".join(partner.name for partner in partners) or german.NOT_STATED


def _reason(measure: Measure, otherwise: str) -> str:
    return (measure.cooperation.reason if measure.cooperation else None) or otherwise


def still_open(view: View, links: Links) -> Html:
    """Open measures whose form is not settled, with what was said so far and who does something similar."""
    columns, similar = MeasureColumns(view, links), _similar(view)
    told = [
        columns.title(),
        columns.status(),
        columns.lead(),
        Column[Measure]("", "Was dazu gesagt ist", lambda measure: Cell(_reason(measure, _NOTHING))),
        Column[Measure]("", "Wer Ähnliches vorhat", lambda measure: Cell(", ".join(similar.get(measure.id, ["–"])))),
    ]
    return list_table(
        Table("liste-offen", "Noch zu klären", told, unsettled(view.plan), "Maßnahmen", empty="Hier ist nichts offen.")
    )


def _similar(view: View) -> Mapping[str, list[str]]:
    """For measures that resemble something elsewhere the names of these towns, the best match first."""
    found: dict[str, list[str]] = {}
    for match in opportunities(view.plan):
        towns = found.setdefault(match.measure.id, [])
        if _town(view, match.roadmap) not in towns:
            towns.append(_town(view, match.roadmap))
    return found


def _town(view: View, roadmap: Roadmap) -> str:
    """What our own kommune.yml calls the town."""
    return next(partner.name for partner in view.plan.town.partners if partner.ags == roadmap.ags)


def partners(view: View, links: Links) -> Html:
    """Who we work with and on what."""
    found = partnerships(view.plan)
    empty = tag("p", "Keine Maßnahme nennt einen Partner.", class_="df-leer")
    return lines(_partner(links, partnership) for partnership in found) if found else empty


def _partner(links: Links, partnership: Partnership) -> Html:
    number = german.count(len(partnership.measures), "Maßnahme", "Maßnahmen")
    items = [
        tag("li", join([measure_link(links, measure), " ", status_mark(measure.status)]))
        for measure in partnership.measures
    ]
    return tag("details", tag("summary", f"{partnership.name}: {number}"), tag("ul", *items))


def programmes(view: View, links: Links) -> Html:
    """Programmes that ask for partners, beside measures that have too few."""
    similar = _similar(view)
    columns = [
        Column[Need]("", "Programm", lambda need: Cell(link(links.programme(need.programme.id), need.programme.title))),
        Column[Need]("", "Verlangt", lambda need: Cell(f"{need.programme.min_partners} Kommunen, unsere mitgezählt")),
        Column[Need]("", "Maßnahmen, denen Partner fehlen", lambda need: Cell(_waiting(links, need, similar))),
    ]
    empty = "Zurzeit fehlt keiner Maßnahme ein Partner für ein Programm."
    caption = "Programme, die Partner verlangen"
    return list_table(Table("partnerprogramme", caption, columns, needs(view.plan), empty=empty, sortable=False))


def _waiting(links: Links, need: Need, similar: Mapping[str, list[str]]) -> Html:
    items = [[measure_link(links, measure), _hint(similar.get(measure.id, []))] for measure in need.measures]
    return tag("ul", *(tag("li", *item) for item in items))


def _hint(towns: list[str]) -> str:
    return f" (Ähnliches hat vor: {german.enumerate_(towns)})" if towns else ""


def chances(view: View, links: Links) -> Html:
    """What other towns do that resembles ours, best first, and how fresh our copies of their plans are."""
    columns = [
        Column[Opportunity](
            "titel", "Unsere Maßnahme", lambda match: Cell(measure_link(links, match.measure), match.measure.title)
        ),
        Column[Opportunity]("kommune", "Kommune", lambda match: Cell(_town(view, match.roadmap))),
        Column[Opportunity]("dort", "Was sie vorhat", lambda match: Cell(offer_html(match.offer), match.offer.title)),
        Column[Opportunity]("", "Was dafür spricht", lambda match: Cell(why(match))),
    ]
    table = Table(
        "chancen",
        "Kooperationschancen",
        columns,
        sorted(opportunities(view.plan), key=lambda match: match.together),
        "Chancen",
        groups=lambda match: (
            "Hier arbeiten wir schon zusammen" if match.together else "Hier könnten wir zusammenarbeiten"
        ),
        empty="In den Plänen der Partner ist nichts Ähnliches zu finden."
        if view.plan.town.partners
        else "Noch ist keine andere Kommune genannt, deren Plan verglichen wird.",
    )
    return lines([list_table(table), _copies(view), definition(links, "kooperation")])


def _copies(view: View) -> Html:
    roadmaps = {roadmap.ags: roadmap for roadmap in view.plan.roadmaps}
    items = [tag("li", _copy(view, partner, roadmaps.get(partner.ags))) for partner in view.plan.town.partners]
    return lines([tag("h3", "Woher die Angaben stammen", id="kopien"), tag("ul", *items)]) if items else Html("")


def _copy(view: View, partner: PartnerTown, roadmap: Roadmap | None) -> Html:
    name = (
        link(roadmap.address, partner.name, rel="noopener noreferrer") if roadmap and roadmap.address else partner.name
    )
    if roadmap is None:
        return join([name, ": noch keine Kopie ihres Plans"])
    told = [german.count(len(roadmap.offers), "Maßnahme", "Maßnahmen")]
    if roadmap.as_of:
        told.append(f"Stand {german_day(roadmap.as_of)}")
    if roadmap.fetched:
        age = german.count(max(0, (view.plan.today - roadmap.fetched).days), "Tag", "Tage")
        told.append(f"Kopie vom {german_day(roadmap.fetched)} ({age} alt)")
    if roadmap.licence:
        told.append(f"Lizenz {roadmap.licence}")
    return join([name, f": {', '.join(told)}"])

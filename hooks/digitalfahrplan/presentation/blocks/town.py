"""What kommune.yml says, for the pages around the plan: criteria, units, legal statements."""

from __future__ import annotations

from ...model import Criterion, Unit, UnitKind
from ...model.town_parts import Legal
from ...values import german
from ..html import Html, join, lines, link, tag
from ..links import Links, unit_address
from ..marks import note
from ..table import Cell, Column, Table, list_table
from ..view import View

UNIT_KINDS = {
    UnitKind.DEPARTMENT: "Fachbereiche",
    UnitKind.COMPANY: "Kommunale Beteiligungen",
    UnitKind.ASSOCIATION: "Zweckverbände",
    UnitKind.EXTERNAL: "Außerhalb der Kommune",
}


def legal(view: View, links: Links, key: str) -> Html:
    """A legal statement of kommune.yml by its German key; a visible gap while it is missing. Raises `KeyError`."""
    name, field = next((name, field) for name, field in Legal.model_fields.items() if field.alias == key)
    value = getattr(view.plan.town.legal, name)
    if value is None:
        return note(tag("p", f"Diese Angabe fehlt noch: {field.title}."), kind="warnung")
    if value.startswith("https://"):
        return tag("p", link(value, value, rel="noopener noreferrer"))
    return tag("p", link(f"mailto:{value}", value) if "@" in value and " " not in value else value)


def criteria(view: View, links: Links) -> Html:
    """The criteria with weight, share and scale, and the decision behind them."""
    told = view.plan.town.criteria
    if told is None:
        return tag("p", "Die Kommune hat noch keine Kriterien festgelegt.", class_="df-leer")
    total = sum(item.weight for item in told.items)
    columns = [
        Column[Criterion]("", "Kriterium", lambda item: Cell(item.name)),
        Column[Criterion]("", "Gewicht", lambda item: Cell(german.plain_number(item.weight)), "zahl"),
        Column[Criterion](
            "", "Anteil", lambda item: Cell(f"{german.number(100 * item.weight / total, 1)}{german.NO_BREAK}%"), "zahl"
        ),
        Column[Criterion](
            "",
            "Viele Punkte",
            lambda item: Cell("sprechen dagegen" if item.direction == "aufwand" else "sprechen dafür"),
        ),
        Column[Criterion]("", "Was die Punkte bedeuten", lambda item: Cell(_scale(item))),
    ]
    high, medium = told.thresholds.high, told.thresholds.medium
    levels = f"Ab {german.plain_number(high)} Punkten gilt die Stufe hoch, ab {german.plain_number(medium)} mittel, darunter niedrig."
    decided = ", ".join(
        part
        for part in (told.version and f"Fassung {told.version}", told.decision and f"beschlossen mit {told.decision}")
        if part
    )
    table = Table("kriterien", "Kriterien und Gewichte", columns, told.items, sortable=False)
    return lines([list_table(table), tag("p", levels), tag("p", f"{decided}.") if decided else ""])


def _scale(item: Criterion) -> str:
    return (
        "; ".join(f"{german.plain_number(points)}: {text}" for points, text in sorted(item.scale.items()))
        or german.NOT_STATED
    )


def organisation(view: View, links: Links) -> Html:
    """Every department and municipal company with the way to its page, by kind."""
    return lines(block for kind, title in UNIT_KINDS.items() for block in _units(view, links, kind, title))


def _units(view: View, links: Links, kind: UnitKind, title: str) -> list[Html]:
    units = [unit for unit in view.plan.town.units if unit.kind is kind]
    return (
        [tag("h2", title, id=f"art-{kind}"), tag("ul", *(_unit(view, links, unit) for unit in units))] if units else []
    )


def _unit(view: View, links: Links, unit: Unit) -> Html:
    led = sum(measure.lead == unit.id for measure in view.plan.measures)
    name = link(links.to(unit_address(unit.id)), tag("strong", unit.name))
    return tag("li", join([name, " ", tag("span", f"federführend bei {german.count(led, 'Maßnahme', 'Maßnahmen')}")]))


def ids(view: View, links: Links) -> Html:
    """The ids that authors may use: units, fields, places, criteria, categories, programmes."""
    town = view.plan.town
    groups = [
        ("Einheiten", [(unit.id, unit.name) for unit in town.units]),
        ("Handlungsfelder", [(field.id, f"{field.name} ({field.area})") for field in town.fields]),
        ("Orte", [(place.id, place.name) for place in town.places]),
        ("Kriterien", [(item.id, item.name) for item in town.criteria.items] if town.criteria else []),
        ("Kategorien", [(category.id, category.name) for category in town.categories]),
        ("Förderprogramme", [(programme.id, programme.title) for programme in view.plan.programmes]),
    ]
    return lines(block for title, pairs in groups if pairs for block in _ids(title, pairs))


def _ids(title: str, pairs: list[tuple[str, str]]) -> list[Html]:
    columns = [
        Column[tuple[str, str]]("", "Kennung", lambda pair: Cell(tag("code", pair[0]))),
        Column[tuple[str, str]]("", "Name", lambda pair: Cell(pair[1])),
    ]
    return [list_table(Table(f"kennungen-{title.lower().replace('ö', 'oe')}", title, columns, pairs, sortable=False))]

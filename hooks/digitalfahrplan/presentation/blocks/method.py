"""The method made visible: benefit against effort as a picture, and one measure worked through by hand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ...benefit import Balance, balances
from ...model import Criteria, Criterion, Direction, Measure
from ...ranking import Voice
from ...values import german
from ..html import Html, join, lines, tag
from ..links import Links
from ..marks import measure_link
from ..pictures.scatter import Dot, scatter
from ..table import Cell, Column, Table, list_table
from ..view import View


def benefit_effort(view: View, links: Links) -> Html:
    """Open measures between benefit and effort; the number in a point is the rank."""
    found = sorted(balances(view.plan), key=lambda balance: view.standings[balance.id].rank)
    title = "Nutzen und Aufwand der offenen Maßnahmen"
    told = (
        "Jeder Punkt ist eine Maßnahme, die Zahl darin ihr Rang. Oben ist viel Nutzen, rechts viel Aufwand. "
        "Punkte, die einander verdecken würden, stehen nebeneinander; genau sind die Werte in der Tabelle."
    )
    picture = scatter(title, told, "Aufwand →", "Nutzen ↑", [_dot(view, links, balance) for balance in found])
    columns = [
        Column[Balance]("titel", "Maßnahme", lambda row: Cell(measure_link(links, view.plan.by_id[row.id]))),
        Column[Balance]("rang", "Rang", lambda row: Cell(str(view.standings[row.id].rank)), "zahl"),
        Column[Balance](
            "nutzen", "Nutzen", lambda row: Cell(german.points(row.benefit), f"{float(row.benefit):.6f}"), "zahl"
        ),
        Column[Balance](
            "aufwand", "Aufwand", lambda row: Cell(german.points(row.effort), f"{float(row.effort):.6f}"), "zahl"
        ),
    ]
    empty = "Noch ist keine Maßnahme nach Nutzen und Aufwand bewertet."
    return lines(
        [
            tag("p", told) if found else "",
            picture,
            list_table(Table("nutzen", title, columns, found, "Maßnahmen", empty=empty)),
        ]
    )


def _dot(view: View, links: Links, balance: Balance) -> Dot:
    measure, rank = view.plan.by_id[balance.id], view.standings[balance.id].rank
    name = f"Rang {rank}: {measure.title}"
    return Dot(float(balance.effort), float(balance.benefit), str(rank), name, links.measure(measure.id))


def worked_example(view: View, links: Links) -> Html:
    """The first measure by rank with two complete voices, computed step by step."""
    criteria = view.plan.town.criteria
    chosen = next((measure for measure in view.by_rank() if _is_complete(view, measure)), None)
    if criteria is None or chosen is None or chosen.scores is None:
        return tag("p", "Noch ist keine Maßnahme von beiden Stimmen vollständig bewertet.", class_="df-leer")
    standing = view.standings[chosen.id]
    voices = (
        ("Fachbereich", chosen.scores.departments, standing.departments),
        ("Politik", chosen.scores.politics, standing.politics),
    )
    tables = [_table(criteria, name, points, voice) for name, points, voice in voices]
    both = " + ".join(german.points(voice.score) for _, _, voice in voices if voice)
    last = tag(
        "p",
        join(
            [
                f"Gesamtpunktzahl: ({both}) / 2 = ",
                tag("strong", german.points(standing.combined)),
                f". Das ergibt Rang {standing.rank}.",
            ]
        ),
    )
    return lines([tag("p", join(["Gerechnet an ", measure_link(links, chosen), "."])), *tables, last])


def _is_complete(view: View, measure: Measure) -> bool:
    standing = view.standings[measure.id]
    voices = (standing.departments, standing.politics)
    return all(voice is not None and not voice.missing for voice in voices)


def _table(criteria: Criteria, name: str, points: Mapping[str, Decimal], voice: Voice | None) -> Html:
    columns = [
        Column[Criterion]("", "Kriterium", lambda item: Cell(item.name)),
        Column[Criterion]("", "Gewicht", lambda item: Cell(german.plain_number(item.weight)), "zahl"),
        Column[Criterion]("", "Punkte", lambda item: Cell(_points(item, points)), "zahl"),
        Column[Criterion](
            "", "Gewicht × Punkte", lambda item: Cell(german.plain_number(item.weight * _value(item, points))), "zahl"
        ),
    ]
    total = sum((item.weight * _value(item, points) for item in criteria.items), Decimal(0))
    weight = sum((item.weight for item in criteria.items), Decimal(0))
    score = german.points(voice.score if voice else None)
    result = f"Summe {german.plain_number(total)} / Gewichte {german.plain_number(weight)} = {score} Punkte"
    table = Table(f"beispiel-{name.lower()}", f"Punkte: {name}", columns, criteria.items, sortable=False)
    return lines([list_table(table), tag("p", result)])


def _value(item: Criterion, points: Mapping[str, Decimal]) -> Decimal:
    return points[item.id] if item.direction is Direction.BENEFIT else 10 - points[item.id]


def _points(item: Criterion, points: Mapping[str, Decimal]) -> str:
    given = german.plain_number(points[item.id])
    return (
        given if item.direction is Direction.BENEFIT else f"10 − {given} = {german.plain_number(_value(item, points))}"
    )

"""Money of one measure: what is estimated, approved and spent, by whom it is funded, what it saves, what is bought."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import CostRow, FundingRow, FundingStatus, Procurement, Saving
from ....money import awarded
from ....values import german
from ...html import Html, join, lines, link, tag
from ...marks import definition, label_mark
from ...page import Section
from ...table import Cell, Column, Table, facts, list_table
from .subject import Subject


def money(subject: Subject) -> Section:
    """The cost rows as they stand in the file, and their sums; silence is said."""
    measure = subject.measure
    note = tag("p", measure.costs_note) if measure.costs_note else ""
    if not measure.costs:
        empty = "" if note else tag("p", "Die Kosten sind noch nicht bezifferbar.", class_="df-leer")
        return Section("Kosten", "kosten", lines([note, empty, _procurements(subject), _savings(subject)]))
    inside = [
        _table(subject),
        facts(_sums(subject)),
        note,
        _procurements(subject),
        _savings(subject),
        tag("p", definition(subject.links, "kosten")),
    ]
    return Section("Kosten", "kosten", lines(inside))


def _table(subject: Subject) -> Html:
    columns = [
        Column[CostRow]("", "Jahr", lambda row: Cell(str(row.years))),
        Column[CostRow]("", "Art", lambda row: Cell(row.kind.label)),
        Column[CostRow]("", "Wofür", lambda row: Cell(_what(subject, row))),
        Column[CostRow](
            "", "Schätzung", lambda row: Cell(german.estimate(row.estimate) if row.estimate else "–"), "zahl"
        ),
        Column[CostRow](
            "", "Ansatz", lambda row: Cell(german.euro(row.budget) if row.budget is not None else "–"), "zahl"
        ),
        Column[CostRow](
            "", "Ist", lambda row: Cell(german.euro(row.actual) if row.actual is not None else "–"), "zahl"
        ),
        Column[CostRow](
            "",
            "Verpflichtung",
            lambda row: Cell(german.euro(row.commitment) if row.commitment is not None else "–"),
            "zahl",
        ),
    ]
    shown = [*columns[:3], *_used(subject, columns[3:])]
    return list_table(Table("kosten", "Kosten je Jahr", shown, subject.measure.costs, sortable=False))


def _used(subject: Subject, columns: list[Column[CostRow]]) -> list[Column[CostRow]]:
    """Columns of amounts in which at least one row has one."""
    return [column for column in columns if any(column.cell(row).html != "–" for row in subject.measure.costs)]


def _what(subject: Subject, row: CostRow) -> Html:
    account = " ".join(part for part in (row.account and row.account.number, row.account and row.account.label) if part)
    marks = [
        *([" ", label_mark("Sperrvermerk", warning=True)] if row.blocked else []),
        *([" ", tag("small", f"zahlt {subject.view.unit_name(row.payer)}")] if row.payer else []),
        *(
            [" ", tag("small", f"{row.account.kind.label.capitalize()} {account}" if row.account.kind else account)]
            if row.account
            else []
        ),
    ]
    return join([row.label or "ohne Bezeichnung", *marks])


def _sums(subject: Subject) -> Iterator[tuple[str, str]]:
    costs, funding = subject.view.costs[subject.measure.id], subject.measure.funding
    yield "Zusammen", german.interval(costs.total)
    if granted := awarded(row for row in funding if row.status.is_granted):
        yield "Bewilligte Förderung", german.interval(granted)
    if applied := awarded(row for row in funding if row.status is FundingStatus.APPLIED):
        yield "Beantragt", german.interval(applied)
    yield "Eigenanteil", german.interval(costs.own_share)


def funding(subject: Subject) -> Section | None:
    """Funding that is planned, applied for or granted."""
    rows = subject.measure.funding
    if not rows:
        return None
    columns = [
        Column[FundingRow]("", "Woher", lambda row: Cell(_origin(subject, row))),
        Column[FundingRow]("", "Stand", lambda row: Cell(label_mark(row.status.label))),
        Column[FundingRow]("", "Betrag", lambda row: Cell(german.estimate(row.amount)), "zahl"),
        Column[FundingRow]("", "Termine", lambda row: Cell(_dates(row))),
    ]
    return Section(
        "Förderung", "foerderung", list_table(Table("foerderung", "Förderung", columns, rows, sortable=False))
    )


def _origin(subject: Subject, row: FundingRow) -> Html:
    programme = subject.plan.programme_by_id.get(row.programme or "")
    name = link(subject.links.programme(programme.id), programme.title) if programme else join([row.source or ""])
    return join([name, f": {row.reason}"]) if row.reason else name


def _dates(row: FundingRow) -> str:
    told = (
        ("beantragt", row.applied), ("Bescheid", row.granted), ("Mittelabruf bis", row.drawdown),
        ("Verwendungsnachweis bis", row.proof), ("Zweckbindung bis", row.binding),
    )  # fmt: skip
    return ", ".join(f"{what} {when}" for what, when in told if when) or "–"


def _procurements(subject: Subject) -> Html:
    rows = subject.measure.procurements
    names = {category.id: category.name for category in subject.plan.town.categories}
    columns = [
        Column[Procurement]("", "Was gekauft wird", lambda row: Cell(row.item)),
        Column[Procurement]("", "Kategorie", lambda row: Cell(names[row.category])),
        Column[Procurement]("", "Jahr", lambda row: Cell(str(row.year))),
        Column[Procurement](
            "", "Menge", lambda row: Cell("–" if row.quantity is None else german.plain_number(row.quantity)), "zahl"
        ),
        Column[Procurement]("", "Betrag", lambda row: Cell(german.estimate(row.amount)), "zahl"),
    ]
    return list_table(Table("beschaffungen", "Beschaffungen", columns, rows, sortable=False)) if rows else Html("")


def _savings(subject: Subject) -> Html:
    columns = [
        Column[Saving]("", "Einsparung ab", lambda row: Cell(str(row.start))),
        Column[Saving]("", "Im Jahr", lambda row: Cell(german.estimate(row.yearly)), "zahl"),
        Column[Saving]("", "Warum", lambda row: Cell(row.reason or "–")),
    ]
    rows = subject.measure.savings
    return list_table(Table("einsparungen", "Einsparungen", columns, rows, sortable=False)) if rows else Html("")

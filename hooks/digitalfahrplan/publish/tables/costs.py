"""The table of costs: one row for every cost row and year, as the budget counts it (planning.md, „Amounts of a measure“)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ...model import Account, AccountKind, Area, CostKind, CostRow
from ...money import Portion
from ...money.budget import ledger
from ...money.rows import ZERO
from ...presentation.view import View
from .column import Column, Table, Value, of_model
from .numbers import places


def _rows(view: View) -> Iterator[Portion]:
    """By measure, row and year; of dropped measures only what was spent, as in the budget."""
    found = [part for parts in ledger(view.plan).values() for part in parts]
    yield from sorted(found, key=lambda part: (part.measure.id, part.number, part.year or 0))


def _id(part: Portion) -> str:
    return f"{part.measure.id}:{part.number + 1}:{part.year or 'ohne-jahr'}"


def _account(attribute: str) -> Column[Portion]:
    def value(part: Portion) -> Value:
        account = part.row.account
        told = getattr(account, attribute) if account else None
        return None if told is None else str(told)

    words = AccountKind if attribute == "kind" else None
    column = of_model(Account, attribute, "string", value, words=words)
    return replace(column, name=f"konto_{column.name}", title=f"Konto: {column.title}")


def _wording(part: Portion) -> Value:
    # A dropped measure counts with what was spent, whatever was estimated.
    return part.row.estimate.wording if part.row.estimate and part.estimate else None


def _own(low: bool) -> Column[Portion]:
    def value(part: Portion) -> Decimal | None:
        amount, funding = part.counts.low if low else part.counts.high, places(part.funding)
        if amount is None or funding is None:
            return amount
        return max(ZERO, amount - funding)

    which = "mindestens" if low else "höchstens"
    text = f"Was davon nach Abzug der bewilligten Förderung bleibt, {which}, in Euro."
    return Column(f"eigenanteil_{'von' if low else 'bis'}", f"Eigenanteil {which}", "number", text, value)


COSTS = Table(
    "kosten",
    "Kosten",
    "Jede Kostenzeile in jedem Jahr, in dem sie zählt; eine Zeile über mehrere Jahre ist verteilt. Ohne verworfene Maßnahmen, "
    "außer mit dem, was sie schon gekostet haben.",
    (
        Column[Portion]("id", "Kennung", "string", "Maßnahme, Nummer der Kostenzeile und Jahr: eindeutig in diesem Stand.", _id, True),
        Column("massnahme", "Maßnahme", "string", "Kennung der Maßnahme.", lambda part: part.measure.id, True, "massnahmen"),
        Column("zeile", "Zeile", "integer", "Die wievielte Kostenzeile der Maßnahme, ab 1.", lambda part: part.number + 1, True),
        Column("bereich", "Bereich", "string", "Der Bereich der Maßnahme.", lambda part: part.measure.area.value, True,
               words=tuple(Area)),
        Column("handlungsfeld", "Handlungsfeld", "string", "Das Handlungsfeld der Maßnahme.", lambda part: part.measure.field,
               refers="handlungsfelder"),
        Column("jahr", "Jahr", "year", "Das Haushaltsjahr; leer bei Zeilen ohne Jahr.", lambda part: part.year),
        Column("jahre", "Jahre der Zeile", "string", "Die Jahre der ganzen Kostenzeile: 2027, 2026–2029, ab 2027 oder ohne Jahr.",
               lambda part: str(part.row.years), True),
        of_model(CostRow, "kind", "string", lambda part: part.row.kind.value, words=CostKind),
        of_model(CostRow, "label", "string", lambda part: part.row.label),
        Column("schaetzung_von", "Schätzung mindestens", "number", "Untere Grenze der Schätzung für dieses Jahr, in Euro.",
               lambda part: part.estimate.low if part.estimate else None),
        Column("schaetzung_bis", "Schätzung höchstens", "number", "Obere Grenze der Schätzung für dieses Jahr, in Euro.",
               lambda part: part.estimate.high if part.estimate else None),
        Column("schaetzung_wortlaut", "Schätzung im Wortlaut", "string",
               "Die Schätzung, wie sie im Plan steht; bei mehreren Jahren für alle zusammen, bei „ab“ für jedes.", _wording),
        of_model(CostRow, "budget", "number", lambda part: part.budget),
        of_model(CostRow, "actual", "number", lambda part: part.actual),
        of_model(CostRow, "commitment", "number", lambda part: part.commitment),
        Column("zaehlt_von", "Zählt mindestens", "number",
               "Der Betrag, der zählt, in Euro: in vergangenen Jahren Ist vor Ansatz, sonst Ansatz vor Schätzung; untere Grenze.",
               lambda part: part.counts.low),
        Column("zaehlt_bis", "Zählt höchstens", "number", "Derselbe Betrag, obere Grenze; leer, wenn es keine gibt.",
               lambda part: part.counts.high),
        Column("unbekannt", "Unbekannt", "boolean", "Ob der Betrag, der zählt, unbekannt ist: Dann fehlt er in jeder Summe.",
               lambda part: not part.counts.is_known, True),
        Column("foerderung", "Bewilligte Förderung", "number",
               "Der Anteil der bewilligten Förderung, der auf diesen Betrag entfällt, in Euro; leer, wenn nichts bewilligt ist.",
               lambda part: places(part.funding)),
        _own(low=True),
        _own(low=False),
        Column("traeger", "Träger", "string", "Wer zahlt: der Träger der Zeile, sonst die federführende Einheit.",
               lambda part: part.payer, True, "einheiten"),
        Column("wirtschaftsplan", "Wirtschaftsplan", "boolean",
               "true: Das Geld steht im Wirtschaftsplan einer Beteiligung und zählt nicht zum Haushalt der Kommune.",
               lambda part: part.in_business_plan, True),
        _account("kind"), _account("number"), _account("label"),
        of_model(CostRow, "blocked", "boolean", lambda part: part.row.blocked),
    ),
    _rows,
)  # fmt: skip

"""The rows of costs of a snapshot, year by year, by the rules of `money` (planning.md, „Amounts of a measure“)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ...archive import facts
from ...model import AccountKind, FundingStatus, Status, UnitKind
from ...money.exact import share
from ...money.rows import ZERO, funded_part
from ...money.spreading import Amounts, Calendar, spread
from ...presentation.frozen.frozen import Frozen
from ...presentation.frozen.tolerant import Record, record, records, word
from ...values import Interval, YearSpan
from .numbers import places

Row = dict[str, Any]
_WITHOUT_YEAR = YearSpan(None, None)


@dataclass(frozen=True, slots=True)
class _Part:
    """What a row, the `number`th of its measure, says for one year."""

    number: int
    row: Record
    year: int | None
    said: Amounts
    counts: Interval


def cost_rows(frozen: Frozen) -> Iterator[Row]:
    """By measure, row and year, in the columns of the table; of dropped measures only what was spent."""
    calendar = _calendar(frozen)
    companies = {
        word(unit.get("id")) for unit in records(frozen.town.get("organisation")) if unit.get("art") == UnitKind.COMPANY
    }
    for id_ in sorted(frozen.measures):
        yield from _of_measure(id_, frozen.measures[id_], calendar, companies)


def granted_in(told: Record) -> Decimal | None:
    """Granted funding of a measure in euros, lower bounds; None without any."""
    rows = [row for row in records(told.get("foerderung")) if _is_granted(row)]
    return sum((bounds(row.get("betrag")).low or ZERO for row in rows), ZERO) if rows else None


def bounds(value: object) -> Interval:
    """An amount with its bounds; nothing known of what is none."""
    try:
        return facts.interval(value) or Interval.nothing_known()
    except facts.UnusableError:
        return Interval.nothing_known()


def _is_granted(row: Record) -> bool:
    status = facts.word(FundingStatus, row.get("status"))
    return bool(status and status.is_granted)


def _calendar(frozen: Frozen) -> Calendar:
    """The budget year of the town and the end of its plan; where nobody said, those of the snapshot."""
    budget = record(frozen.town.get("haushalt"))
    year = facts.year(budget.get("jahr")) or frozen.snapshot.year
    return Calendar(year, year + (facts.number_of_years(budget.get("planungsjahre")) or 0))


def _of_measure(id_: str, told: Record, calendar: Calendar, companies: set[str]) -> Iterator[Row]:
    parts = list(_parts(told, calendar))
    granted, dropped = granted_in(told), told.get("status") == Status.DROPPED
    ratio = None if granted is None or dropped else funded_part((part.counts for part in parts), granted)
    for part in map(_spent, parts) if dropped else parts:
        if not dropped or part.said.actual is not None:
            yield _written(id_, told, part, ratio, companies)


def _parts(told: Record, calendar: Calendar) -> Iterator[_Part]:
    for number, row in enumerate(records(told.get("kosten")), 1):
        for year, said in spread(facts.years(row.get("jahr")) or _WITHOUT_YEAR, _said(row), calendar):
            yield _Part(number, row, year, said, said.counts(past=calendar.is_past(year)))


def _said(row: Record) -> Amounts:
    """What a row says. If one of its amounts cannot be read nothing is known: another one must not take its place."""
    try:
        budget, actual, commitment = (facts.amount(row.get(key)) for key in ("ansatz", "ist", "verpflichtung"))
        return Amounts(facts.interval(row.get("schaetzung")), budget, actual, commitment)
    except facts.UnusableError:
        return Amounts()


def _spent(part: _Part) -> _Part:
    spent = part.said.actual
    counts = part.counts if spent is None else Interval.exact(spent)
    return replace(part, said=Amounts(actual=spent), counts=counts)


def _written(id_: str, told: Record, part: _Part, ratio: Fraction | None, companies: set[str]) -> Row:
    payer = word(part.row.get("traeger")) or word(told.get("federfuehrung"))
    account = record(part.row.get("konto"))
    business = account.get("art") == AccountKind.BUSINESS_PLAN or payer in companies
    return {
        **{key: part.row.get(key) for key in ("art", "bezeichnung", "sperrvermerk")},
        **{f"konto_{key}": account.get(key) for key in ("art", "nr", "bezeichnung")},
        **_amounts(part, ratio),
        "id": f"{id_}:{part.number}:{part.year or 'ohne-jahr'}",
        "massnahme": id_,
        "zeile": part.number,
        "bereich": told.get("bereich"),
        "handlungsfeld": told.get("handlungsfeld"),
        "jahr": part.year,
        "jahre": _years(part.row),
        "traeger": payer,
        "wirtschaftsplan": business,
    }


def _years(row: Record) -> str | None:
    found = facts.years(row.get("jahr"))
    return str(found) if found else None


def _amounts(part: _Part, ratio: Fraction | None) -> Mapping[str, Any]:
    said, counts = part.said, part.counts
    funding = None if ratio is None or counts.ceiling is None else places(share(counts.ceiling, ratio))
    own = [None if bound is None else max(ZERO, bound - (funding or ZERO)) for bound in (counts.low, counts.high)]
    return {
        "schaetzung_von": said.estimate.low if said.estimate else None,
        "schaetzung_bis": said.estimate.high if said.estimate else None,
        "schaetzung_wortlaut": record(part.row.get("schaetzung")).get("wortlaut") if said.estimate else None,
        "ansatz": said.budget,
        "ist": said.actual,
        "verpflichtung": said.commitment,
        "zaehlt_von": counts.low,
        "zaehlt_bis": counts.high,
        "unbekannt": not counts.is_known,
        "foerderung": funding,
        "eigenanteil_von": own[0],
        "eigenanteil_bis": own[1],
    }

"""Money, straight from planning.md, slowly: one list of single amounts, and sums over it.

It works on the raw dictionaries of `building` and knows nothing of the product's code.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from .building import Est, Raw

KINDS = ("investiv", "konsumtiv", "offen")
GRANTED = ("bewilligt", "abgerufen", "abgeschlossen")


class Amount(NamedTuple):
    """Euros from `low` to `high`, as `Est`, but always fractions."""

    low: Fraction | None
    high: Fraction | None


class Bit(NamedTuple):
    """One row in one year, with everything that is said of it there."""

    row: int
    kind: str
    year: int | None
    rest: bool
    company: bool
    schaetzung: Amount | None
    ansatz: Fraction | None
    ist: Fraction | None
    verpflichtung: Fraction | None
    amount: Amount
    grant: Fraction | None

    def own(self) -> Amount:
        """Cost less granted, not below nought."""
        if self.amount.low is None or self.grant is None:
            return self.amount
        nought, high = Fraction(0), self.amount.high
        return Amount(
            max(nought, self.amount.low - self.grant), None if high is None else max(nought, high - self.grant)
        )


def last_year(town: Raw) -> int:
    return int(town["haushalt"]["jahr"] + town["haushalt"]["planungsjahre"])


def bits(measure: Raw, town: Raw) -> list[Bit]:
    """Every row in every year."""
    found = []
    for number, row in enumerate(measure.get("kosten", [])):
        first, last = row["jahr"]
        years: list[int | None] = (
            [None] if first is None else list(range(first, (last_year(town) if last is None else last) + 1))
        )
        shares = len(years) if last is not None else 1
        for year in years:
            at_end = year == years[-1]
            said: dict[str, Any] = {
                name: split(row.get(name), shares, at_end) for name in ("schaetzung", "ansatz", "ist", "verpflichtung")
            }
            found.append(
                Bit(
                    row=number,
                    kind=row["art"],
                    year=year,
                    rest=last is None and first is not None,
                    company=is_company(row, measure, town),
                    amount=what_counts(said, year is not None and year < town["haushalt"]["jahr"]),
                    grant=None,
                    **said,
                )
            )
    grant = granted(measure)
    if grant is None:
        return found
    whole = sum((upper(bit.amount) for bit in found), Fraction(0))
    return [
        bit._replace(grant=min(grant, whole) * upper(bit.amount) / whole if whole else Fraction(0))
        if bit.amount.low is not None
        else bit
        for bit in found
    ]


def upper(amount: Amount) -> Fraction:
    """Upper bound, where there is none the lower one."""
    return amount.high if amount.high is not None else amount.low or Fraction(0)


def split(value: Any, shares: int, at_end: bool) -> Any:
    """Cents cut, the remainder in the last year."""
    if value is None:
        return None
    if isinstance(value, Est):
        low, high = (None if bound is None else split(bound, shares, at_end) for bound in value)
        return Amount(low, high)
    cut = Fraction((Decimal(value) / shares).quantize(Decimal("0.01"), rounding=ROUND_DOWN))
    return Fraction(value) - cut * (shares - 1) if at_end else cut


def what_counts(said: dict[str, Any], past: bool) -> Amount:
    for name in ("ist", "ansatz", "schaetzung") if past else ("ansatz", "schaetzung", "ist"):
        if said[name] is not None:
            value = said[name]
            return value if isinstance(value, Amount) else Amount(value, value)
    raise AssertionError("a row without any amount")


def is_company(row: Raw, measure: Raw, town: Raw) -> bool:
    payer = row.get("traeger", measure["federfuehrung"])
    unit = next(unit for unit in town["organisation"] if unit["id"] == payer)
    return bool(unit["art"] == "beteiligung" or row.get("konto", {}).get("art") == "wirtschaftsplan")


def granted(measure: Raw) -> Fraction | None:
    rows = [row for row in measure.get("foerderung", []) if row["status"] in GRANTED]
    if not rows:
        return None
    return sum((Fraction(row["betrag"].low or 0) for row in rows if row.get("betrag")), Fraction(0))


def add(amounts: list[tuple[Any, Amount]]) -> Raw | None:
    """The sum of (row, amount) as an interval; rows that are unknown are counted once each."""
    if not amounts:
        return None
    lows = [amount.low for _, amount in amounts if amount.low is not None]
    highs = [amount.high for _, amount in amounts if amount.high is not None]
    unknown = len({row for row, amount in amounts if amount.low is None})
    if not lows:
        return {"von": None, "bis": None, "unbekannt": unknown}
    return {"von": sum(lows), "bis": sum(highs) if len(highs) == len(lows) else None, "unbekannt": unknown}


def of_measure(measure: Raw, town: Raw) -> Raw:
    """`kosten_gesamt`, `bewilligt`, `eigenanteil`."""
    total, grant = add([(bit.row, bit.amount) for bit in bits(measure, town)]), granted(measure)
    own = total
    if total is not None and grant is not None:
        own = {key: None if total[key] is None else max(0, total[key] - grant) for key in ("von", "bis")}
        own["unbekannt"] = total["unbekannt"]
    return {"kosten_gesamt": total, "bewilligt": grant, "eigenanteil": own}


def haushalt(town: Raw, measures: list[Raw]) -> Raw:
    """The town's money by year and kind."""
    cells: dict[tuple[int, str], list[tuple[str, Bit]]] = {}
    years = set(range(town["haushalt"]["jahr"], last_year(town) + 1))
    for measure in measures:
        for bit in bits(measure, town):
            if measure["status"] == "verworfen":
                if bit.ist is None:
                    continue
                spent = Amount(bit.ist, bit.ist)
                bit = bit._replace(schaetzung=None, ansatz=None, verpflichtung=None, amount=spent, grant=None)
            if bit.year is not None:
                years.add(bit.year)
                if not bit.company:
                    cells.setdefault((bit.year, bit.kind), []).append((measure["id"], bit))
    return {str(year): {kind: cell(cells.get((year, kind), [])) for kind in KINDS} for year in sorted(years)}


def cell(entries: list[tuple[str, Bit]]) -> Raw:
    def total(name: str) -> Fraction | None:
        values = [getattr(bit, name) for _, bit in entries if getattr(bit, name) is not None]
        return sum(values, Fraction(0)) if values else None

    return {
        "schaetzung": add([((id_, bit.row), bit.schaetzung) for id_, bit in entries if bit.schaetzung is not None]),
        "ansatz": total("ansatz"),
        "ist": total("ist"),
        "verpflichtung": total("verpflichtung"),
        "foerderung": total("grant"),
        "eigenanteil": add([((id_, bit.row), bit.own()) for id_, bit in entries]),
    }


def einsparungen(town: Raw, measures: list[Raw]) -> Raw:
    found: Raw = {}
    for measure in sorted(measures, key=lambda measure: str(measure["id"])):
        rows = measure.get("einsparungen", [])
        if rows and measure["status"] != "verworfen":
            lows = [row["jaehrlich"].low for row in rows if row["jaehrlich"].low is not None]
            highs = [row["jaehrlich"].high for row in rows]
            yearly = {"von": sum(lows) if lows else None, "bis": None if None in highs else sum(highs)}
            found[measure["id"]] = {"jaehrlich": yearly, "bezahlt_im_jahr": paid_back(measure, town)}
    return found


def paid_back(measure: Raw, town: Raw) -> int | None:
    """Year by year until the savings so far reach the own share so far."""
    savings, end = measure["einsparungen"], last_year(town)
    all_bits = bits(measure, town)
    going_on = [row for row in measure.get("kosten", []) if row["jahr"].last is None and row["jahr"].first is not None]
    amounts = [bit.amount for bit in all_bits] + [later(row) for row in going_on]
    if (
        not amounts
        or any(amount.high is None for amount in amounts)
        or any(row["jaehrlich"].low is None for row in savings)
    ):
        return None
    for year in range(min(row["ab"] for row in savings), end + 21):
        saved = sum(row["jaehrlich"].low for row in savings for when in range(row["ab"], year + 1))
        spent = sum((upper(bit.own()) for bit in all_bits if bit.year is None or bit.year <= year), Fraction(0))
        for row in going_on:
            spent += sum(upper(later(row)) for when in range(max(end + 1, row["jahr"].first), year + 1))
        if saved >= spent:
            return year
    return None


def later(row: Raw) -> Amount:
    """What an `ab` row costs in a year after the horizon."""
    names = ("schaetzung", "ansatz", "ist", "verpflichtung")
    return what_counts({name: split(row.get(name), 1, at_end=True) for name in names}, past=False)


def buendelungen(town: Raw, measures: list[Raw]) -> list[Raw]:
    buys: dict[tuple[int, str], list[tuple[str, Amount]]] = {}
    for measure in measures:
        if measure["status"] not in ("abgeschlossen", "verworfen"):
            for row in measure.get("beschaffungen", []):
                if row["jahr"] >= town["haushalt"]["jahr"]:
                    amount = split(row.get("betrag"), 1, at_end=True) or Amount(None, None)
                    entry = (measure["federfuehrung"], amount)
                    buys.setdefault((row["jahr"], row["kategorie"]), []).append(entry)
    return [
        {
            "jahr": year,
            "kategorie": category,
            "organisationen": sorted({unit for unit, _ in rows}),
            "betrag": add(list(enumerate(amount for _, amount in rows))),
        }
        for (year, category), rows in sorted(buys.items())
        if len({unit for unit, _ in rows}) > 1
    ]

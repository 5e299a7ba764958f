"""The resource plan, straight from planning.md, slowly: what is left is counted anew from all that was placed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from . import money
from .building import Raw


class Item(NamedTuple):
    """One demand: days of a unit (`what` is its id) or euros of a kind. An `ab` item has no `year` but a `since`."""

    what: str
    is_days: bool
    year: int | None
    since: int | None
    amount: Fraction


class Town:
    """A raw town with a running plan."""

    def __init__(self, raw: Raw, measures: list[Raw], order: list[str], today: date) -> None:
        self.raw, self.order, self.today = raw, order, today
        self.measures = {measure["id"]: measure for measure in measures}
        self.begin, self.end = raw["haushalt"]["jahr"], money.last_year(raw)
        self.items = {id_: self.demand(measure) for id_, measure in self.measures.items()}
        self.results: dict[str, Raw] = {}

    def demand(self, measure: Raw) -> list[Item]:
        """Everything the measure needs from the horizon on."""
        found = []
        for row in measure.get("personal", []):
            days = (
                Fraction(row["tage"])
                if "tage" in row
                else Fraction(row["vzae"]) * self.raw.get("arbeitstage_je_vzae", 200)
            )
            found.append(Item(row["organisation"], True, row["jahr"], None, days))
        rows = measure.get("kosten", [])
        for bit in money.bits(measure, self.raw):
            if bit.company or bit.year is None:
                continue
            own = bit.own()
            net = money.upper(own)
            if not bit.rest:
                found.append(Item(bit.kind, False, bit.year, None, net))
            elif bit.year == self.end:
                found.append(Item(bit.kind, False, None, rows[bit.row]["jahr"].first, net))
        return [item for item in found if item.year is None or item.year >= self.begin]

    def has_only_past(self, measure: Raw) -> bool:
        rows = measure.get("personal", []) + [
            bit for bit in money.bits(measure, self.raw) if not bit.company and bit.year
        ]
        return not self.items[measure["id"]] and bool(rows)

    def years(self, item: Item, shift: int) -> list[int]:
        """In which years an item falls after a shift."""
        if item.since is not None:
            return list(range(max(item.since + shift, self.begin), self.end + 1))
        assert item.year is not None
        return [item.year + shift]

    def first_year(self, id_: str, shift: int) -> int | None:
        return min((year for item in self.items[id_] for year in self.years(item, shift)), default=None)

    def needs(self, id_: str, shift: int) -> dict[tuple[bool, str, int], Fraction]:
        """What a measure needs inside the horizon after a shift; a year beyond it stays beyond it."""
        total: dict[tuple[bool, str, int], Fraction] = {}
        for item in self.items[id_]:
            if item.year is None or item.year <= self.end:
                for year in self.years(item, shift):
                    key = (item.is_days, item.what, year)
                    total[key] = total.get(key, Fraction(0)) + item.amount
        return {key: amount for key, amount in total.items() if amount > 0}

    def taken(self, key: tuple[bool, str, int]) -> Fraction:
        placed = [(id_, row["shift"]) for id_, row in self.results.items() if row["ergebnis"] != "nicht-gedeckt"]
        return sum((self.needs(id_, shift).get(key, Fraction(0)) for id_, shift in placed), Fraction(0))

    def stated(self, key: tuple[bool, str, int]) -> Fraction | None:
        is_days, what, year = key
        if is_days:
            unit = next(unit for unit in self.raw["organisation"] if unit["id"] == what)
            given = unit.get("kapazitaet", {}).get(year)
        elif what == "offen":
            investiv, konsumtiv = (self.stated((False, kind, year)) for kind in ("investiv", "konsumtiv"))
            return None if investiv is None or konsumtiv is None else investiv + konsumtiv
        else:
            given = self.raw["haushalt"].get("rahmen", {}).get(year, {}).get(what)
        return None if given is None else Fraction(given)

    def lacking(self, id_: str, shift: int, key: tuple[bool, str, int]) -> Fraction | None:
        """Demand less what is left; None where nothing is stated."""
        needs, stated = self.needs(id_, shift), self.stated(key)
        if stated is None:
            return None
        is_days, what, year = key
        if is_days or what != "offen":
            return needs[key] - (stated - self.taken(key))
        own = sum((needs.get((False, kind, year), Fraction(0)) for kind in ("investiv", "konsumtiv")), Fraction(0))
        return needs[key] - (stated - own - sum((self.taken((False, kind, year)) for kind in money.KINDS), Fraction(0)))

    def fits_moved(self, id_: str, shift: int) -> bool:
        """Nothing leaves the horizon, everything is stated and has enough left."""
        for item in self.items[id_]:
            if item.since is not None and item.since + shift > self.end:
                return False
            if item.year is not None and item.year <= self.end < item.year + shift:
                return False
        found = [self.lacking(id_, shift, key) for key in self.needs(id_, shift)]
        return all(missing is not None and missing <= 0 for missing in found)

    def blocked_until(self, id_: str) -> int | str | None:
        """For a prerequisite: None if it does not matter, "never", or the year in which its dependants may begin."""
        measure = self.measures[id_]
        period = measure.get("zeitraum", {})
        if measure["status"] in ("pausiert", "verworfen"):
            return "never"
        begun = (
            measure["status"] == "laufend"
            or measure.get("tatsaechlich", {}).get("beginn", "9999") <= self.today.isoformat()
        )
        if measure["status"] == "abgeschlossen" or (period.get("fortlaufend") and begun):
            return None
        result = self.results[id_]
        if result["ergebnis"] == "nicht-gedeckt":
            return "never"
        if "ende" in period:
            return int(period["ende"][:4]) + int(result["shift"])
        dated = [item.year for item in self.items[id_] if item.year is not None]
        return max(dated) + int(result["shift"]) if dated else None

    def run(self) -> None:
        for id_ in self.order:
            if self.measures[id_]["status"] in ("laufend", "beschlossen"):
                self.results[id_] = {"ergebnis": "zugesagt", "shift": 0, "engpass": None}
        for id_ in self.order:
            self.turn(id_)

    def turn(self, id_: str) -> None:
        measure = self.measures[id_]
        if id_ in self.results or measure["status"] not in ("geplant", "idee"):
            return
        for before in sorted(set(measure.get("voraussetzungen", [])) & set(self.order), key=self.order.index):
            self.turn(before)
        waits = [(before, self.blocked_until(before)) for before in measure.get("voraussetzungen", [])]
        engpass = self.engpass(id_, waits)
        if engpass is None:
            self.results[id_] = {"ergebnis": "eingeplant", "shift": 0, "engpass": None}
            return
        self.results[id_] = {"ergebnis": "nicht-gedeckt", "shift": 0, "engpass": engpass}
        untils = [until for _, until in waits]
        for shift in range(1, 150):
            first = self.first_year(id_, shift)
            if "never" in untils or any(first is None or first < until for until in untils if isinstance(until, int)):
                continue
            if self.fits_moved(id_, shift):
                self.results[id_] = {"ergebnis": "verschoben", "shift": shift, "engpass": engpass}
                return

    def engpass(self, id_: str, waits: list[tuple[str, Any]]) -> Raw | None:
        first = self.first_year(id_, 0)
        for before, until in waits:
            if until == "never" or (isinstance(until, int) and first is not None and first < until):
                return self.reason("voraussetzung", first, voraussetzung=before)
        keys = sorted(key for key in self.needs(id_, 0) if key[0])
        for kind in money.KINDS:
            keys += sorted(key for key in self.needs(id_, 0) if not key[0] and key[1] == kind)
        for key in keys:
            missing = self.lacking(id_, 0, key)
            if missing is not None and missing > 0:
                is_days, what, year = key
                return self.reason("tage" if is_days else what, year, einheit=what if is_days else None, fehlt=missing)
        return None

    def reason(self, art: str, jahr: int | None, **more: Any) -> Raw:
        return {"art": art, "jahr": jahr, "einheit": None, "voraussetzung": None, "fehlt": None} | more

    def hints(self, id_: str) -> list[str]:
        if self.results[id_]["ergebnis"] not in ("zugesagt", "eingeplant"):
            return []
        if not self.items[id_]:
            return [
                "Bedarf nur in vergangenen Jahren" if self.has_only_past(self.measures[id_]) else "ohne Bedarfsangabe"
            ]
        beyond = any(item.amount > 0 and item.year is not None and item.year > self.end for item in self.items[id_])
        unstated = any(self.stated(key) is None for key in self.needs(id_, 0))
        return ["ohne Angabe"] if beyond or unstated else []

    def plan(self) -> list[Raw]:
        """What the figures call `ressourcenplan`, without the texts."""
        rows = []
        for id_ in (id_ for id_ in self.order if id_ in self.results):
            result = self.results[id_]
            covered = result["ergebnis"] != "nicht-gedeckt"
            first = self.first_year(id_, result["shift"]) if covered else None
            rows.append(
                {"id": id_, "ergebnis": result["ergebnis"], "beginn_jahr": first, "hinweise": self.hints(id_)}
                | {"engpass": result["engpass"]}
            )
        return rows

    def load(self) -> Raw:
        """What the figures call `auslastung`."""
        return {
            unit["id"]: {
                str(year): {
                    "tage": self.taken((True, unit["id"], year)),
                    "kapazitaet": unit.get("kapazitaet", {}).get(year),
                }
                for year in range(self.begin, self.end + 1)
            }
            for unit in self.raw["organisation"]
        }

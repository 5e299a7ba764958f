"""What changed between two states of a town, straight from planning.md („Status report“), slowly, on raw dictionaries."""

from __future__ import annotations

from datetime import date
from typing import Any

from . import money
from .building import Raw

SOON = {4: "-12-31", 10: ""}
EARLY = {4: "-01-01", 10: ""}


def changes(old_town: Raw, old: list[Raw], new_town: Raw, new: list[Raw], day: date) -> Raw:
    """Every list of the report, by ids of today (what is gone by its old one)."""
    pairs, swallowed = partners(old, new)
    status, dates, cost, bare = {}, {}, {}, set()
    for before, after in pairs:
        reasons = [entry for entry in after.get("verlauf", []) if is_new(entry, before, day)]
        changed = False
        if before["status"] != after["status"]:
            status[after["id"]] = (before["status"], after["status"])
            changed = True
        if period(before) != period(after):
            dates[after["id"]] = (period(before), period(after))
            changed = True
        was, now = total(before, old_town, old_town), total(after, old_town, new_town)
        if was != now:
            cost[after["id"]] = way(was, now)
            rolled = old_town["haushalt"]["jahr"] != new_town["haushalt"]["jahr"]
            changed = changed or not (rolled and total(before, old_town, new_town) == now)
        if changed and not reasons:
            bare.add(after["id"])
    weg = {it["id"] for it in old} - {before["id"] for before, _ in pairs} - {id_ for id_, _ in swallowed}
    return {
        "ohne": bare | weg,
        "neu": {it["id"] for it in new} - {after["id"] for _, after in pairs},
        "weg": weg,
        "aufgegangen": swallowed,
        "status": status,
        "termine": dates,
        "kosten": cost,
    }


def partners(old: list[Raw], new: list[Raw]) -> tuple[list[tuple[Raw, Raw]], set[tuple[str, str]]]:
    """Who is who: the same id first, else the measure of today that has the old id among its former ones."""
    today = {it["id"]: it for it in new}
    heir: dict[str, str] = {}
    for before in old:
        if before["id"] in today:
            heir[before["id"]] = before["id"]
        else:
            takers = sorted(it["id"] for it in new if before["id"] in it.get("ehemals", []))
            if takers:
                heir[before["id"]] = takers[0]
    by_id, pairs, swallowed = {it["id"]: it for it in old}, [], set()
    for after in new:
        mine = [id_ for id_ in [after["id"], *after.get("ehemals", [])] if heir.get(id_) == after["id"]]
        if mine:
            pairs.append((by_id[mine[0]], after))
            swallowed |= {(id_, after["id"]) for id_ in mine[1:] if id_ != mine[0]}
    return pairs, swallowed


def is_new(entry: Raw, before: Raw, day: date) -> bool:
    end = entry["datum"] + SOON[len(entry["datum"])]
    return entry not in before.get("verlauf", []) and end >= day.isoformat()


def period(measure: Raw) -> tuple[Any, ...]:
    """First day of the begin, last day of the end, and whether it goes on."""
    said = measure.get("zeitraum", {})
    begin, end = said.get("beginn"), said.get("ende")
    return begin and begin + EARLY[len(begin)], end and end + SOON[len(end)], bool(said.get("fortlaufend"))


def total(measure: Raw, horizon_of: Raw, budget_of: Raw) -> Raw | None:
    """The cost with the horizon of one town and the budget year of another."""
    year = budget_of["haushalt"]["jahr"]
    calendar = {"jahr": year, "planungsjahre": money.last_year(horizon_of) - year}
    bits = money.bits(measure, {**budget_of, "haushalt": calendar})
    return money.add([(bit.row, bit.amount) for bit in bits])


def way(was: Raw | None, now: Raw | None) -> str:
    """Dearer, cheaper, or neither for sure."""
    if was is None or now is None or was["von"] is None or now["von"] is None:
        return "anders beziffert"
    if (was["bis"] is None) != (now["bis"] is None):
        return "anders beziffert"
    ends = ["von"] if was["bis"] is None else ["von", "bis"]
    rose = [end for end in ends if now[end] > was[end]]
    fell = [end for end in ends if now[end] < was[end]]
    if rose and not fell and now["unbekannt"] >= was["unbekannt"]:
        return "teurer"
    if fell and not rose and now["unbekannt"] <= was["unbekannt"]:
        return "günstiger"
    return "anders beziffert"

"""Random small towns for hypothesis: few units, few years, tight resources, so that everything meets everything."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from .building import OPEN, UNKNOWN, Est, Raw, Years, measure, since, town

UNITS = ("it", "bauen", "werke")
CRITERIA = ("nutzen", "eile", "muehe")
STATUSES = ("geplant",) * 6 + ("idee",) * 4 + ("beschlossen", "laufend", "pausiert", "abgeschlossen", "verworfen")
FIRST, BUDGET, LAST = 2025, 2027, 2029

# Mostly early in the horizon, so that there is room to move.
years = st.sampled_from((BUDGET,) * 5 + (BUDGET + 1,) * 3 + tuple(range(FIRST, LAST + 2)))
cents = st.integers(0, 20000).map(lambda amount: Decimal(amount) / 100)
euros = st.one_of(st.integers(20, 200), cents)
days = st.one_of(st.integers(3, 14), st.sampled_from((0, 0.5, 7.25)))
points = st.dictionaries(st.sampled_from(CRITERIA), st.sampled_from((0, 2.5, 4, 5, 7, 10)), max_size=3)
estimates = st.one_of(
    st.just(UNKNOWN),
    euros.map(lambda amount: Est(amount, amount)),
    euros.map(lambda amount: Est(amount, None)),
    st.tuples(euros, euros).map(lambda pair: Est(min(pair), max(pair))),
)
single = years.map(lambda year: Years(year, year))
spans = st.one_of(
    single,
    single,
    st.tuples(years, years).map(lambda pair: Years(min(pair), max(pair))),
    st.integers(FIRST, LAST + 2).map(since),
    st.just(OPEN),
)


@st.composite
def cost_rows(draw: st.DrawFn) -> Raw:
    row: Raw = {
        "jahr": draw(spans),
        "art": draw(st.sampled_from(("investiv", "konsumtiv", "konsumtiv", "offen", "offen"))),
    }
    names = draw(st.sets(st.sampled_from(("schaetzung", "ansatz", "ist")), min_size=1))
    for name in sorted(names):
        row[name] = draw(estimates if name == "schaetzung" else euros)
    if draw(st.integers(0, 3)) == 0:
        row["verpflichtung"] = draw(euros)
    if draw(st.integers(0, 5)) == 0:
        row["traeger"] = draw(st.sampled_from(UNITS))
    if draw(st.integers(0, 9)) == 0:
        row["konto"] = {"art": "wirtschaftsplan", "nr": "1"}
    return row


@st.composite
def staff_rows(draw: st.DrawFn) -> Raw:
    row: Raw = {"jahr": draw(years), "organisation": draw(st.sampled_from(UNITS))}
    return row | (
        {"tage": draw(days)} if draw(st.integers(0, 3)) else {"vzae": draw(st.sampled_from((0, 0.03125, 0.0625)))}
    )


@st.composite
def funding_rows(draw: st.DrawFn) -> Raw:
    states = ("geplant", "beantragt", "bewilligt", "bewilligt", "abgerufen", "abgeschlossen", "abgelehnt")
    row: Raw = {"quelle": "Land", "status": draw(st.sampled_from(states))}
    return row | ({"betrag": draw(estimates)} if draw(st.integers(0, 3)) else {})


@st.composite
def periods(draw: st.DrawFn) -> Raw:
    begin, end = sorted((draw(years), draw(years)))
    period: Raw = {"beginn": f"{begin}-01-01"} if draw(st.booleans()) else {}
    if draw(st.integers(0, 4)) == 0:
        return period | {"fortlaufend": True}
    return period | ({"ende": f"{end}-12-31"} if draw(st.booleans()) else {})


@st.composite
def measures(draw: st.DrawFn, id_: str, earlier: list[str]) -> Raw:
    """A measure; its prerequisites come from `earlier` ids, so that there is no circle."""
    keys: Raw = {
        "status": draw(st.sampled_from(STATUSES)),
        "federfuehrung": draw(st.sampled_from(UNITS)),
        "bewertung": {"fachbereich": draw(points), "politik": draw(points)},
        "zeitraum": draw(periods()),
        "kosten": draw(st.lists(cost_rows(), max_size=2)),
        "personal": draw(st.lists(staff_rows(), max_size=2)),
        "foerderung": draw(st.lists(funding_rows(), max_size=2)),
    }
    if earlier:
        keys["voraussetzungen"] = draw(st.lists(st.sampled_from(earlier), max_size=2))
    if draw(st.integers(0, 7)) == 0:
        keys["pflicht"] = {"rechtsgrundlage": "§ 1"} | (
            {"frist": f"{draw(years)}-12-31"} if draw(st.booleans()) else {}
        )
    if draw(st.integers(0, 5)) == 0:
        keys["prioritaet"] = {"stufe": draw(st.sampled_from(("hoch", "mittel", "niedrig"))), "begruendung": "darum"}
    if draw(st.integers(0, 4)) == 0:
        keys["tatsaechlich"] = {"beginn": draw(st.sampled_from(("2025-03-01", "2026-11-23")))}
    if draw(st.integers(0, 2)) == 0:
        keys["einsparungen"] = draw(st.lists(savings_rows(), max_size=2))
    if draw(st.integers(0, 1)) == 0:
        keys["beschaffungen"] = draw(st.lists(purchases(), max_size=2))
    return measure(id_, **keys)


@st.composite
def savings_rows(draw: st.DrawFn) -> Raw:
    return {"ab": draw(st.integers(2026, 2032)), "jaehrlich": draw(estimates)}


@st.composite
def purchases(draw: st.DrawFn) -> Raw:
    row: Raw = {"gegenstand": "Gerät", "kategorie": draw(st.sampled_from(("tafeln", "server"))), "jahr": draw(years)}
    return row | ({"betrag": draw(estimates)} if draw(st.booleans()) else {})


@st.composite
def towns(draw: st.DrawFn) -> Raw:
    frame = {
        year: {
            kind: draw(st.sampled_from((0, 50, 90, 140, 250)))
            for kind in ("investiv", "konsumtiv")
            if draw(st.integers(0, 9))
        }
        for year in range(BUDGET - 1, LAST + 1)
    }
    units = [
        unit
        | {
            "kapazitaet": {
                year: draw(st.integers(0, 20)) for year in range(BUDGET, LAST + 1) if draw(st.integers(0, 9))
            }
        }
        for unit in town()["organisation"]
    ]
    listed = [
        {"id": id_, "name": id_, "gewicht": draw(st.sampled_from((1, 2.5, 10, 25)))}
        | ({"richtung": "aufwand"} if id_ == "muehe" else {})
        for id_ in CRITERIA
    ]
    criteria = {"liste": listed, "schwellen": {"hoch": 7, "mittel": draw(st.sampled_from((3.5, 5)))}}
    budget = {"jahr": BUDGET, "planungsjahre": LAST - BUDGET, "rahmen": frame}
    return town(haushalt=budget, organisation=units, kriterien=criteria)


@st.composite
def towns_with_measures(draw: st.DrawFn, most: int = 7) -> tuple[Raw, list[Raw]]:
    """A town and its measures in any order; ids say nothing about who waits for whom."""
    ids = draw(st.permutations([f"m{number}" for number in range(draw(st.integers(1, most)))]))
    found = [draw(measures(id_, ids[:number])) for number, id_ in enumerate(ids)]
    return draw(towns()), draw(st.permutations(found))

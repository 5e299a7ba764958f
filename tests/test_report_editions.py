"""`roadmap.json` as an edition: read by its version, tolerant of what is missing, and refused only if it is no roadmap."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.archive import reading
from digitalfahrplan.archive.edition import Cost, Described, Edition, Entry
from digitalfahrplan.archive.reading import READERS, RoadmapError, load_edition, parse_edition, read_edition
from digitalfahrplan.model import Area, ChangeKind, CostKind, Status
from digitalfahrplan.plan import load
from digitalfahrplan.publish.figures import SCHEMA_VERSION, as_json, figures
from digitalfahrplan.report import edition_of
from digitalfahrplan.values import Interval, YearSpan, parse_date

from .naive.building import TODAY, Raw

HERE = Path(__file__).parent
FIXTURE = HERE / "roadmaps" / "version-1.json"


def frozen() -> Raw:
    """The document of a small town as version 1 wrote it in November 2026."""
    document: Raw = json.loads(FIXTURE.read_text("utf-8"))
    return document


def test_version_1_as_it_was_published() -> None:
    found = load_edition(FIXTURE)
    assert (found.day, found.town, found.year, found.last_year) == (date(2026, 1, 29), "Kleinstadt", 2026, 2028)
    assert [measure.id for measure in found.measures] == ["akte", "portal", "wlan"]
    assert found.by_id["wlan"] == Described(
        id="wlan",
        title="WLAN in allen Schulen",
        area=Area.SCHOOLS,
        lead="Fachbereich IT",
        status=Status.RUNNING,
        begin=parse_date("Q2 2026"),
        end=parse_date("2027"),
        ongoing=False,
        begun=parse_date("2026-01-12"),
        finished=None,
        costs=(
            Cost(YearSpan(2026, 2027), CostKind.INVESTMENT, None, Decimal("80000.5"), None),
            Cost(YearSpan(2027, None), CostKind.OPERATING, Interval(Decimal(5000), Decimal(7000)), None, None),
            Cost(YearSpan(None, None), CostKind.OPEN, Interval.nothing_known(), None, None),
        ),
        total=Interval(Decimal("90000.5"), Decimal("94000.5"), 1),
        history=(Entry(parse_date("2026-01"), ChangeKind.DEARER, "Mehr Räume als gedacht."),),
        former_ids=("wlan-alt",),
    )
    assert found.by_id["akte"].ongoing is True
    assert found.by_id["portal"] == Described(
        "portal", "Serviceportal", Area.CITIZENS, "Stadtwerke", Status.IDEA, ongoing=False
    )


def test_every_version_has_a_reader() -> None:
    assert set(READERS) == set(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("folder", ["../measures", "towns/wirklich"])
def test_a_plan_and_what_it_publishes_are_the_same(folder: str) -> None:
    plan = load(HERE / folder, TODAY).plan
    assert plan is not None
    text = as_json(figures(plan))
    own = edition_of(plan)
    assert read_edition(json.loads(text)) == own
    assert parse_edition(text.encode()) == own
    assert len(own.measures) > 40


def wlan(**changes: Any) -> Described:
    """The measure `wlan` with other facts in the document."""
    document = frozen()
    next(raw for raw in document["massnahmen"] if raw["id"] == "wlan").update(changes)
    return read_edition(document).by_id["wlan"]


NOTHING: Any = None
UNKNOWN: list[tuple[Raw, str, Any]] = [
    ({"titel": 7}, "title", "wlan"),
    ({"titel": "a\u202eb"}, "title", "wlan"),
    ({"titel": "\ud800"}, "title", "wlan"),
    ({"titel": "x" * 20_001}, "title", "wlan"),
    ({"status": "fertig"}, "status", NOTHING),
    ({"status": ["laufend"]}, "status", NOTHING),
    ({"bereich": "park"}, "area", NOTHING),
    ({"federfuehrung": {"id": "it"}}, "lead", NOTHING),
    ({"federfuehrung": "unbekannt"}, "lead", "unbekannt"),
    ({"zeitraum": "2027"}, "begin", NOTHING),
    ({"zeitraum": "2027"}, "ongoing", NOTHING),
    ({"zeitraum": None}, "ongoing", False),
    ({"zeitraum": {"ende": "31.02.2027"}}, "end", NOTHING),
    ({"zeitraum": {"ende": "2" * 5000}}, "end", NOTHING),
    ({"kosten": "viel"}, "costs", ()),
    ({"berechnet": {"kosten_gesamt": 0}}, "total", NOTHING),
    ({"berechnet": {"kosten_gesamt": {"von": 5, "bis": 4, "unbekannt": 0}}}, "total", NOTHING),
    ({"berechnet": {"kosten_gesamt": {"von": None, "bis": 4, "unbekannt": 0}}}, "total", NOTHING),
    ({"berechnet": {"kosten_gesamt": {"von": 1, "bis": 4, "unbekannt": -1}}}, "total", NOTHING),
    ({"berechnet": {"kosten_gesamt": {"von": 1, "bis": 4, "unbekannt": 10**40}}}, "total", NOTHING),
    ({"berechnet": {}}, "total", NOTHING),
    ({"verlauf": [{"datum": "2026", "art": "neu"}, 4, None]}, "history", ()),
    ({"verlauf": [{"datum": 5, "art": "x", "text": "da"}]}, "history", (Entry(None, None, "da"),)),
    ({"ehemals": ["../etc", "a", 3]}, "former_ids", ("a",)),
]


@pytest.mark.parametrize(("changes", "fact", "expected"), UNKNOWN)
def test_a_wrong_fact_is_unknown_and_no_other(changes: Raw, fact: str, expected: Any) -> None:
    found, whole = wlan(**changes), wlan()
    assert getattr(found, fact) == expected
    assert (found.id, found.former_ids if fact != "former_ids" else ()) == (
        "wlan",
        whole.former_ids if fact != "former_ids" else (),
    )


@pytest.mark.parametrize("amount", ["80.000", True, -1, 10**15, float("inf"), float("nan"), [5], {"von": 3}])
def test_a_row_with_a_wrong_amount_is_unknown_as_a_whole(amount: Any) -> None:
    row = {"jahr": "2027", "art": "investiv", "schaetzung": {"von": 5, "bis": 5}, "ansatz": amount, "ist": 7}
    found = wlan(kosten=[row]).costs
    assert found == (Cost(YearSpan(2027, 2027), CostKind.INVESTMENT, Interval.nothing_known(), None, None),)


def test_years_and_kinds_that_nobody_knows() -> None:
    assert wlan(kosten=[{"jahr": "bald", "art": "geheim", "ansatz": 3}]).costs == (
        Cost(None, None, None, Decimal(3), None),
    )
    document = frozen()
    document["kommune"] = {"haushalt": {"jahr": True, "planungsjahre": 3}}
    found = read_edition(document)
    assert (found.town, found.year, found.last_year) == (None, None, None)
    assert found.by_id["wlan"].lead == "it"


def test_unknown_keys_and_strange_measures_do_not_matter() -> None:
    document = deepcopy(frozen())
    document["neu"] = {"in": "version 9"}
    document["massnahmen"] += [
        7,
        None,
        {"id": "../../x"},
        {"titel": "ohne Kennung"},
        {"id": "wlan", "titel": "doppelt"},
    ]
    document["massnahmen"][0]["auch-neu"] = [1]
    assert read_edition(document) == load_edition(FIXTURE)


def cut(document: Raw, *keys: str) -> bytes:
    return json.dumps({key: value for key, value in document.items() if key not in keys}).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b"nix",
        b"\xff\xfe",
        b'{"schema_version": 1',
        b'{"schema_version": 2, "stand": "2026-01-29", "kommune": {}, "massnahmen": []}',
        b'{"schema_version": true, "stand": "2026-01-29", "kommune": {}, "massnahmen": []}',
        b'{"schema_version": [1], "stand": "2026-01-29", "kommune": {}, "massnahmen": []}',
        b'{"schema_version": 1, "stand": "2026-01", "kommune": {}, "massnahmen": []}',
        b'{"schema_version": 1, "stand": "2026-01-29", "kommune": {}, "massnahmen": {}}',
        b'{"schema_version": 1, "stand": "2026-01-29" "kommune": {}, "massnahmen": []}',
        b'{"schema_version" 1, "stand": "2026-01-29", "kommune": {}, "massnahmen": []}',
        b'{"a": ' + b"[" * 100_000,
        b'{"a": ' + b"9" * 10_000 + b"}",
        cut(frozen(), "stand"),
        cut(frozen(), "massnahmen"),
        cut(frozen(), "schema_version"),
    ],
)
def test_what_is_no_roadmap_is_refused_in_german(raw: bytes) -> None:
    with pytest.raises(RoadmapError, match=r"^[A-ZÄÖÜ].*\.$"):
        parse_edition(raw)


def test_too_large_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RoadmapError, match="nicht lesen"):
        load_edition(tmp_path / "roadmap.json")
    monkeypatch.setattr(reading, "LARGEST", FIXTURE.stat().st_size - 1)
    with pytest.raises(RoadmapError, match="größer"):
        load_edition(FIXTURE)
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MOST_MEASURES", 2)
    with pytest.raises(RoadmapError, match="mehr als 2"):
        load_edition(FIXTURE)


def test_what_follows_the_measures_is_not_even_looked_at() -> None:
    text = FIXTURE.read_text("utf-8")
    head = text[: text.index('"foerderprogramme"')]
    assert parse_edition((head + "Unsinn").encode()) == load_edition(FIXTURE)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(("wlan", "2027", "ab 2027")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def read_or_refused(document: Any) -> Edition | None:
    try:
        return read_edition(document)
    except RoadmapError:
        return None


@settings(max_examples=200, deadline=None)
@given(json_values)
def test_any_json_is_an_edition_or_refused(document: Any) -> None:
    assert read_or_refused(document) is None  # nothing but luck would make a roadmap of it


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_one_fact_replaced_by_anything_leaves_an_edition_or_is_refused(data: st.DataObject) -> None:
    document = frozen()
    place: Any = document
    while True:
        keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.integers(0, 3)) == 0:
            break
        place = place[key]
    place[key] = data.draw(json_values)
    found = read_or_refused(document)
    assert found is None or len(found.measures) <= 3


@settings(max_examples=200, deadline=None)
@given(st.integers(0, FIXTURE.stat().st_size - 1), st.binary(max_size=4))
def test_any_bytes_are_an_edition_or_refused(at: int, junk: bytes) -> None:
    raw = FIXTURE.read_bytes()
    try:
        found = parse_edition(raw[:at] + junk + raw[at + len(junk) :])
    except RoadmapError:
        return
    assert len(found.measures) <= 4

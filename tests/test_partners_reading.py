"""Another town's roadmap.json: what is needed, what is tolerated, and that nothing of it is believed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.fetching.texts import clean
from digitalfahrplan.model import Area, CooperationForm, Status
from digitalfahrplan.partners import Offer, Roadmap, Unusable, read_roadmap
from digitalfahrplan.partners.copies import read_copy
from digitalfahrplan.partners.reading import MAX_BYTES
from digitalfahrplan.partners.roadmap import as_text, document
from digitalfahrplan.plan import load
from digitalfahrplan.problems import Problem
from digitalfahrplan.publish.roadmap import own_roadmap
from digitalfahrplan.source.characters import FORBIDDEN, INVISIBLE
from digitalfahrplan.values import parse_date
from tests.cooperation import NEIGHBOUR

MANIFEST = {"schema_version": 1, "ags": "05999016"}
FULL = {
    "id": "bauakten",
    "titel": "Bauakten scannen",
    "kurz": "Akten sind am selben Tag da.",
    "bereich": "intern",
    "handlungsfeld": "Digitale Akte",
    "status": "laufend",
    "zeitraum": {"beginn": "2026-03", "ende": "2027-Q2", "fortlaufend": False},
    "leistungen": [{"leika": "99012150080000", "ozg": "10229", "bezeichnung": "Einsicht"}],
    "kooperation": "kreis",
    "adresse": "https://digital.nachbarstadt.example/massnahmen/bauakten/",
}


def read(told: object) -> Roadmap:
    return read_roadmap(json.dumps(told).encode(), NEIGHBOUR)


def read_one(**changed: object) -> Any:
    (offer,) = read({"manifest": MANIFEST, "massnahmen": [FULL | changed]}).offers
    return offer


def test_a_full_measure_is_read_whole() -> None:
    offer = read_one()
    assert (offer.id, offer.title, offer.summary) == ("bauakten", "Bauakten scannen", "Akten sind am selben Tag da.")
    assert (offer.area, offer.field, offer.status) == (Area.INTERNAL, "Digitale Akte", Status.RUNNING)
    assert (offer.start, offer.end, offer.ongoing) == (parse_date("2026-03"), parse_date("Q2 2027"), False)
    assert [(service.leika, service.ozg, service.label) for service in offer.services] == [
        ("99012150080000", "10229", "Einsicht")
    ]
    assert (offer.form, offer.address) == (CooperationForm.COUNTY, FULL["adresse"])


def test_id_and_title_are_enough_and_unknown_keys_are_passed_over() -> None:
    told = {"manifest": MANIFEST | {"neu": {}}, "massnahmen": [{"id": "a", "titel": "A", "rang": 1}], "mehr": [1]}
    found = read(told)
    assert [(offer.id, offer.title, offer.area, offer.services) for offer in found.offers] == [("a", "A", None, ())]
    assert (found.name, found.licence, found.as_of, found.address, found.fetched) == (
        "Nachbarstadt",
        None,
        None,
        None,
        None,
    )


OPTIONAL = [key for key in FULL if key not in ("id", "titel")]


@pytest.mark.parametrize("wrong", [None, 7, True, [], {}, [[]], {"beginn": 1}, [{"leika": 1, "ozg": "12a"}]])
def test_a_value_of_another_kind_counts_as_not_told(wrong: object) -> None:
    assert read_one(**dict.fromkeys(OPTIONAL, wrong)) == Offer("bauakten", "Bauakten scannen")


@pytest.mark.parametrize("key", ["bereich", "status", "kooperation", "zeitraum", "leistungen", "adresse"])
def test_an_unknown_word_counts_as_not_told(key: str) -> None:
    nothing = {name: value for name, value in FULL.items() if name != key}
    assert read_one(**{key: "etwas ganz anderes"}) == read({"manifest": MANIFEST, "massnahmen": [nothing]}).offers[0]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([], "keine Angaben mit Schlüsseln"),
        ({}, "„manifest“ fehlen"),
        ({"manifest": []}, "„manifest“ fehlen"),
        ({"manifest": {"ags": "05999016"}, "massnahmen": []}, "fehlt „schema_version“"),
        ({"manifest": MANIFEST | {"schema_version": True}, "massnahmen": []}, "fehlt „schema_version“"),
        ({"manifest": MANIFEST | {"schema_version": 2}, "massnahmen": []}, "andere Fassung"),
        ({"manifest": MANIFEST | {"ags": "05999004"}, "massnahmen": []}, "gehört nicht zu Nachbarstadt"),
        ({"manifest": {"schema_version": 1}, "massnahmen": []}, "gehört nicht zu Nachbarstadt"),
        ({"manifest": MANIFEST}, "„massnahmen“ fehlt"),
        ({"manifest": MANIFEST, "massnahmen": {}}, "„massnahmen“ fehlt"),
        ({"manifest": MANIFEST, "massnahmen": ["a"]}, "Maßnahme 1 hat keine gültige Kennung"),
        ({"manifest": MANIFEST, "massnahmen": [{"id": "../a", "titel": "A"}]}, "keine gültige Kennung"),
        ({"manifest": MANIFEST, "massnahmen": [{"id": "a" * 65, "titel": "A"}]}, "keine gültige Kennung"),
        ({"manifest": MANIFEST, "massnahmen": [FULL, {"id": "a"}]}, "Maßnahme 2 hat keinen Titel"),
        ({"manifest": MANIFEST, "massnahmen": [{"id": "a", "titel": "\u200b \u202e"}]}, "keinen Titel"),
        ({"manifest": MANIFEST, "massnahmen": [FULL, FULL]}, "zweimal"),
    ],
)
def test_what_is_needed_and_missing_is_said(told: object, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        read(told)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "nicht zu lesen"),
        (b"\xff{}", "nicht in UTF-8"),
        (b"{'a': 1}", "nicht zu lesen"),
        (b'{"a": NaN}', "nicht zu lesen"),
        (b'{"a": ' + b"9" * 5000 + b"}", "nicht zu lesen"),
        (b"[" * 100_000, "nicht zu lesen"),
        (b" " * (MAX_BYTES + 1), "mehr als 5 MB"),
    ],
    ids=["nothing", "bytes", "quotes", "nan", "digits", "depth", "size"],
)
def test_what_is_no_json_is_said(raw: bytes, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        read_roadmap(raw, NEIGHBOUR)


def test_broken_json_has_a_place() -> None:
    with pytest.raises(Unusable) as caught:
        read_roadmap(b'{"manifest":\n  {"a" 1}}', NEIGHBOUR)
    assert (caught.value.line, caught.value.column) == (2, 8)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("https://digital.nachbarstadt.example/a/", "https://digital.nachbarstadt.example/a/"),
        ("https://DIGITAL.nachbarstadt.example/a/", "https://DIGITAL.nachbarstadt.example/a/"),
        ("massnahmen/a/", "https://digital.nachbarstadt.example/massnahmen/a/"),
        ("/massnahmen/a/", "https://digital.nachbarstadt.example/massnahmen/a/"),
        ("http://digital.nachbarstadt.example/a/", None),
        ("https://digital.nachbarstadt.example:8443/a/", None),
        ("https://digital.nachbarstadt.example@evil.example/", None),
        ("https://evil.example/", None),
        ("//evil.example/a/", None),
        ("javascript:alert(1)", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_addresses_lead_to_the_partners_own_host_only(told: str, kept: str | None) -> None:
    assert read_one(adresse=told).address == kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("  viele \n Zeilen\tund\u2028Wechsel ", "viele Zeilen und Wechsel"),
        ("\u202egedreht\u202c", "gedreht"),
        ("un\u200bsicht\ufeffbar", "unsichtbar"),
        ("a\x00b\x1b[31mc\ud800d\ufffde", "a b [31mc d e"),
        ("u\u0308ber", "über"),
        ("<script>", "<script>"),
        (7, ""),
        (None, ""),
    ],
)
def test_texts_lose_what_our_own_may_not_have(told: object, kept: str) -> None:
    assert clean(told, 100) == kept


@settings(deadline=None)
@given(st.text(), st.integers(1, 50))
def test_a_clean_text_is_clean_short_and_stays_so(told: str, limit: int) -> None:
    kept = clean(told, limit)
    assert len(kept) <= limit
    assert not FORBIDDEN.search(kept)
    assert not INVISIBLE.search(kept)
    assert kept == clean(kept, limit)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*FULL, "beginn", "ende", "leika", "ozg"]) | st.text(), inner)
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.lists(JSON), st.dictionaries(st.sampled_from(["kommune", "lizenz", "stand", "adresse", "abgerufen"]), JSON))
def test_whatever_stands_there_is_read_or_refused_and_reads_the_same_again(
    told: list[Any], manifest: dict[str, Any]
) -> None:
    measures = [
        FULL | row | {"id": f"m{number}", "titel": "T"} for number, row in enumerate(told) if isinstance(row, dict)
    ]
    found = read({"manifest": manifest | MANIFEST, "massnahmen": measures})
    assert read_roadmap(as_text(found).encode(), NEIGHBOUR) == found


@settings(deadline=None)
@given(st.binary() | JSON.map(lambda told: json.dumps(told).encode()))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with pytest.raises(Unusable):
        read_roadmap(raw, NEIGHBOUR)


def test_what_we_publish_others_can_read() -> None:
    plan = load(Path("measures"), date(2026, 11, 23)).plan
    assert plan is not None
    for root, base in (("/", "https://digital.nachbarstadt.example/"), ("https://fahrplan.example/a/",) * 2):
        own = own_roadmap(plan, root)
        reader = NEIGHBOUR.model_copy(update={"ags": plan.town.ags, "url": f"{base}roadmap.json"})
        found = read_roadmap(as_text(own).encode(), reader)
        assert (found.name, found.licence, found.as_of) == ("Musterstadt", "dl-de/zero-2-0", plan.today)
        assert found.address == base
        assert [offer.address for offer in found.offers] == [f"{base}massnahmen/{offer.id}/" for offer in own.offers]
        if root == base:
            assert found == own


def test_our_own_file_is_a_line_a_measure_and_says_nothing_of_a_copy() -> None:
    plan = load(Path("measures"), date(2026, 11, 23)).plan
    assert plan is not None
    own = own_roadmap(plan, "/")
    text = as_text(own)
    assert len(text.splitlines()) == len(plan.measures) + 5
    assert json.loads(text) == document(own)
    assert "abgerufen" not in text
    assert (
        as_text(Roadmap("05999016", "N", None, None, None, (), date(2026, 1, 2))).count('"abgerufen": "2026-01-02"')
        == 1
    )


def test_a_copy_that_the_system_keeps_to_itself_is_a_problem(tmp_path: Path) -> None:
    found = read_copy(tmp_path / "05999016.json", NEIGHBOUR)
    assert isinstance(found, Problem)
    assert (found.code, found.severity) == ("A123", "hinweis")

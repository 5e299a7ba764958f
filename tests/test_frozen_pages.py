"""Pages of a snapshot as text: whatever its data are, they are shown, escaped, and lose nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.archive.edition import Entry
from digitalfahrplan.archive.snapshot import Snapshot
from digitalfahrplan.model import Measure, Part, Programme, Town
from digitalfahrplan.model.describe import allowed, fields_of, nested
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.frozen import words
from digitalfahrplan.presentation.frozen.compared import Farewells, comparison_page, pair_name
from digitalfahrplan.presentation.frozen.computed import Standing
from digitalfahrplan.presentation.frozen.fields import ADDRESS, MAIL, choices, kind, known
from digitalfahrplan.presentation.frozen.frozen import Place
from digitalfahrplan.presentation.frozen.pages import overview
from digitalfahrplan.presentation.frozen.year import Told, year_page
from digitalfahrplan.publish.figures import as_json, figures
from digitalfahrplan.values import parse_date
from tests.frozen import BODY, frozen, pages, snapshot
from tests.frozen import words as say
from tests.site.checks import CHECKS
from tests.site.hostile import PAYLOADS, Enemy
from tests.site.html import Element, parse
from tests.site.plans import plan_of
from tests.site.towns import full, hostile

HERE = "archiv/2026/2026-01-29/"
KEYS = st.sampled_from(
    [
        "id",
        "titel",
        "kosten",
        "zeitraum",
        "berechnet",
        "massnahmen",
        "orte",
        "haushalt",
        "kommune",
        "massnahme",
        "2026",
        "x<y>",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([*PAYLOADS, "eins", "2026-03", "\ud800", "\x00", "offen"])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=6), inner, max_size=5),
    max_leaves=25,
)
TOP = [
    "stand", "kommune", "massnahmen", "foerderprogramme", "abstimmungsbedarf", "konflikte", "ressourcenplan", "auslastung", "haushalt",
    "buendelungen", "einsparungen", "orte", "foerderurteile", "fristen", "foerdersummen", "kooperationschancen", "vorlagen", "neu",
]  # fmt: skip


def measure_page(**told: Any) -> Element:
    return parse(pages({"massnahmen": [{"id": "eins", **told}]})[f"{HERE}eins/"])


def facts(page: Element) -> dict[str, str]:
    return {div.find("dt")[0].text: div.find("dd")[0].text for div in page.find("div") if div.inside and div.find("dt")}


def faults(html: str) -> list[str]:
    page = parse(html)
    assert not page.find("script")
    return [fault for check in CHECKS for fault in check(page)]


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(TOP, JSON)))
@settings(max_examples=150, deadline=None)
def test_any_data_become_pages_without_faults(data: dict[str, Any]) -> None:
    for html in pages(data).values():
        html.encode("utf-8", "replace")
        assert faults(html) == []


@given(
    st.dictionaries(st.sampled_from([*fields_of(Measure), *fields_of(Programme), "berechnet", "neu"]), JSON, max_size=6)
)
@settings(max_examples=150, deadline=None)
def test_any_measure_and_programme_becomes_a_page(told: dict[str, Any]) -> None:
    data = {"massnahmen": [{**told, "id": "eins"}], "foerderprogramme": [{**told, "id": "topf"}]}
    for html in pages(data).values():
        assert faults(html) == []


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8).map(lambda key: f"neu-{key}"),
        st.text("abc<>&'\"", min_size=3, max_size=9),
        max_size=4,
    )
)
@settings(max_examples=60, deadline=None)
def test_what_the_model_does_not_know_is_not_lost(unknown: dict[str, str]) -> None:
    cleaned = {re.sub(r"[^ -~]", "", key) or "neu-": value for key, value in unknown.items()}
    text = measure_page(**cleaned).text
    assert all(key in text and value in text for key, value in cleaned.items())


def told(plan: Plan) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(as_json(figures(plan)))
    return data


@pytest.fixture(scope="module")
def everything() -> dict[str, Any]:
    return told(plan_of(full(say, (BODY,))))


def test_every_text_of_a_full_town_stands_on_its_page(everything: dict[str, Any]) -> None:
    shown = {address: parse(html).text for address, html in pages(everything).items()}
    for entity in (*everything["massnahmen"], *everything["foerderprogramme"]):
        text = shown[f"{HERE}{entity['id']}/"]
        missing = [said for said in texts(entity) if said.startswith("Wort ") and said not in text]
        assert missing == []
    overview = shown[HERE]
    missing = [said for said in texts(everything["kommune"]) if said.startswith("Wort ") and said not in overview]
    assert missing == []


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [said for part in value.values() for said in texts(part)]
    if isinstance(value, list):
        return [said for part in value for said in texts(part)]
    return [value] if isinstance(value, str) else []


def test_a_hostile_town_stays_text() -> None:
    enemy = Enemy()
    html = pages(told(plan_of(hostile(enemy))))
    for address, page in html.items():
        assert faults(page) == [], address
    everything = " ".join(parse(page).text for page in html.values())
    own = [
        said
        for said, place in enemy.said.items()
        if place.startswith(("massnahme.titel", "massnahme.kosten.bezeichnung"))
    ]
    assert own
    assert [said for said in own if said not in everything] == []


def test_values_are_german() -> None:
    page = measure_page(
        status="laufend",
        zeitraum={"beginn": "2026-Q3", "ende": "2027-03-12", "fortlaufend": False},
        kosten=[
            {
                "jahr": "2027",
                "art": "investiv",
                "ansatz": 80000.5,
                "schaetzung": {"von": 80000, "bis": 120000, "wortlaut": "80.000–120.000 €"},
            }
        ],
        fortschritt=40,
        berechnet={
            "rang": 3,
            "rang_spanne": [2, 5],
            "spur": "pflicht",
            "ampel": "verzug-droht",
            "eigenanteil": {"von": 10, "bis": None, "unbekannt": 2},
        },
    )
    told_ = facts(page)
    assert told_["Zeitraum"] == "3. Quartal 2026 bis 12.03.2027"
    assert told_["Status"] == "laufend Verzug droht"
    assert told_["Spur"] == "Gesetzliche Pflicht"
    assert told_["Rangspanne"] == "2–5"
    assert told_["Fortschritt"] == "40\u00a0%"
    assert told_["Eigenanteil"] == "mindestens 10\u00a0€, dazu 2 Beträge unbekannt"
    cells = [cell.text for cell in page.find("td")]
    assert "80.000,50\u00a0€" in cells
    assert "80.000\u00a0€ bis 120.000\u00a0€" in cells


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"von": 80000, "bis": 80000, "wortlaut": "ca. 80.000 €"}, "ca. 80.000\u00a0€"),
        ({"von": 80000, "bis": 80000, "wortlaut": "80 TEUR"}, "80.000\u00a0€ („80 TEUR“)"),
        ({"von": 20000, "bis": None, "wortlaut": "über 20.000 €"}, "über 20.000\u00a0€"),
        ({"von": None, "bis": None, "wortlaut": "unbekannt"}, "unbekannt"),
        ({"von": None, "bis": None, "unbekannt": 3}, "3 Beträge unbekannt"),
        ({"von": 1.005, "bis": 2, "unbekannt": 0}, "1\u00a0€ bis 2\u00a0€"),
    ],
)
def test_amounts_keep_their_wording(value: dict[str, Any], shown: str) -> None:
    assert words.estimate(value) == shown


@pytest.mark.parametrize(
    "odd",
    ["viel", ["a"], True, 10**40, "2026-13", {"von": "x", "bis": "y"}, {"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}],
)
@pytest.mark.parametrize("key", ["kosten", "zeitraum", "stand", "fortschritt", "federfuehrung", "bewertung", "pflicht"])
def test_a_value_of_another_kind_is_shown_as_it_stands(key: str, odd: Any) -> None:
    text = measure_page(**{key: odd}).text
    shown = {"viel": "viel", "2026-13": "2026-13"}.get(odd if isinstance(odd, str) else "")
    expected = shown or {bool: "ja", int: str(10**40), list: "a", dict: ""}[type(odd)]
    assert expected in text


def test_what_says_nothing_is_named_not_hidden() -> None:
    text = measure_page(titel="Eins", begruendung=None, kosten=[], neues=None).text
    assert "Ohne Angabe: Begründung, Kosten, neues." in text


def test_links_of_a_body_stay_in_the_snapshot_and_pictures_become_words(everything: dict[str, Any]) -> None:
    page = parse(pages(everything)[f"{HERE}intern-laufend/"])
    links = {link.text: link.attributes.get("href") for link in page.find("a")}
    assert links["Grundlage"] == "../grundlage/"
    assert links["früher"] == "../intern-idee/"
    assert "nirgends" in page.text
    assert links.get("nirgends") is None
    assert [em.text for em in page.find("em")] == [
        '[Bild: Der <b>Plan</b> "oben"]',
        "[Bild: <script>alert(1)</script>]",
    ]
    assert "Bilder gehören nicht zur archivierten Fassung" in page.text
    assert not page.find("img")


def test_a_damaged_snapshot_shows_no_fact() -> None:
    from digitalfahrplan.presentation.frozen.pages import pages_of_frozen

    for address, html in pages_of_frozen(frozen(None, "Das Siegel passt nicht.")):
        assert faults(html) == [], address
        assert "Diese Fassung ist beschädigt." in html
        assert "Das Siegel passt nicht." in html
        assert not parse(html).find("table")


def test_the_frame_says_what_it_is() -> None:
    page = measure_page(titel="WLAN")
    assert page.find("title")[0].text.startswith("WLAN (Stand 29.01.2026, archiviert)")
    metas = {
        meta.attributes.get("name") or meta.attributes.get("http-equiv", ""): meta.attributes.get("content")
        for meta in page.find("meta")
    }
    assert metas["robots"] == "noindex"
    assert "script" not in (metas["Content-Security-Policy"] or "")
    assert "Stand 29.01.2026, archiviert." in page.text
    assert ("Heutiger Stand", "../../../../massnahmen/eins/") in {
        (a.text, a.attributes["href"]) for a in page.find("a")
    }


def test_every_kind_of_the_model_is_known() -> None:
    assert kind(fields_of(Measure)["stand"]) == "date"
    assert choices(known(Standing)["spur"])["nicht-bewertet"] == "Noch nicht bewertet"
    assert kind(known(Standing)["bewilligt"]) == "amount"


def money(**told: Any) -> dict[str, Any]:
    silence = dict.fromkeys(["schaetzung", "ansatz", "ist", "verpflichtung", "foerderung", "eigenanteil"])
    return {"investiv": {**silence, **told}, "konsumtiv": silence, "offen": silence}


def year(*says: dict[str, Any]) -> Element:
    told_ = [
        Told(f"{2026 + place}/2026-0{place + 1}-01", 2026 + place, f"01.0{place + 1}.2026", "", 3, budget)
        for place, budget in enumerate(says)
    ]
    return parse(year_page(2026, told_, "Musterstadt"))


def row(page: Element, name: str) -> list[str]:
    return next([cell.text for cell in tr.find("td")] for tr in page.find("tr") if tr.find("th")[0].text == name)


def test_a_year_stands_side_by_side_with_exact_differences_only() -> None:
    page = year(money(ansatz=1000), money(ansatz=1500, ist=200))
    assert row(page, "Ansatz") == ["1.000\u00a0€", "1.500\u00a0€", "+500\u00a0€ (+50,0\u00a0%)"]
    assert row(page, "Ist") == ["–", "200\u00a0€", "–"]
    assert "Haushaltsjahr 2027" in page.text
    unknown = {"von": 5, "bis": 5, "unbekannt": 1}
    assert row(year(money(eigenanteil=unknown), money(eigenanteil=unknown)), "Eigenanteil")[-1] == "–"
    assert faults(year_page(2026, [], "")) == []


def test_what_one_of_both_does_not_tell_has_not_changed() -> None:
    """The first snapshot against the last one, never the first that happens to say something."""
    page = year(money(ansatz=5), money(ansatz=5, ist=2_950), money(ansatz=5, ist=12_800))
    assert row(page, "Ist")[-1] == "–"
    assert row(page, "Ansatz")[-1] == "unverändert"
    other = {"konsumtiv": money(ist=2_950)["investiv"]}
    page = year(money(ansatz=5) | other, money(ansatz=5, ist=9_850) | other)
    together = [[cell.text for cell in tr.find("td")] for tr in page.find("tr") if tr.find("th")[0].text == "Ist"][-1]
    assert together == ["2.950\u00a0€", "12.800\u00a0€", "–"]


def test_kinds_of_money_stand_in_one_order_whichever_snapshot_tells_them_first() -> None:
    told_ = money(ansatz=5)["investiv"]
    page = year({"neu": told_, "offen": told_, "investiv": told_}, {"konsumtiv": told_})
    assert [table.find("caption")[0].text for table in page.find("table")][1:] == [
        "Investiv",
        "Konsumtiv",
        "Offen",
        "Neu",
        "Zusammen",
    ]


def test_without_funding_there_is_no_table_of_its_sums() -> None:
    silence = dict.fromkeys(["beantragt", "bewilligt", "abgerufen"])
    told_ = {"gesamt": silence, "bereiche": {"intern": silence}, "foerdergeber": {}, "massnahmen": []}
    assert "Fördersummen" not in overview(frozen({"foerdersummen": told_}))
    assert "Fördersummen" in overview(frozen({"foerdersummen": {**told_, "gesamt": {**silence, "bewilligt": 5}}}))


def compared(one: Snapshot, other: Snapshot, gone: Farewells) -> Element:
    """The comparison of a snapshot with a measure `eins` and one without."""
    told_ = {"schema_version": 1, "stand": "2026-12-31", "kommune": {}, "massnahmen": [{"id": "eins", "titel": "Eins"}]}
    before = replace(frozen(told_), snapshot=one)
    return parse(comparison_page(before, replace(frozen({**told_, "massnahmen": []}), snapshot=other), gone))


def test_two_snapshots_of_one_day_are_told_apart() -> None:
    one = replace(snapshot(), day=date(2026, 12, 31), occasion="Jahresabschluss")
    other = replace(one, year=2027, occasion="")
    names = "31.12.2026 (Haushaltsjahr 2026, Jahresabschluss)", "31.12.2026 (Haushaltsjahr 2027)"
    assert pair_name((one, other)) == " und ".join(names)
    assert pair_name((snapshot(), other)) == "29.01.2026 und 31.12.2026"
    page = compared(one, other, {})
    assert page.find("h1")[0].text == "Vergleich {} mit {}".format(*names)
    assert [cell.text for cell in page.find("table")[0].find("th")][:3] == ["Status", *names]
    assert {link.text for link in page.find("a")} >= set(names)
    around = Place(1, {}, {}, "2026/2026-12-31", "2027/2027-02-01")
    ways = parse(overview(replace(frozen({}), snapshot=other, place=around))).find("a")
    assert {"Vorige Fassung: 31.12.2026 (Haushaltsjahr 2026)", "Nächste Fassung: 01.02.2027"} <= {
        it.text for it in ways
    }


@pytest.mark.parametrize(
    ("said", "shown"), [(("Doppelt erfasst.",), "12.03.2026: Doppelt erfasst."), ((), "ohne Begründung")]
)
def test_a_measure_that_is_gone_from_a_snapshot_bears_its_reason(said: tuple[str, ...], shown: str) -> None:
    gone = {"eins": [Entry(parse_date("2026-03-12"), None, why) for why in said]}
    page = compared(snapshot(), replace(snapshot(), day=date(2026, 6, 30)), gone)
    table = next(it for it in page.find("table") if it.attributes.get("id") == "tabelle-bericht-stand")
    assert [cell.text for cell in table.find("tr")[1].walk() if cell.tag in ("th", "td")] == [
        "Eins",
        "nicht mehr im Plan",
        shown,
    ]


def test_unknown_money_is_never_nought() -> None:
    page = year({"investiv": {"ansatz": "viel"}, "neu": {"ansatz": 5}})
    assert row(page, "Ansatz") == ["viel"]
    assert [tr.text for tr in page.find("tr") if "nicht lesbar" in tr.text]
    assert snapshot().name == "2026/2026-01-29"


def test_every_address_of_the_model_becomes_a_link() -> None:
    parts: list[type[Part]] = [Measure, Programme, Town]
    for part in parts:  # grows while it runs
        parts += [inner for field in fields_of(part).values() if (inner := nested(field)) and inner not in parts]
    values = [field for part in parts for field in fields_of(part).values() if not nested(field)]
    addresses = [field for field in values if re.search("[Aa]dresse", allowed(field))]
    assert addresses
    assert all(kind(field) in (ADDRESS, MAIL) for field in addresses), [allowed(field) for field in addresses]

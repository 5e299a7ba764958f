"""From the front matter to an entity: what is read, all problems at once, and what is saved of a wrong file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from digitalfahrplan.model import Area, Measure, Programme, Town
from digitalfahrplan.plan import load
from digitalfahrplan.source import Document
from digitalfahrplan.validation import validate
from digitalfahrplan.validation.shape import type_at

from .conftest import FILE, TODAY, Check, codes, measure, programme

# --- a complete measure -------------------------------------------------------------------------------------------------


def test_what_is_read_is_what_was_written(check: Check) -> None:
    plan = check(
        {
            "buerger/antrag.md": measure(
                "handlungsfeld: e-government\nzeitraum: {beginn: Q1 2027, fortlaufend: ja}\n"
                "kosten: [{jahr: ab 2027, art: konsumtiv, schaetzung: rund 24 TEUR, konto: {nr: 01.04.010}}]\n"
                "indikatoren: [{name: Anträge, ausgang: '-7,5'}]\nbewertung: {politik: {dringlichkeit: 0}}\n",
                "\n## Ziel\n",
            )
        }
    ).plan
    assert plan is not None
    read = plan.by_id["antrag"]
    assert (read.area, read.path, read.body) == (Area.CITIZENS, "measures/buerger/antrag.md", "\n## Ziel\n")
    assert read.period is not None
    assert (str(read.period.start), read.period.end, read.period.ongoing) == ("1. Quartal 2027", None, True)
    cost = read.costs[0]
    assert (str(cost.years), cost.blocked, cost.budget) == ("ab 2027", False, None)
    assert cost.estimate is not None
    assert (cost.estimate.low, cost.estimate.wording) == (Decimal(24_000), "rund 24 TEUR")
    assert cost.account is not None
    assert cost.account.number == "01.04.010"
    assert read.indicators[0].baseline == Decimal("-7.5")
    assert read.scores is not None
    assert read.scores.politics == {"dringlichkeit": Decimal(0)}
    assert read.participants == ()


# --- all problems at once, and none that only follows from another --------------------------------------------------------


def test_every_problem_of_a_file_is_told_in_one_run(check: Check) -> None:
    lines = (
        "handlungsfeld: e-government\nbeteiligte: [niemand]\nzeitraum: {beginn: 2028, ende: 2027}\nfortschritt: viel\n"
        "kosten:\n  - {jahr: 2027, art: investiv, ansatz: 50.000}\n  - {jahr: x, art: y}\nvoraussetzungen: [nichts]\nunbekannt: a\n"
    )
    found = check({FILE: measure(lines, status="fertig", stand="2026")})
    assert codes(found) == ["B113", "B102", "D103", "D101", "C107", "B106", "B103", "B112", "B113", "D106", "C102"]


@pytest.mark.parametrize(
    ("lines", "fields", "expected"),
    [
        ("begruendung: [a]\n", {"status": "pausiert"}, ["B117"]),
        ("ergebnis: [a]\ntatsaechlich: {ende: gestern}\n", {"status": "abgeschlossen"}, ["B117", "B102"]),
        ("fortschritt: 100\n", {"status": "fast fertig"}, ["B113"]),
        ("tatsaechlich: {ende: 2026-09}\n", {"status": "fertig"}, ["B113"]),
        ("kosten: [{jahr: 27, art: investiv, ist: 5}]\n", {}, ["B112"]),
        ("kosten: [{art: investiv, ist: 5}]\n", {}, ["C101"]),
        ("kosten: [{jahr: 2027, art: investiv, ansatz: x}]\n", {}, ["B104"]),
        ("kosten: [{jahr: 2027, art: investiv, ansatz: x}, {jahr: 2027, art: investiv, ansatz: 5}]\nfoerderung: [{quelle: a, status: geplant, betrag: 500}]\n", {}, ["B104"]),
        ("foerderung: [{programm: [a], status: geplant}]\n", {}, ["B117"]),
        ("foerderung: [{programm: no, status: geplant}]\n", {}, ["B101"]),
        ("beteiligte: [it, bauen]\n", {"federfuehrung": "''"}, ["C101"]),
        ("zeitraum: {beginn: x, ende: 2020}\n", {}, ["B102"]),
        ("prioritaet: {stufe: hoch, beschluss: [a]}\n", {}, ["B117"]),
        ("personal: [{jahr: 2027, organisation: it, tage: x}]\n", {}, ["B107"]),
        ("personal: [{jahr: 2027, organisation: [it], tage: 5}]\n", {}, ["B117"]),
        ("orte: [{ort: [a]}, {ort: grundschule-nord}]\n", {}, ["B117"]),
        ("bewertung: {fachbereich: {dringlichkeit: 11, unsinn: 5}}\n", {}, ["B119", "D110"]),
        ("bewertung: {fachbereich: [5]}\n", {}, ["B117"]),
    ],
)  # fmt: skip
def test_one_fault_is_told_once(check: Check, lines: str, fields: dict[str, str], expected: list[str]) -> None:
    assert sorted(codes(check({FILE: measure(lines, **fields)}))) == sorted(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: it, name", "id: IT, name", ["B111"]),
        ("id: it, name", "name", ["C101"]),
        ("organisation:\n", "organisation: x\nkriterien_alt:\n", ["B117", "C102"]),
        ("id: digitale-akte", "id: Digitale Akte", ["B111"]),
        ("id: grundschule-nord", "id: grundschule_nord", ["B111"]),
        ("id: dringlichkeit", "id: Dringlichkeit", ["B111"]),
        ("id: endgeraete", "id: Endgeräte", ["B111"]),
    ],
)
def test_a_wrong_list_of_the_town_blames_no_measure(
    check: Check, tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    lines = (
        "handlungsfeld: digitale-akte\norte: [{ort: grundschule-nord}]\nbewertung: {politik: {dringlichkeit: 5}}\n"
        "beschaffungen: [{gegenstand: a, kategorie: endgeraete, jahr: 2027}]\n"
    )
    files = {FILE: measure(lines), "foerderung/fonds.md": programme("foerdert: {handlungsfelder: [digitale-akte]}\n")}
    assert codes(check(files)) == []
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert sorted(codes(load(Path("measures"), TODAY))) == expected


def test_an_unreadable_town_file_blames_no_measure(check: Check) -> None:
    outcome = check({"kommune.yml": "name: [\n", FILE: measure(federfuehrung="niemand")})
    assert codes(outcome) == ["A113"]
    assert outcome.plan is None


def test_a_file_that_cannot_be_read_may_still_be_referred_to(check: Check) -> None:
    outcome = check({FILE: measure("voraussetzungen: [scannen]\n"), "intern/scannen.md": "kein Kopf\n"})
    assert codes(outcome) == ["A110"]


def test_a_wrong_budget_year_of_the_town(check: Check, tmp_path: Path) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8").replace(
        "planungsjahre: 3", "planungsjahre: 3, rahmen: {bald: {investiv: x}, 2027: {investiv: 5}}"
    )
    file.write_text(text, encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == ["B112", "B104"]


# --- without a folder ---------------------------------------------------------------------------------------------------


def test_a_document_without_data_gives_no_entity() -> None:
    checked = validate(Document("measures/intern/a.md", "intern", "a", b"kein Kopf"), Measure)
    assert (checked.entity, checked.problems) == (None, ())


def test_what_is_known_to_be_wrong_covers_what_is_in_it_and_around_it() -> None:
    text = measure("zeitraum: {beginn: x}\nkosten: 5\n")
    checked = validate(Document("measures/intern/a.md", "intern", "a", text.encode()), Measure)
    assert checked.wrong == {("zeitraum", "beginn"), ("kosten",)}
    assert checked.covers(("zeitraum",))
    assert checked.covers(("zeitraum", "beginn"))
    assert checked.covers(("kosten", 3, "jahr"))
    assert not checked.covers(("zeitraum", "ende"))
    assert not checked.covers(("titel",))
    assert not checked.covers(())


def test_what_cannot_be_saved_is_left_out(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digitalfahrplan.validation.salvage._ROUNDS", 1)
    files = {
        FILE: measure("kosten: [5]\nbeteiligte: [niemand]\n"),
        "intern/b.md": measure("voraussetzungen: [bauakte]\n", titel="b"),
    }
    assert codes(check(files)) == ["B117"]


def test_places_that_the_model_does_not_know() -> None:
    assert type_at(Measure, ("titel", "x")) is None
    assert type_at(Measure, ("unbekannt",)) is None
    assert type_at(Measure, ("unbekannt", 0, "x")) is None
    assert type_at(Measure, ("beteiligte", "x")) is None
    assert type_at(Measure, ("kosten", 3, "bezeichnung")) is str


@pytest.mark.parametrize("model", [Measure, Programme, Town])
def test_an_empty_file_can_be_saved(model: type[Measure] | type[Programme] | type[Town]) -> None:
    checked = validate(Document("measures/intern/a.md", "intern", "a", b"---\n---\n"), model)
    assert checked.entity is not None
    assert {problem.code for problem in checked.problems} == {"C101"}

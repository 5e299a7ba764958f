"""From the front matter to an entity: forms, unknown and missing keys, and what is saved of a wrong file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from digitalfahrplan.model import Area, FunderLevel, Measure, Programme, Town
from digitalfahrplan.plan import load
from digitalfahrplan.source import Document
from digitalfahrplan.validation import validate

from .conftest import TODAY, Check, codes, measure, programme

FILE = "intern/bauakte.md"


def told(check: Check, lines: str, **fields: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what a measure with these lines is told; the first of them is line 7."""
    return [(problem.code, problem.line, problem.column) for problem in check({FILE: measure(lines, **fields)}).problems]


# --- keys --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["titel", "kurz", "status", "federfuehrung", "stand"])
def test_required_keys_of_a_measure(check: Check, key: str) -> None:
    lines = measure().splitlines(keepends=True)
    without = "".join(line for line in lines if not line.startswith(f"{key}:"))
    outcome = check({FILE: without})
    assert [(problem.code, problem.line, problem.detail) for problem in outcome.problems] == [("C101", 1, f"„{key}“ fehlt.")]
    assert outcome.plan is None
    empty = "".join(f"{key}: ''\n" if line.startswith(f"{key}:") else line for line in lines)
    assert [(problem.code, problem.column) for problem in check({FILE: empty}).problems] == [("C101", 1)]


@pytest.mark.parametrize("key", ["titel", "kurz", "foerdergeber", "ebene", "stand", "url"])
def test_required_keys_of_a_programme(check: Check, key: str) -> None:
    without = "".join(line for line in programme().splitlines(keepends=True) if not line.startswith(f"{key}:"))
    assert codes(check({"foerderung/fonds.md": without})) == ["C101"]


@pytest.mark.parametrize("key", ["name", "art", "ags", "land", "digital_manager", "haushalt", "organisation", "handlungsfelder"])
def test_required_keys_of_the_town(check: Check, tmp_path: Path, key: str) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    blocks = file.read_text(encoding="utf-8").split("\n")
    starts = [number for number, line in enumerate(blocks) if line and line[0] not in " #"]
    begin = next(number for number in starts if blocks[number].startswith(f"{key}:"))
    end = next((number for number in starts if number > begin), len(blocks))
    file.write_text("\n".join(blocks[:begin] + blocks[end:]), encoding="utf-8")
    outcome = load(Path("measures"), TODAY)
    assert [(problem.code, problem.detail) for problem in outcome.problems] == [("C101", f"„{key}“ fehlt.")]


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ("meilensteine: [{erreicht: 2026-05}]\n", ["titel", "termin"]),
        ("pflicht: {frist: 2027}\n", ["rechtsgrundlage"]),
        ("prioritaet: {beschluss: x}\n", ["stufe"]),
        ("kosten: [{ansatz: 5}]\n", ["jahr", "art"]),
        ("einsparungen: [{begruendung: x}]\n", ["ab", "jaehrlich"]),
        ("personal: [{tage: 5}]\n", ["jahr", "organisation"]),
        ("beschaffungen: [{menge: 5}]\n", ["gegenstand", "kategorie", "jahr"]),
        ("foerderung: [{quelle: x}]\n", ["status"]),
        ("kooperation: {begruendung: x}\n", ["form"]),
        ("kooperation: {form: offen, partner: [{ags: '05999016'}]}\n", ["name"]),
        ("orte: [{hinweis: x}]\n", ["ort"]),
        ("indikatoren: [{ziel: 5}]\n", ["name"]),
        ("indikatoren: [{name: x, werte: [{stand: 2026}]}]\n", ["wert"]),
        ("indikatoren: [{name: x, werte: [{wert: 5}]}]\n", ["stand"]),
        ("verlauf: [{art: neu}]\n", ["datum", "text"]),
        ("links: [{titel: x}]\n", ["url"]),
    ],
)
def test_required_keys_of_rows(check: Check, lines: str, where: list[str]) -> None:
    problems = check({FILE: measure(lines)}).problems
    assert [problem.detail for problem in problems] == [f"„{key}“ fehlt." for key in sorted(where)]
    assert {problem.code for problem in problems} == {"C101"}
    assert all(problem.line == 7 for problem in problems)


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("federführung: it\n", "Meinten Sie „federfuehrung“?"),
        ("Titel: a\n", "Meinten Sie „titel“?"),
        ("zeitraum: {begin: 2027}\n", "Meinten Sie „beginn“?"),
        ("kosten: [{jahr: 2026, art: offen, ansätze: 5, ist: 1}]\n", "Meinten Sie „ansatz“?"),
        ("kosten: [{jahr: 2026, art: offen, ist: 5, konto: {nummer: '1'}}]\n", "Möglich sind: art, nr, bezeichnung."),
        ("id: a\n", "Löschen: Der Ordner ist der Bereich, der Dateiname die Kennung."),
        ("anfang:\n", ""),
        ("zeitraum: {anfang: }\n", "Möglich sind: beginn, ende, fortlaufend."),
        ("zeitraum: {anfang: '', ende: 2028}\n", "Möglich sind: beginn, ende, fortlaufend."),
        ("kosten: [{jahr: 2026, art: offen, ist: 5, xyz: []}]\n", ""),
        ("__class__: a\n", ""),
        ("field: e-government\n", ""),
        ("_origin: a\n", ""),
    ],
)
def test_unknown_keys_even_when_empty(check: Check, lines: str, hint: str) -> None:
    problems = check({FILE: measure(lines)}).problems
    assert [problem.code for problem in problems] == ["C102"]
    assert problems[0].hint.startswith(hint or "M")


def test_a_very_long_unknown_key_is_shortened(check: Check) -> None:
    problem = check({FILE: measure(f"{'x' * 900}: a\n")}).problems[0]
    assert problem.code == "C102"
    assert len(problem.detail) < 100


# --- forms -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "detail", "hint"),
    [
        ("zeitraum: 2027\n", "Erwartet sind mehrere Angaben: beginn, ende, fortlaufend.", "Die Angaben eingerückt"),
        ("zeitraum: [2027]\n", "Erwartet sind mehrere Angaben: beginn, ende, fortlaufend.", "Die Angaben eingerückt"),
        ("kosten: {jahr: 2027}\n", "Erwartet ist eine Liste.", "Jeden Punkt"),
        ("kosten: 5000\n", "Erwartet ist eine Liste.", "Jeden Punkt"),
        ("kosten: [5000]\n", "Erwartet sind mehrere Angaben: jahr, art,", "Die Angaben eingerückt"),
        ("beteiligte: bauen\n", "Erwartet ist eine Liste.", "[bauen] schreiben."),
        ("beteiligte: 'bauen, it: x'\n", "Erwartet ist eine Liste.", "Jeden Punkt"),
        ("beteiligte: {bauen: it}\n", "Erwartet ist eine Liste.", "Jeden Punkt"),
        ("beteiligte: [[bauen]]\n", "Erwartet ist ein einzelner Wert.", "Nur einen Wert"),
        ("vorbehalt: [a, b]\n", "Erwartet ist ein einzelner Wert.", "Nur einen Wert"),
        ("begruendung: {a: b}\n", "Erwartet ist ein einzelner Wert.", "Nur einen Wert"),
        ("fortschritt: [40]\n", "Erwartet ist ein einzelner Wert.", "Nur einen Wert"),
        ("bewertung: {fachbereich: 5}\n", "Erwartet sind mehrere Angaben.", "Die Angaben eingerückt"),
        ("bewertung: {fachbereich: {dringlichkeit: [5]}}\n", "Erwartet ist ein einzelner Wert.", "Nur einen Wert"),
        ("kooperation: {form: [selbst]}\n", "Erwartet ist ein einzelner Wert.", "Nur einen Wert"),
        ("kontakt: {email: {a: b}}\n", "Erwartet ist ein einzelner Wert.", "Nur einen Wert"),
    ],
)
def test_forms(check: Check, lines: str, detail: str, hint: str) -> None:
    problems = check({FILE: measure(lines)}).problems
    assert [problem.code for problem in problems] == ["B117"]
    assert problems[0].detail.startswith(detail)
    assert problems[0].hint.startswith(hint)


def test_one_word_is_a_list_of_one_level(check: Check) -> None:
    for ebene, levels in (("bund", (FunderLevel.FEDERAL,)), ("[bund, eu]", (FunderLevel.FEDERAL, FunderLevel.EU))):
        plan = check({"foerderung/fonds.md": programme(ebene=ebene)}).plan
        assert plan is not None
        assert plan.programmes[0].levels == levels
    outcome = check({"foerderung/fonds.md": programme(ebene="gemeinde", stand="2027-01-01")})
    assert [(problem.code, problem.line, problem.column) for problem in outcome.problems] == [("B113", 5, 8), ("C108", 6, 8)]


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("vorbehalt: |\n  eine Zeile\n", []),
        ("vorbehalt: >\n  eine\n  Zeile\n", []),
        ("vorbehalt: eine\n  Zeile\n", []),
        ("vorbehalt: |\n  zwei\n  Zeilen\n", [("B115", 7, 12)]),
        ('vorbehalt: "zwei\\nZeilen"\n', [("B115", 7, 12)]),
        ("begruendung: |\n  zwei\n  Zeilen\n", []),
        ("leichte_sprache: |\n  zwei\n\n  Zeilen\n", []),
    ],
)
def test_one_line_or_many(check: Check, lines: str, problems: list[tuple[str, int, int]]) -> None:
    assert told(check, lines) == problems


@pytest.mark.parametrize(("key", "limit"), [("titel", 200), ("kurz", 300)])
def test_texts_have_a_limit(check: Check, key: str, limit: int) -> None:
    assert codes(check({FILE: measure(**{key: f"'  {'ü' * limit}  '"})})) == []
    outcome = check({FILE: measure(**{key: "ü" * (limit + 1)})})
    assert [problem.message for problem in outcome.problems] == [
        f"Text ist zu lang: Der Text hat {limit + 1} Zeichen, erlaubt sind {limit}."
    ]


def test_texts_are_trimmed(check: Check) -> None:
    plan = check({FILE: measure("begruendung: |\n\n  a\n\n", titel="'  a  '")}).plan
    assert plan is not None
    assert (plan.measures[0].title, plan.measures[0].reason) == ("a", "a")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("leistungen: [{leika: '99012345678901', ozg: '10123'}]\n", None),
        ("leistungen: [{ozg: \"1\"}]\n", None),
        ("leistungen: [{\"leika\":\"99012345678901\"}]\n", None),
        ("leistungen: [{leika: '9901234567890'}]\n", "B121"),
        ("leistungen: [{leika: 'x9012345678901'}]\n", "B121"),
        ("leistungen: [{leika: 99012345678901}]\n", "B121"),
        ("leistungen:\n  - leika:\n      99012345678901\n", "B121"),
        ("leistungen: [{ozg: 10123}]\n", "B121"),
        ("leistungen: [{leika: 99012345678901, bezeichnung: '99012345678901'}]\n", "B121"),
        ("kooperation: {form: offen, partner: [{name: a, ags: '05999016'}, {name: b, ags: '05999'}]}\n", None),
        ("kooperation: {form: offen, partner: [{name: a, ags: '059990'}]}\n", "B120"),
    ],
)
def test_official_keys(check: Check, lines: str, code: str | None) -> None:
    assert codes(check({FILE: measure(lines)})) == ([code] if code else [])


@pytest.mark.parametrize(("time", "code"), [('"09:00"', None), ('"23:59"', None), ('"24:00"', "B122"), ('"9:00"', "B122"), ("'13.00'", "B122"), ("13:00", "B101"), ("09:00", "B101")])
def test_times_are_quoted(check: Check, time: str, code: str | None) -> None:
    lines = f"antragsfristen: [{{bis: 2027-03-31, bis_uhrzeit: {time}}}]\n"
    assert codes(check({"foerderung/fonds.md": programme(lines)})) == ([code] if code else [])


@pytest.mark.parametrize(("lines", "code"), [("mindestpartner: 2\n", None), ("mindestpartner: 0\n", "B119"), ("mindestpartner: 2,5\n", "B107"), ("foerdergebiet: [NW, bundesweit]\n", None), ("foerdergebiet: [XX]\n", "B113")])
def test_numbers_and_words_of_a_programme(check: Check, lines: str, code: str | None) -> None:
    assert codes(check({"foerderung/fonds.md": programme(lines)})) == ([code] if code else [])


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
def test_a_wrong_list_of_the_town_blames_no_measure(check: Check, tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
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
    text = file.read_text(encoding="utf-8").replace("planungsjahre: 3", "planungsjahre: 3, rahmen: {bald: {investiv: x}, 2027: {investiv: 5}}")
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


@pytest.mark.parametrize("model", [Measure, Programme, Town])
def test_an_empty_file_can_be_saved(model: type[Measure] | type[Programme] | type[Town]) -> None:
    checked = validate(Document("measures/intern/a.md", "intern", "a", b"---\n---\n"), model)
    assert checked.entity is not None
    assert {problem.code for problem in checked.problems} == {"C101"}

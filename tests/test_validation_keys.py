"""From the front matter to an entity: unknown and missing keys, forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitalfahrplan.model import FunderLevel
from digitalfahrplan.plan import load

from .conftest import FILE, TODAY, Check, codes, measure, programme, told

# --- keys --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["titel", "kurz", "status", "federfuehrung", "stand"])
def test_required_keys_of_a_measure(check: Check, key: str) -> None:
    lines = measure().splitlines(keepends=True)
    without = "".join(line for line in lines if not line.startswith(f"{key}:"))
    outcome = check({FILE: without})
    assert [(problem.code, problem.line, problem.detail) for problem in outcome.problems] == [
        ("C101", 1, f"„{key}“ fehlt.")
    ]
    assert outcome.plan is None
    empty = "".join(f"{key}: ''\n" if line.startswith(f"{key}:") else line for line in lines)
    assert [(problem.code, problem.column) for problem in check({FILE: empty}).problems] == [("C101", 1)]


@pytest.mark.parametrize(
    ("wrong", "code"), [("Status: laufend", "C102"), ("staus: laufend", "C102"), ("status: #laufend", "A117")]
)
def test_a_required_key_is_not_missed_where_it_was_meant(check: Check, wrong: str, code: str) -> None:
    assert codes(check({FILE: measure().replace("status: geplant", wrong)})) == [code]


def test_a_file_in_the_wrong_folder_is_told_once(check: Check) -> None:
    found = check({"intern/fonds.md": programme(), "foerderung/tafeln.md": measure()})
    assert [(problem.path, problem.code, problem.hint) for problem in found.problems] == [
        ("measures/foerderung/tafeln.md", "A101", "Die Datei in den Ordner intern, buerger oder schule verschieben."),
        ("measures/intern/fonds.md", "A101", "Die Datei in den Ordner foerderung verschieben."),
    ]


def test_of_a_doubled_key_nobody_knows_what_counts(check: Check) -> None:
    extra = "tatsaechlich: {beginn: 2026-01}\n"
    assert codes(check({FILE: measure(extra)})) == ["E108"]
    assert codes(check({FILE: measure(f"{extra}status: geplant\n")})) == ["A114"]


def test_a_required_key_without_a_value_is_missed_beside_one_like_it(check: Check) -> None:
    found = check({FILE: measure().replace("status: geplant", "status:\nstaus: laufend")})
    assert codes(found) == ["C101", "C102"]


@pytest.mark.parametrize("key", ["titel", "kurz", "foerdergeber", "ebene", "stand", "url"])
def test_required_keys_of_a_programme(check: Check, key: str) -> None:
    without = "".join(line for line in programme().splitlines(keepends=True) if not line.startswith(f"{key}:"))
    assert codes(check({"foerderung/fonds.md": without})) == ["C101"]


@pytest.mark.parametrize(
    "key", ["name", "art", "ags", "land", "digital_manager", "haushalt", "organisation", "handlungsfelder"]
)
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
    assert [(problem.code, problem.line, problem.column) for problem in outcome.problems] == [
        ("B113", 5, 8),
        ("C108", 6, 8),
    ]


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
        ('leistungen: [{ozg: "1"}]\n', None),
        ('leistungen: [{"leika":"99012345678901"}]\n', None),
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


@pytest.mark.parametrize(
    ("time", "code"),
    [
        ('"09:00"', None),
        ('"23:59"', None),
        ('"24:00"', "B122"),
        ('"9:00"', "B122"),
        ("'13.00'", "B122"),
        ("13:00", "B101"),
        ("09:00", "B101"),
    ],
)
def test_times_are_quoted(check: Check, time: str, code: str | None) -> None:
    lines = f"antragsfristen: [{{bis: 2027-03-31, bis_uhrzeit: {time}}}]\n"
    assert codes(check({"foerderung/fonds.md": programme(lines)})) == ([code] if code else [])


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("mindestpartner: 2\n", None),
        ("mindestpartner: 0\n", "B119"),
        ("mindestpartner: 2,5\n", "B107"),
        ("foerdergebiet: [NW, bundesweit]\n", None),
        ("foerdergebiet: [XX]\n", "B113"),
    ],
)
def test_numbers_and_words_of_a_programme(check: Check, lines: str, code: str | None) -> None:
    assert codes(check({"foerderung/fonds.md": programme(lines)})) == ([code] if code else [])

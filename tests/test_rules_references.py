"""Rules: references, circles and ids (D1xx), on both sides of every boundary."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.plan import load
from digitalfahrplan.rules.finding import nearest
from digitalfahrplan.rules.references import _circles

from .conftest import FILE, TODAY, Check, codes, measure, programme, told, told_programme

# --- references (D1xx) -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "code", "column"),
    [
        ("beteiligte: [bauen, niemand]\n", "D101", 21),
        ("personal: [{jahr: 2027, organisation: niemand, tage: 5}]\n", "D101", 39),
        ("kosten: [{jahr: 2027, art: offen, ansatz: 5, traeger: niemand}]\n", "D101", 55),
        ("handlungsfeld: nirgends\n", "D102", 16),
        ("handlungsfeld: e-government\n", "D103", 16),
        ("orte: [{ort: nirgends}]\n", "D104", 14),
        ("foerderung: [{programm: keines, status: geplant}]\n", "D105", 25),
        ("voraussetzungen: [keines]\n", "D106", 19),
        ("voraussetzungen: [bauakte]\n", "D113", 19),
        ("bewertung: {politik: {unsinn: 5}}\n", "D110", 23),
        ("bewertung: {fachbereich: {unsinn: 5}}\n", "D110", 27),
        ("beschaffungen: [{gegenstand: a, kategorie: keine, jahr: 2027}]\n", "D111", 44),
    ],
)
def test_references_lead_somewhere(check: Check, lines: str, code: str, column: int) -> None:
    assert told(check, lines) == [(code, 7, column)]


def test_right_references(check: Check) -> None:
    lines = (
        "handlungsfeld: digitale-akte\nbeteiligte: [bauen]\nvoraussetzungen: [scannen]\n"
        "personal: [{jahr: 2027, organisation: bauen, tage: 5}]\n"
        "kosten: [{jahr: 2027, art: offen, ansatz: 5, traeger: bauen}]\norte: [{ort: grundschule-nord}]\n"
        "foerderung: [{programm: fonds, status: geplant}]\nbewertung: {politik: {dringlichkeit: 5}}\n"
        "beschaffungen: [{gegenstand: a, kategorie: endgeraete, jahr: 2027}]\n"
    )
    files = {
        FILE: measure(lines),
        "buerger/scannen.md": measure("handlungsfeld: e-government\n", titel="Scannen"),
        "foerderung/fonds.md": programme("foerdert: {handlungsfelder: [e-government, digitale-akte]}\n"),
    }
    assert check(files).problems == ()


def test_a_programme_is_no_prerequisite_and_a_measure_no_programme(check: Check) -> None:
    lines = "voraussetzungen: [fonds]\nfoerderung: [{programm: bauakte, status: geplant}]\n"
    assert codes(check({FILE: measure(lines), "foerderung/fonds.md": programme()})) == ["D106", "D105"]


def test_a_programme_names_known_fields(check: Check) -> None:
    assert told_programme(check, "foerdert: {handlungsfelder: [nirgends]}\n") == [("D102", 8, 30)]


def test_a_town_without_criteria_scores_nothing(check: Check, tmp_path: Path) -> None:
    check({FILE: measure("bewertung: {politik: {dringlichkeit: 5}}\n")})
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8")
    begin, end = text.index("kriterien:"), text.index("kategorien:")
    file.write_text(text[:begin] + text[end:], encoding="utf-8")
    outcome = load(Path("measures"), TODAY)
    assert [(problem.code, problem.hint) for problem in outcome.problems] == [
        ("D110", "Die Angabe weglassen; bisher ist dafür nichts angelegt.")
    ]


def test_a_field_of_no_area_of_ours_moves_the_file(check: Check) -> None:
    outcome = check({"schule/wlan.md": measure("handlungsfeld: e-government\n")})
    assert [(problem.code, problem.hint) for problem in outcome.problems] == [
        ("D103", "Die Datei nach buerger verschieben.")
    ]


def test_the_way_out_of_a_wrong_reference() -> None:
    few, many = frozenset({"it", "bauen"}), frozenset(f"amt-{number}" for number in range(40))
    assert nearest("baun", few) == "Meinten Sie „bauen“?"
    assert nearest("BAUEN", few) == "Meinten Sie „bauen“?"
    assert nearest("xyz", few) == "Möglich sind: bauen, it."
    assert nearest("xyz", many) == "Die möglichen Kennungen stehen unter „Mitmachen“, „Felder“."
    assert nearest("xyz", frozenset()) == "Die Angabe weglassen; bisher ist dafür nichts angelegt."


# --- circles (D107) ----------------------------------------------------------------------------------------------------


def chain(**prerequisites: str) -> dict[str, str]:
    return {
        f"intern/{id_}.md": measure(f"voraussetzungen: [{names}]\n", titel=id_) for id_, names in prerequisites.items()
    }


@pytest.mark.parametrize(
    ("prerequisites", "wrong"),
    [
        ({"a": "b", "b": ""}, []),
        ({"a": "b", "b": "a"}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": "a"}, ["a", "b", "c"]),
        ({"a": "b, c", "b": "d", "c": "d", "d": ""}, []),
        ({"a": "b", "b": "a", "vor": "a", "nach": ""}, ["a", "b"]),
        # between two circles, but on none
        ({"a": "b", "b": "a", "mitte": "a", "c": "mitte, d", "d": "c"}, ["a", "b", "c", "d"]),
        ({"a": "a, b", "b": "a"}, ["a", "b"]),
    ],
)
def test_prerequisites_form_no_circle(check: Check, prerequisites: dict[str, str], wrong: list[str]) -> None:
    outcome = check(chain(**prerequisites))
    assert [Path(problem.path).stem for problem in outcome.problems if problem.code == "D107"] == wrong
    assert {problem.code for problem in outcome.problems} <= {"D107", "D113"}


def test_a_long_chain_is_no_circle_and_no_recursion() -> None:
    names = [f"m{number}" for number in range(1_500)]
    edges = {name: (after,) for name, after in pairwise(names)}
    assert len(set(_circles({**edges, names[-1]: ()}).values())) == len(names)
    assert len(set(_circles({**edges, names[-1]: (names[0],)}).values())) == 1


NODES = st.sampled_from("abcdefg")


@given(st.dictionaries(NODES, st.lists(NODES)))
def test_circles_are_what_leads_back(edges: dict[str, list[str]]) -> None:
    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(edges.get(start, ()))
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += edges.get(node, ())
        return seen

    names = _circles(edges)
    for one in edges:
        for other in edges:
            together = one == other or (other in reached(one) and one in reached(other))
            assert (names[one] == names[other]) == together


# --- ids (D108, D109, D112, A104) -----------------------------------------------------------------------------------------


def test_ids_are_unique_over_all_folders(check: Check) -> None:
    files = {
        FILE: measure(),
        "schule/bauakte.md": measure(titel="b"),
        "foerderung/bauakte.md": programme(),
        "buerger/anders.md": measure(titel="c"),
    }
    outcome = check(files)
    assert codes(outcome) == ["D108"] * 3
    assert outcome.problems[0].detail == "So heißt auch measures/intern/bauakte.md, measures/schule/bauakte.md."


def test_a_shared_id_is_told_beside_other_problems(check: Check) -> None:
    assert sorted(codes(check({FILE: measure(status="x"), "schule/bauakte.md": measure(titel="b")}))) == [
        "B113",
        "D108",
        "D108",
    ]


@pytest.mark.parametrize(
    ("former", "code"),
    [
        ("alt", None),
        ("bauakte", "D109"),
        ("fonds", "D109"),
        ("suche", "A104"),
        ("con", "A104"),
        ("404", "B111"),
        ("Alt", "B111"),
        ("x" * 65, "B114"),
        ("a, a", "D109"),
    ],
)
def test_old_ids_are_free(check: Check, former: str, code: str | None) -> None:
    files = {FILE: measure(f"ehemals: [{former}]\n"), "foerderung/fonds.md": programme("ehemals: [fonds-alt]\n")}
    assert codes(check(files)) == ([code] if code else [])


def test_an_old_id_belongs_to_one_file(check: Check) -> None:
    files = {FILE: measure("ehemals: [alt]\n"), "foerderung/fonds.md": programme("ehemals: [alt]\n")}
    outcome = check(files)
    assert [(problem.path, problem.code) for problem in outcome.problems] == [("measures/foerderung/fonds.md", "D109")]


def test_an_old_id_of_an_unreadable_file(check: Check) -> None:
    assert sorted(codes(check({FILE: measure("ehemals: [scannen]\n"), "intern/scannen.md": "-"}))) == ["A110", "D109"]


@pytest.mark.parametrize("line", ["{id: it, name: a, art: extern}", "{id: bauen, name: a, art: extern}"])
def test_ids_of_the_town_are_unique_in_their_list(check: Check, tmp_path: Path, line: str) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("handlungsfelder:", f"  - {line}\nhandlungsfelder:"), encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == ["D112"]
    same = "handlungsfelder:\n  - {id: it, name: a, bereich: intern}"
    file.write_text(text.replace("handlungsfelder:", same), encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == []


@pytest.mark.parametrize(
    ("thresholds", "wrong"),
    [
        ("{hoch: 7, mittel: 4}", False),
        ("{hoch: 4, mittel: 4}", True),
        ("{hoch: 4, mittel: 4.1}", True),
        ("{hoch: '4,1', mittel: 4}", False),
        ("{hoch: 3}", True),
        ("{mittel: 7.5}", True),
        ("{mittel: 6.9}", False),
    ],
)
def test_thresholds_are_in_order(check: Check, tmp_path: Path, thresholds: str, wrong: bool) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8").replace("kategorien:", f"  schwellen: {thresholds}\nkategorien:")
    file.write_text(text, encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == (["C110"] if wrong else [])

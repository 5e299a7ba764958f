"""The API: every published answer is what its schema says, whatever the town; old ids answer for ever."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker

from digitalfahrplan.command import main
from digitalfahrplan.model import Measure, Programme
from digitalfahrplan.model.describe import fields_of
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.api import api_files
from digitalfahrplan.publish.api.resources import RESOURCES
from digitalfahrplan.publish.figures.funding import verdicts
from tests.naive.building import Raw, plan_of
from tests.naive.towns import towns_with_measures
from tests.site.history import write_history
from tests.takeaway import ROOT, TOWNS, musterstadt, view_of_folder

API = "api/v1/"
Files = dict[str, Any]


def answers(view: View) -> Files:
    """Every file of the API by its name, read."""
    return {path.removeprefix(API).removesuffix(".json"): json.loads(content) for path, content in api_files(view)}


def schema_name(name: str) -> str:
    """What the schema of an answer is called."""
    folder, slash, _ = name.partition("/")
    return f"{folder}{'-einzeln' if slash else ''}"


def closed(part: Any) -> Any:
    """A schema in which no key is allowed that it does not name."""
    if isinstance(part, list):
        return [closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    shut = {"additionalProperties": False} if isinstance(part.get("properties"), dict) else {}
    return {key: closed(value) for key, value in part.items()} | shut


def wrong(files: Files) -> list[str]:
    """What the schemas say against the answers."""
    validators: dict[str, Draft202012Validator] = {}
    found = []
    for name, answer in files.items():
        kind = schema_name(name)
        if kind not in ("schema-einzeln", "openapi"):
            if kind not in validators:
                validators[kind] = Draft202012Validator(closed(files[f"schema/{kind}"]), format_checker=FormatChecker())
            validator = validators[kind]
            found += [f"{name} {error.json_path}: {error.message}" for error in validator.iter_errors(answer)]
    return found


@pytest.mark.parametrize("town", TOWNS)
def test_every_answer_is_what_its_schema_says(town: str) -> None:
    files = answers(TOWNS[town]())
    assert wrong(files) == []
    for name, schema in files.items():
        if name.startswith("schema/"):
            Draft202012Validator.check_schema(schema)


def test_a_wrong_answer_is_found() -> None:
    files = answers(musterstadt())
    for change in ({"anzahl": "1"}, {"mehr": 1}, {"ergebnis": None}, {"stand": "heute"}, {"stand": "2026-13-01"}):
        assert wrong(files | {"massnahmen/ratgeber": files["massnahmen/bauaktenarchiv"] | change})


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(towns_with_measures())
def test_answers_about_random_towns_do_as_well(case: tuple[Raw, list[Raw]]) -> None:
    assert wrong(answers(View(plan_of(*case)))) == []


def test_no_field_has_two_types() -> None:
    seen = 0
    for name, schema in answers(musterstadt()).items():
        for key, part in properties(schema) if name.startswith("schema/") else ():
            kinds = {part["type"]} if isinstance(part.get("type"), str) else {*part.get("type", ())}
            kinds |= {json.dumps(option, sort_keys=True) for option in part.get("anyOf", ())}
            kinds -= {"null", '{"type": "null"}'}
            assert len(kinds) <= 1, (name, key)
            seen += 1
    assert seen > 500


# `ergebnis` is the list of an answer, and the files' word for what a measure achieved; `jahr` of a cost can be "ab 2027"; `von` and
# `bis` are those of an amount, and of the days on which one may apply.
TWO_MEANINGS = {"ergebnis": 2, "jahr": 2, "von": 2, "bis": 2}


def test_the_same_key_is_the_same_type_everywhere() -> None:
    found: dict[str, set[str]] = {}
    for name, schema in answers(musterstadt()).items():
        for key, part in properties(schema) if name.startswith("schema/") else ():
            found.setdefault(key, set()).update(kinds_of(part, schema))
    assert {key: len(kinds) for key, kinds in found.items() if len(kinds) > 1} == TWO_MEANINGS, found


def kinds_of(part: Any, schema: Any) -> Iterator[str]:
    """The types that a property may have besides null; those of a list with what is in it."""
    if "$ref" in part:
        yield from kinds_of(schema["$defs"][part["$ref"].rpartition("/")[2]], schema)
    for option in part.get("anyOf", ()):
        yield from kinds_of(option, schema)
    kinds = part.get("type", ())
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if kind == "array":
            yield from (f"Liste: {inside}" for inside in kinds_of(part["items"], schema))
        elif kind != "null":
            yield "number" if kind == "integer" else kind


def properties(part: Any) -> Iterator[tuple[str, Any]]:
    """Every property that a schema describes, at any depth."""
    if isinstance(part, dict):
        inside = part.get("properties")
        if isinstance(inside, dict):
            yield from inside.items()
        for value in part.values():
            yield from properties(value)
    if isinstance(part, list):
        for item in part:
            yield from properties(item)


def test_every_key_is_described() -> None:
    for name, schema in answers(musterstadt()).items():
        for key, part in properties(schema) if name.startswith("schema/") else ():
            assert part.get("description") or key in ("ergebnis", "verschoben_nach", "entfallen"), (name, key)


def test_single_answers_hold_all_that_stands_in_a_file() -> None:
    files = answers(musterstadt())
    for model, folder in ((Measure, "massnahmen"), (Programme, "foerderprogramme")):
        (found,) = next(answer["ergebnis"] for name, answer in files.items() if name.startswith(f"{folder}/"))
        assert set(fields_of(model)) <= set(found)


def test_lists_are_light() -> None:
    files = answers(musterstadt())
    for resource in RESOURCES:
        (light, *_) = files[resource.name]["ergebnis"] or [{}]
        assert {key for key, value in light.items() if isinstance(value, list)} <= {"archiviert"}, resource.name
        assert files[resource.name]["anzahl"] == len(files[resource.name]["ergebnis"])


def test_every_address_leads_somewhere() -> None:
    """With a known root and without one; pages are those of the site, frozen ones are checked with the archive."""
    view = musterstadt()
    for base, seen in ((ROOT, view), ("https://anderswo.example/", musterstadt("/"))):
        files = answers(seen)
        for name, answer in files.items():
            if name.startswith("schema/") or name == "openapi":
                continue
            for key, address in addresses(answer):
                target = urljoin(f"{base}{API}{name}.json", address)
                assert target.startswith(base), (name, address)
                path = target.removeprefix(base)
                if path.startswith(API):
                    assert path.removeprefix(API).removesuffix(".json") in files, (name, path)
                elif key == "adresse" and not path.startswith(("archiv/", "bereiche/")):
                    assert path in view.pages | {""}, (name, path)


def addresses(part: Any) -> Iterator[tuple[str, str]]:
    """Our own addresses in an answer, with their keys."""
    if isinstance(part, list):
        for item in part:
            yield from addresses(item)
    if isinstance(part, dict):
        for key, value in part.items():
            if key in ("adresse", "api", "schema", "openapi", "daten"):
                yield key, value
            else:
                yield from addresses(value)


def test_old_ids_answer_for_ever(tmp_path: Path) -> None:
    content = write_history(tmp_path)
    assert main(["check", "--content", str(content), "--today", "2026-11-23"]) == 0
    view = view_of_folder(content)
    files = answers(view)
    assert wrong(files) == []
    moved = files["massnahmen/portal"]
    assert (moved["anzahl"], moved["ergebnis"], moved["entfallen"]) == (0, [], None)
    assert moved["verschoben_nach"] == {
        "id": "neues-portal",
        "api": f"{ROOT}api/v1/massnahmen/neues-portal.json",
        "adresse": f"{ROOT}massnahmen/neues-portal/",
    }
    gone = files["massnahmen/doppelt"]
    assert (gone["anzahl"], gone["verschoben_nach"]) == (0, None)
    assert gone["entfallen"]["grund"]
    assert gone["entfallen"]["adresse"] == f"{ROOT}massnahmen/doppelt/"
    assert files["foerderprogramme/topf"]["entfallen"]["archiviert"]
    here = files["massnahmen/neues-portal"]
    assert (here["anzahl"], here["verschoben_nach"], here["entfallen"]) == (1, None, None)
    kept = here["ergebnis"][0]["archiviert"]
    assert kept[0]["adresse"] == f"{ROOT}archiv/{kept[0]['archivstand']}/{kept[0]['id']}/"
    (light,) = [row for row in files["massnahmen"]["ergebnis"] if row["id"] == "neues-portal"]
    assert light["archiviert"] == kept
    assert {version["id"] for version in kept} > {"neues-portal"}
    assert [version["stichtag"] for version in kept] == sorted(version["stichtag"] for version in kept)
    (everywhere,) = files["bereiche/intern"]["ergebnis"]
    assert [version["archivstand"] for version in everywhere["archiviert"]] == [it.name for it in view.snapshots]
    for snapshot in view.snapshots:
        for id_ in snapshot.measures:
            assert f"massnahmen/{id_}" in files
        (told,) = files[f"staende/{snapshot.name}"]["ergebnis"]
        assert {row["id"] for row in told["archivierte_massnahmen"]} == set(snapshot.measures)


def test_budget_years_name_their_snapshots() -> None:
    files, snapshots = answers(musterstadt()), musterstadt().snapshots
    told = {
        row["jahr"]: [version["adresse"] for version in row["archiviert"]]
        for row in files["haushaltsjahre"]["ergebnis"]
    }
    assert len(snapshots) > 2
    for year, addresses_told in told.items():
        assert addresses_told == [f"{ROOT}archiv/{snapshot.name}/" for snapshot in snapshots if snapshot.year == year]


def test_amounts_tell_their_bounds_and_wording() -> None:
    (measure,) = answers(musterstadt())["massnahmen/bauaktenarchiv"]["ergebnis"]
    assert measure["kosten"][0]["schaetzung"] == {
        "von": 270000,
        "bis": 330000,
        "unbekannt": 0,
        "wortlaut": "270.000–330.000 €",
        "ungefaehr": False,
    }
    assert measure["kosten"][2]["schaetzung"]["ungefaehr"] is True
    assert measure["kosten"][0]["ansatz"] is None
    assert measure["berechnet"]["kosten_gesamt"]["wortlaut"] is None


def test_verdicts_are_those_of_the_figures() -> None:
    files = answers(musterstadt())
    told = {
        (name.partition("/")[2], chance["programm"]): chance
        for name, answer in files.items()
        if name.startswith("massnahmen/")
        for measure in answer["ergebnis"]
        for chance in measure["foerderchancen"]
    }
    known = [verdict for verdict in verdicts(musterstadt().plan) if verdict["urteil"] != "nicht-moeglich"]
    assert len(told) == len(known) > 30
    for verdict in known:
        chance = told[verdict["massnahme"], verdict["programm"]]
        assert chance["urteil"] == verdict["urteil"]
        to_check = [reason for reason in verdict["gruende"] if reason["urteil"] == "zu-pruefen"]
        assert chance["zu_pruefen"] == [{"grund": reason["grund"], "text": reason["text"]} for reason in to_check]
        assert (chance["bestenfalls"] or {}).get("von") == verdict["bestenfalls"]


def test_the_same_bytes_again() -> None:
    assert list(api_files(view_of_folder(Path("measures")))) == list(api_files(view_of_folder(Path("measures"))))

"""The API as a promise: v1 only grows; OpenAPI is valid, and says of every published file what is in it."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from openapi_spec_validator import validate
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from digitalfahrplan.publish.api.envelope import PROMISE
from digitalfahrplan.publish.api.resources import RESOURCES
from digitalfahrplan.publish.files import public_files
from tests.api_contract import described, promised
from tests.takeaway import ROOT, TOWNS, musterstadt
from tests.test_api_answers import API, answers

HOME = "urn:openapi"


def openapi(town: str = "musterstadt") -> Any:
    """The description that a town publishes."""
    return answers(TOWNS[town]())["openapi"]


def test_v1_keeps_its_promise() -> None:
    now = described(openapi())
    assert sorted({*promised()} - {*now}) == [], "Das steht in v1 und darf nicht verschwinden oder sich ändern."
    assert sorted({*now} - {*promised()}) == [], "Neu: python -m tests.api_contract trägt es ein."
    assert promised() == sorted({*promised()})


@pytest.mark.parametrize("town", TOWNS)
def test_the_promise_is_the_same_for_every_town(town: str) -> None:
    assert described(openapi(town)) == promised()


def test_a_broken_promise_is_found() -> None:
    whole, measure = openapi(), "Massnahme"
    for change in (drop_key, make_optional, make_nullable, change_type, drop_address):
        changed = copy.deepcopy(whole)
        change(changed, changed["components"]["schemas"][measure])
        assert {*promised()} - {*described(changed)}, change.__name__


def drop_key(whole: Any, measure: Any) -> None:
    del measure["properties"]["titel"]


def make_optional(whole: Any, measure: Any) -> None:
    measure["required"].remove("titel")


def make_nullable(whole: Any, measure: Any) -> None:
    measure["properties"]["titel"]["type"] = ["string", "null"]


def change_type(whole: Any, measure: Any) -> None:
    measure["properties"]["titel"]["type"] = "integer"


def drop_address(whole: Any, measure: Any) -> None:
    del whole["paths"]["/orte.json"]


@pytest.mark.parametrize("town", TOWNS)
def test_openapi_is_valid(town: str) -> None:
    validate(openapi(town))


def test_openapi_says_whose_it_is_and_what_may_change() -> None:
    told = openapi()
    assert told["openapi"] == "3.1.0"
    assert told["servers"] == [{"url": f"{ROOT}{API}"}]
    assert PROMISE in told["info"]["description"]
    assert told["info"]["license"]["url"] == "https://www.govdata.de/dl-de/zero-2-0"
    assert next(iter(told["paths"])) == "/index.json"
    assert len(told["paths"]) == 1 + 2 * len(RESOURCES)


@pytest.mark.parametrize("town", TOWNS)
def test_openapi_knows_every_file_and_what_is_in_it(town: str) -> None:
    files = answers(TOWNS[town]())
    told = files.pop("openapi")
    registry: Registry[Any] = Registry().with_resource(HOME, DRAFT202012.create_resource(told))
    templates = {path: re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))) for path in told["paths"]}
    used = set()
    for name, answer in files.items():
        if not name.startswith("schema/"):
            (path,) = [path for path, pattern in templates.items() if pattern.fullmatch(f"/{name}.json")]
            answer_of(path, registry).validate(answer)
            used.add(path)
    assert used >= {path for path in told["paths"] if "{" not in path}
    assert town != "musterstadt" or used == {*told["paths"]}
    with pytest.raises(ValidationError):
        answer_of("/orte.json", registry).validate({"ergebnis": []})


def answer_of(path: str, registry: Registry[Any]) -> Draft202012Validator:
    """Who checks the answers of an address."""
    escaped = path.replace("~", "~0").replace("/", "~1")
    place = f"{HOME}#/paths/{escaped}/get/responses/200/content/application~1json/schema"
    return Draft202012Validator({"$ref": place}, registry=registry, format_checker=FormatChecker())


def test_a_name_stands_for_one_schema() -> None:
    files = answers(musterstadt())
    shown = files["openapi"]["components"]["schemas"]
    seen = 0
    for name, schema in files.items():
        for key, part in schema["$defs"].items() if name.startswith("schema/") else ():
            assert json.dumps(part).replace("#/$defs/", "#/components/schemas/") == json.dumps(shown[key]), (name, key)
            seen += 1
    assert seen > 50


@pytest.mark.parametrize("town", TOWNS)
def test_no_two_files_meet_on_a_disk_that_ignores_case(town: str) -> None:
    paths = [path for path, _ in public_files(TOWNS[town]())]
    assert len({path.casefold() for path in paths}) == len(paths)
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", path) for path in paths)


def test_answers_are_small_enough_to_load() -> None:
    sizes = {name: len(content) for name, content in ((path, content) for path, content in public_files(musterstadt()))}
    assert sizes[f"{API}massnahmen.json"] < 2_500 * len(musterstadt().plan.measures)
    assert max(size for path, size in sizes.items() if path.startswith(f"{API}massnahmen/")) < 60_000

"""The published JSON Schemas: what is right passes, what is wrong in shape does not, every example is one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from digitalfahrplan import values
from digitalfahrplan.model import Measure, Part, Programme, Town, patterns
from digitalfahrplan.plan import load
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.files import public_files
from digitalfahrplan.publish.schema import SCHEMAS, schema_of
from digitalfahrplan.values import addresses

from .conftest import BASIS, FILE, Check, measure

MODELS: tuple[type[Part], ...] = (Measure, Programme, Town)
VALIDATORS = {model: Draft202012Validator(schema_of(model)) for model in MODELS}
ROOT = Path(__file__).parent
MUSTERSTADT = ROOT.parent / "measures"
TOWNS = (MUSTERSTADT, ROOT / "towns" / "wirklich")
FILES = [path for town in TOWNS for path in chain([town / "kommune.yml"], sorted(town.glob("[a-z]*/*.md")))]
SHAPES = re.compile(r"B1(?:0[2-9]|1\d|2\d)|C10[12]")
CASES = sorted(path for path in BASIS.parent.iterdir() if SHAPES.match(path.name))
# What a schema cannot say, and why.
BEYOND = {
    "B102_kein_tag": "a day that the calendar does not have",
    "B103_tausenderpunkt": "YAML makes 50 of 50.000 before a schema sees it",
    "B106_prozent": "how large a number in a text is",
    "B107_punkt": "YAML makes 1.5 of 1.500 before a schema sees it",
    "B116_betrag": "which of two amounts is larger",
    "B116_jahre": "which of two years comes first",
    "C101_liste": "an empty list is the same as a missing key",
}


class _Core(yaml.SafeLoader):
    """Reads as an editor does (YAML 1.2): days are texts."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(("timestamp", "bool"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def data(path: Path) -> Any:
    """What an editor sees of a file."""
    text = path.read_text(encoding="utf-8")
    front = text if path.suffix == ".yml" else re.split(r"^---$", text, maxsplit=2, flags=re.MULTILINE)[1]
    return _with_texts_as_keys(yaml.load(front, Loader=_Core))


def _with_texts_as_keys(part: Any) -> Any:
    if isinstance(part, dict):
        return {str(key): _with_texts_as_keys(value) for key, value in part.items()}
    return [_with_texts_as_keys(item) for item in part] if isinstance(part, list) else part


def wrong(path: Path) -> list[str]:
    """What the schema says against a file."""
    model = Town if path.suffix == ".yml" else Programme if path.parent.name == "foerderung" else Measure
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[model].iter_errors(data(path))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_what_is_right_passes(path: Path) -> None:
    assert wrong(path) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_wrong_in_shape_does_not(case: Path) -> None:
    found = [line for path in sorted((case / "content").rglob("*.*")) for line in wrong(path)]
    assert bool(found) == (case.name not in BEYOND), found


def test_every_exception_is_a_case() -> None:
    assert set(BEYOND) <= {case.name for case in CASES}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_it_is_a_schema_in_german(model: type[Part]) -> None:
    schema = schema_of(model)
    Draft202012Validator.check_schema(schema)
    told = json.dumps(schema, ensure_ascii=False)
    assert "$ref" not in told
    assert [name for name in ("Measure", "CostRow", "Period", "null") if f'"{name}"' in told] == []
    for key, part in entries(schema):
        assert part.get("title"), key
        assert part.get("description"), key


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_example_is_one(model: type[Part]) -> None:
    tried = 0
    for key, part in entries(schema_of(model)):
        for example in part.get("examples", []):
            assert [error.message for error in Draft202012Validator(part).iter_errors(example)] == [], key
            tried += 1
    assert tried > 20


def entries(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a schema with what it says of it, at any depth."""
    for key, part in schema.get("properties", {}).items():
        yield key, part
        yield from entries(part)
        yield from entries(part.get("items", {}))


def test_a_key_that_is_missing_or_unknown_is_found() -> None:
    schema = schema_of(Measure)
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {"titel", "kurz", "status", "federfuehrung", "stand"}
    assert not VALIDATORS[Measure].is_valid({})


NOTATIONS = {
    (
        values.parse_date,
        patterns.DATE,
    ): "2026|2026-Q3|2026-03|2026-03-12|Q3 2026|Q3/2026|03/2026|März 2026|12.03.2026|1.3.2026",
    (values.parse_day, patterns.DAY): "2026-03-12|12.03.2026|1.3.2026",
    (values.parse_year, patterns.YEAR): "1990|2027|2100",
    (values.parse_year_span, patterns.YEARS): "2027|2026–2029|2026-2029|2026 bis 2029|ab 2027|offen",
    (
        values.parse_amount,
        patterns.AMOUNT,
    ): "80000|80.000 €|80.000,50 €|80000,50 €|853 099 €|15.600,- €|80 TEUR|80 T€|1,2 Mio. €|1 Mrd. €|5 EUR",
    (
        values.parse_estimate,
        patterns.ESTIMATE,
    ): "80000|ca. 80.000 €|rund 5 €|80.000–120.000 €|80.000 bis 120.000 €|1 €-2 €|ab 5 €|> 5 €|bis zu 5 €|unbekannt",
    (values.parse_percent, patterns.PERCENT): "90|90 %|bis 65 %|50–70 %",
    (values.parse_share, patterns.SHARE): "40|40 %|7,5 %",
    (values.parse_number, patterns.NUMBER): "0|12|7.5|7,5",
    (values.parse_signed_number, patterns.SIGNED): "-3|12|-7,5",
    (addresses.parse_address, patterns.ADDRESS): "https://a.example|https://a.example/b?c=d#e|https://a.example:8443/",
    (
        addresses.parse_project,
        patterns.PROJECT,
    ): "https://a.example/b/c|https://a.example/git/b/c.git/|https://a.example:1/b/c/-/tree?d#e",
    (addresses.parse_old_address, patterns.OLD_ADDRESS): "http://a.example|https://a.example/",
    (addresses.parse_mail, patterns.MAIL): "digital@stadt.example",
}
WRONG = "|x|2026-13-45x|80.000|80.000,50|-5 €|€ 5|1.500|1,5 Mio|ja|12.03.26|2026–|https://a b.example|https://u@a.example|javascript:x|a@b"


@pytest.mark.parametrize(("known", "right"), NOTATIONS.items(), ids=lambda given: getattr(given, "__name__", None))
def test_patterns_take_what_the_reader_takes(known: tuple[Any, str], right: str) -> None:
    parse, pattern = known
    for text in right.split("|"):
        parse(text)
        assert re.search(pattern, text), text
    for text in WRONG.split("|"):
        if re.search(pattern, text):
            parse(text)


def test_they_are_published_with_their_address(check: Check) -> None:
    plan = check({FILE: measure()}).plan
    assert plan is not None
    files = dict(public_files(View(plan, root="https://fahrplan.example/")))
    for name in SCHEMAS:
        schema = json.loads(files[f"daten/schema/{name}"])
        assert schema["$id"] == f"https://fahrplan.example/daten/schema/{name}"
        Draft202012Validator.check_schema(schema)
    assert "$id" not in json.loads(dict(public_files(View(plan)))["daten/schema/kommune.json"])


def test_unknown_days_do_not_matter(check: Check) -> None:
    """The schemas are the same for every town and on every day."""
    first = load(MUSTERSTADT, date(2026, 11, 23)).plan
    second = check({FILE: measure()}).plan
    assert first is not None
    assert second is not None
    chosen = [f"daten/schema/{name}" for name in SCHEMAS]
    one, other = dict(public_files(View(first))), dict(public_files(View(second)))
    assert [one[name] for name in chosen] == [other[name] for name in chosen]

"""JSON Schema (2020-12) of what a file may say, in the German words of the files: for editors and other programs.

Everything comes from the model. What only several fields or files together can be wrong about, `check` alone finds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from ..model import Measure, Part, Programme, Town

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "daten/schema/"
_HEAD = "Die Angaben zwischen den beiden Zeilen --- einer Datei in"
SCHEMAS: dict[str, tuple[type[Part], str, str]] = {
    "massnahme.json": (Measure, "Maßnahme", f"{_HEAD} intern, buerger oder schule."),
    "foerderprogramm.json": (Programme, "Förderprogramm", f"{_HEAD} foerderung."),
    "kommune.json": (Town, "Stammdaten", "Die Datei kommune.yml."),
}


def schema_files(root: str) -> Iterator[tuple[str, str]]:
    """Path and text of every schema; `root` is the site's address, "/" if nobody knows it."""
    for name, (model, title, description) in SCHEMAS.items():
        known = {"$id": f"{root}{FOLDER}{name}"} if root.startswith("http") else {}
        told = {"$schema": DIALECT, **known, "title": title, "description": description}
        yield FOLDER + name, json.dumps(told | schema_of(model), indent=2, ensure_ascii=False) + "\n"


def schema_of(model: type[Part]) -> dict[str, Any]:
    """The schema of one mapping, every part of it in its place: nothing to look up, no English name."""
    schema = model.model_json_schema(schema_generator=_German)
    plain: dict[str, Any] = _inlined(schema, schema.get("$defs", {}))
    plain.pop("$defs", None)
    return plain


class _German(GenerateJsonSchema):
    """Without `null`: an empty value is the same as a missing key, and nobody needs to write one."""

    def enum_schema(self, schema: Any) -> JsonSchemaValue:
        """A closed list without the English name of its class."""
        return _nameless(super().enum_schema(schema))

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        """A mapping without the English name of its class."""
        return _nameless(super().model_schema(schema))

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        """What may be left out is described as what it is where it stands."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        """A default where it says something."""
        described = super().default_schema(schema)
        if not isinstance(described.get("default"), str | int | float):
            described.pop("default", None)  # an empty list says no more than a missing key
        return described

    def function_before_schema(self, schema: Any) -> JsonSchemaValue:
        """One word may stand for a list of one."""
        inner = super().function_before_schema(schema)
        return {"anyOf": [inner["items"], inner]} if inner.get("type") == "array" else inner


def _nameless(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Without the English name and docstring of a class."""
    return {key: value for key, value in schema.items() if key not in ("title", "description")}


def _inlined(part: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_inlined(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        named = definitions[part["$ref"].rpartition("/")[2]]
        return _inlined(named | {key: value for key, value in part.items() if key != "$ref"}, definitions)
    if "patternProperties" in part:
        part = {"additionalProperties": False} | part
    return {
        key: [_example(text) for text in value] if key == "examples" else _inlined(value, definitions)
        for key, value in part.items()
    }


def _example(text: Any) -> Any:
    """The model's examples are written as in a file; the schema shows what that is as data, every value a text."""
    return yaml.load(text, Loader=yaml.CBaseLoader) if isinstance(text, str) else text  # noqa: S506 - makes texts only

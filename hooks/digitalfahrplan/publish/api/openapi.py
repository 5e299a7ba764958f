"""The API described for programs: OpenAPI 3.1, and a JSON Schema for every answer; made of what makes the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...presentation.view import View
from ..licence import licence
from .envelope import ENTRANCE, PROMISE, SCHEMA_VERSION, envelope, named
from .kind import REFERENCE, Json, Kind
from .resources import RESOURCES, Resource
from .subject import FOLDER

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_COMPONENTS = "#/components/schemas/"
# The file of a snapshot is named by two parts, every other one by its id.
_PARTS = {"staende": ("jahr", "stichtag"), "haushaltsjahre": ("jahr",)}


def documents(view: View) -> Iterator[tuple[str, bytes]]:
    """Path and content of `openapi.json` and of every schema."""
    for name, kind, single in _answers():
        told = {"$schema": _DIALECT, **({"$id": f"{view.base}{FOLDER}schema/{name}.json"} if view.base else {})}
        schema = told | {"title": name} | envelope(kind, single=single) | {"$defs": _sorted(named(kind, single=single))}
        yield f"{FOLDER}schema/{name}.json", _text(schema)
    yield f"{FOLDER}openapi.json", _text(_openapi(view))


def _answers() -> Iterator[tuple[str, Kind, bool]]:
    """Every kind of answer: its name, what it holds, whether it is about one thing."""
    yield "index", ENTRANCE, False
    for resource in RESOURCES:
        yield resource.name, resource.light, False
        yield f"{resource.name}-einzeln", resource.full, True


def _openapi(view: View) -> Json:
    town, terms = view.plan.town, licence(view.plan.town.licence)
    schemas = {name: part for _, kind, single in _answers() for name, part in named(kind, single=single).items()}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": f"Digitalfahrplan {town.name}",
            "version": f"{SCHEMA_VERSION}.0.0",
            "description": f"Der Digitalisierungsplan als Daten. Nur lesen, ohne Anmeldung.\n\n{PROMISE}",
            "license": {"name": terms.title, **({"url": terms.address} if terms.address else {})},
            "contact": {"name": town.digital_manager.office, "email": town.digital_manager.email},
        },
        "servers": [{"url": f"{view.base}{FOLDER}" if view.base else "./"}],
        "paths": dict(_paths()),
        "components": {"schemas": _sorted(schemas)},
    }
    moved: Json = json.loads(json.dumps(document).replace(f'"{REFERENCE}', f'"{_COMPONENTS}'))
    return moved


def _paths() -> Iterator[tuple[str, Json]]:
    yield "/index.json", _operation("index", "Was es hier gibt", envelope(ENTRANCE, single=False))
    for resource in RESOURCES:
        yield (
            f"/{resource.name}.json",
            _operation(resource.name, resource.title, envelope(resource.light, single=False)),
        )
        yield _single(resource)


def _single(resource: Resource) -> tuple[str, Json]:
    parts = _PARTS.get(resource.name, ("id",))
    given = [{"name": part, "in": "path", "required": True, "schema": {"type": "string"}} for part in parts]
    told = _operation(
        f"{resource.name}-einzeln", f"{resource.title}: eine Antwort", envelope(resource.full, single=True)
    )
    return f"/{resource.name}/{'/'.join(f'{{{part}}}' for part in parts)}.json", {"parameters": given, **told}


def _operation(name: str, summary: str, schema: Json) -> Json:
    found = {"description": "Gefunden.", "content": {"application/json": {"schema": schema}}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "responses": {"200": found, "404": {"description": "Nie vergeben."}},
        }
    }


def _sorted(schemas: dict[str, Json]) -> dict[str, Json]:
    return {name: schemas[name] for name in sorted(schemas)}


def _text(document: Any) -> bytes:
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()

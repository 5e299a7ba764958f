"""The files of the API: one envelope around everything (`schema_version`, `stand`, `anzahl`, `ergebnis`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ...lasting import Tombstone
from ...model import Entity
from ...presentation.view import View
from .envelope import ENTRANCE, GONE, MOVED, SCHEMA_VERSION
from .openapi import documents
from .resources import RESOURCES, Resource
from .subject import FOLDER, Api, Subject

# Answers are made here and hold nothing of themselves, so nobody looks for circles.
_text = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


def api_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root and content of every file."""
    deep = {depth: Api(view, "../" * depth) for depth in (2, 3, 4)}
    yield _file("index", _answer(view, [ENTRANCE.answer(deep[2])]))
    for resource in RESOURCES:
        yield from _of_resource(resource, view, deep)
    yield from documents(view)


def _of_resource(resource: Resource, view: View, deep: dict[int, Api]) -> Iterator[tuple[str, bytes]]:
    things = list(resource.things(view))
    light, full = resource.light.answer, resource.full.answer
    yield _file(resource.name, _answer(view, [light(Subject(deep[2], thing)) for thing in things]))
    for thing in things:
        name = resource.file(thing)
        api = deep[3 + name.count("/")]
        yield _file(f"{resource.name}/{name}", _single(view, [full(Subject(api, thing))]))
    if resource.moves:
        yield from _moved(resource, things, view, deep[3])
    if resource.lasting:
        yield from _gone(resource, view, deep[3])


def _moved(resource: Resource, things: Sequence[Entity], view: View, api: Api) -> Iterator[tuple[str, bytes]]:
    for entity in things:
        for former in entity.former_ids:
            told = MOVED.answer((resource.name, Subject(api, entity)))
            yield _file(f"{resource.name}/{former}", _single(view, [], verschoben_nach=told))


def _gone(resource: Resource, view: View, api: Api) -> Iterator[tuple[str, bytes]]:
    for tombstone in view.plan.tombstones:
        if tombstone.kind == resource.lasting:
            told = GONE.answer(Subject[Tombstone](api, tombstone))
            yield _file(f"{resource.name}/{tombstone.id}", _single(view, [], entfallen=told))


def _single(view: View, found: list[Any], verschoben_nach: Any = None, entfallen: Any = None) -> dict[str, Any]:
    return _answer(view, found) | {"verschoben_nach": verschoben_nach, "entfallen": entfallen}


def _answer(view: View, found: list[Any]) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "stand": view.plan.today.isoformat(),
        "anzahl": len(found),
        "ergebnis": found,
    }


def _file(name: str, answer: dict[str, Any]) -> tuple[str, bytes]:
    return f"{FOLDER}{name}.json", f"{_text(answer)}\n".encode()

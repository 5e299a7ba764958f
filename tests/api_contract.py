"""What v1 of the API has promised: every address, every field with its type, one a line. The list only ever grows.

`python -m tests.api_contract` adds what is new. A line that goes, or changes, breaks the programs of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LIST = Path(__file__).parent / "api_v1.txt"
COMPONENTS = "#/components/schemas/"


def promised() -> list[str]:
    """The lines of the list."""
    return LIST.read_text(encoding="utf-8").splitlines()


def described(openapi: Mapping[str, Any]) -> list[str]:
    """The same lines of an `openapi.json`, sorted by address and field."""
    return sorted(line for path, item in openapi["paths"].items() for line in _of_path(path, item, openapi))


def _of_path(path: str, item: Mapping[str, Any], openapi: Mapping[str, Any]) -> Iterator[str]:
    schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    yield from (f"{path} {field}: {kind}" for field, kind in _fields("", schema, openapi))


def _fields(field: str, part: Mapping[str, Any], openapi: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A field with its type, then those inside of it: `ergebnis[].titel`, `string`."""
    options = [_resolved(option, openapi) for option in part.get("anyOf", [part])]
    kinds = {kind for option in options for kind in _kinds(option)}
    yield field or ".", " oder ".join(sorted(kinds))
    for option in options:
        for key, inside in option.get("properties", {}).items():
            needed = "" if key in option["required"] else "?"
            yield from _fields(f"{field}.{key}{needed}".lstrip("."), inside, openapi)
        if "items" in option:
            yield from _fields(f"{field}[]", option["items"], openapi)


def _resolved(part: Mapping[str, Any], openapi: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (
        openapi["components"]["schemas"][part["$ref"].removeprefix(COMPONENTS)] if "$ref" in part else part
    )
    return found


def _kinds(part: Mapping[str, Any]) -> Iterator[str]:
    kinds = part["type"]
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        yield f"{kind} ({part['format']})" if kind == "string" and "format" in part else kind


if __name__ == "__main__":
    import json
    import sys

    sys.path.insert(0, str(LIST.parent.parent / "hooks"))
    from digitalfahrplan.publish.api import api_files
    from tests.takeaway import musterstadt

    now = described(json.loads(dict(api_files(musterstadt()))["api/v1/openapi.json"]))
    before = promised() if LIST.exists() else []
    LIST.write_text("".join(f"{line}\n" for line in sorted({*before, *now})), encoding="utf-8")

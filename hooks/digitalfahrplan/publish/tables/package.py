"""The description of the tables for programs: Data Package, version 2."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from .about import About
from .adding import ADDING
from .column import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_GUARD = (
    "Vor Texten, die eine Tabellenkalkulation als Formel ausführen würde, steht ein Apostroph. "
    "Eine leere Zelle heißt: keine Angabe, nie null."
)
_IN_A_NAME = re.compile("[^a-z0-9]+")


def package(about: About, tables: Sequence[Table[Any]], files: Mapping[str, bytes]) -> str:
    """`datapackage.json` for CSV files that lie beside it, by the names of their tables."""
    day = about.day.isoformat()
    document = {
        "$schema": PROFILE,
        "name": _name(about),
        "title": f"{about.title}, {about.stand}" if about.frozen else about.title,
        "description": _description(about),
        **({"homepage": f"{about.base}{about.page}"} if about.base else {}),
        "version": day,
        "created": f"{day}T00:00:00Z",
        "licenses": [_licence(about)],
        "contributors": [{"title": about.publisher, **({"email": about.mail} if about.mail else {}), "roles": ["publisher"]}],
        "sources": [{"title": f"{about.title}, {about.stand}", **({"path": f"{about.base}{about.home}"} if about.base else {})}],
        "resources": [_resource(table, files[table.name]) for table in tables],
    }  # fmt: skip
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _name(about: About) -> str:
    parts = ("digitalfahrplan", about.ags.casefold(), about.day.isoformat() if about.frozen else "")
    return "-".join(part for part in (_IN_A_NAME.sub("-", part).strip("-") for part in parts) if part)


def _description(about: About) -> str:
    what = f"Was {about.name or 'die Kommune'} digital vorhat: Maßnahmen mit Zeit, Geld, Förderung, Personal und Beschlüssen."
    rules = "\n".join(f"- {rule}" for rule in ADDING)
    return f"{what}\n\n{_GUARD}\n\nSo zitieren: {about.citation}\n\nSummen bilden:\n\n{rules}"


def _licence(about: About) -> dict[str, str]:
    terms = about.terms
    return {"title": terms.title, **({"path": terms.address} if terms.address else {"name": "andere"})}


def _resource(table: Table[Any], content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.text,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table[Any]) -> dict[str, Any]:
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for column in table.columns
        if column.refers
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
        "foreignKeys": keys,
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": column.kind,
        "title": column.title,
        "description": column.text,
    }
    limits = ({"required": True} if column.required else {}) | ({"enum": list(column.words)} if column.words else {})
    return told | ({"constraints": limits} if limits else {})

"""The description of the tables for programs: Data Package, version 2."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from ...presentation.view import View
from .column import Column, Table
from .licence import licence

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package(view: View, tables: Sequence[Table[Any]], files: Mapping[str, bytes]) -> str:
    """`datapackage.json` for CSV files that lie beside it, by their names."""
    town, terms = view.plan.town, licence(view.plan.town.licence)
    known = {"homepage": f"{view.base}daten/"} if view.base else {}
    source = {"path": view.base} if view.base else {}
    document = {
        "$schema": PROFILE,
        "name": f"digitalfahrplan-{town.ags}",
        "title": f"Digitalfahrplan {town.name}",
        "description": f"Was {town.name} digital vorhat: Maßnahmen mit Zeit, Geld, Förderung, Personal und Beschlüssen.",
        **known,
        "version": view.plan.today.isoformat(),
        "created": f"{view.plan.today.isoformat()}T00:00:00Z",
        "licenses": [{"title": terms.title, **({"path": terms.address} if terms.address else {"name": "andere"})}],
        "contributors": [{"title": f"{town.kind} {town.name}", "email": town.digital_manager.email, "roles": ["publisher"]}],
        "sources": [{"title": f"Digitalfahrplan {town.name}", **source}],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }  # fmt: skip
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


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

"""The settings of Sveltia CMS for this town: three collections of measures and one of programmes."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname
from typing import Any

from ...model import Area, Measure, Programme
from ...model.patterns import ID
from ...model.town_parts import Repository
from ...plan import Plan
from ...presentation.forge import path_in_repository
from ..schema import schema_of
from .choices import Fields, criteria, of_measures, of_programmes
from .fields import Known, of_file
from .forge import backend, publish_mode

FORMAT = "digitalfahrplan"
"""The name under which hooks/form registers our way of reading and writing files."""
_HELP = "Was Sie nicht anfassen, bleibt in der Datei, wie es ist, auch Anmerkungen. Setzen Sie „Stand“ auf heute."
_NAME = "Wird der Dateiname und die Adresse der Seite und bleibt für immer. Kleinbuchstaben, Ziffern, Bindestriche."


def config(plan: Plan, repository: Repository, root: str) -> dict[str, Any]:
    """Everything that Sveltia is told, valid by the schema that its package ships."""
    site = {"site_url": root, "display_url": root} if root.startswith("http") else {}
    return {
        "load_config_file": False,
        "backend": backend(repository),
        "publish_mode": publish_mode(repository),
        "logo": {"src": "../assets/bilder/zeichen.svg"},
        "app_title": f"Digitalfahrplan {plan.town.name} bearbeiten",
        **site,
        "show_preview_links": False,
        "media_folder": "docs/assets/bilder",
        "public_folder": "/assets/bilder",
        "media_libraries": {"stock_assets": {"providers": []}},
        "issue_reports": {"url": repository.url},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 64},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "collections": list(_collections(plan)),
    }


def _collections(plan: Plan) -> Iterator[Fields]:
    for area in Area:
        known = Known(of_measures(plan, area), criteria(plan))
        told = {"label": area.label, "label_singular": "Maßnahme", "icon": _ICONS[area]}
        yield _collection(plan, area.value, told, of_file(schema_of(Measure), known))
    known = Known(of_programmes(plan), [])
    told = {"label": "Förderprogramme", "label_singular": "Förderprogramm", "icon": "euro"}
    yield _collection(plan, "foerderung", told, of_file(schema_of(Programme), known))


_ICONS = {Area.INTERNAL: "apartment", Area.CITIZENS: "groups", Area.SCHOOLS: "school"}


def _collection(plan: Plan, name: str, told: Fields, entries: list[Fields]) -> Fields:
    return {
        "name": name,
        **told,
        "description": _HELP,
        "folder": f"{dirname(path_in_repository(plan.town_path, plan.town_path))}/{name}",
        "format": FORMAT,
        "create": True,
        "delete": False,  # a page that was there once stays
        "identifier_field": "titel",
        "summary": "{{titel}}",
        "slug": {"template": "{{titel}}", "editable": ["create"], "hint": _NAME, "pattern": [ID, _NAME]},
        "filter": {"field": "slug", "pattern": "^[^_]"},  # not the templates
        "sortable_fields": ["titel", "stand"],
        "thumbnail": False,
        "fields": [*entries, _BODY, _ORIGINAL],
    }


_BODY = {
    "name": "body",
    "label": "Beschreibung",
    "widget": "text",
    "required": False,
    "hint": "In ganzen Sätzen. Zwischenüberschriften beginnen mit ##, Aufzählungen mit einem Strich.",
}
_ORIGINAL = {"name": "urtext", "widget": "hidden"}

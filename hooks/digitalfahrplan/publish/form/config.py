"""The settings of Sveltia CMS for this town: three collections of measures and one of programmes."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname
from typing import Any

from ...model import Area, Measure, Programme
from ...model.patterns import ID
from ...model.town_parts import Repository
from ...plan import Plan
from ...presentation.forge import path_in_repository, project_address
from ...values.ids import MAX_LENGTH, RESERVED
from ..schema import schema_of
from .choices import Fields, criteria, of_measures, of_programmes
from .fields import Known, of_file
from .forge import backend, publish_mode

FORMAT = "digitalfahrplan"
"""The name under which hooks/form registers our way of reading and writing files."""
_HELP = "Was Sie nicht anfassen, bleibt in der Datei, wie es ist, auch Anmerkungen. Setzen Sie „Stand“ auf heute."
_NAME = (
    "Wird auch die Adresse der Seite und bleibt für immer. Kleinbuchstaben, Ziffern, Bindestriche, vorn ein Buchstabe."
)
_WRONG_NAME = (
    "Dieser Name geht nicht. Erlaubt sind Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, vorn ein Buchstabe, "
    f"höchstens {MAX_LENGTH} Zeichen; er darf weder vergeben noch für das System reserviert sein. "
    "Bitte bei „Dateiname“ einen anderen eintragen, zum Beispiel wlan-grundschulen."
)


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
        "issue_reports": {"url": project_address(repository)},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": MAX_LENGTH},
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
        "publish": False,  # whoever saves does not merge: somebody reads it where the check has spoken
        "identifier_field": "titel",
        "summary": "{{titel}}",
        "slug": {
            "template": "{{titel}}",
            "editable": ["create"],
            "hint": _NAME,
            "pattern": [_free_id(plan), _WRONG_NAME],
        },
        "filter": {"field": "slug", "pattern": "^[^_]"},  # not the templates
        "sortable_fields": ["titel", "stand"],
        "thumbnail": False,
        "fields": [*entries, _BODY, _ORIGINAL],
    }


def _free_id(plan: Plan) -> str:
    """The pattern of an id that a new file may bear, as far as the plan knows (A103, A104, D109, E120).

    hooks/form sees to it that nothing is saved without it and that no file is called so by now (D108). Twelve
    hexadecimal digits are what Sveltia draws by lot for a title without a letter or digit it knows.
    """
    former = {id_ for entity in (*plan.measures, *plan.programmes) for id_ in entity.former_ids}
    taken = "|".join(sorted(RESERVED | former | {stone.id for stone in plan.tombstones}))
    return rf"^(?!(?:{taken}|[0-9a-f]{{12}})$)(?=.{{1,{MAX_LENGTH}}}$){ID.removeprefix('^')}"


_BODY = {
    "name": "body",
    "label": "Beschreibung",
    "widget": "text",
    "required": False,
    "hint": "In ganzen Sätzen. Zwischenüberschriften beginnen mit ##, Aufzählungen mit einem Strich.",
}
_ORIGINAL = {"name": "urtext", "widget": "hidden"}

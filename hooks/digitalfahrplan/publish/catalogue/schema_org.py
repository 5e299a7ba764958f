"""The same for search engines: one dataset in the words of schema.org, told by the page /daten/."""

from __future__ import annotations

from ...presentation.view import View
from ..licence import licence
from ..tables.files import FOLDER
from .datasets import datasets
from .whole import Catalogue


def dataset_for_search_engines(view: View) -> dict[str, object]:
    """A `Dataset` with all its files; the site's address must be known."""
    town, catalogue = view.plan.town, Catalogue(view)
    whole = next(datasets(view))
    files = [file for dataset in datasets(view) if not dataset.year for file in dataset.files]
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": catalogue.at(whole.name).text,
        "name": whole.title,
        "description": f"{whole.text} Maßnahmen, Kosten, Förderung, Personentage, Beschlüsse und Orte mit festen Kennungen.",
        "url": f"{view.base}{FOLDER}",
        "inLanguage": "de",
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": f"{town.kind} {town.name}", "email": town.digital_manager.email},
        "spatialCoverage": {"@type": "AdministrativeArea", "name": town.name, "identifier": town.ags},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": file.media, "contentUrl": f"{view.base}{file.path}"} for file in files
        ],
    }  # fmt: skip
    terms = licence(town.licence)
    dated: dict[str, object] = {"dateModified": catalogue.modified.isoformat()} if catalogue.modified else {}
    return told | {"license": terms.address or terms.title} | dated

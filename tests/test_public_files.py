"""The files for other programs: that they stand on the site, complete."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from digitalfahrplan.plan import load
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.figures import figures
from digitalfahrplan.publish.files import public_files
from digitalfahrplan.site import Site
from tests.site.building import build
from tests.site.towns import tiny

ROOT = "https://fahrplan.example/"


def test_they_are_written_beside_the_pages(tmp_path: Path) -> None:
    content = tmp_path / "measures"
    for path, text in tiny().items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    site = build(tmp_path / "site", content, SITE_URL=ROOT).site
    plan = load(content, date(2026, 11, 23)).plan
    assert plan is not None
    files = dict(public_files(View(plan, root=ROOT)))
    assert {path for path in files if not path.startswith(("api/", "daten/")) or path.startswith("daten/schema/")} == {
        *(f"catalog.{ending}" for ending in ("ttl", "rdf", "jsonld")),
        "roadmap.json",
        "feed.xml",
        *(f"kalender/{name}.ics" for name in ("foerderfristen", "intern", "buerger", "schule", "einheit-rathaus")),
        *(f"daten/schema/{name}.json" for name in ("massnahme", "foerderprogramm", "kommune")),
    }
    assert {path: (site / path).read_bytes() for path in files} == files
    assert 'rel="alternate" type="application/atom+xml"' in (site / "index.html").read_text(encoding="utf-8")
    assert 'href="../feed.xml"' in (site / "roadmap" / "index.html").read_text(encoding="utf-8")


def test_the_site_hands_them_over_with_its_address() -> None:
    files = dict(Site.load(Path("measures"), ROOT).public_files())
    assert json.loads(files["roadmap.json"])["manifest"]["adresse"] == ROOT


def test_figures_tell_the_chances_to_cooperate() -> None:
    plan = load(Path("measures"), date(2026, 11, 23)).plan
    assert plan is not None
    found = figures(plan)["kooperationschancen"]
    assert json.loads(json.dumps(found)) == found
    first = next(row for row in found if row["massnahme"] == "mobiles-arbeiten")
    assert first == {
        "massnahme": "mobiles-arbeiten",
        "ags": "05999016",
        "dort": {
            "id": "notebooks-einheitlich",
            "titel": "Einheitliche Notebooks für mobiles Arbeiten",
            "status": "beschlossen",
            "adresse": "https://digital.nachbarstadt.example/massnahmen/notebooks-einheitlich/",
        },
        "grund": "titel",
        "leistungen": [],
        "aehnlichkeit": 91,
        "woerter": ["Mobiles", "Arbeiten", "einheitliche", "Notebooks"],
        "schon_gemeinsam": False,
    }
    service = next(row for row in found if row["massnahme"] == "bauaktenarchiv")
    assert (service["grund"], service["aehnlichkeit"], service["schon_gemeinsam"]) == ("leistung", None, True)
    assert service["leistungen"] == [{"leika": "99012150080000", "ozg": "10229", "bezeichnung": "Einsicht in Bauakten"}]

"""What search engines and catalogues find on the built site: breadcrumbs, the dataset, the sitemap, the product's own description."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from rdflib import DCAT, FOAF, Graph

from digitalfahrplan.command import main
from digitalfahrplan.plan import load
from digitalfahrplan.presentation.finishing.security import content_security_policy
from tests.conftest import TODAY
from tests.site.building import build
from tests.site.filling import write
from tests.site.history import write_history
from tests.site.hostile import Enemy
from tests.site.html import parse
from tests.site.towns import hostile, tiny

REPOSITORY = Path(__file__).parent.parent
ROOT = "https://plan.stadt.example/digital/"
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a town whose every text attacks."""
    folder = tmp_path_factory.mktemp("feindlich")
    built = build(folder / "site", write(folder / "content", hostile(Enemy())), SITE_URL=ROOT)
    assert built.status == 0, built.log
    return built.site


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a town with a past: measures, archive, site."""
    folder = tmp_path_factory.mktemp("stadt")
    content = write_history(folder)
    assert main(["check", "--content", str(content), "--today", TODAY.isoformat()]) == 0
    assert build(folder / "site", content, SITE_URL=ROOT).status == 0
    return folder


def linked(path: Path) -> list[Mapping[str, Any]]:
    """The linked data of a page."""
    return [json.loads(text) for text in LINKED.findall(path.read_text(encoding="utf-8"))]


def pages(site: Path) -> Iterator[Path]:
    """Every page that MkDocs made; those of the archive are their own."""
    yield from (
        path for path in site.rglob("index.html") if path.relative_to(site).parts[0] not in ("archiv", "bearbeiten")
    )


def test_breadcrumbs_are_those_that_people_see(attacked: Path) -> None:
    seen = 0
    for path in pages(attacked):
        crumbs = [told for told in linked(path) if told["@type"] == "BreadcrumbList"]
        paths = [element for element in parse(path.read_text(encoding="utf-8")).walk() if "df-pfad" in element.classes]
        shown = [item.text for element in paths for item in element.find("li")]
        if not crumbs:
            assert not shown or 'http-equiv="refresh"' in path.read_text(encoding="utf-8"), path
            continue
        (told,) = crumbs
        items = told["itemListElement"]
        assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
        assert [" ".join(item["name"].split()) for item in items] == [" ".join(text.split()) for text in shown], path
        assert items[-1]["item"] == ROOT + path.parent.relative_to(attacked).as_posix() + "/"
        assert all((attacked / item["item"].removeprefix(ROOT) / "index.html").is_file() for item in items)
        seen += 1
    assert seen > 30


def test_linked_data_ends_nothing_and_runs_nothing(attacked: Path) -> None:
    for path in pages(attacked):
        html = path.read_text(encoding="utf-8")
        for text in LINKED.findall(html):
            assert not {"<", ">"} & set(text), path
    html = '<meta charset="utf-8"><script type="application/ld+json">{"a": 1}</script>'
    assert "sha256" not in content_security_policy(html)


def test_the_page_of_the_data_describes_them(aged: Path) -> None:
    site = aged / "site"
    (told,) = [told for told in linked(site / "daten" / "index.html") if told["@type"] == "Dataset"]
    assert told["url"] == f"{ROOT}daten/"
    assert 50 <= len(told["description"]) <= 5000
    head = (site / "daten" / "index.html").read_text(encoding="utf-8")
    offered = re.findall(r'<link rel="alternate" type="([^"]+)" href="(catalog[^"]+)">', head)
    assert offered == [
        ("text/turtle", "catalog.ttl"),
        ("application/rdf+xml", "catalog.rdf"),
        ("application/ld+json", "catalog.jsonld"),
    ]
    assert all((site / "daten" / name).is_file() for _, name in offered)
    assert told["license"].startswith("https://")
    files = [file["contentUrl"].removeprefix(ROOT) for file in told["distribution"]]
    assert len(files) > 25
    assert all((site / file).is_file() for file in files)
    others = [path for path in pages(site) if path.parent.name != "daten"]
    assert not any(told["@type"] == "Dataset" for path in others for told in linked(path))


def test_every_file_and_page_of_the_catalogue_is_there(aged: Path) -> None:
    site = aged / "site"
    graph = Graph().parse(site / "catalog.ttl", format="turtle")
    assert (site / "daten" / "catalog.ttl").read_bytes() == (site / "catalog.ttl").read_bytes()
    files = {str(address).removeprefix(ROOT) for address in graph.objects(None, DCAT.downloadURL)}
    assert any(file.startswith("archiv/") for file in files)
    assert len(files) > 60
    assert all((site / file).is_file() for file in files)
    for predicate in (DCAT.landingPage, FOAF.homepage):
        pages_named = [str(address) for address in graph.objects(None, predicate)]
        assert pages_named
        assert all((site / page.removeprefix(ROOT) / "index.html").is_file() for page in pages_named)


def test_the_sitemap_has_real_dates_and_real_pages(aged: Path) -> None:
    plan = load(aged / "measures", TODAY).plan
    assert plan is not None
    found = {
        str(entry.findtext(f"{SITEMAP}loc")).removeprefix(ROOT): entry.findtext(f"{SITEMAP}lastmod")
        for entry in ET.fromstring((aged / "site" / "sitemap.xml").read_bytes())
    }
    assert all((aged / "site" / path / "index.html").is_file() for path in found)
    dated = {f"massnahmen/{it.id}/": it.as_of.isoformat() for it in plan.measures}
    dated |= {f"foerderung/{it.id}/": it.as_of.isoformat() for it in plan.programmes}
    assert dated.items() <= found.items()
    newest = max(dated.values())
    generated = [path for path in found if re.match("(?:haushalt|orte|organisation)/.", path)]
    assert generated
    assert {found[path] for path in generated} == {newest}
    assert found["impressum/"] is None  # nobody knows when a text of docs/ changed
    assert "daten/" in found
    former = {f"massnahmen/{id_}/" for it in plan.measures for id_ in it.former_ids}
    gone = {f"{tombstone.address}/" for tombstone in plan.tombstones}
    assert former
    assert gone
    assert not set(found) & (former | gone)
    for path in found:
        html = (aged / "site" / path / "index.html").read_text(encoding="utf-8")
        assert "noindex" not in html, path
        assert 'http-equiv="refresh"' not in html, path


def test_a_site_without_an_address_promises_none(tmp_path: Path) -> None:
    built = build(tmp_path / "site", write(tmp_path / "content", tiny()), SITE_URL="")
    assert built.status == 0, built.log
    assert not list(ET.fromstring((built.site / "sitemap.xml").read_bytes()))
    assert linked(built.site / "daten" / "index.html") == []
    assert "unter „adresse“ steht" in (built.site / "daten" / "index.html").read_text(encoding="utf-8")
    assert not (built.site / "daten" / "catalog.ttl").exists()


def test_the_product_describes_itself() -> None:
    told = yaml.safe_load((REPOSITORY / "publiccode.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
              "maintenance", "localisation"}  # fmt: skip
    optional = {"softwareVersion", "releaseDate", "categories", "intendedAudience", "dependsOn"}
    assert needed <= set(told) <= needed | optional
    assert told["publiccodeYmlVersion"].startswith("0.")
    assert {*told["platforms"]} <= {"web", "windows", "mac", "linux", "ios", "android"}
    # The words that we use of the standard's lists.
    assert {*told["categories"]} == {"budgeting", "data-collection", "project-management"}
    assert told["intendedAudience"] == {"scope": ["local-authorities"], "countries": ["de"]}
    assert told["softwareType"] == "standalone/web"
    date.fromisoformat(told["releaseDate"])
    assert all(
        set(part) <= {"name", "versionMin", "versionMax", "version", "optional"} for part in told["dependsOn"]["open"]
    )
    assert told["softwareVersion"] == project["version"]
    assert told["legal"]["license"] == project["license"]
    assert told["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert told["maintenance"]["type"] == "community"
    assert told["maintenance"]["contacts"]
    for text in told["description"].values():
        assert 1 <= len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]
        assert len(text["genericName"]) <= 35

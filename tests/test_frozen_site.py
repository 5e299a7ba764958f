"""The archive inside of a built site: every address is there, links lead somewhere in both directions, search leaves it out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCAT, Graph

from digitalfahrplan.archive.snapshot import read_snapshots
from digitalfahrplan.frozen import compare_site
from digitalfahrplan.presentation.frozen.compared import pairs
from tests.archive import chain, write_chain
from tests.frozen import BECAME, NAMES, OCCASIONS, RENAMED, snapshots
from tests.site.building import Built, build
from tests.site.checks import Site, active, foreign, frame, headings, identifiers, policy
from tests.site.html import Element, page

ROOT = "https://fahrplan.example/"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    folder = tmp_path_factory.mktemp("stadt")
    archive = snapshots(folder)
    return archive, build(folder / "site", folder / "measures")


@pytest.fixture
def site(town: tuple[Path, Built]) -> Path:
    return town[1].site


def links(element: Element) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in element.find("a") if "href" in link.attributes}


def test_every_address_of_every_snapshot_is_there(town: tuple[Path, Built], site: Path) -> None:
    found = read_snapshots(town[0])
    assert [snapshot.name for snapshot in found] == list(NAMES)
    addresses = [
        *(f"archiv/{snapshot.name}/{id_}" for snapshot in found for id_ in (*snapshot.measures, *snapshot.programmes)),
        *(f"archiv/{name}" for name in (*NAMES, "2026", "2027")),
        *(f"archiv/vergleich/{older.name}/{newer.name}" for older, newer in pairs(found)),
    ]
    assert len(addresses) > 3 * 20
    assert [address for address in addresses if not (site / address / "index.html").is_file()] == []


def test_no_page_has_a_fault_and_no_link_leads_nowhere(site: Path) -> None:
    built = Site(site)
    reports = {f"archiv/{name}/bericht.html" for name in NAMES}  # files to take home, without the frame of a page
    frozen = [name for name in built.pages if name.startswith("archiv/") and name not in reports]
    assert len(frozen) > 3 * 20
    checks = (frame, headings, identifiers, foreign, active, policy)
    assert [(name, fault) for name in frozen for check in checks for fault in check(built.pages[name])] == []
    assert [(name, fault) for name in built.pages for fault in built.dead_links(name)] == []


def test_frozen_pages_have_no_script_and_load_one_stylesheet(site: Path) -> None:
    for path in (site / "archiv/2026").rglob("index.html"):
        html = path.read_text("utf-8")
        assert "<script" not in html
        assert html.count("<link") == 1


def test_the_live_page_leads_to_every_version_and_back(site: Path) -> None:
    live = page(site, f"massnahmen/{BECAME}/")
    section = links(live)
    assert section["Stand 01.02.2027"] == f"../../archiv/{NAMES[2]}/{BECAME}/"
    assert section["Stand 23.11.2026"] == f"../../archiv/{NAMES[0]}/{RENAMED}/"
    assert all(
        f"Stand {day}, {occasion}" in live.text
        for day, occasion in zip(("23.11.2026", "10.12.2026"), OCCASIONS, strict=False)
    )
    back = links(page(site, f"archiv/{NAMES[0]}/{RENAMED}/"))
    assert back["Heutiger Stand"] == f"../../../../massnahmen/{RENAMED}/"
    assert (site / f"massnahmen/{RENAMED}/index.html").is_file()
    assert "Nächste Fassung: 10.12.2026" in back
    assert "Stand 10.12.2026" in links(page(site, "foerderung/topf/"))


def test_versions_lead_to_one_another(site: Path) -> None:
    middle = links(page(site, f"archiv/{NAMES[1]}/schule-laufend/"))
    assert middle["Vorige Fassung: 23.11.2026"] == f"../../../{NAMES[0]}/schule-laufend/"
    assert middle["Nächste Fassung: 01.02.2027"] == "../../2027-02-01/schule-laufend/"
    assert "Vorige Fassung: 10.12.2026" in links(page(site, f"archiv/{NAMES[2]}/"))


def test_the_list_of_all_snapshots(town: tuple[Path, Built], site: Path) -> None:
    archive = page(site, "archiv/")
    roots = [snapshot.root for snapshot in read_snapshots(town[0])]
    assert all(root in archive.text for root in roots)  # in one piece, however it looks
    assert "Haushaltsjahr 2026" in links(archive)
    assert "10.12.2026 und 01.02.2027" in links(archive)
    assert f"lautet {roots[-1]}." in archive.text


def test_search_and_sitemap_leave_the_archive_out(site: Path) -> None:
    texts = [gzip.decompress(path.read_bytes()).decode() for path in site.rglob("*.pf_fragment")]
    found = [json.loads(text[text.index("{") :])["url"] for text in texts]
    assert any("massnahmen/schule-laufend" in address for address in found)
    assert not any("archiv/20" in address for address in found)
    sitemap = site / "sitemap.xml"
    assert not sitemap.exists() or "/archiv/2" not in sitemap.read_text("utf-8")


def test_the_built_site_shows_what_the_bags_hold(town: tuple[Path, Built], site: Path) -> None:
    assert compare_site(town[0], site) == []


@pytest.fixture(scope="module")
def spoilt(town: tuple[Path, Built], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The first snapshot is damaged, and the chain has lost its last line."""
    report, lines = town[0] / NAMES[0] / "data/roadmap.json", chain(town[0])
    whole = report.read_bytes()
    report.write_bytes(whole + b" ")
    write_chain(town[0], lines[:2])
    yield build(tmp_path_factory.mktemp("schaden") / "site", town[0].parent / "measures", SITE_URL=ROOT)
    report.write_bytes(whole)
    write_chain(town[0], lines)


def test_a_damaged_snapshot_is_said_and_today_is_published_all_the_same(spoilt: Built) -> None:
    assert spoilt.status == 0
    assert f"Schnappschuss {NAMES[0]} ist beschädigt" in spoilt.log
    assert "Diese Fassung ist beschädigt." in page(spoilt.site, f"archiv/{NAMES[0]}/").text


def test_a_snapshot_that_the_chain_does_not_name_stays_and_says_so(spoilt: Built) -> None:
    told = "KETTE.txt nennt diese Fassung nicht."
    assert f"Für Schnappschuss {NAMES[2]} bürgt die Kette nicht. {told}" in spoilt.log
    archive, frozen = page(spoilt.site, "archiv/"), page(spoilt.site, f"archiv/{NAMES[2]}/{BECAME}/")
    assert f"{NAMES[2].partition('/')[2]}/" in "".join(links(archive).values())
    assert told in archive.text
    assert told in frozen.text
    assert "gibt es keine Wurzel für die Niederschrift" in archive.text
    assert f"../../archiv/{NAMES[2]}/{BECAME}/" in links(page(spoilt.site, f"massnahmen/{BECAME}/")).values()
    assert "nennt diese Fassung nicht" in page(spoilt.site, "bericht/").text


def test_every_file_that_the_catalogue_offers_is_there(spoilt: Built) -> None:
    graph = Graph().parse(spoilt.site / "catalog.ttl")
    paths = {str(it).removeprefix(ROOT) for it in graph.objects(None, DCAT.downloadURL)}
    assert {path for path in paths if path.startswith(f"archiv/{NAMES[2]}/")}
    assert [path for path in paths if not (spoilt.site / path).is_file()] == []
    offered = links(page(spoilt.site, "daten/")).values()
    assert f"../archiv/{NAMES[2]}/#tabellen" in offered
    assert f"../archiv/{NAMES[0]}/#tabellen" not in offered

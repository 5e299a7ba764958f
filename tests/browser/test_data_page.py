"""The page /daten/ as a stranger meets it: whatever it offers is there, and what it asks DuckDB gives what it says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import duckdb
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open, violations

pytestmark = pytest.mark.browser

LOOKS = [
    pytest.param({}, id="light"),
    pytest.param({"color_scheme": "dark"}, id="dark"),
    pytest.param({"viewport": PHONE}, id="phone"),
    pytest.param({"viewport": PHONE, "color_scheme": "dark"}, id="phone and dark"),
]
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SNAPSHOT = "archiv/2026/2026-06-30/"
AMOUNT = re.compile(r"([\d.]+(?:,\d\d)?)\s€")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", ["daten/", SNAPSHOT])
def test_it_can_be_read_by_everybody(visit: Open, address: str, look: dict[str, object]) -> None:
    tab = visit(address, **look)
    assert violations(tab.page) == []
    assert tab.page.evaluate(WIDER) <= 0
    assert tab.complaints == []


def test_on_paper_nothing_is_cut_off(visit: Open) -> None:
    tab = visit("daten/", viewport={"width": 700, "height": 900})
    tab.page.emulate_media(media="print")
    assert tab.page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("address", ["daten/", SNAPSHOT])
def test_every_file_that_is_offered_is_there(visit: Open, site: Path, address: str) -> None:
    page = visit(address).page
    links = page.locator("a[href$='.csv'], a[href$='.xlsx'], a[href$='datapackage.json']")
    found = {unquote(urljoin(f"/{address}", str(it.get_attribute("href")))) for it in links.all()}
    assert len(found) == 26
    for path in found:
        assert (site / path.removeprefix("/")).stat().st_size > 50, path


def test_every_snapshot_is_named(visit: Open, site: Path) -> None:
    page = visit("daten/").page
    names = {path.parent.parent.relative_to(site).as_posix() for path in site.glob("archiv/2*/2*/daten/kosten.csv")}
    links = page.locator("a[href$='#tabellen']").all()
    assert {str(it.get_attribute("href")).removeprefix("../").split("/#")[0] for it in links} == names
    links[0].click()
    expect(page.locator("#tabellen")).to_be_in_viewport()


def test_the_answer_is_that_of_the_published_csv(visit: Open, site: Path) -> None:
    """The SQL that stands on the built page, asked of the built site's files, gives the figures of the page of the year."""
    page = visit("daten/").page
    asked = page.locator("#frage-schulen ~ *").locator("code").filter(has_text="SELECT").first.inner_text()
    with duckdb.connect() as database:
        database.execute("SET file_search_path = ?", [str(site / "daten")])
        result = database.execute(asked)
        names = [column[0] for column in result.description or ()]
        answer = dict(zip(names, result.fetchall()[0], strict=True))
    page.get_by_role("link", name="Haushaltsjahr 2027, nach Bereich").click()
    page.wait_for_url("**/haushalt/2027/**")
    row = page.locator("#nach-bereich tr, table:has(caption:text('nach Bereich')) tr").filter(has_text="Schulen").first
    shown = [float(text.replace(".", "").replace(",", ".")) for text in AMOUNT.findall(row.inner_text())]
    keys = ("kosten_von", "kosten_bis", "foerderung", "eigenanteil_von", "eigenanteil_bis")
    assert [round(answer[key], 2) for key in keys] == shown[-5:]

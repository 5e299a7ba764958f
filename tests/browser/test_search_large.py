"""The search of a town with 1,000 measures: the first one stays light, and the page that was named comes before its likes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

from tests.bench.town import write_town
from tests.browser.conftest import Open, served, visitors, weight
from tests.browser.test_search import FIRST_SEARCH, open_window, results, search
from tests.site.building import ROOT, build

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    folder = tmp_path_factory.mktemp("gross")
    write_town(ROOT / "measures", folder / "measures", 1000)
    with served(build(folder / "site", folder / "measures").site) as base, visitors(chromium, base) as open_tab:
        yield open_tab


@pytest.mark.parametrize("words", ["WLAN Schulen", "Onlinezugangsgesetz", "Schlagloecher", "bewohnerparken"])
def test_a_first_search_is_light(large: Open, words: str) -> None:
    tab = large()
    tab.page.wait_for_load_state("networkidle")
    tab.responses.clear()
    open_window(tab.page)
    assert search(tab.page, words)
    tab.page.wait_for_load_state("networkidle")
    sizes = {response.url: weight(response) for response in tab.responses}
    assert sum(sizes.values()) <= FIRST_SEARCH, sizes


def test_an_id_finds_its_page_before_those_that_begin_alike(large: Open) -> None:
    tab = large("suche/")
    missed = {}
    for id_ in sorted(path.stem for path in Path(ROOT / "measures/schule").glob("[!_]*.md")):
        page = tab.go(f"suche/?{urlencode({'q': id_})}")
        first = results(page).first.locator("a").get_attribute("href") or ""
        if f"/massnahmen/{id_}/" not in first:
            missed[id_] = first
    assert missed == {}

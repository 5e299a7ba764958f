"""`make search-check`: what people type finds its pages among the first five, in the towns of this repository."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.conftest import Open, served, visitors
from tests.browser.test_search import results
from tests.site.building import ROOT, build

pytestmark = pytest.mark.browser

FIRST = 5
QUERIES: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load((ROOT / "tests/search_queries.yml").read_text("utf-8"))
CONTENT = {"musterstadt": "measures", "wirklich": "tests/towns/wirklich"}


@pytest.fixture(scope="module", params=CONTENT)
def asked(
    request: pytest.FixtureRequest, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Open]]:
    """A town's name, and what opens tabs at its site."""
    site = build(tmp_path_factory.mktemp(request.param) / "site", CONTENT[request.param]).site
    with served(site) as base, visitors(chromium, base) as open_tab:
        yield request.param, open_tab


def test_queries_find_their_pages(asked: tuple[str, Open]) -> None:
    town, open_tab = asked
    tab = open_tab("suche/")
    missed = {}
    for query, expected in QUERIES[town].items():
        page = tab.go(f"suche/?{urlencode({'q': str(query)})}")
        results(page)
        links = page.locator("#df-suche-seite li a").evaluate_all("links => links.map(link => link.href)")
        found = [urlsplit(link)._replace(fragment="").geturl() for link in links[:FIRST]]
        if not {urljoin(tab.base, address) for address in expected} <= set(found):
            missed[query] = [link.removeprefix(tab.base) for link in found]
    assert missed == {}


def test_there_are_enough_queries_and_their_pages_exist() -> None:
    assert len(QUERIES["musterstadt"]) >= 60
    assert set(QUERIES) == set(CONTENT)
    for expected in (pages for queries in QUERIES.values() for pages in queries.values()):
        assert expected
        assert all(page.endswith("/") and not Path(page).is_absolute() for page in expected)

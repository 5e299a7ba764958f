"""The archive's pages in a real browser: accessible in every mode, no wider than a phone, without a foreign request, printable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import DESKTOP, PHONE, Open, served, violations, visitors
from tests.frozen import NAMES, snapshots
from tests.site.building import build

pytestmark = pytest.mark.browser

OPEN = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"
MODES: dict[str, dict[str, object]] = {
    "light": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
}
PAGES = (
    "archiv/",
    f"archiv/{NAMES[1]}/",
    f"archiv/{NAMES[1]}/schule-laufend/",
    f"archiv/{NAMES[1]}/topf/",
    "archiv/2027/",
    f"archiv/vergleich/{NAMES[0]}/{NAMES[1]}/",
)


@pytest.fixture(scope="module")
def stadt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small town with an archive."""
    folder: Path = tmp_path_factory.mktemp("stadt")
    snapshots(folder)
    with served(build(folder / "site", folder / "measures").site) as address:
        yield address


@pytest.fixture
def tab(chromium: Browser, stadt: str) -> Iterator[Open]:
    with visitors(chromium, stadt) as open_tab:
        yield open_tab


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(tab: Open, mode: str) -> None:
    visit = tab(PAGES[0], **MODES[mode])
    found = {}
    for address in PAGES:
        visit.go(address).evaluate(OPEN)
        found[address] = violations(visit.page)
    assert {address: rules for address, rules in found.items() if rules} == {}


def test_no_width_from_320_pixels_on_needs_sideways_scrolling(tab: Open) -> None:
    visit = tab(PAGES[0])
    wider = []
    for address in PAGES:
        visit.go(address).evaluate(OPEN)
        for width in (320, 480, 768, 1280, 1920):
            visit.page.set_viewport_size({"width": width, "height": 800})
            if visit.page.evaluate("document.documentElement.scrollWidth") > width:
                wider.append((address, width))
    assert wider == []


def test_nothing_is_asked_of_anybody_else_and_nothing_is_refused(tab: Open, stadt: str) -> None:
    visit = tab(PAGES[1])
    for address in PAGES[1:]:
        visit.go(address)
    assert [request.url for request in visit.requests if not request.url.startswith(stadt)] == []
    assert visit.complaints == []
    own = {request.url.removeprefix(stadt) for request in visit.requests}
    assert own - {"favicon.ico"} == {*PAGES[1:], "archiv/papier.css"}


def test_from_today_into_the_archive_and_back_by_keyboard(tab: Open, stadt: str) -> None:
    page = tab("massnahmen/schule-laufend/").page
    page.get_by_role("link", name="Stand 10.12.2026").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{stadt}archiv/{NAMES[1]}/schule-laufend/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
    page.get_by_role("link", name="Heutiger Stand", exact=True).click()
    page.wait_for_url(f"{stadt}massnahmen/schule-laufend/")


def test_the_root_is_copied_in_one_piece(tab: Open) -> None:
    root = tab("archiv/").page.locator("article .df-wurzel").first
    assert len(root.inner_text()) == 64
    assert root.locator("span").count() == 8


def test_print_keeps_the_mark_and_cuts_no_table(tab: Open) -> None:
    page = tab(PAGES[2]).page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 950})  # what A4 leaves between its margins
    assert page.get_by_text("Stand 10.12.2026, archiviert.").is_visible()
    assert not page.get_by_role("navigation", name="Pfad").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 672

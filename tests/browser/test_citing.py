"""Copying an address or a text by keyboard, with and without the browser's clipboard; the page of council papers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Open, served, violations, visitors

pytestmark = pytest.mark.browser

ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
LOOKS = [
    pytest.param({}, id="light"),
    pytest.param({"color_scheme": "dark"}, id="dark"),
    pytest.param({"viewport": PHONE}, id="phone"),
    pytest.param({"viewport": PHONE, "color_scheme": "dark"}, id="phone and dark"),
]


@pytest.fixture(scope="module")
def measure(site: Path) -> str:
    """The page of a measure that names council papers."""
    pages = sorted((site / "massnahmen").glob("*/index.html"))
    page = next(page for page in pages if "beschluesse/#" in page.read_text(encoding="utf-8"))
    return f"massnahmen/{page.parent.name}/"


def press(page: Page, name: str) -> str:
    """Press a button by keyboard; what the page announces."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    said = page.locator(".df-zitat [role=status]")
    said.filter(has_text="i").wait_for()
    return said.inner_text()


@pytest.mark.parametrize(("name", "part"), [("Adresse kopieren", "#zitat-adresse"), ("Text kopieren", "#zitat-text")])
def test_a_button_copies_by_keyboard_and_says_so(visit: Open, measure: str, name: str, part: str) -> None:
    tab = visit(measure, **ALLOWED)
    assert press(tab.page, name) == "In die Zwischenablage kopiert."
    assert tab.page.evaluate("navigator.clipboard.readText()") == tab.page.locator(part).text_content()
    assert measure in tab.page.evaluate("navigator.clipboard.readText()")
    assert tab.complaints == []


@pytest.mark.parametrize("obstacle", [NO_CLIPBOARD, REFUSED], ids=["missing", "refused"])
def test_without_a_clipboard_the_text_is_marked(chromium: Browser, site: Path, measure: str, obstacle: str) -> None:
    with served(site) as base, visitors(chromium, base) as open_tab:
        tab = open_tab()
        tab.page.add_init_script(obstacle)
        page = tab.go(measure)
        assert "markiert" in press(page, "Text kopieren")
        assert page.evaluate("getSelection().toString()") == page.locator("#zitat-text").inner_text()
        assert tab.complaints == []


def test_buttons_stay_away_without_script(visit: Open, measure: str) -> None:
    bare = visit(measure, java_script_enabled=False).page
    assert bare.locator(".df-kopieren").count() > 1
    assert bare.locator(".df-kopieren:visible").count() == 0
    assert bare.locator("#zitat-text").is_visible()


def test_a_measure_leads_to_the_row_of_its_paper(visit: Open, measure: str) -> None:
    page = visit(measure).page
    page.locator("a[href*='beschluesse/#']").first.click()
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport()
    expect(row.locator(f"a[href$='{measure}']")).to_have_count(1)


def test_papers_are_filtered_by_year_and_body_and_the_address_keeps_it(visit: Open) -> None:
    page = visit("beschluesse/").page
    rows = page.locator("#tabelle-vorlagen tbody tr")
    total = rows.count()
    page.get_by_label("Gremium").select_option("rat")
    found = page.locator("#tabelle-vorlagen tbody tr:visible")
    assert 0 < found.count() < total
    assert all("rat" in words.split() for words in found.evaluate_all("rows => rows.map(row => row.dataset.gremium)"))
    page.get_by_label("Jahr").select_option("2024")
    both = found.count()
    assert "gremium=rat" in page.url
    assert "jahr=2024" in page.url
    page.reload()
    assert found.count() == both
    page.locator("#tabelle-vorlagen th[data-spalte=datum] button").click()
    days = [day for day in found.evaluate_all("rows => rows.map(row => row.cells[1].dataset.wert)") if day]
    assert days == sorted(days)


def test_every_paper_is_there_without_script(visit: Open) -> None:
    bare, scripted = visit("beschluesse/", java_script_enabled=False).page, visit("beschluesse/").page
    rows = "#tabelle-vorlagen tbody tr:visible"
    assert bare.locator(rows).count() == scripted.locator(rows).count() > 2


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_shut_out(visit: Open, measure: str, look: dict[str, object]) -> None:
    tab = visit("beschluesse/", **look)
    assert violations(tab.page) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(tab.go(measure)) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

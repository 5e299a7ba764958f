"""The search finds what Germans type, loads on demand and is left by keyboard."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Open

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> list[str]:
    page.get_by_label("Suche auf diesen Seiten").fill(words)
    status = page.locator("#df-suche [role=status]")
    status.filter(has_text="gefunden").wait_for()
    return page.locator("#df-suche li a").all_inner_texts()


@pytest.mark.parametrize("words", ["Maßnahmen", "Massnahme", "maßnahmen alle"])
def test_stems_and_sharp_s(visit: Open, words: str) -> None:
    assert "Alle Maßnahmen" in search(visit().page, words)


def test_a_measure_is_found_by_its_title_and_opened_by_keyboard(visit: Open) -> None:
    page = visit("massnahmen/").page
    link = page.locator(".df-daten tbody th a").first
    title = link.inner_text()
    assert title in search(page, title)[:3]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#df-suche li') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/massnahmen/*/**")


def test_nothing_found_is_said_and_escape_closes(visit: Open) -> None:
    page = visit().page
    assert search(page, "xyzzyxyzzy") == []
    search(page, "Impressum")
    page.keyboard.press("Escape")
    assert page.locator("#df-suche li").count() == 0
    assert page.evaluate("document.activeElement.id") == "df-suche-feld"


@pytest.mark.parametrize("words", ['"', "+", "*", "a:b", "~^^", "<img src=x onerror=alert(1)>", "\\"])
def test_no_query_breaks_the_search(visit: Open, words: str) -> None:
    tab = visit()
    tab.page.get_by_label("Suche auf diesen Seiten").fill(f"Impressum {words}")
    tab.page.locator("#df-suche [role=status]").filter(has_text="gefunden").wait_for()
    assert tab.complaints == []


def test_on_a_phone_the_search_opens_with_the_focus_in_it(visit: Open) -> None:
    page = visit("", viewport=PHONE).page
    page.get_by_role("button", name="Suche", exact=True).click()
    assert page.evaluate("document.activeElement.id") == "df-suche-feld"
    assert search(page, "Impressum")

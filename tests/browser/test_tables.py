"""The list of measures: whole without script; sorted, filtered and linked to with it, by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import PHONE, Open

pytestmark = pytest.mark.browser

ROWS = ".df-daten tbody tr:not(.df-gruppe)"


def visible(page: Page) -> Locator:
    return page.locator(f"{ROWS}:visible")


def head(page: Page, column: str) -> Locator:
    return page.locator(f".df-daten th[data-spalte={column}]")


def titles(page: Page) -> list[str]:
    return [title.strip() for title in visible(page).locator("th").all_inner_texts()]


def in_german_order(page: Page, titles: list[str]) -> list[str]:
    ordered: list[str] = page.evaluate(
        "all => all.sort(new Intl.Collator('de', { numeric: true, sensitivity: 'base' }).compare)", titles
    )
    return ordered


def test_everything_is_there_without_script(visit: Open) -> None:
    with_script = visit("massnahmen/").page
    bare = visit("massnahmen/", java_script_enabled=False).page
    assert visible(bare).count() == visible(with_script).count() > 2
    assert titles(bare) == titles(with_script)
    assert bare.get_by_role("navigation", name="Hauptmenü").is_visible()
    assert not bare.locator("form, button").filter(visible=True).count(), "a control that does nothing"


SAID = """() => {
    const article = document.querySelector("article").cloneNode(true);
    article.querySelectorAll("form, noscript, .df-sortierung, svg").forEach(part => part.remove());
    return article.textContent.replace(/\\s+/g, " ").trim();
}"""


def test_no_page_says_less_without_script(visit: Open, kinds: list[str]) -> None:
    with_script, bare = visit(), visit(java_script_enabled=False)
    for kind in kinds:
        assert bare.go(kind).evaluate(SAID) == with_script.go(kind).evaluate(SAID), kind


def test_without_script_a_phone_still_has_the_menu(visit: Open) -> None:
    bare = visit("", viewport=PHONE, java_script_enabled=False).page
    assert bare.get_by_role("navigation", name="Hauptmenü").get_by_role("link").count() > 3


def test_sorting_by_keyboard_stands_in_the_address(visit: Open) -> None:
    page = visit("massnahmen/").page
    before = titles(page)
    head(page, "titel").get_by_role("button").focus()
    page.keyboard.press("Enter")
    rising = titles(page)
    assert head(page, "titel").get_attribute("aria-sort") == "ascending"
    assert rising == in_german_order(page, before)
    page.keyboard.press("Space")
    assert head(page, "titel").get_attribute("aria-sort") == "descending"
    assert titles(page) == rising[::-1]
    assert page.url.endswith("?sort=-titel")
    page.reload()
    assert titles(page) == rising[::-1]
    assert page.locator("th[aria-sort]").count() == 1


def test_numbers_sort_as_numbers_and_missing_ones_come_last(visit: Open) -> None:
    page = visit("massnahmen/").page
    column = page.locator(".df-daten th[data-art=zahl][data-spalte]").first
    index = column.evaluate("head => head.cellIndex")
    for _ in range(2):
        column.get_by_role("button").click()
        keys = page.eval_on_selector_all(ROWS, "(rows, i) => rows.map(row => row.cells[i].dataset.wert)", index)
        known = [float(key) for key in keys if key]
        falling = column.get_attribute("aria-sort") == "descending"
        assert known == sorted(known, reverse=falling)
        assert keys == [key for key in keys if key] + [key for key in keys if not key]


def test_filtering_by_keyboard_says_how_many_and_stands_in_the_address(visit: Open) -> None:
    page = visit("massnahmen/").page
    total = visible(page).count()
    page.get_by_role("combobox", name="Status").focus()
    page.keyboard.type("laufend")
    found = visible(page).count()
    assert 0 < found < total
    assert page.locator(".df-filter [role=status]").inner_text().startswith(f"{found} von {total} ")
    assert "status=laufend" in page.url
    assert set(visible(page).evaluate_all("rows => rows.map(row => row.dataset.status)")) == {"laufend"}
    page.reload()
    assert visible(page).count() == found
    page.get_by_role("button", name="Filter zurücksetzen").focus()
    page.keyboard.press("Enter")
    assert visible(page).count() == total
    assert "?" not in page.url


def test_words_filter_too_and_a_filter_that_finds_nothing_says_so(visit: Open) -> None:
    page = visit("massnahmen/").page
    wanted = titles(page)[-1]
    field = page.locator(".df-filter input[name=q]")
    field.fill(wanted.upper())
    assert wanted in titles(page)
    field.fill("gibt-es-nicht")
    assert visible(page).count() == 0
    assert page.locator(".df-filter [role=status]").inner_text().startswith("0 von ")


def test_a_made_up_address_changes_nothing(visit: Open) -> None:
    plain = titles(visit("massnahmen/").page)
    tab = visit("massnahmen/?status=%3Cscript%3E&sort=constructor&bereich=..%2F")
    assert titles(tab.page) == plain
    assert tab.complaints == []


def test_a_phone_sorts_by_a_list_of_choices(visit: Open) -> None:
    page = visit("massnahmen/", viewport=PHONE).page
    before = titles(page)
    page.get_by_label("Sortieren nach").select_option("-titel")
    assert titles(page) == in_german_order(page, before)[::-1]

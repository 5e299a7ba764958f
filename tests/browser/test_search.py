"""The search window and the page /suche/: by keyboard, by address, with anything typed, and light."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import PHONE, Open, served, visitors, weight
from tests.site.building import build

pytestmark = pytest.mark.browser

ANSWERED = re.compile("Treffer|Nichts gefunden|nicht erreichbar|steh")
FIRST_SEARCH = 200_000
"""Bytes over the wire from opening the window to the first results."""


def state(place: str, page: Page) -> Locator:
    return page.locator(f"{place} [role=status]")


def open_window(page: Page) -> None:
    page.get_by_role("button", name="Suche", exact=True).click()


def search(page: Page, words: str) -> list[str]:
    """Type into the open window; the addresses found."""
    state("#df-suche", page).evaluate("element => { element.textContent = ''; }")
    page.get_by_label("Suche auf diesen Seiten").fill(words)
    state("#df-suche", page).filter(has_text=ANSWERED).wait_for()
    found = page.locator("#df-suche li a").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    return list(found)


def results(page: Page) -> Locator:
    state("#df-suche-seite", page).filter(has_text=ANSWERED).wait_for()
    return page.locator("#df-suche-seite li")


def test_the_window_takes_the_focus_and_gives_it_back(visit: Open) -> None:
    page = visit().page
    page.get_by_role("button", name="Suche", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Suche")).to_be_visible()
    expect(page.get_by_label("Suche auf diesen Seiten")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Suche", exact=True)).to_be_focused()


def test_a_result_is_opened_by_keyboard(visit: Open) -> None:
    page = visit("impressum/").page
    open_window(page)
    assert search(page, "Parkausweis")[0] == "/massnahmen/bewohnerparken/"
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator("#df-suche li a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/massnahmen/bewohnerparken/")


def test_enter_leads_to_all_results(visit: Open) -> None:
    page = visit("massnahmen/").page
    open_window(page)
    search(page, "Schulen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=Schulen")
    assert results(page).count() == 10
    assert page.get_by_label("Wonach suchen Sie?").input_value() == "Schulen"


def test_excerpts_show_what_was_found_and_where(visit: Open) -> None:
    page = visit("suche/?q=Glasfaser").page
    first = results(page).first
    expect(first.locator("mark").first).to_have_text(re.compile("Glasfaser", re.IGNORECASE))
    expect(first.locator(".df-treffer__art")).to_have_text(re.compile(r"Maßnahme · .+ · \w+"))


def test_equal_results_keep_their_order(visit: Open) -> None:
    tab = visit("suche/")
    orders = set()
    for before in ("Schulen", "Verwaltung", "Straße", "Glasfaser"):
        page = tab.go(f"suche/?q={quote(before)}")
        results(page).first.wait_for()
        state("#df-suche-seite", page).evaluate("element => { element.textContent = ''; }")
        page.get_by_label("Wonach suchen Sie?").fill("Haushalt")
        results(page).first.wait_for()
        orders.add(
            tuple(page.locator("#df-suche-seite li a").evaluate_all("links => links.map(link => link.pathname)"))
        )
    assert len(orders) == 1


def test_a_term_is_found_where_it_is_explained(visit: Open) -> None:
    page = visit("suche/?q=Sperrvermerk").page
    results(page).first.wait_for()
    assert page.locator("#df-suche-seite li a[href$='/glossar/#sperrvermerk']").count() == 1


def test_filters_stand_in_the_address_and_come_back(visit: Open) -> None:
    page = visit("suche/?q=Schulen").page
    before = state("#df-suche-seite", page).filter(has_text=ANSWERED).inner_text()
    option = page.locator("#suche-status option", has_text="laufend")
    expect(option).to_have_text(re.compile(r"\(\d+\)"))  # counted after the results are shown
    told = f"{option.inner_text().partition('(')[2].rstrip(')')} Treffer."
    page.get_by_label("Status").select_option("laufend")
    expect(state("#df-suche-seite", page)).to_have_text(told)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["Schulen"], "status": ["laufend"]}
    page.reload()
    expect(state("#df-suche-seite", page)).to_have_text(told)
    expect(page.get_by_label("Status")).to_have_value("laufend")
    page.get_by_label("Status").select_option("")
    expect(state("#df-suche-seite", page)).to_have_text(before)
    page.go_back()
    expect(state("#df-suche-seite", page)).to_have_text(told)


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("bereich=Schulen", "Bereich"),
        ("status=laufend", "Status"),
        ("einheit=Fachbereich%20Bauen%20und%20Stadtplanung", "Einheit"),
        ("feld=E-Government", "Handlungsfeld"),
        ("jahr=2027", "Läuft im Jahr"),
        ("programm=DigitalPakt", "Förderprogramm"),
        ("art=Ort", "Art"),
    ],
)
def test_every_filter_works_alone(visit: Open, address: str, label: str) -> None:
    page = visit(f"suche/?{address}").page
    assert results(page).count() > 0
    assert page.get_by_label(label, exact=True).input_value()


def test_an_unknown_filter_is_left_out(visit: Open) -> None:
    page = visit("suche/?q=WLAN&bereich=Mond").page
    assert results(page).count() > 1
    assert page.get_by_label("Bereich").input_value() == ""


def test_more_results_come_on_demand_and_take_the_focus(visit: Open) -> None:
    page = visit("suche/?q=Schulen").page
    assert results(page).count() == 10
    page.get_by_role("button", name=re.compile("Weitere")).click()
    page.locator("#df-suche-seite li:nth-child(11) a").wait_for()
    expect(page.locator("#df-suche-seite li:nth-child(11) a")).to_be_focused()


def test_all_can_be_emptied(visit: Open) -> None:
    page = visit("suche/?q=WLAN&jahr=2026").page
    results(page).first.wait_for()
    page.get_by_role("button", name="Suche und Filter leeren").click()
    expect(page.locator("#df-suche-seite li")).to_have_count(0)
    expect(state("#df-suche-seite", page)).to_have_text("")
    assert page.url.endswith("/suche/")


def test_nothing_found_is_said_with_a_way_on(visit: Open) -> None:
    page = visit().page
    open_window(page)
    assert search(page, "xyzzyxyzzy") == []
    expect(state("#df-suche", page)).to_have_text("Nichts gefunden. Auf diesen Seiten kommt nicht vor: „xyzzyxyzzy“.")
    expect(page.locator("#df-suche").get_by_role("link", name="Alles von A bis Z")).to_be_visible()


def test_mistyped_words_are_read_as_meant_and_it_is_said(visit: Open) -> None:
    page = visit().page
    open_window(page)
    assert "/massnahmen/bewohnerparken/" in search(page, "Parkasuweis")
    expect(state("#df-suche", page)).to_contain_text("Gesucht wurde nach „Parkausweis“.")


@pytest.mark.parametrize(
    "words",
    ['"', "+", "*", "a:b", "~^^", "<img src=x onerror=alert(1)>", "\\", "w", "x" * 1000, "🏫 WLAN", "wlan " * 300, "\u202e\u0000", "%ZZ", "''", '"freies WLAN"'],
)  # fmt: skip
def test_no_query_breaks_the_search(visit: Open, words: str) -> None:
    tab = visit(f"suche/?q={quote(words)}")
    tab.page.wait_for_load_state("networkidle")
    tab.page.get_by_label("Wonach suchen Sie?").fill("Impressum")
    tab.page.locator("#df-suche-seite li a[href$='/impressum/']").first.wait_for()
    assert tab.complaints == []


def test_the_policy_holds_and_no_one_else_is_asked(visit: Open) -> None:
    tab = visit("massnahmen/")
    open_window(tab.page)
    assert search(tab.page, "Glasfaser")
    tab.go("suche/?q=Glasfaser&jahr=2027")
    results(tab.page).first.wait_for()
    assert tab.complaints == []
    assert {urlsplit(request.url).netloc for request in tab.requests} == {urlsplit(tab.base).netloc}


def test_on_a_phone_window_and_page_fit(visit: Open) -> None:
    page = visit("", viewport=PHONE).page
    open_window(page)
    assert search(page, "Impressum")
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


def test_without_script_the_page_of_the_search_leads_to_lists(visit: Open) -> None:
    page = visit("impressum/", java_script_enabled=False).page
    page.get_by_role("link", name="Suche", exact=True).first.click()
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Alles von A bis Z").click()
    expect(page.get_by_role("link", name="Bauaktenarchiv scannen und für Auskünfte erschließen")).to_be_visible()
    expect(page.get_by_role("heading", name="W", exact=True)).to_be_visible()


@pytest.fixture
def without_index(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    site = build(tmp_path / "site").site
    for path in (site / "pagefind").rglob("*.*"):
        path.unlink()
    with served(site) as base, visitors(chromium, base) as open_tab:
        yield open_tab("suche/?q=WLAN").page


def test_without_an_index_the_page_says_so_and_shows_the_lists(without_index: Page) -> None:
    expect(state("#df-suche-seite", without_index)).to_have_text("Die Suche ist gerade nicht erreichbar.")
    expect(without_index.get_by_role("main").get_by_role("link", name="Alles von A bis Z")).to_be_visible()


def test_what_is_typed_while_the_index_is_fetched_stays(visit: Open) -> None:
    tab = visit()
    tab.page.clock.install(time=0)
    held: list[Route] = []
    tab.page.route("**/pagefind/pagefind.js", lambda route: held.append(route))
    tab.page.goto(f"{tab.base}suche/", wait_until="commit")
    tab.page.clock.pause_at(60_000)  # who types on has not paused yet: nothing was asked, the address says nothing
    field = tab.page.get_by_label("Wonach suchen Sie?")
    field.fill("Schule")
    while not held:
        tab.page.wait_for_timeout(50)
    held[0].continue_()
    tab.page.get_by_label("Bereich").wait_for()
    expect(field).to_have_value("Schule")
    tab.page.clock.run_for(1_000)
    assert results(tab.page).count()


def test_a_first_search_is_light(visit: Open) -> None:
    tab = visit()
    tab.page.wait_for_load_state("networkidle")
    tab.responses.clear()
    open_window(tab.page)
    assert search(tab.page, "WLAN Schulen")
    tab.page.wait_for_load_state("networkidle")
    sizes = {response.url: weight(response) for response in tab.responses}
    assert sum(sizes.values()) <= FIRST_SEARCH, sizes

"""BITV 2.0 / WCAG 2.1 AA, as far as a program can see it, on every kind of page."""

import re
from itertools import pairwise

import pytest

from tests.browser.conftest import DESKTOP, MISSING, PHONE, Open, violations

pytestmark = pytest.mark.browser

MODES: dict[str, dict[str, object]] = {
    "light": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
}
# What repeats need not be looked at a hundred times: the light desktop sees whole pages, the other modes of what stands side by
# side (rows, entries, sections) six of each kind.
OPEN = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"
NAME_OF = """all => all.map(e => e.getAttribute("aria-label")
    ?? document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim())"""
LONG_WORDS = """() => {
    const parts = document.querySelectorAll(
        "address :is(strong, a), article :is(h1, h2, p, caption, dd), .df-kopf__name span, .df-daten [scope=row]");
    for (const part of parts) part.textContent = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
}"""
THIN = """() => {
    for (const parent of document.querySelectorAll("article, article :not(svg, svg *)")) {
        const seen = new Map();
        for (const child of [...parent.children]) {
            const kind = child.tagName + child.className;
            seen.set(kind, (seen.get(kind) ?? 0) + 1);
            if (seen.get(kind) > 6 && !["TH", "TD"].includes(child.tagName)) child.remove();
        }
    }
}"""


def test_every_kind_of_page_is_looked_at(kinds: list[str]) -> None:
    expected = {
        "",
        "roadmap/",
        "prioritaeten/",
        "massnahmen/",
        "bereiche/intern/",
        "bereiche/buerger/",
        "bereiche/buerger/breitband/",
        "bereiche/schule/",
        "orte/",
        "haushalt/",
        "ressourcen/",
        "foerderung/",
        "kooperation/",
        "organisation/",
        "methode/",
        "glossar/",
        "mitmachen/",
        "mitmachen/felder/",
        "mitmachen/fehlermeldungen/",
        "leichte-sprache/",
        "barrierefreiheit/",
        "datenschutz/",
        "impressum/",
        MISSING,
    }
    assert expected <= set(kinds)
    for folder in ("massnahmen/", "foerderung/", "haushalt/", "orte/", "organisation/"):
        assert sum(kind.startswith(folder) for kind in kinds) >= 3, folder


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(visit: Open, kinds: list[str], mode: str) -> None:
    tab = visit(**MODES[mode])
    found = {}
    for kind in kinds:
        tab.go(kind).evaluate(OPEN)
        if mode != "light":
            tab.page.evaluate(THIN)
        found[kind] = violations(tab.page)
    assert {kind: rules for kind, rules in found.items() if rules} == {}


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_with_menu_and_search_open(visit: Open, mode: str) -> None:
    page = visit("massnahmen/", **MODES[mode]).page
    page.evaluate(THIN)
    if mode.startswith("phone"):
        page.get_by_role("button", name="Menü").click()
        assert page.get_by_role("navigation", name="Hauptmenü").is_visible()
        assert violations(page) == []
    page.get_by_role("button", name="Suche", exact=True).click()
    page.get_by_label("Suche auf diesen Seiten").fill("Maßnahme")
    page.locator("#df-suche li").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_on_the_page_of_the_search_with_results(visit: Open, mode: str) -> None:
    page = visit("suche/?q=Schulen&bereich=Schulen", **MODES[mode]).page
    page.evaluate(THIN)
    page.locator("#df-suche-seite li").first.wait_for()
    assert violations(page) == []


def test_no_width_from_320_pixels_on_needs_sideways_scrolling(visit: Open, kinds: list[str]) -> None:
    tab = visit()
    wider = []
    for kind in kinds:
        tab.go(kind)
        for width in (320, 480, 768, 1220, 1280, 1920):
            tab.page.set_viewport_size({"width": width, "height": 800})
            if tab.page.evaluate("document.documentElement.scrollWidth") > width:
                wider.append((kind, width))
    assert wider == []


def test_long_words_break_instead_of_widening_a_narrow_page(visit: Open) -> None:
    page = visit("ressourcen/", viewport={"width": 320, "height": 800}).page
    page.evaluate(LONG_WORDS)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.eval_on_selector_all("caption", "all => all.filter(e => e.clientWidth > 300).length") == 0


def test_headings_are_one_first_and_then_in_order(visit: Open, kinds: list[str]) -> None:
    tab = visit()
    for kind in kinds:
        levels = tab.go(kind).eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(e => Number(e.tagName[1]))")
        assert levels[0] == 1, kind
        assert levels.count(1) == 1, kind
        assert all(level <= before + 1 for before, level in pairwise(levels)), kind


def test_rows_stay_rows_when_a_phone_shows_them_as_blocks(visit: Open) -> None:
    page = visit("massnahmen/", viewport=PHONE).page
    assert page.locator(".df-daten tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = [node["role"]["value"] for node in tree["nodes"] if not node["ignored"]]
    rows = page.locator(".df-daten tr:visible").count()
    assert roles.count("row") >= rows > 2
    assert roles.count("rowheader") >= rows - 2
    assert roles.count("columnheader") >= 3


def test_a_phone_shows_labels_beside_values_and_no_line_for_nothing(visit: Open) -> None:
    page = visit("massnahmen/", viewport=PHONE).page
    cells = page.locator(".df-daten tbody td")
    assert cells.locator("visible=true").count() > 2
    assert page.locator(".df-daten td.df-nichts").count() > 0
    assert page.locator(".df-daten td.df-nichts:visible").count() == 0
    label = cells.first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"{}"'.format(cells.first.get_attribute("data-label"))


def test_regions_of_a_page_have_names_of_their_own(visit: Open, kinds: list[str]) -> None:
    tab = visit()
    for kind in kinds:
        tab.go(kind)
        for role in ("region", "navigation", "form"):
            names = tab.page.get_by_role(role).evaluate_all(NAME_OF)
            assert all(names), kind
            assert len(names) == len(set(names)), (kind, names)


def test_the_first_tab_leads_past_the_menu(visit: Open) -> None:
    page = visit("massnahmen/").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_menu_on_a_phone_by_keyboard(visit: Open) -> None:
    page = visit("", viewport=PHONE).page
    menu = page.get_by_role("navigation", name="Hauptmenü")
    button = page.get_by_role("button", name="Menü")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Menü"


def test_what_has_the_focus_is_seen(visit: Open) -> None:
    page = visit("massnahmen/").page
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px", page.evaluate("document.activeElement.outerHTML")


def test_a_page_that_is_not_there_helps_on_from_any_depth(visit: Open, base: str) -> None:
    page = visit(MISSING).page
    page.get_by_role("main").get_by_role("link", name=re.compile("^Alle Maßnahmen")).click()
    page.wait_for_url(f"{base}massnahmen/")

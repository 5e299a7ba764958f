"""Paper: black on white whatever the screen shows, no controls, nothing folded away, rows in one piece."""

import re

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

A_PAGE = re.compile(rb"/MediaBox \[0 0 (\S+) (\S+)\]")
PAPER = """() => [document.body, document.documentElement].map(part => getComputedStyle(part).backgroundColor)
    .find(colour => colour !== "rgba(0, 0, 0, 0)")"""
CONTROLS = ".df-menue, .df-suche, .df-filter, .df-knoepfe, .df-inhalt, .df-sprung, .df-schalter"


def test_paper_is_light_and_has_no_controls(visit: Open, kinds: list[str]) -> None:
    tab = visit(color_scheme="dark")
    tab.page.emulate_media(media="print")
    for kind in kinds:
        page = tab.go(kind)
        assert page.evaluate(PAPER) == "rgb(255, 255, 255)", kind
        assert page.locator(CONTROLS).filter(visible=True).count() == 0
        assert page.locator("h1").is_visible()


def test_pages_are_a4_and_a_table_repeats_its_head(visit: Open) -> None:
    page = visit("massnahmen/").page
    paper = page.pdf(prefer_css_page_size=True)
    sizes = {(round(float(wide)), round(float(high))) for wide, high in A_PAGE.findall(paper)}
    assert sizes == {(595, 842)}
    page.emulate_media(media="print")
    head, row = page.locator(".df-daten thead").first, page.locator(".df-daten tbody tr").first
    assert head.evaluate("e => getComputedStyle(e).display") == "table-header-group"
    assert row.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    # A button's own box would be painted on the first sheet only.
    assert page.locator(".df-sortier").first.evaluate("e => getComputedStyle(e).display") == "contents"


def test_what_is_folded_away_is_printed(visit: Open) -> None:
    page = visit("roadmap/").page
    assert page.locator("details:not([open])").count() > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0

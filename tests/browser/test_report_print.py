"""The status report on paper, as Chromium prints it: A4, no row cut, no heading left behind, heads repeated; and readable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from digitalfahrplan.assets import paper_css
from digitalfahrplan.presentation.paper import report_document
from digitalfahrplan.presentation.view import View
from digitalfahrplan.report import edition_of
from tests.browser.conftest import DESKTOP, PHONE, served, violations, visitors
from tests.report import many, small_town
from tests.site.building import build

pytestmark = pytest.mark.browser

MARGINS = re.compile(r"^(Seite \d+ von \d+|Sachstandsbericht .*, Stand .*)$")
HEADINGS = "Array.from(document.querySelectorAll('h1, h2, h3, caption, thead th')).map(e => e.innerText.trim())"
SIZES = (3, 30, 300)


def paper(measures: int) -> str:
    """The document of a town with that many measures, of which something happened to every second."""
    before, after = many(measures)
    return report_document(View(after), edition_of(before), paper_css(), "Haushaltsplanberatung")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with the papers."""
    folder = tmp_path_factory.mktemp("papier")
    for size in SIZES:
        (folder / f"{size}.html").write_text(paper(size), encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site of a small town with one snapshot."""
    folder = tmp_path_factory.mktemp("kleinstadt")
    built = build(folder / "site", small_town(folder))
    with served(built.site) as address:
        yield address


def printed(chromium: Browser, address: str) -> tuple[PdfReader, list[str]]:
    """What comes out of the printer, and the headings and captions of the page."""
    with visitors(chromium, address) as visit:
        page = visit().page
        page.emulate_media(media="print")
        headings = [heading for heading in page.evaluate(HEADINGS) if heading]
        return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))), headings


def lines_of(pdf: PdfReader) -> list[list[str]]:
    """The lines of each sheet in their order, without those in the margin."""
    sheets = [[line.strip() for line in sheet.extract_text().splitlines()] for sheet in pdf.pages]
    return [[line for line in lines if line and not MARGINS.match(line)] for lines in sheets]


def check_sheets(pdf: PdfReader, headings: list[str]) -> None:
    """A4, and something follows every heading, caption and head of a table on its sheet."""
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages} == {(595, 842)}
    ends = {heading.splitlines()[-1] for heading in headings}
    for lines in lines_of(pdf):
        assert lines
        assert lines[-1] not in ends, lines[-3:]
        assert not any(end.endswith(f" {lines[-1]}") for end in ends), lines[-3:]


PUSH = "by => { document.querySelector('h1').style.marginTop = `${by}px`; }"


@pytest.mark.parametrize(
    ("folder", "address"), [("documents", "3.html"), ("documents", "30.html"), ("town", "bericht/")]
)
def test_wherever_a_sheet_ends_it_ends_well(
    chromium: Browser, request: pytest.FixtureRequest, folder: str, address: str
) -> None:
    base: str = request.getfixturevalue(folder)
    with visitors(chromium, base) as visit:
        page = visit(address).page
        page.emulate_media(media="print")
        title = page.locator("h1").inner_text()  # at the top of the first sheet, wherever this test pushes it
        headings = [heading for heading in page.evaluate(HEADINGS) if heading and heading != title]
        for by in range(0, 800, 37):
            page.evaluate(PUSH, by)
            pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
            check_sheets(pdf, headings)
            if address != "30.html":  # short tables stay in one piece: none goes on under a repeated head
                assert not any(re.match(r"Maßnahme\b", lines[0]) for lines in lines_of(pdf))


@pytest.mark.parametrize("size", SIZES)
def test_the_paper_is_printed_in_whole_rows(chromium: Browser, documents: str, size: int) -> None:
    pdf, headings = printed(chromium, f"{documents}{size}.html")
    check_sheets(pdf, headings)
    texts = [sheet.extract_text() for sheet in pdf.pages]
    for text in texts:
        # Each row begins and ends with marks of its own: both are on the same sheet, as often as each other.
        assert sorted(re.findall(r"Anfang(\d{3})", text)) == sorted(re.findall(r"Schluss(\d{3})", text))
    assert sum(len(re.findall(r"Anfang\d{3}", text)) for text in texts) >= 2 * size
    assert (len(texts) <= 3) == (size == 3)


def test_heads_are_repeated_and_sheets_are_numbered(chromium: Browser, documents: str) -> None:
    pdf, _ = printed(chromium, f"{documents}300.html")
    texts = [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]
    assert [f"Seite {number} von {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)
    assert all("Sachstandsbericht Kleinstadt, Stand 23.11.2026" in text for text in texts)
    first = next(number for number, text in enumerate(texts) if "Alle Maßnahmen nach Titel" in text)
    annex = [text for text in texts[first:] if "Anfang" in text]
    assert len(annex) > 5
    assert all("Federführung" in text for text in annex)


def test_the_page_of_a_small_town_fits_on_one_sheet(chromium: Browser, town: str) -> None:
    pdf, headings = printed(chromium, f"{town}bericht/")
    check_sheets(pdf, headings)
    text = " ".join(" ".join(lines) for lines in lines_of(pdf))
    assert "verglichen mit dem archivierten Stand vom 29.01.2026" in text
    assert "ohne Begründung" in text
    assert len(pdf.pages) == 1


MODES = {
    "light": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
}


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_on_the_paper(chromium: Browser, documents: str, mode: str) -> None:
    with visitors(chromium, documents) as visit:
        tab = visit("3.html", **MODES[mode])
        assert tab.complaints == []
        assert [request.url for request in tab.requests] == [f"{documents}3.html"]
        background = tab.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (background == "rgb(255, 255, 255)") == (MODES[mode]["color_scheme"] == "light")
        assert violations(tab.page) == []


def test_the_paper_needs_no_sideways_scrolling(chromium: Browser, documents: str) -> None:
    with visitors(chromium, documents) as visit:
        page = visit("3.html").page
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_on_the_page(chromium: Browser, town: str, mode: str) -> None:
    with visitors(chromium, town) as visit:
        assert violations(visit("bericht/", **MODES[mode]).page) == []


def test_the_figures_lead_to_their_measures_and_definitions(chromium: Browser, town: str) -> None:
    with visitors(chromium, town) as visit:
        page = visit("bericht/").page
        figures = page.locator(".df-zahlen > li")
        assert figures.count() == 5
        for number in range(5):
            target = figures.nth(number).locator("a").first.get_attribute("href") or ""
            assert page.locator(f"h2{target}").count() == 1
            definition = figures.nth(number).locator("a.df-definition")
            anchor = (definition.get_attribute("href") or "").partition("#")[2]
            assert page.context.request.get(f"{town}methode/").text().count(f'id="{anchor}"') == 1


def test_the_folder_holds_the_style_sheet() -> None:
    assert len(paper_css().splitlines()) <= 220
    assert (Path(__file__).parents[2] / "hooks/digitalfahrplan/presentation/paper/papier.css").read_text(
        "utf-8"
    ) == paper_css()

"""Diagrams that only the browser draws (MERMAID=live): drawn, named, and still without another host."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Open, served, violations, visitors
from tests.site.building import ROOT, build

pytestmark = [pytest.mark.browser, pytest.mark.live]

LIBRARY = ROOT / "node_modules/mermaid/dist/mermaid.min.js"
BY_HAND = "massnahmen/rechnungsworkflow/"
PAGES = ("roadmap/", "massnahmen/glasfaser-schulen/", BY_HAND)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Musterstadt whose diagrams the browser draws."""
    assert LIBRARY.is_file(), "Mermaid fehlt: make node_modules/mermaid/dist/mermaid.min.js"
    return build(tmp_path_factory.mktemp("live"), MERMAID="live").site


@pytest.fixture(scope="module")
def live_base(live: Path) -> Iterator[str]:
    with served(live) as address:
        yield address


@pytest.fixture
def visit_live(chromium: Browser, live_base: str) -> Iterator[Open]:
    with visitors(chromium, live_base) as open_tab:
        yield open_tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_every_diagram_is_drawn(visit_live: Open, live_base: str, address: str, scheme: str) -> None:
    tab = visit_live(address, color_scheme=scheme)
    total = tab.page.locator("div.mermaid").count()
    assert total > 0
    # Not wait_for_function: it evaluates text, which the page's policy forbids.
    tab.page.wait_for_selector("div.mermaid:not(.df-gezeichnet)", state="detached", timeout=30_000)
    assert tab.page.locator("div.mermaid > svg").count() == total
    for picture in tab.page.locator("div.mermaid > svg").all():
        assert picture.locator("text").filter(visible=True).count() > 0
    assert tab.complaints == []
    assert [request.url for request in tab.requests if not request.url.startswith((live_base, "data:"))] == []
    assert violations(tab.page) == []


def test_the_hand_written_diagram_is_written_by_hand() -> None:
    (file,) = (ROOT / "measures").glob(f"*/{BY_HAND.split('/')[1]}.md")
    assert "```mermaid" in file.read_text(encoding="utf-8")


def test_only_pages_with_a_live_diagram_load_mermaid(live: Path, site: Path) -> None:
    live_pages = {page.relative_to(live).as_posix() for page in live.rglob("*.html") if loads_mermaid(page)}
    diagrams = {page.relative_to(live).as_posix() for page in live.rglob("*.html") if has_live_diagram(page)}
    assert live_pages == diagrams
    assert {f"{address}index.html" for address in PAGES} <= live_pages
    assert "impressum/index.html" not in live_pages
    assert not [page for page in site.rglob("*.html") if loads_mermaid(page) or has_live_diagram(page)]


def loads_mermaid(page: Path) -> bool:
    return "mermaid-start.js" in page.read_text(encoding="utf-8")


def has_live_diagram(page: Path) -> bool:
    return 'class="mermaid"' in page.read_text(encoding="utf-8")

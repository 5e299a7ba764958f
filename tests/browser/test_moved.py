"""An old address leads on in a browser that runs no script, from a server that knows files and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE, Open, served, violations, visitors
from tests.site.building import build
from tests.site.history import write_history

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Open]:
    """Opens tabs at the site of a town whose addresses have moved or are gone."""
    folder: Path = tmp_path_factory.mktemp("stadt")
    with served(build(folder / "site", write_history(folder)).site) as base, visitors(chromium, base) as open_tab:
        yield open_tab


@pytest.mark.parametrize("script", [False, True])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("massnahmen/portal", "massnahmen/neues-portal/"),
        ("massnahmen/buergerportal/", "massnahmen/neues-portal/"),
        ("foerderung/fonds/index.html", "foerderung/kreisfonds/"),
    ],
)
def test_an_old_address_leads_on(past: Open, old: str, new: str, script: bool) -> None:
    visit = past(old, java_script_enabled=script)
    visit.page.wait_for_url(f"**/{new}")
    assert visit.page.locator("h1").inner_text() in ("Neues Portal", "Kreisfonds")
    assert visit.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["massnahmen/doppelt/", "foerderung/topf/"])
def test_a_tombstone_is_accessible(past: Open, address: str, scheme: str) -> None:
    for options in ({}, {"viewport": PHONE}):
        visit = past(address, color_scheme=scheme, **options)
        assert violations(visit.page) == []
        assert visit.complaints == []


def test_a_tombstone_leads_on_to_what_became_of_it(past: Open) -> None:
    page = past("massnahmen/doppelt/").page
    page.get_by_role("link", name="/massnahmen/neues-portal/").click()
    page.wait_for_url("**/massnahmen/neues-portal/")

"""Every address of the oldest snapshot, and of every later one, resolves on the built site."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import join, normpath
from urllib.request import urlopen

import pytest

from digitalfahrplan.archive.snapshot import read_snapshots
from digitalfahrplan.command import main
from digitalfahrplan.plan import load
from digitalfahrplan.presentation.pages import pages_of
from digitalfahrplan.presentation.view import View
from tests.site.building import build
from tests.site.history import FUND, WHY, frozen_addresses, write_history
from tests.site.html import Element, parse

from .conftest import TODAY

ROOT = "https://plan.stadt.example/digital/"
LEADS = {
    "massnahmen/portal": "massnahmen/neues-portal",
    "massnahmen/buergerportal": "massnahmen/neues-portal",
    "foerderung/fonds": "foerderung/kreisfonds",
}
GONE = {"massnahmen/doppelt", "foerderung/topf"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the town: measures, archive, and its built site."""
    folder = tmp_path_factory.mktemp("stadt")
    content = write_history(folder)
    assert main(["check", "--content", str(content), "--today", "2026-11-23"]) == 0
    assert build(folder / "site", content, SITE_URL=ROOT).site == folder / "site"
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def base(town: Path) -> Iterator[str]:
    """The site on a server that knows files and nothing else."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(town / "site"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def published(town: Path) -> list[str]:
    """Every address of a snapshot or of the list."""
    lines = (town / "archive/ADRESSEN.txt").read_text("utf-8").splitlines()
    return sorted({line.split()[0] for line in lines} | frozen_addresses(town / "archive"))


def page(town: Path, address: str) -> Element:
    return parse((town / "site" / address / "index.html").read_text(encoding="utf-8"))


def refresh(html: Element) -> str | None:
    return next(
        (it.attributes["content"] for it in html.find("meta") if it.attributes.get("http-equiv") == "refresh"), None
    )


def named(html: Element, name: str) -> str | None:
    return next((it.attributes["content"] for it in html.find("meta") if it.attributes.get("name") == name), None)


def test_the_history_is_one_worth_testing(town: Path) -> None:
    assert len(read_snapshots(town / "archive")) == 3
    assert {*LEADS, *GONE, "massnahmen/chat", "massnahmen/akte"} <= set(published(town))
    assert frozen_addresses(town / "archive") <= set(published(town))


def test_every_address_ever_published_has_a_page(town: Path, base: str) -> None:
    for address in published(town):
        for written in (f"{address}/", address, f"{address}/index.html"):
            with urlopen(base + written) as answer:
                assert answer.status == 200, written
                assert "<h1" in answer.read().decode(), written


def test_addresses_that_moved_lead_to_a_page(town: Path) -> None:
    for address in published(town):
        leads_to = refresh(page(town, address))
        assert (leads_to is not None) == (address in LEADS), address
        if leads_to:
            target = leads_to.removeprefix("0; url=")
            assert normpath(join(address, target)) == LEADS[address]
            html = page(town, LEADS[address])
            assert refresh(html) is None, "one redirect is enough"
            (here,) = [it for it in page(town, address).find("article")[0].find("a") if it.attributes["href"] == target]
            assert here.text == html.find("h1")[0].text


@pytest.mark.parametrize("site_url", [ROOT, ""])
def test_a_former_address_names_the_right_one(tmp_path: Path, site_url: str) -> None:
    html = parse(
        (
            build(tmp_path / "site", write_history(tmp_path), SITE_URL=site_url).site / "massnahmen/portal/index.html"
        ).read_text("utf-8")
    )
    (canonical,) = [it for it in html.find("link") if it.attributes.get("rel") == "canonical"]
    assert canonical.attributes["href"] == "../neues-portal/"


def test_a_tombstone_says_what_became_of_it(town: Path) -> None:
    html = page(town, "massnahmen/doppelt")
    article = html.find("article")[0]
    assert html.find("h1")[0].text == "Doppelt & gemoppelt"
    for told in ("Diese Maßnahme wird hier nicht mehr geführt.", WHY, "12.03.2026", "rathaus@kleinstadt.example"):
        assert told in article.text
    links = {it.text: it.attributes["href"] for it in article.find("a")}
    assert links["/massnahmen/neues-portal/"] == "../neues-portal/"
    assert links["Fassung vom 29.01.2026"] == "../../archiv/2026/2026-01-29/doppelt/"
    assert "/massnahmen/niemals/" not in links
    assert not article.find("b")


def test_a_programme_s_tombstone(town: Path) -> None:
    text = page(town, "foerderung/topf").find("article")[0].text
    assert "Dieses Förderprogramm wird hier nicht mehr geführt." in text
    assert "Das Land hat den Topf geschlossen." in text


def test_what_is_gone_is_neither_indexed_nor_in_the_menu(town: Path) -> None:
    plan = load(town / "measures", TODAY).plan
    assert plan is not None
    metas = {made.path.removesuffix(".md"): made.meta for made in pages_of(View(plan))}
    start = (town / "site/index.html").read_text("utf-8")
    for address in sorted(GONE):
        assert "search" not in metas[address]  # who looks for it here finds what became of it
        assert named(page(town, address), "robots") == "noindex"
        assert address not in start
    assert "search" not in metas["massnahmen/chat"]
    assert named(page(town, "massnahmen/chat"), "robots") is None


def test_a_page_wins_over_its_tombstone(tmp_path: Path) -> None:
    content = write_history(tmp_path)
    (content / "foerderung/topf.md").write_text(FUND.replace("Kreisfonds", "Neuer Topf"), encoding="utf-8")
    site = build(tmp_path / "site", content).site
    assert parse((site / "foerderung/topf/index.html").read_text("utf-8")).find("h1")[0].text == "Neuer Topf"


def test_a_lost_address_stops_the_build(tmp_path: Path) -> None:
    content = write_history(tmp_path)
    (content / "buerger/chat.md").unlink()
    stopped = build(tmp_path / "site", content)
    assert stopped.status != 0
    assert re.search(r"ADRESSEN\.txt:\d+:1  Fehler D114", stopped.log)


def test_the_page_that_is_missing_says_what_may_be_wrong(town: Path) -> None:
    text = parse((town / "site/404.html").read_text("utf-8")).find("article")[0].text
    assert "Vielleicht ist die Adresse falsch geschrieben." in text
    assert "Was einmal veröffentlicht ist, bleibt unter seiner Adresse." in text

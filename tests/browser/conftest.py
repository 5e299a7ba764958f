"""The real site, built once and served from this machine, and a Chromium to look at it.

SITE_DIR names a site that is built already (another town, diagrams drawn live); it is tested as it stands.
"""

import gzip
import os
import shutil
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
NO_BROWSER = "Chromium fehlt: 'sudo apt-get install chromium' oder CHROMIUM=… setzen"

DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)


@dataclass
class Visit:
    """A tab and what happened in it: requests, what the console complained about."""

    page: Page
    base: str
    requests: list[Request] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Another page of the same site in the same tab."""
        self.page.goto(self.base + address)
        return self.page

    def listen(self) -> "Visit":
        """Write down what happens from now on."""
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.on("response", lambda response: self.responses.append(response))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._note)
        return self

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a plain web server does, with the site's own page for what is not there."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site's start page, on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of Musterstadt's start page."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; where there is none the test is skipped, in a pipeline it fails."""
    path = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM") or "", *NAMES))), None)
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


Open = Callable[..., Visit]


@pytest.fixture
def visit(chromium: Browser, base: str) -> Iterator[Open]:
    """Opens a fresh visitor's tab at an address of the site: `visit("massnahmen/", viewport=PHONE)`."""
    with visitors(chromium, base) as open_tab:
        yield open_tab


@contextmanager
def visitors(chromium: Browser, base: str) -> Iterator[Open]:
    """What opens tabs at a site; they are closed at the end."""
    contexts: list[BrowserContext] = []

    def open_tab(address: str = "", **options: object) -> Visit:
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": "de-DE", **options})  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(20_000)
        visit = Visit(context.new_page(), base).listen()
        visit.go(address)
        return visit

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def kinds(site: Path) -> list[str]:
    """One address at least for every kind of page, found in what was built: of many alike the longest and the shortest."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for page in sorted(site.rglob("index.html")):
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8"):  # an old address only leads on
            folders[page.parent.parent].append(page)
    all_of = {folder for folder, pages in folders.items() if folder == site or len(pages) <= FEW}
    chosen = {page for folder, pages in folders.items() for page in (pages if folder in all_of else _extremes(pages))}
    return [*sorted(f"{page.parent.relative_to(site).as_posix()}/".removeprefix("./") for page in chosen), MISSING]


FEW = 10
MISSING = "das/gibt/es/nicht/"


def _extremes(pages: list[Path]) -> list[Path]:
    """The longest and the shortest page of a folder, and those that lists of their own stand below."""
    by_size = sorted(pages, key=lambda page: (page.stat().st_size, page))
    parents = [page for page in pages if any(folder.is_dir() for folder in page.parent.iterdir())]
    return [by_size[0], by_size[-1], *parents]


AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds with all its rules, best practices included; empty is good."""
    session = page.context.new_cdp_session(page)  # past the page's own policy, which lets no script in
    session.send("Runtime.evaluate", {"expression": AXE})
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"
    )
    return [f"{rule['id']} ({rule['impact']}): {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def weight(response: Response) -> int:
    """Bytes over the wire, if the web server compresses as every real one does."""
    return len(gzip.compress(response.body()))

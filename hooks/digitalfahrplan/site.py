"""The site while it is built: pages, blocks and their tokens. Knows no MkDocs, so another generator can use it too."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from .archive.snapshot import archive_beside
from .clock import today_from
from .frozen import write_archive
from .macros import macros, questions
from .plan import Outcome, Plan, load
from .presentation.finishing.accessibility import mend
from .presentation.finishing.security import content_security_policy
from .presentation.footer import page_footer
from .presentation.html import Html
from .presentation.links import Links
from .presentation.page import Page
from .presentation.pages import pages_of
from .presentation.pictures.diagrams import LIVE_CONFIG
from .presentation.searching.documents import documents, vocabulary
from .presentation.searching.facets import facets_of, numbers_of, papers_of
from .presentation.searching.reading import Readable, readable
from .presentation.view import View
from .problems.output import as_text
from .progress import Progress, Step
from .publish.catalogue.schema_org import dataset_for_search_engines
from .publish.files import public_files
from .publish.form import form_files
from .publish.licence import licence
from .search.index import write_index
from .values.german import count
from .viewing import view_of

_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile("<[^>]*>")
_TOKEN = re.compile(r'<div data-df-block="(\d+)"></div>')


@dataclass
class Site:
    """A checked content folder and what has been built of it. Blocks wait outside of the Markdown until it is rendered.

    `draws_live` turns true with the first page that has a diagram for the browser to draw.
    """

    outcome: Outcome
    draws_live: bool = False
    progress: Progress = field(default_factory=Progress)
    _view: View | None = None
    _archive: Path | None = None
    _blocks: dict[int, Html] = field(default_factory=dict)
    _meta: dict[str, dict[str, object]] = field(default_factory=dict)
    _searched: list[Readable] = field(default_factory=list)
    _here: str = ""
    _count: int = 0

    @classmethod
    def load(
        cls,
        folder: Path,
        root: str | None = None,
        docs: Path | None = None,
        form: bool = False,
        progress: Progress | None = None,
    ) -> Site:
        """Read and check a folder for a site with the pages and files of the folder `docs`, and with the `form`.

        It lies at the address `root`, else at the one of kommune.yml, else nobody knows where.

        Raises `OSError` when a folder cannot be read.
        """
        progress = progress or Progress()
        progress.begin(Step.READ)
        outcome = load(folder, today_from(None), docs=docs)
        live = os.environ.get("MERMAID") == "live"
        if outcome.plan is None:
            return cls(outcome, progress=progress)
        progress.tell(_read(outcome.plan))
        view = view_of(outcome.plan, folder, address=root, docs=docs, live=live, form=form)
        return cls(outcome, progress=progress, _view=view, _archive=archive_beside(folder))

    @property
    def view(self) -> View:
        """The plan with its figures; only asked for when there are no errors."""
        assert self._view is not None
        return self._view

    @property
    def name(self) -> str:
        """What the site is called."""
        return f"Digitalfahrplan {self.view.plan.town.name}"

    @property
    def address(self) -> str | None:
        """Where the site lies; None if nobody knows."""
        return self.view.root if self.view.root.startswith("http") else None

    @property
    def footer(self) -> dict[str, str]:
        """What the foot of every page says of the town."""
        town = self.view.plan.town
        manager = town.digital_manager
        told = {
            "name": town.name,
            "art": town.kind,
            "stelle": manager.office,
            "email": manager.email,
            "telefon": manager.phone or "",
        }
        return told | {"lizenz": town.licence, "lizenz_url": licence(town.licence).address or ""}

    @property
    def dataset(self) -> dict[str, object] | None:
        """What the page /daten/ tells search engines; None for a site without a known address."""
        return dataset_for_search_engines(self.view) if self.view.base else None

    @property
    def newest(self) -> str | None:
        """The newest day on which an office confirmed something: pages that show all of the plan are of that day."""
        plan = self.view.plan
        return max((entity.as_of.isoformat() for entity in (*plan.measures, *plan.programmes)), default=None)

    @property
    def mermaid_settings(self) -> dict[str, object]:
        """How the browser draws diagrams that were not drawn at build time."""
        return dict(LIVE_CONFIG)

    def report(self) -> str:
        """Every problem as text."""
        return "\n" + as_text(self.outcome.problems)

    def macros(self) -> dict[str, Callable[..., str | bool]]:
        """The macros for pages of docs/."""
        return {**macros(self.view, lambda: Links(self._here), self.put), **questions(self.view)}

    def put(self, html: Html) -> str:
        """Keep a block; its token stands in the Markdown instead, so that no Markdown reader touches or slows it."""
        self._count += 1
        self._blocks[self._count] = html
        return f'<div data-df-block="{self._count}"></div>'

    def pages(self) -> Iterator[Page]:
        """Every generated page."""
        self.progress.begin(Step.PLAN)
        for page in pages_of(self.view):
            self._meta[page.path] = {"title": page.title, "description": page.description, **page.meta}
            self.progress.advance()
            yield page
        self.progress.tell(count(len(self._meta), "erzeugte Seite", "erzeugte Seiten"))

    def public_files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of every file for other programs."""
        self.progress.begin(Step.FILES)
        for number, file in enumerate(public_files(self.view), 1):
            self.progress.advance()
            self.progress.tell(count(number, "Datei", "Dateien"))
            yield file

    def form_files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of every file that the form needs; none for a site without it."""
        files = form_files(self.view.plan, self.view.root) if self.view.form else ()
        return ((path, text.encode()) for path, text in files)

    def markdown(self, page: Page) -> str:
        """The page's Markdown with tokens for its blocks."""
        return page.render(self.put)

    def begin_pages(self, total: int) -> None:
        """All pages are known: Markdown becomes HTML, page by page."""
        self.progress.begin(Step.PAGES, total)
        self.progress.tell(count(total, "Seite", "Seiten"))

    def begin_writing(self, total: int) -> None:
        """All pages are HTML: they get head and foot and are written, page by page."""
        self.progress.begin(Step.WRITE, total)

    def enter(self, address: str, path: str) -> dict[str, object] | None:
        """Begin a page: the meta of a generated one, None for a page of docs/."""
        self._here = address
        return self._meta.get(path)

    def fill(self, html: str, address: str, path: str) -> str:
        """The page's HTML with its blocks; a page of docs/ gets the footer that generated pages bring along."""
        filled = _TOKEN.sub(lambda match: self._blocks.pop(int(match[1]), Html("")), html)
        if path in self._meta:
            return filled
        return filled + page_footer(self.view, Links(address), None, f"docs/{path}", _heading(html))

    def remember(self, address: str, title: str, html: str) -> None:
        """Have the search find a filled page."""
        self._searched.append(readable(address, title, html))

    def write_search_index(self, folder: Path) -> str | None:
        """Write the search index into the built site; a sentence if there cannot be one. Raises `OSError`, `ValueError`."""
        self.progress.begin(Step.SEARCH)
        pages = sorted(self._searched, key=lambda page: page.address)
        self.progress.tell(count(len(pages), "Seite im Index", "Seiten im Index"))
        found = documents(pages, facets_of(self.view), numbers_of(self.view), papers_of(self.view))
        return write_index(folder, found, vocabulary(pages))

    def finish(self, html: str, *, open_to_scripts: bool = False) -> str:
        """A finished page, repaired and closed; `open_to_scripts` is for looking at it while editing, never for publishing."""
        self.draws_live = self.draws_live or 'class="mermaid"' in html
        return mend(html) if open_to_scripts else content_security_policy(mend(html))

    def write_archive(self, site: Path) -> Iterator[str]:
        """Put the archive's pages into the folder of the built site; yields what to warn of.

        Raises `OSError` where it cannot be written.
        """
        if self._archive is None:
            return
        damaged = write_archive(self._archive, site, self.progress).damaged
        for it in self.view.snapshots:
            if it.doubt:
                yield f"Für Schnappschuss {it.name} bürgt die Kette nicht. {it.doubt} Näheres: digitalfahrplan verify"
        for name, damage in damaged.items():
            yield f"Schnappschuss {name} ist beschädigt; seine Seiten sagen nur das. {damage} Näheres: digitalfahrplan verify"


def _read(plan: Plan) -> str:
    """What was read, in a few words."""
    programmes = count(len(plan.programmes), "Förderprogramm", "Förderprogramme")
    return f"{count(len(plan.measures), 'Maßnahme', 'Maßnahmen')}, {programmes}"


def _heading(html: str) -> str:
    """What a page of docs/ is called: its heading, without markup."""
    found = _HEADING.search(html)
    return unescape(_TAG.sub("", found[1])).strip() if found else "Seite"

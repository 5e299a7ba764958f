"""The form in a browser with a repository behind it, and what the check says of what was saved."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from difflib import ndiff
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from digitalfahrplan.plan import Outcome, load
from digitalfahrplan.publish.form import form_files
from tests.browser.conftest import Visit, served
from tests.browser.forge import BRANCH, TOKEN, Forge
from tests.site.building import ROOT

TODAY = date(2026, 11, 23)
NEW = re.compile("Neu")
BUILT = ROOT / "build" / "formular"
MUSTERSTADT = ROOT / "measures"


@dataclass
class Form:
    """A tab with the form, logged in, and the repository behind it."""

    visit: Visit
    forge: Forge

    @property
    def page(self) -> Page:
        """The tab."""
        return self.visit.page

    def open(self, file: str) -> Page:
        """The editor for a file, named by folder and id."""
        kind, name = file.split("/")
        page = self.visit.go(f"bearbeiten/#/collections/{kind}/entries/{name}")
        self.field("Stand").wait_for()
        return page

    def group(self, label: str) -> Locator:
        """A list or group of fields, by its label."""
        return self.page.get_by_role("group", name=re.compile(f"Feld „\\W*{label}\\W*“"))

    def field(self, label: str, row: int = 0) -> Locator:
        """The input with a label; `row` counts those with the same one."""
        return self.page.get_by_role("textbox", name=label, exact=True).nth(row)

    def add(self, label: str) -> Locator:
        """Open a further row of a list; returns the list. A click while fields still move may hit nothing."""
        group = self.group(label)
        boxes = group.get_by_role("textbox")
        before = boxes.count()
        for patience in (5_000, 20_000):
            group.get_by_role("button", name=re.compile("hinzufügen")).click()
            with suppress(AssertionError):
                expect(boxes).not_to_have_count(before, timeout=patience)
                break
        return group

    def save(self) -> None:
        """Save, and wait until the repository has it and the list is back."""
        done = len(self.forge.messages)
        self.page.get_by_role("button", name="Speichern", exact=True).click()
        self.page.get_by_role("button", name=NEW).wait_for()
        assert len(self.forge.messages) == done + 1

    def text(self, file: str) -> str:
        """A file as it stands in the repository."""
        return self.forge.files[f"measures/{file}.md"].decode()


@contextmanager
def only_the_form(folder: Path, forge: Forge) -> Iterator[str]:
    """A site that is nothing but the form, for the content in a folder and a repository."""
    assert (BUILT / "formular.js").is_file(), "Das Formular fehlt: make form"
    content, site = folder / "measures", folder / "site"
    town = content / "kommune.yml"
    repository = (
        f'repository: {{forge: {forge.kind}, url: "{forge.address}", branch: {BRANCH}, anmeldung: eine-anwendung}}'
    )
    others = re.sub(r"^repository:.*\n", "", town.read_text("utf-8"), flags=re.MULTILINE)
    town.write_text(f"{others}{repository}\n", "utf-8")
    plan = load(content, TODAY).plan
    assert plan is not None
    shutil.copytree(BUILT, site / "bearbeiten")
    shutil.copytree(ROOT / "docs" / "assets" / "bilder", site / "assets" / "bilder")
    (site / "404.html").write_text("", encoding="utf-8")
    for path, text in form_files(plan, "https://fahrplan.example/"):
        (site / path).write_text(text, encoding="utf-8")
    with served(site) as address:
        yield address


def logged_in(visit: Visit, forge: Forge) -> Form:
    """The form after login with a token, before a list."""
    visit.page.set_default_timeout(30_000)
    visit.page.get_by_role("button", name="Mit Zugriffstoken anmelden").click()
    visit.page.get_by_role("textbox").fill(TOKEN)
    visit.page.get_by_role("button", name="Anmelden", exact=True).click()
    visit.page.get_by_role("button", name=NEW).first.wait_for()  # an empty list has two
    return Form(visit, forge)


def login_address(visit: Visit, forge: str) -> str:
    """Where the button with the name of the forge leads whoever logs in; nobody answers there."""
    asked: list[str] = []
    visit.page.context.on("request", lambda request: asked.append(request.url))
    with visit.page.expect_popup() as opened:
        visit.page.get_by_role("button", name=forge).click()
    opened.value.wait_for_url(re.compile("/oauth/authorize"), wait_until="commit")
    return next(url for url in asked if "/oauth/authorize" in url)


def changed(before: str, after: str) -> list[str]:
    """The lines that differ, as a diff shows them."""
    lines = ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def checked(files: Mapping[str, bytes], folder: Path) -> Outcome:
    """What `digitalfahrplan check` says of the files of a branch, written to a folder."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with chdir(folder):
        return load(Path("measures"), TODAY)


def errors(outcome: Outcome) -> list[str]:
    """The problems that would hold the publication."""
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in outcome.problems if outcome.plan is None]

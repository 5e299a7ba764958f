"""The form in a browser with a repository behind it, and what the check says of what was saved."""

from __future__ import annotations

import re
from contextlib import chdir, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from digitalfahrplan.plan import Outcome, load
from tests.browser.conftest import Visit
from tests.browser.gitea import Gitea
from tests.site.building import ROOT

TODAY = date(2026, 11, 23)
NEW = re.compile("Neu")
BUILT = ROOT / "build" / "formular"
MUSTERSTADT = ROOT / "measures"


@dataclass
class Form:
    """A tab with the form, logged in, and the repository behind it."""

    visit: Visit
    gitea: Gitea

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
        done = len(self.gitea.messages)
        self.page.get_by_role("button", name="Speichern", exact=True).click()
        self.page.get_by_role("button", name=NEW).wait_for()
        assert len(self.gitea.messages) == done + 1

    def text(self, file: str) -> str:
        """A file as it stands in the repository."""
        return self.gitea.files[f"measures/{file}.md"].decode()


def checked(repository: Gitea, folder: Path) -> Outcome:
    """What `digitalfahrplan check` says of the repository as it is now."""
    for path, data in repository.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with chdir(folder):
        return load(Path("measures"), TODAY)


def errors(outcome: Outcome) -> list[str]:
    """The problems that would hold the publication."""
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in outcome.problems if outcome.plan is None]

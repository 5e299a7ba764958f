"""The form where a save waits as a request until somebody merges it: with a GitLab on this machine behind it.

What it does and what stands on its buttons is what docs/mitmachen/ promises of GitLab.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from digitalfahrplan.presentation.blocks.saving import in_the_form
from digitalfahrplan.presentation.links import Links
from tests.browser.conftest import visitors
from tests.browser.forge import serving
from tests.browser.form import NEW, Form, changed, checked, errors, logged_in, login_address, only_the_form
from tests.browser.gitlab import GitLab
from tests.site.html import parse
from tests.site.plans import view_of
from tests.site.towns import MINIMAL_TOWN

pytestmark = [pytest.mark.browser, pytest.mark.form]

FILE = "buerger/website"
PATH = f"measures/{FILE}.md"
BRANCH = f"cms/{FILE}"
MEASURE = """---
# Das liest der Rat.
titel: 'Website'
kurz:   "Es gibt eine."
status: idee
federfuehrung: rathaus
stand: 2026-11-01
---

Für alle.
"""
SUBMIT, LATER, DRAFT, IN_REVIEW = "Zur Prüfung einreichen", "Später", "Entwurf", "In Prüfung"
"""What stands on the screen."""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The folder of a small town with one measure, written by hand."""
    (tmp_path / "measures/buerger").mkdir(parents=True)
    (tmp_path / "measures/kommune.yml").write_text(MINIMAL_TOWN, "utf-8")
    (tmp_path / PATH).write_text(MEASURE, "utf-8")
    return tmp_path


@pytest.fixture
def gitlab(town: Path) -> Iterator[GitLab]:
    with serving(GitLab, town / "measures") as repository:
        yield repository


@pytest.fixture
def form(chromium: Browser, gitlab: GitLab, town: Path) -> Iterator[Form]:
    """The form after login with a token, before a list."""
    with only_the_form(town, gitlab) as address, visitors(chromium, address) as open_tab:
        yield logged_in(open_tab("bearbeiten/", ignore_https_errors=True), gitlab)


def save(form: Form, day: str) -> Page:
    """Open the measure, write a day, save."""
    page = form.open(FILE)
    form.field("Stand").fill(day)
    page.get_by_role("button", name="Speichern", exact=True).click()
    return page


def answer(page: Page, word: str) -> None:
    """Answer what the form asks after saving; it is done when the list is back."""
    page.get_by_role("alertdialog", name=SUBMIT).get_by_role("button", name=word).click()
    listed(page)


def give(page: Page, status: str, *, instead: str) -> None:
    """Give the open entry another status; the button says so before the forge has answered, which is waited for."""
    page.get_by_role("button", name=instead).click()
    with page.expect_response(lambda response: response.request.method == "PUT"):
        page.get_by_role("menuitemradio", name=status).click()
    page.get_by_role("button", name=status).wait_for()


def listed(page: Page, word: str = "") -> None:
    """Wait for the list, and for what it says of the measure."""
    page.get_by_role("button", name=NEW).first.wait_for()
    expect(page.get_by_role("row", name="Website")).to_contain_text(word)


def come_back(form: Form) -> None:
    """Open the form anew, with what lies in the repository by now."""
    form.page.reload()
    listed(form.page)


def test_a_change_waits_as_a_request_and_main_stays(form: Form, gitlab: GitLab, tmp_path: Path) -> None:
    before = dict(gitlab.files)
    answer(save(form, "2026-11-22"), SUBMIT)
    listed(form.page, IN_REVIEW)
    assert (gitlab.files, gitlab.messages) == (before, [])
    assert list(gitlab.branches) == [BRANCH]
    branch = gitlab.branches[BRANCH]
    assert branch.messages == ["website geändert"]
    assert {path for path, data in branch.files.items() if before.get(path) != data} == {PATH}
    assert changed(MEASURE, branch.files[PATH].decode()) == ["- stand: 2026-11-01", "+ stand: 2026-11-22"]
    assert errors(checked(branch.files, tmp_path / "branch")) == []
    (request,) = gitlab.requests
    assert (request["source_branch"], request["target_branch"], request["state"]) == (BRANCH, "main", "opened")
    assert (request["title"], request["labels"]) == ("website geändert", ["sveltia-cms/pending_review"])
    assert (gitlab.refused, form.visit.complaints) == ([], [])
    allowed = (form.visit.base, gitlab.address.removesuffix(gitlab.project), "data:", "blob:")
    assert [asked.url for asked in form.visit.requests if not asked.url.startswith(allowed)] == []


def test_the_guide_tells_it_in_the_words_on_the_screen() -> None:
    town = f"{MINIMAL_TOWN}repository: {{forge: gitlab, url: https://git.example/amt/plan, branch: main}}\n"
    told = parse(in_the_form(view_of({"kommune.yml": town}), Links("mitmachen/termin/"))).find("strong")
    assert [word.text for word in told] == [SUBMIT, LATER, DRAFT, IN_REVIEW]


def test_login_goes_to_gitlab_with_pkce(chromium: Browser, gitlab: GitLab, town: Path) -> None:
    with only_the_form(town, gitlab) as address, visitors(chromium, address) as open_tab:
        login = login_address(open_tab("bearbeiten/", ignore_https_errors=True), "GitLab")
    assert login.startswith(gitlab.address.removesuffix(gitlab.project) + "oauth/authorize?")
    for part in ("client_id=eine-anwendung", "code_challenge_method=S256", "response_type=code", "scope=api"):
        assert part in login


def test_what_is_mended_later_comes_to_the_same_request(form: Form, gitlab: GitLab) -> None:
    """Also in another session; it is not asked again."""
    answer(save(form, "2026-11-21"), SUBMIT)
    come_back(form)
    listed(form.page, IN_REVIEW)
    form.open(FILE)
    expect(form.field("Stand")).to_have_value("2026-11-21")
    form.field("Kurz gesagt").fill("Es gibt zwei.")
    form.page.get_by_role("button", name="Speichern", exact=True).click()
    listed(form.page, IN_REVIEW)
    (request,) = gitlab.requests
    assert (request["state"], request["labels"]) == ("opened", ["sveltia-cms/pending_review"])
    assert gitlab.branches[BRANCH].messages == ["website geändert"] * 2
    assert changed(MEASURE, gitlab.branches[BRANCH].files[PATH].decode()) == [
        '- kurz:   "Es gibt eine."',
        '+ kurz:   "Es gibt zwei."',
        "- stand: 2026-11-01",
        "+ stand: 2026-11-21",
    ]


def test_what_is_put_off_is_a_draft_until_it_is_submitted(form: Form, gitlab: GitLab) -> None:
    answer(save(form, "2026-11-22"), LATER)
    (request,) = gitlab.requests
    assert (request["title"], request["labels"]) == ("Draft: website geändert", ["sveltia-cms/draft"])
    come_back(form)
    listed(form.page, DRAFT)
    give(form.open(FILE), IN_REVIEW, instead=DRAFT)
    assert (request["title"], request["labels"]) == ("website geändert", ["sveltia-cms/pending_review"])


def test_what_lacks_a_required_field_is_not_saved(form: Form, gitlab: GitLab) -> None:
    save(form, "")
    expect(form.group("Stand").get_by_role("alert")).to_contain_text("Dieses Feld ist erforderlich")
    assert (gitlab.branches, gitlab.requests) == ({}, [])


def test_nobody_publishes_in_the_form(form: Form, gitlab: GitLab) -> None:
    """Whatever its status: the Digital-Manager merges it on the forge, where the check has spoken."""
    answer(save(form, "2026-11-22"), SUBMIT)
    page = form.open(FILE)
    give(page, "Bereit", instead=IN_REVIEW)
    assert gitlab.requests[0]["labels"] == ["sveltia-cms/pending_publish"]
    expect(page.get_by_role("button", name="Speichern", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="veröffentlichen")).to_have_count(0)


def test_after_a_request_was_closed_a_change_begins_anew(form: Form, gitlab: GitLab) -> None:
    answer(save(form, "2026-11-20"), SUBMIT)
    gitlab.requests[0]["state"] = "closed"
    come_back(form)
    form.open(FILE)
    expect(form.field("Stand")).to_have_value("2026-11-01")
    answer(save(form, "2026-11-22"), SUBMIT)
    assert [request["state"] for request in gitlab.requests] == ["closed", "opened"]
    assert gitlab.branches[BRANCH].messages == ["website geändert"]
    assert b"stand: 2026-11-22" in gitlab.branches[BRANCH].files[PATH]

"""The form at /bearbeiten/, in a real browser, with a Gitea on this machine behind it: what a clerk does with it.

Every file of the example town goes through it. Rules for what a save may change: the lines of what somebody changed,
nothing else (comments, quotes, order, line breaks stay); a save that takes the change back brings back the file, byte by byte.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import PHONE, Visit, violations, visitors
from tests.browser.forge import serving
from tests.browser.form import MUSTERSTADT, NEW, Form, changed, checked, errors, logged_in, login_address, only_the_form
from tests.browser.gitea import Gitea
from tests.site.building import build
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN

pytestmark = [pytest.mark.browser, pytest.mark.form]

WHOLE = ViewportSize(width=1280, height=15_000)  # what nobody can see yet is not there yet
EVERYTHING = [path for path in MUSTERSTADT.rglob("*") if path.is_file()]
FILES = sorted(
    path.relative_to(MUSTERSTADT).with_suffix("").as_posix()
    for path in MUSTERSTADT.glob("*/*.md")
    if not path.name.startswith("_")
)


@pytest.fixture(scope="module")
def forge() -> Iterator[Gitea]:
    with serving(Gitea, MUSTERSTADT) as repository:
        yield repository


@pytest.fixture(scope="module")
def form_base(forge: Gitea, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that is nothing but the form of Musterstadt, for that repository."""
    folder = tmp_path_factory.mktemp("formular")
    shutil.copytree(MUSTERSTADT, folder / "measures")
    with only_the_form(folder, forge) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, form_base: str) -> Iterator[Visit]:
    """The form before anybody logged in."""
    with visitors(chromium, form_base) as open_tab:
        tab = open_tab("bearbeiten/", ignore_https_errors=True)
        tab.page.get_by_role("button", name="Mit Zugriffstoken anmelden").wait_for()
        yield tab


@pytest.fixture
def form(visit: Visit, forge: Gitea) -> Form:
    """The form after login with a token, before a list; the repository as it was at first."""
    forge.files = {f"measures/{path.relative_to(MUSTERSTADT).as_posix()}": path.read_bytes() for path in EVERYTHING}
    forge.refused.clear()
    forge.messages.clear()
    return logged_in(visit, forge)


def test_before_login_it_asks_nobody_and_speaks_german(visit: Visit, form_base: str) -> None:
    page = visit.page
    page.wait_for_load_state("networkidle")
    assert [
        request.url for request in visit.requests if not request.url.startswith((form_base, "data:", "blob:"))
    ] == []
    assert visit.complaints == []
    assert page.evaluate("Object.keys(localStorage)") == ["sveltia-cms.prefs"], (
        "its language; docs/datenschutz.md says so"
    )
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("document.documentElement.lang") == "de"
    assert page.get_by_role("heading", level=1).inner_text() == "Digitalfahrplan Musterstadt bearbeiten"
    assert page.get_by_role("button", name=re.compile("Gitea")).is_enabled()
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_login_goes_to_the_forge_with_pkce(visit: Visit, forge: Gitea) -> None:
    login = login_address(visit, "Gitea")
    assert login.startswith(forge.address.removesuffix("digital/fahrplan") + "login/oauth/authorize?")
    for part in ("client_id=eine-anwendung", "code_challenge_method=S256", "response_type=code"):
        assert part in login


def test_a_new_town_can_begin_with_it(chromium: Browser, forge: Gitea, tmp_path: Path) -> None:
    """Without places, criteria and programmes; what somebody else wrote meanwhile, and this form does not know, stays."""
    (tmp_path / "measures").mkdir()
    (tmp_path / "measures/kommune.yml").write_text(MINIMAL_TOWN, "utf-8")
    more = MINIMAL_MEASURE.replace(
        "stand:", "orte:\n  - {ort: rathaus, status: offen}\nvoraussetzungen: [netz]\nstand:"
    )
    forge.files = {
        "measures/kommune.yml": MINIMAL_TOWN.encode(),
        "measures/intern/netz.md": MINIMAL_MEASURE.encode(),
        "measures/buerger/website.md": more.encode(),
    }
    with only_the_form(tmp_path, forge) as address, visitors(chromium, address) as open_tab:
        visit = open_tab("bearbeiten/", ignore_https_errors=True)
        visit.page.set_default_timeout(30_000)
        form = logged_in(visit, forge)
        form.open("buerger/website")
        form.field("Stand").fill("22.11.2026")
        form.save()
        assert changed(more, form.text("buerger/website")) == ["- stand: 2026-11-01", "+ stand: 22.11.2026"]
        assert visit.complaints == []


def test_without_script_it_says_what_to_do(chromium: Browser, form_base: str, forge: Gitea) -> None:
    with visitors(chromium, form_base) as open_tab:
        page = open_tab("bearbeiten/", java_script_enabled=False).page
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.get_by_role("link", name="Ablage").get_attribute("href") == forge.address
        assert page.get_by_role("link", name="Mitmachen").get_attribute("href") == "../mitmachen/"


def test_every_file_comes_back_with_the_changed_line_only(form: Form, form_base: str, tmp_path: Path) -> None:
    before = dict(form.forge.files)
    assert len(FILES) >= 60
    for number, file in enumerate(FILES):
        old = form.text(file)
        form.open(file)
        day = form.field("Stand").input_value()
        form.field("Stand").fill("22.11.2026")
        form.save()
        assert changed(old, form.text(file)) == [f"- stand: {day}", "+ stand: 22.11.2026"], file
        if number % 8 == 0:  # and back again
            form.open(file)
            form.field("Stand").fill(day)
            form.save()
            assert form.forge.files[f"measures/{file}.md"] == before[f"measures/{file}.md"], file
    assert errors(checked(form.forge.files, tmp_path)) == []
    assert form.forge.refused == []
    allowed = (form_base, form.forge.address.removesuffix("/digital/fahrplan"), "data:", "blob:")
    assert [request.url for request in form.visit.requests if not request.url.startswith(allowed)] == []


@pytest.mark.parametrize(("end", "last"), [("\r\n", "\r\n"), ("\r\n", ""), ("\n", ""), ("\n", "\n\n")])
def test_line_ends_stay(visit: Visit, forge: Gitea, end: str, last: str) -> None:
    """A file as Windows writes it, one without a newline at its end, one with too many."""
    path = "measures/intern/netz.md"
    old = MINIMAL_MEASURE.rstrip().replace("rathaus", "it").replace("\n", end) + last
    forge.files = {path: old.encode()}
    form = logged_in(visit, forge)
    form.open("intern/netz")
    form.field("Stand").fill("2026-11-22")
    form.save()
    assert forge.files[path].decode() == old.replace("2026-11-01", "2026-11-22")


def test_a_day_in_the_office(form: Form, tmp_path: Path) -> None:
    """A date moves, a sum grows, the reason is told: saved, checked, built."""
    file = "schule/wlan-schulen"
    old = form.text(file)
    page = form.open(file)
    page.set_viewport_size(WHOLE)
    form.group("Meilensteine").get_by_role("button", name="Alle aufklappen").click()
    form.field("Termin", 3).fill("2029-03")
    form.group("Kosten").get_by_role("button", name="Alle aufklappen").click()
    form.field("Schätzung", 6).fill("210.000 €")
    form.field("Stand").fill("2026-11-23")
    history = form.add("Verlauf")
    history.get_by_role("textbox", name="Datum").last.fill("2026-11-23")
    history.get_by_role("radio", name="Verzögerung").last.click()
    history.get_by_role("textbox", name="Grund").last.fill("Erst nach dem Umbau: ein halbes Jahr später.")
    form.save()
    assert changed(old, form.text(file)) == [
        "- stand: 2026-11-09",
        "+ stand: 2026-11-23",
        "-     termin: 2028-09",
        "+     termin: 2029-03",
        "-     schaetzung: ca. 120.000 €",
        "+     schaetzung: 210.000 €",
        "+   - datum: 2026-11-23",
        "+     art: verzoegerung",
        '+     text: "Erst nach dem Umbau: ein halbes Jahr später."',
    ]
    outcome = checked(form.forge.files, tmp_path)
    assert errors(outcome) == []
    site = build(tmp_path / "site", tmp_path / "measures", FORM_DIR="build/formular").site
    assert "Erst nach dem Umbau" in (site / "massnahmen" / "wlan-schulen" / "index.html").read_text("utf-8")
    assert '<a href="../bearbeiten/">Formular</a>' in (site / "mitmachen" / "index.html").read_text("utf-8")
    assert {"index.html", "config.json", "formular.js"} <= {path.name for path in (site / "bearbeiten").iterdir()}


def test_what_cannot_be_read_is_not_saved(form: Form) -> None:
    file = "buerger/bewohnerparken"
    done = len(form.forge.messages)
    page = form.open(file)
    form.field("Stand").fill("gestern")
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.get_by_text("Bitte so schreiben: 2026-10-01").first).to_be_visible()
    assert len(form.forge.messages) == done


def test_a_new_measure_is_a_file_like_others(form: Form, tmp_path: Path) -> None:
    page = new_measure(form, "schule", "Bücher für die Grundschule: 20 Stück")
    page.set_viewport_size(WHOLE)
    form.field("Beschreibung").fill("Alle *lesen*.\n\n## Warum\n\n- darum")
    form.save()
    assert new_files(form) == {"measures/schule/buecher-fuer-die-grundschule-20-stueck.md"}
    assert form.text("schule/buecher-fuer-die-grundschule-20-stueck") == (
        '---\ntitel: "Bücher für die Grundschule: 20 Stück"\nkurz: ja\nstand: 2026-11-20\nstatus: idee\n'
        "federfuehrung: schule-sport\n---\n\nAlle *lesen*.\n\n## Warum\n\n- darum\n"
    )
    assert errors(checked(form.forge.files, tmp_path)) == []


def new_measure(form: Form, area: str, title: str) -> Page:
    """The form of a new measure with what it cannot be without."""
    page = form.visit.go("bearbeiten/")
    page.get_by_role("button", name=NEW).wait_for()
    form.visit.go(f"bearbeiten/#/collections/{area}/new")
    form.field("Titel").fill(title)
    form.field("Kurz gesagt").fill("ja")
    form.field("Stand").fill("2026-11-20")
    page.get_by_role("combobox", name="Status").click()
    page.get_by_role("option", name="idee").click()
    page.get_by_role("combobox", name="Federführung").click()
    page.get_by_role("option", name="Fachbereich Schule und Sport").click()
    return page


def new_files(form: Form) -> set[str]:
    before = {f"measures/{path.relative_to(MUSTERSTADT).as_posix()}" for path in MUSTERSTADT.rglob("*")}
    return set(form.forge.files) - before


TITLES = (
    "1. Bürgeramt",
    "Index",
    "Con",
    "日本",
    "DMS_Einführung",
    "Bewohnerparken",
)  # that one is taken in another folder
NAMES = ("Bücher 2", "2-buecher", "suche", "nul", "bewohnerparken", "x" * 65, "a--b", "a/b")


def test_a_name_that_the_check_refuses_is_not_saved(form: Form, tmp_path: Path) -> None:
    """Whether the title makes it or somebody types it: told why in its place, kept, and saved with another one."""
    page = new_measure(form, "schule", "")
    for title in TITLES:
        form.field("Titel").fill(title)
        refused(page)
        assert form.field("Titel").input_value() == title
    name(page, "")
    for typed in NAMES:
        page.get_by_role("textbox", name="Dateiname").fill(typed)
        refused(page)
        assert page.get_by_role("textbox", name="Dateiname").input_value() == typed
    assert form.forge.messages == []
    page.get_by_role("textbox", name="Dateiname").fill("park-und-lernhaus")
    form.save()
    assert new_files(form) == {"measures/schule/park-und-lernhaus.md"}
    assert errors(checked(form.forge.files, tmp_path)) == []


def test_a_name_is_taken_at_once_in_every_folder(form: Form, tmp_path: Path) -> None:
    """Also of a title that is too long, which is cut; what Escape took back does not count; Ctrl+S takes what is typed."""
    long = "Leihbücher für alle, die gern lesen und doch keine Bücher kaufen wollen, weil"
    new_measure(form, "intern", long)
    form.save()
    page = new_measure(form, "schule", long)
    refused(page)
    name(page, "schulbuecher")
    page.keyboard.press("Escape")
    refused(page)
    name(page, "leihbuecher")
    done = len(form.forge.messages)
    page.keyboard.press("Control+s")
    page.get_by_role("button", name=NEW).wait_for()
    assert len(form.forge.messages) == done + 1
    cut = "leihbuecher-fuer-alle-die-gern-lesen-und-doch-keine-buecher-kauf"
    assert new_files(form) == {f"measures/intern/{cut}.md", "measures/schule/leihbuecher.md"}
    assert errors(checked(form.forge.files, tmp_path)) == []


def name(page: Page, text: str) -> None:
    """Type the name of a new file."""
    page.get_by_role("button", name="Dateinamen ändern").click()
    page.get_by_role("textbox", name="Dateiname").fill(text)


def refused(page: Page) -> None:
    """Try to save; the form says of the name what is allowed."""
    page.get_by_role("button", name="Speichern", exact=True).click()
    told = page.get_by_role("group", name="Dateiname").get_by_role("alert")
    expect(told).to_contain_text("Dieser Name geht nicht. Erlaubt sind Kleinbuchstaben")
    expect(page.get_by_role("button", name="Fehler zeigen")).to_be_visible()


def test_templates_are_not_in_the_lists(form: Form) -> None:
    page = form.visit.go("bearbeiten/#/collections/foerderung")
    page.get_by_role("button", name=NEW).wait_for()
    expect(page.get_by_role("row")).to_have_count(len([file for file in FILES if file.startswith("foerderung/")]))

"""The guide's steps, done as it tells them: in the form of a whole site, saved, checked, built, and looked at again.

With PICTURES=1 the pictures of the guide are made anew (`make pictures`); without, only what they show is looked for.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Locator, Page, Response, Route, ViewportSize, expect

from digitalfahrplan.problems.markdown import as_markdown
from tests.browser.conftest import PHONE, Visit, violations, weight
from tests.browser.forge import TOKEN, serving
from tests.browser.form import MUSTERSTADT, NEW, Form, checked, errors
from tests.browser.gitea import REPOSITORY, Gitea
from tests.browser.guide import FINE, GUIDE, Camera, steps_in_the_form, words_of
from tests.site.building import build

pytestmark = [pytest.mark.browser, pytest.mark.form]

ADDRESS = "https://digitalfahrplan.musterstadt.example/"
FORGE = "https://git.musterstadt.example/"
SCREEN = ViewportSize(width=900, height=900)
WHOLE = ViewportSize(width=900, height=15_000)  # what nobody can see yet is not there yet
TODAY = "2026-11-23"


@dataclass
class Office:
    """A clerk's desk: one tab, the town's site in it, the repository behind the form, and a camera."""

    page: Page
    gitea: Gitea
    camera: Camera
    site: Path

    def answer(self, route: Route) -> None:
        """A file of the site as it is now, at the town's own address."""
        path = self.site / urlsplit(route.request.url).path.lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)

    def forward(self, route: Route) -> None:
        """What the repository on this machine says to the forge's address."""
        own = self.gitea.address.removesuffix(REPOSITORY)
        route.fulfill(response=route.fetch(url=own + route.request.url.removeprefix(FORGE)))

    def go(self, address: str) -> Page:
        """A page of the site."""
        self.page.set_viewport_size(SCREEN)
        self.page.goto(ADDRESS + address)
        return self.page

    def form(self) -> Form:
        """The form in the tab."""
        return Form(Visit(self.page, ADDRESS), self.gitea)

    def edit(self, guide: str, address: str) -> Form:
        """From the page of a measure into the form, as a page of the guide tells."""
        self.camera.look(guide, self.go(address))
        self.page.get_by_role("link", name="Im Formular bearbeiten").click()
        self.form().field("Stand").wait_for()
        self.page.set_viewport_size(WHOLE)
        return self.form()

    def new(self, collection: str) -> Form:
        """An empty form of a collection."""
        page = self.go("bearbeiten/")
        page.get_by_role("button", name=NEW).wait_for()
        page.get_by_role("treeitem", name=collection).click()
        page.get_by_role("main", name=re.compile(f"Sammlung.*{collection}")).wait_for()
        return self.form()


@pytest.fixture(scope="module")
def office(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder, camera = tmp_path_factory.mktemp("amt"), Camera(os.environ.get("PICTURES") == "1")
    with serving(Gitea, MUSTERSTADT) as forge:
        content = shutil.copytree(MUSTERSTADT, folder / "measures")
        town = content / "kommune.yml"
        repository = (
            f'repository: {{forge: gitea, url: "{FORGE}{REPOSITORY}", branch: main, anmeldung: eine-anwendung}}'
        )
        told = re.sub(r"^repository:.*$", repository, town.read_text("utf-8"), flags=re.MULTILINE)
        town.write_text(told, "utf-8")
        site = build(folder / "site", content, FORM_DIR="build/formular").site
        context = chromium.new_context(
            viewport=SCREEN,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            color_scheme="light",
            device_scale_factor=FINE,
            ignore_https_errors=True,
        )
        context.set_default_timeout(15_000)
        desk = Office(context.new_page(), forge, camera, site)
        context.route(f"{ADDRESS}**", desk.answer)
        context.route(f"{FORGE}**", desk.forward)
        yield desk
        context.close()


def test_logging_in(office: Office) -> None:
    office.go("mitmachen/").get_by_role("link", name="Formular", exact=True).click()
    page = office.page
    page.get_by_role("button", name="Mit Zugriffstoken anmelden").wait_for()
    page.wait_for_timeout(1_000)  # it glides into its place
    office.camera.take("formular-anmelden", page, page.get_by_role("heading", level=1), 240, 215)
    page.get_by_role("button", name="Mit Zugriffstoken anmelden").click()
    page.get_by_role("textbox").fill(TOKEN)
    office.camera.take("formular-token", page, page.get_by_role("textbox"), 100, 170)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.get_by_role("button", name=NEW).wait_for()
    office.camera.take("formular-liste", page)


def test_a_date(office: Office) -> None:
    address, take = "massnahmen/praesentationstechnik-schulen/", office.camera.take
    page = office.go(address)
    page.set_viewport_size(WHOLE)
    take("seite-bearbeiten", page, page.locator(".df-seitenfuss"), 20, 10)
    form = office.edit("termin", address)
    form.group("Zeitraum").get_by_role("textbox", name="Ende").fill("Frühjahr 2029")
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.get_by_text("Bitte so schreiben").first).to_be_visible()
    take("formular-fehler", page, form.group("Zeitraum"), 10, 10)
    form.group("Zeitraum").get_by_role("textbox", name="Ende").fill("2029-03")
    office.camera.look("termin", page)
    take("formular-termin", page, form.group("Zeitraum"), 10, 10)
    form.field("Stand").fill(TODAY)
    take("formular-speichern", page)
    form.save()
    assert "ende: 2029-03\n" in form.text("schule/praesentationstechnik-schulen")


def test_a_delay(office: Office) -> None:
    page = office.go("massnahmen/online-termine/")
    expect(page.locator(".df-fakten").first).to_contain_text("im Verzug")
    office.camera.take("seite-verzug", page, page.get_by_role("heading", level=1), 20, 6)
    form = office.edit("verzoegerung", "massnahmen/online-termine/")
    form.group("Zeitraum").get_by_role("textbox", name="Ende").fill("2027-03")
    history = form.add("Verlauf")
    history.get_by_role("textbox", name="Datum").last.fill(TODAY)
    history.get_by_role("radio", name="Verzögerung").last.click()
    history.get_by_role("textbox", name="Grund").last.fill("Der Personalrat entscheidet im Januar.")
    office.camera.take("formular-verlauf", page, _around(history.get_by_role("textbox", name="Datum").last), 16, 45)
    form.field("Stand").fill(TODAY)
    form.save()
    assert form.text("buerger/online-termine").count("art: verzoegerung") == 3


def _around(field: Locator) -> Locator:
    """The part of the form with the label of a field."""
    return field.locator("xpath=ancestor::*[@role='group'][1]")


def test_a_new_measure(office: Office) -> None:
    page, form = office.page, office.new("Schulen und Einrichtungen")
    office.camera.take("formular-neu", page)
    page.get_by_role("button", name=NEW).click()
    _choose(page, "Status", "idee")
    _choose(page, "Federführung", "Fachbereich Kultur und Bildung")
    page.set_viewport_size(WHOLE)
    form.field("Titel").fill("Hörbücher für die Stadtbibliothek")
    form.field("Kurz gesagt").fill("Wer schlecht sieht, leiht Hörbücher von zu Hause aus.")
    form.field("Stand").fill(TODAY)
    form.field("Beschreibung").fill("Heute gibt es Hörbücher nur auf CD.")
    office.camera.take("formular-massnahme", page)
    form.save()
    assert "measures/schule/hoerbuecher-fuer-die-stadtbibliothek.md" in office.gitea.files


def _choose(page: Page, field: str, option: str) -> None:
    page.get_by_role("combobox", name=field).click()
    page.get_by_role("option", name=option).click()


def test_a_new_programme(office: Office) -> None:
    page, form = office.page, office.new("Förderprogramme")
    office.camera.look("programm", page)
    page.get_by_role("button", name=NEW).click()
    _choose(page, "Ebene", "land")
    page.set_viewport_size(WHOLE)
    form.field("Titel").fill("Landesfonds Digitale Bibliothek")
    form.field("Kurz gesagt").fill("Das Land zahlt die Hälfte der neuen Technik.")
    form.field("Stand").fill(TODAY)
    form.field("Fördergeber").fill("Ministerium für Kultur")
    form.field("Adresse").fill("https://www.land.example/digitale-bibliothek")
    office.camera.take("formular-programm", page)
    form.save()
    assert "measures/foerderung/landesfonds-digitale-bibliothek.md" in office.gitea.files


def test_what_was_saved_passes_the_check_and_is_on_the_site(office: Office, tmp_path: Path) -> None:
    assert len(office.gitea.messages) == 4
    assert errors(checked(office.gitea.files, tmp_path)) == []
    office.site = build(tmp_path / "site", tmp_path / "measures", FORM_DIR="build/formular").site
    page, take = office.go("massnahmen/praesentationstechnik-schulen/"), office.camera.take
    expect(page.locator(".df-fakten").first).to_contain_text("1. Quartal 2027 bis März 2029")
    take("seite-termin", page, page.get_by_role("heading", level=1), 20, 6)
    page = office.go("massnahmen/online-termine/")
    expect(page.locator(".df-fakten").first).to_contain_text("Verzug droht")
    expect(page.locator(".df-fakten").first).to_contain_text("01.10.2025 bis März 2027")
    take("seite-danach", page, page.get_by_role("heading", level=1), 20, 6)
    page.set_viewport_size(WHOLE)
    expect(page.get_by_text("Der Personalrat entscheidet im Januar.").first).to_be_visible()
    take("seite-grund", page, page.get_by_role("heading", name="Verlauf"), 20, 20)
    page = office.go("massnahmen/hoerbuecher-fuer-die-stadtbibliothek/")
    take("seite-massnahme", page, page.get_by_role("heading", level=1), 20, 6)
    page = office.go("foerderung/landesfonds-digitale-bibliothek/")
    take("seite-programm", page, page.get_by_role("heading", level=1), 20, 6)
    page = office.go("mitmachen/neu/#schule")
    page.set_viewport_size(WHOLE)
    take("seite-neu", page, page.get_by_role("heading", name="Maßnahme: Schulen und Einrichtungen"), 20, 20)


def test_a_mistake_in_the_file_is_told_with_line_and_way_out(office: Office, tmp_path: Path) -> None:
    path = "measures/buerger/online-termine.md"
    right = office.gitea.files[path].decode()
    wrong = right.replace("ansatz: 14.200 €", "ansatz: 14.200").replace("art: verzoegerung", "art: verzögerung", 1)
    office.gitea.files[path] = wrong.encode()
    problems = checked(office.gitea.files, tmp_path).problems
    office.gitea.files[path] = right.encode()
    report = as_markdown([problem for problem in problems if problem.path == path], ADDRESS)
    line = next(number for number, text in enumerate(wrong.split("\n"), 1) if text.endswith("14.200"))
    assert f"Zeile {line}" in report
    assert f"„Zeile {line}“" in (GUIDE / "danach.md").read_text("utf-8")
    page = office.page
    page.goto("about:blank")
    page.set_viewport_size(SCREEN)
    page.set_content(f"<style>{_PLAIN}</style><main>{MarkdownIt().render(report)}</main>")
    office.camera.take("pruefung", page)


_PLAIN = "body { margin: 0; padding: 8px 24px; font: 16px/1.5 system-ui, sans-serif; color: #1f2328 } h2 { margin: 8px 0 } li { margin: 8px 0 }"


SEEN = ["", "termin/", "verzoegerung/", "massnahme/", "programm/", "danach/", "datei/", "neu/", "fehlermeldungen/"]
HEAVIEST = 150_000


@pytest.mark.parametrize("address", SEEN)
def test_a_page_of_the_guide_is_for_everybody_and_light(office: Office, address: str) -> None:
    """In light on a screen, in dark on a phone; what a first visit loads, pictures included that are near."""
    loaded: list[Response] = []
    page = office.page.context.new_page()
    page.on("response", lambda response: loaded.append(response))
    for size, scheme in ((SCREEN, "light"), (PHONE, "dark")):
        loaded.clear()
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(f"{ADDRESS}mitmachen/{address}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        first = {response.url: weight(response) for response in loaded}
        assert sum(first.values()) <= HEAVIEST, first
    page.close()


@pytest.mark.parametrize("guide", ["index", "termin", "verzoegerung", "massnahme", "programm"])
def test_every_word_of_the_steps_was_on_a_screen(office: Office, guide: str) -> None:
    told = [word for step in steps_in_the_form(guide) for word in words_of(step)]
    assert told
    assert [word for word in told if word not in office.camera.seen[guide]] == []


def test_every_picture_of_the_guide_has_its_moment(office: Office) -> None:
    assert office.camera.taken == set(office.camera.wanted)

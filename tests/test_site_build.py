"""The site of Musterstadt and of tests/towns/wirklich, built as `make site` does."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from filecmp import dircmp
from pathlib import Path

import pytest

from digitalfahrplan.archive.snapshot import read_snapshots
from digitalfahrplan.command import main
from digitalfahrplan.plan import Plan, load
from digitalfahrplan.presentation.page import Page
from digitalfahrplan.presentation.pages import pages_of
from digitalfahrplan.viewing import view_of
from tests.conftest import TODAY
from tests.site.building import ROOT, Built, build
from tests.site.checks import Site
from tests.site.filling import write
from tests.site.html import Element, page, parse
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN, empty

ADDRESSES = (
    "", "roadmap/", "prioritaeten/", "bereiche/intern/", "bereiche/buerger/", "bereiche/buerger/breitband/", "bereiche/schule/",
    "massnahmen/", "orte/", "haushalt/", "ressourcen/", "foerderung/", "organisation/", "mitmachen/", "mitmachen/felder/",
    "mitmachen/fehlermeldungen/", "leichte-sprache/", "impressum/", "datenschutz/", "barrierefreiheit/", "glossar/", "methode/",
)  # fmt: skip
WARNING = re.compile(r"^(?:WARNING|ERROR|DEPRECATED)|Warning:", re.MULTILINE)


@pytest.fixture(scope="module")
def wirklich(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("wirklich"), "tests/towns/wirklich")


@pytest.fixture(params=["musterstadt", "wirklich"])
def town(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue({"musterstadt": "built", "wirklich": "wirklich"}[request.param])
    return found


def plan_of(content: str) -> Plan:
    plan = load(ROOT / content, TODAY).plan
    assert plan is not None
    return plan


def test_the_build_says_nothing_but_what_it_does(town: Built) -> None:
    assert town.status == 0, town.log
    assert not WARNING.search(town.log), town.log


def test_every_page_holds(town: Built) -> None:
    assert Site(town.site).faults() == []


def test_every_promised_page_is_there(town: Built) -> None:
    assert [address for address in ADDRESSES if not (town.site / address / "index.html").is_file()] == []


@pytest.mark.parametrize(("content", "fixture"), [("measures", "built"), ("tests/towns/wirklich", "wirklich")])
def test_every_measure_programme_and_former_address_has_a_page(
    content: str, fixture: str, request: pytest.FixtureRequest
) -> None:
    site, plan = request.getfixturevalue(fixture).site, plan_of(content)
    entities = [("massnahmen", entity) for entity in plan.measures] + [
        ("foerderung", entity) for entity in plan.programmes
    ]
    assert entities
    for folder, entity in entities:
        html = page(site, f"{folder}/{entity.id}/")
        assert html.find("h1")[0].text == entity.title
        assert html.find("title")[0].text == f"{entity.title} – Digitalfahrplan {plan.town.name}"
        assert meta(html, "description") == entity.summary
        for former in entity.former_ids:
            assert page(site, f"{folder}/{former}/").find("a")


def meta(html: Element, name: str) -> str | None:
    named = {
        element.attributes.get("name"): element.attributes["content"]
        for element in html.find("meta")
        if "name" in element.attributes
    }
    return named.get(name)


def test_old_addresses_lead_on_by_themselves(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {
        "kommune.yml": MINIMAL_TOWN, "buerger/neu.md": MINIMAL_MEASURE.replace("stand:", "ehemals: [alt, uralt]\nstand:"),
    })  # fmt: skip
    site = build(tmp_path / "site", content, SITE_URL="https://plan.stadt.example/digital/").site
    for former in ("alt", "uralt"):
        html = page(site, f"massnahmen/{former}/")
        (refresh,) = [element for element in html.find("meta") if element.attributes.get("http-equiv") == "refresh"]
        assert refresh.attributes["content"] == "0; url=../neu/"
        (canonical,) = [element for element in html.find("link") if element.attributes.get("rel") == "canonical"]
        assert canonical.attributes["href"] == "../neu/"
    searched = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind/fragment").iterdir()]
    assert [text for text in searched if b'"/massnahmen/neu/"' in text]
    assert not [text for text in searched if b'"/massnahmen/alt/"' in text]
    (canonical,) = [
        element
        for element in page(site, "massnahmen/neu/").find("link")
        if element.attributes.get("rel") == "canonical"
    ]
    assert canonical.attributes["href"] == "https://plan.stadt.example/digital/massnahmen/neu/"


def differences(one: Path, other: Path) -> Iterator[str]:
    compared = dircmp(one, other, ignore=[], hide=[])
    queue = [compared]
    while queue:
        here = queue.pop()
        yield from (*here.left_only, *here.right_only, *here.funny_files)
        yield from (
            name
            for name in here.common_files
            if Path(here.left, name).read_bytes() != Path(here.right, name).read_bytes()
        )
        queue += here.subdirs.values()


def test_two_builds_are_the_same_to_the_byte(built: Built, tmp_path: Path) -> None:
    again = build(tmp_path / "again").site
    assert list(differences(built.site, again)) == []
    assert (again / "sitemap.xml.gz").is_file()


def test_the_day_comes_from_outside(tmp_path: Path) -> None:
    content = write(tmp_path / "content", empty())
    morning = build(tmp_path / "a", content, SOURCE_DATE_EPOCH="1893456000").site
    assert "01.01.2030" in page(morning, "impressum/").find("article")[0].text


def test_the_foot_leads_to_the_licence_however_it_is_spelled(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"kommune.yml": f"{MINIMAL_TOWN}lizenz: CC BY 4.0\n"})
    site = build(tmp_path / "site", content).site
    (link,) = [link for link in page(site, "impressum/").find("a") if link.text == "CC BY 4.0"]
    assert link.attributes["href"] == "https://creativecommons.org/licenses/by/4.0/"


def test_errors_stop_the_build_with_german_sentences(tmp_path: Path) -> None:
    wrong = MINIMAL_MEASURE.replace("status: idee", "status: fertig").replace("kurz: Es gibt eine.\n", "")
    content = write(tmp_path / "content", {"kommune.yml": MINIMAL_TOWN, "buerger/website.md": wrong})
    stopped = build(tmp_path / "site", content)
    assert stopped.status == 1
    assert "buerger/website.md:3:9  Fehler B113" in stopped.log
    assert "Fehler C101" in stopped.log
    assert "Traceback" not in stopped.log
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("content", ["nirgends", "mkdocs.yml"])
def test_a_folder_that_is_none_stops_the_build_with_a_sentence(tmp_path: Path, content: str) -> None:
    stopped = build(tmp_path / "site", ROOT / content)
    assert stopped.status == 1
    assert "Inhaltsordner nicht lesbar" in stopped.log
    assert "Traceback" not in stopped.log


@pytest.mark.parametrize(
    "key", ["render_macros: true", "template: evil.html", "hide: [toc]", "ignore_macros: true", "title: x"]
)
def test_no_measure_speaks_to_the_generator(tmp_path: Path, key: str) -> None:
    content = write(
        tmp_path,
        {"kommune.yml": MINIMAL_TOWN, "buerger/website.md": MINIMAL_MEASURE.replace("stand:", f"{key}\nstand:")},
    )
    assert [problem.code for problem in load(content, TODAY).problems if problem.severity == "fehler"] == ["C102"]


def test_the_command_writes_the_pages_of_the_site(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["pages", str(tmp_path), "--content", "measures", "--today", "2026-11-23"]) == 0
    assert "Seiten" in capsys.readouterr().out
    written = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*") if path.is_file()}
    at_home = list(pages_of(view_of(plan_of("measures"), Path("measures"), docs=Path("docs"))))
    assert {path for path in written if path.endswith(".md")} == {one.path for one in at_home}
    for one in at_home:
        assert written[one.path].read_text(encoding="utf-8") == one.markdown
        article = page(built.site, one.path.removesuffix("index.md").removesuffix(".md")).find("article")[0]
        assert squeezed(said_by(one)) == squeezed(article.text), one.path
    others = written.keys() - {one.path for one in at_home}
    assert [path for path in sorted(others) if written[path].read_bytes() != (built.site / path).read_bytes()] == []


def test_the_command_knows_address_and_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SITE_URL", "https://plan.stadt.example/digital")
    assert main(["pages", str(tmp_path), "--content", "measures", "--today", "2026-11-23"]) == 0
    assert "Seiten" in capsys.readouterr().out
    snapshots = read_snapshots(Path("archive"))
    assert snapshots
    assert all((tmp_path / f"haushalt/{it.year}.md").is_file() for it in snapshots)
    measure = (tmp_path / "massnahmen/rathaus-chatbot.md").read_text(encoding="utf-8")
    assert f"archiv/{snapshots[0].name}/" in measure
    assert "https://plan.stadt.example/digital/massnahmen/rathaus-chatbot/" in measure.replace("<wbr>", "")
    assert b"https://plan.stadt.example/digital/" in (tmp_path / "catalog.ttl").read_bytes()


def said_by(one: Page) -> str:
    """Everything a page says, in its order."""
    sections = (text for section in one.sections for text in (section.title, parse(section.html).text))
    return " ".join([one.title, parse(one.lead).text, *sections])


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("content", ["measures", "tests/towns/wirklich"])
def test_the_real_content_has_no_errors(content: str) -> None:
    assert [problem for problem in load(ROOT / content, TODAY).problems if problem.severity == "fehler"] == []

"""Towns that are not in the repository: one whose every text attacks, and the smallest and largest that may come."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from digitalfahrplan.presentation.searching.facets import FACETS
from tests.site.building import Built, build
from tests.site.checks import Site
from tests.site.filling import front_matter, measure, town, town_file, write
from tests.site.hostile import Enemy
from tests.site.html import page
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN, empty, full, hostile, large, tiny
from tests.test_site_build import WARNING


def built_from(folder: Path, files: Mapping[str, str], **variables: str) -> Built:
    return build(folder / "site", write(folder / "content", files), **variables)


@pytest.fixture(scope="module")
def enemy() -> Enemy:
    return Enemy()


@pytest.fixture(scope="module")
def attacked(enemy: Enemy, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_from(tmp_path_factory.mktemp("hostile"), hostile(enemy))


def test_a_hostile_town_builds_and_its_pages_do_nothing(attacked: Built) -> None:
    assert attacked.status == 0, attacked.log
    assert not WARNING.search(attacked.log)
    assert Site(attacked.site).faults() == []


def test_nothing_of_it_was_executed(attacked: Built) -> None:
    for path in attacked.site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"Nr\d+ 49\b", html), "a macro ran"
        assert "<div data-df-block=" not in html, "a block is missing"


def test_every_text_stands_somewhere_as_it_was_written(attacked: Built, enemy: Enemy) -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in (attacked.site.parent / "content").rglob("*.*"))
    said = {text: place for text, place in enemy.said.items() if json.dumps(text, ensure_ascii=False) in written}
    seen = "\n".join(" ".join(one.find("html")[0].text.split()) for one in Site(attacked.site).pages.values())
    assert len(said) > 500
    assert {place for text, place in said.items() if " ".join(text.split()) not in seen} == NOT_FOR_READING


# What only other programs need, and what made the rank of a closed measure.
NOT_FOR_READING = {
    "kommune.kreis.name", "kommune.repository.branch", "kommune.repository.anmeldung", "kommune.govdata.bereitsteller",
    "massnahme.pflicht.rechtsgrundlage", "massnahme.prioritaet.beschluss", "massnahme.prioritaet.begruendung",
}  # fmt: skip


def test_titles_and_descriptions_are_exact(attacked: Built) -> None:
    for path in sorted((attacked.site.parent / "content").rglob("intern/*.md")):
        raw = json.loads(path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n")[0])
        html = page(attacked.site, f"massnahmen/{path.stem}/")
        assert html.find("h1")[0].text == raw["titel"]
        assert html.find("title")[0].text.startswith(f"{raw['titel']} – Digitalfahrplan Nr")
        assert [
            element.attributes["content"]
            for element in html.find("meta")
            if element.attributes.get("name") == "description"
        ] == [raw["kurz"]]


def test_a_content_folder_elsewhere_is_edited_at_the_top_of_the_repository(attacked: Built) -> None:
    for address, path in {
        "massnahmen/intern-idee/": "content/intern/intern-idee.md",
        "orte/schule-a/": "content/kommune.yml",
    }.items():
        (edit,) = [link for link in page(attacked.site, address).find("a") if link.attributes.get("rel") == "edit"]
        assert edit.attributes["href"].endswith(f"/{path}")
        assert ".." not in edit.attributes["href"]


def test_no_text_means_anything_to_the_search_index(attacked: Built) -> None:
    fragments = list((attacked.site / "pagefind/fragment").iterdir())
    assert fragments
    for fragment in fragments:
        found = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
        assert set(found["filters"]) <= FACETS
        assert "___" not in found["content"]
        assert found["url"].startswith("/")


def test_in_the_browser_too_diagrams_are_text(enemy: Enemy, tmp_path: Path) -> None:
    live = built_from(tmp_path, hostile(enemy), MERMAID="live")
    assert live.status == 0, live.log
    assert [fault for fault in Site(live.site).faults() if "a picture without a name" not in fault] == []


TOWNS: dict[str, Mapping[str, str]] = {
    "no measures, no programmes, no folders": empty(),
    "one measure, required keys only": tiny(),
    "every key of the model": full(lambda place: place),
    "300 measures in one long chain": large(300),
    "only what is over": {
        "kommune.yml": MINIMAL_TOWN,
        "buerger/a.md": MINIMAL_MEASURE.replace("idee", "verworfen").replace("stand:", "begruendung: Zu teuer.\nstand:"),
    },
    "ids like anchors of the page": {
        "kommune.yml": town_file(
            lambda place: place,
            organisation=town(lambda _: "Inhalt")["organisation"],
            orte=[*town(lambda _: "Seitenfuss")["orte"], *({"id": id_, "name": id_, "art": "schule"} for id_ in ("inhalt", "df-menue"))],
        ),
        "intern/kosten.md": front_matter(measure("intern", lambda _: "Kosten", voraussetzungen=None, foerderung=None)),
        "schule/seitenfuss.md": front_matter(measure("schule", lambda _: "Tabelle kosten", voraussetzungen=None, foerderung=None)),
    },
    "the first and the last year": {
        "kommune.yml": town_file(lambda place: place, haushalt={"jahr": "2100", "planungsjahre": "20"}),
        "intern/lang.md": front_matter(measure(
            "intern", lambda place: place, "geplant", voraussetzungen=None, foerderung=None, tatsaechlich=None, einsparungen=None,
            zeitraum={"beginn": "1990", "ende": "2100"},
            kosten=[{"jahr": jahr, "art": "offen", "schaetzung": "unbekannt"} for jahr in ("1990–2100", "ab 1990", "offen")],
        )),
    },
    "zeros": {
        "kommune.yml": town_file(lambda place: place),
        "intern/null.md": front_matter(measure(
            "intern", lambda place: place, "geplant", voraussetzungen=None, foerderung=None, fortschritt="0",
            kosten=[{"jahr": "2027", "art": "investiv", "ansatz": "0"}], personal=[{"jahr": "2027", "organisation": "it", "tage": "0"}],
            einsparungen=[{"ab": "2027", "jaehrlich": "0"}], indikatoren=[{"name": "x", "ausgang": "-5", "ziel": "0"}],
        )),
    },
    "a thousand milestones": {
        "kommune.yml": town_file(lambda place: place),
        "intern/viele.md": front_matter(measure(
            "intern", lambda place: place, voraussetzungen=None, foerderung=None,
            meilensteine=[{"titel": f"Schritt {number}", "termin": f"{2000 + number % 90}-0{1 + number % 9}"} for number in range(1_000)],
        )),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", TOWNS)
def test_unusual_towns_build_and_their_pages_hold(name: str, tmp_path: Path) -> None:
    built = built_from(tmp_path, TOWNS[name])
    assert built.status == 0, built.log
    assert not WARNING.search(built.log), built.log
    assert Site(built.site).faults() == []


def test_empty_states_say_that_there_is_nothing_yet(tmp_path: Path) -> None:
    site = built_from(tmp_path, empty()).site
    for address, sentence in {
        "massnahmen/": "Es gibt noch keine Maßnahmen.",
        "foerderung/": "Es gibt noch keine Förderprogramme.",
        "prioritaeten/": "Es gibt keine offenen Maßnahmen.",
        "roadmap/": "Hier ist noch nichts geplant.",
        "methode/": "Die Kommune hat noch keine Kriterien festgelegt.",
        "impressum/": "Diese Angabe fehlt noch: Impressum.",
    }.items():
        assert sentence in page(site, address).find("article")[0].text, address
    assert not page(site, "massnahmen/").find("form")[1:], "a filter without anything to filter"

"""The form's settings and page: from the model and the town, valid for Sveltia, and only where a town has a repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from digitalfahrplan.model import Area, Choice, Forge, Measure, Programme
from digitalfahrplan.model.describe import fields_of
from digitalfahrplan.model.town_parts import Repository
from digitalfahrplan.plan import Plan, load
from digitalfahrplan.presentation.blocks.form import form
from digitalfahrplan.presentation.footer import page_footer
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.form import form_files
from digitalfahrplan.publish.form.config import config
from digitalfahrplan.publish.form.page import page, policy
from digitalfahrplan.site import Site
from tests.site.towns import empty, tiny

from .conftest import FILE, Check, measure

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "node_modules/@sveltia/cms/schema/sveltia-cms.json"


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = load(ROOT / "measures", date(2026, 11, 23)).plan
    assert found is not None
    return found


def repository(forge: str, url: str = "https://git.stadt.example/amt/plan", **more: str) -> Repository:
    return Repository.model_validate({"forge": forge, "url": url, **more})


FORGES = [
    repository("github", "https://github.com/amt/plan"),
    repository("github", "https://github.stadt.example/amt/plan", anmeldung="x"),
    repository("gitlab"),
    repository("gitlab", "https://git.stadt.example/gruppe/amt/plan.git", anmeldung="x"),
    repository("gitea", anmeldung="x"),
    repository("forgejo", branch="haupt"),
    repository("gitea", "https://www.stadt.example/git/digital/fahrplan/wiki"),
]


def collections(plan: Plan) -> dict[str, Any]:
    return {one["name"]: one for one in config(plan, FORGES[2], "/")["collections"]}


def every(fields: list[Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Each field with its way, at any depth."""
    for field in fields:
        yield above + field["name"], field
        yield from every(field.get("fields", []), f"{above}{field['name']}.")


@pytest.mark.form
@pytest.mark.parametrize("forge", FORGES, ids=lambda one: f"{one.forge}-{one.url}")
def test_sveltia_takes_the_settings(plan: Plan, forge: Repository) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for root in ("/", "https://fahrplan.example/"):
        told = json.loads(json.dumps(config(plan, forge, root)))
        assert [error.message[:300] for error in Draft7Validator(schema).iter_errors(told)] == []


def test_every_field_is_there_in_german_with_help(plan: Plan) -> None:
    for name, collection in collections(plan).items():
        model = Programme if name == "foerderung" else Measure
        names = [field["name"] for field in collection["fields"]]
        assert set(names) == {*fields_of(model), "body", "urtext"}
        assert names[0] == "titel"
        assert names.index("kosten" if model is Measure else "quote") < names.index("links")
        for way, field in every(collection["fields"]):
            assert way == "urtext" or (field["label"] and field["hint"]), way
            assert not field.get("hint", "").startswith("Fehlt"), "what is meant comes before what may be missing"
            assert field["widget"] in ("string", "text", "select", "relation", "list", "object", "hidden"), way


def test_what_the_town_knows_can_be_chosen(plan: Plan) -> None:
    found = {name: dict(every(one["fields"])) for name, one in collections(plan).items()}
    units = [unit.id for unit in plan.town.units]
    for way in ("federfuehrung", "beteiligte", "kosten.traeger", "personal.organisation"):
        assert [option["value"] for option in found["schule"][way]["options"]] == units
    for area in Area:
        own = [field.id for field in plan.town.fields if field.area is area]
        assert [option["value"] for option in found[area.value]["handlungsfeld"]["options"]] == own
    assert found["intern"]["voraussetzungen"]["multiple"] is True
    assert {option["value"] for option in found["intern"]["voraussetzungen"]["options"]} == set(plan.by_id)
    assert found["foerderung"]["voraussetzungen"]["widget"] == "list"
    assert found["buerger"]["foerderung.programm"]["collection"] == "foerderung"
    places = {option["value"]: option["label"] for option in found["schule"]["orte.ort"]["options"]}
    assert places == {place.id: place.name for place in plan.town.places}
    assert plan.town.criteria is not None
    for voice in ("fachbereich", "politik"):
        names = [field["name"] for field in found["buerger"][f"bewertung.{voice}"]["fields"]]
        assert names == [criterion.id for criterion in plan.town.criteria.items]


def test_a_new_town_has_no_empty_choice_or_group(check: Check) -> None:
    """Sveltia would not start: a town without places, criteria, categories, and in one area only a field of action."""
    for files in (empty(), tiny()):
        small = check(dict(files)).plan
        assert small is not None
        found = {name: dict(every(one["fields"])) for name, one in collections(small).items()}
        for fields in found.values():
            assert [way for way, it in fields.items() if [] in (it.get("options"), it.get("fields"))] == []
        ways = found["buerger"]
        assert [way for way in ("orte", "bewertung", "beschaffungen") if way in ways] == []
        assert [way for way in ("federfuehrung", "handlungsfeld", "kosten.traeger", "titel") if way not in ways] == []
        assert "handlungsfeld" not in found["schule"]
        assert ("voraussetzungen" in ways) == bool(small.measures)


def test_closed_lists_offer_exactly_their_words(plan: Plan) -> None:
    words = {frozenset(word.value for word in kind) for kind in Choice.__subclasses__()} | {frozenset({"ja", "nein"})}
    for collection in collections(plan).values():
        for way, field in every(collection["fields"]):
            if field["widget"] == "select" and not field["hint"].endswith(
                " Fehlt etwas in der Auswahl? Der Digital-Manager ergänzt es."
            ):
                assert frozenset(option["value"] for option in field["options"]) in words, way


def test_each_forge_is_asked_where_it_is(plan: Plan) -> None:
    told = [config(plan, forge, "/")["backend"] for forge in FORGES]
    assert [(one["name"], one["repo"], one["branch"]) for one in told] == [
        ("github", "amt/plan", "main"),
        ("github", "amt/plan", "main"),
        ("gitlab", "amt/plan", "main"),
        ("gitlab", "gruppe/amt/plan", "main"),
        ("gitea", "amt/plan", "main"),
        ("gitea", "amt/plan", "haupt"),
        ("gitea", "digital/fahrplan", "main"),
    ]
    assert [one.get("api_root") for one in told] == [
        None,
        "https://github.stadt.example/api/v3",
        *["https://git.stadt.example/api/v4"] * 2,
        *["https://git.stadt.example/api/v1"] * 2,
        "https://www.stadt.example/git/api/v1",
    ]
    assert [one.get("base_url") for one in told[4:]] == [
        *["https://git.stadt.example"] * 2,
        "https://www.stadt.example/git",
    ]
    assert [one["auth_methods"] for one in told] == [["token"]] * 3 + [["oauth", "token"]] * 2 + [["token"]] * 2
    assert [one.get("auth_type") for one in told] == [None, None, None, "pkce", None, None, None]
    modes = [config(plan, forge, "/")["publish_mode"] for forge in FORGES]
    assert modes == ["editorial_workflow"] * 4 + ["simple"] * 3


@pytest.mark.parametrize("host", ["GitHub.com", "www.github.com"])
def test_github_is_known_however_its_name_is_written(host: str, plan: Plan) -> None:
    forge = repository("github", f"https://{host}/amt/plan")
    assert "api_root" not in config(plan, forge, "/")["backend"]
    assert "https://api.github.com" in policy(forge)


def test_the_page_may_ask_nobody_but_the_forge() -> None:
    told = dict(part.split(" ", 1) for part in policy(FORGES[0]).split("; "))
    assert told["default-src"] == "'none'"
    assert told["script-src"] == "'self'"
    assert told["connect-src"] == "'self' data: blob: https://github.com https://api.github.com"
    assert "https:" not in policy(FORGES[2]).replace("https://git.stadt.example", "")
    assert policy(FORGES[6]).count("https://www.stadt.example") == 2


def test_an_id_of_a_new_file_fits_as_the_check_demands(plan: Plan) -> None:
    """With the ids that are reserved, were a file's once, or have ended; Sveltia's random ones are refused as well."""
    former = next(id_ for measure in plan.measures for id_ in measure.former_ids)
    gone = plan.tombstones[0].id
    good = ("a", "wlan-grundschulen", "x" * 64, "index2", "abcdef-0123456", "com10")
    bad = (
        "",
        "1-buergeramt",
        "index",
        "con",
        "lpt9",
        "x" * 65,
        "a--b",
        "-a",
        "a-",
        "a_b",
        "ä",
        "A",
        "abcdef012345",
        former,
        gone,
    )
    for collection in collections(plan).values():
        pattern, told = collection["slug"]["pattern"]
        assert [id_ for id_ in good if not re.fullmatch(pattern, id_)] == []
        assert [id_ for id_ in bad if re.fullmatch(pattern, id_)] == []
        assert "zum Beispiel wlan-grundschulen" in told


def test_the_page_is_german_and_escapes_the_town() -> None:
    html = page("<b>Stadt</b>", FORGES[2], "formular.js")
    assert '<html lang="de">' in html
    assert "<b>" not in html
    assert '<a href="https://git.stadt.example/amt/plan">Ablage</a>' in html


def test_a_town_without_repository_has_no_form(check: Check, plan: Plan) -> None:
    small = check({FILE: measure()}).plan
    assert small is not None
    assert small.town.repository is None
    assert list(form_files(small, "/")) == []
    assert form(View(small, form=True), Links("mitmachen/")) == ""
    assert [path for path, _ in form_files(plan, "/")] == ["bearbeiten/index.html", "bearbeiten/config.json"]


def test_a_site_has_it_only_when_it_was_built(plan: Plan) -> None:
    built, bare = (Site.load(ROOT / "measures", "/", form=form) for form in (True, False))
    assert [path for path, _ in built.form_files()] == ["bearbeiten/index.html", "bearbeiten/config.json"]
    assert list(bare.form_files()) == []
    links = Links("mitmachen/")
    assert '<a href="../bearbeiten/">Formular</a>' in form(built.view, links)
    assert "Vorschlag" in form(built.view, links)
    assert form(bare.view, links) == ""


@pytest.mark.parametrize(("built", "words"), [(True, True), (False, False)])
def test_a_measure_and_a_programme_lead_into_their_form(plan: Plan, built: bool, words: bool) -> None:
    view = View(plan, form=built)
    for entity, folder in ((plan.measures[0], plan.measures[0].area.value), (plan.programmes[0], "foerderung")):
        foot = page_footer(view, Links(f"x/{entity.id}/"), entity)
        assert (f'"../../bearbeiten/#/collections/{folder}/entries/{entity.id}"' in foot) is words
        assert ("Im Formular bearbeiten" in foot) is words
    assert "Im Formular" not in page_footer(view, Links("impressum/"), None, "docs/impressum.md")


def test_where_nothing_waits_for_a_merge_the_guide_says_so(plan: Plan) -> None:
    town = plan.town.model_copy(update={"repository": repository(Forge.GITEA.value)})
    assert "sofort" in form(View(replace(plan, town=town), form=True), Links("mitmachen/"))

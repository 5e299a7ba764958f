"""Where each forge edits and makes files, whatever the files and branches are called; and the page that leads there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.model import Area, Entity, Forge, Measure, Programme, patterns
from digitalfahrplan.model.describe import fields_of
from digitalfahrplan.model.starter import FILL_IN, FILL_IN_TEXT, starting_text
from digitalfahrplan.model.town_parts import Repository
from digitalfahrplan.presentation.blocks.new_file import button, new_file
from digitalfahrplan.presentation.footer import page_footer
from digitalfahrplan.presentation.forge import (
    MAX_ADDRESS,
    Project,
    edit_address,
    folder_address,
    new_address,
    path_in_repository,
    project_of,
    report_address,
)
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.source.templates import read_templates
from tests.site.html import Element, parse
from tests.site.plans import view_of
from tests.site.towns import MINIMAL_TOWN

from .conftest import TODAY, Check

ROOT = Path(__file__).parent.parent
URL = "https://git.example:8443/digital/unter/plan"
FORGES = pytest.mark.parametrize("forge", Forge)
KINDS: Mapping[str, type[Entity]] = {**dict.fromkeys(Area, Measure), "foerderung": Programme}


def repository(forge: Forge, branch: str = "main", url: str = URL) -> Repository:
    return Repository(forge=forge, url=url, branch=branch)


@pytest.mark.parametrize(
    ("forge", "edit", "see", "new"),
    [
        (
            Forge.GITHUB,
            "/edit/main/measures/intern/a.md",
            "/tree/main/measures/intern",
            "/new/main/measures/intern?filename=a.md&value=x%20%26%20y%0A",
        ),
        (
            Forge.GITLAB,
            "/-/edit/main/measures/intern/a.md",
            "/-/tree/main/measures/intern",
            "/-/new/main?file_name=measures%2Fintern%2Fa.md",
        ),
        (
            Forge.GITEA,
            "/_edit/main/measures/intern/a.md",
            "/src/branch/main/measures/intern",
            "/_new/main/measures/intern?filename=a.md&value=x%20%26%20y%0A",
        ),
        (
            Forge.FORGEJO,
            "/_edit/main/measures/intern/a.md",
            "/src/branch/main/measures/intern",
            "/_new/main/measures/intern?filename=a.md&value=x%20%26%20y%0A",
        ),
    ],
)
def test_the_rules_of_every_forge(forge: Forge, edit: str, see: str, new: str) -> None:
    there = repository(forge)
    assert edit_address(there, "measures/intern/a.md") == URL + edit
    assert folder_address(there, "measures/intern") == URL + see
    assert new_address(there, "measures/intern", "a.md", "x & y\n") == URL + new


@FORGES
@pytest.mark.parametrize("tail", ["", "/", "//", ".git", ".git/", "?tab=readme", "/#top"])
def test_whatever_address_of_the_project_somebody_copied(forge: Forge, tail: str) -> None:
    assert edit_address(repository(forge, url=URL + tail), "a.md") == edit_address(repository(forge), "a.md")


@pytest.mark.parametrize(
    ("forge", "page"),
    [
        (Forge.GITHUB, "/tree/main/measures"),
        (Forge.GITHUB, "/blob/main/README.md"),
        (Forge.GITHUB, "/pulls"),
        (Forge.GITHUB, "/issues?q=is%3Aopen"),
        (Forge.GITHUB, "/pull/7/files"),
        (Forge.GITHUB, "/wiki/Start"),
        (Forge.GITHUB, "/settings/access#invite"),
        (Forge.GITEA, "/issues/7"),
        (Forge.GITEA, "/wiki/?action=_pages"),
        (Forge.FORGEJO, "/src/tag/v1/measures"),
        (Forge.FORGEJO, "/_edit/main/README.md"),
        (Forge.FORGEJO, "/settings"),
        (Forge.GITLAB, "/-/tree/main/measures?ref_type=heads"),
        (Forge.GITLAB, "/-/merge_requests/7"),
        (Forge.GITEA, "/src/branch/main/measures"),
        (Forge.FORGEJO, "/src/commit/0123abc/"),
    ],
)
def test_a_page_of_the_project_is_as_good(forge: Forge, page: str) -> None:
    assert edit_address(repository(forge, url=URL + page), "a.md") == edit_address(repository(forge), "a.md")
    assert project_of(repository(forge, url=URL + page)) == project_of(repository(forge))


def test_the_parts_of_an_address() -> None:
    """At GitLab groups lie in groups; elsewhere what stands before owner and project is where the forge lives."""
    host = "https://git.example:8443"
    assert project_of(repository(Forge.GITLAB)) == Project(host, "digital/unter", "plan")
    for forge in (Forge.GITEA, Forge.FORGEJO, Forge.GITHUB):
        assert project_of(repository(forge)) == Project(f"{host}/digital", "unter", "plan")
        assert project_of(repository(forge, url=f"{host}//digital/plan.git/")) == Project(host, "digital", "plan")


@FORGES
@pytest.mark.parametrize(
    "url",
    [
        "https://github.com",
        "https://github.com/",
        "https://github.com/ort",
        "https://gitlab.com//ort//",
        "https://g.de/?a/b/c",
    ]
    + ["https://gitlab.com/ort/-/boards", "https://github.com/ort#a/b", "https://git.example:8443/plan.git"],
)
def test_an_address_that_names_no_project_is_an_error(forge: Forge, url: str, check: Check) -> None:
    repository = f"repository: {{forge: {forge}, url: '{url}'}}\n"
    outcome = check({"kommune.yml": MINIMAL_TOWN + repository})
    assert outcome.plan is None
    (problem,) = (problem for problem in outcome.problems if problem.code == "B109")
    assert "nennt kein Projekt" in problem.detail
    assert re.search(patterns.PROJECT, url) is None


def test_a_project_may_be_called_like_a_page() -> None:
    for url in ("https://github.com/tree/blob", "https://github.com/blob/tree/", "https://github.com/wiki/issues"):
        assert edit_address(repository(Forge.GITHUB, url=url), "a.md") == f"{url.rstrip('/')}/edit/main/a.md"


NAMES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="/"), max_size=12)
    .map(str.strip)
    .filter(lambda name: name not in ("", ".", ".."))
)
BRANCHES = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@given(st.sampled_from(Forge), BRANCHES, st.lists(NAMES, min_size=1, max_size=3), st.text(st.characters(codec="utf-8")))
def test_odd_names_arrive_as_they_are(forge: Forge, branch: str, parts: list[str], text: str) -> None:
    there, path = repository(forge, branch), "/".join(parts)
    *folders, name = ["measures", *parts]
    edit = urlsplit(edit_address(there, path))
    assert (edit.query, edit.fragment) == ("", "")
    assert unquote(edit.path).endswith(f"/{branch}/{path}")
    new = urlsplit(new_address(there, "/".join(folders), name, text))
    query = parse_qs(new.query, keep_blank_values=True, strict_parsing=True)
    assert new.fragment == ""
    if forge is Forge.GITLAB:
        assert unquote(new.path).endswith(f"/-/new/{branch}")
        assert query == {"file_name": ["/".join([*folders, name])]}
    else:
        assert unquote(new.path).endswith(f"/{branch}/{'/'.join(folders)}")
        assert query == {"filename": [name]} | ({"value": [text]} if text else {})


@FORGES
def test_a_text_that_is_too_long_is_left_out(forge: Forge) -> None:
    there = repository(forge)
    bare = new_address(there, "measures/intern", "a.md")
    fits = MAX_ADDRESS - len(bare) - len("&value=")
    for text in ("ä" * 5000, "x" * (fits + 1)):
        assert new_address(there, "measures/intern", "a.md", text) == bare
    filled = new_address(there, "measures/intern", "a.md", "x" * fits)
    assert len(filled) == (len(bare) if forge is Forge.GITLAB else MAX_ADDRESS)


@pytest.mark.parametrize(
    ("path", "town", "there"),
    [
        ("measures/intern/a.md", "measures/kommune.yml", "measures/intern/a.md"),
        ("../stadt/plan/intern/a.md", "../stadt/plan/kommune.yml", "plan/intern/a.md"),
        ("docs/index.md", "../stadt/plan/kommune.yml", "docs/index.md"),
    ],
)
def test_a_content_folder_elsewhere_lies_at_the_top_of_the_repository(path: str, town: str, there: str) -> None:
    assert path_in_repository(path, town) == there


@pytest.mark.parametrize("kind", KINDS)
def test_the_short_text_is_right_up_to_what_is_to_fill_in(check: Check, kind: str) -> None:
    text = starting_text(KINDS[kind], TODAY)
    lines = text.split("\n")
    placeholders = {number for number, line in enumerate(lines, 1) if line.endswith(f": {FILL_IN}")}
    problems = check({f"{kind}/neu.md": text}).problems
    assert {problem.line for problem in problems} == placeholders != set()
    assert {line.split(":")[0] for line in lines if line.endswith(f": {FILL_IN_TEXT}")} == {
        "measure": {"titel", "kurz"},
        "programme": {"titel", "kurz", "foerdergeber"},
    }[KINDS[kind].__name__.lower()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_short_text_explains_what_must_be_there_and_nothing_else(check: Check, kind: str) -> None:
    text = starting_text(KINDS[kind], TODAY)
    needed = {key: field for key, field in fields_of(KINDS[kind]).items() if field.is_required()}
    assert re.findall(r"^(\w+): ", text, re.MULTILINE) == list(needed)
    assert all(f"# {field.title}: {field.description}" in text for field in needed.values())
    filled = text.replace(FILL_IN_TEXT, "Ein Text")
    for key, value in {
        "status": "geplant",
        "federfuehrung": "it",
        "ebene": "kreis",
        "url": "https://kreis.example/",
    }.items():
        filled = filled.replace(f"{key}: {FILL_IN}", f"{key}: {value}")
    assert check({f"{kind}/neu.md": filled}).problems == ()


@FORGES
@pytest.mark.parametrize("kind", KINDS)
def test_the_short_text_fits_into_an_address(forge: Forge, kind: str) -> None:
    text = starting_text(KINDS[kind], TODAY)
    address = new_address(repository(forge, "ein/langer#zweig"), f"measures/{kind}", "neue-massnahme.md", text)
    assert len(address) < MAX_ADDRESS * 0.8
    assert ("value=" in address) == (forge is not Forge.GITLAB)


def town(repository: str) -> dict[str, str]:
    return {"kommune.yml": f"{MINIMAL_TOWN}{repository}"}


def shown(kind: str, repository: str = "", templates: Mapping[str, str] | None = None) -> Element:
    view = replace(view_of(town(repository)), templates=templates or {})
    return parse(new_file(view, Links("mitmachen/neu/"), kind))


@pytest.mark.parametrize("kind", KINDS)
@FORGES
def test_the_page_leads_to_the_editor(forge: Forge, kind: str) -> None:
    page = shown(kind, f"repository: {{forge: {forge}, url: {URL}, branch: main}}\n")
    first = page.find("a")[0].attributes["href"]
    name = "neues-programm.md" if kind == "foerderung" else "neue-massnahme.md"
    assert first == new_address(repository(forge), f"measures/{kind}", name, starting_text(KINDS[kind], TODAY))
    assert ("Der Editor ist leer." in page.text) == (forge is Forge.GITLAB)


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_repository_the_file_is_sent(kind: str) -> None:
    page = shown(kind)
    addresses = [link.attributes["href"] for link in page.find("a")]
    assert sum(address.startswith("mailto:") for address in addresses) == 1
    assert not [address for address in addresses if address.startswith("https:")]


@pytest.mark.parametrize("kind", KINDS)
def test_both_texts_are_there_to_copy_whatever_they_contain(kind: str) -> None:
    hostile = '---\ntitel: <script>alert(1)</script> & "x" \'\n---\n\n</pre></details>\n'
    page = shown(kind, templates={kind: hostile})
    texts = {element.attributes["id"]: element.text for element in page.find("code") if "id" in element.attributes}
    assert texts == {f"kurzfassung-{kind}": starting_text(KINDS[kind], TODAY), f"vorlage-{kind}": hostile}
    assert [element.attributes["data-df-kopiert"] for element in page.find("button")] == list(texts)
    assert not page.find("script")
    assert not shown(kind).find("details")


def test_every_area_has_a_section_and_a_button_that_leads_there() -> None:
    page = (ROOT / "docs/mitmachen/neu.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"{{ #{kind} }}\n" in page
        assert f'{{{{ neu_anlegen("{kind}") }}}}' in page
        (link,) = parse(button(Links("bereiche/schule/"), kind)).find("a")
        assert link.attributes["href"] == f"../../mitmachen/neu/#{kind}"
    assert [f"## Maßnahme: {area.label} {{ #{area} }}" in page for area in Area] == [True] * 3
    assert parse(button(Links(""))).find("a")[0].attributes["href"] == "mitmachen/neu/"


def footer(here: str, source: str = "", title: str = "Seite") -> dict[str, str]:
    """The addresses at the foot of a page by their words."""
    view = view_of(town(f"repository: {{forge: gitea, url: {URL}, branch: main}}\n"))
    found = parse(page_footer(view, Links(here), source=source, title=title)).find("a")
    return {link.text: link.attributes["href"] for link in found}


@pytest.mark.parametrize(
    ("here", "source", "folder"),
    [
        ("massnahmen/", "docs/massnahmen/index.md", "measures"),
        ("foerderung/", "docs/foerderung/index.md", "measures/foerderung"),
        ("bereiche/schule/", "docs/bereiche/schule.md", "measures/schule"),
        ("haushalt/2027/", "measures/kommune.yml", "measures"),
        ("impressum/", "docs/impressum.md", ""),
        ("massnahmen/alt/", "", ""),
    ],
)
def test_a_page_made_from_many_files_leads_to_their_folder(here: str, source: str, folder: str) -> None:
    found = footer(here, source)
    assert found.get("Dateien dieser Seite ansehen", "") == (f"{URL}/src/branch/main/{folder}" if folder else "")
    assert found.get("Diese Angaben bearbeiten", "") == (f"{URL}/_edit/main/{source}" if source else "")


def test_feedback_needs_no_account_and_names_page_and_address() -> None:
    letter = urlsplit(footer("orte/kita/", title="Kita Süd & Nord?")["Rückmeldung geben"])
    told = parse_qs(letter.query, strict_parsing=True)
    assert (letter.scheme, letter.path) == ("mailto", "rathaus@kleinstadt.example")
    assert told["subject"] == ["Rückmeldung zum Digitalfahrplan: Kita Süd & Nord?"]
    assert told["body"] == ["Seite: /orte/kita/\n\n"]


@pytest.mark.parametrize(
    ("forge", "path", "title", "page"),
    [
        (Forge.GITHUB, "/issues/new", "title", "seite"),
        (Forge.GITLAB, "/-/issues/new", "issue[title]", "issue[description]"),
        (Forge.GITEA, "/issues/new", "title", "body"),
        (Forge.FORGEJO, "/issues/new", "title", "body"),
    ],
)
def test_who_has_an_account_reports_in_public(forge: Forge, path: str, title: str, page: str) -> None:
    address = urlsplit(report_address(repository(forge), "Kita „Süd & Nord“?", "https://x.example/orte/kita/#a"))
    told = parse_qs(address.query, strict_parsing=True)
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{URL}{path}"
    assert (told[title], told[page]) == (["Kita „Süd & Nord“?"], ["https://x.example/orte/kita/#a"])
    if forge is Forge.GITHUB:
        form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / told["template"][0]).read_text("utf-8"))
        assert page in {field.get("id") for field in form["body"]}


def test_a_template_is_shown_as_it_is_if_it_can_be_read(tmp_path: Path) -> None:
    folders = ("intern", "buerger", "schule", "foerderung")
    for folder in folders[:3]:
        (tmp_path / folder).mkdir()
    assert read_templates(tmp_path) == {}
    (tmp_path / "intern/_vorlage.md").write_bytes(b"---\r\ntitel: x\r\n---\r\n")
    (tmp_path / "buerger/_vorlage.md").write_bytes("---\ntitel: a\u202eb\n---\n".encode())
    (tmp_path / "schule/_vorlage.md").symlink_to("../intern/_vorlage.md")
    assert read_templates(tmp_path) == {"intern": "---\ntitel: x\n---\n"}
    assert set(read_templates(ROOT / "measures")) == set(folders)


def test_a_template_that_the_system_does_not_hand_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "intern").mkdir()
    (tmp_path / "intern/_vorlage.md").write_text("---\n---\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert read_templates(tmp_path) == {}

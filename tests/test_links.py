"""Addresses: relative from every page, right under any root, and back to the file that is edited."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.model import Forge
from digitalfahrplan.model.town_parts import Repository
from digitalfahrplan.presentation.forge import edit_address
from digitalfahrplan.presentation.links import Links, page_address

NAMES = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8})?", fullmatch=True)
FOLDERS = st.lists(NAMES, max_size=3).map(lambda names: "".join(f"{name}/" for name in names))
FILES = st.builds(lambda folder, name: f"{folder}{name}.png", FOLDERS, NAMES)
REST = st.sampled_from(["", "#kosten", "?bereich=schule&sort=-rang", "?q=a#b", "#a?b", "#/a/../b//"])


@given(
    FOLDERS,
    FOLDERS | FILES,
    REST,
    st.sampled_from(["https://a.example/", "https://a.example/stadt/plan/", "file:///srv/site/"]),
)
def test_links_lead_from_anywhere_to_anywhere_under_any_root(here: str, there: str, rest: str, root: str) -> None:
    relative = Links(here).to(there + rest)
    assert urljoin(root + here, relative) == root + there + rest
    assert not urlsplit(relative).scheme
    assert not relative.startswith("/")


def test_the_usual_addresses() -> None:
    links = Links("massnahmen/wlan/")
    assert links.measure("netz") == "../netz/"
    assert links.programme("topf") == "../../foerderung/topf/"
    assert links.method("rang") == "../../methode/#rang"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("roadmap.md", "roadmap/"),
        ("a/index.md", "a/"),
        ("a/b.md", "a/b/"),
        ("zindex.md", "zindex/"),
        ("a/b.png", "a/b.png"),
    ],
)
def test_pages_have_addresses(path: str, address: str) -> None:
    assert page_address(path) == address


@pytest.mark.parametrize(
    ("forge", "middle"), [("github", "/edit/"), ("gitlab", "/-/edit/"), ("gitea", "/_edit/"), ("forgejo", "/_edit/")]
)
def test_every_forge_opens_its_editor(forge: str, middle: str) -> None:
    repository = Repository(forge=Forge(forge), url="https://git.example/stadt/plan/", branch="main")
    assert (
        edit_address(repository, "measures/intern/a.md")
        == f"https://git.example/stadt/plan{middle}main/measures/intern/a.md"
    )


LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"])).map(str.strip).filter(bool)


@given(LINES, LINES)
def test_no_branch_or_path_leads_elsewhere(branch: str, path: str) -> None:
    address = edit_address(Repository(forge=Forge.GITHUB, url="https://git.example/ort/x", branch=branch), path)
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("https", "git.example", "", "")
    assert unquote(parts.path) == f"/ort/x/edit/{branch}/{path}"

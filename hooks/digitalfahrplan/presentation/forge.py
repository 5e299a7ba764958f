"""Where the town's web Git interface opens an editor: one row of rules for each kind of forge.

Checked against the forges' own sources: Gitea and Forgejo take the name from `filename` in old and new versions; GitLab
reads `file_name` and leaves the editor empty, whatever else the address says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, relpath
from urllib.parse import quote, urlsplit

from ..model import Forge
from ..model.town_parts import Repository

MAX_ADDRESS = 7_500  # forges and the servers before them refuse more than 8 KB


@dataclass(frozen=True, slots=True)
class _Rules:
    """`edit` opens a file, `see` shows a folder, `new` opens the editor for a new file; `text` fills it ("": nothing can);
    `report` opens a new issue, at GitHub in the form for corrections; `waits`: what the form saves is a request until
    somebody merges it."""

    edit: str
    see: str
    new: str
    text: str
    report: str
    waits: bool


_GITEA = _Rules(
    "{url}/_edit/{branch}/{path}",
    "{url}/src/branch/{branch}/{path}",
    "{url}/_new/{branch}/{folder}?filename={name}",
    "&value={text}",
    "{url}/issues/new?title={title}&body={page}",
    waits=False,
)
_FORGES = {
    Forge.GITHUB: _Rules(
        "{url}/edit/{branch}/{path}",
        "{url}/tree/{branch}/{path}",
        "{url}/new/{branch}/{folder}?filename={name}",
        "&value={text}",
        "{url}/issues/new?template=berichtigung.yml&title={title}&seite={page}",
        waits=True,
    ),
    Forge.GITLAB: _Rules(
        "{url}/-/edit/{branch}/{path}",
        "{url}/-/tree/{branch}/{path}",
        "{url}/-/new/{branch}?file_name={path}",
        "",
        "{url}/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={page}",
        waits=True,
    ),
    Forge.GITEA: _GITEA,
    Forge.FORGEJO: _GITEA,
}


# A page of a project, as it is copied from the browser: its project, and what the forge puts behind it.
_OF_GITLAB = re.compile(r"(?P<project>.+?)/-/")
_LISTS = (
    "actions|activity|branches|commits|discussions|forks|graphs|issues|labels|milestones|network|packages|projects|"
    "pulls|pulse|releases|security|settings|stargazers|stars|tags|watchers|wiki"
)
_SINGLE = "_edit|_new|blame|blob|commit|compare|edit|new|pull|raw|src/branch|src/commit|src/tag|tree"
_OF_OTHERS = re.compile(rf"(?P<project>https?://[^/]+(?:/[^/]+){{2,}}?)/(?:(?:{_LISTS})/*$|(?:{_LISTS}|{_SINGLE})/)")


@dataclass(frozen=True, slots=True)
class Project:
    """Where a project is: the forge's own address, who owns the project (at GitLab perhaps groups in groups), its name."""

    forge: str
    owner: str
    name: str


def edit_address(repository: Repository, path: str) -> str:
    """Where a file is edited in the browser; every part of the path is percent-encoded."""
    return _FORGES[repository.forge].edit.format(**_start(repository), path=quote(path, safe="/"))


def folder_address(repository: Repository, path: str) -> str:
    """Where the files of a folder are listed in the browser."""
    return _FORGES[repository.forge].see.format(**_start(repository), path=quote(path, safe="/"))


def path_in_repository(path: str, town_path: str) -> str:
    """The path of a file in the town's repository: a content folder that lies elsewhere here lies at its top there."""
    return relpath(path, dirname(dirname(town_path))) if path.startswith("../") else path


def new_address(repository: Repository, folder: str, name: str, text: str = "") -> str:
    """Where a new file in a folder of the repository begins, with a name and, where the forge can do that, with a text.

    A text that would make the address too long for servers is left out: whoever links here shows it beside the link.
    """
    rules = _FORGES[repository.forge]
    path = quote(f"{folder}/{name}", safe="" if rules.text == "" else "/")
    address = rules.new.format(
        **_start(repository), folder=quote(folder, safe="/"), name=quote(name, safe=""), path=path
    )
    filled = address + rules.text.format(text=quote(text, safe=""))
    return filled if text and len(filled) <= MAX_ADDRESS else address


def report_address(repository: Repository, title: str, page: str) -> str:
    """Where somebody with an account says in public that something on a page is wrong; `page` is its address."""
    address = _FORGES[repository.forge].report
    return address.format(**_start(repository), title=quote(title, safe=""), page=quote(page, safe=""))


def waits_for_review(repository: Repository | None) -> bool:
    """Whether a save in the form waits as a request until somebody merges it; elsewhere it goes to the branch at once."""
    return repository is not None and _FORGES[repository.forge].waits


def takes_text(repository: Repository, folder: str, name: str, text: str) -> bool:
    """Whether the editor for a new file opens with the text in it."""
    return new_address(repository, folder, name, text) != new_address(repository, folder, name)


def project_address(repository: Repository) -> str:
    """The project's page, from whatever of its addresses somebody copied."""
    url = repository.url.split("#")[0].split("?")[0]
    page = (_OF_GITLAB if repository.forge is Forge.GITLAB else _OF_OTHERS).match(url)
    return (page["project"] if page else url).rstrip("/").removesuffix(".git")


def project_of(repository: Repository) -> Project:
    """The parts of a project's address.

    A forge may live below a path of its host, so the last two parts are owner and project. Not so at GitLab, where groups
    lie in groups: there nothing tells such a path from a group, and it is taken for one, which it nearly always is.
    """
    url = urlsplit(project_address(repository))
    parts = [part for part in url.path.split("/") if part]
    first = 0 if repository.forge is Forge.GITLAB else len(parts) - 2
    forge = "/".join([f"{url.scheme}://{url.netloc}", *parts[:first]])
    return Project(forge, "/".join(parts[first:-1]), parts[-1])


def _start(repository: Repository) -> dict[str, str]:
    """The project's page and the branch."""
    return {"url": project_address(repository), "branch": quote(repository.branch, safe="/")}

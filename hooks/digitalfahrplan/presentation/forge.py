"""Where the town's web Git interface opens an editor: one row of rules for each kind of forge.

Checked against the forges' own sources: Gitea and Forgejo take the name from `filename` in old and new versions; GitLab
reads `file_name` and leaves the editor empty, whatever else the address says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, relpath
from urllib.parse import quote

from ..model import Forge
from ..model.town_parts import Repository

MAX_ADDRESS = 7_500  # forges and the servers before them refuse more than 8 KB


@dataclass(frozen=True, slots=True)
class _Rules:
    """`edit` opens a file, `see` shows a folder, `new` opens the editor for a new file; `text` fills it ("": nothing can)."""

    edit: str
    see: str
    new: str
    text: str


_GITEA = _Rules(
    "{url}/_edit/{branch}/{path}",
    "{url}/src/branch/{branch}/{path}",
    "{url}/_new/{branch}/{folder}?filename={name}",
    "&value={text}",
)
_FORGES = {
    Forge.GITHUB: _Rules(
        "{url}/edit/{branch}/{path}",
        "{url}/tree/{branch}/{path}",
        "{url}/new/{branch}/{folder}?filename={name}",
        "&value={text}",
    ),
    Forge.GITLAB: _Rules(
        "{url}/-/edit/{branch}/{path}", "{url}/-/tree/{branch}/{path}", "{url}/-/new/{branch}?file_name={path}", ""
    ),
    Forge.GITEA: _GITEA,
    Forge.FORGEJO: _GITEA,
}


# A page of a project, as it is copied from the browser: its project, and what the forge puts behind it.
_OF_GITLAB = re.compile(r"(?P<project>.+?)/-/")
_OF_OTHERS = re.compile(r"(?P<project>https?://[^/]+(?:/[^/]+){2,}?)/(?:tree|blob|src/branch|src/commit)/")


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


def takes_text(repository: Repository, folder: str, name: str, text: str) -> bool:
    """Whether the editor for a new file opens with the text in it."""
    return new_address(repository, folder, name, text) != new_address(repository, folder, name)


def project_address(repository: Repository) -> str:
    """The project's page, from whatever of its addresses somebody copied."""
    url = repository.url.split("#")[0].split("?")[0]
    page = (_OF_GITLAB if repository.forge is Forge.GITLAB else _OF_OTHERS).match(url)
    return (page["project"] if page else url).rstrip("/").removesuffix(".git")


def _start(repository: Repository) -> dict[str, str]:
    """The project's page and the branch."""
    return {"url": project_address(repository), "branch": quote(repository.branch, safe="/")}

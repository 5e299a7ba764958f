"""How the form reaches a town's web Git interface: addresses, login, and what its page may connect to."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from ...model import Forge
from ...model.town_parts import Repository
from ...presentation.forge import project_of, waits_for_review

_GITHUB = ("github.com", "www.github.com")
_PATHS = {Forge.GITLAB: "/api/v4", Forge.GITEA: "/api/v1", Forge.FORGEJO: "/api/v1"}
_NAMES = {Forge.FORGEJO: "gitea"}
_MESSAGES = {
    "create": "{{slug}} angelegt",
    "update": "{{slug}} geändert",
    "delete": "{{slug}} gelöscht",
    "uploadMedia": "{{path}} hochgeladen",
    "deleteMedia": "{{path}} gelöscht",
}


def backend(repository: Repository) -> dict[str, Any]:
    """Sveltia's `backend`. With the id of an OAuth application people log in at GitLab, Gitea or Forgejo by PKCE.

    Without one, and at GitHub (which knows no PKCE for such pages), with a personal access token.
    """
    forge, project = repository.forge, project_of(repository)
    told = {
        "name": _NAMES.get(forge, forge.value),
        "repo": f"{project.owner}/{project.name}",
        "branch": repository.branch,
        "commit_messages": _MESSAGES,
    }
    return told | _addresses(repository) | _login(repository)


def publish_mode(repository: Repository) -> str:
    """Whether a save becomes a request that somebody merges, or goes to the branch at once."""
    return "editorial_workflow" if waits_for_review(repository) else "simple"


def hosts(repository: Repository) -> tuple[str, ...]:
    """The origins that the form may ask: the forge's, whatever path it lives below, and at GitHub its API."""
    address = urlsplit(repository.url)
    api = ("https://api.github.com",) if address.hostname in _GITHUB else ()
    return (f"{address.scheme}://{address.netloc}", *api)


def _addresses(repository: Repository) -> dict[str, str]:
    forge = project_of(repository).forge
    if repository.forge is Forge.GITHUB:
        own = urlsplit(forge).hostname not in _GITHUB
        return {"api_root": f"{forge}/api/v3", "graphql_api_root": f"{forge}/api/graphql"} if own else {}
    return {"base_url": forge, "api_root": forge + _PATHS[repository.forge]}


def _login(repository: Repository) -> dict[str, Any]:
    if repository.application is None or repository.forge is Forge.GITHUB:
        return {"auth_methods": ["token"]}
    pkce = {"auth_type": "pkce"} if repository.forge is Forge.GITLAB else {}
    return {"app_id": repository.application, "auth_methods": ["oauth", "token"], **pkce}

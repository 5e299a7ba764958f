"""A GitLab on this machine, as far as the form talks to one: GraphQL for what is there, REST for commits and merge requests.

After https://docs.gitlab.com/api/. Its main branch is protected, as a town's should be: nobody commits there, and what
somebody proposes lies on a branch with a merge request until it is merged.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha1
from typing import Any, ClassVar
from urllib.parse import quote

from tests.browser.forge import BRANCH, Declined, Forge, sha_of

NOW = "2026-11-23T08:00:00.000Z"
PAGE = 2  # files in one answer; GitLab has 100
CLERK = {"id": 7, "username": "amt", "name": "Das Amt", "email": "amt@stadt.example", "web_url": "", "bot": False}


@dataclass
class Branch:
    """What lies beside the main branch: all its files, and the messages of what was committed to it."""

    files: dict[str, bytes]
    messages: list[str] = field(default_factory=list)


@dataclass
class GitLab(Forge):
    """`files` are those of the main branch; `requests` are the merge requests as the API tells them, also closed ones."""

    kind: ClassVar[str] = "gitlab"
    project: ClassVar[str] = "stadt/digital/fahrplan"
    scheme: ClassVar[str] = "Bearer"

    branches: dict[str, Branch] = field(default_factory=dict)
    requests: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, method: str, path: str, asked: Any) -> Any:
        """What the API says; raises `KeyError` for what there is not, `Declined` for what GitLab does not do."""
        if path == "/api/graphql":
            assert asked["variables"]["fullPath"] == self.project
            return {"data": {"project": {"repository": self._told(asked["query"], asked["variables"])}}}
        rest = path.removeprefix("/api/v4").removeprefix(f"/projects/{quote(self.project, safe='')}")
        return dict(self._answers(asked))[method, rest]()

    def _answers(self, asked: Any) -> Iterator[tuple[tuple[str, str], Callable[[], Any]]]:
        yield ("GET", "/user"), lambda: CLERK
        yield ("GET", "/users"), lambda: [CLERK]
        yield ("GET", f"/repository/branches/{BRANCH}"), lambda: {"commit": {"id": self._head(BRANCH)}}
        yield ("GET", "/repository/commits"), list
        yield ("POST", "/repository/commits"), partial(self._commit, asked)
        yield ("GET", "/merge_requests"), partial(self._requests, asked)
        yield ("POST", "/merge_requests"), partial(self._request, asked)
        for name in self.branches:
            yield ("DELETE", f"/repository/branches/{quote(name, safe='')}"), partial(self._remove, name)
        for request in self.requests:
            yield ("PUT", f"/merge_requests/{request['iid']}"), partial(self._change, request, asked)
            yield ("GET", f"/merge_requests/{request['iid']}/diffs"), partial(self._diffs, request)

    def _told(self, query: str, variables: Any) -> dict[str, Any]:
        """The part of GraphQL's answer that stands in the repository: its last commit, a page of its files, or some of them."""
        files = self.files_of(variables["branch"])
        if "lastCommit" in query:
            return {"tree": {"lastCommit": {"sha": self._head(variables["branch"]), "message": "…"}}}
        if "blobs(after: $cursor)" in query:
            return {"tree": {"blobs": _page(files, int(variables["cursor"] or 0))}}
        return {"blobs": {"nodes": [_blob(path, files[path]) for path in variables["paths"] if path in files]}}

    def files_of(self, branch: str) -> dict[str, bytes]:
        """The files of a branch; raises `KeyError` if there is none of this name."""
        return self.files if branch == BRANCH else self.branches[branch].files

    def _head(self, branch: str) -> str:
        messages = self.messages if branch == BRANCH else self.branches[branch].messages
        return sha1(f"{branch} {len(messages)}".encode()).hexdigest()

    def _commit(self, asked: Any) -> dict[str, Any]:
        name = asked["branch"]
        if name == BRANCH:
            raise Declined(403, "You are not allowed to push into this branch")
        if "start_branch" in asked:
            if name in self.branches:
                raise Declined(400, f"A branch called '{name}' already exists.")
            self.branches[name] = Branch(dict(self.files_of(asked["start_branch"])))
        branch = self.branches[name]
        for action in asked["actions"]:
            _act(branch.files, action)
        branch.messages.append(asked["commit_message"])
        return {"id": self._head(name), "committed_date": NOW}

    def _remove(self, name: str) -> None:
        del self.branches[name]

    def _requests(self, asked: dict[str, str]) -> list[dict[str, Any]]:
        """Those that are open, if asked for with a label or from a branch."""
        assert asked["state"] == "opened"
        labels = set(asked["labels"].split(",")) if "labels" in asked else set()
        return [
            {**request, "sha": self._head(request["source_branch"])}
            for request in self.requests
            if request["state"] == "opened"
            and labels <= set(request["labels"])
            and asked.get("source_branch", request["source_branch"]) == request["source_branch"]
        ]

    def _request(self, asked: Any) -> dict[str, Any]:
        source, number = asked["source_branch"], len(self.requests) + 1
        if self._requests({"state": "opened", "source_branch": source}):
            raise Declined(409, "Another open merge request already exists for this source branch")
        request: dict[str, Any] = asked | {
            "labels": asked["labels"].split(","),
            "state": "opened",
            "iid": number,
            "id": 1000 + number,
            "sha": self._head(source),
            "author": CLERK,
            "created_at": NOW,
            "updated_at": NOW,
            "web_url": f"{self.address}/-/merge_requests/{number}",
        }
        self.requests.append(request)
        return request

    def _change(self, request: dict[str, Any], asked: Any) -> dict[str, Any]:
        request["title"] = asked.get("title", request["title"])
        without = set(asked.get("remove_labels", "").split(","))
        kept = [label for label in request["labels"] if label not in without]
        request["labels"] = [*kept, *filter(None, asked.get("add_labels", "").split(","))]
        if asked.get("state_event") == "close":
            request["state"] = "closed"
        return request

    def _diffs(self, request: dict[str, Any]) -> list[dict[str, Any]]:
        files = self.files_of(request["source_branch"])
        return [
            {"old_path": path, "new_path": path, "new_file": path not in self.files, "deleted_file": False}
            for path, data in files.items()
            if self.files.get(path) != data
        ]


def _act(files: dict[str, bytes], action: dict[str, Any]) -> None:
    """One change of a commit; the form deletes nothing."""
    path, content = action["file_path"], action["content"]
    if action["action"] != ("update" if path in files else "create"):
        raise Declined(400, f"Cannot {action['action']} {path}")
    files[path] = b64decode(content) if action["encoding"] == "base64" else content.encode()


def _page(files: dict[str, bytes], start: int) -> dict[str, Any]:
    paths, end = sorted(files), start + PAGE
    return {
        "nodes": [{"type": "blob", "path": path, "sha": sha_of(files[path])} for path in paths[start:end]],
        "pageInfo": {"endCursor": f"{end}", "hasNextPage": end < len(paths)},
    }


def _blob(path: str, data: bytes) -> dict[str, Any]:
    return {"path": path, "oid": sha_of(data), "size": f"{len(data)}", "rawTextBlob": data.decode()}

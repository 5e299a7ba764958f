"""A Gitea on this machine, as far as the form talks to one: a folder of files behind its REST API, version 1.24.

After https://docs.gitea.com/api/: trees, file contents in one go, and one commit for several changes.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha1
from typing import Any, ClassVar

from tests.browser.forge import BRANCH, Forge, sha_of

REPOSITORY = "digital/fahrplan"


@dataclass
class Gitea(Forge):
    """A save goes to the branch at once."""

    kind: ClassVar[str] = "gitea"
    project: ClassVar[str] = REPOSITORY
    scheme: ClassVar[str] = "token"

    def answer(self, method: str, path: str, asked: Any) -> Any:
        """What the API says; raises `KeyError` for what there is not."""
        rest = path.removeprefix("/api/v1").removeprefix(f"/repos/{REPOSITORY}")
        if rest.startswith("/git/trees/"):
            return {"tree": [self._blob(path) for path in sorted(self.files)], "truncated": False}
        answers: dict[tuple[str, str], Callable[[], Any]] = {
            ("GET", "/user"): lambda: {"id": 1, "login": "amt", "full_name": "Das Amt", "email": "amt@stadt.example"},
            ("GET", "/version"): lambda: {"version": "1.24.2"},
            ("GET", "/settings/api"): lambda: {"default_paging_num": 30, "max_response_items": 50},
            ("GET", ""): lambda: {"permissions": {"pull": True, "push": True}, "default_branch": BRANCH},
            ("GET", f"/branches/{BRANCH}"): lambda: {"commit": {"id": self._head(), "message": "…"}},
            ("GET", "/commits"): list,
            ("POST", "/file-contents"): lambda: [self._contents(path) for path in asked["files"]],
            ("POST", "/contents"): lambda: self._commit(asked),
        }
        return answers[method, rest]()

    def _head(self) -> str:
        return sha1(f"{len(self.messages)}".encode()).hexdigest()

    def _blob(self, path: str) -> dict[str, Any]:
        data = self.files[path]
        return {"type": "blob", "path": path, "sha": sha_of(data), "size": len(data)}

    def _contents(self, path: str) -> dict[str, Any]:
        return {**self._blob(path), "encoding": "base64", "content": b64encode(self.files[path]).decode()}

    def _commit(self, body: Any) -> dict[str, Any]:
        assert body["branch"] == BRANCH
        for change in body["files"]:
            path = change["path"]
            assert change["operation"] == ("update" if path in self.files else "create")
            if path in self.files:
                assert change["sha"] == self._blob(path)["sha"]
            self.files[path] = b64decode(change["content"])
        self.messages.append(body["message"])
        commit = {"sha": self._head(), "created": "2026-11-23T08:00:00Z"}
        return {"commit": commit, "files": [self._blob(change["path"]) for change in body["files"]]}

"""A Gitea on this machine, as far as the form talks to one: a folder of files behind its REST API, version 1.24.

After https://docs.gitea.com/api/: trees, file contents in one go, and one commit for several changes.
"""

from __future__ import annotations

import json
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.servers import certificates

REPOSITORY = "digital/fahrplan"
TOKEN = "ein-zugriffstoken"
BRANCH = "main"


@dataclass
class Gitea:
    """The repository: path and bytes of each file, the messages of what was committed, and whoever asked without leave."""

    files: dict[str, bytes]
    messages: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, path: str, body: Any) -> Any:
        """What the API says; raises `KeyError` for what there is not."""
        asked = path.removeprefix("/api/v1").removeprefix(f"/repos/{REPOSITORY}")
        if asked.startswith("/git/trees/"):
            return {"tree": [self._blob(path) for path in sorted(self.files)], "truncated": False}
        answers: dict[tuple[str, str], Callable[[], Any]] = {
            ("GET", "/user"): lambda: {"id": 1, "login": "amt", "full_name": "Das Amt", "email": "amt@stadt.example"},
            ("GET", "/version"): lambda: {"version": "1.24.2"},
            ("GET", "/settings/api"): lambda: {"default_paging_num": 30, "max_response_items": 50},
            ("GET", ""): lambda: {"permissions": {"pull": True, "push": True}, "default_branch": BRANCH},
            ("GET", f"/branches/{BRANCH}"): lambda: {"commit": {"id": self._head(), "message": "…"}},
            ("GET", "/commits"): list,
            ("POST", "/file-contents"): lambda: [self._contents(path) for path in body["files"]],
            ("POST", "/contents"): lambda: self._commit(body),
        }
        return answers[method, asked]()

    def _head(self) -> str:
        return sha1(f"{len(self.messages)}".encode()).hexdigest()

    def _blob(self, path: str) -> dict[str, Any]:
        data = self.files[path]
        sha = sha1(b"blob %d\0" % len(data) + data).hexdigest()
        return {"type": "blob", "path": path, "sha": sha, "size": len(data)}

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


class _Handler(BaseHTTPRequestHandler):
    """One request; browsers ask first whether they may (CORS)."""

    gitea: Gitea

    def do_OPTIONS(self) -> None:
        self._tell(204, b"")

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body: Any) -> None:
        path = urlsplit(self.path).path
        if self.headers.get("Authorization") != f"token {TOKEN}":
            self.gitea.refused.append(path)
            self._tell(401, b'{"message": "unauthorized"}')
            return
        try:
            told = self.gitea.answer(self.command, path, body)
        except KeyError:
            self.gitea.refused.append(path)
            self._tell(404, b'{"message": "not found"}')
            return
        self._tell(200, json.dumps(told).encode())

    def _tell(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*, Authorization, Content-Type")
        self.send_header("Access-Control-Allow-Methods", "GET, POST")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(content: Path) -> Iterator[Gitea]:
    """A repository that holds a content folder as `measures/`; its address is that of the project."""
    files = {
        f"measures/{path.relative_to(content).as_posix()}": path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file()
    }
    gitea = Gitea(files)
    shows, _ = certificates()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"gitea": gitea})) as server:
        server.socket = shows.wrap_socket(server.socket, server_side=True)
        gitea.address = f"https://localhost:{server.server_port}/{REPOSITORY}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield gitea
        server.shutdown()

"""What a forge on this machine is, whichever it plays: files behind a REST API that browsers may ask with a token."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qsl, urlsplit

from tests.servers import certificates

TOKEN = "ein-zugriffstoken"
BRANCH = "main"


class Declined(Exception):  # noqa: N818 - it is an answer, not a mistake
    """What a forge says no to: the status of the answer, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass
class Forge:
    """The repository: path and bytes of each file of its branch, the messages of what was committed there, and whoever
    asked without leave or for what there is not."""

    kind: ClassVar[str]
    """Its name in kommune.yml."""
    project: ClassVar[str]
    scheme: ClassVar[str]
    """The word before the token."""

    files: dict[str, bytes]
    messages: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, path: str, asked: Any) -> Any:
        """What the API says to a body, or to what stands behind the question mark of a GET.

        Raises `KeyError` for what there is not, and `Declined`.
        """
        raise NotImplementedError


class _Handler(BaseHTTPRequestHandler):
    """One request; browsers ask first whether they may (CORS)."""

    forge: Forge

    def do_OPTIONS(self) -> None:
        self._tell(204, b"")

    def do_GET(self) -> None:
        self._answer(dict(parse_qsl(urlsplit(self.path).query)))

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def do_PUT(self) -> None:
        self.do_POST()

    def do_DELETE(self) -> None:
        self._answer(None)

    def _answer(self, asked: Any) -> None:
        path = urlsplit(self.path).path
        if self.headers.get("Authorization") != f"{self.forge.scheme} {TOKEN}":
            self.forge.refused.append(path)
            self._tell(401, b'{"message": "unauthorized"}')
            return
        try:
            self._tell(200, json.dumps(self.forge.answer(self.command, path, asked)).encode())
        except KeyError:
            self.forge.refused.append(path)
            self._tell(404, b'{"message": "not found"}')
        except Declined as no:
            self._tell(no.status, json.dumps({"message": str(no)}).encode())

    def _tell(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*, Authorization, Content-Type")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


AnyForge = TypeVar("AnyForge", bound=Forge)


@contextmanager
def serving(kind: type[AnyForge], content: Path) -> Iterator[AnyForge]:
    """A repository that holds a content folder as `measures/`; its address is that of the project."""
    files = {
        f"measures/{path.relative_to(content).as_posix()}": path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file()
    }
    forge = kind(files)
    shows, _ = certificates()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"forge": forge})) as server:
        server.socket = shows.wrap_socket(server.socket, server_side=True)
        forge.address = f"https://localhost:{server.server_port}/{kind.project}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield forge
        server.shutdown()


def sha_of(data: bytes) -> str:
    """What git calls a file with these bytes."""
    return sha1(b"blob %d\0" % len(data) + data).hexdigest()

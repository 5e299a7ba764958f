"""Web servers on this machine that behave as badly as others do."""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme

Answer = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Answers each path as the test says; `asked` are the paths somebody asked for, `over` ends what takes for ever."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.over = threading.Event()
        self.scheme = "http"

    @property
    def address(self) -> str:
        """Its start page."""
        return f"{self.scheme}://localhost:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who hangs up is no news."""


class Handler(BaseHTTPRequestHandler):
    """One visitor."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.answers[self.path](self)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def tell(self, body: bytes, kind: str = "application/json", status: int = 200, **headers: str) -> None:
        """Answer with a body; `headers` are further ones, or others, with `_` for `-`."""
        told = {"Content-Type": kind, "Content-Length": str(len(body))}
        self.send_response(status)
        for name, value in (told | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def trickle(self, first: bytes, drop: bytes) -> None:
        """Answer with something, then with a drop after the other until the test is over."""
        with contextlib.suppress(OSError):
            self.wfile.write(first)
            while not self.server.over.wait(0.02):
                self.wfile.write(drop)


@contextlib.contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port, with https if there is a context."""
    with Server() as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
            server.scheme = "https"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


def certificates() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server for `localhost` shows, and what a visitor needs to believe it."""
    authority = trustme.CA()
    shows, believes = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("localhost").configure_cert(shows)
    authority.configure_trust(believes)
    return shows, believes

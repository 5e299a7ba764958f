"""`make serve` in a content folder elsewhere: an edit is built once, the page shows it, the search finds it, and little is said."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import pytest

from tests.site.building import EPOCH, ROOT
from tests.site.filling import write
from tests.site.towns import tiny

PATIENCE = 120
"""Seconds; a build of this town takes three on an idle machine."""
FILE = "buerger/website.md"


class Serving:
    """The server: where it is, what it said so far, and the folder that it serves."""

    def __init__(self, process: subprocess.Popen[str], base: str, content: Path) -> None:
        self.base, self.content, self.lines = base, content, list[str]()
        assert process.stderr is not None
        self._stream = process.stderr
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        self.lines.extend(iter(self._stream.readline, ""))

    def count(self, words: str) -> int:
        return sum(words in line for line in list(self.lines))

    def read(self, path: str) -> bytes:
        with urlopen(f"{self.base}{path}") as answer:
            content: bytes = answer.read()
        return content


def wait_for(reached: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not reached():
        assert monotonic() < end
        sleep(0.1)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    content = write(tmp_path / "content", tiny())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {"CONTENT_DIR": str(content), "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place],
        cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), # started from a job in the background it would be deaf to Ctrl-C
    )  # fmt: skip
    server = Serving(process, f"http://{place}/", content)
    try:
        wait_for(lambda: server.count("Serving on") == 1)
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        assert process.stderr is not None
        process.stderr.close()


def test_an_edit_is_built_once_and_shown(serving: Serving) -> None:
    path = serving.content / FILE
    assert b"Quastenflosser" not in serving.read("massnahmen/website/")
    path.write_text(path.read_text("utf-8").replace("titel: Website", "titel: Quastenflosser"), "utf-8")
    wait_for(lambda: serving.count("Reloading browsers") == 1)
    page = serving.read("massnahmen/website/")
    assert b"Quastenflosser" in page
    assert b"livereload(" in page  # shows the next edit by itself, if nothing forbids it
    assert b"Content-Security-Policy" not in page
    assert b"Quastenflosser" in serving.read("pagefind/woerter.txt")
    sleep(2)  # a loop would begin at once: MkDocs looks for changes twice a second
    assert serving.count("Detected file changes") == 1
    assert not [line for line in serving.lines if "[macros]" in line or "MERMAID2" in line]

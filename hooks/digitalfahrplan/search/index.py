"""Documents become Pagefind's index, in the folder `pagefind/` of the built site. Nothing leaves this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from .steady import order_filters

FOLDER: Final = "pagefind"
WORDS: Final = "woerter.txt"
NO_PROGRAM: Final = (
    "Die Suche fehlt auf dieser Website: Für dieses System gibt es kein Pagefind. Die Liste /a-bis-z/ bleibt."
)

_MEMORY: Final = "/dev/shm"  # noqa: S108 - only for a folder of a name nobody can guess, which nobody else may enter
_ROUND_A_FILE: Final = 16_384
"""What a file of a few kB takes at most beyond its letters, with its folder."""

# Interfaces that Pagefind brings along and that nobody loads here; WebAssembly for pages in no language.
_UNUSED: Final = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")


def write_index(site: Path, documents: Iterable[tuple[str, str]], words: str) -> str | None:
    """Write the index of documents (path as on the site, HTML) into a built site, and beside it the words of the site.

    Returns a sentence where Pagefind does not exist, else None. Raises `OSError` when it fails or a folder cannot be written,
    `ValueError` when its index is not what is known of it.
    """
    program = _program()
    if program is None:
        return NO_PROGRAM
    written = list(documents)
    with TemporaryDirectory(prefix="digitalfahrplan-", dir=_in_memory(written)) as name:
        folder = Path(name)
        _write(folder, written)
        _run(program, folder, site / FOLDER)
    _remove_unused(site / FOLDER)
    order_filters(site / FOLDER)
    (site / FOLDER / WORDS).write_text(words, encoding="utf-8")
    return None


def _program() -> Path | None:
    """Pagefind's program; it comes with a package that has wheels for some machines only."""
    try:
        from pagefind.service import get_executable

        return get_executable()
    except (ImportError, FileNotFoundError):
        return None


def _in_memory(documents: Sequence[tuple[str, str]]) -> str | None:
    """A folder in memory, where Linux has one with room for the documents and nobody has named another (`TMPDIR`).

    Two folders and files a page are made, read once and removed: on a disk that takes as long as all that Pagefind does.
    """
    needed = sum(len(html) + _ROUND_A_FILE for _, html in documents)
    try:
        fits = "TMPDIR" not in os.environ and shutil.disk_usage(_MEMORY).free > needed and os.access(_MEMORY, os.W_OK)
    except OSError:
        return None
    return _MEMORY if fits else None


def _write(folder: Path, documents: Iterable[tuple[str, str]]) -> None:
    for path, html in documents:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8")


def _run(program: Path, folder: Path, target: Path) -> None:
    """Without the environment, in which Pagefind would look for settings, and beside no file of settings."""
    command = [
        str(program),
        "--site",
        str(folder),
        "--output-path",
        str(target.resolve()),
        "--force-language",
        "de",
        "--quiet",
    ]
    done = subprocess.run(  # noqa: S603 - our own program, no shell
        command, cwd=folder, env={}, capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        raise OSError(" ".join((done.stdout + done.stderr).split()))


def _remove_unused(folder: Path) -> None:
    for pattern in _UNUSED:
        for path in sorted(folder.glob(pattern)):
            path.unlink()

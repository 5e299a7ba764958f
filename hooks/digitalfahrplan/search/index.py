"""Documents become Pagefind's index, in the folder `pagefind/` of the built site. Nothing leaves this machine."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

FOLDER: Final = "pagefind"
NO_PROGRAM: Final = "Die Suche fehlt auf dieser Website: Für dieses Betriebssystem gibt es kein Pagefind. Alle Seiten stehen unter /a-bis-z/."
_FAILED: Final = "Die Suche fehlt auf dieser Website, denn Pagefind ist gescheitert: {}"

# Interfaces that Pagefind brings along and that nobody loads here; WebAssembly for pages in no language.
_UNUSED: Final = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")


def write_index(site: Path, documents: Iterable[tuple[str, str]]) -> str | None:
    """Write the index of documents (path as on the site, HTML) into a built site.

    Returns a sentence if there is none then, else None. Raises `OSError` when a folder cannot be written.
    """
    program = _program()
    if program is None:
        return NO_PROGRAM
    with TemporaryDirectory(prefix="digitalfahrplan-") as name:
        folder = Path(name)
        _write(folder, documents)
        trouble = _run(program, folder, site / FOLDER)
    if trouble is None:
        _remove_unused(site / FOLDER)
    return trouble


def _program() -> Path | None:
    """Pagefind's program; the package `pagefind-bin` has wheels for some machines only."""
    try:
        from pagefind_bin import get_executable
    except ImportError:
        return None
    try:
        return Path(get_executable())
    except FileNotFoundError:
        return None


def _write(folder: Path, documents: Iterable[tuple[str, str]]) -> None:
    for path, html in documents:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8")


def _run(program: Path, folder: Path, target: Path) -> str | None:
    """Without the environment, in which Pagefind would look for settings, and beside no file of settings."""
    command = [program, "--site", folder, "--output-path", target.resolve(), "--force-language", "de", "--quiet"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command, cwd=folder, env={}, capture_output=True, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        return _FAILED.format(error)
    return _FAILED.format(" ".join((done.stdout + done.stderr).split())) if done.returncode else None


def _remove_unused(folder: Path) -> None:
    for pattern in _UNUSED:
        for path in sorted(folder.glob(pattern)):
            path.unlink()

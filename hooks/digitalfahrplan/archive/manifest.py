"""A BagIt manifest (RFC 8493, section 2.1.3): one line a file, its sha256 and its path, as `sha256sum -c` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

LONGEST_PATH = 1000
_LINE = re.compile(rb"([0-9a-f]{64})  ([^\r\n]{1,4000})\n")
_PLAIN = re.compile("%(?:25|0[AaDd])")


class Row(NamedTuple):
    """A line of a manifest: its number from 1, and path and sha256 as it tells them; no path: it cannot be read."""

    number: int
    path: str
    sha256: str


def as_manifest(sums: Mapping[str, str]) -> bytes:
    """The manifest of paths and their sha256, sorted by path; `%`, CR and LF of a path are percent-encoded."""
    return "".join(f"{sums[path]}  {encoded(path)}\n" for path in sorted(sums)).encode()


def rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """The lines of a manifest. A path is what a bag may hold: relative, without empty parts, `.` or `..`."""
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        path = _path(match[2]) if match else ""
        yield Row(number, path, match[1].decode() if match else "")


def encoded(path: str) -> str:
    """A path as a manifest writes it."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def decoded(path: str) -> str:
    """A path that a manifest wrote; other percent signs than its own are themselves."""
    return _PLAIN.sub(lambda match: chr(int(match[0][1:], 16)), path)


def _path(raw: bytes) -> str:
    """The path of a line; "" if there is none that may be opened below a folder."""
    try:
        path = decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return ""
    wrong = len(path) > LONGEST_PATH or "\0" in path or "\\" in path
    return "" if wrong or any(part in ("", ".", "..") for part in path.split("/")) else path

"""`KETTE.txt`: one line a snapshot, each with the checksum of the line before, so that none can be changed unnoticed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

CHAIN = "KETTE.txt"
FIRST = "0" * 64  # what stands where there is no line before
_LINE = re.compile(r"(\d{4})/(\d{4}-\d\d-\d\d) ([0-9a-f]{64}) ([0-9a-f]{64})\n", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """One line: the snapshot, the sha256 of its `tagmanifest-sha256.txt` (`seal`), and the sha256 of the line before."""

    year: int
    day: date
    seal: str
    before: str

    @property
    def name(self) -> str:
        """The folder of the snapshot in the archive: `2026/2026-01-29`."""
        return f"{self.year}/{self.day.isoformat()}"

    @property
    def line(self) -> str:
        """The line as it stands in the file, line end included."""
        return f"{self.name} {self.seal} {self.before}\n"

    @property
    def root(self) -> str:
        """sha256 of the line, line end included: it vouches for this snapshot and for all before it."""
        return hashlib.sha256(self.line.encode("ascii")).hexdigest()


def parse_line(line: str) -> Link | None:
    """A line of the chain with its line end; None if it is none."""
    match = _LINE.fullmatch(line)
    if not match:
        return None
    try:
        return Link(int(match[1]), date.fromisoformat(match[2]), match[3], match[4])
    except ValueError:
        return None


def next_link(links: Sequence[Link], year: int, day: date, seal: str) -> Link:
    """The line to append for a new snapshot."""
    return Link(year, day, seal, links[-1].root if links else FIRST)

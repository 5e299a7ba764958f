"""A number that somebody outside of the archive wrote down: does it belong to a snapshot?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem
from .chain import CHAIN, Link
from .found import found
from .snapshot import read_links


@dataclass(frozen=True, slots=True)
class Witness:
    """What a number vouches for: the snapshot whose root or seal it is, how many stand before that, or what is wrong."""

    link: Link | None
    is_root: bool
    before: int
    problems: tuple[Problem, ...]

    def sentence(self, sound: bool) -> str:
        """What follows from it, in German; `sound`: nothing else is wrong with the archive."""
        if self.link is None:
            return ""
        if not self.is_root:
            return f"Die Zahl ist das Siegel von {self.link.name}: Sie bürgt für diesen einen Schnappschuss.\n"
        if not sound:
            return f"Die Wurzel steht für {self.link.name}; sie bürgt erst wieder, wenn alles andere stimmt.\n"
        others = {0: "", 1: " und den einen davor"}.get(self.before, f" und alle {self.before} davor")
        return f"Die Wurzel gehört zu {self.link.name}: Sie bürgt für diesen Schnappschuss{others}.\n"


def check_root(archive: Path, number: str) -> Witness:
    """Look for 64 small hexadecimal digits among roots and seals of the chain."""
    for before, link in enumerate(read_links(archive)):
        if number in (link.root, link.seal):
            return Witness(link, number == link.root, before, ())
    detail = f"In der Kette hat kein Schnappschuss die Wurzel {number}."
    hint = "Die Zahl mit der Niederschrift vergleichen. Stimmt sie, so ist die Kette verändert oder gekürzt worden."
    return Witness(None, False, 0, (found("F121", archive / CHAIN, detail, hint),))

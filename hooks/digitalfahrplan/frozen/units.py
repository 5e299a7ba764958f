"""What is rendered and kept as one: the pages of a snapshot, of a year, of a comparison. Each knows what it depends on."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..archive.files import read_small
from ..archive.snapshot import chain_text
from ..assets import paper_css
from ..lasting.promises import buried
from ..presentation.frozen.addresses import CHAIN_FILE, STYLESHEET, comparison_address, year_address
from ..presentation.frozen.compared import Farewells, Pair, comparison_page, pair_name, pairs
from ..presentation.frozen.pages import pages_of_frozen
from ..presentation.frozen.steps import LISTS, SHOWN, bag_name
from ..presentation.frozen.year import year_page
from ..publish.tables import TABLES, archived_files
from ..publish.tables.archived import can_be_read
from ..report import farewells
from .shelf import Bag, Shelf

_READERS = ("markdown-it-py", "nh3", "pydantic")
_LONGEST = 1_000_000_000
_OPENLY = 0o100644 << 16  # how a file of a zip may be used on the reader's computer
FileOf = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are rendered together. `about` names it; `depends` are all facts that its bytes depend on.

    `render` yields paths below the site's root with their bytes; `damage` says after that what is wrong with its snapshot.
    """

    about: str
    depends: tuple[str, ...]
    render: Callable[[], Iterator[FileOf]]
    damage: Callable[[], str] = lambda: ""

    @property
    def key(self) -> str:
        """The name of its entry in the cache."""
        return _digest(code_digest(), self.about, *self.depends)


def units_of(shelf: Shelf) -> Iterator[Unit]:
    """Everything that the archive has on the site; nothing for an empty one."""
    if not shelf.bags:
        return
    found = pairs(shelf.snapshots)
    states = {bag.snapshot.name: _state(bag) for bag in shelf.bags}
    bags = {bag.snapshot.name: bag for bag in shelf.bags}
    gone = farewells(buried(shelf.archive))
    yield Unit("archiv", (_chain_digest(shelf.archive),), lambda: _shared(shelf.archive))
    for bag in shelf.bags:
        yield _snapshot_unit(shelf, bag, states[bag.snapshot.name], found)
    for pair in found:
        both = [bags[snapshot.name] for snapshot in pair]
        yield _comparison_unit(shelf, both, [states[snapshot.name] for snapshot in pair], gone)
    for year in sorted({bag.snapshot.year for bag in shelf.bags}):
        yield _year_unit(shelf, year, tuple(states.values()))


def _snapshot_unit(shelf: Shelf, bag: Bag, state: str, found: Sequence[Pair]) -> Unit:
    place = shelf.places[bag.snapshot.name]
    compared = [(comparison_address(*pair), pair_name(pair)) for pair in found if bag.snapshot in pair]
    depends = (state, repr(place), repr(compared))

    def render() -> Iterator[FileOf]:
        frozen = shelf.open(bag)
        tables = [(table.name, table.title) for table in TABLES] if can_be_read(frozen) else []
        for address, html in pages_of_frozen(frozen, compared, tables):
            yield f"{address}index.html", html.encode("utf-8", "replace")
        yield from archived_files(frozen)
        yield from _downloads(bag, bag_name(frozen), whole=frozen.data is not None)

    return Unit(bag.snapshot.name, depends, render, lambda: shelf.open(bag).damage)


def _downloads(bag: Bag, name: str, *, whole: bool) -> Iterator[FileOf]:
    """The bag as one file, and single files of it where it is intact. A damaged bag can be had as it is, for whoever asks."""
    here = f"archiv/{bag.snapshot.name}"
    yield f"{here}/{name}", bag_zip(bag)
    if whole:
        for file in (*LISTS, *(f"data/{file}" for file in SHOWN)):
            yield f"{here}/{file.rpartition('/')[2]}", read_small(bag.snapshot.folder / file, _LONGEST)
    for path in bag.witnesses:
        yield f"{here}/{path.name}", read_small(path, _LONGEST)


def bag_zip(bag: Bag) -> bytes:
    """A bag as a zip file: the same bytes on every machine and in every year, so nothing in it is compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for path, file in bag.files():
            entry = zipfile.ZipInfo(f"{bag.snapshot.name}/{path}", (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, _OPENLY
            packed.writestr(entry, read_small(file, _LONGEST))
    return target.getvalue()


def _comparison_unit(shelf: Shelf, both: Sequence[Bag], states: Sequence[str], gone: Farewells) -> Unit:
    address = comparison_address(both[0].snapshot, both[1].snapshot)

    def render() -> Iterator[FileOf]:
        before, after = (shelf.open(bag) for bag in both)
        yield f"{address}index.html", comparison_page(before, after, gone).encode("utf-8", "replace")

    return Unit(address, (*states, repr(gone)), render)


def _year_unit(shelf: Shelf, year: int, states: tuple[str, ...]) -> Unit:
    address = year_address(year)

    def render() -> Iterator[FileOf]:
        told = [shelf.told(bag, year) for bag in shelf.bags]
        town = next((name for bag in reversed(shelf.bags) if (name := shelf.town(bag))), "")
        yield f"{address}index.html", year_page(year, told, town).encode("utf-8", "replace")

    return Unit(address, states, render)


def _shared(archive: Path) -> Iterator[FileOf]:
    yield STYLESHEET, paper_css().encode()
    yield CHAIN_FILE, chain_text(archive)


def _state(bag: Bag) -> str:
    """What the pages of a bag depend on: what the chain says of it, and name, size and time of every file."""
    files = [*bag.files(), *((path.name, path) for path in bag.witnesses)]
    stats = ((path, file.stat()) for path, file in files)
    it = bag.snapshot
    return _digest(it.root, it.seal, it.doubt, *(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}" for path, stat in stats))


def _chain_digest(archive: Path) -> str:
    return hashlib.sha256(chain_text(archive)).hexdigest()


@cache
def code_digest() -> str:
    """The code that renders: every file of this package, and the libraries that turn text into HTML."""
    package = Path(__file__).parent.parent
    files = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".css", ".txt"))
    parts = (hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return _digest(
        *(version(name) for name in _READERS), *(path.relative_to(package).as_posix() for path in files), *parts
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256(
        "\0".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogateescape")
    ).hexdigest()

"""Pagefind's filters put in order, so that two builds of the same site are the same, byte for byte.

Pagefind 1.5 writes the values of a filter, and the filters in its list of contents, in an order that changes with every run; all
else is the same every time. Its files are CBOR (RFC 8949) behind a mark, packed with gzip, and named by what they contain.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final

_MARK: Final = b"pagefind_dcd"
_ENTRY: Final = "pagefind-entry.json"
_FILTERS: Final = 3
"""The place of the filters in the list of contents: version, pages, chunks, filters, sorts, fields."""
_LONG: Final = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes a number takes that does not fit into the first."""
_WHOLE, _ARRAY = frozenset({0, 2, 3}), 4


def order_filters(folder: Path) -> None:
    """Sort what Pagefind left unsorted in an index, and name the files anew.

    Raises `ValueError` if the index is not what is known of Pagefind 1.5, `OSError` if it cannot be read or written.
    """
    names = dict(_ordered(path) for path in sorted(folder.glob("filter/*.pf_filter")))
    entry = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _order_contents(folder / f"pagefind.{language['hash']}.pf_meta", names)
    (folder / _ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _ordered(path: Path) -> tuple[bytes, bytes]:
    """Old and new name of a filter's file: its name, and pairs of value and pages."""
    name, values = items(_read(path))
    return path.stem.encode(), _write(path, array([name, array(sorted(items(values)))]), "{}.pf_filter", 7).encode()


def _order_contents(path: Path, names: dict[bytes, bytes]) -> str:
    """The new name of a list of contents."""
    parts = items(_read(path))
    listed = parts[_FILTERS]
    for old, new in names.items():
        listed = listed.replace(old, new)
    parts[_FILTERS] = array(sorted(items(listed)))
    return _write(path, array(parts), "pagefind.{}.pf_meta", 10)


def _read(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{path.name} ist keine Datei von Pagefind 1.5.")
    return data.removeprefix(_MARK)


def _write(old: Path, data: bytes, name: str, letters: int) -> str:
    """The name by what the file contains, after the language, as long as Pagefind's own."""
    hashed = f"de_{sha256(data).hexdigest()[:letters]}"
    old.unlink()
    (old.parent / name.format(hashed)).write_bytes(gzip.compress(_MARK + data, mtime=0))
    return hashed


def items(data: bytes) -> list[bytes]:
    """The items of a CBOR array, as they are written. Raises `ValueError` for anything else."""
    kind, count, at = _head(data, 0)
    if kind != _ARRAY:
        raise ValueError("Der Index von Pagefind ist anders aufgebaut als erwartet.")
    ends = [at, *_ends(data, at, count)]
    return [data[start:end] for start, end in pairwise(ends)]


def array(parts: list[bytes]) -> bytes:
    """A CBOR array of finished items."""
    count = len(parts)
    if count < min(_LONG):
        head = bytes([_ARRAY << 5 | count])
    else:
        info, size = next((info, size) for info, size in _LONG.items() if count < 256**size)
        head = bytes([_ARRAY << 5 | info]) + count.to_bytes(size, "big")
    return head + b"".join(parts)


def _ends(data: bytes, at: int, count: int) -> Iterator[int]:
    for _ in range(count):
        at = _end(data, at)
        yield at


def _end(data: bytes, at: int) -> int:
    """Where the item that begins at a place ends."""
    kind, number, at = _head(data, at)
    if kind == _ARRAY:
        return max(_ends(data, at, number), default=at)
    if kind not in _WHOLE:
        raise ValueError("Der Index von Pagefind ist anders aufgebaut als erwartet.")
    return at if kind == 0 else at + number


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind of an item, its number (value, length or count), and where its content begins."""
    kind, info = data[at] >> 5, data[at] & 31
    size = _LONG.get(info, 0)
    return kind, int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else info, at + 1 + size

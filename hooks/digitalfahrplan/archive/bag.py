"""A BagIt bag (RFC 8493) as data: all its files with their bytes, the same for the same content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from .manifest import as_manifest

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
SEAL = "tagmanifest-sha256.txt"
TAG_FILES = (DECLARATION, INFO, MANIFEST)  # what the seal seals
PAYLOAD = "data/"
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

Info = Sequence[tuple[str, str]]


def make_bag(payload: Mapping[str, bytes], info: Info) -> dict[str, bytes]:
    """The files of a bag by their paths. Those of the payload begin with `data/`; `info` goes into bag-info.txt."""
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    tags = {
        DECLARATION: DECLARED,
        INFO: "".join(f"{name}: {value}\n" for name, value in (*info, ("Payload-Oxum", oxum))).encode(),
        MANIFEST: as_manifest(_sums(payload)),
    }
    return {**{path: payload[path] for path in sorted(payload)}, **tags, SEAL: as_manifest(_sums(tags))}


def _sums(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(raw).hexdigest() for path, raw in files.items()}


def info_lines(organisation: str, ags: str, year: int, day: date, occasion: str, reason: str) -> Info:
    """What bag-info.txt says of a snapshot: whose, which, of which day and why. All are single lines."""
    told = [
        ("Source-Organization", organisation),
        ("External-Identifier", identifier(ags, year, day)),
        ("Bagging-Date", day.isoformat()),
        ("Anlass", occasion),
    ]
    return [*told, ("Grund", reason)] if reason else told


def identifier(ags: str, year: int, day: date) -> str:
    """The name of a snapshot among those of all towns: key of the municipality, budget year, day."""
    return f"{ags}/{year}/{day.isoformat()}"


def seal_of(bag: Mapping[str, bytes]) -> str:
    """The sha256 of the bag's tagmanifest, which stands for all its bytes."""
    return hashlib.sha256(bag[SEAL]).hexdigest()

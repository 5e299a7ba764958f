"""The program's own files in a town's folder: which they are, and how a newer version takes their place.

A list with a checksum of each lies in the folder, so that a later update knows what the town has changed itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

LIST = ".digitalfahrplan.json"
SET_ASIDE = ".aktualisierung"
# Everything a town needs to check, build and publish; content and the program's tests are not among it.
FILES = (
    ".ci", ".editorconfig", ".forgejo", ".gitattributes", ".github", ".gitignore", ".gitlab", ".gitlab-ci.yml", ".npmrc",
    "CHANGELOG.md", "CONTRIBUTING.md", "HACKING.md", "LICENSE", "Makefile", "SECURITY.md", "docs", "hooks", "mkdocs.yml",
    "package-lock.json", "package.json", "pyproject.toml", "requirements.lock",
)  # fmt: skip
_GENERATED = frozenset({"__pycache__", "CODEOWNERS", "node_modules"})
# Pipelines that test the program itself, and the picture in its README, which shows the example town.
_OURS = frozenset({
    ".github/workflows/produkt.yml", ".forgejo/workflows/produkt.yml", "docs/assets/bilder/startseite.png",
})  # fmt: skip
# Files that a town begins with in place of ours of the same path: statements that only the town itself can make.
BEGINNINGS = "hooks/digitalfahrplan/starting/files"
# Where a pipeline says which branch is published.
_PUBLISHED = re.compile(r"refs/heads/main\b|branches: \[main\]")


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did: files written, files deleted; of files the town had changed or deleted the new ones are set aside."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    kept: tuple[str, ...]
    left_out: tuple[str, ...]


def product_files(root: Path) -> Iterator[str]:
    """The paths of the program's files below its folder, sorted."""
    for name in FILES:
        top = root / name
        found = sorted(top.rglob("*")) if top.is_dir() else [top]
        yield from (path.relative_to(root).as_posix() for path in found if path.is_file() and _belongs(path, root))


def _belongs(path: Path, root: Path) -> bool:
    relative = path.relative_to(root)
    generated = any(part in _GENERATED or part.endswith(".egg-info") for part in relative.parts)
    return not generated and relative.as_posix() not in _OURS


def update(root: Path, target: Path) -> Update:
    """Bring the program's files in `target` to the version in `root`. Raises `OSError`.

    A file the town changed stays, and the new one is laid beside it under `.aktualisierung/`, unless both are the same or
    the program did not change it; so is the new one of a file the town deleted, which stays away. Nothing else in `target`
    is touched. After an interruption it can be run again.
    """
    before, sources = read_list(target), {path: _source(root, path) for path in product_files(root)}
    new = {path: source.read_bytes() for path, source in sources.items()}
    sums = {path: _digest(content) for path, content in new.items()}
    left_out = tuple(path for path in new if path in before and not (target / path).is_file())
    kept = tuple(path for path, content in new.items() if _is_towns(target / path, before.get(path), content))
    for path in (*(path for path in kept if before.get(path) != sums[path]), *left_out):
        _write(target / SET_ASIDE / path, new[path], sources[path])
    written = tuple(path for path in new if path not in (*kept, *left_out) and _differs(target / path, new[path]))
    for path in written:
        _write(target / path, new[path], sources[path])
    deleted = tuple(_deleted(target, {path: sum_ for path, sum_ in before.items() if path not in new}))
    _write(target / LIST, json.dumps(sums, indent=0, sort_keys=True).encode() + b"\n")
    return Update(written, deleted, kept, left_out)


def branch_lines(target: Path) -> Iterator[str]:
    """Where the pipelines of a town's folder say that `main` is published: file and line, in words. Raises `OSError`."""
    for path in sorted((*target.glob(".github/workflows/*.yml"), *target.glob(".forgejo/workflows/*.yml"))):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if _PUBLISHED.search(line):
                yield f"{path.relative_to(target).as_posix()}, Zeile {number}"


def read_list(target: Path) -> Mapping[str, str]:
    """The files of the program in a town's folder with their checksums; none where there is no list. Raises `OSError`."""
    try:
        found = json.loads((target / LIST).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return {path: sum_ for path, sum_ in found.items() if isinstance(sum_, str)} if isinstance(found, dict) else {}


def _is_towns(path: Path, before: str | None, new: bytes) -> bool:
    """Whether the file that is there is the town's own work: neither as it was delivered nor as it is delivered now."""
    return path.is_file() and _digest(path.read_bytes()) not in (before, _digest(new))


def _source(root: Path, path: str) -> Path:
    """Where a town's file comes from."""
    beginning = root / BEGINNINGS / path
    return beginning if beginning.is_file() else root / path


def _differs(place: Path, content: bytes) -> bool:
    return not place.is_file() or place.read_bytes() != content


def _deleted(target: Path, gone: Mapping[str, str]) -> Iterator[str]:
    """Files that the new version has no longer, as far as the town left them as they were."""
    inside = target.resolve()
    for path, sum_ in gone.items():
        place = target / path
        if place.resolve().is_relative_to(inside) and place.is_file() and _digest(place.read_bytes()) == sum_:
            place.unlink()
            yield path


def _write(path: Path, content: bytes, like: Path | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if like:
        path.chmod(like.stat().st_mode & 0o755)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()

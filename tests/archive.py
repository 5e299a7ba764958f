"""Small archives for tests, and what somebody does who wants to change one unnoticed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from digitalfahrplan.archive.bag import INFO, MANIFEST, SEAL, TAG_FILES
from digitalfahrplan.archive.chain import CHAIN as CHAIN
from digitalfahrplan.archive.chain import Link, next_link, parse_line
from digitalfahrplan.archive.manifest import as_manifest
from digitalfahrplan.archive.verify import verify
from digitalfahrplan.command import main
from digitalfahrplan.problems import Problem
from digitalfahrplan.values import parse_day

from .conftest import BASIS, measure

NAMES = ("2026/2026-01-29", "2026/2026-06-30", "2027/2026-11-23")
Spoil = Callable[[Path], object]
MEASURE = "data/measures/intern/bauakte.md"


def content(folder: Path, title: str = "Digitale Bauakte") -> Path:
    """A valid content folder in `folder`, with everything that a real one has: a template, an empty folder, a programme."""
    measures = folder / "measures"
    shutil.copytree(BASIS, measures, dirs_exist_ok=True)
    (measures / "intern").mkdir(exist_ok=True)
    (measures / "schule").mkdir(exist_ok=True)
    (measures / "schule" / ".gitkeep").write_bytes(b"")
    (measures / "intern" / "_vorlage.md").write_bytes(b"---\r\ntitel: \xe2\x80\xa6\r\n---\r\n")
    (measures / "intern" / "bauakte.md").write_text(measure(titel=title, stand="2026-01-15"), encoding="utf-8")
    return measures


def freeze(folder: Path, year: str, day: str, *more: str, occasion: str = "Haushaltsbeschluss") -> int:
    """Freeze `folder/measures` into `folder/archive` on the day itself; the exit code."""
    places = ("--content", str(folder / "measures"), "--archive", str(folder / "archive"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch(parse_day(day)))
        return main(["freeze", year, "--stichtag", day, "--anlass", occasion, *places, *more])


def epoch(day: date) -> str:
    """Noon of a day as `SOURCE_DATE_EPOCH` tells it."""
    return str(int(datetime.combine(day, time(12), UTC).timestamp()))


def three(folder: Path) -> Path:
    """An archive of three snapshots over two budget years, beside its content."""
    for number, name in enumerate(NAMES):
        content(folder, f"Digitale Bauakte {number}")
        assert freeze(folder, *name.split("/")) == 0
    return folder / "archive"


def copy(archive: Path, folder: Path) -> Path:
    """A copy of an archive, to be spoilt."""
    return Path(shutil.copytree(archive, folder / "archive", symlinks=True))


def link_instead(path: Path, target: Path) -> None:
    """The file elsewhere, and a link to it in its place."""
    path.rename(target)
    path.symlink_to(target)


def pipe_instead(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def sha256(path: Path) -> str:
    """The checksum of a file, computed apart from the product."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def chain(archive: Path) -> list[str]:
    """The lines of the chain with their ends."""
    return (archive / CHAIN).read_text("ascii").splitlines(keepends=True)


def write_chain(archive: Path, lines: list[str]) -> None:
    (archive / CHAIN).write_text("".join(lines), encoding="ascii")


def remake(bag: Path) -> None:
    """Make a changed bag valid in itself again."""
    files = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    sums = {path.relative_to(bag).as_posix(): sha256(path) for path in files}
    (bag / MANIFEST).write_bytes(as_manifest(sums))
    lines = (bag / INFO).read_text("utf-8").splitlines()
    oxum = f"Payload-Oxum: {sum(path.stat().st_size for path in files)}.{len(files)}"
    kept = [oxum if line.startswith("Payload-Oxum") else line for line in lines]
    (bag / INFO).write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    (bag / SEAL).write_bytes(as_manifest({name: sha256(bag / name) for name in TAG_FILES}))


def rechain(archive: Path) -> None:
    """Make the whole chain anew for the bags as they are now, in the order of their days."""
    links: list[Link] = []
    for bag in sorted(archive.glob("*/*/"), key=lambda bag: (bag.name, bag.parent.name)):
        links.append(next_link(links, int(bag.parent.name), date.fromisoformat(bag.name), sha256(bag / SEAL)))
    write_chain(archive, [link.line for link in links])


def roots(archive: Path) -> list[str]:
    """The roots of the snapshots in the order of the chain."""
    return [link.root for line in chain(archive) if (link := parse_line(line))]


def told(problems: list[Problem]) -> set[tuple[str, str]]:
    """Codes and paths, the paths from the archive on."""
    return {(problem.code, problem.path.partition("archive/")[2]) for problem in problems}


def found(archive: Path) -> set[tuple[str, str]]:
    """What verify finds in an archive."""
    return told(verify(archive))


def git(folder: Path, *arguments: str) -> str:
    """What git answers, with nobody's settings."""
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Stadt", "-c", "user.email=stadt@musterstadt.example", "-c", "commit.gpgsign=false"]
    call = ["git", *who, *arguments]
    return subprocess.run(
        call, cwd=folder, env={**os.environ, **plain}, capture_output=True, text=True, check=True
    ).stdout.strip()

"""What a revision of git held of the archive must still be there, byte for byte; lists may only have grown.

The chain alone cannot show that its end was cut off or that all of it was made anew. An older revision can.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from operator import eq
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from ..problems import Problem
from ..source.folder import shown_path
from .chain import CHAIN
from .files import Kind, NotRegularError, open_regular
from .found import found, odd
from .survey import ADDRESSES, ATTRIBUTES

_PIECE = 1 << 20
_KEPT = re.compile(rb"\d{4}/\d{4}-\d\d-\d\d(?:/.*|\.tsr|\.pem)", re.DOTALL)
_LISTS = (CHAIN.encode(), ADDRESSES.encode())
_GUARD = ATTRIBUTES.encode()  # without it git may change line ends in the next clone


class NoRevisionError(RuntimeError):
    """There is nothing to compare with; the message is a German sentence that says why and what to do."""


class _Blob(NamedTuple):
    """A file of the revision: its path in the archive and its object."""

    path: bytes
    object: bytes


@dataclass(frozen=True, slots=True)
class _Git:
    """Git in the repository of the archive, reading what is written there and no replacement of it."""

    program: str
    folder: Path

    def call(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run git in the repository; what it answered, also when it says no."""
        return subprocess.run([*self._command, *arguments], capture_output=True, check=False)  # noqa: S603 - a list, no shell

    def answer(self, *arguments: str) -> str | None:
        """One line of output; None when git says no."""
        done = self.call(*arguments)
        return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    @contextmanager
    def objects(self) -> Iterator[subprocess.Popen[bytes]]:
        """A running `git cat-file --batch`."""
        call = [*self._command, "cat-file", "--batch"]
        pipe = subprocess.PIPE
        with subprocess.Popen(call, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as running:  # noqa: S603 - as above
            yield running

    @property
    def _command(self) -> list[str]:
        return [self.program, "--no-replace-objects", "-C", str(self.folder)]


def check_against(archive: Path, revision: str) -> list[Problem]:
    """What of the archive in that revision is changed or gone. Raises `NoRevisionError` when that cannot be told."""
    git, prefix = _repository(archive)
    commit = git.answer("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise NoRevisionError(_unknown(git, revision))
    tree = git.answer("rev-parse", "--verify", "--quiet", f"{commit}:{prefix}")
    return list(_compare(git, tree, archive, revision)) if tree else []


def _repository(archive: Path) -> tuple[_Git, str]:
    """Git, and the path of the archive from the top of its repository. The archive itself need not be there any more."""
    program = shutil.which("git")
    if program is None:
        raise NoRevisionError("--against braucht das Programm git, und auf diesem Rechner fehlt es.")
    folder = archive.absolute().parent
    if not folder.is_dir():
        raise NoRevisionError(f"Den Ordner „{folder.name}“, in dem das Archiv liegen müsste, gibt es nicht.")
    git = _Git(program, folder)
    prefix = git.answer("rev-parse", "--show-prefix")
    if prefix is None:
        why = git.call("rev-parse", "--show-prefix").stderr.decode("utf-8", "replace").partition("\n")[0]
        raise NoRevisionError(f"Das Archiv liegt in keinem Git-Repository, das sich lesen lässt. git sagt: {why}")
    return git, f"{prefix}{archive.absolute().name}"


def _unknown(git: _Git, revision: str) -> str:
    if git.answer("rev-parse", "--is-shallow-repository") == "true":
        way = "Dieser Klon ist flach: den Stand nachholen (git fetch --unshallow, in der Pipeline fetch-depth: 0)."
    else:
        way = "Ein Zweig, eine Marke oder ein Commit dieses Repositorys ist nötig, zum Beispiel origin/main."
    return f"Den Stand „{revision}“ kennt git hier nicht. {way}"


def _compare(git: _Git, tree: str, archive: Path, revision: str) -> Iterator[Problem]:
    with git.objects() as running:
        for blob in _blobs(git, tree):
            is_list = blob.path in _LISTS
            if is_list or blob.path == _GUARD or _KEPT.fullmatch(blob.path):
                path = archive / blob.path.decode("utf-8", "surrogateescape")
                yield from _compare_file(running, blob, path, revision, is_list)


def _blobs(git: _Git, tree: str) -> Iterator[_Blob]:
    done = git.call("ls-tree", "-r", "-z", "--full-tree", tree)
    if done.returncode:
        raise NoRevisionError(
            "git kann den Stand nicht auflisten; vielleicht ist das Repository beschädigt (git fsck)."
        )
    for entry in done.stdout.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        _, kind, name = about.split(b" ")
        if kind == b"blob":
            yield _Blob(path, name)


def _compare_file(
    running: subprocess.Popen[bytes], blob: _Blob, path: Path, revision: str, is_list: bool
) -> Iterator[Problem]:
    assert running.stdin
    assert running.stdout
    running.stdin.write(blob.object + b"\n")
    running.stdin.flush()
    size = running.stdout.readline().rpartition(b" ")[2].strip()
    if not size.isdigit():
        raise NoRevisionError(f"Der Stand „{revision}“ ist unvollständig geholt. Mit git fetch --refetch nachholen.")
    then = _Stream(running.stdout, int(size))
    try:
        with open_regular(path) as file:
            yield from _difference(then, file, path, revision, is_list)
    except FileNotFoundError:
        detail = f"Im Stand „{revision}“ gehörte diese Datei zum Archiv; jetzt ist sie nicht mehr da."
        yield found("F119", path, detail, _back(revision, path))
    except OSError as error:
        yield odd(path, error.kind if isinstance(error, NotRegularError) else Kind.CLOSED)
    finally:
        then.skip()


def _difference(then: _Stream, file: BinaryIO, path: Path, revision: str, is_list: bool) -> Iterator[Problem]:
    """Where a file differs first. A list may go on where it ended."""
    line = 1
    while piece := then.read():
        now = file.read(len(piece))
        if now != piece:
            same = sum(takewhile(bool, map(eq, piece, now)))
            line += piece[:same].count(b"\n")
            detail = f"Ab Zeile {line} ist es nicht mehr, was im Stand „{revision}“ war."
            yield found("F120" if is_list else "F118", path, detail, _back(revision, path), line)
            return
        line += piece.count(b"\n")
    if not is_list and file.read(1):
        detail = f"Am Ende steht mehr als im Stand „{revision}“."
        yield found("F118", path, detail, _back(revision, path), line)


def _back(revision: str, path: Path) -> str:
    return f"Zurückholen: git restore --source={revision} -- {shown_path(path)}"


@dataclass(slots=True)
class _Stream:
    """The bytes of one object in git's output."""

    output: IO[bytes]
    left: int

    def read(self) -> bytes:
        """The next piece of the object, b"" behind its last byte."""
        piece = self.output.read(min(self.left, _PIECE)) if self.left else b""
        self.left -= len(piece)
        return piece

    def skip(self) -> None:
        """To the end of the object, and over the line end that git puts behind it."""
        while self.left and self.read():
            pass
        self.output.read(1)

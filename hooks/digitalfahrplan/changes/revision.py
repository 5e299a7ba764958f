"""The files of a content folder in a revision of git, as a forge compares them: at the merge base with what is here."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_REGULAR = (b"100644", b"100755")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_SECONDS = 60


class NothingToCompareError(RuntimeError):
    """There is no revision to compare with; the message is a German sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Git:
    """Git in the content folder, reading what is written there and no replacement of it."""

    program: str
    folder: Path

    def run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run git in the folder, with `given` on its standard input. Raises `NothingToCompareError` if it does not answer."""
        call = [self.program, "--no-replace-objects", "-C", str(self.folder), *arguments]
        try:
            return subprocess.run(  # noqa: S603 - a list, no shell
                call, input=given, capture_output=True, check=False, timeout=_SECONDS, env=os.environ | _ENVIRONMENT
            )
        except (OSError, subprocess.TimeoutExpired):
            raise NothingToCompareError("Git antwortet hier nicht.") from None

    def line(self, *arguments: str) -> str | None:
        """One line of output; None when git says no."""
        done = self.run(*arguments)
        return None if done.returncode else os.fsdecode(done.stdout).removesuffix("\n")


def files_at(folder: Path, ref: str, wanted: Callable[[str], bool], limit: int) -> dict[str, bytes]:
    """Path from the folder, and at most `limit` bytes of every wanted file, at the merge base of `ref` and HEAD.

    Raises `NothingToCompareError` without git, repository, revision or common past.
    """
    program = shutil.which("git")
    if program is None:
        raise NothingToCompareError("Auf diesem Rechner fehlt das Programm git.")
    git = _Git(program, folder)
    prefix = git.line("rev-parse", "--show-prefix")
    if prefix is None:
        raise NothingToCompareError("Der Inhaltsordner liegt in keinem Git-Repository, das sich lesen lässt.")
    blobs = {path: name for path, name in _listed(git, _merge_base(git, ref), prefix) if wanted(path)}
    return dict(zip(blobs, _contents(git, list(blobs.values()), limit), strict=True))


def _merge_base(git: _Git, ref: str) -> str:
    commit = git.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise NothingToCompareError(f"Den Stand „{ref}“ kennt Git hier nicht. {_way(git)}")
    base = git.line("merge-base", commit, "HEAD")
    if base is None:
        raise NothingToCompareError(f"„{ref}“ und dieser Stand haben hier keine gemeinsame Vorgeschichte. {_way(git)}")
    return base


def _way(git: _Git) -> str:
    if git.line("rev-parse", "--is-shallow-repository") == "true":
        return "Dieser Klon ist flach: die Vorgeschichte holen (git fetch --unshallow, in der Pipeline fetch-depth: 0)."
    return "Einen Zweig, eine Marke oder einen Commit dieses Repositorys nennen, zum Beispiel origin/main."


def _listed(git: _Git, commit: str, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Path from the content folder and object of every regular file; none where the folder did not exist yet."""
    tree = git.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{prefix}")
    done = git.run("ls-tree", "-r", "-z", "--full-tree", tree) if tree else None
    if done and done.returncode:
        raise NothingToCompareError(
            "Git kann den früheren Stand nicht auflisten; vielleicht ist er unvollständig geholt."
        )
    for entry in done.stdout.split(b"\0")[:-1] if done else ():
        about, _, path = entry.partition(b"\t")
        mode, _, name = about.split(b" ")
        if mode in _REGULAR:
            yield os.fsdecode(path), name


def _contents(git: _Git, names: list[bytes], limit: int) -> Iterator[bytes]:
    """The bytes of objects, in their order."""
    answer = git.run("cat-file", "--batch", given=b"".join(name + b"\n" for name in names)).stdout
    at = 0
    for _ in names:
        end = answer.find(b"\n", at)
        size = answer[at:end].split()[-1:]
        if end < 0 or not size[0].isdigit():
            raise NothingToCompareError(
                "Der frühere Stand ist unvollständig geholt. Mit git fetch --refetch nachholen."
            )
        start = end + 1
        yield answer[start : start + min(int(size[0]), limit)]
        at = start + int(size[0]) + 1

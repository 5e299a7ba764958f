"""Golden cases: what `digitalfahrplan check` says about the smallest content folder that provokes a problem.

A case is a folder `cases/<code>_<what>/` with `content/`, laid over `cases/_basis/`, and `expected.txt`, the exact text;
`beside/`, if there is one, lies beside the content folder.
One of the group G (changes) also has `before/`: what git holds, likewise laid over `cases/_basis/`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from digitalfahrplan.changes import losses_since
from digitalfahrplan.plan import load
from digitalfahrplan.problems import CODES, bounded
from digitalfahrplan.problems.output import as_text

from .conftest import BASIS, TODAY
from .revisions import commit

CASES = sorted(path for path in BASIS.parent.iterdir() if path.is_dir() and not path.name.startswith("_"))


def _link(content: Path) -> None:
    (content / "intern" / "verknuepfung.md").symlink_to("bauakte.md")


def _too_big(content: Path) -> None:
    (content / "intern").mkdir()
    (content / "intern" / "bauakte.md").write_bytes(b"---\n" + b"x" * 199_997)


def _without_town(content: Path) -> None:
    (content / "kommune.yml").unlink()


# What a repository cannot hold well, or what must be taken away.
PREPARE: dict[str, Callable[[Path], None]] = {
    "A102_verknuepfung": _link,
    "A106_zu_gross": _too_big,
    "A122_keine_stammdaten": _without_town,
}


def lay(content: Path, over: Path) -> None:
    """A content folder: the shared basis, and a folder of the case laid over it."""
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(BASIS, content)
    if over.exists():
        shutil.copytree(over, content, dirs_exist_ok=True)


def told(case: Path, folder: Path) -> str:
    """The output of a check of the case, laid out in `folder`."""
    content = folder / "measures"
    if (case / "before").exists():
        lay(content, case / "before")
        commit(folder)
    lay(content, case / "content")
    if (case / "beside").exists():
        shutil.copytree(case / "beside", folder, dirs_exist_ok=True)
    if (case / "archive").exists():
        shutil.copytree(case / "archive", folder / "archive")
    if case.name in PREPARE:
        PREPARE[case.name](content)
    with chdir(folder):
        problems = load(Path("measures"), TODAY).problems
        losses = losses_since(Path("measures"), "HEAD") if (case / "before").exists() else []
        return as_text(bounded([*problems, *losses]))


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The operating system refuses one file (root may read everything, so rights alone would not do)."""

    def refusing(path: str, mode: str) -> object:
        if Path(path).name == "gesperrt.md":
            raise PermissionError(path)
        return open(path, mode)  # noqa: PTH123

    monkeypatch.setattr("digitalfahrplan.source.folder.open", refusing, raising=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.usefixtures("locked")
def test_case(case: Path, tmp_path: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    code = case.name.partition("_")[0]
    assert f" {code}  " in expected, "the case does not show its own code"
    assert told(case, tmp_path) == expected


def test_every_code_has_a_case() -> None:
    """Those of the archive are not about content: tests/test_archive_codes.py provokes them."""
    content = {code for code in CODES if not code.startswith("F")}
    assert {case.name.partition("_")[0] for case in CASES} == content

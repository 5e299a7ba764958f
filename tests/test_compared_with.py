"""`.ci/since`: with what a pipeline compares, on any forge."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from digitalfahrplan.archive.against import check_against

from .archive import freeze, three
from .revisions import commit, git

SINCE = Path(__file__).parent.parent / ".ci/since"
NONE = "0" * 40


def since(folder: Path, target: str = "", before: str = "") -> tuple[str, str]:
    """What the script prints, and what it says beside it."""
    done = subprocess.run([SINCE, target, before], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip(), done.stderr.strip()


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A repository with an archive, and a branch made from it on which one file was changed."""
    three(tmp_path)
    commit(tmp_path)
    git(tmp_path, "branch", "wunsch")
    return tmp_path


def test_a_request_behind_its_target_has_changed_nothing_there(town: Path) -> None:
    left = git(town, "rev-parse", "HEAD")
    assert freeze(town, "2027", "2027-03-01") == 0
    commit(town)
    git(town, "checkout", "--quiet", "wunsch")
    assert check_against(town / "archive", "main") != [], (
        "the tip of the branch knows a snapshot that the request lacks"
    )
    assert since(town, "main") == (left, "")
    assert check_against(town / "archive", left) == []


def test_what_a_request_takes_away_is_still_seen(town: Path) -> None:
    git(town, "checkout", "--quiet", "wunsch")
    shutil.rmtree(next((town / "archive").glob("2026/*/")))
    commit(town)
    assert {problem.code for problem in check_against(town / "archive", since(town, "main")[0])} == {"F119"}


def test_a_push_is_compared_with_what_it_found(town: Path) -> None:
    before = git(town, "rev-parse", "HEAD")
    commit(town)
    assert since(town, before=before) == (before, "")


def test_a_new_branch_and_a_schedule_are_compared_with_nothing(town: Path) -> None:
    assert since(town, before=NONE) == since(town) == ("", "")


def test_a_state_that_a_forced_push_took_away_is_told(town: Path) -> None:
    printed, told = since(town, before="deadbeef" * 5)
    assert (printed, "nicht mehr da" in told) == ("", True)

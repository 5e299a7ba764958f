"""Builds a site as `make site` does, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
EPOCH = "1795392000"
"""The morning of 2026-11-23, so that no test turns red overnight."""

_OWN = ("MERMAID", "SITE_URL", "GITHUB_STEP_SUMMARY")
"""What a build takes from its surroundings: each test says it itself, or not at all."""


@dataclass(frozen=True)
class Built:
    """A build: the folder it wrote, what it said, and how it ended."""

    folder: Path
    log: str
    status: int

    @property
    def site(self) -> Path:
        """The folder of a build that succeeded."""
        assert self.status == 0, self.log
        return self.folder


def build(folder: Path, content: Path | str = "measures", **variables: str) -> Built:
    """Build the site of a content folder strictly; never raises for what the build says."""
    return build_with(ROOT, folder, content, variables)


def build_with(program: Path, folder: Path, content: Path | str, variables: Mapping[str, str]) -> Built:
    """The same with the program in another folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=program, env=_environment(content, variables), capture_output=True, text=True, encoding="utf-8"
    )
    return Built(folder, done.stdout + done.stderr, done.returncode)


def _environment(content: Path | str, variables: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in _OWN}
    fixed = {"SOURCE_DATE_EPOCH": EPOCH, "CONTENT_DIR": str(content), "NO_MKDOCS_2_WARNING": "1"}
    return {**inherited, **fixed, **variables}

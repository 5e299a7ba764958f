"""What a program costs: wall-clock time, processor time and peak memory, measured from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from .town import TODAY

ROOT = Path(__file__).resolve().parents[2]


class Cost(NamedTuple):
    """Seconds on the clock, seconds of processor time, peak memory in MB."""

    wall: float
    cpu: float
    peak: float


def python(arguments: Sequence[str], folder: Path = ROOT, extra: Mapping[str, str] | None = None) -> tuple[Cost, str]:
    """Run Python with `arguments` in `folder`: its cost from start to end, and what it printed.

    Raises `RuntimeError` with all it said where it fails. Every run gets a process of its own: only so the peak is its own.
    """
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **_environment(), **(extra or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None  # it is a pipe
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)}\n{said}")
    return Cost(perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), said


def job(name: str, *arguments: str | Path) -> Cost:
    """Run a job of `jobs`: time as it measures itself, without the start of Python; memory of the whole process."""
    cost, said = python(["-m", "tests.bench.jobs", name, *map(str, arguments)])
    inside = json.loads(said.splitlines()[-1])  # libraries may have said something before
    return Cost(inside["wall"], inside["cpu"], cost.peak)


def build(config: Path, site: Path, content: Path | None = None) -> Cost:
    """Build a site with MkDocs, from start to end, as `make site` does."""
    extra = {"CONTENT_DIR": str(content)} if content else {}
    return python(["-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(site)], config.parent, extra)[0]


def epoch(day: date) -> str:
    """Noon of a day as `SOURCE_DATE_EPOCH` tells it."""
    return str(int(datetime.combine(day, time(12), UTC).timestamp()))


def _environment() -> dict[str, str]:
    """The same for every run: where the package is, and which day it is."""
    return {
        "PYTHONPATH": str(ROOT / "hooks"),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": epoch(TODAY),
        "NO_MKDOCS_2_WARNING": "1",
    }

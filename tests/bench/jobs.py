"""What is measured inside of one process: `python -m tests.bench.jobs NAME FOLDER …` prints seconds as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import yaml

from digitalfahrplan.funding import chances
from digitalfahrplan.plan import Plan, load
from digitalfahrplan.publish.figures import as_json, figures

from .measuring import ROOT
from .town import TODAY, write_town

Work = Callable[[], object]


def town(folder: str, size: str, programmes: str) -> Work:
    """Write a town; not itself of interest."""
    return lambda: write_town(ROOT / "measures", Path(folder), int(size), int(programmes))


def plain(folder: str, target: str) -> Work:
    """Write the plain site of a town; not itself of interest."""
    from .plain import write_plain  # loads MkDocs, which the other jobs must not pay for

    plan = _plan(folder)
    return lambda: write_plain(ROOT, plan, Path(target))


def check(folder: str) -> Work:
    """Read and check a town, as the command `check` does."""
    return lambda: _plan(folder)


def parse(folder: str) -> Work:
    """Read the same files, split them and parse their front matter with libyaml; nothing else."""
    return lambda: [_parsed(path) for path in (*Path(folder).rglob("*.yml"), *Path(folder).rglob("*.md"))]


def numbers(folder: str) -> Work:
    """Compute every figure of a checked town."""
    plan = _plan(folder)
    return lambda: figures(plan)


def writing(folder: str) -> Work:
    """Write the figures as JSON, as the command `figures` does after that."""
    document = figures(_plan(folder))
    return lambda: as_json(document)


def verdicts(folder: str) -> Work:
    """Judge every open measure with every programme: can we apply?"""
    plan = _plan(folder)
    return lambda: chances(plan).all


def _plan(folder: str) -> Plan:
    """The town's plan. Raises `ValueError` where there is anything to complain about: then it is no fair town."""
    outcome = load(Path(folder), TODAY)
    if outcome.plan is None or outcome.problems:
        raise ValueError(str(outcome.problems[:3]))
    return outcome.plan


def _parsed(path: Path) -> object:
    text = path.read_text("utf-8")
    header = text if path.suffix == ".yml" else text.removeprefix("---\n").partition("\n---\n")[0]
    return yaml.load(header, yaml.CSafeLoader)


JOBS: dict[str, Callable[..., Work]] = {
    job.__name__: job for job in (town, plain, check, parse, numbers, writing, verdicts)
}

if __name__ == "__main__":
    work = JOBS[sys.argv[1]](*sys.argv[2:])
    wall, cpu = perf_counter(), process_time()
    result = work()
    print(json.dumps({"wall": perf_counter() - wall, "cpu": process_time() - cpu}))

"""Run the benchmark: `python -m tests.bench [--sizes 100,1000] [--runs 3]`. Everything happens in a temporary folder."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from .report import report
from .series import measure

SIZES = (100, 1000, 5000)
MANY = 1000
"""Larger towns are there for growth: they are measured once, and not compared with plain Material, which takes minutes."""


def main() -> None:
    """Measure every size and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Misst an erzeugten Städten.")
    parser.add_argument("--sizes", default=SIZES, type=_sizes, help="Maßnahmen je Stadt, zum Beispiel 100,1000")
    parser.add_argument("--runs", default=3, type=int, help=f"Läufe je Stadt; über {MANY} Maßnahmen immer einer")
    options = parser.parse_args()
    found = []
    for size in options.sizes:
        print(f"Messe {size} Maßnahmen …", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="digitalfahrplan-") as folder:
            many = size > MANY
            found.append(measure(size, 1 if many else options.runs, Path(folder), in_full=not many))
    print(f"# Messung: Python {platform.python_version()}, {os.cpu_count()} Prozessoren\n\n{report(found)}", end="")


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(part) for part in text.split(",")}))


if __name__ == "__main__":
    main()

"""The command `digitalfahrplan`."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from .clock import today_from
from .plan import load
from .problems.output import FORMATS


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Returns 0 (no errors), 1 (errors in the content) or 2 (could not run)."""
    parser = argparse.ArgumentParser(prog="digitalfahrplan")
    parser.add_argument("command", choices=["check"])
    parser.add_argument("--content", default=os.environ.get("CONTENT_DIR", "measures"))
    parser.add_argument("--format", default="text", choices=list(FORMATS))
    options = parser.parse_args(arguments)
    outcome = load(Path(options.content), today_from(None))
    sys.stdout.write(FORMATS[options.format](outcome.problems))
    return 1 if outcome.has_errors else 0


if __name__ == "__main__":
    sys.exit(main())

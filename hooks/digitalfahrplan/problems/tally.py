"""How many errors and notices there are, in words."""

from __future__ import annotations

from collections.abc import Sequence

from .problem import ERROR, Problem


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and notices there are, in German."""
    errors = sum(problem.severity == ERROR for problem in problems)
    notices = len(problems) - errors
    return f"{errors} Fehler, {notices} {'Hinweis' if notices == 1 else 'Hinweise'}"

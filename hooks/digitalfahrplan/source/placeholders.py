"""What a town has still to say itself on its own pages: "[Hier steht …]" in docs/ (E105)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem
from .folder import shown_path

_PLACEHOLDER = re.compile(r"\[Hier steh(?:t|en)\b[^\[\]]*\]")


def docs_beside(content: Path) -> Path:
    """The pages around a content folder: `docs` beside it."""
    return content.absolute().parent / "docs"


def placeholders(docs: Path) -> Iterator[Problem]:
    """A notice for every placeholder that still stands in a page of `docs`; a page that cannot be read has none. No folder: none."""
    for path in sorted(docs.rglob("*.md")):
        try:
            text = path.read_text("utf-8", "replace")
        except OSError:
            continue
        for match in _PLACEHOLDER.finditer(text):
            yield _problem(path, text, match)


def _problem(path: Path, text: str, match: re.Match[str]) -> Problem:
    before = text[: match.start()]
    line, column = before.count("\n") + 1, match.start() - before.rfind("\n")
    hint = "Durch die eigene Angabe ersetzen, samt <mark> und eckigen Klammern."
    marked, quote = len(match[0].split("\n")[0]), text.split("\n")[line - 1]
    return Problem(shown_path(path), line, column, "E105", "Hier steht noch ein Platzhalter.", hint, marked, quote)

"""`digitalfahrplan check`: every problem of every file, and what a change loses by accident."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from ..changes import NothingToCompareError, losses_since
from ..problems import Problem, bounded
from ..problems.markdown import as_markdown
from ..problems.output import FORMATS
from ..source import Document
from ..source.folder import TOWN_FILE
from .content import CONTENT, TODAY, content_folder, outcome_of
from .formats import FORMAT, format_of
from .terminal import complain, say
from .usage import Command

_ADDRESS = re.compile(r"https?://[^\s()<>]+")


def _check(options: Namespace) -> bool:
    form = format_of(options)
    outcome = outcome_of(options.content, options.today)
    problems = bounded([*outcome.problems, *_losses(options.content, options.changed_since)])
    if form == "markdown":
        say(as_markdown(problems, _site(options.content)))
    else:
        say(FORMATS[form](problems))
    if form == "github":
        _summarise(problems, _site(options.content))
    return outcome.has_errors


def _losses(content: str | None, ref: str | None) -> list[Problem]:
    """What is lost since a revision. Where nothing can be compared, that is said, and only the errors decide."""
    if ref is None:
        return []
    try:
        return losses_since(content_folder(content), ref)
    except NothingToCompareError as error:
        complain(f"digitalfahrplan: Was sich geändert hat, bleibt ungeprüft. {error}\n")
        return []


def _site(content: str | None) -> str:
    """The address of the site: the variable SITE_URL, else the one in kommune.yml, else ""."""
    given = os.environ.get("SITE_URL") or _told(content_folder(content) / TOWN_FILE)
    return given if _ADDRESS.fullmatch(given) else ""


def _told(path: Path) -> str:
    """What kommune.yml says, whatever else is wrong with it or with other files."""
    try:
        data = Document(str(path), "", path.stem, path.read_bytes()).data or {}
    except OSError:
        return ""
    told = data.get("adresse")
    return told if isinstance(told, str) else ""


def _summarise(problems: Sequence[Problem], site: str) -> None:
    """All problems on the page of the run: GitHub shows ten of a kind at the lines."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{as_markdown(problems, site)}\n")
    except OSError:
        complain("digitalfahrplan: Die Zusammenfassung (GITHUB_STEP_SUMMARY) lässt sich nicht schreiben.\n")


CHECK = Command(
    "check",
    f"[--content ORDNER] [--format {'|'.join(FORMATS)}] [--today DATUM] [--changed-since REF]",
    "Prüft alle Dateien und nennt jedes Problem mit Datei, Zeile und Ausweg; mit --changed-since auch, was eine Änderung verliert.",
    (CONTENT, TODAY, FORMAT, ("--changed-since", {})),
    _check,
)

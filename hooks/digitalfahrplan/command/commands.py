"""The table of commands."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..problems.output import as_text
from ..source.folder import AREAS
from ..source.placeholders import docs_beside
from .addresses import ADDRESSES
from .checking import CHECK
from .content import content_folder, loaded
from .council_papers import OPARL
from .errors import CommandError
from .freezing import FREEZE
from .migrating import MIGRATE
from .new import KINDS, create
from .owners import OWNERS
from .starting import INIT
from .terminal import complain, say
from .usage import Command
from .verifying import VERIFY

_CONTENT: tuple[str, dict[str, Any]] = ("--content", {})
_TODAY: tuple[str, dict[str, Any]] = ("--today", {})


def _figures(options: Namespace) -> bool:
    from ..publish.figures import as_json, figures

    plan, problems = loaded(options.content, options.today)
    if plan is None:
        complain(as_text(problems))
        return True
    say(as_json(figures(plan)))
    return False


def _pages(options: Namespace) -> bool:
    from ..presentation.pages import pages_of  # only this command needs it, and it takes long to load
    from ..publish.files import public_files
    from ..viewing import view_of
    from .writing import write

    plan, problems = loaded(options.content, options.today)
    if plan is None:
        complain(as_text(problems))
        return True
    folder, content = Path(options.folder), content_folder(options.content)
    docs = docs_beside(content)
    view = view_of(plan, content, address=os.environ.get("SITE_URL"), docs=docs if docs.is_dir() else None)
    pages = sum(write(folder / page.path, page.markdown) for page in pages_of(view))
    files = sum(write(folder / path, content) for path, content in public_files(view))
    say(f"{pages} Seiten und {files} Dateien für andere Programme nach {folder} geschrieben.\n")
    return False


def _report(options: Namespace) -> bool:
    from .reporting import status_report  # the pages take long to load

    return status_report(options)


def _new(options: Namespace) -> bool:
    say(create(content_folder(options.content), options.kind, options.name, options.bereich))
    return False


def _partner(options: Namespace) -> bool:
    from ..partners.fetching import https_opener  # only this command goes to the network
    from ..partners.update import report, update

    if options.action != "update":
        raise CommandError(f"„{options.action}“ gibt es hier nicht. Möglich: update.")
    plan, problems = loaded(options.content, options.today)
    if plan is None:
        complain(as_text(problems))
        return True
    found = list(update(content_folder(options.content), plan.town.partners, plan.today, https_opener()))
    say(report(found, plan.today))
    return any(told.flaw for told in found)


COMMANDS = {
    command.name: command
    for command in (
        CHECK,
        Command(
            "figures",
            "[--content ORDNER] [--today DATUM]",
            "Gibt alle Angaben und berechneten Werte als JSON aus.",
            (_CONTENT, _TODAY),
            _figures,
        ),
        Command(
            "pages",
            "ZIELORDNER [--content ORDNER] [--today DATUM]",
            "Schreibt alle erzeugten Seiten als Markdown, dazu Kalender, Feed, Tabellen und API.",
            (("folder", {}), _CONTENT, _TODAY),
            _pages,
        ),
        Command(
            "bericht",
            "[--seit STAND] [--bis STAND] [--nach DATEI] [--content ORDNER] [--archive ORDNER] [--today DATUM]",
            "Schreibt den Sachstandsbericht als eine HTML-Datei: seit dem letzten archivierten Stand oder zwischen zweien.",
            (
                *((name, {}) for name in ("--seit", "--bis", "--archive")),
                ("--nach", {"default": "bericht.html"}),
                _CONTENT,
                _TODAY,
            ),
            _report,
        ),
        Command(
            "new",
            f"{'|'.join(KINDS)} NAME [--bereich {'|'.join(AREAS)}] [--content ORDNER]",
            "Legt aus der erklärten Vorlage eine neue Datei an.",
            (("kind", {}), ("name", {}), ("--bereich", {}), _CONTENT),
            _new,
        ),
        Command(
            "partner",
            "update [--content ORDNER] [--today DATUM]",
            "Holt die veröffentlichten Pläne der Partner aus kommune.yml; wo das misslingt, bleibt die letzte Kopie.",
            (("action", {}), _CONTENT, _TODAY),
            _partner,
        ),
        FREEZE,
        VERIFY,
        ADDRESSES,
        OPARL,
        OWNERS,
        MIGRATE,
        INIT,
    )
}

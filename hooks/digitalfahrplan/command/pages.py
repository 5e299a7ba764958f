"""`digitalfahrplan pages`: what the site has, without MkDocs."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from ..source.placeholders import docs_beside
from .content import CONTENT, TODAY, content_folder, plan_or_complain
from .terminal import say
from .usage import Command
from .writing import write


def _pages(options: Namespace) -> bool:
    from ..presentation.pages import pages_of  # only this command needs it, and it takes long to load
    from ..publish.files import public_files
    from ..viewing import view_of

    plan = plan_or_complain(options.content, options.today)
    if plan is None:
        return True
    folder, content = Path(options.folder), content_folder(options.content)
    docs = docs_beside(content)
    view = view_of(plan, content, address=os.environ.get("SITE_URL"), docs=docs if docs.is_dir() else None)
    pages = sum(write(folder / page.path, page.markdown) for page in pages_of(view))
    files = sum(write(folder / path, file) for path, file in public_files(view))
    say(f"{pages} Seiten und {files} Dateien für andere Programme nach {folder} geschrieben.\n")
    return False


PAGES = Command(
    "pages",
    "ZIELORDNER [--content ORDNER] [--today DATUM]",
    "Schreibt alle erzeugten Seiten als Markdown, dazu Kalender, Feed, Tabellen und API.",
    (("folder", {}), CONTENT, TODAY),
    _pages,
)

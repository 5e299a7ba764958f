"""The form at /bearbeiten/: what Sveltia CMS needs to know of this town, and the page it runs in. All from the model."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...plan import Plan
from .config import config
from .page import page

FOLDER = "bearbeiten/"
BUNDLE = "formular.js"


def form_files(plan: Plan, root: str) -> Iterator[tuple[str, str]]:
    """Path and text of page and settings, for a town with a repository; `root` is the site's address, "/" if unknown.

    The program they start, `formular.js`, is built by `make form` and put beside them.
    """
    repository = plan.town.repository
    if repository is None:
        return
    yield f"{FOLDER}index.html", page(plan.town.name, repository, BUNDLE)
    yield f"{FOLDER}config.json", json.dumps(config(plan, repository, root), indent=1, ensure_ascii=False) + "\n"

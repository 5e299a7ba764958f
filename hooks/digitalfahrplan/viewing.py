"""A plan as its site shows it: with the archive beside it, the pages around it and the site's address."""

from __future__ import annotations

from pathlib import Path

from .archive.edition import Edition
from .archive.reading import RoadmapError, parse_edition
from .archive.sealed import NotAsFrozenError, sealed_figures
from .archive.snapshot import Snapshot, archive_beside, read_snapshots
from .plan import Plan
from .presentation.view import View
from .source.templates import read_templates


def view_of(
    plan: Plan,
    content: Path,
    *,
    address: str | None = None,
    docs: Path | None = None,
    live: bool = False,
    form: bool = False,
) -> View:
    """The plan of a content folder for a site at `address`, else at the one of kommune.yml, with the pages of the folder `docs`.

    Its archive lies beside it. Raises `OSError` when `docs` cannot be read.
    """
    from .frozen import without_tables  # it takes long to load, and the report does without it

    archive = archive_beside(content)
    snapshots = read_snapshots(archive)
    before, bare = _last_edition(snapshots), without_tables(archive)
    root, files = _root(address, plan), _files(docs)
    return View(plan, live, root, files, snapshots, before, read_templates(content), form, bare)


def view_on_paper(plan: Plan, snapshots: tuple[Snapshot, ...]) -> View:
    """The plan for the printed report, which has no pages beside it: its address and its archive."""
    return View(plan, root=_root(None, plan), snapshots=snapshots)


def _root(given: str | None, plan: Plan) -> str:
    """The address of the site with a slash at its end; "/" if nobody knows it."""
    return f"{(given or plan.town.address or '').rstrip('/')}/"


def _files(docs: Path | None) -> frozenset[str] | None:
    return frozenset(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()) if docs else None


def _last_edition(snapshots: tuple[Snapshot, ...]) -> Edition | None:
    """What the report compares with; None if there is none, or not as it was frozen: no figure may follow from that."""
    try:
        return parse_edition(sealed_figures(snapshots[-1])) if snapshots else None
    except (RoadmapError, NotAsFrozenError, OSError):
        return None

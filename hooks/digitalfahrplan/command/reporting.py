"""`digitalfahrplan bericht`: the status report as one file of HTML, for the annex of a council paper."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..archive.edition import Edition
from ..archive.files import read_small
from ..archive.reading import RoadmapError, parse_edition
from ..archive.sealed import NotAsFrozenError, sealed_figures
from ..archive.snapshot import Snapshot, archive_beside, read_snapshots
from ..assets import paper_css
from ..lasting.promises import buried
from ..plan import Plan
from ..presentation.frozen.compared import names, pair_name
from ..presentation.html import join, tag
from ..presentation.paper import comparison_body, paper_document, report_document
from ..report import compare, farewells
from ..source.folder import shown_path
from ..values import Unreadable, parse_day
from ..values.dates import german_day
from ..viewing import view_on_paper
from .content import archive_folder, content_folder, plan_or_complain
from .errors import CommandError
from .terminal import say
from .writing import write

STANDARD_OUTPUT = "-"
_STYLE = "sha256-"  # what differs between two reports begins with the checksum of the style sheet


def status_report(options: Namespace) -> bool:
    """Write the report; returns whether the content has errors. Raises `CommandError`."""
    content = content_folder(options.content)
    archive = archive_folder(options.archive, content)
    snapshots, closed = read_snapshots(archive), (archive, archive_beside(content), content)
    if options.bis is not None:
        _put(_between(archive, snapshots, options.seit, _chosen(snapshots, options.bis)), options.nach, closed)
        return False
    since = _chosen(snapshots, options.seit) if options.seit is not None else next(reversed(snapshots), None)
    plan = plan_or_complain(options.content, options.today)
    if plan is None:
        return True
    _put(_of_today(plan, snapshots, since), options.nach, closed)
    return False


def _of_today(plan: Plan, snapshots: tuple[Snapshot, ...], since: Snapshot | None) -> str:
    """The plan of today, since a snapshot if there is one."""
    if since is not None and since.day > plan.today:
        raise CommandError(f"Der Stand {since.name} ist jünger als der Tag des Berichts ({german_day(plan.today)}).")
    before = _edition(since) if since else None
    return report_document(view_on_paper(plan, snapshots), before, paper_css())


def _between(archive: Path, snapshots: tuple[Snapshot, ...], seit: str | None, until: Snapshot) -> str:
    """Two snapshots side by side; without the first one: the one before the second."""
    earlier = snapshots[: snapshots.index(until)]
    if seit is None and not earlier:
        raise CommandError(f"Vor dem Stand {until.name} ist keiner archiviert.")
    since = _chosen(snapshots, seit) if seit is not None else earlier[-1]
    if since not in earlier:
        raise CommandError(f"--seit muss vor --bis liegen: {since.name} liegt nicht vor {until.name}.")
    before, after = _edition(since), _edition(until)
    pair = since, until
    title = f"{after.town or 'Digitalfahrplan'}: {pair_name(pair)}"
    body = comparison_body(compare(before, after, farewells(buried(archive))), before, after, names=names(pair))
    return paper_document(title, join([tag("h1", "Zwei Stände im Vergleich"), "\n", body]), paper_css())


def _chosen(snapshots: Sequence[Snapshot], given: str) -> Snapshot:
    """A snapshot by its name `2026/2026-01-29`, or by its day if only one has it. Raises `CommandError`."""
    day = _day(given)
    found = [it for it in snapshots if it.name == given] or [it for it in snapshots if it.day == day]
    if len(found) == 1:
        return found[0]
    if not snapshots:
        raise CommandError("Noch ist keine Fassung archiviert; --seit und --bis lassen sich deshalb nicht nennen.")
    possible = ", ".join(it.name for it in found or snapshots)
    if found:
        raise CommandError(f"Diesen Tag haben mehrere Stände; bitte einen nennen: {possible}.")
    raise CommandError(f"Den Stand „{given}“ gibt es nicht. Möglich: {possible}.")


def _day(given: str) -> date | None:
    try:
        return parse_day(given)
    except Unreadable:
        return None


def _edition(snapshot: Snapshot) -> Edition:
    """What a snapshot holds. Raises `CommandError` if that is not what was frozen, or no roadmap."""
    try:
        return parse_edition(sealed_figures(snapshot))
    except OSError:
        raise CommandError(f"Der Stand {snapshot.name} lässt sich nicht lesen.") from None
    except NotAsFrozenError as error:
        raise CommandError(
            f"Der Stand {snapshot.name} wurde nachträglich geändert. {error} Ein Bericht darauf wäre nicht verlässlich; "
            "„digitalfahrplan verify“ nennt alle Abweichungen."
        ) from None
    except RoadmapError as error:
        raise CommandError(f"Der Stand {snapshot.name} lässt sich nicht vergleichen. {error}") from None


def _put(text: str, target: str, closed: Sequence[Path]) -> None:
    """Print the report, or write it to a file that is new or an earlier report, and not in a `closed` folder."""
    if target == STANDARD_OUTPUT:
        say(text)
        return
    path = Path(target)
    if why := _not_ours(Path(os.path.realpath(path)), text, closed):
        raise CommandError(
            f"Nichts wurde geschrieben: „{shown_path(path)}“ {why}. Mit --nach eine andere Datei nennen."
        )
    write(path, text)
    say(f"Bericht nach „{shown_path(path)}“ geschrieben. Im Browser öffnen und drucken: Er passt auf A4.\n")


def _not_ours(path: Path, text: str, closed: Sequence[Path]) -> str:
    """Why a report may not be written there, "" if it may. An earlier one begins like this one, up to its style sheet."""
    folder = next((it for it in closed if path.is_relative_to(os.path.realpath(it))), None)
    if folder:
        return f"liegt in „{shown_path(folder)}“, wo kein Bericht hingehört"
    if not os.path.lexists(path):
        return ""
    head = text.partition(_STYLE)[0].encode()
    try:
        ours = read_small(path, len(head)).startswith(head)
    except OSError:  # a folder, a pipe
        ours = False
    return "" if ours else "gibt es schon und ist kein Bericht dieses Befehls"

"""`digitalfahrplan partner update`: fresh copies of the partners' roadmaps; where that fails, the last good one stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.request import OpenerDirector

from ..fetching.download import FetchError
from ..fetching.keeping import age, keep
from ..model.town_parts import PartnerTown
from ..source.folder import PARTNERS
from ..values.dates import german_day
from .copies import read_copy
from .fetching import DEADLINE, fetch
from .reading import Unusable, read_roadmap
from .roadmap import Roadmap, as_text


@dataclass(frozen=True, slots=True)
class Update:
    """What came of one town: its plan as it is now (None: there is no copy), and what went wrong ("" if nothing did)."""

    partner: PartnerTown
    roadmap: Roadmap | None
    flaw: str = ""


def update(
    content: Path, partners: Sequence[PartnerTown], today: date, opener: OpenerDirector, deadline: float = DEADLINE
) -> Iterator[Update]:
    """Fetch, check and keep the plan of every partner, one after the other. Raises nothing: one town never stops the others.

    `deadline` is how many seconds one town may take.
    """
    for partner in partners:
        path = copy_path(content, partner)
        try:
            fetched = read_roadmap(fetch(partner.url, opener, deadline), partner)
            roadmap = replace(fetched, fetched=today)
            keep(path, as_text(roadmap))
            yield Update(partner, roadmap)
        except (FetchError, Unusable) as error:
            yield Update(partner, last_good(path, partner), str(error))
        except OSError:
            yield Update(partner, last_good(path, partner), "Die Kopie lässt sich nicht schreiben.")


def copy_path(content: Path, partner: PartnerTown) -> Path:
    """Where the copy of a partner's roadmap lies."""
    return content / PARTNERS / f"{partner.ags}.json"


def last_good(path: Path, partner: PartnerTown) -> Roadmap | None:
    """The copy that is there, if it can be used."""
    found = read_copy(path, partner)
    return found if isinstance(found, Roadmap) else None


def report(updates: Sequence[Update], today: date) -> str:
    """What happened, in German: a line for each town, and the sum."""
    failed = sum(bool(told.flaw) for told in updates)
    lines = [f"{told.partner.name} ({told.partner.ags}): {_told(told, today)}\n" for told in updates]
    if not updates:
        return "In kommune.yml steht kein Partner.\n"
    return "".join(lines) + f"{len(updates) - failed} von {len(updates)} aktuell\n"


def _told(told: Update, today: date) -> str:
    if told.flaw:
        return f"nicht aktualisiert. {told.flaw} {_kept(told.roadmap, today)}"
    assert told.roadmap is not None  # what was fetched is there
    number = len(told.roadmap.offers)
    return f"aktuell, {number} {'Maßnahme' if number == 1 else 'Maßnahmen'}{_state(told.roadmap)}"


def _state(roadmap: Roadmap) -> str:
    return f", Stand {german_day(roadmap.as_of)}" if roadmap.as_of else ""


def _kept(roadmap: Roadmap | None, today: date) -> str:
    return age(roadmap.fetched, today) if roadmap else "Es gibt keine brauchbare Kopie."

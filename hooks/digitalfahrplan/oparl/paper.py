"""The facts that are kept of a council paper. Empty texts and None: not told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Consultation:
    """One consultation of a paper. `id` is its address, or where it stands in the paper's list.

    `body` names the organisations, `item` is the number of the agenda item, `subject` its name; `decisive` says whether the
    decision falls here.
    """

    id: str
    body: str = ""
    day: date | None = None
    role: str = ""
    decisive: bool | None = None
    item: str = ""
    subject: str = ""
    result: str = ""
    resolution: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper at the address that a measure names. `fetched` is the day of the facts, `deleted` the day on which the system
    was first seen to call the paper deleted; `web` is its page for people."""

    address: str
    reference: str = ""
    title: str = ""
    day: date | None = None
    web: str = ""
    consultations: tuple[Consultation, ...] = ()
    fetched: date | None = None
    deleted: date | None = None


def completed(new: Consultation, last: Consultation | None, lost: Iterable[str]) -> Consultation:
    """The new facts; in the fields `lost`, whose objects could not be had, what the last copy tells."""
    told = {name: getattr(last, name, None) for name in lost}
    return replace(new, **{name: value for name, value in told.items() if value not in ("", None)})


def in_order(consultations: tuple[Consultation, ...]) -> tuple[Consultation, ...]:
    """By day; those without a day last, otherwise as the system has them."""
    return tuple(sorted(consultations, key=lambda consultation: consultation.day or date.max))

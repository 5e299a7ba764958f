"""The facts that are kept of a council paper. Empty texts and None: not told."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
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


def completed(new: Paper, old: Paper) -> Paper:
    """The new facts, and where parts of them could not be had, what the last copy says of the same consultation."""
    before = {consultation.id: consultation for consultation in old.consultations}
    found = tuple(
        _filled(consultation, before[consultation.id]) if consultation.id in before else consultation
        for consultation in new.consultations
    )
    return replace(new, consultations=found)


def _filled(new: Consultation, old: Consultation) -> Consultation:
    empty = {field.name: getattr(old, field.name) for field in fields(new) if getattr(new, field.name) in ("", None)}
    return replace(new, **empty)


def in_order(consultations: tuple[Consultation, ...]) -> tuple[Consultation, ...]:
    """By day; those without a day last, otherwise as the system has them."""
    return tuple(sorted(consultations, key=lambda consultation: consultation.day or date.max))

"""An OParl object becomes the facts of a paper. Needed is nothing but a hint that it is one; believed is nothing.

OParl 1.1 (Paper, Consultation, AgendaItem, Meeting, Organization); a part may stand in the object or be its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ..fetching.texts import clean
from .cleaning import LONG, NAME, TEXT, day_of, same_host, web_address
from .json_text import NoObject
from .paper import Consultation, Paper, in_order
from .visit import Node, Visit

_CONSULTATIONS, _ORGANISATIONS, _ITEMS = 40, 6, 500
_SPEAKING = ("name", "reference", "consultation", "web", "deleted")


def read_paper(visit: Visit, today: date) -> Paper:
    """The facts at the address of a visit. Raises `FetchError` when there is no answer and `NoObject` when it is no paper."""
    told = visit.paper()
    _check_type(told)
    paper = Paper(
        address=visit.address,
        reference=clean(told.get("reference"), NAME),
        title=clean(told.get("name"), TEXT),
        day=day_of(told.get("date")) or day_of(told.get("publishedDate")),
        web=_own_page(told.get("web"), visit.address),
        fetched=today,
        deleted=today if is_deleted(told) else None,
    )
    found = tuple(_consultations(told, visit)) if paper.deleted is None else ()
    return replace(paper, consultations=in_order(found))


def is_deleted(told: Node) -> bool:
    """Whether an object says that it has been deleted; only its id and dates are left then (OParl 1.1)."""
    return told.get("deleted") in (True, "true", "1")


def _check_type(told: Node) -> None:
    type_ = told.get("type")
    kind = type_.rstrip("/").rpartition("/")[2] if isinstance(type_, str) else ""
    if kind.isalpha() and kind.casefold() != "paper":
        raise NoObject(f"Das Objekt ist keine Vorlage (Paper), sondern „{clean(kind, 40)}“.")
    if not any(told.get(key) for key in _SPEAKING):
        raise NoObject("Das Objekt sagt nichts von einer Vorlage.")


def _own_page(value: object, base: str) -> str:
    """The page for people; only on the host that the town itself named."""
    address = web_address(value, base)
    return address if address and same_host(address, base) else ""


def _consultations(told: Node, visit: Visit) -> Iterator[Consultation]:
    for number, part in enumerate(_listed(told.get("consultation"), _CONSULTATIONS), 1):
        consultation = visit.get(part, told.base)
        if consultation and not is_deleted(consultation):
            yield _consultation(consultation, visit, _id(consultation, part, number))


def _id(told: Node, part: object, number: int) -> str:
    return clean(told.get("id"), LONG) or clean(part, LONG) or f"#{number}"


def _consultation(told: Node, visit: Visit, id_: str) -> Consultation:
    item = _standing(visit.get(told.get("agendaItem"), told.base))
    meets, base = (told.get("meeting"), told.base) if told.get("meeting") else (item.get("meeting"), item.base)
    meeting = _standing(visit.get(meets, base))
    item = item or _item_of(meeting, id_)
    decisive = told.get("authoritative")
    return Consultation(
        id=id_,
        body=_bodies(told, visit) or _bodies(meeting, visit),
        day=day_of(meeting.get("start")) or day_of(item.get("start")),
        role=clean(told.get("role"), NAME),
        decisive=decisive if isinstance(decisive, bool) else None,
        item=clean(item.get("number"), NAME),
        subject=clean(item.get("name"), TEXT),
        result=clean(item.get("result"), TEXT),
        resolution=clean(item.get("resolutionText"), LONG),
        cancelled=meeting.get("cancelled") is True,
    )


def _standing(told: Node) -> Node:
    return Node({}, told.base) if is_deleted(told) else told


def _item_of(meeting: Node, consultation: str) -> Node:
    """The agenda item of a meeting that names the consultation, where the consultation does not name its item."""
    for item in _listed(meeting.get("agendaItem"), _ITEMS):
        if isinstance(item, dict) and item.get("consultation") == consultation:
            return _standing(Node(item, meeting.base))
    return Node({}, meeting.base)


def _bodies(told: Node, visit: Visit) -> str:
    found = (visit.get(part, told.base) for part in _listed(told.get("organization"), _ORGANISATIONS))
    names = (clean(body.get("name"), NAME) or clean(body.get("shortName"), NAME) for body in found)
    return clean(", ".join(dict.fromkeys(name for name in names if name)), TEXT)


def _listed(told: Any, most: int) -> list[Any]:
    """A list, or the one thing that stands in its place, or the list of an object that holds one (`data`)."""
    if isinstance(told, dict) and isinstance(told.get("data"), list):
        told = told["data"]
    return (told if isinstance(told, list) else [told] if told else [])[:most]

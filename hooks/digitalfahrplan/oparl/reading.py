"""An OParl object becomes the facts of a paper. Needed is nothing but a hint that it is one; believed is nothing.

OParl 1.1 (Paper, Consultation, AgendaItem, Meeting, Organization); a part may stand in the object or be its address. What
cannot be had of it stays as the last copy tells it; only what the system calls deleted goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ..fetching.texts import clean
from .cleaning import LONG, NAME, TEXT, day_of, same_host, web_address
from .json_text import NoObject
from .paper import Consultation, Paper, completed, in_order
from .visit import Node, Visit

_CONSULTATIONS, _ORGANISATIONS, _ITEMS = 40, 6, 500
_SPEAKING = ("name", "reference", "consultation", "web", "deleted")


def read_paper(visit: Visit, today: date, before: Paper | None = None) -> Paper:
    """The facts at the address of a visit; `before` is what the last copy tells of it.

    Raises `FetchError` when there is no answer and `NoObject` when it is no paper.
    """
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
    last = {consultation.id: consultation for consultation in before.consultations} if before else {}
    found = tuple(_consultations(told, visit, last)) if paper.deleted is None else ()
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


def _consultations(told: Node, visit: Visit, last: Mapping[str, Consultation]) -> Iterator[Consultation]:
    for number, part in enumerate(_listed(told.get("consultation"), _CONSULTATIONS), 1):
        consultation, id_ = visit.get(part, told.base), _id(part, told.base, number)
        if consultation.lost and id_ in last:
            yield last[id_]
        elif consultation and not is_deleted(consultation):
            yield _consultation(consultation, visit, id_, last.get(id_))


def _id(part: object, base: str, number: int) -> str:
    """The address that the paper names: it is known even when nothing answers there."""
    return _name(part, base) or f"#{number}"


def _name(part: object, base: str) -> str:
    """The address of an object that stands there itself or by its address, as far as it has one; "" for none."""
    named = part.get("id") if isinstance(part, dict) else part
    return web_address(named, base) or clean(named, LONG)


def _consultation(told: Node, visit: Visit, id_: str, last: Consultation | None) -> Consultation:
    named = _part(told, "agendaItem", visit)
    meeting = _part(told if told.get("meeting") else named, "meeting", visit)
    item = named or _item_of(meeting, told, id_)
    bodies = _bodies(told, visit)
    if not _names(bodies):
        bodies += _bodies(meeting, visit)
    decisive = told.get("authoritative")
    found = Consultation(
        id=id_,
        body=_names(bodies),
        day=day_of(meeting.get("start")) or day_of(item.get("start")),
        role=clean(told.get("role"), NAME),
        decisive=decisive if isinstance(decisive, bool) else None,
        item=clean(item.get("number"), NAME),
        subject=clean(item.get("name"), TEXT),
        result=clean(item.get("result"), TEXT),
        resolution=clean(item.get("resolutionText"), LONG),
        cancelled=meeting.get("cancelled") is True,
    )
    # An item that is named and deleted is not lost with its meeting.
    lost_item = not item and (named if told.get("agendaItem") else meeting).lost
    return completed(found, last, _lost(lost_item, meeting, bodies))


def _lost(item: bool, meeting: Node, bodies: list[Node]) -> Iterator[str]:
    """The fields whose objects could not be had."""
    if item:
        yield from ("item", "subject", "result", "resolution")
    if meeting.lost or (item and not meeting.get("start")):
        yield "day"
    if meeting.lost:
        yield "cancelled"
    if any(body.lost for body in bodies):
        yield "body"


def _part(told: Node, key: str, visit: Visit) -> Node:
    """An object that another names: nothing if it is deleted, lost with the one that names it."""
    return told if told.lost else _standing(visit.get(told.get(key), told.base))


def _standing(told: Node) -> Node:
    return Node({}, told.base) if is_deleted(told) else told


def _item_of(meeting: Node, told: Node, id_: str) -> Node:
    """The agenda item of a meeting that names the consultation, where the consultation does not name its item."""
    names = {id_, _name(told.get("id"), told.base) or id_}
    for item in _listed(meeting.get("agendaItem"), _ITEMS):
        if isinstance(item, dict) and _name(item.get("consultation"), meeting.base) in names:
            return _standing(Node(item, meeting.base))
    return Node({}, meeting.base)


def _bodies(told: Node, visit: Visit) -> list[Node]:
    if told.lost:
        return [told]
    return [visit.get(part, told.base) for part in _listed(told.get("organization"), _ORGANISATIONS)]


def _names(bodies: list[Node]) -> str:
    names = (clean(body.get("name"), NAME) or clean(body.get("shortName"), NAME) for body in bodies)
    return clean(", ".join(dict.fromkeys(name for name in names if name)), TEXT)


def _listed(told: Any, most: int) -> list[Any]:
    """A list, or the one thing that stands in its place, or the list of an object that holds one (`data`)."""
    if isinstance(told, dict) and isinstance(told.get("data"), list):
        told = told["data"]
    return (told if isinstance(told, list) else [told] if told else [])[:most]

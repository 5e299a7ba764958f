"""What towns tell one another: the manifest and the measures of a `roadmap.json`, and that file's shape."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..model import Area, CooperationForm, Status
from ..values import Span

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Service:
    """An online service by its keys."""

    leika: str | None = None
    ozg: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure as one town tells the others. `field` is the name of the field of action; None: not told."""

    id: str
    title: str
    summary: str | None = None
    area: Area | None = None
    field: str | None = None
    status: Status | None = None
    start: Span | None = None
    end: Span | None = None
    ongoing: bool = False
    services: tuple[Service, ...] = ()
    form: CooperationForm | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A town's published plan. `fetched` is the day on which our copy was made, None for our own plan or if nobody knows."""

    ags: str
    name: str
    licence: str | None
    as_of: date | None
    address: str | None
    offers: tuple[Offer, ...]
    fetched: date | None = None


def document(roadmap: Roadmap) -> dict[str, Any]:
    """The file in plain types of JSON, in the vocabulary of format.md. Adding keys is allowed, nothing else."""
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "kommune": roadmap.name,
        "ags": roadmap.ags,
        "lizenz": roadmap.licence,
        "stand": _day(roadmap.as_of),
        "adresse": roadmap.address,
    }
    copied = {"abgerufen": _day(roadmap.fetched)} if roadmap.fetched else {}
    return {"manifest": {**manifest, **copied}, "massnahmen": [_offer(offer) for offer in roadmap.offers]}


def as_text(roadmap: Roadmap) -> str:
    """The file as text: one measure a line, so that versions compare well."""
    told = document(roadmap)
    measures = ",\n".join(map(_line, told["massnahmen"]))
    return f'{{\n"manifest": {_line(told["manifest"])},\n"massnahmen": [\n{measures}\n]\n}}\n'


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.id,
        "titel": offer.title,
        "kurz": offer.summary,
        "bereich": offer.area,
        "handlungsfeld": offer.field,
        "status": offer.status,
        "zeitraum": {"beginn": _span(offer.start), "ende": _span(offer.end), "fortlaufend": offer.ongoing},
        "leistungen": [_keys(service) for service in offer.services],
        "kooperation": offer.form,
        "adresse": offer.address,
    }


def _span(span: Span | None) -> str | None:
    return span.iso if span else None


def _keys(service: Service) -> dict[str, str]:
    told: Iterable[tuple[str, str | None]] = (
        ("leika", service.leika),
        ("ozg", service.ozg),
        ("bezeichnung", service.label),
    )
    return {key: value for key, value in told if value}

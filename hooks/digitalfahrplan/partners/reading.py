"""The bytes of another town's `roadmap.json` become a `Roadmap`. Needed is little, believed is nothing.

Unknown keys are passed over, words outside of our lists count as not told; every text loses what format.md forbids in ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, NoReturn, TypeVar
from urllib.parse import urljoin, urlsplit

from ..fetching.texts import clean
from ..model import Area, CooperationForm, Status
from ..model.patterns import DIGITS, LEIKA
from ..model.town_parts import PartnerTown
from ..values import Span, Unreadable, parse_date, parse_day
from ..values.addresses import parse_address
from ..values.ids import ID
from ..values.ids import MAX_LENGTH as MAX_ID
from .roadmap import SCHEMA_VERSION, Offer, Roadmap, Service

MAX_BYTES = 5_000_000
_TITLE, _SUMMARY, _NAME = 200, 300, 200
_SERVICES = 200

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")


class Unusable(ValueError):  # noqa: N818 - the file is at fault, not the program
    """A file that is no roadmap of this town. The message is a German sentence; `line` and `column` count from 1."""

    def __init__(self, detail: str, line: int = 1, column: int = 1) -> None:
        super().__init__(detail)
        self.detail, self.line, self.column = detail, line, column


def read_roadmap(raw: bytes, town: PartnerTown) -> Roadmap:
    """The roadmap of a town of kommune.yml. Raises `Unusable`, whatever the bytes are."""
    told = _json(_text(raw))
    manifest, measures = _group(told, "manifest"), told.get("massnahmen")
    _check_version(manifest.get("schema_version"))
    if manifest.get("ags") != town.ags:
        raise Unusable(f"Die Datei gehört nicht zu {town.name} ({town.ags}).")
    if not isinstance(measures, list):
        raise Unusable("Die Liste „massnahmen“ fehlt.")
    return Roadmap(
        ags=town.ags,
        name=clean(manifest.get("kommune"), _NAME) or town.name,
        licence=clean(manifest.get("lizenz"), _NAME) or None,
        as_of=_read(parse_day, manifest.get("stand")),
        address=_address(manifest.get("adresse"), town.url),
        offers=tuple(_offers(measures, town.url)),
        fetched=_read(parse_day, manifest.get("abgerufen")),
    )


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Unusable(f"Die Datei hat mehr als {MAX_BYTES // 1_000_000} MB.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable("Die Datei ist nicht in UTF-8.") from None


def _json(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Unusable("Hier ist das JSON nicht zu lesen.", error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise Unusable("Das JSON ist nicht zu lesen.") from None
    if not isinstance(told, dict):
        raise Unusable("Die Datei enthält keine Angaben mit Schlüsseln.")
    return told


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _group(told: dict[str, Any], key: str) -> dict[str, Any]:
    group = told.get(key)
    if not isinstance(group, dict):
        raise Unusable(f"Die Angaben unter „{key}“ fehlen.")
    return group


def _check_version(version: object) -> None:
    if type(version) is not int:
        raise Unusable("Im Manifest fehlt „schema_version“.")
    if version != SCHEMA_VERSION:
        raise Unusable(f"Die Datei hat eine andere Fassung als {SCHEMA_VERSION}; nur diese lässt sich lesen.")


def _offers(measures: list[Any], base: str) -> Iterator[Offer]:
    known: set[str] = set()
    for number, told in enumerate(measures, 1):
        offer = _offer(told if isinstance(told, dict) else {}, base)
        if not (ID.fullmatch(offer.id) and len(offer.id) <= MAX_ID):
            raise Unusable(f"Maßnahme {number} hat keine gültige Kennung.")
        if offer.id in known:
            raise Unusable(f"Die Kennung „{offer.id}“ steht zweimal da.")
        if not offer.title:
            raise Unusable(f"Maßnahme {number} hat keinen Titel.")
        known.add(offer.id)
        yield offer


def _offer(told: dict[str, Any], base: str) -> Offer:
    period = told.get("zeitraum")
    period = period if isinstance(period, dict) else {}
    return Offer(
        id=told["id"] if isinstance(told.get("id"), str) else "",
        title=clean(told.get("titel"), _TITLE),
        summary=clean(told.get("kurz"), _SUMMARY) or None,
        area=_word(Area, told.get("bereich")),
        field=clean(told.get("handlungsfeld"), _NAME) or None,
        status=_word(Status, told.get("status")),
        start=_span(period.get("beginn")),
        end=_span(period.get("ende")),
        ongoing=period.get("fortlaufend") is True,
        services=tuple(_services(told.get("leistungen"))),
        form=_word(CooperationForm, told.get("kooperation")),
        address=_address(told.get("adresse"), base),
    )


def _services(told: object) -> Iterator[Service]:
    for row in told[:_SERVICES] if isinstance(told, list) else ():
        if isinstance(row, dict):
            leika, ozg = _digits(LEIKA, row.get("leika")), _digits(DIGITS, row.get("ozg"))
            if leika or ozg:
                yield Service(leika, ozg, clean(row.get("bezeichnung"), _NAME) or None)


def _digits(pattern: str, value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(pattern, value) else None


def _word(words: type[Word], value: object) -> Word | None:
    return next((word for word in words if word.value == value), None)


def _span(value: object) -> Span | None:
    return _read(parse_date, value)


def _read(parse: Callable[[str], Value], value: object) -> Value | None:
    try:
        return parse(value) if isinstance(value, str) and len(value) <= _NAME else None
    except Unreadable:
        return None


def _address(value: object, base: str) -> str | None:
    """A page on the host that kommune.yml names; anything else is not shown."""
    try:
        address = parse_address(urljoin(base, value)) if isinstance(value, str) and value else ""
    except ValueError:  # also `Unreadable`
        return None
    return address if address and _host(address) == _host(base) else None


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()

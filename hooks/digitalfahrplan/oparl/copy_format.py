"""`oparl/vorlagen.json`: the shape of the copy, written and read again. One fact a line, so that versions compare well."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ..fetching.texts import clean
from .cleaning import LONG, NAME, TEXT, day_of, web_address
from .paper import Consultation, Paper

SCHEMA_VERSION = 1
MAX_PAPERS = 20_000


class Damaged(ValueError):  # noqa: N818 - the file is at fault, not the program
    """A copy that is none. The message is a German sentence; `line` and `column` count from 1."""

    def __init__(self, detail: str, line: int = 1, column: int = 1) -> None:
        super().__init__(detail)
        self.detail, self.line, self.column = detail, line, column


def as_text(papers: Iterable[Paper]) -> str:
    """The copy, sorted by address; the same papers give the same bytes."""
    rows = [_paper(paper) for paper in sorted(papers, key=lambda paper: paper.address)]
    document = {"schema_version": SCHEMA_VERSION, "vorlagen": rows}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def from_text(text: str) -> tuple[Paper, ...]:
    """The papers of a copy, sorted by address. Raises `Damaged`; what a paper does not need may be missing or odd."""
    document = _parsed(text)
    if document.get("schema_version") != SCHEMA_VERSION:
        raise Damaged(f"Die Datei hat eine andere Fassung als {SCHEMA_VERSION}; nur diese lässt sich lesen.")
    rows = document.get("vorlagen")
    if not isinstance(rows, list):
        raise Damaged("Die Liste „vorlagen“ fehlt.")
    if len(rows) > MAX_PAPERS:
        raise Damaged(f"Die Datei hat mehr als {MAX_PAPERS} Vorlagen.")
    return tuple(sorted(_papers(rows), key=lambda paper: paper.address))


def _parsed(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise Damaged("Hier ist das JSON nicht zu lesen.", error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise Damaged("Das JSON ist nicht zu lesen.") from None
    if not isinstance(document, dict):
        raise Damaged("Die Datei enthält keine Angaben mit Schlüsseln.")
    return document


def _papers(rows: list[Any]) -> Iterator[Paper]:
    known: set[str] = set()
    for number, row in enumerate(rows, 1):
        address = web_address(row.get("adresse")) if isinstance(row, dict) else ""
        if not address:
            raise Damaged(f"Vorlage {number} hat keine Adresse.")
        if address in known:
            raise Damaged(f"Die Vorlage {address} steht zweimal da.")
        known.add(address)
        yield _read_paper(address, row)


def _read_paper(address: str, row: dict[str, Any]) -> Paper:
    consultations = row.get("beratungen")
    return Paper(
        address=address,
        reference=clean(row.get("nummer"), NAME),
        title=clean(row.get("titel"), TEXT),
        day=day_of(row.get("datum")),
        web=web_address(row.get("web")),
        consultations=tuple(
            _read_consultation(told)
            for told in (consultations if isinstance(consultations, list) else ())
            if isinstance(told, dict)
        ),
        fetched=day_of(row.get("abgerufen")),
        deleted=day_of(row.get("geloescht")),
    )


def _read_consultation(row: dict[str, Any]) -> Consultation:
    decisive = row.get("entscheidet")
    return Consultation(
        id=clean(row.get("kennung"), LONG),
        body=clean(row.get("gremium"), TEXT),
        day=day_of(row.get("datum")),
        role=clean(row.get("art"), NAME),
        decisive=decisive if isinstance(decisive, bool) else None,
        item=clean(row.get("top"), NAME),
        subject=clean(row.get("thema"), TEXT),
        result=clean(row.get("ergebnis"), TEXT),
        resolution=clean(row.get("beschlusstext"), LONG),
        cancelled=row.get("ausgefallen") is True,
    )


def _paper(paper: Paper) -> dict[str, Any]:
    return _told(
        {
            "adresse": paper.address,
            "nummer": paper.reference,
            "titel": paper.title,
            "datum": _iso(paper.day),
            "web": paper.web,
            "abgerufen": _iso(paper.fetched),
            "geloescht": _iso(paper.deleted),
            "beratungen": [_consultation(consultation) for consultation in paper.consultations],
        }
    )


def _consultation(consultation: Consultation) -> dict[str, Any]:
    return _told(
        {
            "kennung": consultation.id,
            "gremium": consultation.body,
            "datum": _iso(consultation.day),
            "art": consultation.role,
            "entscheidet": consultation.decisive,
            "top": consultation.item,
            "thema": consultation.subject,
            "ergebnis": consultation.result,
            "beschlusstext": consultation.resolution,
            "ausgefallen": consultation.cancelled or None,
        }
    )


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in ("", None)}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

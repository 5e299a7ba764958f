"""The feed (Atom, RFC 4287): changes with their reasons, new measures, decisions, deadlines 60 and 14 days ahead."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..model import Change, ChangeKind, Decision, Measure
from ..plan import Plan
from ..presentation.links import FEED, measure_address
from ..values.dates import german_day
from .identity import Key, authority, digest, distinct
from .moments import funding_moments, measure_moments
from .xml_text import possible

ATOM = "http://www.w3.org/2005/Atom"
AHEAD = (60, 14)  # days before a deadline
NEWEST = 100  # entries; older ones leave the feed
_KINDS = {
    ChangeKind.NEW: "Neu",
    ChangeKind.DELAY: "Verzögerung",
    ChangeKind.DEARER: "Mehrkosten",
    ChangeKind.STATUS: "Neuer Status",
    ChangeKind.CONTENT: "Änderung",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news; `key` is its name for ever, `day` when it happened, `address` the page that tells more."""

    key: Key
    day: date
    title: str
    text: str
    address: str


def feed(plan: Plan, root: str) -> str:
    """The feed as text; `root` is the site's address, "/" if nobody knows it: then addresses are relative to the feed's."""
    base = root if root.startswith("http") else ""
    news = entries(plan)
    element = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "de"})
    _text(element, "id", _tag(plan, ("feed",)))
    _text(element, "title", f"Digitalfahrplan {plan.town.name}")
    _text(element, "subtitle", "Neue Maßnahmen, Änderungen mit ihrem Grund, Beschlüsse und Fristen")
    _text(element, "updated", _moment(news[0].day if news else plan.today))
    ET.SubElement(element, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{base}{FEED}"})
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": base or "./"})
    _text(ET.SubElement(element, "author"), "name", plan.town.name)
    _text(element, "rights", plan.town.licence)
    for entry in news:
        _add(element, plan, base, entry)
    ET.indent(element, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(element, encoding="unicode")}\n'


def _add(feed: ET.Element, plan: Plan, base: str, entry: Entry) -> None:
    element = ET.SubElement(feed, "entry")
    _text(element, "id", _tag(plan, entry.key))
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.day))
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{entry.address}"})
    _text(element, "summary", entry.text)


def _text(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, name).text = possible(value)


def _tag(plan: Plan, key: Key) -> str:
    """A name that does not depend on where the site stands (RFC 4151)."""
    return f"tag:{authority(plan)},2026:{digest(plan, key)}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def entries(plan: Plan) -> tuple[Entry, ...]:
    """The newest news, the newest first; nothing from after today."""
    found = [
        entry
        for measure in sorted(plan.measures, key=lambda measure: measure.id)
        for entry in _of_measure(plan, measure)
    ]
    past = [entry for entry in (*found, *_reminders(plan)) if entry.day <= plan.today]
    return tuple(sorted(past, key=lambda entry: (entry.day, entry.key), reverse=True)[:NEWEST])


def _of_measure(plan: Plan, measure: Measure) -> Iterator[Entry]:
    changes = [(_change_key(measure, change), change) for change in measure.history]
    for key, (_, change) in zip(distinct(key for key, _ in changes), changes, strict=True):
        title = f"{_KINDS[change.kind]}: {measure.title}"
        yield Entry(key, change.date.first, title, change.text, measure_address(measure.id))
    if not changes:
        yield _unchanged(measure)
    yield from _decisions(plan, measure)


def _change_key(measure: Measure, change: Change) -> Key:
    return "verlauf", measure.id, change.date.iso, change.kind


def _unchanged(measure: Measure) -> Entry:
    """A measure of which no change was written down, not even that it is new: it is told once, as it stands."""
    text = f"{measure.summary} Angaben vom {german_day(measure.as_of)}."
    return Entry(
        ("massnahme", measure.id), measure.as_of, f"Im Plan: {measure.title}", text, measure_address(measure.id)
    )


def _decisions(plan: Plan, measure: Measure) -> Iterator[Entry]:
    dated = [(row, row.date) for row in measure.decisions if row.date]
    keys = distinct(("beschluss", measure.id, row.paper or "", row.body or "", when.iso) for row, when in dated)
    for key, (row, when) in zip(keys, dated, strict=True):
        coming = when.first > plan.today
        title = f"{'Wird beraten' if coming else 'Beschluss'}: {measure.title}"
        # What will be debated is news from the day on which the department told it.
        yield Entry(
            (*key, "beratung") if coming else key,
            measure.as_of if coming else when.first,
            title,
            _decision(row),
            measure_address(measure.id),
        )


def _decision(row: Decision) -> str:
    told = ", ".join(part for part in (row.body, row.paper, str(row.date) if row.date else None) if part)
    votes = f" ({row.votes})" if row.votes else ""
    return f"{told}: {row.result}{votes}" if row.result else told


def _reminders(plan: Plan) -> Iterator[Entry]:
    """Each deadline ahead becomes news twice, when its day comes near; one that has moved becomes news again."""
    moments = (*funding_moments(plan), *(moment for moment in measure_moments(plan) if moment.is_deadline))
    for moment in moments:
        for days in AHEAD:
            if plan.today <= moment.day <= plan.today + timedelta(days=days):
                key = ("frist", *moment.key, moment.day.isoformat(), str(days))
                title = f"{moment.what} am {german_day(moment.day)}: {moment.subject}"
                text = f"{days} Tage vorher. {moment.text}"
                yield Entry(key, moment.day - timedelta(days=days), title, text, moment.address)

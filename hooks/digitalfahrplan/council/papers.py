"""All council papers of a plan: rows with the same number are one, rows without a number stand on their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model import Decision, Measure, Status
from ..oparl import Paper
from ..per_plan import once_per_plan
from ..plan import Plan
from .anchors import anchors
from .entry import Entry, Hearing
from .hearings import hearings


@dataclass(frozen=True, slots=True)
class _Naming:
    """A row of a measure; `key` is what it shares with the rows that mean the same paper."""

    measure: Measure
    row: Decision
    key: str
    number: str


@dataclass(frozen=True, slots=True)
class Debate:
    """A consultation that is still to come."""

    entry: Entry
    hearing: Hearing


@once_per_plan
def papers(plan: Plan) -> tuple[Entry, ...]:
    """Every paper, the latest first; those without any date last.

    Numbers are compared as printed, trimmed, whatever their case: VO/2026/113 and VO/2026/0113 are two. Where a measure gives
    no number, the one of the council's information system counts.
    """
    facts = _told(plan)
    groups: dict[str, list[_Naming]] = {}
    for measure in sorted(plan.measures, key=lambda measure: measure.id):
        for naming in _namings(measure, facts):
            groups.setdefault(naming.key, []).append(naming)
    names = anchors((key, _name(group[0])) for key, group in groups.items())
    return tuple(
        sorted((_entry(group, names[key], _facts(group, facts)) for key, group in groups.items()), key=_latest)
    )


@once_per_plan
def _told(plan: Plan) -> Mapping[str, Paper]:
    return {paper.address: paper for paper in plan.papers}


@once_per_plan
def _by_key(plan: Plan) -> Mapping[str, Entry]:
    return {entry.key: entry for entry in papers(plan)}


def papers_of(plan: Plan, measure: Measure) -> tuple[Entry, ...]:
    """The papers that a measure names, in the order of their dates: its own words, and the system's facts."""
    groups: dict[str, list[_Naming]] = {}
    for naming in _namings(measure, _told(plan)):
        groups.setdefault(naming.key, []).append(naming)
    whole = _by_key(plan)
    own = (_entry(group, whole[key].anchor, whole[key].facts) for key, group in groups.items())
    return tuple(sorted(own, key=lambda entry: (entry.last_day or date.max, entry.key)))


def debates(plan: Plan) -> tuple[Debate, ...]:
    """What is debated next, by date; a vague date counts by its last day."""
    ahead = (
        Debate(entry, hearing) for entry in papers(plan) for hearing in entry.hearings if hearing.is_ahead(plan.today)
    )
    return tuple(sorted(ahead, key=_soonest))


def without_papers(plan: Plan) -> tuple[Measure, ...]:
    """Measures that are decided or running and name no council paper, by title."""
    bare = (it for it in plan.measures if it.status in (Status.DECIDED, Status.RUNNING) and not it.decisions)
    return tuple(sorted(bare, key=_by_title))


def _namings(measure: Measure, facts: Mapping[str, Paper]) -> Iterator[_Naming]:
    for place, row in enumerate(measure.decisions):
        paper = facts.get(row.oparl or "")
        number = (row.paper or (paper.reference if paper else "")).strip()
        key = number.casefold() if number else f"{measure.id}\n{place}"  # no number has a line end
        yield _Naming(measure, row, key, number)


def _name(naming: _Naming) -> str:
    """What an anchor is made of: the number, else measure, date and body."""
    row = naming.row
    return naming.number or f"{naming.measure.id} {row.date.iso if row.date else ''} {row.body or ''}"


def _facts(group: Sequence[_Naming], facts: Mapping[str, Paper]) -> tuple[Paper, ...]:
    named = dict.fromkeys(naming.row.oparl for naming in group if naming.row.oparl)
    return tuple(facts[address] for address in named if address in facts)


def _entry(group: Sequence[_Naming], anchor: str, facts: tuple[Paper, ...]) -> Entry:
    rows = [naming.row for naming in group]
    told = [consultation for paper in facts for consultation in paper.consultations]
    measures = {naming.measure.id: naming.measure for naming in group}
    return Entry(
        key=group[0].key,
        anchor=anchor,
        number=group[0].number,
        has_own_number=any(row.paper for row in rows),
        titles=_fullest(row.title for row in rows),
        urls=_fullest(row.url for row in rows),
        hearings=hearings(rows, told),
        measures=tuple(sorted(measures.values(), key=_by_title)),
        facts=facts,
    )


def _fullest(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}, key=lambda text: (-len(text), text)))


def _by_title(measure: Measure) -> tuple[str, str]:
    return (measure.title.casefold(), measure.id)


def _latest(entry: Entry) -> tuple[int, str]:
    day = entry.last_day
    return (-day.toordinal() if day else 0, entry.key)


def _soonest(debate: Debate) -> tuple[date, str]:
    when = debate.hearing.on
    assert when is not None  # what is ahead has a date
    return (when.last, debate.entry.key)

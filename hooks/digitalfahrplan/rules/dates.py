"""Rules: nothing ends before it begins, and what has happened is not in the future (C107, C108)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import Measure
from ..values import Span
from .finding import Facts, Finding, Loc, each_measure

Pair = tuple[Loc, Span | None, Span | None, str]


def _pairs(measure: Measure) -> Iterator[Pair]:
    """Every pair of begin and end in a measure, with the place of the end and the name of the begin."""
    for key, span in (("zeitraum", measure.period), ("tatsaechlich", measure.actual)):
        if span:
            yield (key, "ende"), span.start, span.end, "beginn"
    for i, row in enumerate(measure.funding):
        yield ("foerderung", i, "bescheid"), row.applied, row.granted, "beantragt"
        yield ("foerderung", i, "verwendungsnachweis"), row.granted, row.proof, "bescheid"
        yield ("foerderung", i, "mittelabruf"), row.granted, row.drawdown, "bescheid"
        yield ("foerderung", i, "zweckbindung"), row.granted, row.binding, "bescheid"


@each_measure
def end_not_before_begin(measure: Measure, _: Facts) -> Iterator[Finding]:
    """An end is not before its begin, in the most favourable reading of vague dates."""
    for loc, start, end, name in _pairs(measure):
        yield from _ordered(measure.path, loc, start, end, name)


def _ordered(path: str, loc: Loc, start: Span | None, end: Span | None, name: str) -> Iterator[Finding]:
    if start and end and end.last < start.first:
        detail = f"„{loc[-1]}“ ({end}) liegt vor „{name}“ ({start})."
        yield Finding(path, "C107", loc, detail, "Eines der beiden Daten berichtigen.")


def programme_end_not_before_begin(facts: Facts) -> Iterator[Finding]:
    """The same for a programme's term and its windows, where the hours of one day count too."""
    for programme in facts.programmes:
        if programme.term:
            yield from _ordered(
                programme.path, ("laufzeit", "ende"), programme.term.start, programme.term.end, "beginn"
            )
        for i, window in enumerate(programme.windows):
            loc: Loc = ("antragsfristen", i, "bis")
            yield from _ordered(programme.path, loc, window.opens, window.closes, "von")
            same_day = window.opens and window.opens.is_day and window.opens == window.closes
            if same_day and (window.closes_at or "24:00") < (window.opens_at or ""):
                detail = f"{window.closes_at} Uhr liegt vor {window.opens_at} Uhr am selben Tag."
                yield Finding(
                    programme.path,
                    "C107",
                    ("antragsfristen", i, "bis_uhrzeit"),
                    detail,
                    "Eine der Uhrzeiten berichtigen.",
                )


def _happened(measure: Measure) -> Iterator[tuple[Loc, date]]:
    """Every date that tells what has happened, by its first day."""
    if measure.actual:
        for key, span in (("beginn", measure.actual.start), ("ende", measure.actual.end)):
            if span:
                yield ("tatsaechlich", key), span.first
    for i, milestone in enumerate(measure.milestones):
        if milestone.reached:
            yield ("meilensteine", i, "erreicht"), milestone.reached.first
    for i, place in enumerate(measure.places):
        if place.reached:
            yield ("orte", i, "erreicht"), place.reached.first
    for i, indicator in enumerate(measure.indicators):
        for j, reading in enumerate(indicator.readings):
            yield ("indikatoren", i, "werte", j, "stand"), reading.as_of.first


@each_measure
def happened_is_past(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """What has happened does not lie in the future (first day of a vague date)."""
    for loc, day in _happened(measure):
        if day > facts.today:
            yield Finding(
                measure.path, "C108", loc, "Das liegt in der Zukunft.", "Geplantes gehört in „zeitraum“ oder „termin“."
            )


def as_of_is_past(facts: Facts) -> Iterator[Finding]:
    """`stand` does not lie in the future."""
    for entity in facts.entities:
        if entity.as_of > facts.today:
            yield Finding(
                entity.path,
                "C108",
                ("stand",),
                "Der Stand liegt in der Zukunft.",
                "Den Tag der letzten Prüfung schreiben.",
            )


RULES = (end_not_before_begin, programme_end_not_before_begin, happened_is_past, as_of_is_past)

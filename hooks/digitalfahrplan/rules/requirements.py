"""Rules: what must be there together, and what excludes each other (C1xx)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Measure, Status
from .finding import Facts, Finding, Loc, each_measure


@each_measure
def reason_given(measure: Measure, _: Facts) -> Iterator[Finding]:
    """`begruendung` is required for `pausiert` and `verworfen`."""
    if measure.status in (Status.PAUSED, Status.DROPPED) and not measure.reason:
        detail = f"Der Status „{measure.status}“ braucht eine Begründung."
        hint = "Eine Zeile „begruendung: …“ ergänzen."
        yield Finding(measure.path, "C103", ("status",), detail, hint, besides=(("begruendung",),))


@each_measure
def result_given(measure: Measure, _: Facts) -> Iterator[Finding]:
    """`ergebnis` and `tatsaechlich.ende` are required for `abgeschlossen`."""
    if measure.status is not Status.FINISHED:
        return
    if not measure.result:
        hint = "Eine Zeile „ergebnis: …“ ergänzen."
        yield Finding(measure.path, "C104", ("status",), "„ergebnis“ fehlt.", hint, besides=(("ergebnis",),))
    if not (measure.actual and measure.actual.end):
        hint = "Unter „tatsaechlich“ ein „ende“ ergänzen, zum Beispiel: tatsaechlich: {ende: 2026-09}"
        yield Finding(
            measure.path, "C104", ("status",), "„tatsaechlich.ende“ fehlt.", hint, besides=(("tatsaechlich",),)
        )


@each_measure
def ongoing_has_no_end(measure: Measure, _: Facts) -> Iterator[Finding]:
    """`fortlaufend: ja` excludes `ende`."""
    if measure.period and measure.period.ongoing and measure.period.end:
        yield Finding(
            measure.path,
            "C109",
            ("zeitraum", "ende"),
            "Was fortlaufend ist, hat kein Ende.",
            "Eine der beiden Angaben löschen.",
        )


@each_measure
def priority_has_a_source(measure: Measure, _: Facts) -> Iterator[Finding]:
    """An agreed priority names the decision or the reason."""
    if measure.priority and not (measure.priority.decision or measure.priority.reason):
        detail = "Die Priorität nennt weder Beschluss noch Begründung."
        yield Finding(measure.path, "C106", ("prioritaet",), detail, "„beschluss“ oder „begruendung“ ergänzen.")


@each_measure
def cost_row_has_an_amount(measure: Measure, _: Facts) -> Iterator[Finding]:
    """A cost row has an estimate, a budget or an actual."""
    for i, row in enumerate(measure.costs):
        if row.estimate is None and row.budget is None and row.actual is None:
            detail = "In dieser Zeile steht kein Betrag."
            hint = "„schaetzung“, „ansatz“ oder „ist“ ergänzen; wer nichts weiß, schreibt „schaetzung: unbekannt“."
            yield Finding(measure.path, "C106", ("kosten", i), detail, hint)


@each_measure
def staff_row_has_one_measure(measure: Measure, _: Facts) -> Iterator[Finding]:
    """A staff row has exactly one of days and full-time equivalents."""
    for i, row in enumerate(measure.staff):
        yield from _exactly_one(measure.path, ("personal", i), {"tage": row.days, "vzae": row.fte})


@each_measure
def funding_row_has_one_origin(measure: Measure, _: Facts) -> Iterator[Finding]:
    """A funding row has exactly one of programme and source."""
    for i, row in enumerate(measure.funding):
        yield from _exactly_one(measure.path, ("foerderung", i), {"programm": row.programme, "quelle": row.source})


def _exactly_one(path: str, loc: Loc, values: dict[str, object]) -> Iterator[Finding]:
    given = [key for key, value in values.items() if value is not None]
    first, second = (f"„{key}“" for key in values)
    if len(given) == 2:
        yield Finding(
            path, "C105", (*loc, given[1]), f"{first} und {second} stehen beide da.", "Eine der beiden Angaben löschen."
        )
    elif not given:
        yield Finding(path, "C105", loc, f"Es fehlt {first} oder {second}.", "Genau eine der beiden Angaben ergänzen.")


@each_measure
def decision_says_something(measure: Measure, _: Facts) -> Iterator[Finding]:
    """A council paper has a number, a body, a date or a result."""
    for i, row in enumerate(measure.decisions):
        if not (row.paper or row.body or row.date or row.result):
            hint = "„vorlage“, „gremium“, „datum“ oder „ergebnis“ ergänzen."
            yield Finding(
                measure.path, "C106", ("beschluesse", i), "Vorlage, Gremium, Datum und Ergebnis fehlen.", hint
            )


@each_measure
def service_has_a_key(measure: Measure, _: Facts) -> Iterator[Finding]:
    """An online service has a LeiKa or an OZG key."""
    for i, row in enumerate(measure.services):
        if not (row.leika or row.ozg):
            yield Finding(
                measure.path,
                "C106",
                ("leistungen", i),
                "LeiKa- und OZG-Schlüssel fehlen.",
                "„leika“ oder „ozg“ ergänzen.",
            )


def window_has_a_date(facts: Facts) -> Iterator[Finding]:
    """A window of application has `von` or `bis`."""
    for programme in facts.programmes:
        for i, window in enumerate(programme.windows):
            if not (window.opens or window.closes):
                yield Finding(
                    programme.path,
                    "C106",
                    ("antragsfristen", i),
                    "„von“ und „bis“ fehlen.",
                    "„von“ oder „bis“ ergänzen.",
                )


RULES = (
    reason_given, result_given, ongoing_has_no_end, priority_has_a_source, cost_row_has_an_amount, staff_row_has_one_measure,
    funding_row_has_one_origin, decision_says_something, service_has_a_key, window_has_a_date,
)  # fmt: skip

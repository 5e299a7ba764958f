"""What was computed of funding: the verdict of every pair of measure and programme, with every reason."""

from __future__ import annotations

from collections.abc import Sequence

from ...funding import Fit
from ..chances import REASONS
from ..html import Html, join, lines, tag
from . import fields
from .computed import Judged
from .part import Subject
from .tolerant import Record, raw, records, word

PROGRAMME = "programm"
_ELSEWHERE = tag("p", "Die Gründe stehen auf der Seite jeder Maßnahme.")
_FITS = {fit.word: fit.label for fit in Fit}


def verdicts(subject: Subject, rows: Sequence[Record], other: str) -> Html:
    """Verdicts as a table; `other` is the key of what this page is not about. On pages of measures with every reason."""
    if not rows:
        return Html("")
    own = {"massnahme", "programm", "gruende"} - {other}
    table = subject.writer.table(
        "Konnte Förderung beantragt werden?",
        [{key: row[key] for key in row if key not in own} for row in rows],
        fields.known(Judged),
    )
    told = [_reasons(subject, row, other) for row in rows] if other == PROGRAMME else [_ELSEWHERE]
    shown = lines([table, *told])
    summary = tag("summary", f"Was für {len(rows)} Paare aus Maßnahme und Programm errechnet wurde")
    return tag("details", summary, shown, class_="df-gefaltet")


def _reasons(subject: Subject, row: Record, other: str) -> Html:
    items = [_reason(reason) for reason in records(row.get("gruende"))]
    if not items:
        return Html("")
    name = subject.writer.value(other, row.get(other))
    return lines([tag("p", tag("strong", name)), tag("ul", *items)])


def _reason(reason: Record) -> Html:
    known, verdict = word(reason.get("grund")), word(reason.get("urteil"))
    rest = [f"{key}: {raw(value)}" for key, value in reason.items() if key not in ("grund", "urteil", "text")]
    said = "; ".join([raw(reason.get("text") or ""), *rest])
    return tag("li", join([REASONS.get(known, known), f" ({_FITS.get(verdict, verdict)}): ", said]))

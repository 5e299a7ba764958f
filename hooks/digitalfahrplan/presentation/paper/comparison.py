"""Two editions side by side: what changed from the earlier to the later one."""

from __future__ import annotations

from collections import Counter

from ...archive.edition import Edition
from ...model import Status
from ...report import Comparison
from ...values import german
from ...values.dates import german_day
from ..html import Html, lines, tag
from ..report.changes import change_sections
from ..report.parts import written
from ..report.references import References, Words
from ..table import wide_table


def comparison_body(
    found: Comparison,
    before: Edition,
    after: Edition,
    references: References | None = None,
    names: tuple[str, str] | None = None,
) -> Html:
    """The body of a document about two editions, without its heading of first order.

    `references` make links of titles; `names` are what the editions are called, where their days do not tell them apart.
    """
    one, other = names or (german_day(before.day), german_day(after.day))
    days = f"vom {one} und vom {other}"
    said = f"Zwei Stände nebeneinander: {days}. Was im Verlauf der Maßnahmen dazu steht, steht als Grund dabei."
    head = ["Status", one, other]
    numbers = wide_table("vergleich-zahlen", f"Maßnahmen nach Status, {days}", head, _numbers(before, after))
    return lines(
        [tag("p", said, class_="df-kurz"), numbers, written(change_sections(found, before, references or Words()))]
    )


def _numbers(before: Edition, after: Edition) -> list[list[str]]:
    one, other = (Counter(measure.status for measure in edition.measures) for edition in (before, after))
    rows = [
        [status.label if status else german.NOT_STATED, german.number(one[status]), german.number(other[status])]
        for status in (*Status, None)
        if one[status] or other[status]
    ]
    return [*rows, ["insgesamt", german.number(one.total()), german.number(other.total())]]

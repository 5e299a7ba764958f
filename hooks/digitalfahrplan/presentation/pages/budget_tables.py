"""Tables of money: the same columns wherever sums are shown, so that a treasurer reads one and knows all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from ...money import Sums
from ...values import german
from ..html import Html, tag
from ..table import wide_table

# (heading, what of the sums); the order of the columns on every page.
_COLUMNS: tuple[tuple[str, Callable[[Sums], str]], ...] = (
    ("Schätzung", lambda sums: german.interval(sums.estimate) if sums.estimate else "–"),
    ("Ansatz", lambda sums: _euro(sums.budget)),
    ("Ist", lambda sums: _euro(sums.actual)),
    ("Verpflichtung", lambda sums: _euro(sums.commitment)),
    ("Was zählt", lambda sums: german.interval(sums.counts) if sums.counts else "–"),
    ("Förderung", lambda sums: _euro(sums.funding)),
    ("Eigenanteil", lambda sums: german.interval(sums.own_share) if sums.own_share else "–"),
    ("Ist gegen Ansatz", lambda sums: deviation(sums)),
)


def sums_table(id_: str, caption: str, first: str, rows: Iterable[tuple[str, Sums]], total: Sums | None = None) -> Html:
    """Sums by row with the columns of all money tables; columns that say nothing are left out. No amounts: one sentence."""
    named = list(rows)
    told = [*(sums for _, sums in named), *([total] if total else [])]
    columns = [(label, show) for label, show in _COLUMNS if any(show(sums) != "–" for sums in told)]
    if not named or not columns:
        return tag("p", "Hierzu gibt es keine Beträge.", class_="df-leer")
    cells = [[name, *(show(sums) for _, show in columns)] for name, sums in named]
    foot = ["Zusammen", *(show(total) for _, show in columns)] if total else []
    return wide_table(id_, caption, [first, *(label for label, _ in columns)], cells, foot=foot)


def deviation(sums: Sums) -> str:
    """Actual against budget in euros and percent, over the rows that have both."""
    if sums.deviation is None:
        return "–"
    sign = "+" if sums.deviation > 0 else ""
    share = (
        f" ({sign}{german.number(sums.deviation_percent, 1)}{german.NO_BREAK}%)"
        if sums.deviation_percent is not None
        else ""
    )
    return f"{sign}{german.euro(sums.deviation)}{share}"


def _euro(amount: Decimal | None) -> str:
    return "–" if amount is None else german.euro(amount)

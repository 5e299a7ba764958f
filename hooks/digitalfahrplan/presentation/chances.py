"""Measures and programmes that fit, as tables, with every reason behind a verdict; the same from both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from ..funding import Chance, Deadline, Due, Finding, Fit, Verdict, chances
from ..values import german
from .html import Html, join, lines, tag
from .marks import label_mark
from .table import Cell, Column, Table, list_table
from .view import View

ANCHOR = "moegliche-foerderung"  # of the section on the page of a measure
REASONS = {
    "bereich": "Bereich",
    "handlungsfeld": "Handlungsfeld",
    "kostenart": "Kostenart",
    "gebiet": "Fördergebiet",
    "berechtigt": "Antragsberechtigung",
    "frist": "Antragsfrist",
    "laufzeit": "Laufzeit",
    "beginn": "Beginn der Maßnahme",
    "partner": "Partner",
    "kumulierung": "Andere Förderung",
    "bagatelle": "Bagatellgrenze",
    "schon": "Frühere Entscheidung",
}
# The marks of the traffic light: word, shape and colour say the same.
_LIGHTS = {"moeglich": "im-plan", "passt": "im-plan", "zu-pruefen": "verzug-droht", "nicht-moeglich": "verzug"}

Name = Callable[[Chance], Html]


def verdict_mark(verdict: Verdict) -> Html:
    """A verdict as word, shape and colour."""
    return _mark(verdict, verdict.label)


def _mark(word: str, label: str) -> Html:
    return tag("span", label, class_=f"df-ampel df-ampel--{_LIGHTS[word]}")


def chance_table(view: View, id_: str, caption: str, other: str, name: Name, pairs: Sequence[Chance]) -> Html:
    """Pairs that are possible or to be checked; `other` is what the first column holds, `name` links it."""
    found = chances(view.plan)
    columns = [
        Column[Chance]("name", other, lambda pair: Cell(name(pair))),
        Column[Chance]("urteil", "Urteil", lambda pair: _verdict(pair)),
        Column[Chance]("", "Noch zu prüfen", lambda pair: Cell(_open_points(found.findings(pair)))),
        Column[Chance]("bestenfalls", "Bestenfalls", lambda pair: _euros(found.best(pair).amount), "zahl"),
        Column[Chance]("eigenanteil", "Eigenanteil", lambda pair: _euros(found.best(pair).own_share), "zahl"),
    ]
    return list_table(Table(id_, caption, columns, pairs, "Möglichkeiten", sortable=len(pairs) > 3))


def _verdict(pair: Chance) -> Cell:
    assert pair.verdict is not None  # only open pairs are shown
    mark = verdict_mark(pair.verdict)
    own = [" ", label_mark(pair.row.status.label)] if pair.row else []
    return Cell(join([mark, *own]), str(list(Verdict).index(pair.verdict)))


def _open_points(findings: Sequence[Finding]) -> str:
    return ", ".join(REASONS[finding.reason] for finding in findings if finding.fit is Fit.CHECK) or "–"


def _euros(amount: Decimal | None) -> Cell:
    return Cell(german.NOT_STATED, "") if amount is None else Cell(german.euro(amount), str(amount))


def all_reasons(view: View, name: Name, pairs: Sequence[Chance]) -> Html:
    """Every reason of every pair, folded up, for the search to leave out; `name` tells the pairs apart."""
    found = chances(view.plan)
    inside = [lines([tag("p", tag("strong", name(pair))), reasons(found.findings(pair))]) for pair in pairs]
    details = tag("details", tag("summary", "Alle Gründe im Einzelnen"), lines(inside))
    return tag("div", details, data_search_exclude="")


def reasons(findings: Sequence[Finding]) -> Html:
    """Reasons with their sentences, the gravest first."""
    ordered = sorted(findings, key=lambda finding: -finding.fit)
    return tag("ul", lines(_reason(finding) for finding in ordered))


def _reason(finding: Finding) -> Html:
    name = tag("strong", f"{REASONS[finding.reason]}:")
    return tag("li", join([_mark(finding.fit.word, finding.fit.label), " ", name, " ", finding.text]))


def sentences(findings: Sequence[Finding], fit: Fit) -> str:
    """The sentences of all reasons that say one thing."""
    return " ".join(finding.text for finding in findings if finding.fit is fit)


def folded(summary: str, items: Iterable[Html]) -> Html:
    """A list that is folded up; the search leaves it out, for its words belong to other pages."""
    inside = tag("details", tag("summary", summary), tag("ul", lines(items)))
    return tag("div", inside, data_search_exclude="")


def due_day(deadline: Deadline) -> Cell:
    """The day of a deadline with its hour."""
    hour = f", {deadline.hour} Uhr" if deadline.hour else ""
    return Cell(f"{deadline.when}{hour}", deadline.day.isoformat())


def days_left(deadline: Deadline) -> Html:
    """How much time is left, in words; a warning once it is over."""
    days = deadline.days_left
    if days < 0:
        return label_mark(f"seit {_days(-days)} überfällig", warning=True)
    if days == 0:
        return label_mark("heute", warning=deadline.due is not Due.OPENING)
    return join([f"in{german.NO_BREAK}{_days(days)}"])


def _days(count: int) -> str:
    return german.count(count, "Tag", "Tagen").replace(" ", german.NO_BREAK)

"""The columns of tables of measures. A column is one function here; a table is a choice of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import Area, Level, Measure, Period, Status
from ..ranking import Lane
from ..values import Span, german
from .html import Html, join, tag, void
from .links import Links
from .marks import label_mark, light_mark, measure_link, status_mark
from .table import Cell, Column
from .view import View

LANE_LABELS = {
    Lane.DUTY: "Gesetzliche Pflicht",
    Lane.HIGH: "Hohe Priorität",
    Lane.MEDIUM: "Mittlere Priorität",
    Lane.LOW: "Niedrige Priorität",
    Lane.UNRATED: "Noch nicht bewertet",
}


class MeasureColumns:
    """The columns of tables of measures, as seen from one page."""

    def __init__(self, view: View, links: Links) -> None:
        self.view, self.links = view, links

    def title(self) -> Column[Measure]:
        """The measure, linked."""
        return Column("titel", "Maßnahme", lambda measure: Cell(measure_link(self.links, measure), measure.title))

    def area(self) -> Column[Measure]:
        """The area."""
        return Column("bereich", "Bereich", lambda measure: Cell(measure.area.label))

    def status(self) -> Column[Measure]:
        """The status, sorted by its place in a measure's life."""
        order = {status: str(number) for number, status in enumerate(Status)}
        return Column("status", "Status", lambda measure: Cell(status_mark(measure.status), order[measure.status]))

    def light(self) -> Column[Measure]:
        """The traffic light."""
        return Column(
            "ampel",
            "Zeitplan",
            lambda measure: Cell(light_mark(self.view.lights[measure.id]), self.view.lights[measure.id]),
        )

    def lead(self) -> Column[Measure]:
        """The responsible unit."""
        return Column("einheit", "Federführung", lambda measure: Cell(self.view.unit_name(measure.lead)))

    def period(self) -> Column[Measure]:
        """The planned period, sorted by begin."""
        return Column(
            "beginn", "Zeitraum", lambda measure: Cell(period_text(measure.period), _begin(measure.period)), "datum"
        )

    def rank(self) -> Column[Measure]:
        """The rank; open measures only."""
        return Column("rang", "Rang", self._rank, "zahl")

    def _rank(self, measure: Measure) -> Cell:
        standing = self.view.standings.get(measure.id)
        return Cell(str(standing.rank), str(standing.rank)) if standing else Cell("–", "")

    def rank_range(self) -> Column[Measure]:
        """Best and worst rank when one weight changes by a tenth."""
        return Column("", "Rangspanne", self._rank_range, "zahl")

    def _rank_range(self, measure: Measure) -> Cell:
        standing = self.view.standings[measure.id]
        same = standing.best == standing.worst
        return Cell(str(standing.best) if same else f"{standing.best}–{standing.worst}")

    def departments(self) -> Column[Measure]:
        """The departments' score."""
        return Column("fachbereich", "Punkte Fachbereich", lambda measure: self._score(measure, "departments"), "zahl")

    def politics(self) -> Column[Measure]:
        """The politicians' score."""
        return Column("politik", "Punkte Politik", lambda measure: self._score(measure, "politics"), "zahl")

    def _score(self, measure: Measure, voice: str) -> Cell:
        told = getattr(self.view.standings[measure.id], voice)
        if told is None:
            return Cell("nicht bewertet", "")
        missing = f" ({told.missing} fehlen)" if told.missing else ""
        return Cell(f"{german.points(told.score)}{missing}", f"{float(told.score):.6f}")

    def level(self) -> Column[Measure]:
        """The level: agreed with its source, or reached by points, or none."""
        return Column("stufe", "Stufe", self._level)

    def _level(self, measure: Measure) -> Cell:
        standing = self.view.standings[measure.id]
        if measure.priority:
            source = measure.priority.decision or "mit Begründung"
            return Cell(
                join([measure.priority.level.label, void("br"), tag("small", f"vereinbart, {source}")]),
                _level_order(standing.level),
            )
        word = standing.level.label if standing.level else "keine Angabe"
        talk = [Html(" "), label_mark("Abstimmungsbedarf", warning=True)] if measure.id in self.view.agreement else []
        return Cell(join([word, *talk]), _level_order(standing.level))

    def cost(self) -> Column[Measure]:
        """The total cost, sorted by its upper bound."""
        return Column("kosten", "Kosten", self._cost, "zahl")

    def _cost(self, measure: Measure) -> Cell:
        total = self.view.costs[measure.id].total
        ceiling = total.ceiling if total else None
        return Cell(german.interval(total), "" if ceiling is None else str(ceiling))


def facets(view: View, measure: Measure) -> Mapping[str, Iterable[str]]:
    """What a measure can be filtered by; the values are ids and stand in the address."""
    funding: list[str] = sorted({row.status for row in measure.funding}) or ["keine"]
    return {
        "bereich": [measure.area],
        "feld": [measure.field] if measure.field else [],
        "status": [measure.status],
        "einheit": [measure.lead, *measure.participants],
        "jahr": [str(year) for year in planned_years(view, measure)],
        "foerderung": funding,
    }


def planned_years(view: View, measure: Measure) -> range:
    """The years in which a measure is planned to run: without an end to the end of the planning horizon."""
    period = measure.period
    if not (period and (period.start or period.end)):
        return range(0)
    first = period.start.first.year if period.start else period.end.first.year if period.end else 0
    last = (
        period.end.last.year
        if period.end
        else max(first, view.plan.town.budget.horizon[-1] if period.ongoing else first)
    )
    return range(first, last + 1)


def period_text(period: Period | None) -> str:
    """The planned period in words."""
    return between(period.start, period.end, ongoing=period.ongoing) if period else german.NOT_STATED


def between(start: Span | None, end: Span | None, *, ongoing: bool) -> str:
    """From when until when, in words."""
    if ongoing:
        return f"fortlaufend ab {start}" if start else "fortlaufend"
    if start and end:
        return f"{start}" if start == end else f"{start} bis {end}"
    if start or end:
        return f"ab {start}" if start else f"bis {end}"
    return german.NOT_STATED


def _begin(period: Period | None) -> str:
    return period.start.first.isoformat() if period and period.start else ""


def _level_order(level: Level | None) -> str:
    return "" if level is None else str(list(Level).index(level))


def area_names() -> list[tuple[str, str]]:
    """Areas as options of a filter."""
    return [(area.value, area.label) for area in Area]

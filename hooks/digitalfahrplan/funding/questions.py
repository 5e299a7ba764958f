"""What every reason needs to know of a programme and of a measure. The order is that of planning.md's table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Area, FieldOfAction, FundingStatus, Land, Measure, Programme, UnitKind
from ..plan import Plan
from ..timeline import has_begun
from ..values import Span
from . import reasons
from .comparison import Comparison
from .fit import Said
from .money import coming, funded_kinds

_MUNICIPALITY = 8  # digits of a municipality's key; a county has five


def _areas(programme: Programme, _: Plan) -> tuple[Area, ...]:
    return programme.funds.areas if programme.funds else ()


def _fields(programme: Programme, plan: Plan) -> tuple[FieldOfAction, ...]:
    named = programme.funds.fields if programme.funds else ()
    return tuple(field for field in plan.town.fields if field.id in named)


def _own_field(measure: Measure, plan: Plan) -> FieldOfAction | None:
    return next((field for field in plan.town.fields if field.id == measure.field), None)


def _home(_: Measure, plan: Plan) -> tuple[str, Land]:
    return plan.town.name, plan.town.land


def _lead(measure: Measure, plan: Plan) -> tuple[str, UnitKind, Area]:
    unit = plan.units[measure.lead]
    return unit.name, unit.kind, measure.area


def _begun(measure: Measure, plan: Plan) -> tuple[bool, Span | None]:
    """Whether the measure has begun, and when, as far as that is told."""
    start = measure.actual.start if measure.actual else None
    return has_begun(measure, plan.today), start if start and start.first <= plan.today else None


def _towns(measure: Measure, plan: Plan) -> tuple[str, ...]:
    """Our own town and the partners with the key of another municipality, each once."""
    partners = measure.cooperation.partners if measure.cooperation else ()
    found = {plan.town.ags: plan.town.name}
    for partner in partners:
        if partner.ags and len(partner.ags) == _MUNICIPALITY:
            found.setdefault(partner.ags, partner.name)
    return tuple(found.values())


def _granted(measure: Measure, plan: Plan) -> tuple[tuple[str | None, str], ...]:
    """Funding that is granted, from any source: the programme's id, if it has one, and its name."""
    names = plan.programme_by_id
    granted = (row for row in measure.funding if row.status.is_granted)
    return tuple((row.programme, names[row.programme].title if row.programme else row.source or "") for row in granted)


def _rows(measure: Measure, _: Plan) -> tuple[tuple[str | None, FundingStatus], ...]:
    return tuple((row.programme, row.status) for row in measure.funding)


QUESTIONS: Mapping[str, Comparison[Any, Any, Said]] = {
    "bereich": Comparison(_areas, lambda measure, _: measure.area, reasons.area),
    "handlungsfeld": Comparison(_fields, _own_field, reasons.field),
    "kostenart": Comparison(lambda programme, _: funded_kinds(programme), coming, reasons.kind_of_cost),
    "gebiet": Comparison(lambda programme, _: programme.regions, _home, reasons.region),
    "berechtigt": Comparison(lambda programme, _: programme.eligible, _lead, reasons.eligible),
    "frist": Comparison(lambda programme, _: programme, lambda _, plan: plan.today, reasons.deadline),
    "laufzeit": Comparison(lambda programme, _: programme.term, lambda measure, _: measure.period, reasons.term),
    "beginn": Comparison(lambda programme, _: programme.before_start_only, _begun, reasons.begin),
    "partner": Comparison(lambda programme, _: programme.min_partners, _towns, reasons.partners),
    "kumulierung": Comparison(lambda programme, _: (programme.id, programme.cumulative), _granted, reasons.cumulation),
    "bagatelle": Comparison(lambda programme, _: (programme.threshold, funded_kinds(programme)), coming, reasons.threshold),
    "schon": Comparison(lambda programme, _: programme.id, _rows, reasons.before),
}  # fmt: skip

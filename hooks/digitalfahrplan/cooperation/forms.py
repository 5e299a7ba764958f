"""Alone or with whom (planning.md, „Cooperation“). Dropped measures do not count anywhere here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import CooperationForm, Measure, Partner, Status
from ..plan import Plan

MUNICIPALITY = 8  # digits of a municipality's key; a county has five


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partner and the measures that name it, by title. `ags` is None for who is neither municipality nor county."""

    name: str
    ags: str | None
    measures: tuple[Measure, ...]

    @property
    def is_municipality(self) -> bool:
        """Whether it is a town."""
        return is_municipality(self.ags)


def is_municipality(ags: str | None) -> bool:
    """Whether a key is that of a town."""
    return ags is not None and len(ags) == MUNICIPALITY


def _living(plan: Plan) -> Iterator[Measure]:
    return (measure for measure in by_title(plan.measures) if measure.status is not Status.DROPPED)


def by_title(measures: Iterable[Measure]) -> list[Measure]:
    """Measures in the order in which people look for them."""
    return sorted(measures, key=lambda measure: (measure.title.casefold(), measure.id))


def by_form(plan: Plan) -> Mapping[CooperationForm, tuple[Measure, ...]]:
    """The measures of every form that is settled, by title."""
    found: dict[CooperationForm, list[Measure]] = {
        form: [] for form in CooperationForm if form is not CooperationForm.OPEN
    }
    for measure in _living(plan):
        if measure.cooperation and measure.cooperation.form in found:
            found[measure.cooperation.form].append(measure)
    return {form: tuple(measures) for form, measures in found.items()}


def unsettled(plan: Plan) -> tuple[Measure, ...]:
    """Open measures that do not say their form, or say `offen`, by title: noch zu klären."""
    return tuple(
        measure
        for measure in by_title(plan.open_measures)
        if measure.cooperation is None or measure.cooperation.form is CooperationForm.OPEN
    )


def partnerships(plan: Plan) -> tuple[Partnership, ...]:
    """Who we work with: towns first, then counties, then others, each by the number of measures, then by name.

    A partner is known by its key, else by its name; a key has the name that kommune.yml gives it.
    """
    names, found = _official_names(plan), dict[tuple[str | None, str], list[Measure]]()
    for measure in _living(plan):
        for key in dict.fromkeys(_key(partner, names) for partner in _partners(measure)):
            found.setdefault(key, []).append(measure)
    made = (Partnership(name, ags, tuple(measures)) for (ags, name), measures in found.items())
    return tuple(sorted(made, key=_order))


def _partners(measure: Measure) -> tuple[Partner, ...]:
    return measure.cooperation.partners if measure.cooperation else ()


def _official_names(plan: Plan) -> dict[str, str]:
    """Names by key: from kommune.yml, else the one that the first measure by title gives."""
    names = {partner.ags: partner.name for partner in plan.town.partners}
    if plan.town.county and plan.town.county.ags:
        names.setdefault(plan.town.county.ags, plan.town.county.name)
    for measure in _living(plan):
        for partner in _partners(measure):
            if partner.ags:
                names.setdefault(partner.ags, partner.name)
    return names


def _key(partner: Partner, names: Mapping[str, str]) -> tuple[str | None, str]:
    return (partner.ags, names[partner.ags]) if partner.ags else (None, partner.name)


def _order(partnership: Partnership) -> tuple[int, int, str, str]:
    kind = 0 if partnership.is_municipality else 1 if partnership.ags else 2
    return kind, -len(partnership.measures), partnership.name.casefold(), partnership.ags or ""

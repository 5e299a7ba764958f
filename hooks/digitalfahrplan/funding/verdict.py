"""„Können wir einen Antrag stellen?“: the verdict on every open measure and programme (planning.md, „Funding: can we apply?“)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model import FundingRow, FundingStatus, Measure
from ..per_plan import once_per_plan
from ..plan import Plan
from .fit import Finding, Verdict, worst
from .money import BEST_CASE, Best
from .questions import QUESTIONS

_GRANTED = (FundingStatus.GRANTED, FundingStatus.DRAWN)
_NOTHING = Best(None, None)


@dataclass(frozen=True, slots=True)
class Chance:
    """A measure and a programme, by their ids. `verdict` is None where the programme is granted already: nothing is open.

    `row` is the measure's own row on this programme, if there is one: a grant, else the last.
    """

    measure: str
    programme: str
    verdict: Verdict | None
    findings: tuple[Finding, ...]
    best: Best
    row: FundingRow | None

    @property
    def is_chance(self) -> bool:
        """Possible or to be checked."""
        return self.verdict in (Verdict.POSSIBLE, Verdict.CHECK)


@dataclass(frozen=True)
class Chances:
    """All pairs of open measures and programmes, by the ids of measure and programme."""

    all: tuple[Chance, ...]

    @cached_property
    def by_measure(self) -> Mapping[str, tuple[Chance, ...]]:
        """For every open measure all programmes."""
        return _grouped((chance.measure, chance) for chance in self.all)

    @cached_property
    def by_programme(self) -> Mapping[str, tuple[Chance, ...]]:
        """For every programme all open measures."""
        return _grouped((chance.programme, chance) for chance in self.all)


def _grouped(pairs: Iterable[tuple[str, Chance]]) -> Mapping[str, tuple[Chance, ...]]:
    groups: dict[str, list[Chance]] = {}
    for key, chance in pairs:
        groups.setdefault(key, []).append(chance)
    return {key: tuple(group) for key, group in groups.items()}


@once_per_plan
def chances(plan: Plan) -> Chances:
    """The verdict on every pair, its reasons in the order of planning.md, and what would come of it at best."""
    columns = zip(*(question.columns(plan) for question in QUESTIONS), strict=True)
    found: list[Chance] = []
    for programme, of_programme, best in zip(plan.programmes, columns, BEST_CASE.columns(plan), strict=True):
        for measure, findings, amounts in zip(plan.open_measures, zip(*of_programme, strict=True), best, strict=True):
            row = own_row(measure, programme.id)
            if row and row.status in _GRANTED:
                found.append(Chance(measure.id, programme.id, None, (), _NOTHING, row))
            else:
                found.append(Chance(measure.id, programme.id, worst(findings), findings, amounts, row))
    return Chances(tuple(sorted(found, key=lambda chance: (chance.measure, chance.programme))))


def own_row(measure: Measure, programme: str) -> FundingRow | None:
    """What the measure itself says of a programme: of several rows a grant wins, else the last one counts."""
    rows = [row for row in measure.funding if row.programme == programme]
    return next((row for row in rows if row.status in _GRANTED), rows[-1] if rows else None)

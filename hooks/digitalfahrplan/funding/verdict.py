"""„Can we apply?“: the verdict on every open measure and programme (planning.md, „Funding: can we apply?“)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from ..model import FundingRow, FundingStatus, Measure
from ..per_plan import once_per_plan
from ..plan import Plan
from .fit import Fit, Said, Verdict
from .money import BEST_CASE, Best
from .questions import QUESTIONS

_GRANTED = (FundingStatus.GRANTED, FundingStatus.DRAWN)


@dataclass(frozen=True, slots=True)
class Chance:
    """A measure and a programme, by their ids. `verdict` is None where the programme is granted already: nothing is open.

    `row` is what the measure itself says of the programme, if it says anything: a grant, else its last row on it.
    """

    measure: str
    programme: str
    verdict: Verdict | None
    row: FundingRow | None

    @property
    def is_open(self) -> bool:
        """Possible or to be checked."""
        return self.verdict in (Verdict.POSSIBLE, Verdict.CHECK)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one reason says of a pair; `text` is a German sentence that names both sides."""

    reason: str
    fit: Fit
    text: str


class Chances:
    """Every open measure with every programme, ordered by their ids. Why, and what it brings at best, is told on demand."""

    def __init__(self, plan: Plan) -> None:
        measures = sorted(plan.open_measures, key=lambda measure: measure.id)
        programmes = sorted(plan.programmes, key=lambda programme: programme.id)
        self._measures = {measure.id: place for place, measure in enumerate(measures)}
        self._programmes = {programme.id: place for place, programme in enumerate(programmes)}
        asked = {code: question.among(programmes, measures, plan) for code, question in QUESTIONS.items()}
        self._fits = [answers.then(_fit) for answers in asked.values()]
        self._findings = [answers.then(partial(_finding, code)) for code, answers in asked.items()]
        self._best = BEST_CASE.among(programmes, measures, plan)
        self._rows = [own_rows(measure) for measure in measures]

    @cached_property
    def all(self) -> tuple[Chance, ...]:
        """Every pair."""
        worst = [list(map(max, *fits)) for fits in zip(*(answers.columns() for answers in self._fits), strict=True)]
        return tuple(
            _chance(measure, programme, worst[column][row], self._rows[row].get(programme))
            for measure, row in self._measures.items()
            for programme, column in self._programmes.items()
        )

    @cached_property
    def by_measure(self) -> Mapping[str, tuple[Chance, ...]]:
        """The pairs of every open measure."""
        return _grouped((chance.measure, chance) for chance in self.all)

    @cached_property
    def by_programme(self) -> Mapping[str, tuple[Chance, ...]]:
        """The pairs of every programme."""
        return _grouped((chance.programme, chance) for chance in self.all)

    def findings(self, chance: Chance) -> tuple[Finding, ...]:
        """All reasons of a pair in the order of planning.md; none if the programme is granted already."""
        if chance.verdict is None:
            return ()
        place = self._programmes[chance.programme], self._measures[chance.measure]
        return tuple(answers.at(*place) for answers in self._findings)

    def best(self, chance: Chance) -> Best:
        """What comes of a pair at best; nothing is known if the programme is granted already."""
        if chance.verdict is None:
            return Best(None, None)
        return self._best.at(self._programmes[chance.programme], self._measures[chance.measure])


@once_per_plan
def chances(plan: Plan) -> Chances:
    """The verdicts of a plan."""
    return Chances(plan)


def own_rows(measure: Measure) -> Mapping[str, FundingRow]:
    """What a measure itself says of programmes, by their id: of several rows a grant wins, else the last one counts."""
    found: dict[str, FundingRow] = {}
    for row in measure.funding:
        if row.programme and not (row.programme in found and found[row.programme].status in _GRANTED):
            found[row.programme] = row
    return found


def _grouped(pairs: Iterable[tuple[str, Chance]]) -> Mapping[str, tuple[Chance, ...]]:
    groups: dict[str, list[Chance]] = {}
    for key, chance in pairs:
        groups.setdefault(key, []).append(chance)
    return {key: tuple(group) for key, group in groups.items()}


def _fit(said: Said) -> Fit:
    return said[0]


def _finding(code: str, said: Said) -> Finding:
    fit, sentence = said
    return Finding(code, fit, sentence())


def _chance(measure: str, programme: str, worst: Fit, row: FundingRow | None) -> Chance:
    granted = row is not None and row.status in _GRANTED
    return Chance(measure, programme, None if granted else Verdict.of(worst), row)

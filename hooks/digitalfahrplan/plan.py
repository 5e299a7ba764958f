"""Everything that is true of the files: read, checked, indexed. All computations are functions of a `Plan`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from .model import Area, Measure, Programme, Town, Unit
from .partners import Roadmap
from .partners.copies import read_copies
from .problems import ERROR, Problem, bounded
from .rules import RULES, Facts, Finding
from .source import PROGRAMMES, Content, Document, read_content
from .validation import Checked, validate


@dataclass(frozen=True)
class Plan:
    """A town with its measures and programmes, valid and complete, and the day for which it is looked at.

    `roadmaps` are the copies of its partners' plans, as far as they can be used.
    """

    town: Town
    measures: tuple[Measure, ...]
    programmes: tuple[Programme, ...]
    today: date
    town_path: str = "measures/kommune.yml"
    roadmaps: tuple[Roadmap, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Measure]:
        """Measures by id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def programme_by_id(self) -> Mapping[str, Programme]:
        """Programmes by id."""
        return {programme.id: programme for programme in self.programmes}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Organisation units by id."""
        return {unit.id: unit for unit in self.town.units}

    @cached_property
    def open_measures(self) -> tuple[Measure, ...]:
        """Measures that are neither finished nor dropped."""
        return tuple(measure for measure in self.measures if measure.status.is_open)

    @cached_property
    def dependants(self) -> Mapping[str, tuple[Measure, ...]]:
        """For every id the measures that have it as a prerequisite."""
        found: dict[str, list[Measure]] = {}
        for measure in self.measures:
            for id_ in measure.prerequisites:
                found.setdefault(id_, []).append(measure)
        return {id_: tuple(measures) for id_, measures in found.items()}

    def of_area(self, area: Area) -> tuple[Measure, ...]:
        """The measures of one area."""
        return tuple(measure for measure in self.measures if measure.area is area)


@dataclass(frozen=True)
class Outcome:
    """What came of a content folder: the plan (None while there are errors) and every problem, sorted."""

    plan: Plan | None
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a publication."""
        return any(problem.severity == ERROR for problem in self.problems)


def load(folder: Path, today: date) -> Outcome:
    """Read and check a content folder. Raises `OSError` when the folder itself cannot be read, nothing else."""
    content = read_content(folder)
    town = validate(content.town, Town) if content.town else None
    measures = [validate(document, Measure) for document in content.entries if document.folder != PROGRAMMES]
    programmes = [validate(document, Programme) for document in content.entries if document.folder == PROGRAMMES]
    facts = _facts(content, town, measures, programmes, today)
    roadmaps, bad_copies = read_copies(content.partners, facts.town) if facts.town else ((), [])
    content.problems += bad_copies
    problems = _problems(content, [checked for checked in (town, *measures, *programmes) if checked], facts)
    outcome = Outcome(None, problems)
    if outcome.has_errors or facts.town is None:
        return outcome
    return Outcome(Plan(facts.town, facts.measures, facts.programmes, today, facts.town_path, roadmaps), problems)


def _facts(
    content: Content,
    town: Checked[Town] | None,
    measures: list[Checked[Measure]],
    programmes: list[Checked[Programme]],
    today: date,
) -> Facts:
    return Facts(
        town=town.entity if town else None,
        town_path=content.town.path if content.town else "",
        measures=tuple(checked.entity for checked in measures if checked.entity),
        programmes=tuple(checked.entity for checked in programmes if checked.entity),
        measure_ids=frozenset(checked.document.id for checked in measures),
        programme_ids=frozenset(checked.document.id for checked in programmes),
        today=today,
        unsure=frozenset(str(loc[0]) for loc in town.wrong if len(loc) < 3 or loc[-1] == "id") if town else frozenset(),
    )


def _problems(
    content: Content, checked: list[Checked[Town] | Checked[Measure] | Checked[Programme]], facts: Facts
) -> tuple[Problem, ...]:
    by_path = {outcome.document.path: outcome for outcome in checked}
    found = [*content.problems]
    for outcome in checked:
        found += [*outcome.document.problems, *outcome.problems]
    for finding in sorted(_findings(facts), key=lambda finding: finding.path):
        outcome = by_path[finding.path]
        if not any(outcome.covers(loc) for loc in (finding.loc, *finding.besides)):
            found.append(_located(outcome.document, finding))
    return bounded(found)


def _findings(facts: Facts) -> Iterable[Finding]:
    return _chained(rule(facts) for rule in RULES)


def _chained(parts: Iterable[Iterator[Finding]]) -> Iterator[Finding]:
    for part in parts:
        yield from part


def _located(document: Document, finding: Finding) -> Problem:
    if finding.loc[:1] == ("__body__",):
        line = document.body_line + int(finding.loc[1]) - 1
        return Problem(document.path, line, 1, finding.code, finding.detail, finding.hint, 1, document.line(line))
    return document.problem(finding.code, finding.loc, finding.detail, finding.hint, key=finding.key)

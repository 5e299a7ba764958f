"""Everything that is true of the files: read, checked, indexed. All computations are functions of a `Plan`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from .archive.snapshot import archive_beside
from .lasting import Live, Tombstone, keep, live
from .model import Area, Measure, Programme, Town, Unit
from .oparl import Paper
from .oparl.copies import read_named
from .partners import Roadmap
from .partners.copies import read_copies
from .problems import ERROR, Problem, bounded
from .rules import RULES, Facts, Finding
from .source import PROGRAMMES, Content, Document, read_content
from .source.placeholders import docs_beside, placeholders
from .validation import Checked, validate


@dataclass(frozen=True)
class Plan:
    """A town with its measures and programmes, valid and complete, and the day for which it is looked at.

    `roadmaps` are the copies of its partners' plans, `papers` what the council's information system tells of the papers that
    measures name, as far as they can be used; `tombstones` stand at published addresses of which nothing else is left.
    """

    town: Town
    measures: tuple[Measure, ...]
    programmes: tuple[Programme, ...]
    today: date
    town_path: str = "measures/kommune.yml"
    roadmaps: tuple[Roadmap, ...] = ()
    papers: tuple[Paper, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()

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
    def paper_addresses(self) -> tuple[str, ...]:
        """The OParl addresses that measures name, sorted."""
        return tuple(sorted(set(_paper_addresses(self.measures))))

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


def load(folder: Path, today: date, archive: Path | None = None, docs: Path | None = None) -> Outcome:
    """Read and check a content folder; its archive and the pages around it (`docs`) lie beside it unless others are named.

    Raises `OSError` when the folder itself cannot be read, nothing else.
    """
    content = read_content(folder)
    town = validate(content.town, Town) if content.town else None
    measures = [validate(document, Measure) for document in content.entries if document.folder != PROGRAMMES]
    programmes = [validate(document, Programme) for document in content.entries if document.folder == PROGRAMMES]
    facts = _facts(content, town, measures, programmes, today)
    roadmaps, bad_copies = read_copies(content.partners, facts.town) if facts.town else ((), [])
    whole = not any(checked.problems or checked.document.problems for checked in measures)
    papers, bad_papers = read_named(folder, _paper_addresses(facts.measures), whole)
    promises = keep(archive or archive_beside(folder), _live(content, facts, measures, programmes), today)
    content.problems += [*bad_copies, *bad_papers, *promises.problems, *placeholders(docs or docs_beside(folder))]
    problems = _problems(content, [checked for checked in (town, *measures, *programmes) if checked], facts)
    outcome = Outcome(None, problems)
    if outcome.has_errors or facts.town is None:
        return outcome
    read = roadmaps, papers, promises.tombstones
    return Outcome(Plan(facts.town, facts.measures, facts.programmes, today, facts.town_path, *read), problems)


_HIDDEN = ("A102", "A121")  # a link or a closed folder: behind it may be a file with an address


def _live(
    content: Content, facts: Facts, measures: list[Checked[Measure]], programmes: list[Checked[Programme]]
) -> Live:
    """The addresses of today, certain if every file could tell its former ones."""
    checked: list[Checked[Measure] | Checked[Programme]] = [*measures, *programmes]
    read = all(it.entity and not it.covers(("ehemals",)) for it in checked)
    seen = not any(problem.code in _HIDDEN for problem in content.problems)
    return live(facts.town, facts.entities, facts.measure_ids, facts.programme_ids, certain=read and seen)


def _paper_addresses(measures: Iterable[Measure]) -> Iterator[str]:
    return (row.oparl for measure in measures for row in measure.decisions if row.oparl)


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

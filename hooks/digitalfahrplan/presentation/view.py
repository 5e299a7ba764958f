"""The plan as pages see it: every figure computed once, and looked up by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..archive.edition import Edition
from ..archive.snapshot import Snapshot
from ..model import Area, FieldOfAction, Measure
from ..money import BudgetYear, Costs, YearOfMoney, budget_year, budget_years, by_year, costs
from ..plan import Plan
from ..ranking import Standing, needs_agreement, rank
from ..resources import Schedule, schedule
from ..timeline import Late, Light, conflicts, lateness, light
from .links import budget_address, measure_address, page_address, place_address, programme_address, unit_address


@dataclass(frozen=True)
class View:
    """A plan with its figures. `live` leaves diagrams to the browser; `root` is the site's address, "/" if nobody knows it;
    `files` are the paths in the docs folder, None if nobody knows them; `snapshots` those of the archive, the oldest first;
    `before` is the state of the last one, None without one that can be read; `templates` the annotated ones by folder;
    `form` says whether the form at /bearbeiten/ is part of the site; `without_tables` names the snapshots of which it has no
    tables, because they are damaged or of a version that nobody knows."""

    plan: Plan
    live: bool = False
    root: str = "/"
    files: frozenset[str] | None = None
    snapshots: tuple[Snapshot, ...] = ()
    before: Edition | None = None
    templates: Mapping[str, str] = field(default_factory=dict, hash=False)
    form: bool = False
    without_tables: frozenset[str] = frozenset()

    @property
    def has_form(self) -> bool:
        """Whether the site has the form: it was built, and there is a repository to save to."""
        return self.form and self.plan.town.repository is not None

    @cached_property
    def tabled(self) -> tuple[Snapshot, ...]:
        """The snapshots of which the site has tables."""
        return tuple(it for it in self.snapshots if it.name not in self.without_tables)

    @property
    def base(self) -> str:
        """What stands before an address in files for other programs; "" if nobody knows where the site lies."""
        return self.root if self.root.startswith("http") else ""

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The addresses of measures and programmes by their ids, the former ones included."""
        measures = {id_: measure_address(it.id) for it in self.plan.measures for id_ in (it.id, *it.former_ids)}
        return measures | {
            id_: programme_address(it.id) for it in self.plan.programmes for id_ in (it.id, *it.former_ids)
        }

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages, of those in the docs folder as far as they are known."""
        town, written = self.plan.town, (path for path in self.files or () if path.endswith(".md"))
        gone = (f"{tombstone.address}/" for tombstone in self.plan.tombstones)
        generated = (*map(budget_address, self.budget_years), *self.addresses.values(), *gone)
        places, units = (place.id for place in town.places), (unit.id for unit in town.units)
        return frozenset(
            (*generated, *map(place_address, places), *map(unit_address, units), *map(page_address, written))
        )

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Ranks of the open measures."""
        return rank(self.plan)

    @cached_property
    def lights(self) -> Mapping[str, Light]:
        """The traffic light of every measure."""
        return {measure.id: light(measure, self.plan.today) for measure in self.plan.measures}

    @cached_property
    def late(self) -> Mapping[str, tuple[Late, ...]]:
        """What is late of every measure."""
        return {measure.id: lateness(measure, self.plan.today) for measure in self.plan.measures}

    @cached_property
    def agreement(self) -> frozenset[str]:
        """Measures on which the two voices have to talk."""
        return frozenset(needs_agreement(self.plan, self.standings))

    @cached_property
    def conflicts(self) -> tuple[tuple[str, str], ...]:
        """Pairs of measure and prerequisite that overlap in time."""
        return conflicts(self.plan)

    @cached_property
    def fields(self) -> Mapping[str, FieldOfAction]:
        """Fields of action by id."""
        return {field.id: field for field in self.plan.town.fields}

    @cached_property
    def costs(self) -> Mapping[str, Costs]:
        """Total cost, granted funding and own share of every measure."""
        return {measure.id: costs(measure, self.plan) for measure in self.plan.measures}

    @cached_property
    def money(self) -> Mapping[str, Mapping[int | None, YearOfMoney]]:
        """The money of every measure by year: every year's page asks for all of them."""
        return {measure.id: by_year(measure, self.plan) for measure in self.plan.measures}

    @cached_property
    def budgets(self) -> Mapping[int, BudgetYear]:
        """The town's money of every year with money, of the horizon, and of those that were ever frozen: their pages stay."""
        years = {*budget_years(self.plan), *(snapshot.year for snapshot in self.snapshots)}
        return {year: budget_year(self.plan, year) for year in sorted(years)}

    def budget(self, year: int) -> BudgetYear:
        """The town's money of a year of `budgets`."""
        return self.budgets[year]

    @property
    def budget_years(self) -> tuple[int, ...]:
        """The years of `budgets`, ascending."""
        return tuple(self.budgets)

    @cached_property
    def schedule(self) -> Schedule:
        """The resource plan."""
        return schedule(self.plan, self.standings)

    def category_name(self, id_: str) -> str:
        """What a category of procurement is called."""
        return next(category.name for category in self.plan.town.categories if category.id == id_)

    def unit_name(self, id_: str) -> str:
        """What a unit is called."""
        return self.plan.units[id_].name

    def by_rank(self, area: Area | None = None) -> list[Measure]:
        """Open measures in the order of their rank, of one area or of all."""
        measures = (self.plan.by_id[id_] for id_ in self.standings)
        return [measure for measure in measures if area is None or measure.area is area]

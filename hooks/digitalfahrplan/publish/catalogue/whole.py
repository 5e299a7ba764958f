"""What all things of a catalogue share: the plan, the files, how things are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ...presentation.view import View
from ..api.subject import FOLDER as API
from ..licence import Licence, licence
from ..tables.files import FOLDER
from . import vocabulary
from .datasets import Dataset, datasets
from .graph import Iri, Literal, Thing, iri, typed

Said = Iterator[tuple[str, Iri | Literal]]
Pairs = list[tuple[str, Iri | Literal]]
START = f"{API}index.json"
DESCRIPTION = f"{API}openapi.json"


@dataclass(frozen=True)
class Catalogue:
    """The catalogue of a site whose address is known. `contents` are the files of the site that are at hand, by their paths."""

    view: View
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def found(self) -> tuple[Dataset, ...]:
        """Every dataset."""
        return tuple(datasets(self.view))

    @cached_property
    def series(self) -> tuple[Dataset, ...]:
        """Those of the series by budget year, in its order."""
        return tuple(sorted((dataset for dataset in self.found if dataset.year), key=lambda dataset: dataset.place))

    @cached_property
    def modified(self) -> date | None:
        """The newest `stand`; None for a plan without any file."""
        plan = self.view.plan
        return max((entity.as_of for entity in (*plan.measures, *plan.programmes)), default=None)

    @cached_property
    def terms(self) -> Licence:
        """The licence of everything."""
        return licence(self.view.plan.town.licence)

    @cached_property
    def spatial(self) -> Thing:
        """The town by its municipality key."""
        return vocabulary.place(self.view.plan.town.ags, self.view.plan.town.name)

    def at(self, name: str) -> Iri:
        """The address of a thing of the catalogue."""
        return iri(f"{self.view.base}{FOLDER}#{name}")

    def page(self, address: str) -> Iri:
        """A page or file of the site."""
        return iri(f"{self.view.base}{address}")

    def changed(self, dataset: Dataset) -> date | None:
        """When a dataset changed: an archived state never does after its day."""
        return dataset.snapshot.day if dataset.snapshot else self.modified


def modified(day: date | None) -> Said:
    """When something changed; nothing where nobody knows."""
    if day:
        yield "dcterms:modified", typed(day.isoformat(), "date")

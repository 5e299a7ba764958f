"""One snapshot as its pages see it: the data, indexed by what asks for them, and where it stands in the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...archive.snapshot import Snapshot
from ...values.dates import german_day
from ...values.ids import ID, MAX_LENGTH
from ..links import measure_address, programme_address
from .addresses import overview_address
from .tolerant import Record, record, records, texts, word

MEASURES, PROGRAMMES = "massnahmen", "foerderprogramme"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a snapshot stands: the number of its line in the chain (from 1), and for every id the names of the snapshots
    that show it before and after this one. `previous` and `following` are the snapshots around it ("": none)."""

    line: int
    before: Mapping[str, str]
    after: Mapping[str, str]
    previous: str = ""
    following: str = ""


@dataclass(frozen=True)
class Frozen:
    """A snapshot with what its `roadmap.json` says; `witnesses` names the time stamp beside it, and its certificates.

    `data` is None where the snapshot is damaged: then `damage` says what is wrong, and no page shows a fact of it.
    """

    snapshot: Snapshot
    place: Place
    data: Record | None
    damage: str = ""
    witnesses: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address of the overview."""
        return overview_address(self.snapshot.name)

    @property
    def stand(self) -> str:
        """`Stand 29.01.2026, archiviert`: what every page of it says."""
        return f"Stand {german_day(self.snapshot.day)}, archiviert"

    @cached_property
    def town(self) -> Record:
        """The town's master data."""
        return record(self.told.get("kommune"))

    @property
    def told(self) -> Record:
        """The data; nothing where the snapshot is damaged."""
        return self.data or {}

    @property
    def town_name(self) -> str:
        """What the town is called; "" if nobody knows."""
        return word(self.town.get("name"))

    @cached_property
    def measures(self) -> Mapping[str, Record]:
        """Measures by id."""
        return _by_id(self.told.get(MEASURES))

    @cached_property
    def programmes(self) -> Mapping[str, Record]:
        """Funding programmes by id."""
        return _by_id(self.told.get(PROGRAMMES))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id that has a page here: what the data name, and what the files of the bag are called."""
        named = {*self.measures, *self.programmes, *self.snapshot.measures, *self.snapshot.programmes}
        return tuple(sorted(id_ for id_ in named if is_id(id_)))

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Ids that were former ones on that day, and what they had become."""
        entities = {**self.measures, **self.programmes}
        return {former: id_ for id_, told in entities.items() for former in texts(told.get("ehemals"))}

    def is_programme(self, id_: str) -> bool:
        """Whether an id is one of a programme."""
        return id_ in self.programmes or (id_ in self.snapshot.programmes and id_ not in self.measures)

    def live_address(self, id_: str) -> str:
        """Today's page of a measure or programme; it always leads somewhere."""
        return programme_address(id_) if self.is_programme(id_) else measure_address(id_)

    def title(self, id_: str) -> str:
        """What a measure or programme was called; its id where nobody knows."""
        entity = self.measures.get(id_) or self.programmes.get(id_) or {}
        return word(entity.get("titel")) or id_

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """What the ids of the town's lists stand for: list → id → name."""
        lists = {
            key: self.town.get(key) for key in ("organisation", "handlungsfelder", "orte", "kategorien", "partner")
        }
        lists["kriterien"] = record(self.town.get("kriterien")).get("liste")
        return {key: _names(rows, "ags" if key == "partner" else "id") for key, rows in lists.items()}

    @cached_property
    def places(self) -> Mapping[str, Record]:
        """What measures do at the town's places, by id of the place."""
        return {id_: record(place) for id_, place in record(self.told.get("orte")).items()}

    def about(self, key: str, who: str = "massnahme") -> Mapping[str, list[Record]]:
        """The rows of a list of the data by the measure (or what else `who` names) that they are about."""
        if (key, who) not in self._about:
            found: dict[str, list[Record]] = {}
            for row in records(self.told.get(key)):
                found.setdefault(word(row.get(who)), []).append(row)
            self._about[key, who] = found
        return self._about[key, who]

    @cached_property
    def _about(self) -> dict[tuple[str, str], Mapping[str, list[Record]]]:
        return {}


def is_id(text: str) -> bool:
    """Whether a text can be the id of a page: nothing else ever becomes part of a path."""
    return len(text) <= MAX_LENGTH and bool(ID.fullmatch(text))


def _by_id(value: object) -> dict[str, Record]:
    return {word(row.get("id")): row for row in records(value) if is_id(word(row.get("id")))}


def _names(rows: object, key: str) -> dict[str, str]:
    return {word(row.get(key)): word(row.get("name")) for row in records(rows) if word(row.get("name"))}

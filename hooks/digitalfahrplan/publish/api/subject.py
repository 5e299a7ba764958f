"""What an answer is about, and the addresses in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ...archive.snapshot import Snapshot
from ...lasting.kinds import MEASURES, PROGRAMMES
from ...model import Entity, Measure
from ...presentation.frozen.addresses import frozen_address, overview_address
from ...presentation.view import View
from ...resources import Load, load
from .kind import ADDRESS, DAY, TEXT, Entry, many, record

Thing = TypeVar("Thing")
FOLDER = "api/v1/"


@dataclass(frozen=True)
class Api:
    """The plan for one depth of files: `up` leads from a file to the root of a site whose address nobody knows."""

    view: View
    up: str

    @property
    def base(self) -> str:
        """What stands before every address."""
        return self.view.base or self.up

    def page(self, address: str) -> str:
        """A page of the site."""
        return f"{self.base}{address}"

    def file(self, name: str) -> str:
        """A file of the API, without its ending."""
        return f"{self.base}{FOLDER}{name}.json"

    @cached_property
    def load(self) -> Load:
        """How full the years are."""
        return load(self.view.plan, self.view.schedule)


@dataclass(frozen=True)
class Subject(Generic[Thing]):
    """A thing of the plan, with the plan around it."""

    api: Api
    it: Thing

    @property
    def view(self) -> View:
        """The plan with its figures."""
        return self.api.view


@dataclass(frozen=True, slots=True)
class Kept:
    """An archived version: its snapshot, and the id that it has there. `whole`: it has no page but that of the snapshot."""

    api: Api
    snapshot: Snapshot
    id: str
    whole: bool = False

    @property
    def address(self) -> str:
        """The page of this version."""
        name = self.snapshot.name
        return self.api.page(overview_address(name) if self.whole else frozen_address(name, self.id))


def kept_as(api: Api, kind: str, ids: Sequence[str]) -> list[Kept]:
    """The archived versions of a thing under any of its ids, by the folder of its page; the oldest first."""
    return [Kept(api, snapshot, id_) for snapshot in api.view.snapshots for id_ in ids if id_ in snapshot.ids(kind)]


def kept(subject: Subject[Entity]) -> list[Kept]:
    """The archived versions of a measure or programme, under its former ids, too; the oldest first."""
    entity = subject.it
    kind = MEASURES if isinstance(entity, Measure) else PROGRAMMES
    return kept_as(subject.api, kind, (*entity.former_ids, entity.id))


VERSION = record(
    "Fassung",
    "Eine archivierte Fassung: Sie ändert sich nie mehr.",
    (
        Entry[Kept]("id", "Unter welcher Kennung.", TEXT, lambda kept: kept.id),
        Entry("stichtag", "Für welchen Tag.", DAY, lambda kept: kept.snapshot.day),
        Entry("archivstand", "Kennung des archivierten Stands.", TEXT, lambda kept: kept.snapshot.name),
        Entry("adresse", "Die archivierte Seite.", ADDRESS, lambda kept: kept.address),
    ),
)
VERSIONS = many(VERSION)
KEPT: Entry[Subject[Any]] = Entry("archiviert", "Die archivierten Fassungen, die älteste zuerst.", VERSIONS, kept)


def addresses(kind: str, page: str) -> tuple[Entry[Subject[Any]], Entry[Subject[Any]]]:
    """Where a thing with an id stands: its page below the folder `page`, its file below `kind`."""
    return (
        Entry("adresse", "Die Seite dazu.", ADDRESS, lambda subject: subject.api.page(f"{page}/{subject.it.id}/")),
        Entry("api", "Die vollständigen Angaben.", ADDRESS, lambda subject: subject.api.file(f"{kind}/{subject.it.id}")),
    )  # fmt: skip

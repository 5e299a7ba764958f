"""`digitalfahrplan oparl update`: fresh facts of every paper that a measure names; where that fails, the last ones stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.request import OpenerDirector

from ..fetching.download import FetchError
from ..fetching.keeping import keep
from .copies import copy_beside, read_copy
from .copy_format import Damaged, as_text
from .json_text import NoObject
from .paper import Paper
from .reading import read_paper
from .visit import DEADLINE, GONE, Visit


@dataclass(frozen=True, slots=True)
class Update:
    """What came of one paper: its facts as they are now (None: there are none), what went wrong ("" if nothing did), and how
    many of its parts could not be had."""

    address: str
    paper: Paper | None
    flaw: str = ""
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all: a line of every paper, those that no measure names any more, and what is wrong with the copy."""

    updates: tuple[Update, ...]
    dropped: tuple[str, ...] = ()
    flaws: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether anything is not as it should be."""
        return bool(self.flaws) or any(told.flaw for told in self.updates)


def update(
    content: Path, addresses: Sequence[str], today: date, opener: OpenerDirector, deadline: float = DEADLINE
) -> Outcome:
    """Fetch the papers at these addresses and keep what is told. Raises nothing: one paper never stops the others.

    `deadline` is how many seconds one paper may take, with everything that belongs to it.
    """
    path, flaws = copy_beside(content), []
    try:
        old = {paper.address: paper for paper in read_copy(path)}
    except Damaged as flaw:
        old, flaws = {}, [f"Die bisherige Kopie war nicht zu lesen: {flaw.detail}"]
    updates = tuple(_updates(sorted(set(addresses)), old, today, opener, deadline))
    if not _keep(path, updates, old, damaged=bool(flaws)):
        flaws.append("Die Kopie lässt sich nicht schreiben.")
    return Outcome(updates, tuple(sorted(old.keys() - set(addresses))), tuple(flaws))


def _updates(
    addresses: Sequence[str], old: dict[str, Paper], today: date, opener: OpenerDirector, deadline: float
) -> Iterator[Update]:
    for address in addresses:
        visit, before = Visit(address, opener, deadline), old.get(address)
        try:
            fresh = read_paper(visit, today, before)
        except FetchError as error:
            yield _gone(address, before, today) if error.status == GONE else Update(address, before, str(error))
        except NoObject as error:
            yield Update(address, before, str(error))
        else:
            paper = _deleted(fresh, before, fresh.deleted) if fresh.deleted else fresh
            yield Update(address, paper, missing=visit.missing)


def _gone(address: str, before: Paper | None, today: date) -> Update:
    """A server that answers 410 says of an object that it was there and is no more."""
    return Update(address, _deleted(Paper(address, fetched=today), before, today))


def _deleted(fresh: Paper, before: Paper | None, today: date) -> Paper:
    """The last facts, from their day; the mark from the day on which it was first seen."""
    last = before or fresh
    return last if last.deleted else replace(last, deleted=today)


def _keep(path: Path, updates: Sequence[Update], old: dict[str, Paper], *, damaged: bool) -> bool:
    """Write the copy if there is something to write; a damaged one is only replaced by fresh facts."""
    papers = [told.paper for told in updates if told.paper]
    if not papers and (damaged or not old):
        return True
    try:
        keep(path, as_text(papers))
    except OSError:
        return False
    return True

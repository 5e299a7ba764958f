"""A check is silent about addresses exactly if every published one has a page in the build that would follow."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.archive.bag import info_lines, make_bag
from digitalfahrplan.archive.snapshot import SOURCES, read_snapshots
from digitalfahrplan.archive.writing import sound_links, write_snapshot
from digitalfahrplan.lasting import Tombstone, bury, enter
from digitalfahrplan.plan import Outcome, load
from digitalfahrplan.presentation.pages import pages_of
from digitalfahrplan.presentation.view import View
from digitalfahrplan.problems import CODES, ERROR, Problem
from tests.site.plans import plan_of

from .conftest import BASIS, TODAY, measure, programme

IDS = ("amt", "bauakte", "chat", "dach")
FOLDERS = {"massnahmen": "intern", "foerderung": "foerderung"}


@dataclass
class File:
    """A file of the town: where it lies, and what it was called before."""

    kind: str
    id: str
    former: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"{FOLDERS[self.kind]}/{self.id}.md"

    @property
    def text(self) -> str:
        extra = f"ehemals: [{', '.join(self.former)}]\n" if self.former else ""
        return (measure if self.kind == "massnahmen" else programme)(extra, titel=f"Zu {self.id}")


@dataclass
class Town:
    """A town over the years: its files, its archive, and every address that was ever published, counted apart from the product."""

    folder: Path
    files: dict[str, File] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    day: date = date(2026, 1, 29)

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def contents(self) -> dict[str, str]:
        basis = {"kommune.yml": (BASIS / "kommune.yml").read_text("utf-8")}
        return basis | {file.path: file.text for file in self.files.values()}

    @property
    def taken(self) -> set[str]:
        return {id_ for file in self.files.values() for id_ in (file.id, *file.former)}

    def add(self, kind: str, id_: str) -> None:
        if id_ not in self.taken:
            self.files[id_] = File(kind, id_)

    def rename(self, old: str, new: str, *, told: bool) -> None:
        if old in self.files and new not in self.taken:
            file = self.files.pop(old)
            self.files[new] = File(file.kind, new, [*file.former, old] if told else file.former)

    def delete(self, id_: str, *, why: str = "") -> None:
        file = self.files.pop(id_, None)
        if file and why:
            self.archive.mkdir(exist_ok=True)
            bury(self.archive, file.kind, id_, self.day, why)
            self.published.add(f"{file.kind}/{id_}")

    def enter(self) -> None:
        enter(self.archive, plan_of(self.contents), self.day)
        self.published |= {f"{file.kind}/{id_}" for file in self.files.values() for id_ in (file.id, *file.former)}

    def freeze(self) -> None:
        self.day += timedelta(days=30)
        self.archive.mkdir(exist_ok=True)
        payload = {f"{SOURCES}/{path}": text.encode() for path, text in self.contents.items()}
        bag = make_bag(payload, info_lines("Musterstadt", "05999012", 2026, self.day, "Bericht", ""))
        write_snapshot(self.archive, sound_links(self.archive, 2026, self.day), 2026, self.day, bag)
        self.published |= {f"{file.kind}/{file.id}" for file in self.files.values()}

    def errors(self) -> list[Problem]:
        """What a check finds wrong; what it only reminds of is tests/test_lasting_reminders.py's."""
        return [problem for problem in self.check().problems if problem.severity == ERROR]

    def check(self) -> Outcome:
        content = self.folder / "measures"
        shutil.rmtree(content, ignore_errors=True)
        for path, text in self.contents.items():
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text(text, encoding="utf-8")
        return load(content, TODAY)


@contextmanager
def town() -> Iterator[Town]:
    with tempfile.TemporaryDirectory() as folder:
        yield Town(Path(folder))


ID = st.sampled_from(IDS)
STEPS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(list(FOLDERS)), ID),
    st.tuples(st.just("rename"), ID, ID, st.booleans()),
    st.tuples(st.just("delete"), ID, st.booleans()),
    st.tuples(st.just("enter")),
    st.tuples(st.just("freeze")),
)


def go(town: Town, step: tuple[object, ...]) -> None:
    match step:
        case ("add", str(kind), str(id_)):
            town.add(kind, id_)
        case ("rename", str(old), str(new), bool(told)):
            town.rename(old, new, told=told)
        case ("delete", str(id_), bool(told)):
            town.delete(id_, why="Teil von etwas anderem" if told else "")
        case ("enter",):
            town.enter()
        case _:
            town.freeze()


def built(town: Town, tombstones: tuple[Tombstone, ...]) -> set[str]:
    """The addresses of all pages that the build makes of the town as it is."""
    plan = replace(plan_of(town.contents), tombstones=tombstones)
    return {page.path.removesuffix(".md") for page in pages_of(View(plan))}


def stones(town: Town) -> tuple[Tombstone, ...]:
    """The tombstones as the list tells them, read apart from the product: the last line holds, a page wins."""
    path = town.archive / "ADRESSEN.txt"
    last = {line.split()[0]: line for line in path.read_text("utf-8").splitlines()} if path.exists() else {}
    alive = {f"{file.kind}/{id_}" for file in town.files.values() for id_ in (file.id, *file.former)}
    gone = {address for address, line in last.items() if " entfallen: " in line} - alive
    pairs = (address.split("/") for address in sorted(gone))
    return tuple(Tombstone(kind, id_, "T", TODAY, "weg") for kind, id_ in pairs)


@given(st.lists(STEPS, max_size=14))
@settings(max_examples=100, deadline=None)
def test_silence_means_that_every_address_resolves(steps: list[tuple[object, ...]]) -> None:
    with town() as it:
        for step in steps:
            go(it, step)
        outcome = it.check()
        lost = it.published - built(it, stones(it))
        errors = [problem for problem in outcome.problems if problem.severity == ERROR]
        told = {f"{problem.detail.split('/')[1]}/{problem.detail.split('/')[2]}" for problem in errors}
        assert {problem.code for problem in errors} <= {"D114"}
        assert told == lost
        if outcome.plan is not None:
            assert {stone.address for stone in outcome.plan.tombstones} == {stone.address for stone in stones(it)}


@given(st.lists(STEPS, max_size=14))
@settings(max_examples=60, deadline=None)
def test_the_ways_out_lead_out(steps: list[tuple[object, ...]]) -> None:
    """The tombstone line of each hint, appended as it stands there, ends the problem."""
    with town() as it:
        for step in steps:
            go(it, step)
        problems = it.errors()
        it.archive.mkdir(exist_ok=True)
        with (it.archive / "ADRESSEN.txt").open("a", encoding="utf-8") as file:
            file.writelines(problem.hint.partition(" anfügen: ")[2] + "\n" for problem in problems)
        assert it.errors() == []


def found(town: Town) -> list[tuple[str, str, int]]:
    """Code, path from the town's folder, and line of every problem."""
    return [(problem.code, problem.path.split(f"{town.folder.name}/")[1], problem.line) for problem in town.errors()]


def test_a_lost_address_is_told_at_its_line_else_at_the_newest_file() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.add("foerderung", "dach")
        it.freeze()
        it.freeze()
        it.enter()
        (it.archive / "ADRESSEN.txt").write_text("massnahmen/amt 2026-01-29 Amt\n", encoding="utf-8")
        it.delete("amt")
        it.delete("dach")
        newest = read_snapshots(it.archive)[-1].name
        assert found(it) == [
            ("D114", f"archive/{newest}/data/measures/foerderung/dach.md", 1),
            ("D114", "archive/ADRESSEN.txt", 1),
        ]


def test_both_ways_out_are_named() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.enter()
        it.delete("amt")
        (problem,) = it.errors()
        assert "unter „ehemals“" in problem.hint
        assert "„verworfen“ oder „abgeschlossen“" in problem.hint
        assert (problem.length, problem.quote) == (len("massnahmen/amt"), "massnahmen/amt 2026-01-29 Zu amt")
        it.add("massnahmen", "chat")
        it.files["chat"].former.append("amt")
        assert it.errors() == []
        it.files["chat"].former.clear()
        it.add("massnahmen", "amt")
        assert it.errors() == []


def test_a_file_that_cannot_be_read_may_have_the_address() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.add("massnahmen", "chat")
        it.enter()
        it.rename("amt", "bauakte", told=True)
        for spoilt in ("ehemals: [amt, Amt!]\n", "ehemals: {amt: x}\n", "kurz: [\n"):
            it.check()
            (it.folder / "measures/intern/bauakte.md").write_text(measure(spoilt), encoding="utf-8")
            codes = {problem.code for problem in load(it.folder / "measures", TODAY).problems}
            assert codes
            assert "D114" not in codes


def test_a_file_behind_a_link_may_have_the_address() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.enter()
        it.check()
        path = it.folder / "measures/intern/amt.md"
        path.rename(it.folder / "amt.md")
        path.symlink_to(it.folder / "amt.md")
        assert [problem.code for problem in load(it.folder / "measures", TODAY).problems] == ["A102"]


def test_what_an_unreadable_line_means_is_not_told_twice() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.add("massnahmen", "chat")
        it.freeze()
        it.delete("amt")
        it.delete("chat")
        (it.archive / "ADRESSEN.txt").write_text("massnahmen/amt gestern entfallen: weg\n", encoding="utf-8")
        assert [problem.code for problem in it.errors()] == ["D114", "D115"]
        (it.archive / "ADRESSEN.txt").write_bytes(b"\0" * 3_000_000)
        assert [problem.code for problem in it.errors()] == ["D115"]


def test_a_name_that_no_file_may_bear_was_never_published() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.freeze()
        bag = read_snapshots(it.archive)[0].folder
        for name in ("Ä b", "archiv", "x" * 80, "con"):
            (bag / f"data/measures/intern/{name}.md").write_text("---\n---\n", encoding="utf-8")
        assert it.errors() == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitel: Amt am Netz\n---\n", "Amt am Netz"),
        ("---\ntitel: [Amt]\n---\n", "Zu amt"),
        ('---\ntitel: "Amt\\u202e"\n---\n', "Zu amt"),
        ("Amt", "Zu amt"),
        (None, "Zu amt"),
    ],
)
def test_a_tombstone_bears_the_last_title_that_can_be_read(text: str | None, title: str) -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.freeze()
        it.enter()
        path = read_snapshots(it.archive)[0].folder / "data/measures/intern/amt.md"
        if text is None:
            path.unlink()
            path.symlink_to("/dev/zero")
        else:
            path.write_text(text, encoding="utf-8")
        it.delete("amt", why="Teil von bauakte")
        plan = it.check().plan
        assert plan is not None
        assert plan.tombstones == (Tombstone("massnahmen", "amt", title, it.day, "Teil von bauakte"),)


def test_a_tombstone_of_which_only_the_line_is_left_is_called_by_its_id() -> None:
    with town() as it:
        it.archive.mkdir()
        bury(it.archive, "foerderung", "dach", it.day, "beendet")
        plan = it.check().plan
        assert plan is not None
        assert plan.tombstones == (Tombstone("foerderung", "dach", "dach", it.day, "beendet"),)


def test_the_codes_name_the_ways_out() -> None:
    assert "`ehemals`" in CODES["D114"].ways_out
    assert "entfallen:" in CODES["D115"].ways_out

"""A snapshot comes whole or not at all: full disks, missing rights, interruptions at every step, two runs at once."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from digitalfahrplan.archive import writing
from digitalfahrplan.archive.bag import info_lines, make_bag
from digitalfahrplan.archive.payload import RefusedError
from digitalfahrplan.archive.verify import verify
from digitalfahrplan.archive.writing import alone, sound_links, write_snapshot
from digitalfahrplan.command import main

from .archive import NAMES, content, epoch, found, freeze, told

HOOKS = Path(__file__).parent.parent / "hooks"
FIRST, SECOND = date(2026, 1, 29), date(2026, 6, 30)
LATER = NAMES[1]


def bag_of(day: date, text: bytes = b"x") -> dict[str, bytes]:
    """A small bag."""
    payload = {"data/measures/kommune.yml": text, "data/roadmap.json": b"{}"}
    return make_bag(payload, info_lines("Musterstadt", "05999012", 2026, day, "Test", ""))


def add(archive: Path, day: date, bag: dict[str, bytes] | None = None) -> None:
    """Add a small snapshot."""
    with alone(archive):
        links = sound_links(archive, 2026, day)
        write_snapshot(archive, links, 2026, day, bag or bag_of(day))


def state(archive: Path) -> dict[str, bytes]:
    """Every file of an archive."""
    return {str(path.relative_to(archive)): path.read_bytes() for path in archive.rglob("*") if path.is_file()}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with one small snapshot."""
    add(tmp_path / "archive", FIRST)
    return tmp_path / "archive"


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The archive before and after the second snapshot."""
    folder = tmp_path_factory.mktemp("stadt") / "archive"
    add(folder, FIRST)
    before = state(folder)
    add(folder, SECOND)
    return [before, state(folder)]


class Steps:
    """Counts the lines of writing.py that run, and does something at one of them."""

    def __init__(self, number: int, do: Callable[[], None]) -> None:
        self.number, self.do, self.count = number, do, 0

    def __call__(self, frame: FrameType, event: str, _: object) -> Steps | None:
        if frame.f_code.co_filename != writing.__file__:
            return None
        if event == "line":
            self.count += 1
            if self.count == self.number:
                self.do()
        return self

    def run(self, archive: Path) -> None:
        before = sys.gettrace()
        sys.settrace(self)
        try:
            add(archive, SECOND)
        finally:
            sys.settrace(before)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for the disk is no part of what is looked at."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def number_of_steps(folder: Path) -> int:
    """How many lines of writing.py the second snapshot runs through."""
    add(folder, FIRST)
    steps = Steps(-1, lambda: None)
    steps.run(folder)
    return steps.count


def interrupt() -> None:
    raise KeyboardInterrupt


def full() -> None:
    raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("do", [interrupt, full])
@pytest.mark.usefixtures("quick")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files whose closing was interrupted
def test_interrupted_at_any_step_it_is_all_or_nothing(
    tmp_path: Path, states: list[dict[str, bytes]], do: Callable[[], None]
) -> None:
    reached = set()
    for number in range(1, number_of_steps(tmp_path / "gezaehlt") + 1):
        archive = tmp_path / str(number)
        add(archive, FIRST)
        with pytest.raises((KeyboardInterrupt, OSError)):
            Steps(number, do).run(archive)
        assert state(archive) in states
        reached.add(states.index(state(archive)))
        if state(archive) == states[0]:
            add(archive, SECOND)
        assert state(archive) == states[1]
        assert verify(archive) == []
    assert reached == {0, 1}


@pytest.mark.usefixtures("quick")
def test_killed_at_any_step_the_next_run_repairs_it(tmp_path: Path, states: list[dict[str, bytes]]) -> None:
    """SIGKILL leaves no time to clean up: verify says what is left, and the same freeze finishes it."""
    left = set()
    for number in range(1, number_of_steps(tmp_path / "gezaehlt") + 1):
        archive = tmp_path / str(number)
        add(archive, FIRST)
        child = os.fork()
        if not child:
            Steps(number, lambda: os.kill(os.getpid(), signal.SIGKILL)).run(archive)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        problems = {code for code, _ in found(archive)}
        assert problems or state(archive) in states
        left |= problems
        with suppress(RefusedError):  # it was complete already
            add(archive, SECOND)
        assert state(archive) == states[1]
        assert verify(archive) == []
    assert left == {"F109", "F117"}


def test_a_snapshot_without_its_line_is_completed_by_the_same_bytes_only(archive: Path) -> None:
    chain = (archive / "KETTE.txt").read_bytes()
    add(archive, SECOND)
    (archive / "KETTE.txt").write_bytes(chain)
    assert found(archive) == {("F109", LATER)}
    before = state(archive)
    with pytest.raises(RefusedError, match="enthält anderes"):
        add(archive, SECOND, bag_of(SECOND, b"y"))
    assert state(archive) == before
    (archive / LATER / "mehr").mkdir()
    with pytest.raises(RefusedError, match="enthält anderes"):
        add(archive, SECOND)
    (archive / LATER / "mehr").rmdir()
    add(archive, SECOND)
    assert verify(archive) == []


@pytest.mark.parametrize("target", ["file", "link"])
def test_something_else_in_the_place_of_the_snapshot(archive: Path, target: str) -> None:
    if target == "file":
        (archive / LATER).write_text("x")
    else:
        (archive / LATER).symlink_to(archive / "2026/2026-01-29")
    with pytest.raises(RefusedError, match="enthält anderes"):
        add(archive, SECOND)


def test_another_snapshot_without_its_line_comes_first(archive: Path) -> None:
    chain = (archive / "KETTE.txt").read_bytes()
    add(archive, SECOND)
    (archive / "KETTE.txt").write_bytes(chain)
    with pytest.raises(writing.DamagedError) as raised:
        add(archive, date(2026, 7, 1))
    assert told(raised.value.problems) == {("F109", LATER)}


def test_a_chain_that_cannot_grow_takes_the_snapshot_with_it(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last of the renames fails; the one before it is taken back."""
    before, renamed = state(archive), Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name == ".neu-kette":
            full()
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="full"):
        add(archive, SECOND)
    assert state(archive) == before
    assert not (archive / LATER).exists()


def test_what_killed_runs_left_is_removed_whatever_it_is(archive: Path) -> None:
    (archive / ".neu-schnappschuss" / "data").mkdir(parents=True)
    (archive / ".neu-kette").write_text("x")
    (archive / ".neu-verknuepfung").symlink_to(archive / "2026")
    assert {code for code, _ in found(archive)} == {"F117"}
    add(archive, SECOND)
    assert verify(archive) == []


def test_what_nobody_can_remove_is_said(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: Path) -> None:
        raise RecursionError

    (archive / ".neu-schnappschuss").mkdir()
    monkeypatch.setattr("digitalfahrplan.archive.writing.shutil.rmtree", endless)
    with pytest.raises(RefusedError, match="von Hand löschen"):
        add(archive, SECOND)


def test_two_at_once_one_wins(archive: Path) -> None:
    with alone(archive), pytest.raises(RefusedError, match="schreibt gerade ein anderes freeze"):
        add(archive, SECOND)
    add(archive, SECOND)


def environment() -> dict[str, str]:
    """Of a run that is not measured: killed, or on a full disk, it would leave a damaged file of figures."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")}
    return {**others, "PYTHONPATH": str(HOOKS), "SOURCE_DATE_EPOCH": epoch(FIRST)}


FREEZE = [sys.executable, "-m", "digitalfahrplan", "freeze", "2026", "--stichtag", "2026-01-29", "--anlass", "x"]


def test_two_commands_at_once(tmp_path: Path) -> None:
    content(tmp_path)
    runs = [
        subprocess.Popen(FREEZE, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    said = [run.communicate() for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 2, 2]
    assert all("anderes freeze" in err.decode() or "gibt es schon" in err.decode() for out, err in said if not out)
    assert verify(tmp_path / "archive") == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_told_to_end_it_cleans_up_and_says_so(tmp_path: Path, number: signal.Signals) -> None:
    """The run is stopped in the middle: the report is never finished."""
    content(tmp_path)
    script = (
        "import sys, time, digitalfahrplan.command.freezing as freezing\n"
        "def waiting(*_):\n    print('da', flush=True)\n    time.sleep(60)\n"
        "freezing.readme = waiting\n"
        "sys.exit(freezing_main(sys.argv[1:]))\n"
    ).replace("freezing_main", "__import__('digitalfahrplan.command', fromlist=['main']).main")
    started = subprocess.Popen(
        [sys.executable, "-c", script, *FREEZE[3:]],
        cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL), # started from a job in the background it would be deaf to Ctrl-C
    )  # fmt: skip
    with started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"da\n"
        started.send_signal(number)
        _, err = started.communicate(timeout=30)
    assert started.returncode == 2
    assert "Abgebrochen." in err.decode("utf-8")
    assert state(tmp_path / "archive") == {}


def test_killed_commands_leave_nothing_that_stays(tmp_path: Path) -> None:
    """Real runs, killed after different times."""
    content(tmp_path)
    for attempt in range(12):
        started = subprocess.Popen(
            FREEZE, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.1 + attempt * 0.06)
        started.kill()
        started.wait()
        codes = {code for code, _ in found(tmp_path / "archive")}
        assert codes <= {"F109", "F117"}
    freeze(tmp_path, "2026", "2026-01-29", occasion="x")
    assert found(tmp_path / "archive") == set()
    assert (tmp_path / "archive" / "KETTE.txt").read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("limit", [0, 100, 3_000, 6_000, 10_000])
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, limit: int) -> None:
    """The system lets no file grow beyond the limit, as if the disk were full."""
    content(tmp_path)

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        FREEZE, cwd=tmp_path, env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"}, preexec_fn=small,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Es ist kein Platz mehr frei" in done.stderr.decode("utf-8")
    assert set(state(tmp_path / "archive")) <= {".gitattributes"}


# A disk of our own, as small as we like, in a namespace of our own; prints what is left on it.
TINY = 'mount -t tmpfs -o size="$SIZE" tmpfs disk && { "$@"; echo "exit $?"; find disk -type f; }'


def can_mount() -> bool:
    with suppress(OSError):
        return not subprocess.run(
            ["unshare", "--mount", "--map-root-user", "sh", "-c", "mount -t tmpfs tmpfs /mnt"],
            capture_output=True, check=False,
        ).returncode  # fmt: skip
    return False


@pytest.mark.parametrize("size", ["4k", "12k", "24k", "40k", "48k", "2m"] if can_mount() else [])
def test_a_tiny_disk(tmp_path: Path, size: str) -> None:
    content(tmp_path)
    (tmp_path / "disk").mkdir()
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", TINY, "sh", *FREEZE, "--archive", "disk/archive"],
        cwd=tmp_path, env=environment() | {"SIZE": size}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    left = {line for line in done.stdout.splitlines() if line.startswith("disk/")}
    if "exit 0" in done.stdout:
        assert "disk/archive/KETTE.txt" in left
    else:
        assert "kein Platz mehr frei" in done.stderr
        assert left <= {"disk/archive/.gitattributes"}
    assert ("exit 0" in done.stdout) == (size == "2m")


def test_missing_rights_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The system refuses (root may write everywhere, so rights alone would not do)."""
    content(tmp_path)
    opened = Path.open

    def refusing(path: Path, mode: str = "r", *arguments: object, **more: object) -> object:
        if "x" in mode and path.name == "roadmap.json":
            raise PermissionError(errno.EACCES, "nein", str(path))
        return opened(path, mode, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    assert freeze(tmp_path, "2026", "2026-01-29") == 2
    assert "Bitte die Rechte prüfen" in capsys.readouterr().err
    monkeypatch.undo()
    assert set(state(tmp_path / "archive")) <= {".gitattributes"}
    assert main(["verify", "--archive", str(tmp_path / "archive")]) == 0

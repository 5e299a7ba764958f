"""Archives that somebody made to deceive or to break the check: findings, never a traceback, never a wait."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from contextlib import chdir
from datetime import date
from pathlib import Path

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digitalfahrplan.archive.bag import info_lines, make_bag
from digitalfahrplan.archive.chain import Link, next_link
from digitalfahrplan.archive.check_chain import LONGEST
from digitalfahrplan.archive.manifest import Row, as_manifest, decoded, encoded, rows
from digitalfahrplan.archive.snapshot import read_snapshots
from digitalfahrplan.archive.verify import verify
from digitalfahrplan.command import main
from digitalfahrplan.problems.output import FORMATS

from .archive import MEASURE, NAMES, copy, found, rechain, sha256, three

SECONDS = 20.0
TINY = {"data/measures/kommune.yml": b"name: Musterstadt\n", "data/leer": b"", "data/roadmap.json": b"{}\n"}


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three(tmp_path_factory.mktemp("stadt"))


@pytest.fixture
def archive(intact: Path, tmp_path: Path) -> Path:
    return copy(intact, tmp_path)


def well_told(archive: Path) -> set[str]:
    """The codes that are found, each shown in every format, in time."""
    started = time.monotonic()
    problems = verify(archive)
    assert time.monotonic() - started < SECONDS
    assert problems
    for problem in problems:
        assert problem.path.isprintable()
        assert problem.message.isprintable()
        assert problem.hint
        assert len(problem.message) < 2_000
    for write in FORMATS.values():
        write(problems).encode("utf-8")
    assert main(["verify", "--archive", str(archive)]) == 1
    read_snapshots(archive)
    return {problem.code for problem in problems}


def in_manifest(line: bytes) -> Callable[[Path], None]:
    """A line more in a manifest that is sealed and chained."""

    def spoil(archive: Path) -> None:
        bag = archive / NAMES[1]
        (bag / "manifest-sha256.txt").write_bytes((bag / "manifest-sha256.txt").read_bytes() + line)
        sums = {name: sha256(bag / name) for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")}
        (bag / "tagmanifest-sha256.txt").write_bytes(as_manifest(sums))
        rechain(archive)

    return spoil


SUM = b"a" * 64
LINES = {
    "above": SUM + b"  data/../../../../etc/passwd\n",
    "absolute": SUM + b"  /etc/passwd\n",
    "percent above": SUM + b"  data/%2e%2e/x\n",
    "encoded line end": SUM + b"  data/a%0Ab\n",
    "dot": SUM + b"  data/./measures/kommune.yml\n",
    "empty part": SUM + b"  data//x\n",
    "backslash": SUM + b"  data\\..\\x\n",
    "nul": SUM + b"  data/a\0b\n",
    "home": SUM + b"  ~/x\n",
    "tag file": SUM + b"  bagit.txt\n",
    "itself": SUM + b"  manifest-sha256.txt\n",
    "no path": SUM + b"  \n",
    "capitals": SUM.upper() + b"  data/x\n",
    "one blank": SUM + b" data/x\n",
    "star": SUM + b" *data/x\n",
    "carriage return": SUM + b"  data/x\r\n",
    "no utf-8": SUM + b"  data/\xff\n",
    "no line end": SUM + b"  data/x",
    "empty line": b"\n",
    "huge": SUM + b"  data/" + b"x/" * 2_000_000 + b"x\n",
    "long path": SUM + b"  data/" + b"x/" * 600 + b"x\n",
    "many": b"x\n" * 2_000_000,
    "twice": SUM + b"  data/roadmap.json\n",
    "terminal": SUM + b"  data/\x1b[2J\xe2\x80\xae\n",
}
MISSING = {"percent above", "encoded line end", "terminal"}  # names that could be; no such files are there


@pytest.mark.parametrize("what", LINES)
def test_a_line_of_a_manifest(archive: Path, what: str) -> None:
    in_manifest(LINES[what])(archive)
    assert well_told(archive) == {"F101" if what in MISSING else "F107"}


def deep(archive: Path, above: str = f"{NAMES[0]}/data") -> None:
    """Folders deeper than a path can be long."""
    name = "t" * 100
    with chdir(archive / above):
        for _ in range(60):
            Path(name).mkdir()
            os.chdir(name)


def names(archive: Path) -> None:
    for name in (b"\xff\xfe", b"\x1b[2J", "\u202eexe".encode(), b"a\nb", b" ", b"KETTE.txt "):
        (archive / os.fsdecode(name)).write_bytes(b"")
        (archive / NAMES[0] / "data" / os.fsdecode(name)).write_bytes(b"")


def many(archive: Path) -> None:
    for number in range(5_000):
        (archive / NAMES[0] / "data" / f"{number}").write_bytes(b"")


def pipes(archive: Path) -> None:
    for path in ("KETTE.txt", f"{NAMES[0]}/bag-info.txt", f"{NAMES[1]}/manifest-sha256.txt", ".gitattributes"):
        (archive / path).unlink()
        os.mkfifo(archive / path)
    for path in ("2026/2026-06-30.tsr", "2026/2026-06-30.pem", "2026/2026-01-29.tsr", ".neu-x"):
        os.mkfifo(archive / path)


def folders(archive: Path) -> None:
    for path in ("KETTE.txt", f"{NAMES[0]}/bag-info.txt", f"{NAMES[1]}/manifest-sha256.txt", f"{NAMES[2]}/bagit.txt"):
        (archive / path).unlink()
        (archive / path).mkdir()


def circle(archive: Path) -> None:
    (archive / NAMES[0] / "data" / "x").symlink_to(archive)
    (archive / "2028").symlink_to(archive / "2026")
    (archive / "2029").mkdir()
    (archive / "2029" / "2029-01-01").symlink_to("2029-01-01")


def device(archive: Path) -> None:
    (archive / "KETTE.txt").unlink()
    (archive / "KETTE.txt").symlink_to("/dev/zero")


def sparse(archive: Path) -> None:
    """Many megabytes that take no space, where lists are read."""
    for path in ("KETTE.txt", f"{NAMES[0]}/bag-info.txt", f"{NAMES[0]}/bagit.txt", f"{NAMES[1]}/manifest-sha256.txt"):
        os.truncate(archive / path, 200_000_000)


HOSTILE: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "deep": (deep, {"F103"}),
    "names": (names, {"F103", "F116"}),
    "many": (many, {"F103"}),
    "pipes": (pipes, {"F105", "F117"}),
    "folders": (folders, {"F105"}),
    "circle": (circle, {"F105"}),
    "device": (device, {"F105"}),
    "a chain of empty lines": (lambda archive: (archive / "KETTE.txt").write_bytes(b"\n" * LONGEST), {"F112", "F109"}),
    "one huge line": (lambda archive: (archive / "KETTE.txt").write_bytes(b"a" * LONGEST), {"F112", "F109"}),
    "too long a chain": (lambda archive: (archive / "KETTE.txt").write_bytes(b"a" * (LONGEST + 1)), {"F112"}),
    "zeros": (lambda archive: (archive / "KETTE.txt").write_bytes(b"\0" * 1000), {"F112", "F109"}),
    "carriage returns": (
        lambda archive: (archive / "KETTE.txt").write_bytes(
            (archive / "KETTE.txt").read_bytes().replace(b"\n", b"\r\n")
        ),
        {"F112", "F109"},
    ),
    "other digits": (
        lambda archive: (archive / "KETTE.txt").write_text(
            "٢٠٢٦/2026-01-29 " + "a" * 64 + " " + "0" * 64 + "\n", encoding="utf-8"
        ),
        {"F112", "F109"},
    ),
    "year zero": (
        lambda archive: (archive / "KETTE.txt").write_text(f"0000/0000-00-00 {'a' * 64} {'0' * 64}\n"),
        {"F112", "F109"},
    ),
    "bag-info": (lambda archive: (archive / NAMES[0] / "bag-info.txt").write_bytes(b"\xff" * 1000), {"F102"}),
    "an empty bag": (lambda archive: (archive / "2026" / "2026-12-31").mkdir(), {"F101", "F109"}),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_archive(archive: Path, what: str) -> None:
    spoil, expected = HOSTILE[what]
    spoil(archive)
    assert well_told(archive) >= expected


def test_big_files_are_not_read_into_memory(archive: Path) -> None:
    sparse(archive)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    codes = {code for code, _ in found(archive)}
    assert time.monotonic() - started < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
    assert {"F102", "F107", "F112"} <= codes


def test_the_archive_itself_is_a_link(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "verweis").symlink_to(archive)
    assert [problem.code for problem in verify(tmp_path / "verweis")] == ["F105"]


def test_a_folder_that_the_system_keeps_back(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def refusing(path: str | Path) -> object:
        if str(path).endswith("intern"):
            raise PermissionError(13, "nein", str(path))
        return listed(path)

    monkeypatch.setattr("digitalfahrplan.archive.files.os.scandir", refusing)
    assert ("F106", f"{NAMES[0]}/data/measures/intern") in found(archive)


def test_a_year_that_the_system_keeps_back(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    iterated = Path.iterdir

    def refusing(path: Path) -> object:
        if path.name == "2026":
            raise PermissionError(13, "nein", str(path))
        return iterated(path)

    monkeypatch.setattr(Path, "iterdir", refusing)
    assert ("F106", "2026") in found(archive)


# Any single byte


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two very small snapshots, of which every byte can be tried."""
    archive = tmp_path_factory.mktemp("klein") / "archive"
    links: list[Link] = []
    for day in (date(2026, 1, 29), date(2026, 6, 30)):
        bag = make_bag(TINY, info_lines("Musterstadt", "05999012", 2026, day, "Test", ""))
        for path, raw in bag.items():
            file = archive / "2026" / day.isoformat() / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)
        seal = sha256(archive / "2026" / day.isoformat() / "tagmanifest-sha256.txt")
        links.append(next_link(links, 2026, day, seal))
    (archive / "KETTE.txt").write_text("".join(link.line for link in links))
    assert verify(archive) == []
    return archive


def all_files(archive: Path) -> list[Path]:
    return sorted(path for path in archive.rglob("*") if path.is_file() and path.stat().st_size)


def named(archive: Path, file: Path) -> bool:
    """Whether a finding names the file, or the chain's line of its snapshot."""
    path = file.relative_to(archive).as_posix()
    return any(
        where == path or (path.endswith("tagmanifest-sha256.txt") and where == "KETTE.txt")
        for _, where in found(archive)
    )


def test_every_bit_of_an_archive_counts(tiny: Path) -> None:
    """Each byte of each file once, each with another of its eight bits changed."""
    tried = 0
    for file in all_files(tiny):
        raw = file.read_bytes()
        for at in range(0, len(raw), 1 if file.name == "KETTE.txt" else 5):
            file.write_bytes(raw[:at] + bytes([raw[at] ^ (1 << at % 8)]) + raw[at + 1 :])
            assert named(tiny, file) or (file.name == "KETTE.txt" and found(tiny)), (file, at)
            tried += 1
        file.write_bytes(raw)
    assert tried > 500
    assert verify(tiny) == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_change_of_any_file_is_found(tiny: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(all_files(tiny)))
    raw = file.read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    gone = data.draw(st.integers(0, 3))
    put = data.draw(st.binary(max_size=3))
    changed = raw[:at] + put + raw[at + gone :]
    try:
        file.write_bytes(changed)
        assert bool(found(tiny)) == (changed != raw)
    finally:
        file.write_bytes(raw)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(["KETTE.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]), raw=st.binary(max_size=300))  # fmt: skip
def test_any_bytes_in_a_list_are_findings(tiny: Path, name: str, raw: bytes) -> None:
    file = tiny / name if name == "KETTE.txt" else tiny / "2026" / "2026-01-29" / name
    before = file.read_bytes()
    try:
        file.write_bytes(raw)
        assert found(tiny)
    finally:
        file.write_bytes(before)


# Names in manifests


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_a_path_survives_its_manifest(path: str) -> None:
    assert decoded(encoded(path)) == path
    assert not {"\r", "\n"} & set(encoded(path))


def test_the_library_of_congress_encodes_paths_the_same_way(tmp_path: Path) -> None:
    """All but the percent sign itself, which RFC 8493 wants encoded, too; `freeze` refuses all of these names."""
    names = ["zeile\nzwei.md", "wagen\rlauf.md", "umlaut-ä.md", "blank name.md"]
    (tmp_path / "data").mkdir()
    bag = make_bag({f"data/{name}": name.encode() for name in names}, [("Anlass", "Test")])
    for path, raw in bag.items():
        (tmp_path / path).write_bytes(raw)
    bagit.Bag(str(tmp_path)).validate()
    assert {row.path for row in rows([*bag["manifest-sha256.txt"].splitlines(keepends=True)])} == {
        f"data/{name}" for name in names
    }


def test_what_a_manifest_tells() -> None:
    lines = [SUM + b"  data/a b\n", b"x\n"]
    assert list(rows(lines)) == [Row(1, "data/a b", "a" * 64), Row(2, "", "")]
    assert MEASURE.startswith("data/")

"""Whatever somebody changes in an archive is found and named, in the first, a middle and the last snapshot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digitalfahrplan.archive.found import REMOVE
from digitalfahrplan.archive.manifest import as_manifest
from digitalfahrplan.archive.snapshot import read_snapshots
from digitalfahrplan.archive.verify import verify

from .archive import (
    MEASURE,
    NAMES,
    Spoil,
    chain,
    copy,
    folder_instead,
    found,
    link_instead,
    pipe_instead,
    rechain,
    remake,
    sha256,
    three,
    write_chain,
)

Findings = set[tuple[str, str]]


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three(tmp_path_factory.mktemp("stadt"))


@pytest.fixture
def archive(intact: Path, tmp_path: Path) -> Path:
    return copy(intact, tmp_path)


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def moved_and_changed(bag: Path) -> None:
    flip(bag / MEASURE)
    (bag / MEASURE).rename(bag / "data" / "akte.md")


def test_an_archive_as_it_was_made_has_no_findings(archive: Path) -> None:
    assert verify(archive) == []
    assert [line.split()[0] for line in chain(archive)] == list(NAMES)


# What is done to a bag, and what is found in it: code and path.
BAG: dict[str, tuple[Spoil, Findings]] = {
    "one bit of a source": (lambda bag: flip(bag / MEASURE), {("F102", MEASURE)}),
    "one bit of the figures": (lambda bag: flip(bag / "data/roadmap.json"), {("F102", "data/roadmap.json")}),
    "one bit of the report": (lambda bag: flip(bag / "data/bericht.html"), {("F102", "data/bericht.html")}),
    "a byte more": (lambda bag: longer(bag / MEASURE), {("F102", MEASURE)}),
    "an empty file": (lambda bag: (bag / MEASURE).write_bytes(b""), {("F102", MEASURE)}),
    "a file gone": (lambda bag: (bag / MEASURE).unlink(), {("F101", MEASURE)}),
    "an empty file gone": (
        lambda bag: (bag / "data/measures/schule/.gitkeep").unlink(),
        {("F101", "data/measures/schule/.gitkeep")},
    ),
    "a folder gone": (
        lambda bag: shutil.rmtree(bag / "data/measures/intern"),
        {("F101", MEASURE), ("F101", "data/measures/intern/_vorlage.md")},
    ),
    "a file more": (
        lambda bag: (bag / "data/measures/intern/neu.md").write_text("x"),
        {("F103", "data/measures/intern/neu.md")},
    ),
    "an empty file more": (lambda bag: (bag / "data/neu").write_text(""), {("F103", "data/neu")}),
    "a file beside the payload": (lambda bag: (bag / "notiz.txt").write_text("x"), {("F103", "notiz.txt")}),
    "a folder more": (lambda bag: (bag / "data/neu").mkdir(), {("F103", "data/neu")}),
    "a file renamed": (
        lambda bag: (bag / MEASURE).rename(bag / "data/measures/intern/akte.md"),
        {("F104", "data/measures/intern/akte.md")},
    ),
    "only capitals": (
        lambda bag: (bag / MEASURE).rename(bag / "data/measures/intern/Bauakte.md"),
        {("F104", "data/measures/intern/Bauakte.md")},
    ),
    "moved and changed": (
        moved_and_changed,
        {("F101", MEASURE), ("F103", "data/akte.md")},
    ),
    "a link": (lambda bag: link_instead(bag / MEASURE, bag.parents[2] / "woanders"), {("F105", MEASURE)}),
    "a pipe": (lambda bag: pipe_instead(bag / MEASURE), {("F105", MEASURE)}),
    "a folder instead of a file": (lambda bag: folder_instead(bag / MEASURE), {("F105", MEASURE)}),
    "a link more": (lambda bag: (bag / "data/x").symlink_to("/etc/passwd"), {("F105", "data/x")}),
    "bagit.txt": (lambda bag: flip(bag / "bagit.txt"), {("F102", "bagit.txt")}),
    "bag-info.txt": (
        lambda bag: replace(bag / "bag-info.txt", "Haushaltsbeschluss", "Jahresabschluss"),
        {("F102", "bag-info.txt")},
    ),
    "bag-info.txt gone": (lambda bag: (bag / "bag-info.txt").unlink(), {("F101", "bag-info.txt")}),
    "manifest gone": (lambda bag: (bag / "manifest-sha256.txt").unlink(), {("F101", "manifest-sha256.txt")}),
    "tagmanifest gone": (lambda bag: (bag / "tagmanifest-sha256.txt").unlink(), {("F101", "tagmanifest-sha256.txt")}),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", BAG)
def test_in_a_bag(archive: Path, what: str, name: str) -> None:
    spoil, expected = BAG[what]
    spoil(archive / name)
    assert found(archive) == {(code, f"{name}/{path}") for code, path in expected}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_and_its_line_in_the_manifest(archive: Path, name: str) -> None:
    """The manifest agrees with the file, so the manifest of the manifest has to say it."""
    bag = archive / name
    before = (bag / "manifest-sha256.txt").read_bytes()
    flip(bag / MEASURE)
    tags = (bag / "tagmanifest-sha256.txt").read_bytes(), (bag / "bag-info.txt").read_bytes()
    remake(bag)
    (bag / "tagmanifest-sha256.txt").write_bytes(tags[0])
    assert (bag / "manifest-sha256.txt").read_bytes() != before
    assert found(archive) == {("F102", f"{name}/manifest-sha256.txt")}


@pytest.mark.parametrize("number", range(3))
def test_a_bag_made_anew_is_valid_in_itself_and_found_by_the_chain(archive: Path, number: int) -> None:
    bag = archive / NAMES[number]
    flip(bag / MEASURE)
    remake(bag)
    [problem] = verify(archive)
    assert (problem.code, problem.line) == ("F111", number + 1)
    assert NAMES[number] in problem.detail


@pytest.mark.parametrize("number", range(3))
def test_a_bag_made_anew_with_its_line_is_found_by_the_next_line(archive: Path, number: int) -> None:
    bag = archive / NAMES[number]
    seal = chain(archive)[number].split()[1]
    flip(bag / MEASURE)
    remake(bag)
    replace(archive / "KETTE.txt", seal, sha256(bag / "tagmanifest-sha256.txt"))
    expected = {("F113", number + 2)} if number < 2 else set()  # of the last one only a witness knows
    assert {(problem.code, problem.line) for problem in verify(archive)} == expected


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("Payload-Oxum", "1.1"), ("Bagging-Date", "2026-01-30"), ("External-Identifier", "05999012/2026/2026-01-30"), ("Anlass", "")],
)  # fmt: skip
@pytest.mark.parametrize("name", NAMES)
def test_what_the_tag_files_tell_must_be_true_even_if_all_sums_are(
    archive: Path, name: str, key: str, wrong: str
) -> None:
    bag = archive / name
    lines = (bag / "bag-info.txt").read_text("utf-8").splitlines()
    lines = [f"{key}: {wrong}" if line.startswith(f"{key}:") else line for line in lines]
    (bag / "bag-info.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    _seal(bag)
    rechain(archive)
    [problem] = verify(archive)
    assert (problem.code, problem.path.endswith(f"{name}/bag-info.txt")) == ("F108", True)
    assert key in problem.detail


def _seal(bag: Path) -> None:
    sums = {file: sha256(bag / file) for file in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")}
    (bag / "tagmanifest-sha256.txt").write_bytes(as_manifest(sums))


@pytest.mark.parametrize("declared", [b"", b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", b"\xff"])
def test_another_declaration(archive: Path, declared: bytes) -> None:
    bag = archive / NAMES[1]
    (bag / "bagit.txt").write_bytes(declared)
    _seal(bag)
    rechain(archive)
    assert found(archive) == {("F108", f"{NAMES[1]}/bagit.txt")}


@pytest.mark.parametrize("raw", [b"Anlass: \xff\n", b"a" * 100_001])
def test_tag_files_that_are_no_text(archive: Path, raw: bytes) -> None:
    bag = archive / NAMES[1]
    (bag / "bag-info.txt").write_bytes(raw)
    _seal(bag)
    rechain(archive)
    assert found(archive) == {("F108", f"{NAMES[1]}/bag-info.txt")}


@pytest.mark.parametrize("number", range(3))
def test_a_line_dropped(archive: Path, number: int) -> None:
    lines = chain(archive)
    write_chain(archive, lines[:number] + lines[number + 1 :])
    broken = {("F113", "KETTE.txt")} if number < 2 else set()
    assert found(archive) == {("F109", NAMES[number])} | broken


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (0, 2)])
def test_lines_swapped(archive: Path, pair: tuple[int, int]) -> None:
    lines = chain(archive)
    one, two = pair
    lines[one], lines[two] = lines[two], lines[one]
    write_chain(archive, lines)
    assert found(archive) == {("F113", "KETTE.txt"), ("F115", "KETTE.txt")}
    assert one + 1 in {problem.line for problem in verify(archive) if problem.code == "F113"}


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("word", range(3))
def test_a_line_edited(archive: Path, number: int, word: int) -> None:
    """The name, the seal or the sum of the line before: each says its line."""
    lines = chain(archive)
    words = lines[number].split()
    words[word] = words[word].replace("2026-", "2024-") if word == 0 else "ab" * 32
    lines[number] = " ".join(words) + "\n"
    write_chain(archive, lines)
    problems = verify(archive)
    assert ({0: "F110", 1: "F111", 2: "F113"}[word], number + 1) in {(it.code, it.line) for it in problems}
    if word == 0:
        assert ("F109", NAMES[number]) in found(archive)


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize(
    "line", ["\n", "x\n", "2026/2026-13-01 {0} {0}\n", "2026/2026-01-29  {0} {0}\n", "2026/2026-01-29 {1} {0}\n"]
)
def test_a_line_that_is_none(archive: Path, number: int, line: str) -> None:
    lines = chain(archive)
    lines.insert(number, line.format("a" * 64, "A" * 64))
    write_chain(archive, lines)
    assert ("F112", number + 1) in {(problem.code, problem.line) for problem in verify(archive)}


def test_the_last_line_end_gone(archive: Path) -> None:
    (archive / "KETTE.txt").write_bytes((archive / "KETTE.txt").read_bytes().rstrip(b"\n"))
    assert found(archive) == {("F112", "KETTE.txt"), ("F109", NAMES[2])}


@pytest.mark.parametrize("number", range(3))
def test_a_line_twice(archive: Path, number: int) -> None:
    lines = chain(archive)
    write_chain(archive, lines + [lines[number]])
    told = {(problem.code, problem.line) for problem in verify(archive)}
    assert told == {("F113", 4), ("F114", 4)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", ["2026/2026-02-01", "2027/2026-01-29", "2026/2025-12-31"])
def test_a_snapshot_moved(archive: Path, name: str, target: str) -> None:
    (archive / target).parent.mkdir(exist_ok=True)
    (archive / name).rename(archive / target)
    assert found(archive) == {("F110", "KETTE.txt"), ("F109", target), ("F108", f"{target}/bag-info.txt")}


@pytest.mark.parametrize("target", ["2025/2026-01-29", "2026/2026-01-28"])
def test_a_snapshot_moved_with_a_new_chain(archive: Path, target: str) -> None:
    (archive / target).parent.mkdir(exist_ok=True)
    (archive / NAMES[0]).rename(archive / target)
    rechain(archive)
    assert found(archive) == {("F108", f"{target}/bag-info.txt")}


@pytest.mark.parametrize("name", NAMES)
def test_a_snapshot_gone(archive: Path, name: str) -> None:
    shutil.rmtree(archive / name)
    [problem] = verify(archive)
    assert (problem.code, problem.line) == ("F110", NAMES.index(name) + 1)
    assert name in problem.detail


def test_the_chain_gone(archive: Path) -> None:
    (archive / "KETTE.txt").unlink()
    assert found(archive) == {("F109", name) for name in NAMES}


UNNAMED, BROKEN = "nennt diese Fassung nicht", "ist in Zeile {} unterbrochen"


def lines(*numbers: int) -> Spoil:
    """The chain with these of its lines."""
    return lambda archive: write_chain(archive, [chain(archive)[number] for number in numbers])


def foreign_line(archive: Path) -> None:
    write_chain(archive, [*chain(archive)[:2], "x\n", chain(archive)[2]])


# What is done to the chain, and why it does not vouch for the snapshots any more ("": it does).
CHAINS: dict[str, tuple[Spoil, tuple[str, str, str]]] = {
    "as it was": (lambda archive: None, ("", "", "")),
    "gone": (lambda archive: (archive / "KETTE.txt").unlink(), (UNNAMED, UNNAMED, UNNAMED)),
    "a folder": (lambda archive: folder_instead(archive / "KETTE.txt"), (UNNAMED, UNNAMED, UNNAMED)),
    "the first line lost": (lines(1, 2), (UNNAMED, BROKEN.format(1), BROKEN.format(1))),
    "the second line lost": (lines(0, 2), (BROKEN.format(2), UNNAMED, BROKEN.format(2))),
    "the last line lost": (lines(0, 1), ("", "", UNNAMED)),
    "two lines swapped": (lines(0, 2, 1), (BROKEN.format(2), BROKEN.format(2), BROKEN.format(2))),
    "a line twice": (lines(0, 1, 2, 2), ("", "", BROKEN.format(4))),
    "a foreign line": (foreign_line, ("", BROKEN.format(3), BROKEN.format(3))),
}


@pytest.mark.parametrize("what", CHAINS)
def test_snapshots_are_there_whatever_the_chain_says_and_it_is_told(archive: Path, what: str) -> None:
    before = read_snapshots(archive)
    spoil, doubts = CHAINS[what]
    spoil(archive)
    after = read_snapshots(archive)
    assert [it.name for it in after] == list(NAMES)
    assert [(it.measures, it.programmes, it.occasion) for it in after] == [
        (it.measures, it.programmes, it.occasion) for it in before
    ]
    for it, whole, doubt in zip(after, before, doubts, strict=True):
        assert doubt in it.doubt
        assert (it.doubt, it.root) == ("", whole.root) or (doubt and not it.root)


@pytest.mark.parametrize(
    "edit", [bytes.rstrip, lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: raw.replace(b"\n", b"\r\n").rstrip()]
)
def test_line_ends_that_an_editor_changed_do_not_matter_to_pages_but_to_verify(
    archive: Path, edit: Callable[[bytes], bytes]
) -> None:
    before, path = read_snapshots(archive), archive / "KETTE.txt"
    path.write_bytes(edit(path.read_bytes()))
    assert read_snapshots(archive) == before
    assert "F112" in {problem.code for problem in verify(archive)}


LIST = "manifest-sha256.txt"


def capitals(path: Path) -> None:
    first, rest = path.read_bytes().split(b"  ", 1)
    path.write_bytes(first.upper() + b"  " + rest)


# What is done to the list of a bag, so that it knows less files than there are.
LISTS: dict[str, Spoil] = {
    "line ends": lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n")),
    "one sum in capitals": capitals,
    "no line end": lambda path: path.write_bytes(path.read_bytes().rstrip()),
    "a line lost": lambda path: path.write_bytes(path.read_bytes().split(b"\n", 1)[1]),
    "all lines lost": lambda path: path.write_bytes(b""),
    "no text": lambda path: path.write_bytes(b"\xff\n" * 200),
    "gone": Path.unlink,
    "its seal gone": lambda path: (path.parent / "tagmanifest-sha256.txt").unlink(),
}


@pytest.mark.parametrize("what", LISTS)
def test_nothing_is_to_be_deleted_because_the_list_is_wrong(archive: Path, what: str) -> None:
    LISTS[what](archive / NAMES[1] / LIST)
    problems = verify(archive)
    assert problems[0].path.rpartition("/")[2] in (LIST, "tagmanifest-sha256.txt")
    assert {problem.code for problem in problems} <= {"F101", "F102", "F107"}
    assert REMOVE not in {problem.hint for problem in problems}


def test_a_snapshot_copied_to_another_day(archive: Path) -> None:
    shutil.copytree(archive / NAMES[2], archive / "2027/2026-12-01")
    assert ("F109", "2027/2026-12-01") in found(archive)


@pytest.mark.parametrize(
    "path",
    ["notiz.txt", "2026/notiz.txt", "2026/2026-13-01", "2026/2026-01-29.zip", "2026/2026-02-01.tsr", "2026/2026-02-01.pem", "kette.txt", "20260/x", "2027/2026-01-29 ", ".git"],
)  # fmt: skip
def test_strange_files_beside_the_bags(archive: Path, path: str) -> None:
    (archive / path).parent.mkdir(exist_ok=True)
    (archive / path).write_text("x")
    top = path if not path.startswith("20260") else "20260"
    assert found(archive) == {("F116", top)}


@pytest.mark.parametrize("path", ["KETTE.txt", "ADRESSEN.txt", ".gitattributes", ".gitkeep", "2026", "2026/2026-01-29"])
def test_links_beside_the_bags(archive: Path, path: str) -> None:
    moved = archive.parent / "woanders"
    if (archive / path).exists():
        (archive / path).rename(moved)
    (archive / path).symlink_to(moved)
    assert ("F105", path) in found(archive)


def test_what_may_stand_beside_the_bags(archive: Path) -> None:
    for path in ("ADRESSEN.txt", ".gitkeep", "2026/.gitkeep"):
        (archive / path).write_text("")
    assert verify(archive) == []


def test_attributes_that_let_git_change_line_ends(archive: Path) -> None:
    (archive / ".gitattributes").write_text("* text=auto\n")
    assert found(archive) == {("F116", ".gitattributes")}


def test_everything_in_one_run(archive: Path) -> None:
    for name in NAMES:
        flip(archive / name / MEASURE)
    (archive / "notiz.txt").write_text("x")
    write_chain(archive, chain(archive)[:2])
    problems = verify(archive)
    assert problems == sorted(problems)
    assert found(archive) == {
        *(("F102", f"{name}/{MEASURE}") for name in NAMES),
        ("F116", "notiz.txt"),
        ("F109", NAMES[2]),
    }


def test_a_file_that_the_system_keeps_back(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(path: Path) -> str:
        raise PermissionError(13, "nein", str(path))

    monkeypatch.setattr("digitalfahrplan.archive.check_bag.sha256_of", refusing)
    codes = {code for code, _ in found(archive)}
    assert codes == {"F106"}


@pytest.mark.parametrize(
    ("module", "path"),
    [("survey", ".gitattributes"), ("timestamp", "2026/2026-06-30.tsr"), ("check_chain", "KETTE.txt")],
)
def test_a_list_that_the_system_keeps_back(
    archive: Path, monkeypatch: pytest.MonkeyPatch, module: str, path: str
) -> None:
    def refusing(path: Path, _: int) -> bytes:
        raise PermissionError(13, "nein", str(path))

    (archive / "2026/2026-06-30.tsr").write_bytes(b"x")
    monkeypatch.setattr(f"digitalfahrplan.archive.{module}.read_small", refusing)
    assert ("F106", path) in found(archive)

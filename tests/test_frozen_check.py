"""Anybody can check: the steps printed on a page work with coreutils, and a built site can be compared with the archive."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from digitalfahrplan.command import main
from digitalfahrplan.frozen import compare_site, write_archive
from tests.archive import roots
from tests.frozen import NAMES, copied, snapshots
from tests.site.html import page

LAST = NAMES[2]
ZIP = "digitalfahrplan-2027-02-01.zip"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return snapshots(tmp_path_factory.mktemp("stadt"))


@pytest.fixture(scope="module")
def original(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    write_archive(archive, site)
    (site / "archiv/index.html").write_text("what MkDocs wrote", "utf-8")
    return site


@pytest.fixture
def site(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "site"))


def unpacked(site: Path, folder: Path) -> Path:
    """What a citizen does first: both files into one folder, the zip unpacked there."""
    folder.mkdir()
    shutil.copy(site / "archiv/KETTE.txt", folder)
    with zipfile.ZipFile(site / f"archiv/{LAST}/{ZIP}") as packed:
        packed.extractall(folder)
    return folder / LAST


def commands(site: Path) -> list[tuple[str, str]]:
    """The commands as they stand on the page, and what must come out."""
    steps = page(site, f"archiv/{LAST}/").find("ol")
    shell = next(step for step in steps if "df-schritte" in step.classes)
    return [
        (item.find("pre")[0].text, item.find("p")[-1].text.removeprefix("Es erscheint ").rstrip("."))
        for item in shell.find("li")
        if item.find("pre")
    ]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    tools = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    return subprocess.run(["bash", "-c", command], cwd=folder, env=tools, capture_output=True, text=True)


def test_the_printed_steps_say_ok(site: Path, tmp_path: Path, archive: Path) -> None:
    bag = unpacked(site, tmp_path / "download")
    found = [(run(command, bag), outcome) for command, outcome in commands(site)]
    assert len(found) == 5
    assert [done.returncode for done, _ in found] == [0] * 5
    for done, _ in found[:2]:
        assert done.stdout
        assert all(line.endswith(": OK") for line in done.stdout.splitlines())
    assert found[2][0].stdout.strip() == found[2][1]
    assert found[3][0].stdout.strip() == found[3][1]
    assert found[4][0].stdout.split()[0] == found[4][1] == roots(archive)[2]


def change(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-3] + bytes([whole[-3] ^ 1]) + whole[-2:])


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("data/measures/kommune.yml", 0),
        ("data/roadmap.json", 0),
        ("bag-info.txt", 1),
        ("manifest-sha256.txt", 1),
        ("tagmanifest-sha256.txt", 2),
    ],
)
def test_the_printed_steps_say_failed_after_one_changed_byte(site: Path, tmp_path: Path, path: str, step: int) -> None:
    bag = unpacked(site, tmp_path / "download")
    change(bag / path)
    done = run(commands(site)[step][0], bag)
    assert done.returncode != 0
    assert "FAILED" in done.stdout


def test_another_line_of_the_chain_gives_another_root(site: Path, tmp_path: Path) -> None:
    bag = unpacked(site, tmp_path / "download")
    chain = bag.parents[1] / "KETTE.txt"
    lines = chain.read_text("ascii").splitlines(keepends=True)
    chain.write_text("".join([*lines[:2], lines[2].replace("2027-02-01 ", "2027-02-01 0", 1)]), "ascii")
    (_, named), (command, root) = commands(site)[3:]
    assert run(commands(site)[3][0], bag).stdout.strip() != named
    assert run(command, bag).stdout.split()[0] != root


def test_the_zip_holds_the_bag_and_nothing_else(site: Path, tmp_path: Path, archive: Path) -> None:
    bag = unpacked(site, tmp_path / "download")
    inside = {path.relative_to(bag).as_posix(): path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    frozen = archive / LAST
    assert inside == {
        path.relative_to(frozen).as_posix(): path.read_bytes() for path in frozen.rglob("*") if path.is_file()
    }
    with zipfile.ZipFile(site / f"archiv/{LAST}/{ZIP}") as packed:
        assert {stat.S_IMODE(entry.external_attr >> 16) for entry in packed.infolist()} == {0o644}
        assert packed.testzip() is None


def codes(archive: Path, site: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.path.partition("site/")[2]) for problem in compare_site(archive, site)]


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


PAGE = f"archiv/{NAMES[0]}/schule-laufend/index.html"
SPOILT: list[tuple[Callable[[Path], object], tuple[str, str]]] = [
    (lambda site: change(site / PAGE), ("F202", PAGE)),
    (lambda site: (site / PAGE).write_text("", "utf-8"), ("F202", PAGE)),
    (lambda site: (site / PAGE).unlink(), ("F201", PAGE)),
    (lambda site: as_folder(site / PAGE), ("F201", PAGE)),
    (lambda site: (site / "archiv/2026/neu.html").write_text("x", "utf-8"), ("F203", "archiv/2026/neu.html")),
    (lambda site: change(site / f"archiv/{LAST}/{ZIP}"), ("F202", f"archiv/{LAST}/{ZIP}")),
    (lambda site: change(site / "archiv/papier.css"), ("F202", "archiv/papier.css")),
    (lambda site: change(site / "archiv/KETTE.txt"), ("F202", "archiv/KETTE.txt")),
]


def test_a_site_that_shows_what_the_bags_hold(archive: Path, site: Path) -> None:
    assert codes(archive, site) == []
    assert main(["verify", "--archive", str(archive), "--site", str(site)]) == 0


@pytest.mark.parametrize(("spoil", "told"), SPOILT)
def test_every_difference_is_found(
    archive: Path, site: Path, spoil: Callable[[Path], object], told: tuple[str, str]
) -> None:
    spoil(site)
    assert codes(archive, site) == [told]
    assert main(["verify", "--archive", str(archive), "--site", str(site)]) == 1


def test_a_site_without_its_archive_lacks_every_page(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    found = codes(archive, tmp_path / "site")
    assert {code for code, _ in found} == {"F201"}
    assert ("F201", PAGE) in found


def test_no_archive_and_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site").mkdir()
    assert compare_site(tmp_path / "archive", tmp_path / "site") == []
    assert main(["verify", "--archive", str(tmp_path / "archive"), "--site", str(tmp_path / "nichts")]) == 2
    assert "ist kein Ordner" in capsys.readouterr().err


def test_a_time_stamp_comes_along(archive: Path, tmp_path: Path) -> None:
    mine = copied(archive, tmp_path)
    (mine / f"{LAST}.tsr").write_bytes(b"stamp")
    write_archive(mine, tmp_path / "site")
    assert (tmp_path / f"site/archiv/{LAST}/2027-02-01.tsr").read_bytes() == b"stamp"
    assert "RFC 3161" in page(tmp_path / "site", f"archiv/{LAST}/").text
    assert "RFC 3161" not in page(tmp_path / "site", f"archiv/{NAMES[0]}/").text

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
from digitalfahrplan.presentation.frozen.steps import SHOWN
from tests.archive import roots
from tests.frozen import NAMES, copied, list_of_all, snapshots
from tests.site.html import Element, page

LAST = NAMES[2]
ZIP = "digitalfahrplan-2027-02-01.zip"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return snapshots(tmp_path_factory.mktemp("stadt"))


@pytest.fixture(scope="module")
def original(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    write_archive(archive, site)
    (site / "archiv/index.html").write_text(list_of_all(archive), "utf-8")
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


def saved(site: Path, folder: Path) -> Path:
    """What a citizen does without a zip: every linked file saved where the first step says."""
    steps = lists_of_steps(site)[1].find("li")[0]
    bag = folder / LAST
    (bag / "data").mkdir(parents=True)
    assert [code.text for code in steps.find("code")] == [LAST, "data", LAST]
    links = [link.text for link in steps.find("a")]
    for name in links:
        target = {"KETTE.txt": folder}.get(name) or (bag / "data" if name in SHOWN else bag)
        address = next(link.attributes["href"] or "" for link in steps.find("a") if link.text == name)
        shutil.copy(site / f"archiv/{LAST}" / address, target)
    assert {*SHOWN} < {*links}
    return bag


def lists_of_steps(site: Path) -> list[Element]:
    """The steps with the zip, and those without."""
    return [steps for steps in page(site, f"archiv/{LAST}/").find("ol") if "df-schritte" in steps.classes]


def commands(site: Path, which: int = 0) -> list[tuple[str, str]]:
    """The commands as they stand on the page, and what must come out."""
    shell = lists_of_steps(site)[which]
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


def test_the_steps_without_a_zip_need_coreutils_only(site: Path, tmp_path: Path, archive: Path) -> None:
    bag = saved(site, tmp_path / "download")
    found = [run(command, bag) for command, _ in commands(site, 1)]
    assert [done.returncode for done in found] == [0] * 5
    assert found[0].stdout.splitlines() == [f"data/{name}: OK" for name in sorted(SHOWN)]
    assert found[4].stdout.split()[0] == roots(archive)[2]
    words = {word for command, _ in commands(site, 1) for part in command.split("|") for word in part.split()[:1]}
    assert words == {"sha256sum", "echo", "head", "tail", "cut"}
    change(bag / "data/bericht.html")
    assert "data/bericht.html: FAILED" in run(commands(site, 1)[0][0], bag).stdout


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
    (lambda site: (site / "archiv/index.html").unlink(), ("F201", "archiv/index.html")),
]


LIST = "archiv/index.html"
WRONG: list[tuple[Callable[[str, str], str], list[str]]] = [
    (lambda html, root: html.replace(root[:8], "deadbeef"), [NAMES[2], "deadbeef"]),
    (lambda html, root: html.replace(f"lautet {root[:8]}", "lautet deadbeef"), ["deadbeef"]),
    (lambda html, root: html.replace(f'href="{NAMES[2]}/"', f'href="{NAMES[1]}/"'), [NAMES[2]]),
    (lambda html, root: html.replace("<tr", "<p"), list(NAMES)),
    (lambda html, root: "", list(NAMES)),
]


@pytest.mark.parametrize(("spoil", "words"), WRONG)
def test_the_list_of_all_snapshots_is_looked_at(
    archive: Path, site: Path, spoil: Callable[[str, str], str], words: list[str]
) -> None:
    html = (site / LIST).read_text("utf-8")
    (site / LIST).write_text(spoil(html, roots(archive)[2]), "utf-8")
    assert (site / LIST).read_text("utf-8") != html
    problems = compare_site(archive, site)
    assert {(problem.code, problem.path.partition("site/")[2]) for problem in problems} == {("F202", LIST)}
    assert len(problems) == len(words)
    assert all(any(word in problem.detail for problem in problems) for word in words)


def test_a_site_of_an_archive_with_a_damaged_chain_shows_what_is_there(archive: Path, tmp_path: Path) -> None:
    mine = copied(archive, tmp_path)
    (mine / "KETTE.txt").unlink()
    write_archive(mine, tmp_path / "site")
    (tmp_path / "site" / LIST).write_text(list_of_all(mine), "utf-8")
    assert codes(mine, tmp_path / "site") == []
    assert "bürgt die Kette gerade nicht" in page(tmp_path / "site", "archiv/").text
    (tmp_path / "site" / LIST).write_text(list_of_all(archive), "utf-8")
    assert codes(mine, tmp_path / "site") == [("F202", LIST)] * 3  # roots that nothing gives any more


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
    (tmp_path / "archive").mkdir()
    assert main(["verify", "--archive", str(tmp_path / "archive"), "--site", str(tmp_path / "nichts")]) == 2
    assert "ist kein Ordner" in capsys.readouterr().err


def test_a_time_stamp_comes_along(archive: Path, tmp_path: Path) -> None:
    mine = copied(archive, tmp_path)
    (mine / f"{LAST}.tsr").write_bytes(b"stamp")
    write_archive(mine, tmp_path / "site")
    assert (tmp_path / f"site/archiv/{LAST}/2027-02-01.tsr").read_bytes() == b"stamp"
    told = page(tmp_path / "site", f"archiv/{LAST}/").text
    assert "RFC 3161" in told
    assert "-verify" not in told, "without the certificates nobody can"
    assert "RFC 3161" not in page(tmp_path / "site", f"archiv/{NAMES[0]}/").text


def test_with_the_certificates_of_the_office_anybody_can_check_the_stamp(archive: Path, tmp_path: Path) -> None:
    mine = copied(archive, tmp_path)
    for ending in ("tsr", "pem"):
        (mine / f"{LAST}.{ending}").write_bytes(ending.encode())
    (mine / f"{NAMES[0]}.pem").write_bytes(b"alone")
    write_archive(mine, tmp_path / "site")
    assert (tmp_path / f"site/archiv/{LAST}/2027-02-01.pem").read_bytes() == b"pem"
    assert not (tmp_path / f"site/archiv/{NAMES[0]}/{NAMES[0].partition('/')[2]}.pem").exists()
    command = "openssl ts -verify -data tagmanifest-sha256.txt -in 2027-02-01.tsr -CAfile 2027-02-01.pem"
    assert command in page(tmp_path / "site", f"archiv/{LAST}/").text

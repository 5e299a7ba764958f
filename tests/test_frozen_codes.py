"""Every code with which the command compares a built site with its archive: one way to make it, its place, what is said.

Which files differ in which way is told in test_frozen_check.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digitalfahrplan.command import main
from digitalfahrplan.frozen import compare_site, write_archive
from digitalfahrplan.problems import CODES, ERROR
from digitalfahrplan.problems.output import as_text
from tests.frozen import NAMES, list_of_all, snapshots

PAGE = f"archiv/{NAMES[1]}/index.html"
FOREIGN = "archiv/2026/notiz.html"


def shortened(site: Path) -> None:
    """A page without its last byte."""
    (site / PAGE).write_bytes((site / PAGE).read_bytes()[:-1])


# Code: what is done, where it is found (from the site on), and a word of what is said.
FOUND: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "F201": (lambda site: (site / PAGE).unlink(), PAGE, "die Website hat sie nicht"),
    "F202": (shortened, PAGE, "nicht die, die das Archiv ergibt"),
    "F203": (lambda site: (site / FOREIGN).write_text("", "utf-8"), FOREIGN, "Kein Schnappschuss"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return snapshots(tmp_path_factory.mktemp("stadt"))


@pytest.fixture(scope="module")
def original(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    write_archive(archive, site)
    (site / "archiv/index.html").write_text(list_of_all(archive), "utf-8")
    return site


@pytest.mark.parametrize("code", FOUND)
def test_verify_says_it(
    archive: Path, original: Path, tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, path, word = FOUND[code]
    site = Path(shutil.copytree(original, tmp_path / "site"))
    spoil(site)
    [problem] = compare_site(archive, site)
    assert (problem.code, problem.path.partition("site/")[2], problem.severity) == (code, path, ERROR)
    assert word in problem.detail
    assert problem.hint
    assert main(["verify", "--archive", str(archive), "--site", str(site)]) == 1
    said = capsys.readouterr().out
    assert as_text([problem]).splitlines()[0] in said
    assert f"Fehler {code}  {CODES[code].title}" in said
    assert f"Lösung: {problem.hint}" in said


def test_every_code_of_the_comparison_has_its_test() -> None:
    assert FOUND.keys() == {code for code in CODES if code.startswith("F2")}


def test_every_code_of_the_archive_belongs_to_one_of_the_two_tables() -> None:
    assert {code[:2] for code in CODES if code.startswith("F")} == {"F1", "F2"}

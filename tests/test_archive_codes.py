"""Every code F1… of the group "Archiv" is provoked here once, and says what it is about; the golden cases are about the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digitalfahrplan.archive.against import check_against
from digitalfahrplan.archive.verify import verify
from digitalfahrplan.archive.witness import check_root
from digitalfahrplan.problems import CODES, Problem
from digitalfahrplan.problems.output import as_text

from .archive import MEASURE, NAMES, Spoil, chain, copy, git, rechain, remake, roots, three, write_chain

BAG = NAMES[1]


def lines(*numbers: int) -> Spoil:
    """The chain with these of its lines."""
    return lambda archive: write_chain(archive, [chain(archive)[number] for number in numbers])


def edited(path: str, old: str, new: str) -> Spoil:
    """A file with another text."""

    def spoil(archive: Path) -> None:
        text = (archive / path).read_text("utf-8")
        assert old in text
        (archive / path).write_text(text.replace(old, new), encoding="utf-8")

    return spoil


def remade(archive: Path) -> None:
    """A changed bag, valid in itself."""
    edited(f"{BAG}/{MEASURE}", "titel", "Titel")(archive)
    remake(archive / BAG)


def linked(archive: Path) -> None:
    (archive / BAG / "data" / "x").symlink_to("x")


def moved(archive: Path) -> None:
    """To another day, with a chain made anew."""
    (archive / BAG).rename(archive / "2026" / "2026-07-01")
    rechain(archive)


def backwards(archive: Path) -> None:
    """A line that is right in itself, of a day that has passed."""
    write_chain(archive, [*chain(archive), f"2026/2026-03-01 {'a' * 64} {roots(archive)[-1]}\n"])


# Code: what is done, where it is found (from the archive on), and a word of what is said.
FOUND: dict[str, tuple[Spoil, str, str]] = {
    "F101": (lambda archive: (archive / BAG / MEASURE).unlink(), f"{BAG}/{MEASURE}", "nicht da"),
    "F102": (edited(f"{BAG}/{MEASURE}", "titel", "Titel"), f"{BAG}/{MEASURE}", "Prüfsumme"),
    "F103": (lambda archive: (archive / BAG / "data/x").write_text(""), f"{BAG}/data/x", "kennt die Prüfliste"),
    "F104": (lambda archive: (archive / BAG / MEASURE).rename(archive / BAG / "data/x.md"), f"{BAG}/data/x.md", MEASURE),
    "F105": (linked, f"{BAG}/data/x", "Verknüpfung"),
    "F107": (edited(f"{BAG}/manifest-sha256.txt", "  data", " data"), f"{BAG}/manifest-sha256.txt", "Zeile 1 "),
    "F108": (moved, "2026/2026-07-01/bag-info.txt", "Bagging-Date"),
    "F109": (lines(0, 1), NAMES[2], "KETTE.txt"),
    "F110": (lambda archive: shutil.rmtree(archive / BAG), "KETTE.txt", BAG),
    "F111": (remade, "KETTE.txt", f"Siegel von {BAG}"),
    "F112": (edited("KETTE.txt", "2026-06-30", "30.06.2026"), "KETTE.txt", "Prüfsumme der Zeile davor"),
    "F113": (lines(0, 2), "KETTE.txt", "Prüfsumme der Zeile 1"),
    "F114": (lines(0, 1, 2, 2), "KETTE.txt", NAMES[2]),
    "F115": (backwards, "KETTE.txt", "2026/2026-03-01"),
    "F116": (lambda archive: (archive / "notiz.txt").write_text(""), "notiz.txt", "niemand"),
    "F117": (lambda archive: (archive / ".neu-schnappschuss").mkdir(), ".neu-schnappschuss", "abgebrochen"),
    "F122": (lambda archive: (archive / f"{BAG}.tsr").write_text("x"), f"{BAG}.tsr", "openssl sagt"),
}  # fmt: skip
AGAINST: dict[str, tuple[Spoil, str, str]] = {
    "F118": (edited(f"{BAG}/{MEASURE}", "titel", "Titel"), f"{BAG}/{MEASURE}", "HEAD"),
    "F119": (lambda archive: (archive / BAG / MEASURE).unlink(), f"{BAG}/{MEASURE}", "HEAD"),
    "F120": (lines(0, 1), "KETTE.txt", "HEAD"),
}
ELSEWHERE = {"F106", "F121", "F123"}  # the tests below


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = three(tmp_path_factory.mktemp("stadt"))
    git(archive.parent, "init", "--quiet")
    git(archive.parent, "add", "--all")
    git(archive.parent, "commit", "--quiet", "--message", "x")
    return archive


@pytest.fixture
def archive(intact: Path, tmp_path: Path) -> Path:
    shutil.copytree(intact.parent / ".git", tmp_path / ".git")
    return copy(intact, tmp_path)


def says(problems: list[Problem], code: str, path: str, word: str) -> None:
    """One problem of the code, at that path, that says the word; as text it shows all of it and the way out."""
    [problem] = [problem for problem in problems if problem.code == code]
    assert problem.path.partition("archive/")[2] == path
    assert word in problem.detail
    text = as_text([problem])
    assert f"{problem.severity.capitalize()} {code}  {CODES[code].title}" in text
    assert f"Lösung: {problem.hint}" in text


@pytest.mark.parametrize("code", FOUND)
def test_verify_says_it(archive: Path, code: str) -> None:
    spoil, path, word = FOUND[code]
    spoil(archive)
    says(_first_of_each(verify(archive)), code, path, word)


def _first_of_each(problems: list[Problem]) -> list[Problem]:
    """Some spoil more than one line; the first is enough."""
    return [problem for n, problem in enumerate(problems) if problem.code not in {it.code for it in problems[:n]}]


@pytest.mark.parametrize("code", AGAINST)
def test_a_comparison_says_it(archive: Path, code: str) -> None:
    spoil, path, word = AGAINST[code]
    spoil(archive)
    says(check_against(archive, "HEAD"), code, path, word)


def test_a_closed_file(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(path: Path) -> str:
        raise PermissionError(13, "nein", str(path))

    monkeypatch.setattr("digitalfahrplan.archive.check_bag.sha256_of", refusing)
    problems = [problem for problem in verify(archive) if problem.path.endswith(f"{BAG}/{MEASURE}")]
    says(problems, "F106", f"{BAG}/{MEASURE}", "gibt nichts heraus")


def test_an_unknown_root(archive: Path) -> None:
    says(list(check_root(archive, "ab" * 32).problems), "F121", "KETTE.txt", "ab" * 32)


def test_no_openssl(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (archive / f"{BAG}.tsr").write_text("x")
    monkeypatch.setenv("PATH", "")
    says(verify(archive), "F123", f"{BAG}.tsr", "openssl")
    assert CODES["F123"].severity == "hinweis"


def test_every_code_of_the_archive_has_its_test() -> None:
    assert FOUND.keys() | AGAINST.keys() | ELSEWHERE == {code for code in CODES if code.startswith("F1")}

"""`verify --against REF`: what the chain alone cannot show, an older revision of git can."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digitalfahrplan.archive.against import NoRevisionError, check_against
from digitalfahrplan.archive.verify import verify
from digitalfahrplan.command import main

from .archive import (
    MEASURE,
    NAMES,
    Spoil,
    chain,
    content,
    folder_instead,
    freeze,
    git,
    link_instead,
    pipe_instead,
    rechain,
    remake,
    three,
    told,
    write_chain,
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with an archive of three snapshots, in a folder below its top; its state has the mark `rat`."""
    top = tmp_path_factory.mktemp("ablage")
    (top / "stadt").mkdir()
    archive = three(top / "stadt")
    (archive / "2026" / "2026-01-29.pem").write_text("Zertifikat\n")
    git(top, "init", "--quiet", "--initial-branch=main")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "Schnappschüsse")
    git(top, "tag", "rat")
    return top


@pytest.fixture
def archive(published: Path, tmp_path: Path) -> Path:
    """The archive in a copy of that repository."""
    return Path(shutil.copytree(published, tmp_path / "ablage", symlinks=True)) / "stadt" / "archive"


def differences(archive: Path, revision: str = "rat") -> set[tuple[str, str]]:
    return told(check_against(archive, revision))


def test_nothing_changed(archive: Path) -> None:
    for revision in ("rat", "HEAD", "main", git(archive, "rev-parse", "HEAD"), "main~0"):
        assert check_against(archive, revision) == []


def test_growing_is_no_change(archive: Path) -> None:
    content(archive.parent, "Neu")
    bauakte = archive.parent / "measures" / "intern" / "bauakte.md"
    bauakte.with_name("neu.md").write_bytes(bauakte.read_bytes())
    before = (archive / "ADRESSEN.txt").read_bytes()
    assert freeze(archive.parent, "2027", "2026-12-01") == 0
    assert (archive / "ADRESSEN.txt").read_bytes() != before
    (archive / "2026" / "2026-06-30.tsr").write_bytes(b"x")
    assert check_against(archive, "rat") == []


def cut_off(archive: Path) -> None:
    """The last snapshot and its line never were."""
    shutil.rmtree(archive / NAMES[2])
    write_chain(archive, chain(archive)[:2])


def made_anew(archive: Path) -> None:
    """Another past: bag and chain are all right in themselves."""
    (archive / NAMES[0] / MEASURE).write_text("Das war schon immer so.\n")
    remake(archive / NAMES[0])
    rechain(archive)


def without_addresses(archive: Path) -> None:
    (archive / "ADRESSEN.txt").unlink()


# What the chain alone does not find, and what the revision shows of it.
UNSEEN: dict[str, tuple[Spoil, set[tuple[str, str]]]] = {
    "the end cut off": (cut_off, {("F119", f"{NAMES[2]}/{MEASURE}"), ("F120", "KETTE.txt")}),
    "made anew": (
        made_anew,
        {("F118", f"{NAMES[0]}/{MEASURE}"), ("F118", f"{NAMES[0]}/tagmanifest-sha256.txt"), ("F120", "KETTE.txt")},
    ),
    "no archive any more": (shutil.rmtree, {("F119", "KETTE.txt"), ("F119", f"{NAMES[0]}/bagit.txt")}),
    "an address gone": (
        lambda archive: (archive / "ADRESSEN.txt").write_text(""),
        {("F120", "ADRESSEN.txt")},
    ),
    "an address edited": (
        lambda archive: (archive / "ADRESSEN.txt").write_text("massnahmen/neu 2026-01-29 Neu\n"),
        {("F120", "ADRESSEN.txt")},
    ),
    "line ends unguarded": (lambda archive: (archive / ".gitattributes").unlink(), {("F119", ".gitattributes")}),
    "no addresses": (without_addresses, {("F119", "ADRESSEN.txt")}),
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_the_chain_alone_cannot_show(archive: Path, what: str) -> None:
    spoil, expected = UNSEEN[what]
    spoil(archive)
    assert verify(archive) == []
    assert differences(archive) >= expected


@pytest.mark.parametrize("number", range(3))
def test_a_change_is_named_with_its_line(archive: Path, number: int) -> None:
    file = archive / NAMES[number] / MEASURE
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:2]) + b"# " + b"".join(lines[2:]))
    [problem] = check_against(archive, "rat")
    assert (problem.code, problem.line) == ("F118", 3)
    assert "git restore --source=rat" in problem.hint


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.write_bytes(file.read_bytes() + b"x"), "F118"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "F118"),
        (lambda file: file.write_bytes(b""), "F118"),
        (lambda file: file.unlink(), "F119"),
        (lambda file: link_instead(file, file.with_name("woanders")), "F105"),
        (folder_instead, "F105"),
        (pipe_instead, "F105"),
    ],
    ids=["longer", "shorter", "empty", "gone", "link", "folder", "pipe"],
)
def test_any_change_of_a_file(archive: Path, spoil: Spoil, code: str) -> None:
    spoil(archive / NAMES[1] / MEASURE)
    assert differences(archive) == {(code, f"{NAMES[1]}/{MEASURE}")}


def test_certificates_and_stamps_stay_too(archive: Path) -> None:
    (archive / "2026" / "2026-01-29.pem").write_text("Anderes\n")
    assert differences(archive) == {("F118", "2026/2026-01-29.pem")}


def test_line_ends_of_git_do_not_matter(archive: Path) -> None:
    """On a machine where git writes CRLF, the archive is checked out as it is: freeze has told git so."""
    git(archive, "config", "core.autocrlf", "true")
    shutil.rmtree(archive)
    git(archive.parent, "checkout", "--", "archive")
    assert check_against(archive, "rat") == []
    assert verify(archive) == []


def test_a_replaced_object_changes_nothing(archive: Path) -> None:
    """`git replace` shows another file under the same name to whoever asks naively."""
    file = archive / NAMES[0] / MEASURE
    before = git(archive, "rev-parse", f"rat:stadt/archive/{NAMES[0]}/{MEASURE}")
    file.write_text("anders\n")
    after = git(archive, "hash-object", "-w", str(file))
    git(archive, "replace", before, after)
    assert differences(archive) == {("F118", f"{NAMES[0]}/{MEASURE}")}


def test_a_revision_without_an_archive(archive: Path) -> None:
    git(archive, "checkout", "--quiet", "--orphan", "leer")
    git(archive, "rm", "-r", "--quiet", "--cached", ".")
    git(archive, "commit", "--quiet", "--allow-empty", "--message", "Anfang")
    assert check_against(archive, "leer") == []


def test_a_submodule_is_no_file(archive: Path) -> None:
    """A snapshot has none; somebody put it there."""
    entry = f"160000,{git(archive, 'rev-parse', 'HEAD')},stadt/archive/{NAMES[0]}/data/modul"
    git(archive, "update-index", "--add", "--cacheinfo", entry)
    git(archive, "commit", "--quiet", "--message", "Modul")
    assert check_against(archive, "HEAD") == []


def test_an_archive_at_the_top_of_its_repository(tmp_path: Path) -> None:
    archive = three(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "x")
    (archive / NAMES[0] / MEASURE).unlink()
    assert differences(archive, "HEAD") == {("F119", f"{NAMES[0]}/{MEASURE}")}


# What cannot be told


@pytest.mark.parametrize(
    "revision", ["gibtesnicht", "", "-h", "--all", "rat:stadt", "0" * 40, "x y", "$(id)", "rat\nmain"]
)
def test_an_unknown_revision(archive: Path, revision: str) -> None:
    with pytest.raises(NoRevisionError, match="kennt git hier nicht"):
        check_against(archive, revision)


def test_a_shallow_clone_says_what_it_lacks(archive: Path, tmp_path: Path) -> None:
    git(archive, "commit", "--allow-empty", "--quiet", "--message", "Danach")
    git(tmp_path, "clone", "--quiet", "--depth=1", archive.parents[1].as_uri(), "flach")
    shallow = tmp_path / "flach" / "stadt" / "archive"
    assert check_against(shallow, "HEAD") == []
    with pytest.raises(NoRevisionError, match="Dieser Klon ist flach"):
        check_against(shallow, "HEAD~1")


def test_outside_of_a_repository(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(archive.parents[1] / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(archive.parents[2]))
    with pytest.raises(NoRevisionError, match="in keinem Git-Repository"):
        check_against(archive, "HEAD")
    with pytest.raises(NoRevisionError, match="gibt es nicht"):
        check_against(archive / "x" / "y", "HEAD")


def test_without_git(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRevisionError, match="auf diesem Rechner fehlt es"):
        check_against(archive, "HEAD")


def test_a_damaged_repository(archive: Path) -> None:
    """An object that the revision names is not there."""
    name = git(archive, "rev-parse", f"rat:stadt/archive/{NAMES[0]}/{MEASURE}")
    (archive.parents[1] / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(NoRevisionError, match="unvollständig geholt"):
        check_against(archive, "rat")
    tree = git(archive, "rev-parse", f"rat:stadt/archive/{NAMES[0]}")
    (archive.parents[1] / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(NoRevisionError, match="nicht auflisten"):
        check_against(archive, "rat")


def test_as_a_command(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--archive", str(archive), "--against", "HEAD"]) == 0
    assert main(["verify", "--archive", str(archive), "--against", "gibtesnicht"]) == 2
    assert "kennt git hier nicht" in capsys.readouterr().err
    cut_off(archive)
    assert main(["verify", "--archive", str(archive)]) == 0
    assert main(["verify", "--archive", str(archive), "--against", "HEAD"]) == 1
    assert "Fehler F120" in capsys.readouterr().out

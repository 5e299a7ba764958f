"""A content folder compared with git: which files are meant, what became of them, and what to say when git cannot tell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digitalfahrplan.changes import NothingToCompareError, losses_since
from digitalfahrplan.changes import since as since_module

from .conftest import BASIS, measure, programme
from .revisions import commit, git

FOLDER = Path("measures")
FOUND = list[tuple[str, str]]
OTHER = measure(titel="Parken", kurz="Ein Parkausweis in fünf Minuten.", federfuehrung="bauen", status="idee")


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed content folder with three files, in the current folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASIS, FOLDER)
    for path, text in {
        "intern/bauakte.md": measure(),
        "schule/parken.md": OTHER,
        "foerderung/fonds.md": programme(),
    }.items():
        write(path, text)
    commit(tmp_path)
    return tmp_path


def write(path: str, text: str | bytes) -> None:
    file = FOLDER / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def lost(ref: str = "HEAD") -> FOUND:
    """Code and file, without the content folder, of everything that got lost."""
    return [(problem.code, problem.path.removeprefix("measures/")) for problem in losses_since(FOLDER, ref)]


def test_nothing_changed(town: Path) -> None:
    assert lost() == []
    assert lost("main") == []


def test_uncommitted_and_committed_changes_count(town: Path) -> None:
    write("intern/bauakte.md", measure(stand="2026-01-01"))
    assert lost() == [("G107", "intern/bauakte.md")]
    git(town, "switch", "--quiet", "--create", "aenderung")
    commit(town)
    assert lost() == []
    assert lost("main") == [("G107", "intern/bauakte.md")]


def test_what_others_changed_in_the_meantime_is_not_lost_here(town: Path) -> None:
    """The target branch has gone on; a forge compares with the point where the two parted."""
    git(town, "switch", "--quiet", "--create", "aenderung")
    commit(town)
    git(town, "switch", "--quiet", "main")
    write("intern/bauakte.md", measure("fortschritt: 40\n", stand="2026-11-20"))
    write("schule/tafeln.md", measure())
    commit(town)
    git(town, "switch", "--quiet", "aenderung")
    assert lost("main") == []


def test_files_that_are_no_content_do_not_matter(town: Path) -> None:
    for path in ("intern/_vorlage.md", "partner/05999016.json", "intern/notiz.txt", "anderswo/x.md"):
        write(path, measure())
    commit(town)
    for path in ("intern/_vorlage.md", "partner/05999016.json", "intern/notiz.txt", "anderswo/x.md"):
        (FOLDER / path).unlink()
    (FOLDER / "intern" / "verknuepfung.md").symlink_to("bauakte.md")
    assert lost() == []


def test_a_deleted_file(town: Path) -> None:
    (FOLDER / "intern/bauakte.md").unlink()
    (FOLDER / "foerderung/fonds.md").unlink()
    assert lost() == [("G110", "foerderung/fonds.md"), ("G110", "intern/bauakte.md")]


def test_deleted_master_data(town: Path) -> None:
    (FOLDER / "kommune.yml").unlink()
    assert lost() == [("G110", "kommune.yml")]


def test_a_renamed_file(town: Path) -> None:
    (FOLDER / "intern/bauakte.md").rename(FOLDER / "intern/digitale-bauakte.md")
    (problem,) = losses_since(FOLDER, "HEAD")
    assert (problem.code, problem.path, problem.line) == ("G104", "measures/intern/digitale-bauakte.md", 1)
    assert problem.hint == "ehemals: [bauakte] ergänzen."


def test_a_renamed_file_that_says_so_is_still_compared(town: Path) -> None:
    (FOLDER / "intern/bauakte.md").unlink()
    write("intern/digitale-bauakte.md", measure("ehemals: [bauakte]\n"))
    assert lost() == []
    write("intern/digitale-bauakte.md", measure("ehemals: [bauakte]\n", stand="2026-01-01"))
    assert lost() == [("G107", "intern/digitale-bauakte.md")]


def test_a_file_that_was_taken_up_by_another(town: Path) -> None:
    (FOLDER / "intern/bauakte.md").unlink()
    write("schule/parken.md", OTHER.replace("status: idee", "status: idee\nehemals: [bauakte]"))
    assert lost() == []


def test_a_file_that_moved_to_another_area_keeps_its_address(town: Path) -> None:
    (FOLDER / "buerger").mkdir()
    (FOLDER / "intern/bauakte.md").rename(FOLDER / "buerger/bauakte.md")
    assert lost() == []


def test_something_new_is_no_successor(town: Path) -> None:
    (FOLDER / "intern/bauakte.md").unlink()
    write(
        "intern/drohnen.md", measure(titel="Drohnen", kurz="Bilder von oben.", federfuehrung="bauen", status="laufend")
    )
    assert lost() == [("G110", "intern/bauakte.md")]


def test_a_file_that_nobody_can_read_is_not_gone(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(since_module, "_bytes", lambda _: None)
    assert lost() == []


def test_a_folder_that_was_not_there_yet(town: Path) -> None:
    shutil.copytree(FOLDER, "plan")
    assert losses_since(Path("plan"), "HEAD") == []


def test_a_content_folder_that_is_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BASIS, tmp_path / "plan")
    commit(tmp_path / "plan")
    (tmp_path / "plan/kommune.yml").write_bytes(b"")
    monkeypatch.chdir(tmp_path / "plan")
    assert [problem.code for problem in losses_since(Path(), "HEAD")] == ["G109"]


def test_odd_names_and_bytes(town: Path) -> None:
    odd = ["Größe.md", "mit leer.md", 'a"b.md', "-x.md", "[a].md"]
    for name in odd:
        write(f"intern/{name}", measure())
    write("intern/groß.md", b"\xff" * 300_000)
    commit(town)
    for name in odd:
        write(f"intern/{name}", measure(stand="2026-01-01"))
    write("intern/groß.md", b"\x00")
    assert lost() == [("G107", f"intern/{name}") for name in sorted(odd)]


def refused(ref: str = "HEAD", folder: Path = FOLDER) -> str:
    with pytest.raises(NothingToCompareError) as caught:
        losses_since(folder, ref)
    return str(caught.value)


def test_an_unknown_revision(town: Path) -> None:
    for ref in ("gibt-es-nicht", "--output=x", "", "HEAD:measures", "0" * 40, "a b\n"):
        assert "kennt Git hier nicht" in refused(ref)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    shutil.copytree(BASIS, tmp_path / "measures")
    assert "in keinem Git-Repository" in refused(folder=tmp_path / "measures")


def test_no_git(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(town))
    assert "fehlt das Programm git" in refused()


def test_a_git_that_does_not_run(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (town / "git").write_text("kein Programm")
    (town / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(town))
    assert "antwortet hier nicht" in refused()


def test_a_shallow_clone(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = git(town, "rev-parse", "HEAD")
    write("intern/bauakte.md", measure(stand="2026-11-01"))
    commit(town)
    git(town, "clone", "--quiet", "--depth=1", f"file://{town}", "flach")
    monkeypatch.chdir("flach")
    assert "flach" in refused(first)
    assert "flach" in refused("origin/nirgends")
    assert lost("origin/main") == []


def test_no_common_past(town: Path) -> None:
    git(town, "switch", "--quiet", "--orphan", "fremd")
    commit(town)
    git(town, "switch", "--quiet", "main")
    assert "keine gemeinsame Vorgeschichte" in refused("fremd")


def test_a_repository_without_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BASIS, tmp_path / "measures")
    git(tmp_path, "init", "--quiet")
    assert "kennt Git hier nicht" in refused(folder=tmp_path / "measures")


def test_objects_that_are_not_there(town: Path) -> None:
    blob = git(town, "rev-parse", "HEAD:measures/intern/bauakte.md")
    (town / ".git/objects" / blob[:2] / blob[2:]).unlink()
    write("intern/bauakte.md", measure(stand="2026-11-01"))
    assert "unvollständig geholt" in refused()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["bauakte", "parken", "fonds", "tafeln"]))
def test_the_order_of_files_does_not_matter(town: Path, monkeypatch: pytest.MonkeyPatch, order: list[str]) -> None:
    """However the file system lists them."""
    write("intern/tafeln.md", measure(titel="Tafeln"))
    commit(town)
    for number, id_ in enumerate(sorted(order)):
        path = next(FOLDER.glob(f"*/{id_}.md"))
        path.rename(path.with_name(f"neu-{number}.md")) if number % 2 else path.write_text(measure(stand="2020-01-01"))
    once = losses_since(FOLDER, "HEAD")
    plain = Path.iterdir

    def listed(folder: Path) -> list[Path]:
        return sorted(
            plain(folder),
            key=lambda path: (path.stem not in order, order.index(path.stem) if path.stem in order else 0),
        )

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", listed)
        assert losses_since(FOLDER, "HEAD") == once
    git(town, "checkout", "--quiet", "--force", "HEAD")
    git(town, "clean", "--quiet", "--force", "-d", "measures")

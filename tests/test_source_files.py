"""Which files a content folder may hold (format.md, Files)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digitalfahrplan.plan import load
from digitalfahrplan.source.folder import shown_path

from .conftest import BASIS, FILE, TODAY, Check, codes, measure, programme

# --- files and folders -----------------------------------------------------------------------------------------------


def test_what_may_stand_in_the_content_folder(check: Check) -> None:
    allowed = {
        FILE: measure(),
        "buerger/.gitkeep": "",
        ".gitkeep": "",
        "schule/_vorlage.md": "\x00 nobody reads this",
        "foerderung/fonds.md": programme(),
        "partner/05999012.json": "{}",
        "partner/05999.json": "{}",
        "partner/.gitkeep": "",
    }
    outcome = check(allowed)
    assert {problem.code for problem in outcome.problems} <= {"A123", "A124"}  # what a copy says has notices of its own
    assert outcome.plan is not None
    assert [measure.id for measure in outcome.plan.measures] == ["bauakte"]


@pytest.mark.parametrize(
    "path",
    ["x.md", "notiz.txt", "entwuerfe/x.md", "intern/tief/x.md", "intern/x.txt", "intern/x", "intern/x.MD", "intern/x.md.bak", "intern/.x", "intern/x.yml",
     "partner/x.md", "partner/5999.json", "partner/059990.json", "partner/a.json", "partner/_x.json", ".git", "Intern/x.md", "kommune.yaml", "_vorlage.md"],
)  # fmt: skip
def test_any_other_file_is_an_error(check: Check, path: str) -> None:
    assert codes(check({path: measure()})) == ["A101"]


def test_folders_where_files_belong(check: Check) -> None:
    outcome = check({"intern/bauakte.md/x.md": "", "partner/05999.json/x": ""})
    assert codes(outcome) == ["A101", "A101"]


def test_symbolic_links_are_refused(check: Check, tmp_path: Path) -> None:
    check({FILE: measure()})
    folder = tmp_path / "measures"
    outside = tmp_path / "geheim.md"
    outside.write_text(measure(), encoding="utf-8")
    (folder / "intern" / "link.md").symlink_to(outside)
    (folder / "intern" / "_link.md").symlink_to(outside)
    (folder / "intern" / "kaputt.md").symlink_to("nirgends.md")
    (folder / "intern" / ".gitkeep").symlink_to(outside)
    (folder / "schule").symlink_to(folder / "intern")
    (folder / "partner").mkdir()
    (folder / "partner" / "05999.json").symlink_to(outside)
    (folder / ".gitkeep").symlink_to(outside)
    assert codes(load(Path("measures"), TODAY)) == ["A102"] * 7


def test_a_linked_town_file_is_none(check: Check, tmp_path: Path) -> None:
    check({})
    (tmp_path / "measures" / "kommune.yml").rename(tmp_path / "kommune.yml")
    (tmp_path / "measures" / "kommune.yml").symlink_to(tmp_path / "kommune.yml")
    assert sorted(codes(load(Path("measures"), TODAY))) == ["A102", "A122"]


def test_a_pipe_is_never_opened(check: Check, tmp_path: Path) -> None:
    check({FILE: measure()})
    os.mkfifo(tmp_path / "measures" / "intern" / "rohr.md")
    os.mkfifo(tmp_path / "measures" / "partner.json")
    assert codes(load(Path("measures"), TODAY)) == ["A101", "A101"]


@pytest.mark.parametrize(
    ("name", "shown", "code"),
    [
        (b"b\xfcro.md", "b\\udcfcro.md", "A103"),
        (b"a\nb.md", "a\\x0ab.md", "A103"),
        (b"\x1b[31mrot.md", "\\x1b[31mrot.md", "A103"),
        ("a\u202eb.md".encode(), "a\\x202eb.md", "A103"),
        (b"a b.md", "a b.md", "A103"),
        (b".md", ".md", "A103"),
        (b"-x.md", "-x.md", "A103"),
        (b"a\xff.txt", "a\\udcff.txt", "A101"),
        (b"con.md", "con.md", "A104"),
        ("für.md".encode(), "für.md", "A103"),
    ],
)
def test_strange_file_names(check: Check, tmp_path: Path, name: bytes, shown: str, code: str) -> None:
    check({FILE: measure()})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/measures/intern/" + name)).write_bytes(
        measure(titel="Anderes").encode()
    )
    outcome = load(Path("measures"), TODAY)
    assert [(problem.path, problem.code) for problem in outcome.problems] == [(f"measures/intern/{shown}", code)]
    problem = outcome.problems[0]
    assert f"{problem.path}{problem.message}{problem.hint}".isprintable()


def test_a_folder_that_cannot_be_listed(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {FILE: measure(), "schule/wlan.md": measure(titel="WLAN")}
    real = os.scandir

    def refusing(path: Path | str) -> object:
        if str(path).endswith("intern"):
            raise PermissionError(path)
        return real(path)

    monkeypatch.setattr("digitalfahrplan.source.folder.os.scandir", refusing)
    outcome = check(files)
    assert [(problem.path, problem.code) for problem in outcome.problems] == [("measures/intern", "A121")]


def test_without_the_content_folder_nothing_runs(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="fehlt"):
        load(tmp_path / "fehlt", TODAY)


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert shown_path(tmp_path / "b" / "c.md") == "../b/c.md"


def test_no_town_file(check: Check, tmp_path: Path) -> None:
    check({FILE: measure(federfuehrung="niemand")})
    (tmp_path / "measures" / "kommune.yml").unlink()
    outcome = load(Path("measures"), TODAY)
    assert (codes(outcome), outcome.plan, outcome.has_errors) == (["A122"], None, True)


def test_the_shared_town_file_is_valid(check: Check) -> None:
    assert (BASIS / "kommune.yml").is_file()
    outcome = check({FILE: measure()})
    assert (outcome.problems, outcome.has_errors) == ((), False)

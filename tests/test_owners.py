"""Who is asked to look at which file: from `federfuehrung`, in the words of each forge."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digitalfahrplan.command import main
from digitalfahrplan.command.owners import PLACES
from digitalfahrplan.model import Forge

from .conftest import BASIS, measure, programme

Run = Callable[..., tuple[int, str, str]]
HOSTS = {
    Forge.GITHUB: "https://github.example/musterstadt/fahrplan",
    Forge.GITLAB: "https://git.example/musterstadt/digital/fahrplan/",
    Forge.GITEA: "https://git.example/unterpfad/musterstadt/fahrplan",
    Forge.FORGEJO: "https://git.example:3000/musterstadt/fahrplan",
}
GROUPS = {Forge.GITLAB: "musterstadt/digital"}


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with two measures of two units and a programme, in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("CONTENT_DIR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    folder = tmp_path / "measures"
    shutil.copytree(BASIS, folder)
    files = {
        "intern/bauakte.md": measure(),
        "schule/tafeln.md": measure(titel="Tafeln", federfuehrung="bauen"),
        "foerderung/fonds.md": programme(),
    }
    units = folder / "kommune.yml"
    manager = "{id: it, email: digital@musterstadt.example,"
    units.write_text(units.read_text(encoding="utf-8").replace("{id: it,", manager), encoding="utf-8")
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command; exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(("owners", *arguments))
        return code, *capsys.readouterr()

    return call


def keep_at(town: Path, forge: Forge, url: str = "", extra: str = "") -> None:
    """Say in kommune.yml where the files are edited."""
    file = town / "kommune.yml"
    plain = re.sub(r"(?m)^repository:.*\n", "", file.read_text(encoding="utf-8"))
    file.write_text(f"{plain}repository: {{forge: {forge}, url: {url or HOSTS[forge]}}}\n{extra}", encoding="utf-8")


def words(line: str) -> list[str]:
    """The words of a line as Gitea takes them: a backslash keeps the next character, and is gone then."""
    return [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r"(?:\\.|[^\\ ])+", line)]


def owners(text: str, path: str, forge: Forge) -> list[str]:
    """Whom a forge asks about a file: the owners of the last line that fits, on Gitea and Forgejo of all."""
    lines = [words(line) for line in text.split("\n") if line and not line.startswith("#")]
    if forge in (Forge.GITEA, Forge.FORGEJO):
        return [owner for pattern, owner in lines if re.fullmatch(pattern, path)]
    fitting = [
        owner
        for pattern, owner in lines
        if f"/{path}" == pattern or (f"/{path}".startswith(pattern) and pattern[-1] == "/")
    ]
    return fitting[-1:]


@pytest.mark.parametrize("forge", Forge)
def test_every_file_has_its_owner(town: Path, run: Run, forge: Forge) -> None:
    keep_at(town, forge)
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.startswith(f"{PLACES[forge]} ist geschrieben.")
    text = Path(PLACES[forge]).read_text(encoding="utf-8")
    group = GROUPS.get(forge, "musterstadt")
    for path, unit in {
        "measures/intern/bauakte.md": "it",
        "measures/schule/tafeln.md": "bauen",
        "measures/kommune.yml": "it",
        "measures/foerderung/fonds.md": "it",
    }.items():
        assert owners(text, path, forge) == [f"@{group}/{unit}"], path
    assert owners(text, "hooks/site_hooks.py", forge) == []
    assert f"#   @{group}/bauen  " in text


def test_it_is_written_the_same_every_time(town: Path, run: Run) -> None:
    keep_at(town, Forge.GITLAB)
    run()
    once = Path(PLACES[Forge.GITLAB]).read_bytes()
    run()
    assert Path(PLACES[Forge.GITLAB]).read_bytes() == once
    assert run("--check") == (0, ".gitlab/CODEOWNERS stimmt.\n", "")


def test_a_stale_file_is_told(town: Path, run: Run) -> None:
    keep_at(town, Forge.GITLAB)
    run()
    (town / "intern/bauakte.md").write_text(measure(federfuehrung="bauen"), encoding="utf-8")
    stale = (1, ".gitlab/CODEOWNERS ist veraltet. Neu schreiben: digitalfahrplan owners.\n", "")
    assert run("--check") == stale
    Path(PLACES[Forge.GITLAB]).write_bytes(b"\xff")
    assert run("--check") == stale
    keep_at(town, Forge.GITHUB)
    assert run("--check")[0] == 1


def test_without_a_file_nothing_is_stale(town: Path, run: Run) -> None:
    code, out, _ = run("--check")
    assert code == 0
    assert out.startswith("Es gibt keine Datei CODEOWNERS")


def test_without_a_repository(town: Path, run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "braucht „repository“ in kommune.yml" in err


def test_an_address_without_a_group(town: Path, run: Run) -> None:
    keep_at(town, Forge.GITHUB, "https://git.example/fahrplan")
    code, _, err = run()
    assert code == 1
    assert "nennt kein Projekt und wem es gehört" in err


def test_errors_in_the_files(town: Path, run: Run) -> None:
    keep_at(town, Forge.GITHUB)
    (town / "intern/bauakte.md").write_text(measure(status="fertig"), encoding="utf-8")
    code, out, err = run()
    assert (code, out) == (1, "")
    assert "Fehler B113" in err


def test_a_folder_with_an_odd_name(town: Path, run: Run) -> None:
    name = "Plan [neu] #1 + (2)"
    town.rename(town.parent / name)
    keep_at(town.parent / name, Forge.GITHUB)
    assert run("--content", name)[0] == 0
    assert "\n/Plan\\ \\[neu\\]\\ \\#1\\ +\\ (2)/intern/bauakte.md @musterstadt/it\n" in Path(
        PLACES[Forge.GITHUB]
    ).read_text("utf-8")
    keep_at(town.parent / name, Forge.GITEA)
    run("--content", name)
    text = Path(PLACES[Forge.GITEA]).read_text("utf-8")
    assert owners(text, f"{name}/intern/bauakte.md", Forge.GITEA) == ["@musterstadt/it"]

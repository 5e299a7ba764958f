"""`digitalfahrplan adressen`, and `freeze`, which enters addresses too."""

from __future__ import annotations

from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest

from digitalfahrplan.archive.writing import alone
from digitalfahrplan.command import freezing, main

from .archive import content, freeze
from .conftest import measure

Run = Callable[..., tuple[int, str, str]]
LINE = (
    "massnahmen/bauakte 2026-01-29 Digitale Bauakte\n"
    "organisation/bauen 2026-01-29 Fachbereich Bauen\n"
    "organisation/it 2026-01-29 Fachbereich IT\n"
    "orte/grundschule-nord 2026-01-29 Grundschule Nord\n"
)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with content and no archive."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONTENT_DIR", raising=False)
    content(tmp_path)
    return tmp_path


@pytest.fixture
def run(town: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on 2026-01-29; exit code, standard output, standard error."""

    def call(*arguments: str, today: str = "2026-01-29") -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["adressen", *arguments, "--today", today])
        return code, *capsys.readouterr()

    return call


def listed(town: Path) -> str:
    return (town / "archive/ADRESSEN.txt").read_text("utf-8")


def add(town: Path, id_: str, extra: str = "") -> None:
    (town / f"measures/intern/{id_}.md").write_text(measure(extra, titel=f"Zu {id_}", stand="2026-01-15"), "utf-8")


def test_all_addresses_are_entered_once(town: Path, run: Run) -> None:
    assert run() == (0, "4 neue Adressen in archive/ADRESSEN.txt eingetragen.\n", "")
    assert listed(town) == LINE
    assert run(today="2026-02-01") == (0, "Keine neue Adresse in archive/ADRESSEN.txt eingetragen.\n", "")
    add(town, "amt", "ehemals: [buergeramt]\n")
    assert run(today="1.3.2026") == (0, "2 neue Adressen in archive/ADRESSEN.txt eingetragen.\n", "")
    assert listed(town) == f"{LINE}massnahmen/amt 2026-03-01 Zu amt\nmassnahmen/buergeramt 2026-03-01 Zu amt\n"


def test_another_archive(town: Path, run: Run) -> None:
    run("--content", str(town / "measures"), "--archive", "woanders")
    assert (town / "woanders/ADRESSEN.txt").read_text("utf-8") == LINE
    assert not (town / "archive").exists()


def test_promises_are_those_of_the_archive_that_is_named(town: Path, run: Run) -> None:
    elsewhere = ["--content", "measures", "--archive", "woanders"]
    assert run(*elsewhere)[0] == 0
    (town / "measures/intern/bauakte.md").rename(town / "measures/intern/neu.md")
    assert run()[0] == 0
    code, _, err = run(*elsewhere)
    assert (code, "D114" in err) == (1, True)
    assert main(["freeze", "2026", "--stichtag", "2026-01-29", "--anlass", "Haushalt", *elsewhere]) == 1
    assert not (town / "woanders/2026").exists()


def test_content_with_errors_is_not_published(town: Path, run: Run) -> None:
    add(town, "amt", "unbekannt: 1\n")
    code, out, err = run()
    assert (code, out) == (1, "")
    assert "1 Fehler" in err
    assert not (town / "archive").exists()


def test_an_address_ends_with_its_reason(town: Path, run: Run) -> None:
    run()
    (town / "measures/intern/bauakte.md").unlink()
    assert main(["check", "--today", "2026-03-12"]) == 1
    code, out, _ = run(
        "--entfallen", "massnahmen/bauakte", "--grund", "Steht jetzt in massnahmen/archivakte", today="2026-03-12"
    )
    line = "massnahmen/bauakte 2026-03-12 entfallen: Steht jetzt in massnahmen/archivakte"
    assert (code, out) == (0, f"In archive/ADRESSEN.txt eingetragen: {line}\n")
    assert listed(town) == f"{LINE}{line}\n"
    assert main(["check", "--today", "2026-03-12"]) == 0


def test_a_place_ends_with_its_reason_too(town: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run()
    master = town / "measures/kommune.yml"
    master.write_text(master.read_text("utf-8").replace("grundschule-nord", "schule-am-see"), "utf-8")
    assert main(["check", "--today", "2026-03-12"]) == 1
    assert (
        "/orte/grundschule-nord/ („Grundschule Nord“) ist seit dem 29.01.2026 veröffentlicht" in capsys.readouterr().out
    )
    assert run("--entfallen", "orte/grundschule-nord", "--grund", "Heißt jetzt orte/schule-am-see")[0] == 0
    assert main(["check", "--today", "2026-03-12"]) == 0


def test_an_address_that_only_a_snapshot_knows_can_end(town: Path, run: Run) -> None:
    assert freeze(town, "2026", "2026-01-29") == 0
    (town / "archive/ADRESSEN.txt").unlink()
    (town / "measures/intern/bauakte.md").unlink()
    assert run("--entfallen", "/massnahmen/bauakte/", "--grund", "Doppelt")[0] == 0
    assert listed(town) == "massnahmen/bauakte 2026-01-29 entfallen: Doppelt\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--grund", "Doppelt"), "--grund gehört zu --entfallen"),
        (("--entfallen", "massnahmen/bauakte"), "--grund fehlt oder ist leer."),
        (("--entfallen", "massnahmen/bauakte", "--grund", " "), "--grund fehlt oder ist leer."),
        (("--entfallen", "massnahmen/bauakte", "--grund", "eins\nzwei"), "--grund ist eine Zeile ohne Steuerzeichen"),
        (("--entfallen", "massnahmen/bauakte", "--grund", "x" * 501), "mit höchstens 500 Zeichen."),
        (("--entfallen", "bauakte", "--grund", "Doppelt"), "„bauakte“ beginnt weder mit"),
        (("--entfallen", "massnahmen/../x", "--grund", "Doppelt"), "„../x“ ist keine gültige Kennung."),
        (("--entfallen", "massnahmen/bauakte", "--grund", "Doppelt"), "Die Adresse führt noch auf eine Seite: measures/intern/bauakte.md."),
        (("--entfallen", "orte/grundschule-nord", "--grund", "Doppelt"), "Die Adresse führt noch auf eine Seite: measures/kommune.yml."),
        (("--entfallen", "organisation/bauen", "--grund", "Doppelt"), "Die Adresse führt noch auf eine Seite: measures/kommune.yml."),
        (("--entfallen", "organisation/amt", "--grund", "Doppelt"), "ist nie etwas veröffentlicht worden."),
        (("--entfallen", "foerderung/bauakte", "--grund", "Doppelt"), "ist nie etwas veröffentlicht worden."),
        (("--entfallen", "massnahmen/bauakten", "--grund", "Doppelt"), "ist nie etwas veröffentlicht worden."),
    ],
)  # fmt: skip
def test_what_is_refused(town: Path, run: Run, arguments: tuple[str, ...], told: str) -> None:
    run()
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert listed(town) == LINE


def test_an_address_that_still_leads_on_does_not_end(town: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run()
    old = town / "measures/intern/bauakte.md"
    (town / "measures/intern/akte.md").write_text(
        old.read_text("utf-8").replace("---\n", "---\nehemals: [bauakte]\n", 1), "utf-8"
    )
    old.unlink()
    assert main(["check", "--today", "2026-03-12"]) == 0
    capsys.readouterr()
    code, _, err = run("--entfallen", "massnahmen/bauakte", "--grund", "Doppelt")
    assert code == 2
    assert "Die Adresse führt noch auf eine Seite: measures/intern/akte.md." in err


def test_a_list_that_cannot_be_written(town: Path, run: Run) -> None:
    (town / "archive").mkdir()
    (town / "archive/ADRESSEN.txt").symlink_to(town / "woanders.txt")
    assert run("--content", str(town / "measures"), "--archive", "archive")[0] == 1
    (town / "archive/ADRESSEN.txt").unlink()
    (town / "datei").write_text("", "utf-8")
    code, _, err = run("--archive", "datei")
    assert code == 2
    assert "Nichts wurde eingetragen. „datei“ lässt sich nicht lesen oder schreiben." in err


def test_one_at_a_time(town: Path, run: Run) -> None:
    with alone(town / "archive"):
        code, _, err = run()
    assert code == 2
    assert "schreibt gerade" in err


def test_freezing_enters_addresses(town: Path) -> None:
    assert freeze(town, "2026", "2026-01-29") == 0
    assert listed(town) == LINE
    add(town, "amt")
    assert freeze(town, "2026", "2026-06-30", occasion="Halbjahresbericht") == 0
    assert listed(town) == f"{LINE}massnahmen/amt 2026-06-30 Zu amt\n"


def test_a_snapshot_stays_when_its_addresses_cannot_be_entered(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(ENOSPC, "")

    monkeypatch.setattr(freezing, "enter", full)
    assert freeze(town, "2026", "2026-01-29") == 0
    assert "Später nachholen: digitalfahrplan adressen" in capsys.readouterr().err
    assert (town / "archive/2026/2026-01-29/bagit.txt").is_file()

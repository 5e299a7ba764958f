"""`digitalfahrplan bericht` as somebody calls it who writes a council paper."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digitalfahrplan.archive.bag import MANIFEST, SEAL
from digitalfahrplan.archive.snapshot import FIGURES
from digitalfahrplan.command import main
from digitalfahrplan.site import Site

from . import archive
from .report import small_town, write

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small town and its archive, made once."""
    folder = tmp_path_factory.mktemp("kleinstadt")
    small_town(folder)
    return folder


@pytest.fixture
def run(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in a folder with a small town and its archive; exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONTENT_DIR", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    capsys.readouterr()

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["bericht", *arguments])
        return code, *capsys.readouterr()

    return call


TODAY = ("--today", "2026-11-23")
SINCE = "verglichen mit dem archivierten Stand vom 29.01.2026"


def later(folder: Path, year: str, day: str) -> None:
    """One more snapshot of what the town is now."""
    assert archive.freeze(folder, year, day) == 0


def test_since_the_last_snapshot_without_any_option(run: Run, tmp_path: Path) -> None:
    code, out, err = run(*TODAY)
    assert (code, err) == (0, "")
    assert out == "Bericht nach „bericht.html“ geschrieben. Im Browser öffnen und drucken: Er passt auf A4.\n"
    text = (tmp_path / "bericht.html").read_text("utf-8")
    assert SINCE in text
    assert "Kanalkataster" in text
    assert "Anlage: alle Maßnahmen" in text


@pytest.mark.parametrize("name", ["2026/2026-01-29", "2026-01-29", "29.01.2026"])
def test_since_a_snapshot_by_name_or_day(run: Run, tmp_path: Path, name: str) -> None:
    later(tmp_path, "2026", "2026-10-30")
    run(*TODAY, "--seit", name, "--nach", "neu/b.html")
    assert SINCE in (tmp_path / "neu" / "b.html").read_text("utf-8")
    run(*TODAY)
    assert "vom 30.10.2026" in (tmp_path / "bericht.html").read_text("utf-8")


def test_to_standard_output(run: Run, tmp_path: Path) -> None:
    _, out, _ = run(*TODAY, "--nach", "-")
    assert out.startswith("<!doctype html>")
    assert out.endswith("</html>\n")
    assert not (tmp_path / "bericht.html").exists()
    assert run(*TODAY, "--nach", "-")[1] == out


def test_without_an_archive(run: Run, tmp_path: Path) -> None:
    (tmp_path / "archive").rename(tmp_path / "anderswo")
    _, out, _ = run(*TODAY, "--nach", "-")
    assert "Noch ist keine Fassung archiviert." in out
    code, _, err = run(*TODAY, "--seit", "2026-01-29")
    assert (code, "Noch ist keine Fassung archiviert" in err) == (2, True)
    _, out, _ = run(*TODAY, "--nach", "-", "--archive", "anderswo", "--content", "measures")
    assert SINCE in out
    code, out, err = run(*TODAY, "--nach", "-", "--archive", "nirgends")
    assert (code, out) == (2, "")
    assert "Den Ordner „nirgends“ gibt es nicht." in err


def test_a_snapshot_that_nobody_knows(run: Run, tmp_path: Path) -> None:
    later(tmp_path, "2027", "2026-10-30")
    code, _, err = run("--seit", "2025-12-31")
    assert code == 2
    assert err == "digitalfahrplan: Den Stand „2025-12-31“ gibt es nicht. Möglich: 2026/2026-01-29, 2027/2026-10-30.\n"


def test_a_day_that_two_snapshots_have(run: Run, tmp_path: Path) -> None:
    later(tmp_path, "2026", "2026-10-30")
    later(tmp_path, "2027", "2026-10-30")
    code, _, err = run("--seit", "2026-10-30")
    assert code == 2
    assert "bitte einen nennen: 2026/2026-10-30, 2027/2026-10-30." in err


def test_two_snapshots_side_by_side(run: Run, tmp_path: Path) -> None:
    later(tmp_path, "2026", "2026-11-20")
    later(tmp_path, "2026", "2026-11-22")
    code, out, _ = run("--bis", "2026-11-20", "--nach", "-")
    assert code == 0
    assert "Zwei Stände im Vergleich" in out
    assert "vom 29.01.2026 und vom 20.11.2026" in out
    assert "Kanalkataster" in out
    _, out, _ = run("--bis", "2026-11-22", "--nach", "-")
    assert "vom 20.11.2026 und vom 22.11.2026" in out
    _, out, _ = run("--seit", "2026-01-29", "--bis", "2026-11-22", "--nach", "-")
    assert "vom 29.01.2026 und vom 22.11.2026" in out


def test_two_snapshots_of_one_day_by_their_budget_years(run: Run, tmp_path: Path) -> None:
    later(tmp_path, "2026", "2026-11-20")
    later(tmp_path, "2027", "2026-11-20")
    older, newer = "2026/2026-11-20", "2027/2026-11-20"
    for arguments in (("--seit", older, "--bis", newer), ("--bis", newer)):
        code, out, _ = run(*arguments, "--nach", "-")
        assert code == 0
        assert "vom 20.11.2026 (Haushaltsjahr 2026, Haushaltsbeschluss) und vom 20.11.2026 (Haushaltsjahr 2027" in out
    code, _, err = run("--seit", newer, "--bis", older, "--nach", "-")
    assert (code, f"{newer} liegt nicht vor {older}" in err) == (2, True)


def test_a_measure_between_two_snapshots_that_ended_bears_its_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "measures/intern/kanal.md").unlink()
    with (tmp_path / "archive/ADRESSEN.txt").open("a", encoding="utf-8") as file:
        file.write("massnahmen/kanal 2026-03-12 entfallen: Doppelt erfasst.\n")
    later(tmp_path, "2026", "2026-11-20")
    _, out, _ = run("--bis", "2026-11-20", "--nach", "-")
    assert "12.03.2026: Doppelt erfasst." in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--bis", "2026-01-29"), "Vor dem Stand 2026/2026-01-29 ist keiner archiviert."),
        (("--seit", "2026-01-29", "--bis", "2026-01-29"), "--seit muss vor --bis liegen"),
        (("--bis",), "Aufruf: digitalfahrplan bericht"),
        (("mehr",), "„mehr“ gehört hier nicht hin"),
        (("--content", "nirgends"), "gibt es nicht"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err


def test_a_snapshot_of_a_later_day_is_refused(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "measures", "kanal")
    code, out, err = run("--today", "2026-01-28")
    assert (code, out) == (2, "")
    assert "ist jünger als der Tag des Berichts (28.01.2026)" in err


def change_figures(bag: Path) -> None:
    (bag / FIGURES).write_bytes((bag / FIGURES).read_bytes().replace(b"WLAN", b"Wlan"))


def change_figures_and_list(bag: Path) -> None:
    change_figures(bag)
    seal = (bag / SEAL).read_bytes()
    archive.remake(bag)
    (bag / SEAL).write_bytes(seal)


def change_whole_bag(bag: Path) -> None:
    change_figures(bag)
    archive.remake(bag)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (change_figures, "wurde nachträglich geändert. Die Angaben sind nicht die, die eingefroren wurden."),
        (change_figures_and_list, "Die Liste der Prüfsummen ist nicht die, die eingefroren wurde."),
        (change_whole_bag, "Das Siegel der Fassung ist nicht das, das in der Kette steht."),
        (lambda bag: archive.pipe_instead(bag / MANIFEST), "lässt sich nicht lesen"),
        (lambda bag: archive.pipe_instead(bag / FIGURES), "lässt sich nicht lesen"),
    ],
)
def test_a_changed_snapshot_is_refused_by_the_command_and_by_the_page(
    run: Run, tmp_path: Path, spoil: archive.Spoil, sentence: str
) -> None:
    assert Site.load(tmp_path / "measures").view.before
    spoil(tmp_path / "archive" / "2026" / "2026-01-29")
    code, out, err = run(*TODAY)
    assert (code, out) == (2, "")
    assert sentence in err
    assert Site.load(tmp_path / "measures").view.before is None


def test_a_snapshot_that_is_no_roadmap_is_refused(run: Run, tmp_path: Path) -> None:
    bag = tmp_path / "archive" / "2026" / "2026-01-29"
    (bag / FIGURES).chmod(0o644)
    (bag / FIGURES).write_text("[]", encoding="utf-8")
    archive.remake(bag)
    archive.rechain(tmp_path / "archive")
    code, _, err = run(*TODAY)
    assert code == 2
    assert "lässt sich nicht vergleichen. Die Datei beginnt nicht wie ein Plan." in err
    (bag / FIGURES).unlink()
    code, _, err = run(*TODAY)
    assert (code, "lässt sich nicht lesen" in err) == (2, True)


def test_errors_in_the_content_come_first(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "measures", "wlan", status="fertig")
    code, out, err = run(*TODAY)
    assert (code, out) == (1, "")
    assert "wlan.md" in err
    assert not (tmp_path / "bericht.html").exists()


def test_where_nothing_can_be_written(run: Run) -> None:
    code, _, err = run(*TODAY, "--nach", f"{'n' * 300}.html")
    assert (code, "lässt sich nicht schreiben" in err) == (2, True)


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("archive/KETTE.txt", "liegt in „archive“"),
        ("archive/neu.html", "liegt in „archive“"),
        ("archive/2026/2026-01-29/data/bericht.html", "liegt in „archive“"),
        ("measures/kommune.yml", "liegt in „measures“"),
        ("measures/intern/../neu/bericht.html", "liegt in „measures“"),
        ("verweis.html", "liegt in „measures“"),
        ("ordner/neu.html", "liegt in „archive“"),
        ("brief.html", "ist kein Bericht dieses Befehls"),
        ("leer.html", "ist kein Bericht dieses Befehls"),
        ("measures.html", "ist kein Bericht dieses Befehls"),
        ("leitung", "ist kein Bericht dieses Befehls"),
    ],
)
@pytest.mark.parametrize("bis", [(), ("--bis", "2026-10-30")])
def test_nothing_of_others_is_overwritten(
    run: Run, tmp_path: Path, target: str, why: str, bis: tuple[str, ...]
) -> None:
    later(tmp_path, "2026", "2026-10-30")
    (tmp_path / "verweis.html").symlink_to("measures/intern/kanal.md")
    (tmp_path / "ordner").symlink_to("archive")
    (tmp_path / "brief.html").write_text("<!doctype html>\n<html lang='de'>Brief", encoding="utf-8")
    (tmp_path / "leer.html").touch()
    (tmp_path / "measures.html").mkdir()
    os.mkfifo(tmp_path / "leitung")
    before = everything(tmp_path)
    code, _, err = run(*TODAY, *bis, "--nach", target)
    assert (code, why in err) == (2, True)
    assert "Mit --nach eine andere Datei nennen." in err
    assert everything(tmp_path) == before


def test_an_earlier_report_is_replaced(run: Run, tmp_path: Path) -> None:
    later(tmp_path, "2026", "2026-10-30")
    (tmp_path / "anlage.html").symlink_to("bericht.html")
    run("--bis", "2026-10-30")
    compared = (tmp_path / "bericht.html").read_bytes()
    assert run(*TODAY)[0] == 0
    assert (tmp_path / "bericht.html").read_bytes() != compared
    assert run("--bis", "2026-10-30", "--nach", "anlage.html")[0] == 0
    assert (tmp_path / "bericht.html").read_bytes() == compared


def test_the_site_compares_with_the_last_snapshot(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    before = Site.load(tmp_path / "measures").view.before
    assert before is not None
    assert (before.day.isoformat(), sorted(before.by_id)) == ("2026-01-29", ["bauakte", "kanal", "wlan"])
    file = tmp_path / "archive" / "2026" / "2026-01-29" / FIGURES
    file.chmod(0o644)
    file.write_text("nix", encoding="utf-8")
    assert Site.load(tmp_path / "measures").view.before is None

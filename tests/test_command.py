"""The command as a person or a pipeline calls it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digitalfahrplan.command import main
from digitalfahrplan.command.new import id_from

from .conftest import BASIS, measure

HOOKS = Path(__file__).parent.parent / "hooks"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A valid content folder `measures` in the current folder, and no variable that says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONTENT_DIR", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(BASIS, tmp_path / "measures")
    (tmp_path / "measures" / "intern").mkdir()
    (tmp_path / "measures" / "intern" / "bauakte.md").write_text(measure(), encoding="utf-8")
    return tmp_path / "measures"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command; exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return call


def spoil(folder: Path) -> None:
    (folder / "intern" / "bauakte.md").write_text(measure(status="fertig"), encoding="utf-8")


def test_check_without_errors(folder: Path, run: Run) -> None:
    code, out, err = run("check", "--today", "2026-11-23")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("0 Fehler")


def test_check_with_errors(folder: Path, run: Run) -> None:
    spoil(folder)
    code, out, err = run("check", "--today", "2026-11-23")
    assert (code, err) == (1, "")
    assert "measures/intern/bauakte.md:4:9  Fehler B113" in out


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_check_for_programs(folder: Path, run: Run, form: str) -> None:
    spoil(folder)
    code, out, _ = run("check", "--format", form)
    assert code == 1
    assert json.loads(out)


def test_check_for_github(folder: Path, run: Run) -> None:
    spoil(folder)
    assert run("check", "--format", "github")[1].startswith("::error file=measures/intern/bauakte.md,line=4")


def test_figures(folder: Path, run: Run) -> None:
    code, out, err = run("figures", "--today", "24.11.2026")
    assert (code, err) == (0, "")
    assert (json.loads(out)["stand"], json.loads(out)["massnahmen"][0]["id"]) == ("2026-11-24", "bauakte")


def test_another_day_may_find_errors(folder: Path, run: Run) -> None:
    """On this day the `stand` of the file lies in the future."""
    code, out, err = run("figures", "--today", "1.3.2026")
    assert (code, out) == (1, "")
    assert "C108" in err


def test_figures_and_pages_refuse_errors(folder: Path, run: Run, tmp_path: Path) -> None:
    spoil(folder)
    for arguments in (("figures",), ("pages", str(tmp_path / "pages"))):
        code, out, err = run(*arguments)
        assert (code, out) == (1, "")
        assert "Fehler B113" in err
    assert not (tmp_path / "pages").exists()


def test_pages(folder: Path, run: Run, tmp_path: Path) -> None:
    code, out, _ = run("pages", "pages", "--today", "2026-11-23")
    written = list((tmp_path / "pages").rglob("*.md"))
    assert code == 0
    others = [path for path in (tmp_path / "pages").rglob("*") if path.is_file() and path.suffix != ".md"]
    assert {"roadmap.json", "feed.xml", "foerderfristen.ics"} <= {path.name for path in others}
    assert out == f"{len(written)} Seiten und {len(others)} Dateien für andere Programme nach pages geschrieben.\n"
    assert (
        (tmp_path / "pages" / "massnahmen" / "bauakte.md").read_text(encoding="utf-8").startswith("# Digitale Bauakte")
    )


def test_which_folder(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.rename(folder.parent / "plan")
    assert run("check")[0] == 2
    assert run("check", "--content", "plan")[0] == 0
    monkeypatch.setenv("CONTENT_DIR", "plan")
    assert run("check")[0] == 0
    assert run("check", "--content", "anderswo")[0] == 2


def test_today_from_the_environment(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert json.loads(run("figures")[1])["stand"] == "2027-01-15"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    assert run("figures") == (2, "", "digitalfahrplan: SOURCE_DATE_EPOCH liegt außerhalb des Kalenders.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Aufruf: digitalfahrplan BEFEHL"),
        (("chekc",), "Den Befehl „chekc“ gibt es nicht."),
        (("check", "--content", "nirgends"), "Den Inhaltsordner „nirgends“ gibt es nicht."),
        (("check", "--content", "measures/kommune.yml"), "„measures/kommune.yml“ ist kein Ordner."),
        (("check", "--today", "morgen"), "„morgen“ ist kein Datum."),
        (("check", "--today", "2026"), "Hier ist ein genauer Tag nötig"),
        (("check", "--today", ""), "„“ ist kein Datum."),
        (("check", "--format", "xml"), "„xml“ ist kein Ausgabeformat."),
        (("check", "--form", "text"), "„--form“ gehört hier nicht hin."),
        (("check", "--content"), "So lässt sich das nicht aufrufen."),
        (("pages",), "Aufruf: digitalfahrplan pages ZIELORDNER"),
        (("pages", "measures/kommune.yml"), "lässt sich nicht schreiben"),
        (("new", "idee", "X"), "„idee“ lässt sich nicht anlegen."),
        (("new", "massnahme", "X", "--bereich", "foerderung"), "„foerderung“ ist kein Bereich."),
        (("new", "foerderprogramm", "X", "--bereich", "intern"), "bitte --bereich weglassen"),
        (("new", "massnahme", "X"), "Die Vorlage „measures/intern/_vorlage.md“ fehlt"),
        (("new", "massnahme", "5G"), "Aus „5G“ wird keine Kennung"),
        (("new", "massnahme", "Suche"), "„suche“ ist für das System reserviert."),
        (("new", "massnahme", "!?"), "wird keine Kennung"),
    ],
)
def test_what_it_cannot_do_it_says_in_german(folder: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("flag", ["-h", "--help", "--hilfe"])
def test_help(run: Run, flag: str) -> None:
    code, out, _ = run(flag)
    assert code == 0
    assert all(f"digitalfahrplan {name}" in out for name in ("check", "figures", "pages", "new"))
    assert run("new", flag)[1].endswith("[--content ORDNER]\n")


def test_new_copies_the_template(folder: Path, run: Run) -> None:
    template = "---\n# Erklärung\ntitel: …\n---\n"
    (folder / "intern" / "_vorlage.md").write_text(template, encoding="utf-8")
    code, out, _ = run("new", "massnahme", "Straßen & Wege: Übersicht")
    assert code == 0
    assert out.startswith("measures/intern/strassen-wege-uebersicht.md ist angelegt.")
    assert (folder / "intern" / "strassen-wege-uebersicht.md").read_text(encoding="utf-8") == template


def test_new_in_its_folder(folder: Path, run: Run) -> None:
    for name in ("schule", "foerderung"):
        (folder / name).mkdir()
        (folder / name / "_vorlage.md").write_text(name, encoding="utf-8")
    assert run("new", "massnahme", "Tafeln", "--bereich", "schule")[0] == 0
    assert run("new", "foerderprogramm", "Kreisfonds")[0] == 0
    assert (folder / "schule" / "tafeln.md").read_text(encoding="utf-8") == "schule"
    assert (folder / "foerderung" / "kreisfonds.md").read_text(encoding="utf-8") == "foerderung"


def test_new_overwrites_nothing_in_any_folder(folder: Path, run: Run) -> None:
    (folder / "schule").mkdir()
    (folder / "schule" / "_vorlage.md").write_text("neu", encoding="utf-8")
    code, _, err = run("new", "massnahme", "Bauakte", "--bereich", "schule")
    assert code == 2
    assert "Die Kennung „bauakte“ ist vergeben: measures/intern/bauakte.md." in err
    assert not (folder / "schule" / "bauakte.md").exists()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("WLAN in Grundschulen", "wlan-in-grundschulen"),
        ("Größe, Ämter & Öfen", "groesse-aemter-oefen"),
        ("Gro\u0308ße", "groesse"),
        ("  E-Akte (2. Stufe) ", "e-akte-2-stufe"),
        ("Café Łódź", "cafe-odz"),
        ("Wort " * 30, "-".join(["wort"] * 13)[:64]),
    ],
)
def test_id_from_a_name(name: str, id_: str) -> None:
    assert id_from(name) == id_


def program(*arguments: str, **environment: str) -> list[str]:
    return [sys.executable, "-m", "digitalfahrplan", *arguments]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(HOOKS), **changes}


def test_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    (folder / "intern" / "bauakte.md").write_text(measure(titel="Grün"), encoding="utf-8")
    ascii_only = environment(LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    done = subprocess.run(program("figures"), env=ascii_only, capture_output=True, check=True)
    assert '"Grün"' in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_fault(folder: Path) -> None:
    for number in range(200):
        (folder / "intern" / f"m{number}.md").write_text(measure(status="fertig"), encoding="utf-8")
    started = subprocess.Popen(program("check"), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert started.stdout is not None
    started.stdout.read(10)
    started.stdout.close()
    _, complaint = started.communicate()
    assert (started.returncode, complaint) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_said(folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(program("figures"), env=environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "lässt sich nicht schreiben" in done.stderr.decode("utf-8")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_closed_stream_is_no_fault(folder: Path, stream: str) -> None:
    number = {"stdout": "1", "stderr": "2"}[stream]
    command = (
        f'"$0" -m digitalfahrplan figures --content {"measures" if stream == "stdout" else "nirgends"} {number}>&-'
    )
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0 if stream == "stdout" else 2, b"")

"""`freeze`: what a snapshot holds, that it is the same everywhere, and what is refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import bagit
import pytest

from digitalfahrplan.archive.readme import readme
from digitalfahrplan.archive.snapshot import read_snapshots
from digitalfahrplan.archive.verify import verify
from digitalfahrplan.command import main
from digitalfahrplan.problems.output import FORMATS

from .archive import MEASURE, NAMES, chain, content, copy, epoch, freeze, roots, three, write_chain
from .conftest import TODAY, measure

HOOKS = Path(__file__).parent.parent / "hooks"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with content and no archive, on 23 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(TODAY))
    content(tmp_path)
    return tmp_path


@pytest.fixture
def run(town: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Freeze the town; exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        places = ["--content", str(town / "measures"), "--archive", str(town / "archive")]
        code = main(["freeze", *arguments, *places])
        return code, *capsys.readouterr()

    return call


NORMAL = ("2026", "--stichtag", "2026-01-29", "--anlass", "Haushaltsbeschluss")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three snapshots, not to be changed."""
    return three(tmp_path_factory.mktemp("stadt"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


# What a snapshot holds


def test_the_sources_are_the_same_bytes(town: Path) -> None:
    assert freeze(town, "2026", "2026-01-29") == 0
    bag = town / "archive" / NAMES[0]
    assert files(bag / "data" / "measures") == files(town / "measures")
    assert not subprocess.run(["diff", "-r", bag / "data/measures", town / "measures"], check=True).returncode
    assert sorted(path.name for path in (bag / "data").iterdir()) == [
        "LIESMICH.txt", "bericht.html", "measures", "roadmap.json"
    ]  # fmt: skip


def test_the_figures_are_those_of_the_day(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(town, "2026", "29.1.2026") == 0
    capsys.readouterr()
    assert main(["figures", "--content", str(town / "measures"), "--today", "2026-01-29"]) == 0
    frozen = (town / "archive" / NAMES[0] / "data" / "roadmap.json").read_text("utf-8")
    assert frozen == capsys.readouterr().out
    assert json.loads(frozen)["stand"] == "2026-01-29"


def test_the_report_compares_with_the_snapshot_before(archive: Path) -> None:
    first, second, _ = ((archive / name / "data" / "bericht.html").read_text("utf-8") for name in NAMES)
    assert "29.01.2026" not in second.partition("<main")[0]
    assert "29.01.2026" in second
    assert "29.01.2026" in first
    assert "Digitale Bauakte 0" in first
    assert "Haushaltsbeschluss" in first
    assert "<script" not in first


def test_what_bag_info_tells(town: Path) -> None:
    assert freeze(town, "2026", "2026-01-29", "--grund", "Zahlen vertauscht: 3 statt 8") == 0
    bag = town / "archive" / NAMES[0]
    payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
    assert (bag / "bag-info.txt").read_text("utf-8").splitlines() == [
        "Source-Organization: Musterstadt",
        "External-Identifier: 05999012/2026/2026-01-29",
        "Bagging-Date: 2026-01-29",
        "Anlass: Haushaltsbeschluss",
        "Grund: Zahlen vertauscht: 3 statt 8",
        f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}",
    ]
    [snapshot] = read_snapshots(town / "archive")
    assert (snapshot.occasion, snapshot.reason) == ("Haushaltsbeschluss", "Zahlen vertauscht: 3 statt 8")


# Checked by others


@pytest.mark.parametrize("name", NAMES)
def test_the_library_of_congress_finds_it_valid(archive: Path, name: str, tmp_path: Path) -> None:
    bagit.Bag(str(archive / name)).validate()
    spoilt = tmp_path / "bag"
    subprocess.run(["cp", "-r", archive / name, spoilt], check=True)
    (spoilt / MEASURE).write_bytes((spoilt / MEASURE).read_bytes()[:-1] + b"X")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(spoilt)).validate()


@pytest.mark.parametrize("name", NAMES)
def test_sha256sum_says_ok_and_failed_after_one_changed_byte(archive: Path, name: str, tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    subprocess.run(["cp", "-r", archive / name, bag], check=True)
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        assert told(bag, f"sha256sum -c {manifest}") == (0, {"OK"})
    (bag / MEASURE).write_bytes((bag / MEASURE).read_bytes().replace(b"titel", b"titeL"))
    assert told(bag, "sha256sum -c manifest-sha256.txt") == (1, {"OK", "FAILED"})
    (bag / "bagit.txt").write_bytes(b"")
    assert told(bag, "sha256sum -c tagmanifest-sha256.txt") == (1, {"OK", "FAILED"})


def told(folder: Path, script: str) -> tuple[int, set[str]]:
    """Exit code of a script, and the words behind the last colon of each line."""
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, {line.rpartition(": ")[2] for line in done.stdout.splitlines()}


def steps(bag: Path) -> dict[str, str]:
    """The numbered steps of LIESMICH.txt with what is indented below each."""
    text = (bag / "data" / "LIESMICH.txt").read_text("utf-8")
    found = re.findall(r"^(\d)\. .*\n\n((?:    .*\n|\n)+)", text, re.MULTILINE)
    return {number: "".join(line[4:] + "\n" for line in body.splitlines()) for number, body in found}


@pytest.mark.parametrize("name", NAMES)
def test_the_steps_of_liesmich_are_followed_as_printed(archive: Path, name: str) -> None:
    bag, number = archive / name, NAMES.index(name)
    found = steps(bag)
    assert sorted(found) == list("1234567")
    for step in "127":
        assert told(bag, found[step]) == (0, {"OK"})
    counted = run_bash(bag, found["4"]).split()
    assert counted[0] == counted[1]
    seal, line = run_bash(bag, found["5"]).splitlines()
    assert line.split()[1] == seal.split()[0]
    assert line + "\n" == chain(archive)[number]
    assert run_bash(bag, found["6"]).split()[0] == roots(archive)[number]


def run_bash(folder: Path, script: str) -> str:
    """What a script prints."""
    return subprocess.run(["bash", "-ec", script], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_the_steps_of_liesmich_find_what_was_changed(archive: Path, tmp_path: Path) -> None:
    subprocess.run(["cp", "-r", archive, tmp_path / "archive"], check=True)
    bag = tmp_path / "archive" / NAMES[1]
    found = steps(bag)
    (bag / MEASURE).write_bytes(b"---\n")
    (bag / "data" / "mehr.txt").write_bytes(b"")
    (tmp_path / "archive" / "KETTE.txt").write_text("".join(chain(archive)[1:]), encoding="ascii")
    assert told(bag, found["1"])[1] == {"OK", "FAILED"}
    assert told(bag, found["2"])[1] == {"OK", "FAILED"}
    counted = run_bash(bag, found["4"]).split()
    assert counted[0] != counted[1]
    assert told(bag, found["7"])[1] == {"OK", "FAILED"}


def test_liesmich_is_for_every_program(archive: Path) -> None:
    raw = (archive / NAMES[0] / "data" / "LIESMICH.txt").read_bytes()
    assert raw.isascii()
    text = raw.decode("ascii")
    assert all(len(line) <= 100 for line in text.splitlines())
    assert all(word in text for word in ("Musterstadt", "29.01.2026", "Haushaltsbeschluss", "Get-FileHash", "shasum"))
    listed = set(re.findall(r"^  (\S+?)/? +\S", text, re.MULTILINE))
    there = {path.relative_to(archive / NAMES[0]).as_posix() for path in (archive / NAMES[0]).glob("*.txt")}
    assert there | {f"data/{name}" for name in ("measures", "roadmap.json", "bericht.html", "LIESMICH.txt")} <= listed


def test_liesmich_tells_a_reason_and_obeys_no_name() -> None:
    text = readme("Große <<YEAR>>-Straße", 2026, date(2026, 1, 29), "Beschluß", "Prüfung")
    assert "  Von:            Grosse <<YEAR>>-Strasse\n" in text
    assert "  Anlass:         Beschluss\n  Grund:          Pruefung\n" in text


# The same bytes everywhere


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "99",
            "TZ": "America/Los_Angeles",
            "SOURCE_DATE_EPOCH": epoch(date(2026, 1, 29)),
        },
    ],
    ids=["C", "tr"],
)
def test_two_runs_are_the_same_whatever_is_around_them(
    archive: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    content(tmp_path, "Digitale Bauakte 0")
    for path in sorted((tmp_path / "measures").rglob("*"), reverse=True):  # another order on the disk, another age
        os.utime(path, (0, 0))
    script = "umask 077; exec " + " ".join(
        [sys.executable, "-m digitalfahrplan freeze 2026 --stichtag 29.01.2026 --anlass Haushaltsbeschluss"]
    )
    subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(HOOKS), **environment}, check=True
    )
    assert files(tmp_path / "archive" / NAMES[0]) == files(archive / NAMES[0])
    assert chain(tmp_path / "archive") == chain(archive)[:1]


def test_an_order_of_the_disk_does_not_matter(archive: Path, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is listed backwards."""
    content(town, "Digitale Bauakte 0")
    listed = os.scandir

    class Backwards:
        def __init__(self, path: str) -> None:
            self._entries = listed(path)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return iter(sorted(self._entries, key=lambda entry: entry.name, reverse=True))

        def __exit__(self, *_: object) -> None:
            self._entries.close()

    monkeypatch.setattr("digitalfahrplan.archive.files.os.scandir", Backwards)
    assert freeze(town, "2026", "2026-01-29") == 0
    monkeypatch.undo()
    assert chain(town / "archive") == chain(archive)[:1]


# What it says


def test_it_ends_with_the_root_and_the_next_steps(run: Run, town: Path) -> None:
    code, out, err = run("2027", *NORMAL[1:])
    assert (code, err) == (0, "")
    assert f"Wurzel: {roots(town / 'archive')[0]}\n" in out
    assert "Niederschrift" in out
    assert "git commit" in out


def test_the_archive_stands_beside_the_content(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(town)
    assert main(["freeze", *NORMAL]) == 0
    assert main(["verify"]) == 0
    assert len(chain(town / "archive")) == 1


def test_another_year_than_the_budget_year_is_told_with_the_way_back(run: Run, town: Path) -> None:
    assert run("2027", *NORMAL[1:])[0] == 0
    before = files(town / "archive")
    code, _, err = run("2019", "--stichtag", "2026-06-30", "--anlass", "Halbjahr")
    assert code == 0
    assert "2019 ist nicht das Haushaltsjahr des Inhalts (kommune.yml: haushalt.jahr 2027)." in err
    assert "digitalfahrplan freeze 2027 --stichtag 2026-06-30 …" in err
    shutil.rmtree(town / "archive/2019")
    write_chain(town / "archive", chain(town / "archive")[:-1])
    assert files(town / "archive") == before


def test_the_same_day_in_another_budget_year(town: Path) -> None:
    assert freeze(town, "2026", "2026-01-29") == 0
    assert freeze(town, "2027", "2026-01-29") == 0
    assert verify(town / "archive") == []


# What it refuses


def unchanged(town: Path) -> bool:
    """Nothing has been frozen."""
    return not list(town.glob("archive/*/*"))


@pytest.mark.parametrize("day", ["2026-01-30", "2099-12-31"])
def test_a_day_to_come(run: Run, town: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(date(2026, 1, 29)))
    code, out, err = run("2026", "--stichtag", day, "--anlass", "x")
    assert (code, out, unchanged(town)) == (2, "", True)
    assert "liegt in der Zukunft; heute ist der 29.01.2026." in err
    assert run(*NORMAL)[0] == 0, "today is not to come"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("26", *NORMAL[1:]), "„26“ ist kein Jahr."),
        (("2026", "--anlass", "x"), "Der Stichtag fehlt."),
        (("2026", "--stichtag", "Januar", "--anlass", "x"), "--stichtag: „Januar“ ist kein Datum."),
        (("2026", "--stichtag", "2026-01", "--anlass", "x"), "Hier ist ein genauer Tag nötig"),
        (("2026", "--stichtag", "2026-02-30", "--anlass", "x"), "--stichtag:"),
        (("2026", "--stichtag", "2026-01-29"), "--anlass fehlt oder ist leer."),
        (("2026", "--stichtag", "2026-01-29", "--anlass", "  "), "--anlass fehlt oder ist leer."),
        (("2026", "--stichtag", "2026-01-29", "--anlass", "a\nPayload-Oxum: 1.1"), "--anlass ist eine Zeile"),
        (("2026", "--stichtag", "2026-01-29", "--anlass", "a\u202eb"), "--anlass ist eine Zeile"),
        (("2026", "--stichtag", "2026-01-29", "--anlass", "a" * 301), "höchstens 300 Zeichen"),
        ((*NORMAL, "--grund", ""), "--grund fehlt oder ist leer."),
    ],
)
def test_what_it_cannot_read(run: Run, town: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out, unchanged(town)) == (2, "", True)
    assert said in err


def test_a_snapshot_that_is_there(run: Run, town: Path) -> None:
    assert run(*NORMAL)[0] == 0
    before = files(town / "archive")
    content(town, "Anders")
    code, out, err = run(*NORMAL)
    assert (code, out) == (2, "")
    assert "gibt es schon" in err
    assert "--grund" in err
    assert files(town / "archive") == before


def test_content_with_errors(run: Run, town: Path) -> None:
    (town / "measures/intern/bauakte.md").write_text(measure(status="fertig"), encoding="utf-8")
    code, out, err = run(*NORMAL)
    assert (code, out, unchanged(town)) == (1, "", True)
    assert "Fehler B113" in err
    assert "jünger" not in err


def test_facts_younger_than_the_day(run: Run, town: Path) -> None:
    (town / "measures/intern/bauakte.md").write_text(measure(stand="2026-03-01"), encoding="utf-8")
    code, _, err = run(*NORMAL)
    assert (code, unchanged(town)) == (1, True)
    assert "Fehler C108" in err
    assert "Der Inhalt ist jünger" in err


@pytest.mark.parametrize("name", ["_vorlage-für-alle.md", "_mit leerzeichen.md", "_50%25.md", "_a\nb.md", "_a\\b.md"])
def test_names_that_not_every_system_can_read(run: Run, town: Path, name: str) -> None:
    (town / "measures" / "intern" / name).write_text("x")
    code, out, err = run(*NORMAL)
    assert (code, out, unchanged(town)) == (2, "", True)
    assert "Bitte umbenennen" in err


def test_links_and_pipes(run: Run, town: Path) -> None:
    (town / "measures/intern/_x.md").symlink_to("bauakte.md")
    assert "keine gewöhnliche Datei (Verknüpfung)" in run(*NORMAL)[2]
    (town / "measures/intern/_x.md").unlink()
    os.mkfifo(town / "measures/intern/_x.md")
    code, _, err = run(*NORMAL)
    assert (code, unchanged(town)) == (2, True)
    assert "keine gewöhnliche Datei (Sonderdatei)" in err


def test_a_folder_that_the_system_keeps_back(run: Run, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def refusing(path: Path) -> object:
        if path.name == "intern":
            raise PermissionError(13, "nein", str(path))
        return listed(path)

    monkeypatch.setattr("digitalfahrplan.archive.files.os.scandir", refusing)
    code, _, err = run(*NORMAL)
    assert (code, unchanged(town)) == (2, True)
    assert "intern“ lässt sich nicht lesen. Bitte die Rechte prüfen." in err


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda archive: (archive / "KETTE.txt").write_text("x\n"), "F112"),
        (lambda archive: (archive / "KETTE.txt").unlink(), "F109"),
        (lambda archive: (archive / "KETTE.txt").write_text(chain(archive)[0].replace("0" * 64, "1" * 64)), "F113"),
        (lambda archive: (archive / NAMES[0]).rename(archive / "2026/2026-01-28"), "F110"),
        (lambda archive: (archive / NAMES[0] / "data/roadmap.json").write_text("{}"), "F102"),
    ],
    ids=["unreadable", "gone", "edited", "moved", "last snapshot"],
)
def test_a_damaged_archive(run: Run, town: Path, spoil: Callable[[Path], object], code: str) -> None:
    assert run(*NORMAL)[0] == 0
    spoil(town / "archive")
    before = files(town / "archive")
    exit_code, out, err = run("2026", "--stichtag", "2026-06-30", "--anlass", "Halbjahr")
    assert (exit_code, out) == (1, "")
    assert f"Fehler {code}" in err
    assert "wird nichts angehängt" in err
    assert "digitalfahrplan verify" in err
    assert files(town / "archive") == before


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (f"{NAMES[0]}/data/LIESMICH.txt", "F102"),
        (f"{NAMES[0]}/mehr.txt", "F103"),
        ("2026/2026-02-28.tsr", "F116"),
        (".gitattributes", "F116"),
    ],
)
def test_damage_anywhere_in_the_archive(
    tmp_path: Path, archive: Path, capsys: pytest.CaptureFixture[str], place: str, code: str
) -> None:
    """What `verify` calls an error, also of snapshots long before the last."""
    spoilt = copy(archive, tmp_path) / place
    spoilt.write_bytes(spoilt.read_bytes()[:-1] + b"X" if spoilt.exists() else b"X")
    content(tmp_path)
    before = files(tmp_path / "archive")
    capsys.readouterr()
    assert freeze(tmp_path, "2027", "2026-12-01") == 1
    out, err = capsys.readouterr()
    assert (out, f"{place}:1:1  Fehler {code}" in err) == ("", True)
    assert "An ein beschädigtes Archiv wird nichts angehängt. Alles, was nicht stimmt: digitalfahrplan verify" in err
    assert files(tmp_path / "archive") == before


def test_a_day_before_the_last_snapshot(run: Run, town: Path) -> None:
    assert run("2026", "--stichtag", "2026-06-30", "--anlass", "Halbjahr")[0] == 0
    code, _, err = run(*NORMAL)
    assert code == 2
    assert "zurückdatieren" in err
    assert len(chain(town / "archive")) == 1


def test_a_last_snapshot_that_nobody_can_read_any_more(run: Run, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is unchanged, but of a schema version from the future."""
    assert run(*NORMAL)[0] == 0
    monkeypatch.setattr("digitalfahrplan.archive.reading.READERS", {})
    code, _, err = run("2026", "--stichtag", "2026-06-30", "--anlass", "Halbjahr")
    assert code == 2
    assert "lässt sich nicht lesen" in err


def test_content_that_changes_meanwhile(run: Run, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changing(*arguments: object) -> str:
        (town / "measures/intern/bauakte.md").write_text(measure(titel="Neu"), encoding="utf-8")
        return ""

    monkeypatch.setattr("digitalfahrplan.command.freezing.readme", changing)
    code, _, err = run(*NORMAL)
    assert (code, unchanged(town)) == (2, True)
    assert "hat sich der Inhalt geändert" in err


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        ("nirgends/archive", "Ihn anlegen oder mit --archive"),
        ("measures/kommune.yml", "das kein Ordner ist"),
        ("verweis", "das kein Ordner ist"),
        ("measures/kommune.yml/x", "das kein Ordner ist"),
    ],
)
def test_an_archive_that_cannot_be(town: Path, capsys: pytest.CaptureFixture[str], archive: str, said: str) -> None:
    (town / "woanders").mkdir()
    (town / "verweis").symlink_to("woanders")
    places = ["--content", str(town / "measures"), "--archive", str(town / archive)]
    assert main(["freeze", *NORMAL, *places]) == 2
    assert said in capsys.readouterr().err


def test_content_that_is_not_there(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["freeze", *NORMAL, "--content", str(town / "nirgends")]) == 2
    assert "gibt es nicht" in capsys.readouterr().err


# `verify` as a command


def test_verify_sums_up(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--archive", str(archive)]) == 0
    number = len([path for path in archive.rglob("*/*/*") if path.is_file()])
    assert capsys.readouterr().out == (
        f"3 Schnappschüsse, {number} Dateien, alles unverändert. Wurzel: {roots(archive)[2]}\n"
    )


def test_verify_of_one(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(town, "2026", "2026-01-29") == 0
    capsys.readouterr()
    assert main(["verify", "--archive", str(town / "archive")]) == 0
    assert capsys.readouterr().out.startswith("1 Schnappschuss, ")


def test_verify_without_an_archive(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(town)
    assert main(["verify"]) == 0
    assert "ist noch nichts eingefroren" in capsys.readouterr().out
    (town / "archive").mkdir()
    assert main(["verify", "--archive", "archive"]) == 0
    assert "ist noch nichts eingefroren" in capsys.readouterr().out


def test_verify_in_a_wrong_folder_finds_nothing_in_order(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CONTENT_DIR", raising=False)
    monkeypatch.chdir(town / "measures" / "intern")
    assert main(["verify"]) == 2
    assert "weder den Inhaltsordner „measures“ noch ein Archiv daneben; geprüft wurde nichts" in capsys.readouterr().err


def test_verify_that_cannot_run(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for nowhere in ("nirgends", "measures/kommune.yml/archive"):
        assert main(["verify", "--archive", str(town / nowhere)]) == 2
        out, err = capsys.readouterr()
        assert (out, "gibt es nicht. Mit --archive das Archiv nennen." in err) == ("", True)
    assert main(["verify", "--archive", str(town / "measures/kommune.yml")]) == 2
    assert "ist kein Ordner" in capsys.readouterr().err
    assert main(["verify", "--format", "xml"]) == 2
    assert "ist kein Ausgabeformat" in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMATS)
def test_verify_in_every_format(town: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert freeze(town, "2026", "2026-01-29") == 0
    (town / "archive" / NAMES[0] / MEASURE).unlink()
    capsys.readouterr()
    assert main(["verify", "--archive", str(town / "archive"), "--format", form]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "F101" in out
    assert "unverändert" not in out


def test_formats_for_programs_are_not_mixed_with_sentences(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--archive", str(archive), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == {"problems": []}
    assert "alles unverändert" in err


# Numbers from the council's minutes


@pytest.mark.parametrize("number", range(3))
def test_a_root_vouches_for_its_snapshot_and_those_before(
    archive: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    root = roots(archive)[number]
    written = " ".join(root[at : at + 8].upper() for at in range(0, 64, 8))
    assert main(["verify", "--archive", str(archive), "--root", written]) == 0
    out = capsys.readouterr().out
    assert f"Die Wurzel gehört zu {NAMES[number]}" in out
    assert ("davor" in out) == (number > 0)


def test_a_seal_vouches_for_its_snapshot(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--archive", str(archive), "--root", chain(archive)[1].split()[1]]) == 0
    assert f"das Siegel von {NAMES[1]}" in capsys.readouterr().out


def test_a_root_of_nothing(archive: Path, town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "archive").mkdir()
    for place in (archive, town / "archive"):
        assert main(["verify", "--archive", str(place), "--root", "ab" * 32]) == 1
        assert "Fehler F121" in capsys.readouterr().out


def test_a_root_of_a_damaged_archive_vouches_for_nothing(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(town, "2026", "2026-01-29") == 0
    (town / "archive" / NAMES[0] / MEASURE).unlink()
    assert main(["verify", "--archive", str(town / "archive"), "--root", roots(town / "archive")[0]]) == 1
    assert "bürgt erst wieder" in capsys.readouterr().out


@pytest.mark.parametrize("root", ["", "ab", "ab" * 33, "xy" * 32])
def test_what_is_no_root(archive: Path, capsys: pytest.CaptureFixture[str], root: str) -> None:
    assert main(["verify", "--archive", str(archive), "--root", root]) == 2
    assert "genau 64" in capsys.readouterr().err

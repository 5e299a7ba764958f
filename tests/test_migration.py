"""`migrate`: from one version of the format to the next, with comments, order and line ends as they were."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from digitalfahrplan.command import main
from digitalfahrplan.migration import STEPS, Step, migrate, version_of
from digitalfahrplan.source.folder import TOWN_FILE
from digitalfahrplan.values import Unreadable
from digitalfahrplan.values.version import FORMAT_VERSION

TOWN = "# Stammdaten\nname: Musterstadt # gehört nicht hierher\nart: Stadt\n"
MEASURE = "---\n# Wie es heißt\r\ntitel: A\r\nziel: B\r\n---\nziel: steht im Text\n"


def renamed(path: str, text: str) -> str:
    head, mark, body = text.rpartition("\n---\n")
    return head.replace("ziel:", "zweck:") + mark + body if path.endswith(".md") else text


STEP = Step(2, "„ziel“ heißt „zweck“", renamed)


def test_there_is_a_step_to_every_version() -> None:
    assert [step.version for step in STEPS] == list(range(2, FORMAT_VERSION + 1))


def test_without_a_step_nothing_changes() -> None:
    assert migrate({TOWN_FILE: TOWN, "intern/a.md": MEASURE}, ()) == {}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("named", ["", "schema_version: 1"])
def test_a_step_changes_what_it_must_and_nothing_else(end: str, named: str) -> None:
    town = (TOWN + (named + "\n" if named else "")).replace("\n", end)
    changed = migrate({TOWN_FILE: town, "intern/a.md": MEASURE, "intern/b.md": "---\n---\n"}, (STEP,))
    assert changed["intern/a.md"] == MEASURE.replace("\nziel: B", "\nzweck: B")
    assert changed[TOWN_FILE] == TOWN.replace("\n", end) + f"schema_version: 2{end}"
    assert set(changed) == {"intern/a.md", TOWN_FILE}
    assert migrate({**changed, "intern/b.md": "---\n---\n"}, (STEP,)) == {}


def test_a_file_without_a_last_line_end_gets_one() -> None:
    assert migrate({TOWN_FILE: "name: A"}, (STEP,))[TOWN_FILE] == "name: A\nschema_version: 2\n"


def test_steps_come_in_their_order_and_old_ones_are_left_out() -> None:
    steps = [Step(version, "", lambda path, text, v=version: text + f"{v}") for version in (2, 3)]  # type: ignore[misc]
    assert migrate({TOWN_FILE: "", "a.md": ""}, steps)["a.md"] == "23"
    assert migrate({TOWN_FILE: "schema_version: 2\n", "a.md": ""}, steps)["a.md"] == "3"


@pytest.mark.parametrize(
    ("town", "version"),
    [
        ("", 1),
        ("schema_version: 7\n", 7),
        ("schema_version: 7\r\n", 7),
        ("# schema_version: 7\n", 1),
        ('schema_version: "7"\n', 7),
        ("'schema_version':   '7'\r\n", 7),
        ("\ufeffschema_version: 7\n", 7),
        ("{schema_version: 7}\n", 7),
        ("schema_version:\n", 1),
    ],
)
def test_the_version_is_read_as_the_check_reads_it(town: str, version: int) -> None:
    assert version_of(town) == version


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('name: A\nschema_version: "1"\nart: B\n', "name: A\nschema_version: 2\nart: B\n"),
        ("\ufeffschema_version: 1\r\nname: A\r\n", "\ufeffschema_version: 2\r\nname: A\r\n"),
        ("name: A\n'schema_version' :  '1'  \n", "name: A\n'schema_version' :  2  \n"),
        ("{schema_version: 1, name: A}\n", "{schema_version: 2, name: A}\n"),
        ("schema_version:\r\nname: A\r\n", "schema_version: 2\r\nname: A\r\n"),
    ],
)
def test_the_version_is_replaced_where_it_stands(before: str, after: str) -> None:
    assert migrate({TOWN_FILE: before}, (STEP,)) == {TOWN_FILE: after}
    assert migrate({TOWN_FILE: after}, (STEP,)) == {}


@pytest.mark.parametrize("town", ["schema_version: zwei\n", "schema_version: [2]\n", "schema_version: 2: 3\n"])
def test_what_names_no_version_is_not_taken_for_the_first(town: str) -> None:
    with pytest.raises(Unreadable):
        migrate({TOWN_FILE: town}, (STEP,))


def run(folder: Path, town: bytes | None, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    (folder / "intern").mkdir()
    (folder / "intern" / "a.md").write_text(MEASURE)
    if town is not None:
        (folder / TOWN_FILE).write_bytes(town)
    with chdir(folder.parent):
        code = main(["migrate", "--content", folder.name])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_first_version_has_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = TOWN.encode()
    assert run(tmp_path, before, capsys) == (
        0,
        "Alle Dateien sind in Fassung 1, der neuesten. Es gibt nichts zu tun.\n",
        "",
    )
    assert (tmp_path / TOWN_FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("town", "said"),
    [
        (None, "fehlt: Dort steht, in welcher Fassung"),
        (b"\xff", "lässt sich nicht lesen; nichts wurde geändert"),
        (b"schema_version: 9\n", "in Fassung 9 geschrieben, dieses Programm kennt Fassung 1"),
        (b'schema_version: "9"\n', "in Fassung 9 geschrieben, dieses Programm kennt Fassung 1"),
        (b"schema_version: neu\n", "kommune.yml“: „neu“ ist keine Zahl."),
        (b"name: A: B\n", "Nichts wurde geändert."),
    ],
)
def test_what_stops_it_is_said(
    town: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(tmp_path, town, capsys)
    assert (code, out) == (2, "")
    assert said in err


def test_the_command_writes_what_a_step_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digitalfahrplan.command.migrating.STEPS", (STEP,))
    monkeypatch.setattr("digitalfahrplan.command.migrating.FORMAT_VERSION", 2)
    code, out, _ = run(tmp_path, TOWN.encode(), capsys)
    assert (code, out) == (0, "2 Dateien von Fassung 1 auf 2 gehoben:\n- „ziel“ heißt „zweck“\n")
    assert (tmp_path / "intern" / "a.md").read_bytes() == MEASURE.replace("\nziel: B", "\nzweck: B").encode()


def test_files_that_the_check_cannot_read_are_left_alone_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digitalfahrplan.command.migrating.STEPS", (STEP,))
    monkeypatch.setattr("digitalfahrplan.command.migrating.FORMAT_VERSION", 2)
    broken = {"schule/kein-utf8.md": b"---\nziel: \xff\n---\n", "schule/offen.md": b"---\nziel: A\nziel: B: C\n---\n"}
    (tmp_path / "schule").mkdir()
    for path, content in broken.items():
        (tmp_path / path).write_bytes(content)
    (tmp_path / "schule" / "ordner.md").mkdir()
    (tmp_path / "schule" / "verweis.md").symlink_to(tmp_path / "intern" / "a.md")
    code, out, _ = run(tmp_path, TOWN.encode(), capsys)
    assert code == 0
    assert out.startswith("2 Dateien von Fassung 1 auf 2 gehoben:\n")
    named = [
        line.rpartition("/")[2] for line in out.splitlines() if line.startswith("Nicht zu lesen und unverändert: ")
    ]
    assert named == ["kein-utf8.md", "offen.md", "ordner.md", "verweis.md"]
    assert "sagt digitalfahrplan check" in out
    assert {path: (tmp_path / path).read_bytes() for path in broken} == broken
    assert b"zweck: B" in (tmp_path / "intern" / "a.md").read_bytes()

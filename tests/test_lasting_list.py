"""The list ADRESSEN.txt as a file: it grows at its end, is never there by halves, and no bytes in it break a check."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digitalfahrplan.lasting import bury, enter
from digitalfahrplan.lasting.ledger import LONGEST, Ledger, read_ledger
from digitalfahrplan.plan import Plan
from tests.site.plans import plan_of
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN

DAY = date(2026, 1, 29)
LATER = date(2026, 6, 30)
FUND = """---
titel: Fonds
kurz: Geld vom Kreis.
foerdergeber: Kreis
ebene: kreis
stand: 2026-01-01
url: https://kreis.example/fonds
---
"""


def town(*measures: str, fund: bool = False, **former: str) -> Plan:
    """A town with these measures, some of which had other ids before."""
    files = {"kommune.yml": MINIMAL_TOWN} | ({"foerderung/fonds.md": FUND} if fund else {})
    for id_ in measures:
        old = f"ehemals: [{former[id_]}]\n" if id_ in former else ""
        files[f"buerger/{id_}.md"] = MINIMAL_MEASURE.replace("titel: Website", f"titel: Zu {id_}").replace(
            "stand:", f"{old}stand:"
        )
    return plan_of(files)


UNIT = "organisation/rathaus 2026-01-29 Rathaus\n"


def text(archive: Path) -> str:
    return (archive / "ADRESSEN.txt").read_text(encoding="utf-8")


def put(archive: Path, raw: bytes) -> Ledger:
    archive.mkdir(exist_ok=True)
    (archive / "ADRESSEN.txt").write_bytes(raw)
    return read_ledger(archive)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where an archive will be."""
    return tmp_path / "archive"


def test_measures_come_first_then_ids_in_their_order(archive: Path) -> None:
    assert enter(archive, town("web", "amt", fund=True, web="homepage"), DAY) == 5
    assert text(archive) == (
        "massnahmen/amt 2026-01-29 Zu amt\n"
        "massnahmen/web 2026-01-29 Zu web\n"
        "massnahmen/homepage 2026-01-29 Zu web\n"
        f"foerderung/fonds 2026-01-29 Fonds\n{UNIT}"
    )
    assert [path.name for path in archive.iterdir()] == ["ADRESSEN.txt"]


def test_only_what_is_new_is_appended(archive: Path) -> None:
    enter(archive, town("web"), DAY)
    before = text(archive)
    assert enter(archive, town("web"), LATER) == 0
    assert text(archive) == before
    assert enter(archive, town("web", "amt"), LATER) == 1
    assert text(archive) == before + "massnahmen/amt 2026-06-30 Zu amt\n"


def test_a_town_without_measures_has_units(archive: Path) -> None:
    assert enter(archive, town(), DAY) == 1
    assert text(archive) == UNIT


def test_a_unit_that_is_called_like_a_page_of_ours_is_not_entered(archive: Path) -> None:
    master = MINIMAL_TOWN.replace("rathaus", "suche")
    assert enter(archive, plan_of({"kommune.yml": master}), DAY) == 0
    assert not archive.exists()


def test_an_address_that_lives_again_is_entered_again(archive: Path) -> None:
    enter(archive, town("web"), DAY)
    entry = bury(archive, "massnahmen", "web", LATER, "Teil von amt")
    assert text(archive).endswith("massnahmen/web 2026-06-30 entfallen: Teil von amt\n")
    assert read_ledger(archive).entries["massnahmen/web"] == entry
    assert enter(archive, town("web"), LATER) == 1
    assert not read_ledger(archive).entries["massnahmen/web"].gone


def test_a_line_that_somebody_typed_gets_its_end(archive: Path) -> None:
    put(archive, b"massnahmen/web 2026-01-29 Web\r\nmassnahmen/amt 2026-01-29 Amt")
    enter(archive, town("neu"), LATER)
    assert (archive / "ADRESSEN.txt").read_bytes() == (
        b"massnahmen/web 2026-01-29 Web\r\nmassnahmen/amt 2026-01-29 Amt\nmassnahmen/neu 2026-06-30 Zu neu\n"
        b"organisation/rathaus 2026-06-30 Rathaus\n"
    )


def test_a_full_disk_leaves_the_list_as_it_was(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(archive, town("web"), DAY)
    before = text(archive)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        enter(archive, town("amt"), LATER)
    assert text(archive) == before
    assert [path.name for path in archive.iterdir()] == ["ADRESSEN.txt"]


def test_a_list_that_is_no_file_or_too_long_is_not_continued(archive: Path) -> None:
    put(archive, b"x" * (LONGEST + 1))
    with pytest.raises(OSError, match="zu lang"):
        enter(archive, town("web"), DAY)
    (archive / "ADRESSEN.txt").unlink()
    (archive / "ADRESSEN.txt").symlink_to(archive.parent / "andere.txt")
    with pytest.raises(OSError, match="Verknüpfung"):
        enter(archive, town("web"), DAY)
    assert not (archive.parent / "andere.txt").exists()


def test_no_list_is_no_problem(archive: Path) -> None:
    assert read_ledger(archive) == Ledger(archive / "ADRESSEN.txt")
    archive.write_text("keine Ablage")
    assert read_ledger(archive).problems == []


def test_what_is_no_file_is_told(archive: Path) -> None:
    archive.mkdir()
    (archive / "ADRESSEN.txt").mkdir()
    ledger = read_ledger(archive)
    assert not ledger.complete
    assert [(problem.code, problem.detail) for problem in ledger.problems] == [
        ("D115", "Hier steht keine Datei (Ordner).")
    ]


def test_what_the_system_keeps_is_told(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, limit: int) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr("digitalfahrplan.lasting.ledger.read_small", refuse)
    assert [problem.detail for problem in read_ledger(archive).problems] == ["Das Betriebssystem gibt nichts heraus."]


def test_the_last_line_holds_and_titles_stay_known(archive: Path) -> None:
    ledger = put(
        archive,
        "\ufeffmassnahmen/web 2026-01-29 Web\n\n  \nmassnahmen/web 2026-02-01 Neues Web\n"
        "massnahmen/web 2026-03-01 entfallen: Teil von amt\n".encode(),
    )
    assert ledger.problems == []
    assert ledger.lines["massnahmen/web"].number == 5
    assert ledger.titles == {"massnahmen/web": "Neues Web"}


HUGE = {
    "too long": b"a" * (LONGEST + 1),
    "NULs": b"\0" * LONGEST,
    "one line": b"massnahmen/a 2026-01-29 " + b"x" * (LONGEST - 100),
    "bad lines": b"?\n" * (LONGEST // 2),
    "blank lines": b"\n" * LONGEST,
    "good lines": b"massnahmen/a 2026-01-29 A\n" * (LONGEST // 26),
    "other addresses": b"".join(b"massnahmen/a%d 2026-01-29 A\n" % number for number in range(60_000)),
    "no UTF-8": b"\xff\xfe\n" * (LONGEST // 3),
}


@pytest.mark.parametrize("raw", HUGE.values(), ids=HUGE)
def test_huge_lists_take_seconds_at_most(archive: Path, raw: bytes) -> None:
    begin = perf_counter()
    ledger = put(archive, raw)
    assert perf_counter() - begin < 10
    assert len(ledger.problems) <= 100
    assert bool(ledger.problems) == (raw[:1] in b"a\0?\xff" or raw == HUGE["one line"])


@given(st.lists(st.binary(max_size=60) | st.just(b"massnahmen/web 2026-01-29 Web"), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_bytes_are_read_and_continued(archive: Path, lines: list[bytes]) -> None:
    raw = b"\n".join(lines)
    ledger = put(archive, raw)
    assert all(problem.code == "D115" and problem.detail for problem in ledger.problems)
    added = enter(archive, town("amt"), LATER)
    assert (archive / "ADRESSEN.txt").read_bytes().startswith(raw)
    assert added == 1 + ("massnahmen/amt" not in ledger.lines)
    assert enter(archive, town("amt"), LATER) == 0

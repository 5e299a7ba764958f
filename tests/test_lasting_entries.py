"""Lines of ADRESSEN.txt: what the command writes can be read, and everything else is refused in a German sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.lasting.entry import GONE, Entry, parse_address, parse_entry, published
from digitalfahrplan.values import Unreadable

DAY = date(2026, 1, 29)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4}){0,3}", fullmatch=True).filter(
    lambda id_: (
        id_ not in {"con", "prn", "aux", "nul", "api", "daten", "suche", "index", "archiv", "assets", "search"}
        and not id_.startswith(("com", "lpt"))
    )
)
KINDS = st.sampled_from(["massnahmen", "foerderung"])
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(KINDS, IDS, DAYS, st.text(max_size=300))
def test_a_page_s_line_says_again_what_was_written(kind: str, id_: str, day: date, title: str) -> None:
    entry = published(kind, id_, day, title.replace("\ufffd", ""))
    assert parse_entry(entry.line) == entry
    assert "\n" not in entry.line
    assert not entry.gone


@given(st.sampled_from([GONE, "Entfallen:", "ENTFALLEN: wirklich"]), st.text("abc: ", max_size=20))
def test_no_title_ends_an_address(start: str, rest: str) -> None:
    assert not parse_entry(published("massnahmen", "wlan", DAY, start + rest).line).gone


@given(KINDS, IDS, DAYS, st.text(st.characters(categories=["L", "N", "P"], exclude_characters="\ufffd"), min_size=1))
def test_a_tombstone_s_line_says_again_what_was_written(kind: str, id_: str, day: date, why: str) -> None:
    entry = Entry(kind, id_, day, why, gone=True)
    assert parse_entry(entry.line) == entry


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("massnahmen/wlan 2026-01-29 WLAN für Schulen", "WLAN für Schulen"),
        ("  massnahmen/wlan   29.01.2026   WLAN  ", "WLAN"),
        ("massnahmen/wlan\u00a02026-01-29\u00a0WLAN", "WLAN"),
        ("massnahmen/wlan 2026-01-29 entfallen", "entfallen"),
    ],
)
def test_what_clerks_write_is_read(line: str, told: str) -> None:
    assert parse_entry(line) == Entry("massnahmen", "wlan", DAY, told)


def test_a_clerk_ends_an_address() -> None:
    entry = parse_entry("massnahmen/wlan 29.01.2026 Entfallen:Teil von glasfaser")
    assert entry == Entry("massnahmen", "wlan", DAY, "Teil von glasfaser", gone=True)
    assert entry.line == "massnahmen/wlan 2026-01-29 entfallen: Teil von glasfaser"


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (
            "wlan 2026-01-29 WLAN",
            "„wlan“ beginnt weder mit „massnahmen/“ noch mit „foerderung/“, „organisation/“ oder „orte/“.",
        ),
        (
            "haushalt/2027 2026-01-29 2027",
            "„haushalt/2027“ beginnt weder mit „massnahmen/“ noch mit „foerderung/“, „organisation/“ oder „orte/“.",
        ),
        ("massnahmen/../x 2026-01-29 WLAN", "„../x“ ist keine gültige Kennung."),
        ("massnahmen/wlan/ 2026-01-29 WLAN", "„wlan/“ ist keine gültige Kennung."),
        ("massnahmen/ 2026-01-29 WLAN", "„“ ist keine gültige Kennung."),
        ("massnahmen/archiv 2026-01-29 Archiv", "„archiv“ ist für das System reserviert."),
        (f"massnahmen/{'a' * 65} 2026-01-29 A", f"„{'a' * 59}…“ ist keine gültige Kennung."),
        ("massnahmen/wlan", "Hier fehlen Tag und Titel."),
        ("massnahmen/wlan 2026-01-29", "Hinter dem Tag fehlt der Titel."),
        ("massnahmen/wlan 2026-01 WLAN", "Hier ist ein genauer Tag nötig, nicht „2026-01“."),
        ("massnahmen/wlan 2026-13-01 WLAN", "„2026-13-01“ gibt es im Kalender nicht."),
        ("massnahmen/wlan 0001-01-01 WLAN", "Das Jahr 1 liegt außerhalb von 1990 bis 2100."),
        ("massnahmen/wlan gestern WLAN", "„gestern“ ist kein Datum."),
        ("massnahmen/wlan 2026-01-29 entfallen: ", "Hinter „entfallen:“ steht nicht, was daraus wurde."),
        ("massnahmen/wlan 2026-01-29 W\x1b[31mLAN", "Hier steht ein unsichtbares Zeichen (U+001B)."),
        ("massnahmen/wlan\t2026-01-29 WLAN", "Hier steht ein unsichtbares Zeichen (U+0009)."),
        ("massnahmen/wlan 2026-01-29 Stra\ufffde", "Die Zeile ist nicht in UTF-8."),
        ("massnahmen/wlan 2026-01-29 " + "x" * 2000, "Die Zeile hat mehr als 2000 Zeichen."),
        (
            "<<<<<<< HEAD",
            "„<<<<<<<“ beginnt weder mit „massnahmen/“ noch mit „foerderung/“, „organisation/“ oder „orte/“.",
        ),
    ],
)
def test_what_is_refused(line: str, detail: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_entry(line)
    assert (refused.value.code, refused.value.detail) == ("D115", detail)
    assert refused.value.hint.startswith("So schreiben: massnahmen/")


@given(st.text(max_size=200))
def test_any_line_is_an_entry_or_refused(line: str) -> None:
    try:
        entry = parse_entry(line)
    except Unreadable as error:
        assert error.code == "D115"
    else:
        assert parse_address(entry.address) == (entry.kind, entry.id)

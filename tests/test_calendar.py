"""The calendars, read by a real calendar parser."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from digitalfahrplan.funding import deadlines
from digitalfahrplan.plan import Plan, load
from digitalfahrplan.publish.calendar import calendars
from digitalfahrplan.publish.ics import AllDay, calendar, event, folded
from digitalfahrplan.timeline import events
from tests.cooperation import TODAY, measure, programme, town_plan

ROOT = "https://digitalfahrplan.musterstadt.example/"
FUNDING = "kalender/foerderfristen.ics"


def texts(plan: Plan, root: str = ROOT) -> Mapping[str, str]:
    return dict(calendars(plan, root))


def entries(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def told(text: str) -> list[tuple[date, str]]:
    return [(entry["DTSTART"].dt, str(entry["SUMMARY"])) for entry in entries(text)]


@pytest.fixture(scope="module")
def musterstadt() -> Plan:
    plan = load(Path("measures"), TODAY).plan
    assert plan is not None
    return plan


def test_there_is_one_for_funding_and_one_for_every_area_and_unit(musterstadt: Plan) -> None:
    units = {f"kalender/einheit-{unit.id}.ics" for unit in musterstadt.town.units}
    assert set(texts(musterstadt)) == {
        FUNDING,
        *(f"kalender/{area}.ics" for area in ("intern", "buerger", "schule")),
        *units,
    }


def test_every_calendar_is_one_for_a_parser(musterstadt: Plan) -> None:
    for text in texts(musterstadt).values():
        parsed = Calendar.from_ical(text)
        assert parsed.errors == []
        assert parsed.subcomponents
        assert {entry.name for entry in parsed.subcomponents} <= {"VEVENT", "VTIMEZONE"}
        assert not any(entry.errors for entry in parsed.subcomponents)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert "\n" not in text.replace("\r\n", "")
        assert text.endswith("END:VCALENDAR\r\n")


def test_nothing_that_is_due_is_left_out(musterstadt: Plan) -> None:
    by_path = texts(musterstadt)
    found = deadlines(musterstadt)
    assert [entry["DTSTART"].dt for entry in entries(by_path[FUNDING])] == [deadline.day for deadline in found]
    for area in ("intern", "buerger", "schule"):
        planned = [due for measure in musterstadt.measures if measure.area == area for due in events(measure, TODAY)]
        mine = [
            entry
            for entry in entries(by_path[f"kalender/{area}.ics"])
            if entry["CATEGORIES"].to_ical() == "Maßnahme".encode()
        ]
        assert sorted(entry["DTSTART"].dt for entry in mine) == sorted(due.when.last for due in planned)


def test_every_event_has_a_name_of_its_own_that_is_the_same_in_every_calendar(musterstadt: Plan) -> None:
    names: dict[str, set[tuple[date, str]]] = {}
    for text in texts(musterstadt).values():
        uids = [str(entry["UID"]) for entry in entries(text)]
        assert len(set(uids)) == len(uids)
        for entry in entries(text):
            names.setdefault(str(entry["UID"]), set()).add((entry["DTSTART"].dt, str(entry["SUMMARY"])))
    assert all(len(facts) == 1 for facts in names.values())


def test_two_builds_are_the_same_whatever_the_order_of_the_files(musterstadt: Plan) -> None:
    measures, programmes = list(musterstadt.measures), list(musterstadt.programmes)
    random.Random(7).shuffle(measures)
    random.Random(7).shuffle(programmes)
    other = Plan(musterstadt.town, tuple(measures), tuple(programmes), TODAY)
    assert texts(other) == texts(musterstadt)


FONDS = "foerdergebiet: [bundesweit]\nfoerderberechtigte: [kommune]\ntitel: Kreisfonds\nstand: 2026-10-05\n"


def test_a_window_opens_and_closes_all_day_long() -> None:
    window = (
        '{von: 2027-01-11, von_uhrzeit: "09:00", bis: 2027-02-26, bis_uhrzeit: "12:00", bezeichnung: "Runde 1; neu"}'
    )
    opening, closing = entries(
        texts(town_plan([measure()], [programme(f"{FONDS}antragsfristen: [{window}]")]))[FUNDING]
    )
    assert (str(opening["SUMMARY"]), str(closing["SUMMARY"])) == (
        "Antragsbeginn: Kreisfonds",
        "Antragsfrist: Kreisfonds",
    )
    assert (opening["DTSTART"].dt, opening["DTEND"].dt) == (date(2027, 1, 11), date(2027, 1, 12))
    assert (closing["DTSTART"].dt, closing["DTEND"].dt) == (date(2027, 2, 26), date(2027, 2, 27))
    assert "bis 26.02.2027, 12:00 Uhr (Runde 1; neu)" in str(closing["DESCRIPTION"])
    assert str(closing["URL"]) == f"{ROOT}foerderung/fonds/"
    assert closing["TRANSP"] == "TRANSPARENT"
    assert closing["DTSTAMP"].dt == datetime(2026, 10, 5, tzinfo=timezone.utc)  # noqa: UP017


def test_a_vague_date_stands_on_its_last_day_and_says_so() -> None:
    plan = town_plan([measure("titel: Archiv\nmeilensteine: [{titel: Auftrag, termin: Q1 2027}]\nstand: 2026-11-02")])
    (entry,) = entries(texts(plan)["kalender/intern.ics"])
    assert (entry["DTSTART"].dt, str(entry["SUMMARY"])) == (date(2027, 3, 31), "Auftrag: Archiv")
    assert "Termin: 1. Quartal 2027." in str(entry["DESCRIPTION"])
    assert entry["DTSTAMP"].dt == datetime(2026, 11, 2, tzinfo=timezone.utc)  # noqa: UP017


GRANT = """foerderung:
- {quelle: Land, status: STATUS, mittelabruf: 2027-06-30, verwendungsnachweis: 2027-12-31, zweckbindung: 2032}"""


@pytest.mark.parametrize(
    ("status", "due"),
    [
        ("beantragt", []),
        ("bewilligt", ["Mittelabruf", "Verwendungsnachweis", "Ende der Zweckbindung"]),
        ("abgerufen", ["Verwendungsnachweis", "Ende der Zweckbindung"]),
        ("abgeschlossen", ["Ende der Zweckbindung"]),
    ],
)
def test_a_grant_obliges_until_it_is_done(status: str, due: list[str]) -> None:
    found = told(texts(town_plan([measure(GRANT.replace("STATUS", status))]))[FUNDING])
    assert [title for _, title in found] == [f"{what}: M" for what in due]


def test_a_unit_sees_what_it_leads_and_the_programmes_that_may_fund_it() -> None:
    ours, others = (
        measure("titel: Unsere\nzeitraum: {ende: 2027}", "a"),
        measure("titel: Fremde\nfederfuehrung: verein", "b"),
    )
    topf = programme(f"{FONDS}antragsfristen: [{{bis: 2027-02-26}}]")
    by_path = texts(town_plan([ours, others], [topf]))
    assert [title for _, title in told(by_path["kalender/einheit-it.ics"])] == [
        "Antragsfrist: Kreisfonds",
        "Ende: Unsere",
    ]
    assert [title for _, title in told(by_path["kalender/einheit-verein.ics"])] == ["Antragsfrist: Kreisfonds"]
    assert told(by_path["kalender/einheit-werke.ics"]) == []
    assert told(by_path["kalender/schule.ics"]) == []


def test_a_programme_that_is_impossible_for_a_unit_is_not_its_business() -> None:
    topf = programme(f"{FONDS}antragsfristen: [{{bis: 2027-02-26}}]\nfoerdert: {{bereiche: [schule]}}")
    by_path = texts(town_plan([measure()], [topf]))
    assert [title for _, title in told(by_path[FUNDING])] == ["Antragsfrist: Kreisfonds"]
    assert told(by_path["kalender/einheit-it.ics"]) == []


def test_a_date_that_moves_keeps_its_name() -> None:
    before, after = (
        entries(texts(town_plan([measure(f"zeitraum: {{ende: {end}}}")]))["kalender/intern.ics"])
        for end in ("2027-03", "2028-09-30")
    )
    assert before[0]["UID"] == after[0]["UID"]
    assert before[0]["DTSTART"].dt != after[0]["DTSTART"].dt


def test_two_of_the_same_kind_have_two_names() -> None:
    rows = "meilensteine: [{titel: Auftrag, termin: 2027-03}, {titel: Auftrag, termin: 2027-05}]"
    found = entries(texts(town_plan([measure(rows)]))["kalender/intern.ics"])
    assert len({str(entry["UID"]) for entry in found}) == 2


def test_names_are_those_of_this_town() -> None:
    (entry,) = entries(texts(town_plan([measure("zeitraum: {ende: 2027}")]))["kalender/intern.ics"])
    assert str(entry["UID"]).endswith("@musterstadt.example")


def test_without_the_sites_address_there_are_no_links() -> None:
    text = texts(town_plan([measure("zeitraum: {ende: 2027}")]), "/")["kalender/intern.ics"]
    assert len(entries(text)) == 1
    assert "URL" not in text


@settings(deadline=None)
@given(st.text(), st.text(), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_any_text_comes_out_as_it_went_in(title: str, text: str, day: date) -> None:
    told = AllDay("a@b", day, title, text, "", "Förderung", day)
    (entry,) = entries(calendar(title, [event(told)]))
    assert str(entry["SUMMARY"]) == kept(title)
    assert str(entry["DESCRIPTION"]) == kept(text)
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (day, day + timedelta(days=1))


def kept(text: str) -> str:
    """A text without control characters, its line ends as the parser gives them."""
    plain = text.replace("\r\n", "\n")
    return "".join(char for char in plain if char in "\t\n" or (ord(char) >= 32 and ord(char) != 127))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_folded_line_unfolds_and_no_piece_is_too_long(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line

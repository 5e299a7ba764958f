"""The feed, read by a real feed parser."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.plan import Plan, load
from digitalfahrplan.publish.feed import NEWEST, feed
from tests.cooperation import TODAY, measure, programme, town_plan

ROOT = "https://digitalfahrplan.musterstadt.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


def read(plan: Plan, root: str = ROOT) -> Any:
    parsed = feedparser.parse(feed(plan, root))
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def news(*lines: str, today: date = TODAY, programmes: tuple[Any, ...] = ()) -> list[tuple[str, str, str]]:
    """Day, title and text of all news of one measure."""
    entries = read(town_plan([measure("\n".join(lines))], programmes, today=today)).entries
    return [(entry.updated.removesuffix("T00:00:00Z"), entry.title, entry.summary) for entry in entries]


@pytest.fixture(scope="module")
def musterstadt() -> Plan:
    plan = load(Path("measures"), TODAY).plan
    assert plan is not None
    return plan


def test_musterstadts_feed_is_whole(musterstadt: Plan) -> None:
    parsed = read(musterstadt)
    assert len(parsed.entries) == NEWEST
    assert len({entry.id for entry in parsed.entries}) == NEWEST
    assert parsed.feed.updated == parsed.entries[0].updated
    assert [entry.updated for entry in parsed.entries] == sorted(
        (entry.updated for entry in parsed.entries), reverse=True
    )
    assert all(entry.title and entry.summary and entry.link.startswith(ROOT) for entry in parsed.entries)
    kinds = {entry.title.partition(":")[0].partition(" am ")[0] for entry in parsed.entries}
    assert kinds >= {"Neu", "Neuer Status", "Verzögerung", "Beschluss", "Wird beraten", "Mittelabruf", "Im Plan"}


def test_the_feed_has_what_rfc_4287_asks_for(musterstadt: Plan) -> None:
    root = ET.fromstring(feed(musterstadt, ROOT))
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert all(len(element.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
        assert element.findtext(f"{ATOM}id", "").startswith("tag:musterstadt.example,2026:")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Musterstadt"
    assert [link.get("href") for link in root.findall(f"{ATOM}link")] == [f"{ROOT}feed.xml", ROOT]


def test_two_builds_are_the_same_whatever_the_order_of_the_files(musterstadt: Plan) -> None:
    measures, programmes = list(musterstadt.measures), list(musterstadt.programmes)
    random.Random(7).shuffle(measures)
    random.Random(7).shuffle(programmes)
    assert feed(Plan(musterstadt.town, tuple(measures), tuple(programmes), TODAY), ROOT) == feed(musterstadt, ROOT)


def test_names_do_not_depend_on_the_sites_address(musterstadt: Plan) -> None:
    here, there = (read(musterstadt, root) for root in (ROOT, "https://anderswo.example/plan/"))
    assert [entry.id for entry in here.entries] == [entry.id for entry in there.entries]


def test_without_an_address_links_are_relative_to_the_feed() -> None:
    root = ET.fromstring(feed(town_plan([measure()]), "/"))
    assert [link.get("href") for link in root.iter(f"{ATOM}link")] == ["feed.xml", "./", "massnahmen/m/"]


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("neu", "Neu"),
        ("status", "Neuer Status"),
        ("verzoegerung", "Verzögerung"),
        ("mehrkosten", "Mehrkosten"),
        ("inhalt", "Änderung"),
    ],
)
def test_a_change_is_news_with_its_reason(kind: str, word: str) -> None:
    row = f"verlauf: [{{datum: 2026-09-14, art: {kind}, text: Der Grund.}}]"
    assert news(row) == [("2026-09-14", f"{word}: M", "Der Grund.")]


def test_a_vague_change_is_news_from_its_first_day() -> None:
    assert news("verlauf: [{datum: 2026-09, art: neu, text: T}]")[0][0] == "2026-09-01"


@pytest.mark.parametrize(("day", "number"), [("2026-11-23", 1), ("2026-11-24", 0)])
def test_the_future_is_no_news(day: str, number: int) -> None:
    assert len(news(f"verlauf: [{{datum: {day}, art: neu, text: T}}]")) == number


def test_a_measure_without_any_change_is_told_as_it_stands() -> None:
    assert news("stand: 2026-11-01") == [("2026-11-01", "Im Plan: M", "M Angaben vom 01.11.2026.")]


CHANGED = "verlauf: [{datum: 2020, art: neu, text: T}]"
PAPER = "{vorlage: VO/1, gremium: Rat, datum: DAY, ergebnis: beschlossen, stimmen: '38:4:2'}"


def test_a_decision_is_news() -> None:
    assert news(CHANGED, f"beschluesse: [{PAPER.replace('DAY', '2026-11-23')}]")[0] == (
        "2026-11-23",
        "Beschluss: M",
        "Rat, VO/1, 23.11.2026: beschlossen (38:4:2)",
    )


def test_a_debate_is_news_before_it_takes_place_and_a_decision_is_news_again() -> None:
    rows = "stand: 2026-11-01", CHANGED, "beschluesse: [{gremium: Rat, datum: 2026-11-24}]"
    assert news(*rows)[0] == ("2026-11-01", "Wird beraten: M", "Rat, 24.11.2026")
    before, after = (
        read(town_plan([measure("\n".join(rows))], today=day)) for day in (TODAY, TODAY + timedelta(days=1))
    )
    assert after.entries[0].title == "Beschluss: M"
    assert before.entries[0].id != after.entries[0].id


def test_a_decision_without_a_date_is_no_news() -> None:
    assert len(news(CHANGED, "beschluesse: [{vorlage: VO/1}]")) == 1


DEADLINE = date(2027, 2, 26)
FONDS = programme(f"titel: Kreisfonds\nantragsfristen: [{{bis: {DEADLINE}}}]")


@pytest.mark.parametrize(
    ("days", "told"),
    [(61, []), (60, ["60"]), (15, ["60"]), (14, ["14", "60"]), (0, ["14", "60"]), (-1, [])],
)
def test_a_deadline_is_news_60_and_14_days_ahead(days: int, told: list[str]) -> None:
    today = DEADLINE - timedelta(days=days)
    found = [
        row
        for row in news(CHANGED, today=today, programmes=(FONDS,))
        if row[1] == "Antragsfrist am 26.02.2027: Kreisfonds"
    ]
    assert [row[2].partition(" ")[0] for row in found] == told
    assert [row[0] for row in found] == [str(DEADLINE - timedelta(days=int(ahead))) for ahead in told]


def test_obligations_and_legal_deadlines_are_news_but_milestones_are_not() -> None:
    rows = (
        CHANGED,
        "foerderung: [{quelle: Land, status: bewilligt, verwendungsnachweis: 2026-12-01}]",
        "pflicht: {rechtsgrundlage: § 1, frist: 2026-12}",
        "meilensteine: [{titel: Auftrag, termin: 2026-12-01}]",
        "zeitraum: {ende: 2026-12-01}",
    )
    assert sorted(title for _, title, _ in news(*rows)) == sorted(
        [
            "Neu: M",
            "Verwendungsnachweis am 01.12.2026: M",
            "Verwendungsnachweis am 01.12.2026: M",
            "Gesetzliche Frist am 31.12.2026: M",
        ]
    )


def test_a_deadline_that_moves_is_news_again() -> None:
    def ids(day: str) -> set[str]:
        found = read(
            town_plan([measure(CHANGED)], [programme(f"antragsfristen: [{{bis: {day}, bezeichnung: Runde}}]")])
        )
        return {entry.id for entry in found.entries if "Antragsfrist" in entry.title}

    assert len(ids("2026-12-01") | ids("2026-12-02")) == 4


def test_a_reason_that_is_written_better_is_no_news() -> None:
    texts = (
        "verlauf: [{datum: 2026-09-14, art: neu, text: Gruhnd}]",
        "verlauf: [{datum: 2026-09-14, art: neu, text: Grund}]",
    )
    before, after = (read(town_plan([measure(text)])) for text in texts)
    assert before.entries[0].id == after.entries[0].id


def test_two_changes_of_a_day_are_two_news() -> None:
    row = "{datum: 2026-09-14, art: neu, text: T}"
    found = read(town_plan([measure(f"verlauf: [{row}, {row}]")]))
    assert len({entry.id for entry in found.entries}) == 2


def test_an_empty_town_has_an_empty_feed() -> None:
    parsed = read(town_plan())
    assert parsed.entries == []
    assert parsed.feed.updated == "2026-11-23T00:00:00Z"


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_text_makes_valid_xml(text: str) -> None:
    plan = town_plan([measure(CHANGED)])
    titled = plan.measures[0].model_copy(update={"title": text})
    root = ET.fromstring(feed(replace(plan, measures=(titled,)), ROOT))
    title = root.findtext(f"{ATOM}entry/{ATOM}title", "")
    possible = "".join(char for char in text if xml_allows(char)).replace("\r\n", "\n").replace("\r", "\n")
    assert title == f"Neu: {possible}"


def xml_allows(char: str) -> bool:
    code = ord(char)
    return char in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000

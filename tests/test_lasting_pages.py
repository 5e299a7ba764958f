"""The pages at addresses that are gone: whatever their list says stands there as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.archive.snapshot import Snapshot
from digitalfahrplan.lasting import Tombstone
from digitalfahrplan.presentation.page import Page
from digitalfahrplan.presentation.pages import pages_of
from digitalfahrplan.presentation.view import View
from tests.site.checks import active, foreign
from tests.site.hostile import PAYLOADS
from tests.site.html import Element, parse
from tests.site.plans import plan_of
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN

DAY = date(2026, 3, 12)
FILES = {
    "kommune.yml": MINIMAL_TOWN,
    "buerger/portal.md": MINIMAL_MEASURE.replace("stand:", "ehemals: [altes-portal]\nstand:"),
}


def snapshot(day: date, measures: frozenset[str], programmes: frozenset[str] = frozenset()) -> Snapshot:
    return Snapshot(day.year, day, Path(), "Bericht", "", "0" * 64, "0" * 64, measures, programmes)


SNAPSHOTS = (
    snapshot(date(2025, 1, 30), frozenset({"chat", "portal"}), frozenset({"fonds"})),
    snapshot(date(2026, 1, 29), frozenset({"chat", "fonds"})),
)


def page(tombstone: Tombstone) -> Page:
    plan = replace(plan_of(FILES), tombstones=(tombstone,))
    path = f"{tombstone.address}.md"
    return next(made for made in pages_of(View(plan, snapshots=SNAPSHOTS)) if made.path == path)


def html(made: Page) -> Element:
    return parse("".join([made.lead, *(section.html for section in made.sections)]))


def links(tombstone: Tombstone) -> dict[str, str]:
    """Text and address of every link, the foot's left out."""
    found = html(page(tombstone)).find("a")
    return {it.text: it.attributes["href"] for it in found if not it.attributes["href"].startswith("mailto:")}


def chat(why: str, title: str = "Chat") -> Tombstone:
    return Tombstone("massnahmen", "chat", title, DAY, why)


def test_archived_versions_are_listed_the_newest_first() -> None:
    assert links(chat("weg")) == {
        "Fassung vom 29.01.2026": "../../archiv/2026/2026-01-29/chat/",
        "Fassung vom 30.01.2025": "../../archiv/2025/2025-01-30/chat/",
    }


def test_feedback_names_what_the_page_was_about() -> None:
    (letter,) = [it for it in html(page(chat("weg", "Chat im Rathaus"))).find("a") if it.text == "Rückmeldung geben"]
    assert "Chat%20im%20Rathaus" in letter.attributes["href"]


def test_a_programme_is_looked_for_among_programmes() -> None:
    assert links(Tombstone("foerderung", "fonds", "Fonds", DAY, "weg")) == {
        "Fassung vom 30.01.2025": "../../archiv/2025/2025-01-30/fonds/"
    }
    made = page(Tombstone("foerderung", "topf", "Topf", DAY, "weg"))
    assert [section.title for section in made.sections] == [""]
    assert made.meta["eltern"] == "foerderung/"


def test_addresses_of_this_site_in_the_reason_lead_there() -> None:
    found = links(
        chat(
            "Siehe /massnahmen/portal/, früher massnahmen/altes-portal, nicht /massnahmen/portale/ und /foerderung/portal/."
        )
    )
    assert {text: address for text, address in found.items() if "Fassung" not in text} == {
        "/massnahmen/portal/": "../portal/",
        "massnahmen/altes-portal": "../portal/",
    }


def test_the_reason_stays_as_it_was_told() -> None:
    why = "Siehe /massnahmen/portal/, <b>nicht</b> /massnahmen/chat/."
    (told,) = [it.text for it in html(page(chat(why))).find("dd") if "Siehe" in it.text]
    assert told == why


@given(st.text(min_size=1, max_size=80) | st.sampled_from(PAYLOADS))
def test_any_reason_and_title_are_text(text: str) -> None:
    made = page(chat(text, text))
    element = Element("article", {}, html(made).inside)
    assert made.title == text
    assert not [*active(Element("", {}, [element])), *foreign(element)]
    assert [it.tag for it in element.find("dl")[0].walk()] == ["dl", *(["div", "dt", "dd"] * 2)]


def test_the_address_is_one_of_the_site() -> None:
    view = View(replace(plan_of(FILES), tombstones=(chat("weg"),)))
    assert "massnahmen/chat/" in view.pages


def test_the_page_of_a_budget_year_stays_once_it_was_frozen() -> None:
    plan = plan_of(FILES)
    live = View(plan).budget_years
    assert 2025 not in live
    view = View(plan, snapshots=SNAPSHOTS)
    assert view.budget_years == (2025, 2026, *live)
    assert "haushalt/2025.md" in {made.path.replace("/index.md", ".md") for made in pages_of(view)}

"""Kooperationschancen: what counts as the same service, the same field, a similar title, and in which order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.cooperation import Opportunity, opportunities
from digitalfahrplan.cooperation.matching import ENOUGH
from digitalfahrplan.cooperation.words import as_written, shared, similarity, words
from digitalfahrplan.model import Area, Status
from digitalfahrplan.partners import Offer, Service
from digitalfahrplan.plan import load
from tests.cooperation import measure, roadmap, town_plan

LEIKA, OZG = "99108001001000", "10470"
OURS = f"""titel: Bewohnerparkausweis
handlungsfeld: akte
leistungen: [{{leika: "{LEIKA}", bezeichnung: Parkausweis}}, {{ozg: "{OZG}"}}]"""


def offer(
    title: str, *, field: str | None = "Digitale Akte", area: Area | None = Area.INTERNAL, **more: object
) -> Offer:
    return Offer("dort", title, area=area, field=field, **more)  # type: ignore[arg-type]


def matches(ours: str, theirs: Offer, ags: str = "05999016") -> tuple[Opportunity, ...]:
    return opportunities(town_plan([measure(ours)], roadmaps=[roadmap(theirs, ags=ags)]))


@pytest.mark.parametrize("service", [Service(leika=LEIKA), Service(ozg=OZG), Service(LEIKA, "1")])
def test_the_same_service_is_a_chance_whatever_the_title(service: Service) -> None:
    (found,) = matches(OURS, offer("Ganz anders", field=None, area=Area.SCHOOLS, services=(service,)))
    assert len(found.services) == 1
    assert (found.similarity, found.words) == (None, ())


def test_a_service_beats_a_title_and_is_told_alone() -> None:
    (found,) = matches(OURS, offer("Bewohnerparkausweis", services=(Service(leika=LEIKA), Service(ozg=OZG))))
    assert [(service.leika, service.ozg) for service in found.services] == [(LEIKA, None), (None, OZG)]
    assert found.similarity is None


@pytest.mark.parametrize("service", [Service(leika="99108001001001"), Service(ozg="0" + OZG), Service(ozg=LEIKA)])
def test_other_keys_are_other_services(service: Service) -> None:
    assert matches(OURS, offer("Ganz anders", services=(service,))) == ()


def test_a_similar_title_in_the_same_field() -> None:
    (found,) = matches(
        "titel: Elektronische Vergabeakte mit Vergabeunterlagen\nhandlungsfeld: akte", offer("Vergabeakte für Vergaben")
    )
    assert found.services == ()
    assert found.similarity is not None
    assert found.similarity >= 60
    assert found.words == ("Vergabeakte",)


@pytest.mark.parametrize("name", ["Digitale Akte", "Akten und Archive", "Elektronische Akte"])
def test_fields_are_the_same_when_their_names_share_a_word(name: str) -> None:
    assert matches("titel: Vergabeakte\nhandlungsfeld: akte", offer("Vergabeakte", field=name))


@pytest.mark.parametrize("name", ["Digitale Dienste", "Netze", None])
def test_other_fields_are_not(name: str | None) -> None:
    assert matches("titel: Vergabeakte\nhandlungsfeld: akte", offer("Vergabeakte", field=name)) == ()


def test_a_measure_without_field_matches_by_service_only() -> None:
    assert matches("titel: Vergabeakte", offer("Vergabeakte")) == ()


def test_another_area_is_another_field_but_an_area_may_be_missing() -> None:
    ours = "titel: Vergabeakte\nhandlungsfeld: akte"
    assert matches(ours, offer("Vergabeakte", area=Area.CITIZENS)) == ()
    assert matches(ours, offer("Vergabeakte", area=None))


def test_titles_alike_by_chance_only_are_no_chance() -> None:
    assert matches("titel: Wasserzähler\nhandlungsfeld: akte", offer("Erzähler")) == ()


def test_names_of_towns_and_usual_words_say_nothing() -> None:
    assert matches("titel: Digitale Stadt Musterstadt\nhandlungsfeld: akte", offer("Digitale Stadt Musterstadt")) == ()
    (found,) = matches(
        "titel: Archiv Musterstadt\nhandlungsfeld: akte", offer("Digitales Archiv der Stadt Nachbarstadt")
    )
    assert (found.similarity, found.words) == (100, ("Archiv",))


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.DROPPED])
def test_whatever_the_other_town_has_not_dropped_counts(status: Status) -> None:
    assert matches(OURS, offer("Bewohnerparkausweis", status=status))


def test_what_either_side_is_done_with_does_not_count() -> None:
    assert matches(OURS, offer("Bewohnerparkausweis", status=Status.DROPPED)) == ()
    assert matches(f"{OURS}\nstatus: verworfen\nbegruendung: B", offer("Bewohnerparkausweis")) == ()
    done = f"{OURS}\nstatus: abgeschlossen\nergebnis: E\ntatsaechlich: {{ende: 2026-01}}"
    assert matches(done, offer("Bewohnerparkausweis")) == ()


def test_it_is_said_whether_we_work_together_already() -> None:
    ours = f'{OURS}\nkooperation: {{form: gemeinsam, partner: [{{name: N, ags: "05999016"}}]}}'
    assert [match.together for match in matches(ours, offer("Bewohnerparkausweis"))] == [True]
    assert [match.together for match in matches(ours, offer("Bewohnerparkausweis"), "05999004")] == [False]


def many_offers() -> list[Offer]:
    titles = ["Bewohnerparkausweis", "Bewohnerparkausweise", "Bewohnerparkausweis Altstadt"]
    return [replace(offer(title), id=f"o{number}") for number, title in enumerate(titles)] + [
        Offer("dienst", "Dienst", services=(Service(ozg=OZG),)),
        Offer("beide", "Dienst", services=(Service(ozg=OZG), Service(leika=LEIKA))),
    ]


def told(found: tuple[Opportunity, ...]) -> list[tuple[str, str, str]]:
    return [(match.measure.id, match.roadmap.ags, match.offer.id) for match in found]


def test_the_best_comes_first() -> None:
    plan = town_plan([measure(OURS)], roadmaps=[roadmap(*many_offers())])
    assert [id_ for _, _, id_ in told(opportunities(plan))] == ["beide", "dienst", "o0", "o1", "o2"]


@settings(deadline=None)
@given(st.integers(0, 999))
def test_the_order_of_files_and_offers_changes_nothing(seed: int) -> None:
    measures = [measure(OURS, "a"), measure(OURS, "b")]
    offers, towns = many_offers(), ["05999004", "05999016"]
    expected = told(opportunities(town_plan(measures, roadmaps=[roadmap(*offers, ags=ags) for ags in towns])))
    assert len(expected) == 20
    for things in (measures, offers, towns):
        random.Random(seed).shuffle(things)
    assert told(opportunities(town_plan(measures, roadmaps=[roadmap(*offers, ags=ags) for ags in towns]))) == expected


def test_no_town_can_fill_our_page() -> None:
    offers = [replace(offer("Bewohnerparkausweis"), id=f"o{number}") for number in range(50)]
    plan = town_plan(
        [measure(OURS, "a"), measure(OURS, "b")], roadmaps=[roadmap(*offers), roadmap(*offers, ags="05999004")]
    )
    assert len(opportunities(plan)) == 2 * 2 * ENOUGH


def test_stop_words_are_left_out() -> None:
    assert words("Die digitale Akte für das Rathaus – und zwar WLAN_2!") == ("akte", "rathaus", "zwar", "wlan", "2")


@pytest.mark.parametrize(
    ("ours", "theirs"), [("Schulen", "Schule"), ("Straße", "Strasse"), ("Fachräume", "Fachräumen")]
)
def test_endings_do_not_matter(ours: str, theirs: str) -> None:
    assert shared(words(ours), words(theirs)) == words(ours)


def test_short_words_are_the_same_or_not() -> None:
    assert shared(words("Kita"), words("Kitas")) == ("kita",)
    assert shared(words("Rat"), words("Rad")) == ()


def test_words_are_shown_as_they_stand_in_the_title() -> None:
    assert as_written("WLAN am Markt: wlan, Markt", ("wlan", "markt")) == ("WLAN", "Markt", "wlan")


@settings(deadline=None)
@given(st.text(), st.text())
def test_similarity_is_a_percentage_and_the_same_both_ways(ours: str, theirs: str) -> None:
    one, other = words(ours), words(theirs)
    assert 0 <= similarity(one, other) <= 100
    assert similarity(one, other) == similarity(other, one)
    assert similarity(one, one) == (100 if one else 0)


def test_musterstadt_has_chances_by_service_and_by_title_with_both_neighbours() -> None:
    plan = load(Path("measures"), date(2026, 11, 23)).plan
    assert plan is not None
    found = opportunities(plan)
    kinds = {(match.roadmap.name, bool(match.services)) for match in found if not match.together}
    assert kinds == {("Bergdorf", True), ("Bergdorf", False), ("Nachbarstadt", False)}
    assert {match.roadmap.name for match in found if match.services} == {"Bergdorf", "Nachbarstadt"}
    assert all(8 <= len(roadmap.offers) <= 12 for roadmap in plan.roadmaps)

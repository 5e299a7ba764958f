"""What the page on cooperation shows, and the ways to subscribe."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import escape

import pytest

from digitalfahrplan.cooperation import opportunities
from digitalfahrplan.macros import macros
from digitalfahrplan.model import Status
from digitalfahrplan.partners import Offer, Service
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.offers import why
from digitalfahrplan.presentation.pages.measure import measure_page
from digitalfahrplan.presentation.pages.unit import unit_pages
from digitalfahrplan.presentation.view import View
from tests.cooperation import measure, programme, roadmap, town_plan

EVIL = '<script>alert("1")</script>&{{ 7 * 7 }}'
OURS = 'titel: Parkausweis\nhandlungsfeld: akte\nleistungen: [{leika: "99108001001000", bezeichnung: Ausweis}]'


def shown(name: str, plan: Plan, root: str = "/") -> str:
    """The HTML of a macro on the page /kooperation/."""
    return macros(View(plan, root=root), lambda: Links("kooperation/"), str)[name]()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_chances_say_what_speaks_for_them() -> None:
    offers = [
        Offer("a", "Ganz anders", services=(Service(leika="99108001001000"),), status=Status.RUNNING),
        Offer("b", "Parkausweis", field="Akte"),
        Offer("c", "Parkausweis Altstadt", field="Akte"),
    ]
    html = plain(shown("kooperationschancen", town_plan([measure(OURS)], roadmaps=[roadmap(*offers)])))
    assert "Nachbarstadt Ganz anders laufend keine Angabe Dieselbe Leistung: „Ausweis“" in html
    assert "Fast gleicher Titel (100 %), gemeinsam: „Parkausweis“" in html
    assert "Sehr ähnlicher Titel (85 %), gemeinsam: „Parkausweis“" in html


@pytest.mark.parametrize(
    ("percent", "degree"),
    [(60, "Ähnlicher"), (74, "Ähnlicher"), (75, "Sehr ähnlicher"), (89, "Sehr ähnlicher"), (90, "Fast gleicher")],
)
def test_similarity_has_words(percent: int, degree: str) -> None:
    plan = town_plan([measure(OURS)], roadmaps=[roadmap(Offer("a", "Parkausweis", field="Akte"))])
    match = replace(opportunities(plan)[0], similarity=percent, words=("A", "B"))
    assert why(match) == f"{degree} Titel ({percent} %), gemeinsam: „A“ und „B“"


def test_what_another_town_says_is_shown_and_not_obeyed() -> None:
    offer = Offer(
        "a", EVIL, services=(Service(leika="99108001001000"),), address="https://digital.nachbarstadt.example/a/"
    )
    html = shown("kooperationschancen", town_plan([measure(OURS)], roadmaps=[replace(roadmap(offer), licence=EVIL)]))
    assert "<script" not in html
    assert html.count(escape(EVIL, quote=True)) >= 2
    assert 'href="https://digital.nachbarstadt.example/a/" rel="noopener noreferrer"' in html


def section(plan: Plan) -> str:
    """The section on cooperation of the only measure's page."""
    page = measure_page(View(plan), plan.measures[0])
    return "".join(section.html for section in page.sections if section.anchor == "zusammenarbeit")


def test_a_measure_shows_what_other_towns_plan_that_resembles_it() -> None:
    offers = [Offer("b", EVIL, services=(Service(leika="99108001001000"),), status=Status.RUNNING)]
    html = section(town_plan([measure(OURS)], roadmaps=[roadmap(*offers)]))
    assert "Noch zu klären." in plain(html)
    assert f"Nachbarstadt: {escape(EVIL, quote=True)}" in plain(html)
    assert "Dieselbe Leistung: „Ausweis“" in plain(html)
    assert "schon zusammen" not in html
    together = measure(OURS + '\nkooperation: {form: gemeinsam, partner: [{name: Nachbarstadt, ags: "05999016"}]}')
    html = plain(section(town_plan([together], roadmaps=[roadmap(*offers)])))
    assert "Gemeinsam mit anderen Kommunen." in html
    assert "Wir arbeiten hier schon zusammen." in html
    assert section(town_plan([measure(OURS)])) == ""


def test_every_partner_is_listed_with_the_age_of_its_copy() -> None:
    fetched = replace(roadmap(Offer("a", "A")), fetched=date(2026, 11, 22), licence="CC0")
    html = plain(shown("kooperationschancen", town_plan(roadmaps=[fetched])))
    assert "Nachbarstadt: 1 Maßnahme, Stand 01.11.2026, Kopie vom 22.11.2026 (1 Tag alt), Lizenz CC0" in html
    assert "Bergdorf : noch keine Kopie ihres Plans" in html or "Bergdorf: noch keine Kopie ihres Plans" in html
    assert "ist nichts Ähnliches zu finden" in html


def test_what_is_done_together_stands_apart() -> None:
    ours = f'{OURS}\nkooperation: {{form: gemeinsam, partner: [{{name: N, ags: "05999016"}}]}}'
    offer = Offer("a", "Parkausweis", field="Akte")
    both = [roadmap(offer), roadmap(offer, ags="05999004")]
    html = plain(shown("kooperationschancen", town_plan([measure(ours)], roadmaps=both)))
    apart, together = html.index("Hier könnten wir zusammenarbeiten"), html.index("Hier arbeiten wir schon zusammen")
    assert apart < html.index(" Bergdorf ") < together < html.index(" Nachbarstadt ", together)


def test_open_questions_name_who_does_something_similar() -> None:
    plan = town_plan([measure(f"{OURS}\nkooperation: {{form: offen, begruendung: Warten auf den Kreis.}}")])
    assert "Warten auf den Kreis. –" in plain(shown("kooperation_offen", plan))
    similar = replace(plan, roadmaps=(roadmap(Offer("a", "Parkausweis", field="Akte")),))
    assert "Warten auf den Kreis. Nachbarstadt" in plain(shown("kooperation_offen", similar))
    settled = town_plan([measure("kooperation: {form: selbst}")])
    assert "Hier ist nichts offen." in shown("kooperation_offen", settled)


def test_forms_have_reasons_and_partners() -> None:
    rows = [
        measure("titel: A\nkooperation: {form: selbst, begruendung: Geht schneller.}", "a"),
        measure("titel: B\nkooperation: {form: gemeinsam, partner: [{name: X}, {name: Y}]}", "b"),
    ]
    html = plain(shown("kooperation_formen", town_plan(rows)))
    assert "A ○ geplant Geht schneller." in html or "A geplant Geht schneller." in html
    assert "B geplant X, Y keine Angabe" in html
    figures = plain(shown("kooperation_zahlen", town_plan(rows)))
    assert figures == "1 Wir machen es selbst 1 Gemeinsam mit anderen Kommunen 0 Noch zu klären 0 Neue Chancen"


def test_partners_have_their_measures() -> None:
    row = measure('titel: A\nkooperation: {form: gemeinsam, partner: [{name: B, ags: "05999004"}]}')
    assert plain(shown("kooperation_partner", town_plan([row]))) == "Bergdorf: 1 Maßnahme A geplant"
    assert "Keine Maßnahme nennt einen Partner." in shown("kooperation_partner", town_plan())


def test_programmes_stand_beside_measures_without_partners() -> None:
    fund = programme("titel: Fonds\nfoerdergebiet: [bundesweit]\nfortlaufend: ja\nmindestpartner: 2")
    html = plain(shown("kooperation_programme", town_plan([measure("titel: A")], [fund])))
    assert "Fonds 2 Kommunen, unsere mitgezählt A" in html
    assert "fehlt keiner Maßnahme ein Partner" in shown("kooperation_programme", town_plan())


@pytest.mark.parametrize("root", ["https://fahrplan.example/plan/", "http://localhost:8000/plan/"])
def test_calendars_can_be_subscribed_where_the_address_is_known(root: str) -> None:
    html = shown("abonnieren", town_plan(), root)
    place = root.partition("://")[2]
    for path in ("foerderfristen", "intern", "buerger", "schule"):
        assert f'href="webcal://{place}kalender/{path}.ics"' in html
        assert f'href="../kalender/{path}.ics"' in html
    assert 'href="../feed.xml"' in html


def test_where_it_is_not_known_there_is_the_file() -> None:
    html = shown("abonnieren", town_plan())
    assert "webcal" not in html
    assert html.count(".ics") == 4


def test_every_units_page_leads_to_its_calendar() -> None:
    for page in unit_pages(View(town_plan(), root="https://fahrplan.example/")):
        unit = page.path.split("/")[1].removesuffix(".md")
        due = next(section.html for section in page.sections if section.anchor == "termine")
        assert f'href="webcal://fahrplan.example/kalender/einheit-{unit}.ics"' in due
        assert f'href="../../kalender/einheit-{unit}.ics"' in due

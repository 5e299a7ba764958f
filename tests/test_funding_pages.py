"""Verdicts on pages: they can be followed from both sides, and what is folded up is complete."""

from __future__ import annotations

import re
from html import unescape

import pytest

from digitalfahrplan.funding import chances
from digitalfahrplan.model import Measure
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.blocks import funding
from digitalfahrplan.presentation.chances import REASONS
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.page import Page
from digitalfahrplan.presentation.pages.measure import measure_page
from digitalfahrplan.presentation.pages.programme import programme_page
from digitalfahrplan.presentation.view import View

from .funding import measure, plan, programme

OPEN = "{titel: Offen, foerdergebiet: [NW], foerderberechtigte: [kommune], fortlaufend: ja, quote: 50 %, foerdert: {kostenarten: [investiv]}}"
OVER = "{titel: Vorbei, foerdergebiet: [BY], antragsfristen: [{bis: 2025}]}"
COSTS = "kosten: [{jahr: 2027, art: investiv, ansatz: 8000}]"
LATE = "foerderung: [{quelle: Pauschale, status: bewilligt, betrag: 5, mittelabruf: 2026-11-20, zweckbindung: 2030}]"


@pytest.fixture
def told() -> Plan:
    measures = [
        measure(f"{{titel: Passend, {COSTS}}}", "passend"),
        measure("{titel: Ungewiss, kosten: [{jahr: 2027, art: offen, ansatz: 8000}]}", "ungewiss"),
        measure(
            f"{{titel: Unpassend, federfuehrung: werke, kosten: [{{jahr: 2027, art: konsumtiv, ansatz: 1}}], {LATE}}}",
            "unpassend",
        ),
        measure("{titel: Bewilligt, foerderung: [{programm: offen, status: bewilligt, betrag: 7}]}", "bewilligt"),
    ]
    return plan(measures, [programme(OPEN, "offen"), programme(OVER, "vorbei")])


def _text(page: Page, anchor: str) -> str | None:
    html = next((section.html for section in page.sections if section.anchor == anchor), None)
    return None if html is None else _words(html)


def _words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def _measure(told: Plan, id_: str) -> Page:
    return measure_page(View(told), _of(told, id_))


def _of(told: Plan, id_: str) -> Measure:
    return told.by_id[id_]


def test_a_measure_shows_what_it_could_get(told: Plan) -> None:
    text = _text(_measure(told, "passend"), "moegliche-foerderung") or ""
    assert "Offen möglich – 4.000 € 4.000 €" in text
    assert "Vorbei" not in text
    (chance,) = (chance for chance in chances(told).by_measure["passend"] if chance.programme == "offen")
    for finding in chances(told).findings(chance):
        assert f"passt {REASONS[finding.reason]}: {finding.text}".replace("\u00a0", " ") in text


def test_a_measure_shows_what_is_to_be_checked(told: Plan) -> None:
    text = _text(_measure(told, "ungewiss"), "moegliche-foerderung") or ""
    assert "Offen zu prüfen Kostenart keine Angabe keine Angabe" in text
    assert "Einzelnen Offen zu prüfen Kostenart: Gefördert werden nur investive Kosten;" in text


def test_without_a_chance_there_is_no_section(told: Plan) -> None:
    assert _text(_measure(told, "unpassend"), "moegliche-foerderung") is None
    assert _text(_measure(told, "bewilligt"), "moegliche-foerderung") is None


def test_a_grant_obliges(told: Plan) -> None:
    text = _text(_measure(told, "unpassend"), "foerderpflichten") or ""
    assert "Mittelabruf 20.11.2026 seit 3 Tagen überfällig Pauschale" in text
    assert "Ende der Zweckbindung 2030 in 1.499 Tagen Pauschale" in text
    assert _text(_measure(told, "passend"), "foerderpflichten") is None


def test_a_programme_shows_who_fits_and_why_not(told: Plan) -> None:
    text = _text(programme_page(View(told), told.programme_by_id["offen"]), "wer-passt") or ""
    assert "Anträge jederzeit möglich Möglich 1 Maßnahme, bestenfalls 4.000 €" in text
    assert "Zu prüfen 1 Maßnahme, bestenfalls 1 Betrag unbekannt" in text
    assert "Was zu prüfen ist: 1 Maßnahme Ungewiss : Gefördert werden nur investive Kosten;" in text
    assert "Warum nicht: 2 Maßnahmen" in text
    assert "Bewilligt bewilligt" in text
    (chance,) = (chance for chance in chances(told).by_measure["unpassend"] if chance.programme == "offen")
    blocking = [finding.text for finding in chances(told).findings(chance) if finding.fit.word == "nicht-moeglich"]
    assert len(blocking) == 2
    assert f"Unpassend : {' '.join(blocking)}" in text


def test_a_programme_that_nobody_can_use_says_so_once(told: Plan) -> None:
    text = _text(programme_page(View(told), told.programme_by_id["vorbei"]), "wer-passt")
    assert text == (
        "Anträge vorbei Zurzeit kommt keine Maßnahme in Frage. Das Programm gilt in BY; Musterstadt liegt in NW. "
        "Antragsfrist endete 2025; heute ist der 23.11.2026. Wie wird das berechnet?"
    )


def test_the_page_of_all_programmes(told: Plan) -> None:
    view, links = View(told), Links("foerderung/")
    states = _words(funding.by_state(view, links))
    assert states.index("Jederzeit möglich Offen Kreis") < states.index("Vorbei Vorbei Kreis")
    due = _words(funding.due(view, links))
    assert "20.11.2026 seit 3 Tagen überfällig Mittelabruf Unpassend , Pauschale" in due
    assert "Später als in zwölf Monaten: 1" in due
    sums = _words(funding.sums(view, links))
    assert "12 € bewilligt" in sums
    assert "Verwaltung und Beteiligungen – 12 € –" in sums
    assert "Kreis – 7 € – Pauschale – 5 € –" in sums
    assert "Unpassend – 5 € 0 € 1 € ja" in sums


def test_without_programmes_and_measures_the_page_says_so() -> None:
    view, links = View(plan([], [])), Links("foerderung/")
    assert "Es gibt noch keine Förderprogramme." in funding.by_state(view, links)
    assert "Zurzeit ist keine Frist bekannt." in funding.due(view, links)
    assert "Noch ist nichts beantragt oder bewilligt." in funding.sums(view, links)
    lonely = View(plan([], [programme(OPEN, "offen")]))
    page = programme_page(lonely, lonely.plan.programmes[0])
    assert (
        _text(page, "wer-passt")
        == "Anträge jederzeit möglich Keine offene Maßnahme passt zu diesem Programm. Wie wird das berechnet?"
    )

"""What of a page is searched, what Pagefind is given of it, what results can be filtered by."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from digitalfahrplan.plan import load
from digitalfahrplan.presentation.searching.documents import documents, vocabulary
from digitalfahrplan.presentation.searching.facets import FACETS, GONE, facets_of, kind, numbers_of, papers_of
from digitalfahrplan.presentation.searching.reading import Readable, readable
from digitalfahrplan.presentation.view import View
from tests.site.html import parse

MEASURE = "massnahmen/wlan/"


def test_title_and_text() -> None:
    page = readable(
        MEASURE, "Menü", '<h1 id="titel">WLAN &amp; Netz</h1>\n<p class="df-kurz">Surfen <b>im</b> Rathaus.</p>'
    )
    assert (page.title, page.html) == ("WLAN & Netz", "Surfen im Rathaus.")
    assert readable("x/", "Menü", "<p>Ohne Titel</p>").title == "Menü"


def test_a_measures_computed_sections_are_not_its_words() -> None:
    html = (
        "<h1>T</h1><p>Text</p><h2>Eigenes</h2><p>mehr</p>"
        '<h2 id="kosten">Kosten</h2><table><caption>Kosten je Jahr</caption><thead><tr><th>Jahr</th></tr></thead>'
        '<tbody><tr><td>2027</td><td>Kabel</td></tr></tbody></table><h2 id="prioritaet">Priorität</h2><p>Rang 3</p>'
    )
    page = readable(MEASURE, "", html)
    assert page.html == "Text. <h2>Eigenes</h2> mehr."
    assert page.tables == "2027 · Kabel."


def test_columns_of_figures_are_not_searched() -> None:
    html = (
        '<h1>T</h1><h2 id="kosten">Kosten</h2><table><tr><th class="links">2027</th><td>Produkt 10.521.01</td>'
        '<td role="cell" class="df-zahl">ca. 9.660 € <small>geschätzt</small></td></tr></table><p>Ende</p>'
    )
    assert readable(MEASURE, "", html).tables == "2027 · Produkt 10.521.01. Ende."


def test_what_stands_between_tables_and_behind_them_stays() -> None:
    html = "<h1>T</h1><p>vor</p><table class=x><tr><td>weg</td></tr></table>zwischen<table><td>weg</td></table> nach"
    assert readable("haushalt/2027/", "T", html).html == "vor. zwischen nach"


def test_lists_of_measures_elsewhere_are_not_the_lists_words() -> None:
    html = (
        "<h1>Bereich</h1><p>Worum es geht</p><table><tr><td>WLAN</td></tr></table>"
        '<ul><li><a href="../massnahmen/wlan/">WLAN</a> laufend</li><li><a href="../methode/">So wird gerechnet</a></li></ul>'
    )
    assert readable("bereiche/schule/", "", html).html == "Worum es geht. So wird gerechnet."


def test_a_term_of_the_glossary_can_be_a_result() -> None:
    page = readable("glossar/", "", '<h1>G</h1><dl><dt id="ozg">OZG</dt><dd>Onlinezugangsgesetz: x</dd></dl>')
    assert page.html == '<h3 id="ozg">OZG</h3> Onlinezugangsgesetz: x.'


def test_pictures_boxes_and_buttons_are_left_out() -> None:
    html = (
        '<h1>T</h1><div class="a" data-search-exclude role="x"><p>fremd</p></div><svg><text>Bild</text></svg>'
        '<dl class="df-fakten"><div><dt>Status</dt></div></dl><a href="x" class="df-definition">Wie wird das berechnet?</a><p>da</p>'
    )
    assert readable(MEASURE, "", html).html == "da."


def test_words_of_pagefinds_own_mean_nothing() -> None:
    assert "___" not in readable(MEASURE, "", "<h1>T</h1><p>___PAGEFIND_WEIGHT___10 ___END_PAGEFIND_WEIGHT___</p>").html


def document(page: Readable, **facets: tuple[str, ...]) -> str:
    ((path, html),) = documents([page], {page.address: facets}, {page.address: "wlan"}, {page.address: ("VO/2026/7",)})
    assert path == f"{page.address}index.html"
    return html


def test_the_document_says_what_pagefind_must_know() -> None:
    html = document(
        Readable(MEASURE, 'A "B" <C>', "Das Onlinezugangsgesetz"), Bereich=("Schulen",), Jahr=("2027", "2028")
    )
    named = {pair for element in parse(html).find("p") for pair in element.attributes.items()}
    assert ("data-pagefind-filter", "Jahr") in named
    assert ("data-pagefind-filter", "Bereich") in named
    assert ("data-pagefind-meta", "kennung") in named
    assert "zugangsgesetz" in html
    assert "A &quot;B&quot; &lt;C&gt;" in html


def test_hidden_words_are_outside_of_the_text() -> None:
    html = document(Readable(MEASURE, "T", "Das Onlinezugangsgesetz"))
    assert html.index("data-pagefind-ignore") < html.index("zugangsgesetz") < html.index("Das Onlinezugangsgesetz")


def test_an_overview_is_found_by_its_one_word_names() -> None:
    html = document(Readable("methode/", "So wird gerechnet", "", name="Rechnen"))
    assert told(html, "kennung") == ["wlan methode rechnen"]
    assert told(document(Readable("foerderung/", "Förderung", "")), "kennung") == [
        "wlan foerderung förderprogramm förderung"
    ]
    assert told(document(Readable("organisation/it/", "Fachbereich Bauen", "")), "kennung") == [
        "wlan fachbereichamt bauamt"
    ]


def told(html: str, field: str) -> list[str]:
    return [it.text for it in parse(html).find("p") if it.attributes.get("data-pagefind-meta") == field]


def test_ids_and_paper_numbers_have_an_end() -> None:
    assert told(document(Readable(MEASURE, "T", "")), "genau") == ["wlanzzz vo20267zzz"]


def test_the_title_of_what_is_gone_weighs_no_more_than_its_text() -> None:
    page = Readable(MEASURE, "Mikrofilm", "")
    assert told(document(page), "titelworte") == ["mikrofilm"]
    assert told(document(page, Status=(GONE,)), "titelworte") == []


def test_the_vocabulary_has_each_word_once_and_as_a_noun() -> None:
    pages = [Readable("", "Park", "parken im Park"), Readable("x/", "T", "Glas glas", tables="Straße")]
    assert vocabulary(pages).split("\n") == ["Glas", "Park", "parken", "Straße"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (MEASURE, "Maßnahme"),
        ("massnahmen/", "Übersicht"),
        ("foerderung/x/", "Förderprogramm"),
        ("orte/x/", "Ort"),
        ("glossar/", "Glossar"),
        ("mitmachen/felder/", "Anleitung"),
        ("", "Übersicht"),
        ("bereiche/schule/", "Übersicht"),
    ],
)
def test_kinds(address: str, expected: str) -> None:
    assert kind(address) == expected


def test_the_page_filters_by_the_same_facets() -> None:
    script = Path("docs/assets/javascripts/suche.js").read_text(encoding="utf-8")
    (told,) = re.findall(r"^const FACETS = \{(.*?)^\};", script, re.DOTALL | re.MULTILINE)
    assert sorted(re.findall(r"(\w+):", told)) == sorted(FACETS)


def test_facets_of_the_real_plan_are_words_for_people() -> None:
    plan = load(Path("measures"), date(2026, 11, 23)).plan
    assert plan is not None
    facets = facets_of(View(plan))
    assert len(facets) == len(plan.measures) + len(plan.tombstones)
    assert facets["massnahmen/bauakten-mikrofilm/"] == {"Status": (GONE,)}
    wlan = facets["massnahmen/wlan-schulen/"]
    assert wlan["Bereich"] == ("Schulen und Einrichtungen",)
    assert wlan["Status"] == ("laufend",)
    assert set(wlan) < FACETS
    assert {"2026"} < {year for one in facets.values() for year in one.get("Jahr", ())}
    assert any(one.get("Förderprogramm") for one in facets.values())
    assert numbers_of(View(plan))["massnahmen/wlan-schulen/"].split()[0] == "wlan-schulen"
    assert numbers_of(View(plan))["bereiche/schule/"] == "schule"
    assert (
        numbers_of(View(plan))["foerderung/kreis-gewerbe-breitband/"]
        == "kreis-gewerbe-breitband kreis-glasfaser-gewerbe"
    )
    assert papers_of(View(plan))["massnahmen/bauaktenarchiv/"] == ("VO/2026/0388",)
    assert papers_of(View(plan))["foerderung/gwlanr-bayern/"] == ("GWLANR",)

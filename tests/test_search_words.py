"""Words that a page is to be found by although they do not stand on it; the glossary's abbreviations."""

from __future__ import annotations

import pytest

from digitalfahrplan.presentation.searching.glossary import abbreviations
from digitalfahrplan.presentation.searching.words import (
    Forms,
    exactly,
    offices,
    pieces,
    spelled_out,
    unlike,
    without_zeros,
    words_of,
)

SHORT = {"OZG": "Onlinezugangsgesetz", "DMS": "Dokumentenmanagementsystem", "WLAN": "drahtloses Netz"}


def forms(text: str) -> set[str]:
    return set(Forms(words_of(text), SHORT).of(text, words_of(text)).split())


def test_without_umlauts_on_the_keyboard() -> None:
    assert spelled_out("Bürgerbüro") == "buergerbuero"
    assert spelled_out("Straße") == "strasse"
    assert {"buergerbuero", "buero"} <= forms("Ins Bürgerbüro")


def test_tails_of_compounds() -> None:
    assert {"zugangsgesetz", "gesetz"} <= forms("Das Onlinezugangsgesetz gilt.")


def test_what_stands_there_is_not_added() -> None:
    assert "gesetz" not in forms("Das Onlinezugangsgesetz ist ein Gesetz.")


def test_abbreviations_both_ways() -> None:
    assert "Onlinezugangsgesetz" in forms("Das OZG verlangt es.")
    assert "OZG" in forms("Pflicht nach dem Onlinezugangsgesetzes")
    assert {"drahtloses", "Netz"} <= forms("WLAN im Rathaus")


def test_the_rest_of_a_papers_number() -> None:
    assert "2026/0113" in forms("Beschlossen mit VO/2026/0113.")
    assert "12/2026/VG" in forms("Beschlossen mit BV-12/2026/VG.")
    assert not any("/" in form for form in forms("Kita 12-13, A-12 und 3/4"))


def test_words_completed_after_a_hyphen() -> None:
    assert {"mozartstraße", "mozartstrasse"} <= forms("Sanierung von Mozart- und Lortzingstraße")
    assert {"kitaplatz", "schulplatz"} <= forms("Kita-, Schul- und Hortplatz")
    assert not {word for word in forms("Bau- und Haus") if word.startswith("bau")}


def test_units_by_the_names_of_offices() -> None:
    assert offices("Fachbereich Bauen und Ordnung")[1:] == ["bauamt", "ordnungsamt"]
    assert offices("Soziales, Schule, Bürgerdienste") == ["sozialamt", "schulamt", "bürgeramt"]
    assert offices("Steueramt") == []


def test_numbers_without_zeros() -> None:
    assert without_zeros("VO/2026/0045-R0") == "VO/2026/45-R0"


def test_ids_have_tails_too() -> None:
    assert "parken" in Forms(["Parken", "Bewohner"], {}).of_id("bewohnerparken alt-bewohnerparken").split()


def test_the_order_is_always_the_same() -> None:
    text = "Bürgerbüro Grundschulen Straßenbeleuchtung OZG VO/2026/0113"
    assert (
        len(
            {
                Forms(words_of(text), SHORT).of(text, set(order))
                for order in (words_of(text), sorted(words_of(text))[::-1])
            }
        )
        == 1
    )


def test_the_glossary_names_abbreviations() -> None:
    html = (
        '<h3 id="ozg">OZG</h3> Onlinezugangsgesetz: Leistungen online. <h3 id="leika">LeiKa</h3> Leistungskatalog der öffentlichen '
        'Verwaltung: Nummern. <h3 id="ampel">Ampel</h3> Ein Wort dafür: grün. <h3 id="ist">Ist</h3> Was ausgegeben wurde. '
        '<h3 id="vk">V &amp; K</h3> Dies: das. <h3 id="e-akte">E-Akte</h3> elektronische Akte: kein Papier.'
    )
    assert abbreviations(html) == {
        "OZG": "Onlinezugangsgesetz",
        "LeiKa": "Leistungskatalog der öffentlichen Verwaltung",
        "E-Akte": "elektronische Akte",
    }


def test_words_of_a_title_one_by_one() -> None:
    assert pieces("E-Akte: DMS, Schul-IT") == ["eakte", "akte", "dms", "schul", "it"]


def test_of_words_that_begin_alike_the_first_counts() -> None:
    assert unlike(["schulanmeldung", "Schüler", "schule", "it", "item", "büro", "buerger"]) == [
        "schulanmeldung",
        "it",
        "item",
        "büro",
        "buerger",
    ]


@pytest.mark.parametrize(
    ("number", "expected"), [("stadt-wlan", "stadtwlanzzz"), ("VO/2026/0113-Ä1", "vo20260113a1zzz")]
)
def test_a_number_to_its_end(number: str, expected: str) -> None:
    assert exactly(number) == expected

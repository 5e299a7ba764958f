"""German compounds: what they are found by, and that false friends do no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.presentation.searching.compounds import Compounds, fold

ALONE = Compounds()

TAILS = {
    "Onlinezugangsgesetz": {"zugangsgesetz", "gesetz"},
    "Grundschulen": {"schulen"},
    "Schulhöfe": {"höfe"},
    "Gewerbegebiete": {"gebiete"},
    "Glasfaserausbau": {"faserausbau", "ausbau"},
    "Straßenbeleuchtung": {"beleuchtung"},
    "Bewohnerparkausweis": {"parkausweis", "ausweis"},
    "Dokumentenmanagementsystem": {"managementsystem", "system"},
    "Abfallwirtschaftsbetrieb": {"wirtschaftsbetrieb", "betrieb"},
    "Standesamt": {"amt"},
    "Rechnungsprüfungsamt": {"prüfungsamt", "amt"},
    "Kindergarten": {"garten"},
    "Kindertageseinrichtungsplatzvergabeverfahren": {"einrichtungsplatzvergabeverfahren", "platzvergabeverfahren", "vergabeverfahren"},
    "Schulverwaltungssoftware": {"verwaltungssoftware", "software"},
    "Wasserzählerfernauslesung": {"zählerfernauslesung"},
    "Bürgerbüro": {"büro"},
    "Sporthallen": {"hallen"},
    "Ratsinformationssystem": {"informationssystem", "system"},
    "Handlungsfeld": {"feld"},
    "Druckerzeugnis": {"zeugnis"},
}  # fmt: skip

WHOLE = "Verwaltung Bewertung Vorlage Anlage Wirtschaftlichkeit Beteiligung Bedingung Genehmigung Gesellschaft Kapazität Zulassung".split()


@pytest.mark.parametrize("word", TAILS)
def test_tails(word: str) -> None:
    assert TAILS[word] <= set(ALONE.tails(word))


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_is_no_compound_has_no_tails(word: str) -> None:
    assert ALONE.tails(word) == ()


def test_nouns_of_the_site_are_parts() -> None:
    assert ALONE.tails("Zanderbarsch") == ()
    assert Compounds(["Zander", "Barsch"]).tails("Zanderbarsch") == ("barsch",)


def test_a_word_also_written_small_is_no_noun() -> None:
    assert Compounds(["Barsch", "Lecker"]).tails("Leckerbarsch") == ("barsch",)
    assert Compounds(["Barsch", "barsch"]).tails("Leckerbarsch") == ()


def test_verbs_and_adjectives_are_left_alone() -> None:
    assert ALONE.tails("nachweisen") == ()
    assert ALONE.tails("barrierefrei") == ()


def test_false_friends_only_add_hits() -> None:
    """Wrong parts are beginnings of nothing that stands before them: the word itself stays what it is."""
    for word in ("Staubecken", "Wachstube", "Blumentopferde", "Beinhaltung"):
        assert all(word.lower().endswith(tail) for tail in ALONE.tails(word))


def test_folding_keeps_the_length() -> None:
    assert fold("Mühlenstraße") == "muhlenstraße"


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Schul", "hof", "s", "Zugang", "e", "ä", "ß", "İ", "amt"]), max_size=9).map("".join)
)
def test_any_text_has_tails_that_end_it(word: str) -> None:
    for tail in ALONE.tails(word):
        assert word.lower().endswith(tail)
        assert len(tail) >= 3

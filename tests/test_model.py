"""The public contract of format.md: keys, which of them are required, words to choose from; and the model's own examples."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from pydantic import ValidationError

from digitalfahrplan import model
from digitalfahrplan.model import Measure, Part, Programme, Town, choices, measure_parts, programme, town, town_parts
from digitalfahrplan.model.describe import fields_of
from digitalfahrplan.model.part import Contact, Link
from digitalfahrplan.source.tree import Tree
from digitalfahrplan.validation.shape import bare_type, is_part, type_at
from digitalfahrplan.values.ids import parse_new_id

# part: its keys, those that are required
KEYS: dict[type[Part], tuple[str, str]] = {
    Measure: (
        (
            "titel kurz handlungsfeld status begruendung ergebnis vorbehalt federfuehrung beteiligte stand zeitraum tatsaechlich "
            "fortschritt meilensteine voraussetzungen pflicht bewertung prioritaet kosten kosten_hinweis einsparungen personal "
            "beschaffungen foerderung kooperation orte indikatoren beschluesse leistungen verlauf links kontakt leichte_sprache ehemals"
        ),
        "titel kurz status federfuehrung stand",
    ),
    measure_parts.Period: ("beginn ende fortlaufend", ""),
    measure_parts.Actual: ("beginn ende", ""),
    measure_parts.Milestone: ("titel termin erreicht", "titel termin"),
    measure_parts.Duty: ("rechtsgrundlage frist", "rechtsgrundlage"),
    measure_parts.Scores: ("fachbereich politik", ""),
    measure_parts.Priority: ("stufe beschluss begruendung", "stufe"),
    measure_parts.CostRow: (
        "jahr art bezeichnung schaetzung ansatz ist verpflichtung konto sperrvermerk traeger",
        "jahr art",
    ),
    measure_parts.Account: ("art nr bezeichnung", ""),
    measure_parts.Saving: ("ab jaehrlich begruendung", "ab jaehrlich"),
    measure_parts.StaffRow: ("jahr organisation tage vzae", "jahr organisation"),
    measure_parts.Procurement: ("gegenstand kategorie jahr menge betrag", "gegenstand kategorie jahr"),
    measure_parts.FundingRow: (
        "programm quelle status betrag beantragt bescheid mittelabruf verwendungsnachweis zweckbindung begruendung",
        "status",
    ),
    measure_parts.Cooperation: ("form partner begruendung", "form"),
    measure_parts.Partner: ("name ags", "name"),
    measure_parts.PlaceRow: ("ort status termin erreicht hinweis", "ort"),
    measure_parts.Indicator: ("name einheit ausgang ziel zieldatum werte", "name"),
    measure_parts.Reading: ("stand wert", "stand wert"),
    measure_parts.Decision: ("vorlage gremium datum art ergebnis stimmen titel url oparl", ""),
    measure_parts.Service: ("leika ozg bezeichnung", ""),
    measure_parts.Change: ("datum art text", "datum art text"),
    Link: ("titel url", "titel url"),
    Contact: ("stelle email telefon", ""),
    Programme: (
        (
            "titel kurz stand ehemals kontakt links kuerzel foerdergeber ebene foerderart foerderberechtigte foerdergebiet foerdert "
            "quote quote_hinweis hoechstbetrag bagatellgrenze volumen antragsfristen fortlaufend laufzeit antrag_vor_beginn kumulierbar "
            "mindestpartner zweckbindung_jahre voraussetzungen url"
        ),
        "titel kurz foerdergeber ebene stand url",
    ),
    programme.Funds: ("bereiche handlungsfelder kostenarten", ""),
    programme.Window: ("von von_uhrzeit bis bis_uhrzeit art bezeichnung", ""),
    programme.Term: ("beginn ende", ""),
    Town: (
        (
            "name art ags ars land kreis digital_manager ratsinformation rechtliches lizenz repository haushalt arbeitstage_je_vzae "
            "organisation handlungsfelder orte kriterien kategorien partner veraltet adresse schema_version govdata"
        ),
        "name art ags land digital_manager haushalt organisation handlungsfelder",
    ),
    town_parts.County: ("name ags", "name"),
    town_parts.DigitalManager: ("stelle email telefon", "stelle email"),
    town_parts.Legal: ("impressum datenschutz barriere_kontakt schlichtungsstelle ueberwachungsstelle", ""),
    town_parts.Repository: ("forge url branch anmeldung", "forge url"),
    town_parts.GovData: ("bereitsteller", "bereitsteller"),
    town.Budget: ("jahr planungsjahre rahmen", "jahr planungsjahre"),
    town.Frame: ("investiv konsumtiv", ""),
    town.Unit: ("id name art email kapazitaet", "id name art"),
    town.FieldOfAction: ("id name bereich beschreibung", "id name bereich"),
    town.Place: ("id name art", "id name art"),
    town.Criteria: ("fassung beschluss liste schwellen", "liste"),
    town.Criterion: ("id name gewicht richtung skala", "id name gewicht"),
    town.Thresholds: ("hoch mittel", ""),
    town.Category: ("id name", "id name"),
    town_parts.PartnerTown: ("name ags url", "name ags url"),
    town_parts.Staleness: ("hinweis_tage fehler_tage", ""),
}
WORDS: dict[type[StrEnum], str] = {
    choices.Area: "intern buerger schule",
    choices.Status: "idee geplant beschlossen laufend pausiert abgeschlossen verworfen",
    choices.Level: "hoch mittel niedrig",
    choices.CostKind: "investiv konsumtiv offen",
    choices.FundableKind: "investiv konsumtiv",
    choices.AccountKind: "produkt sachkonto investitionsnummer haushaltsstelle wirtschaftsplan",
    choices.FundingStatus: "geplant geprueft beantragt bewilligt abgelehnt abgerufen abgeschlossen",
    choices.CooperationForm: "selbst kreis gemeinsam nachnutzung offen",
    choices.PlaceStatus: "offen laufend erreicht entfaellt",
    choices.ChangeKind: "neu verzoegerung mehrkosten status inhalt",
    choices.UnitKind: "fachbereich beteiligung zweckverband extern",
    choices.PlaceKind: "schule einrichtung gewerbegebiet neubaugebiet ortsteil",
    choices.Direction: "nutzen aufwand",
    choices.FunderLevel: "eu bund land kreis stiftung sonstige",
    choices.FundingKind: "zuschuss festbetrag finanzhilfe darlehen gutschein wettbewerb sachleistung",
    choices.Eligible: "kommune kreis beteiligung schultraeger zweckverband verein unternehmen",
    choices.Step: "skizze antrag",
    choices.Forge: "github gitlab gitea forgejo",
    choices.Land: "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH",
    choices.Region: "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH bundesweit",
}


@pytest.mark.parametrize("part", KEYS, ids=lambda part: part.__name__)
def test_keys_are_a_contract(part: type[Part]) -> None:
    keys, required = KEYS[part]
    assert set(fields_of(part)) == set(keys.split())
    assert {key for key, field in fields_of(part).items() if field.is_required()} == set(required.split())


def reached(part: type[Part]) -> set[type[Part]]:
    """A part and every part in it."""
    found = {part}
    for field in fields_of(part).values():
        expected = bare_type(field.annotation)
        for inner in (expected, *map(bare_type, getattr(expected, "__args__", ()))):
            if is_part(inner):
                found |= reached(inner)
    return found


def test_no_part_is_forgotten() -> None:
    assert reached(Measure) | reached(Programme) | reached(Town) == set(KEYS)


@pytest.mark.parametrize("choice", WORDS, ids=lambda choice: choice.__name__)
def test_words_are_a_contract(choice: type[StrEnum]) -> None:
    assert [word.value for word in choice] == WORDS[choice].split()


@pytest.mark.parametrize(
    "choice", [choice for choice in WORDS if issubclass(choice, choices.Choice)], ids=lambda choice: choice.__name__
)
def test_every_word_has_a_label(choice: type[choices.Choice]) -> None:
    assert all(word.label for word in choice)
    assert len({word.label for word in choice}) == len(choice)


FIELDS = [(part, key) for part in KEYS for key in fields_of(part)]


@pytest.mark.parametrize(("part", "key"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_every_field_is_told_in_german(part: type[Part], key: str) -> None:
    field = fields_of(part)[key]
    assert field.title
    assert field.description
    assert field.description.endswith((".", "?", "…"))
    assert field.examples


@pytest.mark.parametrize(("part", "key"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_every_example_is_valid_by_itself(part: type[Part], key: str) -> None:
    for example in fields_of(part)[key].examples or []:
        text = f"{key}:\n  {example}\n" if example.startswith("- ") else f"{key}: {example}\n"
        tree = Tree(text)
        assert tree.flaws == []
        assert tree.data is not None
        assert list(tree.data) == [key]
        assert wrong(part, tree.data, key) == []
        assert [loc for loc in tree.bare if expects_text(part, loc)] == []


def wrong(part: type[Part], data: Any, key: str) -> list[Any]:
    """What the model says against the value of one key; that others are missing does not matter."""
    try:
        part.model_validate(data)
    except ValidationError as error:
        return [told for told in error.errors() if told["loc"][0] == key]
    return []


def expects_text(part: type[Part], loc: tuple[Any, ...]) -> bool:
    """Whether the model takes the place for a text."""
    return type_at(part, loc) is str


def test_defaults() -> None:
    staleness, thresholds = town_parts.Staleness(), town.Thresholds()
    assert (staleness.notice_days, staleness.outdated_days) == (186, 730)
    assert (thresholds.high, thresholds.medium) == (Decimal(7), Decimal(4))
    fields = fields_of(Town)
    assert (fields["arbeitstage_je_vzae"].default, fields["lizenz"].default) == (Decimal(200), "dl-de/zero-2-0")
    assert (
        town.Criterion.model_validate({"id": "a", "name": "a", "gewicht": "1"}).direction is choices.Direction.BENEFIT
    )
    assert measure_parts.PlaceRow.model_validate({"ort": "a"}).status is choices.PlaceStatus.OPEN


def test_the_horizon_holds_both_ends() -> None:
    budget = town.Budget.model_validate({"jahr": "2027", "planungsjahre": "3"})
    assert list(budget.horizon) == [2027, 2028, 2029, 2030]


def test_open_and_granted() -> None:
    assert [status.value for status in choices.Status if not status.is_open] == ["abgeschlossen", "verworfen"]
    granted = [status.value for status in choices.FundingStatus if status.is_granted]
    assert granted == ["bewilligt", "abgerufen", "abgeschlossen"]


def test_entities_are_frozen() -> None:
    link = Link.model_validate({"titel": "a", "url": "https://a.example"})
    with pytest.raises(ValidationError):
        link.title = "b"  # type: ignore[misc]


def test_examples_of_ids_are_ids() -> None:
    for part in KEYS:
        for example in (fields_of(part).get("id") or fields_of(Measure)["federfuehrung"]).examples or []:
            assert parse_new_id(example) == example


def test_all_names_are_there() -> None:
    assert all(getattr(model, name) for name in model.__all__)

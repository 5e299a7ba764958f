"""The authors' guide: every field, every error, every id, and the way from a message to its explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from digitalfahrplan.model import Measure, Part, Programme, Town
from digitalfahrplan.model.describe import fields_of, nested
from digitalfahrplan.presentation.blocks import guide
from digitalfahrplan.problems import CODES
from tests.site.html import Element, page, parse

MODELS: dict[str, type[Part]] = {"massnahme": Measure, "foerderprogramm": Programme, "kommune": Town}


def keys(model: type[Part]) -> Iterator[tuple[str, bool]]:
    """Every key of a kind of file, those of its groups included, and whether it is needed."""
    for key, field in fields_of(model).items():
        yield key, field.is_required()
        inner = nested(field)
        if inner:
            yield from keys(inner)


@pytest.mark.parametrize("kind", MODELS)
def test_every_key_is_told_with_what_it_is_what_is_possible_and_an_example(kind: str) -> None:
    rows = [row for row in parse(guide.fields(kind)).find("tr") if row.find("td")]
    told = [(row.find("th")[0].text, bool(row.find("td")[0].find("span"))) for row in rows]
    assert sorted(told) == sorted(keys(MODELS[kind]))
    for row in rows:
        assert all(cell.text.strip() for cell in row.find("td")), row.text


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        guide.fields("nichts")


def test_every_code_is_explained_once_under_its_anchor() -> None:
    html = parse(guide.errors())
    anchors = [element.attributes["id"] for element in html.find("h3")]
    assert anchors == [code.lower() for code in CODES]
    for heading, code in zip(html.find("h3"), CODES.values(), strict=True):
        assert heading.text == f"{code.code}: {code.title}"
    assert html.text.count("Lösung: ") == len(CODES)
    assert html.text.count("Hinweis ") >= sum(code.severity == "hinweis" for code in CODES.values())


def test_groups_hold_their_codes() -> None:
    levels = [
        (element.tag, element.text[:1]) for element in parse(guide.errors()).walk() if element.tag in ("h2", "h3")
    ]
    assert [tag for tag, _ in levels][:2] == ["h2", "h3"]
    letters = [letter for tag, letter in levels if tag == "h3"]
    assert letters == sorted(letters)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ohne", "ohne"), ("`a`", "<code>a</code>"), ("x `a<b` y `c`", "x <code>a&lt;b</code> y <code>c</code>"), ("`---` und", "<code>---</code> und"),
    ],
)  # fmt: skip
def test_backticks_mark_code(text: str, html: str) -> None:
    assert guide.inline_code(text) == html


def test_every_message_leads_to_its_explanation(site: Path) -> None:
    ids = {element.attributes.get("id") for element in page(site, "mitmachen/fehlermeldungen/").walk()}
    assert {code.lower() for code in CODES} <= ids


def test_the_page_of_fields_names_every_key_and_every_id_of_the_town(site: Path) -> None:
    html = page(site, "mitmachen/felder/")
    told = {code.text for code in html.find("code")}
    for model in MODELS.values():
        assert {key for key, _ in keys(model)} <= told
    assert {"it", "e-government", "grundschule-nord", "digitalpakt-2-0"} <= told


def test_groups_are_headings_that_can_be_linked(site: Path) -> None:
    html: Element = page(site, "mitmachen/felder/")
    headings = {element.attributes.get("id", "") for element in html.find("h3")}
    assert {
        "massnahme-kosten",
        "massnahme-kosten-konto",
        "foerderprogramm-antragsfristen",
        "kommune-organisation",
    } <= headings
    assert all(re.fullmatch("[a-z0-9-]+", heading) for heading in headings)

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
from digitalfahrplan.problems.examples import EXAMPLES, Where
from tests.conftest import BASIS, MEASURE, PROGRAMME, Check, codes
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


def test_every_code_has_an_example() -> None:
    assert set(EXAMPLES) == set(CODES)
    assert [code for code, example in EXAMPLES.items() if example.wrong == example.right] == []
    shown = parse(guide.errors())
    assert len([one for one in shown.find("dl") if len(one.find("pre")) == 2]) == len(CODES)


def keyed(lines: str) -> dict[str, str]:
    """Lines of a front matter by their keys; the last of a key that stands twice."""
    return {block.partition(":")[0]: block for block in re.split(r"\n(?=\S)", lines)}


def in_a_file(lines: str, fields: dict[str, str]) -> str:
    """The lines in a file that is right otherwise; what they say themselves is left out there."""
    kept = (f"{key}: {value}\n" for key, value in fields.items() if key not in keyed(lines))
    return f"---\n{''.join(kept)}{lines}\n---\n"


def in_the_town(lines: str) -> str:
    kept = keyed((BASIS / "kommune.yml").read_text("utf-8").strip())
    return "\n".join([block for key, block in kept.items() if key not in keyed(lines)] + [lines, ""])


def files_of(where: Where, text: str) -> dict[str, str]:
    """The files of a content folder with what an example shows."""
    if where == "name":
        return {name: in_a_file("", MEASURE | {"titel": name}) for name in text.split("\n")}
    if where == "kommune":
        return {"kommune.yml": in_the_town(text)}
    if where == "programm":
        return {"foerderung/fonds.md": in_a_file(text, PROGRAMME)}
    return {"intern/bauakte.md": text if where == "datei" else in_a_file(text, MEASURE)}


@pytest.mark.parametrize("code", [code for code, it in EXAMPLES.items() if it.where not in ("umgebung", "aenderung")])
def test_an_example_shows_what_it_says(code: str, check: Check) -> None:
    example = EXAMPLES[code]
    assert code in codes(check(files_of(example.where, example.wrong)))
    assert codes(check(files_of(example.where, example.right))) == []


def test_every_code_is_found_by_itself_and_by_its_name() -> None:
    for index in (guide.codes_by_letter(), guide.codes_by_name()):
        assert sorted(a.attributes["href"] for a in parse(index).find("a")) == sorted(f"#{it.lower()}" for it in CODES)
    names = [a.text for a in parse(guide.codes_by_name()).find("a")]
    assert names[:2] == ["Adresse ist nicht erlaubt", "Adresse ist noch nicht festgehalten"]

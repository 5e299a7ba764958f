"""What pages in docs/ call: every macro for every kind of town, and nothing that a measure writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from html import unescape

import pytest
from markdown import markdown

from digitalfahrplan.macros import BLOCKS, QUESTIONS, WORDS, macros, questions
from digitalfahrplan.presentation.html import Html
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.view import View
from tests.site.building import ROOT
from tests.site.checks import active, foreign, headings, identifiers
from tests.site.hostile import Enemy
from tests.site.html import Element, parse
from tests.site.plans import view_of
from tests.site.towns import MINIMAL_TOWN, empty, full, hostile, tiny
from tests.test_pages import skeleton

CALL = re.compile(r"\{[{%](?: if)?\s*(\w+)\(([^)]*)\)\s*[}%]\}")
ALL_CALLS = {
    (name, tuple(re.findall(r'"([^"]*)"', arguments)))
    for path in (ROOT / "docs").rglob("*.md")
    for name, arguments in CALL.findall(path.read_text(encoding="utf-8"))
}
CALLS = sorted((name, arguments) for name, arguments in ALL_CALLS if name in BLOCKS)
TOWNS: dict[str, Mapping[str, str]] = {
    "full": full(lambda place: place),
    "hostile": hostile(Enemy()),
    "empty": empty(),
    "tiny": tiny(),
}


@pytest.fixture(scope="module", params=TOWNS)
def view(request: pytest.FixtureRequest) -> View:
    return view_of(TOWNS[request.param])


def block(view: View, name: str, arguments: tuple[str, ...], here: str = "bereiche/intern/") -> Html:
    put: list[Html] = []

    def keep(html: Html) -> str:
        put.append(html)
        return "token"

    assert macros(view, lambda: Links(here), keep)[name](*arguments) == "token"
    return put[0]


def test_pages_call_every_macro_that_there_is() -> None:
    assert {name for name, _ in ALL_CALLS} == {*BLOCKS, *WORDS, *QUESTIONS}


@pytest.mark.parametrize("name", sorted(WORDS))
def test_words_mean_nothing_to_markdown(view: View, name: str) -> None:
    told = macros(view, lambda: Links(""), str)[name]()
    assert unescape(markdown(told)) == f"<p>{WORDS[name](view)}</p>"
    assert "<" not in told


def test_steps_in_the_form_stand_where_there_is_one(view: View) -> None:
    asked = [questions(replace(view, form=form))["mit_formular"]() for form in (True, False)]
    assert asked == [view.plan.town.repository is not None, False]


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=lambda value: str(value))
def test_every_call_is_harmless_html_for_every_town(view: View, name: str, arguments: tuple[str, ...]) -> None:
    html = parse(f"<article><h1>x</h1>{block(view, name, arguments)}</article>")
    assert not [*active(html), *foreign(html), *identifiers(html)]
    levels = [fault for fault in headings(html) if "h1 before h3" not in fault]  # its h2 stands in the page
    assert not levels


def _said(text: str, place: str) -> str:
    return text


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=lambda value: str(value))
def test_only_the_text_depends_on_texts(name: str, arguments: tuple[str, ...]) -> None:
    one, other = (
        parse(block(view_of(full(partial(_said, say))), name, arguments)) for say in ("Wort", "<b>{{ x }}</b>")
    )
    assert skeleton(one) == skeleton(other)


def test_a_town_without_anything_gets_sentences_instead_of_empty_tables() -> None:
    view = view_of(empty())
    for name, arguments in CALLS:
        html = parse(block(view, name, arguments))
        assert not [table for table in html.find("table") if not table.find("td")], name


@pytest.mark.parametrize("town", ["empty", "tiny"])
def test_under_every_heading_stands_a_word(town: str) -> None:
    view, optional = view_of(TOWNS[town]), {"formular", "ratsinformation"}
    silent = {name for name, arguments in CALLS if not re.sub("<[^>]*>", "", block(view, name, arguments)).strip()}
    assert silent <= optional


@pytest.mark.parametrize(
    ("name", "arguments", "error"),
    [
        ("felder", ("nichts",), KeyError),
        ("rechtliches", ("nichts",), StopIteration),
        ("auf_einen_blick", ("nichts",), ValueError),
    ],
)
def test_a_wrong_argument_is_an_error(name: str, arguments: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        block(view_of(empty()), name, arguments)


def links_in(html: Html) -> Iterator[str]:
    yield from (element.attributes["href"] for element in parse(html).walk() if "href" in element.attributes)


def test_links_are_those_of_the_page_that_calls() -> None:
    view = view_of(full(lambda place: place))
    (deep, *_), (top, *_) = (list(links_in(block(view, "massnahmen_liste", (), here))) for here in ("a/b/c/", ""))
    assert deep == f"../../../{top}"


def legal(value: str | None) -> Element:
    statement = "" if value is None else f"rechtliches: {{schlichtungsstelle: {value!r}}}\n"
    view = view_of({"kommune.yml": MINIMAL_TOWN + statement})
    return parse(block(view, "rechtliches", ("schlichtungsstelle",)))


def test_legal_statements_are_links_letters_or_text() -> None:
    assert legal("https://stelle.example/").find("a")[0].attributes["href"] == "https://stelle.example/"
    assert legal("stelle@land.example").find("a")[0].attributes["href"] == "mailto:stelle@land.example"
    assert not legal("Stelle, Weg 1, stelle@land.example").find("a")
    assert "fehlt noch" in legal(None).text

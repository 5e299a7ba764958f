"""Generated pages as data: any text of a file stands on them as text, and changes nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from mkdocs.config import load_config

from digitalfahrplan.presentation.html import Html
from digitalfahrplan.presentation.page import Page, Section, markdown_text
from digitalfahrplan.presentation.pages import pages_of
from digitalfahrplan.presentation.view import View
from tests.site.building import ROOT
from tests.site.checks import active, foreign, headings, identifiers
from tests.site.filling import front_matter, measure, programme, town_file
from tests.site.hostile import PAYLOADS, Enemy
from tests.site.html import Element, parse
from tests.site.plans import TODAY, plan_of, view_of
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN, full, hostile

# One line of text as the model takes it (format.md, values): trimmed, not empty, at most 200 characters in a title.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffd\ufffe\uffff"
LINES = (
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=INVISIBLE),
        min_size=1,
        max_size=60,
    )
    .map(lambda text: normalize("NFC", text).strip())
    .filter(lambda text: text and not re.search(r"([^\w\s]|_)\1{200}", text))
)
TITLES = LINES | st.sampled_from(PAYLOADS)
PLAIN = "Wort"


def small(say: str) -> Mapping[str, str]:
    """Two measures and a programme with every key, all texts the same."""
    return {
        "kommune.yml": town_file(lambda _: say),
        "intern/eins.md": front_matter(measure("intern", lambda _: say, "pausiert")),
        "schule/grundlage.md": front_matter(measure("schule", lambda _: say, "abgeschlossen", voraussetzungen=None)),
        "foerderung/topf.md": front_matter(programme(lambda _: say, ehemals=["alt"])),
    }


def html_of(page: Page) -> Element:
    return parse("".join([page.lead, *(section.html for section in page.sections)]))


def skeleton(element: Element) -> list[tuple[str, list[str], list[str]]]:
    """Elements with the names of their attributes and their classes; pictures, which follow their texts' lengths, left out."""
    if "df-diagramm" in element.classes:
        return []
    inside = [line for child in element.inside if isinstance(child, Element) for line in skeleton(child)]
    return [(element.tag, list(element.attributes), element.classes), *inside]


@cache
def skeletons() -> dict[str, Any]:
    return {page.path: skeleton(html_of(page)) for page in pages_of(view_of(small(PLAIN)))}


@given(TITLES)
@settings(max_examples=40, deadline=None)
def test_any_text_changes_nothing_but_the_text(text: str) -> None:
    for page in pages_of(view_of(small(text))):
        html = html_of(page)
        assert skeleton(html) == skeletons()[page.path]
        assert not [*active(Element("", {}, [Element("article", {}, html.inside)])), *foreign(html), *identifiers(html)]
        if page.path.startswith(("massnahmen/", "foerderung/")):
            assert page.title == text
            assert " ".join(text.split()) in " ".join(html.text.split())


@cache
def markdown() -> Markdown:
    """Python-Markdown as mkdocs.yml sets it up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


TOKEN = '<div data-df-block="7"></div>'


def page_with(title: str, section: str = "Titel") -> Page:
    return Page("massnahmen/x.md", title, title, Html("<p>x</p>"), [Section(section, "kosten", Html("<p>y</p>"))])


@given(TITLES, TITLES)
@settings(max_examples=300, deadline=None)
def test_titles_are_headings_and_nothing_more(title: str, section: str) -> None:
    html = parse(markdown().reset().convert(page_with(title, section).render(lambda _: TOKEN)))
    found = [(element.tag, dict(element.attributes), element.text) for element in html.walk() if element.tag]
    token = ("div", {"data-df-block": "7"}, "")
    same = (" ".join(title.split()), " ".join(section.split()))
    assert [(tag, attributes, " ".join(text.split())) for tag, attributes, text in found] == [
        ("h1", {"id": "titel"}, same[0]), token, ("h2", {"id": "kosten"}, same[1]), token,
    ]  # fmt: skip


@given(TITLES)
@settings(max_examples=300, deadline=None)
def test_titles_mean_nothing_to_other_readers_either(title: str) -> None:
    reader = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    tokens = reader.parse(f"# {markdown_text(title)}")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert {child.type for child in tokens[1].children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in tokens[1].children or ()).split() == title.split()


def test_plain_markdown_keeps_every_block_from_being_read() -> None:
    reader = MarkdownIt("commonmark", {"html": True})
    for page in pages_of(view_of({**hostile(Enemy()), "intern/zeilen.md": MANY_LINES})):
        tokens = reader.parse(page.markdown)
        assert {token.type for token in tokens} <= {"html_block", "heading_open", "inline", "heading_close"}
        assert len([token for token in tokens if token.type == "html_block"]) == 1 + len(page.sections)
        raw = parse("".join(token.content for token in tokens if token.type == "html_block"))
        assert "".join(raw.text.split()) == "".join(html_of(page).text.split())


MANY_LINES = front_matter(
    measure(
        "intern",
        lambda place: f"W {place}",
        "pausiert",
        begruendung="Erstens.\n \n# Zweitens\nauch\n\n\n[x](javascript:1)",
    ),
    "<div>\n*nackt* [x](javascript:alert(1))\n</div>\n\n```\na\n\n\n# b\n```\n",
)


def test_texts_of_many_lines_keep_their_lines() -> None:
    view = view_of({**small(PLAIN), "intern/zeilen.md": MANY_LINES})
    page = next(page for page in pages_of(view) if page.path == "massnahmen/zeilen.md")
    box = next(element for element in html_of(page).walk() if "df-hinweis" in element.classes)
    paragraphs = box.find("p")
    assert [paragraph.text for paragraph in paragraphs] == [
        "Warum pausiert: Erstens.",
        "# Zweitensauch",
        "[x](javascript:1)",
    ]
    assert len(paragraphs[1].find("br")) == 1


SHOWN_ELSEWHERE = {
    # Closed measures have no rank, so nothing is said of how it would come about.
    "abgeschlossen": {
        "massnahme.pflicht.rechtsgrundlage",
        "massnahme.prioritaet.beschluss",
        "massnahme.prioritaet.begruendung",
    },
    "verworfen": {
        "massnahme.pflicht.rechtsgrundlage",
        "massnahme.prioritaet.beschluss",
        "massnahme.prioritaet.begruendung",
    },
}
# The example's paper is debated in the future: there is no result yet.
NOT_YET = {"massnahme.beschluesse.ergebnis", "massnahme.beschluesse.stimmen"}


def test_every_text_of_a_file_stands_on_its_page() -> None:
    enemy = Enemy()
    files = hostile(enemy)
    pages = {page.path.removeprefix("massnahmen/"): page for page in pages_of(view_of(files))}
    for path, text in files.items():
        if path != "kommune.yml":
            page = pages[path.rpartition("/")[2].replace("topf.md", "foerderung/topf.md")]
            raw = json.loads(text.removeprefix("---\n").split("\n---\n")[0])
            left_out = NOT_YET | SHOWN_ELSEWHERE.get(raw.get("status", ""), set())
            seen = " ".join(f"{page.title} {html_of(page).text}".split())
            missing = {said for said in texts_in(raw) if said in enemy.said and enemy.said[said] not in left_out}
            assert [said for said in missing if " ".join(said.split()) not in seen] == []


def texts_in(raw: Any) -> set[str]:
    if isinstance(raw, str):
        return {raw}
    parts = raw.values() if isinstance(raw, dict) else raw
    return {text for part in parts for text in texts_in(part)}


def test_pages_stand_in_the_order_of_the_files_and_do_not_change() -> None:
    plan = plan_of(full(lambda place: place))
    pages = list(pages_of(View(plan)))
    assert pages == list(pages_of(View(plan_of(dict(reversed(list(full(lambda place: place).items())))))))
    paths = [page.path for page in pages]
    assert len(set(paths)) == len(paths)
    assert [path for path in paths if path.startswith("massnahmen/")][: len(plan.measures)] == [
        f"massnahmen/{entity.id}.md" for entity in plan.measures
    ]


def test_every_page_has_headings_in_order_and_ids_once() -> None:
    for page in pages_of(view_of(hostile(Enemy()))):
        parts = [Html("<h1>x</h1>"), page.lead]
        for section in page.sections:
            parts += [Html(f'<h2 id="{section.anchor}">x</h2>') if section.title else Html(""), section.html]
        html = parse("".join(parts))
        assert not [*headings(html), *identifiers(html)]


def section_titles(page: Page) -> list[str]:
    return [section.title for section in page.sections if section.title]


def test_the_sections_of_a_measure_stand_in_the_order_of_the_site() -> None:
    pages = {page.path: page for page in pages_of(view_of(small(PLAIN)))}
    assert section_titles(pages["massnahmen/eins.md"]) == [
        "Zeitplan", "Wo", "Kosten", "Priorität", "Wer", "Abhängigkeiten", "Förderung", "Zusammenarbeit", "Online-Leistungen",
        "Beschlüsse", "Kennzahlen", "Verlauf", "In Leichter Sprache", "Mehr dazu",
        "Zitieren",
    ]  # fmt: skip


def test_silence_is_said_about_period_money_and_people_and_nothing_else() -> None:
    (page,) = [
        page
        for page in pages_of(view_of({"kommune.yml": MINIMAL_TOWN, "buerger/a.md": MINIMAL_MEASURE}))
        if page.source
    ]
    assert section_titles(page) == ["Zeitplan", "Kosten", "Priorität", "Wer", "Zitieren"]
    text = html_of(page).text
    for sentence in ("noch keine Angabe", "noch nicht bezifferbar", "noch nicht bewertet", "Rathaus"):
        assert sentence in text


def test_a_grant_whose_amount_nobody_knows_is_not_told_as_nothing() -> None:
    money = "kosten: [{jahr: 2027, art: investiv, ansatz: 5 €}]\nfoerderung: [{quelle: Land, status: bewilligt}, {quelle: Bund, status: beantragt}]\n"
    files = {"kommune.yml": MINIMAL_TOWN, "buerger/a.md": MINIMAL_MEASURE.replace("stand:", f"{money}stand:")}
    (page,) = [page for page in pages_of(view_of(files)) if page.source]
    told = [answer.text.strip() for answer in html_of(page).find("dd")]
    at = told.index("1 Betrag unbekannt")
    assert told[at : at + 3] == [
        "1 Betrag unbekannt",
        "1 Betrag unbekannt",
        "5\xa0€",
    ]  # granted, applied for, own share


def test_old_addresses_lead_on() -> None:
    pages = {page.path: page for page in pages_of(view_of(full(lambda place: place)))}
    moved = pages["massnahmen/alt-intern-idee.md"]
    assert moved.meta["weiter"] == "../intern-idee/"
    assert html_of(moved).find("a")[0].attributes["href"] == "../intern-idee/"
    assert pages["foerderung/alter-topf.md"].meta["weiter"] == "../topf/"
    assert moved.meta["search"] == {"exclude": True}


def footer_of(files: Mapping[str, str], path: str = "massnahmen/eins.md", **options: Any) -> Element:
    view = View(plan_of(files), **options)
    page = next(page for page in pages_of(view) if page.path == path)
    return next(element for element in html_of(page).find("section") if "df-seitenfuss" in element.classes)


CONTACTS = [
    ({"stelle": "Amt", "email": "amt@stadt.example", "telefon": "1"}, "Amt, amt@stadt.example, 1"),
    ({"stelle": "Amt"}, "Amt, bauen@stadt.example"),
    ({"email": "amt@stadt.example"}, "Wort, amt@stadt.example"),
    ({"telefon": "1"}, "Wort, bauen@stadt.example, 1"),
    (None, "Wort, bauen@stadt.example"),
]


@pytest.mark.parametrize(("contact", "told"), CONTACTS)
def test_the_nearest_contact_is_named(contact: dict[str, str] | None, told: str) -> None:
    raw = measure("intern", lambda _: PLAIN, kontakt=contact)
    footer = footer_of({**small(PLAIN), "intern/eins.md": front_matter(raw)})
    assert footer.find("dd")[1].text == told


def test_without_a_mailbox_of_the_unit_the_digital_manager_answers() -> None:
    files = {"kommune.yml": MINIMAL_TOWN, "buerger/eins.md": MINIMAL_MEASURE}
    footer = footer_of(files)
    assert footer.find("dd")[1].text == "Bürgermeister, rathaus@kleinstadt.example"
    assert [link.text for link in footer.find("a")][1:] == ["Rückmeldung geben"], "there is no repository to edit in"


def test_feedback_names_the_address_and_a_programme_how_to_cite_it() -> None:
    root = "https://plan.stadt.example/"
    cited = footer_of(full(lambda place: place), "foerderung/topf.md", root=root).find("dd")[2].text
    assert "https://plan.stadt.example/foerderung/topf/" in cited
    without = footer_of(full(lambda place: place), "foerderung/topf.md").find("dd")[2].text
    assert without.endswith(", Kennung topf"), "nobody knows where the site stands"
    footer = footer_of(small(PLAIN), root=root)
    assert len(footer.find("dd")) == 2
    (feedback,) = (link.attributes["href"] for link in footer.find("a") if link.text == "Rückmeldung geben")
    assert feedback.startswith("mailto:digital@")
    assert "https%3A//plan.stadt.example/massnahmen/eins/" in feedback


def test_the_file_itself_is_edited() -> None:
    edit = footer_of(small(PLAIN)).find("a")[1].attributes["href"]
    assert edit == "https://git.stadt.example/digital/fahrplan/-/edit/Wort/measures/intern/eins.md"
    place = footer_of(small(PLAIN), "orte/schule-a/index.md").find("a")[1].attributes["href"]
    assert place.endswith("/measures/kommune.yml")


def test_the_day_is_the_plans() -> None:
    footer = footer_of(small(PLAIN), "orte/schule-a/index.md")
    assert footer.find("dd")[0].text == f"{TODAY:%d.%m.%Y}"


def test_live_diagrams_are_left_to_the_browser() -> None:
    drawn = next(pages_of(View(plan_of(small(PLAIN))))).markdown
    live = next(pages_of(View(plan_of(small(PLAIN)), live=True))).markdown
    assert "<svg" in drawn
    assert "<svg" not in live
    assert 'class="language-mermaid"' in live

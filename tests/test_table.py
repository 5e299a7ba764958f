"""Tables as data: what their cells say, how they read on a phone, what sorts and filters them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.presentation.html import tag
from digitalfahrplan.presentation.table import Cell, Column, Table, facts, filter_form, list_table, wide_table
from tests.site.checks import identifiers
from tests.site.html import Element, parse
from tests.test_html import TEXTS

Pair = tuple[str, str]
COLUMNS = [
    Column[Pair]("name", "Name", lambda row: Cell(row[0], row[0].casefold())),
    Column[Pair]("", "Wert", lambda row: Cell(tag("b", row[1])), "zahl"),
]


def table(rows: list[Pair], **options: object) -> Element:
    return parse(list_table(Table("t", "Titel", COLUMNS, rows, **options)))  # type: ignore[arg-type]


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5), TEXTS)
def test_any_text_in_a_cell_stays_text(rows: list[Pair], label: str) -> None:
    columns = [
        Column[Pair]("k", label, lambda row: Cell(row[0], row[1])),
        Column[Pair]("", "x", lambda row: Cell(row[1])),
    ]
    page = parse(list_table(Table("t", label, columns, rows, groups=lambda row: row[1])))
    bodies = [row for row in page.find("tr") if row.find("td")]
    assert sorted((row.find("th")[0].text, row.find("td")[0].text) for row in bodies) == sorted(rows)
    assert sorted(row.find("th")[0].attributes["data-wert"] for row in bodies) == sorted(value for _, value in rows)
    assert page.find("caption")[0].text == label
    assert {element.tag for element in page.walk()} == {
        "",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }


def test_roles_and_labels_survive_a_layout_without_table() -> None:
    page = table([("a", "1")])
    assert {element.tag: element.attributes.get("role") for element in page.walk() if element.tag not in ("", "div", "caption", "b")} == {
        "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "rowheader", "td": "cell",
    }  # fmt: skip
    assert [cell.attributes["data-label"] for cell in page.find("td")] == ["Wert"]
    assert not [*identifiers(page)]


def test_columns_say_how_they_are_sorted() -> None:
    heads = table([("a", "1")]).find("thead")[0].find("th")
    assert [head.attributes.get("data-spalte") for head in heads] == ["name", None]
    assert [head.attributes["data-art"] for head in heads] == ["text", "zahl"]
    assert [head.attributes.get("class") for head in heads] == [None, "df-zahl"]


def test_a_table_that_is_not_sorted_says_nothing_of_it() -> None:
    assert "data-df-tabelle" in table([("a", "1")]).find("table")[0].attributes
    assert table([("a", "1")]).find("table")[0].attributes["id"] == "tabelle-t", "a heading may be called t"
    assert "data-df-tabelle" not in table([("a", "1")], sortable=False).find("table")[0].attributes


def test_without_rows_there_is_a_sentence() -> None:
    page = table([], empty="Hier ist <noch> nichts.")
    assert page.text == "Hier ist <noch> nichts."
    assert not page.find("table")


def test_rows_carry_what_they_are_filtered_by() -> None:
    page = table([("a", "1")], facets=lambda row: {"bereich": ["intern"], "jahr": ["2026", "2027"], "feld": []})
    row = page.find("tbody")[0].find("tr")[0]
    assert row.attributes == {"role": "row", "data-bereich": "intern", "data-jahr": "2026 2027", "data-feld": ""}


def test_groups_stand_in_the_order_of_their_first_row() -> None:
    page = table([("a", "2"), ("b", "1"), ("c", "2")], groups=lambda row: row[1])
    assert [[row.text for row in body.find("tr")] for body in page.find("tbody")] == [["2", "a2", "c2"], ["1", "b1"]]
    assert page.find("tbody")[0].find("th")[0].attributes["colspan"] == "2"


@given(TEXTS, TEXTS)
def test_wide_tables_name_their_rows_and_scroll(name: str, value: str) -> None:
    page = parse(wide_table("w", name, ["Jahr", value], [[name, value]], foot=["Zusammen", value]))
    frame, body, foot = page.find("div")[0], page.find("tbody")[0], page.find("tfoot")[0]
    assert frame.attributes["tabindex"] == "0"
    assert not [*identifiers(page)]
    assert (body.find("th")[0].text, body.find("td")[0].text) == (name, value)
    assert (foot.find("th")[0].text, foot.find("td")[0].text) == ("Zusammen", value)
    assert [head.attributes.get("class") for head in page.find("thead")[0].find("th")] == [None, "df-zahl"]


def test_a_wide_table_without_sums_has_no_foot() -> None:
    assert not parse(wide_table("w", "Titel", ["Jahr"], [["2027"]])).find("tfoot")


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1))
def test_facts_are_pairs(items: list[Pair]) -> None:
    page = parse(facts(items))
    assert [(name.text, value.text) for name, value in zip(page.find("dt"), page.find("dd"), strict=True)] == items


def test_no_facts_no_list() -> None:
    assert facts([]) == ""


@given(TEXTS, TEXTS)
def test_the_filter_has_a_label_for_everything(label: str, noun: str) -> None:
    choices = [("bereich", label, [("intern", label)]), ("leer", "Leer", [])]
    page = parse(filter_form("alle", noun, choices))
    assert not [*identifiers(page)]
    assert [field.attributes["for"] for field in page.find("label")] == ["alle-q", "alle-bereich"]
    assert page.find("form")[0].attributes["data-df-filter"] == "tabelle-alle"
    assert [option.text for option in page.find("option")] == ["Alle", label]
    assert page.find("form")[0].attributes["aria-label"] == f"{noun} filtern"
    assert "hidden" in page.find("form")[0].attributes

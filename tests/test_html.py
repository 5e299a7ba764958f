"""The one place that makes HTML of text: whatever a file says stands on the page as it was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.presentation.html import Html, join, lines, link, tag, text, void
from tests.site.hostile import PAYLOADS
from tests.site.html import parse

# What a text of a file may hold (format.md, reading rules): no control characters, no lone surrogates.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"])) | st.sampled_from(PAYLOADS)


@given(TEXTS)
def test_text_stays_text(value: str) -> None:
    page = parse(tag("p", value))
    (paragraph,) = page.find("p")
    assert paragraph.inside == ([value] if value else [])


@given(TEXTS, TEXTS)
def test_attributes_hold_any_text(value: str, other: str) -> None:
    (element,) = parse(tag("a", "x", href=value, aria_label=other)).find("a")
    assert element.attributes == {"href": value, "aria-label": other}
    (element,) = parse(void("input", value=value)).find("input")
    assert element.attributes == {"value": value}
    (element,) = parse(link(value, other)).find("a")
    assert (element.attributes["href"], element.text) == (value, other)


@given(st.lists(TEXTS), TEXTS)
def test_joined_texts_stay_text(values: list[str], between: str) -> None:
    assert parse(tag("p", join(values, between))).text == between.join(values)


@given(TEXTS)
def test_what_is_made_of_markup_by_ordinary_means_is_escaped_again(value: str) -> None:
    cut = (Html("<b>x</b>") + value)[1:]
    assert parse(tag("p", cut)).text == cut


def test_markup_is_not_escaped_twice() -> None:
    assert tag("p", tag("b", "&"), "<") == "<p><b>&amp;</b>&lt;</p>"
    assert text(Html("<b>")) == "<b>"


def test_names_of_attributes() -> None:
    assert tag("td", class_="a", data_df_x=1, for_="b", lang=None) == '<td class="a" data-df-x="1" for="b"></td>'


def test_lines_leave_out_what_is_empty() -> None:
    assert lines(["<", Html(""), Html("<hr>")]) == "&lt;\n<hr>"

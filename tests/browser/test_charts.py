"""Bar charts and points: true to their numbers, told apart without colour, readable on a phone."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.presentation.pictures.scatter import MARGIN, Dot, scatter
from digitalfahrplan.presentation.pictures.svg import BarRow, Part, bar_chart
from tests.browser.conftest import Open
from tests.site.html import Element, parse

SERIES = [(f"Reihe {number}", f"df-s-{number}") for number in range(7)]
VALUES = st.floats(0, 1e7, allow_subnormal=False)


def share(rect: Element, attribute: str = "width") -> float:
    return float(rect.attributes[attribute].removesuffix("%"))


def stretches(row: Element) -> list[Element]:
    return row.find("rect")


def rows_of(chart: Element) -> list[Element]:
    return chart.find("ul")[1].find("li")


@given(st.lists(st.lists(VALUES, min_size=1, max_size=7), min_size=1, max_size=5))
def test_lengths_are_in_proportion(values: list[list[float]]) -> None:
    rows = [BarRow(str(index), [Part(*part) for part in enumerate(row)], "") for index, row in enumerate(values)]
    longest = max(map(sum, values))
    html = bar_chart("Titel", "Beschreibung", SERIES, rows)
    if not longest:
        assert html == ""
        return
    for row, drawn in zip(values, rows_of(parse(html)), strict=True):
        lengths = [share(rect) for rect in stretches(drawn)]
        assert lengths == pytest.approx([100 * value / longest for value in row if value > 0], abs=0.01)
        ends = [share(rect, "x") + share(rect) for rect in stretches(drawn)]
        assert all(end <= 100.02 for end in ends)


def test_every_series_has_a_pattern_of_its_own_and_its_name() -> None:
    rows = [BarRow("Ort", [Part(index, 1.0) for index in range(7)], "sieben", limit=3.5)]
    chart = parse(bar_chart("Titel", "Beschreibung", SERIES, rows))
    assert len({path.attributes["d"] for path in chart.find("path")}) == len(SERIES)
    patterns = [f"url(#{pattern.attributes['id']})" for pattern in chart.find("pattern")]
    assert [rect.attributes["fill"] for rect in stretches(rows_of(chart)[0])] == patterns
    assert [item.text.strip() for item in chart.find("ul")[0].find("li")] == [name for name, _ in SERIES]
    assert "Reihe 6 1" in rows_of(chart)[0].find("svg")[0].attributes["aria-label"]
    assert [line.attributes["x1"] for line in chart.find("line")] == ["50.00%"]


def test_two_charts_of_a_page_do_not_share_patterns() -> None:
    row = [BarRow("Ort", [Part(0, 1.0)], "")]
    both = parse(bar_chart("A", "", SERIES, row) + bar_chart("B", "", SERIES, row))
    ids = [pattern.attributes["id"] for pattern in both.find("pattern")]
    assert len(ids) == len(set(ids))


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=1, max_size=30))
def test_points_lie_in_the_field(places: list[tuple[float, float]]) -> None:
    picture = parse(scatter("Titel", "", "x", "y", [Dot(x, y, "1", "Name", "#") for x, y in places]))
    for circle in picture.find("circle"):
        assert MARGIN - 0.1 <= share(circle, "cx") <= 100 - MARGIN + 0.1
        assert MARGIN - 0.1 <= share(circle, "cy") <= 100 - MARGIN + 0.1


def test_points_at_one_place_stand_side_by_side() -> None:
    dots = [Dot(5.0, 5.0, str(rank), f"Rang {rank}", "#") for rank in range(5)]
    circles = parse(scatter("Titel", "", "x", "y", dots)).find("circle")
    assert share(circles[0], "cx") == 50.0
    assert all(abs(share(one, "cx") - share(other, "cx")) > 4 for one, other in combinations(circles, 2))


def test_without_points_there_is_no_picture() -> None:
    assert scatter("Titel", "", "x", "y", []) == ""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_series_differ_in_colour_too_in_both_schemes(visit: Open, scheme: str) -> None:
    page = visit("haushalt/", color_scheme=scheme).page
    colours = page.locator(".df-balken pattern rect").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")
    assert len(colours) == len(set(colours)) == 3
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all(contrast(colour, ground) >= 3 for colour in colours), (colours, ground)  # WCAG 1.4.11


def contrast(one: str, other: str) -> float:
    """The ratio of two colours `rgb(1, 2, 3)` as WCAG 2.1 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.browser
def test_words_of_a_chart_keep_their_size_on_a_phone_and_are_not_cut(visit: Open) -> None:
    page = visit("ressourcen/", viewport={"width": 320, "height": 800}).page
    words = page.locator(".df-balken__reihen span")
    sizes = words.evaluate_all(
        "all => all.map(e => [parseFloat(getComputedStyle(e).fontSize), e.getBoundingClientRect().right])"
    )
    assert len(sizes) > 10
    assert all(size >= 14 and right <= 320 for size, right in sizes)
    bars = page.locator(".df-balken__reihen svg").evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert all(width > 250 for width in bars)

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.presentation.pictures.mermaid import (
    JOINER,
    LABEL_LIMIT,
    LOOKS,
    Axis,
    Bar,
    Node,
    dependencies,
    escape,
    fit,
    links,
    roadmap,
    shorten,
)

TODAY = date(2026, 11, 23)
AXIS = Axis(date(2025, 1, 1), date(2027, 12, 31))


def bar(
    label: str = "WLAN", first: date = date(2026, 1, 1), last: date | None = date(2026, 12, 31), section: str = "S"
) -> Bar:
    return Bar(label, section, first, last)


def tasks(*bars: Bar, axis: Axis = AXIS) -> list[str]:
    """The lines of the bars themselves, without the invisible characters."""
    text = roadmap("T", "D", bars, TODAY, axis) or ""
    return [line.strip().replace(JOINER, "") for line in text.splitlines() if ", n" in line or ":n" in line]


def test_roadmap_is_a_readable_gantt() -> None:
    bars = [
        Bar("WLAN: Grundschulen", "Schule", date(2026, 4, 1), date(2026, 6, 30), "abgeschlossen", "m/wlan/"),
        Bar("Beschluss", "Verwaltung", date(2026, 3, 15), None, "offen", milestone=True),
        Bar("Geräte", "Schule", date(2026, 2, 1), None, "verzug-droht"),
    ]
    text = roadmap("Roadmap", "Was wann geschieht.", bars, TODAY, Axis(date(2026, 1, 1), date(2026, 12, 31)))
    assert text is not None
    assert text.replace(JOINER, "") == (
        "gantt\n"
        "    accTitle: Roadmap\n"
        "    accDescr: Was wann geschieht.\n"
        "    dateFormat YYYY-MM-DD\n"
        "    axisFormat Q%q\n"
        "    tickInterval 3month\n"
        "    todayMarker off\n"
        "    section Schule\n"
        "    2026 :vert, j2026, 2026-01-01, 0d\n"
        "     :vert, von, 2026-01-01, 0d\n"
        "     :vert, bis, 2026-12-31, 0d\n"
        "    Heute :vert, heute, 2026-11-23, 0d\n"
        "    ✓ WLAN∶ Grundschulen :done, n0, 2026-04-01, 2026-07-01\n"
        "    ? Geräte ▸ :active, crit, n2, 2026-02-01, 2026-12-31\n"
        "    section Verwaltung\n"
        "    Beschluss :milestone, n1, 2026-03-15, 0d\n"
    )
    assert links(bars) == {"n0": "m/wlan/"}


def test_nothing_to_draw_is_said() -> None:
    assert fit([], TODAY) is None
    assert roadmap("T", "D", [], TODAY, AXIS) is None
    assert roadmap("T", "D", [bar()], TODAY, None) is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 5, 1), date(2026, 3, 31), "◂ WLAN :n0, 2025-01-01, 2026-04-01"),
        (date(2026, 5, 1), date(2040, 3, 31), "WLAN ▸ :n0, 2026-05-01, 2027-12-31"),
        (date(2026, 5, 1), None, "WLAN ▸ :n0, 2026-05-01, 2027-12-31"),
        (date(1990, 1, 1), date(1991, 1, 1), "◂ WLAN :n0, 2025-01-01, 2025-01-02"),
        (date(2099, 1, 1), date(2100, 12, 31), "WLAN ▸ :n0, 2027-12-30, 2027-12-31"),
        (date(2027, 12, 31), date(2027, 12, 31), "WLAN :n0, 2027-12-30, 2027-12-31"),
        (date(2026, 5, 1), date(2026, 5, 1), "WLAN :n0, 2026-05-01, 2026-05-02"),
    ],
)
def test_bars_end_at_the_axis_and_say_so(first: date, last: date | None, expected: str) -> None:
    assert tasks(bar(first=first, last=last)) == [expected]


def test_milestones_outside_the_axis_say_so() -> None:
    early = Bar("A", "S", date(1990, 1, 1), None, milestone=True)
    late = Bar("B", "S", date(2050, 1, 1), None, milestone=True)
    assert tasks(early, late) == ["◂ A :milestone, n0, 2025-01-01, 0d", "B ▸ :milestone, n1, 2027-12-30, 0d"]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (8, ["axisFormat Q%q", "tickInterval 3month"]),
        (9, ["axisFormat %Y", "tickInterval 12month"]),
        (20, ["axisFormat %Y", "tickInterval 12month"]),
        (21, ["axisFormat %Y"]),
        (111, ["axisFormat %Y"]),
    ],
)
def test_ticks_get_rarer_with_the_years(years: int, expected: list[str]) -> None:
    text = roadmap("T", "D", [bar()], TODAY, Axis(date(1990, 1, 1), date(1989 + years, 12, 31))) or ""
    assert [line.strip() for line in text.splitlines() if "axisFormat" in line or "tickInterval" in line] == expected
    assert text.count(":vert, j") == (years if years <= 8 else 0)


@pytest.mark.parametrize(
    ("day", "shown"), [(date(2024, 12, 31), 0), (date(2025, 1, 1), 1), (date(2027, 12, 31), 1), (None, 0)]
)
def test_today_is_drawn_only_on_the_axis(day: date | None, shown: int) -> None:
    assert (roadmap("T", "D", [bar()], day, AXIS) or "").count("Heute :vert") == shown


def years(*bars: Bar, today: date = TODAY) -> tuple[int, int]:
    axis = fit(bars, today)
    assert axis is not None
    assert (axis.first.month, axis.first.day, axis.last.month, axis.last.day) == (1, 1, 12, 31)
    return axis.first.year, axis.last.year


def test_fit_shows_all_bars_or_the_years_around_today() -> None:
    assert years(bar(first=date(2024, 5, 1), last=date(2027, 3, 1))) == (2024, 2027)
    assert years(bar(first=date(2024, 5, 1), last=None)) == (2024, 2026)
    assert years(bar(first=date(2028, 5, 1), last=None)) == (2028, 2028)
    assert years(bar(first=date(1990, 1, 1), last=date(2100, 1, 1))) == (2024, 2031)
    assert years(bar(first=date(1990, 1, 1), last=date(2010, 1, 1))) == (2003, 2010)
    assert years(bar(first=date(2050, 1, 1), last=date(2100, 1, 1))) == (2050, 2057)


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 40_000)), min_size=1))
def test_any_bars_stay_within_their_axis(periods: list[tuple[date, int | None]]) -> None:
    latest = date(2100, 12, 31).toordinal()
    bars = [
        bar(first=first, last=None if days is None else date.fromordinal(min(first.toordinal() + days, latest)))
        for first, days in periods
    ]
    axis = fit(bars, TODAY)
    assert axis is not None
    assert axis.last.year - axis.first.year < 8
    drawn = tasks(*bars, axis=axis)
    assert len(drawn) == len(bars)
    for line in drawn:
        first, last = (date.fromisoformat(part) for part in line.split(", ")[-2:])
        assert axis.first <= first < last <= axis.last


@given(st.text())
def test_a_label_is_one_line_that_means_nothing(text: str) -> None:
    label = escape(text)
    assert label.startswith(JOINER)
    assert not set(label) & set('\n\r\t:">')
    assert not any(sequence in label for sequence in ("%%", "%{", "&lt", "#quot", "\\n", "$$"))
    assert label.splitlines() == [label]


def test_invisible_and_control_characters_are_dropped() -> None:
    assert escape("a\u202eb\u0000c\u00add\ufffe\ue000\u2028e\r\n f").replace(JOINER, "") == "abcd e f"


@given(st.text(), st.integers(2, 60))
def test_shortened_texts_fit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_shortening_keeps_whole_words() -> None:
    assert shorten("Strategie zum Breitbandausbau der Stadt", 30) == "Strategie zum Breitbandausbau…"
    assert shorten("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…"
    assert shorten("kurz", 10) == "kurz"


def test_long_titles_and_sections_are_shortened() -> None:
    text = roadmap("T", "D", [bar("Wort " * 40, section="Abschnitt mit sehr vielen langen Wörtern darin")], TODAY, AXIS)
    assert text is not None
    section = next(line for line in text.splitlines() if "section" in line).replace(JOINER, "").strip()
    assert section == "section Abschnitt mit sehr<br>vielen langen …"
    assert all(len(line.partition(" :")[0].strip()) <= LABEL_LIMIT + 4 for line in text.splitlines() if ":n0" in line)


def test_every_state_has_tags_sign_and_word_of_its_own() -> None:
    assert len({(look.tags, look.css, look.sign) for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.word for look in LOOKS.values()}) == len(LOOKS)
    signs = [look.sign for look in LOOKS.values()]
    assert signs.count("") == 2  # planned and running differ by their frame, dashed or not


def test_dependencies_is_a_flowchart() -> None:
    nodes = [Node("e-akte", 'E-"Akte"', "laufend", "../e-akte/"), Node("end", "Scannen", "verzug")]
    text = dependencies("Abhängig", "Pfeile.", nodes, [("end", "e-akte"), ("end", "weg")])
    assert text is not None
    assert text.replace(JOINER, "") == (
        "flowchart LR\n"
        "    accTitle: Abhängig\n"
        "    accDescr: Pfeile.\n"
        '    n0["E-ʺAkteʺ"]:::laufend\n'
        '    n1["! Scannen"]:::verzug\n'
        "    n1 --> n0\n"
    )
    assert links(nodes) == {"n0": "../e-akte/"}


def test_boxes_without_arrows_are_no_diagram() -> None:
    assert dependencies("T", "D", [Node("a", "A")], [("a", "b")]) is None
    assert dependencies("T", "D", [], []) is None

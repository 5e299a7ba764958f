from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from importlib.util import find_spec
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digitalfahrplan.presentation.pictures import diagrams
from digitalfahrplan.presentation.pictures.diagrams import LIVE_CONFIG, legend, render, render_written
from digitalfahrplan.presentation.pictures.mermaid import LOOKS, Bar, Node, dependencies, fit, links, roadmap
from digitalfahrplan.presentation.pictures.mermaid_by_hand import KINDS, kind, safe_source, without_entities

drawn_here = pytest.mark.skipif(find_spec("merman") is None, reason="merman has no wheel for this machine")
TODAY = date(2026, 11, 23)
STATES = list(LOOKS)


def plan(count: int) -> list[Bar]:
    starts = [date(2024 + index % 5, 1 + index % 12, 1) for index in range(count)]
    return [
        Bar(
            label=f"Maßnahme {index}",
            section=f"Bereich {index * 4 // count}",
            first=start,
            last=start + timedelta(days=20 + 37 * (index % 30)),
            state=STATES[index % len(STATES)],
            href=f"../massnahmen/m{index}/",
            milestone=index % 9 == 8,
        )
        for index, start in enumerate(starts)
    ]


def block(bars: list[Bar], *, live: bool = False, key: str = "") -> str:
    text = roadmap("Roadmap & mehr", "Was wann geschieht.", bars, TODAY, fit(bars, TODAY)) or ""
    return render(text, label="Roadmap", links=links(bars), live=live, key=key)


def svg_of(html: str) -> ET.Element:
    found = re.search(r"<svg.*</svg>", html, re.DOTALL)
    assert found, html[:300]
    root = ET.fromstring(found[0])
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext()).strip()


def texts(html: str) -> list[str]:
    return [text_of(element) for element in svg_of(html).iter("text")]


XLINK = "{http://www.w3.org/1999/xlink}href"


@drawn_here
def test_a_bar_is_one_link_named_by_its_label() -> None:
    bars = [
        Bar("Später", "A", date(2026, 6, 1), date(2026, 8, 31), href="../spaeter/"),
        Bar("Früher", "A", date(2026, 1, 1), date(2026, 2, 28), "abgeschlossen", "../frueher/"),
        Bar("Ohne Seite", "B", date(2026, 1, 1), date(2026, 3, 31)),
    ]
    root = svg_of(block(bars))
    anchors = list(root.iter("a"))
    # In the order of the rows, which is not the order of time in which merman draws them.
    assert [(anchor.get(XLINK), text_of(anchor)) for anchor in anchors] == [
        ("../spaeter/", "Später"),
        ("../frueher/", "✓ Früher"),
    ]
    assert all([child.tag for child in anchor] == ["rect", "text"] for anchor in anchors)
    assert "Ohne Seite" in texts(block(bars))
    assert root.get("role") == "group"
    assert not any("href" in element.attrib for element in root.iter())


@drawn_here
def test_a_picture_without_links_is_an_image() -> None:
    bars = [Bar("A", "S", date(2026, 1, 1), date(2026, 12, 31))]
    assert svg_of(block(bars)).get("role") == "img"


@drawn_here
def test_name_and_description_come_from_the_text() -> None:
    root = svg_of(block(plan(3)))
    assert root.get("aria-label") == "Roadmap & mehr"
    description = root.find("desc")
    assert description is not None
    assert description.text == "Was wann geschieht."
    assert root.get("aria-describedby") == description.get("id")


@drawn_here
def test_the_block_is_a_named_region_that_scrolls_by_keyboard() -> None:
    html = block(plan(3))
    assert html.startswith(
        '<div class="df-diagramm" data-search-exclude role="region" aria-label="Roadmap" tabindex="0">'
    )
    assert "\n" not in html


@drawn_here
@pytest.mark.parametrize("number", [0, 1, 2])
def test_nothing_but_geometry_text_and_links(number: int) -> None:
    html = (block(plan(60)), *pictures())[number]
    allowed = {"svg", "desc", "a", "circle", "defs", "g", "line", "marker", "path", "polygon", "rect", "text", "tspan"}
    assert {element.tag for element in svg_of(html).iter()} <= allowed
    markup = re.sub(r">[^<]+<", "><", html)
    assert not re.search(r"\bstyle=|<style|\son\w+=|#[0-9a-fA-F]{3,6}\b|rgb|hsl|filter|data-(?!search)", markup)
    assert not re.search(r'(?:fill|stroke)="(?!none)', markup)
    assert "mermaid" not in html  # the word alone makes the mermaid2 plugin parse the page
    assert "http" not in html.replace("http://www.w3.org/", "")


def pictures() -> tuple[str, str]:
    nodes = [Node(str(number), f"Box {number}", state) for number, state in enumerate(LOOKS)]
    flow = dependencies("T", "D", nodes, [("0", "1"), ("1", "2")]) or ""
    sequence = "sequenceDiagram\nactor A\nA->>B: Antrag\nB-->>A: Bescheid\nNote over A: <b>x</b>"
    return render(flow, label="F"), render_written(sequence, label="S") or ""


@drawn_here
def test_ids_are_unique_on_a_page_and_the_same_in_every_build() -> None:
    first, again, other = block(plan(5)), block(plan(5)), block(plan(5), key="zweites")
    assert first == again
    flow = pictures()[0]
    ids = [re.findall(r'\bid="([^"]+)"', html) for html in (first, other, flow)]
    flat = [name for names in ids for name in names]
    assert len(set(flat)) == len(flat) >= 4
    assert set(re.findall(r"url\(#([^)]+)\)", flow)) <= set(ids[2])


@drawn_here
def test_years_stand_above_the_quarters_and_today_below() -> None:
    bars = [Bar("A", "S", date(2025, 2, 1), date(2026, 12, 31)), Bar("B", "S", date(2026, 1, 1), None)]
    root = svg_of(block(bars))
    height = float(root.get("viewBox", "").split()[3])
    place = {
        text_of(text): float(text.get("y", 0)) for text in root.iter("text") if "vertText" in text.get("class", "")
    }
    assert set(place) == {"2025", "2026", "Heute"}
    assert place["2025"] == place["2026"] < 40 < place["Heute"] < height
    quarters = [text_of(text) for grid in root.iter("g") if grid.get("class") == "grid" for text in grid.iter("text")]
    assert quarters == ["Q1", "Q2", "Q3", "Q4"] * 2


@drawn_here
def test_section_names_stand_at_the_top_of_one_stripe_each() -> None:
    root = svg_of(block(plan(40)))
    stripes = [rect for rect in root.iter("rect") if rect.get("class", "").startswith("section ")]
    names = [text for text in root.iter("text") if "sectionTitle" in text.get("class", "")]
    assert [text_of(name) for name in names] == [f"Bereich {number}" for number in range(4)]
    assert [stripe.get("height") for stripe in stripes] == ["300"] * 4
    tops = [float(stripe.get("y", 0)) for stripe in stripes]
    assert [float(name.get("y", 0)) for name in names] == [top + 15 for top in tops]


@drawn_here
def test_a_label_stands_on_the_right_wherever_it_fits() -> None:
    bars = [
        Bar("Weit", "S", date(2024, 1, 1), date(2026, 12, 31)),
        Bar("Mittendrin mit Text", "S", date(2026, 3, 1), date(2026, 3, 20)),
        Bar("Ganz am Ende mit sehr langem Text", "S", date(2026, 12, 1), date(2026, 12, 20)),
    ]
    side = {text_of(text): text.get("class") for text in svg_of(block(bars)).iter("text")}
    assert side["Weit"] == "taskText"
    assert side["Mittendrin mit Text"] == "taskTextOutsideRight"
    assert side["Ganz am Ende mit sehr langem Text"] == "taskTextOutsideLeft"


@drawn_here
def test_a_day_on_an_axis_of_a_century_can_be_seen() -> None:
    axis = fit([Bar("", "", date(1990, 1, 1), None)], TODAY)
    assert axis is not None
    long = type(axis)(date(1990, 1, 1), date(2100, 12, 31))
    text = roadmap("T", "D", [Bar("Tag", "S", date(2040, 1, 1), date(2040, 1, 1))], TODAY, long) or ""
    (rect,) = [rect for rect in svg_of(render(text, label="x")).iter("rect") if "task0" in rect.get("class", "") or
               rect.get("class") == "task"]  # fmt: skip
    assert float(rect.get("width", 0)) > 0


@drawn_here
@pytest.mark.parametrize(("count", "limit"), [(5, 6_000), (50, 16_000), (300, 75_000)])
def test_pictures_stay_small(count: int, limit: int) -> None:
    html = block(plan(count))
    assert len(html.encode()) < limit
    assert html.count("<a ") == count


@drawn_here
@given(st.text(min_size=1))
def test_any_label_reaches_the_reader_as_it_was_written(label: str) -> None:
    printable = "".join(char for char in label if char.isprintable() or char.isspace())
    wanted = " ".join(printable.split())
    bars = [Bar(printable, "S", date(2026, 1, 1), date(2026, 12, 31))]
    seen = [" ".join(text.split()) for text in texts(block(bars))]
    expected = wanted if len(wanted) <= 42 else None
    assert not wanted or expected is None or real(expected) in seen


def real(text: str) -> str:
    """Look-alikes are written as the real character, wherever they come from."""
    return text.translate(str.maketrans("\u2236\u02ba\u02c3", ':">'))


@drawn_here
@given(st.text(min_size=1, max_size=80))
def test_any_box_reaches_the_reader_as_it_was_written(label: str) -> None:
    printable = "".join(char for char in label if char.isprintable())
    nodes = [Node("a", printable), Node("b", "B")]
    html = render(dependencies("T", "D", nodes, [("a", "b")]) or "", label="x")
    seen = "".join("".join(texts(html)).split())
    assert real("".join(printable.split())) in seen


@drawn_here
@pytest.mark.parametrize(
    "label",
    [
        "end",
        "section 5",
        "title",
        "click",
        "5 % mehr",
        "%% x",
        "#35;",
        "a;b",
        "-->",
        "1. Liste",
        "`x`",
        "$$x$$",
        "<br>",
    ],
)
def test_keywords_and_signs_are_text(label: str) -> None:
    assert label in texts(block([Bar(label, label, date(2026, 1, 1), date(2026, 12, 31))]))


def test_live_leaves_the_escaped_text_to_the_browser() -> None:
    html = block([Bar("A <b> & B", "S", date(2026, 1, 1), None)], live=True)
    assert '<pre><code class="language-mermaid">gantt&#10;' in html
    assert "<svg" not in html
    assert "<b>" not in html
    assert "\n" not in html


def test_without_merman_the_browser_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagrams, "merman", None)
    assert block(plan(3)) == block(plan(3), live=True)
    assert "language-mermaid" in (render_written("flowchart LR\n a --> b", label="x") or "")


def test_browser_and_build_share_one_configuration() -> None:
    assert LIVE_CONFIG.items() >= diagrams.CONFIG.items()
    assert LIVE_CONFIG["securityLevel"] == "strict"


def test_legend_explains_what_occurs() -> None:
    html = legend({"verzug", "offen"})
    assert re.findall(r"</span> ([^<]+)</li>", html) == ["geplant", "im Verzug"]
    assert "Meilenstein" in legend({"offen"}, milestones=True)
    assert legend(set()) == ""


# ---- written by hand ----


@drawn_here
@pytest.mark.parametrize(
    "source",
    [
        "flowchart TD\n A[Start] --> B{Frage?}\n B -->|ja| C([Ende])",
        "graph LR; a-->b",
        "%% Notiz\ngantt\n dateFormat YYYY-MM-DD\n section A\n style guide :a, 2026-01-01, 30d",
        "sequenceDiagram\n A->>B: Hallo",
        "pie title Kosten\n \"Hardware\" : 40\n \"Rest\" : 60",
        "timeline\n 2026 : Beschluss",
    ],
)  # fmt: skip
def test_usual_diagrams_are_drawn(source: str) -> None:
    assert "<svg" in (render_written(source, label="Bild") or "")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Hallo",
        "C4Context\n Person(a, b)",
        "flowchart LR\n a --> b\n click a href \"https://example.org\"",
        "flowchart LR\n a --> b\n click a call f()",
        "flowchart LR\r\n a --> b; click a \"x\"",
        "%%{init: {'securityLevel': 'loose'}}%%\nflowchart LR\n a --> b",
        "flowchart LR\n a --> b %% {init: {}}",
        "---\nconfig:\n  theme: dark\n---\nflowchart LR\n a --> b",
        "flowchart LR\n a@{ img: \"https://example.org/x.png\" }",
        "flowchart LR\n a --> b\n style a fill:url(https://example.org/x)",
        "flowchart LR\n a --> b\n classDef x fill:URL (x)",
        "flowchart LR\n a[\"<a href='javascript:alert(1)'>x</a>\"]",
        "sequenceDiagram\n participant A\n link A: Bild @ https://example.org\n A->>A: x",
        "sequenceDiagram\n A->>A: x\n links A: {\"x\": \"https://example.org\"}",
        "gantt\n dateFormat YYYY-MM-DD\n excludes weekends\n A :a, 2020-01-01, 99999999d",
        "flowchart LR\n" + "a --> b\n" * 3_000,
        "flowchart LR\n" + "a\n" * 500,
        "flowchart LR\n a[" + "x" * 1_500 + "]",
    ],
)  # fmt: skip
def test_what_is_no_diagram_or_more_than_one_is_refused(source: str) -> None:
    assert safe_source(source) is None
    assert render_written(source, label="x") is None


def test_colours_are_left_out_where_they_are_statements() -> None:
    flow = "flowchart LR\n  a --> b\n  style a fill:#f00\n  classDef rot fill:#f00\n  linkStyle 0 stroke:red\n  b --> c"
    assert safe_source(flow) == "flowchart LR\n  a --> b\n  b --> c"
    task = "gantt\n  style guide :a, 2026-01-01, 3d"
    assert safe_source(task) == task


def test_line_ends_and_control_characters_are_tidied() -> None:
    assert safe_source("flowchart LR\r\n a --> b\x00\ufffe\u2028 b --> c\r") == "flowchart LR\n a --> b\n b --> c"


def test_every_kind_is_recognised_by_its_first_word() -> None:
    assert {kind(f"%% Notiz\n\n  {name}\n x") for name in KINDS} == KINDS
    assert kind("pie:") == "pie"
    assert kind("graph; a") == "graph"
    assert kind("") == ""


def test_entities_are_decoded_for_merman() -> None:
    assert without_entities("a #35; #quot; #lt; #9999999; #kein; #x;").replace("\u2060", "") == ("a # ʺ < � #kein; #x;")


@drawn_here
def test_entities_are_drawn_as_characters() -> None:
    html = render_written('flowchart LR\n a["10 #gt; 9 #amp; #quot;ja#quot;"] --> b', label="x") or ""
    assert '10 > 9 & "ja"' in texts(html)


@pytest.mark.parametrize("source", ["stateDiagram-v2\n a --> b", "flowchart LR\n a[[[ --> b"])
def test_what_merman_cannot_draw_is_left_to_the_browser(source: str) -> None:
    html = render_written(source, label="x") or ""
    assert unescape(html).count(source) == 1
    assert "language-mermaid" in html
    assert ("df-diagramm--papier" in html) == source.startswith("state")


@drawn_here
def test_addresses_and_classes_of_others_do_not_reach_the_page() -> None:
    source = 'flowchart LR\n a["x"]:::md-header\n b:::df-kopf\n a --> b'
    html = render_written(source, label='"><script>') or ""
    assert "md-header" not in html
    assert "df-kopf" not in html
    assert "<script" not in html
    (tag,) = re.findall(r"<svg [^>]*>", html)
    assert 'aria-label="&quot;&gt;&lt;script&gt;"' in tag


PIECES = st.sampled_from(
    [
        *sorted(KINDS), "\n", " ", "-->", "---", "a", "b", "[", "]", "(", ")", "{", "}", "|", '"', ":", ";", ", ", "&",
        "subgraph x\n", "end\n", "section S\n", "title x\n", "A :a, 2026-01-01, 3d\n", "0001-01-01", "9999-12-31",
        "99999999d", "dateFormat X\n", "loop x\n", "tickInterval 1second\n", "after a", "done", "milestone", ":vert",
        "A->>B: x\n", "participant A\n", "<br>", "#35;", "`", "**", "$$", "%%", "j2026-text", "n0", "heute",
        "classDef x fill:red\n", "\u2060", "\ufffe", "\x00", "\ud800", "😀",
    ]
)  # fmt: skip


def written() -> Iterator[st.SearchStrategy[str]]:
    yield st.text(st.characters())
    start = st.sampled_from(["gantt\n", "flowchart TD\n", "graph LR\n", "pie\n", "timeline\n", "sequenceDiagram\n", ""])
    yield st.builds(lambda head, body: head + "".join(body), start, st.lists(PIECES, max_size=40))


@settings(deadline=5_000, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(*written()))
def test_any_text_gives_a_block_or_nothing(text: str) -> None:
    html = render_written(text, label="Bild")
    assert html is None or html.startswith('<div class="df-diagramm')
    if html and "<svg" in html:
        svg_of(html)


HOSTILE = {
    "products of edges": "flowchart TD\n" + " & ".join(f"a{n}" for n in range(60)) + " --> " + " & ".join("bcdefgh"),
    "many parallel edges": "flowchart TD\n" + "a --> b\n" * 390,
    "deep groups": "flowchart TD\n" + "subgraph s\n" * 190 + "a --> b\n" + "end\n" * 190,
    "all years by the second": "gantt\ndateFormat YYYY-MM-DD\ntickInterval 1second\nA :a, 0001-01-01, 9999-12-31",
    "endless duration": "gantt\ndateFormat YYYY-MM-DD\nA :a, 2020-01-01, 99999999999999999999d",
    "deep loops": "sequenceDiagram\n" + "loop x\n" * 190 + "A->>B: x\n" + "end\n" * 190,
    "many parts": "pie\n" + "".join(f'"a{n}" : 1\n' for n in range(390)),
    "emphasis": 'flowchart TD\na["`' + "[a](" * 240 + '`"]',
    "wide": "timeline\n" + "".join(f"{n} : {'a : ' * 12}\n" for n in range(390)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_diagrams_take_less_than_seconds(name: str) -> None:
    begin = time.process_time()
    html = render_written(HOSTILE[name], label="x")
    assert time.process_time() - begin < 3
    assert html is None or len(html) < 1_500_000

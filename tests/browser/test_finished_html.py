"""The last two steps of every page: repairs for accessibility, and the policy."""

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.presentation.finishing.accessibility import mend
from digitalfahrplan.presentation.finishing.security import content_security_policy

DONE = '<span class="df-haken" role="img" aria-label="erledigt:">☑</span>'
OPEN = '<span class="df-haken" role="img" aria-label="offen:">☐</span>'
SCRIPT = "let greeting = 'grüß dich'"
PAGE = (
    '<html><head><meta charset="utf-8"><title>Titel</title><script>{head}</script></head><body>'
    '<article class="md-content__inner md-typeset" id="inhalt">{content}</article>'
    '<script id="data" type="application/json">{{"a": 1}}</script><script src="seite.js" defer></script></body></html>'
)


def policy(html: str) -> dict[str, str]:
    content = html.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    return dict(part.split(" ", 1) for part in content.split("; "))


def test_the_policy_is_the_first_thing_after_the_charset() -> None:
    html = content_security_policy(PAGE.format(head=SCRIPT, content="<h1>Titel</h1>"))
    assert html.index("Content-Security-Policy") < html.index("<title>")
    rules = policy(html)
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'self' 'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
    assert "unsafe" not in str(rules)


@pytest.mark.parametrize("content", ["<script>steal()</script>", "</article><script>steal()</script><article>"])
def test_a_script_inside_the_content_gets_no_leave(content: str) -> None:
    with_it = policy(content_security_policy(PAGE.format(head=SCRIPT, content=content)))
    without = policy(content_security_policy(PAGE.format(head=SCRIPT, content="")))
    assert with_it == without


@pytest.mark.parametrize("content", ["<svg><style>a{}</style></svg>", '<p style="color:red">', '<div class="mermaid">'])
def test_styles_inside_a_page_are_let_in_only_where_there_are_some(content: str) -> None:
    styled, plain = (content_security_policy(PAGE.format(head="", content=inside)) for inside in (content, ""))
    assert policy(styled)["style-src"] == "'self' 'unsafe-inline'"
    assert policy(plain)["style-src"] == "'self'"


def test_a_page_without_charset_is_left_alone() -> None:
    assert content_security_policy("<p>Text</p>") == "<p>Text</p>"


def test_tables_of_bodies_scroll_in_a_frame_with_a_name() -> None:
    bare = "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    html = mend(bare + bare)
    assert html.count('role="region" aria-label="Tabelle 1" tabindex="0"') == 1
    assert html.count('role="region" aria-label="Tabelle 2" tabindex="0"') == 1
    assert html.count('<th scope="col">A</th>') == 2


def test_a_caption_names_its_table() -> None:
    html = mend('<table><caption id="geld">Geld</caption><tr><td>1</td></tr></table>')
    assert 'aria-labelledby="geld"' in html


def test_our_own_tables_are_left_alone() -> None:
    html = '<div class="df-tabelle"><table class="df-daten"><tr><th scope="col">A</th></tr></table></div>'
    assert mend(html) == html


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<input type="checkbox" disabled checked/>', DONE),
        ('<input type="checkbox" disabled/>', OPEN),
        ("<tr><th></th><th>B</th></tr>", "<tr><td></td><th>B</th></tr>"),
        ('<td style="text-align: right;">1</td>', '<td class="df-zahl">1</td>'),
        ('<td style="text-align: left;">1</td>', "<td>1</td>"),
        ('<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">', ""),
        ('<label class="md-overlay" for="__drawer"></label><p class="md-toggle">', '<p class="md-toggle">'),
        ('<div data-md-component="skip">\n<a href="#x" class="md-skip">Zum Inhalt</a></div>', ""),
    ],
)
def test_each_repair(before: str, after: str) -> None:
    assert mend(before) == after


@given(st.text(alphabet="<>/= \"'tabledhr:-;classrig0", max_size=200))
def test_mending_twice_is_mending_once(html: str) -> None:
    once = mend(html)
    assert mend(once) == once

"""What forges read: GitLab's code quality report by its documented rules, GitHub's annotations, a comment in Markdown."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digitalfahrplan.problems import ERROR, Problem
from digitalfahrplan.problems.markdown import LONGEST, as_markdown
from digitalfahrplan.problems.output import as_github, as_gitlab
from tests.site.html import parse

ONE = Problem("measures/intern/a.md", 14, 13, "B103", "Andere lesen 50,0.", "50000 schreiben.", 6, "    ansatz: 50.000")
OLD = Problem("measures/buerger/b.md", 1, 1, "E104", "Der Stand ist alt.", "Prüfen.")
GONE = Problem("measures/schule/c.md", 9, 1, "G101", "Hier stand „kurz“.", "Wieder einfügen.")
BROKEN = Problem("measures/schule/d.md", 2, 1, "A113", "Unlesbar.", "Einrücken.")
ALL = [ONE, OLD, GONE, BROKEN]

PROBLEM = st.builds(
    Problem,
    st.sampled_from(["measures/intern/a.md", "measures/intern/b_c.md"]) | st.text(min_size=1, max_size=20),
    st.integers(1, 9),
    st.integers(1, 9),
    st.sampled_from(["B103", "E104", "G101"]),
    st.text(max_size=60),
    st.text(max_size=60),
)


def rows(*problems: Problem) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(as_gitlab(problems))
    return found


@given(st.lists(PROBLEM, max_size=8))
def test_a_code_quality_report_has_the_documented_shape(problems: list[Problem]) -> None:
    """GitLab's documentation: description, check_name, a unique fingerprint, severity, location with path and first line."""
    report = rows(*problems)
    for row in report:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert re.fullmatch("[0-9a-f]{64}", row["fingerprint"])
        assert isinstance(row["location"]["lines"]["begin"], int)
        assert row["location"]["lines"]["begin"] >= 1
        assert not row["location"]["path"].startswith("./")
        assert row["description"]
    assert len({row["fingerprint"] for row in report}) == len(report)


def test_a_fingerprint_stays_when_lines_move() -> None:
    twin = Problem(ONE.path, 20, 13, ONE.code, ONE.detail, ONE.hint, 6, ONE.quote)
    before = [row["fingerprint"] for row in rows(ONE, twin)]
    moved = [Problem(ONE.path, line, 3, ONE.code, ONE.detail, ONE.hint, 6, ONE.quote) for line in (99, 120)]
    assert [row["fingerprint"] for row in rows(*moved)] == before
    assert len(set(before)) == 2


def test_github_gets_the_worst_first() -> None:
    told = re.findall(r"title=(\w+)", as_github(ALL))
    assert told == ["A113", "B103", "G101", "E104"]


def test_a_comment() -> None:
    assert as_markdown(ALL) == (
        "## Prüfung: 2 Fehler, 2 Hinweise\n\n"
        "Solange ein **Fehler** da ist, wird nichts veröffentlicht. Ein Hinweis hält nichts auf.\n\n"
        "### measures/intern/a.md\n\n"
        "- Zeile 14, **Fehler** B103: Betrag ist nicht eindeutig. Andere lesen 50,0. **Lösung:** 50000 schreiben.\n\n"
        "### measures/schule/d.md\n\n"
        "- Zeile 2, **Fehler** A113: Diese Stelle ist nicht zu lesen. Unlesbar. **Lösung:** Einrücken.\n\n"
        "### measures/buerger/b.md\n\n"
        "- Zeile 1, Hinweis E104: Stand ist alt. Der Stand ist alt. **Lösung:** Prüfen.\n\n"
        "### measures/schule/c.md\n\n"
        "- Zeile 9, Hinweis G101: Angabe ist weg. Hier stand „kurz“. **Lösung:** Wieder einfügen.\n"
    )


def test_a_comment_links_to_the_explanation_where_the_site_is_known() -> None:
    for root in ("https://plan.example", "https://plan.example/"):
        assert "[B103](https://plan.example/mitmachen/fehlermeldungen/#b103): " in as_markdown([ONE], root)


def test_a_comment_without_problems() -> None:
    assert as_markdown([]) == "## Prüfung: 0 Fehler, 0 Hinweise\n\nAlles in Ordnung.\n"
    assert "Ein Hinweis hält nichts auf; bitte trotzdem nachsehen." in as_markdown([OLD])


def test_a_comment_is_no_longer_than_forges_take() -> None:
    many = [Problem("m/a.md", line, 1, "B103", "*" * 300, "H.") for line in range(1, 500)]
    text = as_markdown(many)
    assert LONGEST * 0.9 < len(text) < LONGEST + 100
    shown = text.count("\n- Zeile")
    assert f"Und {499 - shown} weitere" in text


@given(st.lists(PROBLEM, min_size=1, max_size=4))
def test_nothing_in_a_comment_is_obeyed(problems: list[Problem]) -> None:
    """Rendered it is our headings, paragraphs, lists and emphasis; every text is there as it was."""
    text = as_markdown(problems)
    html = parse(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert {element.tag for element in html.walk()} <= {"", "html", "body", "h2", "h3", "p", "ul", "li", "strong"}
    assert len(html.find("li")) == len(problems)
    assert not re.search(r"@\w", text)
    assert text.count("**Fehler** ") == sum(problem.severity == ERROR for problem in problems) + text.count(
        "ein **Fehler** da"
    )


def test_a_comment_shows_what_was_written() -> None:
    detail = "![x](https://boese.example/x.png) <img src=x> @rat #12 `a` *b* _c_ ~~d~~ [e] | f & g \\ h"
    (item,) = parse(
        MarkdownIt("commonmark", {"html": True}).render(as_markdown([Problem("a", 1, 1, "B103", detail)]))
    ).find("li")
    assert detail in item.text
    assert not item.find("img")

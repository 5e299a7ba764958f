"""Small repairs of finished HTML, where Material's skeleton or python-markdown give less than WCAG 2.1 AA asks.

Each repair stands in `_REPAIRS` with the reason it is there. They are plain text replacements guarded by a cheap test,
because thousands of pages pass through here. For the same reason no pattern begins with blanks: it would be tried at each of
them, and most of a page's indentation stands outside of what is looked for.
"""

import re
from collections.abc import Callable
from itertools import count
from typing import Final, NamedTuple

_Replacement = str | Callable[[re.Match[str]], str]


class Repair(NamedTuple):
    """One replacement: why, a text that must occur before the pattern is tried, the pattern, what comes instead."""

    reason: str
    marker: str
    pattern: re.Pattern[str]
    replacement: _Replacement


def mend(html: str) -> str:
    """A finished page, repaired. Pages that need nothing come back unchanged; mending twice changes nothing more."""
    for repair in _REPAIRS:
        if repair.marker in html:
            html = repair.pattern.sub(repair.replacement, html)
    return _frame_tables(_quiet_captions(html) if "<caption" in html else html)


def _quiet_captions(html: str) -> str:
    """A caption that only repeats the heading of its section names the table for a screen reader, but is not shown."""
    heading = ""

    def quiet(match: re.Match[str]) -> str:
        nonlocal heading
        if match[1] is not None:
            heading = match[1]
            return match[0]
        return match[0].replace("<caption", '<caption class="df-nur-vorlesen"', 1) if match[2] == heading else match[0]

    return _HEADING_OR_CAPTION.sub(quiet, html)


def _frame_tables(html: str) -> str:
    """A table wider than the screen scrolls in a frame that the keyboard reaches and that has a name of its own.

    WCAG 2.1.1, 1.4.10. Tables with a class are ours and framed already.
    """
    numbers = count(1)
    return _BARE_TABLE.sub(lambda match: _framed(match[1], match[2], next(numbers)), html)


def _framed(attributes: str, inside: str, number: int) -> str:
    caption = _CAPTION.match(inside)
    name = f'aria-labelledby="{caption[1]}"' if caption else f'aria-label="Tabelle {number}"'
    head, separator, body = inside.partition("</thead>")
    heads = _HEAD_CELL.sub('<th scope="col"', head) if separator else head
    return (
        f'<div class="df-tabelle df-tabelle--breit" role="region" {name} tabindex="0">'
        f'<table class="df-daten"{attributes}>{heads}{separator}{body}</table></div>'
    )


def _checkbox(match: re.Match[str]) -> str:
    word, sign = ("erledigt:", "☑") if match[1] else ("offen:", "☐")
    return f'<span class="df-haken" role="img" aria-label="{word}">{sign}</span>'


def _alignment(match: re.Match[str]) -> str:
    return match[1] + {"left": "", "right": ' class="df-zahl"', "center": ' class="df-mitte"'}[match[2]]


# Of tables in tables the innermost: a frame around an outer one would end inside of it.
_BARE_TABLE: Final = re.compile(r"<table(?![^>]*\bclass=)([^>]*)>((?:(?!<table\b).)*?)</table>", re.DOTALL)
_CAPTION: Final = re.compile(r"\s*<caption\b[^>]* id=\"([^\"]+)\"")
_HEADING_OR_CAPTION: Final = re.compile(r"<h[1-6]\b[^>]*>([^<]+)</h|<caption(?: id=\"[^\"]*\")?>([^<]+)</caption>")
_HEAD_CELL: Final = re.compile(r"<th(?=[\s>])(?![^>]*\bscope=)")

_REPAIRS: Final = (
    Repair(
        "Material's switches for drawer and search work by mouse only; ours are buttons (WCAG 2.1.1, 4.1.2)",
        'class="md-toggle"',
        re.compile(r"<(?:input class=\"md-toggle\"[^>]*>|label class=\"md-overlay\"[^>]*></label>)\s*"),
        "",
    ),
    Repair(
        "Material's skip link leads to a heading and is missing where there is none; ours leads to the article (2.4.1)",
        'data-md-component="skip"',
        re.compile(r"<div data-md-component=\"skip\">.*?</div>\s*", re.DOTALL),
        "",
    ),
    Repair(
        "Boxes that only Material's script would fill",
        'data-md-component="dialog"',
        re.compile(
            r"<div (?:data-md-component=\"announce\">"
            r"|class=\"md-dialog\" data-md-component=\"dialog\">\s*<div[^>]*></div>)\s*</div>\s*"
        ),
        "",
    ),
    Repair(
        "A task's checkbox has no label and cannot be used; its state becomes a word (1.3.1, 4.1.2)",
        'type="checkbox"',
        re.compile(r"<input type=\"checkbox\" disabled( checked)?\s*/?>"),
        _checkbox,
    ),
    Repair(
        "An empty head cell names nothing (axe empty-table-header)",
        "<th",
        re.compile(r"<th(?:\s[^>]*)?>\s*</th>"),
        "<td></td>",
    ),
    Repair(
        "Alignment as a class, so that the page needs no inline style (Content-Security-Policy)",
        "text-align",
        re.compile(r"(<t[hd]\b[^>]*?) style=\"text-align: ?(left|right|center);?\""),
        _alignment,
    ),
)

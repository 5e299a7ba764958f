"""What of a page's finished HTML can be searched: its words in their order, and few tags.

A measure's page is mostly figures that no one searches for, and links to other measures, whose words would lead here instead of
there. Lists elsewhere are left out for the same reason: their rows have pages of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Final

from .words import words_of

MEASURES: Final = "massnahmen/"


@dataclass(frozen=True)
class Readable:
    """A page for the search: its address, its title as text, its words as HTML without attributes but `id`, and the words of
    its tables, which count less and are shown only where nothing else was found; `name` is another title, of the menu."""

    address: str
    title: str
    html: str
    tables: str = ""
    name: str = ""

    @cached_property
    def text(self) -> str:
        """All that can be read, without tags."""
        return f"{plain(self.html)} {plain(self.tables)}"

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, each once, as they are written."""
        return frozenset(words_of(self.text))


def readable(address: str, title: str, html: str) -> Readable:
    """The content of a page, without its first heading; `title` is taken where there is none."""
    heading = _TITLE.search(html)
    rest = html[heading.end() :] if heading else html
    named = _text(heading[1]) if heading else title
    if not is_measure(address):
        return Readable(
            address, named, _reduced(_LISTED.sub(" ", _without_tables(rest))), name=title if title != named else ""
        )
    prose, tables = _sections_of_a_measure(rest)
    return Readable(address, named, _reduced(prose), _reduced(tables))


def is_measure(address: str) -> bool:
    """Whether a page is that of one measure."""
    return address.startswith(MEASURES) and address != MEASURES


def plain(html: str) -> str:
    """The words of reduced HTML."""
    return unescape(_TAG.sub(" ", html))


def _reduced(html: str) -> str:
    html = _TERM.sub(r'<h3 id="\1">\2</h3>', _INLINE.sub("", _EXCLUDED.sub(" ", html)))
    html = _UNKNOWN.sub(" ", _SENTENCE.sub(". ", _CELL.sub(" · ", html)))
    for doubled, single in _DOUBLED:
        html = html.replace(doubled, single)
    return " ".join(html.replace(_SENTINEL, " ").split())


def _sections_of_a_measure(html: str) -> tuple[str, str]:
    """What the department wrote; and the sections below it without those that only compute or link, and without the headings
    that every measure has."""
    first, *sections = _SECTION.split(html)
    kept = (text for id_, text in zip(sections[::2], sections[1::2], strict=True) if id_ not in _UNREAD)
    return _TABLE_HEAD.sub(" ", first), _FIGURE.sub("", _TABLE_HEAD.sub(" ", " ".join(kept)))


def _without_tables(html: str) -> str:
    """A page that lists a thousand measures is megabytes of tables: looking for their ends is quicker than any expression."""
    first, *rest = html.split("<table")
    return " ".join([first, *(piece.partition("</table>")[2] for piece in rest)])


def _text(html: str) -> str:
    return " ".join(plain(html).split())


# Sections of a measure's page: scores, person-days, other measures, other programmes, how to cite.
_UNREAD: Final = frozenset(
    {
        "prioritaet",
        "wer",
        "abhaengigkeiten",
        "moegliche-foerderung",
        "zu-dieser-seite",
        "seitenfuss",
        "zitieren",
        "mehr",
    }
)
_EXCLUDED: Final = re.compile(
    r"<div [^>]*\bdata-search-exclude\b.*?</div>|<(svg|form|figure|script|style)\b.*?</\1>"
    r"|<a [^>]*\bdf-definition\b.*?</a>|<(dl|ul) class=\"df-(?:fakten|legende|knoepfe|vorher)\".*?</\2>",
    re.DOTALL,
)
_TITLE: Final = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_SECTION: Final = re.compile(r"<h[23] id=\"([^\"]*)\">.*?</h[23]>", re.DOTALL)
# An item of a list that only names another page.
_LISTED: Final = re.compile(r"<li>\s*<a href=\"[^\"]*(?:massnahmen|foerderung)/[^\"/]+/\"[^>]*>.*?</li>", re.DOTALL)
# A cell of a column of figures: amounts and numbers of pieces, for which no one searches.
_FIGURE: Final = re.compile(r"<t([dh])\b[^>]*\bdf-zahl\b[^>]*>.*?</t\1>", re.DOTALL)
_TABLE_HEAD: Final = re.compile(r"<(caption|thead)\b.*?</\1>", re.DOTALL)
_TERM: Final = re.compile(r"<dt id=\"([^\"]*)\"[^>]*>(.*?)</dt>", re.DOTALL)
_INLINE: Final = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u)\b[^>]*>")
_CELL: Final = re.compile(r"</t[dh]>\s*(?=<t[dh])")
_SENTENCE: Final = re.compile(r"</(?:p|li|tr|dd|h[4-6])>")
_DOUBLED: Final = ((" . ", ". "), (".. ", ". "), ("?. ", "? "), ("!. ", "! "), (":. ", ": "))
# Headings with an id stay: they are what a hit within a page is named by.
_UNKNOWN: Final = re.compile(r"<(?!/?h[23]\b)[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
# Words with which Pagefind marks places for itself; in the words of a page they would mean something to it.
_SENTINEL: Final = "___"

"""The end of the page: Leichte Sprache, links, how to cite, whom to ask, where to edit."""

from __future__ import annotations

from ...footer import page_footer
from ...html import lines, link, tag
from ...page import Section
from .subject import Subject


def plain_language(subject: Subject) -> Section | None:
    """The same in Leichte Sprache."""
    told = subject.measure.plain_language
    if not told:
        return None
    sentences = [tag("p", line) for line in told.split("\n") if line.strip()]
    return Section("In Leichter Sprache", "leichte-sprache", tag("div", lines(sentences), lang="de"))


def more(subject: Subject) -> Section | None:
    """Links to more."""
    items = [tag("li", link(row.url, row.title, rel="noopener noreferrer")) for row in subject.measure.links]
    return Section("Mehr dazu", "mehr", tag("ul", *items)) if items else None


def closing(subject: Subject) -> Section:
    """Stand, contact, citation, edit, feedback."""
    return Section("", "zu-dieser-seite", page_footer(subject.view, subject.links, subject.measure))

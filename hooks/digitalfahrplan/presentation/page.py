"""A page as data. Adapters write it; nothing here touches a disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .html import Html


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading of second order (none where `title` is empty), its anchor, and finished HTML."""

    title: str
    anchor: str
    html: Html


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page. `path` is relative to the docs folder, `source` the file that people edit."""

    path: str
    title: str
    description: str
    lead: Html
    sections: Sequence[Section]
    source: str = ""
    meta: dict[str, object] = field(default_factory=dict)

    def render(self, fragment: Callable[[Html], str]) -> str:
        """The page as Markdown; `fragment` writes a piece of HTML (as it stands, or as a token to be replaced later)."""
        parts = [f"# {markdown_text(self.title)} {{ #titel }}", fragment(self.lead)]
        for section in self.sections:
            heading = [f"## {markdown_text(section.title)} {{ #{section.anchor} }}"] if section.title else []
            parts += [*heading, fragment(section.html)]
        return "\n\n".join(part for part in parts if part) + "\n"

    @property
    def markdown(self) -> str:
        """The page as plain Markdown with HTML blocks, for any generator: whatever stands in one is no Markdown.

        A block begins with its own element, and a blank line would end it (CommonMark, HTML blocks).
        """
        return self.render(lambda html: f"<div>\n{_BLANK.sub('&#10;', html.strip())}\n</div>" if html else "")


_BLANK = re.compile(r"\n(?=[ \t]*\n)")
_SPECIAL = str.maketrans({char: f"&#{ord(char)};" for char in "\\`*_{}[]<>()#+-.!|~:&$^=\"'"})


def markdown_text(text: str) -> str:
    """A text of a file inside Markdown: no character of it means anything to a Markdown reader."""
    return text.translate(_SPECIAL)

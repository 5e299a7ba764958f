"""The description that a department wrote: Markdown from an untrusted file becomes HTML that can do nothing but be read.

CommonMark with tables, as the web Git interfaces show it in their preview. HTML in it is sanitised; images come from
docs/ only; links to other files of the content folder lead to their pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count, groupby
from typing import Protocol
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .diagrams import render_written
from .html import Html, lines

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dl", "dt",
    "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
    "small", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_SCHEMES = {"https", "http", "mailto"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\")
_RAW_HEADING = re.compile(r"<(/?)h[1-6]\b", re.IGNORECASE)
_IMAGE_WITHOUT_SOURCE = re.compile(r'<img(?: (?!src=)[a-z]+="[^"]*")*>')
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")


class Targets(Protocol):
    """Where a link of a body leads: the address of a page by file id, of a file in docs/ by its path; None if nowhere."""

    def page(self, id_: str) -> str | None:
        """The page of a measure or programme."""

    def file(self, path: str) -> str:
        """A file of the docs folder, or a page by its address."""


def body_html(markdown: str, targets: Targets, *, live: bool = False) -> Html:
    """The description as safe HTML: headings from h2 on without gaps, links resolved, Mermaid drawn. Raises nothing."""
    tokens = _reader().parse(markdown)
    _order_headings(tokens)
    return lines(_blocks(tokens, targets, live))


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable(["table", "strikethrough"])


def _blocks(tokens: Sequence[Token], targets: Targets, live: bool) -> Iterator[Html]:
    """Diagrams are drawn, everything between them is rendered and sanitised as one piece."""
    reader, numbers = _reader(), count(1)
    for is_diagram, group in groupby(tokens, key=_is_diagram):
        run = list(group)
        if not is_diagram:
            yield _sanitised(reader.renderer.render(run, reader.options, {}), targets)
        for token in run if is_diagram else ():
            drawn = render_written(token.content, label="Diagramm", live=live, key=f"b{next(numbers)}")
            yield Html(drawn) if drawn else _sanitised(reader.renderer.render([token], reader.options, {}), targets)


def _is_diagram(token: Token) -> bool:
    return token.type == "fence" and token.level == 0 and token.info.strip() == "mermaid"


def _order_headings(tokens: Sequence[Token]) -> None:
    """Headings begin at h2 and leave no level out; raw HTML brings none; alignment is an attribute, not a style."""
    last = 1
    for token in tokens:
        if token.type == "heading_open":
            last = max(2, min(int(token.tag[1]), last + 1))
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{last}"
        elif token.type in ("td_open", "th_open"):
            _align(token)
        elif token.type == "html_block":
            token.content = _RAW_HEADING.sub(r"<\1p", token.content)
        for child in token.children or ():
            if child.type == "html_inline":
                child.content = _RAW_HEADING.sub(r"<\1p", child.content)


def _align(token: Token) -> None:
    aligned = _ALIGN.search(str(token.attrGet("style") or ""))
    token.attrs = {"align": aligned[1]} if aligned else {}


def _sanitised(html: str, targets: Targets) -> Html:
    clean = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_filter(targets),
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return Html(_IMAGE_WITHOUT_SOURCE.sub("", clean))


def _filter(targets: Targets) -> Callable[[str, str, str], str | None]:
    def keep(element: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return _link(value, targets)
        if attribute == "src":
            return _image(value, targets)
        if attribute in ("colspan", "rowspan", "start", "width", "height"):
            return value if value.isdecimal() and len(value) <= 4 else None
        return value

    return keep


def _link(address: str, targets: Targets) -> str | None:
    """An address with a scheme as it is (the sanitiser has checked the scheme); a file of ours becomes its page."""
    if _SCHEME.match(address):
        return address
    path, mark, rest = address.partition("#")
    if not path:
        return None if rest.startswith("__") else address
    if path.endswith(".md"):
        found = targets.page(path.rpartition("/")[2].removesuffix(".md"))
        return found and found + mark + rest
    return _own_file(address, targets)


def _image(address: str, targets: Targets) -> str | None:
    return None if _SCHEME.match(address) else _own_file(address, targets)


def _own_file(address: str, targets: Targets) -> str | None:
    """A path into docs/, as a preview of the file would need it (`../../docs/bilder/x.png`), or from the site's root."""
    path = unquote(address).lstrip("/")
    while path.startswith(("../", "./")):
        path = path.partition("/")[2]
    path = path.removeprefix("docs/")
    return None if ".." in path.split("/") or not path else targets.file(path)

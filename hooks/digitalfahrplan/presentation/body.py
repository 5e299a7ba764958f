"""The description that a department wrote: Markdown from an untrusted file becomes HTML that can do nothing but be read.

CommonMark with tables, as the web Git interfaces show it in their preview. HTML in it is sanitised; images come from
docs/ only; links to other files of the content folder lead to their pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import unescape
from itertools import count, groupby
from typing import Protocol
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..source.effort import is_costly
from .html import Html, lines, tag
from .pictures.diagrams import render_written

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
# The only addresses that lead away. A browser would take `https:x`, `//x` and `\\x` for one as well: here they lead nowhere.
_ELSEWHERE = re.compile(r"https?://[^\s\\/?#@]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\]+", re.IGNORECASE)
_ANCHOR = re.compile(r"(?!__)[\w-]+")
_UPWARDS = re.compile(r"\A/?(?:\.{1,2}/)*")
_DIAGRAMS = 10  # each may take its second
_RAW_HEADING = re.compile(r"<(/?)h[1-6]\b", re.IGNORECASE)
_IMAGE_WITHOUT_SOURCE = re.compile(r'<img(?: (?!src=)[a-z]+="[^"]*")*>')
_ALTERNATIVE = re.compile(r' alt="([^"]*)"')
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")


class Targets(Protocol):
    """Where a link of a body leads: the address of a page by file id, of a file in docs/ by its path; None if nowhere."""

    def page(self, id_: str) -> str | None:
        """The page of a measure or programme."""

    def file(self, path: str) -> str | None:
        """A file of the docs folder, or a page by its address."""


def body_html(markdown: str, targets: Targets, *, live: bool = False, words_for_images: bool = False) -> Html:
    """The description as safe HTML: headings from h2 on without gaps, links resolved, Mermaid drawn. Raises nothing.

    What would take too long to render is shown as it was written. An image that is not to be had is left out, or with
    `words_for_images` replaced by its alternative text.
    """
    if is_costly(markdown):
        return tag("pre", tag("code", markdown))
    tokens = _reader().parse(markdown)
    _order_headings(tokens)
    html = lines(_blocks(tokens, targets, live))
    return Html(_IMAGE_WITHOUT_SOURCE.sub(_in_words if words_for_images else "", html))


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"])


def _blocks(tokens: Sequence[Token], targets: Targets, live: bool) -> Iterator[Html]:
    """Diagrams are drawn, everything between them is rendered and sanitised as one piece."""
    reader, numbers = _reader(), count(1)
    for is_diagram, group in groupby(tokens, key=_is_diagram):
        run = list(group)
        if not is_diagram:
            yield _sanitised(reader.renderer.render(run, reader.options, {}), targets)
        for token in run if is_diagram else ():
            drawn = _drawn(token.content, next(numbers), live)
            yield Html(drawn) if drawn else _sanitised(reader.renderer.render([token], reader.options, {}), targets)


def _drawn(source: str, number: int, live: bool) -> str | None:
    return render_written(source, label="Diagramm", live=live, key=f"b{number}") if number <= _DIAGRAMS else None


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
        for raw in (token, *(token.children or ())):
            if raw.type in ("html_block", "html_inline"):
                raw.content = _RAW_HEADING.sub(r"<\1p", raw.content)


def _align(token: Token) -> None:
    aligned = _ALIGN.search(str(token.attrGet("style") or ""))
    token.attrs = {"align": aligned[1]} if aligned else {}


def _sanitised(html: str, targets: Targets) -> Html:
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter(targets),
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return Html(clean)


def _in_words(image: re.Match[str]) -> str:
    """What the image showed, in the words of its author; the sanitiser leaves < and > in attributes as they are."""
    alternative = _ALTERNATIVE.search(image[0])
    shown = unescape(alternative[1]).strip() if alternative else ""
    return tag("em", f"[Bild: {shown or 'ohne Beschreibung'}]")


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
    """An address elsewhere as it is; a file of ours becomes its page; an anchor stays unless it looks like the site's own."""
    plain = address.strip()
    if _ELSEWHERE.fullmatch(plain):
        return plain
    path, _, rest = plain.partition("#")
    anchor = f"#{rest}" if _ANCHOR.fullmatch(rest) else ""
    if not path:
        return anchor or None
    found = _own_file(path, targets)
    return None if found is None else found + anchor


def _image(address: str, targets: Targets) -> str | None:
    found = _own_file(address, targets)
    return None if found and found.endswith("/") else found


def _own_file(address: str, targets: Targets) -> str | None:
    """The page of a file `<id>.md`, or a path into docs/, as a preview of the file would need it
    (`../../docs/bilder/x.png`), or from the site's root (`/roadmap/`). None for what may lead elsewhere."""
    path = unquote(address.strip().partition("?")[0])
    inside = _UPWARDS.sub("", path)
    inside, in_docs = inside.removeprefix("docs/"), inside.startswith("docs/")
    *folders, name = inside.split("/")
    if not path or {"", ".", ".."} & {*folders, name or "-"}:
        return None
    page = targets.page(name.removesuffix(".md")) if name.endswith(".md") and not in_docs else None
    return page or targets.file(inside)

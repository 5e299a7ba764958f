"""What must hold on every page of every built site, whatever the town wrote. Each check yields what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from tests.site.html import Element, parse

LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "embed": "src"}
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "headers")
ACTIVE = frozenset("script style iframe object embed applet form base link meta math template foreignobject".split())
HEADING = re.compile(r"h[1-6]")
CSS_ADDRESS = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)|@import")


class Site:
    """All pages of a built site, parsed once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # A snapshot's own report is a document of its day that nobody changes any more; it has tests of its own.
        paths = sorted(path for path in folder.rglob("*.html") if not path.match("archiv/*/*/bericht.html"))
        self.pages = {path.relative_to(folder).as_posix(): parse(path.read_text(encoding="utf-8")) for path in paths}
        self.files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        self._ids = {
            name: {element.attributes.get("id") for element in page.walk()} for name, page in self.pages.items()
        }

    def faults(self) -> list[str]:
        """Everything that is wrong."""
        return [
            f"{name}: {fault}"
            for name, page in self.pages.items()
            for faults in (*(check(page) for check in CHECKS), self.dead_links(name))
            for fault in faults
        ]

    def dead_links(self, name: str) -> Iterator[str]:
        """Links and files that are not there, anchors included."""
        for element in self.pages[name].walk():
            for attribute in ("href", "src", "xlink:href"):
                address = element.attributes.get(attribute)
                if address is not None and not urlsplit(address).scheme and not self._leads(name, address):
                    yield f"leads nowhere: {address}"

    def _leads(self, name: str, address: str) -> bool:
        parts = urlsplit(address)
        if parts.netloc:
            return False
        here = PurePosixPath("/", name)
        path = unquote(parts.path)
        target = normpath(str(here.parent / path)) if path else str(here)
        is_folder = parts.path and path.rpartition("/")[2] in ("", ".", "..")
        file = (f"{target}/index.html" if is_folder else target).strip("/")
        if file not in self.files:
            return False
        return not parts.fragment or unquote(parts.fragment) in self._ids.get(file, ())


def frame(page: Element) -> Iterator[str]:
    """Language, title, one article."""
    if [element.attributes.get("lang") for element in page.find("html")] != ["de"]:
        yield "lang is not de"
    if not [element for element in page.find("title") if element.text.strip()]:
        yield "no title"
    if len(page.find("article")) != 1:
        yield "not one article"


def headings(page: Element) -> Iterator[str]:
    """One h1, no level left out, none empty."""
    found = [element for element in page.walk() if HEADING.fullmatch(element.tag)]
    levels = [int(element.tag[1]) for element in found]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield f"headings: {levels}"
    yield from (f"h{one} before h{other}" for one, other in pairwise(levels) if other > one + 1)
    yield from ("empty heading" for element in found if not element.text.strip())


def identifiers(page: Element) -> Iterator[str]:
    """Every id once; what is referred to is there."""
    ids = Counter(element.attributes["id"] for element in page.walk() if "id" in element.attributes)
    yield from (f"id {id_!r} stands {times} times" for id_, times in ids.items() if times > 1 or not id_)
    for element in page.walk():
        for name in REFERRING:
            for id_ in element.attributes.get(name, "").split():
                if id_ not in ids:
                    yield f"{name} refers to {id_!r}"


def foreign(page: Element) -> Iterator[str]:
    """Nothing is loaded from another host."""
    for element in page.walk():
        rel = element.attributes.get("rel", "")
        loaded = [element.attributes.get(LOADING.get(element.tag, ""), ""), element.attributes.get("srcset", "")]
        if element.tag == "link" and rel != "canonical":
            loaded.append(element.attributes.get("href", ""))
        if element.tag == "style":
            loaded += CSS_ADDRESS.findall("".join(str(part) for part in element.inside))
        yield from (f"loads {address}" for address in loaded if urlsplit(address).scheme or address.startswith("//"))


def _is_ours(element: Element) -> bool:
    """A form of ours; what a content file writes never has such attributes."""
    return "data-df-filter" in element.attributes or element.attributes.get("class") == "df-suche-seite__form"


def active(page: Element) -> Iterator[str]:
    """No event handlers, no scripts behind addresses; nothing active in the article but our own filter and search."""
    for element in page.walk():
        yield from (f"<{element.tag} {name}>" for name in element.attributes if name.startswith("on"))
        for name in ("href", "src", "xlink:href", "action", "formaction", "data"):
            scheme = urlsplit(element.attributes.get(name, "").strip()).scheme
            if scheme not in ("", "https", "http", "mailto", "webcal"):
                yield f"{name}={element.attributes[name]}"
    for article in page.find("article"):
        for element in article.walk():
            if (element.tag in ACTIVE and not _is_ours(element)) or "style" in element.attributes:
                yield f"<{element.tag}> in the article"
            named = element.attributes.get("aria-label") or "".join(title.text for title in element.find("title"))
            if element.tag == "svg" and not named:
                yield "a picture without a name"


def policy(page: Element) -> Iterator[str]:
    """The policy stands before everything that could load something, and lets no foreign thing in."""
    metas = [element for element in page.walk() if element.tag in ("meta", "link", "script", "style", "title")]
    rules = [element.attributes.get("content", "") for element in metas[1:2] if "http-equiv" in element.attributes]
    if not rules or "default-src 'none'" not in rules[0] or "http" in rules[0]:
        yield "no policy"


CHECKS = (frame, headings, identifiers, foreign, active, policy)

"""The frame of every page of the archive: head, the plain word that this is archived, breadcrumbs, foot. No script, no menu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..finishing.accessibility import mend
from ..html import Html, join, lines, link, tag, void
from ..links import Links
from .addresses import ARCHIVE, STYLESHEET

# Nothing but the stylesheet beside the pages and the shapes in it: no script, no font, no foreign host, no form.
_POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its address, title, the town's name, what the band above it says, the pages above it (address, name)."""

    address: str
    title: str
    town: str
    band: Html
    path: Sequence[tuple[str, str]]
    body: Html
    mark: str = ""
    """What the browser's title says behind the title: `Stand 29.01.2026, archiviert`."""


def page(sheet: Sheet) -> str:
    """The whole page as HTML, ready to be written; what no HTML may contain is taken out."""
    html = tag("html", "\n", _head(sheet), "\n", _body(sheet), "\n", lang="de")
    return _CONTROL.sub("", mend(f"<!DOCTYPE html>\n{html}\n"))


def _head(sheet: Sheet) -> Html:
    shown = f"{sheet.title} ({sheet.mark})" if sheet.mark else sheet.title
    return tag(
        "head",
        lines(
            [
                void("meta", charset="utf-8"),
                void("meta", http_equiv="Content-Security-Policy", content=_POLICY),
                void("meta", name="viewport", content="width=device-width,initial-scale=1"),
                void("meta", name="robots", content="noindex"),
                void("meta", name="color-scheme", content="light dark"),
                void("meta", name="referrer", content="no-referrer"),
                tag("title", f"{shown} – {site_name(sheet.town)}"),
                void("link", rel="stylesheet", href=Links(sheet.address).to(STYLESHEET)),
            ]
        ),
    )


def site_name(town: str) -> str:
    """What the site of a town is called."""
    return f"Digitalfahrplan {town}".strip()


def _body(sheet: Sheet) -> Html:
    links = Links(sheet.address)
    head = tag("header", tag("p", link(links.to(""), site_name(sheet.town))), class_="df-archiv__kopf")
    article = tag("article", lines([tag("h1", sheet.title), sheet.body]), id="inhalt", tabindex=-1)
    inside = [
        link("#inhalt", "Zum Inhalt springen", class_="df-sprung"),
        head,
        tag("main", lines([_path(links, sheet), sheet.band, article])),
        tag("footer", _foot(links), class_="df-archiv__fuss"),
    ]
    return tag("body", lines(inside), class_="df-archiv")


def _path(links: Links, sheet: Sheet) -> Html:
    above = [("", "Start"), (ARCHIVE, "Archiv"), *sheet.path]
    items = [tag("li", link(links.to(address), name)) for address, name in above]
    here = tag("li", tag("span", sheet.title, aria_current="page"))
    return tag("nav", tag("ol", join([*items, here], " ")), class_="df-archiv__pfad", aria_label="Pfad")


def _foot(links: Links) -> Html:
    ways = ((ARCHIVE, "Alle archivierten Fassungen"), ("massnahmen/", "Alle Maßnahmen, heutiger Stand"),
            ("barrierefreiheit/", "Barrierefreiheit"), ("datenschutz/", "Datenschutz"), ("impressum/", "Impressum"))  # fmt: skip
    return tag("ul", join((tag("li", link(links.to(address), name)) for address, name in ways), "\n"))


def band(*inside: str, warning: bool = False) -> Html:
    """The band above every archived page."""
    return tag("div", *inside, class_="df-archiv__band df-archiv__band--schaden" if warning else "df-archiv__band")

"""The page of the form: nothing but the program, and what somebody without it can do instead."""

from __future__ import annotations

from ...model.town_parts import Repository
from ...presentation.forge import project_address
from ...presentation.html import Html, join, lines, link, tag, void
from .forge import hosts


def page(town: str, repository: Repository, bundle: str) -> str:
    """A page of its own, outside of the site's theme, with the policy that Sveltia needs and not a word more."""
    title = f"Digitalfahrplan {town} bearbeiten"
    head = lines(
        [
            void("meta", charset="utf-8"),
            void("meta", http_equiv="Content-Security-Policy", content=policy(repository)),
            void("meta", name="viewport", content="width=device-width, initial-scale=1"),
            void("meta", name="robots", content="noindex"),
            void("meta", name="referrer", content="no-referrer"),
            tag("title", title),
            void("link", rel="icon", href="../assets/bilder/zeichen.svg"),
            tag("style", "body { margin: 0 }"),
            tag("script", type="module", src=bundle),
        ]
    )
    body = lines([_without_script(title, repository), tag("div", id="nc-root", role="region", aria_label="Formular")])
    document = tag("html", Html("\n"), tag("head", head), Html("\n"), tag("body", body), Html("\n"), lang="de")
    return f"<!doctype html>\n{document}\n"


def policy(repository: Repository) -> str:
    """Scripts and fonts from here, pictures from the forge (who is logged in), connections to the forge alone.

    Sveltia sets style attributes, and shows pictures that it holds in memory.
    """
    forge = " ".join(hosts(repository))
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "font-src 'self'",
            f"img-src 'self' data: blob: {forge}",
            f"connect-src 'self' data: blob: {forge}",
            "manifest-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-src 'none'",
            "object-src 'none'",
        ]
    )


def _without_script(title: str, repository: Repository) -> Html:
    told = "Das Formular braucht JavaScript. Ohne JavaScript ändern Sie die Dateien direkt in der"
    return tag(
        "noscript",
        tag("h1", title),
        tag("p", join([f"{told} ", link(project_address(repository), "Ablage"), "; wie, steht unter ", _guide(), "."])),
    )


def _guide() -> Html:
    return link("../mitmachen/", "Mitmachen")

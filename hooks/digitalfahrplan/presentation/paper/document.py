"""The frame of a document: head, landmarks, its own style sheet, and a policy that allows nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from ..html import Html, lines, tag, text, void

NOTHING = Html("")
_POLICY = "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'"

# How every document begins that was ever made; a new policy is added, the old ones stay: archives hold them.
_BEGINNING = re.compile(
    rb'<!doctype html>\n<html lang="[\w-]+">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    + rb"[\w+/=]+".join(re.escape(text(part).encode()) for part in _POLICY.format("sha256-|").split("|"))
    + b'">'
)
_OTHER_META = re.compile(rb'<meta(?! (?:charset="[\w-]+"|name="[\w-]+" content="[^"<>]*")>)', re.IGNORECASE)


def is_closed(document: bytes) -> bool:
    """Whether a browser runs, fetches and follows nothing by itself, in a document of which somebody says that it is one of these."""
    return bool(_BEGINNING.match(document)) and len(_OTHER_META.findall(document)) == 1  # that of the policy


def paper_document(
    title: str, body: Html, css: str, lang: str = "de", *, head: Html = NOTHING, foot: Html = NOTHING
) -> str:
    """A complete file of HTML: `head` above and `foot` below the main part `body`, `css` the style sheet of `assets.paper_css`.

    The title stands on every printed page. The same arguments give the same bytes. `body` begins with a heading of first
    order unless `head` has it. Raises `ValueError` for a style sheet that would end its own element.
    """
    style = f"{css}\n{_running_title(title)}\n"
    if "</" in style:
        raise ValueError("the style sheet ends its element")
    allowed = f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
    told = lines(
        [
            void("meta", charset="utf-8"),
            void("meta", http_equiv="Content-Security-Policy", content=_POLICY.format(allowed)),
            void("meta", name="viewport", content="width=device-width, initial-scale=1"),
            void("meta", name="color-scheme", content="light dark"),
            void("meta", name="referrer", content="no-referrer"),
            tag("title", title),
            Html(f"<style>{style}</style>"),
        ]
    )
    parts = [tag("header", head) if head else "", tag("main", body), tag("footer", foot) if foot else ""]
    page = tag(
        "html", "\n", tag("head", "\n", told, "\n"), "\n", tag("body", "\n", lines(parts), "\n"), "\n", lang=lang
    )
    return f"<!doctype html>\n{text(page)}\n"


def _running_title(title: str) -> str:
    """The title for the margin of printed pages; every character that could mean something is written as its number."""
    safe = "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in title)
    return f'@page {{ @top-left {{ content: "{safe}"; }} }}'

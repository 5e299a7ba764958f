"""The Content-Security-Policy of a finished page.

A static site cannot send headers, so the policy stands in the page. It is the second wall behind the sanitiser:
should hostile content ever slip through, the browser runs no script of it and loads nothing from another host.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Final

_CHARSET: Final = re.compile(r"<meta charset=\"?utf-8\"?\s*/?>", re.IGNORECASE)
_SCRIPT: Final = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_SOURCE: Final = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE: Final = re.compile(r"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_RUNS: Final = frozenset({"module", "text/javascript", "application/javascript"})
_STYLED: Final = ("<style", " style=", 'mermaid"')  # Mermaid in the browser writes styles of its own

_CONTENT_BEGIN: Final = "<article"
_CONTENT_END: Final = "</article>"


def content_security_policy(html: str) -> str:
    """A finished page with its policy as the first thing after `<meta charset>`; a page without one stays as it is.

    Exactly the inline scripts outside the article are allowed, by their hash (CSP Level 3, 6.7.3.3): the article is
    made from content files and has none. Inline styles are allowed only where the page has some.
    """
    charset = _CHARSET.search(html)
    if charset is None:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(html)}">'
    return f"{html[: charset.end()]}\n{meta}{html[charset.end() :]}"


def _policy(html: str) -> str:
    scripts = " ".join(["'self'", *_inline_hashes(_outside_article(html))])
    styles = "'self' 'unsafe-inline'" if any(mark in html for mark in _STYLED) else "'self'"
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src {styles}",
            "img-src 'self' data:",  # data: for the shapes in the stylesheet
            "connect-src 'self'",  # the search index
            "worker-src 'self'",  # the search runs beside the page; so this policy need not allow its WebAssembly
            "form-action 'self'",
            "base-uri 'none'",
            "frame-src 'none'",
            "object-src 'none'",
        ]
    )


def _outside_article(html: str) -> str:
    """What our own templates wrote. The last end counts, so that content cannot close the article early."""
    begin, end = html.find(_CONTENT_BEGIN), html.rfind(_CONTENT_END)
    return html if begin < 0 or end < begin else html[:begin] + html[end:]


def _inline_hashes(html: str) -> list[str]:
    found = {_hash(text) for attributes, text in _SCRIPT.findall(html) if text and _is_inline_code(attributes)}
    return sorted(found)


def _is_inline_code(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return not _SOURCE.search(attributes) and (kind is None or kind[1].lower() in _RUNS)


@cache
def _hash(text: str) -> str:
    """The source expression for one script; cached, because thousands of pages carry the same few scripts."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

"""Fetching another town's `roadmap.json`: https only, small, soon, and of the right kind."""

from __future__ import annotations

import http.client
import ssl
from email.message import Message
from typing import IO
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from ..fetching.download import FetchError, download
from .reading import MAX_BYTES

DEADLINE = 60.0  # seconds for everything, whatever trickles in


class _HttpsOnly(HTTPRedirectHandler):
    """Follows a redirect only to https."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        """Follow to https only. Raises `FetchError` for any other target."""
        if urlsplit(newurl).scheme != "https":
            fp.close()
            raise FetchError("Die Adresse leitet auf eine Seite ohne https um.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def https_opener(context: ssl.SSLContext | None = None) -> OpenerDirector:
    """Opens https addresses and follows redirects to https only; `context` says which certificates count (None: the system's)."""
    return build_opener(_HttpsOnly(), HTTPSHandler(context=context or ssl.create_default_context()))


def fetch(address: str, opener: OpenerDirector, deadline: float = DEADLINE) -> bytes:
    """The bytes of a JSON file. Raises `FetchError`; takes at most `deadline` seconds, whatever the other side does."""
    if urlsplit(address).scheme != "https":
        raise FetchError("Die Adresse beginnt nicht mit https://.")
    return download(address, opener, deadline, MAX_BYTES, _json_only).raw


def _json_only(headers: Message) -> None:
    kind = headers.get_content_type()
    if not (kind == "application/json" or kind.endswith("+json")):
        raise FetchError("Die Antwort ist keine JSON-Datei (Content-Type).")

"""Fetching another town's `roadmap.json`: https only, small, soon, and of the right kind."""

from __future__ import annotations

import http.client
import ssl
import time
import urllib.error
from collections.abc import Callable
from email.message import Message
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from .reading import MAX_BYTES

SILENCE = 10.0  # seconds without a sign of life
DEADLINE = 60.0  # seconds for everything, whatever trickles in
_PIECE = 65_536
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "digitalfahrplan"}


class FetchError(RuntimeError):
    """A file could not be fetched; the message is a German sentence."""


class _HttpsOnly(HTTPRedirectHandler):
    """Follows a redirect only to https."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
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
    return _within(deadline, lambda until: _download(address, opener, until))


def _within(seconds: float, work: Callable[[float], bytes]) -> bytes:
    """The result of some work, if it is there in time; else it is left alone. The system's time-outs count silence only."""
    results: SimpleQueue[bytes | FetchError] = SimpleQueue()
    until = time.monotonic() + seconds
    Thread(target=lambda: results.put(_outcome(work, until)), daemon=True).start()
    try:
        result = results.get(timeout=seconds)
    except Empty:
        result = _too_slow()
    if isinstance(result, FetchError):
        raise result
    return result


def _too_slow() -> FetchError:
    return FetchError("Die Antwort dauert zu lange.")


def _outcome(work: Callable[[float], bytes], until: float) -> bytes | FetchError:
    try:
        return work(until)
    except FetchError as error:
        return error
    except urllib.error.HTTPError as error:
        error.close()
        return FetchError(f"Der Server antwortet mit dem Fehler {error.code}.")
    except urllib.error.URLError as error:
        return _unreachable(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _unreachable(error)


def _unreachable(reason: object) -> FetchError:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return FetchError("Das Zertifikat des Servers ist nicht gültig.")
    if isinstance(reason, TimeoutError):
        return _too_slow()
    return FetchError("Der Server ist nicht zu erreichen oder bricht die Verbindung ab.")


def _download(address: str, opener: OpenerDirector, until: float) -> bytes:
    with opener.open(Request(address, headers=_HEADERS), timeout=SILENCE) as response:  # noqa: S310 - https, see `fetch`
        _check_head(response.status, response.headers)
        return _body(response, until)


def _check_head(status: int, headers: Message) -> None:
    if status != http.client.OK:
        raise FetchError(f"Der Server antwortet mit {status} statt mit der Datei.")
    kind = headers.get_content_type()
    if not (kind == "application/json" or kind.endswith("+json")):
        raise FetchError("Die Antwort ist keine JSON-Datei (Content-Type).")
    if headers.get("Content-Encoding", "identity") != "identity":
        raise FetchError("Die Antwort ist gepackt, obwohl nichts Gepacktes verlangt war.")
    length = headers.get("Content-Length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > MAX_BYTES:
        raise _too_big()


def _body(response: http.client.HTTPResponse, until: float) -> bytes:
    raw = bytearray()
    while piece := response.read1(_PIECE):
        raw += piece
        if len(raw) > MAX_BYTES:
            raise _too_big()
        if time.monotonic() > until:
            raise _too_slow()
    if response.length:
        raise FetchError("Die Verbindung bricht ab, bevor alles da ist.")
    return bytes(raw)


def _too_big() -> FetchError:
    return FetchError(f"Die Datei hat mehr als {MAX_BYTES // 1_000_000} MB.")

"""Fetching from a web server that nobody vouches for: soon, small and whole, or a German sentence why not."""

from __future__ import annotations

import http.client
import ssl
import time
import urllib.error
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.request import OpenerDirector, Request

SILENCE = 10.0  # seconds without a sign of life
_PIECE = 65_536
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "digitalfahrplan"}


class FetchError(RuntimeError):
    """A file could not be fetched; the message is a German sentence. `status` is what the server answered, if it did."""

    def __init__(self, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the bytes, the charset it told ("" if none), and the address in the end, after redirects."""

    raw: bytes
    charset: str
    address: str


Judge = Callable[[Message], None]
"""Looks at the head of an answer and raises `FetchError` if its body is not wanted."""


def download(address: str, opener: OpenerDirector, seconds: float, limit: int, judge: Judge) -> Answer:
    """An answer of at most `limit` bytes within so many seconds, whatever the other side does. Raises `FetchError`."""
    return _within(seconds, lambda until: _answer(address, opener, until, limit, judge))


def _within(seconds: float, work: Callable[[float], Answer]) -> Answer:
    """The result of some work, if it is there in time; else it is left alone. The system's time-outs count silence only."""
    results: SimpleQueue[Answer | FetchError] = SimpleQueue()
    until = time.monotonic() + seconds
    Thread(target=lambda: results.put(_outcome(work, until)), daemon=True).start()
    try:
        result = results.get(timeout=seconds)
    except Empty:
        result = too_slow()
    if isinstance(result, FetchError):
        raise result
    return result


def too_slow() -> FetchError:
    """What to raise when the time is over."""
    return FetchError("Die Antwort dauert zu lange.")


def _outcome(work: Callable[[float], Answer], until: float) -> Answer | FetchError:
    try:
        return work(until)
    except FetchError as error:
        return error
    except urllib.error.HTTPError as error:
        error.close()
        return FetchError(f"Der Server antwortet mit dem Fehler {error.code}.", error.code)
    except urllib.error.URLError as error:
        return _unreachable(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _unreachable(error)


def _unreachable(reason: object) -> FetchError:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return FetchError("Das Zertifikat des Servers ist nicht gültig.")
    if isinstance(reason, TimeoutError):
        return too_slow()
    return FetchError("Der Server ist nicht zu erreichen oder bricht die Verbindung ab.")


def _answer(address: str, opener: OpenerDirector, until: float, limit: int, judge: Judge) -> Answer:
    request = Request(address, headers=_HEADERS)  # noqa: S310 - the caller says which schemes are allowed
    with opener.open(request, timeout=SILENCE) as response:
        _check_head(response.status, response.headers, limit)
        judge(response.headers)
        raw = _body(response, until, limit)
        return Answer(raw, response.headers.get_content_charset("") or "", response.url)


def _check_head(status: int, headers: Message, limit: int) -> None:
    if status != http.client.OK:
        raise FetchError(f"Der Server antwortet mit {status} statt mit der Datei.", status)
    if headers.get("Content-Encoding", "identity") != "identity":
        raise FetchError("Die Antwort ist gepackt, obwohl nichts Gepacktes verlangt war.")
    length = headers.get("Content-Length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > limit:
        raise too_big(limit)


def _body(response: http.client.HTTPResponse, until: float, limit: int) -> bytes:
    raw = bytearray()
    while piece := response.read1(_PIECE):
        raw += piece
        if len(raw) > limit:
            raise too_big(limit)
        if time.monotonic() > until:
            raise too_slow()
    if response.length:
        raise FetchError("Die Verbindung bricht ab, bevor alles da ist.")
    return bytes(raw)


def too_big(limit: int) -> FetchError:
    """What to raise when there are more bytes than allowed."""
    return FetchError(f"Die Datei hat mehr als {max(1, limit // 1_000_000)} MB.")

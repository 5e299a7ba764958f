"""One paper's visit to a server: objects by address, within limits of time, bytes and number, never from another host."""

from __future__ import annotations

import http.client
import ssl
import time
from dataclasses import dataclass, field
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from ..fetching.download import FetchError, download, too_slow
from .cleaning import same_host, web_address
from .json_text import NoObject, parse

DEADLINE = 90.0  # seconds for a paper with all that belongs to it
MAX_BYTES = 5_000_000  # for all its objects together
MAX_REQUESTS = 80
GONE = http.client.GONE  # the one answer that calls an object deleted; a 404 may be a slip of the server


@dataclass(frozen=True, slots=True)
class Node:
    """An object as far as it is known, and the address from which its relative addresses are seen.

    Nothing in it: not there, or, if it is `lost`, named but not to be had, so that nobody knows.
    """

    told: dict[str, Any]
    base: str
    lost: bool = False

    def get(self, key: str) -> Any:
        """What it says under a key; None if nothing."""
        return self.told.get(key)

    def __bool__(self) -> bool:
        return bool(self.told)


class _Careful(HTTPRedirectHandler):
    """Follows a redirect to another place of the same host, or to https; never with a user's name in the address."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        """Follow to https or on the same host only. Raises `FetchError` for any other target."""
        target = web_address(newurl)
        if not target or not (urlsplit(target).scheme == "https" or same_host(target, req.full_url)):
            fp.close()
            raise FetchError("Die Adresse leitet auf eine Seite um, der nicht zu trauen ist.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def web_opener(context: ssl.SSLContext | None = None) -> OpenerDirector:
    """Opens http and https addresses; `context` says which certificates count (None: the system's)."""
    return build_opener(_Careful(), HTTPSHandler(context=context or ssl.create_default_context()))


@dataclass
class Visit:
    """What was asked for one paper. `missing` counts the objects that could not be had; deleted ones are not missing.

    An object is fetched once, however often it is named: objects that name one another lead nowhere new.
    """

    address: str
    opener: OpenerDirector
    deadline: float = DEADLINE
    missing: int = 0
    _known: dict[str, Node] = field(default_factory=dict)
    _bytes: int = 0
    _requests: int = 0
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        self._until = time.monotonic() + self.deadline

    def paper(self) -> Node:
        """The object at the paper's own address. Raises `FetchError` or `NoObject`."""
        return self._fetch(self.address)

    def get(self, told: object, base: str) -> Node:
        """An object that stands there itself, or by its address (seen from `base`); an empty one if it cannot be had."""
        if isinstance(told, dict):
            if set(told) - {"id", "type"}:
                return Node(told, base)
            told = told.get("id")
        address = web_address(told, base)
        if not address or not same_host(address, self.address):
            lost = told not in (None, "")
            self.missing += lost
            return Node({}, base, lost)
        if address not in self._known:
            self._known[address] = self._tried(address)
        return self._known[address]

    def _tried(self, address: str) -> Node:
        try:
            return _named(self._fetch(address))
        except FetchError as error:
            lost = error.status != GONE
        except NoObject:
            lost = True
        self.missing += lost
        return Node({}, address, lost)

    def _fetch(self, address: str) -> Node:
        left = self._until - time.monotonic()
        if left <= 0:
            raise too_slow()
        if self._requests >= MAX_REQUESTS:
            raise FetchError("Die Vorlage verweist auf zu viele Objekte.")
        self._requests += 1
        answer = download(address, self.opener, left, MAX_BYTES - self._bytes, _any_kind)
        self._bytes += len(answer.raw)
        return Node(parse(answer.raw, answer.charset), answer.address)


def _named(told: Node) -> Node:
    """Every object says what it is (OParl 1.1); what some servers say of an error does not. Raises `NoObject`."""
    if not told.told.keys() & {"id", "type"}:
        raise NoObject("Die Antwort ist kein OParl-Objekt.")
    return told


def _any_kind(headers: Message) -> None:
    """Whatever a server calls its answer: what is inside decides."""

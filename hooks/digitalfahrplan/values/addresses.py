"""Web and mail addresses. Only what a browser opens as a plain link gets through."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from .unreadable import Unreadable
from .wording import shown

MAX_LENGTH = 2000
_UNSAFE = re.compile(r"[\s<>\"'`{}|\\^\[\]\u00ad]")
_HOST = re.compile(r"[\w](?:[\w-]*[\w])?(?:\.[\w](?:[\w-]*[\w])?)*\.?")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}", re.ASCII)

# The same for other programs, as far as a pattern can tell.
_UNSAFE_ANYWHERE = _UNSAFE.pattern.replace(r"\"", '"')  # outside of Python this escape is an error
ADDRESS = rf"(?!.*{_UNSAFE_ANYWHERE})https://[^@/]+(?:[/?#].*)?"
OLD_ADDRESS = ADDRESS.replace("https", "https?", 1)
PROJECT = ADDRESS.replace("(?:[/?#].*)?", r"(?:/+(?!-/)[^/?#]+){2}(?:[/?#].*)?")
MAIL = _MAIL.pattern


@lru_cache(maxsize=4096)
def parse_address(text: str) -> str:
    """Read an address that begins with https://. Raises `Unreadable` B109."""
    return _address(text, ("https",))


@lru_cache(maxsize=4096)
def parse_old_address(text: str) -> str:
    """Read an address that begins with https:// or http:// (council papers, programmes, links).

    Raises `Unreadable` B109.
    """
    return _address(text, ("https", "http"))


@lru_cache(maxsize=64)
def parse_project(text: str) -> str:
    """Read the address of a project or of one of its pages: on every forge it names an owner and the project.

    Raises `Unreadable` B109. What stands behind `/-/` is GitLab's name of a page.
    """
    address = parse_address(text)
    project = urlsplit(address).path.split("/-/")[0]
    if len([part for part in project.split("/") if part]) < 2:
        hint = "Die Adresse aus dem Browser nehmen, wenn das Projekt zu sehen ist: https://github.com/stadt/fahrplan."
        raise Unreadable("B109", f"{shown(address)} nennt kein Projekt und wem es gehört.", hint)
    return address


def _address(text: str, schemes: tuple[str, ...]) -> str:
    plain = text.strip()
    beginning = " oder ".join(f"{scheme}://" for scheme in schemes)
    hint = f"Die vollständige Adresse schreiben, mit {beginning} am Anfang."
    try:
        parts = urlsplit(plain)
        host, user, _port = parts.hostname or "", parts.username, parts.port
    except ValueError:
        raise Unreadable("B109", f"{shown(plain)} ist keine Adresse.", hint) from None
    if parts.scheme not in schemes or not plain.startswith(f"{parts.scheme}://"):
        raise Unreadable("B109", f"{shown(plain)} beginnt nicht mit {beginning}.", hint)
    if user is not None or "@" in parts.netloc:
        raise Unreadable("B109", "Die Adresse enthält einen Benutzernamen.", "Alles vor dem @ löschen.")
    if unsafe := _UNSAFE.search(plain):
        what = "ein Leerzeichen" if unsafe[0].isspace() else f"das Zeichen {shown(unsafe[0])}"
        detail = f"{shown(plain)} enthält {what}; das gibt es in keiner Adresse."
        raise Unreadable("B109", detail, "Die Adresse noch einmal aus dem Browser kopieren.")
    if not _HOST.fullmatch(host) or len(plain) > MAX_LENGTH:
        raise Unreadable("B109", f"{shown(plain)} ist keine gültige Adresse.", hint)
    return plain


@lru_cache(maxsize=1024)
def parse_mail(text: str) -> str:
    """Read one mail address. Raises `Unreadable` B110."""
    plain = text.strip()
    if len(plain) <= 254 and _MAIL.fullmatch(plain) and ".." not in plain:
        return plain
    hint = "Eine Adresse wie digital@stadt.de schreiben, sonst nichts."
    raise Unreadable("B110", f"{shown(plain)} ist keine Mailadresse.", hint)


def parse_address_or_mail(text: str) -> str:
    """Read a web address or a mail address. Raises `Unreadable` B109 or B110."""
    return parse_mail(text) if "@" in text and "://" not in text else parse_address(text)

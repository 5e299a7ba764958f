"""Bytes to text: encoding, size, and the characters and lengths that no file may have (reading rules of format.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, name, normalize

from .flaw import Flaw

MAX_BYTES, MAX_LINE, MAX_REPEAT = 200_000, 5_000, 200
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd\ufffe\uffff\ud800-\udfff"
FORBIDDEN = re.compile(f"[{_CONTROL}{_BIDI}]")
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_REPEATED = re.compile(r"([^\w\s])\1{%d}" % MAX_REPEAT)


def decode(raw: bytes) -> str:
    """The text of a file with `\\n` line ends, NFC, without BOM. Raises `Flaw` A105 or A106."""
    if len(raw) > MAX_BYTES:
        raise Flaw("A106", 0, 0, f"Die Datei hat mehr als {MAX_BYTES} Byte.", "Text kürzen oder als Bild oder Link ablegen.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start)
        column = error.start - raw.rfind(b"\n", 0, error.start) - 1
        raise Flaw("A105", line, column, f"Das Byte 0x{raw[error.start]:02X} ist kein UTF-8.", "Datei als UTF-8 speichern.") from None
    text = text.replace("\r\n", "\n")
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def flaws_of_text(text: str, header_end: int) -> Iterator[Flaw]:
    """Forbidden characters, conflict markers and excessive lengths; `header_end` is the first index of the body."""
    for match in FORBIDDEN.finditer(text):
        yield at(text, match.start(), "A108", f"{_named(match[0])} ist hier nicht erlaubt.", "Das Zeichen löschen.")
    yield from _header_characters(text[:header_end])
    for match in _CONFLICT.finditer(text):
        yield at(text, match.start(), "A112", "Hier stehen zwei Fassungen übereinander.", "Eine Fassung wählen, die Markierungen löschen.")
    yield from _lengths(text)


def _header_characters(header: str) -> Iterator[Flaw]:
    for match in INVISIBLE.finditer(header):
        yield at(header, match.start(), "A109", f"{_named(match[0])} ist unsichtbar.", "Die Stelle neu tippen, statt sie einzufügen.")
    tab = header.find("\t")
    if tab >= 0:
        yield at(header, tab, "A108", "Im Kopf stehen keine Tabulatoren.", "Leerzeichen statt Tabulator schreiben.")


def _lengths(text: str) -> Iterator[Flaw]:
    if len(text) > MAX_LINE:
        for number, line in enumerate(text.split("\n")):
            if len(line) > MAX_LINE:
                yield Flaw("A107", number, MAX_LINE, f"Die Zeile hat {len(line)} Zeichen, erlaubt sind {MAX_LINE}.", "Zeile umbrechen.")
    marks = {mark for mark in set(text) if not mark.isalnum() and not mark.isspace()}
    if any(mark * (MAX_REPEAT + 1) in text for mark in marks):
        for match in _REPEATED.finditer(text):
            yield at(text, match.start(), "A119", f"„{match[1]}“ steht mehr als {MAX_REPEAT}-mal hintereinander.", "Die Reihe kürzen.")


def at(text: str, index: int, code: str, detail: str, hint: str) -> Flaw:
    """A flaw at an index of a text."""
    return Flaw(code, text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1, detail, hint)


def _named(mark: str) -> str:
    return f"Das Zeichen U+{ord(mark):04X} ({name(mark, 'Steuerzeichen')})"

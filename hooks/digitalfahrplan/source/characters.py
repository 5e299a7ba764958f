"""Bytes to text: encoding, size, and the characters and lengths that no file may have (reading rules of format.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import is_normalized, normalize

from .flaw import Flaw
from .nesting import flaws_of_nesting

MAX_BYTES, MAX_LINE, MAX_REPEAT = 200_000, 5_000, 200
# A file full of control characters is told about as often as somebody would look.
_ENOUGH = 20
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd\ufffe\uffff\ud800-\udfff"
FORBIDDEN = re.compile(f"[{_CONTROL}{_BIDI}]")
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_REPEATED = re.compile(rf"([^\w\s]|_)\1{{{MAX_REPEAT},}}")
_BOM = b"\xef\xbb\xbf"


def decode(raw: bytes) -> str:
    """The text of a file with `\\n` line ends, NFC, without BOM. Raises `Flaw` A105 or A106."""
    if len(raw) > MAX_BYTES:
        raise Flaw("A106", 0, 0, "Die Datei hat mehr als 200.000 Byte.", "Text kürzen oder Unterlagen verlinken.")
    raw = raw.removeprefix(_BOM)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(raw, error.start) from None
    text = text.replace("\r\n", "\n")
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def _not_utf8(raw: bytes, index: int) -> Flaw:
    """The first byte that is no UTF-8, with the character that a Western editor most likely meant."""
    before = raw[:index].decode("utf-8")
    meant = raw[index : index + 1].decode("cp1252", "replace")
    told = f"Hier steht ein Zeichen in anderer Kodierung, vermutlich „{meant}“."
    detail = (
        told if meant.isprintable() and meant != "\ufffd" else f"Das Byte 0x{raw[index]:02X} gehört nicht zu UTF-8."
    )
    return Flaw("A105", before.count("\n"), len(before) - before.rfind("\n") - 1, detail, "Datei als UTF-8 speichern.")


def flaws_of_text(text: str, header_end: int) -> Iterator[Flaw]:
    """Forbidden characters, conflict markers, excessive lengths and depths; `header_end` is where the body begins."""
    yield from _line_ends(text)
    for match in islice(FORBIDDEN.finditer(text.replace("\r", " ")), _ENOUGH):
        yield at(text, match.start(), "A108", f"{_named(match[0])} ist hier nicht erlaubt.", "Das Zeichen löschen.")
    yield from _header_characters(text[:header_end])
    for match in islice(_CONFLICT.finditer(text), _ENOUGH):
        hint = "Eine Fassung wählen, die Markierungen löschen."
        yield at(text, match.start(), "A112", "Hier stehen zwei Fassungen übereinander.", hint, 7)
    yield from _lengths(text)
    yield from flaws_of_nesting(text, header_end)


def _line_ends(text: str) -> Iterator[Flaw]:
    """A carriage return alone: a program of the last century ended every line of the file so, of which one sentence is enough."""
    alone = text.find("\r")
    if alone >= 0:
        hint = "Die Datei mit Zeilenenden LF oder CRLF speichern."
        yield at(text, alone, "A108", "Das Zeichen U+000D (ein Wagenrücklauf allein) ist hier nicht erlaubt.", hint)


def _header_characters(header: str) -> Iterator[Flaw]:
    for match in islice(INVISIBLE.finditer(header), _ENOUGH):
        hint = "Die Stelle neu tippen, statt sie einzufügen."
        yield at(header, match.start(), "A109", f"{_named(match[0])} ist nicht zu sehen.", hint)
    tab = header.find("\t")
    if tab >= 0:
        hint = "Leerzeichen statt Tabulator schreiben."
        yield at(header, tab, "A108", "Hier darf kein Tabulator stehen.", hint)


def _lengths(text: str) -> Iterator[Flaw]:
    if len(text) > MAX_LINE:
        for number, line in enumerate(text.split("\n")):
            if len(line) > MAX_LINE:
                detail = f"Die Zeile hat {len(line)} Zeichen, erlaubt sind {MAX_LINE}."
                yield Flaw("A107", number, MAX_LINE, detail, "Zeile umbrechen.")
    marks = {mark for mark in set(text) if not mark.isalnum() and not mark.isspace() and mark.isprintable()}
    if any(mark * (MAX_REPEAT + 1) in text for mark in marks):
        for match in islice(_REPEATED.finditer(text), _ENOUGH):
            detail = f"„{match[1]}“ steht {len(match[0])}-mal hintereinander, erlaubt ist es {MAX_REPEAT}-mal."
            yield at(text, match.start(), "A119", detail, "Die Reihe kürzen.")


def at(text: str, index: int, code: str, detail: str, hint: str, length: int = 1) -> Flaw:
    """A flaw at an index of a text."""
    return Flaw(code, text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1, detail, hint, length)


def _named(mark: str) -> str:
    """What people may know of a character that they cannot see."""
    if INVISIBLE.match(mark):
        what = "ein Zeichen ohne Breite"
    elif re.match(f"[{_BIDI}]", mark):
        what = "es dreht die Schreibrichtung um"
    else:
        what = {
            "\ufffd": "hier ging ein Buchstabe verloren",
            "\u2028": "ein Zeilenwechsel",
            "\u2029": "ein Absatzwechsel",
        }.get(mark, "ein Steuerzeichen")
    return f"Das Zeichen U+{ord(mark):04X} ({what})"

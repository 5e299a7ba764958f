"""Syntax errors of YAML as German sentences without parser words."""

from __future__ import annotations

import re
from typing import Any

from .flaw import Flaw

Told = tuple[str, str]
_QUOTE = "Den Wert in Anführungszeichen setzen."
_PAIR = "Als „schlüssel: Wert“ schreiben."
_SINGLE = "Einfache Anführungszeichen ' verwenden."
_OPEN_QUOTE = ("Ein Anführungszeichen ist nicht geschlossen.", "Das fehlende Anführungszeichen ergänzen.")
_NO_COLON = ("Hinter einem Schlüssel fehlt der Doppelpunkt mit Leerzeichen.", _PAIR)
_NO_KEY = (
    "Diese Zeile ist keine Angabe „schlüssel: Wert“.",
    "Gehört sie zur Zeile darüber, an deren Ende setzen; sonst fehlt hinter dem Schlüssel der Doppelpunkt.",
)
_INDENT = ("Die Einrückung passt nicht zu den Zeilen darüber.", "Zusammengehöriges gleich weit einrücken.")
_MIXED = (
    "Eine Aufzählung und ein Schlüssel stehen auf derselben Ebene.",
    "Die Punkte unter ihrem Schlüssel einrücken.",
)
_NO_SPACE = (
    "Hier steht ein geschütztes Leerzeichen; es sieht nur so aus wie ein gewöhnliches.",
    "Das Leerzeichen löschen und neu tippen.",
)
_OTHER_QUOTE = (
    "Das gerade Anführungszeichen ist mit einem anderen geschlossen.",
    'Am Ende auch ein gerades schreiben: "',
)
_UNKNOWN = (
    "Diese Stelle ist nicht zu lesen.",
    "Mit einer Vorlage vergleichen: Einrückung, Doppelpunkt, Anführungszeichen.",
)

# What libyaml says (a part of it) → what is wrong, one way out. The first match counts.
_SENTENCES: tuple[tuple[str, Told], ...] = (
    ("expected ',' or ']'", (
        "Eine eckige Klammer ist nicht geschlossen.", "] ergänzen oder jeden Punkt mit „- “ in eine eigene Zeile schreiben.",
    )),
    ("expected ',' or '}'", (
        "Eine geschweifte Klammer ist nicht geschlossen.", "} ergänzen; Text mit Sonderzeichen in Anführungszeichen setzen.",
    )),
    ("unexpected end of stream", _OPEN_QUOTE),
    ("unexpected document indicator", _OPEN_QUOTE),
    ("cannot start any token", ("Mit diesem Zeichen darf ein Wert nicht beginnen.", _QUOTE)),
    ("alphabetic or numeric", ("Mit & oder * darf ein Wert nicht beginnen.", _QUOTE)),
    ("mapping keys are not allowed", ("Mit einem Fragezeichen darf ein Wert nicht beginnen.", _QUOTE)),
    ("expected comment or line break", (
        "Mit > oder | beginnt hier ein mehrzeiliger Text.", 'Den Wert in Anführungszeichen setzen, zum Beispiel "> 20.000 €".',
    )),
    ("expected '-' indicator", (
        "Diese Zeile gehört nicht zum Punkt „- …“ darüber und ist auch kein neuer.",
        "Angaben desselben Punkts zwei Leerzeichen rechts vom „-“ beginnen.",
    )),
    ("unknown escape", ("Hinter \\ steht in doppelten Anführungszeichen ein unbekanntes Zeichen.", _SINGLE)),
    ("escape code", ("Hinter \\ steht in doppelten Anführungszeichen kein gültiges Zeichen.", _SINGLE)),
    ("hexdecimal", ("Hinter \\ steht in doppelten Anführungszeichen kein gültiges Zeichen.", _SINGLE)),
    ("directive", ("Eine Zeile beginnt mit %.", "Die Zeile löschen oder den Text in Anführungszeichen setzen.")),
    ("expected node content", ("Hier fehlt ein Wert, oder eine Klammer ist nicht geschlossen.", "Wert oder Klammer ergänzen.")),
)  # fmt: skip

# Where only a space counts (at the beginning, behind a dash, behind a key's colon) another blank, as Word leaves it.
_BLANK = re.compile(r" *(?:- *)?(?:[\w-]+:)?(?P<blank>[\u00a0\u2007\u202f])")
# A value in quotes that does not end on its line, and a line on which a new entry begins.
_OPENED = re.compile(r"""\s*(?:- )*[\w-]+: +(?P<quote>"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
_OTHER_END = re.compile(r"[“”„]\s*(?:[,}\]]|$)")
_ENTRY = re.compile(r"\s*(?:- |[\w-]+:(?: |$))")
# Three words or more, the first without a colon: probably a text that goes on, not a key.
_SENTENCE = re.compile(r"\s*[^\s:=]+\s+[^\s:=]\S*\s+\S")
_NEAR = 2  # lines above a place where a wrong blank can be its cause


def flaw_of_syntax(error: Any, text: str) -> Flaw:
    """What libyaml could not read, at the place that the author should look at."""
    said = str(error.problem)
    opened = any(
        word in said
        for word in ("of stream", "document indicator", "directive", "',' or", "expected ':'", "line break")
    )
    mark = (opened and error.context_mark) or error.problem_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line]))
    if cause := _blank(lines, line) or _left_open(lines, line):
        return cause
    if "mapping values" in said:
        return _colon(lines, line, column)
    return Flaw("A113", line, column, *_sentence(said, lines, line, column))


def _blank(lines: list[str], line: int) -> Flaw | None:
    """A blank that looks like a space and is none, at the place or just above it."""
    for number in range(line, max(-1, line - _NEAR - 1), -1):
        if found := _BLANK.match(lines[number]):
            return Flaw("A113", number, found.start("blank"), *_NO_SPACE)
    return None


def _left_open(lines: list[str], line: int) -> Flaw | None:
    """A quote above the place that swallowed the entries below: libyaml stumbles only over the next quote."""
    for number in range(min(line + 1, len(lines) - 1)):
        column = _opened_at(lines[number])
        if column >= 0 and _ENTRY.match(lines[number + 1]):
            told = _OTHER_QUOTE if _OTHER_END.search(lines[number], column) else _OPEN_QUOTE
            return Flaw("A113", number, column, *told)
    return None


def _opened_at(line: str) -> int:
    """Where a quote begins that does not end on its line, -1 if nowhere; between braces it is the odd one out (not 24")."""
    if found := _OPENED.match(line):
        return found.start("quote")
    last = line.rfind('"')
    return last if "{" in line and line.count('"') % 2 and line[last - 1] in " {[," else -1


def _sentence(said: str, lines: list[str], line: int, column: int) -> Told:
    if "block sequence entries" in said:
        return _dash(lines[line])
    if "expected key" in said:
        return _expected_key(lines[line], column)
    if "could not find expected ':'" in said:
        return _NO_KEY if _SENTENCE.match(lines[line]) else _NO_COLON
    if "document start" in said:
        return _expected_end(lines[:line])
    return next((told for part, told in _SENTENCES if part in said), _UNKNOWN)


def _colon(lines: list[str], line: int, column: int) -> Flaw:
    """A colon where none may be: in the middle of a text, behind a wrong indentation, or below a key without one."""
    before = lines[line][:column]
    if ": " in before or line == 0:
        told = ("Ein Doppelpunkt mit Leerzeichen steht mitten im Text.", "Den Text in Anführungszeichen setzen.")
        return Flaw("A113", line, column, *told)
    if before.startswith(" "):
        return Flaw("A113", line, len(before) - len(before.lstrip()), *_INDENT)
    return Flaw("A113", line - 1, 0, *_NO_COLON)


def _dash(line: str) -> Told:
    if line.rstrip().endswith(": -"):
        return "Ein einzelner Strich ist kein Wert.", "Die Angabe leer lassen oder die Zeile löschen."
    return (
        "Eine Aufzählung beginnt in derselben Zeile wie ihr Schlüssel.",
        "Jeden Punkt mit „- “ in eine neue Zeile schreiben.",
    )


def _expected_key(line: str, column: int) -> Told:
    before = line[:column].rstrip()
    if before.endswith(('"', "'")):
        hint = "Den ganzen Wert in Anführungszeichen setzen; innen die andere Sorte verwenden."
        return "Hinter dem schließenden Anführungszeichen steht noch Text.", hint
    if before.endswith(("]", "}")):
        return "Hinter der schließenden Klammer steht noch Text.", "Den ganzen Wert in Anführungszeichen setzen."
    rest = line[column:]
    if rest.startswith(":"):
        return "Vor dem Doppelpunkt fehlt der Schlüssel.", _PAIR
    return _MIXED if rest.startswith("- ") else _INDENT


def _expected_end(above: list[str]) -> Told:
    ended = [text for text in above if text.strip() and not text.lstrip().startswith("#")]
    if ended and ended[-1].rstrip() == "...":
        return "Hinter „...“ geht es weiter.", "Die Zeile „...“ löschen."
    return "Die Einrückung passt nicht zu den Zeilen darüber.", "Alle Schlüssel der obersten Ebene ganz links beginnen."

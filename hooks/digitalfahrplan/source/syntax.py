"""Syntax errors of YAML as German sentences without parser words."""

from __future__ import annotations

import re
from typing import Any

from .flaw import Flaw

_COLON = ("Ein Doppelpunkt mit Leerzeichen steht mitten im Text.", "Den Text in Anführungszeichen setzen.")
# What libyaml says (a part of it) → what is wrong, one way out. The first match counts.
_SENTENCES = (
    ("mapping values are not allowed", *_COLON),
    ("did not find expected ',' or ']'", "Eine eckige Klammer ist nicht geschlossen.", "] ergänzen oder jeden Punkt mit „- “ in eine eigene Zeile schreiben."),
    ("did not find expected ',' or '}'", "Eine geschweifte Klammer ist nicht geschlossen.", "} ergänzen; Text mit Sonderzeichen in Anführungszeichen setzen."),
    ("unexpected end of stream", "Ein Anführungszeichen ist nicht geschlossen.", "Das fehlende Anführungszeichen ergänzen."),
    ("cannot start any token", "Mit diesem Zeichen darf ein Wert nicht beginnen.", "Den Wert in Anführungszeichen setzen."),
    ("block sequence entries", "Eine Aufzählung beginnt in derselben Zeile wie ihr Schlüssel.", "Jeden Punkt mit „- “ in eine neue Zeile schreiben."),
    ("could not find expected ':'", "Hinter einem Schlüssel fehlt der Doppelpunkt.", "Als „schlüssel: Wert“ schreiben."),
    ("expected comment or line break", "Mit > oder | beginnt hier ein mehrzeiliger Text.", 'Den Wert in Anführungszeichen setzen, zum Beispiel "> 20.000 €".'),
    ("expected '-' indicator", "Eine Aufzählung und ein Schlüssel stehen auf derselben Ebene.", "Die Punkte unter ihrem Schlüssel zwei Leerzeichen einrücken."),
    ("unknown escape", "Hinter \\ steht in doppelten Anführungszeichen ein unbekanntes Zeichen.", "Einfache Anführungszeichen ' verwenden."),
    ("escape code", "Hinter \\ steht in doppelten Anführungszeichen kein gültiges Zeichen.", "Einfache Anführungszeichen ' verwenden."),
    ("tab character", "Die Einrückung enthält einen Tabulator.", "Leerzeichen statt Tabulator schreiben."),
    ("document start", "Hinter „...“ geht es weiter.", "Die Zeile „...“ löschen."),
    ("expected node content", "Hier fehlt ein Wert, oder eine Klammer ist nicht geschlossen.", "Wert oder Klammer ergänzen."),
    ("unexpected ':'", "Hinter dem Doppelpunkt fehlt ein Leerzeichen.", "Als „schlüssel: Wert“ schreiben."),
    ("alphabetic or numeric", "Mit & oder * darf ein Wert nicht beginnen.", "Den Wert in Anführungszeichen setzen."),
)  # fmt: skip
_QUOTED_THEN_MORE = re.compile(r""":\s*(?:"[^"]*"|'[^']*')\s*\S""")


def flaw_of_syntax(error: Any, text: str) -> Flaw:
    """What libyaml could not read, at the place that the author should look at."""
    said = str(getattr(error, "problem", None) or error)
    mark = _best_mark(error, said)
    lines = text.split("\n")
    line = min(getattr(mark, "line", 0), len(lines) - 1)
    detail, hint = _sentence(said, lines[line])
    return Flaw("A113", line, min(getattr(mark, "column", 0), len(lines[line])), detail, hint)


def _best_mark(error: Any, said: str) -> Any:
    """An unclosed quote or bracket is best seen where it opens."""
    opened = any(word in said for word in ("unexpected end of stream", "',' or", "expected ':'", "line break"))
    return (opened and error.context_mark) or getattr(error, "problem_mark", None)


def _sentence(said: str, line: str) -> tuple[str, str]:
    if "expected key" in said:
        return _expected_key(line)
    for part, detail, hint in _SENTENCES:
        if part in said:
            return detail, hint
    return "Diese Stelle ist nicht zu lesen.", "Mit einer Vorlage vergleichen: Einrückung, Doppelpunkt, Anführungszeichen."


def _expected_key(line: str) -> tuple[str, str]:
    if _QUOTED_THEN_MORE.search(line):
        return "Hinter dem schließenden Anführungszeichen steht noch Text.", "Den ganzen Wert in Anführungszeichen setzen; innen die andere Sorte verwenden."
    return "Die Einrückung passt nicht zu den Zeilen darüber.", "Zusammengehöriges gleich weit einrücken."

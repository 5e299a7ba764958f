"""Problems as text for people, as annotations for forges, as JSON for programs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence

from .markdown import as_markdown
from .problem import ERROR, Problem
from .tally import summary

_WINDOW = 100
_BLANKS = "\u00a0\u2007\u202f"


def as_text(problems: Sequence[Problem]) -> str:
    """The problems with the line quoted and marked, and one way out each; at the end their number."""
    return "".join(f"{_block(problem)}\n" for problem in problems) + summary(problems) + "\n"


def _block(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}"
    word = "Fehler" if problem.severity == ERROR else "Hinweis"
    lines = [f"{place}  {word} {problem.code}  {problem.title}", *_quote(problem)]
    lines.append(f" Lösung: {problem.hint}   Hilfe: {problem.help}")
    return "\n".join(lines) + "\n"


def _quote(problem: Problem) -> list[str]:
    """The line of the file with marks below; a long line is shown around the place."""
    number = str(problem.line)
    margin = " " * len(number)
    if not problem.quote.strip():
        return [f" {margin} | {problem.detail}"]
    start = max(0, problem.column - 1 - _WINDOW // 2) if len(problem.quote) > _WINDOW else 0
    shown = _printable(problem.quote[start : start + _WINDOW])
    column = problem.column - 1 - start
    marks = "^" * max(1, min(problem.length, len(shown) - column))
    return [f" {number} | {shown}", f" {margin} | {' ' * column}{marks} {problem.detail}"]


def _printable(text: str) -> str:
    """Nothing that a terminal would obey; every character keeps its column."""
    return "".join(char if char.isprintable() else " " if char in _BLANKS else "·" for char in text)


def as_json(problems: Sequence[Problem]) -> str:
    """One JSON document: `{"problems": [{path, line, column, code, severity, message, hint}]}`."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands of GitHub: annotations on the changed lines. It shows ten of a kind: the worst come first."""
    return "".join(f"{_annotation(problem)}\n" for problem in sorted(problems, key=_badness))


def _badness(problem: Problem) -> tuple[bool, int, Problem]:
    """Errors first, of them files that cannot be read; of the notices first what this very change did."""
    first = "A" if problem.severity == ERROR else "G"
    return problem.severity != ERROR, problem.code[:1] != first, problem


def _annotation(problem: Problem) -> str:
    level = "error" if problem.severity == ERROR else "warning"
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
    title, text = f"{problem.code} {problem.title}", f"{problem.detail} Lösung: {problem.hint} Hilfe: {problem.help}"
    return f"::{level} {place},title={_property(title)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(problems: Sequence[Problem]) -> str:
    """A code quality report of GitLab: an array of objects with the keys that its documentation names."""
    seen: Counter[str] = Counter()
    rows = [
        {
            "description": f"{problem.code} {problem.message} Lösung: {problem.hint} Hilfe: {problem.help}",
            "check_name": problem.code,
            "fingerprint": _fingerprint(problem, seen),
            "severity": "major" if problem.severity == ERROR else "minor",
            "location": {"path": problem.path, "lines": {"begin": problem.line}},
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """The same for the same problem, wherever its line has moved to; equal ones in one file are counted."""
    told = f"{problem.path}|{problem.code}|{problem.detail}|{problem.quote[:_WINDOW]}"
    seen[told] += 1
    told += f"|{seen[told]}" if seen[told] > 1 else ""
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
    "markdown": as_markdown,
}

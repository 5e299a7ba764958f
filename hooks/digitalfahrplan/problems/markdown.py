"""Problems as a short report in Markdown: a comment at a request, or the summary of a pipeline's run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .problem import ERROR, Problem
from .tally import summary

LONGEST = 60_000  # characters; forges cut or refuse longer comments
# In Markdown, or to a forge, these mean something, and a problem quotes what a stranger wrote. What people copy from
# the report must be right in a file, so nothing invisible stands between the characters.
_MEANING = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~$&!^"} | {"@": "@<!-- -->"})


def as_markdown(problems: Sequence[Problem], root: str = "") -> str:
    """The problems by file, files with errors first, each with its way out.

    `root` is the address of the site, "" if nobody knows it: then codes are named without a link.
    """
    lines = [f"## Prüfung: {summary(problems)}", _meaning(problems), *_files(problems, root)]
    return _bounded([line for line in lines if line])


def _meaning(problems: Sequence[Problem]) -> str:
    if any(problem.severity == ERROR for problem in problems):
        return "Solange ein **Fehler** da ist, wird nichts veröffentlicht. Ein Hinweis hält nichts auf."
    return "Ein Hinweis hält nichts auf; bitte trotzdem nachsehen." if problems else "Alles in Ordnung."


def _files(problems: Sequence[Problem], root: str) -> Iterator[str]:
    by_path = {path: list(rows) for path, rows in groupby(sorted(problems), key=lambda problem: problem.path)}
    for path, rows in sorted(by_path.items(), key=lambda file: (not _has_error(file[1]), file[0])):
        yield f"### {_plain(path)}"
        rows.sort(key=lambda problem: problem.severity != ERROR)
        yield from (_entry(problem, root) for problem in rows)


def _has_error(problems: Sequence[Problem]) -> bool:
    return any(problem.severity == ERROR for problem in problems)


def _entry(problem: Problem, root: str) -> str:
    word = "**Fehler**" if problem.severity == ERROR else "Hinweis"
    detail = f" {_plain(problem.detail)}" if problem.detail else ""
    way = f" **Lösung:** {_plain(problem.hint)}" if problem.hint else ""
    code = f"[{problem.code}]({root.rstrip('/')}{problem.help})" if root else problem.code
    return f"- Zeile {problem.line}, {word} {code}: {_plain(problem.title)}.{detail}{way}"


def _plain(text: str) -> str:
    """A text that is shown and not obeyed: no link, no picture, no HTML, nobody is mentioned."""
    return text.translate(_MEANING)


def _bounded(lines: list[str]) -> str:
    """Blocks with an empty line between those that are no list; at the end, how much did not fit."""
    text, left = "", LONGEST
    for index, line in enumerate(lines):
        after_list = index > 0 and _is_item(lines[index - 1])
        piece = f"{line}\n" if _is_item(line) else "\n" * after_list + f"{line}\n\n"
        left -= len(piece)
        if left < 0:
            more = sum(map(_is_item, lines[index:]))
            return f"{text.rstrip()}\n\nUnd {more} weitere; alle zeigt `digitalfahrplan check`.\n"
        text += piece
    return text.rstrip() + "\n"


def _is_item(line: str) -> bool:
    return line.startswith("- ")

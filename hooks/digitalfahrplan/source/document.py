"""One file as it was read."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from ..problems import Problem
from .characters import decode, flaws_of_text
from .comments import flaws_of_comments
from .flaw import Flaw
from .handler import HANDLER
from .places import Mark, Places
from .tree import Loc, Tree

# A tabulator or a conflict marker: what else is not to be read follows from it.
_BREAK_SYNTAX = ("A108", "A112")


class Document:
    """A file: its path as shown to people, its folder and id, its data, its body, and the problems of reading it.

    `data` is None when the file could not be read to the end of its front matter; then nothing else is to be said of it.
    """

    def __init__(self, path: str, folder: str, id_: str, raw: bytes) -> None:
        self.path, self.folder, self.id, self.raw = path, folder, id_, raw
        self.problems: list[Problem] = []
        self.text = self._header = self.body = ""
        self._header_line = 0
        self.tree: Tree | None = None
        try:
            self._read()
        except Flaw as flaw:
            self._report(flaw, 0)

    @property
    def data(self) -> dict[str, Any] | None:
        """What stands in the front matter: dicts, lists and texts."""
        return self.tree.data if self.tree else None

    @property
    def former_ids(self) -> list[str]:
        """What stands under `ehemals`: a list, or one id without brackets."""
        former = (self.data or {}).get("ehemals", [])
        return [id_ for id_ in (former if isinstance(former, list) else [former]) if isinstance(id_, str)]

    @property
    def body_line(self) -> int:
        """The line of the file on which the body begins, from 1."""
        return self.text.count("\n", 0, len(self.text) - len(self.body)) + 1

    def _read(self) -> None:
        self.text = decode(self.raw)
        if self.path.endswith(".yml"):
            self._header = self.text
        else:
            self._split()
        self._check_text()
        self.tree = HANDLER.load(self._header)
        explained = any(problem.code in _BREAK_SYNTAX and problem.line < self.body_line for problem in self.problems)
        for flaw in self.tree.flaws:
            if not (explained and flaw.code == "A113"):
                self._report(flaw, self._header_line)
        for flaw in flaws_of_comments(self._header) if self.tree.data is not None else ():
            self._report(flaw, self._header_line)

    def _split(self) -> None:
        try:
            self._header, self.body = HANDLER.split(self.text)
        except Flaw:
            self.body = self.text
            self._check_text()
            raise
        self._header_line = 1

    def _check_text(self) -> None:
        for flaw in flaws_of_text(self.text, len(self.text) - len(self.body)):
            self._report(flaw, 0)

    def _report(self, flaw: Flaw, offset: int) -> None:
        line = flaw.line + offset + 1
        self.problems.append(
            Problem(self.path, line, flaw.column + 1, flaw.code, flaw.detail, flaw.hint, flaw.length, self.line(line))
        )

    def line(self, number: int) -> str:
        """A line of the file, from 1; empty where there is none."""
        return self._lines[number - 1] if number <= len(self._lines) else ""

    def problem(self, code: str, loc: Loc, detail: str, hint: str = "", *, key: bool = False) -> Problem:
        """A problem at a place of the front matter; `key` marks the key itself instead of its value."""
        line, column, length = self._places.mark(loc, key=key) or self._top
        number = line + self._header_line + 1
        return Problem(self.path, number, column + 1, code, detail, hint, length, self.line(number))

    def is_plain(self, loc: Loc) -> bool:
        """Whether the value at a place stands there without quotes."""
        return self._places.is_plain(loc)

    @property
    def _top(self) -> Mark:
        """The first line of the file."""
        return Mark(-self._header_line, 0, 3 if self._header_line else 1)

    @property
    def _places(self) -> Places:
        assert self.tree is not None  # only a file that could be read has problems with a place
        return _places(self._header, self.tree)

    @cached_property
    def _lines(self) -> list[str]:
        """The lines as they are shown; where the file is not in UTF-8, as far as that is possible."""
        text = self.text or self.raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        return text.replace("\r\n", "\n").split("\n")


@lru_cache(maxsize=1)
def _places(header: str, tree: Tree) -> Places:
    """Kept for one file only: the places of a whole town would be a million objects."""
    return Places(header, tree)

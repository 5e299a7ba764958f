"""One file as it was read."""

from __future__ import annotations

from typing import Any

import yaml

from ..problems import Problem
from .characters import decode, flaws_of_text
from .comments import flaws_of_comments
from .flaw import Flaw
from .handler import HANDLER
from .tree import Loc, Tree


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
    def body_line(self) -> int:
        """The line of the file on which the body begins, from 1."""
        return self.text.count("\n", 0, len(self.text) - len(self.body)) + 1

    def _read(self) -> None:
        self.text = decode(self.raw)
        if self.path.endswith(".yml"):
            self._header = self.text
        else:
            self._header, self.body = HANDLER.split(self.text)
            self._header_line = 1
        for flaw in flaws_of_text(self.text, len(self.text) - len(self.body)):
            self._report(flaw, 0)
        self.tree = HANDLER.load(self._header)
        for flaw in (*self.tree.flaws, *flaws_of_comments(self._header)):
            self._report(flaw, self._header_line)

    def _report(self, flaw: Flaw, offset: int) -> None:
        line = flaw.line + offset
        self.problems.append(
            Problem(self.path, line + 1, flaw.column + 1, flaw.code, flaw.detail, flaw.hint, flaw.length, self.line(line + 1))
        )

    def line(self, number: int) -> str:
        """A line of the file, from 1; empty where there is none."""
        lines = self.text.split("\n", number)
        return lines[number - 1] if number <= len(lines) else ""

    def problem(self, code: str, loc: Loc, detail: str, hint: str = "", *, key: bool = False) -> Problem:
        """A problem at a place of the front matter; `key` marks the key itself instead of its value."""
        line, column, length = self._place(loc, key=key)
        line += self._header_line
        return Problem(self.path, line + 1, column + 1, code, detail, hint, length, self.line(line + 1))

    def is_plain(self, loc: Loc) -> bool:
        """Whether the value at a place stands there without quotes."""
        node = self._node(loc)[1]
        return isinstance(node, yaml.ScalarNode) and not node.style

    def _place(self, loc: Loc, *, key: bool) -> tuple[int, int, int]:
        """Line and column from 0, and length: of the value if it is one scalar, else of its key, else of what is above."""
        if not loc:
            return -self._header_line, 0, 3 if self._header_line else 1
        key_node, node = self._node(loc)
        if node is None:
            return self._place(loc[:-1], key=True)
        shown = key_node if key_node is not None and (key or not isinstance(node, yaml.ScalarNode)) else node
        start, end = shown.start_mark, shown.end_mark
        return start.line, start.column, max(1, end.column - start.column) if start.line == end.line else 1

    def _node(self, loc: Loc) -> tuple[Any, Any]:
        """The key's node (None in a list) and the value's node at a place; (None, None) where nothing stands."""
        key_node, node = None, self._composed()
        for step in loc:
            if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and step < len(node.value):
                key_node, node = None, node.value[step]
            elif isinstance(node, yaml.MappingNode):
                pairs = [pair for pair in node.value if pair[0].value == str(step)]
                key_node, node = pairs[-1] if pairs else (None, None)
            else:
                return None, None
        return key_node, node

    def _composed(self) -> Any:
        """The front matter again, with marks: only a file with a problem is parsed twice."""
        try:
            return yaml.compose(self._header, Loader=yaml.CBaseLoader)
        except yaml.YAMLError:
            return None

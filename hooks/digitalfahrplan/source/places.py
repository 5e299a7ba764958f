"""Where in the text a key or a value stands. Only a file with a problem is read a second time for this."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from .tree import Loc, Tree


class Mark(NamedTuple):
    """A stretch of text: line and column of its first character, from 0, and how many characters are marked."""

    line: int
    column: int
    length: int


class Places:
    """The places of a YAML text that `tree` could read."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._moved = tree.moved
        self._keys: dict[int, dict[str, Any]] = {}
        try:
            self._root = yaml.compose(text, Loader=yaml.CBaseLoader)
        except yaml.YAMLError:
            self._root = None  # an undefined alias, which is reported by itself

    def is_plain(self, loc: Loc) -> bool:
        """Whether the value at a place stands there without quotes."""
        node = self._find(loc)[1]
        return isinstance(node, yaml.ScalarNode) and not node.style

    def mark(self, loc: Loc, *, key: bool) -> Mark | None:
        """What to mark: the value if it is one scalar, else its key; where nothing stands, what is above, if anything."""
        if not loc:
            return None
        key_node, node = self._find(loc)
        if node is None:
            return self.mark(loc[:-1], key=not isinstance(loc[-1], int))
        return _mark(key_node if key_node is not None and (key or not isinstance(node, yaml.ScalarNode)) else node)

    def _find(self, loc: Loc) -> tuple[Any, Any]:
        """The key's node (None in a list) and the value's node; (None, None) where nothing stands."""
        key_node, node = None, self._root
        for depth, step in enumerate(loc, 1):
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                index = self._moved.get(loc[:depth], step)
                key_node, node = None, node.value[index] if index < len(node.value) else None
            elif isinstance(node, yaml.MappingNode):
                key_node, node = self._pairs(node).get(str(step), (None, None))
            else:
                return None, None
        return key_node, node

    def _pairs(self, node: Any) -> dict[str, Any]:
        if id(node) not in self._keys:
            self._keys[id(node)] = {pair[0].value: pair for pair in node.value}
        return self._keys[id(node)]


def _mark(node: Any) -> Mark:
    start, end = node.start_mark, node.end_mark
    return Mark(start.line, start.column, max(1, end.column - start.column) if start.line == end.line else 1)

"""Where the front matter of a file ends: python-frontmatter with a handler of ours."""

from __future__ import annotations

import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from .flaw import Flaw
from .tree import Tree

_FENCE = "---"


class StrictHandler(BaseHandler):
    """Front matter between two lines `---`, the first of them the first line; a later `---` belongs to the body."""

    FM_BOUNDARY = re.compile(r"^---[ ]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = _FENCE

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body. Raises `Flaw` A110 (does not begin) or A111 (does not end)."""
        lines = self.FM_BOUNDARY
        assert lines is not None  # set above; the base class allows None
        opening = lines.match(text)
        if not opening:
            hint = "Den Kopf zwischen zwei Zeilen „---“ an den Anfang der Datei schreiben."
            raise Flaw("A110", 0, 0, "Die erste Zeile ist nicht „---“.", hint)
        closing = lines.search(text, opening.end() + 1)
        if not closing:
            hint = "Unter die letzte Angabe eine Zeile „---“ schreiben."
            raise Flaw("A111", 0, 0, "Die zweite Zeile „---“ fehlt.", hint, 3)
        return text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :]

    def load(self, fm: str) -> Any:
        """The front matter as a `Tree` of texts."""
        return Tree(fm)


HANDLER = StrictHandler()

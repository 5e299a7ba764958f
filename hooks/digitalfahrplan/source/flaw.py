"""A flaw in the text of one file, before it has a path."""

from __future__ import annotations


class Flaw(Exception):  # noqa: N818 - a flaw is collected like a value; only some are raised
    """`line` and `column` count from 0 within the text that was read."""

    def __init__(self, code: str, line: int, column: int, detail: str, hint: str, length: int = 1) -> None:
        super().__init__(detail)
        self.code, self.line, self.column = code, line, column
        self.detail, self.hint, self.length = detail, hint, length

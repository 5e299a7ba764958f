"""What a description may cost: readers of Markdown and HTML take quadratic time for some marks, and long for many blocks."""

from __future__ import annotations

# Far above what a text of 200,000 bytes needs, far below what takes seconds: link brackets and HTML tags (quadratic),
# blocks, emphasis, cells of tables.
_MOST = {"[": 3_000, "<": 1_000, "\n": 10_000, "*": 20_000, "_": 20_000, "~": 20_000, "|": 40_000}


def is_costly(body: str) -> bool:
    """Whether a description would take too long to render."""
    return any(body.count(mark) > most for mark, most in _MOST.items())

"""What reading alone makes of one file."""

from __future__ import annotations

from digitalfahrplan.source import Document


def document(text: str | bytes, path: str = "measures/intern/bauakte.md") -> Document:
    """A file that was read."""
    return Document(path, "intern", "bauakte", text if isinstance(text, bytes) else text.encode())


def flaws(text: str | bytes, path: str = "measures/intern/bauakte.md") -> list[tuple[str, int, int]]:
    """Code, line and column of everything that reading alone refuses."""
    return [(problem.code, problem.line, problem.column) for problem in document(text, path).problems]


def header(lines: str) -> list[tuple[str, int, int]]:
    """The flaws of a file with these lines as its front matter; the first one is line 2."""
    return flaws(f"---\n{lines}---\n")

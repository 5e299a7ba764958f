"""Files that the package brings along."""

from __future__ import annotations

from importlib.resources import files


def paper_css() -> str:
    """The style sheet of self-contained documents."""
    return files(f"{__package__}.presentation.paper").joinpath("papier.css").read_text("utf-8")

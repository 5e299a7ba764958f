"""The API at /api/v1/: the plan as JSON for programs, with its own description."""

from .answers import api_files

__all__ = ["api_files"]

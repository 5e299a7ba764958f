"""Bytes on disk become documents: text, front matter with positions, body. Strict reading, no judgement of meaning."""

from .document import Document
from .folder import AREAS, PROGRAMMES, Content, read_content
from .tree import Loc

__all__ = ["AREAS", "PROGRAMMES", "Content", "Document", "Loc", "read_content"]

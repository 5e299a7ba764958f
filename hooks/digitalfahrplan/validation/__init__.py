"""A document becomes an entity, or problems in German."""

from .entity import Checked, validate

__all__ = ["Checked", "validate"]

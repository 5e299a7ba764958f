"""Every fact and every computed figure as one JSON document, in the vocabulary of format.md."""

from .document import SCHEMA_VERSION, figures
from .writing import as_json

__all__ = ["SCHEMA_VERSION", "as_json", "figures"]

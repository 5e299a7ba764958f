"""Self-contained documents: one file of HTML each, without script and without anything from elsewhere."""

from .comparison import comparison_body
from .document import is_closed, paper_document
from .report import report_document

__all__ = ["comparison_body", "is_closed", "paper_document", "report_document"]

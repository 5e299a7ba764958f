"""Self-contained documents: one file of HTML each, without script and without anything from elsewhere."""

from .comparison import comparison_body
from .document import paper_document
from .report import report_document

__all__ = ["comparison_body", "paper_document", "report_document"]

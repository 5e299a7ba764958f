"""The archive on the site: bags are read, pages rendered once, kept, and put beside what MkDocs built."""

from .checking import compare_site
from .writing import Written, without_tables, write_archive

__all__ = ["Written", "compare_site", "without_tables", "write_archive"]

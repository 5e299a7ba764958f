"""The plan as tables: CSV for programs and for Excel, a workbook, and a description that programs can read."""

from .column import Column, Table
from .every import TABLES
from .files import archived_files, table_files

__all__ = ["TABLES", "Column", "Table", "archived_files", "table_files"]

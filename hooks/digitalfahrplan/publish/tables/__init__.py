"""The plan as tables: CSV for programs and for Excel, a workbook, and a description that programs can read."""

from .column import Column, Table
from .files import TABLES, table_files

__all__ = ["TABLES", "Column", "Table", "table_files"]

"""The status report in words and tables: one list of sections for the page, for the paper, and for the archive."""

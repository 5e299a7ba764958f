"""Pages of the archive as HTML: one snapshot's `roadmap.json` in, text out. Whatever the data are, nothing here raises."""

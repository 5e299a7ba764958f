"""What the search reads: the words of each page, the words it would not know by itself, and what results can be filtered by."""

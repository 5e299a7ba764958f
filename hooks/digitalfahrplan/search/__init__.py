"""Has Pagefind write the search index of a built site: the one place that runs another program for it."""

"""The benchmark: generated towns, measured against what is known to be fast. Run by `make bench`."""

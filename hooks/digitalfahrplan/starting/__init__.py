"""A town's own start: a folder with the program and empty content of its own; later the same folder with a newer program."""

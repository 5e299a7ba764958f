"""Digitalfahrplan: a town's digitalisation plan from Markdown files. The package knows nothing of MkDocs."""

"""The transparency archive (archive.md): snapshots as BagIt bags, and the chain that binds them."""

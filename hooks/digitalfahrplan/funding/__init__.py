"""Funding: can we apply, what comes of it at best, and what is due when. Pure functions of a `Plan`."""

"""The plan as data for other programs. Text from a `Plan`, nothing is written here."""

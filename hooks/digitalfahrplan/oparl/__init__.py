"""What council information systems tell by OParl 1.1: fetching it, reading it with distrust, keeping a copy of it."""

from .paper import Consultation, Paper

__all__ = ["Consultation", "Paper"]

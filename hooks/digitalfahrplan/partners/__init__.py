"""Other towns' published plans: their shape, reading them, keeping copies of them. What they say is never trusted."""

from .reading import Unusable, read_roadmap
from .roadmap import SCHEMA_VERSION, Offer, Roadmap, Service

__all__ = ["SCHEMA_VERSION", "Offer", "Roadmap", "Service", "Unusable", "read_roadmap"]

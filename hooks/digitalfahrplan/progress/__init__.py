"""What a build is doing, said to whoever waits for it, and what came of it. No byte of the site depends on it."""

from .building import Building
from .choosing import show_on
from .steps import Progress, Show, Step

__all__ = ["Building", "Progress", "Show", "Step", "show_on"]

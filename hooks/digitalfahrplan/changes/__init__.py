"""What an editor loses by accident: a content folder as it is now, compared with a revision of git."""

from .revision import NothingToCompareError
from .since import losses_since

__all__ = ["NothingToCompareError", "losses_since"]

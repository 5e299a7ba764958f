"""Council papers: which measures name them, what became of them, what is debated next. Pure functions of a `Plan`."""

from .entry import Entry, Hearing, Outcome
from .papers import Debate, debates, papers, papers_of, without_papers

__all__ = ["Debate", "Entry", "Hearing", "Outcome", "debates", "papers", "papers_of", "without_papers"]

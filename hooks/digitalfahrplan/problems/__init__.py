"""What is wrong with a file, said so that its author can mend it: the problem, the catalogue of codes, the outputs."""

from .catalogue import CODES, Code
from .problem import ERROR, NOTICE, Problem, Severity, bounded

__all__ = ["CODES", "ERROR", "NOTICE", "Code", "Problem", "Severity", "bounded"]

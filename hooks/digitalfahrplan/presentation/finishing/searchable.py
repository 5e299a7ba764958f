"""What the search reads of a page: headings and paragraphs as they are, everything else as text.

The search plugin parses pages tag by tag in Python, which takes longer than anything else done with a page; most tags are
of tables and pictures and say nothing to it. It also puts what stands in two cells together to one word ("Statuslaufend"),
so a blank takes the place of a tag that ends a cell or a box.
"""

import re
from typing import Final

_EXCLUDED: Final = re.compile(r"<div [^>]*\bdata-search-exclude\b.*?</div>|<svg\b.*?</svg>", re.DOTALL)
_INLINE: Final = re.compile(r"</?(?:a|abbr|b|em|i|mark|q|s|small|span|strong|time|u)\b[^>]*>")
# What the index keeps: h1 to h6 with their ids, paragraphs, lists, code.
_UNKNOWN: Final = re.compile(r"<(?!/?(?:h[1-6]|p|li|ol|ul|code|pre|sub|sup)\b)[^>]*>")


def searchable(html: str) -> str:
    """The content of a page for the search plugin: the same words under the same headings, a few tags in place of many."""
    return " ".join(_UNKNOWN.sub(" ", _INLINE.sub("", _EXCLUDED.sub("", html))).split())

"""Mermaid text → a block of HTML: an SVG drawn at build time, or the text itself for the browser to draw.

`merman` draws. What it returns is taken apart and written again from lists of what is allowed: geometry, text and the
class names that the stylesheet knows; no style, no script, no colour, no address but the links of the caller. So the
same rules hold for our own diagrams and for those that somebody wrote by hand, and colours follow light and dark.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from html import escape
from typing import Any

from digitalfahrplan.presentation.mermaid import unescape

try:
    import merman
except ImportError:  # no wheel for this machine: the browser draws
    merman = None

"""The SVG that merman drew, written again: small, without colours, style or script, with links and a name.

Every element, attribute and class name passes a list of what is allowed here, so nothing that somebody wrote into a
diagram reaches a page as anything but geometry and text. Colours come from the stylesheet and follow light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree as ET

from . import gantt as diagram_gantt
from .mermaid import JOINER, TWINS

ELEMENTS = frozenset({
    "a", "circle", "defs", "ellipse", "g", "line", "marker", "path", "polygon", "polyline", "rect", "text", "tspan",
})  # fmt: skip
CONTAINERS = frozenset({"a", "defs", "g", "text", "tspan"})
ATTRIBUTES = frozenset({
    "cx", "cy", "d", "dominant-baseline", "dx", "dy", "font-style", "font-weight", "height", "marker-end",
    "marker-start", "markerHeight", "markerUnits", "markerWidth", "orient", "points", "r", "refX", "refY", "rx", "ry",
    "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "xlink:href", "y", "y1", "y2",
})  # fmt: skip
CLASSES = re.compile(
    r"section\d?|sectionTitle|task|taskText(?:OutsideLeft|OutsideRight)?|(?:active|done|crit|activeCrit|doneCrit)\d"
    r"|milestone|vert|vertText|heute|grid|titleText"
    r"|node|label|cluster|edgeLabel|flowchart-link|marker|edge-pattern-dotted|edge-thickness-thick"
    r"|offen|laufend|abgeschlossen|droht|verzug|ruht"
    r"|actor|actor-line|actor-man|messageLine[01]|messageText|note|noteText|loopLine|labelBox|labelText|loopText"
    r"|sequenceNumber|activation\d|pieCircle|pieOuterCircle|pieTitleText|slice|legend|timeline-node|lineWrapper"
)
"""The class names that the stylesheet knows."""

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_DECIMALS = re.compile(r"(\.\d)\d+")
_DECLARATION = re.compile(r"(text-anchor|font-weight|font-style|dominant-baseline):\s*([a-z0-9]+)")
_REFERENCE = re.compile(r"url\(#([\w.-]+)\)")
_NAME = re.compile(r"merman-(?:flowchart-)?(n\d+)(?:-\d+|-text)?")
_ORDINARY = frozenset({("font-style", "normal"), ("font-weight", "normal"), ("font-weight", "400")})
_REAL = {JOINER: "", **{twin: escape(char) for char, twin in TWINS.items()}}


def redraw(svg: str, label: str, links: Mapping[str, str], ident: str) -> str:
    """The SVG for a page: named by its accTitle or else `label`, its bars and boxes linked, its ids from `ident`.

    Raises `xml.etree.ElementTree.ParseError` if `svg` is not well-formed, which a strange character can bring about.
    """
    plain = _STYLE.sub("", svg)
    for twin, char in _REAL.items():
        plain = plain.replace(twin, char)
    root = ET.fromstring(plain)  # noqa: S314 - merman wrote it: no document type, no entities
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        element.tag = "g" if tag == "a" else tag  # the only links are the caller's
    diagram_gantt.tidy(root)
    for group in [element for element in root.iter("g") if len(element)] if links else ():
        _link(group, links)
    writer = _Writer(ident, frozenset(_REFERENCE.findall(plain)))
    inner = "".join(writer.written(child) for child in root)
    return f"<svg {_root_attributes(root, label, ident, bool(links))}>{_description(root, ident)}{inner}</svg>"


def _root_attributes(root: ET.Element, label: str, ident: str, linked: bool) -> str:
    """A picture is one thing to a screen reader; with links inside it is a group of things."""
    view = _DECIMALS.sub(r"\1", root.get("viewBox", ""))
    width, height = view.split()[2:]
    described = f' aria-describedby="{ident}-d"' if root.findtext("desc") else ""
    name = escape(root.findtext("title") or label)
    return (
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="{view}" '
        f'role="{"group" if linked else "img"}" aria-label="{name}"{described}'
    )


def _description(root: ET.Element, ident: str) -> str:
    text = root.findtext("desc")
    return f'<desc id="{ident}-d">{escape(text)}</desc>' if text else ""


def _link(group: ET.Element, links: Mapping[str, str]) -> None:
    """What belongs to one bar or box goes into one link; links stand in the order in which they are seen.

    `xlink:href`, not `href`: scripts that follow links (Material's instant navigation) stumble over an SVG `href`.
    """
    anchors: dict[str, ET.Element] = {}
    for child in list(group):
        match = _NAME.fullmatch(child.get("id", ""))
        if match and match[1] in links:
            group.remove(child)
            anchors.setdefault(match[1], ET.Element("a", {"xlink:href": links[match[1]]})).append(child)
    group.extend(sorted(anchors.values(), key=lambda anchor: diagram_gantt.top(anchor[0])))


class _Writer:
    """Writes elements as text, and leaves out what is not allowed or would not be seen."""

    def __init__(self, ident: str, used: frozenset[str]) -> None:
        self._ident = ident
        self._used = used
        self._classes: dict[str, str] = {}

    def written(self, element: ET.Element) -> str:
        """An element with what is in it, as far as both are allowed; "" for one that is not."""
        tag = element.tag
        if tag not in ELEMENTS or not self._is_seen(element):
            return ""
        content = escape(element.text, quote=False) if element.text else ""
        for child in element:
            content += self.written(child)
            if child.tail:
                content += escape(child.tail, quote=False)
        attributes = self._attributes(element)
        if tag == "rect" and attributes.find(' width="0"') > 0:
            attributes = attributes.replace(' width="0"', ' width="2"')  # a day on an axis of a century
        if tag in CONTAINERS:
            if not content.strip():
                return ""
            if tag == "tspan" and not attributes:
                return content
        return f"<{tag}{attributes}>{content}</{tag}>" if content else f"<{tag}{attributes}/>"

    def _is_seen(self, element: ET.Element) -> bool:
        """Rectangles that have a size, arrowheads that some line wears; today is the business of `mermaid.roadmap`."""
        if element.tag == "rect":
            return "width" in element.attrib
        if element.tag == "marker":
            return element.get("id") in self._used
        return element.get("class") != "today"

    def _attributes(self, element: ET.Element) -> str:
        text = ""
        for name, value in element.items():
            if name == "class":
                text += self._class(value)
            elif name in ATTRIBUTES:
                if (name, value) not in _ORDINARY:
                    text += f' {name}="{escape(self._shortened(name, value))}"'
            elif name == "style" and value:
                text += "".join(f' {k}="{v}"' for k, v in _DECLARATION.findall(value) if (k, v) not in _ORDINARY)
            elif name == "id" and element.tag == "marker":
                text += f' id="{escape(self._own(value))}"'
        return text

    def _class(self, value: str) -> str:
        if value not in self._classes:
            known = " ".join(name for name in dict.fromkeys(value.split()) if CLASSES.fullmatch(name))
            self._classes[value] = f' class="{known}"' if known else ""
        return self._classes[value]

    def _shortened(self, name: str, value: str) -> str:
        """Coordinates to a tenth of a pixel: nobody sees more, and it halves the file."""
        if name.startswith("marker-"):
            return self._own(value)
        return _DECIMALS.sub(r"\1", value) if "." in value and name != "xlink:href" else value

    def _own(self, reference: str) -> str:
        return reference.replace("merman", self._ident, 1)

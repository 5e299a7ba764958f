"""The SVG that merman drew, written again: small, without colours, style or script, with links and a name.

Every element, attribute and class name passes a list of what is allowed here, so nothing that somebody wrote into a
diagram reaches a page as anything but geometry and text. Colours come from the stylesheet and follow light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from xml.etree import ElementTree as ET

from digitalfahrplan.presentation.mermaid import unescape

ELEMENTS = frozenset("a circle defs ellipse g line marker path polygon polyline rect text tspan".split())
ATTRIBUTES = frozenset(
    "class cx cy d dominant-baseline dx dy font-style font-weight height id marker-end marker-start markerHeight markerUnits "
    "markerWidth orient points r refX refY rx ry text-anchor transform viewBox width x x1 x2 xlink:href y y1 y2".split()
)
CLASSES = re.compile(
    r"section\d?|sectionTitle|task|taskText(?:OutsideLeft|OutsideRight)?|(?:active|done|crit|activeCrit|doneCrit)\d"
    r"|milestone|vert|vertText|grid|tick|titleText"
    r"|node|label|cluster|edgeLabel|flowchart-link|marker|edge-pattern-dotted|edge-thickness-thick"
    r"|offen|laufend|abgeschlossen|droht|verzug|ruht"
    r"|actor|actor-line|actor-man|messageLine[01]|messageText|note|noteText|loopLine|labelBox|labelText|loopText"
    r"|sequenceNumber|activation\d|pieCircle|pieOuterCircle|pieTitleText|slice|legend|timeline-node|lineWrapper"
)
"""The class names that the stylesheet knows."""

HEADER_BASE, FOOTER, DROPPED_AXIS = 28, 32, 24
"""Of a gantt with its axis on top: where the years stand, how far above the end "Heute", what the lower axis had taken."""

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_DECIMALS = re.compile(r"-?\d*\.\d\d+(?:e-?\d+)?")
_DECLARATION = re.compile(r"(text-anchor|font-weight|font-style|dominant-baseline):\s*([a-z0-9]+)")
_REFERENCE = re.compile(r"url\(#([\w.-]+)\)")
_NAME = re.compile(r"merman-(?:flowchart-)?(n\d+)(?:-\d+|-text)?")
_YEAR = re.compile(r"merman-j\d{4}-text")
_ORDINARY = frozenset({("font-style", "normal"), ("font-weight", "normal"), ("font-weight", "400")})


def redraw(svg: str, label: str, links: Mapping[str, str], ident: str) -> str:
    """The SVG for a page: named by the diagram's accTitle or else `label`, its bars and boxes linked, its ids from `ident`.

    Raises `xml.etree.ElementTree.ParseError` if `svg` is not well-formed, which a strange character can bring about.
    """
    root = ET.fromstring(_STYLE.sub("", svg))  # noqa: S314 - merman wrote it: no document type, no entities
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        element.tag = "g" if tag == "a" else tag  # the only links are the caller's
    if len(grids := [child for child in root if child.get("class") == "grid"]) == 2:
        _keep_upper_axis(root, grids[0])
    for group in [element for element in root.iter("g") if len(element)]:
        _merge_stripes(group)
        _link(group, links)
    used = frozenset(_REFERENCE.findall(svg))
    inner = "".join(part for child in root for part in _written(child, ident, used))
    return f"<svg {_root_attributes(root, label, ident, bool(links))}>{_description(root, ident)}{inner}</svg>"


def _root_attributes(root: ET.Element, label: str, ident: str, linked: bool) -> str:
    """A picture is one thing to a screen reader; with links inside it is a group of things."""
    view = _short(root.get("viewBox", ""))
    width, height = view.split()[2:]
    described = f' aria-describedby="{ident}-d"' if root.find("desc") is not None else ""
    name = unescape(root.findtext("title") or label)
    return (
        f'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}" '
        f'viewBox="{view}" role="{"group" if linked else "img"}" aria-label="{escape(name)}"{described}'
    )


def _description(root: ET.Element, ident: str) -> str:
    text = root.findtext("desc")
    return f'<desc id="{ident}-d">{escape(unescape(text))}</desc>' if text else ""


def _keep_upper_axis(root: ET.Element, lower: ET.Element) -> None:
    """Of two axes the upper one stays, the years move above it: read from the top, like a calendar."""
    root.remove(lower)
    x, y, width, height = map(float, root.get("viewBox", "").split())
    root.set("viewBox", f"{x:g} {y:g} {width:g} {height - DROPPED_AXIS:g}")
    for text in root.iter("text"):
        if "vertText" in text.get("class", ""):
            is_year = _YEAR.fullmatch(text.get("id", ""))
            text.set("y", str(HEADER_BASE) if is_year else f"{height - FOOTER:g}")


def _merge_stripes(group: ET.Element) -> None:
    """One rectangle behind each section of a gantt instead of one for each row."""
    stripes = [child for child in group if child.get("class", "").startswith("section ")]
    last: ET.Element | None = None
    for stripe in sorted(stripes, key=_top):
        if last is not None and last.get("class") == stripe.get("class"):
            last.set("height", f"{float(last.get('height', 0)) + float(stripe.get('height', 0)):g}")
            group.remove(stripe)
        else:
            last = stripe


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
    group.extend(sorted(anchors.values(), key=lambda anchor: _top(anchor[0])))


def _top(element: ET.Element) -> float:
    return float(element.get("y", 0))


def _written(element: ET.Element, ident: str, used: frozenset[str]) -> Iterator[str]:
    """The element and what is in it as text; nothing where nothing would be seen."""
    if not _is_drawn(element, used):
        return
    attributes = dict(_attributes(element, ident))
    inner = [escape(unescape(element.text or ""), quote=False)]
    for child in element:
        inner += _written(child, ident, used)
        inner.append(escape(unescape(child.tail or ""), quote=False))
    content = "".join(inner)
    if element.tag == "tspan" and not attributes:
        yield content
    elif content.strip() or element.tag not in {"g", "a", "defs", "text", "tspan"}:
        listed = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        yield f"<{element.tag}{listed}>{content}</{element.tag}>" if content else f"<{element.tag}{listed}/>"


def _is_drawn(element: ET.Element, used: frozenset[str]) -> bool:
    """What has an extent, and arrowheads that some line wears; a line for today is not merman's to know."""
    if element.tag == "marker":
        return element.get("id") in used
    return element.tag in ELEMENTS and element.get("class") != "today" and (element.tag != "rect" or "width" in element.keys())


def _attributes(element: ET.Element, ident: str) -> Iterator[tuple[str, str]]:
    for name, value in element.items():
        if name == "class":
            yield from _classes(value)
        elif name == "style":
            yield from (pair for pair in _DECLARATION.findall(value) if pair not in _ORDINARY)
        elif name == "id":
            if element.tag == "marker":
                yield name, value.replace("merman", ident, 1)
        elif name in ATTRIBUTES and (name, value) not in _ORDINARY:
            yield name, _REFERENCE.sub(lambda match: match[0].replace("merman", ident, 1), _short(value))
        elif (name, value) == ("fill", "none"):
            yield name, value


def _classes(value: str) -> Iterator[tuple[str, str]]:
    known = [name for name in dict.fromkeys(value.split()) if CLASSES.fullmatch(name)]
    if known:
        yield "class", " ".join(known)


def _short(value: str) -> str:
    """Coordinates to a tenth of a pixel: nobody sees more, and it halves the file."""
    return _DECIMALS.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), value)

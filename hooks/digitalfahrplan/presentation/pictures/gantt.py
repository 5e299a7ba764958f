"""What merman's gantt lacks to be read like a calendar: years above quarters, names and labels where one looks.

Works on the tree that `diagram_svg` writes, and does nothing to other kinds of diagrams. In the browser a diagram goes
without: it is complete, only less tidy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

HEADER_BASE, NAME_BASE, FOOTER, DROPPED_AXIS = 28, 15, 32, 24
"""Pixels: down to the years above the axis, from the top of a section to its name, from the end up to "Heute", and the
height that the lower axis had taken."""

CHARACTER, GAP = 7.4, 5
"""Pixels that a character of a label takes in a wide system font, and those between a bar and its label."""

_SHIFT = re.compile(r"translate\(([\d.-]+)")
_YEAR = re.compile(r"merman-j\d{4}-text")


def tidy(root: Element) -> None:
    """Changes the tree of a gantt in place; the tree of another kind of diagram stays as it is."""
    grids = [child for child in root if child.get("class") == "grid"]
    for grid in grids:
        _draw_grid(grid)
    if len(grids) == 2:
        root.remove(grids[0])
        _read_from_above(root)
    for group in root.findall("g") if grids else ():
        if stripes := [child for child in group if child.get("class", "").startswith("section ")]:
            _merge_stripes(group, stripes)
            _raise_names(root, list(group))
        _place_labels(group, _view(root)[2])


def top(element: Element) -> float:
    """How far down an element begins."""
    return _number(element, "y")


def _number(element: Element, name: str) -> float:
    return float(element.get(name, 0))


def _view(root: Element) -> list[float]:
    return [float(part) for part in root.get("viewBox", "").split()]


def _draw_grid(grid: Element) -> None:
    """All lines of an axis in one path and the labels beside it, instead of three elements for each tick."""
    lines = ""
    texts: list[Element] = []
    for tick in grid.findall("g"):
        line, text = tick.find("line"), tick.find("text")
        shift = _SHIFT.match(tick.get("transform", ""))
        if line is not None and text is not None and shift:
            lines += f"M{shift[1]},0V{line.get('y2')}"
            texts.append(Element("text", {"x": shift[1], "y": text.get("y", "0"), "dy": text.get("dy", "0")}))
            texts[-1].text = text.text
    place = grid.get("transform", "")
    grid.clear()
    grid.attrib.update({"class": "grid", "transform": place})
    grid.extend([Element("path", {"d": lines}), *texts])


def _read_from_above(root: Element) -> None:
    """Without the lower axis the picture ends earlier; the years stand at its top, "Heute" at its bottom."""
    x, y, width, height = _view(root)
    root.set("viewBox", f"{x:g} {y:g} {width:g} {height - DROPPED_AXIS:g}")
    upright = {element.get("id", ""): element for element in root.iter() if "vert" in element.get("class", "")}
    for name, element in upright.items():
        line = upright.get(name.removesuffix("-text"))
        if _YEAR.fullmatch(name) and line is not None:  # to the right of its line, even where merman finds no room
            element.attrib.update({"class": "vertText", "x": line.get("x", "0"), "y": str(HEADER_BASE)})
        elif name.startswith("merman-heute"):
            element.set("class", element.get("class", "") + " heute")
            if element.tag == "text":
                element.set("y", f"{height - FOOTER:g}")


def _merge_stripes(group: Element, stripes: list[Element]) -> None:
    """One rectangle behind each section instead of one for each row, from the top."""
    merged: list[Element] = []
    for stripe in sorted(stripes, key=top):
        group.remove(stripe)
        if merged and merged[-1].get("class") == stripe.get("class"):
            merged[-1].set("height", f"{_number(merged[-1], 'height') + _number(stripe, 'height'):g}")
        else:
            merged.append(stripe)
    group[:0] = merged


def _raise_names(root: Element, stripes: list[Element]) -> None:
    """The name of a section stands at its top: in the middle of sixty rows nobody finds it."""
    names = [element for element in root.iter("text") if element.get("class", "").startswith("sectionTitle")]
    if len(names) == len(stripes):
        for name, stripe in zip(names, stripes, strict=True):
            name.attrib.update({"y": f"{top(stripe) + NAME_BASE:g}", "dy": "0"})


def _place_labels(group: Element, width: float) -> None:
    """A label that merman put to the left of its bar goes to the right if it fits there: merman keeps too much free."""
    bars: Mapping[str, Element] = {element.get("id", ""): element for element in group.iter("rect")}
    for label in group.iter("text"):
        bar = bars.get(label.get("id", "").removesuffix("-text"))
        if bar is None or not label.get("class", "").startswith("taskTextOutsideLeft"):
            continue
        end = _number(bar, "x") + _number(bar, "width") + GAP
        if end + len(label.text or "") * CHARACTER <= width:
            name = label.get("class", "").replace("OutsideLeft", "OutsideRight")
            label.attrib.update({"x": f"{end:g}", "class": name})

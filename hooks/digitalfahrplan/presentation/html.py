"""The one place that makes HTML of text. `Html` is finished markup; every other text is escaped on its way in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Html(str):
    """Finished markup. Only functions of `presentation` make it, from escaped parts."""

    __slots__ = ()


def text(value: str) -> Html:
    """A text of a file as markup: what it contains is shown, not obeyed."""
    return value if isinstance(value, Html) else Html(escape(value, quote=True))


def tag(element: str, /, *inside: str, **attributes: str | int | None) -> Html:
    """An element; `class_` is the class, `data_x` becomes `data-x`, an attribute that is None is left out."""
    return Html(f"<{element}{_attributes(attributes)}>{join(inside)}</{element}>")


def void(element: str, /, **attributes: str | int | None) -> Html:
    """An element without an end."""
    return Html(f"<{element}{_attributes(attributes)}>")


def join(parts: Iterable[str], between: str = "") -> Html:
    """Parts one behind the other."""
    return Html(text(between).join(text(part) for part in parts))


def lines(parts: Iterable[str]) -> Html:
    """Blocks, one a line."""
    return Html("\n".join(text(part) for part in parts if part))


def link(address: str, label: str, **attributes: str | int | None) -> Html:
    """A link."""
    return tag("a", label, href=address, **attributes)


def _attributes(attributes: dict[str, str | int | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for name, value in attributes.items()
        if value is not None
    )

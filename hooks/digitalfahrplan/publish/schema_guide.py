"""What the guide says of the published JSON Schemas: where they lie, and the line that makes an editor use one."""

from __future__ import annotations

from ..presentation.html import Html, join, link, tag
from ..presentation.links import Links
from ..presentation.view import View
from .schema import FOLDER, SCHEMAS


def schemas(links: Links) -> Html:
    """A list of every schema, each with the files it is for."""
    return tag(
        "ul",
        *(
            tag("li", join([link(links.to(FOLDER + name), title), f": {told}"]))
            for name, (_, title, told) in SCHEMAS.items()
        ),
    )


def schema_line(view: View, name: str) -> Html:
    """The comment by which an editor with a YAML language server finds a schema. Raises `KeyError` for an unknown name."""
    title = SCHEMAS[name][1]
    line = f"# yaml-language-server: $schema={view.root}{FOLDER}{name}"
    return tag("pre", tag("code", line), tabindex=0, role="region", aria_label=f"Zeile für {title}")

"""A text with a button that copies it: the script shows the button, and says below when it is done."""

from __future__ import annotations

from .html import Html, lines, tag


def copy_button(id_: str, label: str) -> Html:
    """The button that copies the text of the element with that id."""
    return tag("button", label, type="button", class_="df-kopieren", data_df_kopiert=id_, hidden="hidden")


def to_copy(*inside: Html, **attributes: str) -> Html:
    """Texts and their buttons, with the line in which the script says that it is done."""
    state = tag("p", class_="df-kopiert", role="status")
    return tag("div", lines([*inside, state]), class_="df-zitat", **attributes)

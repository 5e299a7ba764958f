"""Rules: what a description says that will not be shown as it was meant (notices, E1xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..source.effort import is_costly
from .finding import Facts, Finding

_LINK = re.compile(r"\]\(<?(?!\w*:)([\w./-]+)\.md[)#>?]")


def body_is_affordable(facts: Facts) -> Iterator[Finding]:
    """A body that would take too long to render is shown as plain text."""
    for entity in facts.entities:
        if is_costly(entity.body):
            detail = "Die Beschreibung hat zu viele Zeilen, Klammern, Tabellenstriche oder Sternchen; sie erscheint ungestaltet."
            yield Finding(entity.path, "E117", ("__body__", 1), detail, "Kürzen oder Unterlagen verlinken.")


def body_links_lead_somewhere(facts: Facts) -> Iterator[Finding]:
    """A link of the body to a file `<id>.md` of the content folder leads to a measure or programme."""
    former = (id_ for entity in facts.entities for id_ in entity.former_ids)
    known = facts.measure_ids | facts.programme_ids | frozenset(former)
    for entity in facts.entities:
        for link in _LINK.finditer(entity.body):
            folder, _, id_ = link[1].rpartition("/")
            if id_ not in known and "docs" not in folder.split("/"):
                line = entity.body.count("\n", 0, link.start()) + 1
                detail = f"Eine Maßnahme oder ein Programm „{id_}.md“ gibt es nicht."
                yield Finding(entity.path, "E118", ("__body__", line), detail, "Den Dateinamen prüfen.")


RULES = (body_is_affordable, body_links_lead_somewhere)

"""Rules of kommune.yml (A104, C110, D112, E105)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Town
from ..model.town_parts import Legal
from ..values.ids import RESERVED
from .finding import Facts, Finding, Loc

_WITH_PAGES: tuple[Loc, ...] = (("organisation",), ("orte",))


def _lists(town: Town) -> Iterator[tuple[Loc, list[str]]]:
    """Every list of ids with its place and the key that must be unique in it."""
    yield ("organisation",), [unit.id for unit in town.units]
    yield ("handlungsfelder",), [field.id for field in town.fields]
    yield ("orte",), [place.id for place in town.places]
    yield ("kategorien",), [category.id for category in town.categories]
    if town.criteria:
        yield ("kriterien", "liste"), [item.id for item in town.criteria.items]


def id_is_unique_in_list(facts: Facts) -> Iterator[Finding]:
    """Ids are unique in their list."""
    for loc, ids in _lists(facts.town) if facts.town else ():
        seen: set[str] = set()
        for i, id_ in enumerate(ids):
            if id_ in seen:
                detail = f"„{id_}“ steht in dieser Liste schon."
                yield Finding(facts.town_path, "D112", (*loc, i, "id"), detail, "Eine andere Kennung wählen.")
            seen.add(id_)


def id_is_not_reserved(facts: Facts) -> Iterator[Finding]:
    """Units and places have pages, so their ids are no reserved names, as file names are none."""
    for loc, ids in _lists(facts.town) if facts.town else ():
        for i, id_ in enumerate(ids):
            if id_ in RESERVED and loc in _WITH_PAGES:
                detail = f"„{id_}“ ist für das System reserviert."
                yield Finding(facts.town_path, "A104", (*loc, i, "id"), detail, "Einen anderen Namen wählen.")


def thresholds_in_order(facts: Facts) -> Iterator[Finding]:
    """`schwellen.hoch` is above `schwellen.mittel`."""
    criteria = facts.town.criteria if facts.town else None
    if criteria and criteria.thresholds.high <= criteria.thresholds.medium:
        detail = "„hoch“ muss über „mittel“ liegen."
        yield Finding(facts.town_path, "C110", ("kriterien", "schwellen"), detail, "Die beiden Zahlen prüfen.")


def legal_is_complete(facts: Facts) -> Iterator[Finding]:
    """Every legal statement that a public site needs is there."""
    if not facts.town:
        return
    for name, field in Legal.model_fields.items():
        if getattr(facts.town.legal, name) is None:
            loc: Loc = ("rechtliches", str(field.alias))
            example = field.examples[0] if field.examples else "…"
            hint = f"Unter „rechtliches“ ergänzen, zum Beispiel: {field.alias}: {example}"
            yield Finding(facts.town_path, "E105", loc, f"„{field.alias}“ fehlt.", hint)


RULES = (id_is_unique_in_list, id_is_not_reserved, thresholds_in_order, legal_is_complete)

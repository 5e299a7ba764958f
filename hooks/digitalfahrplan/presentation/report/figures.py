"""The answer first: five figures, each a sentence that leads to its measures and to its definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...report import Comparison, Danger, Targets
from ...timeline import Light
from ...values import german
from ...values.dates import german_day
from ..html import Html, join, link, tag
from . import words
from .changes import COSTS, DATES, LIFE, UNEXPLAINED
from .references import References
from .standing import DANGERS, TARGETS


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the rest of its sentence, the section with its measures, and the anchor of its definition."""

    number: str
    words: str
    section: str
    definition: str


def figures(changes: Comparison | None, found: Targets, dangers: tuple[Danger, ...]) -> tuple[Figure, ...]:
    """Five of them, about the changes; about target and actual as long as there is nothing to compare with."""
    first = _of_changes(changes) if changes else _of_targets(found)
    return (*first, _of_dangers(found, dangers))


def figure_list(found: tuple[Figure, ...], references: References) -> Html:
    """The figures as a list of sentences."""
    return tag("ul", join((_item(figure, references) for figure in found), "\n"), class_="df-zahlen")


def _item(figure: Figure, references: References) -> Html:
    inside = join([tag("strong", figure.number), " ", tag("span", figure.words)])
    return tag("li", link(f"#{figure.section}", inside), references.definition(figure.definition))


def _of_changes(found: Comparison) -> Iterator[Figure]:
    yield _life(found)
    moved, later = len(found.moved), sum(move.is_later for move in found.moved)
    told = _one(moved, "Maßnahme hat andere Termine", "Maßnahmen haben andere Termine")
    yield Figure(german.number(moved), told + _detail([f"{later} später"] * bool(later)), DATES, "bericht-termine")
    costs = len(found.costs)
    told = _one(costs, "Maßnahme hat andere Kosten", "Maßnahmen haben andere Kosten")
    yield Figure(german.number(costs), told + _detail(_trends(found)), COSTS, "bericht-kosten")
    bare = len(found.unexplained)
    told = _one(bare, "geänderte Maßnahme nennt keinen Grund.", "geänderte Maßnahmen nennen keinen Grund.")
    yield Figure(german.number(bare), told, UNEXPLAINED, "bericht")


def _life(found: Comparison) -> Figure:
    counted = (
        (len(found.new), "neu"),
        (len(found.finished), "abgeschlossen"),
        (len(found.dropped), "verworfen"),
        (len(found.otherwise), "mit anderem Status"),
        (len(found.merged) + len(found.gone), "nicht mehr für sich im Plan"),
    )
    total, kinds = sum(number for number, _ in counted), [f"{number} {what}" for number, what in counted if number]
    one = "Maßnahme ist neu oder hat einen anderen Status"
    many = "Maßnahmen sind neu oder haben einen anderen Status"
    return Figure(german.number(total), _one(total, one, many) + _detail(kinds), LIFE, "bericht")


def _trends(found: Comparison) -> list[str]:
    told = [(found.dearer, "teurer"), (found.cheaper, "günstiger")]
    trends = [f"{len(changes)} {name} ({words.rise(changes)})" for changes, name in told if changes]
    return trends + [f"{len(found.recosted)} anders beziffert"] * bool(found.recosted)


def _of_targets(found: Targets) -> Iterator[Figure]:
    total, on_track = sum(found.lights.values()), found.lights.get(Light.ON_TRACK, 0)
    since = german_day(found.since)
    yield Figure(f"{on_track} von {total}", f"Maßnahmen {_one(on_track, 'ist', 'sind')} im Plan.", TARGETS, "ampel")
    closed, due = len(found.closed), len(found.milestones)
    yield Figure(
        german.number(closed),
        f"{_one(closed, 'Maßnahme wurde', 'Maßnahmen wurden')} seit dem {since} abgeschlossen.",
        TARGETS,
        "soll-und-ist",
    )
    yield Figure(
        f"{len(found.reached)} von {due}",
        f"Meilensteinen, die seit dem {since} fällig waren, {_one(len(found.reached), 'ist', 'sind')} erreicht.",
        TARGETS,
        "soll-und-ist",
    )
    measured = sum(row.latest is not None for row in found.indicators)
    yield Figure(
        f"{measured} von {len(found.indicators)}",
        f"Kennzahlen {_one(measured, 'hat', 'haben')} einen Messwert.",
        TARGETS,
        "soll-und-ist",
    )


def _of_dangers(found: Targets, dangers: tuple[Danger, ...]) -> Figure:
    closed = found.lights.get(Light.FINISHED, 0) + found.lights.get(Light.DROPPED, 0)
    open_ = sum(found.lights.values()) - closed
    return Figure(
        f"{len(dangers)} von {open_}",
        f"offenen Maßnahmen {_one(len(dangers), 'ist', 'sind')} gefährdet.",
        DANGERS,
        "gefaehrdet",
    )


def _one(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _detail(parts: list[str]) -> str:
    return f": {german.enumerate_(parts)}." if parts else "."

"""What the archive says of one budget year: its snapshots, and its money as each snapshot of any year has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model import CostKind
from ...values import german
from ..html import Html, join, lines, link, tag, void
from ..links import Links, budget_address
from ..table import Cell, Column, Table, list_table, wide_table
from .addresses import overview_address, year_address
from .frame import Sheet, band, page
from .part import section
from .sums import COLUMNS, TOGETHER, Sum, difference, kind_label, sums
from .tolerant import Record

NOTHING_SAID = Sum(None)


@dataclass(frozen=True, slots=True)
class Told:
    """What one snapshot says of a year: its name, budget year and occasion, its money (`haushalt` of that year)."""

    name: str
    year: int
    day: str
    occasion: str
    measures: int
    money: Record
    damaged: bool = False

    @property
    def sums(self) -> Mapping[str, Mapping[str, Sum]]:
        """The sums by kind."""
        return sums(self.money)


def year_page(year: int, told: Sequence[Told], town: str) -> str:
    """The page of a year. `told` are the snapshots of this year and those of others that say something of it, by day."""
    links = Links(year_address(year))
    own = [one for one in told if one.year == year]
    says = [one for one in told if one.sums]
    body = lines(
        [
            tag(
                "p",
                f"Was für {year} geplant, beschlossen und ausgegeben wurde, so wie es an den Stichtagen dastand.",
                class_="df-kurz",
            ),
            section("Fassungen dieses Haushaltsjahrs", "fassungen", _snapshots(links, own)),
            section("Das Geld dieses Jahres in den Fassungen", "geld", _money(year, says, links)),
            tag("p", link(links.to(budget_address(year)), f"Haushaltsjahr {year}, heutiger Stand"))
            if any(one.sums for one in own)
            else "",
        ]
    )
    note = band(
        tag(
            "p",
            tag("strong", "Archiv."),
            " Diese Seite stellt archivierte Fassungen nebeneinander; geändert wird hier nichts.",
        )
    )
    return page(Sheet(year_address(year), f"Haushaltsjahr {year}", town, note, (), body, "Archiv"))


def _snapshots(links: Links, own: Sequence[Told]) -> Html:
    columns = [
        Column[Told]("", "Stichtag", lambda one: Cell(link(links.to(overview_address(one.name)), one.day))),
        Column[Told]("", "Anlass", lambda one: Cell(one.occasion or german.NOT_STATED)),
        Column[Told](
            "", "Maßnahmen", lambda one: Cell("beschädigt" if one.damaged else german.number(one.measures)), "zahl"
        ),
    ]
    return list_table(Table("fassungen", "Fassungen nach Stichtag", columns, own, sortable=False))


def _money(year: int, says: Sequence[Told], links: Links) -> Html:
    if not says:
        return tag("p", f"Zu {year} nennt keine Fassung Beträge.", class_="df-leer")
    later = [one for one in says if one.year != year]
    told = dict.fromkeys(kind for one in says for kind in one.sums)
    usual = [kind.value for kind in CostKind if kind.value in told]
    kinds = [*usual, *(kind for kind in told if kind not in {*usual, TOGETHER}), TOGETHER]
    tables = [_kind(year, kind, says, links) for kind in kinds]
    note = (
        "Das Ist eines Jahres steht oft erst in Fassungen späterer Haushaltsjahre; auch sie stehen hier."
        if later
        else ""
    )
    legend = (
        "Veränderung: letzte gegen erste Fassung, nur wo beide einen genauen Betrag nennen, "
        "und zusammen nur, wo keine Art in einer der beiden fehlt."
    )
    return lines([tag("p", " ".join(part for part in (note, legend) if part)), *tables])


def _kind(year: int, kind: str, says: Sequence[Told], links: Links) -> Html:
    """One kind of money: figures as rows, snapshots side by side, the difference behind them."""
    cells = {key: [_cell(one.sums, kind, key) for one in says] for key in COLUMNS}
    rows = [
        [COLUMNS[key], *(cell.shown for cell in row), *([_change(kind, key, says)] if len(says) > 1 else [])]
        for key, row in cells.items()
        if any(cell.shown != "–" for cell in row)
    ]
    head = ["Betrag", *(_head(year, one, links) for one in says), *(["Veränderung"] if len(says) > 1 else [])]
    return wide_table(f"geld-{kind}", kind_label(kind).capitalize(), head, rows)


def _head(year: int, one: Told, links: Links) -> Html:
    shown = link(links.to(overview_address(one.name)), one.day)
    return shown if one.year == year else join([shown, void("br"), tag("small", f"Haushaltsjahr {one.year}")])


def _change(kind: str, key: str, says: Sequence[Told]) -> str:
    """From the first snapshot to the last one; of the kinds together only where each is told in both or in none."""
    first, last = says[0].sums, says[-1].sums
    if kind == TOGETHER and _kinds(first, key) != _kinds(last, key):
        return "–"
    return difference(_cell(first, kind, key), _cell(last, kind, key))


def _kinds(told: Mapping[str, Mapping[str, Sum]], key: str) -> set[str]:
    """The kinds that say something of a figure."""
    return {kind for kind in told if _cell(told, kind, key).shown != "–"}


def _cell(told: Mapping[str, Mapping[str, Sum]], kind: str, key: str) -> Sum:
    return told.get(kind, {}).get(key, NOTHING_SAID)

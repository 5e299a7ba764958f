"""The archive on its own page: all years and snapshots, comparisons, the newest root, the way to check it."""

from __future__ import annotations

from ...archive.snapshot import Snapshot
from ...values import german
from ...values.dates import german_day
from ..frozen.addresses import comparison_address, overview_address, year_address
from ..frozen.compared import pair_name, pairs
from ..frozen.words import root_digits, root_of
from ..html import Html, lines, link, tag
from ..links import Links
from ..marks import note
from ..table import Cell, Column, Table, list_table
from ..view import View

_COMMAND = 'digitalfahrplan freeze {year} --stichtag {day} --anlass "Haushaltsbeschluss"'


def all_snapshots(view: View, links: Links) -> Html:
    """Every snapshot by budget year, the latest first; without any how to make the first."""
    if not view.snapshots:
        return _none(view)
    years = sorted({snapshot.year for snapshot in view.snapshots}, reverse=True)
    return lines([_doubts(view), *(_year(view, links, year) for year in years)])


def _doubts(view: View) -> Html:
    """What the chain does not vouch for is published all the same, and said."""
    doubted = [snapshot for snapshot in view.snapshots if snapshot.doubt]
    if not doubted:
        return Html("")
    items = [tag("li", f"Fassung vom {german_day(it.day)} (Haushaltsjahr {it.year}): {it.doubt}") for it in doubted]
    told = "Sie stehen hier weiterhin, so wie sie im Archiv liegen. Was zu tun ist, sagt digitalfahrplan verify."
    head = tag("p", tag("strong", "Für diese Fassungen bürgt die Kette gerade nicht."))
    return note(head, tag("ul", *items), tag("p", told), kind="warnung")


def _none(view: View) -> Html:
    command = _COMMAND.format(year=view.plan.town.budget.year, day=view.plan.today.isoformat())
    return note(
        tag("p", tag("strong", "Noch ist keine Fassung archiviert.")),
        tag("p", "Den ersten friert dieser Befehl ein, am besten am Tag des Haushaltsbeschlusses:"),
        tag("pre", tag("code", command)),
    )


def _year(view: View, links: Links, year: int) -> Html:
    own = [snapshot for snapshot in view.snapshots if snapshot.year == year]
    columns = [
        Column[Snapshot](
            "", "Stichtag", lambda row: Cell(link(links.to(overview_address(row.name)), german_day(row.day)))
        ),
        Column[Snapshot]("", "Anlass", lambda row: Cell(row.occasion or german.NOT_STATED)),
        Column[Snapshot]("", "Maßnahmen", lambda row: Cell(german.number(len(row.measures))), "zahl"),
        Column[Snapshot]("", "Wurzel", lambda row: Cell(root_of(row))),
    ]
    head = tag("h3", link(links.to(year_address(year)), f"Haushaltsjahr {year}"), id=f"jahr-{year}")
    table = Table(
        f"fassungen-{year}", f"Fassungen des Haushaltsjahrs {year}", columns, own[::-1], "Fassungen", sortable=False
    )
    return lines([head, list_table(table)])


def comparisons(view: View, links: Links) -> Html:
    """The pairs of snapshots that stand side by side, the latest first."""
    found = pairs(view.snapshots)[::-1]
    items = [tag("li", link(links.to(comparison_address(*pair)), pair_name(pair))) for pair in found]
    return tag("ul", *items) if items else tag("p", "Vergleiche gibt es ab der zweiten Fassung.", class_="df-leer")


def for_the_minutes(view: View, links: Links) -> Html:
    """The newest root, and a sentence with it for the minutes of the council."""
    if not view.snapshots:
        return tag("p", "Die erste Wurzel steht hier nach dem ersten Einfrieren.", class_="df-leer")
    last = view.snapshots[-1]
    if last.doubt:
        return tag(
            "p", f"{last.doubt} Solange das so ist, gibt es keine Wurzel für die Niederschrift.", class_="df-leer"
        )
    sentence = (
        f"Der Digitalfahrplan {view.plan.town.name} wurde mit Stand {german_day(last.day)} archiviert"
        f" ({last.occasion or 'ohne Anlass'}). Die Prüfsumme des Archivs (Wurzel, SHA-256) lautet {last.root}."
    )
    return lines([tag("p", root_digits(last.root)), tag("blockquote", tag("p", sentence))])


def where_to_check(view: View, links: Links) -> Html:
    """The way to the commands, those of the newest snapshot."""
    if not view.snapshots:
        return tag("p", "Die Schritte stehen auf der Seite jeder Fassung.", class_="df-leer")
    last = view.snapshots[-1]
    address = f"{overview_address(last.name)}#pruefen"
    return tag("p", link(links.to(address), f"Die Schritte für die Fassung vom {german_day(last.day)}"))

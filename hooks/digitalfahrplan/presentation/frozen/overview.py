"""The overview of a snapshot: what it is, its figures, every measure, what the town's lists say, files, how to check it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...archive.chain import CHAIN
from ...model import Area, Status
from ...timeline import Light
from ...values import german
from ...values.dates import german_day
from ..html import Html, join, lines, link, tag
from ..links import Links
from ..table import facts, wide_table
from .addresses import CHAIN_FILE, tables_address, year_address
from .frozen import MEASURES, PROGRAMMES, Frozen
from .lists import town_lists
from .measure import area_label, light_mark, status_mark
from .part import section
from .period import period_words
from .steps import bag_name, check_yourself
from .sums import COLUMNS, Sum, kind_label, sums
from .tolerant import Record, number, record, word
from .value import Writer
from .words import root_of

FILES = (
    ("roadmap.json", "alle Angaben und errechneten Werte für Programme"),
    ("bericht.html", "der Bericht jenes Tages zum Lesen und Drucken"),
    ("LIESMICH.txt", "was in der Fassung steht und wie man sie prüft"),
)


def overview_body(
    frozen: Frozen,
    links: Links,
    comparisons: Sequence[tuple[str, str]] = (),
    tables: Sequence[tuple[str, str]] = (),
) -> Html:
    """Everything below the title.

    `comparisons` are address and name of what this snapshot is compared with, `tables` name and title of those in `daten/`.
    """
    write = Writer(frozen, links)
    told = [] if frozen.data is None else [_figures(frozen), _money(frozen), _measures(write), _programmes(write)]
    return lines(
        [
            facts(_about(frozen, links)),
            *told,
            town_lists(write) if frozen.data is not None else "",
            _compared(links, comparisons),
            _tables(frozen, links, tables),
            _files(frozen, links),
            section("Selbst prüfen", "pruefen", check_yourself(frozen, links)),
        ]
    )


def _about(frozen: Frozen, links: Links) -> Iterator[tuple[str, str]]:
    snapshot = frozen.snapshot
    if frozen.town_name:
        yield "Kommune", frozen.town_name
    yield "Haushaltsjahr", link(links.to(year_address(snapshot.year)), str(snapshot.year))
    yield "Stichtag", german_day(snapshot.day)
    yield "Anlass", snapshot.occasion or german.NOT_STATED
    if snapshot.reason:
        yield "Grund", snapshot.reason
    yield "Wurzel", root_of(snapshot)
    if snapshot.root:
        yield "Platz in der Kette", f"Zeile {frozen.place.line}"


def _figures(frozen: Frozen) -> Html:
    statuses = Counter(word(measure.get("status")) for measure in frozen.measures.values())
    lights = Counter(word(record(measure.get("berechnet")).get("ampel")) for measure in frozen.measures.values())
    total = len(frozen.measures)
    head = tag(
        "p",
        f"{german.count(total, 'Maßnahme', 'Maßnahmen')}, {german.count(len(frozen.programmes), 'Förderprogramm', 'Förderprogramme')}.",
        class_="df-kurz",
    )
    by_status = facts(
        (status_mark(name) or german.NOT_STATED, german.number(count)) for name, count in _in_order(statuses, Status)
    )
    by_light = facts(
        (light_mark(name) or german.NOT_STATED, german.number(count)) for name, count in _in_order(lights, Light)
    )
    columns = tag(
        "div",
        tag("div", tag("h3", "Nach Status", id="nach-status"), by_status),
        tag("div", tag("h3", "Nach Zeitplan", id="nach-zeitplan"), by_light),
        class_="df-spalten",
    )
    return section("Auf einen Blick", "zahlen", head, columns if total else "")


def _in_order(counted: Mapping[str, int], order: Iterable[str]) -> list[tuple[str, int]]:
    known = [str(name) for name in order]
    return [(name, counted[name]) for name in (*known, *sorted(set(counted) - set(known))) if counted.get(name)]


def _money(frozen: Frozen) -> Html:
    year = frozen.snapshot.year
    budget = record(frozen.told.get("haushalt"))
    table = money_table("haushalt", f"Haushaltsjahr {year} nach Art des Geldes", sums(record(budget.get(str(year)))))
    rest = [
        money_table(f"haushalt-{number}", f"Jahr {other} nach Art des Geldes", sums(record(told)))
        for number, (other, told) in enumerate(budget.items())
        if other != str(year)
    ]
    more = [tag("details", tag("summary", "Alle anderen Jahre"), lines(rest))] if any(rest) else []
    silence = tag("p", f"Zum Jahr {year} gibt es keine Beträge.", class_="df-leer")
    return section("Geld", "geld", table or silence, *more)


def money_table(id_: str, caption: str, told: Mapping[str, Mapping[str, Sum]]) -> Html:
    """The sums of a year by kind, without columns that say nothing."""
    columns = [key for key in COLUMNS if any(row[key].shown != "–" for row in told.values())]
    rows = [[kind_label(kind), *(row[key].shown for key in columns)] for kind, row in told.items()]
    if not rows:
        return Html("")
    return wide_table(id_, caption, ["Art", *(COLUMNS[key] for key in columns)], rows[:-1], foot=rows[-1])


def _measures(write: Writer) -> Html:
    frozen = write.frozen
    areas: dict[str, list[str]] = {area.value: [] for area in Area}
    for id_, measure in frozen.measures.items():
        areas.setdefault(word(measure.get("bereich")), []).append(id_)
    head = ("Maßnahme", "Rang", "Status", "Zeitraum", "Federführung", "Kosten", "Eigenanteil")
    tables = [
        write.rows(
            area_label(area) or area or "ohne Bereich",
            head,
            [_row(write, id_) for id_ in _ranked(frozen, ids)],
            (1, 5, 6),
        )
        for area, ids in areas.items()
        if ids
    ]
    return section("Alle Maßnahmen", MEASURES, *tables)


def _ranked(frozen: Frozen, ids: Iterable[str]) -> list[str]:
    """By rank; without one behind the others, by title."""

    def key(id_: str) -> tuple[bool, float, str]:
        rank = number(record(frozen.measures[id_].get("berechnet")).get("rang"))
        return rank is None, float(rank or 0), frozen.title(id_).casefold()

    return sorted(ids, key=key)


def _row(write: Writer, id_: str) -> tuple[str, ...]:
    told = write.frozen.measures[id_]
    computed = record(told.get("berechnet"))
    return (
        write.entity(id_),
        "–" if computed.get("rang") is None else write.value("rang", computed["rang"]),
        status_mark(told.get("status")) or german.NOT_STATED,
        period_words(told.get("zeitraum")),
        write.value("federfuehrung", told.get("federfuehrung")),
        write.value("kosten_gesamt", computed.get("kosten_gesamt")),
        write.value("eigenanteil", computed.get("eigenanteil")),
    )


def _programmes(write: Writer) -> Html:
    rows = [_programme(write, id_, told) for id_, told in write.frozen.programmes.items()]
    head = ("Programm", "Fördergeber", "Quote")
    return section("Förderprogramme", PROGRAMMES, write.rows("Alle Förderprogramme", head, rows) if rows else "")


def _programme(write: Writer, id_: str, told: Record) -> tuple[str, ...]:
    funder = write.value("foerdergeber", told.get("foerdergeber"))
    return write.entity(id_), funder, write.value("quote", told.get("quote"))


def _compared(links: Links, comparisons: Sequence[tuple[str, str]]) -> Html:
    items = [tag("li", link(links.to(address), name)) for address, name in comparisons]
    return section("Vergleiche", "vergleiche", tag("ul", *items)) if items else Html("")


def _tables(frozen: Frozen, links: Links, tables: Sequence[tuple[str, str]]) -> Html:
    """Every table in its two forms, then all of them in one file, and what describes them."""
    if not tables:
        return Html("")
    folder = tables_address(frozen.snapshot.name)
    items = [tag("li", f"{title}: ", *_forms(links, f"{folder}{name}", title)) for name, title in tables]
    book, told = (link(links.to(f"{folder}{name}"), name) for name in ("digitalfahrplan.xlsx", "datapackage.json"))
    whole = tag(
        "p",
        "Alle zusammen als Arbeitsmappe: ",
        book,
        ". Jedes Feld erklären die Arbeitsmappe und, für Programme, ",
        told,
        ".",
    )
    said = (
        "Diese Tabellen sind aus roadmap.json gemacht, das eingefroren ist. Mehrjährige Beträge sind darin auf ihre Jahre verteilt, "
        "so wie heute gerechnet wird."
    )
    return section("Tabellen", "tabellen", tag("p", said), tag("ul", *items), whole)


def _forms(links: Links, address: str, title: str) -> Iterator[Html | str]:
    which = tag("span", f": {title}", class_="df-nur-vorlesen")
    yield link(links.to(f"{address}.csv"), join(["CSV", which]))
    yield " oder "
    yield link(links.to(f"{address}-excel.csv"), join(["CSV für Excel", which]))


def _files(frozen: Frozen, links: Links) -> Html:
    here, bag = frozen.address, bag_name(frozen)
    names = [(f"{here}{bag}", bag, "die ganze Fassung: alle Dateien, unverändert, mit ihren Prüfsummen")]
    names += [(f"{here}{name}", name, what) for name, what in FILES] if frozen.data is not None else []
    names.append((CHAIN_FILE, CHAIN, "die Kette aller Fassungen"))
    items = [tag("li", link(links.to(address), name), f": {what}") for address, name, what in names]
    return section("Dateien", "dateien", tag("ul", *items))

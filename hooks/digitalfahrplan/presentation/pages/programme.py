"""The page of a funding programme: its terms, its windows, the measures that name it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ...model import FundingRow, Measure, Programme, Window
from ...values import german
from ..body import body_html
from ..fitting import fitting
from ..footer import page_footer
from ..html import Html, join, lines, link, tag
from ..links import Links, programme_address
from ..marks import label_mark, measure_link
from ..page import Page, Section
from ..table import Cell, Column, Table, facts, list_table
from ..view import View
from .measure.frozen import versions_section
from .measure.subject import BodyTargets

YES_NO = {True: "ja", False: "nein", None: german.NOT_STATED}


@dataclass(frozen=True, slots=True)
class Pot:
    """A programme, the view, and links as seen from its page."""

    view: View
    programme: Programme
    links: Links


def programme_page(view: View, programme: Programme) -> Page:
    """The page of a programme."""
    address = programme_address(programme.id)
    pot = Pot(view, programme, Links(address))
    sections = [section for section in (make(pot) for make in SECTIONS) if section]
    path = f"{address.rstrip('/')}.md"
    meta: dict[str, object] = {"eltern": "foerderung/", "stand": programme.as_of.isoformat()}
    return Page(path, programme.title, programme.summary, _lead(pot), sections, programme.path, meta)


def _lead(pot: Pot) -> Html:
    programme = pot.programme
    more = link(programme.url, f"Mehr zum Programm: {urlsplit(programme.url).hostname}", rel="noopener noreferrer")
    return lines([tag("p", programme.summary, class_="df-kurz"), facts(_facts(programme)), tag("p", more)])


def _facts(programme: Programme) -> Iterator[tuple[str, str]]:
    levels = german.enumerate_([level.label.capitalize() if level != "eu" else "EU" for level in programme.levels])
    yield "Fördergeber", f"{programme.funder} ({levels})"
    if programme.short:
        yield "Kürzel", programme.short
    if programme.kind:
        yield "Was es gibt", programme.kind.label.capitalize()
    if programme.quota:
        yield (
            "Quote",
            join([german.percent(programme.quota), f" ({programme.quota_note})" if programme.quota_note else ""]),
        )
    if programme.ceiling is not None:
        yield "Höchstbetrag", german.euro(programme.ceiling)
    if programme.threshold is not None:
        yield "Bagatellgrenze", german.euro(programme.threshold)
    if programme.volume:
        yield "Im Topf", german.estimate(programme.volume)
    yield "Antrag", application(programme)


def application(programme: Programme) -> str:
    """When one may apply, in words."""
    rolling = ["jederzeit innerhalb der Laufzeit" if programme.term else "jederzeit"] if programme.rolling else []
    return "; ".join([*rolling, *(window_text(window) for window in programme.windows)]) or german.NOT_STATED


def window_text(window: Window) -> str:
    """One window of application with its hours."""
    opens = f"ab {window.opens}{_hour(window.opens_at)}" if window.opens else ""
    closes = f"bis {window.closes}{_hour(window.closes_at)}" if window.closes else ""
    what = f"{window.step.label.capitalize()}: " if window.step else ""
    name = f" ({window.label})" if window.label else ""
    return f"{what}{' '.join(part for part in (opens, closes) if part)}{name}"


def _hour(time: str | None) -> str:
    return f", {time} Uhr" if time else ""


def _description(pot: Pot) -> Section | None:
    html = body_html(pot.programme.body, BodyTargets(pot.view, pot.links), live=pot.view.live)
    return Section("", "beschreibung", html) if html else None


def _terms(pot: Pot) -> Section:
    programme = pot.programme
    term = programme.term
    rows = [
        ("Wer darf", german.enumerate_([kind.label.capitalize() for kind in programme.eligible]) or german.NOT_STATED),
        ("Wo", german.enumerate_([str(region) for region in programme.regions]) or german.NOT_STATED),
        ("Wofür", _purpose(pot)),
        ("Laufzeit", f"{term.start or '…'} bis {term.end or '…'}" if term else german.NOT_STATED),
        ("Nur vor Beginn der Maßnahme", YES_NO[programme.before_start_only]),
        ("Mit anderer Förderung zusammen", YES_NO[programme.cumulative]),
        ("Kommunen nötig", str(programme.min_partners or 1)),
        (
            "Zweckbindung",
            german.NOT_STATED
            if programme.binding_years is None
            else f"{german.plain_number(programme.binding_years)} Jahre",
        ),
    ]
    requirements = tag("ul", *(tag("li", text) for text in programme.requirements)) if programme.requirements else ""
    return Section("Bedingungen", "bedingungen", lines([facts(rows), requirements]))


def _purpose(pot: Pot) -> str:
    funds = pot.programme.funds
    if funds is None:
        return "ohne Einschränkung"
    fields = [pot.view.fields[id_].name for id_ in funds.fields]
    parts = [*(area.label for area in funds.areas), *fields, *(f"{kind}e Kosten" for kind in funds.kinds)]
    return ", ".join(parts) or "ohne Einschränkung"


def _fitting(pot: Pot) -> Section:
    return Section("Wer passt", "wer-passt", fitting(pot.view, pot.links, pot.programme))


def _used(pot: Pot) -> Section:
    columns = [
        Column[tuple[Measure, FundingRow]]("titel", "Maßnahme", lambda pair: Cell(measure_link(pot.links, pair[0]))),
        Column[tuple[Measure, FundingRow]]("stand", "Stand", lambda pair: Cell(label_mark(pair[1].status.label))),
        Column[tuple[Measure, FundingRow]](
            "betrag", "Betrag", lambda pair: Cell(german.estimate(pair[1].amount)), "zahl"
        ),
    ]
    uses = [
        (measure, row)
        for measure in pot.view.plan.measures
        for row in measure.funding
        if row.programme == pot.programme.id
    ]
    empty = "Noch keine Maßnahme nennt dieses Programm."
    return Section(
        "Maßnahmen",
        "massnahmen",
        list_table(Table("genutzt", "Maßnahmen mit diesem Programm", columns, uses, "Maßnahmen", empty=empty)),
    )


def _more(pot: Pot) -> Section | None:
    items = [tag("li", link(row.url, row.title, rel="noopener noreferrer")) for row in pot.programme.links]
    return Section("Mehr dazu", "mehr", tag("ul", *items)) if items else None


def _archived(pot: Pot) -> Section | None:
    return versions_section(pot.view, pot.links, pot.programme)


def _closing(pot: Pot) -> Section:
    return Section("", "zu-dieser-seite", page_footer(pot.view, pot.links, pot.programme))


SECTIONS: tuple[Callable[[Pot], Section | None], ...] = (
    _description,
    _terms,
    _fitting,
    _used,
    _archived,
    _more,
    _closing,
)

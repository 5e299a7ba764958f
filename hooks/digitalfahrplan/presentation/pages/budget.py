"""The page of one budget year: by kind, area, unit, field and account; companies apart; the measures behind it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...model import Area, CostKind
from ...money import AccountKey, BudgetYear, YearOfMoney
from ...values import german
from ..footer import page_footer
from ..html import lines, tag
from ..links import Links, budget_address
from ..marks import definition, measure_link
from ..page import Page, Section
from ..table import facts
from ..view import View
from .budget_tables import sums_table


@dataclass(frozen=True, slots=True)
class Year:
    """A budget year, the view, and links as seen from its page."""

    view: View
    budget: BudgetYear
    links: Links
    year: int


def budget_pages(view: View) -> Iterator[Page]:
    """One page for every year with money, and for every year of the planning horizon."""
    for year, budget in view.budgets.items():
        here = Year(view, budget, Links(budget_address(year)), year)
        sections = [section for section in (make(here) for make in SECTIONS) if section]
        lead = lines(
            [
                tag("p", f"Was die Maßnahmen {year} kosten, wer zahlt und was gefördert wird.", class_="df-kurz"),
                facts(_facts(here)),
            ]
        )
        meta: dict[str, object] = {"eltern": "haushalt/", "hide": ["toc"]}
        yield Page(
            f"haushalt/{year}.md", f"Haushalt {year}", f"Geld der Maßnahmen im Jahr {year}.", lead, sections, "", meta
        )


def _facts(here: Year) -> Iterator[tuple[str, str]]:
    total = here.budget.money.total
    yield "Kosten", german.interval(total.counts) if total.counts else german.NOT_STATED
    yield "Bewilligte Förderung", german.euro(total.funding) if total.funding is not None else "keine"
    yield "Eigenanteil", german.interval(total.own_share) if total.own_share else german.NOT_STATED
    for kind in (CostKind.INVESTMENT, CostKind.OPERATING):
        yield f"Rahmen {kind}", _frame(here.budget, kind)


def _frame(budget: BudgetYear, kind: CostKind) -> str:
    frame = budget.frame_of(kind)
    if frame is None:
        return german.NOT_STATED
    balance = budget.balance(kind)
    left = "" if balance is None else f", {'frei' if balance >= 0 else 'es fehlen'} {german.euro(abs(balance))}"
    return f"{german.euro(frame)}{left}"


def _kinds(here: Year) -> Section:
    money = here.budget.money
    rows = [(kind.label, sums) for kind, sums in money.kinds.items()]
    table = sums_table("nach-art", f"{here.year} nach Art", "Art", rows, money.total)
    return Section("Nach Art", "art", lines([table, tag("p", definition(here.links, "kosten"))]))


def _areas(here: Year) -> Section:
    rows = [(area.label, here.budget.by_area[area]) for area in Area if area in here.budget.by_area]
    return Section("Nach Bereich", "bereich", sums_table("nach-bereich", f"{here.year} nach Bereich", "Bereich", rows))


def _fields(here: Year) -> Section:
    names = {id_: field.name for id_, field in here.view.fields.items()}
    rows = [(names.get(id_ or "", "ohne Handlungsfeld"), sums) for id_, sums in here.budget.by_field.items()]
    return Section(
        "Nach Handlungsfeld", "feld", sums_table("nach-feld", f"{here.year} nach Handlungsfeld", "Handlungsfeld", rows)
    )


def _units(here: Year) -> Section:
    rows = [(here.view.unit_name(id_), sums) for id_, sums in here.budget.by_unit.items()]
    return Section(
        "Nach Einheit", "einheit", sums_table("nach-einheit", f"{here.year} nach zahlender Einheit", "Einheit", rows)
    )


def _accounts(here: Year) -> Section:
    rows = [(_account(key), sums) for key, sums in here.budget.by_account.items()]
    return Section("Nach Konto", "konto", sums_table("nach-konto", f"{here.year} nach Konto", "Konto", rows))


def _account(key: AccountKey | None) -> str:
    if key is None:
        return "ohne Konto"
    return " ".join(part for part in (key.kind and key.kind.label.capitalize(), key.number, key.label) if part)


def _companies(here: Year) -> Section | None:
    rows = [(here.view.unit_name(id_), sums) for id_, sums in here.budget.money.companies.items()]
    if not rows:
        return None
    told = tag("p", "Dieses Geld steht in den Wirtschaftsplänen der Beteiligungen, nicht im Haushalt der Kommune.")
    return Section(
        "Beteiligungen",
        "beteiligungen",
        lines([told, sums_table("beteiligungen", f"Wirtschaftspläne {here.year}", "Beteiligung", rows)]),
    )


def _measures(here: Year) -> Section:
    found = ((measure, here.view.money[measure.id].get(here.year)) for measure in here.view.plan.measures)
    rows = [
        (measure_link(here.links, measure), money.total) for measure, money in found if money and _has_town_money(money)
    ]
    note = tag("p", "Verworfene Maßnahmen zählen in den Summen oben nur mit ihrem Ist.")
    return Section(
        "Die Maßnahmen dahinter",
        "massnahmen",
        lines([sums_table("massnahmen", f"Maßnahmen {here.year}", "Maßnahme", rows), note]),
    )


def _has_town_money(money: YearOfMoney) -> bool:
    return bool(money.kinds)


def _closing(here: Year) -> Section:
    footer = page_footer(here.view, here.links, source=here.view.plan.town_path, title=f"Haushalt {here.year}")
    return Section("", "zu-dieser-seite", footer)


SECTIONS: tuple[Callable[[Year], Section | None], ...] = (
    _kinds,
    _areas,
    _units,
    _fields,
    _accounts,
    _companies,
    _measures,
    _closing,
)

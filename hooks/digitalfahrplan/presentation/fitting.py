"""Who fits a funding programme, and why others do not: the part of its page that is computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..funding import Chance, Fit, Outlook, Verdict, chances, outlooks
from ..model import Programme
from ..values import german
from .chances import ANCHOR, chance_table, days_left, due_day, folded, sentences
from .html import Html, join, lines, link, tag
from .links import Links
from .marks import definition, label_mark, measure_link, note
from .table import facts
from .view import View

# These say the same of every measure.
_OF_PROGRAMME = ("gebiet", "frist")


def fitting(view: View, links: Links, programme: Programme) -> Html:
    """State and sums, the measures that fit or may fit with what is to be checked, the others with what stands in the way."""
    pairs = chances(view.plan).by_programme.get(programme.id, ())
    outlook = outlooks(view.plan)[programme.id]
    method = tag("p", definition(links, "foerderurteil"))
    closed = _closed(view, pairs)
    if closed:
        return lines([facts(_facts(outlook)), closed, method])
    return lines([facts(_facts(outlook)), _open(view, links, pairs), _others(view, links, pairs), method])


def _facts(outlook: Outlook) -> Iterator[tuple[str, str]]:
    yield "Anträge", outlook.state.label
    if outlook.deadline:
        yield "Nächste Antragsfrist", join([due_day(outlook.deadline).html, " (", days_left(outlook.deadline), ")"])
    if outlook.possible:
        yield "Möglich", f"{_count(len(outlook.possible))}, bestenfalls {german.interval(outlook.possible_sum)}"
    if outlook.to_check:
        yield "Zu prüfen", f"{_count(len(outlook.to_check))}, bestenfalls {german.interval(outlook.to_check_sum)}"


def _closed(view: View, pairs: Sequence[Chance]) -> Html | None:
    """Why nothing fits at all, if it is because of the programme alone."""
    judged = next((pair for pair in pairs if pair.verdict), None)
    findings = chances(view.plan).findings(judged) if judged else ()
    told = [each for each in findings if each.reason in _OF_PROGRAMME and each.fit is Fit.IMPOSSIBLE]
    if not told:
        return None
    because = (tag("p", finding.text) for finding in told)
    return note(tag("p", tag("strong", "Zurzeit kommt keine Maßnahme in Frage.")), *because)


def _open(view: View, links: Links, pairs: Sequence[Chance]) -> Html:
    """Measures that fit or may fit; all reasons stand on the page of the measure, to which its name leads."""
    shown = [pair for pair in pairs if pair.is_open]
    if not shown:
        return tag("p", "Keine offene Maßnahme passt zu diesem Programm.", class_="df-leer")
    shown.sort(key=lambda pair: (str(pair.verdict), view.standings[pair.measure].rank))

    def name(pair: Chance) -> Html:
        return link(f"{links.measure(pair.measure)}#{ANCHOR}", view.plan.by_id[pair.measure].title)

    table = chance_table(view, "wer-passt-tabelle", "Maßnahmen, die in Frage kommen", "Maßnahme", name, shown)
    to_check = [pair for pair in shown if pair.verdict is Verdict.CHECK]
    items = (_because(view, links, pair, Fit.CHECK) for pair in to_check)
    return lines([table, folded(f"Was zu prüfen ist: {_count(len(to_check))}", items) if to_check else ""])


def _others(view: View, links: Links, pairs: Sequence[Chance]) -> Html:
    """The measures that do not fit, each with all that stands in the way, and those that are funded already."""
    shown = [pair for pair in pairs if not pair.is_open]
    items = (_because(view, links, pair, Fit.IMPOSSIBLE) for pair in shown)
    return folded(f"Warum nicht: {_count(len(shown))}", items) if shown else Html("")


def _because(view: View, links: Links, pair: Chance, fit: Fit) -> Html:
    name = measure_link(links, view.plan.by_id[pair.measure])
    if pair.verdict is None and pair.row:
        return tag("li", join([name, " ", label_mark(pair.row.status.label)]))
    return tag("li", join([name, ": ", sentences(chances(view.plan).findings(pair), fit)]))


def _count(measures: int) -> str:
    return german.count(measures, "Maßnahme", "Maßnahmen")

"""Who fits a funding programme, and why others do not: the part of its page that is computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..funding import Chance, Fit, Outlook, Verdict, chances, outlooks
from ..model import Programme
from . import german
from .chances import all_reasons, blocking, chance_table, days_left, due_day
from .html import Html, join, lines, tag
from .links import Links
from .marks import definition, label_mark, measure_link, note
from .table import facts
from .view import View

# These say the same of every measure.
_OF_PROGRAMME = ("gebiet", "frist")


def fitting(view: View, links: Links, programme: Programme) -> Html:
    """State and sums, the measures that fit or may fit with every reason, and the others with what stands in the way."""
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
        count = german.count(len(outlook.possible), "Maßnahme", "Maßnahmen")
        yield "Möglich", f"{count}, bestenfalls {german.interval(outlook.possible_sum)}"
    if outlook.to_check:
        count = german.count(len(outlook.to_check), "Maßnahme", "Maßnahmen")
        yield "Zu prüfen", f"{count}, bestenfalls {german.interval(outlook.to_check_sum)}"


def _closed(view: View, pairs: Sequence[Chance]) -> Html | None:
    """Why nothing fits at all, if it is because of the programme alone."""
    judged = next((pair for pair in pairs if pair.verdict), None)
    findings = chances(view.plan).findings(judged) if judged else ()
    told = [each for each in findings if each.reason in _OF_PROGRAMME and each.fit is Fit.IMPOSSIBLE]
    if not told:
        return None
    sentences = [tag("p", finding.text) for finding in told]
    return note(tag("p", tag("strong", "Zurzeit kommt keine Maßnahme in Frage.")), *sentences)


def _open(view: View, links: Links, pairs: Sequence[Chance]) -> Html:
    by_id = view.plan.by_id
    shown = [pair for pair in pairs if pair.is_open]
    if not shown:
        return tag("p", "Keine offene Maßnahme passt zu diesem Programm.", class_="df-leer")
    shown.sort(key=lambda pair: (str(pair.verdict), view.standings[pair.measure].rank))

    def name(pair: Chance) -> Html:
        return measure_link(links, by_id[pair.measure])

    table = chance_table(view, "wer-passt", "Maßnahmen, die in Frage kommen", "Maßnahme", name, shown)
    return lines([table, all_reasons(view, name, shown)])


def _others(view: View, links: Links, pairs: Sequence[Chance]) -> Html:
    """The measures that do not fit, each with all that stands in the way, and those that are funded already."""
    shown = [pair for pair in pairs if pair.verdict in (Verdict.IMPOSSIBLE, None)]
    if not shown:
        return Html("")
    summary = tag("summary", f"Warum nicht: {german.count(len(shown), 'weitere Maßnahme', 'weitere Maßnahmen')}")
    items = tag("ul", lines(_other(view, links, pair) for pair in shown))
    return tag("div", tag("details", summary, items), data_search_exclude="")


def _other(view: View, links: Links, pair: Chance) -> Html:
    name = measure_link(links, view.plan.by_id[pair.measure])
    if pair.verdict is None and pair.row:
        return tag("li", join([name, " ", label_mark(pair.row.status.label)]))
    return tag("li", join([name, ": ", blocking(chances(view.plan).findings(pair))]))

"""Council papers in words: what the town says of them, and, marked as such, what the council's information system says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..council import Entry, Hearing, Outcome
from ..oparl import Consultation, Paper
from ..values import german
from ..values.dates import german_day
from .html import Html, join, link, tag
from .links import Links
from .marks import label_mark, measure_link

SYSTEM = "laut Ratsinformationssystem"
NO_NUMBER = "ohne Nummer"


def paper_name(entry: Entry) -> str:
    """Number and title, as far as anybody tells them."""
    return " ".join(part for part in (entry.number, title(entry)) if part) or NO_NUMBER


def paper_label(entry: Entry) -> Html:
    """The same, with the number in bold: it is what people look for."""
    parts = [tag("strong", entry.number) if entry.number else "", title(entry)]
    return join([part for part in parts if part] or [NO_NUMBER], " ")


def title(entry: Entry) -> str:
    """The fullest title of the town, else the system's."""
    told = (*entry.titles, *(paper.title for paper in entry.facts if paper.title))
    return told[0] if told else ""


def paper_page(entry: Entry) -> str:
    """Where the paper can be read: the town's address, else the system's; "" if nobody knows."""
    told = (*entry.urls, *(paper.web for paper in entry.facts if paper.web))
    return told[0] if told else ""


def outside(address: str, label: str) -> Html:
    """A link to somebody else's page, or only its words where there is no address."""
    return link(address, label, rel="noopener noreferrer") if address else join([label])


def source(told: str) -> Html:
    """Small words below a name or a result: where it comes from, what else is to be said."""
    return join([" ", tag("span", told, class_="df-quelle")])


def remarks(entry: Entry) -> Html:
    """What else is to be said of a paper, each once: other titles, addresses, numbers, that it was deleted, how old the facts are."""
    return join(source(told) for told in dict.fromkeys(_remarks(entry)))


def _remarks(entry: Entry) -> Iterator[str]:
    for other in entry.titles[1:]:
        yield f"auch genannt: {other}"
    for address in entry.urls[1:]:
        yield join(["auch unter ", outside(address, address)])
    for number in entry.other_numbers:
        yield f"Im Ratsinformationssystem trägt die Vorlage die Nummer {number}."
    for paper in entry.facts:
        if paper.deleted:
            yield f"Im Ratsinformationssystem gelöscht, festgestellt am {german_day(paper.deleted)}."
        yield _origin(entry, paper)


def _origin(entry: Entry, paper: Paper) -> str:
    """What of a paper's name is the system's, and of which day everything is that the system tells."""
    filled = ["Nummer"] if paper.reference and not entry.has_own_number else []
    filled += ["Titel"] if paper.title and not entry.titles else []
    what = german.enumerate_(filled) or "Angaben"
    if paper.day and not entry.last_day:
        what = f"Vorlage vom {german_day(paper.day)}; {what}"
    return f"{what} {SYSTEM}" + (f", abgerufen am {german_day(paper.fetched)}" if paper.fetched else "")


def measures(links: Links, entry: Entry) -> Html:
    """The measures that name a paper."""
    return tag("ul", *(tag("li", measure_link(links, measure)) for measure in entry.measures), class_="df-liste")


def body(hearing: Hearing) -> str:
    """The body and what it had to do, as far as told."""
    facts = hearing.facts
    kind = ", ".join(hearing.kinds) or (facts.role if facts else "")
    name = hearing.body_shown
    return f"{name} ({kind})" if name and kind else name or kind


def result(hearing: Hearing, today: date) -> Html:
    """How it ended, or that it is still to come; then what the system says that the town does not."""
    facts = hearing.facts
    parts: list[str] = [label_mark("wird beraten")] if hearing.is_ahead(today) else []
    parts += [_outcome(outcome) for outcome in hearing.outcomes]
    parts += [facts.result] if facts and facts.result and not hearing.has_own_result else []
    said = join(parts, "; ") if parts else join(["–"])
    return join([said, *(source(told) for told in _system(hearing)), _resolution(hearing)])


def _outcome(outcome: Outcome) -> str:
    return (
        f"{outcome.result} ({outcome.votes})" if outcome.result and outcome.votes else outcome.result or outcome.votes
    )


def _system(hearing: Hearing) -> Iterator[str]:
    facts = hearing.facts
    if facts is None:
        return
    filled = [name for name, own, told in _parts(hearing, facts) if told and not own]
    if filled:
        whole = not (hearing.body or hearing.when or hearing.kinds or hearing.outcomes)
        item = f" (TOP{german.NO_BREAK}{facts.item})" if facts.item else ""
        yield f"{'' if whole else f'{german.enumerate_(filled)} '}{SYSTEM}{item}"
    if hearing.other_result:
        yield f"Abweichend {SYSTEM}: {hearing.other_result}"
    if hearing.other_day:
        yield f"Abweichend {SYSTEM}: {german_day(hearing.other_day)}"
    if facts.cancelled:
        yield f"Sitzung ausgefallen, {SYSTEM}"


def _parts(hearing: Hearing, facts: Consultation) -> tuple[tuple[str, bool, bool], ...]:
    """What a consultation consists of: its name, whether the town tells it, whether the system does."""
    return (
        ("Datum", bool(hearing.when), bool(facts.day)),
        ("Gremium", bool(hearing.body), bool(facts.body)),
        ("Art", bool(hearing.kinds), bool(facts.role)),
        ("Ergebnis", hearing.has_own_result, bool(facts.result)),
    )


def _resolution(hearing: Hearing) -> Html:
    text = hearing.facts.resolution if hearing.facts else ""
    return tag("details", tag("summary", f"Beschlusstext {SYSTEM}"), tag("p", text)) if text else Html("")

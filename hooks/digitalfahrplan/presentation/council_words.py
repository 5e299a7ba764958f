"""Council papers in words: what the town says of them, and, marked as such, what the council's information system says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..council import Entry, Hearing, Outcome
from . import german
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


def remarks(entry: Entry) -> Html:
    """What else is to be said of a paper: other titles and addresses, another number, that it was deleted, how old the facts are."""
    return join(tag("small", told, class_="df-quelle") for told in _remarks(entry))


def _remarks(entry: Entry) -> Iterator[str]:
    for other in entry.titles[1:]:
        yield f"auch genannt: {other}"
    for address in entry.urls[1:]:
        yield join(["auch unter ", outside(address, address)])
    for number in entry.other_numbers:
        yield f"Im Ratsinformationssystem trägt die Vorlage die Nummer {number}."
    for paper in entry.facts:
        if paper.deleted:
            yield f"Im Ratsinformationssystem gelöscht, festgestellt am {german.day(paper.deleted)}."
        if paper.fetched:
            yield f"Angaben {SYSTEM}, abgerufen am {german.day(paper.fetched)}"


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
    parts += [facts.result] if facts and facts.result and not hearing.outcomes else []
    said = join(parts, "; ") if parts else join(["–"])
    return join([said, *(tag("small", told, class_="df-quelle") for told in _system(hearing)), _resolution(hearing)])


def _outcome(outcome: Outcome) -> str:
    return (
        f"{outcome.result} ({outcome.votes})" if outcome.result and outcome.votes else outcome.result or outcome.votes
    )


def _system(hearing: Hearing) -> Iterator[str]:
    facts = hearing.facts
    if facts is None:
        return
    filled = [name for name, own, told in _parts(hearing) if told and not own]
    if filled:
        whole = not (hearing.body or hearing.when)
        item = f" (TOP {facts.item})" if facts.item else ""
        yield f"{'' if whole else f'{german.enumerate_(filled)} '}{SYSTEM}{item}"
    if hearing.other_result:
        yield f"Abweichend {SYSTEM}: {hearing.other_result}"
    if hearing.other_day:
        yield f"Abweichend {SYSTEM}: {german.day(hearing.other_day)}"
    if facts.cancelled:
        yield f"Sitzung ausgefallen, {SYSTEM}"


def _parts(hearing: Hearing) -> Iterator[tuple[str, bool, bool]]:
    """What a consultation consists of: its name, whether the town tells it, whether the system does."""
    facts = hearing.facts
    if facts:
        yield "Datum", bool(hearing.when), bool(facts.day)
        yield "Gremium", bool(hearing.body), bool(facts.body)
        yield "Art", bool(hearing.kinds), bool(facts.role)
        yield "Ergebnis", bool(hearing.outcomes), bool(facts.result)


def _resolution(hearing: Hearing) -> Html:
    text = hearing.facts.resolution if hearing.facts else ""
    return tag("details", tag("summary", f"Beschlusstext {SYSTEM}"), tag("p", text)) if text else Html("")

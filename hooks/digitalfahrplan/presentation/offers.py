"""What other towns plan that resembles ours, in words: their measure, and why we compare it."""

from __future__ import annotations

from ..cooperation import Opportunity
from ..partners import Offer
from ..values import german
from .columns import between
from .html import Html, join, link, tag, void
from .marks import status_mark


def offer_html(offer: Offer) -> Html:
    """Another town's measure: title with its address, status and period. All of it comes from that town's file."""
    title = link(offer.address, offer.title, rel="noopener noreferrer") if offer.address else tag("span", offer.title)
    status = [" ", status_mark(offer.status)] if offer.status else []
    period = between(offer.start, offer.end, ongoing=offer.ongoing)
    return join([title, *status, void("br"), tag("small", period)])


def why(match: Opportunity) -> str:
    """How similar the two are and by what, in words."""
    if match.services:
        names = [f"„{service.label or service.leika or service.ozg}“" for service in match.services]
        return f"Dieselbe Leistung: {german.enumerate_(names)}"
    told = german.enumerate_([f"„{word}“" for word in match.words])
    return f"{_degree(match.similarity or 0)} Titel ({match.similarity} %), gemeinsam: {told}"


def _degree(percent: int) -> str:
    if percent >= 90:
        return "Fast gleicher"
    return "Sehr ähnlicher" if percent >= 75 else "Ähnlicher"

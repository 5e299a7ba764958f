"""Rows of measures and facts of the council's system become consultations, each once, in the order of their dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from ..model import Decision
from ..oparl import Consultation
from .entry import Hearing, Outcome

Fits = Callable[[Hearing, Consultation], bool]


def hearings(rows: Iterable[Decision], facts: Sequence[Consultation]) -> tuple[Hearing, ...]:
    """The consultations of one paper. Rows of the same body and date are one; the system's facts go to the one they fit."""
    matched = _matched(_merged(rows), facts)
    telling = [hearing for hearing in matched if hearing.body_shown or hearing.on or hearing.has_result]
    return tuple(sorted(telling, key=_when))


def _when(hearing: Hearing) -> tuple[date, str]:
    """A vague date counts by its last day, as planning.md says of what is due; no date comes last."""
    return (hearing.on.last if hearing.on else date.max, hearing.body_shown.casefold())


def _merged(rows: Iterable[Decision]) -> list[Hearing]:
    groups: dict[object, list[Decision]] = {}
    for row in rows:
        groups.setdefault(((row.body or "").casefold(), row.date), []).append(row)
    return [_hearing(group) for group in groups.values()]


def _hearing(rows: Sequence[Decision]) -> Hearing:
    outcomes = (Outcome(row.result or "", row.votes or "") for row in rows if row.result or row.votes)
    kinds = dict.fromkeys(row.kind for row in rows if row.kind)
    return Hearing(rows[0].body or "", rows[0].date, tuple(kinds), tuple(dict.fromkeys(outcomes)))


def _matched(own: list[Hearing], told: Sequence[Consultation]) -> list[Hearing]:
    left = [fact for fact in dict.fromkeys(told) if fact.day or fact.body or fact.result]
    for fits in _RULES:
        for index, hearing in enumerate(own):
            fact = _only(hearing, own, left, fits)
            if fact:
                own[index] = replace(hearing, facts=fact)
                left.remove(fact)
    return [*own, *(Hearing(facts=fact) for fact in left)]


def _only(hearing: Hearing, own: Sequence[Hearing], left: Sequence[Consultation], fits: Fits) -> Consultation | None:
    """The fact that fits a consultation, if no other does and it fits no other consultation."""
    found = [fact for fact in left if hearing.facts is None and fits(hearing, fact)]
    if len(found) != 1:
        return None
    rivals = [other for other in own if other.facts is None and fits(other, found[0])]
    return found[0] if len(rivals) == 1 else None


def _same_day(hearing: Hearing, fact: Consultation) -> bool:
    return bool(hearing.when and fact.day and hearing.when.first <= fact.day <= hearing.when.last)


def _same_body(hearing: Hearing, fact: Consultation) -> bool:
    """Whether two names mean one body: the words of one are among those of the other (Rat, Rat der Stadt Beispielstadt)."""
    one, other = _words(hearing.body), _words(fact.body)
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


# From the surest to the vaguest. The last but one finds a date that contradicts; what two could mean stays apart.
_RULES: tuple[Fits, ...] = (
    lambda hearing, fact: _same_day(hearing, fact) and _same_body(hearing, fact),
    lambda hearing, fact: _same_day(hearing, fact) and not (hearing.body and fact.body),
    lambda hearing, fact: hearing.when is None and _same_body(hearing, fact),
    lambda hearing, fact: hearing.when is not None and _same_body(hearing, fact),
    lambda hearing, fact: hearing.when is None and not hearing.body and fact.decisive is not False,
)

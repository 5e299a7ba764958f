"""Measures as the API tells them: few facts in the list, everything in the single answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...funding import Best, Chance, Finding, Fit, Verdict, chances
from ...model import Area, FundingStatus, Level, Measure, Status
from ...money import Sums, awarded
from ...ranking import Lane, Standing
from ...timeline import Late, Light
from ..figures.entities import VOICES
from .kind import DAY, MONEY, NUMBER, TEXT, VAGUE, WHOLE, YES_NO, Entry, many, or_null, record, words
from .money import BY_YEAR
from .subject import KEPT, Subject, addresses
from .written import written

Row = Subject[Measure]


def _standing(row: Row) -> Standing | None:
    return row.view.standings.get(row.it.id)


def _level(row: Row) -> Level | None:
    standing = _standing(row)
    return standing.level if standing else None


def _period(bound: str) -> Any:
    return lambda row: getattr(row.it.period, bound) if row.it.period else None


_ID = Entry[Row]("id", "Bleibt für immer.", TEXT, lambda row: row.it.id)
_AREA = Entry[Row]("bereich", "Der Bereich der Digitalisierung.", words(Area), lambda row: row.it.area)
_LIGHT = Entry[Row]("ampel", "Ob die Maßnahme im Plan ist.", words(Light), lambda row: row.view.lights[row.it.id])
_LEVEL = Entry[Row](
    "stufe", "Vereinbarte oder errechnete Stufe; null: nicht bewertet oder nicht offen.", or_null(words(Level)), _level
)
_RANK = Entry[Row](
    "rang",
    "Platz in der Rangfolge; null: nicht offen.",
    or_null(WHOLE),
    lambda row: (found := _standing(row)) and found.rank,
)
_MONEY = (
    Entry[Row](
        "kosten_gesamt",
        "Alle Kosten zusammen; null: keine Kosten genannt.",
        or_null(MONEY),
        lambda row: row.view.costs[row.it.id].total,
    ),
    Entry[Row](
        "bewilligt",
        "Bewilligte Förderung, Beträge ohne Angabe gezählt; null: nichts bewilligt.",
        or_null(MONEY),
        lambda row: awarded(entry for entry in row.it.funding if entry.status.is_granted),
    ),
    Entry[Row](
        "eigenanteil",
        "Kosten ohne bewilligte Förderung.",
        or_null(MONEY),
        lambda row: row.view.costs[row.it.id].own_share,
    ),
)

LIGHT = record(
    "MassnahmeKurz",
    "Eine Maßnahme in der Liste; alles Weitere steht unter `api`.",
    (
        _ID,
        Entry("titel", "Wie sie heißt.", TEXT, lambda row: row.it.title),
        Entry("kurz", "Was die Leute davon haben.", TEXT, lambda row: row.it.summary),
        _AREA,
        Entry("handlungsfeld", "Kennung des Handlungsfelds.", or_null(TEXT), lambda row: row.it.field),
        Entry("status", "Wo sie gerade steht.", words(Status), lambda row: row.it.status),
        Entry("federfuehrung", "Kennung der verantwortlichen Einheit.", TEXT, lambda row: row.it.lead),
        Entry("stand", "Wann die Angaben zuletzt bestätigt wurden.", DAY, lambda row: row.it.as_of),
        Entry("beginn", "Geplanter Beginn.", or_null(VAGUE), _period("start")),
        Entry("ende", "Geplantes Ende.", or_null(VAGUE), _period("end")),
        Entry("fortlaufend", "Ob sie kein Ende hat.", YES_NO, lambda row: bool(row.it.period and row.it.period.ongoing)),
        _LIGHT, _LEVEL, _RANK, *_MONEY,
        *addresses("massnahmen", "massnahmen"),
        KEPT,
    ),
)  # fmt: skip


def _voices(row: Row) -> Iterator[tuple[str, Any]]:
    standing = _standing(row)
    told = (standing.departments, standing.politics) if standing else (None, None)
    return zip(VOICES, told, strict=True)


VOICE = record(
    "Stimme",
    "Wie eine der beiden Stimmen eine offene Maßnahme bewertet.",
    (
        Entry[tuple[str, Any]]("stimme", "Wer bewertet.", words(VOICES), lambda row: row[0]),
        Entry("punkte", "0 bis 10; null: keine Bewertung.", or_null(NUMBER), lambda row: row[1] and row[1].score),
        Entry("fehlende_kriterien", "Wie viele Kriterien keine Punkte haben.", or_null(WHOLE), lambda row: row[1] and row[1].missing),
    ),
)  # fmt: skip


def _from_standing(key: str, text: str, kind: Any, attribute: str) -> Entry[Row]:
    return Entry(key, text, or_null(kind), lambda row: getattr(_standing(row), attribute, None))


COMPUTED = record(
    "Berechnet",
    "Was aus den Angaben folgt.",
    (
        Entry[Row]("wertungen", "Was beide Stimmen sagen.", many(VOICE), _voices),
        _LEVEL,
        _from_standing("spur", "Die Spur der Prioritätentabelle.", words(Lane), "lane"),
        _RANK,
        _from_standing("rang_von", "Bester Rang, wenn sich ein Gewicht um ein Zehntel ändert.", WHOLE, "best"),
        _from_standing("rang_bis", "Schlechtester Rang dabei.", WHOLE, "worst"),
        Entry("verzug", "Was verspätet ist.", many(words(Late)), lambda row: row.view.late[row.it.id]),
        _LIGHT, *_MONEY,
    ),
)  # fmt: skip

OPEN = [verdict for verdict in Verdict if verdict is not Verdict.IMPOSSIBLE]
REASON = record(
    "Grund",
    "Eine Bedingung, die sich aus den Angaben nicht klärt.",
    (
        Entry[Finding]("grund", "Welche Bedingung.", TEXT, lambda finding: finding.reason),
        Entry("text", "Was dazu bekannt ist, als Satz.", TEXT, lambda finding: finding.text),
    ),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure with a programme: the verdict, what is to be checked, what would come of it at best."""

    it: Chance
    reasons: list[Finding]
    best: Best


def _applied(pair: Pair) -> FundingStatus | None:
    return pair.it.row.status if pair.it.row else None


CHANCE = record(
    "Foerderchance",
    "Ein Programm, das für eine offene Maßnahme in Frage kommt oder ihr bewilligt ist.",
    (
        Entry[Pair]("programm", "Kennung des Programms.", TEXT, lambda pair: pair.it.programme),
        Entry("urteil", "null: schon bewilligt.", or_null(words(OPEN)), lambda pair: pair.it.verdict),
        Entry("zu_pruefen", "Was noch zu prüfen ist; alles andere passt.", many(REASON), lambda pair: pair.reasons),
        Entry("bestenfalls", "Was das Programm höchstens zahlt.", or_null(MONEY), lambda pair: pair.best.amount),
        Entry("eigenanteil", "Was dann selbst zu zahlen ist.", or_null(MONEY), lambda pair: pair.best.own_share),
        Entry("antrag", "Wie weit ein Antrag ist; null: keiner genannt.", or_null(words(FundingStatus)), _applied),
    ),
)  # fmt: skip


def _chances(row: Row) -> Iterator[Pair]:
    found = chances(row.view.plan)
    for chance in found.by_measure.get(row.it.id, ()):
        if chance.verdict is not Verdict.IMPOSSIBLE:
            reasons = [finding for finding in found.findings(chance) if finding.fit is Fit.CHECK]
            yield Pair(chance, reasons, found.best(chance))


def _years(row: Row) -> Iterator[tuple[int | None, Sums]]:
    return ((year, money.total) for year, money in row.view.money[row.it.id].items() if money.kinds)


FULL = record(
    "Massnahme",
    "Eine Maßnahme mit allem, was in ihrer Datei steht, und allem, was daraus folgt.",
    (
        _ID,
        _AREA,
        *(Entry[Row](it.key, it.text, it.kind, lambda row, value=it.value: value(row.it)) for it in written(Measure)),  # type: ignore[misc]
        Entry("beschreibung", "Der Text unter den Angaben, in Markdown.", TEXT, lambda row: row.it.body),
        Entry("berechnet", "Was aus den Angaben folgt.", COMPUTED, lambda row: row),
        Entry("haushalt", "Das Geld der Kommune je Jahr.", BY_YEAR, _years),
        Entry(
            "foerderchancen", "Programme, die in Frage kommen oder bewilligt sind; leer, wenn sie nicht offen ist.", many(CHANCE), _chances
        ),
        *addresses("massnahmen", "massnahmen"),
        KEPT,
    ),
)  # fmt: skip

"""Every reason of planning.md, „Funding: can we apply?“, both ways and on its boundary days; computed by hand."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from digitalfahrplan.funding.questions import QUESTIONS

from .funding import finding

FITS, CHECK, IMPOSSIBLE = "passt", "zu-pruefen", "nicht-moeglich"


class Case(NamedTuple):
    """A programme and a measure (front matter), and what one reason says of them on 2026-11-23."""

    reason: str
    theirs: str
    ours: str
    says: str
    area: str = "intern"


def _costs(*rows: str) -> str:
    """Cost rows, each as „year, kind, amount“."""
    told = (row.split(", ") for row in rows)
    return f"kosten: [{', '.join(f'{{jahr: {year}, art: {kind}, {amount}}}' for year, kind, amount in told)}]"


def _granted(*rows: str) -> str:
    return f"foerderung: [{', '.join(f'{{{row}}}' for row in rows)}]"


AREA = [
    Case("bereich", "", "", FITS),
    Case("bereich", "foerdert: {kostenarten: [investiv]}", "", FITS),
    Case("bereich", "foerdert: {bereiche: [intern]}", "", FITS),
    Case("bereich", "foerdert: {bereiche: [schule, intern]}", "", FITS),
    Case("bereich", "foerdert: {bereiche: [schule]}", "", IMPOSSIBLE),
    Case("bereich", "foerdert: {bereiche: [schule]}", "", FITS, "schule"),
    Case("handlungsfeld", "", "", FITS),
    Case("handlungsfeld", "", "handlungsfeld: akte", FITS),
    Case("handlungsfeld", "foerdert: {handlungsfelder: [akte]}", "handlungsfeld: akte", FITS),
    Case("handlungsfeld", "foerdert: {handlungsfelder: [portal, akte]}", "handlungsfeld: akte", FITS),
    Case("handlungsfeld", "foerdert: {handlungsfelder: [portal]}", "handlungsfeld: akte", IMPOSSIBLE),
    Case("handlungsfeld", "foerdert: {handlungsfelder: [portal]}", "", CHECK),
]

INVESTMENT = "foerdert: {kostenarten: [investiv]}"
KINDS = [
    Case("kostenart", "", "", FITS),
    Case("kostenart", "", _costs("2027, offen, ansatz: 1"), FITS),
    Case("kostenart", INVESTMENT, "", CHECK),
    Case("kostenart", INVESTMENT, _costs("2027, investiv, ansatz: 1"), FITS),
    Case("kostenart", INVESTMENT, _costs("2027, konsumtiv, ansatz: 1"), IMPOSSIBLE),
    Case("kostenart", INVESTMENT, _costs("2027, offen, ansatz: 1"), CHECK),
    Case("kostenart", INVESTMENT, _costs("2027, investiv, ansatz: 1", "2027, konsumtiv, ansatz: 1"), CHECK),
    Case("kostenart", INVESTMENT, _costs("2027, investiv, ansatz: 1", "2027, offen, ansatz: 1"), CHECK),
    Case("kostenart", INVESTMENT, _costs("2027, konsumtiv, ansatz: 1", "2027, offen, ansatz: 1"), CHECK),
    Case(
        "kostenart", "foerdert: {kostenarten: [konsumtiv, investiv]}",
        _costs("2027, investiv, ansatz: 1", "2028, konsumtiv, ansatz: 1"), FITS,
    ),
    # Only rows from today's year on count, of a range the part from then on; rows without a year count too.
    Case("kostenart", INVESTMENT, _costs("2025, investiv, ist: 1"), CHECK),
    Case("kostenart", INVESTMENT, _costs("2025, investiv, ist: 1", "2026, konsumtiv, ist: 1"), IMPOSSIBLE),
    Case("kostenart", INVESTMENT, _costs("2025, konsumtiv, ist: 1", "2026, investiv, ist: 1"), FITS),
    Case("kostenart", INVESTMENT, _costs("2024–2026, konsumtiv, ansatz: 3", "2027, investiv, ansatz: 1"), CHECK),
    Case("kostenart", INVESTMENT, _costs("2024–2025, konsumtiv, ansatz: 3", "2027, investiv, ansatz: 1"), FITS),
    Case("kostenart", INVESTMENT, _costs("ab 2024, konsumtiv, ansatz: 3"), IMPOSSIBLE),
    Case("kostenart", INVESTMENT, _costs("offen, investiv, schaetzung: unbekannt"), FITS),
]  # fmt: skip

WHO = [
    Case("gebiet", "", "", CHECK),
    Case("gebiet", "foerdergebiet: [NW]", "", FITS),
    Case("gebiet", "foerdergebiet: [BY, NW]", "", FITS),
    Case("gebiet", "foerdergebiet: [bundesweit]", "", FITS),
    Case("gebiet", "foerdergebiet: [BY]", "", IMPOSSIBLE),
    Case("berechtigt", "", "", CHECK),
    Case("berechtigt", "foerderberechtigte: [kommune]", "", FITS),
    Case("berechtigt", "foerderberechtigte: [kommune]", "", FITS, "schule"),
    Case("berechtigt", "foerderberechtigte: [schultraeger]", "", FITS, "schule"),
    Case("berechtigt", "foerderberechtigte: [schultraeger]", "", IMPOSSIBLE),
    Case("berechtigt", "foerderberechtigte: [beteiligung, kreis, verein, unternehmen]", "", IMPOSSIBLE),
    Case("berechtigt", "foerderberechtigte: [beteiligung]", "federfuehrung: werke", FITS),
    Case("berechtigt", "foerderberechtigte: [kommune]", "federfuehrung: werke", IMPOSSIBLE),
    Case("berechtigt", "foerderberechtigte: [schultraeger]", "federfuehrung: werke", IMPOSSIBLE, "schule"),
    Case("berechtigt", "foerderberechtigte: [zweckverband]", "federfuehrung: verband", FITS),
    Case("berechtigt", "foerderberechtigte: [kommune]", "federfuehrung: verband", IMPOSSIBLE),
    Case("berechtigt", "foerderberechtigte: [kommune]", "federfuehrung: verein", CHECK),
    Case("berechtigt", "", "federfuehrung: verein", CHECK),
]

DEADLINE = [
    Case("frist", "", "", CHECK),
    Case("frist", "fortlaufend: nein", "", CHECK),
    Case("frist", "laufzeit: {ende: 2030}", "", CHECK),
    # The last day still counts, of a vague date its last one.
    Case("frist", "antragsfristen: [{bis: 2026-11-22}]", "", IMPOSSIBLE),
    Case("frist", "antragsfristen: [{bis: 2026-11-23}]", "", FITS),
    Case("frist", "antragsfristen: [{bis: 2026-11-23, bis_uhrzeit: '08:00'}]", "", FITS),
    Case("frist", "antragsfristen: [{bis: 2026-10}]", "", IMPOSSIBLE),
    Case("frist", "antragsfristen: [{bis: 2026-11}]", "", FITS),
    Case("frist", "antragsfristen: [{bis: 2026}]", "", FITS),
    Case("frist", "antragsfristen: [{bis: Q3 2026}]", "", IMPOSSIBLE),
    Case("frist", "antragsfristen: [{von: 2026-11-23}]", "", FITS),
    Case("frist", "antragsfristen: [{von: 2027-01-11}]", "", FITS),
    Case("frist", "antragsfristen: [{bis: 2026-11-22}, {von: 2027-09-01, bis: 2027-10-29}]", "", FITS),
    Case("frist", "antragsfristen: [{bis: 2026-11-22}, {bis: 2025}]", "", IMPOSSIBLE),
    # `laufzeit.ende` beats windows, and it beats `fortlaufend`; `fortlaufend` beats windows.
    Case("frist", "{fortlaufend: ja, laufzeit: {ende: 2026-11-23}}", "", FITS),
    Case("frist", "{fortlaufend: ja, laufzeit: {ende: 2026-11-22}}", "", IMPOSSIBLE),
    Case("frist", "{fortlaufend: ja, laufzeit: {beginn: 2027}}", "", FITS),
    Case("frist", "{laufzeit: {ende: 2026-11-22}, antragsfristen: [{bis: 2027}]}", "", IMPOSSIBLE),
    Case("frist", "{fortlaufend: ja, antragsfristen: [{bis: 2025}]}", "", FITS),
    Case("frist", "{fortlaufend: nein, antragsfristen: [{bis: 2025}]}", "", IMPOSSIBLE),
]

TERM = "laufzeit: {beginn: 2027-03-15, ende: 2028-06}"
TIME = [
    Case("laufzeit", "", "", FITS),
    Case("laufzeit", "", "zeitraum: {beginn: 2027}", FITS),
    Case("laufzeit", TERM, "", CHECK),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2027-03-15, ende: 2028-06-30}", FITS),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2027-03-14, ende: 2028-06-30}", CHECK),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2027-03-15, ende: 2028-07-01}", CHECK),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2027-03, ende: 2028-06}", CHECK),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2027-04, ende: 2028-06}", FITS),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2026, ende: 2027-03-14}", IMPOSSIBLE),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2026, ende: 2027-03-15}", CHECK),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2028-07-01, ende: 2029}", IMPOSSIBLE),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2028-06-30, ende: 2029}", CHECK),
    # Something unknown is to be checked, unless what is known lies outside already.
    Case("laufzeit", TERM, "zeitraum: {beginn: 2027-04}", CHECK),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2028-07}", IMPOSSIBLE),
    Case("laufzeit", TERM, "zeitraum: {ende: 2028-06}", CHECK),
    Case("laufzeit", TERM, "zeitraum: {ende: 2027-03-14}", IMPOSSIBLE),
    Case("laufzeit", TERM, "zeitraum: {ende: 2027-03-15}", CHECK),
    # Ongoing measures go beyond every end.
    Case("laufzeit", TERM, "zeitraum: {beginn: 2027-04, fortlaufend: ja}", CHECK),
    Case("laufzeit", TERM, "zeitraum: {beginn: 2028-07, fortlaufend: ja}", IMPOSSIBLE),
    Case("laufzeit", TERM, "zeitraum: {fortlaufend: ja}", CHECK),
    Case("laufzeit", "laufzeit: {beginn: 2027}", "zeitraum: {beginn: 2027-01-01, fortlaufend: ja}", FITS),
    Case("laufzeit", "laufzeit: {beginn: 2027}", "zeitraum: {beginn: 2026-12, fortlaufend: ja}", CHECK),
    # A missing bound of the programme is no limit.
    Case("laufzeit", "laufzeit: {beginn: 2027}", "zeitraum: {beginn: 2027, ende: 2090}", FITS),
    Case("laufzeit", "laufzeit: {beginn: 2027}", "zeitraum: {beginn: 2025, ende: 2026}", IMPOSSIBLE),
    Case("laufzeit", "laufzeit: {beginn: 2027}", "zeitraum: {beginn: 2027}", CHECK),
    Case("laufzeit", "laufzeit: {ende: 2027}", "zeitraum: {beginn: 1990, ende: 2027}", FITS),
    Case("laufzeit", "laufzeit: {ende: 2027}", "zeitraum: {beginn: 2028, ende: 2029}", IMPOSSIBLE),
    Case("beginn", "", "", FITS),
    Case("beginn", "", "status: laufend", CHECK),
    Case("beginn", "antrag_vor_beginn: nein", "status: laufend", FITS),
    Case("beginn", "antrag_vor_beginn: ja", "", FITS),
    Case("beginn", "antrag_vor_beginn: ja", "status: laufend", IMPOSSIBLE),
    Case("beginn", "antrag_vor_beginn: ja", "tatsaechlich: {beginn: 2026-11-23}", IMPOSSIBLE),
    Case("beginn", "antrag_vor_beginn: ja", "tatsaechlich: {beginn: 2026-11-24}", FITS),
    Case("beginn", "antrag_vor_beginn: ja", "tatsaechlich: {beginn: 2026-11}", IMPOSSIBLE),
    Case("beginn", "antrag_vor_beginn: ja", "zeitraum: {beginn: 2025, ende: 2026-01}", FITS),
    Case("beginn", "", "tatsaechlich: {beginn: 2026-11-23}", CHECK),
]


def _with(*partners: str) -> str:
    return f"kooperation: {{form: gemeinsam, partner: [{', '.join(f'{{{partner}}}' for partner in partners)}]}}"


OTHERS = [
    Case("partner", "", "", FITS),
    Case("partner", "mindestpartner: 1", "", FITS),
    Case("partner", "mindestpartner: 2", "", CHECK),
    Case("partner", "mindestpartner: 2", "kooperation: {form: gemeinsam}", CHECK),
    Case("partner", "mindestpartner: 2", _with("name: Bergdorf, ags: '05999004'"), FITS),
    Case("partner", "mindestpartner: 3", _with("name: Bergdorf, ags: '05999004'"), CHECK),
    Case("partner", "mindestpartner: 3", _with("name: B, ags: '05999004'", "name: N, ags: '05999016'"), FITS),
    # A county has five digits, somebody without a key is no municipality, and nobody counts twice, we neither.
    Case("partner", "mindestpartner: 2", _with("name: Musterkreis, ags: '05999'"), CHECK),
    Case("partner", "mindestpartner: 2", _with("name: Bergdorf"), CHECK),
    Case("partner", "mindestpartner: 2", _with("name: Musterstadt, ags: '05999012'"), CHECK),
    Case("partner", "mindestpartner: 3", _with("name: B, ags: '05999004'", "name: Bergdorf, ags: '05999004'"), CHECK),
    Case("kumulierung", "", "", FITS),
    Case("kumulierung", "kumulierbar: nein", "", FITS),
    Case("kumulierung", "kumulierbar: ja", _granted("quelle: Q, status: bewilligt"), FITS),
    Case("kumulierung", "", _granted("quelle: Q, status: bewilligt"), CHECK),
    Case("kumulierung", "kumulierbar: nein", _granted("quelle: Q, status: bewilligt"), IMPOSSIBLE),
    Case("kumulierung", "kumulierbar: nein", _granted("quelle: Q, status: abgerufen"), IMPOSSIBLE),
    Case("kumulierung", "kumulierbar: nein", _granted("quelle: Q, status: abgeschlossen"), IMPOSSIBLE),
    Case("kumulierung", "kumulierbar: nein", _granted("programm: anderes, status: bewilligt"), IMPOSSIBLE),
    Case("kumulierung", "kumulierbar: nein", _granted("quelle: Q, status: beantragt"), FITS),
    Case("kumulierung", "kumulierbar: nein", _granted("quelle: Q, status: abgelehnt"), FITS),
    Case(
        "kumulierung", "kumulierbar: nein", _granted("quelle: Q, status: geplant", "quelle: P, status: geprueft"), FITS
    ),
    Case("kumulierung", "kumulierbar: nein", _granted("programm: fonds, status: abgeschlossen"), FITS),
    Case("schon", "", "", FITS),
    Case("schon", "", _granted("programm: fonds, status: abgelehnt"), IMPOSSIBLE),
    Case("schon", "", _granted("programm: fonds, status: abgeschlossen"), IMPOSSIBLE),
    Case("schon", "", _granted("programm: fonds, status: geplant"), FITS),
    Case("schon", "", _granted("programm: fonds, status: geprueft"), FITS),
    Case("schon", "", _granted("programm: fonds, status: beantragt"), FITS),
    Case("schon", "", _granted("programm: anderes, status: abgelehnt", "quelle: Q, status: abgelehnt"), FITS),
    Case("schon", "", _granted("programm: fonds, status: abgelehnt", "programm: fonds, status: beantragt"), FITS),
    Case("schon", "", _granted("programm: fonds, status: beantragt", "programm: fonds, status: abgelehnt"), IMPOSSIBLE),
]

LEAST = "bagatellgrenze: 10.000 €"
LEAST_INVESTMENT = f"{{{LEAST}, {INVESTMENT}}}"
SMALL = [
    Case("bagatelle", "", "", FITS),
    Case("bagatelle", "", _costs("2027, investiv, ansatz: 1"), FITS),
    Case("bagatelle", LEAST, "", CHECK),
    Case("bagatelle", LEAST, _costs("2027, investiv, schaetzung: unbekannt"), CHECK),
    Case("bagatelle", LEAST, _costs("2027, investiv, ansatz: 10.000 €"), FITS),
    Case("bagatelle", LEAST, _costs("2027, investiv, ansatz: '9.999,99 €'"), IMPOSSIBLE),
    Case("bagatelle", LEAST, _costs("2027, investiv, schaetzung: 9.000–10.000 €"), CHECK),
    Case("bagatelle", LEAST, _costs("2027, investiv, schaetzung: '9.000–9.999,99 €'"), IMPOSSIBLE),
    Case("bagatelle", LEAST, _costs("2027, investiv, schaetzung: 10.000–20.000 €"), FITS),
    Case("bagatelle", LEAST, _costs("2027, investiv, schaetzung: ab 9.999 €"), CHECK),
    Case("bagatelle", LEAST, _costs("2027, investiv, schaetzung: ab 10.000 €"), FITS),
    Case("bagatelle", LEAST, _costs("2027, investiv, schaetzung: bis 9.999 €"), IMPOSSIBLE),
    # What is unknown may reach the limit, and does not matter once the rest reaches it.
    Case("bagatelle", LEAST, _costs("2027, investiv, ansatz: 1", "2028, investiv, schaetzung: unbekannt"), CHECK),
    Case("bagatelle", LEAST, _costs("2027, investiv, ansatz: 10000", "2028, investiv, schaetzung: unbekannt"), FITS),
    # Rows add up, but only those from today's year on and of the kinds that the programme funds.
    Case("bagatelle", LEAST, _costs("2026, investiv, ansatz: 4000", "offen, offen, ansatz: 6000"), FITS),
    Case("bagatelle", LEAST, _costs("2025, investiv, ist: 4000", "2027, investiv, ansatz: 6000"), IMPOSSIBLE),
    Case("bagatelle", LEAST, _costs("2025–2027, investiv, ansatz: 15000"), FITS),
    # Cents are cut, the remainder comes in the last year: 4.999,99 + 5.000,01, then 4.999,99 + 5.000,00.
    Case("bagatelle", LEAST, _costs("2025–2027, investiv, ansatz: '14999,99 €'"), FITS),
    Case("bagatelle", LEAST, _costs("2025–2027, investiv, ansatz: '14999,98 €'"), IMPOSSIBLE),
    Case("bagatelle", LEAST, _costs("ab 2025, konsumtiv, ansatz: 2500"), FITS),
    Case("bagatelle", LEAST, _costs("ab 2026, konsumtiv, ansatz: 2499"), IMPOSSIBLE),
    Case("bagatelle", LEAST_INVESTMENT, _costs("2027, investiv, ansatz: 6000", "2027, konsumtiv, ansatz: 6000"), IMPOSSIBLE),
    Case("bagatelle", LEAST_INVESTMENT, _costs("2027, investiv, ansatz: 6000", "2027, offen, ansatz: 6000"), IMPOSSIBLE),
    Case("bagatelle", LEAST_INVESTMENT, _costs("2027, konsumtiv, ansatz: 20000"), CHECK),
]  # fmt: skip

CASES = [*AREA, *KINDS, *WHO, *DEADLINE, *TIME, *OTHERS, *SMALL]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reason}: {case.theirs or '–'} | {case.ours or '–'}")
def test_reason(case: Case) -> None:
    assert finding(case.reason, case.theirs, case.ours, area=case.area).fit.word == case.says


def test_every_outcome_of_every_reason_has_a_case() -> None:
    always_decided = {("bereich", CHECK), ("schon", CHECK), ("partner", IMPOSSIBLE)}
    told = {(case.reason, case.says) for case in CASES}
    assert told | always_decided == {(reason, says) for reason in QUESTIONS for says in (FITS, CHECK, IMPOSSIBLE)}
    assert not told & always_decided

"""The verdict is the worst reason, none hides another, the order of the files changes nothing; what comes of it at best."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.funding import Chance, Fit, Verdict, chances, outlooks
from digitalfahrplan.funding.questions import QUESTIONS
from digitalfahrplan.model import Measure, Programme
from digitalfahrplan.publish.figures import figures

from .funding import measure, pair, plan, programme

HOPELESS = """
foerdert: {bereiche: [schule], handlungsfelder: [portal], kostenarten: [investiv]}
foerdergebiet: [BY]
foerderberechtigte: [zweckverband]
antragsfristen: [{bis: 2025}]
laufzeit: {ende: 2026}
antrag_vor_beginn: ja
mindestpartner: 2
kumulierbar: nein
bagatellgrenze: 10.000 €
"""
UNLUCKY = """
status: laufend
handlungsfeld: akte
zeitraum: {beginn: 2027, ende: 2028}
kosten: [{jahr: 2027, art: konsumtiv, ansatz: 5000}]
foerderung: [{programm: fonds, status: abgelehnt}, {quelle: Q, status: bewilligt}]
"""


def test_no_reason_hides_another() -> None:
    found, chance = pair(HOPELESS, UNLUCKY)
    assert [(finding.reason, finding.fit) for finding in found.findings(chance)] == [
        (reason, Fit.CHECK if reason in ("partner", "bagatelle") else Fit.IMPOSSIBLE) for reason in QUESTIONS
    ]
    assert chance.verdict is Verdict.IMPOSSIBLE


@pytest.mark.parametrize(
    ("region", "partners", "verdict"),
    [
        ("NW", 1, Verdict.POSSIBLE),
        ("NW", 2, Verdict.CHECK),
        ("BY", 1, Verdict.IMPOSSIBLE),
        ("BY", 2, Verdict.IMPOSSIBLE),
    ],
)
def test_one_reason_decides(region: str, partners: int, verdict: Verdict) -> None:
    theirs = (
        f"{{foerdergebiet: [{region}], mindestpartner: {partners}, foerderberechtigte: [kommune], fortlaufend: ja}}"
    )
    assert pair(theirs, "")[1].verdict is verdict


def _rows(*rows: str) -> str:
    return f"foerderung: [{', '.join(f'{{programm: fonds, status: {status}}}' for status in rows)}]"


@pytest.mark.parametrize(
    ("rows", "counts", "granted"),
    [
        ((), None, False),
        (("bewilligt",), "bewilligt", True),
        (("abgerufen",), "abgerufen", True),
        (("abgeschlossen",), "abgeschlossen", False),
        (("abgelehnt",), "abgelehnt", False),
        (("bewilligt", "abgelehnt"), "bewilligt", True),
        (("abgelehnt", "abgerufen", "geplant"), "abgerufen", True),
        (("abgelehnt", "beantragt"), "beantragt", False),
        (("abgeschlossen", "abgelehnt"), "abgelehnt", False),
    ],
)
def test_what_the_measure_says_itself(rows: tuple[str, ...], counts: str | None, granted: bool) -> None:
    found, chance = pair(
        "quote: 50 %", f"{{{_rows(*rows)}, kosten: [{{jahr: 2027, art: investiv, ansatz: 8}}]}}" if rows else ""
    )
    assert (chance.row.status.value if chance.row else None) == counts
    assert (chance.verdict is None) == granted
    assert (found.findings(chance) == ()) == granted
    if granted:
        assert found.best(chance).amount is None


COSTS = """kosten:
  - {jahr: 2025, art: investiv, ist: 7000}
  - {jahr: 2027, art: investiv, schaetzung: 10.000–20.000 €}
  - {jahr: 2028, art: konsumtiv, ansatz: '1000,50 €'}"""


@pytest.mark.parametrize(
    ("theirs", "ours", "amount", "own_share"),
    [
        # Costs from 2026 on: at most 20.000 € investiv and 1.000,50 € konsumtiv.
        ("quote: 50 %", COSTS, "10500.25", "10500.25"),
        ("quote: 30–80 %", COSTS, "16800.40", "4200.10"),
        ("{quote: bis 80 %, hoechstbetrag: 16800}", COSTS, "16800", "4200.50"),
        ("{quote: 80 %, foerdert: {kostenarten: [investiv]}}", COSTS, "16000", "4000"),
        ("{quote: 80 %, foerdert: {kostenarten: [konsumtiv]}}", COSTS, "800.40", "200.10"),
        ("{quote: 100 %, hoechstbetrag: 0}", COSTS, "0", "21000.50"),
        ("quote: '33,333 %'", "kosten: [{jahr: 2027, art: offen, ansatz: '0,01 €'}]", "0.0033333", "0.0066667"),
        # Where a part is unknown nothing is said.
        ("", COSTS, None, None),
        ("hoechstbetrag: 16800", COSTS, None, None),
        ("quote: 50 %", "", None, None),
        ("quote: 50 %", "kosten: [{jahr: 2027, art: investiv, schaetzung: ab 5 €}]", None, None),
        ("{quote: 50 %, hoechstbetrag: 2}", "kosten: [{jahr: 2027, art: investiv, schaetzung: ab 5 €}]", None, None),
        ("quote: 50 %", "kosten: [{jahr: 2027, art: investiv, ansatz: 5}, {jahr: 2027, art: offen, schaetzung: unbekannt}]", None, None),
        ("{quote: 50 %, foerdert: {kostenarten: [konsumtiv]}}", "kosten: [{jahr: 2027, art: investiv, ansatz: 5}]", None, None),
    ],
)  # fmt: skip
def test_best_case(theirs: str, ours: str, amount: str | None, own_share: str | None) -> None:
    found, chance = pair(theirs, ours)
    told = found.best(chance)
    assert (told.amount, told.own_share) == (amount and Decimal(amount), own_share and Decimal(own_share))


def test_only_open_measures_are_asked_for() -> None:
    done = [
        measure(f"{{status: {status}, begruendung: B, ergebnis: E}}", status)
        for status in ("abgeschlossen", "verworfen")
    ]
    waiting = [measure(f"{{status: {status}, begruendung: B}}", status) for status in ("idee", "pausiert", "laufend")]
    found = chances(plan([*done, *waiting], [programme()]))
    assert [chance.measure for chance in found.all] == ["idee", "laufend", "pausiert"]


# Single lines that meet in any combination.
THEIRS = [
    "foerdert: {bereiche: [intern]}", "foerdert: {kostenarten: [investiv]}", "foerdert: {handlungsfelder: [akte], bereiche: [schule]}",
    "foerdergebiet: [NW]", "foerdergebiet: [BY]", "foerderberechtigte: [kommune]", "foerderberechtigte: [beteiligung]",
    "antragsfristen: [{bis: 2025}]", "antragsfristen: [{bis: 2027}]", "fortlaufend: ja", "laufzeit: {beginn: 2027, ende: 2028}",
    "antrag_vor_beginn: ja", "mindestpartner: 2", "kumulierbar: nein", "kumulierbar: ja", "bagatellgrenze: 5000", "quote: 50 %",
]  # fmt: skip
OURS = [
    "handlungsfeld: akte", "handlungsfeld: netze", "status: laufend", "federfuehrung: werke", "federfuehrung: verein",
    "zeitraum: {beginn: 2027, ende: 2028}", "zeitraum: {beginn: 2025}", "kosten: [{jahr: 2027, art: investiv, ansatz: 9000}]",
    "kosten: [{jahr: offen, art: offen, schaetzung: unbekannt}]", "kooperation: {form: kreis, partner: [{name: B, ags: '05999004'}]}",
    "foerderung: [{quelle: Q, status: bewilligt}]", "foerderung: [{programm: p0, status: bewilligt}]",
    "foerderung: [{programm: p1, status: abgelehnt}]",
]  # fmt: skip
AREAS = ("intern", "buerger", "schule")


def _files(lines: list[str]) -> st.SearchStrategy[list[str]]:
    """Some files, each of some lines, none of which says the same key twice."""
    file = st.lists(st.sampled_from(lines), max_size=8, unique_by=lambda line: line.split(":")[0]).map("\n".join)
    return st.lists(file, min_size=2, max_size=4)


@st.composite
def contents(draw: st.DrawFn) -> tuple[list[Measure], list[Programme]]:
    """Measures and programmes of any kind."""
    measures = [measure(text, f"m{number}", AREAS[number % 3]) for number, text in enumerate(draw(_files(OURS)))]
    return measures, [programme(text, f"p{number}") for number, text in enumerate(draw(_files(THEIRS)))]


@settings(max_examples=60, deadline=None)
@given(contents())
def test_the_verdict_is_the_worst_reason(content: tuple[list[Measure], list[Programme]]) -> None:
    found = chances(plan(*content))
    assert len(found.all) == len(content[0]) * len(content[1])
    for chance in found.all:
        findings = found.findings(chance)
        says = {finding.fit for finding in findings}
        if chance.verdict is None:
            assert not findings
            continue
        assert [finding.reason for finding in findings] == list(QUESTIONS)
        assert (chance.verdict is Verdict.IMPOSSIBLE) == (Fit.IMPOSSIBLE in says)
        assert (chance.verdict is Verdict.POSSIBLE) == (says == {Fit.FITS})


@settings(max_examples=60, deadline=None)
@given(contents())
def test_a_pair_is_judged_as_if_it_were_alone(content: tuple[list[Measure], list[Programme]]) -> None:
    measures, programmes = content
    together = chances(plan(measures, programmes))
    for one in measures:
        # The programmes that measures may name stay, so that every name can be told.
        alone = chances(plan([one], programmes))
        for chance in alone.all:
            assert alone.findings(chance) == together.findings(chance)
            assert chance in together.by_measure[one.id]
            assert chance in together.by_programme[chance.programme]


@settings(max_examples=60, deadline=None)
@given(contents())
def test_the_order_of_files_changes_nothing(content: tuple[list[Measure], list[Programme]]) -> None:
    measures, programmes = content
    keys = ("foerderurteile", "fristen", "foerdersummen", "foerderprogramme")
    before = figures(plan(measures, programmes))
    after = figures(plan(measures[::-1], programmes[1:] + programmes[:1]))
    assert [before[key] for key in keys] == [after[key] for key in keys]


@settings(max_examples=60, deadline=None)
@given(contents())
def test_outlooks_count_every_pair_once(content: tuple[list[Measure], list[Programme]]) -> None:
    told = plan(*content)
    found: list[Chance] = list(chances(told).all)
    for id_, outlook in outlooks(told).items():
        verdicts = [chance.verdict for chance in found if chance.programme == id_]
        assert len(outlook.possible) == verdicts.count(Verdict.POSSIBLE)
        assert len(outlook.to_check) == verdicts.count(Verdict.CHECK)
        assert len(outlook.granted) == verdicts.count(None)

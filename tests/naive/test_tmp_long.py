"""The product and the naive reading of planning.md agree on random small towns."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from digitalfahrplan.publish.figures import figures

from . import money, ranking, scheduling
from .building import TODAY, Raw, plan_of
from .towns import towns_with_measures

RANKING_KEYS = ("punkte", "fehlende_kriterien", "stufe", "spur", "rang", "rang_spanne")
MONEY_KEYS = ("kosten_gesamt", "bewilligt", "eigenanteil")


def plain(value: Any) -> Any:
    """Numbers as the document has them; floats are compared up to their last digits."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, Fraction | Decimal | float):
        return pytest.approx(float(value), rel=1e-12, abs=1e-12)
    return value


@settings(max_examples=2500, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(towns_with_measures())
def test_figures_agree(case: tuple[Raw, list[Raw]]) -> None:
    town, measures = case
    document = figures(plan_of(town, measures))
    check_measures(document, town, measures)
    check_money(document, town, measures)
    check_resources(document, town, measures)


def check_measures(document: Raw, town: Raw, measures: list[Raw]) -> None:
    standings = ranking.standings(measures, town)
    by_id = {measure["id"]: measure for measure in measures}
    for found in document["massnahmen"]:
        id_, computed = found["id"], found["berechnet"]
        assert {key: computed[key] for key in RANKING_KEYS} == plain(standings.get(id_, ranking.NO_RANK))
        assert {key: computed[key] for key in MONEY_KEYS} == plain(money.of_measure(by_id[id_], town))
    assert document["abstimmungsbedarf"] == ranking.abstimmungsbedarf(measures, town)


def check_money(document: Raw, town: Raw, measures: list[Raw]) -> None:
    assert document["haushalt"] == plain(money.haushalt(town, measures))
    assert document["einsparungen"] == plain(money.einsparungen(town, measures))
    assert document["buendelungen"] == plain(money.buendelungen(town, measures))


def check_resources(document: Raw, town: Raw, measures: list[Raw]) -> None:
    naive = scheduling.Town(town, measures, list(ranking.standings(measures, town)), TODAY)
    naive.run()
    without_texts = [{**row, "engpass": _without_text(row["engpass"])} for row in document["ressourcenplan"]]
    assert without_texts == plain(naive.plan())
    assert document["auslastung"] == plain(naive.load())


def _without_text(bottleneck: Raw | None) -> Raw | None:
    return bottleneck and {key: value for key, value in bottleneck.items() if key != "text"}

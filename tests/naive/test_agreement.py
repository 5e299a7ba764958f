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
Case = tuple[Raw, list[Raw]]
thoroughly = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def plain(value: Any) -> Any:
    """Numbers as the document has them; floats are compared up to their last digits."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    if isinstance(value, Fraction | Decimal | float) and not isinstance(value, bool):
        return pytest.approx(float(value), rel=1e-12, abs=1e-12)
    return value


@thoroughly
@given(towns_with_measures())
def test_ranking(case: Case) -> None:
    town, measures = case
    expected = ranking.standings(measures, town)
    document = figures(plan_of(town, measures))
    for found in document["massnahmen"]:
        assert {key: found["berechnet"][key] for key in RANKING_KEYS} == plain(expected.get(found["id"], ranking.NO_RANK))
    assert document["abstimmungsbedarf"] == ranking.abstimmungsbedarf(measures, town)


@thoroughly
@given(towns_with_measures())
def test_money(case: Case) -> None:
    town, measures = case
    document = figures(plan_of(town, measures))
    by_id = {measure["id"]: measure for measure in measures}
    for found in document["massnahmen"]:
        assert {key: found["berechnet"][key] for key in MONEY_KEYS} == plain(money.of_measure(by_id[found["id"]], town))
    assert document["haushalt"] == plain(money.haushalt(town, measures))
    assert document["einsparungen"] == plain(money.einsparungen(town, measures))
    assert document["buendelungen"] == plain(money.buendelungen(town, measures))


@thoroughly
@given(towns_with_measures())
def test_resource_plan(case: Case) -> None:
    town, measures = case
    naive = scheduling.Town(town, measures, list(ranking.standings(measures, town)), TODAY)
    naive.run()
    document = figures(plan_of(town, measures))
    for found in document["ressourcenplan"]:
        if found["engpass"]:
            del found["engpass"]["text"]
    assert document["ressourcenplan"] == plain(naive.plan())
    assert document["auslastung"] == plain(naive.load())

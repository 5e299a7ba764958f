"""The figures document: a stable shape, so that other programs can rely on it. Adding keys is allowed, nothing else."""

from __future__ import annotations

from typing import Any

from ...plan import Plan
from ...ranking import needs_agreement, rank
from ...resources import schedule
from ...timeline import conflicts
from .cooperation import chances_to_cooperate
from .council import council_papers
from .entities import measure, programme
from .funding import dues, funding_sums, verdicts
from .planned import resource_plan, utilisation
from .roll_out import places
from .town_money import all_savings, budget, joint_purchases

SCHEMA_VERSION = 1


def figures(plan: Plan) -> dict[str, Any]:
    """Everything that is known and computed about a town on `plan.today`, in plain types of JSON.

    Lists and mappings are ordered by id or year, the resource plan by rank, chances to cooperate by how good they are; the
    order of the files changes nothing.
    """
    standings = rank(plan)
    placed = schedule(plan, standings)
    return {
        "schema_version": SCHEMA_VERSION,
        "stand": plan.today.isoformat(),
        "kommune": plan.town.model_dump(mode="json", by_alias=True),
        "massnahmen": [measure(plan.by_id[id_], plan, standings.get(id_)) for id_ in sorted(plan.by_id)],
        "foerderprogramme": [programme(plan.programme_by_id[id_], plan) for id_ in sorted(plan.programme_by_id)],
        "abstimmungsbedarf": sorted(needs_agreement(plan, standings)),
        "konflikte": [{"massnahme": id_, "voraussetzung": before} for id_, before in sorted(set(conflicts(plan)))],
        "ressourcenplan": resource_plan(placed),
        "auslastung": utilisation(plan, placed),
        "haushalt": budget(plan),
        "buendelungen": joint_purchases(plan),
        "einsparungen": all_savings(plan),
        "orte": places(plan),
        "foerderurteile": verdicts(plan),
        "fristen": dues(plan),
        "foerdersummen": funding_sums(plan),
        "kooperationschancen": chances_to_cooperate(plan),
        "vorlagen": council_papers(plan),
    }

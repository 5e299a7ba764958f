"""Our own plan for other towns: the `roadmap.json` that their `partner update` fetches."""

from __future__ import annotations

from ..model import Measure
from ..partners import Offer, Roadmap, Service
from ..plan import Plan
from ..presentation.links import measure_address


def own_roadmap(plan: Plan, root: str) -> Roadmap:
    """Every measure as others need it, by id; `root` is the site's address, "/" if nobody knows it: then addresses are relative."""
    base = root if root.startswith("http") else ""
    names = {field.id: field.name for field in plan.town.fields}
    return Roadmap(
        ags=plan.town.ags,
        name=plan.town.name,
        licence=plan.town.licence,
        as_of=plan.today,
        address=base or "./",
        offers=tuple(
            _offer(plan.by_id[id_], names.get(plan.by_id[id_].field or ""), base) for id_ in sorted(plan.by_id)
        ),
    )


def _offer(measure: Measure, field: str | None, base: str) -> Offer:
    period = measure.period
    return Offer(
        id=measure.id,
        title=measure.title,
        summary=measure.summary,
        area=measure.area,
        field=field,
        status=measure.status,
        start=period.start if period else None,
        end=period.end if period else None,
        ongoing=bool(period and period.ongoing),
        services=tuple(Service(row.leika, row.ozg, row.label) for row in measure.services),
        form=measure.cooperation.form if measure.cooperation else None,
        address=f"{base}{measure_address(measure.id)}",
    )

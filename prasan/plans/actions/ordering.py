"""The order of a plan's projects as its forms print it: room between them, and the places of what is added or moved."""

from collections.abc import Sequence

from prasan.plans import queries
from prasan.plans.actions.versions import BATCH
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.rules import positions
from prasan.plans.rules.positions import Placing


def places_in_file(plan: Plan, order: Sequence[str | None]) -> tuple[float, ...]:
    """Where the new rows of a file stand: as in the file. Where no room is left between two projects, it is made."""
    known = queries.positions_of(plan)
    found = positions.placed(order, known)
    if not positions.too_close(found, known):
        return found
    number_anew(plan)
    return positions.placed(order, queries.positions_of(plan))


def places_of(plan: Plan, placings: Sequence[Placing]) -> dict[str, float]:
    """Where projects stand that are added or moved by hand: key → position. All others stay where they are."""
    order_now = list(queries.positions_of(plan)) if placings else []
    order = positions.arranged(order_now, placings)
    if order == order_now:
        return {}
    keys = {one.key for one in placings}
    holes = ["" if key in keys else key for key in order]
    known = _standing(plan, keys)
    found = positions.placed(holes, known)
    if positions.too_close(found, known):
        number_anew(plan)
        found = positions.placed(holes, _standing(plan, keys))
    return dict(zip((key for key in order if key in keys), found, strict=True))


def _standing(plan: Plan, moving: set[str]) -> dict[str, float]:
    return {key: position for key, position in queries.positions_of(plan).items() if key not in moving}


def number_anew(plan: Plan) -> None:
    """Give the versions of the plan's projects whole positions; no order changes, neither the working nor any older."""
    versions = list(ProjectVersion.objects.filter(project__plan=plan).only("position", "project"))
    ranks = positions.anew((one.position, one.project_id) for one in versions)
    for one in versions:
        one.position = ranks[one.position, one.project_id]
    ProjectVersion.objects.bulk_update(versions, ["position"], batch_size=BATCH)

"""What people of a province have decided, as the classifier learns it."""

import heapq
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter

from django.db.models import Count, Q, Value

from prasan.classification.models import Classification, SetAside
from prasan.classification.queries.inbox import open_classifications, open_set_aside
from prasan.classification.rules import NO_PROJECT, Confirmation, ProjectText, Verdict

_MADE, _IN_FORCE = Count("pk"), Count("pk", filter=Q(ended_at=None))
_TEXT = tuple(f"project__versions__{field}" for field in ("name", "objective", "target", "budget_class", "unit"))


def confirmations(province_code: str, edition_id: int, since: datetime | None = None) -> Iterator[Confirmation]:
    """What people of the province have decided, as examples, oldest first; synthetic plans teach nothing."""
    real: dict[str, object] = {
        "project__plan__organisation__province__code": province_code,
        "project__plan__is_synthetic": False,
        "project__versions__is_latest": True,
    }
    if since:
        real["confirmed_at__gt"] = since
    under = open_classifications(edition_id).filter(**real)
    aside = open_set_aside(edition_id).filter(**real, verdict=Verdict.NO_PROJECT)
    told = (
        under.order_by("confirmed_at", "pk").values_list("confirmed_at", *_TEXT, "guideline__code"),
        aside.order_by("confirmed_at", "pk").values_list("confirmed_at", *_TEXT, Value(NO_PROJECT)),
    )
    rows = (one.iterator(chunk_size=2000) for one in told)
    for _, *text, code in heapq.merge(*rows, key=itemgetter(0)):
        yield Confirmation(ProjectText(*text), code)


def decisions_version(province_code: str, edition_id: int) -> str:
    """Changes with every decision that is made or taken back in the province."""
    of_province = {"edition_id": edition_id, "project__plan__organisation__province__code": province_code}
    under = Classification.objects.filter(**of_province).aggregate(made=_MADE, in_force=_IN_FORCE)
    aside = SetAside.objects.filter(**of_province).aggregate(made=_MADE, in_force=_IN_FORCE)
    return f"{under['made']}:{under['in_force']}:{aside['made']}:{aside['in_force']}"

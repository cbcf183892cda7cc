"""The headings under which a plan's projects stand: its own strategies or issues, as its workbook names them."""

from prasan.plans.models import Plan, ProjectVersion


def group_headings(plan: Plan) -> tuple[str, ...]:
    """The different headings of a plan's working projects, in the order of the plan; "" is none."""
    rows = ProjectVersion.objects.working().filter(project__plan=plan).exclude(group="")
    return tuple(dict.fromkeys(rows.order_by("position", "id").values_list("group", flat=True)))

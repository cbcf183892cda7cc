"""What was changed by hand, the newest first, each with its way back; and the projects that were taken out."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prasan.common.taking_back import TAKE_BACK_DAYS
from prasan.plans import actions
from prasan.plans import queries as plans
from prasan.plans.models import Edit, Plan, ProjectVersion
from prasan.plans.rules.editing import cells_of, differing_cells
from prasan.web.editing.subjects import edit_to_take_back, plan_to_edit
from prasan.web.editing.words import EDIT_NAMES, label_of, shown_value
from prasan.web.public.paging import Page
from prasan.web.requests import SignedInRequest, number_in, reason_in

ROWS = 25
# A pasted block may hold hundreds of projects: the list names the first ones.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Told:
    """One cell of an edit in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A project that an edit wrote, and its cells."""

    project_id: int
    name: str
    cells: tuple[Told, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One edit in the list."""

    edit: Edit
    kind_name: str
    projects: tuple[Touched, ...]
    more: int
    can_take_back: bool


@require_safe
def plan_edits(request: SignedInRequest, code: str) -> HttpResponse:
    """The edits of the plan, and what was taken out of it."""
    subject, plan = plan_to_edit(request, code)
    edits = Edit.objects.filter(plan=plan)
    total = edits.count()
    asked = Page(number_in(request, "page", 1), total, ROWS)
    page = Page(min(asked.number, asked.last), total, ROWS)
    removed = ProjectVersion.objects.filter(project__plan=plan, project__removed_at__isnull=False, is_latest=True)
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": plan,
        "lines": _lines(plan, page),
        "page": page,
        "removed": removed.select_related("project").order_by("-project__removed_at")[:200],
        "days": TAKE_BACK_DAYS,
    }
    return render(request, "editing/changes.html", context)


@require_POST
def edit_take_back(request: SignedInRequest, code: str, edit_id: int) -> HttpResponse:
    """Undo one edit."""
    edit = edit_to_take_back(request, code, edit_id)
    actions.take_back(edit_id=edit.pk, by=request.user, why=reason_in(request))
    messages.success(request, gettext("เอากลับแล้ว"), extra_tags="good")
    return HttpResponseRedirect(f"{reverse('plan_edits', args=[code])}?first_year={edit.plan.first_year}")


def _lines(plan: Plan, page: Page) -> list[Line]:
    versions = plans.with_amounts(ProjectVersion.objects.order_by("pk")).select_related("previous__project")
    edits = (
        Edit.objects.filter(plan=plan)
        .select_related("by", "revision", "taken_back_by", "takes_back")
        .prefetch_related(Prefetch("versions", versions.prefetch_related("previous__year_amounts")))
    )[page.start : page.start + ROWS]
    shown = list(edits)
    marked = {pk for edit in shown for pk in (*edit.removed[:NAMED], *edit.restored[:NAMED])}
    names = dict(ProjectVersion.objects.filter(project__in=marked, is_latest=True).values_list("project_id", "name"))
    return [_line(edit, plan, names) for edit in shown]


def _line(edit: Edit, plan: Plan, names: dict[int, str]) -> Line:
    versions = list(edit.versions.all())
    touched = [_touched(one, plan) for one in versions[:NAMED]]
    marked = [*edit.removed, *edit.restored]
    touched += [Touched(pk, names[pk], ()) for pk in marked[:NAMED] if pk in names]
    taken_back = hasattr(edit, "taken_back_by")
    fresh = timezone.now() - edit.at <= timedelta(days=TAKE_BACK_DAYS)
    can = fresh and not taken_back and edit.revision.announced_on is None
    more = len(versions) + len(marked) - len(touched)
    return Line(edit, gettext(EDIT_NAMES[edit.kind]), tuple(touched), more, can)


def _touched(version: ProjectVersion, plan: Plan) -> Touched:
    if version.previous is None:
        return Touched(version.project_id, version.name, ())
    before = cells_of(plans.row_of(version.previous), plan.years)
    after = cells_of(plans.row_of(version), plan.years)
    cells = tuple(
        Told(label_of(field), shown_value(field, before.get(field)), shown_value(field, after[field]))
        for field in differing_cells(before, after)
    )
    moved = version.position != version.previous.position
    return Touched(version.project_id, version.name, cells, moved)

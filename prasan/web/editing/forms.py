"""The form of one project: every kind, every cell; findings stand beside it and keep nothing from being saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from prasan.classification import queries as classification
from prasan.framework.models import Element
from prasan.plans import actions
from prasan.plans import queries as plans
from prasan.plans.actions import EditConflict
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.rules.editing import AMOUNT, ORDINANCE, CellFault, CellsRefused, cells_of, read_cells
from prasan.web.editing.mapping import picker_of
from prasan.web.editing.standing import PlanStanding, peers, standing_of_versions
from prasan.web.editing.subjects import plan_to_edit, project_to_edit
from prasan.web.editing.words import Column, columns, label_of, shown_value
from prasan.web.planning.subjects import Subject, current_edition
from prasan.web.requests import SignedInRequest, printable, reason_in, whole_number
from prasan.web.templatetags.ui import named


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of the form: what stands in it, why it was not kept, and what is stored where that is another text."""

    column: Column
    value: str
    fault: str = ""
    stored: str | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """A cell that two people changed: both texts, the one of each."""

    field: str
    label: str
    base: str
    theirs: str
    mine: str
    typed: str


def project_add(request: SignedInRequest, code: str) -> HttpResponse:
    """A new project, empty or as it was typed."""
    subject, plan = plan_to_edit(request, code)
    if request.method != "POST":
        return _form(request, subject, plan, None, {"kind": request.GET.get("kind", "own")})
    typed = _typed(request, plan)
    try:
        saved = actions.add_project(plan_id=plan.pk, cells=typed, sent_key=_sent_key(request), by=request.user)
    except CellsRefused as refused:
        return _form(request, subject, plan, None, typed, refused.faults)
    messages.success(request, gettext("เพิ่มโครงการแล้ว"), extra_tags="good")
    project_id = next(iter(saved.versions))
    return HttpResponseRedirect(reverse("project_edit", args=[code, project_id]))


def project_edit(request: SignedInRequest, code: str, project_id: int) -> HttpResponse:
    """A project as it is now; where somebody else changed the same cells, both versions to choose from."""
    subject, plan, version = project_to_edit(request, code, project_id)
    if request.method != "POST":
        return _form(request, subject, plan, version, _texts(version, plan))
    typed = _typed(request, plan)
    seen = whole_number(request.POST.get("seen", "")) or 0
    try:
        saved = actions.change_project(
            plan_id=plan.pk, project_id=project_id, seen=seen, cells=typed, by=request.user, why=reason_in(request)
        )
    except CellsRefused as refused:
        return _form(request, subject, plan, version, {**_texts(version, plan), **typed}, refused.faults, seen=seen)
    except EditConflict as conflict:
        return _choose(request, subject, plan, conflict, typed, seen)
    told = gettext("บันทึกแล้ว") if saved.edit else gettext("ไม่มีอะไรเปลี่ยน")
    messages.success(request, told, extra_tags="good")
    saved_as = urlencode({"saved": _sent_key(request)})
    return HttpResponseRedirect(f"{reverse('project_edit', args=[code, project_id])}?{saved_as}")


@require_POST
def project_remove(request: SignedInRequest, code: str, project_id: int) -> HttpResponse:
    """Take a project out of the plan; it can be put back."""
    _, plan, version = project_to_edit(request, code, project_id)
    seen = whole_number(request.POST.get("seen", "")) or 0
    actions.remove_project(plan_id=plan.pk, project_id=project_id, seen=seen, by=request.user, why=reason_in(request))
    messages.success(
        request, gettext("นำ “{name}” ออกจากแผนแล้ว เอากลับได้ที่นี่").format(name=version.name[:80]), extra_tags="good"
    )
    return HttpResponseRedirect(f"{reverse('plan_edits', args=[code])}?first_year={plan.first_year}")


@require_POST
def project_restore(request: SignedInRequest, code: str, project_id: int) -> HttpResponse:
    """Put a project that was taken out back."""
    _, plan, version = project_to_edit(request, code, project_id)
    actions.restore_project(plan_id=plan.pk, project_id=project_id, by=request.user, why=reason_in(request))
    messages.success(request, gettext("นำ “{name}” กลับเข้าแผนแล้ว").format(name=version.name[:80]), extra_tags="good")
    return HttpResponseRedirect(reverse("project_edit", args=[code, project_id]))


def _sent_key(request: SignedInRequest) -> str:
    """The browser's own name for what it sends: the page after it was saved says it back, and the kept text goes."""
    return printable(request.POST.get("sent_key", ""))[:40]


def _typed(request: SignedInRequest, plan: Plan) -> dict[str, object]:
    """What was typed in the cells that the form sent; a cell where the other's text was chosen is left out."""
    return {
        column.field: request.POST[column.field]
        for column in columns(plan)
        if column.field in request.POST and request.POST.get(f"choose_{column.field}") != "theirs"
    }


def _texts(version: ProjectVersion, plan: Plan) -> dict[str, object]:
    return dict(cells_of(plans.row_of(version), plan.years))


def _form(
    request: SignedInRequest,
    subject: Subject,
    plan: Plan,
    version: ProjectVersion | None,
    texts: Mapping[str, object],
    refused: Mapping[str, Sequence[CellFault]] | None = None,
    seen: int | None = None,
) -> HttpResponse:
    faults = {one.field: named(one, "message") for some in (refused or {}).values() for one in some}
    stored = _texts(version, plan) if version else {"kind": request.GET.get("kind", "own")}
    fields = [_field(one, texts, stored, faults) for one in columns(plan)]
    standing = standing_of_versions(plan, [version] if version else [], peers())
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": plan,
        "closed": plans.why_closed(plan),
        "version": version,
        "sent_key": _sent_key(request),
        "seen": seen or (version.pk if version else 0),
        "fields": {one.column.field: one for one in fields},
        "years": [one for one in fields if one.column.field.startswith(AMOUNT)],
        "ordinances": [one for one in fields if one.column.field.startswith(ORDINANCE)],
        "faults": [one for one in fields if one.fault],
        **_known(plan),
        "picker": picker_of(subject.organisation),
        **(_about(version, standing) if version else {}),
    }
    return render(request, "editing/form.html", context, status=422 if refused else 200)


def _field(
    column: Column, texts: Mapping[str, object], stored: Mapping[str, object], faults: Mapping[str, str]
) -> Field:
    value, before = _written(texts.get(column.field)), _written(stored.get(column.field))
    return Field(column, value, faults.get(column.field, ""), None if value == before else before)


def _written(value: object) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _known(plan: Plan) -> dict[str, list[str]]:
    """What other projects of the plan say of their group and their unit, to choose from."""
    said = set(plans.working_projects(plan).order_by().values_list("group", "unit"))
    groups, units = ({one for one in column if one} for column in zip(*said, strict=True)) if said else ((), ())
    return {"groups": sorted(groups)[:100], "units": sorted(units)[:100]}


def _about(version: ProjectVersion, standing: PlanStanding) -> dict[str, object]:
    project_id = version.project_id
    return {
        "complete": standing.completeness[project_id],
        "findings": standing.findings[project_id],
        "guideline": _guideline(standing.guidelines.get(project_id, "")),
        "proposed": classification.proposed_guideline(version),
    }


def _guideline(code: str) -> Element | None:
    edition = current_edition()
    return Element.objects.filter(edition=edition, code=code, kind="guideline").first() if edition and code else None


def _choose(
    request: SignedInRequest,
    subject: Subject,
    plan: Plan,
    conflict: EditConflict,
    typed: Mapping[str, object],
    seen: int,
) -> HttpResponse:
    """Both versions side by side. What only this person changed is kept with the choice."""
    one = conflict.conflicts[0]
    asked = {cell.field for cell in one.cells}
    read = plans.with_amounts(ProjectVersion.objects.filter(pk=seen, project=one.project_id)).first()
    base = cells_of(plans.row_of(read or one.theirs), plan.years)
    mine, _ = read_cells(typed, plan.years)
    kept = {field: typed[field] for field, value in mine.items() if field not in asked and value != base.get(field)}
    choices = [
        Choosing(
            cell.field,
            label_of(cell.field),
            shown_value(cell.field, cell.base),
            shown_value(cell.field, cell.theirs),
            shown_value(cell.field, cell.mine),
            str(typed[cell.field]),
        )
        for cell in one.cells
    ]
    theirs = ProjectVersion.objects.select_related("edit__by").get(pk=one.theirs.pk)
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": plan,
        "theirs": theirs,
        "choices": choices,
        "kept": kept.items(),
        "sent_key": _sent_key(request),
        "refusal": conflict,
    }
    return render(request, "editing/conflict.html", context, status=conflict.http_status)

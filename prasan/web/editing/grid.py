"""The grid: the page, its rows, and the saving of what was typed, as JSON. Refusals answer as JSON too."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prasan.common.errors import InputRefused, Refusal
from prasan.plans import actions
from prasan.plans import queries as plans
from prasan.plans.actions import Addition, Block, Change, Conflict, EditConflict, Place, ProjectRemoved, Removal
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.rules.editing import CellFault, CellsRefused, cells_of
from prasan.plans.sheets import SheetRow, sheet_of
from prasan.web.editing.grid_words import COMMANDS, GRID_TEXTS
from prasan.web.editing.presence import look_in
from prasan.web.editing.standing import (
    PlanStanding,
    as_json,
    peers,
    peers_at_hand,
    standing_of_rows,
    standing_of_versions,
)
from prasan.web.editing.subjects import plan_to_edit
from prasan.web.editing.words import columns, label_of, shown_value
from prasan.web.public.paging import Page
from prasan.web.requests import SignedInRequest, number_in, printable, text_in, whole_number
from prasan.web.templatetags.ui import named, told

# One block: a pasted plan of the largest organisation fits; what is larger is a workbook, and imported as one.
MOST = 3_000
CARDS = 50
THAI = {"ensure_ascii": False}


@require_safe
def grid(request: SignedInRequest, code: str) -> HttpResponse:
    """The page: cards with a form each, by a word of the name (`q`); where scripts run and there is room, the grid
    takes their place."""
    subject, plan = plan_to_edit(request, code)
    working, sought = plans.working_projects(plan), text_in(request, "q", most=100)
    if sought:
        working = working.filter(name__icontains=sought)
    total = working.count()
    asked = Page(number_in(request, "page", 1), total, CARDS)
    page = Page(min(asked.number, asked.last), total, CARDS)
    versions = list(working[page.start : page.start + CARDS])
    standing = standing_of_versions(plan, versions, peers())
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": plan,
        "closed": plans.why_closed(plan),
        "cards": [(one, standing.completeness[one.project_id], standing.findings[one.project_id]) for one in versions],
        "page": page,
        "sought": sought,
        "columns": [one.as_json() for one in columns(plan)],
        "texts": {key: gettext(text) for key, text in GRID_TEXTS.items()},
        "commands": [(what, gettext(text) if text else "", keys) for what, text, keys in COMMANDS],
    }
    return render(request, "editing/grid.html", context)


@require_safe
def grid_rows(request: SignedInRequest, code: str) -> HttpResponse:
    """Every project of the plan as what its cells say, or those that `only` names (`12-7-31`), every cell of them, with
    who wrote them last."""
    _, plan = plan_to_edit(request, code)
    state = actions.state_of(plan)
    if only := request.GET.get("only", ""):
        chosen = plans.working_projects(plan).filter(project__in=_ids(only))
        versions = list(chosen.select_related("project", "edit__by"))
        standing = standing_of_versions(plan, versions, peers_at_hand())
        rows = [_row(one, plan, standing) | {"by": str(one.edit.by) if one.edit else ""} for one in versions]
    else:
        sheet = sheet_of(plan)
        standing = standing_of_rows(plan, {one.project_id: one.row for one in sheet}, peers())
        rows = [_cells_said(one, plan, standing) for one in sheet]
    return JsonResponse({"rows": rows, "state": state}, json_dumps_params=THAI)


@require_safe
def grid_news(request: SignedInRequest, code: str) -> HttpResponse:
    """Who is signed in here, who else has the grid open, and where the plan is other than `state`: its order.

    `order`: [project, newest version] of every project, as they stand; left out where nothing changed.
    """
    _, plan = plan_to_edit(request, code)
    state = actions.state_of(plan)
    news: dict[str, object] = {
        "user": request.user.pk,
        "people": look_in(plan.pk, request.user),
        "state": state,
    }
    if state != request.GET.get("state"):
        chosen = ProjectVersion.objects.working().filter(project__plan=plan).order_by("position", "id")
        news["order"] = [list(one) for one in chosen.values_list("project_id", "pk")]
    return JsonResponse(news, json_dumps_params=THAI)


@require_POST
def grid_save(request: SignedInRequest, code: str) -> HttpResponse:
    """Write a block. 422: cells that do not fit; 409: cells that somebody else changed, with both versions."""
    try:
        _, plan = plan_to_edit(request, code)
        sent = _sent(request)
        saved = actions.save_block(plan_id=plan.pk, block=_block(sent), by=request.user)
    except CellsRefused as refused:
        return _refused(refused, faults={key: [_fault(one) for one in some] for key, some in refused.faults.items()})
    except EditConflict as refused:
        return _refused(refused, conflicts=[_conflict(one, plan) for one in refused.conflicts])
    except ProjectRemoved as refused:
        return _refused(refused, project=refused.project_id)
    except Refusal as refused:
        return _refused(refused)
    shown = [one for one in saved.versions.values() if one.project.removed_at is None]
    standing = standing_of_versions(plan, shown, peers_at_hand())
    return JsonResponse(
        {
            "rows": [_row(one, plan, standing) for one in shown],
            "gone": [pk for pk, one in saved.versions.items() if one.project.removed_at is not None],
            "added": saved.added,
            "at": f"{timezone.localtime():%H:%M}",
        },
        json_dumps_params=THAI,
    )


def _row(version: ProjectVersion, plan: Plan, standing: PlanStanding) -> dict[str, object]:
    cells = cells_of(standing.rows[version.project_id], plan.years)
    return {"id": version.project_id, "v": version.pk, "c": cells, "m": as_json(standing, version.project_id)}


def _cells_said(one: SheetRow, plan: Plan, standing: PlanStanding) -> dict[str, object]:
    """The row of a whole plan: most cells say nothing, and are left out."""
    cells = {field: value for field, value in cells_of(one.row, plan.years).items() if value not in ("", None)}
    return {"id": one.project_id, "v": one.version_id, "c": cells, "m": as_json(standing, one.project_id)}


def _refused(refusal: Refusal, **more: object) -> JsonResponse:
    answer = {"code": refusal.code, "message": told(refusal), **more}
    return JsonResponse(answer, status=refusal.http_status, json_dumps_params=THAI)


def _fault(fault: CellFault) -> dict[str, str]:
    return {"field": fault.field, "text": named(fault, "message")}


def _conflict(one: Conflict, plan: Plan) -> dict[str, object]:
    theirs = plans.with_amounts(ProjectVersion.objects.filter(pk=one.theirs.pk)).select_related("edit__by").get()
    cells = cells_of(plans.row_of(theirs), plan.years)
    return {
        "project": one.project_id,
        "seen": theirs.pk,
        "name": theirs.name,
        "by": str(theirs.edit.by) if theirs.edit else "",
        "at": f"{timezone.localtime(theirs.edit.at):%H:%M}" if theirs.edit else "",
        "c": cells,
        "cells": [
            {
                "field": cell.field,
                "label": label_of(cell.field),
                "base": shown_value(cell.field, cell.base),
                "theirs": shown_value(cell.field, cell.theirs),
                "mine": shown_value(cell.field, cell.mine),
            }
            for cell in one.cells
        ],
    }


def _sent(request: SignedInRequest) -> dict[str, Any]:
    try:
        if request.content_type != "application/json":
            raise ValueError(request.content_type)
        sent: dict[str, Any] = json.loads(request.body)
        user = sent.get("user")
    except (ValueError, AttributeError, RecursionError) as fault:
        raise _unreadable() from fault
    # What one person typed is never stored under the name of the next who signs in at the same browser.
    if user != request.user.pk:
        raise Refusal(
            "other_user",
            "เครื่องนี้เข้าระบบด้วยชื่ออื่นแล้ว ยังไม่ได้บันทึก เข้าระบบด้วยชื่อเดิมแล้วจะส่งต่อให้",
            "Somebody else has signed in at this browser; nothing was saved. Sign in as before and it will be sent.",
        )
    return sent


def _unreadable() -> InputRefused:
    return InputRefused(
        "bad_block",
        "อ่านสิ่งที่ส่งมาไม่ได้ ยังไม่ได้บันทึก เปิดหน้านี้ใหม่แล้วลองอีกครั้ง",
        "What was sent could not be read; nothing was saved. Open the page again and retry.",
    )


def _block(sent: Mapping[str, Any]) -> Block:
    try:
        block = Block(
            changed=[Change(_id(one["project"]), _id(one["seen"]), _cells(one)) for one in _list(sent, "changed")],
            added=[Addition(_cells(one), _key(one.get("key", ""))) for one in _list(sent, "added")],
            removed=[Removal(_id(one["project"]), _id(one["seen"])) for one in _list(sent, "removed")],
            restored=[_id(one) for one in _list(sent, "restored")],
            placed=[Place(_which(one["project"]), _which(one["after"])) for one in _list(sent, "placed")],
        )
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise _unreadable() from fault
    rows = sum(map(len, (block.changed, block.added, block.removed, block.restored)))
    if max(rows, len(block.placed)) > MOST:
        raise InputRefused(
            "block_too_large",
            f"ครั้งเดียวเกิน {MOST:,} แถว ใช้การนำเข้า Excel แทน",
            f"More than {MOST:,} rows at once; import a workbook instead.",
        )
    return block


def _list(sent: Mapping[str, object], name: str) -> list[Any]:
    found = sent.get(name, [])
    if not isinstance(found, list):
        raise TypeError(name)
    return found


def _ids(sent: str) -> list[int]:
    found = [whole_number(one) for one in sent.split("-")]
    return [one for one in found[:MOST] if one is not None]


def _id(sent: object) -> int:
    found = whole_number(str(sent))
    if found is None:
        raise ValueError(sent)
    return found


def _key(sent: object) -> str:
    return printable(str(sent))[:40]


def _which(sent: object) -> int | str:
    """A stored project by its number, a new row by its key."""
    return _key(sent) if isinstance(sent, str) else _id(sent)


def _cells(one: Mapping[str, object]) -> dict[str, object]:
    cells = one["cells"]
    if not isinstance(cells, dict):
        raise TypeError("cells")
    return {str(field): value for field, value in cells.items()}

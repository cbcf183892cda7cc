"""What the plan still lacks and what is doubtful in it, before anyone submits it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from prasan.common.findings import Finding, Severity
from prasan.plans.rules.completeness import Completeness
from prasan.web.editing.standing import standing_of
from prasan.web.exporting import Cell, list_file
from prasan.web.planning.subjects import blockers_of, plan_of, to_read
from prasan.web.requests import SignedInRequest, text_in
from prasan.web.templatetags.ui import named, told

ROWS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A project that lacks something or is doubted."""

    project_id: int
    name: str
    complete: Completeness
    findings: tuple[Finding, ...]


@require_safe
def plan_checks(request: SignedInRequest, code: str) -> HttpResponseBase:
    """The meter of the plan, what blocks submission, and the projects to mend, the emptiest first.

    `lacks` of the query names one item: then only the projects without it.
    """
    subject = to_read(request, code)
    plan = plan_of(subject)
    standing = standing_of(plan)
    lacks = text_in(request, "lacks", most=40)
    lines = [
        Line(project_id, standing.rows[project_id].name, complete, standing.findings[project_id])
        for project_id, complete in standing.completeness.items()
        if (complete.missing or standing.findings[project_id])
        and (not lacks or any(item.code == lacks for item in complete.missing))
    ]
    lines.sort(key=lambda line: (line.complete.share, -len(line.findings)))
    if file := list_file(request, f"checks-{code}", gettext("ตรวจความครบถ้วน"), *_export(lines)):
        return file
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": plan,
        "standing": standing,
        "blockers": [one for one in blockers_of(plan) if one.severity is Severity.ERROR],
        "lacks": next((one for one in standing.lacks if one.item.code == lacks), None),
        "lines": lines[:ROWS],
        "more": max(0, len(lines) - ROWS),
        "doubted": sum(bool(found) for found in standing.findings.values()),
        "total": len(standing.rows),
    }
    return render(request, "editing/checks.html", context)


def _export(lines: Iterable[Line]) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    rows = (
        (
            f"P{line.project_id}",
            line.name,
            line.complete.share,
            ", ".join(named(item, "label") for item in line.complete.missing),
            "; ".join(told(one) for one in line.findings),
        )
        for line in lines
    )
    return tuple(map(gettext, ("รหัสโครงการ", "โครงการ", "ครบถ้วน (ร้อยละ)", "ขาด", "ข้อสังเกต"))), rows

"""What an editing page is about: the plan, one project of it, an edit; what is another organisation's does not exist."""

from prasan.common.errors import NotFound
from prasan.plans import queries as plans
from prasan.plans.models import Edit, Plan, ProjectVersion
from prasan.web.planning.subjects import Subject, plan_of, to_edit
from prasan.web.requests import SignedInRequest


def plan_to_edit(request: SignedInRequest, code: str) -> tuple[Subject, Plan]:
    """The plan of those who may write in it."""
    subject = to_edit(request, code)
    return subject, plan_of(subject)


def project_to_edit(request: SignedInRequest, code: str, project_id: int) -> tuple[Subject, Plan, ProjectVersion]:
    """The newest version of a project of one of the organisation's plans, taken out or not."""
    subject = to_edit(request, code)
    chosen = ProjectVersion.objects.filter(
        project=project_id, project__plan__organisation=subject.organisation, is_latest=True
    )
    version = (
        plans.with_amounts(chosen)
        .select_related("project__plan__organisation", "project__proposal__guideline", "edit__by")
        .first()
    )
    if version is None:
        raise NotFound(
            "no_such_project",
            f"ไม่มีโครงการ P{project_id} ของ อปท. นี้ เลือกจากตารางแผน",
            f"This organisation has no project P{project_id}; choose one from its plan.",
        )
    return subject, version.project.plan, version


def edit_to_take_back(request: SignedInRequest, code: str, edit_id: int) -> Edit:
    """An edit of one of the organisation's plans."""
    subject = to_edit(request, code)
    edit = Edit.objects.select_related("plan").filter(pk=edit_id, plan__organisation=subject.organisation).first()
    if edit is None:
        raise NotFound("no_such_edit", "ไม่มีรายการแก้ไขนี้", "There is no such edit.")
    return edit

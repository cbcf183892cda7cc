"""An organisation's plan as its documents print it."""

from django.db.models import QuerySet

from prasan.classification.models import Classification
from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.rules.heads import heading_lines, line_of_the_province
from prasan.plans import queries as plans
from prasan.plans.models import Plan, ProjectVersion, Revision
from prasan.plans.rules.rows import PlanFormat
from prasan.reports.facts import Asked, ListedProject, PlanFacts, State


def facts_of_plan(plan: Plan, asked: Asked) -> PlanFacts:
    """A plan as its documents print it; of one revision only what that added and changed (an amended edition).

    Raises `NotFound` where nothing has been announced, or the revision is not there.
    """
    state = asked.state
    announced = plan.revisions.filter(announced_on__isnull=False).order_by("number").last()
    if state is State.ANNOUNCED and announced is None:
        raise NotFound(
            "plan_not_announced",
            "แผนนี้ยังไม่ประกาศ จึงยังไม่มีเอกสาร",
            "This plan has not been announced, so it has no documents yet.",
        )
    of_revision = _revision(plan, state, asked.revision) if asked.revision else None
    shown = of_revision or (announced if state is State.ANNOUNCED else plan.revisions.order_by("number").last())
    versions = _versions(plan, state, of_revision)
    placed = _placed(plan)
    listed = []
    for version in versions:
        previous = plans.row_of(version.previous) if of_revision and version.previous else None
        issue, links = placed.get(version.project_id, ("", ()))
        listed.append(ListedProject(plans.row_of(version), issue, links, previous))
    organisation = plan.organisation
    return PlanFacts(
        organisation_code=organisation.code,
        organisation_name=organisation.name_th,
        district_name=organisation.district.name_th,
        province_name=organisation.province.name_th,
        format=PlanFormat(plan.format),
        first_year=plan.first_year,
        last_year=plan.last_year,
        state=state,
        announced_on=shown.announced_on if shown and state is State.ANNOUNCED else None,
        revision_number=shown.number if shown else 0,
        synthetic=plan.is_synthetic,
        projects=tuple(listed),
        amendment=_amendment(of_revision, listed) if of_revision else "",
    )


def _revision(plan: Plan, state: State, number: int) -> Revision:
    found = plan.revisions.filter(number=number).first()
    if found is None or (state is State.ANNOUNCED and found.announced_on is None):
        raise NotFound("no_such_revision", f"ไม่มีฉบับที่ {number} ของแผนนี้", f"This plan has no edition {number}.")
    return found


def _versions(plan: Plan, state: State, revision: Revision | None) -> QuerySet[ProjectVersion]:
    versions = ProjectVersion.objects.filter(project__plan=plan)
    if revision:
        # What the revision said last of each project; earlier words of the same revision were never in force.
        chosen = versions.filter(revision=revision).exclude(following__revision=revision)
        chosen = chosen.select_related("previous__project").prefetch_related("previous__year_amounts")
    else:
        chosen = versions.working() if state is State.WORKING else versions.published()
    return plans.with_amounts(chosen).order_by("position", "id")


def _amendment(revision: Revision, listed: list[ListedProject]) -> str:
    """How the edition is called: as its rows print it where they agree, else by its number."""
    labels = {one.row.revision for one in listed if one.row.revision != "original"}
    if len(labels) == 1:
        words, _, number = labels.pop().rpartition(" ")
        return f"ฉบับ{words} ครั้งที่ {number}" if words else f"ฉบับที่ {revision.number}"
    word = "เปลี่ยนแปลง" if any(one.previous for one in listed) else "เพิ่มเติม"
    return f"ฉบับ{word} (ฉบับที่ {revision.number})"


def _placed(plan: Plan) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Project → the issue under which a person put it, and the heading lines ก–จ of its guideline (planning-rules 2.3)."""
    province = plan.organisation.province.code
    if not framework.has_framework(province):
        return {}
    edition = framework.current_framework(province)
    confirmed = Classification.objects.filter(project__plan=plan, edition=edition, ended_at=None)
    found = list(
        confirmed.values_list("project_id", "guideline_id", "guideline__parent__code", "guideline__parent__title_th")
    )
    # Only what a person confirmed is printed.
    links = framework.higher_links_of({guideline for _, guideline, _, _ in found})
    lines = {guideline: heading_lines(ones) for guideline, ones in links.items()}
    return {
        project: (title or "", (*lines.get(guideline, ()), line_of_the_province(code, title)))
        for project, guideline, code, title in found
    }

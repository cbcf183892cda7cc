"""An organisation's plan as its documents print it."""

from dataclasses import replace

from prasan.classification import queries as classification
from prasan.classification.models import Classification
from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.framework.rules.heads import heading_lines, line_of_the_province
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans import lives
from prasan.plans import queries as plans
from prasan.plans.models import Plan, ProjectVersion, Revision
from prasan.plans.rules.rows import PlanFormat
from prasan.reports.facts import Asked, ListedProject, PlanFacts, State


def facts_of_plan(plan: Plan, asked: Asked) -> PlanFacts:
    """A plan as its documents print it; of one revision only what that added and changed (an amended edition).

    Raises `NotFound` where nothing has been announced, or the revision is not there.
    """
    state = asked.state
    if state is State.ANNOUNCED and not plan.revisions.filter(announced_on__isnull=False).exists():
        raise NotFound(
            "plan_not_announced",
            "แผนนี้ยังไม่ประกาศ จึงยังไม่มีเอกสาร",
            "This plan has not been announced, so it has no documents yet.",
        )
    of_revision = _revision(plan, state, asked.revision) if asked.revision else None
    placed = placed_of(plan, state)
    listed = _changed(of_revision, placed) if of_revision else _listed(plan, state, placed)
    return replace(
        head_of_plan(plan, asked, of_revision),
        projects=tuple(listed),
        amendment=_amendment(of_revision, listed) if of_revision else "",
    )


def head_of_plan(plan: Plan, asked: Asked, revision: Revision | None = None) -> PlanFacts:
    """Whose plan it is, of which years and state, without its projects."""
    announced = plan.revisions.filter(announced_on__isnull=False).order_by("number").last()
    is_announced = asked.state is State.ANNOUNCED
    shown = revision or (announced if is_announced else plan.revisions.order_by("number").last())
    organisation = plan.organisation
    return PlanFacts(
        organisation_code=organisation.code,
        organisation_name=organisation.name_th,
        district_name=organisation.district.name_th,
        province_name=organisation.province.name_th,
        format=PlanFormat(plan.format),
        first_year=plan.first_year,
        last_year=plan.last_year,
        state=asked.state,
        announced_on=shown.announced_on if shown and is_announced else None,
        revision_number=shown.number if shown else 0,
        synthetic=plan.is_synthetic,
        projects=(),
        is_pao=organisation.kind == OrganisationKind.PAO,
    )


def _revision(plan: Plan, state: State, number: int) -> Revision:
    found = plan.revisions.filter(number=number).first()
    if found is None or (state is State.ANNOUNCED and found.announced_on is None):
        raise NotFound("no_such_revision", f"ไม่มีฉบับที่ {number} ของแผนนี้", f"This plan has no edition {number}.")
    return found


_Where = tuple[str, tuple[str, ...], tuple[str, str]]
_Placed = dict[int, _Where]
NOWHERE: _Where = ("", (), ("", ""))


def _listed(plan: Plan, state: State, placed: _Placed) -> list[ListedProject]:
    versions = ProjectVersion.objects.filter(project__plan=plan)
    chosen = versions.working() if state is State.WORKING else versions.published()
    return [
        ListedProject(plans.row_of(one), *placed.get(one.project_id, NOWHERE))
        for one in plans.with_amounts(chosen).order_by("position", "id")
    ]


def _changed(revision: Revision, placed: _Placed) -> list[ListedProject]:
    """What a revision adds, changes and takes out, with what the one before it said."""
    listed = []
    for one in lives.changes_of(revision):
        if row := one.after or one.before:
            if one.why_out:
                row = replace(row, reason=one.why_out)
            where = placed.get(one.project_id, NOWHERE)
            listed.append(ListedProject(row, *where, one.before, is_out=one.after is None))
    return listed


def _amendment(revision: Revision, listed: list[ListedProject]) -> str:
    """How the edition is called: as it was announced, else as its rows print it where they agree, else by its number."""
    if revision.kinds and revision.number > 1:
        return f"ฉบับ{revision.label}"
    labels = {one.row.revision for one in listed if one.row.revision != "original"}
    if len(labels) == 1:
        words, _, number = labels.pop().rpartition(" ")
        return f"ฉบับ{words} ครั้งที่ {number}" if words else f"ฉบับที่ {revision.number}"
    word = "เปลี่ยนแปลง" if any(one.previous for one in listed) else "เพิ่มเติม"
    return f"ฉบับ{word} (ฉบับที่ {revision.number})"


def placed_of(plan: Plan, state: State, project: int | None = None) -> _Placed:
    """Project → where a person put it: the framework's issue, the heading lines ก–จ (planning-rules 2.3), the own issue.

    In the old format the line จ is the strategy of the province that was confirmed, not the issue of the framework.
    """
    province = plan.organisation.province.code
    if not framework.has_framework(province):
        return {}
    edition = framework.current_framework(province)
    confirmed = Classification.objects.filter(project__plan=plan, edition=edition, ended_at=None)
    if project:
        confirmed = confirmed.filter(project=project)
    fields = ("project_id", "guideline_id", "guideline__parent__code", "guideline__parent__title_th")
    found = {one[0]: one[1:] for one in confirmed.values_list(*fields)}
    # Only what a person confirmed is printed.
    links = framework.higher_links_of({guideline for guideline, _, _ in found.values()})
    lines = {guideline: heading_lines(ones) for guideline, ones in links.items()}
    own = _placed_in(framework.own_edition(plan.organisation_id, plan.first_year, working=state is State.WORKING), plan)
    old = _placed_in(framework.previous_framework(province), plan) if plan.format == PlanFormat.STRATEGY else {}
    placed = {}
    for one in found.keys() | own.keys() | old.keys():
        guideline, code, title = found.get(one, (0, "", ""))
        above = old.get(one) or (code, title)
        of_province = (line_of_the_province(*above),) if above[0] else ()
        placed[one] = (title or "", (*lines.get(guideline, ()), *of_province), own.get(one, ("", "")))
    return placed


def _placed_in(edition: Edition | None, plan: Plan) -> dict[int, tuple[str, str]]:
    """Project → code and title of the element of another division."""
    places = classification.places_of(plan, edition) if edition else {}
    return {project: (one.code, one.title_th) for project, one in places.items()}

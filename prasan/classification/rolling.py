"""A new five-year plan begun from the one before: what can be carried over, what is proposed for it, and the carrying.

What is carried becomes a workbook that waits like any other that was sent: looked at, applied in one step, undone in one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification import queries
from prasan.classification.crosswalk import (
    Crosswalk,
    OwnLine,
    keep_links,
    links_of_strategies,
    named,
    own_decided,
    own_lines,
    own_targets,
    votes_of_words,
)
from prasan.classification.models import Proposal
from prasan.classification.workbooks import choices_for, framework_of
from prasan.common.errors import InputRefused, Refusal
from prasan.framework.models import Edition
from prasan.framework.rules import Level
from prasan.plans import actions as plans
from prasan.plans.exporting import plan_workbook
from prasan.plans.models import Import, Plan, Project
from prasan.plans.queries import row_of, working_projects
from prasan.plans.rules.rolling import (
    SHIFTED,
    OwnTarget,
    Target,
    Vote,
    carried_over,
    own_target_of,
    proposed_issues,
    target_of,
    votes_on_own,
    why_not_roll,
)
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow

YEARS = 5
_PERSON, _LINK = 3.0, 2.0
"""What a person's decision, and a confirmed link, weigh beside a certain proposal of the classifier."""


@dataclass(frozen=True, slots=True)
class Carriable:
    """A project of the old plan, where a person put it, and whether it has been carried over already."""

    project_id: int
    row: ProjectRow
    confirmed: Target | None
    likely: tuple[Target, ...]
    is_carried: bool


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """One line of the crosswalk: a heading of the old plan, its projects, what of the framework (`targets`) and which
    own issues (`own`) it becomes, decided before or proposed."""

    text: str
    projects: int
    targets: tuple[str, ...]
    is_decided: bool
    own: tuple[str, ...] = ()
    is_own_decided: bool = False


@dataclass(frozen=True, slots=True)
class OldPlan:
    """Everything that the page of rolling forward shows."""

    plan: Plan
    first_year: int
    last_year: int
    edition: Edition
    issues: tuple[queries.IssueChoices, ...]
    own: tuple[OwnLine, ...]
    projects: tuple[Carriable, ...]
    headings: tuple[HeadingLine, ...]


def old_plan(plan: Plan) -> OldPlan:
    """What can be carried from a plan into the one that follows it. Raises `Refusal` before there is a framework."""
    edition = framework_of(plan.organisation)
    if edition is None:
        raise Refusal(
            "no_framework",
            "ยังไม่มีกรอบการพัฒนาของจังหวัดในระบบ จึงยังยกแผนไปไม่ได้ ให้ อบจ. ประกาศกรอบก่อน",
            "The province has no framework here yet; a plan is carried over after the PAO has published it.",
        )
    issues = queries.guideline_choices(edition.pk)
    projects = _carriable(plan, edition, issues)
    own = own_lines(plan, edition, plan.last_year + 1)
    return OldPlan(
        plan=plan,
        first_year=plan.last_year + 1,
        last_year=plan.last_year + YEARS,
        edition=edition,
        issues=issues,
        own=own,
        projects=projects,
        headings=_headings(plan, projects, edition, own),
    )


def _carriable(plan: Plan, edition: Edition, issues: Sequence[queries.IssueChoices]) -> tuple[Carriable, ...]:
    versions = list(working_projects(plan))
    ids = [version.project_id for version in versions]
    confirmed = queries.guidelines_of_projects(edition.pk, ids)
    ranked = dict(Proposal.objects.filter(project__plan=plan, edition=edition).values_list("project_id", "ranked"))
    carried = set(
        Project.objects.in_force().filter(origin__plan=plan).values_list("origin_id", flat=True),
    )
    issue_of = {one.code: issue.code for issue in issues for one in issue.guidelines}

    def targets(codes: Iterable[str]) -> tuple[Target, ...]:
        return tuple(Target(issue_of[code], code) for code in codes if code in issue_of)

    return tuple(
        Carriable(
            version.project_id,
            row_of(version),
            next(iter(targets([confirmed.get(version.project_id, "")])), None),
            targets(one["guideline"] for one in ranked.get(version.project_id, [])),
            version.project_id in carried,
        )
        for version in versions
    )


def _headings(
    plan: Plan, projects: Sequence[Carriable], edition: Edition, own: Sequence[OwnLine]
) -> tuple[HeadingLine, ...]:
    under: defaultdict[str, list[Carriable]] = defaultdict(list)
    for one in projects:
        under[one.row.group].append(one)
    decided = decided_crosswalk(plan)
    own_before = own_decided(plan, plan.last_year + 1)
    links = links_of_strategies(plan, level=Level.FRAMEWORK, edition_id=edition.pk)
    near = votes_of_words(list(under), own, [len(some) for some in under.values()])
    lines = []
    for (text, some), words in zip(under.items(), near, strict=True):
        votes = [Vote(one.confirmed.issue, _PERSON) for one in some if one.confirmed]
        votes += [Vote(one.likely[0].issue, 1.0) for one in some if one.likely and not one.confirmed]
        votes += [Vote(code.split(".")[0], _LINK * len(some)) for code in links.get(named(text), ())]
        said = tuple(own_before.get(named(text), ()))
        lines.append(
            HeadingLine(
                text,
                len(some),
                decided.get(text) or proposed_issues(votes),
                text in decided,
                said or proposed_issues([*votes_on_own(votes, [one.target for one in own]), *words]),
                bool(said),
            )
        )
    return tuple(lines)


def decided_crosswalk(plan: Plan) -> dict[str, tuple[str, ...]]:
    """What was decided the last time that something was carried over from this plan: heading → codes."""
    earlier = Import.objects.filter(organisation=plan.organisation, told__rolled_from=plan.pk).order_by("-pk").first()
    crosswalk = earlier.told.get("crosswalk", {}) if earlier else {}
    return {heading: tuple(codes) for heading, codes in crosswalk.items()}


@transaction.atomic
def roll_forward(*, plan: Plan, years: Mapping[int, int], crosswalk: Crosswalk, by: User) -> Import:
    """Carry chosen projects over: a workbook of the next plan, kept for its preview. Nothing of any plan changes yet.

    `years`: project id → the fiscal year that takes its money, or `SHIFTED`. The crosswalk
    is kept with the import and as confirmed links. Raises `InputRefused` for unknown projects, codes and years.
    """
    plans.check_may_edit(by, plan.organisation)
    old = old_plan(plan)
    if refusal := why_not_roll(len(years), years.values(), first_year=old.first_year, last_year=old.last_year):
        raise refusal
    targets = {heading: _targets(codes, old.issues) for heading, codes in crosswalk.framework.items()}
    becoming = _becoming(old, crosswalk)
    chosen = [one for one in old.projects if one.project_id in years]
    if len(chosen) != len(years):
        raise InputRefused(
            "project_not_in_plan", "มีโครงการที่ไม่อยู่ในแผนนี้ โหลดหน้าใหม่แล้วเลือกอีกครั้ง", "A chosen project is not in this plan."
        )
    document = _document(old, chosen, years, targets, becoming)
    content = plan_workbook(document, choices_for(plan.organisation, document))
    told = {"rolled_from": plan.pk, **crosswalk.told()}
    keep_links(plan=plan, edition=old.edition, first_year=old.first_year, crosswalk=crosswalk, by=by)
    kept = plans.keep_upload(
        organisation=plan.organisation,
        document=document,
        file_name=f"ยกจากแผน {plan.first_year}-{plan.last_year} ไป {old.first_year}-{old.last_year}.xlsx",
        content=content,
        by=by,
        told=told,
    )
    record(
        by=by,
        did="plan.rolled_forward",
        target_type="import",
        target_id=kept.pk,
        organisation_code=plan.organisation.code,
        target_text=f"{len(chosen)} โครงการ · {plan}",
        after=told,
    )
    return kept


def _targets(codes: Sequence[str], issues: Sequence[queries.IssueChoices]) -> tuple[Target, ...]:
    known = {issue.code: Target(issue.code) for issue in issues}
    known |= {one.code: Target(issue.code, one.code) for issue in issues for one in issue.guidelines}
    if unknown := [code for code in codes if code not in known]:
        raise InputRefused(
            "unknown_target",
            f"ไม่มีประเด็นหรือแนวทาง “{unknown[0]}” ในกรอบ เลือกจากรายการ",
            f"The framework has no issue or guideline “{unknown[0]}”; choose from the list.",
        )
    return tuple(known[code] for code in codes)


def _becoming(old: OldPlan, crosswalk: Crosswalk) -> dict[str, tuple[OwnTarget, ...]]:
    """Heading → the own issues chosen for it, each with what it serves now and by this very choice."""
    chosen = {one.code: crosswalk.serves.get(one.code, ()) for one in own_targets(crosswalk.serves, old.own)}
    for codes in chosen.values():
        _targets(codes, old.issues)
    lines = [
        replace(one, target=replace(one.target, serves=(*one.served, *chosen.get(one.target.code, ()))))
        for one in old.own
    ]
    return {heading: own_targets(codes, lines) for heading, codes in crosswalk.own.items()}


def _document(
    old: OldPlan,
    chosen: Sequence[Carriable],
    years: Mapping[int, int],
    targets: Mapping[str, tuple[Target, ...]],
    becoming: Mapping[str, tuple[OwnTarget, ...]],
) -> PlanDocument:
    titles = {issue.code: f"{issue.code}. {issue.title_th}" for issue in old.issues}
    rows = []
    for one in chosen:
        target = target_of(targets.get(one.row.group, ()), confirmed=one.confirmed, likely=one.likely)
        mine = own_target_of(becoming.get(one.row.group, ()), confirmed=one.confirmed, likely=one.likely)
        row = carried_over(
            one.row,
            first_year=old.first_year,
            last_year=old.last_year,
            shift=old.first_year - old.plan.first_year,
            into=years[one.project_id],
            target=target,
            group=mine.heading if mine else titles[target.issue] if target else "",
        )
        rows.append(row)
    # The new plan is printed by issue, its own before the framework's; within one, the order of the old plan stays.
    headings = [*(one.target.heading for one in old.own), *titles.values()]
    order = {title: place for place, title in enumerate(dict.fromkeys(headings))}
    rows.sort(key=lambda row: order.get(row.group, len(order)))
    return PlanDocument(
        format=PlanFormat.ISSUE,
        first_year=old.first_year,
        last_year=old.last_year,
        organisation_name=old.plan.organisation.name_th,
        projects=tuple(rows),
        organisation_code=old.plan.organisation.code,
        synthetic=old.plan.is_synthetic,
    )


__all__ = [
    "SHIFTED",
    "Carriable",
    "Crosswalk",
    "HeadingLine",
    "OldPlan",
    "decided_crosswalk",
    "old_plan",
    "roll_forward",
]

"""The second way of counting: plain loops over plain rows, sharing no code with the measures that it checks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db.models import Sum

from prasan.accounts.models import TrailEntry
from prasan.accounts.queries import broken_trail_entry
from prasan.analytics.queries import ProvinceFacts, province_facts
from prasan.analytics.rules import attainment, funnel
from prasan.classification.models import Classification
from prasan.framework.models import Coverage
from prasan.framework.queries import has_framework
from prasan.framework.rules import STAGE_ORDER, Measure, Stage
from prasan.monitoring.models import Progress
from prasan.ops.checking_links import tagged_check
from prasan.ops.checking_own import own_check
from prasan.ops.checking_rows import Check, YearRow
from prasan.organisations.models import Organisation
from prasan.plans.models import ProjectVersion, YearAmount


def check_data() -> tuple[Check, ...]:
    """Every check. No database is written."""
    checks = [_trail(), _totals(), own_check()]
    if has_framework(settings.PROVINCE):
        facts = province_facts(settings.PROVINCE)
        rows = list(_rows(facts))
        checks += [_attainment(facts, rows), _funnel(facts, rows), tagged_check(facts, rows)]
    return tuple(checks)


def _trail() -> Check:
    broken = broken_trail_entry()
    told = () if broken is None else (f"โซ่ร่องรอยขาดที่รายการ {broken}",)
    return Check("ร่องรอย (trail)", TrailEntry.objects.count(), told)


def _totals() -> Check:
    """The total kept with each version is the sum of its years."""
    sums = dict(YearAmount.objects.values_list("version_id").annotate(baht=Sum("amount_baht")))
    versions = ProjectVersion.objects.values_list("id", "total_baht")
    wrong = [f"ฉบับโครงการ {pk}: {total} ≠ {sums.get(pk, 0)}" for pk, total in versions if total != sums.get(pk, 0)]
    return Check("ยอดรวมของโครงการ (project totals)", len(versions), tuple(wrong))


def _rows(facts: ProvinceFacts) -> Iterable[YearRow]:
    recorded = {(p, y): stage for p, y, stage in Progress.objects.values_list("project_id", "fiscal_year", "stage")}
    years = facts.edition.years
    seen = set()
    published = YearAmount.objects.filter(
        version__is_published=True, version__project__plan__organisation__province__code=settings.PROVINCE
    ).values_list(
        "version__project__plan__organisation__code",
        "version__project_id",
        "fiscal_year",
        "amount_baht",
        "ordinance_baht",
    )
    for organisation, project, year, baht, ordinance in published.iterator():
        if year in years:
            seen.add((project, year))
            stage = recorded.get((project, year)) or ("budgeted" if ordinance else "planned")
            yield YearRow(organisation, project, year, baht, stage)
    owner = dict(
        ProjectVersion.objects.filter(
            is_published=True, project__plan__organisation__province__code=settings.PROVINCE
        ).values_list("project_id", "project__plan__organisation__code")
    )
    for (project, year), stage in recorded.items():
        if (project, year) not in seen and year in years and project in owner:
            yield YearRow(owner[project], project, year, 0, stage)


def _attainment(facts: ProvinceFacts, rows: list[YearRow]) -> Check:
    """Every goal, year and stage: who counts, by a loop over projects."""
    under: Mapping[int, str] = dict(
        Classification.objects.filter(edition=facts.edition, ended_at=None).values_list("project_id", "guideline__code")
    )
    covers: defaultdict[str, set[str]] = defaultdict(set)
    for goal, guideline in Coverage.objects.filter(goal__edition=facts.edition, status="confirmed").values_list(
        "goal__code", "guideline__code"
    ):
        covers[goal].add(guideline)
    order = [stage.value for stage in STAGE_ORDER]
    counting: defaultdict[tuple[str, int, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.stage not in order:
            continue
        for goal, guidelines in covers.items():
            if under.get(row.project) in guidelines:
                for stage in order[: order.index(row.stage) + 1]:
                    counting[goal, row.fiscal_year, stage].add(row.organisation)
    differences = []
    compared = 0
    for year in facts.organisations:
        valid = set(
            Organisation.objects.filter(province__code=settings.PROVINCE).valid_in(year).values_list("code", flat=True)
        )
        for goal_fact in facts.goals:
            if goal_fact.measure is Measure.SURVEY_SHARE:
                continue
            for stage in STAGE_ORDER:
                compared += 1
                shown = attainment(goal_fact, year, facts.codes(year), facts.reach, stage=stage).counting
                counted = counting[goal_fact.code, year, stage.value] & valid
                if shown != counted:
                    differences.append(
                        f"จุดมุ่งหมาย {goal_fact.code} ปี {year} ขั้น {stage}: แสดง {len(shown)} นับได้ {len(counted)}"
                    )
    return Check("ผลสำเร็จตามจุดมุ่งหมาย (attainment)", compared, tuple(differences))


def _funnel(facts: ProvinceFacts, rows: list[YearRow]) -> Check:
    """Every year and stage: projects and money, by a loop over projects."""
    order = [stage.value for stage in STAGE_ORDER]
    differences = []
    for year in facts.organisations:
        for step in funnel(facts.facts, year):
            at_least = set(order[order.index(step.stage.value) :])
            mine = [
                row
                for row in rows
                if row.fiscal_year == year and (step.stage is Stage.PLANNED or row.stage in at_least)
            ]
            counted = (len({row.project for row in mine}), sum(row.baht for row in mine))
            if (step.projects, step.baht) != counted:
                differences.append(
                    f"ขั้น {step.stage} ปี {year}: แสดง {step.projects} โครงการ {step.baht} บาท นับได้ {counted}"
                )
    return Check("ขั้นของโครงการ (funnel)", len(facts.organisations) * len(order), tuple(differences))

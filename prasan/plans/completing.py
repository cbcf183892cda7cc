"""Reads: how complete a working plan is, what is doubtful in it, and what blocks its submission."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from prasan.common.findings import Finding
from prasan.common.places import common_file
from prasan.plans.loading.scale import read_scale
from prasan.plans.models import Plan, ProjectVersion, YearAmount
from prasan.plans.rules import checks
from prasan.plans.rules.checks import Peers, Spread
from prasan.plans.rules.completeness import Blocker, Completeness, Scale, blockers_of, completeness
from prasan.plans.rules.rows import PlanFormat, ProjectRow
from prasan.plans.sheets import sheet_of

Key = TypeVar("Key")
_SCALE_FILE = "completeness.toml"


@dataclass(frozen=True, slots=True)
class Standing:
    """Of each project of a plan: how complete it is, and what is doubtful in it."""

    completeness: Mapping[int, Completeness]
    findings: Mapping[int, tuple[Finding, ...]]


def scale() -> Scale:
    """What projects are asked for, as the data says now."""
    path = common_file(_SCALE_FILE)
    return _scale_of(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _scale_of(path: Path, changed_at: int) -> Scale:
    return read_scale(path)


def standing(plan: Plan, rows: Mapping[int, ProjectRow], peers: Peers, guidelines: Mapping[int, str]) -> Standing:
    """Some projects of a plan, or all. `guidelines`: project → the code of its confirmed guideline."""
    now = scale()
    named = ProjectVersion.objects.working().filter(project__plan=plan).order_by()
    doubled = checks.duplicates(
        {
            pk: (name, village, tambon)
            for pk, name, village, tambon in named.values_list("project", "name", "village_no", "tambon")
        }
    )
    complete, found = {}, {}
    for project_id, row in rows.items():
        guideline = guidelines.get(project_id, "")
        complete[project_id] = completeness(row, now, PlanFormat(plan.format), classified=bool(guideline))
        own = checks.check(row, now, peers, guideline=guideline, project=f"P{project_id}")
        found[project_id] = (*own, *([doubled[project_id]] if project_id in doubled else ()))
    return Standing(complete, found)


def blockers(plan: Plan) -> tuple[Blocker, ...]:
    """What must be mended before the plan is submitted; empty where nothing is. Drafts are saved in any state."""
    now, plan_format = scale(), PlanFormat(plan.format)
    projects = {one.project_id: completeness(one.row, now, plan_format, classified=None) for one in sheet_of(plan)}
    return blockers_of(projects, now)


def spreads(
    province_code: str, guidelines: Mapping[int, str]
) -> tuple[dict[str, Spread], dict[tuple[str, str], Spread]]:
    """The spreads of all published yearly amounts of a province: by guideline, and by budget class and kind."""
    by_guideline: dict[str, list[int]] = {}
    by_class: dict[tuple[str, str], list[int]] = {}
    published = YearAmount.objects.filter(
        version__is_published=True,
        version__project__plan__organisation__province__code=province_code,
        amount_baht__gt=0,
    ).order_by()
    for project, budget_class, kind, baht in published.values_list(
        "version__project", "version__budget_class", "version__kind", "amount_baht"
    ).iterator(chunk_size=5000):
        if guideline := guidelines.get(project):
            by_guideline.setdefault(guideline, []).append(baht)
        by_class.setdefault((budget_class, kind), []).append(baht)
    return _spreads(by_guideline.items()), _spreads(by_class.items())


def _spreads(amounts: Iterable[tuple[Key, list[int]]]) -> dict[Key, Spread]:
    return {key: found for key, some in amounts if (found := checks.spread_of(some))}

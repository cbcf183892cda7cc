"""What may be chosen of a document: the years, quarters, editions, goals, districts that there are."""

from dataclasses import dataclass

from prasan.framework.models import Edition
from prasan.framework.queries import current_framework, goals_of, has_framework
from prasan.framework.rules import Level
from prasan.organisations.models import District, Province
from prasan.plans.models import Plan, ProjectVersion
from prasan.reports.documents.kinds import Ask
from prasan.reports.facts import Asked, State


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its value in an address, and its name."""

    value: str
    title_th: str
    title_en: str


MOST_PROJECTS = 500
Options = tuple[Option, ...]


def options_of(ask: Ask, of: Plan | Province, asked: Asked) -> Options:
    """What may be chosen; the first stands where nothing is."""
    if isinstance(of, Province):
        return _of_province(ask, of)
    return _of_plan(ask, of, asked)


def _of_plan(ask: Ask, plan: Plan, asked: Asked) -> Options:
    if ask in (Ask.REVISION, Ask.ROUND):
        revisions = plan.revisions.order_by("number")
        if asked.state is State.ANNOUNCED:
            revisions = revisions.filter(announced_on__isnull=False)
        named = [Option(str(one.number), one.label, f"Edition {one.number}") for one in revisions]
        # A round is the last one where none is chosen; the plan as first made is the whole plan.
        return tuple(reversed(named)) if ask is Ask.ROUND else (Option("", "ทั้งแผน", "The whole plan"), *named[1:])
    if ask is Ask.FISCAL_YEAR:
        return tuple(Option(str(year), f"พ.ศ. {year}", f"B.E. {year}") for year in plan.years)
    if ask is Ask.QUARTER:
        quarters = (Option(str(n), f"ไตรมาสที่ {n}", f"Quarter {n}") for n in range(1, 5))
        return (Option("", "ทั้งปี", "The whole year"), *quarters)
    return _projects(plan, asked) if ask is Ask.PROJECT else ()


def _projects(plan: Plan, asked: Asked) -> Options:
    versions = ProjectVersion.objects.filter(project__plan=plan)
    shown = versions.working() if asked.state is State.WORKING else versions.published()
    listed = shown.order_by("position", "id").values_list("project_id", "name")[:MOST_PROJECTS]
    return tuple(Option(str(pk), name[:80], name[:80]) for pk, name in listed)


def _of_province(ask: Ask, province: Province) -> Options:
    if ask is Ask.EDITION:
        editions = Edition.objects.published().of_level(Level.FRAMEWORK).filter(province_code=province.code)
        return tuple(Option(one.code, one.title_th, one.title_en) for one in editions.order_by("-first_year"))
    if ask is Ask.DISTRICT:
        districts = District.objects.filter(province=province).order_by("code")
        named = (Option(one.code, f"อำเภอ{one.name_th}", one.name_en) for one in districts)
        return (Option("", "ทั้งจังหวัด", "The whole province"), *named)
    if not has_framework(province.code):
        return ()
    edition = current_framework(province.code)
    if ask is Ask.FISCAL_YEAR:
        return tuple(Option(str(year), f"พ.ศ. {year}", f"B.E. {year}") for year in edition.years)
    if ask is Ask.GOAL:
        goals = goals_of(edition.pk)
        return tuple(Option(g.slug, f"{g.code} {g.short_th}", f"{g.code} {g.short_en}") for g in goals)
    return ()

"""A published framework with the plans that it cites, and the period before in figures."""

from collections import defaultdict
from typing import Any

from django.db.models import F, QuerySet

from prasan.analytics.queries import with_stage
from prasan.common.errors import NotFound
from prasan.common.text import matching_key
from prasan.framework.models import Edition, Element
from prasan.framework.models import GoalRule as GoalRuleRow
from prasan.framework.models import GoalTarget as GoalTargetRow
from prasan.framework.queries import current_framework
from prasan.framework.rules import ElementDraft, GoalTarget, Kind, Level, Measure, Stage, has_reached
from prasan.organisations.models import Province
from prasan.organisations.queries import organisations_valid_in
from prasan.plans.models import YearAmount
from prasan.plans.rules.rows import ProjectKind
from prasan.reports.documents.headings import named_group
from prasan.reports.facts import Asked
from prasan.reports.facts.frameworks import Cited, FrameworkFacts, Past, PastStrategy
from prasan.reports.queries.issuers import pao_name


def facts_of_framework(province: Province, asked: Asked) -> FrameworkFacts:
    """The current framework, or the edition that was asked for. Raises `NotFound`."""
    edition = _edition(province, asked.item) if asked.item else current_framework(province.code)
    if not edition.first_year or not edition.last_year:
        raise NotFound("framework_without_years", "กรอบนี้ไม่มีช่วงปี จึงพิมพ์เป็นเล่มไม่ได้", "This framework has no years.")
    editions = list(Edition.objects.published().filter(province_code=province.code).exclude(level=Level.FRAMEWORK))
    elements, goals = _elements([edition, *editions]), Element.objects.filter(edition=edition, kind=Kind.GOAL)
    targets = GoalTargetRow.objects.filter(goal__in=goals).order_by(
        "goal__position", F("fiscal_year").asc(nulls_first=True)
    )
    surveyed = GoalRuleRow.objects.filter(goal__in=goals, measure=Measure.SURVEY_SHARE).values_list(
        "goal__code", flat=True
    )
    cited = tuple(Cited(Level(one.level), one.title_th, one.first_year, one.last_year) for one in editions)
    past, synthetic = _past(province, cited, elements)
    return FrameworkFacts(
        code=edition.code,
        title=edition.title_th.split(" (พ.ศ.")[0],
        province_name=province.name_th,
        pao_name=pao_name(province),
        first_year=edition.first_year,
        last_year=edition.last_year,
        announced_on=edition.announced_on,
        organisations=len(organisations_valid_in(province.code, edition.first_year)),
        cited=cited,
        elements=elements,
        targets=tuple(
            GoalTarget(code, year, float(share))
            for code, year, share in targets.values_list("goal__code", "fiscal_year", "share")
        ),
        surveyed=tuple(surveyed),
        past=past,
        synthetic=synthetic,
    )


def _edition(province: Province, code: str) -> Edition:
    found = Edition.objects.published().of_level(Level.FRAMEWORK).filter(province_code=province.code, code=code).first()
    if found is None:
        raise NotFound(
            "no_such_edition",
            f"ไม่มีกรอบการพัฒนารหัส {code[:80]} ที่ประกาศแล้วในจังหวัดนี้",
            f"This province has no published framework {code[:80]}.",
        )
    return found


def _elements(editions: list[Edition]) -> tuple[ElementDraft, ...]:
    rows = Element.objects.filter(edition__in=editions).order_by("edition_id", "position")
    return tuple(
        ElementDraft(Level(level), Kind(kind), code, title, parent or "")
        for level, kind, code, title, parent in rows.values_list(
            "edition__level", "kind", "code", "title_th", "parent__code"
        )
    )


def _past(province: Province, cited: tuple[Cited, ...], elements: tuple[ElementDraft, ...]) -> tuple[Past | None, bool]:
    """The period before, from announced plans of its years; None where no such plan is here. And: is any made up?"""
    before = next((one for one in cited if one.level is Level.PREVIOUS_FRAMEWORK), None)
    if before is None or not before.first_year or not before.last_year:
        return None, False
    amounts = YearAmount.objects.filter(
        version__is_published=True,
        amount_baht__gt=0,
        fiscal_year__range=(before.first_year, before.last_year),
        version__project__plan__organisation__province=province,
    ).exclude(version__kind=ProjectKind.EQUIPMENT)
    wanted = (
        "version__project_id",
        "version__project__plan__organisation__code",
        "version__group",
        "amount_baht",
        "reached",
        "version__project__plan__is_synthetic",
    )
    staged: QuerySet[Any] = with_stage(amounts)
    rows = list(staged.values_list(*wanted))
    if not rows:
        return None, False
    strategies = [one for one in elements if one.level is Level.PREVIOUS_FRAMEWORK and one.kind is Kind.STRATEGY]
    codes = {matching_key(one.title): one.code for one in strategies}
    sums: defaultdict[str, _Sums] = defaultdict(_Sums)
    for project, organisation, group, baht, reached, _ in rows:
        code = codes.get(matching_key(named_group(group)[1]), "")
        for sum_ in (sums[code], sums[_WHOLE]):
            sum_.add(project, organisation, baht, reached)
    whole = sums.pop(_WHOLE)
    titles = {one.code: one.title for one in strategies}
    ordered = sorted(sums, key=lambda code: (not code, len(code), code))
    listed = tuple(PastStrategy(code, titles.get(code, ""), *sums[code].figures()) for code in ordered)
    return Past(*whole.figures(), listed), any(row[-1] for row in rows)


_WHOLE = "*"


class _Sums:
    """Organisations, projects and money as they are met; a project counts once, however many years it has."""

    def __init__(self) -> None:
        self.organisations: set[str] = set()
        self.projects: set[int] = set()
        self.begun: set[int] = set()
        self.completed: set[int] = set()
        self.baht = 0

    def add(self, project: int, organisation: str, baht: int, reached: str) -> None:
        self.organisations.add(organisation)
        self.projects.add(project)
        self.baht += baht
        if has_reached(Stage(reached), Stage.CONTRACTED):
            self.begun.add(project)
        if reached == Stage.COMPLETED:
            self.completed.add(project)

    def figures(self) -> tuple[int, int, int, int, int]:
        """Organisations, projects, baht, begun, completed."""
        return len(self.organisations), len(self.projects), self.baht, len(self.begun), len(self.completed)

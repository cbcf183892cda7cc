"""Reads of editions: frozen rows for pages and for counting."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from prasan.common.errors import NotFound
from prasan.framework.models import Coverage, Edition, EditionQuerySet, Element, GoalRule, GoalTarget
from prasan.framework.rules import Kind, Level, LinkStatus, Measure, Stage


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what counting and charts need. `target_share`: fiscal year → per cent; `guidelines`: confirmed codes."""

    element_id: int
    code: str
    title_th: str
    title_en: str
    short_th: str
    short_en: str
    issue_code: str
    issue_title_th: str
    issue_title_en: str
    guidelines: tuple[str, ...]
    stage: Stage
    measure: Measure
    target_share: Mapping[int, Fraction]

    @property
    def slug(self) -> str:
        """The code as an address: 4/2 → 4-2."""
        return self.code.replace("/", "-")


def has_framework(province_code: str) -> bool:
    """Whether the province has a published framework."""
    return _frameworks(province_code).exists()


def current_framework(province_code: str) -> Edition:
    """The newest published framework of a province. Raises `NotFound` where there is none."""
    found = _frameworks(province_code).order_by("-first_year").first()
    if found is None:
        raise NotFound("no_framework", "ยังไม่มีกรอบการพัฒนาของจังหวัดนี้ในระบบ", "This province has no framework here yet.")
    return found


def _frameworks(province_code: str) -> EditionQuerySet:
    return Edition.objects.published().of_level(Level.FRAMEWORK).filter(province_code=province_code)


def goals_of(edition_id: int) -> tuple[GoalRow, ...]:
    """The goals of an edition in its order, with confirmed coverage, yearly targets and the rule, in four queries."""
    goals = Element.objects.filter(edition_id=edition_id, kind=Kind.GOAL).select_related("parent")
    covered: defaultdict[int, list[str]] = defaultdict(list)
    confirmed = Coverage.objects.filter(goal__edition_id=edition_id, status=LinkStatus.CONFIRMED)
    for goal_id, code in confirmed.order_by("guideline__position").values_list("goal_id", "guideline__code"):
        covered[goal_id].append(code)
    targets: defaultdict[int, dict[int, Fraction]] = defaultdict(dict)
    for target in GoalTarget.objects.filter(goal__edition_id=edition_id, fiscal_year__isnull=False):
        targets[target.goal_id][target.fiscal_year or 0] = Fraction(target.share)
    rules = {rule.goal_id: rule for rule in GoalRule.objects.filter(goal__edition_id=edition_id)}
    return tuple(_goal_row(goal, covered[goal.pk], targets[goal.pk], rules.get(goal.pk)) for goal in goals)


def _goal_row(goal: Element, covered: list[str], targets: dict[int, Fraction], rule: GoalRule | None) -> GoalRow:
    issue = goal.parent
    return GoalRow(
        element_id=goal.pk,
        code=goal.code,
        title_th=goal.title_th,
        title_en=goal.title_en,
        short_th=goal.short_th or goal.title_th,
        short_en=goal.short_en or goal.title_en,
        issue_code=issue.code if issue else "",
        issue_title_th=issue.title_th if issue else "",
        issue_title_en=issue.title_en if issue else "",
        guidelines=tuple(covered),
        stage=Stage(rule.stage) if rule else Stage.CONTRACTED,
        measure=Measure(rule.measure) if rule else Measure.ORGANISATIONS_WITH_PROJECT,
        target_share=targets,
    )

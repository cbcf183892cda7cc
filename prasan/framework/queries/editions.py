"""Reads of editions: frozen rows for pages and for counting."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Q

from prasan.common.errors import NotFound
from prasan.common.text import one_line
from prasan.framework.models import (
    Alignment,
    Coverage,
    Edition,
    EditionFinding,
    EditionQuerySet,
    Element,
    GoalRule,
    GoalTarget,
)
from prasan.framework.rules import Kind, Level, LinkStatus, Measure, Stage


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what counting and charts need. `target_share`: year → per cent; `guidelines`: confirmed codes."""

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
    found = framework_in_force(province_code)
    if found is None:
        raise NotFound("no_framework", "ยังไม่มีกรอบการพัฒนาของจังหวัดนี้ในระบบ", "This province has no framework here yet.")
    return found


def framework_in_force(province_code: str) -> Edition | None:
    """The same, None where there is none."""
    return _frameworks(province_code).order_by("-first_year").first()


def previous_framework(province_code: str) -> Edition | None:
    """The strategies of the period before, None where the province keeps none."""
    return Edition.objects.filter(level=Level.PREVIOUS_FRAMEWORK, province_code=province_code).first()


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


def goals_by_guideline(edition_id: int) -> dict[str, tuple[str, ...]]:
    """Guideline → the goals that are confirmed to cover it, in the edition's order, in one query."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    confirmed = Coverage.objects.filter(goal__edition_id=edition_id, status=LinkStatus.CONFIRMED)
    for code, goal in confirmed.order_by("goal__position").values_list("guideline__code", "goal__code"):
        found[code] += (goal,)
    return dict(found)


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


@dataclass(frozen=True, slots=True)
class Node:
    """An element in its tree, with everything below it in the order of the document."""

    element_id: int
    kind: Kind
    code: str
    title_th: str
    title_en: str
    short_th: str
    short_en: str
    printed: str
    line: int | None
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element with the edition that names it, as search results and links show it."""

    element_id: int
    kind: Kind
    code: str
    title_th: str
    title_en: str
    edition_id: int
    edition_title_th: str
    edition_title_en: str
    level: Level
    short_th: str = ""
    short_en: str = ""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A coverage or an alignment seen from one end: the element at the other end, its state, who decided and why."""

    link_id: int
    other: ElementRow
    status: LinkStatus
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class ElementPage:
    """One element's place in the document: its parents from the top, what is under it, its links and findings."""

    element: ElementRow
    printed: str
    line: int | None
    source: str
    parents: tuple[ElementRow, ...]
    children: tuple[ElementRow, ...]
    covers: tuple[LinkRow, ...]
    covered_by: tuple[LinkRow, ...]
    aligned: tuple[LinkRow, ...]
    findings: tuple[EditionFinding, ...]


def tree(edition_id: int) -> tuple[Node, ...]:
    """The elements of an edition as a tree, in one query."""
    under: defaultdict[int | None, list[Element]] = defaultdict(list)
    for element in Element.objects.filter(edition_id=edition_id):
        under[element.parent_id].append(element)

    def nodes(parent_id: int | None) -> tuple[Node, ...]:
        return tuple(
            Node(
                element_id=one.pk,
                kind=Kind(one.kind),
                code=one.code,
                title_th=one.title_th,
                title_en=one.title_en,
                short_th=one.short_th,
                short_en=one.short_en,
                printed=one.printed,
                line=one.line,
                children=nodes(one.pk),
            )
            for one in under[parent_id]
        )

    return nodes(None)


def search(text: str, province_code: str, limit: int = 100) -> tuple[ElementRow, ...]:
    """Elements of a province's published editions whose title or code has the text, the framework's first."""
    words = one_line(text)
    if not words:
        return ()
    wanted = Q(title_th__icontains=words) | Q(title_en__icontains=words) | Q(printed__icontains=words) | Q(code=words)
    editions = Edition.objects.published().filter(province_code=province_code)
    found = Element.objects.filter(wanted, edition__in=editions).select_related("edition")
    order = {level.value: place for place, level in enumerate(Level)}
    nearest = sorted(found, key=lambda one: (order[one.edition.level], one.position))
    return tuple(element_row(one) for one in nearest[:limit])


def element_page(element_id: int) -> ElementPage:
    """The facts of one element's page. Raises `NotFound`."""
    element = Element.objects.select_related("edition", "parent__parent__parent").filter(pk=element_id).first()
    if element is None:
        raise NotFound(
            "no_element", "ไม่พบองค์ประกอบนี้ในฉบับใด ตรวจที่อยู่ของหน้า", "There is no such element; check the address."
        )
    parents: list[ElementRow] = []
    above = element.parent
    while above is not None:
        above.edition = element.edition
        parents.insert(0, element_row(above))
        above = above.parent
    children = Element.objects.filter(parent=element).select_related("edition")
    covers = Coverage.objects.filter(goal=element).select_related("guideline__edition")
    covered_by = Coverage.objects.filter(guideline=element).select_related("goal__edition")
    # An organisation's own issues are its own until they are announced, and then stand on its own page.
    links = Alignment.objects.filter(Q(from_element=element) | Q(to_element=element)).exclude(
        from_element__edition__level=Level.OWN
    )
    # In the order in which they were proposed: plan by plan, as the data file groups them.
    links = links.select_related("from_element__edition", "to_element__edition").order_by("pk")
    return ElementPage(
        element=element_row(element),
        printed=element.printed,
        line=element.line,
        source=element.edition.source,
        parents=tuple(parents),
        children=tuple(element_row(child) for child in children),
        covers=tuple(_link(one, one.guideline) for one in covers),
        covered_by=tuple(_link(one, one.goal) for one in covered_by),
        aligned=tuple(
            _link(one, one.to_element if one.from_element_id == element.pk else one.from_element) for one in links
        ),
        findings=tuple(element.edition.findings.filter(kind=element.kind, element=element.code)),
    )


def element_rows(edition_id: int) -> tuple[ElementRow, ...]:
    """Every element of an edition in its order, in one query."""
    return tuple(element_row(one) for one in Element.objects.filter(edition=edition_id).select_related("edition"))


def findings_of(edition_id: int) -> tuple[EditionFinding, ...]:
    """Everything that was found doubtful in an edition and what was ruled on it, by line."""
    return tuple(EditionFinding.objects.filter(edition_id=edition_id))


def editions_of(province_code: str) -> tuple[Edition, ...]:
    """The published editions of a province, from the framework outwards to the highest plan."""
    order = {level.value: place for place, level in enumerate(Level)}
    found = Edition.objects.published().filter(province_code=province_code)
    return tuple(sorted(found, key=lambda edition: (order[edition.level], -(edition.first_year or 0))))


def element_row(element: Element) -> ElementRow:
    """An element with the edition that names it, which the caller has loaded."""
    edition = element.edition
    return ElementRow(
        element_id=element.pk,
        kind=Kind(element.kind),
        code=element.code,
        title_th=element.title_th,
        title_en=element.title_en,
        edition_id=edition.pk,
        edition_title_th=edition.title_th,
        edition_title_en=edition.title_en,
        level=Level(edition.level),
        short_th=element.short_th or element.title_th,
        short_en=element.short_en or element.title_en,
    )


def _link(link: Coverage | Alignment, other: Element) -> LinkRow:
    return LinkRow(link.pk, element_row(other), LinkStatus(link.status), link.reason, link.by)

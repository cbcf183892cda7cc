"""A whole framework document: what it holds, read from its lines, and what is doubtful in it.

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from prasan.common.errors import FileRefused
from prasan.common.findings import Severity
from prasan.common.text import matching_key
from prasan.framework.loading import doubts
from prasan.framework.loading.covers import propose_covers
from prasan.framework.loading.doubts import doubt
from prasan.framework.loading.facts import EditionFacts, PlanPeriod, edition_facts, periods_of
from prasan.framework.loading.goals import GoalsFound, read_goals
from prasan.framework.loading.headings import SectionKind
from prasan.framework.loading.higher_plans import higher_elements
from prasan.framework.loading.issues import IssuesFound, Restatement, framework_elements
from prasan.framework.loading.lines import Line, Prepared, prepare
from prasan.framework.loading.sections import Section, front_and_body, lines_of, sections_of
from prasan.framework.loading.situation import situation_elements
from prasan.framework.loading.wordings import worded_differently
from prasan.framework.rules import (
    CoverDraft,
    ElementDraft,
    GoalRule,
    GoalTarget,
    Kind,
    Level,
    Measure,
    RuledFinding,
)


@dataclass(frozen=True, slots=True)
class FrameworkDocument:
    """The answer of `prasan read-framework` before it is printed. Years are B.E. and may be unknown (None)."""

    province: str
    title: str
    first_year: int | None
    last_year: int | None
    announced_on: date | None
    elements: tuple[ElementDraft, ...]
    targets: tuple[GoalTarget, ...]
    rules: tuple[GoalRule, ...]
    covers: tuple[CoverDraft, ...]
    periods: tuple[PlanPeriod, ...]
    findings: tuple[RuledFinding, ...]

    @property
    def code(self) -> str:
        """`framework-2571-2575`; a data file may give the edition a code of its own."""
        return f"framework-{self.first_year}-{self.last_year}" if self.first_year else "framework"

    def of(self, level: Level, kind: Kind | None = None) -> tuple[ElementDraft, ...]:
        """The elements of one level, of one kind where one is given."""
        return tuple(e for e in self.elements if e.level is level and (kind is None or e.kind is kind))


def read_text(lines: Sequence[str], begins: Sequence[bool] | None = None) -> FrameworkDocument:
    """The lines of a published framework (cells of a table parted by tabs) → elements, targets, covers and findings.

    `begins[i]` tells whether line i opens a paragraph, where the file knows it. Refuses a text that is no framework.
    """
    prepared = prepare(lines, begins)
    front, body = front_and_body(prepared.lines)
    sections = sections_of(body)
    facts = edition_facts(front, body)
    issues = framework_elements(sections)
    own = [element for element in issues.elements if element.kind is Kind.ISSUE]
    years = range(facts.first_year, facts.last_year + 1) if facts.first_year and facts.last_year else ()
    goals = _respaced(read_goals(lines_of(sections, SectionKind.GOALS), own, years), issues)
    if not own and not goals.goals:
        raise FileRefused(
            "not_a_framework",
            "ไฟล์นี้ไม่ใช่เอกสารประเด็นการพัฒนาท้องถิ่นระดับจังหวัด เพราะไม่พบหัวข้อ “ประเด็นการพัฒนาท้องถิ่นที่ …” "
            "และตารางจุดมุ่งหมาย ให้เลือกไฟล์เอกสารที่ อบจ. ประกาศ",
            "This is not a provincial framework: it has no development issues and no table of goals.",
        )
    elements = _in_order([*situation_elements(sections), *higher_elements(sections), *issues.elements, *goals.goals])
    guidelines = [element for element in issues.elements if element.kind is Kind.GUIDELINE]
    return FrameworkDocument(
        province=facts.province,
        title=facts.title,
        first_year=facts.first_year,
        last_year=facts.last_year,
        announced_on=facts.announced_on,
        elements=elements,
        targets=goals.targets,
        rules=_rules(goals, issues),
        covers=propose_covers(goals.goals, guidelines),
        periods=periods_of(sections),
        findings=_findings(prepared, facts, sections, issues, goals, elements),
    )


def _respaced(goals: GoalsFound, issues: IssuesFound) -> GoalsFound:
    """Goals with the spaces of their expectation, where the words are the same: narrow cells break words anywhere."""
    twins = {expected.code: expected.title for expected in issues.expectations}
    return replace(
        goals, goals=tuple(replace(goal, title=_twin(goal.title, twins.get(goal.code))) for goal in goals.goals)
    )


def _twin(title: str, twin: str | None) -> str:
    same = twin and matching_key(twin) == matching_key(title) and twin.count(" ") < title.count(" ")
    return twin if twin and same else title


def _in_order(elements: Sequence[ElementDraft]) -> tuple[ElementDraft, ...]:
    """By level as the circular lists them, by kind, then as the document goes; a code that comes twice gets a mark."""
    levels, kinds = list(Level), list(Kind)
    ordered = sorted(elements, key=lambda e: (levels.index(e.level), kinds.index(e.kind)))
    seen: dict[tuple[Level, Kind, str], int] = {}
    unique = []
    for element in ordered:
        key = (element.level, element.kind, element.code)
        seen[key] = seen.get(key, 0) + 1
        unique.append(replace(element, code=f"{element.code}-{seen[key]}") if seen[key] > 1 else element)
    return tuple(unique)


def _rules(goals: GoalsFound, issues: IssuesFound) -> tuple[GoalRule, ...]:
    """Every goal is counted by projects, except the outcomes, which only a survey can tell."""
    return tuple(
        GoalRule(
            goal.code, Measure.SURVEY_SHARE if doubts.is_outcome(goal, issues.expectations) else GoalRule("").measure
        )
        for goal in goals.goals
    )


def _findings(
    prepared: Prepared,
    facts: EditionFacts,
    sections: Sequence[Section],
    issues: IssuesFound,
    goals: GoalsFound,
    elements: Sequence[ElementDraft],
) -> tuple[RuledFinding, ...]:
    body = [line for section in sections for line in (section.heading, *section.lines)]
    periods = periods_of(sections)
    restated = [
        *issues.restated,
        *(Restatement(Kind.ISSUE, code, title, line, "ตารางจุดมุ่งหมาย") for code, title, line in goals.issue_titles),
    ]
    found = [
        *doubts.years_outside_period(facts, body, periods, goals),
        *worded_differently(issues.elements, restated, goals.goals, issues.expectations),
        *doubts.numbering(elements),
        *doubts.plan_ends(facts, periods),
        *doubts.targets_never_change(goals),
        *doubts.goals_are_outcomes(goals, issues.expectations),
        *doubts.targets_differ(goals, issues.expectations),
        *doubts.fewer_parts(elements),
        *doubts.organisations_stated(body),
        *doubts.print_faults(elements, prepared.glued),
        *_missing(facts, elements, goals, prepared.lines),
    ]
    return tuple(sorted(found, key=lambda one: (one.line, one.finding.code)))


_EXPECTED: tuple[tuple[Level, Kind, str], ...] = (
    (Level.FRAMEWORK, Kind.VISION, "วิสัยทัศน์ของกรอบ"),
    (Level.FRAMEWORK, Kind.ISSUE, "ประเด็นการพัฒนาท้องถิ่น"),
    (Level.FRAMEWORK, Kind.GUIDELINE, "แนวทางการพัฒนา"),
    (Level.FRAMEWORK, Kind.GOAL, "ตารางจุดมุ่งหมาย"),
    (Level.FRAMEWORK, Kind.POSITION, "จุดยืนการพัฒนา"),
    (Level.PAO_POLICY, Kind.POLICY_AREA, "นโยบายของนายก อบจ."),
    (Level.NATIONAL_STRATEGY, Kind.STRATEGY, "ยุทธศาสตร์ชาติ"),
    (Level.NATIONAL_PLAN, Kind.MILESTONE, "หมุดหมายของแผนพัฒนาฯ แห่งชาติ"),
    (Level.SDG, Kind.SDG, "เป้าหมายการพัฒนาที่ยั่งยืน"),
    (Level.PROVINCE, Kind.ISSUE, "แผนพัฒนาจังหวัด"),
)


def _missing(
    facts: EditionFacts, elements: Sequence[ElementDraft], goals: GoalsFound, lines: Sequence[Line]
) -> list[RuledFinding]:
    """Parts that circular ว 2770 asks for and that were not found, and rows of goals that are not whole."""
    last = lines[-1].number if lines else 1
    held = {(element.level, element.kind) for element in elements}
    found = [
        doubt(
            "part_missing",
            Severity.WARNING,
            last,
            f"ไม่พบ{name}ในเอกสาร ตรวจว่าเอกสารมีหัวข้อนี้ และหัวข้อพิมพ์ตามแบบของหนังสือ ว 2770",
            f"The document has no {level} {kind}; check that the part is there "
            "and that its heading has the usual words.",
            level=level,
        )
        for level, kind, name in _EXPECTED
        if (level, kind) not in held
    ]
    if facts.first_year is None or facts.last_year is None:
        thai = "ไม่พบช่วงปีของเอกสาร (พ.ศ. … - …) ที่หน้าปกหรือประกาศ จึงกำหนดเป้าหมายรายปีไม่ได้"
        found.append(
            doubt(
                "period_missing", Severity.ERROR, 1, thai, "The period of the edition was not found; no yearly targets."
            )
        )
        return found
    years = facts.last_year - facts.first_year + 1
    for goal in goals.goals:
        yearly = sum(1 for target in goals.targets if target.goal == goal.code and target.fiscal_year is not None)
        if yearly != years:
            thai = f"จุดมุ่งหมาย {goal.code} มีเป้าหมายรายปี {yearly} ปี จากทั้งหมด {years} ปี ตรวจแถวนี้ในตาราง"
            english = f"Goal {goal.code} has {yearly} yearly targets of {years}; check its row."
            found.append(doubt("target_missing", Severity.WARNING, goal.line, thai, english, goal))
    return found

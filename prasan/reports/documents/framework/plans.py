"""Part 2 of the framework document: higher plans, the vision, the issues with guidelines and approaches, change. Pure."""

from collections.abc import Callable

from prasan.framework.rules import Kind, Level
from prasan.reports.content import Align, Block, Heading, paragraph, prose
from prasan.reports.documents.framework.front import period
from prasan.reports.documents.framework.past import number_of, numbered
from prasan.reports.documents.framework.wording import Words
from prasan.reports.facts.frameworks import FrameworkFacts

_Made = tuple[Block, ...]


def part(facts: FrameworkFacts, words: Words) -> _Made:
    """The whole of part 2."""
    return (
        Heading(f"ส่วนที่ 2 {facts.title} {period(facts)}", 1, Align.CENTRE),
        *prose(words.of("framework.direction")),
        Heading(f"1. วิสัยทัศน์ของ{facts.pao_name}", 2),
        *_pao(facts),
        Heading(f"2. นโยบายนายก{facts.pao_name}", 2),
        *_policies(facts),
        Heading(f"3. ยุทธศาสตร์ชาติ 20 ปี{_years(facts, Level.NATIONAL_STRATEGY)}", 2),
        *_national_strategy(facts),
        Heading(_of_level(facts, "4. แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ", Level.NATIONAL_PLAN, "ฉบับที่ 13"), 2),
        *_national_plan(facts),
        Heading(f"5. เป้าหมายการพัฒนาที่ยั่งยืน (SDGs){_years(facts, Level.SDG)}", 2),
        *_sdgs(facts),
        Heading("6. แผนพัฒนาจังหวัด แผนพัฒนากลุ่มจังหวัด และแนวทางการพัฒนาภาค", 2),
        Heading(f"6.1 แผนพัฒนาจังหวัด{facts.province_name}{_years(facts, Level.PROVINCE)}", 3),
        *_area(facts, Level.PROVINCE),
        Heading(f"6.2 แผนพัฒนากลุ่มจังหวัด{_years(facts, Level.CLUSTER)}", 3),
        *_area(facts, Level.CLUSTER),
        Heading("6.3 เป้าหมายและแนวทางการพัฒนาภาค", 3),
        *numbered(facts.of(Level.REGION, Kind.DIRECTION), "({}) {}"),
        Heading(f"7. {_own_title(facts)}", 2),
        *_vision(facts, Level.FRAMEWORK, "วิสัยทัศน์"),
        *_issues(facts),
        Heading("8. การวิเคราะห์ปัจจัยและสถานการณ์การเปลี่ยนแปลงที่มีผลต่อการพัฒนาท้องถิ่น", 2),
        *numbered(facts.of(Level.FRAMEWORK, Kind.CHANGE_FACTOR)),
    )


def _own_title(facts: FrameworkFacts) -> str:
    own = "ประเด็นการพัฒนาท้องถิ่นขององค์กรปกครองส่วนท้องถิ่น"
    return facts.title if facts.title.startswith(own) else f"{own}ในระดับจังหวัด{facts.province_name}"


def _years(facts: FrameworkFacts, level: Level) -> str:
    cited = facts.plan(level)
    return f" (พ.ศ. {cited.first_year} - {cited.last_year})" if cited and cited.first_year else ""


def _of_level(facts: FrameworkFacts, name: str, level: Level, edition: str) -> str:
    cited = facts.plan(level)
    known = f" {edition}" if cited and edition in cited.title else ""
    return f"{name}{known}{_years(facts, level) or ' (ไม่ระบุปี)'}"


def _label(text: str) -> Block:
    return paragraph(text, bold=True, keep=True, space_after=1)


def _vision(facts: FrameworkFacts, level: Level, label: str, kind: Kind = Kind.VISION) -> _Made:
    words = facts.of(level, kind)
    if not words:
        return ()
    return (_label(label), *(paragraph(f"“{one.title}”", align=Align.CENTRE) for one in words))


def _list(facts: FrameworkFacts, level: Level, kind: Kind, label: str, parent: str | None = None) -> _Made:
    ones = facts.of(level, kind, parent)
    return (_label(label), *numbered(ones)) if ones else ()


def _pao(facts: FrameworkFacts) -> _Made:
    own = "1.3 ประเด็นการพัฒนาท้องถิ่นและแนวทางการพัฒนาองค์การบริหารส่วนจังหวัด"
    return (
        *_vision(facts, Level.PAO, "1.1 วิสัยทัศน์ (Vision)"),
        *_list(facts, Level.PAO, Kind.MISSION, "1.2 พันธกิจ (Mission)"),
        *((_label(own),) if facts.of(Level.PAO, Kind.ISSUE) else ()),
        *_issues_of(facts, Level.PAO),
    )


def _issues_of(facts: FrameworkFacts, level: Level) -> _Made:
    """Issues with their guidelines, as the PAO, the province and the cluster print them."""
    blocks: list[Block] = []
    for issue in facts.of(level, Kind.ISSUE):
        blocks.append(_label(f"ประเด็นการพัฒนาที่ {number_of(issue.code)} {issue.title}"))
        blocks += _list(facts, level, Kind.GUIDELINE, "แนวทางการพัฒนา", issue.code)
    return tuple(blocks)


def _area(facts: FrameworkFacts, level: Level) -> _Made:
    return (
        *_vision(facts, level, "วิสัยทัศน์"),
        *_vision(facts, level, "เป้าหมายการพัฒนา", Kind.TARGET),
        *_list(facts, level, Kind.MISSION, "พันธกิจ"),
        *_issues_of(facts, level),
    )


def _policies(facts: FrameworkFacts) -> _Made:
    blocks: list[Block] = []
    for area in facts.of(Level.PAO_POLICY, Kind.POLICY_AREA):
        blocks.append(_label(f"นโยบายด้านที่ {number_of(area.code)} {area.title}"))
        blocks.extend(
            paragraph(f"- {one.code.split('-')[0]} {one.title}", indent_mm=8, space_after=1.5)
            for one in facts.of(Level.PAO_POLICY, Kind.POLICY, area.code)
        )
    return tuple(blocks)


def _national_strategy(facts: FrameworkFacts) -> _Made:
    level = Level.NATIONAL_STRATEGY
    blocks: list[Block] = list(_vision(facts, level, "วิสัยทัศน์ประเทศ"))
    for one in facts.of(level, Kind.STRATEGY):
        blocks.append(_label(f"{number_of(one.code)}. ยุทธศาสตร์ชาติ{one.title}"))
        blocks += _list(facts, level, Kind.TARGET, "เป้าหมาย", one.code)
        blocks += _list(facts, level, Kind.INDICATOR, "ตัวชี้วัด", one.code)
        blocks += _list(facts, level, Kind.STRATEGIC_ISSUE, f"ประเด็นยุทธศาสตร์ชาติ{one.title}", one.code)
    return tuple(blocks)


def _national_plan(facts: FrameworkFacts) -> _Made:
    level = Level.NATIONAL_PLAN
    blocks: list[Block] = []
    if targets := facts.of(level, Kind.TARGET):
        blocks += [*prose("แผนฉบับนี้มีเป้าหมายหลัก ประกอบด้วย"), *numbered(targets)]
    for dimension in facts.of(level, Kind.DIMENSION):
        blocks.append(_label(f"{number_of(dimension.code)}. มิติ{dimension.title}"))
        for one in facts.of(level, Kind.MILESTONE, dimension.code):
            blocks.append(paragraph(f"หมุดหมายที่ {number_of(one.code)} {one.title}", indent_mm=8, space_after=1.5))
    return tuple(blocks)


def _sdgs(facts: FrameworkFacts) -> _Made:
    goals = facts.of(Level.SDG, Kind.SDG)
    listed = (paragraph(f"- เป้าหมายที่ {number_of(one.code)} {one.title}", indent_mm=8, space_after=1.5) for one in goals)
    dimensions = []
    for one in facts.of(Level.SDG, Kind.DIMENSION):
        under = _runs([int(number_of(goal.code)) for goal in goals if goal.parent == one.code])
        dimensions.append(paragraph(f"มิติ{one.title} ครอบคลุมเป้าหมาย{under}", indent_mm=8, space_after=1.5))
    return (*listed, *dimensions)


def _runs(numbers: list[int]) -> str:
    """6, 12, 13, 14, 15 → ที่ 6 ที่ 12 ถึง 15."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(f"ที่ {run[0]} ถึง {run[-1]}" if len(run) > 1 else f"ที่ {run[0]}" for run in runs)


def _issues(facts: FrameworkFacts) -> _Made:
    blocks: list[Block] = []
    for issue in facts.of(Level.FRAMEWORK, Kind.ISSUE):
        blocks.append(_label(f"ประเด็นการพัฒนาท้องถิ่นที่ {number_of(issue.code)} {issue.title}"))
        blocks += guidelines(facts, issue.code, lambda code, title: f"กลยุทธ์/แนวทางที่ {code} {title}", approaches=True)
    return tuple(blocks)


def guidelines(facts: FrameworkFacts, issue: str, said: Callable[[str, str], str], *, approaches: bool) -> list[Block]:
    """The guidelines of an issue, with their approaches where they are wanted."""
    blocks: list[Block] = []
    for one in facts.of(Level.FRAMEWORK, Kind.GUIDELINE, issue):
        blocks.append(paragraph(said(one.code, one.title), keep=approaches, indent_mm=6, space_after=1))
        under = facts.of(Level.FRAMEWORK, Kind.APPROACH, one.code) if approaches else ()
        blocks.extend(paragraph(f"- {each.title}", indent_mm=14, space_after=1) for each in under)
    return blocks

"""The plans above the framework: PAO, its head's policy, national strategy and plan, SDGs, province, cluster, region.

Pure. Each plan has its own few words (a label line opens each list); the lists are read alike.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from prasan.framework.loading.headings import SectionKind
from prasan.framework.loading.items import Item, clean_title, codes_of, leading_clause, list_items, ordinal, quoted
from prasan.framework.loading.lines import Line
from prasan.framework.loading.sections import Section, lines_of
from prasan.framework.rules import ElementDraft, Kind, Level

_ISSUE = re.compile(r"^(?:[-–•]\s*)?ประเด็น(?:ยุทธศาสตร์)?(?:การพัฒนา)?(?:ท้องถิ่น)?(?:จังหวัด)?\s*ที่\s*(\d+)\s*[:.]?\s*(.+)$")
_VISION = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s*)?วิสัยทัศน์")
_MISSION = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s*)?พันธกิจ")
_TARGET = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?\s*)?เป้าหมาย(?:การพัฒนา)?(?:จังหวัด\S*|ประเทศ)?\s*:?$")
_GUIDELINES = re.compile(r"^(?:แนวทางการพัฒนา|แนวทาง|กลยุทธ์)\s*:?$")
_HEADING = re.compile(
    r"^(?:ประเด็นการพัฒนา(?:ท้องถิ่น)?และแนวทาง"
    r"|\d+(?:\.\d+)+[.)]?\s*(?:ประเด็น|วิสัยทัศน์|พันธกิจ|แนวทาง|เป้าหมาย|บทบาท|แผน))"
)
_POLICY_AREA = re.compile(r"^(?:[-–•]\s*)?นโยบาย\s*ด้านที่\s*([ก-ํ]+|\d+)\s*[:.]?\s*(.+)$")
_NATIONAL = re.compile(r"^(?:(\d+)[.)]\s*)?ยุทธศาสตร์ชาติ(?:ที่\s*\d+\s*)?ด้าน(.+)$")
_STRATEGIC_ISSUES = re.compile(r"^(?:\d+[.)]\s*)?ประเด็นยุทธศาสตร์(?:ชาติ)?(?:ด้าน.*)?$")
_MAIN_TARGETS = re.compile(r"เป้าหมายหลัก.*ประกอบด้วย\s*:?$")
_MILESTONE = re.compile(r"^(?:[-–•]\s*)?หมุดหมาย(?:การพัฒนา)?\s*ที่\s*(\d+)\s*[:.]?\s*(.+)$")
_DIMENSION = re.compile(r"^(?:(\d+)[.)]\s*)?มิติ(.+)$")
_SDG = re.compile(r"^(?:[-–•]\s*)?เป้าหมายที่\s*(\d+)\s*[:.]?\s*(.+)$")
_SDG_DIMENSION = re.compile(r"^(?:[-–•]\s*|\d+[.)]\s*)?(มิติ.+?)\s*ครอบคลุม\s*(เป้าหมายที่.+)$")
_RANGE = re.compile(r"ที่\s*(\d+)(?:\s*(?:ถึง|[-–])\s*(?:เป้าหมาย)?(?:ที่)?\s*(\d+))?")
_DIRECTION_END = re.compile(r"^(.*?\([A-Za-z ]+\))|^(.*?)\s+(?:เน้น|ใช้)")


def higher_elements(sections: Sequence[Section]) -> list[ElementDraft]:
    """The elements of every level above the framework that the document cites."""
    readers: tuple[tuple[SectionKind, Callable[[Sequence[Line]], list[ElementDraft]]], ...] = (
        (SectionKind.PAO, lambda lines: _area_plan(Level.PAO, lines)),
        (SectionKind.PAO_POLICY, _policies),
        (SectionKind.NATIONAL_STRATEGY, _national_strategy),
        (SectionKind.NATIONAL_PLAN, _national_plan),
        (SectionKind.SDG, _sdgs),
        (SectionKind.PROVINCE, lambda lines: _area_plan(Level.PROVINCE, lines)),
        (SectionKind.CLUSTER, lambda lines: _area_plan(Level.CLUSTER, lines)),
        (SectionKind.REGION, _directions),
    )
    return [element for kind, read in readers for element in read(lines_of(sections, kind))]


def _elements(level: Level, kind: Kind, items: Sequence[Item], parent: str = "") -> list[ElementDraft]:
    codes = codes_of(items, parent, keep_dotted=bool(parent) and _all_under(items, parent))
    return [
        ElementDraft(level, kind, code, item.text, parent, item.line) for code, item in zip(codes, items, strict=True)
    ]


def _all_under(items: Sequence[Item], parent: str) -> bool:
    return all(item.number.startswith(f"{parent}.") for item in items if "." in item.number)


class _Blocks:
    """Lines gathered under the label that opened them, in order: (label, heading item, lines)."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, Item, list[Line]]] = []

    def open(self, label: str, item: Item) -> None:
        self.blocks.append((label, item, []))

    def add(self, line: Line) -> None:
        if self.blocks:
            self.blocks[-1][2].append(line)


def _area_plan(level: Level, lines: Sequence[Line]) -> list[ElementDraft]:
    """A plan of vision, mission, target, issues and guidelines (PAO, province and cluster share this form)."""
    blocks = _Blocks()
    for line in lines:
        text = line.digits
        short = len(text) <= 200
        if short and (found := _ISSUE.match(text)):
            blocks.open("issue", Item(found[1], line.text[found.start(2) :], line.number))
        elif short and (label := _area_label(text)):
            blocks.open(label, Item("", line.body, line.number))
        elif short and _HEADING.match(text):
            blocks.open("other", Item("", line.body, line.number))
        else:
            blocks.add(line)
    return _area_elements(level, blocks)


def _area_label(text: str) -> str:
    labels: Mapping[str, re.Pattern[str]] = {
        "vision": _VISION,
        "mission": _MISSION,
        "target": _TARGET,
        "guidelines": _GUIDELINES,
    }
    return next((label for label, words in labels.items() if words.match(text)), "")


def _area_elements(level: Level, blocks: _Blocks) -> list[ElementDraft]:
    elements: list[ElementDraft] = []
    issue = ""
    for label, item, lines in blocks.blocks:
        if label in ("vision", "target") and (words := quoted(lines)):
            kind = Kind.VISION if label == "vision" else Kind.TARGET
            elements.append(ElementDraft(level, kind, "1", words.text, line=words.line))
        elif label == "mission":
            elements += _elements(level, Kind.MISSION, list_items(lines))
        elif label == "issue":
            title = clean_title(" ".join([item.text, *_title_tail(lines)]))
            elements.append(ElementDraft(level, Kind.ISSUE, item.number, title, line=item.line))
            issue = item.number
        elif label == "guidelines" and issue:
            elements += _elements(level, Kind.GUIDELINE, list_items(lines), issue)
    return elements


def _title_tail(lines: Iterable[Line]) -> list[str]:
    """The wrapped end of a title: unmarked lines right under it."""
    tail = []
    for line in lines:
        if line.marker or line.after_blank:
            break
        tail.append(line.text)
    return tail


def _policies(lines: Sequence[Line]) -> list[ElementDraft]:
    blocks = _Blocks()
    for line in lines:
        found = _POLICY_AREA.match(line.digits)
        number = ordinal(found[1]) if found else None
        if found and number:
            blocks.open("area", Item(str(number), clean_title(line.text[found.start(2) :]), line.number))
        else:
            blocks.add(line)
    elements: list[ElementDraft] = []
    for _, area, under in blocks.blocks:
        elements.append(ElementDraft(Level.PAO_POLICY, Kind.POLICY_AREA, area.number, area.text, line=area.line))
        items = [Item(item.number, leading_clause(item.text), item.line) for item in list_items(under)]
        elements += _elements(Level.PAO_POLICY, Kind.POLICY, items, area.number)
    return elements


def _national_strategy(lines: Sequence[Line]) -> list[ElementDraft]:
    """The country's vision, then each strategy with its targets, indicators and strategic issues."""
    elements: list[ElementDraft] = []
    blocks = _Blocks()
    for line in lines:
        text = line.digits
        found = _NATIONAL.match(text)
        if found and len(text) <= 120:
            blocks.open("strategy", Item(found[1] or "", clean_title(line.text[found.start(2) :]), line.number))
        elif _VISION.match(text) and len(text) <= 60:
            blocks.open("vision", Item("", "", line.number))
        elif text in ("เป้าหมาย", "ตัวชี้วัด") or (_STRATEGIC_ISSUES.match(text) and len(text) <= 120):
            label = {"เป้าหมาย": "target", "ตัวชี้วัด": "indicator"}.get(text, "strategic_issue")
            blocks.open(label, Item("", "", line.number))
        else:
            blocks.add(line)
    strategy = 0
    for label, item, under in blocks.blocks:
        if label == "vision" and (words := quoted(under)):
            elements.append(ElementDraft(Level.NATIONAL_STRATEGY, Kind.VISION, "1", words.text, line=words.line))
        elif label == "strategy":
            strategy = int(item.number) if item.number else strategy + 1
            elements.append(
                ElementDraft(Level.NATIONAL_STRATEGY, Kind.STRATEGY, str(strategy), f"ด้าน{item.text}", line=item.line)
            )
        elif label != "vision" and strategy:
            elements += _elements(Level.NATIONAL_STRATEGY, Kind(label), list_items(under), str(strategy))
    return elements


def _national_plan(lines: Sequence[Line]) -> list[ElementDraft]:
    """The plan's main targets, then its dimensions with their milestones."""
    elements: list[ElementDraft] = []
    targets: list[Line] = []
    dimension = ""
    state = ""
    for line in lines:
        text = line.digits
        milestone, opening = _MILESTONE.match(text), _DIMENSION.match(text)
        if _MAIN_TARGETS.search(text):
            state = "targets"
        elif milestone and len(text) <= 200:
            state = "milestone"
            title = clean_title(line.text[milestone.start(2) :])
            elements.append(
                ElementDraft(Level.NATIONAL_PLAN, Kind.MILESTONE, milestone[1], title, dimension, line.number)
            )
        elif opening and len(text) <= 120:
            state = "dimension"
            dimension = opening[1] or str(int(dimension or 0) + 1)
            title = clean_title(line.text[opening.start(2) :])
            elements.append(ElementDraft(Level.NATIONAL_PLAN, Kind.DIMENSION, dimension, title, line=line.number))
        elif state == "targets" and (line.marker.number or not targets or len(text) > 200):
            targets.append(line)
        elif state == "milestone" and len(text) <= 60 and not line.marker:
            last = elements[-1]
            elements[-1] = ElementDraft(
                last.level, last.kind, last.code, clean_title(f"{last.title}{line.text}"), last.parent, last.line
            )
        else:
            state = ""
    items = [Item(item.number, leading_clause(item.text), item.line) for item in list_items(targets)]
    return [*_elements(Level.NATIONAL_PLAN, Kind.TARGET, items), *elements]


def _sdgs(lines: Sequence[Line]) -> list[ElementDraft]:
    goals = [
        Item(found[1], clean_title(line.text[found.start(2) :]), line.number)
        for line in lines
        if (found := _SDG.match(line.digits)) and len(line.text) <= 300
    ]
    dimensions: list[ElementDraft] = []
    parent: dict[str, str] = {}
    for line in lines:
        if found := _SDG_DIMENSION.match(line.digits):
            code = str(len(dimensions) + 1)
            title = clean_title(line.text[found.start(1) : found.end(1)].removeprefix("มิติ"))
            dimensions.append(ElementDraft(Level.SDG, Kind.DIMENSION, code, title, line=line.number))
            parent |= dict.fromkeys(_numbers_in(found[2]), code)
    return [
        *dimensions,
        *(
            ElementDraft(Level.SDG, Kind.SDG, code, item.text, parent.get(code, ""), item.line)
            for code, item in zip(codes_of(goals), goals, strict=True)
        ),
    ]


def _numbers_in(text: str) -> list[str]:
    """`เป้าหมายที่ 6 เป้าหมายที่ 12 ถึง เป้าหมายที่ 15` → 6 12 13 14 15."""
    numbers: list[str] = []
    for found in _RANGE.finditer(text):
        first = int(found[1])
        numbers += [str(number) for number in range(first, int(found[2] or first) + 1)]
    return numbers


def _directions(lines: Sequence[Line]) -> list[ElementDraft]:
    items = [
        Item(line.marker.number, _direction_title(line.body), line.number)
        for line in lines
        if line.marker.number and "." not in line.marker.number
    ]
    return _elements(Level.REGION, Kind.DIRECTION, items)


def _direction_title(text: str) -> str:
    found = _DIRECTION_END.match(text)
    return clean_title((found[1] or found[2]) if found else leading_clause(text))

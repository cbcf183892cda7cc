"""What a planner should look at before trusting the document: findings on its years, numbers, targets and parts.

Pure. Each doubt names its line and, where there is one, the element; whether to follow it is a person's ruling.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from prasan.common.findings import Finding, LinePlace, Severity
from prasan.framework.loading.facts import YEAR_RANGE, EditionFacts, PlanPeriod
from prasan.framework.loading.goals import GoalsFound
from prasan.framework.loading.issues import Expectation
from prasan.framework.loading.lines import Line
from prasan.framework.rules import KIND_NAMES_TH, LEVEL_NAMES_TH, ElementDraft, Kind, Level, RuledFinding

_ONLY_YEARS = re.compile(r"^\(?\s*(?:ปี\s*)?พ\.?\s*ศ\.?\s*[\d\s–-]+\)?$")
_ORGANISATIONS = re.compile(r"(?:องค์กรปกครองส่วนท้องถิ่น|อปท)[^\d]{0,60}จำนวน\s*([\d,]+)\s*แห่ง")
_OUTCOME = re.compile(r"เชื่อมั่น|พึงพอใจ|ภาพลักษณ์|ความสุข|ไว้วางใจ|คุณภาพชีวิต(?:ที่)?ดีขึ้น|รายได้(?:ที่)?เพิ่มขึ้น")
_PROJECT = re.compile(r"โครงการ|กิจกรรม")
_CANNOT_OPEN = re.compile(r"^(?:ของ|และ|หรือ|ซึ่ง|ที่(?!ดิน)|ด้วย(?!กัน)|อันเป็น|ตลอดจน|รวมทั้ง)")
_DOUBLED = re.compile(r"([ก-ฮเ-ไ][ก-ํ]{4,})\1")
_DOUBLED_LETTER = re.compile(r"าา|ๆๆ|ะะ")


def doubt(
    code: str,
    severity: Severity,
    line: int,
    thai: str,
    english: str,
    element: ElementDraft | None = None,
    level: Level = Level.FRAMEWORK,
) -> RuledFinding:
    """A finding of the reader, about an element where one is given."""
    finding = Finding(code, severity, LinePlace(line), thai, english)
    if element is None:
        return RuledFinding(finding, line, level)
    return RuledFinding(finding, line, element.level, element.kind, element.code)


def named(element: ElementDraft) -> str:
    """`แนวทาง 2.2 (ยุทธศาสตร์ชาติ)`: the element as a planner calls it."""
    where = "" if element.level is Level.FRAMEWORK else f" ของ{LEVEL_NAMES_TH[element.level]}"
    return f"{KIND_NAMES_TH[element.kind]} {element.code}{where}"


def years_outside_period(
    facts: EditionFacts, lines: Sequence[Line], periods: Sequence[PlanPeriod], goals: GoalsFound
) -> list[RuledFinding]:
    """Periods that neither the edition nor any plan that it cites has, and wrong years at heads of parts 2 and 3."""
    if facts.first_year is None or facts.last_year is None:
        return []
    own = (facts.first_year, facts.last_year)
    known = {own, *((p.first_year, p.last_year) for p in periods if p.first_year and p.last_year)}
    heads = {head.line: (head.first, head.last) for head in goals.heads if (head.first, head.last) != own}
    after_part_one = False
    wrong: dict[int, tuple[int, int]] = {}
    for line in lines:
        after_part_one = after_part_one or line.digits.startswith(("ส่วนที่ 2", "ส่วนที่ 3"))
        for found in YEAR_RANGE.finditer(line.digits):
            printed = (int(found[1]), int(found[2]))
            title = after_part_one and bool(_ONLY_YEARS.match(line.digits))
            if printed not in known or (title and printed != own):
                wrong.setdefault(line.number, printed)
    return [
        doubt(
            "years_outside_period",
            Severity.WARNING,
            number,
            f"พิมพ์ปี พ.ศ. {first}–{last} แต่ฉบับนี้ใช้ พ.ศ. {own[0]}–{own[1]} ให้วินิจฉัยว่าอ่านเป็น {own[0]}–{own[1]} หรือคงตามที่พิมพ์",
            f"Prints the years {first}–{last}, but the edition covers "
            f"{own[0]}–{own[1]}; rule whether to read them as such.",
        )
        for number, (first, last) in sorted((wrong | heads).items())
    ]


def plan_ends(facts: EditionFacts, periods: Iterable[PlanPeriod]) -> list[RuledFinding]:
    """Plans that end before the framework starts, or while it runs: what is aligned with them must be aligned anew."""
    found = []
    for period in periods:
        last, first = period.last_year, facts.first_year
        if last is None or first is None or facts.last_year is None or period.level is Level.PREVIOUS_FRAMEWORK:
            continue
        name = LEVEL_NAMES_TH[period.level]
        if last < first:
            found.append(
                doubt(
                    "plan_ends_before_start",
                    Severity.WARNING,
                    period.line,
                    f"{name} สิ้นสุดปี {last} ก่อนกรอบนี้เริ่มปี {first} ต้องเชื่อมโยงใหม่เมื่อแผนฉบับถัดไปประกาศใช้",
                    f"The {period.level} plan ends in {last}, before the framework starts "
                    f"in {first}; align again with its successor.",
                    level=period.level,
                )
            )
        elif last < facts.last_year:
            found.append(
                doubt(
                    "plan_ends_during_period",
                    Severity.NOTE,
                    period.line,
                    f"{name} สิ้นสุดปี {last} ก่อนกรอบนี้สิ้นสุดปี {facts.last_year} ต้องทบทวนความเชื่อมโยงในปีนั้น",
                    f"The {period.level} plan ends in {last}, before the framework ends in "
                    f"{facts.last_year}; review the alignment then.",
                    level=period.level,
                )
            )
    return found


def numbering(elements: Sequence[ElementDraft]) -> list[RuledFinding]:
    """Numbers that a list skips or prints twice."""
    found: list[RuledFinding] = []
    previous: dict[tuple[Level, Kind, str], int] = {}
    for element in elements:
        number, again = _last_number(element.code)
        key = (element.level, element.kind, _list_of(element))
        before = previous.get(key, 0)
        if again:
            found.append(
                doubt(
                    "number_doubled",
                    Severity.WARNING,
                    element.line,
                    f"เลข {element.code.split('-')[0]} "
                    f"ถูกใช้ซ้ำใน{KIND_NAMES_TH[element.kind]} รายการที่ซ้ำได้รหัส {element.code} ชั่วคราว",
                    f"The number {element.code.split('-')[0]} is printed twice; the "
                    f"second is called {element.code} for now.",
                    element,
                )
            )
        elif before and number > before + 1:
            missing = ", ".join(str(n) for n in range(before + 1, number))
            found.append(
                doubt(
                    "number_skipped",
                    Severity.WARNING,
                    element.line,
                    f"{named(element)} ข้ามเลข {missing} ไป ตรวจกับต้นฉบับว่ารายการขาดหรือพิมพ์เลขผิด",
                    f"The list skips the number {missing} before {element.kind} "
                    f"{element.code}: an item is missing or misnumbered.",
                    element,
                )
            )
        previous[key] = max(before, number)
    return found


def _last_number(code: str) -> tuple[int, bool]:
    head, _, again = code.partition("-")
    return int(re.split(r"[./]", head)[-1]), bool(again)


def _list_of(element: ElementDraft) -> str:
    """Milestones and SDGs count through all dimensions; other lists restart under their parent or section."""
    if element.kind in (Kind.MILESTONE, Kind.SDG):
        return ""
    return element.parent or element.code.rpartition(".")[0]


def targets_never_change(goals: GoalsFound) -> list[RuledFinding]:
    """Goals whose target is the same in every year: reaching the first year's share is reaching them all."""
    found = []
    for goal in goals.goals:
        shares = [t.share for t in goals.targets if t.goal == goal.code and t.fiscal_year is not None]
        if len(shares) > 1 and len(set(shares)) == 1:
            found.append(
                doubt(
                    "target_never_changes",
                    Severity.NOTE,
                    goal.line,
                    f"จุดมุ่งหมาย {goal.code} ตั้งเป้าร้อยละ {shares[0]:g} เท่ากันทุกปี จึงไม่บอกว่าต้องดีขึ้นปีละเท่าใด",
                    f"Goal {goal.code} wants {shares[0]:g} % in every year, so it does "
                    "not say what must improve from year to year.",
                    goal,
                )
            )
    return found


def is_outcome(goal: ElementDraft, expectations: Iterable[Expectation]) -> bool:
    """Whether a goal is a state of the people that a project can't prove, by its words and by its expectation's."""
    expected = next((e.statement for e in expectations if e.code == goal.code), "")
    return bool(_OUTCOME.search(goal.title)) and not _PROJECT.search(goal.title + expected)


def goals_are_outcomes(goals: GoalsFound, expectations: Sequence[Expectation]) -> list[RuledFinding]:
    """Goals that no project can prove: they need a survey."""
    return [
        doubt(
            "goal_is_outcome",
            Severity.WARNING,
            goal.line,
            f"จุดมุ่งหมาย {goal.code} เป็นผลที่เกิดกับประชาชน พิสูจน์ด้วยการมีโครงการไม่ได้ ควรวัดด้วยการสำรวจ",
            f"Goal {goal.code} is an outcome that carrying out projects can't prove; measure it by a survey.",
            goal,
        )
        for goal in goals.goals
        if is_outcome(goal, expectations)
    ]


def targets_differ(goals: GoalsFound, expectations: Iterable[Expectation]) -> list[RuledFinding]:
    """The share in the expectation by area against the period's share in the table."""
    period: Mapping[str, float] = {t.goal: t.share for t in goals.targets if t.fiscal_year is None}
    known = {goal.code: goal for goal in goals.goals}
    return [
        doubt(
            "target_differs",
            Severity.WARNING,
            e.line,
            f"จุดมุ่งหมาย {e.code} ในตารางตั้งเป้าร้อยละ {period[e.code]:g} แต่ความคาดหวังในเชิงพื้นที่พิมพ์ร้อยละ {e.share:g}",
            f"Goal {e.code} wants {period[e.code]:g} % in the table but {e.share:g} % in the expectation by area.",
            known[e.code],
        )
        for e in expectations
        if e.share is not None and e.code in period and e.share != period[e.code]
    ]


def fewer_parts(elements: Sequence[ElementDraft]) -> list[RuledFinding]:
    """Elements with fewer parts than their siblings, where four fifths or more of the siblings have the same number."""
    found: list[RuledFinding] = []
    for whole, part in ((Kind.GUIDELINE, Kind.APPROACH), (Kind.ISSUE, Kind.GUIDELINE)):
        for level in Level:
            wholes = [e for e in elements if e.level is level and e.kind is whole]
            counts = Counter(e.parent for e in elements if e.level is level and e.kind is part)
            if len(wholes) < 5 or not counts:
                continue
            usual, how_many = Counter(counts[e.code] for e in wholes).most_common(1)[0]
            if how_many < 0.8 * len(wholes):
                continue
            found += [
                doubt(
                    "fewer_parts_than_siblings",
                    Severity.NOTE,
                    e.line,
                    f"{named(e)} มี{KIND_NAMES_TH[part]} {counts[e.code]} รายการ "
                    f"ขณะที่รายการอื่นมี {usual} ตรวจกับต้นฉบับว่าตกหล่นหรือไม่",
                    f"{whole} {e.code} has {counts[e.code]} parts where its siblings "
                    f"have {usual}; check whether one was lost.",
                    e,
                )
                for e in wholes
                if counts[e.code] < usual
            ]
    return found


def organisations_stated(lines: Sequence[Line]) -> list[RuledFinding]:
    """The total of organisations that the document states, and whether it says the same everywhere."""
    stated = [
        (int(found[1].replace(",", "")), line.number)
        for line in lines
        for found in _ORGANISATIONS.finditer(line.digits)
    ]
    if not stated:
        return []
    total, _ = Counter(number for number, _ in stated).most_common(1)[0]
    first = next(line for number, line in stated if number == total)
    found = [
        doubt(
            "organisations_stated",
            Severity.NOTE,
            first,
            f"เอกสารระบุ อปท. ทั้งหมด {total} แห่ง แต่ไม่ได้ระบุว่านับ อบจ. รวมด้วยหรือไม่ ตรวจกับทะเบียน อปท. ของจังหวัด",
            f"The document states {total} organisations and does not say whether the "
            "PAO is one of them; check with the register.",
        )
    ]
    return found + [
        doubt(
            "organisations_differ",
            Severity.WARNING,
            line,
            f"ระบุ อปท. {number} แห่ง แต่ที่อื่นในเอกสารระบุ {total} แห่ง",
            f"States {number} organisations where the rest of the document states {total}.",
        )
        for number, line in stated
        if number != total
    ]


def print_faults(elements: Iterable[ElementDraft], glued: Iterable[int]) -> list[RuledFinding]:
    """Faults of the scan itself: headings glued together, an item cut in two, a word or letter printed twice."""
    found = [
        doubt(
            "headings_glued",
            Severity.NOTE,
            line,
            "หัวข้อสองหัวข้อพิมพ์ติดกันในบรรทัดเดียว ระบบแยกให้แล้ว ตรวจว่าชื่อทั้งสองครบ",
            "Two headings stand glued in one line; they were parted, check that both titles are whole.",
        )
        for line in glued
    ]
    for element in elements:
        if _CANNOT_OPEN.match(element.title):
            found.append(
                doubt(
                    "item_cut_in_two",
                    Severity.WARNING,
                    element.line,
                    f"{named(element)} ขึ้นต้นกลางประโยค (“{element.title[:30]}”) น่าจะเป็นท้ายของรายการก่อนหน้าหรือมีข้อความหาย",
                    f"{element.kind} {element.code} begins in mid-sentence: it may be the "
                    "end of the item before, or words are lost.",
                    element,
                )
            )
        if doubled := _DOUBLED.search(element.title) or _DOUBLED_LETTER.search(element.title):
            found.append(
                doubt(
                    "word_doubled",
                    Severity.NOTE,
                    element.line,
                    f"{named(element)} พิมพ์ซ้ำว่า “{doubled[0]}” ให้วินิจฉัยข้อความที่ถูกต้อง",
                    f"{element.kind} {element.code} prints “{doubled[0]}” twice over; rule how to read it.",
                    element,
                )
            )
    return found

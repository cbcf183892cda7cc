"""What an edition is and what may be done with it. Pure: no Django, no clock, no files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from prasan.common.errors import InputRefused, Refusal
from prasan.common.findings import Finding


class Stage(StrEnum):
    """How far a project has come in one fiscal year; the last two lie outside the order (planning-rules 4.5)."""

    PLANNED = "planned"
    BUDGETED = "budgeted"
    CONTRACTED = "contracted"
    DISBURSED = "disbursed"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


STAGE_ORDER = (Stage.PLANNED, Stage.BUDGETED, Stage.CONTRACTED, Stage.DISBURSED, Stage.COMPLETED)


def stage_rank(stage: Stage) -> int:
    """0 for planned … 4 for completed; −1 for suspended and cancelled, which never count."""
    return STAGE_ORDER.index(stage) if stage in STAGE_ORDER else -1


def has_reached(stage: Stage, wanted: Stage) -> bool:
    """Whether a project at `stage` counts where `wanted` is the stage that counts."""
    return 0 <= stage_rank(wanted) <= stage_rank(stage)


class Level(StrEnum):
    """Whose plan an edition is."""

    FRAMEWORK = "framework"
    PREVIOUS_FRAMEWORK = "previous_framework"
    PAO = "pao"
    PAO_POLICY = "pao_policy"
    NATIONAL_STRATEGY = "national_strategy"
    NATIONAL_PLAN = "national_plan"
    NATIONAL_REFORM = "national_reform"
    SDG = "sdg"
    PROVINCE = "province"
    CLUSTER = "cluster"
    REGION = "region"
    CLIMATE = "climate"
    OWN = "own"


LEVEL_NAMES_TH: Mapping[Level, str] = {
    Level.FRAMEWORK: "กรอบประเด็นการพัฒนาท้องถิ่นของจังหวัด",
    Level.PREVIOUS_FRAMEWORK: "กรอบยุทธศาสตร์ฉบับก่อน",
    Level.PAO: "แผนขององค์การบริหารส่วนจังหวัด",
    Level.PAO_POLICY: "นโยบายของนายกองค์การบริหารส่วนจังหวัด",
    Level.NATIONAL_STRATEGY: "ยุทธศาสตร์ชาติ",
    Level.NATIONAL_PLAN: "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ",
    Level.NATIONAL_REFORM: "แผนการปฏิรูปประเทศ",
    Level.SDG: "เป้าหมายการพัฒนาที่ยั่งยืน (SDGs)",
    Level.PROVINCE: "แผนพัฒนาจังหวัด",
    Level.CLUSTER: "แผนพัฒนากลุ่มจังหวัด",
    Level.REGION: "ทิศทางการพัฒนาภาค",
    Level.CLIMATE: "งานด้านสภาพภูมิอากาศ",
    Level.OWN: "ประเด็นการพัฒนาของ อปท.",
}


class Kind(StrEnum):
    """What an element is."""

    VISION = "vision"
    MISSION = "mission"
    ISSUE = "issue"
    GUIDELINE = "guideline"
    APPROACH = "approach"
    GOAL = "goal"
    POSITION = "position"
    AREA_EXPECTATION = "area_expectation"
    POLICY_AREA = "policy_area"
    POLICY = "policy"
    STRATEGY = "strategy"
    TARGET = "target"
    INDICATOR = "indicator"
    STRATEGIC_ISSUE = "strategic_issue"
    MILESTONE = "milestone"
    DIMENSION = "dimension"
    SDG = "sdg"
    DIRECTION = "direction"
    RESULT = "result"
    PROBLEM = "problem"
    REMEDY = "remedy"
    CHANGE_FACTOR = "change_factor"


KIND_NAMES_TH: Mapping[Kind, str] = {
    Kind.VISION: "วิสัยทัศน์",
    Kind.MISSION: "พันธกิจ",
    Kind.ISSUE: "ประเด็นการพัฒนา",
    Kind.GUIDELINE: "แนวทาง",
    Kind.APPROACH: "รายการย่อย",
    Kind.GOAL: "จุดมุ่งหมาย",
    Kind.POSITION: "จุดยืน",
    Kind.AREA_EXPECTATION: "ความคาดหวังในเชิงพื้นที่",
    Kind.POLICY_AREA: "นโยบายด้าน",
    Kind.POLICY: "นโยบาย",
    Kind.STRATEGY: "ยุทธศาสตร์",
    Kind.TARGET: "เป้าหมาย",
    Kind.INDICATOR: "ตัวชี้วัด",
    Kind.STRATEGIC_ISSUE: "ประเด็นยุทธศาสตร์",
    Kind.MILESTONE: "หมุดหมาย",
    Kind.DIMENSION: "มิติ",
    Kind.SDG: "เป้าหมาย SDG",
    Kind.DIRECTION: "ทิศทาง",
    Kind.RESULT: "ผลการพัฒนาที่ผ่านมา",
    Kind.PROBLEM: "ปัญหาและอุปสรรค",
    Kind.REMEDY: "แนวทางแก้ไข",
    Kind.CHANGE_FACTOR: "ปัจจัยการเปลี่ยนแปลง",
}

# Under which kind an element of a kind stands; a parent is named by its code alone.
PARENT_KIND: Mapping[Kind, Kind] = {
    Kind.GUIDELINE: Kind.ISSUE,
    Kind.APPROACH: Kind.GUIDELINE,
    Kind.GOAL: Kind.ISSUE,
    Kind.AREA_EXPECTATION: Kind.ISSUE,
    Kind.POLICY: Kind.POLICY_AREA,
    Kind.TARGET: Kind.STRATEGY,
    Kind.INDICATOR: Kind.STRATEGY,
    Kind.STRATEGIC_ISSUE: Kind.STRATEGY,
    Kind.MILESTONE: Kind.DIMENSION,
    Kind.SDG: Kind.DIMENSION,
}


class Measure(StrEnum):
    """How a goal is counted: by organisations that have a project, or by a survey of the people."""

    ORGANISATIONS_WITH_PROJECT = "organisations_with_project"
    SURVEY_SHARE = "survey_share"


class Denominator(StrEnum):
    """Of whom the share is taken."""

    ALL_ORGANISATIONS = "all_organisations"
    RESPONDENTS = "respondents"


class LinkStatus(StrEnum):
    """The state of a coverage or an alignment: machines propose, people decide."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class EditionStatus(StrEnum):
    """A published edition never changes."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Ruling(StrEnum):
    """What was decided on a finding: nothing yet, leave the print as it is, or read it as something else."""

    OPEN = "open"
    KEEP = "keep"
    READ_AS = "read_as"


@dataclass(frozen=True, slots=True)
class ElementDraft:
    """One numbered thing that an edition names. `code` and `parent` are in Arabic digits, `line` counts from 1.

    `title` is how the program reads it; `printed` is what the document prints where that differs, else "".
    """

    level: Level
    kind: Kind
    code: str
    title: str
    parent: str = ""
    line: int = 0
    printed: str = ""
    title_en: str = ""
    short_th: str = ""
    short_en: str = ""


@dataclass(frozen=True, slots=True)
class GoalTarget:
    """The share (0–100) wanted of a goal in a fiscal year, or over the whole period where the year is None."""

    goal: str
    fiscal_year: int | None
    share: float
    line: int = 0


@dataclass(frozen=True, slots=True)
class GoalRule:
    """How one goal is counted. `stage` is the lowest stage that counts; a survey has none of its own and ignores it."""

    goal: str
    measure: Measure = Measure.ORGANISATIONS_WITH_PROJECT
    stage: Stage = Stage.CONTRACTED
    denominator: Denominator = Denominator.ALL_ORGANISATIONS
    why: str = ""


@dataclass(frozen=True, slots=True)
class CoverDraft:
    """A goal covers a guideline. `reason` says why in Thai; `by` names who proposed or decided."""

    goal: str
    guideline: str
    status: LinkStatus = LinkStatus.PROPOSED
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class RuledFinding:
    """A finding on a document, the element it is about (kind and code, "" where none) and what was ruled on it."""

    finding: Finding
    line: int
    level: Level = Level.FRAMEWORK
    kind: str = ""
    element: str = ""
    found_by: str = "reader"
    ruling: Ruling = Ruling.OPEN
    read_as: str = ""
    by: str = ""
    why: str = ""
    ruled_on: date | None = None


@dataclass(frozen=True, slots=True)
class EditionDraft:
    """One whole edition, as a data file or a reader gives it. Years are B.E.; None where the document gives none."""

    code: str
    level: Level
    province: str
    title_th: str
    title_en: str
    first_year: int | None
    last_year: int | None
    announced_on: date | None
    source: str
    source_checksum: str
    elements: tuple[ElementDraft, ...]
    targets: tuple[GoalTarget, ...] = ()
    rules: tuple[GoalRule, ...] = ()
    covers: tuple[CoverDraft, ...] = ()
    findings: tuple[RuledFinding, ...] = ()

    def years(self) -> tuple[int, ...]:
        """Every fiscal year of the edition; empty where the document gives no period."""
        if self.first_year is None or self.last_year is None:
            return ()
        return tuple(range(self.first_year, self.last_year + 1))


def with_rulings(elements: Iterable[ElementDraft], findings: Iterable[RuledFinding]) -> tuple[ElementDraft, ...]:
    """The elements as the rulings read them: a title ruled `read_as` is replaced and the print kept in `printed`."""
    read_as = {
        (found.level, found.kind, found.element): found.read_as
        for found in findings
        if found.ruling is Ruling.READ_AS and found.element
    }
    return tuple(_reread(element, read_as.get((element.level, element.kind, element.code), "")) for element in elements)


def _reread(element: ElementDraft, read_as: str) -> ElementDraft:
    printed = element.printed or element.title
    return replace(element, title=read_as, printed=printed) if read_as and read_as != printed else element


def why_not_load(draft: EditionDraft) -> Refusal | None:
    """Why an edition can't be stored as it is: a code twice, a parent, goal or guideline that does not exist."""
    if draft.level is Level.OWN:
        return InputRefused(
            "own_edition_from_file",
            f"ฉบับ {draft.code} เป็นประเด็นของ อปท. ให้ อปท. กรอกในระบบ ไม่นำเข้าจากไฟล์ฉบับ",
            f"Edition {draft.code} is an organisation's own; it is entered in the system, not loaded from a file.",
        )
    keys = [(element.kind, element.code) for element in draft.elements]
    known = set(keys)
    if len(known) < len(keys):
        kind, code = next(key for key in keys if keys.count(key) > 1)
        return InputRefused(
            "element_twice",
            f"ฉบับ {draft.code} มี{KIND_NAMES_TH[kind]} {code} มากกว่าหนึ่งรายการ แก้เลขให้ไม่ซ้ำกันแล้วนำเข้าใหม่",
            f"Edition {draft.code} has {kind} {code} more than once; give each its own code and load again.",
        )
    for element in draft.elements:
        parent = PARENT_KIND.get(element.kind)
        if element.parent and (parent is None or (parent, element.parent) not in known):
            return _unknown(draft, f"{element.kind} {element.code}", element.parent)
    goals = {code for kind, code in known if kind is Kind.GOAL}
    named = {target.goal for target in draft.targets} | {rule.goal for rule in draft.rules}
    if strays := sorted(named - goals):
        return _unknown(draft, "target or rule", strays[0])
    for cover in draft.covers:
        if cover.goal not in goals or (Kind.GUIDELINE, cover.guideline) not in known:
            return _unknown(draft, "coverage", f"{cover.goal} → {cover.guideline}")
        if refusal := why_not_decide(cover.status, cover.reason):
            return refusal
    return None


def _unknown(draft: EditionDraft, what: str, code: str) -> Refusal:
    return InputRefused(
        "element_unknown",
        f"ฉบับ {draft.code} อ้างถึงรหัส {code} ({what}) ซึ่งไม่มีในฉบับ ตรวจรหัสในไฟล์ฉบับแล้วนำเข้าใหม่",
        f"Edition {draft.code} refers to {code} ({what}), which it does not have; check the code and load again.",
    )


def why_not_change(status: EditionStatus, code: str) -> Refusal | None:
    """A published edition never changes: another content needs another edition."""
    if status is EditionStatus.PUBLISHED:
        return Refusal(
            "edition_published",
            f"ฉบับ {code} ประกาศใช้แล้ว จึงเปลี่ยนเนื้อหาไม่ได้ ให้ทำเป็นฉบับใหม่ที่มีรหัสใหม่",
            f"Edition {code} is published and never changes; make a new edition with a new code.",
        )
    return None


def why_not_decide(status: LinkStatus, reason: str) -> Refusal | None:
    """A coverage or an alignment that a person confirms or refuses needs its reason."""
    if status is not LinkStatus.PROPOSED and not reason.strip():
        return InputRefused(
            "reason_missing",
            "ยังไม่ได้ระบุเหตุผล ให้เขียนเหตุผลหนึ่งประโยคก่อนยืนยันหรือปฏิเสธ",
            "The reason is missing; write one sentence before confirming or refusing.",
        )
    return None


def why_not_rule(ruling: Ruling, read_as: str, why: str) -> Refusal | None:
    """A ruling needs its reason, and `read_as` needs the words to read."""
    if ruling is not Ruling.OPEN and not why.strip():
        return InputRefused(
            "reason_missing",
            "ยังไม่ได้ระบุเหตุผลของการวินิจฉัย ให้เขียนเหตุผลหนึ่งประโยค",
            "The ruling has no reason; write one sentence.",
        )
    if (ruling is Ruling.READ_AS) != bool(read_as.strip()):
        return InputRefused(
            "reading_missing",
            "ถ้าจะให้อ่านเป็นอย่างอื่น ต้องเขียนข้อความที่ให้อ่าน และถ้าให้คงตามที่พิมพ์ ต้องเว้นช่องนั้นว่าง",
            "A reading needs the words to read; a print that is kept needs none.",
        )
    return None


def why_not_overwrite(found: str, seen: str) -> Refusal | None:
    """Somebody else decided after the page was opened: both decisions must be looked at before one replaces the other."""
    if found == seen:
        return None
    return Refusal(
        "decided_meanwhile",
        "มีผู้ตัดสินเรื่องนี้หลังจากที่เปิดหน้านี้ ยังไม่ได้บันทึก ดูคำตัดสินล่าสุดแล้วตัดสินใหม่ถ้ายังต้องการ",
        "Somebody decided this after the page was opened. Nothing was saved; look at the newest decision first.",
    )

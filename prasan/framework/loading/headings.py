"""The words by which the headings of a framework document are known (planning-rules 3.4 lists what must be there).

Pure. The numbers of headings are not trusted: scans lose them and word processors do not store them.
"""

import re
from enum import StrEnum

LONGEST_HEADING = 160


class SectionKind(StrEnum):
    """What a section is about, in the order in which the circular asks for it."""

    PREVIOUS = "previous"
    EVALUATION = "evaluation"
    RESULTS = "results"
    IMPACT = "impact"
    PAST = "past"
    PROBLEMS = "problems"
    REMEDIES = "remedies"
    PAO = "pao"
    PAO_POLICY = "pao_policy"
    NATIONAL_STRATEGY = "national_strategy"
    NATIONAL_PLAN = "national_plan"
    SDG = "sdg"
    PROVINCE = "province"
    CLUSTER = "cluster"
    REGION = "region"
    ISSUES = "issues"
    FACTORS = "factors"
    GOALS = "goals"
    ISSUES_AGAIN = "issues_again"
    POSITIONS = "positions"
    SUMMARY = "summary"
    PART = "part"


_PREFIX = r"^(?:\d{1,2}(?:\.\d{1,2})*\s*[.)]?\s*)?"
_HEADINGS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(_PREFIX + words))
    for kind, words in (
        (SectionKind.PART, r"ส่วนที่\s*\d"),
        (SectionKind.PREVIOUS, r"(?:สรุปผลการพัฒนาท้องถิ่น|ผลการดำเนินงาน(?:ใน)?การพัฒนาท้องถิ่น|สรุปสถานการณ์การพัฒนา)"),
        (SectionKind.EVALUATION, r"การประเมินผลการพัฒนา"),
        (SectionKind.RESULTS, r"ผลที่ได้"),
        (SectionKind.IMPACT, r"ผลกระทบ$"),
        (SectionKind.PAST, r"(?:สรุป)?(?:ผล)?การดำเนิน(?:งาน|การ)ที่ผ่านมา"),
        (SectionKind.PROBLEMS, r"ปัญหา(?:และ|\s)*อุปสรรค"),
        (SectionKind.REMEDIES, r"แนวทาง(?:ใน)?(?:การ)?แก้ไข"),
        (SectionKind.PAO, r"วิสัยทัศน์ของ(?:องค์การบริหารส่วนจังหวัด|อบจ)"),
        (SectionKind.PAO_POLICY, r"นโยบาย(?:ของ)?(?:ท่าน)?นายก"),
        (SectionKind.NATIONAL_STRATEGY, r"ยุทธศาสตร์ชาติ\s*(?:ระยะ)?\s*20\s*ปี"),
        (SectionKind.NATIONAL_PLAN, r"แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ\s*(?:ฉบับที่|\()"),
        (SectionKind.SDG, r"เป้าหมายการพัฒนาที่ยั่งยืน"),
        (SectionKind.PROVINCE, r"แผนพัฒนาจังหวัด"),
        (SectionKind.CLUSTER, r"แผนพัฒนากลุ่มจังหวัด"),
        (SectionKind.REGION, r"(?:เป้าหมายและ|ทิศทางและ)?แนวทางการพัฒนาภาค"),
        (SectionKind.FACTORS, r"การวิเคราะห์ปัจจัย"),
        (SectionKind.GOALS, r"จุดมุ่งหมาย(?:เพื่อ)?การพัฒนาท้องถิ่น"),
        (SectionKind.ISSUES_AGAIN, r"ประเด็นการพัฒนาท้องถิ่นและแนวทางการพัฒนา(?!องค์การ)"),
        (SectionKind.ISSUES, r"ประเด็นการพัฒนา(?:ท้องถิ่น)?ของ\s*องค์กรปกครองส่วนท้องถิ่น"),
        (SectionKind.POSITIONS, r"จุดยืน"),
        (SectionKind.SUMMARY, r"สรุปภาพรวม"),
    )
)


_BLANKS_IN_THAI = re.compile(r"(?<=[\u0e00-\u0e4f])\s+(?=[\u0e00-\u0e4f])")


def heading_kind(text: str) -> SectionKind | None:
    """The kind of section that a line (Arabic digits) opens by its words; None for anything else."""
    if "\t" in text or len(text) > LONGEST_HEADING:
        return None
    # A PDF may part a word where its typeface does: blanks between Thai letters say nothing.
    text = _BLANKS_IN_THAI.sub("", text)
    return next((kind for kind, words in _HEADINGS if words.match(text)), None)

"""What the public sources leave open: each a setting with a default, its grade and its place in planning-rules. Pure.

The administrator sees every one of them with its grade; a province rules on it, or an organisation where it may.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from prasan.common.errors import InputRefused
from prasan.common.text import arabic_digits
from prasan.plans.rules.paths import ALL_COUNCIL_STEPS, COUNCIL_IS_A_SETTING, RevisionKind


class Numbering(StrEnum):
    """How an organisation numbers its revisions (planning-rules 0.7: both are met)."""

    ROUND = "round"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Setting:
    """One open point. `choices` for a text, `least` and `most` for a number; `of_organisation` where each may choose."""

    key: str
    title_th: str
    default: str | int
    grade: str
    source: str
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0
    of_organisation: bool = False


_YES_NO = (("yes", "ผ่านสภา"), ("no", "ไม่ผ่านสภา"))
_COUNCIL_TITLES = {
    RevisionKind.MAKE: "จัดทำแผนของ อบต. ผ่านสภา อบต.",
    RevisionKind.REVIEW: "ทบทวนแผนของ อบต. ผ่านสภา อบต.",
    RevisionKind.CHANGE: "เปลี่ยนแปลงแผนของ อบต. ผ่านสภา อบต.",
}
_DAYS = (1, 365)


def _days(key: str, title_th: str, default: int, grade: str, source: str) -> Setting:
    return Setting(key, title_th, default, grade, source, least=_DAYS[0], most=_DAYS[1])


SETTINGS: Mapping[str, Setting] = {
    one.key: one
    for one in (
        Setting(
            "numbering",
            "เลขของการแก้ไขแผน",
            Numbering.ROUND.value,
            "C",
            "planning-rules 0.7",
            choices=((Numbering.ROUND.value, "ครั้งที่ n/ปี"), (Numbering.EDITION.value, "ฉบับที่ n")),
            of_organisation=True,
        ),
        *(
            Setting(f"council_{kind}", _COUNCIL_TITLES[kind], "yes", "U", "planning-rules 1.4, 1.5", choices=_YES_NO)
            for kind in COUNCIL_IS_A_SETTING
        ),
        Setting("plan_month_pao", "เดือนที่ อบจ. ต้องมีแผน", 11, "U", "planning-rules 1.4 (ข้อ 18)", least=1, most=12),
        Setting("plan_month", "เดือนที่เทศบาลและ อบต. ต้องมีแผน", 10, "S", "planning-rules 1.4 (ข้อ 18)", least=1, most=12),
        _days("notice_days", "แจ้งสภา อบจ. อำเภอ จังหวัด และประชาชนหลังประกาศ ภายใน (วัน)", 15, "U", "planning-rules 1.4 step 5"),
        _days("posting_days", "ปิดประกาศไว้ไม่น้อยกว่า (วัน)", 30, "U", "planning-rules 1.4 step 5, 1.5"),
        Setting("evaluation_month", "เดือนที่ต้องประกาศผลติดตามและประเมินผล", 12, "S", "planning-rules 4.1", least=1, most=12),
        _days("operation_days", "แผนการดำเนินงานแล้วเสร็จหลังเริ่มปีงบประมาณ ภายใน (วัน)", 30, "U", "planning-rules 1.6"),
        _days("evaluation_posting_days", "ปิดประกาศผลติดตามและประเมินผลไว้ไม่น้อยกว่า (วัน)", 30, "S", "planning-rules 4.1"),
        _days("operation_posting_days", "ปิดประกาศแผนการดำเนินงานภายใน (วัน)", 15, "U", "planning-rules 1.6"),
        Setting("quorum_percent", "องค์ประชุมไม่น้อยกว่า (ร้อยละของกรรมการ)", 50, "U", "planning-rules 1.3 (ไม่พบ)", least=1, most=100),
        Setting(
            "district_pao_councillors", "สมาชิกสภา อบจ. ในคณะกรรมการประสานแผนระดับอำเภอ ไม่น้อยกว่า (คน)", 1, "U",
            "planning-rules 1.3 (ตัวอย่างหนึ่งมี 3)", most=20,
        ),
        _days("waiting_days", "ค้างที่ผู้พิจารณาเกิน (วัน) ให้เตือน", 15, "U", "ไม่มีในระเบียบ ใช้เตือนเท่านั้น"),
    )
}  # fmt: skip


def value_of(key: str, rulings: Mapping[str, str | int]) -> str | int:
    """What holds: the ruling, else the default."""
    return rulings.get(key, SETTINGS[key].default)


def number_of(key: str, rulings: Mapping[str, str | int]) -> int:
    """A setting that is a number."""
    return int(value_of(key, rulings))


def council_for(rulings: Mapping[str, str | int]) -> frozenset[RevisionKind]:
    """The kinds for which an SAO's council is asked."""
    off = {kind for kind in COUNCIL_IS_A_SETTING if value_of(f"council_{kind}", rulings) == "no"}
    return ALL_COUNCIL_STEPS - off


def checked_value(key: str, written: str) -> str | int:
    """What an administrator wrote, as the setting's value. Raises `InputRefused`."""
    setting = SETTINGS.get(key)
    if setting is None:
        raise InputRefused("unknown_setting", f"ไม่มีการตั้งค่า {key[:40]}", f"There is no setting {key[:40]}.")
    if setting.choices:
        if written in dict(setting.choices):
            return written
        raise InputRefused("bad_choice", "เลือกจากรายการเท่านั้น", "Choose one of the list.")
    digits = arabic_digits(written)
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1
    if not setting.least <= number <= setting.most:
        raise InputRefused(
            "bad_number",
            f"{setting.title_th}: ใส่ตัวเลข {setting.least}–{setting.most}",
            f"Give a number from {setting.least} to {setting.most}.",
        )
    return number

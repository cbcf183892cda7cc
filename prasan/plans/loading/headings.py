"""The lines between the rows: which revision, which แผนงาน, which ยุทธศาสตร์ or ประเด็น the rows below belong to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from prasan.common.text import arabic_digits, one_line
from prasan.plans.rules.rows import ProjectKind

_KIND_WORDS = r"(?:แก้[ไใ]ข|เพิ่มเติม|เปลี่ยนแปลง|เปลี่ยน)"
_REVISION = re.compile(
    rf"(?P<kinds>{_KIND_WORDS}(?:\s*(?:และ|,|/)?\s*{_KIND_WORDS})*)\s*\(?\s*"
    r"(?:(?P<word>ครั้งที่|ฉบับที่)\s*)?(?P<number>\d{1,3})\s*\)?\s*"
    r"(?P<year>(?:/|ประจำปี|ปี|พ\.?ศ\.?|\s)*\s*(?:2\d{3}|(?<=/)\d{2}|(?<=/ )\d{2})(?!\d))?"
)
_EDITION = re.compile(rf"ฉบับ(?:ที่)?\s*(?P<kind>{_KIND_WORDS})")
_CLASS = re.compile(r"^(?:\(?\s*\d+(?:\.\d+)*\s*\)?[.)]?\s*)?(?:แผนงาน|ผง\.)\s*(?!ที่)(?P<name>.*)$")
_EMPTY_CLASS = re.compile(r"^\(\d+\)\s*(?:แผนงาน)?\s*[.\-–]*$")
_GROUP = re.compile(r"ยุทธศาสตร์|ประเด็นการพัฒนา|ประเด็นที่\s*\d")
_HIGHER_PLAN = re.compile(
    r"^[กขคงจฉ]\s*\.|ชาติ\s*20\s*ปี|ยุทธศาสตร์ชาติ|แผนพัฒนาเศรษฐกิจ|sustainable|sdgs|ยุทธศาสตร์จังหวัด"
    r"|ของ\s*อปท|องค์กรปกครองส่วนท้องถิ่นในเขตจังหวัด|หมุดหมาย",
    re.IGNORECASE,
)
_LEADING_NUMBER = re.compile(r"^\(?\s*\d+(?:\.\d+)*\s*\)?[.)]?\s*")
_SUBGROUP = re.compile(r"^(?:\(?\s*\d+(?:\.\d+)*\s*\)?[.)]?\s*)?(?:กลยุทธ์|แนวทาง|เป้าประสงค์|ประเภทครุภัณฑ์|หมวด)")
_TITLE = re.compile(
    r"^(?:บัญชี|รายละเอียดโครงการ|แผนพัฒนาท้องถิ่น|แผนพัฒนา|แบบ\s*ผ|สำหรับ|เทศบาล|องค์การบริหาร|อบต|อบจ|\(?ต่อ\)?$)"
)
_PERIOD = re.compile(r"(2[45]\d\d)\s*(?:[-–—−]|ถึง)\s*(?:พ\.ศ\.\s*)?(2[45]\d\d)")
_ORGANISATION = re.compile(r"(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\.|อบจ\.)\s*[^\s(),:;]+")
_CODE = re.compile(r"รหัส\s*อปท\.?\s*:?\s*([0-9A-Za-z-]+)")
_SYNTHETIC = re.compile(r"(?:ข้อมูล|แผน)(?:สังเคราะห์|สมมุติ|สมมติ|จำลอง)")
_FORM_MARK = re.compile(r"^\(?(?:แบบ\s*)?ผ\s*\.?\s*0?[1238](?:\s*/\s*\d)?\)?$")
_PAGE_MARK = re.compile(r"^[-–—]\s*\d{1,4}\s*[-–—]$|^หน้า(?:ที่)?\s*\d{1,4}(?:\s*/\s*\d{1,4})?$")
_FORM = re.compile(r"ผ\s*\.?\s*0?([238])(?:\s*[/\-_.]\s*([12])(?![\d.]))?(?!\d)")


class HeadingKind(StrEnum):
    """What a line outside the rows is about."""

    REVISION = "revision"
    BUDGET_CLASS = "budget_class"
    GROUP = "group"
    PASSED = "passed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Heading:
    """`text`: the revision's label, the class as printed ("" where left open), or the group's line."""

    kind: HeadingKind
    text: str = ""


def revisions_in(written: str) -> list[tuple[int, int, str]]:
    """Every amendment that a text names, in order: (year, number, label `แก้ไข 2/2568`); year 0 where it has none."""
    found = []
    for match in _REVISION.finditer(arabic_digits(one_line(written))):
        digits = re.findall(r"\d+", match["year"] or "")
        if not (match["word"] or digits):
            continue
        kinds = " ".join(_kind_word(word) for word in re.findall(_KIND_WORDS, match["kinds"]))
        year = int(digits[-1]) + (2500 if len(digits[-1]) == 2 else 0) if digits else 0
        number = int(match["number"])
        found.append((year, number, f"{kinds} {number}/{year}" if year else f"{kinds} {number}"))
    return found


def latest_revision(texts: tuple[str, ...]) -> str:
    """The label of the last amendment that any of the texts names, "" where none does; the first wins a tie."""
    found = [revision for text in texts for revision in revisions_in(text)]
    return max(found, key=lambda revision: revision[:2])[2] if found else ""


def _kind_word(word: str) -> str:
    return {"เปลี่ยน": "เปลี่ยนแปลง", "แก้ใข": "แก้ไข"}.get(word, word)


def class_in_sheet_name(sheet_name: str) -> str:
    """What a sheet called ยุทธ6.3ผง.บริหาร may mean as its แผนงาน: the words after ผง., else the last word."""
    for word in ("แผนงาน", "ผง."):
        if word in sheet_name:
            return sheet_name.rsplit(word, 1)[1]
    return sheet_name.rsplit(" ", 1)[-1]


def edition_named(lines: Iterable[str]) -> str:
    """The amendment that a title names as its edition (`ฉบับเพิ่มเติม ครั้งที่ 1/2571`, `ฉบับแก้ไข`), "" where none does."""
    for line in lines:
        text = arabic_digits(one_line(line))
        if match := _EDITION.search(text):
            return latest_revision((text[match.start("kind") :],)) or _kind_word(match["kind"])
    return ""


def kinds_alone(written: str) -> str:
    """A cell that says only เพิ่มเติม, เปลี่ยนแปลง or แก้ไข, without a number; "" for anything else."""
    text = one_line(written).removeprefix("ฉบับ").strip()
    return _kind_word(text) if re.fullmatch(_KIND_WORDS, text) else ""


def is_sheet_title(written: str) -> bool:
    """True for a line that begins a form: `แบบ ผ.02/2`, `บัญชีครุภัณฑ์`, `รายละเอียดโครงการพัฒนา …`."""
    return is_form_mark(written) or _TITLE.match(arabic_digits(one_line(written))) is not None


def is_form_mark(written: str) -> bool:
    """True for `แบบ ผ.02`, which stands at the right edge of every printed page."""
    return _FORM_MARK.match(arabic_digits(one_line(written))) is not None


def is_page_mark(written: str) -> bool:
    """True for the number of a printed page: `- 12 -`, `หน้า ๑๒`."""
    return _PAGE_MARK.match(arabic_digits(one_line(written))) is not None


def read_heading(written: str) -> Heading:
    """What a line that stands alone in its row says about the rows below it."""
    text = arabic_digits(one_line(written))
    if _HIGHER_PLAN.search(text):
        return Heading(HeadingKind.PASSED)
    if _EMPTY_CLASS.match(text):
        return Heading(HeadingKind.BUDGET_CLASS)
    if match := _CLASS.match(text):
        return Heading(HeadingKind.BUDGET_CLASS, match["name"].strip(" :"))
    if revisions_in(text):
        return Heading(HeadingKind.REVISION, latest_revision((text,)))
    if _GROUP.match(_LEADING_NUMBER.sub("", text)) or (_GROUP.search(text) and _SUBGROUP.match(text)):
        return Heading(HeadingKind.GROUP, one_line(written))
    if _SUBGROUP.match(text) or _TITLE.match(text) or not _LEADING_NUMBER.sub("", text).strip(" .-–()"):
        return Heading(HeadingKind.PASSED)
    return Heading(HeadingKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What the lines above a table say of the whole sheet; empty where they say nothing."""

    period: tuple[int, int] | None = None
    organisation_name: str = ""
    organisation_code: str = ""
    kind: ProjectKind | None = None
    synthetic: bool = False


def read_title(lines: list[str]) -> TitleFacts:
    """The period, the organisation and the form from the lines above the first table (and the sheet's name, first)."""
    period, name, code, synthetic = None, "", "", False
    for line in lines[1:]:
        text = arabic_digits(one_line(line))
        if period is None and (match := _PERIOD.search(text)) and int(match[1]) < int(match[2]) <= int(match[1]) + 9:
            period = int(match[1]), int(match[2])
        code = code or (match[1] if (match := _CODE.search(text)) else "")
        synthetic = synthetic or _SYNTHETIC.search(text) is not None
        if not name and not _GROUP.search(text) and not _HIGHER_PLAN.search(text):
            name = match[0].strip() if (match := _ORGANISATION.search(text)) else ""
    return TitleFacts(period, name, code, kind_named(lines), synthetic)


def kind_named(lines: list[str]) -> ProjectKind | None:
    """The kind of project that a sheet's name and title lines name, or None.

    planning-rules 2.4: ผ.02/1 is used for community projects, ผ.02/2 for what is asked of others; the words of the
    title go before the number, because offices number the two forms differently.
    """
    text = " ".join(arabic_digits(one_line(line)) for line in lines)
    if "เกินศักยภาพ" in text:
        return ProjectKind.BEYOND_CAPACITY
    form = _FORM.search(text)
    if form and form[1] in "38":
        return ProjectKind.EQUIPMENT
    if form and form[2]:
        return ProjectKind.COMMUNITY if form[2] == "1" else ProjectKind.BEYOND_CAPACITY
    if re.search(r"บัญชีครุภัณฑ์|ผลผลิตของครุภัณฑ์", text):
        return ProjectKind.EQUIPMENT
    if re.search(r"(?:โครงการ|บัญชี|^)\s*(?:เงิน)?อุดหนุน", text):
        return ProjectKind.SUBSIDY
    return ProjectKind.OWN if form else None


_KIND_NAMES = {
    ProjectKind.OWN: ("ผ.02", "own", "ดำเนินการเอง", "โครงการของ อปท.", "โครงการพัฒนา"),
    ProjectKind.COMMUNITY: ("ผ.02/1", "community", "ชุมชน", "โครงการชุมชน"),
    ProjectKind.BEYOND_CAPACITY: ("ผ.02/2", "beyond_capacity", "เกินศักยภาพ", "โครงการเกินศักยภาพ", "ประสานแผน"),
    ProjectKind.SUBSIDY: ("subsidy", "อุดหนุน", "เงินอุดหนุน", "โครงการอุดหนุน"),
    ProjectKind.EQUIPMENT: ("ผ.03", "equipment", "ครุภัณฑ์"),
}
_KIND_OF = {one_line(name).replace(" ", ""): kind for kind, names in _KIND_NAMES.items() for name in names}


def kind_of_cell(written: str) -> ProjectKind | None:
    """The kind that a cell of the column ประเภทโครงการ names, or None."""
    text = arabic_digits(one_line(written)).replace(" ", "").removeprefix("แบบ").lower()
    return _KIND_OF.get(text)

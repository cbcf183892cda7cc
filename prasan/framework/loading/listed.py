"""A plan above the framework as a plain list, one element a line: `1. name`, `1.1 name`, or columns of a workbook.

Pure. What the forms name stands at the top (a milestone, a strategy, an issue, as the level has it); a dotted number
stands under it. An English name may follow after a tab, or in the column after the Thai one.
"""

import io
import re
import zipfile
from dataclasses import dataclass, replace

from python_calamine import CalamineError, CalamineWorkbook

from prasan.common.errors import FileRefused
from prasan.common.findings import Finding, LinePlace, Severity
from prasan.common.text import arabic_digits, one_line
from prasan.framework.loading.files import LARGEST_BYTES, lines_of_bytes
from prasan.framework.rules import LINKED_KINDS, PARENT_KIND, ElementDraft, Kind, Level

LONGEST_TITLE, MOST_ELEMENTS, MOST_UNPACKED = 1000, 2000, 200 * 1024 * 1024
_NUMBERED = re.compile(
    r"^(?:หมุดหมาย(?:การพัฒนา)?|ยุทธศาสตร์(?:ชาติ)?|ประเด็น(?:การพัฒนา)?|เป้าหมาย|ด้าน|ทิศทาง|นโยบาย)?\s*(?:ที่)?\s*"
    r"\(?(?P<code>\d+(?:\.\d+)*)[.):]?(?:\s+|(?<=[.):])\s*)(?P<title>\D.*)$"
)
_VISION = re.compile(r"^วิสัยทัศน์\s*:?\s*(?P<title>\S.*)$")
_BELOW = (Kind.GUIDELINE, Kind.STRATEGIC_ISSUE, Kind.POLICY)


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """The elements that a list names, in its order, and what is wrong or doubtful in it."""

    elements: tuple[ElementDraft, ...]
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it can be published: it names something, and nothing in it is an error."""
        return bool(self.elements) and not any(one.severity is Severity.ERROR for one in self.findings)


def list_of_file(content: bytes, name: str) -> str:
    """The list in a file (txt, docx, pdf, or the first sheet of xlsx, xls, ods), a line for each row. Raises `FileRefused`."""
    if len(content) > LARGEST_BYTES:
        raise FileRefused(
            "file_too_large",
            f"ไฟล์ {name} ใหญ่เกิน {LARGEST_BYTES // 2**20} MB ให้เหลือเฉพาะรายการของแผน",
            f"{name} is larger than {LARGEST_BYTES // 2**20} MB; keep only the list of the plan.",
        )
    if _is_workbook(content, name):
        return "\n".join("\t".join(row) for row in _rows(content, name))
    return "\n".join(lines_of_bytes(content, name).lines)


def _is_workbook(content: bytes, name: str) -> bool:
    if name.casefold().endswith(".xls"):
        return True
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            too_large = sum(one.file_size for one in package.infolist()) > MOST_UNPACKED
            names = {one.filename for one in package.infolist()}
    except zipfile.BadZipFile:
        return False
    if too_large:
        raise FileRefused(
            "file_too_large",
            f"ไฟล์ {name} คลายออกแล้วใหญ่เกินไป จึงไม่เปิด",
            f"{name} unpacks to too much; it was not opened.",
        )
    return "word/document.xml" not in names


def _rows(content: bytes, name: str) -> list[list[str]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(nrows=MOST_ELEMENTS)
    except (CalamineError, OSError, ValueError) as error:
        raise FileRefused(
            "workbook_unreadable",
            f"เปิดไฟล์ {name} เป็นตารางไม่ได้ เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx ที่ไม่มีรหัสผ่าน",
            f"{name} can't be opened as a workbook; save it again as .xlsx without a password.",
        ) from error
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(cell: object) -> str:
    """A number of the first column as it is seen: 1, not 1.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else one_line(str(cell))


def read_listed(text: str, level: Level) -> ListedPlan:
    """The elements of a list. A line without a number goes on with the element before it, and is told."""
    top = LINKED_KINDS[level]
    below = next((kind for kind in _BELOW if PARENT_KIND[kind] is top), None)
    elements: list[ElementDraft] = []
    findings: list[Finding] = []

    def note(code: str, thai: str, english: str) -> None:
        findings.append(_finding(code, number, thai, english))

    for number, written in enumerate(text.splitlines(), 1):
        line, english = _parted(written)
        if not line:
            continue
        if vision := _VISION.match(line):
            elements.append(ElementDraft(level, Kind.VISION, "1", vision["title"], line=number))
        elif found := _NUMBERED.match(line):
            code, kind = found["code"], below if "." in found["code"] else top
            if kind is None:
                note("nothing_below", f"แผนระดับนี้ไม่มีรายการย่อย จึงข้าม {code}", f"{code} is left out")
                continue
            parent = code.rpartition(".")[0]
            elements.append(
                ElementDraft(level, kind, code, found["title"].lstrip(" :–-").strip(), parent, number, title_en=english)
            )
        elif elements:
            elements[-1] = replace(elements[-1], title=f"{elements[-1].title} {line}")
            note("line_joined", "ไม่มีเลขนำหน้า จึงต่อท้ายรายการก่อนหน้า", "joined to the element before")
        else:
            note("line_before_list", "อยู่ก่อนรายการแรก จึงข้าม", "left out, before the first element")
    return ListedPlan(tuple(elements), (*findings, *_errors(elements)))


def _parted(written: str) -> tuple[str, str]:
    """(number and Thai name, English name): a number in a column of its own goes before its name."""
    cells = [one_line(cell) for cell in arabic_digits(written).split("\t")]
    if len(cells) > 1 and re.fullmatch(r"\d+(?:\.\d+)*[.)]?", cells[0]):
        cells = [f"{cells[0]} {cells[1]}", *cells[2:]]
    english = next((cell for cell in cells[1:] if cell), "")
    return cells[0] if cells else "", english


def _errors(elements: list[ElementDraft]) -> list[Finding]:
    found = []
    seen: set[tuple[Kind, str]] = set()
    tops = {one.code for one in elements if not one.parent}
    for one in elements:
        if (one.kind, one.code) in seen:
            found.append(
                _finding("element_twice", one.line, f"เลข {one.code} ซ้ำ แก้ให้ต่างกัน", f"{one.code} twice", is_error=True)
            )
        if one.parent and one.parent not in tops:
            told = f"ไม่มีรายการ {one.parent} ที่ {one.code} อยู่ใต้"
            found.append(_finding("no_parent", one.line, told, f"{one.code} has no {one.parent}", is_error=True))
        if len(one.title) > LONGEST_TITLE:
            told = f"ชื่อของ {one.code} ยาวเกิน {LONGEST_TITLE} ตัวอักษร ตรวจว่าขึ้นบรรทัดใหม่ครบ"
            found.append(
                _finding("title_too_long", one.line, told, f"the name of {one.code} is too long", is_error=True)
            )
        seen.add((one.kind, one.code))
    if len(elements) > MOST_ELEMENTS:
        found.append(_finding("too_many", 1, f"มีเกิน {MOST_ELEMENTS} รายการ", "too many elements", is_error=True))
    return found


def _finding(code: str, line: int, thai: str, english: str, *, is_error: bool = False) -> Finding:
    severity = Severity.ERROR if is_error else Severity.NOTE
    return Finding(code, severity, LinePlace(line), f"บรรทัด {line}: {thai}", f"Line {line}: {english}.")

"""The file-level refusals: every reason for which a plan file is not read at all, in words that say how to mend it."""

from prasan.common.errors import FileRefused

MAX_FILE_BYTES = 25 * 1024 * 1024


def file_too_large(size: int) -> FileRefused:
    """More bytes than a plan can need."""
    limit, real = MAX_FILE_BYTES // (1024 * 1024), size / (1024 * 1024)
    return FileRefused(
        "file_too_large",
        f"ไฟล์มีขนาด {real:,.1f} MB เกินที่รับได้ {limit} MB ลบรูปภาพหรือแผ่นงานที่ไม่ใช่แผน แล้วบันทึกใหม่",
        f"The file is {real:,.1f} MB; the limit is {limit} MB. "
        "Remove pictures or sheets that are not the plan and save again.",
    )


def not_a_workbook(why_th: str, why_en: str) -> FileRefused:
    """Something else than a workbook, or a damaged one."""
    return FileRefused(
        "not_a_workbook",
        f"อ่านไฟล์นี้เป็นสมุดงานไม่ได้ {why_th} เปิดไฟล์ใน Excel หรือ LibreOffice แล้วบันทึกเป็น .xlsx จากนั้นส่งใหม่",
        f"This file cannot be read as a workbook: {why_en}. "
        "Open it in Excel or LibreOffice, save it as .xlsx and send it again.",
    )


def broken_file() -> FileRefused:
    """A workbook that ends too early or does not unpack."""
    return not_a_workbook("ไฟล์เสียหายหรือส่งมาไม่ครบ", "it is damaged or incomplete")


def encrypted() -> FileRefused:
    """A workbook under a password."""
    return FileRefused(
        "encrypted",
        "ไฟล์นี้ตั้งรหัสผ่านไว้ จึงอ่านไม่ได้ เปิดไฟล์ เลือกบันทึกเป็น แล้วลบรหัสผ่านสำหรับเปิดออก จากนั้นส่งใหม่",
        "The file is protected by a password. Open it, save it again without the password, and send that.",
    )


def zip_bomb() -> FileRefused:
    """A package that unpacks to far more than its size, or a sheet that spreads over millions of cells."""
    return FileRefused(
        "zip_bomb",
        "เนื้อหาในไฟล์เมื่อคลายออกใหญ่ผิดปกติ จึงไม่เปิด คัดลอกเฉพาะตารางโครงการไปไว้ในสมุดงานใหม่ แล้วส่งใหม่",
        "The contents of the file unpack to an unreasonable size. "
        "Copy the project tables into a new workbook and send that.",
    )


def unsafe_xml() -> FileRefused:
    """A package whose XML declares entities or a document type: no spreadsheet program writes that."""
    return FileRefused(
        "unsafe_xml",
        "ไฟล์มีส่วนที่อ้างถึงข้อมูลนอกไฟล์ จึงไม่เปิด คัดลอกตารางไปไว้ในสมุดงานใหม่ที่สร้างจาก Excel หรือ LibreOffice แล้วส่งใหม่",
        "The file contains XML declarations that refer outside it. Copy the tables into a new workbook and send that.",
    )


def no_table() -> FileRefused:
    """Nothing in the file looks like one of the ผ. forms."""
    return FileRefused(
        "no_table",
        "ไม่พบตารางโครงการในไฟล์นี้ แถวหัวตารางต้องมีอย่างน้อย ที่ โครงการ วัตถุประสงค์ หรือ เป้าหมาย และงบประมาณรายปี ตามแบบ ผ.02",
        "No project table was found. The header row needs at least number, project, objective or target, "
        "and yearly budgets, as in form ผ.02.",
    )

"""A framework document's file → its lines, whatever the form: text, Word, or PDF with a text layer.

Pure. The whole file is refused when it can't be trusted: wrong form, damaged, too large, encrypted, nothing to read.
"""

from collections.abc import Callable
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.framework.loading.document import FrameworkDocument, read_text
from prasan.framework.loading.lines import FileLines

LARGEST_BYTES = 20 * 1024 * 1024
LEAST_THAI_LETTERS = 200


def read_framework(path: Path) -> FrameworkDocument:
    """A published framework in a file (txt, docx, pdf) → its document. Raises `FileRefused`; nothing is stored."""
    read = lines_of_file(path)
    thai = sum(1 for line in read.lines for character in line if "ก" <= character <= "๛")
    if thai < LEAST_THAI_LETTERS:
        raise FileRefused(
            "no_text",
            f"ไฟล์ {path.name} ไม่มีข้อความภาษาไทยให้อ่าน อาจเป็นภาพสแกน ให้ทำ OCR หรือใช้ไฟล์ต้นฉบับที่คัดลอกข้อความได้",
            f"{path.name} has no Thai text to read; it may be a scanned image. Run OCR or use the original file.",
        )
    return read_text(read.lines, read.begins)


def lines_of_file(path: Path) -> FileLines:
    """The lines of a txt, docx or pdf, told by its first bytes and not by its name."""
    if not path.is_file():
        raise FileRefused(
            "file_missing",
            f"ไม่พบไฟล์ {path.name} ตรวจชื่อและที่อยู่ของไฟล์",
            f"{path.name} is not a file; check its name and folder.",
        )
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise FileRefused(
            "file_too_large",
            f"ไฟล์ {path.name} มีขนาด {size / 1024 / 1024:.1f} MB เกิน 20 MB ให้ลดขนาดภาพในไฟล์หรือแยกเฉพาะเนื้อหา",
            f"{path.name} has {size / 1024 / 1024:.1f} MB, more than 20 MB; make its pictures smaller.",
        )
    return lines_of_bytes(path.read_bytes(), path.name)


def lines_of_bytes(content: bytes, name: str) -> FileLines:
    """The same for a file's content; `name` is what messages call it."""
    # Word and PDF libraries are loaded only when such a file comes.
    from prasan.framework.loading.docx_files import docx_lines
    from prasan.framework.loading.pdf_files import pdf_lines

    forms: tuple[tuple[bytes, Callable[[bytes, str], FileLines]], ...] = (
        (b"%PDF-", pdf_lines),
        (b"PK\x03\x04", docx_lines),
    )
    for signature, reader in forms:
        if signature in content[:1024] if signature == b"%PDF-" else content.startswith(signature):
            return reader(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(
            "old_or_encrypted",
            f"ไฟล์ {name} เป็น Word รุ่นเก่า (.doc) หรือใส่รหัสผ่านไว้ ให้เปิดด้วย Word แล้วบันทึกเป็น .docx ที่ไม่มีรหัสผ่าน",
            f"{name} is an old Word file or has a password; save it as .docx without a password.",
        )
    return text_lines(content, name)


def text_lines(content: bytes, name: str) -> FileLines:
    """A plain text in UTF-8 (with or without mark), UTF-16 or the old Thai encoding of Windows."""
    encodings = ["utf-8-sig", "cp874"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return FileLines(tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")))
    raise FileRefused(
        "not_a_document",
        f"ไฟล์ {name} ไม่ใช่ข้อความ Word (.docx) หรือ PDF ให้เลือกไฟล์เอกสารที่ประกาศ",
        f"{name} is neither text nor Word (.docx) nor PDF.",
    )

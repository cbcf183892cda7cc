"""Word documents: paragraphs and tables in the order in which they stand.

Pure. A docx is a zip: its unpacked size is looked at before anything is unpacked.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.paragraph import Paragraph

from prasan.common.errors import FileRefused
from prasan.framework.loading.lines import FileLines

LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_RATIO = 200

# lxml tells broken XML by a SyntaxError; an element of another kind than expected lacks the attribute that is asked for.
_BROKEN = (
    PackageNotFoundError,
    InvalidXmlError,
    SyntaxError,
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
)


def docx_lines(content: bytes, name: str) -> FileLines:
    """Each paragraph (and each line break in one) is a line; each row of a table one line with tabs between cells."""
    _refuse_bombs(content, name)
    try:
        document = docx.Document(io.BytesIO(content))
        return FileLines(tuple(line for block in _blocks(document) for line in block))
    except _BROKEN as error:
        raise _damaged(name) from error


def _refuse_bombs(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except zipfile.BadZipFile as error:
        raise _damaged(name) from error
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * max(1, len(content)):
        raise FileRefused(
            "zip_bomb",
            f"ไฟล์ {name} ขยายแล้วมีขนาดใหญ่ผิดปกติ จึงไม่เปิดอ่าน ให้บันทึกใหม่จาก Word แล้วลองอีกครั้ง",
            f"{name} unpacks to an abnormal size and was not opened; save it anew from Word.",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused(
            "encrypted",
            f"ไฟล์ {name} ใส่รหัสผ่านไว้ ให้บันทึกเป็นไฟล์ที่ไม่มีรหัสผ่าน",
            f"{name} has a password; save it without one.",
        )
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise FileRefused(
            "not_a_document",
            f"ไฟล์ {name} ไม่ใช่เอกสาร Word ให้เลือกไฟล์ .docx, .pdf หรือ .txt ของเอกสารที่ประกาศ",
            f"{name} is not a Word document; choose the .docx, .pdf or .txt of the published document.",
        )


def _damaged(name: str) -> FileRefused:
    return FileRefused(
        "damaged",
        f"ไฟล์ {name} เสียหาย เปิดอ่านไม่ได้ ให้เปิดด้วย Word แล้วบันทึกใหม่",
        f"{name} is damaged and can't be opened; open it in Word and save it anew.",
    )


def _blocks(document: Document) -> Iterator[list[str]]:
    for block in document.iter_inner_content():
        yield _table_rows(block) if isinstance(block, Table) else _paragraph_lines(block)


def _paragraph_lines(paragraph: Paragraph) -> list[str]:
    return paragraph.text.split("\n")


def _table_rows(table: Table) -> list[str]:
    """A merged cell comes once per column it spans; it is written once, in its first column."""
    rows = []
    for row in table.rows:
        cells: list[str] = []
        seen: set[object] = set()
        for cell in row.cells:
            again = cell._tc in seen
            seen.add(cell._tc)
            cells.append("" if again else " ".join(cell.text.split("\n")))
        rows.append("\t".join(cells))
    return rows

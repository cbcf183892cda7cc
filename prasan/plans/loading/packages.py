"""Is it safe to open? What the file really is, and how large it unpacks, before any reader sees it.

The zip's own table of contents is never believed: every part is unpacked here once, in small pieces, and counted.
"""

import io
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from prasan.plans.loading import refusals
from prasan.plans.loading.sheet_xml import SheetFacts, SheetScan

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
# Blank formatted rows really do pack 100 : 1; deflate cannot pass 1032 : 1.
MAX_RATIO = 250
RATIO_COUNTS_FROM_BYTES = 10 * 1024 * 1024
_CHUNK = 1 << 18
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WORKSHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)


class FileKind(StrEnum):
    """What the bytes are, whatever the name says."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Package:
    """A file that may be opened. `sheets`: part name → what its XML says beside the values (xlsx only)."""

    kind: FileKind
    content: bytes
    sheets: dict[str, SheetFacts] = field(default_factory=dict)


def inspect_file(content: bytes, *, file_name: str) -> Package:
    """The bytes of a file → a package that is safe to open; anything else raises `FileRefused`."""
    if len(content) > refusals.MAX_FILE_BYTES:
        raise refusals.file_too_large(len(content))
    if not content:
        raise refusals.not_a_workbook("ไฟล์ว่างเปล่า", "it is empty")
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content:
            raise refusals.encrypted()
        return Package(FileKind.XLS, content)
    if content.startswith(b"PK"):
        return _inspect_zip(content)
    if not file_name.lower().endswith((".csv", ".txt")) or b"\x00" in content:
        raise refusals.not_a_workbook("เนื้อหาข้างในไม่ใช่สมุดงาน", "its contents are something else")
    return Package(FileKind.TEXT, content)


def _inspect_zip(content: bytes) -> Package:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _inspect_parts(archive, content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise refusals.broken_file() from fault


def _inspect_parts(archive: zipfile.ZipFile, content: bytes) -> Package:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise refusals.zip_bomb()
    names = {entry.filename for entry in entries}
    if len(names) < len(entries):
        raise refusals.broken_file()
    kind = _kind_of(archive, names)
    unpacked, sheets = 0, {}
    for entry in entries:
        if entry.flag_bits & 1:
            raise refusals.encrypted()
        scan = SheetScan() if kind is FileKind.XLSX and _WORKSHEET.match(entry.filename) else None
        unpacked += _measure(archive, entry, MAX_UNPACKED_BYTES - unpacked, scan)
        if scan:
            sheets[entry.filename] = scan.facts()
    return Package(kind, content, sheets)


def _kind_of(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "content.xml" in names and "mimetype" in names and b"spreadsheet" in archive.read("mimetype")[:100]:
        return FileKind.ODS
    raise refusals.not_a_workbook("เป็นไฟล์บีบอัดหรือเอกสารชนิดอื่น", "it is an archive or another kind of document")


def _measure(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowed: int, scan: SheetScan | None) -> int:
    """Unpack one part piece by piece; gives its true size in bytes."""
    size, is_xml = 0, entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    packed = max(entry.compress_size, 1)
    for piece in pieces(archive, entry):
        if is_xml and not size and _DECLARATION.search(piece):
            raise refusals.unsafe_xml()
        size += len(piece)
        if size > allowed or (size > RATIO_COUNTS_FROM_BYTES and size > MAX_RATIO * packed):
            raise refusals.zip_bomb()
        if scan:
            scan.feed(piece)
    return size


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """One part of a zip, unpacked piece by piece, whatever size the zip claims for it."""
    # zipfile stops reading at the size that the archive claims; a liar's claim must not hide the rest.
    claimed, entry.file_size = entry.file_size, sys.maxsize
    try:
        with archive.open(entry) as part:
            while piece := part.read(_CHUNK):
                yield piece
    finally:
        entry.file_size = claimed

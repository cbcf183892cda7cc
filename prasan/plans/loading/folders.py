"""A folder of workbooks in one zip: is it safe to open, and which files in it are workbooks at all. Pure.

As in `packages`, the zip's own table of contents is never believed: every file is unpacked in small pieces and counted.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from prasan.common.errors import FileRefused
from prasan.plans.loading import refusals
from prasan.plans.loading.packages import MAX_RATIO, RATIO_COUNTS_FROM_BYTES, pieces

MAX_FILES = 300
MAX_FOLDER_BYTES = 100 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_UTF8 = 0x800
_NOT_MEANT = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """One workbook of a folder: its place in the zip, its own name without folders, and its bytes."""

    place: int
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """What was in the zip. `passed_over`: names of what is no workbook."""

    entries: tuple[FolderEntry, ...]
    passed_over: tuple[str, ...]


def open_folder(content: bytes) -> Folder:
    """The workbooks of a zip. Raises `FileRefused` where the zip is damaged, locked, a bomb, too large, or has none."""
    if len(content) > MAX_FOLDER_BYTES:
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise refusals.broken_file() from fault


def read_entry(content: bytes, place: int) -> FolderEntry:
    """One file of a zip that was opened before. Raises `FileRefused` where it has none at that place."""
    for entry in open_folder(content).entries:
        if entry.place == place:
            return entry
    raise refusals.broken_file()


def _read(archive: zipfile.ZipFile) -> Folder:
    found: list[FolderEntry] = []
    passed_over: list[str] = []
    unpacked = 0
    for place, info in enumerate(archive.infolist()):
        path = _path(info)
        if info.is_dir() or any(part.lower() in _NOT_MEANT or part.startswith("~$") for part in path.parts):
            continue
        if not path.name.lower().endswith(ENDINGS):
            passed_over.append(path.name[:200])
            continue
        if info.flag_bits & 1:
            raise refusals.encrypted()
        if len(found) == MAX_FILES:
            raise _too_large()
        content = _unpacked(archive, info, MAX_UNPACKED - unpacked)
        unpacked += len(content)
        found.append(FolderEntry(place, path.name[:255], content))
    if not found:
        raise FileRefused(
            "no_workbooks",
            "ไม่มีไฟล์แผนใน zip นี้ ใส่ไฟล์ .xlsx .xls .ods หรือ .csv ของแต่ละ อปท. แล้วส่งใหม่",
            "There is no plan file in this zip; put in each organisation's .xlsx, .xls, .ods or .csv and send it again.",
        )
    return Folder(tuple(found), tuple(passed_over))


def _path(info: zipfile.ZipInfo) -> PurePosixPath:
    """The path inside the zip; only its last part is ever used, so that no name leads outside."""
    written = info.filename
    if not info.flag_bits & _UTF8:
        # Windows in Thai writes names in its own code page without saying so.
        try:
            written = written.encode("cp437").decode("cp874")
        except UnicodeError:
            written = info.filename
    plain = "".join(c for c in written.replace("\\", "/") if c.isprintable())
    return PurePosixPath(plain or "ไม่มีชื่อ")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: int) -> bytes:
    made = bytearray()
    packed = max(info.compress_size, 1)
    for piece in pieces(archive, info):
        made += piece
        size = len(made)
        if size > min(allowed, refusals.MAX_FILE_BYTES):
            raise _too_large()
        if size > RATIO_COUNTS_FROM_BYTES and size > MAX_RATIO * packed:
            raise refusals.zip_bomb()
    return bytes(made)


def _too_large() -> FileRefused:
    return FileRefused(
        "folder_too_large",
        f"zip นี้ใหญ่เกินไป ไม่เกิน {MAX_FILES} ไฟล์ ไฟล์ละไม่เกิน {refusals.MAX_FILE_BYTES // 2**20} MB "
        f"รวมไม่เกิน {MAX_FOLDER_BYTES // 2**20} MB แบ่งส่งเป็นหลาย zip",
        f"This zip is too large: at most {MAX_FILES} files of {refusals.MAX_FILE_BYTES // 2**20} MB each, "
        f"{MAX_FOLDER_BYTES // 2**20} MB in all. Send it in parts.",
    )

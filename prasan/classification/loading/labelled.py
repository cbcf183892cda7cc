"""Reading titles that people labelled, to measure the classifier on."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from prasan.classification.rules.texts import ProjectText
from prasan.common.errors import FileRefused

_NEEDED = {"name", "accepted"}
_FIELDS = ("name", "objective", "target", "budget_class", "unit")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A title, every code under which people would accept it, in which half of the file it is, and what else is known.

    `baht` is the budget (0: not told), `organisation` the name of who plans it; neither is read by the classifier.
    """

    text: ProjectText
    accepted: frozenset[str]
    half: str = ""
    baht: int = 0
    organisation: str = ""


def read_labelled(file: Path) -> list[Labelled]:
    """Labelled titles of a CSV (`name`, `accepted`, and what else the classifier reads) or of a text file of our own.

    A CSV is split into two halves by a hash of its `id`, so that one half can be looked at. A text file has the accepted
    codes joined by /, a tab and the title on each line. Raises `FileRefused` for a file that is neither.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(
            "no_labelled_file",
            f"อ่านไฟล์ {file} ไม่ได้ ตรวจชื่อไฟล์ และบันทึกเป็น CSV UTF-8",
            f"{file} cannot be read; check its name and save it as CSV UTF-8.",
        ) from error
    return _of_text(text) if file.suffix == ".txt" else _of_csv(file, text)


def _of_text(text: str) -> list[Labelled]:
    pairs = (line.split("\t", 1) for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return [Labelled(ProjectText(name.strip()), frozenset(codes.split("/"))) for codes, name in pairs]


def _of_csv(file: Path, text: str) -> list[Labelled]:
    lines = csv.DictReader(text.splitlines(keepends=True))
    if missing := sorted(_NEEDED - set(lines.fieldnames or ())):
        raise FileRefused(
            "not_labelled",
            f"ไฟล์ {file.name} ไม่มีคอลัมน์ {', '.join(missing)} หัวตารางต้องมี name และ accepted",
            f"{file.name} has no column {', '.join(missing)}; name and accepted are needed.",
        )
    return [
        Labelled(
            ProjectText(*((row.get(field) or "") for field in _FIELDS)),
            frozenset((row["accepted"] or "").split()),
            _half(row.get("id") or row["name"]),
            _baht(row.get("budget") or ""),
            row.get("lao") or "",
        )
        for row in lines
    ]


def _baht(text: str) -> int:
    try:
        return max(0, round(float(text)))
    except (ValueError, OverflowError):
        return 0


def _half(number: str) -> str:
    return "dev" if hashlib.sha256(f"split 1 {number}".encode()).digest()[0] % 2 else "test"

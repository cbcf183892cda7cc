"""`prasan read-framework FILE`: a published framework document → its elements and findings; touches no database."""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

from prasan.framework.loading import FrameworkDocument, read_framework
from prasan.framework.loading.editions import read_editions, written
from prasan.framework.loading.merging import editions_of
from prasan.framework.rules import KIND_NAMES_TH, LEVEL_NAMES_TH, Level

HELP = "อ่านเอกสารประเด็นการพัฒนาท้องถิ่นระดับจังหวัด (txt, docx, pdf) เป็นองค์ประกอบและข้อสังเกต โดยไม่แตะฐานข้อมูล"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --json, --write-data."""
    parser.add_argument("file", type=Path, help="ไฟล์เอกสารที่ประกาศ")
    parser.add_argument("--json", action="store_true", help="พิมพ์ทั้งฉบับเป็น JSON")
    parser.add_argument(
        "--write-data",
        type=Path,
        metavar="FOLDER",
        help="เขียนไฟล์ข้อมูลของทุกฉบับลงโฟลเดอร์ editions ของจังหวัด โดยคงคำวินิจฉัยและคำแปลเดิมไว้",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the summary or the JSON; 0 even with findings, for they are for people to rule on."""
    document = read_framework(arguments.file)
    if arguments.write_data:
        print(write_data(document, arguments.file, arguments.write_data))
    elif arguments.json:
        print(json.dumps(as_json(document), ensure_ascii=False))
    else:
        print(summary(document))
    return 0


def as_json(document: FrameworkDocument) -> dict[str, object]:
    """The data contract of `read-framework --json` (docs/reference/read-framework.md)."""
    return {
        "edition": {
            "code": document.code,
            "province": document.province,
            "first_year": document.first_year,
            "last_year": document.last_year,
            "title": document.title,
            "announced_on": document.announced_on.isoformat() if document.announced_on else None,
        },
        "elements": [
            {
                "level": one.level,
                "kind": one.kind,
                "code": one.code,
                "title": one.title,
                "parent": one.parent or None,
                "line": one.line,
            }
            for one in document.elements
        ],
        "targets": [
            {"goal": one.goal, "fiscal_year": one.fiscal_year, "share": one.share, "line": one.line}
            for one in document.targets
        ],
        "covers": [{"goal": one.goal, "guideline": one.guideline} for one in document.covers],
        "findings": [one.finding.as_json() for one in document.findings],
    }


def summary(document: FrameworkDocument) -> str:
    """What was read, level by level, and every finding with its line, in Thai."""
    period = f"พ.ศ. {document.first_year}–{document.last_year}" if document.first_year else "ไม่พบช่วงปี"
    lines = [document.title or "ไม่พบชื่อเอกสาร", f"จังหวัด{document.province or ' (ไม่พบชื่อ)'} · {period}", ""]
    for level in Level:
        counts = Counter(element.kind for element in document.of(level))
        if counts:
            kinds = " · ".join(f"{KIND_NAMES_TH[kind]} {count}" for kind, count in counts.items())
            lines.append(f"{LEVEL_NAMES_TH[level]}: {kinds}")
    goals = len({target.goal for target in document.targets})
    lines += ["", f"เป้าหมาย {len(document.targets)} ค่า ของ {goals} จุดมุ่งหมาย"]
    lines += [f"เสนอให้จุดมุ่งหมายครอบคลุมแนวทาง {len(document.covers)} คู่ (รอยืนยัน)"]
    lines += ["", f"ข้อสังเกต {len(document.findings)} เรื่อง"]
    lines += [f"  {one.finding.place}: {one.finding.message_th} [{one.finding.code}]" for one in document.findings]
    return "\n".join(lines)


def write_data(document: FrameworkDocument, source: Path, folder: Path) -> str:
    """Write one file per edition into a province's `editions` folder; what people decided there before is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {draft.level: draft for draft in read_editions(folder)}
    drafts = editions_of(
        document,
        province=folder.resolve().parent.name,
        source=source.name,
        checksum=hashlib.sha256(source.read_bytes()).hexdigest(),
        known=known,
    )
    for draft in drafts:
        (folder / f"{draft.code}.toml").write_text(written(draft), encoding="utf-8")
    elements = sum(len(draft.elements) for draft in drafts)
    return f"เขียน {len(drafts)} ฉบับ {elements} องค์ประกอบ ลง {folder}"

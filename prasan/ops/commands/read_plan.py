"""`prasan read-plan FILE`: what a plan workbook says, without a database."""

import argparse
import json
from collections import Counter
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.common.findings import Severity
from prasan.common.money import grouped, in_millions
from prasan.plans.loading import read_plan
from prasan.plans.loading.answer import document_as_json
from prasan.plans.rules.rows import PlanDocument, PlanFormat

HELP = "อ่านสมุดงานแผนพัฒนาท้องถิ่น แล้วบอกโครงการที่พบกับข้อสังเกต โดยไม่แตะฐานข้อมูล"

_FORMATS = {PlanFormat.STRATEGY: "แบบยุทธศาสตร์", PlanFormat.ISSUE: "แบบประเด็นการพัฒนา"}
_SEVERITIES = {Severity.ERROR: "ต้องแก้", Severity.WARNING: "ควรดูอีกครั้ง", Severity.NOTE: "ทราบไว้"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE and --json."""
    parser.add_argument("file", type=Path, help="ไฟล์แผน .xlsx .xlsm .xls .ods หรือ .csv")
    parser.add_argument("--json", action="store_true", help="พิมพ์ทั้งหมดเป็น JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the plan; a file that cannot be used at all is refused."""
    path: Path = arguments.file
    if not path.is_file():
        raise FileRefused(
            "no_file",
            f"ไม่พบไฟล์ {path} ตรวจชื่อและที่อยู่ของไฟล์",
            f"There is no file {path}. Check its name and folder.",
        )
    document = read_plan(path, file_name=path.name)
    if arguments.json:
        print(json.dumps(document_as_json(document), ensure_ascii=False))
    else:
        print("\n".join(_summary(document)))
    return 0


def _summary(document: PlanDocument) -> list[str]:
    sheets = {project.sheet for project in document.projects}
    name = document.organisation_name or "ไม่พบชื่อ อปท. ในไฟล์"
    lines = [
        f"{name} · แผนพัฒนาท้องถิ่น พ.ศ. {document.first_year}–{document.last_year} ({_FORMATS[document.format]})",
        f"พบ {grouped(len(document.projects))} โครงการ ใน {len(sheets)} แผ่นงาน",
    ]
    if document.synthetic:
        lines.append("เป็นข้อมูลสมมติ ไม่ใช่แผนจริง")
    for year in range(document.first_year, document.last_year + 1):
        amounts = [project.amounts[year] for project in document.projects if year in project.amounts]
        baht = sum(amounts)
        lines.append(f"  ปี {year}: {grouped(len(amounts))} โครงการ {grouped(baht)} บาท ({in_millions(baht)} ล้านบาท)")
    return lines + _findings(document)


def _findings(document: PlanDocument) -> list[str]:
    if not document.findings:
        return ["ไม่มีข้อสังเกต"]
    counts = Counter(finding.severity for finding in document.findings)
    lines = ["ข้อสังเกต: " + " · ".join(f"{word} {counts[severity]}" for severity, word in _SEVERITIES.items())]
    for severity, word in _SEVERITIES.items():
        lines += [
            f"  [{word}] {finding.place}: {finding.message_th}"
            for finding in document.findings
            if finding.severity is severity
        ]
    return lines

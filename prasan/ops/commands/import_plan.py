"""prasan import-plan FILE.xlsx --organisation CODE [--dry-run] [--leave-out-errors] [--json]."""

import argparse
import json
from pathlib import Path

HELP = "นำแผนจากไฟล์ Excel เข้า อปท. หนึ่งแห่ง (--dry-run แสดงว่าจะเปลี่ยนอะไร โดยไม่บันทึก)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--organisation", required=True, metavar="CODE", help="รหัส อปท.")
    parser.add_argument("--user", default="", help="ชื่อผู้ใช้ที่เป็นผู้นำเข้า (ไม่จำเป็นเมื่อ --dry-run)")
    parser.add_argument("--dry-run", action="store_true", help="ไม่บันทึกอะไร")
    parser.add_argument("--leave-out-errors", action="store_true", help="เว้นแถวที่มีข้อผิดพลาดไว้ แล้วนำเข้าแถวอื่น")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.importing import import_plan

    outcome = import_plan(
        arguments.file,
        organisation_code=arguments.organisation,
        username=arguments.user,
        dry_run=arguments.dry_run,
        leave_out_errors=arguments.leave_out_errors,
    )
    if arguments.json:
        print(json.dumps(outcome.as_json(), ensure_ascii=False))
    else:
        print(outcome.sentence())
        for finding in outcome.findings:
            print(f"  [{finding.severity}] {finding.place}: {finding.message_th}")
    return 0

"""prasan report KIND --organisation CODE --out FILE.{docx,pdf,xlsx} [--first-year 2571] [--revision N] [--draft]."""

import argparse
from pathlib import Path

from prasan.reports.documents.registry import KINDS

HELP = "พิมพ์เอกสารเป็น Word, PDF หรือ Excel จากแผนที่ประกาศแล้ว (--draft พิมพ์ฉบับร่าง)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    told = ", ".join(f"{kind.code} = {kind.title_th}" for kind in KINDS.values())
    parser.add_argument("kind", metavar="KIND", choices=list(KINDS), help=f"เอกสาร: {told}")
    parser.add_argument("--organisation", default="", metavar="CODE", help="รหัส อปท. ของเอกสารแผน")
    parser.add_argument("--first-year", type=int, default=0, help="ปีแรกของแผน (ค่าเริ่มต้น: แผนล่าสุด)")
    parser.add_argument("--revision", type=int, default=0, metavar="N", help="เฉพาะที่ฉบับที่ N เพิ่มหรือเปลี่ยน")
    parser.add_argument("--draft", action="store_true", help="พิมพ์แผนที่กำลังแก้ ทุกหน้าระบุว่าเป็นฉบับร่าง")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="ไฟล์ .docx .pdf หรือ .xlsx")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.reporting import report

    print(
        report(
            arguments.kind,
            organisation_code=arguments.organisation,
            first_year=arguments.first_year,
            revision=arguments.revision,
            draft=arguments.draft,
            out=arguments.out,
        )
    )
    return 0

"""prasan report KIND --out FILE.{docx,pdf,xlsx,pptx} [--organisation CODE | --district CODE | --edition CODE] [--draft] …"""

import argparse
from pathlib import Path

from prasan.reports.documents.registry import KINDS

HELP = "พิมพ์เอกสารเป็น Word, PDF หรือ Excel จากแผนที่ประกาศแล้ว (--draft พิมพ์ฉบับร่าง)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    told = ", ".join(f"{kind.code} = {kind.title_th}" for kind in KINDS.values())
    parser.add_argument("kind", metavar="KIND", help=f"เอกสาร: {told}")
    parser.add_argument("--organisation", default="", metavar="CODE", help="รหัส อปท. ของเอกสารแผนหรือการประชุม")
    parser.add_argument(
        "--district", default="", metavar="CODE", help="รหัสอำเภอของการประชุมคณะกรรมการประสานแผน (ไม่ระบุ: ของจังหวัด)"
    )
    parser.add_argument(
        "--edition", default="", metavar="CODE", help="รหัสกรอบการพัฒนาของเอกสารจังหวัด (ค่าเริ่มต้น: ฉบับปัจจุบัน)"
    )
    parser.add_argument("--first-year", type=int, default=0, help="ปีแรกของแผน (ค่าเริ่มต้น: แผนล่าสุด)")
    parser.add_argument("--revision", type=int, default=0, metavar="N", help="เฉพาะที่ฉบับที่ N เพิ่มหรือเปลี่ยน")
    parser.add_argument("--fiscal-year", type=int, default=0, help="ปีงบประมาณของเอกสารรายปี (ค่าเริ่มต้น: ปีแรก)")
    parser.add_argument("--quarter", type=int, default=0, metavar="1-4", help="ไตรมาส 1–4 (0 = ทั้งปี)")
    parser.add_argument("--item", default="", help="เลขโครงการ รหัสจุดมุ่งหมาย รหัสอำเภอ หรือเลขการประชุม")
    parser.add_argument("--draft", action="store_true", help="พิมพ์แผนที่กำลังแก้ ทุกหน้าระบุว่าเป็นฉบับร่าง")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="ไฟล์ .docx .pdf .xlsx หรือ .pptx")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.reporting import Wanted, report
    from prasan.reports.facts import Asked, State

    asked = Asked(
        State.WORKING if arguments.draft else State.ANNOUNCED,
        arguments.revision,
        arguments.fiscal_year,
        arguments.quarter,
        arguments.item,
    )
    wanted = Wanted(arguments.organisation, arguments.district, arguments.edition, arguments.first_year, asked)
    print(report(arguments.kind, wanted, arguments.out))
    return 0

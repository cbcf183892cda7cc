"""prasan export-plan --organisation CODE --out FILE.xlsx [--first-year 2571]."""

import argparse
from pathlib import Path

HELP = "ส่งออกแผนของ อปท. หนึ่งแห่งเป็น Excel แบบเดียวกับที่นำเข้า"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organisation", required=True, metavar="CODE", help="รหัส อปท.")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx")
    parser.add_argument("--first-year", type=int, default=0, help="ปีแรกของแผน (ค่าเริ่มต้น: แผนล่าสุด)")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.exporting import export_plan

    print(export_plan(arguments.organisation, first_year=arguments.first_year, out=arguments.out))
    return 0

"""prasan work [--once]: does the background jobs; `prasan serve` starts such workers by itself."""

import argparse

HELP = "ทำงานเบื้องหลังที่รอคิวอยู่ (prasan serve เปิดให้เองแล้ว ใช้คำสั่งนี้เมื่อแยกเครื่อง)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="ทำงานที่รออยู่ให้หมดแล้วจบ")
    parser.add_argument("--parent", type=int, default=0, help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.working import work

    work(once=arguments.once, parent=arguments.parent)
    return 0

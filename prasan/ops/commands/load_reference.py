"""prasan load-reference PROVINCE: editions, organisations, districts, from data/."""

import argparse

HELP = "โหลดข้อมูลอ้างอิงของจังหวัด (อปท. อำเภอ กรอบการพัฒนา) จากโฟลเดอร์ data/"
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("province", nargs="?", help="ชื่อโฟลเดอร์ของจังหวัดใน data/")


def run(arguments: argparse.Namespace) -> int:
    from django.core.management import call_command

    from prasan.ops.reference import load_reference

    call_command("migrate", verbosity=0, interactive=False)
    print(load_reference(arguments.province))
    return 0

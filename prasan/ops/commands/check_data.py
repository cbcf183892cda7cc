"""prasan check-data: recounts every published figure from rows by a second way; exits 1 on a difference."""

import argparse
import json

HELP = "นับตัวเลขทุกตัวที่เผยแพร่ใหม่อีกทางหนึ่งจากรายการต้นทาง และตรวจโซ่ร่องรอย พบต่างออกด้วยรหัส 1"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.checking import check_data

    checks = check_data()
    differences = [difference for check in checks for difference in check.differences]
    if arguments.json:
        told = [{"check": one.name, "compared": one.compared, "differences": list(one.differences)} for one in checks]
        print(json.dumps({"checks": told, "findings": []}, ensure_ascii=False))
    else:
        for one in checks:
            print(f"{'ตรงกัน' if not one.differences else 'ต่างกัน'}  {one.name}: {one.compared:,}")
            for difference in one.differences[:20]:
                print(f"    {difference}")
    return 1 if differences else 0

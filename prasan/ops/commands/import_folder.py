"""prasan import-folder DIR [--apply --user NAME] [--json]."""

import argparse
import json
from pathlib import Path

HELP = "นำแผนทุกไฟล์ในโฟลเดอร์เข้า อปท. ของแต่ละไฟล์ (ถ้าไม่ใส่ --apply แสดงว่าจะเปลี่ยนอะไร โดยไม่บันทึก)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--apply", action="store_true", help="บันทึกจริง เฉพาะไฟล์ที่รู้ อปท. แน่และไม่มีข้อผิดพลาด")
    parser.add_argument("--user", default="", help="ชื่อผู้ใช้ที่เป็นผู้นำเข้า (ต้องมีเมื่อ --apply)")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.folders import import_folder

    lines = import_folder(arguments.folder, apply=arguments.apply, username=arguments.user)
    if arguments.json:
        print(json.dumps({"files": [line.as_json() for line in lines], "findings": []}, ensure_ascii=False))
    else:
        for line in lines:
            print(line.sentence())
    return 0 if all(line.refusal is None for line in lines) else 1

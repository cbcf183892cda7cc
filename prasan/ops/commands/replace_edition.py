"""prasan replace-edition OLD NEW [--dry-run]: a newer edition of a plan takes the place of an older one."""

import argparse
import json

HELP = "ใช้ฉบับใหม่แทนฉบับเดิมของแผนเดียวกัน แล้วเสนอความเชื่อมโยงใหม่จากของเดิมตามถ้อยคำ (--dry-run ไม่บันทึก)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", help="รหัสฉบับเดิม")
    parser.add_argument("new", help="รหัสฉบับใหม่")
    parser.add_argument("--dry-run", action="store_true", help="บอกว่าจะเสนออะไร โดยไม่บันทึก")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.aligning import replace

    told = replace(arguments.old, arguments.new, dry_run=arguments.dry_run)
    if arguments.json:
        print(json.dumps({**told, "findings": []}, ensure_ascii=False))
    else:
        begin = "ถ้าใช้แทน จะเสนอ" if arguments.dry_run else "เสนอแล้ว"
        print(
            f"{begin} {told['proposed']} ความเชื่อมโยง · ของเดิมที่ไม่มีรายการใดสืบต่อ {told['not_followed']} · "
            f"รายการใหม่ที่ไม่ได้สืบจากรายการใด {told['new_elements']}"
        )
    return 0

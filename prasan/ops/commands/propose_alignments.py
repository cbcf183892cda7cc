"""prasan propose-alignments [--level sdg] [--measure]: links between the framework and the plans above it, from words."""

import argparse
import json
from dataclasses import asdict

HELP = "เสนอความเชื่อมโยงของแนวทางกับแผนระดับที่สูงกว่าจากถ้อยคำ (--measure วัดเทียบกับที่คนเสนอไว้ โดยไม่บันทึก)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--level", default="", help="เฉพาะระดับเดียว เช่น sdg, national_plan, cluster (own: ประเด็นของ อปท. วัดเท่านั้น)"
    )
    parser.add_argument("--measure", action="store_true", help="วัดข้อเสนอเทียบกับไฟล์ที่คนเสนอ ไม่บันทึกอะไร")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.aligning import measured_levels, measured_own, propose_levels

    if arguments.measure:
        rows = measured_levels(arguments.level)
        own = measured_own() if arguments.level in ("", "own") else {}
        if arguments.json:
            told = {"levels": [asdict(one) for one in rows], "own": {name: asdict(one) for name, one in own.items()}}
            print(json.dumps({**told, "findings": []}, ensure_ascii=False))
            return 0
        for one in rows:
            print(
                f"{one.level}: คนเสนอ {one.known} โปรแกรมเสนอ {one.proposed} ตรง {one.precision:.0%} ครบ {one.recall:.0%} "
                f"F1 {one.f1:.0%} อันดับแรกถูก {one.first:.0%} อยู่ในสามอันดับ {one.within_three:.0%}"
            )
        for name, part in own.items():
            print(
                f"own ({name}): {part.names} ชื่อ อันดับแรกถูก {part.first:.1%} ตรง {part.precision:.0%} "
                f"ครบ {part.recall:.0%} ติ๊กไว้ให้ {part.ticked} ถูก {part.ticked_right:.0%}"
            )
        return 0
    counts = propose_levels(arguments.level)
    if arguments.json:
        print(json.dumps({"proposed": counts, "findings": []}, ensure_ascii=False))
    else:
        print(" · ".join(f"{level}: เสนอใหม่ {count}" for level, count in counts.items()) or "ไม่มีแผนระดับนี้")
    return 0

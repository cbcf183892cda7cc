"""prasan attainment --year 2571 [--stage completed] [--district CODE] [--kind KIND] [--json]."""

import argparse
import json

HELP = "ผลสำเร็จตามจุดมุ่งหมายของปีหนึ่ง: อปท. ที่นับ ที่ขาดขั้นเดียว และที่ยังไม่มี"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", type=int, required=True, help="ปีงบประมาณ พ.ศ. เช่น 2571")
    parser.add_argument("--stage", default="", help="ขั้นที่นับ (ค่าเริ่มต้น: ตามเกณฑ์ของแต่ละจุดมุ่งหมาย)")
    parser.add_argument("--district", default="", help="รหัสอำเภอ")
    parser.add_argument("--kind", default="", help="ประเภท อปท. เช่น sao")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.attaining import attainment_of

    answer = attainment_of(arguments.year, stage=arguments.stage, district=arguments.district, kind=arguments.kind)
    if arguments.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False))
        return 0
    print(f"ปีงบประมาณ {answer.fiscal_year} · อปท. {answer.organisations} แห่ง")
    for one in answer.goals:
        if one.result is None:
            print(f"  {one.code:<4} วัดจากการสำรวจ")
            continue
        met = "ถึงเป้า" if one.result.is_met else "ยังไม่ถึงเป้า"
        counts = (
            f"นับ {len(one.result.counting)} ขาดขั้นเดียว {len(one.result.one_step_short)} ไม่มี {len(one.result.missing)}"
        )
        print(f"  {one.code:<4} {counts} ต้องการ {one.result.needed} {met} · {one.title}")
    if answer.synthetic:
        print("ข้อมูลสมมติ: แผนและผลในฐานข้อมูลนี้แต่งขึ้นเพื่อสาธิต")
    return 0

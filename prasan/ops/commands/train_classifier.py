"""`prasan train-classifier`: learn from what people confirmed, or put an older model in force again."""

import argparse
import json

HELP = "ฝึกตัวจัดเข้าแนวทางจากคำยืนยันของคนในระบบ พร้อมผลก่อนและหลัง หรือกลับไปใช้รุ่นเดิม"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=1, help="เลขสุ่มของการแบ่งชุดวัดผล เลขเดิมได้ผลเดิม")
    parser.add_argument("--restore", type=int, metavar="NUMBER", help="กลับไปใช้รุ่นนี้ (0 คือคลังคำที่มากับระบบ)")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from prasan.classification.actions.training import restore, train
    from prasan.framework.queries import current_framework

    edition = current_framework(settings.PROVINCE)
    if arguments.restore is not None:
        restore(province_code=settings.PROVINCE, edition=edition, number=arguments.restore, by=None)
        told: dict[str, object] = {"in_force": arguments.restore}
        sentence = f"ใช้รุ่นที่ {arguments.restore} แล้ว"
    else:
        made = train(province_code=settings.PROVINCE, edition=edition, by=None, seed=arguments.seed)
        told = {"number": made.number, "lessons": made.lessons, "digest": made.digest, **made.measured}
        sentence = f"ฝึกแล้วเป็นรุ่นที่ {made.number} จากคำยืนยัน {made.lessons:,} ชื่อ · {_compared(made.measured)}"
    print(json.dumps({**told, "findings": []}, ensure_ascii=False) if arguments.json else sentence)
    return 0


def _compared(measured: dict[str, object]) -> str:
    before, after = measured["before"], measured["after"]
    if not isinstance(before, dict) or not isinstance(after, dict):
        return "คำยืนยันยังน้อยเกินกว่าจะวัดผลก่อนและหลัง"
    return f"แนวทางแรกถูก {before['first']} % → {after['first']} % ของ {measured['asked']} ชื่อที่ไม่ได้เรียน"

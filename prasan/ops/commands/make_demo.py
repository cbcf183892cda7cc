"""prasan make-demo [--laos 225] [--projects-per-lao 60] [--seed 1]: synthetic plans, marked as such everywhere they show."""

import argparse

HELP = "สร้างแผนสมมติของ อปท. ในจังหวัด เพื่อสาธิตและวัดความเร็ว ทุกหน้าบอกว่าเป็นข้อมูลสมมติ"
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--laos", type=int, default=225, help="จำนวน อปท. (ค่าเริ่มต้น 225)")
    parser.add_argument("--projects-per-lao", type=int, default=60, help="โครงการต่อแห่งโดยเฉลี่ย (ค่าเริ่มต้น 60)")
    parser.add_argument("--seed", type=int, default=1, help="เลขตั้งต้น เลขเดิมได้จังหวัดเดิม")


def run(arguments: argparse.Namespace) -> int:
    from django.core.management import call_command

    from prasan.ops.demo.store import make_demo

    call_command("migrate", verbosity=0, interactive=False)
    print(make_demo(laos=arguments.laos, projects_per_lao=arguments.projects_per_lao, seed=arguments.seed))
    return 0
